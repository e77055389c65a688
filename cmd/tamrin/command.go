package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tamrin/lang"
)

// spec is a command before the language is chosen.
type spec struct {
	use     string // as typed: "check SCENARIO…"
	short   lang.Words
	long    lang.Words // short is shown where it is empty
	example string     // lines as typed
	args    func(c *cobra.Command, args []string) error
	run     func(c *cobra.Command, args []string) error // nil for a group
}

// command builds a command that speaks the language of the run.
func (a *app) command(s spec) *cobra.Command {
	c := &cobra.Command{
		Use: s.use, Short: a.say(s.short), Long: a.say(s.long), Example: s.example, Args: s.args, RunE: s.run,
		SilenceErrors: true, SilenceUsage: true, DisableFlagsInUseLine: true, SuggestionsMinimumDistance: 2,
	}
	if s.run == nil {
		c.Args = unknownCommand
		c.RunE = func(c *cobra.Command, _ []string) error { a.writeHelp(c); return nil }
	}
	c.Flags().BoolP("help", "h", false, a.say(lang.Words{"show this help", "عرض هذه المساعدة"}))
	return c
}

// unknownCommand refuses a name that a group of commands does not have.
func unknownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	next := lang.Words{"`%s --help` lists the commands", "يعرض `%s --help` الأوامر المتاحة"}.Format(c.CommandPath())
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		next = lang.Words{"did you mean `%s %s`?", "هل تقصد `%s %s`؟"}.Format(c.CommandPath(), near[0])
	}
	return usage(lang.Words{"there is no command %q", "لا يوجد أمر %q"}.Format(strings.Join([]string{c.CommandPath(), args[0]}, " ")), next)
}

// atLeast refuses fewer arguments than n.
func atLeast(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < n {
			return badCount(c, lang.Words{"something is missing after `%s`", "ينقص شيء بعد `%s`"})
		}
		return nil
	}
}

// atMost refuses more arguments than n.
func atMost(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > n {
			return badCount(c, lang.Words{"there is too much after `%s`", "كُتب أكثر مما يلزم بعد `%s`"})
		}
		return nil
	}
}

// exactly refuses any other number of arguments than n.
func exactly(n int) cobra.PositionalArgs { return cobra.MatchAll(atLeast(n), atMost(n)) }

func badCount(c *cobra.Command, what lang.Words) error {
	return usage(what.Format(c.CommandPath()),
		lang.Words{"it is used like this: %s", "يُستعمل هكذا: %s"}.Format(c.UseLine()))
}

// choice is a flag that takes one of a few words.
type choice struct {
	value   *string
	name    string
	allowed []string
}

// choiceFlag adds a flag that takes one of allowed; the first is the default.
func choiceFlag(flags *pflag.FlagSet, value *string, name string, allowed []string, says string) {
	*value = allowed[0]
	flags.Var(&choice{value, name, allowed}, name, says+": "+strings.Join(allowed, ", "))
}

func (c *choice) String() string { return *c.value }
func (c *choice) Type() string   { return "WORD" }
func (c *choice) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		return usage(lang.Words{"%q is not a value for --%s", "القيمة %q غير مقبولة للخيار --%s"}.Format(s, c.name),
			lang.Words{"it takes %s", "القيم المقبولة: %s"}.Format(strings.Join(c.allowed, ", ")))
	}
	*c.value = s
	return nil
}
