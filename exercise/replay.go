package exercise

// OpenReplay lets those who played look back, each at the own page alone, once
// the exercise is over. Control's. It can't be taken back: they have seen it all
// before.
type OpenReplay struct{}

func (OpenReplay) command() {}

func (h *handling) openReplay() (Event, error) {
	switch {
	case h.Clock.Phase != Over:
		return Event{}, Refuse(NotOver)
	case h.Replayed:
		return Event{}, errAgain
	}
	return Event{Kind: ReplayOpened}, nil
}
