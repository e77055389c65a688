package exercise

import (
	"fmt"
	"maps"

	"tamrin/engine"
)

// Apply folds an event in. It returns the engine's effects, valid until the
// next Apply. An error tells that the event does not belong to this log: it is
// damaged, was written by another version of the program, or does not fit what
// came before. The State must not be used further then.
func (s *State) Apply(e Event) ([]engine.Effect, error) {
	effects, err := s.fold(&e)
	if err != nil {
		return nil, fmt.Errorf("exercise: event %d (%s): %w", s.Seq+1, e.Kind, err)
	}
	s.absorb(&e, effects)
	s.Seq++
	s.Clock.Noted = max(s.Clock.Noted, e.At)
	s.remember(&e)
	if s.World.Ended() && s.Clock.Phase != Over {
		s.stand(&e, Over)
	}
	return effects, nil
}

func (s *State) fold(e *Event) ([]engine.Effect, error) {
	switch e.Kind {
	case Created:
		s.create(e)
	case Started:
		s.stand(e, Running)
		return s.step(e, engine.Input{Kind: engine.TimeReached})
	case WasPaused, Interrupted:
		if err := s.agree(e); err != nil {
			return nil, err
		}
		s.stand(e, Paused)
	case WasResumed:
		s.stand(e, Running)
	case SpeedSet:
		if e.Speed < 1 || e.Speed > MaxSpeed {
			return nil, fmt.Errorf("the clock can't go at %d times", e.Speed)
		}
		s.stand(e, s.Clock.Phase)
		s.Clock.Speed = e.Speed
	case WasEnded:
		if err := s.agree(e); err != nil {
			return nil, err
		}
		return s.step(e, engine.Input{Kind: engine.Ended})
	case TimeReached:
		return s.step(e, engine.Input{Kind: engine.TimeReached})
	case Noted, JumpOrdered:
	case ClockJumped:
		if s.World.NextDue() <= e.At {
			return nil, fmt.Errorf("the clock jumps over what is due at %d", s.World.NextDue())
		}
		s.stand(e, s.Clock.Phase)
	case ItemOpened:
		return nil, s.open(e)
	case SeatTaken, SeatReturned:
		return nil, s.seat(e)
	case MessageSent:
		return nil, s.send(e)
	case MessageRead:
		return nil, s.read(e)
	case RequestMade, RequestAnswered, RequestClosed:
		return nil, s.request(e)
	case NoteWritten:
		return nil, s.note(e)
	case NoDuffCalled, NoDuffEnded:
		return nil, s.noDuff(e)
	case Observed, ObservationWithdrawn:
		return nil, s.see(e)
	case ItemClaimed, ItemLetGo:
		return nil, s.claim(e)
	case RoomEntered, ProposalMade, ProposalDeclined, CommentMade, CommentResolved:
		return nil, s.room(e)
	case TextEdited, ParagraphAdded, ParagraphRemoved, ParagraphMoved, ProposalAccepted:
		return s.work(e)
	case StatementMade, QuestionAnswered:
		return s.say(e)
	case ConferenceOpened, ConferenceClosed, QuestionAsked:
		return nil, s.press(e)
	case SignalMeant, SignalReceived:
		return nil, s.signal(e)
	case ShownToPartners:
		return nil, s.show(e)
	case ReplayOpened, Imported, RatingAgreed, ActionWritten, ActionTested, ReportEdited, FeedbackOpened, FeedbackClosed, FeedbackGiven, AmendmentProposed, AmendmentApproved, AmendmentRefused, AmendmentWithdrawn:
		return nil, s.after(e)
	default:
		return s.foldPlay(e)
	}
	return nil, nil
}

// foldPlay folds what somebody did to the story.
func (s *State) foldPlay(e *Event) ([]engine.Effect, error) {
	in, err := s.input(e)
	if err != nil {
		return nil, err
	}
	effects, err := s.step(e, in)
	if err != nil || e.Draft == nil {
		return effects, err
	}
	item := s.write(e, in.Item)
	if e.Draft.At == Now && !e.Draft.Keep && !e.Draft.KeepTime {
		s.absorb(e, effects)
		return s.step(e, engine.Input{Kind: engine.InjectFired, Item: item})
	}
	return effects, nil
}

func (s *State) step(e *Event, in engine.Input) ([]engine.Effect, error) {
	in.At = e.At
	return s.World.Step(in)
}

// agree checks that the world is the one that whoever wrote the log had.
func (s *State) agree(e *Event) error {
	if e.World != "" && e.World != s.hash() {
		return fmt.Errorf("the state differs from the one recorded: the log was written by another version of the program or for another scenario")
	}
	return nil
}

func (s *State) create(e *Event) {
	s.Name, s.ByHand = e.Name, e.ByHand
	for i := range s.Seats {
		s.Seats[i].Bot = e.Bots
	}
}

// stand notes that the clock was touched.
func (s *State) stand(e *Event, p Phase) {
	if s.Clock.Phase == Waiting && p == Running {
		s.Started = e.Wall
	}
	s.Clock.Phase, s.Clock.At, s.Clock.Wall = p, e.At, e.Wall
}

func (s *State) seat(e *Event) error {
	i, ok := s.Seat(e.Seat)
	if !ok {
		return fmt.Errorf("there is no seat %q", e.Seat)
	}
	s.Seats[i].Bot = e.Kind == SeatReturned
	s.Seats[i].Name = e.Name
	if e.Kind == SeatReturned { // whoever held it handles nothing any more
		maps.DeleteFunc(s.Claims, func(_ string, h Held) bool { return h.By.Seat == e.Seat })
	}
	return nil
}

func (s *State) open(e *Event) error {
	i, ok := s.Seat(e.By.Seat)
	if !ok {
		return fmt.Errorf("there is no seat %q", e.By.Seat)
	}
	cell := s.Seats[i].Cell
	if e.Key < 1 || e.Key > len(s.Inbox[cell]) {
		return fmt.Errorf("the cell has received no item %d", e.Key)
	}
	d := &s.Deliveries[s.Inbox[cell][e.Key-1]]
	d.Opened = append(d.Opened, Opening{cell, e.By, e.At})
	return nil
}
