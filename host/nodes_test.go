package host_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/store"
	"tamrin/store/memory"
	"tamrin/view"
)

func TestAnyNodeServesAnySeat(t *testing.T) {
	h := manyNodes(t, 3, host.Plan{})
	a, b, c := h.rooms[0], h.rooms[1], h.rooms[2]
	b.do("excon", exercise.Start{})
	h.pass(10 * time.Minute)
	for i, r := range h.rooms {
		if got := r.inbox("seoul"); got != "Launch " {
			t.Errorf("node %d at ten minutes: %q", i, got)
		}
		if now := r.page("seoul").Clock.Now(h.hosts[i].Now().UnixMilli()); now != 10*60_000 {
			t.Errorf("node %d, whose clock is hours off, shows %d", i, now)
		}
	}
	v, _ := a.x.Viewer("seoul")
	sub := a.x.Subscribe(v, "seoul", a.page("seoul").Version)
	defer sub.Close()
	c.do("seoul", exercise.Take{Decision: "reply", Options: []string{"protest"}})
	<-sub.Changed()
	if d := a.page("seoul").Decisions; d[0].Status != view.Closed {
		t.Errorf("on another node the decision is %+v", d)
	}
	var no *exercise.Refusal
	if _, err := b.x.Do(ctx, exercise.Actor{Seat: "seoul"}, "", exercise.Take{Decision: "reply", Options: []string{"protest"}}); !errors.As(err, &no) || no.Code != exercise.AlreadyTaken {
		t.Errorf("on the third: %v", err)
	}
	h.agree()
}

func TestALoserJudgesAnew(t *testing.T) {
	h := manyNodes(t, 2, host.Plan{})
	a, b := h.rooms[0], h.rooms[1]
	a.do("excon", exercise.Start{})
	h.pass(11 * time.Minute)
	b.x.Sync(ctx)
	h.nodes[1].deafen()
	a.do("seoul", exercise.Take{Decision: "reply", Options: []string{"protest"}})
	var no *exercise.Refusal
	if _, err := b.x.Do(ctx, exercise.Actor{Seat: "seoul"}, "", exercise.Take{Decision: "reply", Options: []string{"protest"}}); !errors.As(err, &no) || no.Code != exercise.AlreadyTaken {
		t.Errorf("who did not hear of it is told %v", err)
	}
	a.do("seoul", exercise.Send{To: []string{"washington"}, Text: "one"})
	b.do("seoul", exercise.Send{To: []string{"washington"}, Text: "two"})
	if all, _ := sentBy(events(t, b.x), exercise.MessageSent); all != 2 {
		t.Errorf("%d messages", all)
	}
	h.agree()
}

// TestNodesThatFight has people on three nodes act at once; whatever was
// confirmed must be in the log once.
func TestNodesThatFight(t *testing.T) {
	h := manyNodes(t, 3, host.Plan{Bots: true})
	h.rooms[0].do("excon", exercise.Start{})
	const people, each = 4, 25
	var wg sync.WaitGroup
	for n, r := range h.rooms {
		for p := range people {
			wg.Go(func() {
				for i := range each {
					why := fmt.Sprintf("%d-%d-%d", n, p, i)
					_, err := r.x.Do(ctx, exercise.Actor{Seat: "excon"}, why, exercise.SetVar{Var: "alarm", Value: fmt.Sprint(i%2 == 0)})
					if err != nil {
						t.Errorf("%s: %v", why, err)
					}
				}
			})
		}
	}
	for range 20 { // and time goes on, and who leads changes
		for _, c := range h.clocks {
			c.Advance(time.Minute)
		}
		time.Sleep(time.Millisecond)
	}
	wg.Wait()
	count := map[string]int{}
	for _, e := range events(t, h.rooms[0].x) {
		count[e.Reason]++
	}
	for n := range h.rooms {
		for p := range people {
			for i := range each {
				if why := fmt.Sprintf("%d-%d-%d", n, p, i); count[why] != 1 {
					t.Errorf("%s is there %d times", why, count[why])
				}
			}
		}
	}
	h.agree()
}

func TestAnotherNodeGoesOnWithTheClock(t *testing.T) {
	h := manyNodes(t, 3, host.Plan{Bots: true})
	h.rooms[0].do("excon", exercise.Start{})
	h.pass(9 * time.Minute)
	h.lead(2) // the first is dead, as far as the others know
	h.nodes[0].cut = store.Fail(store.Unavailable, "", nil)
	for _, i := range []int{1, 2} {
		h.clocks[i].Advance(12 * time.Minute)
	}
	h.rooms[2].x.Sync(ctx)
	h.rooms[1].x.Sync(ctx)
	for _, i := range []int{1, 2} {
		if got := h.rooms[i].inbox("seoul"); got != "Launch Rumour Rumour Rumour " {
			t.Errorf("node %d: %q", i, got)
		}
	}
	h.nodes[0].cut = nil
	h.clocks[0].Advance(12 * time.Minute) // it comes back and still takes itself for the one that leads
	h.rooms[0].x.Sync(ctx)
	fired := map[string]int{}
	for _, d := range h.rooms[0].page("seoul").Inbox {
		fired[fmt.Sprint(d.Title["en"], d.At)]++
	}
	for what, n := range fired {
		if n != 1 {
			t.Errorf("%s came %d times", what, n)
		}
	}
	h.agree()
}

func TestOnlyTheLeadersBotsPlay(t *testing.T) {
	h := manyNodes(t, 2, host.Plan{Bots: true})
	h.rooms[0].do("excon", exercise.Start{})
	h.lead(-1)
	h.pass(15 * time.Minute)
	for _, e := range events(t, h.rooms[0].x) {
		if e.By.Bot {
			t.Fatalf("a bot played where nobody leads: %+v", e)
		}
	}
	h.lead(1)
	h.pass(10 * time.Minute)
	bots := 0
	for _, e := range events(t, h.rooms[0].x) {
		if e.By.Bot {
			bots++
		}
	}
	if bots == 0 {
		t.Error("no bot played")
	}
	h.agree()
}

func TestARunningExerciseIsPausedOnlyWhereNobodyGoesOn(t *testing.T) {
	h := manyNodes(t, 2, host.Plan{})
	h.rooms[0].do("excon", exercise.Start{})
	h.pass(5 * time.Minute)
	h.hosts[0].Close() // the other goes on
	h.lead(1)
	if p := h.rooms[1].page("excon").Clock.Phase; p != view.Running {
		t.Fatalf("after one of two was stopped: %s", p)
	}
	h.nodes[1].beat(store.Beat{Clock: h.hosts[1].Now(), Leads: time.Hour}) // alone
	h.hosts[1].Close()
	if last := events(t, h.rooms[1].x); last[len(last)-1].Kind != exercise.Interrupted {
		t.Errorf("after the last was stopped the log ends with %s", last[len(last)-1].Kind)
	}
}

func TestANodeThatIsCutOffSaysSo(t *testing.T) {
	h := manyNodes(t, 2, host.Plan{})
	apart := h.hosts[1].Apart()
	if err := h.hosts[1].Ready(); err != nil {
		t.Fatal(err)
	}
	h.clocks[1].Advance(5 * time.Second)
	h.nodes[1].beat(store.Beat{Err: errors.New("cut")})
	var p *host.Problem
	if err := h.hosts[1].Ready(); !errors.As(err, &p) || p.Say.Ar == "" {
		t.Errorf("cut off it says %v", err)
	}
	select {
	case <-apart.Done():
	default:
		t.Error("whoever shows its pages is not told")
	}
	h.nodes[1].deafen()
	h.rooms[0].do("excon", exercise.Start{})
	h.lead(0)
	soon(t, "it is back", func() bool { return h.hosts[1].Ready() == nil })
	if p := h.rooms[1].page("excon").Clock.Phase; p != view.Running {
		t.Errorf("back it shows the exercise %s", p)
	}
	if h.hosts[1].Apart().Err() != nil {
		t.Error("back it has whoever shows its pages stop")
	}
}

func soon(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("in vain: %s", what)
		}
	}
}

func TestNodesTellEachOther(t *testing.T) {
	h := manyNodes(t, 2, host.Plan{})
	var told []string
	h.hosts[1].OnTold(func(word string) { told = append(told, word) })
	if err := h.hosts[0].Tell(ctx, "a word"); err != nil || len(told) != 1 || told[0] != "a word" {
		t.Errorf("told %q, %v", told, err)
	}
}

func TestANodeThatComesLaterHasTheSameClock(t *testing.T) {
	h := manyNodes(t, 2, host.Plan{})
	h.rooms[0].do("excon", exercise.Start{})
	h.rooms[0].do("excon", exercise.SetSpeed{Speed: 2})
	for _, c := range h.clocks {
		c.Advance(8 * time.Second)
	}
	h.start(2)
	h.nodes[2].beat(store.Beat{Clock: h.hosts[0].Now(), Others: 2})
	h.open(2, h.rooms[0].x.ID())
	if p := h.rooms[2].page("excon").Clock.Phase; p != view.Running {
		t.Fatalf("a node that comes leaves the exercise %s", p)
	}
	if at := h.rooms[2].do("excon", exercise.Pause{}).At; at != 16_000 {
		t.Errorf("by its clock the exercise was at %d ms", at)
	}
	h.agree()
}

// TestABotsTurnIsNotLostWithAnAppend has the node whose bots play lose to
// another whenever one of them acts.
func TestABotsTurnIsNotLostWithAnAppend(t *testing.T) {
	h := manyNodes(t, 2, host.Plan{Bots: true})
	h.rooms[0].do("excon", exercise.Start{})
	h.nodes[0].deafen()
	for i := range 30 {
		h.clocks[1].Advance(time.Minute)
		h.rooms[1].do("excon", exercise.SetVar{Var: "alarm", Value: fmt.Sprint(i%2 == 0)})
		h.clocks[0].Advance(time.Minute)
		h.rooms[0].x.Sync(ctx)
	}
	for _, seat := range []string{"pyongyang", "seoul"} {
		if d := h.rooms[0].page(seat).Decisions; len(d) == 0 || d[0].Answer == nil || !d[0].Answer.Bot {
			t.Errorf("%s's bot has not answered: %+v", seat, d)
		}
	}
	h.agree()
}

func TestControlSeesWhoIsThereOnAnyNode(t *testing.T) {
	h := manyNodes(t, 2, host.Plan{})
	a, b := h.rooms[0], h.rooms[1]
	v, _ := b.x.Viewer("seoul")
	sub := b.x.Subscribe(v, "seoul", "")
	present := func() bool { return a.page("excon").Desk.Cells[1].Seats[0].Present }
	soon(t, "control sees who came on the other node", present)
	sub.Close()
	soon(t, "control sees that they went", func() bool { return !present() })
	defer b.x.Subscribe(v, "seoul", "").Close()
	soon(t, "control sees that they came back", present)
	h.clocks[0].Advance(time.Minute) // and the other node tells nothing any more
	soon(t, "control sees that the other node is gone", func() bool { return !present() })
	soon(t, "control sees whom the other node tells of anew", func() bool {
		h.clocks[1].Advance(time.Second)
		h.lead(0)
		return present()
	})
}

// moved is a log that moves to another, as a database does to its standby.
type moved struct {
	*node
	mu sync.Mutex
	to store.Log
}

func (m *moved) at() store.Log {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.to
}

func (m *moved) Open(ctx context.Context, id string) (store.Exercise, error) {
	return m.at().Open(ctx, id)
}

func (m *moved) Read(ctx context.Context, id string, after store.Head) iter.Seq2[store.Record, error] {
	return m.at().Read(ctx, id, after)
}

func (m *moved) Append(ctx context.Context, id string, expect int64, payloads ...[]byte) (store.Head, error) {
	return m.at().Append(ctx, id, expect, payloads...)
}

// TestALogThatLostItsEndIsFollowed moves the log to a standby that had not
// received the last of it: what was there is gone, and the node goes on with the
// others from what is left.
func TestALogThatLostItsEndIsFollowed(t *testing.T) {
	log := newCommon()
	m := &moved{node: log.node("a"), to: log.Log}
	r := &room{t: t, log: m, clock: host.NewManual(noon)}
	r.host = host.New(host.Options{Log: m, Clock: r.clock})
	if err := r.host.Join(ctx, "a"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.host.Close() })
	m.beat(store.Beat{Clock: noon, Leads: time.Hour, Others: 1})
	x, err := r.host.Create(ctx, small(), host.Plan{ID: "x"})
	if err != nil {
		t.Fatal(err)
	}
	r.x = x
	r.do("excon", exercise.Start{})
	kept, err := log.Log.Open(ctx, "x")
	if err != nil {
		t.Fatal(err)
	}
	standby := memory.New()
	if err := standby.Create(ctx, "x", kept.Archive); err != nil {
		t.Fatal(err)
	}
	for rec, err := range log.Log.Read(ctx, "x", store.Head{}) {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := standby.Append(ctx, "x", rec.Seq-1, rec.Payload); err != nil {
			t.Fatal(err)
		}
	}
	r.do("excon", exercise.SetVar{Var: "tension", Value: "9"})
	r.do("excon", exercise.SetVar{Var: "alarm", Value: "true"})
	m.mu.Lock()
	m.to = standby
	m.mu.Unlock()
	m.node.to.Grown("", 0)
	soon(t, "it follows the log that is left", func() bool {
		return r.x.Sync(ctx) == nil && r.page("excon").Clock.Phase == view.Running && len(events(t, r.x)) == 3
	})
	r.do("excon", exercise.SetVar{Var: "tension", Value: "3"})
	replay := exercise.New(x.Program())
	for _, e := range events(t, x) {
		fold(t, replay, e)
	}
	if replay.World.Hash() != x.Hash() {
		t.Error("it has another world than the log")
	}
}
