package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"tamrin/lang"
)

// versionCommand says which build this is.
func versionCommand(a *app) *cobra.Command {
	return a.command(spec{
		use:   "version",
		short: lang.Words{"Say which version this is", "عرض رقم الإصدار"},
		args:  atMost(0),
		run: func(_ *cobra.Command, _ []string) error {
			version, revision := build()
			fmt.Fprintln(a.out, a.say(lang.Words{
				"tamrin %s, scenario language 1, source %s", "تمرين %s، لغة السيناريو 1، المصدر %s"}.Format(version, revision)))
			return nil
		},
	})
}

// build returns the module's version and the commit that it was built from.
func build() (version, revision string) {
	version, revision = "(devel)", "unknown"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version, revision
	}
	if info.Main.Version != "" {
		version = info.Main.Version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			revision = s.Value[:min(12, len(s.Value))]
		}
	}
	return version, revision
}
