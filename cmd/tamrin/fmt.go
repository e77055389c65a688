package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"tamrin/diag"
	"tamrin/lang"
	"tamrin/scenario"
)

// fmtCommand writes scenarios in their canonical form.
func fmtCommand(a *app) *cobra.Command {
	var check bool
	c := a.command(spec{
		use:   "fmt SCENARIO...",
		short: lang.Words{"Tidy the files of a scenario", "ترتيب ملفات السيناريو"},
		long: lang.Words{
			"Writes the files of scenarios anew in their one canonical form: the order of keys,\nindentation, quotes, durations. Comments, the order of what you named and the\nmeaning stay as they are. Files with errors are left untouched. With - it reads\nstandard input and writes standard output.",
			"يعيد كتابة ملفات السيناريو بصورتها الموحدة: ترتيب المفاتيح والمسافات وعلامات\nالاقتباس والمدد. وتبقى التعليقات وترتيب ما سمّيته والمعنى كما هي. ولا تُمس الملفات\nالتي فيها أخطاء. ومع - يقرأ الدخل القياسي ويكتب الخرج القياسي."},
		example: "tamrin fmt my_exercise\ntamrin fmt --check my_exercise\ntamrin fmt - < scenario.yaml",
		args:    atLeast(1),
		run: func(_ *cobra.Command, args []string) error {
			changed := false
			for _, name := range args {
				c, err := a.format(name, check)
				if err != nil {
					return err
				}
				changed = changed || c
			}
			if changed && check {
				return errProblemsFound
			}
			return nil
		},
	})
	c.Flags().BoolVar(&check, "check", false, a.say(lang.Words{
		"write nothing; list the files that would change, and fail if there are any", "لا يكتب شيئًا؛ يسرد الملفات التي ستتغير ويفشل إن وُجدت"}))
	return c
}

// format formats one scenario, or standard input, and reports whether that
// changes anything.
func (a *app) format(name string, check bool) (changed bool, err error) {
	if name == "-" {
		return a.formatInput(check)
	}
	p, err := a.open(name)
	if err != nil {
		return false, err
	}
	if p.disk == "" && !check {
		return false, usage(lang.Words{"%s ships with Tamrin and cannot be rewritten", "%s مرفق مع «تمرين» ولا يُعاد كتابته"}.Format(name),
			lang.Words{"use --check, or name a folder of your own", "استعمل --check أو اذكر مجلدًا لك"})
	}
	r := p.read()
	if r.problems.HasErrors() {
		a.tell(&r)
		return false, failure(lang.Words{"%s has errors", "في %s أخطاء"}.Format(p.shown), untouched,
			lang.Words{"mend the errors above, then run it again", "أصلح الأخطاء أعلاه ثم أعد الأمر"})
	}
	return a.formatFiles(&r, check)
}

var untouched = lang.Words{"its files are as they were", "بقيت ملفاته كما كانت"}

// formatFiles formats every file of a scenario that was read without errors.
// Nothing is written before all are known to be formattable.
func (a *app) formatFiles(r *reading, check bool) (changed bool, err error) {
	tidy := map[string][]byte{}
	for _, file := range r.sources.Files() {
		text, problems := scenario.Format(file, r.sources.Bytes(file))
		if problems.HasErrors() {
			return false, a.unformattable(file, problems)
		}
		if !bytes.Equal(text, r.sources.Bytes(file)) {
			tidy[file] = text
		}
	}
	for _, file := range r.sources.Files() {
		text, differs := tidy[file]
		if !differs {
			continue
		}
		if !check {
			if err := replace(r.onDiskPath(file), r.label(file), text); err != nil {
				return true, err
			}
		}
		fmt.Fprintln(a.out, r.label(file))
	}
	return len(tidy) > 0, nil
}

// formatInput formats standard input onto standard output.
func (a *app) formatInput(check bool) (changed bool, err error) {
	in, err := io.ReadAll(io.LimitReader(a.in, scenario.MaxFile+1))
	if err != nil {
		return false, err
	}
	if len(in) > scenario.MaxFile {
		return false, failure(lang.Words{"standard input is longer than a scenario may be", "الدخل القياسي أطول مما يجوز لسيناريو"}, lang.Words{},
			lang.Words{"split it into files under `include`", "قسّمه ملفات تحت `include`"})
	}
	text, problems := scenario.Format("-", in)
	if problems.HasErrors() {
		return false, a.unformattable(a.say(lang.Words{"standard input", "الدخل القياسي"}), problems)
	}
	changed = !bytes.Equal(text, in)
	if check {
		return changed, nil
	}
	_, err = a.out.Write(text)
	return changed, err
}

func (a *app) unformattable(file string, problems diag.List) error {
	if err := diag.WriteText(a.err, problems, diag.Options{Lang: a.lang}); err != nil {
		return err
	}
	return failure(lang.Words{"%s cannot be formatted", "تعذّر ترتيب %s"}.Format(file), lang.Words{"nothing was written", "لم يُكتب شيء"},
		lang.Words{"mend the errors above, then run it again", "أصلح الأخطاء أعلاه ثم أعد الأمر"})
}

// replace writes a file in one step, so that a crash leaves the old or the new.
func replace(path, label string, text []byte) error {
	if err := replaceFile(path, text); err != nil {
		return failure(lang.Words{"%s cannot be written", "تعذّرت كتابة %s"}.Format(label),
			lang.Words{"the file is as it was", "بقي الملف كما كان"}, reason(err))
	}
	return nil
}

func replaceFile(path string, text []byte) error {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".tamrin-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name()) // fails once it was renamed
	_, err = temporary.Write(text)
	for _, step := range []func() error{
		func() error { return temporary.Chmod(info.Mode().Perm()) }, temporary.Sync, temporary.Close,
	} {
		if e := step(); err == nil {
			err = e
		}
	}
	if err != nil {
		return err
	}
	return os.Rename(temporary.Name(), path)
}
