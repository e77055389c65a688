package rehearse

import "tamrin/lang"

// decisions looks at whether the players' choices are choices.
func (x *finder) decisions() {
	for i := range x.r.Decisions {
		d := &x.r.Decisions[i]
		if d.Opened.Count == 0 {
			x.add("decision_never", Serious, "decision "+d.ID, 0.9, lang.Words{
				"The decision {0} never opens.", "القرار {0} لا يُفتح أبدًا.",
			}, lang.Words{
				"See that what opens it comes: an inject, a time, or a condition that can hold.",
				"تأكّد من وقوع ما يفتحه: مُدخل أو وقت أو شرط يمكن أن يصحّ.",
			}, x.name(d.Label))
			continue
		}
		if d.Opened.P < seldom {
			x.add("decision_seldom", Know, "decision "+d.ID, 1-d.Opened.P, lang.Words{
				"The decision {0} opens in {1} of the runs only.", "القرار {0} لا يُفتح إلا في {1} من الجولات.",
			}, lang.Words{
				"Loosen what opens it, unless it is meant for the rare case.",
				"خفّف شرط فتحه، إلا إن كان معدًّا للحالة النادرة.",
			}, x.name(d.Label), percent(d.Opened.P))
		}
		x.closing(d)
		x.choice(d)
		x.effect(d)
	}
}

// closing looks at how a decision closes.
func (x *finder) closing(d *Decision) {
	item := "decision " + d.ID
	if late := share(d.ByDefault.Count+d.Lapsed.Count, d.Opened.Count); late.P >= often {
		advice := lang.Words{
			"Give it longer than {2}, shorten `bot_takes` if teams answer faster, or let somebody else decide.",
			"أعطه أكثر من {2}، أو قصّر `bot_takes` إن كانت الفرق تجيب أسرع، أو أسند القرار إلى غيرهم.",
		}
		if d.Jointly {
			advice = lang.Words{
				"Its parties seldom agree within {2}: give them an option that all can lean to, or more time.",
				"قلّما تتفق أطرافه في {2}: أعطها خيارًا يمكن أن يميل إليه الجميع، أو وقتًا أطول.",
			}
		}
		x.add("decision_times_out", Change, item, late.P*d.Opened.P, lang.Words{
			"Time runs out on {0} in {1} of the runs in which it opens.",
			"ينفد وقت القرار {0} في {1} من الجولات التي يُفتح فيها.",
		}, advice, x.name(d.Label), percent(late.P), clock(max(d.Closes, 0)))
	}
	if d.LeftOpen.P >= atTimes {
		x.add("decision_left_open", Change, item, d.LeftOpen.P*d.Opened.P, lang.Words{
			"The exercise ends while {0} is still open, in {1} of the runs in which it opens.",
			"ينتهي التمرين والقرار {0} ما زال مفتوحًا في {1} من الجولات التي يُفتح فيها.",
		}, lang.Words{
			"Open it earlier, or give it a deadline and a default.", "افتحه قبل ذلك، أو حدّد له مهلة وخيارًا افتراضيًا.",
		}, x.name(d.Label), percent(d.LeftOpen.P))
	}
	if d.Silent > 0 {
		x.add("decision_silent", Change, item, min(float64(d.Silent)/float64(x.r.Runs), 1), lang.Words{
			"A bot that had to answer {0} found nothing it could take, {1} times in {2} runs.",
			"لم يجد لاعب آلي ما يأخذه في القرار {0}، وعدد المرات {1} في {2} من الجولات.",
		}, lang.Words{
			"Keep one option on offer in every case, with a leaning above 0.",
			"أبقِ خيارًا واحدًا معروضًا في كل الأحوال، بميل أكبر من 0.",
		}, x.name(d.Label), number(d.Silent), number(x.r.Runs))
	}
}

// choice looks at whether there is one to make.
func (x *finder) choice(d *Decision) {
	for i := range d.Options {
		o := &d.Options[i]
		if o.Share.P >= certain && len(d.Options) > 1 {
			x.add("no_choice", Change, "decision "+d.ID, o.Share.P*d.Opened.P, lang.Words{
				"The decision {0} is no choice: {1} is taken in {2} of the runs in which it opens.", "القرار {0} ليس اختيارًا: يُؤخذ {1} في {2} من الجولات التي يُفتح فيها.",
			}, lang.Words{
				"Give the other options something that speaks for them, or make this one cost more.",
				"اجعل في الخيارات الأخرى ما يشفع لها، أو ارفع كلفة هذا الخيار.",
			}, x.name(d.Label), x.name(o.Label), percent(o.Share.P))
		}
		if o.Never != "" && o.Share.Count == 0 {
			x.neverTaken(d, o)
		}
	}
}

func (x *finder) neverTaken(d *Decision, o *Option) {
	why := map[Reason]lang.Words{
		NeverOffered: {"its condition never holds when somebody looks", "لا يصحّ شرطه كلما نُظر فيه"},
		NeverLeaned:  {"its leaning is 0 whenever it is offered", "ميله 0 كلما عُرض"},
		NeverDrawn:   {"its leaning is too small beside the others", "ميله ضئيل إلى جانب غيره"},
	}[o.Never]
	advice := map[Reason]lang.Words{
		NeverOffered: {"Loosen its `when`, or take the option out.", "خفّف شرطه `when`، أو احذف الخيار."},
		NeverLeaned:  {"Give it a leaning above 0 in some case, so that a rehearsal tries it.", "أعطه ميلًا أكبر من 0 في حالة ما، لتجربه جولة آلية."},
		NeverDrawn:   {"Give it a larger leaning, so that a rehearsal tries it.", "زِد ميله لتجربه جولة آلية."},
	}[o.Never]
	if why.Zero() {
		return
	}
	x.add("option_never", Change, "option "+d.ID+"."+o.ID, 0.5*d.Opened.P, lang.Words{
		"{0} of {1} is never taken: {2}.", "لا يُؤخذ {0} في القرار {1} أبدًا: {2}.",
	}, advice, x.name(o.Label), x.name(d.Label), why.In(x.r.Lang))
}

// effect looks at whether a choice has any on how the exercise comes out.
func (x *finder) effect(d *Decision) {
	judged := 0
	for i := range d.Options {
		for _, m := range d.Options[i].Moves {
			if m.Low < -hardly || m.High > hardly {
				return
			}
			judged++
		}
	}
	if judged == 0 || x.r.Runs < enoughRuns || len(d.Options) < 2 {
		return
	}
	x.add("choice_moves_nothing", Know, "decision "+d.ID, 0.5*d.Opened.P, lang.Words{
		"Whatever is chosen in {0}, the outcomes stay as frequent as they are, within {1}.",
		"مهما اختير في {0} تبقى المآلات على تواترها، بفارق لا يجاوز {1}.",
	}, lang.Words{
		"Let its options set something that a later condition reads, if the choice is to count.",
		"اجعل خياراته تضبط شيئًا يقرؤه شرط لاحق، إن أُريد للاختيار أن يؤثر.",
	}, x.name(d.Label), percent(hardly))
}
