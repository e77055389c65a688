package host

import (
	"context"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/rehearse"
	"tamrin/store"
)

var (
	sayNoFork = lang.Words{
		"there is no decision %q that was opened in this exercise; nothing was played: choose one of those listed",
		"لا يوجد قرار اسمه %q فُتح في هذا التمرين ولم يُلعب شيء؛ اختر أحد القرارات المدرجة"}
	sayStillOpen = lang.Words{
		"%q is still open; nothing was played: what else could have been decided is asked once it is decided",
		"القرار %q لا يزال مفتوحًا ولم يُلعب شيء؛ يُسأل عمّا كان يمكن أن يُقرَّر بعد أن يُقرَّر"}
)

// forks returns the decision of that name if it may be asked what else it could
// have been: it was closed, or the exercise is over.
func forks(s *exercise.State, decision string) (int, error) {
	d, ok := s.Program.Find(engine.NounDecision, decision)
	switch {
	case !ok || s.World.Decision(d).Status == engine.Waiting:
		return 0, &Problem{sayNoFork.Format(decision)}
	case s.World.Decision(d).Status != engine.Closed && s.Clock.Phase != exercise.Over:
		return 0, &Problem{sayStillOpen.Format(decision)}
	}
	return d, nil
}

// Fork returns a decision of an exercise as it stood just before it was closed.
// It reads the log alone and changes nothing, and the exercise need not be open
// here. A decision that can't be asked about returns a *Problem.
func (h *Host) Fork(ctx context.Context, id, decision string) (*rehearse.Fork, error) {
	kept, err := h.Log.Open(ctx, id)
	if err != nil {
		return nil, err
	}
	p, err := thaw(kept.Archive)
	if err != nil {
		return nil, err
	}
	d, ok := p.Find(engine.NounDecision, decision)
	if !ok {
		return nil, &Problem{sayNoFork.Format(decision)}
	}
	f, s, err := h.fork(ctx, id, p, d)
	if err != nil {
		return nil, err
	}
	_, err = forks(s, decision)
	return f, err
}

// fork reads the log up to what closed a decision, or to its end.
func (h *Host) fork(ctx context.Context, id string, p *engine.Program, decision int) (*rehearse.Fork, *exercise.State, error) {
	s := exercise.New(p)
	f := &rehearse.Fork{World: p.NewWorld(), Decision: decision}
	for e, err := range h.entries(ctx, id, store.Head{}, 0) {
		if err != nil {
			return nil, nil, err
		}
		if s.World.Decision(decision).Status == engine.Open && !s.World.Ended() {
			f.World.CopyFrom(s.World)
			f.At = e.event.At
		}
		if _, err := s.Apply(e.event); err != nil {
			return nil, nil, err
		}
		if s.World.Decision(decision).Status == engine.Closed {
			break
		}
	}
	f.Was = s.World.Decision(decision)
	return f, s, nil
}
