package host_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/rng"
	"tamrin/scenarios"
	"tamrin/store/memory"
	"tamrin/view"
)

func TestAJumpDeliversEverythingOnItsWayOnce(t *testing.T) {
	for _, paused := range []bool{false, true} {
		r := enter(t, memory.New(), host.Plan{})
		r.do("excon", exercise.Start{})
		if paused {
			r.do("excon", exercise.Pause{})
		}
		if at := r.do("excon", exercise.Jump{To: 20*60_000 + 45_000}).At; at != 20*60_000+45_000 {
			t.Errorf("landed at %d", at)
		}
		p := r.page("seoul")
		if got := r.inbox("seoul"); got != "Launch Rumour Rumour " || p.Inbox[1].At != 20*60_000 || p.Inbox[2].At != 20*60_000+30_000 {
			t.Errorf("on the way came %s", got)
		}
		if phase := p.Clock.Phase; (phase == view.Paused) != paused || p.Clock.Now(r.clock.Now().UnixMilli()) != 20*60_000+45_000 {
			t.Errorf("the clock stands at %+v", p.Clock)
		}
		if j := r.page("excon").Desk.Journal; j[0].Kind != string(exercise.ClockJumped) || !ordered(j) {
			t.Errorf("the journal: %+v", j[0])
		}
		if paused {
			r.do("excon", exercise.Resume{})
		}
		r.pass(14 * time.Second)
		if got := r.inbox("seoul"); got != "Launch Rumour Rumour " {
			t.Errorf("too early: %s", got)
		}
		r.pass(time.Second)
		if got := r.inbox("seoul"); got != "Launch Rumour Rumour Rumour " {
			t.Errorf("afterwards: %s", got)
		}
	}
}

// ordered reports whether a journal tells who ordered a jump, and why.
func ordered(j []view.Entry) bool {
	for _, e := range j {
		if e.Kind == string(exercise.JumpOrdered) {
			return e.Seat == "excon" && e.Reason == "test"
		}
	}
	return false
}

func TestAJumpToTheNextInject(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{})
	r.do("excon", exercise.Start{})
	var stops []int64
	for range 5 {
		stops = append(stops, r.do("excon", exercise.Jump{To: exercise.NextInject}).At/1000)
	}
	if got := fmt.Sprint(stops); got != "[600 1200 1230 1260 5400]" {
		t.Errorf("stopped at %s s", got)
	}
	r.do("excon", exercise.Jump{To: exercise.NextInject}) // there is none: the exercise ends at its planned length
	if c := r.page("excon").Clock; c.Phase != view.Over || c.At != 120*60_000 {
		t.Errorf("the clock stands at %+v", c)
	}
	var no *exercise.Refusal
	if _, err := r.x.Do(ctx, exercise.Actor{Seat: "excon"}, "", exercise.Jump{To: exercise.NextInject}); !errors.As(err, &no) || no.Code != exercise.AlreadyEnded {
		t.Errorf("after the end: %v", err)
	}
}

// TestJumpsReachTheSameWorld plays with bots, by jumps alone and without any.
func TestJumpsReachTheSameWorld(t *testing.T) {
	for _, name := range []string{"first_steps", "ransomware"} {
		want := playLive(t, name, 5).Hash()
		r := enterScenario(t, name, 5)
		control := controlSeat(r.x)
		r.do(control, exercise.Start{})
		for i := 0; r.page(control).Clock.Phase != view.Over; i++ {
			to := exercise.NextInject
			if i%3 == 0 {
				to = r.page(control).Clock.At + int64(i%7)*40_000
			}
			if _, err := r.x.Do(ctx, exercise.Actor{Seat: control}, "", exercise.Jump{To: to}); err != nil {
				var no *exercise.Refusal
				if !errors.As(err, &no) || no.Code != exercise.OutOfRange {
					t.Fatal(err)
				}
				r.do(control, exercise.Jump{To: exercise.NextInject})
			}
		}
		if r.x.Hash() != want {
			t.Errorf("%s: by jumps it reaches another world", name)
		}
	}
}

func enterScenario(t *testing.T, name string, seed rng.Seed) *room {
	t.Helper()
	r := &room{t: t, log: memory.New(), clock: host.NewManual(time.Unix(1_770_000_000, 0))}
	r.host = host.New(host.Options{Log: r.log, Clock: r.clock, Seed: func() rng.Seed { return seed }})
	t.Cleanup(func() { r.host.Close() })
	folder, _ := scenarios.Open(name)
	x, err := r.host.Create(ctx, folder, host.Plan{Bots: true})
	if err != nil {
		t.Fatal(err)
	}
	r.x = x
	return r
}
