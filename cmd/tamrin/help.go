package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tamrin/lang"
)

// helpCommand shows the help of another command, in place of cobra's own,
// which speaks English alone.
func helpCommand(a *app) *cobra.Command {
	return a.command(spec{
		use:   "help [COMMAND]",
		short: lang.Words{"Show how a command is used", "عرض طريقة استعمال أمر"},
		args:  cobra.ArbitraryArgs,
		run: func(c *cobra.Command, args []string) error {
			found, rest, err := c.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return unknownCommand(found, rest)
			}
			a.writeHelp(found)
			return nil
		},
	})
}

// writeHelp writes what a command is for, its usage, subcommands and flags.
func (a *app) writeHelp(c *cobra.Command) {
	about := c.Long
	if about == "" {
		about = c.Short
	}
	fmt.Fprintf(a.out, "%s\n\n%s\n", about, a.say(lang.Words{"Usage:", "الاستعمال:"}))
	line := c.UseLine()
	if c.HasAvailableSubCommands() {
		line += " COMMAND"
	}
	fmt.Fprintf(a.out, "  %s\n", line)
	a.writeExample(c)
	a.writeSubcommands(c)
	a.writeFlags(lang.Words{"Flags:", "الخيارات:"}, c.LocalFlags())
	if c.HasParent() {
		a.writeFlags(lang.Words{"Flags of every command:", "خيارات كل الأوامر:"}, c.InheritedFlags())
	}
}

func (a *app) writeExample(c *cobra.Command) {
	if c.Example == "" {
		return
	}
	fmt.Fprintf(a.out, "\n%s\n", a.say(lang.Words{"Examples:", "أمثلة:"}))
	for line := range strings.Lines(c.Example) {
		fmt.Fprintf(a.out, "  %s\n", strings.TrimRight(line, "\n"))
	}
}

func (a *app) writeSubcommands(c *cobra.Command) {
	if !c.HasAvailableSubCommands() {
		return
	}
	var rows [][2]string
	for _, sub := range c.Commands() {
		rows = append(rows, [2]string{sub.Name(), sub.Short})
	}
	fmt.Fprintf(a.out, "\n%s\n", a.say(lang.Words{"Commands:", "الأوامر:"}))
	a.writeRows(rows)
	fmt.Fprintf(a.out, "\n%s\n", a.say(lang.Words{
		"`%s COMMAND --help` tells more.", "للمزيد: `%s COMMAND --help`."}.Format(c.CommandPath())))
}

func (a *app) writeFlags(title lang.Words, flags *pflag.FlagSet) {
	var rows [][2]string
	flags.VisitAll(func(f *pflag.Flag) { rows = append(rows, [2]string{flagName(f), a.flagUsage(f)}) })
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(a.out, "\n%s\n", a.say(title))
	a.writeRows(rows)
}

func flagName(f *pflag.Flag) string {
	name := "    --" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", --" + f.Name
	}
	if f.Value.Type() != "bool" {
		name += " " + strings.ToUpper(f.Value.Type())
	}
	return name
}

// flagUsage says what a flag does and what it is when it is not given.
func (a *app) flagUsage(f *pflag.Flag) string {
	switch f.DefValue {
	case "", "0", "false", "[]", "0s":
		return f.Usage
	}
	return f.Usage + a.say(lang.Words{" (%s if not given)", " (%s إن لم يُذكر)"}.Format(f.DefValue))
}

// writeRows writes two columns, the second one aligned.
func (a *app) writeRows(rows [][2]string) {
	width := 0
	for _, r := range rows {
		width = max(width, utf8.RuneCountInString(r[0]))
	}
	for _, r := range rows {
		fmt.Fprintf(a.out, "  %s%s  %s\n", r[0], strings.Repeat(" ", width-utf8.RuneCountInString(r[0])), r[1])
	}
}
