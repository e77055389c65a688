package view_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"iter"
	"math/bits"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/scenario"
	"tamrin/view"
)

var seed = flag.Uint64("seed", 0, "the seed of the random exercises; 0 draws one")

// looker is a viewer with its letter on canaries.
type looker struct {
	letter string
	view.Viewer
	seat string
	page []byte // as last seen

	version string // of the page
	seen    map[string]bool
}

func lookers() []*looker {
	list := []*looker{
		{letter: "w", Viewer: view.Viewer{Role: view.Player, Cell: "washington", Leads: true}, seat: "washington.chief"},
		{letter: "w", Viewer: view.Viewer{Role: view.Player, Cell: "washington"}, seat: "washington.aide"},
		{letter: "s", Viewer: view.Viewer{Role: view.Player, Cell: "seoul", Leads: true}, seat: "seoul"},
		{letter: "t", Viewer: view.Viewer{Role: view.Player, Cell: "tokyo", Leads: true}, seat: "tokyo"},
		{letter: "p", Viewer: view.Viewer{Role: view.Player, Cell: "pyongyang", Leads: true}, seat: "pyongyang"},
		{letter: "o", Viewer: view.Viewer{Role: view.Player, Cell: "watchers", Leads: true}, seat: "watchers"},
		{letter: "e", Viewer: view.Viewer{Role: view.Evaluator, Cell: "judges", Leads: true}, seat: "judges"},
		{letter: "x", Viewer: view.Viewer{Role: view.Wall}},
		{letter: "x", Viewer: view.Viewer{Role: view.Wall, Cell: "washington"}},
		{letter: "x", Viewer: view.Viewer{Role: view.Control, Cell: "no_such_cell"}},
		{letter: "c", Viewer: view.Viewer{Role: view.Control, Cell: "excon", Leads: true}, seat: "excon"},
	}
	for _, l := range list {
		l.seen = map[string]bool{}
	}
	return list
}

// may reports whether the looker may see what carries a canary of these letters.
func (l *looker) may(letters string) bool {
	return l.letter == "c" || strings.Contains(letters, l.letter)
}

// play is a random exercise with everybody looking.
type play struct {
	memo    view.Memo
	applied int  // events
	more    bool // it is played for what was not seen yet
	t       *testing.T
	r       *rand.Rand
	s       *exercise.State
	now     int64
	lookers []*looker
}

func compiled(t testing.TB) *engine.Program {
	t.Helper()
	s, _, problems := scenario.Load(os.DirFS("testdata/canary"), "scenario.yaml")
	if problems.HasErrors() {
		t.Fatalf("%+v", problems)
	}
	p, problems := engine.Compile(s)
	if problems.HasErrors() {
		t.Fatalf("%+v", problems)
	}
	return p
}

// TestNobodySeesACanaryOfOthers plays whole exercises with random commands. No
// page, and no refusal, may hold a canary that its reader may not see; and a
// page must stay the same, byte for byte, while only others are concerned.
func TestNobodySeesACanaryOfOthers(t *testing.T) {
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano())
	}
	t.Logf("seed %d", *seed)
	p := compiled(t)
	looking := lookers()
	missed, runs := "everything", 0
	for run := uint64(0); run < 20 || missed != "" && run < 300; run++ {
		runs++
		one := &play{more: run >= 20, t: t, r: rand.New(rand.NewPCG(*seed, run)), s: exercise.New(p), lookers: looking}
		one.play()
		if missed = unseen(looking); t.Failed() {
			t.Fatalf("in exercise %d of seed %d", run, *seed)
		}
	}
	t.Logf("%d exercises", runs)
	if missed != "" {
		t.Errorf("the test proves less than it should: %s", missed)
	}
}

// unseen names a canary that somebody should have seen by now.
func unseen(looking []*looker) string {
	for _, l := range looking {
		for _, c := range expected[l.letter] {
			if !l.seen[c] && l.Cell != "no_such_cell" {
				return l.Cell + " never saw " + c
			}
		}
	}
	return ""
}

// expected names what each must have seen at least once, lest a page that shows
// nothing passes.
var expected = map[string][]string{
	"w": {"zz_wste_draft", "zz_wste_agenda", "zz_wste_talk", "zz_wse_talk", "zz_wste_remark", "zz_wste_edit", "zz_wste_treaty", "zz_we_meant", "zz_we_felt", "zz_wste_private",
		"zz_we_betray", "zz_wstpoex_said", "zz_wse_ruled", "zz_wse_launch", "zz_wse_text", "zz_wse_from", "zz_w_brief", "zz_wste_reply", "zz_wse_wait", "zz_wse_tension", "zz_wse_some",
		"zz_wstpoex_paper", "zz_we_night", "zz_wse_pact", "zz_we_chief", "zz_wse_words", "zz_wse_name", "zz_wstpe_calm", "zz_wse_spot",
		"zz_wse_tenet", "zz_wse_amended", "zz_wse_found", "zz_wse_reason", "zz_wse_plan", "zz_wse_east", "zz_wse_site", "zz_wse_team", "zz_wse_river", "zz_wstpoex_sea"},
	"s": {"zz_wse_tenet", "zz_wse_amended", "zz_wste_draft", "zz_wste_agenda", "zz_wste_talk", "zz_wse_talk", "zz_wste_treaty", "zz_se_meant", "zz_se_felt", "zz_wste_private", "zz_se_site", "zz_se_map", "zz_wse_launch", "zz_wse_pact", "zz_wse_words", "zz_wse_name", "zz_wse_tension", "zz_wse_spot"},
	"t": {"zz_wste_draft", "zz_wste_agenda", "zz_wste_talk", "zz_wste_remark", "zz_wste_treaty", "zz_te_felt", "zz_wste_private", "zz_tpe_draft", "zz_tpe_talk", "zz_tpoe_west", "zz_wstpoex_paper", "zz_te_dark", "zz_wste_reply", "zz_wste_tell", "zz_wstpoex_speak", "zz_t_brief", "zz_te_spot"},
	"p": {"zz_tpe_draft", "zz_tpe_agenda", "zz_tpe_talk", "zz_pe_meant", "zz_pe_felt", "zz_wstpoex_said", "zz_wstpoex_ally", "zz_pe_boat", "zz_pe_site", "zz_pe_note", "zz_pe_ask", "zz_pe_told", "zz_tpe_mail", "zz_pe_as", "zz_pe_body", "zz_pe_burst", "zz_pe_tenet", "zz_pe_amended", "zz_pe_plan", "zz_pe_order", "zz_pe_resolve", "zz_wstpoex_speak", "zz_pe_spot"},
	"o": {"zz_wstpoex_said", "zz_wstpoex_press", "zz_tpoe_west", "zz_oe_as", "zz_oe_note", "zz_wstpoex_fire", "zz_oe_ask", "zz_oe_told", "zz_oce_mail", "zz_oe_hand", "zz_wstpoex_paper", "zz_wstpoex_speak", "zz_wsoe_sign", "zz_wstpoex_spot"},
	"e": {"zz_wse_tenet", "zz_pe_amended", "zz_we_keep", "contradiction", "zz_we_meant", "zz_pe_felt", "zz_we_betray", "zz_e_photo", "zz_e_ghost", "zz_e_seen", "zz_e_words", "zz_e_task", "zz_te_note", "zz_se_ask", "zz_te_told", "zz_e_launch", "zz_e_expect", "zz_e_never", "zz_e_lost", "zz_e_fuse", "zz_e_reason", "zz_pe_order", "zz_wse_words"},
	"x": {"zz_wstpoex_said", "zz_wstpoex_press", "zz_wstpoex_ally", "zz_wstpoex_site", "zz_wstpoex_sea", "zz_wstpoex_fire", "zz_wstpoex_paper", "zz_wstpoex_speak"},
	"c": {"zz_c_note", "zz_wstpoex_fire", "zz_wse_mail", "zz_wce_mail", "zz_pe_body", "zz_we_as", "zz_c_notes", "zz_c_storm", "zz_c_bad", "zz_e_reason"},
}

func (p *play) play() {
	p.apply(exercise.Begin("canary", false, true, 1))
	p.due(0)
	p.give("excon", exercise.Start{})
	for p.s.Clock.Phase != exercise.Over {
		if p.s.Clock.Phase == exercise.Running {
			p.due(p.now + p.r.Int64N(4*60_000))
		}
		for range p.r.IntN(8) {
			l := p.lookers[p.r.IntN(len(p.lookers))]
			if l.seat != "" {
				p.give(l.seat, p.command(l))
			}
		}
	}
	for i := range 25 {
		if i == 10 {
			p.give("excon", exercise.OpenReplay{})
		}
		if l := p.lookers[p.r.IntN(len(p.lookers))]; l.seat != "" {
			do, reason := p.amends()
			p.because(l.seat, reason, do)
		}
	}
}

// due lets time pass to at, chance fall, and everything due come.
func (p *play) due(at int64) {
	p.now = at
	for {
		for _, c := range p.s.World.Pending() {
			if id := p.s.Program.Chances[c].ID; p.s.Program.Chances[c].Var >= 0 || p.r.IntN(4) == 0 {
				p.order(exercise.Order{At: p.s.World.Now(), Do: exercise.Settle{Chance: id, Branch: p.r.IntN(2)}})
				break
			}
		}
		if len(p.s.World.Pending()) > 0 && p.s.Clock.Phase == exercise.Waiting {
			continue
		}
		due := p.s.World.NextDue()
		if due > at || p.s.Clock.Phase != exercise.Running {
			return
		}
		p.order(exercise.Order{At: due, Do: exercise.Reach{}})
	}
}

func (p *play) give(seat string, c exercise.Command) { p.because(seat, "zz_e_reason", c) }

func (p *play) because(seat, reason string, c exercise.Command) {
	err := p.order(exercise.Order{By: exercise.Actor{Seat: seat, Name: p.tag(seat, "name")}, At: p.now, Reason: reason, Do: c})
	for _, l := range p.lookers {
		if err != nil && l.seat == seat {
			p.check(l, fmt.Appendf(nil, "%v %+v", err, err))
		}
	}
}

func (p *play) order(o exercise.Order) error {
	events, err := p.s.Handle(o)
	for _, e := range events {
		p.apply(e)
	}
	return err
}

// apply folds an event in and has everybody look before and after.
func (p *play) apply(e exercise.Event) {
	effects, err := p.s.Apply(e)
	if err != nil {
		p.t.Fatal(err)
	}
	p.applied++
	for i, l := range p.lookers {
		built := p.memo.Build(p.s, l.Viewer, func(string) bool { return true })
		p.addressees(l, built)
		if (p.applied+i)%16 == 0 || p.s.Clock.Phase == exercise.Over {
			p.strategies(l)
			p.reviews(l)
		}
		again := !p.more && (p.applied+i)%5 == 0
		if !again && l.page != nil && built.Version == l.version { // the version is a hash of all that is on it
			continue
		}
		page, err := json.Marshal(built)
		if err != nil {
			p.t.Fatal(err)
		}
		if (built.Version == l.version) != bytes.Equal(page, l.page) {
			p.t.Fatalf("%s %s: after %s the version is %s and was %s, of the pages\n%s\n%s", l.Role, l.Cell, e.Encode(), built.Version, l.version, page, l.page)
		}
		l.version = built.Version
		if again { // what is missed now is seen a little later
			anew, err := json.Marshal(view.Build(p.s, l.Viewer, func(string) bool { return true }))
			if err != nil || !bytes.Equal(anew, page) {
				p.t.Fatalf("%s %s: after %s a page made with a memory of earlier ones is another (%v):\n%s\n%s", l.Role, l.Cell, e.Encode(), err, page, anew)
			}
		}
		if bytes.Equal(page, l.page) {
			continue
		}
		p.check(l, page)
		if l.page != nil && !p.concerns(l, &e, effects) {
			p.t.Errorf("%s %s: the page changed at %s, which concerns others alone:\n%s\n%s", l.Role, l.Cell, e.Encode(), l.page, page)
		}
		l.page = page
	}
	if p.t.Failed() {
		p.t.FailNow()
	}
}

// reviews checks who may look back at whose pages, and at what the review tells.
func (p *play) reviews(l *looker) {
	over := p.s.Clock.Phase == exercise.Over
	for _, as := range p.lookers {
		may := l.letter == "c" || l.letter == "e" && as.Role != view.Control || !strings.Contains("xce", l.letter) && l.Viewer == as.Viewer && over && p.s.Replayed
		if view.MayReplay(p.s, l.Viewer, as.Viewer) != may {
			p.t.Errorf("%s %s replays %s %s: %v", l.Role, l.Cell, as.Role, as.Cell, !may)
		}
	}
	for what, may := range map[string][2]bool{
		"the review":          {view.MayReview(p.s, l.Viewer), l.letter == "c" || l.letter == "e"},
		"what contradicts":    {view.MayUncover(p.s, l.Viewer), l.letter == "c" && over || l.letter == "e"},
		"the forms' own link": {view.MayInvite(p.s, l.Viewer), l.letter == "c"},
	} {
		if may[0] != may[1] {
			p.t.Errorf("%s %s has %s: %v (over: %v)", l.Role, l.Cell, what, may[0], over)
		}
	}
}

// addressees checks what carries no canary: that of control's messages a cell
// sees no other recipient, and of nothing how many there are in all.
func (p *play) addressees(l *looker, page *view.Page) {
	if v := page.Evaluation; v != nil && len(v.Contradictions) > 0 {
		if l.seen["contradiction"] = true; l.letter != "e" {
			p.t.Errorf("%s sees contradictions", l.Cell)
		}
	}
	for _, r := range page.Requests {
		if page.Desk == nil && r.Item != "" {
			p.t.Errorf("%s knows its request as %s", l.Cell, r.Item)
		}
	}
	for _, t := range page.Threads {
		for _, m := range t.Messages {
			if page.Desk == nil && (m.FromCell == "" || m.FromCell == "excon") && !slices.Equal(m.ToCells, []string{l.Cell}) {
				p.t.Errorf("%s sees to whom control wrote: %v", l.Cell, m.ToCells)
			}
			if page.Desk == nil && m.Item != "" {
				p.t.Errorf("%s knows a message as %s", l.Cell, m.Item)
			}
		}
	}
}

func (p *play) check(l *looker, page []byte) {
	for word, letters := range canaries(page) {
		l.seen[word] = true
		if !l.may(letters) && !p.isOut(word) && !(l.letter == "t" && p.wasShown(word)) || l.letter == "t" && !p.isForGuests(word) {
			p.t.Errorf("%s %s sees %s in\n%s", l.Role, l.Cell, word, page)
			return
		}
	}
}

// canaries gives what looks like zz_LETTERS_word, with its letters. A regular
// expression would take a third of the test's time.
func canaries(page []byte) iter.Seq2[string, string] {
	return func(yield func(word, letters string) bool) {
		for {
			_, rest, ok := bytes.Cut(page, []byte("zz_"))
			if page = rest; !ok {
				return
			}
			n := small(rest)
			if n == 0 || n == len(rest) || rest[n] != '_' {
				continue
			}
			if end := n + 1 + small(rest[n+1:]); end > n+1 && !yield("zz_"+string(rest[:end]), string(rest[:n])) {
				return
			}
		}
	}
}

// small counts the small letters with which a text begins.
func small(b []byte) int {
	for i, c := range b {
		if c < 'a' || c > 'z' {
			return i
		}
	}
	return len(b)
}

// concerns reports whether an event may show on a looker's page. It is written
// from the scenario's masks and not from what view does.
func (p *play) concerns(l *looker, e *exercise.Event, effects []engine.Effect) bool {
	cell, ok := p.s.Program.Find(engine.NounCell, l.Cell)
	in := func(mask uint64) bool { return ok && l.letter != "x" && mask>>cell&1 == 1 }
	switch e.Kind {
	case exercise.Created, exercise.Started, exercise.WasPaused, exercise.WasResumed, exercise.SpeedSet, exercise.WasEnded,
		exercise.NoDuffCalled, exercise.NoDuffEnded, exercise.ConferenceOpened, exercise.ConferenceClosed, exercise.QuestionAsked, exercise.QuestionAnswered:
		return true
	case exercise.ReplayOpened:
		return l.letter != "x"
	case exercise.StatementMade:
		if e.Said.Public {
			return true
		}
	case exercise.ItemOpened, exercise.SeatTaken, exercise.SeatReturned:
		if strings.HasPrefix(e.By.Seat, l.Cell) && l.letter != "x" || strings.HasPrefix(e.Seat, l.Cell) && l.letter != "x" {
			return true
		}
	}
	if l.letter == "e" || l.letter == "c" {
		return true
	}
	if l.letter != "x" && p.writtenFor(l.Cell, e) {
		return true
	}
	if a, ok := p.s.Program.Find(engine.NounAlliance, e.Alliance); ok && p.atTable(a, l.Cell, in) {
		return true
	}
	for _, f := range effects {
		switch f.Kind {
		case engine.TimeJumped, engine.ExerciseEnded:
			return true
		case engine.InjectDelivered:
			if in(f.Cells) || p.s.World.Inject(f.Item).Public || p.moves(f.Item, in) {
				return true
			}
		case engine.DecisionOpened:
			if in(p.s.Program.Decisions[f.Item].SeenBy) {
				return true
			}
		case engine.ChoiceMade, engine.AnswerWaits:
			if in(p.s.Program.Decisions[f.Item].Cells) {
				return true
			}
		case engine.DecisionClosed:
			if in(p.s.Program.Decisions[f.Item].SeenBy) || p.learns(f, in) {
				return true
			}
		case engine.TextIssued:
			return true
		case engine.ConsultationOpened, engine.ConsultationClosed, engine.ConsentsVoided, engine.PartnerJoined, engine.PartnerAwaited, engine.PartnerLeft:
			if p.atTable(f.Item, l.Cell, in) || f.Kind == engine.PartnerLeft && f.Party == p.playedBy(l.Cell) {
				return true
			}
		case engine.VarChanged:
			if in(p.s.Program.Vars[f.Item].SeenBy) {
				return true
			}
		}
	}
	return false
}

// writtenFor reports whether what somebody wrote is a cell's to see: what its
// seats did, and what came to it.
func (p *play) writtenFor(cell string, e *exercise.Event) bool {
	switch e.Kind {
	case exercise.MessageSent:
		return p.cellOf(e.By.Seat) == cell || slices.Contains(e.Mail.To, cell)
	case exercise.StatementMade, exercise.SignalMeant, exercise.SignalReceived:
		return p.saidTo(cell, e)
	case exercise.RequestAnswered, exercise.RequestClosed:
		return p.asker(e.Number) == cell
	case exercise.ItemClaimed, exercise.ItemLetGo:
		n, _ := strconv.Atoi(strings.TrimPrefix(e.Item, "request/"))
		return p.asker(n) == cell // who sees that it is taken, and not by whom
	case exercise.SeatReturned: // a controller who leaves lets requests go
		return e.Seat == "excon" && slices.ContainsFunc(p.s.Requests, func(r exercise.Request) bool { return p.s.Program.Cells[r.Cell].ID == cell })
	case exercise.MessageRead, exercise.RequestMade, exercise.NoteWritten:
		return p.cellOf(e.By.Seat) == cell
	}
	return false
}

// asker is the cell that made a request.
func (p *play) asker(n int) string {
	if n < 1 {
		return ""
	}
	return p.s.Program.Cells[p.s.Requests[n-1].Cell].ID
}

func (p *play) cellOf(seat string) string {
	i, _ := p.s.Seat(seat)
	return p.s.Program.Cells[p.s.Seats[i].Cell].ID
}

// moves reports whether an inject moves a force that a cell sees.
func (p *play) moves(inject int, in func(uint64) bool) bool {
	if inject >= len(p.s.Program.Injects) {
		return false
	}
	return slices.ContainsFunc(p.s.Program.Injects[inject].Moves, func(m engine.Move) bool { return in(p.s.Program.Forces[m.Force].SeenBy) })
}

func (p *play) learns(f engine.Effect, in func(uint64) bool) bool {
	for m := f.Options; m != 0; m &= m - 1 {
		o := &p.s.Program.Decisions[f.Item].Options[bits.TrailingZeros64(m)]
		if o.Public || in(o.KnownTo) {
			return true
		}
	}
	return false
}
