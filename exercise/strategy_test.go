package exercise_test

import (
	"errors"
	"testing"

	"tamrin/exercise"
)

// overStrategy is the small exercise after its end: the strategy of a party alone.
func overStrategy(t *testing.T) *run {
	r := watched(t)
	r.must("excon", 6*minute, exercise.EndEx{})
	return r
}

func calmer(en string) exercise.ProposeAmendment {
	return exercise.ProposeAmendment{ID: "amendment-01", Change: exercise.TenetChange{Strategy: "us", Tenet: "calm", Finding: "Nobody spoke.",
		Text: map[string]string{"en": en, "ar": "نبقى هادئين."}, Options: []string{"reply.protest", "reply.wait"}}}
}

func TestAPartyApprovesAChangeOfItsStrategy(t *testing.T) {
	r := watched(t)
	r.refused("judges.one", 5*minute, calmer("We speak."), exercise.NotOver)
	r.must("excon", 6*minute, exercise.EndEx{})
	r.must("judges.one", 6*minute, calmer("We speak."))
	seq := r.s.Seq
	r.must("judges.one", 6*minute, calmer("We speak."))
	if r.s.Seq != seq {
		t.Error("the same proposal became an event again")
	}
	yes := exercise.JudgeAmendment{ID: "amendment-01", Wording: 1, Approve: true}
	r.refused("seoul", 6*minute, yes, exercise.UnknownItem)
	r.refused("washington.deputy", 6*minute, yes, exercise.NotAllowed)
	r.refused("judges.one", 6*minute, yes, exercise.NotAllowed)
	r.must("washington.secretary", 6*minute, yes)
	st := &r.s.Strategies[0]
	if now := st.Now(); now.Number != 2 || now.Tenet("calm").Text["en"] != "We speak." || len(now.Tenets) != 2 || st.Version(1).Tenet("calm").Text["en"] != "We stay calm." {
		t.Errorf("%+v", st.Versions)
	}
	if o := st.Now().Tenet("calm").Options; len(o) != 2 || o[0] != "reply.wait" {
		t.Errorf("options in no order: %v", o)
	}
	r.refused("washington.secretary", 6*minute, yes, exercise.Settled)
	r.refused("excon", 6*minute, exercise.WithdrawAmendment{ID: "amendment-01"}, exercise.Settled)
}

// TestANewWordingWantsNewApproval: what a party said of an earlier wording
// counts no more, and a refusal says why.
func TestANewWordingWantsNewApproval(t *testing.T) {
	r := overStrategy(t)
	r.must("excon", 6*minute, calmer("We speak."))
	no := exercise.JudgeAmendment{ID: "amendment-01", Party: "us", Wording: 1}
	r.silent("washington.secretary", no, exercise.NoReason)
	r.must("washington.secretary", 6*minute, no)
	a := &r.s.Strategies[0].Amendments[0]
	if got := r.s.Standing(0, a); got != exercise.Declined {
		t.Errorf("a refused change is %d", got)
	}
	r.must("excon", 6*minute, calmer("We speak at once."))
	a = &r.s.Strategies[0].Amendments[0]
	if got := r.s.Standing(0, a); got != exercise.Proposed || a.Voice(0) != nil || len(a.Voices) != 1 {
		t.Errorf("a change worded anew is %d, with %+v", got, a.Voices)
	}
	yes := exercise.JudgeAmendment{ID: "amendment-01", Party: "us", Wording: 1, Approve: true}
	r.refused("washington.secretary", 6*minute, yes, exercise.OldVersion)
	yes.Wording = 2
	r.silent("excon", yes, exercise.NoReason)
	r.must("excon", 6*minute, yes)
	if v := r.s.Strategies[0].Amendments[0].Voices[1]; v.By.Seat != "excon" || v.Reason == "" || r.s.Strategies[0].Now().Number != 2 {
		t.Errorf("%+v", v)
	}
}

// TestAChangeOfATenetThatMovedWaits: of two changes of one tenet the second must
// be worded over what the first made of it.
func TestAChangeOfATenetThatMovedWaits(t *testing.T) {
	r := overStrategy(t)
	second := calmer("We wait and speak.")
	second.ID = "amendment-02"
	other := exercise.ProposeAmendment{ID: "amendment-03", Change: exercise.TenetChange{Strategy: "us", Tenet: "open", Finding: "It binds nobody."}}
	r.must("excon", 6*minute, calmer("We speak."))
	r.must("excon", 6*minute, second)
	r.must("excon", 6*minute, other)
	yes := func(id string, wording int) exercise.JudgeAmendment {
		return exercise.JudgeAmendment{ID: id, Wording: wording, Approve: true}
	}
	r.must("washington.secretary", 6*minute, yes("amendment-01", 1))
	r.refused("washington.secretary", 6*minute, yes("amendment-02", 1), exercise.TenetMoved)
	r.must("washington.secretary", 6*minute, yes("amendment-03", 1)) // of another tenet: drops it
	if now := r.s.Strategies[0].Now(); now.Number != 3 || len(now.Tenets) != 1 {
		t.Errorf("%+v", now)
	}
	r.must("excon", 6*minute, second) // the same words, over the tenet as it stands
	r.must("washington.secretary", 6*minute, yes("amendment-02", 2))
	if now := r.s.Strategies[0].Now(); now.Number != 4 || now.Tenet("calm").Text["en"] != "We wait and speak." {
		t.Errorf("%+v", now)
	}
	last := calmer("")
	last.ID, last.Change.Text = "amendment-04", nil
	r.refused("excon", 6*minute, last, exercise.LastTenet)
}

func TestAProposalMustSaySomething(t *testing.T) {
	r := overStrategy(t)
	for _, bad := range []struct {
		change func(*exercise.TenetChange)
		code   exercise.Code
	}{
		{func(c *exercise.TenetChange) { c.Strategy = "rok" }, exercise.UnknownItem},
		{func(c *exercise.TenetChange) { c.Finding = " " }, exercise.Incomplete},
		{func(c *exercise.TenetChange) { c.Tenet = "Not a name" }, exercise.Impossible},
		{func(c *exercise.TenetChange) { c.Tenet, c.Text = "fresh", nil }, exercise.Incomplete},
		{func(c *exercise.TenetChange) { c.Options = []string{"reply.dance"} }, exercise.UnknownItem},
		{func(c *exercise.TenetChange) { c.Options = []string{"secret.go"} }, exercise.UnknownItem}, // others decide it
		{func(c *exercise.TenetChange) { c.Against = c.Options }, exercise.BothWays},
		{func(c *exercise.TenetChange) {
			c.Text, c.Options, c.Against = map[string]string{"en": "We stay calm.", "ar": "نبقى هادئين."}, []string{"reply.wait"}, []string{"reply.strike"}
		}, exercise.NoChange},
	} {
		p := calmer("We speak.")
		bad.change(&p.Change)
		r.refused("excon", 6*minute, p, bad.code)
	}
	r.refused("seoul", 6*minute, calmer("We speak."), exercise.NotAllowed)
	r.must("excon", 6*minute, calmer("We speak."))
	moved := calmer("We speak.")
	moved.Change.Tenet = "open"
	r.refused("excon", 6*minute, moved, exercise.Impossible)
	r.silent("excon", exercise.WithdrawAmendment{ID: "amendment-01"}, exercise.NoReason)
	r.must("judges.one", 6*minute, exercise.WithdrawAmendment{ID: "amendment-01"})
	r.refused("washington.secretary", 6*minute, exercise.JudgeAmendment{ID: "amendment-01", Wording: 1, Approve: true}, exercise.Settled)
}

// silent checks that an order without a reason is turned down.
func (r *run) silent(seat string, c exercise.Command, code exercise.Code) {
	r.t.Helper()
	_, err := r.s.Handle(exercise.Order{By: exercise.Actor{Seat: seat}, At: 6 * minute, Wall: 9000, Do: c})
	var refusal *exercise.Refusal
	if !errors.As(err, &refusal) || refusal.Code != code {
		r.t.Errorf("%T without a reason: %v, want %s", c, err, code)
	}
}

// TestDecisionsBearOnTenets: with it, against it, or another way though one that
// keeps to it was there.
func TestDecisionsBearOnTenets(t *testing.T) {
	r := watched(t)
	r.must("washington.secretary", 11*minute, exercise.Take{Decision: "reply", Party: "us", Options: []string{"protest"}})
	r.must("excon", 12*minute, exercise.EndEx{})
	tenets := r.s.Strategies[0].Now().Tenets
	calm, open := r.s.Bearings(0, &tenets[0]), r.s.Bearings(0, &tenets[1])
	if len(calm) != 1 || calm[0].How != exercise.Otherwise || len(open) != 1 || open[0].How != exercise.KeptTo || open[0].Options != 2 {
		t.Errorf("%+v; %+v", calm, open)
	}
	tenets[0].Against = []string{"reply.protest"}
	if calm = r.s.Bearings(0, &tenets[0]); len(calm) != 1 || calm[0].How != exercise.WentAgainst {
		t.Errorf("%+v", calm)
	}
}
