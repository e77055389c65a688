package exercise

import (
	"fmt"

	"tamrin/engine"
	"tamrin/lang"
)

// Observation is what an evaluator saw, with every version of it.
type Observation struct {
	ID        string // made by its author's page
	By        Actor
	Versions  []Version // oldest first, at least one
	Withdrawn bool
}

// Version is an observation as it was recorded once.
type Version struct {
	Sight
	Recorded int64 // exercise time, ms
	Wall     int64 // Unix ms
}

// Now returns the version that stands.
func (o *Observation) Now() *Version { return &o.Versions[len(o.Versions)-1] }

// observation returns the observation of an identifier.
func (s *State) observation(id string) (int, bool) {
	i, ok := s.observed[id]
	return i, ok
}

// observe judges an observation. What its author's page sent before comes to
// nothing, however late it arrives again: so an old draft never stands in place
// of a later version.
func (h *handling) observe(c Observe) (Event, error) {
	if !h.Oversees(h.cell()) {
		return Event{}, Refuse(NotAllowed)
	}
	now := max(h.At, h.World.Now())
	unsure := c.At == Now || c.At > now // the page did not say when, or its clock is ahead
	sight, err := h.sight(c.Sight, now)
	if err != nil {
		return Event{}, err
	}
	e := Event{Kind: Observed, ID: c.ID, Sight: &sight}
	i, known := h.observation(c.ID)
	if !known {
		if !goodID(c.ID) {
			return Event{}, Refuse(Impossible)
		}
		if len(h.Observations) >= MaxObservations {
			return Event{}, Refuse(Limit)
		}
		return e, nil
	}
	o := &h.Observations[i]
	if o.By.Seat != h.By.Seat {
		return Event{}, Refuse(NotAllowed)
	}
	for _, v := range o.Versions {
		if v.Sight.is(sight) || unsure && v.same(sight) {
			return Event{}, errAgain
		}
	}
	if o.Withdrawn {
		return Event{}, Refuse(TooLate)
	}
	if unsure {
		e.Sight.At = o.Now().At // it was seen when it was seen
	}
	return e, nil
}

// same reports whether a version says the same, whenever it was seen.
func (v *Version) same(s Sight) bool {
	s.At = v.At
	return v.Sight.is(s)
}

// sight checks what an observation says.
func (h *handling) sight(s Sight, now int64) (Sight, error) {
	s.Text = clean(s.Text)
	if s.At == Now {
		s.At = now
	}
	s.At = min(s.At, now)
	files, err := h.files(s.Files)
	if err != nil {
		return s, err
	}
	s.Files = files
	_, objective := h.Program.Find(engine.NounObjective, s.Task)
	_, task := h.Program.Find(engine.NounTask, s.Task)
	_, _, about := h.Item(s.About)
	switch {
	case letters(s.Text) > MaxLetters:
		return s, tooManyLetters(MaxLetters)
	case s.Text == "" && s.Rating == "" && len(s.Files) == 0:
		return s, Refuse(Incomplete)
	case s.At < 0:
		return s, outOfRange(lang.Clock(0), lang.Clock(now))
	case s.Task != "" && !objective && !task, s.About != "" && !about:
		return s, Refuse(UnknownItem)
	}
	switch {
	case s.Mark != "" && s.Mark != Strength && s.Mark != Area:
		return s, Refuse(Impossible)
	case !isRating(s.Rating):
		return s, outOfRange("P", "U")
	}
	return s, nil
}

func (h *handling) withdraw(c Withdraw) (Event, error) {
	i, known := h.observation(c.ID)
	switch {
	case !h.Oversees(h.cell()):
		return Event{}, Refuse(NotAllowed)
	case !known:
		return Event{}, Refuse(UnknownItem)
	case h.Observations[i].By.Seat != h.By.Seat:
		return Event{}, Refuse(NotAllowed)
	case h.Observations[i].Withdrawn:
		return Event{}, errAgain
	}
	return Event{Kind: ObservationWithdrawn, ID: c.ID}, nil
}

// see folds an observation in, or that it was withdrawn.
func (s *State) see(e *Event) error {
	i, known := s.observation(e.ID)
	if e.Kind == ObservationWithdrawn {
		if !known {
			return fmt.Errorf("there is no observation %q", e.ID)
		}
		s.Observations[i].Withdrawn = true
		return nil
	}
	if e.Sight == nil || e.ID == "" {
		return fmt.Errorf("the observation is empty")
	}
	if !known {
		i = len(s.Observations)
		s.observed[e.ID] = i
		s.Observations = append(s.Observations, Observation{ID: e.ID, By: e.By})
	}
	o := &s.Observations[i]
	o.Versions = append(o.Versions, Version{*e.Sight, e.At, e.Wall})
	s.attached.add(e.Sight.Files)
	return nil
}
