package exercise

import (
	"maps"

	"tamrin/engine"
)

// absorb keeps of an event and its effects what people want to know later and
// the world does not hold: who, when in the story, in which order.
func (s *State) absorb(e *Event, effects []engine.Effect) {
	for i := range effects {
		switch f := &effects[i]; f.Kind {
		case engine.InjectDelivered:
			s.deliver(e, f)
		case engine.DecisionOpened:
			s.Opened = append(s.Opened, f.Item)
		case engine.CommitmentMarked, engine.PostureDeclared:
			s.touched(e, f)
		case engine.AnswerWaits:
			a := &s.Answers[f.Item]
			a.Words, a.WordsBy, a.WordsAt = e.Words, e.By, e.At
		case engine.DecisionClosed:
			s.Closed = append(s.Closed, f.Item)
			a := &s.Answers[f.Item]
			a.Scenario, a.Reason = s.World.ScenarioTime(), e.Reason
			if e.Kind == WordsJudged {
				a.Outcome = e.Words
			}
			if f.How == engine.Taken || f.How == engine.Judged {
				a.By = e.By
			}
			delete(s.Claims, DecisionItem(s.Program.Decisions[f.Item].ID)) // there is nothing left to handle
		case engine.VarChanged:
			s.change(e, f)
		default:
			s.consulted(e, f)
		}
	}
	if e.Kind == InjectSkipped {
		delete(s.Claims, InjectItem(e.Inject))
	}
	if i, ok := s.Inject(e.Inject); ok && e.Reason != "" {
		s.Written[i].Reason = e.Reason
	}
}

func (s *State) deliver(e *Event, f *engine.Effect) {
	d := len(s.Deliveries)
	s.Deliveries = append(s.Deliveries, Delivery{
		Inject: f.Item, N: f.N, At: e.At, Scenario: s.World.ScenarioTime(),
		Cells: f.Cells, Public: s.World.Inject(f.Item).Public,
	})
	for c := range s.Inbox {
		if f.Cells>>c&1 == 1 {
			s.Inbox[c] = append(s.Inbox[c], d)
		}
	}
	delete(s.Claims, InjectItem(s.InjectName(f.Item)))
}

// write keeps the words that control wrote and returns the inject's index.
func (s *State) write(e *Event, item int) int {
	if e.Kind == InjectAdded {
		item = len(s.Written)
		s.Written = append(s.Written, Written{Name: e.Inject})
		s.added[e.Inject] = item
		s.keep(e.By.Seat, e.ID)
	}
	w, d := &s.Written[item], e.Draft
	w.Edits, w.By, w.At = w.Edits+1, e.By, e.At
	for _, t := range []struct {
		to   *map[string]string
		from map[string]string
	}{{&w.Title, d.Title}, {&w.Text, d.Text}, {&w.From, d.From}} {
		if len(t.from) > 0 {
			*t.to = maps.Clone(t.from)
		}
	}
	if d.Channel != "" {
		w.Channel = d.Channel
	}
	return item
}
