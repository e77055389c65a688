package exercise

import "tamrin/engine"

// KeptChanges is how many changes of one variable are kept.
const KeptChanges = 30

// Change is one change of a variable: of a number or a flag the values, of a
// word its place among the words.
type Change struct {
	At       int64 // exercise time, ms
	From, To int64
	Cause    engine.Cause
	By       Actor  // who set it by hand, with engine.ByControl
	Reason   string // given for that
}

// change keeps a change of a variable, in place of the oldest where there are
// too many.
func (s *State) change(e *Event, f *engine.Effect) {
	c := Change{At: e.At, From: f.From, To: f.Value, Cause: f.Cause}
	if f.Cause.Kind == engine.ByControl {
		c.By, c.Reason = e.By, e.Reason
	}
	kept := s.History[f.Item]
	if len(kept) == KeptChanges {
		kept = kept[:copy(kept, kept[1:])]
	}
	s.History[f.Item] = append(kept, c)
}
