package media

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
)

// pngs goes through a PNG and leaves out what is not the picture: texts, times,
// cameras' notes.
type pngs struct{ in *bufio.Reader }

func (p *pngs) begin(out *bytes.Buffer) (step, error) {
	var head [29]byte // signature, and the first chunk without its sum
	if _, err := io.ReadFull(p.in, head[:]); err != nil {
		return nil, err
	}
	if string(head[12:16]) != "IHDR" || binary.BigEndian.Uint32(head[8:]) != 13 {
		return nil, CutOff
	}
	if err := fits(int64(binary.BigEndian.Uint32(head[16:])), int64(binary.BigEndian.Uint32(head[20:]))); err != nil {
		return nil, err
	}
	out.Write(head[:])
	return pass(p.in, 4, true, p.chunk), nil
}

func (p *pngs) chunk(out *bytes.Buffer) (step, error) {
	var head [8]byte
	if _, err := io.ReadFull(p.in, head[:]); err != nil {
		return nil, err
	}
	keep, next := true, p.chunk
	switch string(head[4:]) {
	case "tEXt", "zTXt", "iTXt", "eXIf", "tIME":
		keep = false
	case "IEND":
		next = nil
	}
	if keep {
		out.Write(head[:])
	}
	return pass(p.in, int64(binary.BigEndian.Uint32(head[:]))+4, keep, next), nil
}

// webps goes through a WebP. Cameras' notes are overwritten in their place, as
// the file says at its beginning how long it is.
type webps struct {
	in   *bufio.Reader
	left int64 // bytes, by what the file says
}

func (w *webps) begin(out *bytes.Buffer) (step, error) {
	var head [12]byte
	if _, err := io.ReadFull(w.in, head[:]); err != nil {
		return nil, err
	}
	w.left = int64(binary.LittleEndian.Uint32(head[4:])) - 4
	first, err := w.in.Peek(30 - 12)
	if err != nil {
		return nil, err
	}
	width, height := webpSize(first)
	if err := fits(width, height); err != nil {
		return nil, err
	}
	out.Write(head[:])
	return w.chunk, nil
}

// webpSize reads how large a WebP is from its first chunk.
func webpSize(b []byte) (width, height int64) {
	at := func(i int) int64 { return int64(b[i]) }
	switch string(b[:4]) {
	case "VP8X":
		return 1 + (at(12) | at(13)<<8 | at(14)<<16), 1 + (at(15) | at(16)<<8 | at(17)<<16)
	case "VP8L":
		return 1 + (at(9) | at(10)&0x3f<<8), 1 + (at(10)>>6 | at(11)<<2 | at(12)&0xf<<10)
	case "VP8 ":
		return at(14) | at(15)&0x3f<<8, at(16) | at(17)&0x3f<<8
	}
	return 0, 0
}

func (w *webps) chunk(out *bytes.Buffer) (step, error) {
	if w.left <= 0 {
		return nil, nil
	}
	var head [8]byte
	if _, err := io.ReadFull(w.in, head[:]); err != nil {
		return nil, err
	}
	size := int64(binary.LittleEndian.Uint32(head[4:]))
	size += size & 1
	w.left -= 8 + size
	switch string(head[:4]) {
	case "EXIF", "XMP ":
		copy(head[:], "none")
		out.Write(head[:])
		return w.blank(size), nil
	case "VP8X":
		out.Write(head[:])
		return w.flags(size), nil
	}
	out.Write(head[:])
	return pass(w.in, size, true, w.chunk), nil
}

// flags takes back that there are cameras' notes.
func (w *webps) flags(size int64) step {
	return func(out *bytes.Buffer) (step, error) {
		b, err := w.in.ReadByte()
		if err != nil || size < 1 {
			return nil, CutOff
		}
		out.WriteByte(b &^ 0x0c)
		return pass(w.in, size-1, true, w.chunk), nil
	}
}

// blank writes zeros in place of size bytes.
func (w *webps) blank(size int64) step {
	return func(out *bytes.Buffer) (step, error) {
		n, err := io.CopyN(io.Discard, w.in, min(size, 32<<10))
		if err != nil {
			return nil, err
		}
		out.Write(make([]byte, n))
		if size -= n; size > 0 {
			return w.blank(size), nil
		}
		return w.chunk, nil
	}
}

// gifs passes a GIF on that is not too large.
type gifs struct{ in *bufio.Reader }

func (g *gifs) begin(*bytes.Buffer) (step, error) {
	head, err := g.in.Peek(10)
	if err != nil {
		return nil, err
	}
	if err := fits(int64(binary.LittleEndian.Uint16(head[6:])), int64(binary.LittleEndian.Uint16(head[8:]))); err != nil {
		return nil, err
	}
	return g.rest, nil
}

func (g *gifs) rest(out *bytes.Buffer) (step, error) {
	_, err := io.CopyN(out, g.in, 32<<10)
	if err == io.EOF {
		return nil, nil
	}
	return g.rest, err
}

// pass copies n bytes, or leaves them out, bit by bit, and then goes on.
func pass(in io.Reader, n int64, keep bool, next step) step {
	return func(out *bytes.Buffer) (step, error) {
		var to io.Writer = out
		if !keep {
			to = io.Discard
		}
		moved, err := io.CopyN(to, in, min(n, 32<<10))
		if err != nil {
			return nil, err
		}
		if n -= moved; n > 0 {
			return pass(in, n, keep, next), nil
		}
		return next, nil
	}
}
