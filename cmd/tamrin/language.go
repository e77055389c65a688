package main

import (
	"slices"
	"strings"

	"tamrin/lang"
)

// language returns the language in which this run speaks: that of --lang, else
// that of the environment, else English. It is found before the commands are
// built, as their help is in that language too.
func language(args []string, env func(string) string) (lang.Tag, error) {
	tag := environmentLanguage(env)
	asked, ok := langFlag(args)
	if !ok {
		return tag, nil
	}
	if !slices.Contains(lang.All, lang.Tag(asked)) {
		return tag, usage(
			lang.Words{"Tamrin does not speak %q", "لا يتحدث «تمرين» اللغة %q"}.Format(asked),
			lang.Words{"use --lang en or --lang ar", "استعمل --lang en أو --lang ar"})
	}
	return lang.Tag(asked), nil
}

// langFlag returns what was given to --lang, before cobra reads the arguments.
func langFlag(args []string) (value string, ok bool) {
	for i, arg := range args {
		if arg == "--" {
			return "", false
		}
		if v, found := strings.CutPrefix(arg, "--lang="); found {
			return v, true
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1], true
		}
	}
	return "", false
}

// environmentLanguage reads the locale as POSIX orders its variables.
func environmentLanguage(env func(string) string) lang.Tag {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env(name); v != "" {
			if v == "ar" || strings.HasPrefix(v, "ar_") || strings.HasPrefix(v, "ar.") {
				return lang.Ar
			}
			return lang.En
		}
	}
	return lang.En
}
