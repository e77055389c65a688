package rehearse

import (
	"tamrin/engine"
	"tamrin/lang"
)

// Unit says what a figure counts.
type Unit string

// A share of runs, a mean of exercise time in ms, or a mean of a variable.
const (
	UnitShare  Unit = "share"
	UnitTime   Unit = "time_ms"
	UnitNumber Unit = "number"
)

// measure is one thing that is looked at when a run has ended: a whole number,
// 0 or 1 for a share.
type measure struct {
	kind   string
	of     *Name // what it belongs to, if it is not a thing of its own
	name   Name
	unit   Unit
	lowest int64 // number: what 0 stands for
	step   int64 // what one of the number is worth; keeps squares within 64 bits
	span   int64 // how far the value can range, to compare unlike figures
	value  func(w *engine.World) int64
}

// keptSpan is how many steps the range of a number has at most.
const keptSpan = 1_000_000

// measures lists what may differ after a fork. What was settled before, or
// can't be told from what is asked, is left out.
func measures(f *Fork) []measure {
	w := f.World
	p := w.Program()
	list := endings(p)
	list = append(list, measure{kind: "length", name: Name{ID: "length"}, unit: UnitTime, step: 1000, span: max(horizon(p)-w.Now(), 1), value: (*engine.World).Now})
	for i := range p.Outcomes {
		if o := &p.Outcomes[i]; !o.Ends && w.OutcomeAt(i) == engine.Never {
			list = append(list, happens("outcome", nil, Name{o.ID, title(o.Src.Title)}, func(w *engine.World) bool { return w.OutcomeAt(i) != engine.Never }))
		}
	}
	for i := range p.Decisions {
		if i != f.Decision && w.Decision(i).Status != engine.Closed {
			list = append(list, answered(p, i)...)
		}
	}
	list = append(list, promises(w)...)
	list = append(list, jointTexts(p)...)
	for i := range p.Vars {
		list = append(list, valuesOf(p, i)...)
	}
	for i := range p.Injects {
		if w.InjectStatus(i) != engine.Delivered {
			list = append(list, happens("inject", nil, Name{p.Injects[i].ID, title(p.Injects[i].Src.Title)}, func(w *engine.World) bool { return w.InjectStatus(i) == engine.Delivered }))
		}
	}
	return list
}

// happens is a share of runs.
func happens(kind string, of *Name, name Name, holds func(*engine.World) bool) measure {
	return measure{kind, of, name, UnitShare, 0, 1, 1, func(w *engine.World) int64 {
		if holds(w) {
			return 1
		}
		return 0
	}}
}

func endings(p *engine.Program) []measure {
	var list []measure
	for i := range p.Outcomes {
		if o := &p.Outcomes[i]; o.Ends {
			list = append(list, happens("ending", nil, Name{o.ID, title(o.Src.Title)}, func(w *engine.World) bool { return w.Ended() && w.EndedBy() == i }))
		}
	}
	own := func(id string, say lang.Words) Name {
		return Name{id, Title{string(lang.En): say.En, string(lang.Ar): say.Ar}}
	}
	return append(list,
		happens("ending", nil, own(EndsByLength, endsByLength), func(w *engine.World) bool { return w.Ended() && w.EndedBy() < 0 }),
		happens("ending", nil, own(EndsDry, endsDry), func(w *engine.World) bool { return !w.Ended() }))
}

// answered lists the ways in which a decision may be closed.
func answered(p *engine.Program, i int) []measure {
	d := &p.Decisions[i]
	of := &Name{d.ID, title(d.Src.Title)}
	var list []measure
	for o := range d.Options {
		list = append(list, happens("option", of, Name{d.Options[o].ID, title(d.Options[o].Src.Title)}, func(w *engine.World) bool { return w.Decision(i).Options>>o&1 == 1 }))
	}
	return append(list,
		happens("open", nil, *of, func(w *engine.World) bool { return w.Decision(i).OpenedAt != engine.Never }),
		happens("unanswered", nil, *of, func(w *engine.World) bool {
			s := w.Decision(i)
			return s.How == engine.Lapsed || s.OpenedAt != engine.Never && s.Status != engine.Closed
		}))
}

// promises are how commitments fare from the fork on.
func promises(before *engine.World) []measure {
	var list []measure
	for i, c := range before.Program().Commitments {
		name := Name{c.ID, title(c.Src.Title)}
		upheld, strained, broken := before.Commitment(i)
		list = append(list,
			happens("upheld", nil, name, func(w *engine.World) bool { n, _, _ := w.Commitment(i); return n > upheld }),
			happens("strained", nil, name, func(w *engine.World) bool { _, n, _ := w.Commitment(i); return n > strained }),
			happens("broken", nil, name, func(w *engine.World) bool { _, _, n := w.Commitment(i); return n > broken }))
	}
	return list
}

// jointTexts are where the latest joint text of each alliance stands at the end.
func jointTexts(p *engine.Program) []measure {
	var list []measure
	for i := range p.Alliances {
		a := &p.Alliances[i]
		if !a.HasText {
			continue
		}
		name := Name{a.ID, title(a.Src.Title)}
		list = append(list,
			happens("issued", nil, name, func(w *engine.World) bool { return w.Consultation(i).Position == engine.IssuedText }),
			happens("deadlocked", nil, name, func(w *engine.World) bool { return w.Consultation(i).Position == engine.DeadlockedText }))
	}
	return list
}

// valuesOf are what a variable holds at the end.
func valuesOf(p *engine.Program, i int) []measure {
	v := &p.Vars[i]
	name := Name{v.ID, title(v.Src.Title)}
	switch v.Kind {
	case engine.Flag:
		return []measure{happens("flag", nil, name, func(w *engine.World) bool { return w.Var(i) != 0 })}
	case engine.Word:
		var list []measure
		for k, word := range v.Words {
			said := Name{ID: word}
			if k < len(v.Src.Scale) {
				said.Title = title(v.Src.Scale[k])
			}
			list = append(list, happens("word", &name, said, func(w *engine.World) bool { return w.Var(i) == int64(k) }))
		}
		return list
	}
	span := max(v.Hi-v.Lo, 1)
	return []measure{{kind: "number", name: name, unit: UnitNumber, lowest: v.Lo, step: 1 + span/keptSpan, span: span, value: func(w *engine.World) int64 { return w.Var(i) - v.Lo }}}
}
