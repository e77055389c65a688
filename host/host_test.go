package host_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/rng"
	"tamrin/store"
	"tamrin/store/memory"
	"tamrin/view"
)

var ctx = context.Background()

// room is a host with one exercise and a clock that the test moves.
type room struct {
	t     *testing.T
	log   store.Log
	clock *host.Manual
	host  *host.Host
	x     *host.Exercise
}

func small() fs.FS { return os.DirFS("../exercise/testdata/small") }

func enter(t *testing.T, log store.Log, plan host.Plan) *room {
	t.Helper()
	r := &room{t: t, log: log, clock: host.NewManual(time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC))}
	r.host = host.New(host.Options{Log: log, Clock: r.clock, Seed: func() rng.Seed { return 7 }})
	t.Cleanup(func() { r.host.Close() })
	x, err := r.host.Create(ctx, small(), plan)
	if err != nil {
		t.Fatal(err)
	}
	r.x = x
	return r
}

// pass lets wall time pass and waits for the exercise.
func (r *room) pass(d time.Duration) {
	r.t.Helper()
	r.clock.Advance(d)
	if err := r.x.Sync(ctx); err != nil {
		r.t.Fatal(err)
	}
}

func (r *room) do(seat string, c exercise.Command) host.Result {
	r.t.Helper()
	result, err := r.x.Do(ctx, exercise.Actor{Seat: seat}, "test", c)
	if err != nil {
		r.t.Fatalf("%s: %T: %v", seat, c, err)
	}
	return result
}

func (r *room) page(seat string) *view.Page {
	r.t.Helper()
	v, err := r.x.Viewer(seat)
	if err != nil {
		r.t.Fatal(err)
	}
	p, err := r.x.View(ctx, v)
	if err != nil {
		r.t.Fatal(err)
	}
	return p
}

func (r *room) inbox(seat string) (titles string) {
	r.t.Helper()
	for _, i := range r.page(seat).Inbox {
		titles += i.Title["en"] + " "
	}
	return titles
}

func TestTheClockDeliversOnTime(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{Name: "live"})
	r.do("excon", exercise.Start{})
	r.pass(10*time.Minute - time.Millisecond)
	if got := r.inbox("seoul"); got != "" {
		t.Errorf("too early: %s", got)
	}
	r.pass(time.Millisecond)
	if got := r.inbox("seoul"); got != "Launch " {
		t.Errorf("at ten minutes: %s", got)
	}
	r.do("excon", exercise.SetSpeed{Speed: 60})
	r.pass(10 * time.Second)
	if got := r.inbox("seoul"); got != "Launch Rumour " {
		t.Errorf("ten seconds later, at sixty times: %s", got)
	}
	r.pass(time.Minute) // late: three things are due at once, each at its own time
	p := r.page("seoul")
	if got := r.inbox("seoul"); got != "Launch Rumour Rumour Rumour " || p.Inbox[3].At != 21*60_000 {
		t.Errorf("a minute later: %s, the last at %d", got, p.Inbox[3].At)
	}
	if now := p.Clock.Now(r.clock.Now().UnixMilli()); now != 80*60_000 {
		t.Errorf("a page's clock says %d", now)
	}
}

func TestAPauseKeepsWhatIsDue(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{})
	r.do("excon", exercise.Start{})
	r.pass(9 * time.Minute)
	r.do("excon", exercise.Pause{})
	r.pass(time.Hour)
	if got := r.inbox("washington.deputy"); got != "" {
		t.Errorf("during the pause: %s", got)
	}
	r.do("excon", exercise.Resume{})
	r.pass(59 * time.Second)
	if got := r.inbox("washington.deputy"); got != "" {
		t.Errorf("too early after the pause: %s", got)
	}
	r.pass(time.Second)
	r.pass(time.Minute)
	if got := r.inbox("washington.deputy"); got != "Launch " {
		t.Errorf("after the pause: %s", got)
	}
}

func TestARestartGoesOnWhereItWas(t *testing.T) {
	for name, stop := range map[string]func(*room){
		"stopped": func(r *room) { r.host.Close() },
		"killed":  func(*room) {}, // the first host is left hanging: nothing more comes of it
	} {
		t.Run(name, func(t *testing.T) {
			r := enter(t, memory.New(), host.Plan{})
			r.do("excon", exercise.Start{})
			r.pass(10 * time.Minute)
			r.pass(time.Minute)
			stop(r)
			r.clock = host.NewManual(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
			r.host = host.New(host.Options{Log: r.log, Clock: r.clock})
			t.Cleanup(func() { r.host.Close() })
			x, err := r.host.Exercise(ctx, r.x.ID())
			if err != nil {
				t.Fatal(err)
			}
			r.x = x
			p := r.page("seoul")
			if p.Clock.Phase != view.Paused || p.Clock.At != 11*60_000 || r.inbox("seoul") != "Launch " {
				t.Fatalf("after the restart: %+v, %s", p.Clock, r.inbox("seoul"))
			}
			if j := r.page("excon").Desk.Journal[0]; j.Kind != string(exercise.Interrupted) {
				t.Errorf("the journal ends with %+v", j)
			}
			r.do("excon", exercise.Resume{})
			r.pass(9 * time.Minute)
			if got := r.inbox("seoul"); got != "Launch Rumour " {
				t.Errorf("at twenty minutes: %s", got)
			}
		})
	}
}

func TestBotsPlayUntilPeopleComeAndAgainWhenTheyGo(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{Bots: true})
	r.do("excon", exercise.Start{})
	r.do("washington.secretary", exercise.TakeSeat{Name: "Ms Lee"})
	r.do("seoul", exercise.TakeSeat{Name: "Mr Kim"})
	r.pass(20 * time.Minute)
	p := r.page("seoul")
	if len(p.Decisions) != 1 || p.Decisions[0].Status != view.Open {
		t.Fatalf("people hold every seat that may reply, and: %+v", p.Decisions)
	}
	if d := r.page("pyongyang").Decisions; len(d) != 1 || d[0].Answer == nil || !d[0].Answer.Bot {
		t.Errorf("Pyongyang's bot: %+v", d)
	}
	r.do("seoul", exercise.HandBack{})
	r.pass(5 * time.Minute)
	if d := r.page("seoul").Decisions[0]; d.Answer == nil || !d.Answer.Bot || d.Answer.By != "seoul" {
		t.Errorf("Seoul's bot has its seat back: %+v", d)
	}
}

func TestSomebodyTwiceTooQuickDecidesOnce(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{})
	r.do("excon", exercise.Start{})
	r.pass(11 * time.Minute)
	answers := make(chan error, 40)
	for range cap(answers) {
		go func() {
			_, err := r.x.Do(ctx, exercise.Actor{Seat: "seoul"}, "", exercise.Take{Decision: "reply", Options: []string{"protest"}})
			answers <- err
		}()
	}
	won := 0
	for range cap(answers) {
		var no *exercise.Refusal
		switch err := <-answers; {
		case err == nil:
			won++
		case !errors.As(err, &no) || no.Code != exercise.AlreadyTaken || no.Winner == nil:
			t.Errorf("a loser is told %v", err)
		}
	}
	if won != 1 {
		t.Errorf("%d won", won)
	}
}

func TestNobodyActsAsTheExerciseItself(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{Bots: true})
	for _, by := range []exercise.Actor{{}, {Seat: "seoul", Bot: true}, {Seat: "nowhere"}, {Bot: true}} {
		if _, err := r.x.Do(ctx, by, "", exercise.TakeSeat{Name: "x"}); err == nil {
			t.Errorf("%+v took a seat", by)
		}
	}
	r.do("excon", exercise.Start{})
	for _, c := range []exercise.Command{exercise.Reach{}, exercise.Note{}, exercise.Interrupt{}, exercise.Settle{}, exercise.Play{}} {
		if _, err := r.x.Do(ctx, exercise.Actor{Seat: "excon"}, "", c); err == nil {
			t.Errorf("control gave %T", c)
		}
	}
}

func TestAScenarioWithProblemsMakesNoExercise(t *testing.T) {
	log := memory.New()
	h := host.New(host.Options{Log: log})
	defer h.Close()
	var bad *host.BadScenario
	if _, err := h.Create(ctx, os.DirFS("testdata/bad"), host.Plan{}); !errors.As(err, &bad) || len(bad.Problems) == 0 {
		t.Errorf("Create: %v", err)
	}
	if ids, _ := h.Exercises(ctx); len(ids) != 0 {
		t.Errorf("there are exercises: %v", ids)
	}
}

// A bot decides no earlier than it has the seat, however long the decision has
// been open.
func TestABotActsNotBeforeItHasTheSeat(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{})
	r.do("excon", exercise.Start{})
	r.pass(14 * time.Minute)
	back := r.do("pyongyang", exercise.HandBack{}).At
	r.pass(30 * time.Second)
	for _, e := range events(t, r.x) {
		if e.By.Bot && e.At < back {
			t.Errorf("%s at %d ms; the bot has the seat since %d ms", e.Kind, e.At, back)
		}
	}
	if d := r.page("pyongyang").Decisions; len(d) != 1 || d[0].Answer == nil || !d[0].Answer.Bot {
		t.Errorf("the bot does not decide: %+v", d)
	}
}
