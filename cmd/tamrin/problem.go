package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tamrin/lang"
)

// The exit codes beside 0.
const (
	exitProblems = 1 // problems were found, or something failed
	exitUsage    = 2 // called wrongly
)

// problem is an error as a person is told it.
type problem struct {
	exit int
	what lang.Words // what happened, where
	kept lang.Words // what is unchanged or safe; may be empty
	next lang.Words // what to do now
}

// Error returns the problem in English, for logs and tests.
func (p *problem) Error() string { return p.what.En }

// errProblemsFound ends a command whose findings have been listed already.
var errProblemsFound = errors.New("problems were found")

// usage says that the program was called wrongly.
func usage(what, next lang.Words) error {
	return &problem{exit: exitUsage, what: what, next: next}
}

// failure says that something went wrong, what was kept and what to do next.
func failure(what, kept, next lang.Words) error {
	return &problem{exit: exitProblems, what: what, kept: kept, next: next}
}

// fail tells the error to the person and returns the exit code for it.
func (a *app) fail(err error) int {
	if errors.Is(err, errProblemsFound) {
		return exitProblems
	}
	var p *problem
	if !errors.As(err, &p) {
		p = &problem{exit: exitProblems, what: reason(err)}
	}
	fmt.Fprintf(a.err, "tamrin: %s\n", a.say(p.what))
	for _, w := range []lang.Words{p.kept, p.next} {
		if !w.Zero() {
			fmt.Fprintf(a.err, "  %s\n", a.say(w))
		}
	}
	return p.exit
}

// reason says why the system refused something, in words where they are known.
func reason(err error) lang.Words {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return lang.Words{"there is no such file or folder", "لا يوجد ملف أو مجلد بهذا الاسم"}
	case errors.Is(err, fs.ErrExist):
		return lang.Words{"it exists already", "موجود من قبل"}
	case errors.Is(err, fs.ErrPermission):
		return lang.Words{"you may not open or write it", "لا تملك صلاحية فتحه أو الكتابة فيه"}
	}
	return lang.Words{err.Error(), err.Error()}
}

// flagProblem says in both languages what pflag says in English.
func flagProblem(c *cobra.Command, err error) error {
	var p *problem
	if errors.As(err, &p) {
		return p
	}
	next := lang.Words{"`%s --help` lists the flags", "يعرض `%s --help` الخيارات المتاحة"}.Format(c.CommandPath())
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return usage(lang.Words{"there is no flag %s", "لا يوجد خيار %s"}.Format(dashed(unknown.GetSpecifiedName())), next)
	case errors.As(err, &missing):
		return usage(lang.Words{"the flag %s needs a value", "الخيار %s يحتاج إلى قيمة"}.Format(dashed(missing.GetSpecifiedName())), next)
	case errors.As(err, &invalid):
		return usage(lang.Words{"%q is not a value for --%s", "القيمة %q غير مقبولة للخيار --%s"}.Format(invalid.GetValue(), invalid.GetFlag().Name), next)
	}
	return usage(lang.Words{"the flags cannot be read: %v", "تعذّرت قراءة الخيارات: %v"}.Format(err), next)
}

// dashed returns a flag as it was typed: -x or --name.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
