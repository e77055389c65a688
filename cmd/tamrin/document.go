package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tamrin/diag"
	"tamrin/lang"
	"tamrin/review/document"
	"tamrin/review/document/pdf"
	"tamrin/review/report"
	"tamrin/web"
)

// formats are the forms of a document, the first where none is asked for.
var formats = []string{"docx", "html", "pdf", "xlsx"}

// paper is how a document is to be written.
type paper struct {
	format   string
	out      string
	template string
	print    bool
}

func (p *paper) flags(a *app, f *pflag.FlagSet) {
	choiceFlag(f, &p.format, "format", formats, a.say(lang.Words{"form of the document (xlsx: its tables alone)", "صيغة المستند (و xlsx لجداوله وحدها)"}))
	f.StringVar(&p.out, "out", "", a.say(lang.Words{"file to write; made from the names where left out", "الملف الذي يُكتب؛ ويُشتق من الأسماء إن لم يُذكر"}))
	f.StringVar(&p.template, "template", "", a.say(lang.Words{"template of your own", "قالب من عندك"}))
	f.BoolVar(&p.print, "print-template", false, a.say(lang.Words{"write the shipped template out, to begin your own with", "عرض القالب المرفق لتبدأ منه قالبك"}))
}

// documentCommand writes the documents that come before an exercise.
func documentCommand(a *app) *cobra.Command {
	var p paper
	c := a.command(spec{
		use:   "document sitman|eeg|msel SCENARIO",
		short: lang.Words{"Write a scenario's documents: situation manual, evaluation guides, MSEL", "كتابة مستندات السيناريو: دليل الموقف وأدلة التقييم والقائمة الرئيسية"},
		long: lang.Words{
			"Writes a document from a scenario, in the language of --lang: the situation manual\nfor players (sitman), the evaluation guides (eeg) or the MSEL. A PDF needs a Chromium\non this machine; the HTML prints the same from any browser.",
			"يكتب مستندًا من السيناريو بلغة --lang: دليل الموقف للمشاركين (sitman) أو أدلة التقييم\n(eeg) أو القائمة الرئيسية (msel). وملف PDF يحتاج إلى Chromium في هذا الجهاز، وملف HTML\nيُطبع مثله من أي متصفح."},
		example: "tamrin document sitman my_exercise --lang ar\ntamrin document msel my_exercise --format pdf\ntamrin document eeg --print-template > mine.yaml",
		args:    atMost(2),
		run: func(c *cobra.Command, args []string) error {
			if len(args) == 0 || len(args) == 1 && !p.print {
				return atLeast(2)(c, args)
			}
			t, err := a.template(args[0], report.Before, &p)
			if t == nil {
				return err
			}
			if t.Exercise {
				return usage(lang.Words{"%s tells of an exercise that was held, and a scenario is none", "‏%s يتحدث عن تمرين عُقد، والسيناريو ليس تمرينًا"}.Format(p.template),
					lang.Words{"use it with `tamrin report EXERCISE`", "استعمله مع `tamrin report EXERCISE`"})
			}
			return a.documentFrom(c.Context(), t, args[0], args[1], &p)
		},
	})
	p.flags(a, c.Flags())
	return c
}

func (a *app) documentFrom(ctx context.Context, t *report.Template, kind, name string, p *paper) error {
	from, err := a.open(name)
	if err != nil {
		return err
	}
	r := from.read()
	if r.scenario == nil || r.problems.HasErrors() {
		a.tell(&r)
		return failure(lang.Words{"%s has errors", "في %s أخطاء"}.Format(from.shown), lang.Words{"nothing was written", "لم يُكتب شيء"},
			lang.Words{"mend the errors above, then run it again", "أصلح الأخطاء أعلاه ثم أعد الأمر"})
	}
	return a.writeDocument(ctx, report.Write(t, report.Source{Scenario: r.scenario, Lang: a.lang}), p, r.scenario.ID+"-"+kind)
}

// template finds the template that was asked for among the shipped ones, or
// reads one's own; nil without an error where it was only to be shown.
func (a *app) template(kind string, kinds []string, p *paper) (*report.Template, error) {
	t, ok := report.Shipped(kind)
	if ok = ok && isOneOf(kind, kinds); !ok {
		next := lang.Words{"there are: %s", "الموجود: %s"}.Format(strings.Join(kinds, ", "))
		if near := diag.DidYouMean(kind, kinds); !near.Zero() {
			next = near
		}
		return nil, usage(lang.Words{"there is no document %q", "لا يوجد مستند %q"}.Format(kind), next)
	}
	if p.print {
		_, err := a.out.Write(report.Text(kind))
		return nil, err
	}
	if p.template == "" {
		return t, nil
	}
	text, err := os.ReadFile(p.template)
	if err != nil {
		return nil, failure(lang.Words{"%s cannot be read", "تعذّرت قراءة %s"}.Format(p.template), lang.Words{}, reason(err))
	}
	t, problems := report.Parse(filepath.ToSlash(p.template), text)
	if len(problems) > 0 {
		o := diag.Options{Lang: a.lang, Source: func(string) []byte { return text }}
		if err := diag.WriteText(a.err, problems, o); err != nil {
			return nil, err
		}
	}
	if t == nil {
		return nil, errProblemsFound
	}
	return t, nil
}

func isOneOf(s string, list []string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// writeDocument writes a document in the form asked for.
func (a *app) writeDocument(ctx context.Context, d *document.Document, p *paper, name string) error {
	if p.out == "" {
		p.out = fmt.Sprintf("%s-%s.%s", name, a.lang, p.format)
	}
	if err := writeFile(p.out, func(w io.Writer) error { return write(ctx, w, d, p.format) }); err != nil {
		return err
	}
	fmt.Fprintln(a.out, a.say(lang.Words{"written: %s", "كُتب: %s"}.Format(p.out)))
	return nil
}

func write(ctx context.Context, w io.Writer, d *document.Document, format string) error {
	switch format {
	case "docx":
		return document.WriteDOCX(w, d)
	case "xlsx":
		return document.WriteXLSX(w, d)
	case "html":
		return document.WritePage(w, d, document.PageOptions{Fonts: web.Fonts()})
	}
	err := pdf.Write(ctx, w, d, web.Fonts())
	var none *pdf.Problem
	if errors.As(err, &none) {
		return failure(none.Say, lang.Words{"nothing was written", "لم يُكتب شيء"}, lang.Words{"--format html writes the page that is printed", "‎--format html يكتب الصفحة التي تُطبع"})
	}
	return err
}

// printer prints documents for pages; nil where there is no Chromium to do it.
func printer() web.Printer {
	if !pdf.Found() {
		return nil
	}
	return pdf.Write
}
