package msel

import (
	"strings"

	"tamrin/lang"
	"tamrin/scenario"
)

// aNight is how far times of day must go back from one row to the next to be
// taken for the next day.
const aNight = 6 * scenario.Hour

// overMidnight gives days to times of day that go over midnight. Only a list
// that is in order otherwise is believed: a list ordered by something else
// goes back and forth.
func (t *timeline) overMidnight(l *list, drafts []*draft) {
	var timed []*draft
	for _, d := range drafts {
		if m := d.planned.moment; m.HasClock && !m.HasOffset {
			timed = append(timed, d)
		}
	}
	nights, disorder := 0, 0
	night := make([]bool, len(timed))
	for i := 1; i < len(timed); i++ {
		back := timed[i-1].planned.moment.Clock - timed[i].planned.moment.Clock
		returns := i+1 < len(timed) && timed[i+1].planned.moment.Clock >= timed[i-1].planned.moment.Clock
		switch {
		case back <= 0:
		case back >= aNight && !returns:
			night[i] = true
			nights++
		default:
			disorder++
			timed[i].planned.why = lang.Words{"earlier than the row above it", "أبكر من الصف الذي فوقه"}
		}
	}
	if nights == 0 || disorder > len(timed)/20 {
		return
	}
	day := 1
	for i, d := range timed {
		if night[i] {
			day++
			t.notes = append(t.notes, Note{Place: cellName(l.grid.Name, max(0, d.column(Time)), d.row.N), Says: lang.Words{
				"the time goes back here; this row and those below it were read as day %d", "يرجع الوقت هنا؛ فقُرئ هذا الصف وما تحته على أنه اليوم %d"}.Format(day)})
		}
		d.planned.moment.Day = day
	}
}

// firstDay finds the date of the exercise's first day.
func (t *timeline) firstDay() {
	found := false
	for _, d := range t.drafts {
		if m := d.planned.moment; m.HasDate {
			first := m.Date - int64(max(0, m.Day-1))
			if !found || first < t.dayOne {
				found, t.dayOne = true, first
			}
		}
	}
	switch {
	case t.start.Set:
		t.dayOne = floorDiv(t.start.UnixMS+int64(t.start.Offset)*scenario.Minute, scenario.Day)
	case !found:
		t.dayOne = placeholder
	}
}

// absolute returns the local time of a moment in milliseconds, in the zone of STARTEX.
func (t *timeline) absolute(m Moment) (int64, bool) {
	if !m.HasClock && !m.HasDate && m.Day == 0 {
		return 0, false
	}
	day := t.dayOne
	switch {
	case m.HasDate:
		day = m.Date
	case m.Day > 0:
		day += int64(m.Day - 1)
	}
	ms := day*scenario.Day + m.Clock
	if m.HasZone {
		ms += int64(t.start.Offset-m.Zone) * scenario.Minute
	}
	return ms, true
}

// findStart finds scenario time at STARTEX, where it is not given: the row
// that says STARTEX, else the earliest row.
func (t *timeline) findStart() {
	if t.start.Set {
		return
	}
	for _, d := range t.drafts {
		if m := d.planned.moment; m.HasZone {
			t.start.Offset = m.Zone
			break
		}
	}
	var first, said *draft
	var firstAt, saidAt int64
	for _, d := range t.drafts {
		at, ok := t.absolute(d.planned.moment)
		if !ok || !d.planned.moment.HasClock || d.planned.moment.HasOffset {
			continue
		}
		if first == nil || at < firstAt {
			first, firstAt = d, at
		}
		if isStart(d) && (said == nil || at < saidAt) {
			said, saidAt = d, at
		}
	}
	switch {
	case said != nil:
		t.begin(said, saidAt, lang.Words{"STARTEX is %s, as this row says", "بدء التمرين %s كما يقول هذا الصف"})
	case first != nil:
		t.begin(first, firstAt, lang.Words{"no row says STARTEX; it was set to %s, the earliest row", "لا صف يذكر بدء التمرين؛ فجُعل %s، وهو أبكر الصفوف"})
	}
}

func (t *timeline) begin(d *draft, local int64, says lang.Words) {
	t.start.UnixMS, t.start.Set = local-int64(t.start.Offset)*scenario.Minute, true
	place := cellName(d.list.grid.Name, max(0, d.column(Time), d.column(DTG)), d.row.N)
	t.notes = append(t.notes, Note{place, says.Format(dateText(floorDiv(local, scenario.Day)) + " " + clockText(local-floorDiv(local, scenario.Day)*scenario.Day))})
	if !t.dated {
		t.notes = append(t.notes, note(lang.Words{
			"the file gives no date, so the story begins on 2000-01-01; say --start 2026-05-04T09:00:00Z, or change clock.start",
			"لا تاريخ في الملف، فجُعل مبدأ القصة 2000-01-01؛ عيّنه بالخيار --start 2026-05-04T09:00:00Z أو غيّر clock.start"}))
	}
}

// isStart reports whether a row is the start of the exercise by its title.
func isStart(d *draft) bool {
	words := strings.Fields(fold(d.title()))
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	text := strings.Join(words, " ")
	switch text {
	case "start of exercise", "exercise start", "exercise starts", "exercise begins", "begin exercise", "start exercise", "debut de l exercice", "debut exercice", "ubungsbeginn", "inicio del ejercicio",
		"بدء التمرين", "بدايه التمرين", "انطلاق التمرين", "start ex":
		return true
	}
	return words[0] == "startex" && len(words) <= 2
}

// plan sets exercise time of one row, or leaves it to control with the reason.
func (t *timeline) plan(p *plan) {
	m := p.moment
	at, dated := t.absolute(m)
	switch {
	case m.HasOffset:
		p.at, p.known = m.Offset, true
	case m.Before:
		p.byHand(lang.Words{"before STARTEX; control releases it", "قبل بدء التمرين؛ يطلقه التحكم"})
		return
	case dated && t.start.Set:
		p.at, p.known = at-t.start.UnixMS-int64(t.start.Offset)*scenario.Minute, true
		if !m.HasClock {
			p.at = max(0, floorDiv(p.at+scenario.Day-1, scenario.Day)*scenario.Day)
			p.byHand(lang.Words{"a day without a time; control releases it", "يوم بلا وقت؛ يطلقه التحكم"})
		}
	default:
		p.byHand(lang.Words{"no time; control releases it", "بلا وقت؛ يطلقه التحكم"})
		return
	}
	switch {
	case p.at < 0:
		p.known = false
		p.byHand(lang.Words{"%s before STARTEX; control releases it", "قبل بدء التمرين بمدة %s؛ يطلقه التحكم"}.Format(offsetText(-p.at)))
	case p.at > scenario.MaxDuration:
		p.known = false
		p.byHand(lang.Words{"more than 10,000 days after STARTEX; control releases it", "بعد بدء التمرين بأكثر من 10,000 يوم؛ يطلقه التحكم"})
	}
}

func (p *plan) byHand(why lang.Words) {
	p.manual, p.why = true, why
}
