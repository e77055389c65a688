package main

import (
	"github.com/spf13/cobra"

	"tamrin/lang"
	"tamrin/scenario"
)

// schemaCommand prints the JSON Schema of the scenario language.
func schemaCommand(a *app) *cobra.Command {
	return a.command(spec{
		use:   "schema",
		short: lang.Words{"Print the JSON Schema with which editors complete and explain keys", "طباعة مخطط JSON الذي تكمل به المحررات المفاتيح وتشرحها"},
		long: lang.Words{
			"Prints the JSON Schema of scenario.yaml, its help in the language of --lang.\nSave it beside your scenario and begin scenario.yaml with the line\n\n  # yaml-language-server: $schema=scenario.schema.json\n\nVisual Studio Code (with the YAML extension), Neovim, Emacs and the JetBrains\neditors then complete keys, explain them and mark mistakes as you type.",
			"يطبع مخطط JSON لملف scenario.yaml، وشروحه بلغة --lang.\nاحفظه بجوار السيناريو واجعل أول سطر في scenario.yaml:\n\n  # yaml-language-server: $schema=scenario.schema.json\n\nعندئذ تكمل محررات Visual Studio Code (مع إضافة YAML) وNeovim وEmacs وJetBrains\nالمفاتيح وتشرحها وتعلّم الأخطاء وأنت تكتب."},
		example: "tamrin schema > my_exercise/scenario.schema.json\ntamrin schema --lang ar > my_exercise/scenario.schema.json",
		args:    atMost(0),
		run: func(_ *cobra.Command, _ []string) error {
			_, err := a.out.Write(scenario.Schema(a.lang))
			return err
		},
	})
}
