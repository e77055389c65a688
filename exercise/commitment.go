package exercise

import "tamrin/engine"

// Touch is one time at which a commitment was upheld, strained or broken, or a
// posture was declared of it.
type Touch struct {
	Commitment int
	How        engine.How // 0 where a posture was declared
	Posture    engine.Posture
	At         int64 // exercise time, ms
	Scenario   int64 // scenario time, Unix ms
	Cause      engine.Cause
	Options    uint64 // taken, where a decision did it
	Statement  int    // that did it, or -1
	Room       int    // the consultation whose end did it, or -1
	Delivery   int    // of the inject that did it, or -1
}

// touched keeps what an effect does to a commitment.
func (s *State) touched(e *Event, f *engine.Effect) {
	t := Touch{Commitment: f.Item, At: e.At, Scenario: s.World.ScenarioTime(), Cause: f.Cause, Statement: -1, Room: -1, Delivery: -1}
	if f.Kind == engine.PostureDeclared {
		t.Posture = engine.Posture(f.Value)
	} else {
		t.How = f.How
	}
	switch f.Cause.Kind {
	case engine.ByDecision:
		t.Options = s.World.Decision(f.Cause.Item).Options
	case engine.ByStatement:
		t.Statement = len(s.Statements) - 1
	case engine.ByConsultation:
		t.Room = s.latest[f.Cause.Item]
		t.Statement = s.Rooms[t.Room].Issued
	case engine.ByInject:
		t.Delivery = len(s.Deliveries) - 1
	}
	s.Touches = append(s.Touches, t)
}
