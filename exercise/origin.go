package exercise

import "fmt"

// Origin is where an exercise that was imported came from.
type Origin struct {
	Exercise string `json:"exercise"` // its identifier there
	Events   int64  `json:"events"`   // how many of the events before this one came from there
	Head     string `json:"head"`     // hash of the last of them, there
	Key      string `json:"key"`      // public, with which the archive was signed, in hexadecimal
}

// CameFrom returns the event that an import adds behind the events of an
// archive. at is the exercise time of the last of them, wall is Unix ms.
func CameFrom(o Origin, at, wall int64) Event {
	return Event{Kind: Imported, V: version, At: at, Wall: wall, Origin: &o}
}

// after folds in what is done with an exercise that was played, or rated.
func (s *State) after(e *Event) error {
	switch {
	case e.Kind == ReplayOpened:
		s.Replayed = true
	case e.Kind == RatingAgreed:
		return s.agreed(e)
	case e.Kind == ReportEdited:
		return s.edited(e)
	case e.Kind == ActionWritten, e.Kind == ActionTested:
		return s.improve(e)
	case e.Kind == AmendmentProposed, e.Kind == AmendmentApproved, e.Kind == AmendmentRefused, e.Kind == AmendmentWithdrawn:
		return s.revise(e)
	case e.Kind != Imported:
		return s.feedback(e)
	case e.Origin == nil:
		return fmt.Errorf("it does not say where the exercise came from")
	default:
		s.Origin = *e.Origin
	}
	return nil
}
