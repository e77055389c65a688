package exercise_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"tamrin/cotext"
	"tamrin/engine"
	"tamrin/exercise"
)

// TestAPartnerComesInUnlessAMemberObjects has a late partner invited, let in,
// and objected to.
func TestAPartnerComesInUnlessAMemberObjects(t *testing.T) {
	r := consulting(t)
	at := 6 * minute
	comment := exercise.CommentOn{Alliance: "us_rok", Paragraph: "p1", Words: "And Japan?"}
	r.refused("tokyo", at, comment, exercise.UnknownItem)
	r.must("seoul", at, exercise.InvitePartner{Alliance: "us_rok", Partner: "japan"})
	r.refused("tokyo", at, comment, exercise.UnknownItem) // a member may still object
	r.refused("seoul", at, exercise.InvitePartner{Alliance: "us_rok", Partner: "dprk"}, exercise.UnknownItem)
	r.must("tokyo", at+minute, comment)
	r.refused("tokyo", at+minute, exercise.EditText{Alliance: "us_rok", Paragraph: "p1", Language: "en", Splices: put(0, "x")}, exercise.NotMember)
	r.refused("tokyo", at+minute, exercise.Consent{Alliance: "us_rok", Version: 1}, exercise.NotMember)
	r.must("washington.secretary", at+minute, exercise.RefusePartner{Alliance: "us_rok", Partner: "japan"})
	r.refused("tokyo", at+minute, comment, exercise.UnknownItem)
	r.refused("seoul", at+minute, exercise.InvitePartner{Alliance: "us_rok", Partner: "japan"}, exercise.ObjectedTo)
}

// TestWhatCannotBeDoneAtATableIsToldSo goes through the refusals.
func TestWhatCannotBeDoneAtATableIsToldSo(t *testing.T) {
	r := consulting(t)
	at := 6 * minute
	edit := func(base int, e cotext.Edit) exercise.EditText {
		return exercise.EditText{Alliance: "us_rok", Paragraph: "p1", Language: "en", Base: base, Splices: e}
	}
	r.refused("washington.deputy", at, edit(1, put(0, "x")), exercise.Impossible)                       // a version that is yet to come
	r.refused("washington.deputy", at, edit(0, put(99, "x")), exercise.Impossible)                      // beyond the end
	r.refused("washington.deputy", at, edit(0, cotext.Edit{{Cut: -1}}), exercise.Impossible)            //
	r.refused("washington.deputy", at, edit(0, put(0, strings.Repeat("س", 100_000))), exercise.TooLong) // 200 kB pasted in
	r.must("washington.deputy", at, edit(0, put(0, strings.Repeat("س", exercise.MaxBody-18))))
	r.refused("washington.deputy", at, edit(0, put(0, "x")), exercise.TooLong)
	r.must("washington.deputy", at, edit(1, cotext.Edit{{Cut: exercise.MaxBody - 18}}))
	r.refused("washington.deputy", at, exercise.EditText{Alliance: "us_rok", Paragraph: "p1", Language: "fr", Splices: put(0, "x")}, exercise.UnknownItem)
	r.refused("washington.deputy", at, exercise.EditText{Alliance: "none", Paragraph: "p1", Language: "en", Splices: put(0, "x")}, exercise.UnknownItem)
	r.refused("judges", at, edit(2, put(0, "x")), exercise.NotMember)

	r.must("seoul", at, edit(2, put(0, "[")))
	r.refused("seoul", at, exercise.Consent{Alliance: "us_rok", Version: 4}, exercise.BracketsStand)
	r.must("seoul", at, edit(3, cotext.Edit{{Cut: 1}}))
	r.refused("seoul", at, exercise.Consent{Alliance: "us_rok", Version: 4}, exercise.OldVersion)

	r.must("seoul", at, exercise.RemoveParagraph{Alliance: "us_rok", Paragraph: "p2"})
	r.must("seoul", at, exercise.RemoveParagraph{Alliance: "us_rok", Paragraph: "p2"}) // again
	gone := edit(0, put(0, "x"))
	gone.Paragraph = "p2"
	r.refused("washington.deputy", at, gone, exercise.ParagraphGone)
	r.refused("washington.deputy", at, exercise.MoveParagraph{Alliance: "us_rok", Paragraph: "p1", After: "p2"}, exercise.ParagraphGone)

	r.refused("seoul", at, exercise.WithdrawParty{Alliance: "us_rok", Party: "rok"}, exercise.NotAllowed)
	r.must("excon", at, exercise.WithdrawParty{Alliance: "us_rok", Party: "rok"})
	r.refused("seoul", at, edit(4, put(0, "x")), exercise.TakenOut)
	r.refused("seoul", at, exercise.CallConsultation{Alliance: "quiet"}, exercise.UnknownItem)
	r.refused("tokyo", at, exercise.CallConsultation{Alliance: "quiet"}, exercise.NoCalling)
	r.must("washington.secretary", at, exercise.Consent{Alliance: "us_rok", Version: r.table().Version}) // what remains is complete
	if r.table().Position != engine.IssuedText || r.s.Statements[0].Parties != 1 {
		t.Errorf("%+v", r.table())
	}
}

func TestWhatIsSentAgainIsKeptOnce(t *testing.T) {
	r := consulting(t)
	at := 6 * minute
	for range 2 {
		r.must("seoul", at, exercise.EditText{ID: "edit-0001", Alliance: "us_rok", Paragraph: "p1", Language: "en", Splices: put(0, "Now ")})
		r.must("seoul", at, exercise.AddParagraph{ID: "para-0001", Alliance: "us_rok", Words: words("New.")})
		r.must("seoul", at, exercise.Propose{ID: "prop-0001", Alliance: "us_rok", Paragraph: "p2", Language: "en", Words: "Calm."})
		r.must("seoul", at, exercise.CommentOn{ID: "comm-0001", Alliance: "us_rok", Paragraph: "p2", Words: "Well."})
		r.must("seoul", at, exercise.MakeStatement{ID: "stat-0001", Parties: []string{"rok"}, Words: words("We speak."), Public: true})
		r.must("seoul", at, exercise.Send{ID: "mess-0001", Room: "us_rok", Text: "Here."})
	}
	room := r.table()
	if text := room.Text.Clauses[1].Bodies[0].Text; text != "Now We stand together." || len(room.Text.Clauses) != 3 || len(room.Proposals) != 1 ||
		len(room.Comments) != 1 || len(r.s.Statements) != 1 || len(r.s.Messages) != 1 || r.s.Edited("seoul", "edit-0001") != 1 {
		t.Errorf("%q, %+v", text, room)
	}
}

// TestAnAcceptedProposalKeepsWhatWasWrittenMeanwhile moves a proposal over an
// edit that came after it.
func TestAnAcceptedProposalKeepsWhatWasWrittenMeanwhile(t *testing.T) {
	r := consulting(t)
	at := 6 * minute
	r.must("seoul", at, exercise.Propose{Alliance: "us_rok", Paragraph: "p1", Language: "en", Words: "We stand side by side."})
	r.must("washington.deputy", at, exercise.EditText{Alliance: "us_rok", Paragraph: "p1", Language: "en", Splices: put(0, "Today: ")})
	r.must("washington.deputy", at, exercise.AcceptProposal{Alliance: "us_rok", Number: 1})
	r.must("washington.deputy", at, exercise.AcceptProposal{Alliance: "us_rok", Number: 1})
	r.refused("seoul", at, exercise.DeclineProposal{Alliance: "us_rok", Number: 1}, exercise.AlreadyTaken)
	if got := r.table().Text.Clauses[0].Bodies[0].Text; got != "Today: We stand side by side." {
		t.Errorf("%q", got)
	}
	r.sameAgain()
}

// TestTwentySeatsLoseNoWord has many pages edit through Handle against versions
// that are more or less behind: every word that was put in stands in the end.
func TestTwentySeatsLoseNoWord(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	c := rand.New(rand.NewPCG(seed, 1))
	r := consulting(t)
	var lengths []int // of the body, by version
	body := func() *exercise.Body { return &r.table().Text.Clauses[0].Bodies[1] }
	lengths = append(lengths, len([]rune(body().Text)))
	for n := range 400 {
		base := max(0, len(lengths)-1-c.IntN(20))
		e := exercise.EditText{ID: fmt.Sprintf("edit-%04d", n), Alliance: "us_rok", Paragraph: "p1", Language: "ar", Base: base,
			Splices: put(c.IntN(lengths[base]+1), string(rune(0x4e00+n)))}
		r.must(oneOf(c, "seoul", "washington.deputy", "washington.secretary"), 6*minute, e)
		lengths = append(lengths, len([]rune(body().Text)))
	}
	for n := range 400 {
		if !strings.ContainsRune(body().Text, rune(0x4e00+n)) {
			t.Errorf("the letter of edit %d is lost", n)
		}
	}
	r.sameAgain()
}

// TestPressAndSignals has a party meet the press and record what it means, and
// others how they took it.
func TestPressAndSignals(t *testing.T) {
	r := consulting(t)
	at := 6 * minute
	r.must("excon", at, exercise.OpenConference{Parties: []string{"us"}, Title: words("Briefing")})
	r.must("press", at, exercise.AskQuestion{Conference: 1, As: "Daily", Words: "Will you stand by it?"})
	r.refused("pyongyang", at, exercise.AskQuestion{Conference: 1, Words: "?"}, exercise.NotAllowed)
	r.refused("seoul", at, exercise.MakeStatement{Parties: []string{"rok"}, Words: words("Yes."), Question: 1}, exercise.NotAllowed)
	r.refused("seoul", at, exercise.MakeStatement{Parties: []string{"us"}, Words: words("Yes."), Public: true}, exercise.NotAllowed)
	r.must("washington.secretary", at, exercise.MakeStatement{Parties: []string{"us"}, Words: words("Yes."), Question: 1, Marks: []exercise.Mark{{Commitment: "mdt", How: "upholds"}}})
	r.must("washington.deputy", at, exercise.MeanSignal{About: "statement/1", Audience: "pyongyang", Value: "deterred"})
	r.refused("washington.deputy", at, exercise.MeanSignal{About: "statement/1", Audience: "washington", Value: "deterred"}, exercise.UnknownItem)
	r.refused("washington.deputy", at, exercise.MeanSignal{About: "statement/1", Audience: "seoul", Value: "deterred"}, exercise.Incomplete) // not of that scale
	r.must("pyongyang", at, exercise.ReceiveSignal{About: "statement/1", Value: "provoked", Words: "Words."})
	r.must("excon", at, exercise.ReceiveSignal{About: "statement/1", Cell: "seoul", Value: "reassured"})
	r.refused("seoul", at, exercise.ReceiveSignal{About: "statement/2", Value: "reassured"}, exercise.UnknownItem)
	if len(r.s.Signals) != 3 || len(r.s.Touches) != 1 || r.s.World.Statements(0) != 1 {
		t.Errorf("%+v %+v", r.s.Signals, r.s.Touches)
	}
}

// tableKinds are the kinds of events about tables and what is said in public.
var tableKinds = []exercise.Kind{exercise.ConsultationCalled, exercise.ConsultationEnded, exercise.RoomEntered, exercise.PartnerInvited, exercise.PartnerRefused,
	exercise.PartyWithdrawn, exercise.TextEdited, exercise.ParagraphAdded, exercise.ParagraphRemoved, exercise.ParagraphMoved, exercise.ProposalMade,
	exercise.ProposalAccepted, exercise.ProposalDeclined, exercise.CommentMade, exercise.CommentResolved, exercise.ConsentGiven, exercise.ConsentWithdrawn,
	exercise.ShownToPartners, exercise.StatementMade, exercise.ConferenceOpened, exercise.ConferenceClosed, exercise.QuestionAsked, exercise.QuestionAnswered,
	exercise.SignalMeant, exercise.SignalReceived}

// TestEveryKindAtATableReplays makes every kind of event about tables and what is
// said, and folds the log anew.
func TestEveryKindAtATableReplays(t *testing.T) {
	r := consulting(t)
	at := 6 * minute
	for _, x := range []struct {
		seat string
		do   exercise.Command
	}{
		{"seoul", exercise.EnterRoom{Alliance: "us_rok"}}, {"seoul", exercise.InvitePartner{Alliance: "us_rok", Partner: "japan"}},
		{"seoul", exercise.EditText{ID: "edit-0001", Alliance: "us_rok", Paragraph: "p1", Language: "ar", Splices: put(0, "نحن ")}},
		{"seoul", exercise.AddParagraph{Alliance: "us_rok", After: "p1", Words: words("Third.")}}, {"seoul", exercise.MoveParagraph{Alliance: "us_rok", Paragraph: "n1"}},
		{"seoul", exercise.Propose{Alliance: "us_rok", Paragraph: "p1", Language: "en", Words: "We stand.", Comment: "Shorter."}},
		{"seoul", exercise.Propose{Alliance: "us_rok", Paragraph: "p2", Language: "en", Words: "Calm!"}},
		{"washington.deputy", exercise.AcceptProposal{Alliance: "us_rok", Number: 1}}, {"washington.deputy", exercise.DeclineProposal{Alliance: "us_rok", Number: 2}},
		{"seoul", exercise.CommentOn{Alliance: "us_rok", Paragraph: "p2", Words: "Fine."}}, {"seoul", exercise.ResolveComment{Alliance: "us_rok", Number: 1}},
		{"seoul", exercise.RemoveParagraph{Alliance: "us_rok", Paragraph: "n1"}}, {"seoul", exercise.Send{Room: "us_rok", Text: "Ready."}},
		{"seoul", exercise.ShowPartners{Alliance: "us_rok", Item: exercise.ShowText}}, {"seoul", exercise.Consent{Alliance: "us_rok", Version: 6}},
		{"seoul", exercise.RecallConsent{Alliance: "us_rok"}}, {"seoul", exercise.RefusePartner{Alliance: "us_rok", Partner: "japan"}},
		{"excon", exercise.WithdrawParty{Alliance: "us_rok", Party: "us"}}, {"excon", exercise.EndConsultation{Alliance: "us_rok"}},
		{"seoul", exercise.CallConsultation{Alliance: "us_rok"}}, {"seoul", exercise.Consent{Alliance: "us_rok", Version: 1}},
		{"washington.secretary", exercise.Consent{Alliance: "us_rok", Version: 1}},
		{"seoul", exercise.MakeStatement{ID: "stat-0001", Parties: []string{"rok"}, Title: words("Line"), Words: words("We speak."), Alliances: []string{"us_rok"}, To: []string{"tokyo"},
			Marks: []exercise.Mark{{Commitment: "mdt", How: "strains", Posture: "qualified"}}}},
		{"washington.secretary", exercise.OpenConference{Parties: []string{"us"}, Title: words("Briefing")}}, {"press", exercise.AskQuestion{Conference: 1, As: "Daily", Words: "Why?"}},
		{"washington.secretary", exercise.MakeStatement{Parties: []string{"us"}, Words: words("Because."), Question: 1}}, {"excon", exercise.CloseConference{Conference: 1}},
		{"seoul", exercise.MeanSignal{About: "statement/1", Audience: "pyongyang", Value: "deterred"}}, {"tokyo", exercise.ReceiveSignal{About: "statement/1", Value: "reassured", Words: "Good."}},
		{"excon", exercise.EndEx{}},
	} {
		r.must(x.seat, at, x.do)
	}
	var kinds []exercise.Kind
	for _, e := range r.log {
		kinds = append(kinds, e.Kind)
	}
	for _, k := range tableKinds {
		if !slices.Contains(kinds, k) {
			t.Errorf("nothing made a %s", k)
		}
	}
	r.sameAgain()
}
