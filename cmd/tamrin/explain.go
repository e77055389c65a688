package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"tamrin/diag"
	"tamrin/lang"
)

// explainCommand explains a code of a diagnostic.
func explainCommand(a *app) *cobra.Command {
	return a.command(spec{
		use:   "explain [CODE]",
		short: lang.Words{"Explain a problem by its code", "شرح مشكلة برمزها"},
		long: lang.Words{
			"Explains the problem that a code such as S101 stands for, with an example.\nWithout a code, lists them all.",
			"يشرح المشكلة التي يدل عليها رمز مثل S101 مع مثال.\nومن دون رمز يسرد الرموز كلها."},
		example: "tamrin explain S101",
		args:    atMost(1),
		run: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				a.listCodes()
				return nil
			}
			return a.explain(diag.Code(strings.ToUpper(args[0])))
		},
	})
}

// listCodes writes every code with its message.
func (a *app) listCodes() {
	for _, code := range diag.Codes() {
		e, _ := diag.Explain(code)
		fmt.Fprintf(a.out, "%s  %s\n", code, a.say(headline(e)))
	}
}

// explain writes all that is known of a code.
func (a *app) explain(code diag.Code) error {
	e, ok := diag.Explain(code)
	if !ok {
		next := lang.Words{"`tamrin explain` lists the codes", "يسرد `tamrin explain` الرموز"}
		if near := nearestCode(code); near != "" {
			next = lang.Words{"did you mean %s?", "أتقصد %s؟"}.Format(near)
		}
		return usage(lang.Words{"there is no code %s", "لا يوجد رمز %s"}.Format(code), next)
	}
	fmt.Fprintf(a.out, "%s (%s): %s\n", code, a.say(e.Severity.Words()), a.say(headline(e)))
	if !e.Explain.Zero() {
		fmt.Fprintf(a.out, "\n%s\n", a.say(e.Explain))
	}
	if !e.Hint.Zero() {
		fmt.Fprintf(a.out, "\n%s %s\n", a.say(lang.Words{"What to do:", "ما العمل:"}), a.say(e.Hint))
	}
	return nil
}

func nearestCode(code diag.Code) string {
	var all []string
	for _, c := range diag.Codes() {
		all = append(all, string(c))
	}
	return diag.Nearest(string(code), all)
}

// verb matches what a message template has in place of its particulars.
var verb = regexp.MustCompile(`%(\[\d+\])?\d*[a-zA-Z]`)

// withoutVerbs shows a template with dots where a message has its particulars.
func withoutVerbs(w lang.Words) lang.Words {
	dotted := func(s string) string { return strings.ReplaceAll(verb.ReplaceAllString(s, "…"), "%%", "%") }
	return lang.Words{dotted(w.En), dotted(w.Ar)}
}

// headline says in a line what a code stands for: its message, or where that
// is all particulars, the beginning of its explanation.
func headline(e diag.Entry) lang.Words {
	w := withoutVerbs(e.Message)
	if w.En != "…" {
		return w
	}
	first := func(s string) string {
		sentence, _, _ := strings.Cut(s, ". ")
		sentence, _, _ = strings.Cut(sentence, "\n")
		return strings.TrimRight(sentence, ".")
	}
	return lang.Words{first(e.Explain.En), first(e.Explain.Ar)}
}
