package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"tamrin/engine"
	"tamrin/lang"
	"tamrin/rehearse"
	"tamrin/rng"
	"tamrin/scenario"
)

// output is how a rehearsal is to be told.
type output struct {
	json bool
	html string
}

func (o *output) flags(a *app, f *pflag.FlagSet) {
	f.BoolVar(&o.json, "json", false, a.say(lang.Words{"write JSON instead of text", "الكتابة بصيغة JSON بدل النص"}))
	f.StringVar(&o.html, "html", "", a.say(lang.Words{"write the report as one page to FILE instead", "كتابة التقرير صفحةً واحدة في FILE بدل ذلك"}))
}

// told is what can be told in text and as a page.
type told interface {
	Text(io.Writer) error
	HTML(io.Writer) error
}

// write tells something in the form asked for.
func (a *app) write(what told, o *output) error {
	if o.html != "" {
		if err := writeFile(o.html, what.HTML); err != nil {
			return err
		}
	}
	switch {
	case o.json:
		return a.writeJSON(what)
	case o.html != "":
		fmt.Fprintf(a.out, "%s\n", a.say(lang.Words{"The page is in %s; open it in a browser or print it.", "الصفحة في %s؛ افتحها في متصفح أو اطبعها."}.Format(o.html)))
		return nil
	}
	return what.Text(a.out)
}

func (a *app) writeJSON(what any) error {
	e := json.NewEncoder(a.out)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(what)
}

// writeFile writes a file through a temporary one, so that nothing half written is left.
func writeFile(name string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".tamrin-*")
	if err == nil {
		err = write(f)
	}
	if err == nil {
		err = f.Chmod(0o644)
	}
	if f != nil {
		if other := f.Close(); err == nil {
			err = other
		}
		defer os.Remove(f.Name())
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return failure(lang.Words{"%s cannot be written", "تعذّرت كتابة %s"}.Format(name), lang.Words{"nothing was written", "لم يُكتب شيء"}, reason(err))
	}
	return nil
}

// writeReport tells a report, if there is anything to tell.
func (a *app) writeReport(r *rehearse.Report, o *output) error {
	if r.Runs == 0 {
		return nothingPlayed()
	}
	return a.write(r, o)
}

func nothingPlayed() error {
	return failure(lang.Words{"no run was played", "لم تُلعب أي جولة"}, lang.Words{}, lang.Words{"let it run for longer, or give it more --runs", "دعه يعمل مدة أطول، أو زد عدد الجولات --runs"})
}

// traceRun tells one playout as a story.
func (a *app) traceRun(p *engine.Program, r *rehearsal) error {
	lines, err := rehearse.Trace(p, rng.Seed(r.seed), uint64(r.trace), a.lang)
	if err != nil {
		return err
	}
	if r.json {
		return a.writeJSON(lines)
	}
	for _, l := range lines {
		fmt.Fprintln(a.out, l)
	}
	return nil
}

// exact tells the true probabilities of a small scenario.
func (a *app) exact(p *engine.Program, o *output) error {
	x, err := rehearse.Enumerate(p)
	if err != nil {
		return asUsage(err)
	}
	if o.json {
		return a.writeJSON(x.Shares(a.lang))
	}
	return x.Text(a.out, a.lang)
}

// compare plays the scenario and a version with changed leanings on the same luck.
func (a *app) compare(s *scenario.Scenario, own *engine.Program, r *rehearsal) error {
	changed := s
	for _, lean := range r.leans {
		var err error
		if changed, err = rehearse.Lean(changed, lean); err != nil {
			return asUsage(err)
		}
	}
	other, problems := engine.Compile(changed)
	if other == nil {
		return usage(lang.Words{"the leaning cannot be used: %s", "تعذّر استعمال الميل: %s"}.Format(a.say(problems[0].Message)), problems[0].Hint)
	}
	f := rehearse.NewFrame(own)
	d, _, err := play(a, r.workers, rehearse.Range{To: r.runs},
		func() *rehearse.Duel { return rehearse.NewDuel(own, other, f, rng.Seed(r.seed)) }, (*rehearse.Duel).Add)
	if err != nil {
		return err
	}
	played := rehearse.Played{Seed: r.seed, Runs: int64(r.runs)}
	one, two := d.Sums()
	return a.write(rehearse.NewComparison(d, rehearse.NewReport(one, played, a.lang), rehearse.NewReport(two, played, a.lang), r.leans), &r.output)
}
