package msel

import (
	"strings"

	"tamrin/lang"
	"tamrin/scenario"
)

// plan is when an inject comes, as far as the file says.
type plan struct {
	moment Moment // of all cells together
	read   bool   // some cell said when
	known  bool   // at holds
	at     int64  // exercise time, milliseconds
	manual bool   // control releases it
	why    lang.Words
}

// placeholder stands for the date where a file gives none: 2000-01-01.
const placeholder = 10_957

// timeline turns what the rows say about time into exercise time.
type timeline struct {
	start  scenario.Instant // of STARTEX; not set until known
	drafts []*draft
	notes  []Note
	dated  bool  // some row has a date
	dayOne int64 // date of the first day
}

// schedule plans every draft and returns scenario time at STARTEX, not set
// where no row has a time of day.
func schedule(b *Book, lists []*list, drafts []*draft, start scenario.Instant) (scenario.Instant, []Note) {
	t := &timeline{start: start, drafts: drafts}
	how := manner{date1904: b.Date1904, monthFirst: t.dateOrder(lists)}
	how.year = t.year(how)
	for _, l := range lists {
		t.readList(l, how)
	}
	t.tellYear(how.year)
	t.firstDay()
	t.findStart()
	for _, d := range drafts {
		t.plan(&d.planned)
	}
	return t.start, t.notes
}

// dateOrder finds out whether 8/9/2011 is in August or in September: by a
// date that can only be one of both, else by the language of the file.
func (t *timeline) dateOrder(lists []*list) (monthFirst bool) {
	unclear, arabic, place := false, 0, ""
	for _, d := range t.drafts {
		for i, c := range d.list.columns {
			if c.Field == Title && isArabic(d.row.at(i).Text) {
				arabic++
			}
			if c.Field != Date && c.Field != Time && c.Field != DTG {
				continue
			}
			m := slashDate.FindStringSubmatch(westernDigits(d.row.at(i).Text))
			if m == nil || d.row.at(i).Raw != d.row.at(i).Text {
				continue
			}
			first, second := number(m[1]), number(m[3])
			switch {
			case first > 12:
				return false
			case second > 12:
				return true
			case !unclear:
				unclear, place = true, cellName(d.list.grid.Name, i, d.row.N)
			}
			monthFirst = m[2] == "/"
		}
	}
	monthFirst = monthFirst && arabic*2 < len(t.drafts)
	if unclear {
		order := lang.Words{"day before month", "اليوم قبل الشهر"}
		if monthFirst {
			order = lang.Words{"month before day", "الشهر قبل اليوم"}
		}
		t.notes = append(t.notes, Note{Place: place, Says: sayWith(lang.Words{
			"no date tells whether day or month comes first; they were read with the %s", "لا تاريخ يبيّن أيهما أول، اليوم أم الشهر؛ قُرئت على أن %s"}, order)})
	}
	return monthFirst
}

// year is that of dates which name none: the first that a date of the file
// names, else that of STARTEX, else the placeholder's.
func (t *timeline) year(how manner) int {
	for _, d := range t.drafts {
		if at, _ := d.readTimes(how); at.HasDate {
			return scenario.Instant{UnixMS: at.Date * scenario.Day}.Civil().Year
		}
	}
	if t.start.Set {
		return t.start.Civil().Year
	}
	return scenario.Instant{UnixMS: placeholder * scenario.Day}.Civil().Year
}

// tellYear says of which year dates without one were taken to be.
func (t *timeline) tellYear(year int) {
	for _, d := range t.drafts {
		if d.planned.moment.Yearless {
			t.notes = append(t.notes, Note{Says: lang.Words{
				"dates without a year were read as of %d; say --start 2026-05-04T09:00:00Z for another", "قُرئت التواريخ التي بلا سنة على أنها من عام %d؛ ولغيره اذكر --start 2026-05-04T09:00:00Z"}.Format(year)})
			return
		}
	}
}

// readList reads the times of a list's rows. A date that is written once holds
// for the rows below; the sheet's name may give the day.
func (t *timeline) readList(l *list, how manner) {
	how.field, how.minutes = Words, t.plainMinutes(l)
	sheetDay, _ := readMoment(Cell{Text: l.grid.Name, Raw: l.grid.Name}, how)
	var last Moment
	var mine []*draft
	anyDay := false
	for _, d := range t.drafts {
		if d.list != l {
			continue
		}
		mine = append(mine, d)
		d.planned.moment, d.planned.read = d.readTimes(how)
		m := &d.planned.moment
		switch {
		case m.HasDate || m.Day > 0:
			last = *m
		case d.day.said():
			m.HasDate, m.Date, m.Day = d.day.HasDate, d.day.Date, d.day.Day
		case last.said() && holds(l.columns, Date) >= 0:
			m.HasDate, m.Date, m.Day = last.HasDate, last.Date, last.Day
		case sheetDay.HasDate || sheetDay.Day > 0:
			m.HasDate, m.Date, m.Day, m.Yearless = sheetDay.HasDate, sheetDay.Date, sheetDay.Day, sheetDay.Yearless
		}
		anyDay = anyDay || m.HasDate || m.Day > 0
		t.dated = t.dated || m.HasDate
	}
	if l.elapsed(mine) {
		return
	}
	if !anyDay {
		t.overMidnight(l, mine)
	}
}

// plainMinutes reports whether the list's times are plain numbers that can't
// all be times of day: 0, 5, 10, 75.
func (t *timeline) plainMinutes(l *list) bool {
	c := holds(l.columns, Time)
	if c < 0 {
		return false
	}
	found := false
	for _, d := range t.drafts {
		text := westernDigits(d.row.at(c).Text)
		if d.list != l || isBlank(text) {
			continue
		}
		if strings.Trim(text, "0123456789") != "" {
			return false
		}
		n := number(text)
		found = found || n > 0 && len(text) <= 2 || n%100 > 59 || n > 2400
	}
	return found
}

// elapsed turns times of day into times from STARTEX where the heading says
// so, as "Exercise time" does when it begins at 0:00.
func (l *list) elapsed(drafts []*draft) bool {
	c := holds(l.columns, Time)
	if c < 0 {
		return false
	}
	words := fold(l.columns[c].Heading)
	if !strings.Contains(words, "exercise") && !strings.Contains(words, "game") && !strings.Contains(words, "elapsed") && !strings.Contains(words, "زمن التمرين") {
		return false
	}
	lowest := int64(-1)
	for _, d := range drafts {
		if m := d.planned.moment; m.HasClock && !m.HasDate && (lowest < 0 || m.Clock < lowest) {
			lowest = m.Clock
		}
	}
	if lowest != 0 {
		return false
	}
	for _, d := range drafts {
		if m := &d.planned.moment; m.HasClock && !m.HasDate {
			m.HasClock, m.HasOffset, m.Offset = false, true, m.Clock+int64(max(0, m.Day-1))*scenario.Day
		}
	}
	return true
}

// timings lists the fields that say when a row comes, the surest first. In a
// row that Tamrin exported, they say the same thing several times over; there
// only those count that were changed since.
func (d *draft) timings() []Field {
	if d.origin != nil {
		for _, f := range []Field{At, DTG} {
			if c := d.column(f); c >= 0 && !d.origin.marks[mark(d.list.columns[c].Heading, d.columnText(c))] {
				return []Field{f}
			}
		}
		return []Field{Time, Date}
	}
	return []Field{At, DTG, Time, Date}
}

// readTimes reads the cells of a row that say when, and puts them together.
func (d *draft) readTimes(how manner) (Moment, bool) {
	var m Moment
	read := false
	for _, f := range d.timings() {
		c := d.cell(f)
		how.field, how.hours = f, false
		if i := d.column(f); i >= 0 && f == At {
			how.hours = strings.Contains(fold(d.list.columns[i].Heading), "hour")
		}
		at, ok := readMoment(c, how)
		if !ok {
			continue
		}
		read = true
		if at.HasOffset && !m.HasOffset {
			m.HasOffset, m.Offset = true, at.Offset
		}
		if at.HasClock && !m.HasClock {
			m.HasClock, m.Clock, m.HasEnd, m.End, m.HasZone, m.Zone = true, at.Clock, at.HasEnd, at.End, at.HasZone, at.Zone
		}
		if at.HasDate && !m.HasDate {
			m.HasDate, m.Date, m.Yearless = true, at.Date, at.Yearless
		}
		if at.Day > 0 && m.Day == 0 {
			m.Day = at.Day
		}
		m.Before = m.Before || at.Before
	}
	return m, read
}
