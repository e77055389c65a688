package exercise_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
)

func TestWhoMayNotIsToldSo(t *testing.T) {
	r := started(t)
	for _, c := range []exercise.Command{exercise.Pause{}, exercise.SetSpeed{Speed: 2}, exercise.Fire{Inject: "reserve"}, exercise.EndEx{},
		exercise.SetVar{Var: "tension", Value: "1"}, exercise.Adjudicate{Decision: "reply"}, exercise.Choose{Chance: "storm"}, exercise.Draw{Chance: "storm"},
		exercise.AddInject{}, exercise.EditInject{Inject: "launch"}, exercise.HandBack{Seat: "excon"},
		exercise.Reach{}, exercise.Settle{Chance: "storm"}, exercise.Note{}, exercise.Interrupt{}, exercise.Play{Decision: "reply"}} {
		r.refused("seoul", 11*minute, c, exercise.NotAllowed)
	}
	r.refused("nobody", 11*minute, exercise.TakeSeat{Name: "x"}, exercise.UnknownSeat)
	r.refused("washington.deputy", 11*minute, exercise.Take{Decision: "reply", Options: []string{"wait"}}, exercise.NotAllowed) // does not lead
	r.refused("", 11*minute, exercise.EndEx{}, exercise.NotAllowed)
	r.refused("", 11*minute, exercise.Fire{Inject: "reserve"}, exercise.SeatHeld) // no bot holds control
}

// TestWhatMayNotBeKnownIsToldAsIfItWereNot holds the answers about secret
// things to those about things that do not exist.
func TestWhatMayNotBeKnownIsToldAsIfItWereNot(t *testing.T) {
	r := started(t)
	say := func(d string, o string) string {
		return r.refused("seoul", 11*minute, exercise.Take{Decision: d, Options: []string{o}}, exercise.UnknownItem).Say.En
	}
	if say("secret", "go") != say("nothing", "go") { // open, and another's
		t.Error("a secret decision is told apart from none")
	}
	if say("pact", "sign") != say("nothing", "sign") { // one's own, but yet to come
		t.Error("a decision to come is told apart from none")
	}
	hidden := r.refused("seoul", 11*minute, exercise.Take{Decision: "reply", Options: []string{"strike"}}, exercise.NotOffered)
	none := r.refused("seoul", 11*minute, exercise.Take{Decision: "reply", Options: []string{"nothing"}}, exercise.NotOffered)
	if hidden.Say != none.Say {
		t.Error("an option that is not on offer is told apart from none")
	}
}

func TestWhatComesAtTheWrongTimeIsToldSo(t *testing.T) {
	r := begin(t)
	r.advance(0)
	r.refused("excon", 0, exercise.Pause{}, exercise.NotStarted)
	r.refused("excon", 0, exercise.Fire{Inject: "reserve"}, exercise.NotStarted)
	r.refused("seoul", 0, exercise.Take{Decision: "reply", Options: []string{"wait"}}, exercise.NotStarted)
	r.refused("seoul", 0, exercise.Acknowledge{Key: 1}, exercise.NotStarted)
	r.must("excon", 0, exercise.Start{})
	r.refused("excon", minute, exercise.Start{}, exercise.AlreadyStarted)
	r.refused("excon", minute, exercise.Resume{}, exercise.ClockStands)
	r.refused("excon", 2*minute, exercise.Release{Inject: "launch"}, exercise.Impossible)
	r.refused("excon", 11*minute, exercise.Fire{Inject: "launch"}, exercise.TooLate)
	r.refused("excon", 11*minute, exercise.Skip{Inject: "launch"}, exercise.TooLate)
	r.refused("excon", 11*minute, exercise.EditInject{Inject: "launch", Draft: exercise.Draft{Keep: true}}, exercise.TooLate)
	r.refused("excon", 11*minute, exercise.AddInject{Draft: exercise.Draft{Title: words("x"), Cells: []string{"seoul"}, At: 5 * minute}}, exercise.Past)
	r.refused("excon", 11*minute, exercise.EditInject{Inject: "late", Draft: exercise.Draft{At: 10 * minute, KeepTo: true}}, exercise.Past)
	r.refused("excon", 11*minute, exercise.Choose{Chance: "storm"}, exercise.UnknownItem)
	r.must("excon", 12*minute, exercise.Pause{})
	r.refused("excon", 12*minute, exercise.Pause{}, exercise.ClockStands)
	r.refused("seoul", 12*minute, exercise.Take{Decision: "reply", Options: []string{"wait"}}, exercise.ClockStands)
	r.must("excon", 12*minute, exercise.Resume{})
	r.refused("seoul", 30*minute, exercise.Take{Decision: "reply", Options: []string{"wait"}}, exercise.TooLate) // the default was taken
	r.refused("seoul", 31*minute, exercise.Answer{Decision: "reply", Words: "late"}, exercise.TooLate)
	r.refused("pyongyang", 31*minute, exercise.Take{Decision: "secret", Options: []string{"go"}}, exercise.TooLate) // it lapsed
	r.must("seoul", 32*minute, exercise.Acknowledge{Key: 1})
	r.refused("seoul", 33*minute, exercise.Acknowledge{Key: 1}, exercise.AlreadyTaken)
	r.must("excon", 40*minute, exercise.EndEx{})
	for _, c := range []exercise.Command{exercise.Pause{}, exercise.Resume{}, exercise.EndEx{}, exercise.SetSpeed{Speed: 2}, exercise.Fire{Inject: "reserve"}, exercise.SetVar{Var: "tension", Value: "1"}} {
		r.refused("excon", 41*minute, c, exercise.AlreadyEnded)
	}
	r.refused("excon", 41*minute, exercise.Start{}, exercise.AlreadyStarted)
}

func TestWhatIsMalformedIsToldSo(t *testing.T) {
	r := started(t)
	huge := strings.Repeat("س", 1<<19) // a megabyte
	long := words(huge)
	at := 11 * minute
	r.refused("seoul", at, exercise.Answer{Decision: "reply", Words: huge}, exercise.TooLong)
	r.refused("seoul", at, exercise.Answer{Decision: "reply", Words: " \n\x00 "}, exercise.Incomplete)
	r.refused("seoul", at, exercise.TakeSeat{Name: huge}, exercise.TooLong)
	r.refused("seoul", at, exercise.Take{Decision: "reply"}, exercise.TooMany)
	r.refused("seoul", at, exercise.Take{Decision: "reply", Options: []string{"wait", "protest"}}, exercise.TooMany)
	r.refused("seoul", at, exercise.Take{Decision: "reply", Party: "us", Options: []string{"wait"}}, exercise.NotAllowed)
	r.refused("seoul", at, exercise.Acknowledge{Key: -1}, exercise.UnknownItem)
	r.refused("seoul", at, exercise.Acknowledge{Key: 1 << 40}, exercise.UnknownItem)
	r.refused("excon", at, exercise.Fire{Inject: "nothing"}, exercise.UnknownItem)
	r.refused("excon", at, exercise.SetSpeed{Speed: 0}, exercise.OutOfRange)
	r.refused("excon", at, exercise.SetSpeed{Speed: exercise.MaxSpeed + 1}, exercise.OutOfRange)
	for v, value := range map[string]string{"tension": "11", "mood": "glad", "alarm": "yes", "resolve": ""} {
		r.refused("excon", at, exercise.SetVar{Var: v, Value: value}, exercise.OutOfRange)
	}
	r.refused("excon", at, exercise.SetVar{Var: "tension", Value: "9999999999999999999"}, exercise.OutOfRange)
	r.refused("excon", at, exercise.AddInject{Draft: exercise.Draft{Title: long, Cells: []string{"seoul"}}}, exercise.TooLong)
	r.refused("excon", at, exercise.AddInject{Draft: exercise.Draft{Title: words("x")}}, exercise.Incomplete)
	r.refused("excon", at, exercise.AddInject{Draft: exercise.Draft{Cells: []string{"seoul"}}}, exercise.Incomplete)
	r.refused("excon", at, exercise.AddInject{Draft: exercise.Draft{Title: words("x"), Cells: []string{"nowhere"}, At: exercise.Now}}, exercise.UnknownItem)
	r.refused("excon", at, exercise.AddInject{Draft: exercise.Draft{Title: words("x"), Cells: []string{"seoul"}, At: -9}}, exercise.Incomplete)
	r.refused("excon", at, exercise.EditInject{Inject: "late", Draft: exercise.Draft{Text: long, Keep: true}}, exercise.TooLong)
	err := r.give(exercise.Order{By: exercise.Actor{Seat: "excon"}, At: at, Reason: huge, Do: exercise.Pause{}})
	var no *exercise.Refusal
	if !errors.As(err, &no) || no.Code != exercise.TooLong {
		t.Errorf("a reason of a megabyte: %v", err)
	}
}

func words(s string) map[string]string { return map[string]string{"en": s} }

// TestRandomOrdersNeverBreakTheFold gives random orders, good and bad, and
// checks that whatever was accepted replays to the same state.
func TestRandomOrdersNeverBreakTheFold(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	for run := range uint64(40) {
		c := rand.New(rand.NewPCG(seed, run))
		r := begin(t)
		for at := int64(0); at < 130*minute; at += c.Int64N(2 * minute) {
			for range 5 {
				r.do(oneOf(c, "excon", "excon", "seoul", "washington.secretary", "washington.deputy", "pyongyang", "nobody", ""), r.at(at), random(c, at))
			}
		}
		if s := r.replay(); s.World.Hash() != r.s.World.Hash() || s.Seq != r.s.Seq || len(s.Deliveries) != len(r.s.Deliveries) {
			t.Fatalf("run %d: the log replays to another state", run)
		}
	}
}

// at keeps a paused or ended clock where it is.
func (r *run) at(at int64) int64 {
	if r.s.Clock.Phase == exercise.Running {
		return max(at, r.s.World.Now())
	}
	r.advance(0)
	return max(r.s.Clock.At, r.s.World.Now())
}

func random(c *rand.Rand, at int64) exercise.Command {
	inject := oneOf(c, "launch", "rumour", "reserve", "late", "spot_1", "spot_2", "none")
	decision := oneOf(c, "reply", "pact", "secret", "none")
	options := oneOf(c, nil, []string{"wait"}, []string{"protest"}, []string{"strike"}, []string{"sign"}, []string{"go"}, []string{"wait", "wait"})
	draft := exercise.Draft{Title: words("t"), Cells: []string{oneOf(c, "seoul", "washington", "none")}, At: oneOf(c, exercise.Now, exercise.ByHand, at+minute, at-minute, -7), Keep: c.IntN(2) == 0}
	return oneOf[exercise.Command](c, exercise.Start{}, exercise.Pause{}, exercise.Resume{}, exercise.SetSpeed{Speed: c.IntN(70)},
		exercise.Fire{Inject: inject}, exercise.Hold{Inject: inject}, exercise.Release{Inject: inject}, exercise.Skip{Inject: inject},
		exercise.AddInject{Draft: draft}, exercise.EditInject{Inject: inject, Draft: draft}, exercise.Take{Decision: decision, Options: options},
		exercise.Take{Decision: decision, Options: options}, exercise.Answer{Decision: decision, Words: "words"}, exercise.Adjudicate{Decision: decision, Options: options},
		exercise.SetVar{Var: "tension", Value: oneOf(c, "0", "8", "10", "11")}, exercise.Choose{Chance: "storm", Branch: c.IntN(4) - 1}, exercise.Draw{Chance: oneOf(c, "storm", "resolve")},
		exercise.Send{To: []string{oneOf(c, "seoul", "washington", "excon", "none")}, Text: "text", Reply: c.IntN(4)}, exercise.Send{Bodies: []string{"b"}, Text: "text"}, exercise.ReadMessage{Key: c.IntN(4)},
		exercise.AskControl{Text: "text"}, exercise.AnswerRequest{Key: c.IntN(4), Text: "text"}, exercise.CloseRequest{Key: c.IntN(4)}, exercise.Claim{Item: oneOf(c, "request/1", "inject/late", "message/2", "decision/reply")}, exercise.LetGo{Item: "request/1"}, exercise.Jump{To: at + minute},
		exercise.Adjudicate{Decision: decision, Options: options, Sets: []exercise.SetVar{{Var: "tension", Value: "9"}}, Fires: []string{inject}, Outcome: "o"},
		exercise.WriteNote{Note: c.IntN(3), Version: c.IntN(3), Text: oneOf(c, "", "a", "b")}, exercise.EndNoDuff{}, exercise.EndNoDuff{},
		exercise.Observe{ID: oneOf(c, "draft-0001", "draft-0002"), Sight: exercise.Sight{Text: oneOf(c, "a", "b"), At: exercise.Now}}, exercise.Withdraw{ID: "draft-0001"}, exercise.CallNoDuff{Text: "fire"},
		exercise.Acknowledge{Key: c.IntN(4)}, exercise.TakeSeat{Name: "x"}, exercise.HandBack{}, exercise.HandBack{Seat: "seoul"}, exercise.Settle{}, exercise.Reach{})
}

func oneOf[T any](c *rand.Rand, among ...T) T { return among[c.IntN(len(among))] }

func TestEventsOfOtherVersionsAreNotGuessedAt(t *testing.T) {
	for _, b := range []string{``, `{`, `{"kind":"started","v":2,"at":0,"wall":0}`, `{"kind":"started"}`} {
		if e, err := exercise.Decode([]byte(b)); err == nil {
			t.Errorf("%q reads as %+v", b, e)
		}
	}
	s := exercise.New(program(t))
	for _, e := range []exercise.Event{{Kind: "unheard_of"}, {Kind: exercise.DecisionTaken, Decision: "none"}, {Kind: exercise.InjectFired, Inject: "none"},
		{Kind: exercise.InjectAdded}, {Kind: exercise.ItemOpened, Key: 1}, {Kind: exercise.SeatTaken, Seat: "none"}, {Kind: exercise.WasPaused, World: "00"}} {
		if _, err := s.Apply(e); err == nil {
			t.Errorf("%+v was taken", e)
		}
	}
}
