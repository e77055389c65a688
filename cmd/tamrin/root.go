package main

import (
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"tamrin/lang"
)

// subcommands lists what tamrin can do, in the order in which help shows it.
//
// To add one, write a file named after it with
//
//	func demoCommand(a *app) *cobra.Command {
//		c := a.command(spec{
//			use:   "demo [SCENARIO]",
//			short: lang.Words{"Show a scenario running live", "عرض سيناريو يجري مباشرة"},
//			long:  lang.Words{"…", "…"},
//			args:  atMost(1),
//			run:   func(c *cobra.Command, args []string) error { … },
//		})
//		c.Flags().IntVar(&port, "port", 8080, a.say(lang.Words{"…", "…"}))
//		return c
//	}
//
// and name it below. A command writes to a.out and a.err and reads a.in, never
// os.Stdout; opens scenarios with a.open and lists problems with a.report; and
// fails with usage, failure or errProblemsFound (problem.go), which set the
// exit code. A group of commands has no run and gets its own with AddCommand.
// Tests are scripts: testdata/<command>.txtar. `go test ./cmd/tamrin -update`
// writes what help says now into them.
var subcommands = []func(*app) *cobra.Command{
	demoCommand,
	serveCommand,
	backupCommand,
	restoreCommand,
	drillCommand,
	newCommand,
	checkCommand,
	fmtCommand,
	rehearseCommand,
	whatIfCommand,
	mselCommand,
	archiveCommand,
	verifyCommand,
	importArchiveCommand,
	exportLogCommand,
	documentCommand,
	reportCommand,
	explainCommand,
	schemaCommand,
	versionCommand,
}

// surroundings are what the program has from outside; tests give their own.
type surroundings struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	environ  []string // all of the environment, to find variables that are misspelt
}

// app is one run of the program.
type app struct {
	surroundings
	lang lang.Tag // in which everything is said
}

// run runs the program with the arguments after its name and returns its exit
// code: 0 all is well, 1 problems were found, 2 it was called wrongly.
func run(args []string, s surroundings) int {
	tag, err := language(args, s.env)
	a := &app{surroundings: s, lang: tag}
	if err != nil {
		return a.fail(err)
	}
	root := a.root()
	root.SetArgs(args)
	if err := root.Execute(); err != nil {
		return a.fail(err)
	}
	return 0
}

// root builds the whole tree of commands in the language of the run.
func (a *app) root() *cobra.Command {
	cobra.EnableCommandSorting = false
	root := a.command(spec{
		use:   "tamrin",
		short: lang.Words{"Write, rehearse, run and review tabletop exercises", "كتابة التمارين المكتبية وتجربتها وتشغيلها ومراجعتها"},
		long: lang.Words{
			"Tamrin writes, rehearses, runs and reviews tabletop exercises.\nA scenario is a folder with one scenario.yaml; start with `tamrin new`.",
			"يكتب «تمرين» التمارين المكتبية ويجرّبها ويشغّلها ويراجعها.\nالسيناريو مجلد فيه ملف scenario.yaml واحد؛ ابدأ بالأمر `tamrin new`."},
	})
	root.PersistentFlags().String("lang", string(a.lang), a.say(lang.Words{
		"language of what is said: en or ar", "لغة ما يُعرض: en أو ar"}))
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { a.writeHelp(c) })
	root.SetUsageFunc(func(c *cobra.Command) error { a.writeHelp(c); return nil })
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return flagProblem(c, err) })
	root.CompletionOptions.DisableDefaultCmd = true // it speaks English alone
	root.SetHelpCommand(helpCommand(a))
	for _, build := range subcommands {
		root.AddCommand(build(a))
	}
	return root
}

// say returns the words in the language of the run.
func (a *app) say(w lang.Words) string { return w.In(a.lang) }

// interactive reports whether a person at a terminal can be asked.
func (a *app) interactive() bool {
	in, ok := a.in.(*os.File)
	return ok && term.IsTerminal(int(in.Fd()))
}
