package rehearse

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tamrin/lang"
)

// Grade says how much a finding matters.
type Grade uint8

// A Serious finding spoils the exercise for somebody; one to Change costs it
// part of its worth; one to Know may be as its author wants it.
const (
	Serious Grade = iota
	Change
	Know
)

// MarshalText writes the grade as a word.
func (g Grade) MarshalText() ([]byte, error) {
	return []byte([]string{"serious", "change", "know"}[g]), nil
}

// Finding is something that a planner should know, and what to do about it.
type Finding struct {
	Code   string  `json:"code"` // stable, as docs/rehearsal.md lists them
	Grade  Grade   `json:"grade"`
	Item   string  `json:"item"` // kind and identifier of what it is about: "inject launch"
	What   string  `json:"what"`
	Advice string  `json:"advice"`
	weight float64 // the heavier comes first within a grade
}

// Thresholds of the findings. docs/rehearsal.md tells them to planners.
const (
	certain    = 0.98 // an ending or choice so frequent is settled beforehand
	often      = 0.50 // of the runs: by default, untested, quiet, crowded
	atTimes    = 0.25 // of the runs: cut short, left open
	seldom     = 0.05 // of the runs: an inject hardly worth writing
	hardly     = 0.02 // a shift of an ending too small to matter
	crowded    = 6    // items within ten minutes, in half of the runs
	overrun    = 9    // the same, where it spoils the exercise
	enoughRuns = 1000 // to say that a choice moves nothing
)

// finder collects findings in the report's language.
type finder struct {
	r     *Report
	f     *Frame
	list  []Finding
	moved map[string]bool // injects that some advice moves already
}

// findings returns what a planner should act on, the worst first.
func findings(r *Report, f *Frame) []Finding {
	x := &finder{r: r, f: f, list: []Finding{}, moved: map[string]bool{}}
	if r.Runs == 0 {
		return x.list
	}
	x.runaway()
	x.ends()
	x.cells()
	x.decisions()
	x.injects()
	x.goals()
	x.texts()
	slices.SortStableFunc(x.list, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Grade, b.Grade), cmp.Compare(b.weight, a.weight))
	})
	return x.list
}

// add adds a finding; weight is how much of the exercise it touches, 0 to 1
// and above. The words are filled with args.
func (x *finder) add(code string, grade Grade, item string, weight float64, what, advice lang.Words, args ...any) {
	x.list = append(x.list, Finding{code, grade, item, fill(what.In(x.r.Lang), args), fill(advice.In(x.r.Lang), args), weight})
}

// fill puts args into a template by number: {0}, {1}, …
func fill(template string, args []any) string {
	pairs := make([]string, 0, 2*len(args))
	for i, a := range args {
		pairs = append(pairs, fmt.Sprintf("{%d}", i), fmt.Sprint(a))
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

// Names stand in quotation marks of the report's language, and between marks
// that keep their direction from the sentence's.
const (
	isolate    = "\u2068"
	endIsolate = "\u2069"
)

func (x *finder) name(l Label) string { return x.r.quoted(l.Name) }

func (r *Report) quoted(name string) string {
	if strings.HasPrefix(name, "\"") || strings.HasPrefix(name, "“") || strings.HasPrefix(name, "«") {
		return isolated(name) // it is quoted already
	}
	if r.Lang == lang.Ar {
		return isolated("«" + name + "»")
	}
	return isolated("“" + name + "”")
}

func isolated(s string) string { return isolate + s + endIsolate }

// list joins names as the language does.
func (x *finder) names(labels []Label) string {
	var names []string
	for _, l := range labels {
		names = append(names, x.name(l))
	}
	return strings.Join(names, lang.Words{", ", "، "}.In(x.r.Lang))
}

// Plain returns words without the invisible marks of direction, for places
// that do not know them.
func Plain(s string) string {
	return strings.NewReplacer(isolate, "", endIsolate, "").Replace(s)
}

// percent writes a share for people: 93%, 0.4%, and never 0% or 100% for what
// is not quite so.
func percent(p float64) string {
	switch {
	case p == 0 || p == 1:
		return fmt.Sprintf("%.0f%%", p*100)
	case p < 0.001:
		return "<0.1%"
	case p > 0.999:
		return ">99.9%"
	case p < 0.0995 || p > 0.9905:
		return fmt.Sprintf("%.1f%%", p*100)
	}
	return fmt.Sprintf("%.0f%%", p*100)
}

// clock writes an exercise time or a stretch of it as hours and minutes, 1:05.
func clock(ms int64) string {
	return fmt.Sprintf("%d:%02d", ms/3_600_000, ms/60_000%60)
}

// number writes a count with its thousands apart: 100,000.
func number(n int64) string {
	if n < 0 {
		return "−" + number(-n)
	}
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// clockSeconds writes an exercise time to the second, 1:05:30.
func clockSeconds(ms int64) string {
	return fmt.Sprintf("%s:%02d", clock(ms), ms/1000%60)
}
