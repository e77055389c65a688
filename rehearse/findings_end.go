package rehearse

import (
	"slices"

	"tamrin/lang"
)

// ends looks at how the exercise ends.
func (x *finder) ends() {
	r := x.r
	for _, o := range r.Outcomes {
		if o.Share.Count == 0 {
			x.neverComes(o)
		}
	}
	if len(r.Endings) > 0 && r.Endings[0].Share.P >= certain && x.couldEndOtherwise() {
		e := r.Endings[0]
		x.add("ending_certain", Serious, "outcome "+e.ID, e.Share.P, lang.Words{
			"How the exercise ends is settled beforehand: {0} in {1} of the runs, whatever the players decide.",
			"نهاية التمرين محسومة سلفًا: {0} في {1} من الجولات، مهما قرر اللاعبون.",
		}, lang.Words{
			"Let the decisions change what the conditions of the other outcomes read, or loosen those conditions.",
			"اجعل القرارات تغيّر ما تقرؤه شروط المآلات الأخرى، أو خفّف تلك الشروط.",
		}, x.name(e.Label), percent(e.Share.P))
	}
	x.dry()
	x.early()
}

// couldEndOtherwise reports whether the scenario has decisions and more than
// one way to end.
func (x *finder) couldEndOtherwise() bool {
	ways := 0
	for _, o := range x.r.Outcomes {
		if o.Ends {
			ways++
		}
	}
	if x.r.Planned > 0 {
		ways++
	}
	return ways > 1 && len(x.r.Decisions) > 0
}

func (x *finder) neverComes(o Outcome) {
	grade := Change
	if o.Ends {
		grade = Serious
	}
	x.add("outcome_never", grade, "outcome "+o.ID, 1, lang.Words{
		"The outcome {0} never comes about, in none of {1} runs.",
		"المآل {0} لا يقع أبدًا، ولا في جولة واحدة من {1}.",
	}, lang.Words{
		"Loosen its condition, or let some option, inject or rule lead there; or take it out.",
		"خفّف شرطه، أو اجعل خيارًا أو مُدخلًا أو قاعدة تفضي إليه، أو احذفه.",
	}, x.name(o.Label), number(x.r.Runs))
}

// dry finds runs that come to nothing more, with no end planned.
func (x *finder) dry() {
	for _, e := range x.r.Endings {
		if e.ID != EndsDry {
			continue
		}
		x.add("runs_dry", Change, "clock", e.Share.P, lang.Words{
			"In {0} of the runs nothing more comes and nothing ends the exercise.",
			"في {0} من الجولات لا يأتي شيء بعد ذلك ولا ينهي التمرينَ شيء.",
		}, lang.Words{
			"Give the clock a length, or an outcome with `ends: true` that comes about in every case.",
			"أعطِ الساعة مدة (`length`)، أو ضع مآلًا ينهي التمرين (`ends: true`) ويقع في كل الأحوال.",
		}, percent(e.Share.P))
	}
}

// early finds exercises that often end before half of their planned time.
func (x *finder) early() {
	r := x.r
	if r.Planned == 0 {
		return
	}
	short := share(total(r.LengthBySlot[:x.f.slotOf(r.Planned/2)]), r.Runs)
	if short.P < atTimes {
		return
	}
	by := slices.IndexFunc(r.Endings, func(e Ending) bool { return e.ID != EndsByLength })
	x.add("ends_early", Change, "clock", short.P, lang.Words{
		"In {0} of the runs the exercise ends before half of its planned {1}.",
		"في {0} من الجولات ينتهي التمرين قبل نصف زمنه المخطط ({1}).",
	}, lang.Words{
		"Tighten the condition of {2}, which ends it most often, or let it hold from a later time only.",
		"شدّد شرط {2}، وهو أكثر ما ينهي التمرين، أو اجعله لا يصحّ إلا بعد وقت لاحق.",
	}, percent(short.P), clock(r.Planned), x.name(r.Endings[by].Label))
}

// goals looks at objectives, tasks, commitments and rules.
func (x *finder) goals() {
	for _, g := range x.r.Goals {
		x.goal(g)
	}
	for _, c := range x.r.Commitments {
		if c.Untested.P >= 1-seldom {
			x.add("commitment_untested", Change, "commitment "+c.ID, c.Untested.P/2, lang.Words{
				"The commitment {0} is neither upheld, strained nor broken in {1} of the runs.",
				"الالتزام {0} لا يُوفى به ولا يُجهد ولا يُنقض في {1} من الجولات.",
			}, lang.Words{
				"Let an option uphold, strain or break it, and see that its decision opens.",
				"اجعل خيارًا يفي به أو يجهده أو ينقضه، وتأكّد من أن قراره يُفتح.",
			}, x.name(c.Label), percent(c.Untested.P))
		}
	}
	for _, rule := range x.r.Rules {
		if rule.Share.Count == 0 {
			x.add("rule_never", Know, "rule "+rule.ID, 0.2, lang.Words{
				"The rule {0} never applies.", "القاعدة {0} لا تنطبق أبدًا.",
			}, lang.Words{
				"Loosen its condition, or take it out.", "خفّف شرطها أو احذفها.",
			}, x.name(rule.Label))
		}
	}
}

func (x *finder) goal(g Goal) {
	kind, grade := "objective ", Change
	if g.Task {
		kind, grade = "task ", Know
	}
	switch {
	case g.Share.Count == 0:
		if !g.Task {
			grade = Serious
		} else {
			grade = Change
		}
		x.add("goal_untested", grade, kind+g.ID, 1, lang.Words{
			"Nothing tests {0} ({1}): no inject or decision that names it ever comes.",
			"لا شيء يختبر {0} ({1}): لا يأتي أبدًا مُدخل ولا قرار يذكره.",
		}, lang.Words{
			"Write an inject or a decision for it, or name it in one that comes.",
			"اكتب له مُدخلًا أو قرارًا، أو اذكره في واحد يأتي.",
		}, x.name(g.Label), g.ID)
	case g.Share.P < often:
		x.add("goal_seldom", grade, kind+g.ID, 1-g.Share.P, lang.Words{
			"{0} ({1}) is tested in {2} of the runs only.",
			"لا يُختبر {0} ({1}) إلا في {2} من الجولات.",
		}, lang.Words{
			"Name it in an inject or decision that comes in most runs.",
			"اذكره في مُدخل أو قرار يأتي في معظم الجولات.",
		}, x.name(g.Label), g.ID, percent(g.Share.P))
	}
}
