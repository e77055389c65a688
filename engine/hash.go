package engine

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"slices"
)

// Hash returns the SHA-256 of the whole world. Equal inputs reach equal
// hashes, whichever driver gave them and on every platform; worlds that differ
// in anything that could ever show differ in their hash.
func (w *World) Hash() [32]byte {
	h := hasher{h: sha256.New()}
	h.ints(w.now, boolInt(w.started), boolInt(w.ended), int64(w.endedBy), w.shift)
	h.list(w.state[:w.p.slots.talks])
	h.ints(int64(len(w.injects)))
	for i := range w.injects {
		s := &w.injects[i]
		h.ints(int64(s.status), boolInt(s.due), boolInt(s.edited), int64(s.count), s.at, s.deliveredAt)
		if s.edited {
			ad := &w.ads[s.ad]
			h.ints(int64(ad.Cells), boolInt(ad.Public), int64(ad.Digest))
		}
	}
	for i := range w.decisions {
		s := &w.decisions[i]
		h.ints(int64(s.Status), s.OpenedAt, s.Deadline, s.ClosedAt, int64(s.How), int64(s.Party), int64(s.Options))
	}
	for _, c := range w.choices {
		h.ints(int64(c))
	}
	h.list(w.outcomeAt)
	h.ints(int64(len(w.consults)))
	for i := range w.consults {
		h.ints(w.Consulting(i))
	}
	h.bits(w.armed)
	h.bits(w.held)
	h.ints(int64(w.cursor), int64(len(w.timers)))
	for _, t := range w.timers {
		h.ints(t.at, int64(t.kind), int64(t.item))
	}
	h.ints(int64(len(w.asked)))
	for _, c := range w.asked {
		h.ints(int64(c))
	}
	if w.negotiated() {
		h.talks(w)
	}
	var sum [32]byte
	h.h.Sum(sum[:0])
	return sum
}

// negotiated reports whether anything is to be negotiated, or was, or something
// was said. Where nothing was, the hash is as it was before there was any of
// it, so that older logs keep theirs. How often consultations opened follows
// then from the challenges and their times.
func (w *World) negotiated() bool {
	if w.p.negotiates || !slices.Equal(w.state[w.p.slots.postures:], w.p.init[w.p.slots.postures:]) {
		return true
	}
	for i := range w.consults {
		s := &w.consults[i]
		if s.Version != 0 || s.Called != 0 || s.Withdrawn|s.Partners|s.Invited|s.Objected != 0 {
			return true
		}
	}
	return w.said != 0
}

func (h *hasher) talks(w *World) {
	h.list(w.state[w.p.slots.talks:])
	for i := range w.consults {
		s := &w.consults[i]
		h.ints(s.Number, s.Called, s.OpenedAt, s.Version, int64(s.Digest), int64(s.Position), int64(s.How))
		h.ints(int64(s.Consents), int64(s.Withdrawn), int64(s.Partners), int64(s.Invited), int64(s.Objected))
	}
	h.ints(int64(w.said))
}

// hasher writes whole numbers, eight bytes each, low byte first.
type hasher struct {
	h   hash.Hash
	buf [8]byte
}

func (h *hasher) ints(vs ...int64) {
	for _, v := range vs {
		binary.LittleEndian.PutUint64(h.buf[:], uint64(v))
		h.h.Write(h.buf[:])
	}
}

func (h *hasher) list(vs []int64) {
	h.ints(int64(len(vs)))
	h.ints(vs...)
}

func (h *hasher) bits(vs []uint64) {
	for _, v := range vs {
		h.ints(int64(v))
	}
}

func boolInt(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
