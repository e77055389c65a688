package host_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/host"
	"tamrin/rehearse"
	"tamrin/rng"
	"tamrin/scenario"
	"tamrin/scenarios"
	"tamrin/store/sqlite"
	"tamrin/view"
)

// TestFourDriversReachTheSameWorld plays every scenario that ships, and one in
// which bots negotiate a joint text time and again, as a
// rehearsal, live with bots in every seat, by replay of the live log, and as a
// what-if from places in that log. The same inputs must reach the same world.
func TestFourDriversReachTheSameWorld(t *testing.T) {
	for _, name := range append(scenarios.Names(), "talks") {
		for seed := range rng.Seed(3) {
			t.Run(fmt.Sprintf("%s/%d", name, seed), func(t *testing.T) { fourDrivers(t, name, seed) })
		}
	}
}

func fourDrivers(t *testing.T, name string, seed rng.Seed) {
	p := shipped(t, name)
	rehearsed := rehearse.NewPlayer(p, seed)
	if err := rehearsed.Play(0, nil); err != nil {
		t.Fatal(err)
	}
	want := rehearsed.World().Hash()

	x := playLive(t, name, seed)
	if x.Hash() != want {
		t.Error("the live run reaches another world than the rehearsal")
	}
	log := events(t, x)
	s := exercise.New(p)
	begins := 0 // events until STARTEX
	for i, e := range log {
		fold(t, s, e)
		if e.Kind == exercise.Started {
			begins = i + 1
		}
	}
	if s.World.Hash() != want {
		t.Error("the log replays to another world")
	}
	whatIf := func(events int) *engine.World {
		s := exercise.New(p)
		for _, e := range log[:events] {
			fold(t, s, e)
		}
		pl := rehearse.NewPlayer(p, seed)
		err := pl.PlayFrom(s.World, 0, func(_ *engine.World, in *engine.Input, _ []engine.Effect) {
			if in.Kind != engine.TimeReached {
				fold(t, s, eventOf(p, in))
			}
			for in.Kind == engine.TimeReached && s.World.NextDue() <= in.At { // several instants may be shown as one
				fold(t, s, exercise.Event{Kind: exercise.TimeReached, V: 1, At: s.World.NextDue()})
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		if pl.World().Hash() != s.World.Hash() {
			t.Errorf("a what-if from event %d reaches another world than a log of its inputs", events)
		}
		return pl.World()
	}
	if whatIf(begins).Hash() != want {
		t.Error("a what-if from STARTEX reaches another world than the rehearsal")
	}
	for k := begins; k < len(log); k += 1 + len(log)/7 {
		whatIf(k)
	}
}

func shipped(t *testing.T, name string) *engine.Program {
	t.Helper()
	s, _, problems := scenario.Load(folder(name), host.Document)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	p, problems := engine.Compile(s)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return p
}

// folder is that of a scenario that ships, or of one of the tests.
func folder(name string) fs.FS {
	if f, ok := scenarios.Open(name); ok {
		return f
	}
	return os.DirFS("testdata/" + name)
}

// playLive plays a scenario in a host on a disk, with bots in every seat and a
// clock that jumps, pauses and changes its speed at random.
func playLive(t *testing.T, name string, seed rng.Seed) *host.Exercise {
	t.Helper()
	log, err := sqlite.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	r := &room{t: t, log: log, clock: host.NewManual(time.Unix(1_770_000_000, 0))}
	r.host = host.New(host.Options{Log: log, Clock: r.clock, Seed: func() rng.Seed { return seed }})
	t.Cleanup(func() { r.host.Close() })
	if r.x, err = r.host.Create(ctx, folder(name), host.Plan{Bots: true}); err != nil {
		t.Fatal(err)
	}
	control := controlSeat(r.x)
	r.do(control, exercise.Start{})
	chance := rand.New(rand.NewPCG(uint64(seed), 1))
	for i := 0; r.page(control).Clock.Phase != view.Over; i++ {
		if i > 10_000 {
			t.Fatal("the exercise does not end")
		}
		r.pass(time.Duration(chance.Int64N(int64(20 * time.Second))))
		switch chance.IntN(8) {
		case 0:
			r.x.Do(ctx, exercise.Actor{Seat: control}, "", exercise.Pause{})
			r.pass(time.Hour)
			r.x.Do(ctx, exercise.Actor{Seat: control}, "", exercise.Resume{})
		case 1:
			r.x.Do(ctx, exercise.Actor{Seat: control}, "", exercise.SetSpeed{Speed: 1 + chance.IntN(60)})
		}
	}
	return r.x
}

func controlSeat(x *host.Exercise) string {
	for _, s := range x.Seats() {
		if s.Viewer.Role == view.Control {
			return s.ID
		}
	}
	panic("no seat controls")
}

func events(t *testing.T, x *host.Exercise) (list []exercise.Event) {
	t.Helper()
	records, err := x.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		e, err := exercise.Decode(r.Payload)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, e)
	}
	return list
}

func fold(t *testing.T, s *exercise.State, e exercise.Event) {
	t.Helper()
	if _, err := s.Apply(e); err != nil {
		t.Fatal(err)
	}
}

// eventOf writes what a bot, or chance, did as the log would have it.
func eventOf(p *engine.Program, in *engine.Input) exercise.Event {
	e := exercise.Event{V: 1, At: in.At}
	switch in.Kind {
	case engine.ChanceDrawn:
		e.Kind, e.Chance, e.Branch = exercise.ChanceDrawn, p.Chances[in.Item].ID, in.Branch
	case engine.InjectFired:
		e.Kind, e.Inject = exercise.InjectFired, p.Injects[in.Item].ID
	case engine.DecisionTaken:
		d := &p.Decisions[in.Item]
		e.Kind, e.Decision, e.Party = exercise.DecisionTaken, d.ID, p.Parties[in.Party].ID
		for o := range d.Options {
			if in.Options>>o&1 == 1 {
				e.Options = append(e.Options, d.Options[o].ID)
			}
		}
	case engine.TextChanged:
		e.Kind, e.Alliance, e.Text = exercise.TextEdited, p.Alliances[in.Item].ID, &exercise.Work{Digest: in.Value}
	case engine.Consented:
		e.Kind, e.Alliance, e.Party, e.Version = exercise.ConsentGiven, p.Alliances[in.Item].ID, p.Parties[in.Party].ID, int(in.Value)
	default:
		panic(fmt.Sprintf("bots give no input of kind %d", in.Kind))
	}
	return e
}
