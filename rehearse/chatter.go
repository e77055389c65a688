package rehearse

import (
	"math/bits"
	"slices"

	"tamrin/engine"
	"tamrin/lang"
	"tamrin/rng"
)

// Chatter has the bots of a live exercise write short messages, so that whoever
// looks sees people at work: to an ally about what reached both, to control as
// a request for information, to the own notes about what was decided. A bot
// writes of what its own cell received or decided and of nothing else, and to
// an ally only of what that ally knows too. Nothing that is written touches the
// world. What is written depends on the seed, the run and what happened, and on
// no other chance. A Chatter is not safe for use by several goroutines at once.
type Chatter struct {
	p       *engine.Program
	seeds   []rng.Seed   // by cell
	streams []rng.Stream // by cell, of this run
	allies  []uint64     // by cell: those that it writes to
	voices  []writer     // by cell
	due     []remark     // what is about to be written, soonest first
}

// writer is the state of one cell's bot as a writer.
type writer struct {
	free int64            // exercise time from which it may write again, ms
	busy bool             // it has something to write
	last [chatKinds]uint8 // the template that it used last, counted from 1
}

// ChatKind says where a chat goes.
type ChatKind uint8

// The kinds of chats.
const (
	ToAlly    ChatKind = iota // to a cell
	ToControl                 // a request for information
	InNotes                   // into the cell's own notes
	chatKinds = 5             // with the two below
)

// What a chat to an ally is about, beside what reached both.
const (
	ofDecision = 3 + iota
	inReply
)

// remark is something that a bot is about to write.
type remark struct {
	at      int64
	cell    int
	kind    ChatKind // where it goes
	words   int      // which templates
	item    int      // inject or decision
	options uint64
	to      int
}

// Chat is what a bot writes, in its cell's first language.
type Chat struct {
	Kind    ChatKind
	At      int64 // exercise time, ms
	Cell    int   // that writes
	To      int   // with ToAlly
	Subject string
	Text    string
}

// How long a bot takes to write, and how long it keeps silent after that, ms of
// exercise time.
const (
	writesAfter  = 20_000
	writesWithin = 70_000
	silentFor    = 3 * 60_000
	silentUpTo   = 5 * 60_000
)

// NewChatter returns the writing bots of a program, at the start of run 0.
func NewChatter(p *engine.Program, seed rng.Seed) *Chatter {
	c := &Chatter{p: p, streams: make([]rng.Stream, len(p.Cells)), voices: make([]writer, len(p.Cells))}
	own := seed.Child("chatter")
	for i := range p.Cells {
		c.seeds = append(c.seeds, own.Child(p.Cells[i].ID))
		c.allies = append(c.allies, alliesOf(p, i))
	}
	c.Reset(0)
	return c
}

// alliesOf finds to whom a cell's bot writes: those allied with it, else those
// of its own kind.
func alliesOf(p *engine.Program, cell int) (allies uint64) {
	for i := range p.Alliances {
		var all uint64
		for _, q := range slices.Concat(p.Alliances[i].Members, p.Alliances[i].Partners) {
			all |= p.Parties[q].Cells
		}
		if all>>cell&1 == 1 {
			allies |= all
		}
	}
	alone := allies&^(1<<cell) == 0
	for c := range p.Cells {
		switch {
		case c == cell, !p.Cells[c].Playing, !p.Cells[cell].Playing:
			allies &^= 1 << c
		case alone && p.Cells[c].Kind == p.Cells[cell].Kind:
			allies |= 1 << c
		}
	}
	return allies
}

// Reset puts the bots to the start of a run, with nothing in mind.
func (c *Chatter) Reset(run uint64) {
	c.due = c.due[:0]
	for i := range c.seeds {
		c.streams[i], c.voices[i] = c.seeds[i].Run(run), writer{}
	}
}

// Clone returns a Chatter that has the same in mind: what the one goes on to
// write never shows in the other.
func (c *Chatter) Clone() *Chatter {
	d := *c
	d.streams, d.voices, d.due = slices.Clone(c.streams), slices.Clone(c.voices), slices.Clone(c.due)
	return &d
}

// Watch takes in the effects of a step.
func (c *Chatter) Watch(w *engine.World, effects []engine.Effect) {
	for i := range effects {
		switch e := &effects[i]; e.Kind {
		case engine.InjectDelivered:
			for cells := e.Cells; cells != 0; cells &= cells - 1 {
				c.received(w, e, bits.TrailingZeros64(cells))
			}
		case engine.DecisionClosed:
			if e.How == engine.Taken && e.Options != 0 {
				c.decided(e)
			}
		}
	}
}

// Heard tells that somebody of a cell wrote to others: their bots answer.
func (c *Chatter) Heard(at int64, from int, to uint64) {
	for ; to != 0; to &= to - 1 {
		if cell := bits.TrailingZeros64(to); cell != from && c.p.Cells[cell].Playing {
			c.plan(remark{at: at, cell: cell, kind: ToAlly, words: inReply, to: from})
		}
	}
}

// received has a cell's bot think about an item that came.
func (c *Chatter) received(w *engine.World, e *engine.Effect, cell int) {
	if !c.p.Cells[cell].Playing || e.N > 1 || c.aboutTheExercise(e.Item) {
		return
	}
	know := e.Cells
	if w.Inject(e.Item).Public {
		know = ^uint64(0)
	}
	r := remark{at: e.At, cell: cell, item: e.Item}
	draw := c.streams[cell].Below(10)
	to, allied := c.ally(cell, know)
	switch {
	case allied && draw < 6:
		r.kind, r.words, r.to = ToAlly, int(ToAlly), to
	case draw >= 7:
		r.kind, r.words = ToControl, int(ToControl)
	default:
		return
	}
	c.plan(r)
}

// aboutTheExercise reports whether an inject is control's word on the exercise
// itself, or on time passing: nobody in the story writes of it.
func (c *Chatter) aboutTheExercise(inject int) bool {
	if inject >= len(c.p.Injects) {
		return false
	}
	src := c.p.Injects[inject].Src
	return src.Type == "administrative" || src.Jump.To.Set || src.Jump.By.Set
}

// decided has the bots of those who decided write it down, or tell an ally that
// learns of it anyway.
func (c *Chatter) decided(e *engine.Effect) {
	d := &c.p.Decisions[e.Item]
	know := ^uint64(0)
	for m := e.Options; m != 0; m &= m - 1 {
		if o := &d.Options[bits.TrailingZeros64(m)]; !o.Public {
			know &= o.KnownTo
		}
	}
	for cells := d.Cells; cells != 0; cells &= cells - 1 {
		cell := bits.TrailingZeros64(cells)
		if e.Party >= 0 && c.p.Parties[e.Party].Cells>>cell&1 == 0 {
			continue
		}
		r := remark{at: e.At, cell: cell, kind: InNotes, words: int(InNotes), item: e.Item, options: e.Options}
		if to, allied := c.ally(cell, know); allied && c.streams[cell].Below(2) == 0 {
			r.kind, r.words, r.to = ToAlly, ofDecision, to
		}
		c.plan(r)
	}
}

// ally draws one of a cell's allies among those that know.
func (c *Chatter) ally(cell int, know uint64) (int, bool) {
	among := c.allies[cell] & know
	n := bits.OnesCount64(among)
	if n == 0 {
		return 0, false
	}
	for skip := c.streams[cell].Below(uint64(n)); skip > 0; skip-- {
		among &= among - 1
	}
	return bits.TrailingZeros64(among), true
}

// plan sets when a bot writes; one that is busy, or wrote lately, keeps silent.
func (c *Chatter) plan(r remark) {
	v := &c.voices[r.cell]
	r.at += writesAfter + int64(c.streams[r.cell].Below(writesWithin))
	if v.busy || r.at < v.free {
		return
	}
	v.busy = true
	k := len(c.due)
	for k > 0 && c.due[k-1].at > r.at {
		k--
	}
	c.due = slices.Insert(c.due, k, r)
}

// Next returns the exercise time at which a bot next writes, or Never.
func (c *Chatter) Next() int64 {
	if len(c.due) == 0 {
		return engine.Never
	}
	return c.due[0].at
}

// Write returns what the bot writes that is next to write. title gives the title
// of an inject in a language as it was delivered.
func (c *Chatter) Write(title func(inject int, language string) string) Chat {
	r := c.due[0]
	c.due = slices.Delete(c.due, 0, 1)
	v := &c.voices[r.cell]
	v.busy = false
	v.free = r.at + silentFor + int64(c.streams[r.cell].Below(silentUpTo-silentFor))
	l := Chat{Kind: r.kind, At: r.at, Cell: r.cell, To: r.to}
	language := c.language(r.cell)
	template := c.template(r).In(lang.Tag(language))
	switch r.words {
	case inReply:
		l.Text = template
	case ofDecision, int(InNotes):
		l.Text = c.fill(template, r, language)
	default:
		l.Subject = title(r.item, language)
		l.Text = fillIn(template, l.Subject)
	}
	return l
}
