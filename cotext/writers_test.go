package cotext_test

import (
	"flag"
	"maps"
	"math/rand/v2"
	"testing"
	"time"
	"unicode/utf8"

	"tamrin/cotext"
)

var seed = flag.Uint64("seed", 0, "the seed of the random writers; 0 draws one")

// sent is an edit on its way to the server, with the version that it was made
// against.
type sent struct {
	writer, base int
	edit         cotext.Edit
}

// writer is one person's page: what the server said so far, and on top of that
// what is on its way and what is not sent yet.
type writer struct {
	version int
	text    string      // as the server had it at version
	flying  cotext.Edit // on its way; nil where nothing is
	own     cotext.Edit // made since
	inbox   []sent      // what the server accepted, not yet seen
}

func (w *writer) sees() string { return cotext.Apply(cotext.Apply(w.text, w.flying), w.own) }

// hear takes in the next edit that the server accepted.
func (w *writer) hear(me int) {
	e := w.inbox[0]
	w.inbox = w.inbox[1:]
	w.version++
	w.text = cotext.Apply(w.text, e.edit)
	if e.writer == me {
		w.flying = nil
		return
	}
	over := e.edit
	flying := cotext.Transform(w.flying, over, false)
	over = cotext.Transform(over, w.flying, true)
	w.own = cotext.Transform(w.own, over, false)
	if w.flying != nil {
		w.flying = append(cotext.Edit{}, flying...)
	}
}

// table is everybody who writes, and the server.
type table struct {
	r       *rand.Rand
	writers [20]writer
	wire    []sent // to the server, in no order
	history []cotext.Edit
	text    string
	next    rune
	put     map[rune]bool // letters that a writer put in
	gone    map[rune]bool // those that a writer who saw them took out
}

// letter returns one that stands nowhere yet, of scripts of either direction,
// within the first plane and beyond it.
func (t *table) letter() rune {
	if t.next++; t.next%2 == 0 && t.next < 0x180 {
		return 0x0600 + t.next // Arabic
	}
	if t.next < 0x5000 {
		return 0x4e00 + t.next
	}
	return 0x20000 + t.next
}

// write has somebody change what is before them.
func (t *table) write(w *writer) {
	seen := []rune(w.sees())
	s := cotext.Splice{At: t.r.IntN(len(seen) + 1)}
	if t.r.IntN(3) == 0 {
		s.Cut = t.r.IntN(min(len(seen)-s.At, 12) + 1)
	}
	for _, c := range seen[s.At : s.At+s.Cut] {
		t.gone[c] = true
	}
	for range t.r.IntN(6) {
		c := t.letter()
		t.put[c] = true
		s.Put += string(c)
	}
	w.own = cotext.Compose(w.own, cotext.Edit{s})
}

// send puts a writer's edit on the wire, one at a time.
func (t *table) send(me int) {
	if w := &t.writers[me]; w.flying == nil && len(w.own) > 0 {
		w.flying, w.own = w.own, nil
		t.wire = append(t.wire, sent{me, w.version, w.flying})
	}
}

// accept takes an edit from the wire, moves it to the present text and tells
// everybody.
func (t *table) accept(test *testing.T) {
	i := t.r.IntN(len(t.wire))
	e := t.wire[i]
	t.wire = append(t.wire[:i], t.wire[i+1:]...)
	moved := e.edit
	for _, over := range t.history[e.base:] {
		moved = cotext.Transform(moved, over, false)
	}
	if !moved.Fits(utf8.RuneCountInString(t.text)) {
		test.Fatalf("%v does not fit", moved)
	}
	t.text = cotext.Apply(t.text, moved)
	t.history = append(t.history, moved)
	for k := range t.writers {
		t.writers[k].inbox = append(t.writers[k].inbox, sent{writer: e.writer, edit: moved})
	}
}

// TestTwentyWritersLoseNoWord has twenty people write one text with edits in
// flight and delays at random. All must come to the same text, and in it must
// stand every letter that was put in and that nobody who saw it took out.
func TestTwentyWritersLoseNoWord(t *testing.T) {
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano())
	}
	t.Logf("seed %d", *seed)
	for run := range uint64(20) {
		at := &table{r: rand.New(rand.NewPCG(*seed, run)), put: map[rune]bool{}, gone: map[rune]bool{}}
		for range 2_000 {
			me := at.r.IntN(len(at.writers))
			switch w := &at.writers[me]; at.r.IntN(4) {
			case 0:
				at.write(w)
			case 1:
				at.send(me)
			case 2:
				if len(at.wire) > 0 {
					at.accept(t)
				}
			case 3:
				for range at.r.IntN(len(w.inbox) + 1) {
					w.hear(me)
				}
			}
		}
		at.settle(t)
		at.check(t)
	}
}

// settle lets everything arrive.
func (t *table) settle(test *testing.T) {
	for range len(t.writers) {
		for me := range t.writers {
			for len(t.writers[me].inbox) > 0 {
				t.writers[me].hear(me)
			}
			t.send(me)
		}
		for len(t.wire) > 0 {
			t.accept(test)
		}
	}
}

func (t *table) check(test *testing.T) {
	for me := range t.writers {
		if got := t.writers[me].sees(); got != t.text {
			test.Fatalf("writer %d has %q, the server %q", me, got, t.text)
		}
	}
	stands := map[rune]bool{}
	for _, c := range t.text {
		if stands[c] {
			test.Fatalf("%c stands twice", c)
		}
		stands[c] = true
	}
	want := maps.Clone(t.put)
	for c := range t.gone {
		delete(want, c)
	}
	if !maps.Equal(stands, want) {
		test.Fatalf("%d letters stand; %d were put in and not taken out by somebody who saw them", len(stands), len(want))
	}
	if len(want) == 0 || len(t.gone) == 0 {
		test.Fatal("nothing was put to the test")
	}
}

// BenchmarkAccept moves an edit over forty others that came meanwhile, in a
// text of 20,000 letters of both directions, and makes it.
func BenchmarkAccept(b *testing.B) {
	text := ""
	for utf8.RuneCountInString(text) < 20_000 {
		text += "the معاهدة of 1953 "
	}
	var since []cotext.Edit
	for i := range 40 {
		since = append(since, cotext.Edit{{At: i * 400, Cut: i % 3, Put: "كلمة"}})
	}
	for b.Loop() {
		e := cotext.Edit{{At: 10_000, Cut: 4, Put: "word"}}
		for _, over := range since {
			e = cotext.Transform(e, over, false)
		}
		cotext.Apply(text, e)
	}
}
