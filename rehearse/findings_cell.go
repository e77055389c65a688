package rehearse

import (
	"fmt"
	"slices"

	"tamrin/lang"
)

// cells looks at how busy those are that play.
func (x *finder) cells() {
	for i := range x.r.Cells {
		c := &x.r.Cells[i]
		switch {
		case !c.Playing:
		case c.PerRun == 0:
			x.add("cell_nothing", Serious, "cell "+c.ID, 1, lang.Words{
				"{0} hears nothing in any run.", "لا يصل إلى {0} شيء في أي جولة.",
			}, lang.Words{
				"Send it injects, or leave the cell out.", "أرسل إليها مُدخلات، أو احذف الخلية.",
			}, x.name(c.Label))
		default:
			for _, q := range c.Quiet {
				x.quiet(c, q)
			}
			x.crowd(c)
		}
	}
}

// quiet tells of a stretch in which a cell sits idle.
func (x *finder) quiet(c *Cell, q Quiet) {
	grade := Change
	long := q.To - q.From
	if q.Share.P >= 0.75 && long >= 2*x.r.idle() {
		grade = Serious
	}
	advice := lang.Words{
		"Add an inject for it in between.", "أضف لها مُدخلًا في هذه الأثناء.",
	}
	from := x.movable(c, q)
	if from != nil {
		advice = lang.Words{
			"Move {4} into it (it usually comes at {5}, when the cell is busy), or add an inject.",
			"انقل إليها {4} (يأتي عادة عند {5} والخلية مشغولة)، أو أضف مُدخلًا.",
		}
	} else {
		from = &Inject{When: &Spread{}}
	}
	x.add("cell_idle", grade, "cell "+c.ID, q.Share.P*float64(long)/float64(max(x.r.Planned, x.r.Length.P50, 1)), lang.Words{
		"{0} hears nothing from {1} to {2} in {3} of the runs.",
		"لا يصل إلى {0} شيء من {1} إلى {2} في {3} من الجولات.",
	}, advice, x.name(c.Label), clock(q.From), clock(q.To), percent(q.Share.P), x.name(from.Label), clock(from.When.P50))
}

// movable returns an inject by the clock that reaches the cell in its fullest
// ten minutes and could come in the stretch instead, each only once; or nil.
func (x *finder) movable(c *Cell, q Quiet) *Inject {
	for _, in := range x.within(c, c.Fullest.From, c.Fullest.From+peakMinutes*minute) {
		if in.Trigger == ByTime && !x.moved[in.ID] && (in.When.P50 < q.From || in.When.P50 >= q.To) && c.Fullest.Median > 2 {
			x.moved[in.ID] = true
			return in
		}
	}
	return nil
}

// within returns the injects that reach a cell and most often come between two
// times, the most frequent first.
func (x *finder) within(c *Cell, from, to int64) []*Inject {
	var found []*Inject
	for i := range x.r.Injects {
		in := &x.r.Injects[i]
		if in.When != nil && in.When.P50 >= from && in.When.P50 < to && in.Share.P >= atTimes && slices.Contains(in.Cells, c.ID) {
			found = append(found, in)
		}
	}
	slices.SortStableFunc(found, func(a, b *Inject) int { return int(min(max(b.Share.Count-a.Share.Count, -1), 1)) })
	return found
}

// crowd tells of ten minutes in which too much reaches a cell.
func (x *finder) crowd(c *Cell) {
	p := c.Fullest
	if p.Median < crowded {
		return
	}
	grade := Change
	if p.Median >= overrun {
		grade = Serious
	}
	var labels []Label
	for _, in := range x.within(c, p.From, p.From+p.Within+x.f.Slot) {
		if len(labels) < 3 {
			labels = append(labels, in.Label)
		}
	}
	advice := lang.Words{
		"Spread out what comes then, or send some of it to another cell.",
		"وزّع ما يأتي حينئذ على وقت أطول، أو أرسل بعضه إلى خلية أخرى.",
	}
	if len(labels) > 0 {
		advice = lang.Words{
			"Spread out {4}, or send some of it to another cell.",
			"باعد بين {4}، أو أرسل بعضها إلى خلية أخرى.",
		}
	}
	x.add("cell_crowded", grade, "cell "+c.ID, float64(p.Median)/10, lang.Words{
		"{0} gets {1} items within {2} minutes around {3}, in half of the runs or more.",
		"يصل إلى {0} قرابة {3} ما عدده {1}، وذلك خلال {2} من الدقائق، في نصف الجولات أو أكثر.",
	}, advice, x.name(c.Label), p.Median, fmt.Sprint(p.Within/minute), clock(p.From), x.names(labels))
}

// runaway tells of rules without end.
func (x *finder) runaway() {
	p := x.r.Runaway.P
	if p == 0 {
		return
	}
	x.add("runaway", Serious, "rules", 2, lang.Words{
		"In {0} of the runs rules set each other off without end and were cut short.",
		"في {0} من الجولات تستدعي القواعد بعضها بعضًا بلا نهاية فقُطعت.",
	}, lang.Words{
		"Take `repeat` off one of them, or let its consequence make its own condition false.",
		"احذف `repeat` من إحداها، أو اجعل نتيجتها تُبطل شرطها.",
	}, percent(p))
}
