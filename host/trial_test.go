package host_test

import (
	"context"
	"errors"
	"testing"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/rng"
	"tamrin/scenarios"
	"tamrin/view"
)

// overseer is control's viewer.
func overseer(t testing.TB, x *host.Exercise) view.Viewer {
	t.Helper()
	v, err := x.Viewer(controlSeat(x))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestForksLeadWhereTheExerciseWent plays every scenario that ships and holds,
// for each of its decisions, that the way that was leads from just before the
// decision to the very world that the log has just after.
func TestForksLeadWhereTheExerciseWent(t *testing.T) {
	for _, name := range scenarios.Names() {
		for seed := range rng.Seed(2) {
			x := playLive(t, name, seed)
			after := justAfter(t, x)
			if len(after) == 0 {
				t.Fatalf("%s: no decision was closed", name)
			}
			for d, want := range after {
				f, err := host.HostOf(x).Fork(ctx, x.ID(), x.Program().Decisions[d].ID)
				if err != nil {
					t.Fatal(err)
				}
				branches, err := f.Branches()
				if err != nil {
					t.Fatal(err)
				}
				got := branches[0].Start.Clone()
				if branches[0].Nobody {
					got.Step(engine.Input{Kind: engine.TimeReached, At: f.At})
				}
				if !branches[0].Was || got.Hash() != want {
					t.Errorf("%s/%d: the way that %s went does not lead where the exercise went", name, seed, x.Program().Decisions[d].ID)
				}
			}
		}
	}
}

// justAfter returns the hash of the world just after each decision was closed.
func justAfter(t *testing.T, x *host.Exercise) map[int][32]byte {
	s, after := exercise.New(x.Program()), map[int][32]byte{}
	for _, e := range events(t, x) {
		closed := len(s.Closed)
		fold(t, s, e)
		for _, d := range s.Closed[closed:] {
			after[d] = s.World.Hash()
		}
	}
	return after
}

// asked asks what else a decision could have been.
func asked(id string) host.Question { return host.Question{Decision: id} }

// TestTrial plays what else a decision could have been, and holds that it comes
// to the same when asked again, that a stop keeps what was played, and that
// players are told nothing.
func TestTrial(t *testing.T) {
	x := playLive(t, "first_steps", 1)
	control, id := overseer(t, x), x.Program().Decisions[0].ID
	if _, begun := x.Trial(control, asked(id)); begun {
		t.Error("a what-if is there before anybody asked")
	}
	if err := x.Try(control, asked(id)); err != nil {
		t.Fatal(err)
	}
	done, _ := x.WaitTrial(ctx, control, asked(id))
	if !done.Over || done.Stopped || done.Failed != nil || done.Found.Runs() != host.TrialRuns || done.Played != host.TrialRuns {
		t.Fatalf("the what-if ended as %+v", done)
	}
	if a := done.Found.Alternatives(host.TrialSeed, lang.En); len(a.Shown()) == 0 || len(a.Ways) < 2 {
		t.Errorf("it found %+v", a)
	}
	if x.Try(control, asked(id)); true {
		if again, _ := x.Trial(control, asked(id)); again.Found != done.Found {
			t.Error("what was found is played anew")
		}
	}
	var refused *host.Problem
	for _, seat := range x.Seats() {
		if seat.Viewer.Role == view.Control || seat.Viewer.Role == view.Evaluator {
			continue
		}
		if err := x.Try(seat.Viewer, asked(id)); !errors.As(err, &refused) {
			t.Errorf("%s may ask what if: %v", seat.ID, err)
		}
		if _, seen := x.Trial(seat.Viewer, asked(id)); seen {
			t.Errorf("%s sees the what-if", seat.ID)
		}
	}
	if err := x.Try(control, asked("nothing")); !errors.As(err, &refused) {
		t.Errorf("a decision that is none: %v", err)
	}
}

// TestTrialStops stops a what-if at once and begins it anew.
func TestTrialStops(t *testing.T) {
	x := playLive(t, "seoul_2023", 1)
	control, id := overseer(t, x), x.Program().Decisions[firstClosed(t, x)].ID
	if err := x.Try(control, asked(id)); err != nil {
		t.Fatal(err)
	}
	x.StopTrial(control, asked(id))
	stopped, _ := x.Trial(control, asked(id))
	if !stopped.Over || !stopped.Stopped || stopped.Found != nil && stopped.Found.Runs() >= host.TrialRuns {
		t.Errorf("it was stopped, and stands as %+v", stopped)
	}
	x.Try(control, asked(id))
	waited, cancel := context.WithCancel(ctx)
	cancel()
	if early, _ := x.WaitTrial(waited, control, asked(id)); early.Stopped {
		t.Error("who stops waiting stops the what-if")
	}
	if done, _ := x.WaitTrial(ctx, control, asked(id)); done.Played != host.TrialRuns {
		t.Errorf("begun anew, it played %d", done.Played)
	}
}

func firstClosed(t *testing.T, x *host.Exercise) int {
	s := exercise.New(x.Program())
	for _, e := range events(t, x) {
		if fold(t, s, e); len(s.Closed) > 0 {
			return s.Closed[0]
		}
	}
	t.Fatal("no decision was closed")
	return 0
}
