package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/review/report"
)

// reportCommand writes the reports that come after an exercise.
func reportCommand(a *app) *cobra.Command {
	var p paper
	var k kept
	var kind, at string
	c := a.command(spec{
		use:   "report EXERCISE|ARCHIVE",
		short: lang.Words{"Write the report of an exercise: AAR/IP, first impression, final report", "كتابة تقرير تمرين: ما بعد التمرين أو الانطباع الأول أو النهائي"},
		long: lang.Words{
			"Writes a report of an exercise that a server keeps (--data), or of an archive, in the\nlanguage of --lang: the after-action report with its improvement plan (aar), the first\nimpression report (fir) or the final exercise report (fer). What people wrote for its\nsections in the browser stands in it. The log is only read.",
			"يكتب تقريرًا عن تمرين يحفظه خادم (‎--data) أو عن أرشيف بلغة --lang: تقرير ما بعد\nالتمرين وخطة التحسين (aar) أو تقرير الانطباع الأول (fir) أو التقرير النهائي (fer). وفيه\nما كتبه الناس لأقسامه في المتصفح. والسجل يُقرأ فحسب."},
		example: "tamrin report flood-3fa2c1 --data exercises --lang ar\ntamrin report spring.tamrin --kind fer --format pdf\ntamrin report --print-template > mine.yaml",
		args:    atMost(1),
		run: func(c *cobra.Command, args []string) error {
			if len(args) == 0 && !p.print {
				return atLeast(1)(c, args)
			}
			t, err := a.template(kind, report.After, &p)
			if t == nil {
				return err
			}
			return a.reportOn(t, args[0], kind, at, k, &p)
		},
	})
	choiceFlag(c.Flags(), &kind, "kind", report.After, a.say(lang.Words{"which report", "أي تقرير"}))
	k.settings(a, c)
	c.Flags().StringVar(&at, "url", "", a.say(lang.Words{"address of a seat's page on the server, that evidence leads back to: https://…/seat/excon", "عنوان صفحة مقعد في الخادم تعود إليها الأدلة: ‎https://…/seat/excon"}))
	p.flags(a, c.Flags())
	return c
}

func (a *app) reportOn(t *report.Template, name, kind, at string, k kept, p *paper) error {
	ctx, stop := interruptible()
	defer stop()
	s, err := a.stateOf(ctx, name, k)
	if err != nil {
		return err
	}
	src := report.Source{State: s, Lang: a.lang}
	if at != "" {
		src.Moment = func(ms int64, as string) string {
			return strings.TrimSuffix(at, "/") + "/review/replay?" + url.Values{"at": {fmt.Sprint(ms)}, "as": {as}}.Encode()
		}
	}
	return a.writeDocument(ctx, report.Write(t, src), p, s.Program.Scenario.ID+"-"+kind)
}

// stateOf reads an exercise from an archive, or from a server's log.
func (a *app) stateOf(ctx context.Context, name string, k kept) (*exercise.State, error) {
	if info, err := os.Stat(name); err == nil && !info.IsDir() {
		o, err := openArchive(name)
		if err != nil {
			return nil, err
		}
		defer o.Close()
		s, err := o.Replay(ctx)
		if err != nil {
			return nil, archiveTrouble(err)
		}
		return s, nil
	}
	log, err := k.open(ctx, false)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	if _, err := log.Open(ctx, name); err != nil {
		return nil, a.noExercise(ctx, log, err)
	}
	h := host.New(host.Options{Log: log})
	defer h.Close()
	s, err := h.State(ctx, name)
	if err != nil {
		return nil, failure(lang.Words{"the log of %s cannot be read", "تعذّرت قراءة سجل %s"}.Format(name), lang.Words{}, reason(err))
	}
	return s, nil
}
