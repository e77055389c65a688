package engine_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"tamrin/diag"
	"tamrin/engine"
	"tamrin/lang"
	"tamrin/scenario"
)

var update = flag.Bool("update", false, "write the expected transcripts anew")

// TestTranscripts plays every script under testdata. A file holds a scenario, a
// script of inputs, and the effects that each input had.
//
//	time 10m                   the clock stands at 10m, by way of every due instant
//	take DECISION PARTY OPTION[,OPTION]
//	words DECISION PARTY       the party answers in free text
//	judge DECISION OPTION|none
//	draw CHANCE BRANCH
//	fire|hold|release|skip INJECT
//	set VAR VALUE
//	add TIME CELL[,CELL]       control writes an inject; TIME may be never
//	edit INJECT TIME CELL[,CELL]
//	call ALLIANCE PARTY        a member calls a consultation
//	close ALLIANCE             control ends the consultation
//	revise ALLIANCE DIGEST     the joint text changes
//	consent ALLIANCE PARTY VERSION
//	unconsent|out ALLIANCE PARTY   takes its consent back; is taken out by control
//	invite|object ALLIANCE PARTNER
//	say PARTY[,PARTY] public|privately [upholds|strains|breaks|affirmed|qualified|withdrawn COMMITMENT]…
//	talks                      prints consultations, postures, statements
//	end
//	state                      prints variables, commitments, outcomes
func TestTranscripts(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no transcripts under testdata")
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) { playFile(t, f) })
	}
}

func playFile(t *testing.T, file string) {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ar := txtar.Parse(raw)
	var src, script string
	want := -1
	for i, f := range ar.Files {
		switch f.Name {
		case "scenario.yaml":
			src = string(f.Data)
		case "script":
			script = string(f.Data)
		case "transcript":
			want = i
		}
	}
	got := play(t, mustCompile(t, src), script)
	if *update {
		if want < 0 {
			ar.Files = append(ar.Files, txtar.File{Name: "transcript"})
			want = len(ar.Files) - 1
		}
		ar.Files[want].Data = []byte(got)
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want < 0 {
		t.Fatal("no transcript; write it with -update and read it")
	}
	if d := cmp.Diff(string(ar.Files[want].Data), got); d != "" {
		t.Errorf("transcript differs (-want +got):\n%s", d)
	}
}

// mustCompile loads and compiles a scenario that must have no errors.
func mustCompile(t testing.TB, src string) *engine.Program {
	t.Helper()
	fsys := fstest.MapFS{"scenario.yaml": {Data: []byte(src)}}
	s, _, problems := scenario.Load(fsys, "scenario.yaml")
	if !problems.HasErrors() {
		var more diag.List
		var p *engine.Program
		if p, more = engine.Compile(s); p != nil {
			return p
		}
		problems = append(problems, more...)
	}
	for _, d := range problems {
		t.Logf("%s:%d:%d %s %s", d.At.File, d.At.Line, d.At.Col, d.Code, d.Message.In(lang.En))
	}
	t.Fatal("the scenario does not compile")
	return nil
}

// compileProblems returns the codes and messages of a scenario that loads but
// must not compile.
func compileProblems(t *testing.T, src string) string {
	t.Helper()
	fsys := fstest.MapFS{"scenario.yaml": {Data: []byte(src)}}
	s, _, problems := scenario.Load(fsys, "scenario.yaml")
	if problems.HasErrors() {
		t.Fatalf("does not even load: %v", problems)
	}
	p, problems := engine.Compile(s)
	if p != nil {
		t.Fatal("it compiles")
	}
	var out strings.Builder
	for _, d := range problems {
		fmt.Fprintf(&out, "%s %s\n", d.Code, d.Message.In(lang.En))
	}
	return out.String()
}

// play runs a script and returns what happened, a line for each effect.
func play(t *testing.T, p *engine.Program, script string) string {
	var out bytes.Buffer
	w := p.NewWorld()
	for _, line := range strings.Split(strings.TrimSpace(script), "\n") {
		fmt.Fprintf(&out, "> %s\n", line)
		s := player{t: t, p: p, w: w, out: &out}
		s.do(strings.Fields(line))
	}
	fmt.Fprintf(&out, "now %s, ended %v\n", clock(w.Now()), w.Ended())
	return out.String()
}

type player struct {
	t   *testing.T
	p   *engine.Program
	w   *engine.World
	out *bytes.Buffer
}

func (s *player) do(f []string) {
	in := engine.Input{At: s.w.Now()}
	switch f[0] {
	case "time":
		s.reach(span(s.t, f[1]))
		return
	case "state":
		s.state()
		return
	case "take":
		in.Kind, in.Item, in.Party = engine.DecisionTaken, s.find(engine.NounDecision, f[1]), s.find(engine.NounParty, f[2])
		in.Options = s.options(in.Item, f[3])
	case "words":
		in.Kind, in.Item, in.Party = engine.FreeTextGiven, s.find(engine.NounDecision, f[1]), s.find(engine.NounParty, f[2])
	case "judge":
		in.Kind, in.Item = engine.Adjudicated, s.find(engine.NounDecision, f[1])
		in.Options = s.options(in.Item, f[2])
	case "draw":
		in.Kind, in.Item = engine.ChanceDrawn, s.find(engine.NounChance, f[1])
		in.Branch, _ = strconv.Atoi(f[2])
	case "fire", "hold", "release", "skip":
		in.Kind = map[string]engine.Kind{"fire": engine.InjectFired, "hold": engine.InjectHeld,
			"release": engine.InjectReleased, "skip": engine.InjectSkipped}[f[0]]
		in.Item = s.inject(f[1])
	case "set":
		in.Kind, in.Item = engine.VarSet, s.find(engine.NounVar, f[1])
		in.Value, _ = strconv.ParseInt(f[2], 10, 64)
	case "add":
		in.Kind, in.Inject = engine.InjectAdded, s.ad(f[1], f[2])
	case "edit":
		in.Kind, in.Item, in.Inject = engine.InjectEdited, s.inject(f[1]), s.ad(f[2], f[3])
	case "talks":
		s.talks()
		return
	case "say":
		in.Kind, in.Said = engine.StatementMade, s.said(f[1:])
	case "call", "close", "revise", "consent", "unconsent", "out", "invite", "object":
		s.talk(f, &in)
	case "end":
		in.Kind = engine.Ended
	default:
		s.t.Fatalf("unknown line %q", f)
	}
	s.step(in)
}

// reach steps through every due instant up to at, as a driver does.
func (s *player) reach(at int64) {
	for !s.w.Ended() {
		next := min(s.w.NextDue(), at)
		s.step(engine.Input{Kind: engine.TimeReached, At: next})
		if s.w.Now() >= at && s.w.NextDue() > at {
			return
		}
	}
}

func (s *player) step(in engine.Input) {
	before := s.w.Hash()
	effects, err := s.w.Step(in)
	if err != nil {
		fmt.Fprintf(s.out, "%s  refused: %v\n", clock(s.w.Now()), err)
		if s.w.Hash() != before {
			s.t.Errorf("a refused input changed the world: %+v", in)
		}
		return
	}
	for i, e := range effects {
		if n := len(effects) - 16; n > 16 && i >= 12 && i < 12+n {
			if i == 12 {
				fmt.Fprintf(s.out, "%s  … %d more\n", clock(s.w.Now()), n)
			}
			continue
		}
		fmt.Fprintf(s.out, "%s  %s\n", clock(s.w.Now()), tell(s.p, e))
	}
}

func (s *player) find(kind engine.Noun, id string) int {
	i, ok := s.p.Find(kind, id)
	if !ok {
		s.t.Fatalf("no %q", id)
	}
	return i
}

// inject finds an inject of the scenario, or "+0" the first written on the spot.
func (s *player) inject(id string) int {
	if n, ok := strings.CutPrefix(id, "+"); ok {
		k, _ := strconv.Atoi(n)
		return len(s.p.Injects) + k
	}
	return s.find(engine.NounInject, id)
}

func (s *player) options(decision int, ids string) (mask uint64) {
	if ids == "none" {
		return 0
	}
	for _, id := range strings.Split(ids, ",") {
		k, ok := s.p.FindOption(decision, id)
		if !ok {
			s.t.Fatalf("no option %q", id)
		}
		mask |= 1 << k
	}
	return mask
}

func (s *player) ad(at, cells string) *engine.Ad {
	ad := &engine.Ad{At: engine.Never}
	if at != "never" {
		ad.At = span(s.t, at)
	}
	for _, c := range strings.Split(cells, ",") {
		ad.Cells |= 1 << s.find(engine.NounCell, c)
	}
	return ad
}

func (s *player) state() {
	for i, v := range s.p.Vars {
		fmt.Fprintf(s.out, "%s=%s ", v.ID, valueOf(v, s.w.Var(i)))
	}
	for i, c := range s.p.Commitments {
		u, st, b := s.w.Commitment(i)
		fmt.Fprintf(s.out, "%s=%d/%d/%d ", c.ID, u, st, b)
	}
	s.out.WriteString("\n")
}

func valueOf(v engine.Var, x int64) string {
	if v.Kind == engine.Word {
		return v.Words[x]
	}
	return strconv.FormatInt(x, 10)
}

// clock writes exercise time as h:mm:ss with milliseconds where there are any.
func clock(ms int64) string {
	if ms == engine.Never {
		return "never"
	}
	s := fmt.Sprintf("%d:%02d:%02d", ms/3_600_000, ms/60_000%60, ms/1000%60)
	if ms%1000 != 0 {
		s += fmt.Sprintf(".%03d", ms%1000)
	}
	return s
}

// span reads 90s, 10m, 1h or a sum of them.
func span(t *testing.T, s string) int64 {
	d, err := scenario.ParseDuration(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// tell writes an effect as one line.
func tell(p *engine.Program, e engine.Effect) string {
	name := func(i int) string {
		if i >= len(p.Injects) {
			return fmt.Sprintf("+%d", i-len(p.Injects))
		}
		return p.Injects[i].ID
	}
	by := ""
	switch e.Cause.Kind {
	case engine.ByControl:
		by = " by control"
	case engine.ByInject:
		by = " by inject " + name(e.Cause.Item)
	case engine.ByDecision:
		by = " by decision " + p.Decisions[e.Cause.Item].ID
	case engine.ByRule:
		by = " by rule " + p.Rules[e.Cause.Item].ID
	case engine.ByChance:
		by = " by chance " + p.Chances[e.Cause.Item].ID
	case engine.ByOutcome:
		by = " by outcome " + p.Outcomes[e.Cause.Item].ID
	case engine.ByConsultation:
		by = " by consultation of " + p.Alliances[e.Cause.Item].ID
	case engine.ByStatement:
		by = " by statement"
	}
	how := map[engine.How]string{engine.Taken: "taken", engine.ByDefault: "by default", engine.Lapsed: "lapsed",
		engine.Judged: "judged", engine.Upheld: "upheld", engine.Strained: "strained", engine.Broken: "broken",
		engine.Issued: "issued", engine.Deadlocked: "deadlocked", engine.EndedByControl: "ended by control"}[e.How]
	options := func() string {
		var ids []string
		for k, o := range p.Decisions[e.Item].Options {
			if e.Options>>k&1 == 1 {
				ids = append(ids, o.ID)
			}
		}
		return strings.Join(ids, ",")
	}
	party := ""
	if e.Party >= 0 {
		party = " by " + p.Parties[e.Party].ID
	}
	switch e.Kind {
	case engine.InjectDelivered:
		var cells []string
		for k, c := range p.Cells {
			if e.Cells>>k&1 == 1 {
				cells = append(cells, c.ID)
			}
		}
		return fmt.Sprintf("inject %s #%d to %s%s", name(e.Item), e.N, strings.Join(cells, ","), by)
	case engine.InjectDropped:
		return "dropped " + name(e.Item) + by
	case engine.DecisionOpened:
		return fmt.Sprintf("decision %s opens until %s%s", p.Decisions[e.Item].ID, clock(e.Value), by)
	case engine.ChoiceMade:
		return fmt.Sprintf("decision %s: %s said%s", p.Decisions[e.Item].ID, options(), party)
	case engine.DecisionClosed:
		return fmt.Sprintf("decision %s closed: %s %s%s", p.Decisions[e.Item].ID, how, options(), party)
	case engine.AnswerWaits:
		return fmt.Sprintf("decision %s: words wait%s", p.Decisions[e.Item].ID, party)
	case engine.VarChanged:
		v := p.Vars[e.Item]
		return fmt.Sprintf("%s %s -> %s%s", v.ID, valueOf(v, e.From), valueOf(v, e.Value), by)
	case engine.ChanceAsked:
		return "chance " + p.Chances[e.Item].ID + " asked"
	case engine.ChanceSettled:
		return fmt.Sprintf("chance %s: branch %d", p.Chances[e.Item].ID, e.N)
	case engine.RuleApplied:
		return "rule " + p.Rules[e.Item].ID
	case engine.CommitmentMarked:
		return fmt.Sprintf("commitment %s %s%s", p.Commitments[e.Item].ID, how, by)
	case engine.Challenged:
		return "challenge to " + p.Parties[e.Item].ID + by
	case engine.ConsultationOpened:
		return fmt.Sprintf("consultation of %s until %s%s%s", p.Alliances[e.Item].ID, clock(e.Value), by, party)
	case engine.ConsultationClosed:
		return "consultation of " + p.Alliances[e.Item].ID + " closes: " + how
	case engine.OutcomeReached:
		return "outcome " + p.Outcomes[e.Item].ID
	case engine.TimeJumped:
		return fmt.Sprintf("scenario time jumps to %d", e.Value)
	case engine.ExerciseEnded:
		if e.Item < 0 {
			return "ENDEX"
		}
		return "ENDEX: " + p.Outcomes[e.Item].ID
	case engine.Runaway:
		return "rules run away"
	}
	return tellTalk(p, e, party, by)
}
