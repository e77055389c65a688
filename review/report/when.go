package report

import (
	"fmt"
	"time"

	"tamrin/lang"
	"tamrin/scenario"
)

var monthsAr = [...]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}

// day writes a day: 31 January 2023.
func (w *writer) day(unixMS int64, offset int) string {
	at := time.UnixMilli(unixMS).In(time.FixedZone("", offset*60))
	if w.Lang == lang.Ar {
		return fmt.Sprintf("%d %s %d", at.Day(), monthsAr[at.Month()-1], at.Year())
	}
	return at.Format("2 January 2006")
}

// instant writes a time of the story with its day and hour.
func (w *writer) instant(unixMS int64, offset int) string {
	at := time.UnixMilli(unixMS).In(time.FixedZone("", offset*60))
	return w.say(lang.Words{"%s, %s", "%s، %s"}.Format(w.day(unixMS, offset), at.Format("15:04")))
}

// stretch writes a length of time in words that need no plural: 2 h 15 min.
func (w *writer) stretch(ms int64) string {
	h, m, s := ms/3_600_000, ms/60_000%60, ms/1000%60
	switch {
	case h > 0 && m > 0:
		return w.say(lang.Words{"%d h %d min", "%d س و%d د"}.Format(h, m))
	case h > 0:
		return w.say(lang.Words{"%d h", "%d س"}.Format(h))
	case m > 0 && s == 0 || m >= 10:
		return w.say(lang.Words{"%d min", "%d د"}.Format(m))
	case m > 0:
		return w.say(lang.Words{"%d min %d s", "%d د و%d ث"}.Format(m, s))
	}
	return w.say(lang.Words{"%d s", "%d ث"}.Format(s))
}

// planned writes when an inject of the plan comes.
func (w *writer) planned(in *scenario.Inject) string {
	switch {
	case in.At.Set:
		return lang.Clock(in.At.MS)
	case in.After.ID != "" && in.Delay.Set:
		return w.say(lang.Words{"%[2]s after %[1]s", "بعد %[1]s بـ %[2]s"}.Format(in.After.ID, w.stretch(in.Delay.MS)))
	case in.After.ID != "":
		return w.say(lang.Words{"after %s", "بعد %s"}.Format(in.After.ID))
	case in.ContingencyFor.ID != "":
		return w.say(lang.Words{"contingency for %s", "احتياطي لـ %s"}.Format(in.ContingencyFor.ID))
	case !in.When.Zero():
		return w.say(lang.Words{"on its condition", "عند تحقق شرطه"})
	case in.Manual:
		return w.say(lang.Words{"by control", "بيد التحكم"})
	}
	return w.say(lang.Words{"on a rule", "بقاعدة"})
}
