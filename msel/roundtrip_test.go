package msel

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"tamrin/lang"
	"tamrin/scenario"
)

// inventor makes random scenarios whose injects use every field.
type inventor struct {
	*rand.Rand
	languages []string
}

func (r *inventor) pick(all ...string) string { return all[r.IntN(len(all))] }
func (r *inventor) coin() bool                { return r.IntN(2) == 0 }

// words returns text of the kinds that spreadsheets and YAML stumble over.
func (r *inventor) words() string {
	pieces := []string{"Power fails in the north", "انقطاع الكهرباء في الشمال", "=HYPERLINK(\"x\")", "+2", "-1 bullet", "@all", "'=quoted", "''", "a: b", "# remark", "yes", "null", "12", "1.10", "0600-1800", "220800AUG2011",
		"line\nbreak", "tab\there", "\"quotes\"", "semi;colon,comma", "{braces}", "[x]", "é\u00a0ü", "_x0041_", "_x000D_", "  spaces  ", "🛑 emoji", "back\\slash", "%d", "تمرين «مهم»", "z\u200bw", "# tamrin 1", "TRUE", "#REF!", "n/a", "---", "All", "Day 2"}
	n := 1 + r.IntN(4)
	var out []string
	for range n {
		out = append(out, r.pick(pieces...))
	}
	s := strings.Join(out, r.pick(" ", "\n", "  ", ", "))
	if r.IntN(60) == 0 {
		s += strings.Repeat("long text, سطر طويل. ", 2500)
	}
	return s
}

func (r *inventor) text() scenario.Text {
	t := scenario.Text{In: map[string]string{}}
	for _, l := range r.languages {
		if r.IntN(4) > 0 {
			t.In[l] = r.words()
		}
	}
	if len(t.In) == 0 {
		return scenario.Text{}
	}
	return t
}

func (r *inventor) maybe(s string) string {
	if r.coin() {
		return s
	}
	return ""
}

func (r *inventor) duration() scenario.Duration {
	return scenario.Duration{MS: r.Int64N(1+r.Int64N(1+r.Int64N(3*scenario.Day))) / 250 * 250, Set: true}
}

func (r *inventor) refs(ids ...string) []scenario.Ref {
	var out []scenario.Ref
	for _, id := range ids {
		if r.coin() {
			out = append(out, scenario.Ref{ID: id})
		}
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func (r *inventor) inject(n int) scenario.Inject {
	in := scenario.Inject{Item: scenario.Item{ID: fmt.Sprintf("i%d", n)}, Number: r.pick("", fmt.Sprint(n), fmt.Sprintf("%d-A", n), fmt.Sprintf("1.%d0", n)), Title: r.text(), Text: r.text(),
		Type: r.pick("inject", "contextual", "expected_action", "contingency", "administrative"), Status: r.pick("draft", "submitted", "approved", "synchronized", "deferred", "obsolete"), Priority: r.pick("", "key", "enabling", "supporting"),
		Theatre: scenario.Ref{ID: r.maybe("north")}, To: r.refs("city", "army_hq", "press", "us"), From: r.text(), InjectedBy: r.text(), Channel: r.pick("", "email", "telephone", "in_person", "other", "press"), Public: r.coin(),
		Challenges: scenario.Ref{ID: r.maybe("us")}, Convenes: r.refs("pair"), Upholds: r.refs("pact"), Strains: r.refs("pact"), Breaks: r.refs("pact"), Objectives: r.refs("o1", "o1.t1", "warn"), Storyline: scenario.Ref{ID: r.maybe("main")},
		Event: r.maybe(r.words()), Incident: r.maybe(r.words()), Phase: r.maybe(r.words()), Function: r.maybe("ESF 8"), Location: r.text(), Notes: r.text(), Author: r.maybe("A. Writer"), Approver: r.maybe("ب. مدير"), Narrative: r.maybe(r.words())}
	if in.Title.Zero() && in.Text.Zero() {
		in.Title = scenario.Text{In: map[string]string{r.languages[0]: "T" + r.words()}}
	}
	r.trigger(&in)
	r.effects(&in)
	if r.coin() {
		in.Extra = []scenario.Extra{{Name: "METHOD", Value: r.words()}, {Name: r.pick("EMITS #", "ATH PAX", "اسم", "Title"), Value: r.words()}}
	}
	if r.coin() {
		in.History = []string{r.words(), "2"}
	}
	return in
}

func (r *inventor) trigger(in *scenario.Inject) {
	switch r.IntN(6) {
	case 0:
		in.After, in.Delay = scenario.Ref{ID: "open_gates"}, r.duration()
	case 1:
		in.When = scenario.Expr{Src: "vars.tension >= 3 && decisions.open_gates == \"yes\""}
	case 2:
		in.Manual = true
	case 3:
		in.Manual, in.At = true, r.duration()
	case 4:
		in.ContingencyFor = scenario.Ref{ID: "open_gates"}
	default:
		in.At = r.duration()
	}
	if r.coin() {
		in.If = scenario.Expr{Src: "vars.tension < 9"}
	}
}

func (r *inventor) effects(in *scenario.Inject) {
	if r.coin() {
		in.Burst = scenario.Burst{Count: scenario.Number{V: 3}, Every: r.duration()}
	}
	if r.coin() {
		in.Sets = []scenario.Assign{{Var: scenario.Ref{ID: "tension"}, Value: scenario.Scalar{Src: r.pick("+2", "-1", "7", "= vars.tension + 1"), Set: true}}}
	}
	if r.coin() {
		in.Attachments = []scenario.Attachment{{File: "maps/north.pdf", Title: r.text()}}
	}
	switch r.IntN(3) {
	case 0:
		in.Jump = scenario.Jump{By: scenario.Duration{MS: scenario.Day, Set: true}}
	case 1:
		in.Jump = scenario.Jump{To: scenario.Instant{UnixMS: 1_700_000_000_000, Offset: 180, Set: true}}
	}
	for _, id := range []string{"city", "army_hq", "all"} {
		if t := r.text(); r.IntN(3) == 0 && !t.Zero() {
			in.Expect = append(in.Expect, scenario.Expect{Cell: scenario.Ref{ID: id}, Text: t})
		}
	}
}

// scenario returns the text of a random scenario.
func (r *inventor) scenario(injectCount int) string {
	e := encoder{r.languages}
	var all []string
	for n := range injectCount {
		in := r.inject(n + 1)
		all = append(all, "  "+in.ID+": "+e.inject(&in))
	}
	return `tamrin: 1
id: invented
title: "Invented"
languages: ` + listed(r.languages) + `
clock: {start: 2023-01-31T09:00:00+09:00}
theatres: {north: {title: "The north"}}
parties: {us: {title: "States", iso: USA}}
commitments: {pact: {from: us, to: us, kind: defence_pact}}
cells:
  city: {title: "City"}
  army_hq: {title: "Army, HQ"}
  press: {title: "الصحافة"}
objectives: {o1: {title: "One", tasks: {t1: {title: "Task"}}}, warn: {title: "Warn"}}
storylines: {main: {title: "Main line"}}
vars: {tension: {range: [0, 10]}}
decisions: {open_gates: {title: "Open?", by: us, opens: {at: 1m}, options: {yes_: {title: "Yes"}, no_: {title: "No"}}}}
injects:
` + strings.Join(all, "\n") + "\n"
}

// export writes the scenario in one of the two forms and reads the book again.
func export(t *testing.T, s *scenario.Scenario, format string, opt ExportOptions) *Book {
	t.Helper()
	var out bytes.Buffer
	write := ExportXLSX
	if format == "csv" {
		write = ExportCSV
	}
	if err := write(&out, s, opt); err != nil {
		t.Fatal(err)
	}
	b, err := Read("list."+format, out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestRoundTrip(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	for n := range 12 {
		r := &inventor{rand.New(rand.NewPCG(seed, uint64(n))), nil}
		r.languages = [][]string{{"en"}, {"ar"}, {"en", "ar"}, {"ar", "en"}}[n%4]
		text := r.scenario(1 + r.IntN(12))
		folder := overlay{files: map[string][]byte{root: []byte(text)}}
		s, _, _ := scenario.Load(folder, root)
		if s == nil || len(s.Injects) == 0 {
			t.Fatalf("the invented scenario cannot be read:\n%s", text)
		}
		opt := ExportOptions{Lang: lang.All[n%2], Template: Templates[n%3]}
		format := []string{"xlsx", "csv"}[n/2%2]
		b := export(t, s, format, opt)

		same, err := Import(b, folder, root, Options{})
		if err != nil {
			t.Fatalf("%d %s: %v", n, format, err)
		}
		if len(same.Files) > 0 {
			t.Errorf("%d %s: an import of what was exported changes %s:\n%s", n, format, same.Files[0].Name, reportText(same.Report))
		}
		if got := same.Report.Totals(); got.Same != len(s.Injects) {
			t.Errorf("%d %s: %d of %d injects the same", n, format, got.Same, len(s.Injects))
		}
		fresh, err := Import(b, nil, root, Options{})
		if err != nil {
			t.Fatalf("%d %s into an empty folder: %v", n, format, err)
		}
		e := encoder{s.Languages}
		for i := range s.Injects {
			want, got := &s.Injects[i], &fresh.Scenario.Injects[i]
			if want.ID != got.ID || len(e.changedKeys(want, got)) > 0 {
				t.Errorf("%d %s %s: %s differs from %s in %v\n%s\n%s", n, format, opt.Template, got.ID, want.ID, e.changedKeys(want, got), e.inject(want), e.inject(got))
			}
		}
		if t.Failed() {
			return
		}
	}
}

func reportText(r *Report) string {
	var b strings.Builder
	if err := r.Text(&b, lang.En); err != nil {
		return err.Error()
	}
	return b.String()
}
