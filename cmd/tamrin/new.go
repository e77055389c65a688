package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tamrin/lang"
	"tamrin/scenario"
)

// newFlags are the answers given on the command line.
type newFlags struct {
	title, titleAr, length, languages string
	cells                             []string
	injects                           int
	yes                               bool
}

// newCommand starts a scenario.
func newCommand(a *app) *cobra.Command {
	var f newFlags
	c := a.command(spec{
		use:   "new [FOLDER]",
		short: lang.Words{"Start a scenario by answering a few questions", "بدء سيناريو بالإجابة عن أسئلة قليلة"},
		long: lang.Words{
			"Asks a few questions and writes a first scenario.yaml, with notes, that passes\n`tamrin check`. At a terminal it asks for what no flag answers; with --yes, or\nwithout a terminal, it takes its own answers. It never overwrites a scenario.",
			"يطرح أسئلة قليلة ويكتب ملف scenario.yaml أول، مع ملاحظات، يجتاز `tamrin check`.\nعند الطرفية يسأل عما لم يجب عنه خيار؛ ومع --yes أو من دون طرفية يجيب بنفسه.\nولا يكتب أبدًا فوق سيناريو موجود."},
		example: "tamrin new\ntamrin new harbour_fire --title \"Harbour fire\" --cells \"Port,Fire brigade\" --length 2h --yes",
		args:    atMost(1),
		run:     func(c *cobra.Command, args []string) error { return a.newScenario(c, f, args) },
	})
	flags := c.Flags()
	flags.StringVar(&f.title, "title", "", a.say(lang.Words{"title in the first language", "العنوان باللغة الأولى"}))
	flags.StringVar(&f.titleAr, "title-ar", "", a.say(lang.Words{"title in Arabic", "العنوان بالعربية"}))
	flags.StringVar(&f.languages, "languages", "", a.say(lang.Words{"languages of the exercise: en,ar", "لغات التمرين: ar,en"}))
	flags.StringSliceVar(&f.cells, "cells", nil, a.say(lang.Words{"names of the teams, separated by commas", "أسماء الفرق تفصلها فواصل"}))
	flags.StringVar(&f.length, "length", "", a.say(lang.Words{"how long it lasts: 90m, 2h", "مدة التمرين: 90m أو 2h"}))
	flags.IntVar(&f.injects, "injects", 0, a.say(lang.Words{"how many injects to lay out", "عدد المدخلات التي تُهيّأ"}))
	flags.Bool("no-decision", false, a.say(lang.Words{"lay out no decision", "بلا قرار"}))
	flags.BoolVar(&f.yes, "yes", false, a.say(lang.Words{"ask nothing", "بلا أسئلة"}))
	return c
}

// newScenario gathers the answers and writes the scenario.
func (a *app) newScenario(c *cobra.Command, f newFlags, args []string) error {
	given := f.answers()
	if c.Flags().Changed("no-decision") {
		given["decision"] = "no"
	}
	if len(args) > 0 {
		if err := vacant(args[0]); err != nil {
			return err
		}
		given["folder"] = args[0]
	}
	d := &draft{titles: map[string]string{}, says: a.lang, start: time.Now().UTC().Format("2006-01-02") + "T09:00:00Z"}
	if err := a.answer(a.questions(d), given, a.interactive() && !f.yes); err != nil {
		return err
	}
	return a.writeDraft(d)
}

// answers returns what the flags answer, by name of the question; those not
// given are empty. The titles tell the languages where nothing else does.
func (f newFlags) answers() map[string]string {
	given := map[string]string{
		"languages": f.languages, "title": f.title, "title_ar": f.titleAr, "cells": strings.Join(f.cells, ","), "length": f.length}
	if f.injects != 0 {
		given["injects"] = strconv.Itoa(f.injects)
	}
	if f.languages == "" && f.titleAr != "" {
		given["languages"] = "en,ar"
		if f.title == "" {
			given["languages"], given["title"] = "ar", f.titleAr
		}
	}
	return given
}

// vacant refuses a folder that holds a scenario already.
func vacant(folder string) error {
	file := filepath.Join(folder, documentName)
	_, err := os.Lstat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = fs.ErrExist
	}
	return failure(lang.Words{"%s cannot be written: it exists already", "تعذّرت كتابة %s: موجود من قبل"}.Format(file),
		lang.Words{"it is as it was", "بقي كما كان"}, lang.Words{"name another folder", "اذكر مجلدًا آخر"})
}

// writeDraft writes the scenario into its folder.
func (a *app) writeDraft(d *draft) error {
	text, err := d.text()
	if err != nil {
		return err
	}
	file := filepath.Join(d.folder, documentName)
	if err := os.MkdirAll(d.folder, 0o755); err != nil {
		return notWritten(file, err)
	}
	out, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return notWritten(file, err)
	}
	_, err = out.Write(text)
	if err = errors.Join(err, out.Close()); err != nil {
		return notWritten(file, err)
	}
	fmt.Fprintln(a.out, a.say(lang.Words{
		"%[1]s is written. Open it in an editor, then: tamrin check %[2]s",
		"كُتب %[1]s. افتحه في محرر نصوص، ثم: tamrin check %[2]s"}.Format(file, d.folder)))
	return nil
}

func notWritten(file string, err error) error {
	return failure(lang.Words{"%s cannot be written", "تعذّرت كتابة %s"}.Format(file), reason(err),
		lang.Words{"name a folder that you may write to", "اذكر مجلدًا يحق لك الكتابة فيه"})
}

// folderFor proposes a folder for a title.
func folderFor(d *draft) string {
	for _, l := range d.languages {
		if id := scenario.Identifier(d.titles[l]); id != "" {
			return id
		}
	}
	return "my_exercise"
}
