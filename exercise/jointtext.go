package exercise

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"

	"tamrin/cotext"
	"tamrin/engine"
)

// maxPast is how many edits of a body are kept, to move those over them that
// were made against an older version.
const maxPast = 20_000

// JointText is what a consultation writes together.
type JointText struct {
	Clauses []*Clause // in order
	First   []Wording // as the scenario drafted it
	digest  uint64
	gone    map[string]bool // paragraphs taken out
	added   int
}

// Clause is a paragraph of a joint text.
type Clause struct {
	ID     string
	Bodies []Body // by language, in the scenario's order
}

// Body is a paragraph in one language.
type Body struct {
	Text    string
	Version int // counts its edits
	Ops     []Op
	By      Actor // who changed it last
	At      int64 // exercise time then, ms; 0 while it stands as drafted
	past    []cotext.Edit
}

// Op names an edit as its writer's page did.
type Op struct {
	Cell    int
	ID      string
	Version int // that it made
}

// keptOps is how many edits a body remembers by name.
const keptOps = 256

// Wording is a paragraph's words at some time: by language, in the scenario's order.
type Wording struct {
	ID    string
	Words []string
}

// Work is what is done to a joint text, as the log keeps it.
type Work struct {
	Paragraph string     `json:"paragraph,omitempty"` // paragraph_…, proposal_made, comment_made
	After     string     `json:"after,omitempty"`     // paragraph_added, paragraph_moved: the one before it; empty: first
	Edits     []BodyEdit `json:"edits,omitempty"`     // text_edited, proposal_accepted, paragraph_added: what is done to bodies
	Language  string     `json:"language,omitempty"`  // proposal_made
	Words     string     `json:"words,omitempty"`     // proposal_made, comment_made
	Comment   string     `json:"comment,omitempty"`   // proposal_made
	Digest    int64      `json:"digest,omitempty"`    // text_edited by a bot: what the world keeps of the words
}

// BodyEdit is an edit of one body.
type BodyEdit struct {
	Paragraph string      `json:"paragraph"`
	Language  string      `json:"language"`
	Base      int         `json:"base"`    // version of the body that its writer saw
	Splices   cotext.Edit `json:"splices"` // in a log: against the version that stood when it was accepted
}

func (s *State) firstDraft(a *engine.Alliance) (t JointText) {
	t.gone = map[string]bool{}
	for i := range a.Src.Text {
		src := &a.Src.Text[i]
		c := &Clause{ID: src.ID}
		for _, l := range s.Program.Scenario.Languages {
			c.Bodies = append(c.Bodies, Body{Text: src.Words.In[l]})
		}
		t.Clauses = append(t.Clauses, c)
	}
	t.First = t.wording()
	return t
}

// drawn takes down the words as they stand.
func (t *JointText) wording() (list []Wording) {
	for _, c := range t.Clauses {
		d := Wording{ID: c.ID}
		for i := range c.Bodies {
			d.Words = append(d.Words, c.Bodies[i].Text)
		}
		list = append(list, d)
	}
	return list
}

// Place returns where a paragraph stands, or -1.
func (t *JointText) Place(id string) int {
	return slices.IndexFunc(t.Clauses, func(c *Clause) bool { return c.ID == id })
}

// Body returns a paragraph in a language, by its place among the scenario's; nil
// where there is none.
func (t *JointText) Body(paragraph string, language int) *Body {
	at := t.Place(paragraph)
	if at < 0 || language < 0 {
		return nil
	}
	return &t.Clauses[at].Bodies[language]
}

// freshID returns a name for the next paragraph that is added.
func (t *JointText) freshID() string {
	for n := t.added + 1; ; n++ {
		id := fmt.Sprintf("n%d", n)
		if t.Place(id) < 0 && !t.gone[id] {
			return id
		}
	}
}

// Unsettled lists the paragraphs in which brackets stand open.
func (t *JointText) Unsettled() (ids []string) {
	for _, c := range t.Clauses {
		if slices.ContainsFunc(c.Bodies, func(b Body) bool { return strings.ContainsAny(b.Text, "[]") }) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// tongue returns the place of a language among the scenario's, or -1.
func (s *State) tongue(language string) int {
	return slices.Index(s.Program.Scenario.Languages, language)
}

// lengthAt returns how many code points a body had at an older version.
func (b *Body) lengthAt(version int) int {
	n := utf8.RuneCountInString(b.Text)
	for _, e := range b.since(version) {
		n -= e.Grows()
	}
	return n
}

// knows reports whether edits against a version can still be moved.
func (b *Body) knows(version int) bool {
	return version <= b.Version && version >= b.Version-len(b.past)
}

// since lists the edits after a version that the body knows.
func (b *Body) since(version int) []cotext.Edit { return b.past[len(b.past)-(b.Version-version):] }

// rebase moves an edit made against an older version over what came since.
func (b *Body) rebase(e cotext.Edit, version int) cotext.Edit {
	for _, over := range b.since(version) {
		e = cotext.Transform(e, over, false)
	}
	return e
}

// revise makes an edit; false where it does not fit.
func (b *Body) revise(splices cotext.Edit, e *Event, cell int) bool {
	if !splices.Fits(utf8.RuneCountInString(b.Text)) {
		return false
	}
	b.Text = cotext.Apply(b.Text, splices)
	b.Version, b.By, b.At = b.Version+1, e.By, e.At
	if len(b.past) == 2*maxPast {
		b.past = slices.Clone(b.past[maxPast:]) // the older stay where they are: copies share them
	}
	b.past = append(b.past, splices)
	if e.ID != "" {
		if len(b.Ops) == 2*keptOps {
			b.Ops = b.Ops[:copy(b.Ops, b.Ops[keptOps:])]
		}
		b.Ops = append(b.Ops, Op{cell, e.ID, b.Version})
	}
	return true
}

// write folds in new words, or a new order, of the text on an alliance's table.
func (s *State) work(e *Event) ([]engine.Effect, error) {
	i, err := s.find(engine.NounAlliance, e.Alliance)
	if err != nil {
		return nil, err
	}
	r := s.Table(i)
	if r == nil || e.Text == nil {
		return nil, fmt.Errorf("%q is not at the table, or the event has no text", e.Alliance)
	}
	digest := r.Text.sum(e)
	effects, err := s.step(e, engine.Input{Kind: engine.TextChanged, Item: i, Value: int64(digest)})
	if err != nil {
		return nil, err
	}
	r.Text.digest = digest
	s.keep(e.By.Seat, e.ID)
	if err := s.rearrange(r, e); err != nil {
		return nil, err
	}
	if err := s.reword(r, e); err != nil {
		return nil, err
	}
	if e.Kind == ProposalAccepted {
		return effects, r.decide(e)
	}
	return effects, nil
}

// sum is the digest of the words after an event: of those before, and of what
// was done to them. A bot's is what its driver knows it by.
func (t *JointText) sum(e *Event) uint64 {
	if e.Text.Digest != 0 {
		return uint64(e.Text.Digest)
	}
	h := fnv.New64a()
	fmt.Fprintf(h, "%x %s %q %q\n", t.digest, e.Kind, e.Text.Paragraph, e.Text.After)
	for _, b := range e.Text.Edits {
		fmt.Fprintf(h, "%q %q %v\n", b.Paragraph, b.Language, b.Splices)
	}
	return h.Sum64()
}

// rearrange folds in that a paragraph was added, taken out or moved.
func (s *State) rearrange(r *Room, e *Event) error {
	t, w := &r.Text, e.Text
	at := t.Place(w.Paragraph)
	if (at < 0) == (e.Kind == ParagraphMoved || e.Kind == ParagraphRemoved) || e.Kind == ParagraphAdded && w.Paragraph == "" {
		return fmt.Errorf("there is no paragraph %q, or there is one already", w.Paragraph)
	}
	var c *Clause
	switch e.Kind {
	case ParagraphAdded:
		t.added++
		c = &Clause{ID: w.Paragraph, Bodies: make([]Body, len(s.Program.Scenario.Languages))}
	case ParagraphMoved, ParagraphRemoved:
		c = t.Clauses[at]
		t.Clauses = slices.Delete(t.Clauses, at, at+1)
	default:
		return nil
	}
	if e.Kind == ParagraphRemoved {
		t.gone[c.ID] = true
		return nil
	}
	after := -1
	if w.After != "" {
		if after = t.Place(w.After); after < 0 {
			return fmt.Errorf("there is no paragraph %q", w.After)
		}
	}
	t.Clauses = slices.Insert(t.Clauses, after+1, c)
	return nil
}

// reword folds in the edits of an event.
func (s *State) reword(r *Room, e *Event) error {
	cell := -1
	if seat, ok := s.Seat(e.By.Seat); ok {
		cell = s.Seats[seat].Cell
	}
	for _, w := range e.Text.Edits {
		b := r.Text.Body(w.Paragraph, s.tongue(w.Language))
		if b == nil {
			return fmt.Errorf("there is no paragraph %q, or none in %q", w.Paragraph, w.Language)
		}
		if !b.revise(w.Splices, e, cell) {
			return fmt.Errorf("an edit does not fit paragraph %q", w.Paragraph)
		}
		s.edits++
		if e.ID != "" && s.ops != nil {
			s.ops[sending(e.By.Seat, e.ID)] = b.Version
		}
	}
	return nil
}

// Edited returns which version of its body an edit made that a seat's page
// named; 0 where none is known by that name.
func (s *State) Edited(seat, id string) int { return s.ops[sending(seat, id)] }
