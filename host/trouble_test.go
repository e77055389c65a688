package host_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/store"
	"tamrin/store/memory"
	"tamrin/view"
)

// flaky is a log that fails, or waits, when the test says so.
type flaky struct {
	store.Log
	mu   sync.Mutex
	fail error
	gate chan struct{} // where set, an append waits for it
}

func (f *flaky) set(fail error, gate chan struct{}) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fail, f.gate = fail, gate
}

func (f *flaky) Append(ctx context.Context, id string, expect int64, payloads ...[]byte) (store.Head, error) {
	f.mu.Lock()
	fail, gate := f.fail, f.gate
	f.mu.Unlock()
	if gate != nil {
		<-gate
	}
	if fail != nil {
		return store.Head{}, fail
	}
	return f.Log.Append(ctx, id, expect, payloads...)
}

func TestADiskThatIsFullStopsNothingForGood(t *testing.T) {
	log := &flaky{Log: memory.New()}
	r := enter(t, log, host.Plan{})
	r.do("excon", exercise.Start{})
	r.pass(11 * time.Minute)
	before := r.page("seoul").Version

	log.set(store.Fail(store.Full, r.x.ID(), nil), nil)
	_, err := r.x.Do(ctx, exercise.Actor{Seat: "seoul"}, "", exercise.Take{Decision: "reply", Options: []string{"protest"}})
	if store.KindOf(err) != store.Full {
		t.Fatalf("the taker is told %v", err)
	}
	if got := r.page("seoul").Version; got != before {
		t.Error("what is not durable is shown")
	}
	r.clock.Advance(2 * time.Second) // it is tried again, in vain
	log.set(nil, nil)
	r.pass(2 * time.Second)
	if d := r.page("seoul").Decisions[0]; d.Status != view.Open {
		t.Errorf("what was refused came true: %+v", d)
	}
	r.do("seoul", exercise.Take{Decision: "reply", Options: []string{"protest"}})
	r.pass(20 * time.Minute)
	if got := r.inbox("seoul"); got != "Launch Rumour Rumour Rumour " {
		t.Errorf("after the trouble: %s", got)
	}
	if at := r.do("excon", exercise.Pause{}).At; at != (31*60+4)*1000 {
		t.Errorf("the clock stands at %d ms: the trouble cost it time", at)
	}
	replay := exercise.New(r.x.Program())
	for _, e := range events(t, r.x) {
		fold(t, replay, e)
	}
	if replay.World.Hash() != r.x.Hash() {
		t.Error("the log replays to another world")
	}
}

func TestNothingIsSeenOrAnsweredBeforeItIsDurable(t *testing.T) {
	log := &flaky{Log: memory.New()}
	r := enter(t, log, host.Plan{})
	r.do("excon", exercise.Start{})
	r.pass(11 * time.Minute)
	before := r.page("seoul")
	v, _ := r.x.Viewer("seoul")
	sub := r.x.Subscribe(v, "seoul", before.Version)
	defer sub.Close()

	gate := make(chan struct{})
	log.set(nil, gate)
	answered := make(chan error)
	go func() {
		_, err := r.x.Do(ctx, exercise.Actor{Seat: "seoul"}, "", exercise.Take{Decision: "reply", Options: []string{"protest"}})
		answered <- err
	}()
	time.Sleep(50 * time.Millisecond) // long enough for what must not happen
	select {
	case <-answered:
		t.Error("the taker is answered before the disk")
	case <-sub.Changed():
		t.Error("somebody is told before the disk")
	default:
	}
	if p, err := r.x.View(ctx, v); err != nil || p.Version != before.Version {
		t.Errorf("the page while the disk is busy: %v, %v", p, err)
	}
	close(gate)
	if err := <-answered; err != nil {
		t.Fatal(err)
	}
	<-sub.Changed()
	if r.page("seoul").Decisions[0].Status != view.Closed {
		t.Error("the decision does not show")
	}
}

func TestOnlyThoseConcernedAreTold(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{})
	r.do("excon", exercise.Start{})
	subs := map[string]*host.Subscription{}
	for _, seat := range []string{"washington.secretary", "seoul", "pyongyang", "excon"} {
		v, _ := r.x.Viewer(seat)
		subs[seat] = r.x.Subscribe(v, seat, r.page(seat).Version)
		defer subs[seat].Close()
	}
	time.Sleep(50 * time.Millisecond)
	for _, s := range subs {
		drain(s) // that somebody came is news for control
	}
	r.pass(5 * time.Minute) // Pyongyang's secret decision opens
	<-subs["pyongyang"].Changed()
	<-subs["excon"].Changed()
	time.Sleep(50 * time.Millisecond)
	for _, seat := range []string{"seoul", "washington.secretary"} {
		if drain(subs[seat]) {
			t.Errorf("%s is told of what happened elsewhere", seat)
		}
	}
	r.pass(5 * time.Minute)
	<-subs["seoul"].Changed()
	<-subs["washington.secretary"].Changed()
}

func drain(s *host.Subscription) bool {
	select {
	case <-s.Changed():
		return true
	default:
		return false
	}
}

func TestWhoComesBackIsToldOfWhatWasMissed(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{})
	r.do("excon", exercise.Start{})
	v, _ := r.x.Viewer("seoul")
	old := r.page("seoul").Version
	same := r.x.Subscribe(v, "seoul", old)
	time.Sleep(20 * time.Millisecond)
	if drain(same) {
		t.Error("told of a change though nothing was missed")
	}
	same.Close()
	r.pass(10 * time.Minute)
	late := r.x.Subscribe(v, "seoul", old)
	defer late.Close()
	if !drain(late) {
		t.Error("not told at once of what was missed")
	}
}

func TestControlSeesWhoIsThere(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{})
	present := func() bool { return r.page("excon").Desk.Cells[1].Seats[0].Present }
	v, _ := r.x.Viewer("seoul")
	a, b := r.x.Subscribe(v, "seoul", ""), r.x.Subscribe(v, "seoul", "")
	if !present() {
		t.Error("Seoul is there and control does not see it")
	}
	a.Close()
	a.Close() // closing twice counts once
	if !present() {
		t.Error("Seoul's second tab is not seen")
	}
	b.Close()
	if present() {
		t.Error("Seoul has gone and control still sees it")
	}
}

func TestASlowReaderHoldsNobodyUp(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{})
	r.do("excon", exercise.Start{})
	v, _ := r.x.Viewer("seoul")
	for range 1000 { // none of whom ever reads
		defer r.x.Subscribe(v, "seoul", "").Close()
	}
	for i := range 200 {
		r.do("excon", exercise.AddInject{Draft: exercise.Draft{Title: map[string]string{"en": "x"}, Cells: []string{"seoul"}, At: exercise.Now}})
		if i == 0 {
			time.Sleep(time.Millisecond)
		}
	}
	if n := len(r.page("seoul").Inbox); n != 200 {
		t.Errorf("%d of 200 came", n)
	}
}

func TestAClosedHostSaysSo(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{})
	r.host.Close()
	var p *host.Problem
	if _, err := r.x.Do(ctx, exercise.Actor{Seat: "excon"}, "", exercise.Start{}); !errors.As(err, &p) || p.Say.Ar == "" {
		t.Errorf("Do after Close: %v", err)
	}
	if _, err := r.host.Exercise(ctx, r.x.ID()); !errors.As(err, &p) {
		t.Errorf("Exercise after Close: %v", err)
	}
	r.host.Close() // a second time does no harm
}

func TestChanceThatControlDraws(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{ChanceByHand: true})
	r.do("excon", exercise.Start{})
	r.pass(time.Minute)
	r.do("excon", exercise.SetVar{Var: "tension", Value: "9"})
	if c := r.page("excon").Desk.Chances; len(c) != 1 || c[0].ID != "storm" || len(c[0].Branches) != 2 {
		t.Fatalf("control sees waiting: %+v", c)
	}
	r.do("excon", exercise.Draw{Chance: "storm"})
	if c := r.page("excon").Desk.Chances; len(c) != 0 {
		t.Errorf("after the draw: %+v", c)
	}
	if _, err := r.x.Do(ctx, exercise.Actor{Seat: "seoul"}, "", exercise.Draw{Chance: "storm"}); err == nil {
		t.Error("a player draws chance")
	}
}

// What could not be written has not moved the clock, nor made it lose time.
func TestAClockIsNotMovedByWhatTheDiskRefused(t *testing.T) {
	log := &flaky{Log: memory.New()}
	r := enter(t, log, host.Plan{})
	r.do("excon", exercise.Start{})
	r.pass(4 * time.Minute)
	for _, c := range []exercise.Command{exercise.Jump{To: 30 * 60_000}, exercise.Pause{}, exercise.SetSpeed{Speed: 60}} {
		r.pass(3 * time.Second)
		log.set(store.Fail(store.Full, r.x.ID(), nil), nil)
		if _, err := r.x.Do(ctx, exercise.Actor{Seat: "excon"}, "", c); store.KindOf(err) != store.Full {
			t.Fatalf("%T on a full disk is told %v", c, err)
		}
		log.set(nil, nil)
		r.pass(2 * time.Second)
		if got := r.inbox("seoul"); got != "" {
			t.Errorf("a %T that was refused delivers %s", c, got)
		}
	}
	if at := r.do("excon", exercise.Pause{}).At; at != (4*60+15)*1000 {
		t.Errorf("the clock stands at %d ms", at)
	}
}
