package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"tamrin/check"
	"tamrin/diag"
	"tamrin/engine"
	"tamrin/lang"
)

// checkCommand tells every problem of scenarios.
func checkCommand(a *app) *cobra.Command {
	var format string
	var strict bool
	c := a.command(spec{
		use:   "check SCENARIO...",
		short: lang.Words{"Find every problem of a scenario before the day does", "كشف كل مشكلات السيناريو قبل يوم التمرين"},
		long: lang.Words{
			"Reads scenarios and tells every problem at once: of shape, of names that lead\nnowhere, of conditions, and of meaning (what nobody can receive, what nothing\ntests, what can never happen). A scenario is a folder, the path of its\nscenario.yaml, or the name of one that ships.",
			"يقرأ السيناريوهات ويعرض كل المشكلات دفعة واحدة: في الشكل، وفي الأسماء التي لا\nتدل على شيء، وفي الشروط، وفي المعنى (ما لا يتلقاه أحد، وما لا يختبره شيء، وما لا\nيمكن أن يحدث). والسيناريو مجلد، أو مسار ملف scenario.yaml فيه، أو اسم سيناريو مرفق."},
		example: "tamrin check my_exercise\ntamrin check seoul_2023 --format json",
		args:    atLeast(1),
		run: func(_ *cobra.Command, args []string) error {
			return a.checkAll(args, format, strict)
		},
	})
	choiceFlag(c.Flags(), &format, "format", []string{"text", "json", "sarif"}, a.say(lang.Words{"how problems are written", "صيغة عرض المشكلات"}))
	c.Flags().BoolVar(&strict, "strict", false, a.say(lang.Words{"warnings fail too", "تُعد التحذيرات إخفاقًا أيضًا"}))
	return c
}

// checkAll checks the scenarios of these names, and reports them one by one in
// text, together in the forms that machines read.
func (a *app) checkAll(names []string, format string, strict bool) error {
	found := newFindings()
	failed := false
	for _, name := range names {
		p, err := a.open(name)
		if err != nil {
			return err
		}
		r := p.read()
		r.judge()
		failed = failed || r.problems.HasErrors() || strict && warned(r.problems)
		if format == "text" {
			a.tell(&r)
		}
		found.add(&r)
	}
	if format != "text" {
		if err := a.report(found, format); err != nil {
			return err
		}
	}
	if failed {
		return errProblemsFound
	}
	return nil
}

// judge adds what compiling the scenario and reading its meaning finds. Each
// step needs a scenario in which the one before found no error.
func (r *reading) judge() {
	if r.scenario == nil || r.problems.HasErrors() {
		return
	}
	program, problems := engine.Compile(r.scenario)
	r.problems = append(r.problems, problems...)
	if program != nil {
		r.problems = append(r.problems, check.All(program)...)
	}
	r.problems.Sort()
}

// tell writes the problems of one scenario in text; where there are none, what
// was read.
func (a *app) tell(r *reading) {
	if len(r.problems) > 0 {
		found := newFindings()
		found.add(r)
		a.report(found, "text")
		return
	}
	line := a.say(lang.Words{"%s: %s, %s, %s; %s\n", "السيناريو %s: %s، %s، %s؛ %s\n"})
	fmt.Fprintf(a.out, line, r.shown,
		a.count(len(r.scenario.Injects), "inject", "المدخلات"), a.count(len(r.scenario.Decisions), "decision", "القرارات"),
		a.count(len(r.scenario.Cells), "cell", "الخلايا"), a.say(r.problems.Summary()))
}

// count says a number of things: "3 injects", "المدخلات: 3".
func (a *app) count(n int, en, ar string) string {
	if n != 1 {
		en += "s"
	}
	return a.say(lang.Words{fmt.Sprintf("%d %s", n, en), fmt.Sprintf("%s: %d", ar, n)})
}

// warned reports whether a list holds a warning.
func warned(list diag.List) bool {
	return slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Severity == diag.Warning })
}
