package main

import (
	"errors"
	"runtime"

	"github.com/spf13/cobra"

	"tamrin/engine"
	"tamrin/lang"
	"tamrin/rehearse"
	"tamrin/rng"
	"tamrin/scenario"
)

// rehearsal is what the flags of `tamrin rehearse` ask for.
type rehearsal struct {
	runs, seed uint64
	workers    int
	leans      []string
	shard, out string
	trace      int64
	exact      bool
	output
}

// rehearseCommand plays a scenario many times with bots and reports it.
func rehearseCommand(a *app) *cobra.Command {
	var r rehearsal
	c := a.command(spec{
		use:   "rehearse SCENARIO",
		short: lang.Words{"Play a scenario many times with bots and tell what to change", "لعب السيناريو مرات كثيرة بلاعبين آليين وبيان ما ينبغي تغييره"},
		long: lang.Words{
			"Plays a scenario many times with bots in every seat and reports how it ends, what\nnever comes, who sits idle and when too much comes at once, and what to change,\nthe worst first. The same files and seed give the same report on every machine.\nCtrl-C stops it and reports what was played.",
			"يلعب السيناريو مرات كثيرة بلاعبين آليين في كل المقاعد، ويعرض كيف ينتهي وما لا يأتي\nأبدًا ومن يبقى بلا عمل ومتى يتزاحم العمل، وما ينبغي تغييره، والأسوأ أولًا. الملفات\nوالبذرة نفسها تعطي التقرير نفسه على كل جهاز. ويوقفه Ctrl-C فيعرض ما لُعب."},
		example: "tamrin rehearse seoul_2023\ntamrin rehearse my_exercise --html report.html --lang ar\ntamrin rehearse my_exercise --lean us.first_hour.consult_now=9\ntamrin rehearse my_exercise --shard 1/4 --out 1.json   # then: tamrin rehearse merge 1.json …",
		args:    exactly(1),
		run:     func(_ *cobra.Command, args []string) error { return a.rehearse(args[0], &r) },
	})
	f := c.Flags()
	f.Uint64Var(&r.runs, "runs", 100_000, a.say(lang.Words{"how many times it is played", "عدد الجولات"}))
	f.Uint64Var(&r.seed, "seed", 1, a.say(lang.Words{"seed of all chance", "بذرة الاحتمالات كلها"}))
	f.IntVar(&r.workers, "workers", runtime.NumCPU(), a.say(lang.Words{"how many play at once; the report is the same", "عدد من يلعبون معًا؛ والتقرير واحد"}))
	f.StringArrayVar(&r.leans, "lean", nil, a.say(lang.Words{"change a leaning and compare: party.decision.option=weight; repeatable", "تغيير ميل والمقارنة: party.decision.option=weight، ويجوز تكراره"}))
	f.Int64Var(&r.trace, "trace", -1, a.say(lang.Words{"tell run N as a story", "سرد الجولة رقم N قصةً"}))
	f.BoolVar(&r.exact, "exact", false, a.say(lang.Words{"enumerate a small scenario instead: probabilities as they are", "حصر سيناريو صغير بدلًا من ذلك: الاحتمالات كما هي"}))
	f.StringVar(&r.shard, "shard", "", a.say(lang.Words{"play part i of n, written i/n, and write its sums", "لعب الجزء i من n، ويُكتب i/n، وكتابة مجاميعه"}))
	f.StringVar(&r.out, "out", "", a.say(lang.Words{"file for the sums of a shard; standard output where not given", "ملف مجاميع الجزء؛ وإلا فالخرج المعياري"}))
	r.output.flags(a, f)
	c.AddCommand(mergeCommand(a))
	return c
}

// rehearse does what the flags ask for, with the scenario of that name.
func (a *app) rehearse(name string, r *rehearsal) error {
	if err := r.check(); err != nil {
		return err
	}
	s, p, err := a.compile(name)
	if err != nil {
		return err
	}
	switch {
	case r.trace >= 0:
		return a.traceRun(p, r)
	case r.exact:
		return a.exact(p, &r.output)
	case len(r.leans) > 0:
		return a.compare(s, p, r)
	case r.shard != "":
		return a.playShard(p, r)
	}
	f := rehearse.NewFrame(p)
	all := rehearse.Range{To: r.runs}
	t, _, err := play(a, r.workers, all,
		func() *rehearse.Tally { return rehearse.NewTally(p, f, rng.Seed(r.seed)) },
		func(into, from *rehearse.Tally) { into.Sums().Add(from.Sums()) })
	if err != nil {
		return err
	}
	return a.writeReport(rehearse.NewReport(t.Sums(), rehearse.Played{Seed: r.seed, Runs: int64(r.runs)}, a.lang), &r.output)
}

// check refuses flags that do not go together.
func (r *rehearsal) check() error {
	ways := 0
	for _, asked := range []bool{r.trace >= 0, r.exact, len(r.leans) > 0, r.shard != ""} {
		if asked {
			ways++
		}
	}
	switch {
	case ways > 1:
		return usage(lang.Words{"--trace, --exact, --lean and --shard each ask for something else", "كل من --trace و--exact و--lean و--shard يطلب شيئًا مختلفًا"},
			lang.Words{"give one of them", "اختر واحدًا منها"})
	case r.runs == 0 || r.runs > mostRuns:
		return usage(lang.Words{"--runs %d is out of range", "قيمة --runs %d خارج المدى"}.Format(r.runs),
			lang.Words{"it takes 1 to %d", "المدى من 1 إلى %d"}.Format(uint64(mostRuns)))
	case r.workers < 1 || r.workers > 1024:
		return usage(lang.Words{"--workers %d is out of range", "قيمة --workers %d خارج المدى"}.Format(r.workers), lang.Words{"it takes 1 to 1024", "المدى من 1 إلى 1024"})
	case r.out != "" && r.shard == "":
		return usage(lang.Words{"--out is for the sums of a --shard", "الخيار --out لمجاميع جزء --shard"}, lang.Words{"use --html FILE for the report as a page", "استعمل --html FILE للتقرير صفحةً"})
	case r.html != "" && (r.trace >= 0 || r.exact || r.shard != ""):
		return usage(lang.Words{"--html is for the report and for comparisons", "الخيار --html للتقرير وللمقارنات"}, lang.Words{"leave it out here", "احذفه هنا"})
	}
	return nil
}

// mostRuns keeps the sums of exercise times within 64 bits.
const mostRuns = 10_000_000_000

// compile reads a scenario that is to be played. What is wrong with it is told
// on standard error, as it was not asked for.
func (a *app) compile(name string) (*scenario.Scenario, *engine.Program, error) {
	where, err := a.open(name)
	if err != nil {
		return nil, nil, err
	}
	r := where.read()
	var p *engine.Program
	if r.scenario != nil && !r.problems.HasErrors() {
		program, problems := engine.Compile(r.scenario)
		p, r.problems = program, append(r.problems, problems...)
	}
	if p == nil {
		r.problems.Sort()
		found := newFindings()
		found.add(&r)
		if err := a.report(found, "text"); err != nil {
			return nil, nil, err
		}
		return nil, nil, errProblemsFound
	}
	return r.scenario, p, nil
}

// wordsOf returns what a rehearsal's own problem says.
func wordsOf(err error) lang.Words {
	var p *rehearse.Problem
	if errors.As(err, &p) {
		return p.Words
	}
	return reason(err)
}

// asUsage tells a rehearsal's own problem as one of how it was called.
func asUsage(err error) error {
	var p *rehearse.Problem
	if errors.As(err, &p) {
		return usage(p.Words, lang.Words{})
	}
	return err
}
