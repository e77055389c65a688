package exercise_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/scenario"
)

const minute = int64(60_000)

// run is an exercise driven by a test: a clock, a log in memory, and chance
// that always draws the first branch.
type run struct {
	t   *testing.T
	s   *exercise.State
	log []exercise.Event
}

func program(t testing.TB) *engine.Program { return programOf(t, "small") }

func programOf(t testing.TB, name string) *engine.Program {
	t.Helper()
	s, _, problems := scenario.Load(os.DirFS("testdata/"+name), "scenario.yaml")
	if problems.HasErrors() {
		t.Fatalf("%+v", problems)
	}
	p, problems := engine.Compile(s)
	if problems.HasErrors() {
		t.Fatalf("%+v", problems)
	}
	return p
}

func begin(t *testing.T) *run { return beginOf(t, "small") }

func beginOf(t *testing.T, name string) *run {
	r := &run{t: t, s: exercise.New(programOf(t, name))}
	r.apply(exercise.Begin("test", false, false, 1000))
	return r
}

func started(t *testing.T) *run {
	r := begin(t)
	r.advance(0)
	r.must("excon", 0, exercise.Start{})
	return r
}

func (r *run) apply(e exercise.Event) {
	r.t.Helper()
	if _, err := r.s.Apply(e); err != nil {
		r.t.Fatal(err)
	}
	r.log = append(r.log, e)
}

// do gives an order as the host does: after everything due by then.
func (r *run) do(seat string, at int64, c exercise.Command) error {
	r.t.Helper()
	if r.s.Clock.Phase == exercise.Running {
		r.advance(at)
	}
	return r.give(exercise.Order{By: exercise.Actor{Seat: seat, Name: "name of " + seat}, At: at, Wall: 1000 + at, Reason: "because", Do: c})
}

func (r *run) give(o exercise.Order) error {
	r.t.Helper()
	events, err := r.s.Handle(o)
	for _, e := range events {
		r.apply(e)
	}
	return err
}

func (r *run) must(seat string, at int64, c exercise.Command) {
	r.t.Helper()
	if err := r.do(seat, at, c); err != nil {
		r.t.Fatalf("%T: %v", c, err)
	}
}

// refused checks that an order is turned down with the code and that nothing
// has changed.
func (r *run) refused(seat string, at int64, c exercise.Command, code exercise.Code) *exercise.Refusal {
	r.t.Helper()
	if r.s.Clock.Phase == exercise.Running {
		r.advance(at)
	}
	before, seq := r.s.World.Hash(), r.s.Seq
	err := r.do(seat, at, c)
	var refusal *exercise.Refusal
	if !errors.As(err, &refusal) || refusal.Code != code {
		r.t.Errorf("%s: %T%+v: %v, want %s", seat, c, c, err, code)
		return &exercise.Refusal{}
	}
	if refusal.Say.En == "" || refusal.Say.Ar == "" {
		r.t.Errorf("%s says nothing", code)
	}
	if r.s.World.Hash() != before || r.s.Seq != seq {
		r.t.Errorf("%s: %T was refused and yet changed the exercise", seat, c)
	}
	return refusal
}

func (r *run) advance(to int64) {
	r.t.Helper()
	for {
		for len(r.s.World.Pending()) > 0 {
			c := r.s.Program.Chances[r.s.World.Pending()[0]].ID
			r.itself(r.s.World.Now(), exercise.Settle{Chance: c})
		}
		due := r.s.World.NextDue()
		if due > to || r.s.Clock.Phase != exercise.Running {
			return
		}
		r.itself(due, exercise.Reach{})
	}
}

func (r *run) itself(at int64, c exercise.Command) {
	r.t.Helper()
	if err := r.give(exercise.Order{At: at, Wall: 1000 + at, Do: c}); err != nil {
		r.t.Fatalf("%T: %v", c, err)
	}
}

func (r *run) received(cell string) (titles string) {
	c, _ := r.s.Program.Find(engine.NounCell, cell)
	for _, d := range r.s.Inbox[c] {
		titles += r.s.InjectName(r.s.Deliveries[d].Inject) + " "
	}
	return titles
}

// replay folds the log, as written and read again, into a new state.
func (r *run) replay() *exercise.State {
	r.t.Helper()
	s := exercise.New(r.s.Program)
	for _, e := range r.log {
		back, err := exercise.Decode(e.Encode())
		if err != nil {
			r.t.Fatal(err)
		}
		if _, err := s.Apply(back); err != nil {
			r.t.Fatal(err)
		}
	}
	return s
}

func TestAnExerciseFromStartToEnd(t *testing.T) {
	r := started(t)
	r.must("washington.secretary", 11*minute, exercise.Take{Decision: "reply", Options: []string{"protest"}})
	r.must("excon", 12*minute, exercise.Fire{Inject: "reserve"})
	r.must("excon", 30*minute, exercise.SetVar{Var: "tension", Value: "9"})
	r.must("seoul", 41*minute, exercise.Take{Decision: "pact", Options: []string{"sign"}})
	r.must("washington.secretary", 42*minute, exercise.Take{Decision: "pact", Options: []string{"sign"}})
	r.must("washington.deputy", 43*minute, exercise.Acknowledge{Key: 2})
	r.must("excon", 50*minute, exercise.EndEx{})
	if got := r.received("washington"); got != "launch reserve " {
		t.Errorf("washington received %s", got)
	}
	if got := r.received("seoul"); got != "launch rumour rumour rumour " {
		t.Errorf("seoul received %s", got)
	}
	if r.s.Clock.Phase != exercise.Over || r.s.Clock.At != 50*minute {
		t.Errorf("the clock stands at %+v", r.s.Clock)
	}
	reserve := r.s.Deliveries[r.s.Inbox[0][1]]
	if len(reserve.Opened) != 1 || reserve.Opened[0].By.Seat != "washington.deputy" || reserve.Opened[0].At != 43*minute {
		t.Errorf("the reserve was opened: %+v", reserve.Opened)
	}
	if back := r.replay(); back.World.Hash() != r.s.World.Hash() || back.Seq != r.s.Seq || back.Clock != r.s.Clock {
		t.Error("the log replays to another state")
	}
}

func TestAnInjectDueDuringAPauseComesOnceAtItsTime(t *testing.T) {
	r := started(t)
	r.must("excon", 9*minute, exercise.Pause{})
	r.advance(15 * minute) // a driver that forgot the pause
	if got := r.received("washington"); got != "" {
		t.Errorf("during the pause came %s", got)
	}
	r.must("excon", 9*minute, exercise.Resume{})
	r.advance(15 * minute)
	r.advance(16 * minute)
	if got := r.received("washington"); got != "launch " {
		t.Errorf("after the pause came %s", got)
	}
}

func TestTheSecondTakerLearnsWhoWasFirst(t *testing.T) {
	r := started(t)
	r.must("seoul", 11*minute, exercise.Take{Decision: "reply", Options: []string{"protest"}})
	no := r.refused("washington.secretary", 12*minute, exercise.Take{Decision: "reply", Options: []string{"wait"}}, exercise.AlreadyTaken)
	if no.Winner == nil || no.Winner.By.Seat != "seoul" || no.Winner.At != 11*minute || strings.Join(no.Winner.Options, "") != "protest" {
		t.Errorf("the winner is %+v", no.Winner)
	}
	for _, say := range []string{"name of seoul", "0:11:00", "Protest"} {
		if !strings.Contains(no.Say.En, say) {
			t.Errorf("%q does not say %q", no.Say.En, say)
		}
	}
	if !strings.Contains(no.Say.Ar, "الاحتجاج") {
		t.Errorf("%q does not name the option in Arabic", no.Say.Ar)
	}
}

func TestWordsAreJudgedByControl(t *testing.T) {
	r := started(t)
	r.must("washington.secretary", 11*minute, exercise.Answer{Decision: "reply", Words: " We shall\x00 protest.\n"})
	r.refused("seoul", 12*minute, exercise.Take{Decision: "reply", Options: []string{"wait"}}, exercise.WordsWait)
	r.advance(60 * minute) // its deadline no longer counts
	d, _ := r.s.Program.Find(engine.NounDecision, "reply")
	if r.s.World.Decision(d).Status != engine.Answered || r.s.Answers[d].Words != "We shall protest." {
		t.Errorf("the answer is %+v in %+v", r.s.Answers[d], r.s.World.Decision(d))
	}
	r.must("excon", 61*minute, exercise.Adjudicate{Decision: "reply", Options: []string{"protest"}})
	if a := r.s.Answers[d]; a.By.Seat != "excon" || a.Reason != "because" || r.s.World.Decision(d).How != engine.Judged {
		t.Errorf("judged: %+v", a)
	}
	no := r.refused("seoul", 62*minute, exercise.Take{Decision: "reply", Options: []string{"wait"}}, exercise.AlreadyTaken)
	if no.Winner == nil || no.Winner.By.Seat != "washington.secretary" {
		t.Errorf("the winner is %+v", no.Winner)
	}
}

func TestControlWritesOnTheSpot(t *testing.T) {
	r := started(t)
	text := map[string]string{"en": "Now", "ar": "الآن", "fr": " "}
	for range 2 { // the answer was lost, and the page sent it again
		r.must("excon", minute, exercise.AddInject{ID: "abcdefgh", Draft: exercise.Draft{Title: text, Cells: []string{"seoul"}, At: exercise.Now}})
	}
	r.must("excon", minute, exercise.AddInject{Draft: exercise.Draft{Title: text, Cells: []string{"seoul"}, At: 3 * minute}})
	r.must("excon", minute, exercise.AddInject{Draft: exercise.Draft{Title: text, Cells: []string{"washington"}, At: exercise.ByHand}})
	r.must("excon", 2*minute, exercise.EditInject{Inject: "launch", Draft: exercise.Draft{Text: text, Keep: true}})
	r.must("excon", 2*minute, exercise.EditInject{Inject: "rumour", Draft: exercise.Draft{Cells: []string{"washington"}, At: 4 * minute}})
	r.advance(20 * minute)
	r.must("excon", 20*minute, exercise.Fire{Inject: "spot_3"})
	if got := r.received("seoul"); got != "spot_1 spot_2 launch " {
		t.Errorf("seoul received %s", got)
	}
	if got := r.received("washington"); got != "rumour rumour rumour launch spot_3 " {
		t.Errorf("washington received %s", got)
	}
	launch, _ := r.s.Inject("launch")
	if w := r.s.Written[launch]; w.Text["ar"] != "الآن" || w.Title != nil || len(w.Text) != 2 || w.Reason != "because" {
		t.Errorf("the launch now reads %+v", w)
	}
	if r.replay().World.Hash() != r.s.World.Hash() {
		t.Error("the log replays to another state")
	}
}

func TestSeatsChangeHands(t *testing.T) {
	r := &run{t: t, s: exercise.New(program(t))}
	r.apply(exercise.Begin("test", true, false, 1000))
	r.must("excon", 0, exercise.TakeSeat{Name: "Director"})
	r.advance(0)
	r.must("excon", 0, exercise.Start{})
	r.refused("seoul", 11*minute, exercise.Take{Decision: "reply", Options: []string{"wait"}}, exercise.BotsSeat)
	us, _ := r.s.Program.Find(engine.NounParty, "us")
	if seat, ok := r.s.BotFor(us); !ok || seat != "washington.secretary" {
		t.Errorf("BotFor(us) = %s, %v", seat, ok)
	}
	r.must("washington.secretary", 11*minute, exercise.TakeSeat{Name: "Ms Lee"})
	r.must("washington.secretary", 11*minute, exercise.TakeSeat{Name: "Ms Lee"}) // a second tab
	r.refused("washington.secretary", 11*minute, exercise.TakeSeat{Name: "Mr Kim"}, exercise.SeatHeld)
	if err := r.give(exercise.Order{At: 11 * minute, Do: exercise.Play{Decision: "reply", Party: "us", Options: []string{"wait"}}}); err == nil {
		t.Error("a bot played in a person's seat")
	}
	if _, ok := r.s.BotFor(us); ok {
		t.Error("a bot answers for a party whose seat a person holds")
	}
	r.refused("seoul", 11*minute, exercise.HandBack{Seat: "washington.secretary"}, exercise.NotAllowed)
	r.must("excon", 12*minute, exercise.HandBack{Seat: "washington.secretary"})
	if err := r.give(exercise.Order{At: 12 * minute, Do: exercise.Play{Decision: "reply", Party: "us", Options: []string{"wait"}}}); err != nil {
		t.Errorf("the bot that has its seat back: %v", err)
	}
	if r.s.Answers[0].By != (exercise.Actor{Seat: "washington.secretary", Bot: true}) {
		t.Errorf("taken by %+v", r.s.Answers[0].By)
	}
}

// FuzzApply folds whatever a damaged log may hold: it is taken or refused, and
// never brings the program down.
func FuzzApply(f *testing.F) {
	for _, e := range []string{
		`{"kind":"decision_taken","v":1,"at":660000,"wall":0,"by":{"seat":"seoul"},"decision":"reply","party":"rok","options":["protest"]}`,
		`{"kind":"inject_added","v":1,"at":660000,"wall":0,"inject":"spot_1","draft":{"title":{"en":"x"},"cells":["seoul"],"at":-1}}`,
		`{"kind":"item_opened","v":1,"at":660000,"wall":0,"by":{"seat":"seoul"},"key":1}`,
		`{"kind":"speed_set","v":1,"at":660000,"wall":0,"speed":-1}`,
		`{"kind":"message_sent","v":1,"at":660000,"wall":0,"by":{"seat":"seoul"},"mail":{"to":["washington"],"text":"x"}}`,
		`{"kind":"request_made","v":1,"at":660000,"wall":0,"by":{"seat":"seoul"},"mail":{"text":"x"}}`,
		`{"kind":"request_answered","v":1,"at":660000,"wall":0,"by":{"seat":"excon"},"number":1,"mail":{"text":"x"}}`,
		`{"kind":"item_claimed","v":1,"at":660000,"wall":0,"by":{"seat":"excon"},"item":"inject/late"}`,
		`{"kind":"note_written","v":1,"at":660000,"wall":0,"by":{"seat":"seoul"},"number":1,"words":"x"}`,
		`{"kind":"no_duff_called","v":1,"at":660000,"wall":0,"by":{"seat":"excon"},"words":"x"}`,
		`{"kind":"observed","v":1,"at":660000,"wall":0,"by":{"seat":"excon"},"id":"draft-0001","sight":{"text":"x","at":0}}`,
		`{"kind":"message_read","v":1,"at":660000,"wall":0,"by":{"seat":"seoul"},"number":1}`,
		`{"kind":"chance_drawn","v":1,"at":660000,"wall":0,"chance":"storm","branch":-1}`,
	} {
		f.Add([]byte(e))
	}
	p := program(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		r := &run{t: t, s: exercise.New(p)}
		r.apply(exercise.Begin("fuzz", false, false, 0))
		r.advance(0)
		r.must("excon", 0, exercise.Start{})
		r.advance(11 * minute)
		e, err := exercise.Decode(b)
		if err != nil {
			return
		}
		if _, err := r.s.Apply(e); err == nil {
			r.s.Apply(e)
			e.Encode()
		}
	})
}
