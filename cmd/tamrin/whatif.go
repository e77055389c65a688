package main

import (
	"cmp"
	"context"
	"errors"
	"runtime"

	"github.com/spf13/cobra"

	"tamrin/host"
	"tamrin/lang"
	"tamrin/rehearse"
	"tamrin/rng"
	"tamrin/store"
)

// whatIf is what the flags of `tamrin whatif` ask for.
type whatIf struct {
	kept
	runs    uint64
	seed    uint64
	workers int
	json    bool
}

// whatIfCommand plays what would have followed had a decision been another.
func whatIfCommand(a *app) *cobra.Command {
	var w whatIf
	c := a.command(spec{
		use:   "whatif EXERCISE DECISION",
		short: lang.Words{"Play what would have followed had a decision been another", "لعب ما كان سيتبع لو كان القرار غير ما كان"},
		long: lang.Words{
			"Takes the log of an exercise up to just before one of its decisions, also one that\nnobody took in time, and has bots play on from there, for each option that was on\noffer, on the same luck. What differs most comes first. It is the scenario author's\nmodel, and no prediction. The log is only read.",
			"يأخذ سجل تمرين حتى ما قبل أحد قراراته، ولو لم يتخذه أحد في وقته، ثم يُكمل لاعبون\nآليون من هناك لكل خيار كان معروضًا، على الحظ نفسه. الأكثر اختلافًا أولًا. هذا نموذج كاتب\nالسيناريو، وليس توقعًا. والسجل يُقرأ فحسب."},
		example: "tamrin whatif seoul_2023-4f1a22 first_hour\ntamrin whatif seoul_2023-4f1a22 first_hour --data exercises",
		args:    exactly(2),
		run:     func(c *cobra.Command, args []string) error { return a.whatIf(c.Context(), args[0], args[1], &w) },
	})
	w.settings(a, c)
	f := c.Flags()
	f.Uint64Var(&w.runs, "runs", host.TrialRuns, a.say(lang.Words{"how many times each way is played", "عدد الجولات لكل طريق"}))
	f.Uint64Var(&w.seed, "seed", host.TrialSeed, a.say(lang.Words{"seed of all chance", "بذرة الاحتمالات كلها"}))
	f.IntVar(&w.workers, "workers", runtime.NumCPU(), a.say(lang.Words{"how many play at once; what is found is the same", "عدد من يلعبون معًا؛ والنتيجة واحدة"}))
	f.BoolVar(&w.json, "json", false, a.say(lang.Words{"write JSON instead of text", "الكتابة بصيغة JSON بدل النص"}))
	return c
}

// mostTrialRuns keeps the sums of squares within 64 bits.
const mostTrialRuns = 1_000_000

func (a *app) whatIf(ctx context.Context, id, decision string, w *whatIf) error {
	switch {
	case w.runs == 0 || w.runs > mostTrialRuns:
		return usage(lang.Words{"--runs %d is out of range", "قيمة --runs %d خارج المدى"}.Format(w.runs),
			lang.Words{"it takes 1 to %d", "المدى من 1 إلى %d"}.Format(mostTrialRuns))
	case w.workers < 1 || w.workers > 1024:
		return usage(lang.Words{"--workers %d is out of range", "قيمة --workers %d خارج المدى"}.Format(w.workers), lang.Words{"it takes 1 to 1024", "المدى من 1 إلى 1024"})
	}
	f, err := a.forkOf(cmp.Or(ctx, context.Background()), id, decision, w.kept)
	if err != nil {
		return err
	}
	if _, err := f.Branches(); err != nil {
		return err
	}
	found, _, err := play(a, w.workers, rehearse.Range{To: w.runs}, func() *rehearse.WhatIf {
		x, _ := rehearse.NewWhatIf(f, rng.Seed(w.seed)) // its branches are known to be whole
		return x
	}, (*rehearse.WhatIf).Add)
	if err != nil {
		return err
	}
	if found.Runs() == 0 {
		return nothingPlayed()
	}
	told := found.Alternatives(w.seed, a.lang)
	if w.json {
		return a.writeJSON(told)
	}
	return told.Text(a.out)
}

// forkOf reads a decision of an exercise from its log.
func (a *app) forkOf(ctx context.Context, id, decision string, k kept) (*rehearse.Fork, error) {
	log, err := k.open(ctx, false)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	h := host.New(host.Options{Log: log})
	defer h.Close()
	f, err := h.Fork(ctx, id, decision)
	var own *host.Problem
	var kept *store.Problem
	switch {
	case errors.As(err, &own):
		return nil, usage(own.Say, lang.Words{})
	case errors.As(err, &kept):
		return nil, failure(lang.Words{"the exercise %q cannot be read", "تعذّرت قراءة التمرين %q"}.Format(id), lang.Words{}, kept.Say)
	case err != nil:
		return nil, failure(lang.Words{"the exercise %q cannot be read", "تعذّرت قراءة التمرين %q"}.Format(id), lang.Words{}, reason(err))
	}
	return f, nil
}
