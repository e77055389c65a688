package exercise

import (
	"maps"
	"slices"
)

// Clone returns a State that stands as s does: what is applied to the one never
// shows in the other. They share what never changes once it is made, and lists
// that only grow: each adds to its own end.
func (s *State) Clone() *State {
	c := *s
	c.World, c.scratch = s.World.Clone(), s.Program.NewWorld()
	c.Seats, c.Answers, c.Written = slices.Clone(s.Seats), slices.Clone(s.Answers), slices.Clone(s.Written)
	c.Opened, c.Closed = slices.Clip(s.Opened), slices.Clip(s.Closed)
	c.Inbox, c.mail, c.heard = grown(s.Inbox), grown(s.mail), grown(s.heard)
	c.Notes, c.History = each(s.Notes), each(s.History)
	c.Claims, c.added, c.observed, c.sent = maps.Clone(s.Claims), maps.Clone(s.added), maps.Clone(s.observed), maps.Clone(s.sent)
	c.attached.sizes = maps.Clone(s.attached.sizes)
	c.recent = slices.Clone(s.recent)
	if s.Emergency != nil {
		e := *s.Emergency
		c.Emergency = &e
	}
	s.cloneWritten(&c)
	s.cloneAlliances(&c)
	s.cloneStrategies(&c)
	return &c
}

// cloneWritten gives c what people sent, wrote and saw.
func (s *State) cloneWritten(c *State) {
	c.Deliveries = slices.Clone(s.Deliveries)
	for i := range c.Deliveries {
		c.Deliveries[i].Opened = slices.Clip(c.Deliveries[i].Opened)
	}
	c.Messages = slices.Clone(s.Messages)
	for i := range c.Messages {
		c.Messages[i].Read = slices.Clip(c.Messages[i].Read)
	}
	c.Observations = slices.Clone(s.Observations)
	for i := range c.Observations {
		c.Observations[i].Versions = slices.Clip(c.Observations[i].Versions)
	}
	c.Requests = slices.Clone(s.Requests)
	for i := range c.Requests {
		c.Requests[i].Answers = slices.Clip(c.Requests[i].Answers)
	}
}

// cloneAlliances gives c what alliances and parties did.
func (s *State) cloneAlliances(c *State) {
	c.Statements, c.Conferences, c.Signals = slices.Clone(s.Statements), slices.Clone(s.Conferences), slices.Clone(s.Signals)
	c.Questions, c.Touches, c.Ratings = slices.Clip(s.Questions), slices.Clip(s.Touches), slices.Clip(s.Ratings)
	c.Actions, c.Tested = slices.Clone(s.Actions), slices.Clip(s.Tested)
	for i := range c.Actions {
		c.Actions[i].Versions = slices.Clip(c.Actions[i].Versions)
	}
	c.Report = maps.Clone(s.Report)
	c.Survey.Forms = slices.Clone(s.Survey.Forms)
	c.ShownTo, c.ops, c.signaled = maps.Clone(s.ShownTo), maps.Clone(s.ops), maps.Clone(s.signaled)
	c.latest = slices.Clone(s.latest)
	c.Rooms = slices.Clone(s.Rooms)
	for i := range c.Rooms {
		r := &c.Rooms[i]
		r.Came, r.Course = slices.Clip(r.Came), slices.Clip(r.Course)
		r.Agreed, r.Proposals, r.Comments = slices.Clone(r.Agreed), slices.Clone(r.Proposals), slices.Clone(r.Comments)
		r.Text.clone()
	}
}

// clone makes a text that was copied one of its own.
func (t *JointText) clone() {
	t.gone = maps.Clone(t.gone)
	t.Clauses = slices.Clone(t.Clauses)
	for i, c := range t.Clauses {
		own := *c
		own.Bodies = slices.Clone(c.Bodies)
		for k := range own.Bodies {
			b := &own.Bodies[k]
			b.Ops, b.past = slices.Clone(b.Ops), slices.Clip(b.past)
		}
		t.Clauses[i] = &own
	}
}

// grown copies lists that only grow.
func grown[T any](lists [][]T) [][]T {
	c := slices.Clone(lists)
	for i := range c {
		c[i] = slices.Clip(c[i])
	}
	return c
}

// each copies lists whose elements change.
func each[T any](lists [][]T) [][]T {
	c := slices.Clone(lists)
	for i := range c {
		c[i] = slices.Clone(c[i])
	}
	return c
}

// Forgo does without what only Handle asks for: which pages sent what. A State
// that is applied to and looked at, and no more, and its clones, are lighter
// then; Handle must not be asked any more.
func (s *State) Forgo() { s.sent, s.ops = nil, nil }

// Bulk counts what a clone has of its own, in things of some hundred bytes each.
func (s *State) Bulk() int {
	n := len(s.Deliveries) + len(s.Messages) + len(s.Observations) + len(s.Requests) + len(s.Written) + len(s.Signals) + len(s.Statements) +
		len(s.signaled)
	for _, list := range s.Notes {
		n += len(list)
	}
	for i := range s.Rooms {
		n += len(s.Rooms[i].Proposals) + len(s.Rooms[i].Comments)
	}
	return n
}
