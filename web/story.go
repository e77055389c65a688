package web

import (
	"cmp"
	"slices"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

// maxStory is how many lines of the story a page shows.
const maxStory = 80

// happening is one line of the story: what was delivered, decided, reached, or
// done by control.
type happening struct {
	id     string
	at     int64 // exercise time, ms
	kind   string
	icon   string
	say    lang.Words
	title  view.Text
	then   view.Text // what came of it
	cells  []string
	who    string
	reason string
}

// story tells what has happened, the latest first.
func (d desk) story() []happening {
	all := slices.Concat(d.actsOfControl(), d.deliveries(), d.decided(), d.reached())
	slices.SortStableFunc(all, func(a, b happening) int { return cmp.Compare(b.at, a.at) })
	return all[:min(len(all), maxStory)]
}

func (d desk) deliveries() (list []happening) {
	latest := d.latest()
	for _, r := range d.page.Desk.Rows {
		if r.Actual < latest {
			continue
		}
		_, name := channel(r.Channel)
		list = append(list, happening{id: "s-in-" + r.ID, at: r.Actual, kind: "delivery", icon: name, title: r.Title, cells: r.Cells})
	}
	return list
}

// latest returns the exercise time from which on deliveries are told: there may
// be thousands, and the story is short.
func (d desk) latest() int64 {
	var times []int64
	for _, r := range d.page.Desk.Rows {
		if r.Actual >= 0 {
			times = append(times, r.Actual)
		}
	}
	if len(times) <= maxStory {
		return 0
	}
	slices.Sort(times)
	return times[len(times)-maxStory]
}

// decided tells of each decision that it opened and how it was closed.
func (d desk) decided() (list []happening) {
	for _, x := range d.page.Desk.Decisions {
		if x.Status == view.NotYet {
			continue
		}
		list = append(list, happening{id: "s-op-" + x.ID, at: x.Opened, kind: "opened", icon: "scale",
			say: lang.Words{"To decide:", "للقرار:"}, title: x.Title, cells: x.Cells})
		if x.Status != view.Closed || x.Answer == nil {
			continue
		}
		h := happening{id: "s-de-" + x.ID, at: x.Answer.At, kind: "decision", icon: "check", title: x.Title, cells: x.Cells, who: x.Answer.Name}
		if x.Answer.How != view.Taken {
			h.say = how[x.Answer.How]
		}
		if len(x.Answer.Options) > 0 {
			h.then = optionTitle(x.All, x.Answer.Options[0])
		}
		list = append(list, h)
	}
	return list
}

func (d desk) reached() (list []happening) {
	for _, o := range d.page.Desk.Outcomes {
		list = append(list, happening{id: "s-out-" + o.ID, at: o.At, kind: "outcome", icon: "flag",
			say: lang.Words{"Outcome:", "المآل:"}, title: o.Title})
	}
	return list
}

// deeds are the facts of the log that the story tells, and how. What is told
// by what it led to, such as a delivery, is not among them.
var deeds = map[exercise.Kind]struct {
	icon string
	say  lang.Words
}{
	exercise.Started:       {"play", lang.Words{"The exercise began (STARTEX)", "بدأ التمرين"}},
	exercise.WasPaused:     {"pause", lang.Words{"Control paused the clock", "أوقف التحكم الساعة مؤقتًا"}},
	exercise.WasResumed:    {"play", lang.Words{"Control resumed the clock", "استأنف التحكم الساعة"}},
	exercise.SpeedSet:      {"gauge", lang.Words{"Control changed the speed", "غيّر التحكم السرعة"}},
	exercise.Interrupted:   {"pause", lang.Words{"The run was interrupted; the clock stands", "انقطع التشغيل، والساعة واقفة"}},
	exercise.WasEnded:      {"stop", lang.Words{"Control ended the exercise (ENDEX)", "أنهى التحكم التمرين"}},
	exercise.ChanceDrawn:   {"dice", lang.Words{"Chance was drawn", "سُحب احتمال"}},
	exercise.ChanceChosen:  {"dice", lang.Words{"Control chose how chance fell", "اختار التحكم نتيجة الاحتمال"}},
	exercise.InjectFired:   {"fire", lang.Words{"Control fired", "أطلق التحكم"}},
	exercise.InjectHeld:    {"pause", lang.Words{"Control holds", "أوقف التحكم"}},
	exercise.InjectFreed:   {"play", lang.Words{"Control released", "أفرج التحكم عن"}},
	exercise.InjectSkipped: {"stop", lang.Words{"Control left out", "ترك التحكم"}},
	exercise.InjectAdded:   {"paper", lang.Words{"Control wrote a new inject", "كتب التحكم مُدخلًا جديدًا"}},
	exercise.InjectEdited:  {"paper", lang.Words{"Control changed", "عدّل التحكم"}},
	exercise.WordsGiven:    {"chat", lang.Words{"An answer in words waits for control", "جواب مكتوب ينتظر التحكم"}},
	exercise.VarSet:        {"gauge", lang.Words{"Control set", "ضبط التحكم"}},
	exercise.ClockJumped:   {"clock", lang.Words{"Control moved the clock forward", "قدّم التحكم الساعة"}},
	exercise.NoDuffCalled:  {"warn", lang.Words{"Control stopped play: a real emergency (no duff)", "أوقف التحكم التمرين لطارئ حقيقي"}},
	exercise.NoDuffEnded:   {"warn", lang.Words{"Control released play after the emergency", "أتاح التحكم استئناف التمرين بعد الطارئ"}},
	exercise.SeatTaken:     {"person", lang.Words{"A person took a seat:", "شغل شخص مقعدًا:"}},
	exercise.SeatReturned:  {"bot", lang.Words{"A seat went back to its bot:", "عاد مقعد إلى اللاعب الآلي:"}},
}

func (d desk) actsOfControl() (list []happening) {
	for _, e := range d.page.Desk.Journal {
		deed, ok := deeds[exercise.Kind(e.Kind)]
		if !ok {
			continue
		}
		list = append(list, happening{id: "s-ev-" + num(e.Seq), at: e.At, kind: "deed", icon: deed.icon, say: deed.say,
			title: d.named(e.Item), who: e.Name, reason: e.Reason})
	}
	return list
}

// named finds the title of what a fact of the log is about.
func (d desk) named(id string) view.Text {
	if id == "" {
		return nil
	}
	if r, ok := d.row(id); ok {
		return r.Title
	}
	for _, x := range d.page.Desk.Decisions {
		if x.ID == id {
			return x.Title
		}
	}
	for _, v := range d.page.Desk.Vars {
		if v.ID == id {
			return v.Title
		}
	}
	for _, c := range d.page.Desk.Cells {
		for _, s := range c.Seats {
			if s.ID == id {
				return c.Title
			}
		}
	}
	return nil
}
