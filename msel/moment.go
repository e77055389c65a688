package msel

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"tamrin/scenario"
)

// Moment is what one cell says about when an inject comes. A cell may give a
// date, a time of day, both, a day of the exercise, or a time from STARTEX.
type Moment struct {
	HasDate   bool
	Date      int64 // days since 1970-01-01
	HasClock  bool
	Clock     int64 // milliseconds of the day, up to and with 24 hours
	HasEnd    bool
	End       int64 // of a range, milliseconds of the day
	HasOffset bool
	Offset    int64 // milliseconds from STARTEX
	Day       int   // day of the exercise, 1 is the first; 0 where not said
	HasZone   bool
	Zone      int  // minutes east of UTC
	Before    bool // before STARTEX, not said how long
	Yearless  bool // the date names no year
	Loose     bool // something more was said, which must be kept
}

// said reports whether the cell said anything about time.
func (m Moment) said() bool {
	return m.HasDate || m.HasClock || m.HasOffset || m.Day > 0 || m.Before
}

// manner is how the cells of a column are to be read.
type manner struct {
	field      Field
	date1904   bool
	monthFirst bool // 8/22/2011, not 22/8/2011
	minutes    bool // plain numbers are minutes from STARTEX
	hours      bool // or hours
	year       int  // of dates that name none; 0 where those are not taken for dates
}

// readMoment reads a cell of a column of dates or times; ok is false where it
// says nothing that can be understood.
func readMoment(c Cell, m manner) (Moment, bool) {
	if c.Text == "" || isBlank(c.Text) {
		return Moment{}, false
	}
	text := strings.ToLower(westernDigits(c.Text))
	if f, err := strconv.ParseFloat(c.Raw, 64); err == nil && !strings.ContainsAny(text[:1], "+-") {
		if at, ok := fromNumber(f, text, m); ok && at.said() {
			return at, true
		}
	}
	if m.field == At {
		if ms, ok := stretchOf(text); ok {
			return Moment{HasOffset: true, Offset: ms}, true
		}
	}
	p := momentText{rest: text, manner: m}
	return p.read()
}

// hoursMinutes is a stretch of time as an export writes it: 26:15, 0:10:30.250.
var hoursMinutes = regexp.MustCompile(`^(-?)(\d{1,6}):(\d{2})(?::(\d{2})(?:\.(\d{3}))?)?$`)

// stretchOf reads a stretch of time, 1h30m or 1:30.
func stretchOf(text string) (int64, bool) {
	if ms, err := scenario.ParseDuration(text); err == nil {
		return ms, true
	}
	m := hoursMinutes.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	ms := number(m[2])*scenario.Hour + number(m[3])*scenario.Minute + number(m[4])*scenario.Second + number(m[5])
	if m[1] != "" {
		ms = -ms
	}
	return ms, true
}

// fromNumber reads a stored number. How it is shown tells what it is: 600
// shown as 0600 is a time of day, 0.25 shown as 6:00 AM a fraction of a day.
func fromNumber(f float64, shown string, m manner) (Moment, bool) {
	plain := strings.Trim(shown, "0123456789") == ""
	switch {
	case m.field == Time && dotted.MatchString(shown):
		return Moment{}, false // 9.30 is half past nine, and read as words
	case f < 0 || f > 2_958_466 || math.IsNaN(f):
		return Moment{}, false
	case m.field == At && strings.Contains(shown, ":"):
		return Moment{HasOffset: true, Offset: seconds(f)}, true
	case plain && (m.minutes || m.hours || m.field == At):
		unit := scenario.Minute
		if m.hours {
			unit = scenario.Hour
		}
		return Moment{HasOffset: true, Offset: int64(f) * unit}, f < 1e6
	case m.field == At && f >= 1: // 1.5 minutes or hours
		unit := float64(scenario.Minute)
		if m.hours {
			unit = float64(scenario.Hour)
		}
		return Moment{HasOffset: true, Offset: int64(math.Round(f * unit))}, f < 1e6
	case plain && m.field == Date && f > 0 && f <= 60:
		return Moment{Day: int(f)}, true
	case plain && (len(shown) == 3 || len(shown) == 4):
		return clockOfDigits(shown)
	case plain && f < 20_000: // a day or two of the last century, or no date at all
		return Moment{}, false
	}
	return fromSerial(f, m), true
}

// dotted is a time of day as it is written in many countries.
var dotted = regexp.MustCompile(`^([01]?\d|2[0-3])\.[0-5]\d$`)

// seconds returns a number of days in milliseconds, rounded to the second, as
// fractions of a day are not exact.
func seconds(days float64) int64 {
	return int64(math.Round(days*86_400)) * scenario.Second
}

// fromSerial reads a day count of Excel with its fraction. Below 60 it is no
// date but a time that went over midnight.
func fromSerial(f float64, m manner) Moment {
	ms := seconds(f)
	day, clock := ms/scenario.Day, ms%scenario.Day
	at := Moment{HasClock: clock != 0 || m.field == Time || m.field == DTG, Clock: clock}
	switch {
	case day == 0:
	case day < 60:
		at.Day = int(day) + 1
	case m.date1904:
		at.HasDate, at.Date = true, day-24_107
	default:
		at.HasDate, at.Date = true, day-25_569
	}
	if at.HasDate && clock == 0 && m.field != DTG {
		at.HasClock = false
	}
	return at
}

// clockOfDigits reads 0600 or 930.
func clockOfDigits(s string) (Moment, bool) {
	n, err := strconv.Atoi(s)
	if err != nil || n%100 > 59 || n > 2400 {
		return Moment{}, false
	}
	return Moment{HasClock: true, Clock: int64(n/100)*scenario.Hour + int64(n%100)*scenario.Minute}, true
}

// momentText takes the parts of a written time out of a text, one after the other.
type momentText struct {
	manner
	rest string
	at   Moment
}

func (p *momentText) read() (Moment, bool) {
	p.rest = arabicClock.Replace(p.rest)
	if p.group(); p.at.HasClock {
		return p.done()
	}
	p.date()
	p.day()
	if p.offset(); !p.at.HasOffset {
		p.clock()
	}
	return p.done()
}

// done decides whether what is left over is a remark or the real content, of
// which a number was only a part.
func (p *momentText) done() (Moment, bool) {
	words := strings.FieldsFunc(p.rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	left := 0
	for _, w := range words {
		if !weekdays[w] {
			left++
		}
	}
	p.at.Loose = left > 0
	return p.at, p.at.said() && left <= 4
}

// cut takes the matched part out of the text. It leaves a mark, so that what
// stood on either side does not become one number.
func (p *momentText) cut(loc []int) {
	p.rest = p.rest[:loc[0]] + " ; " + p.rest[loc[1]:]
}

func number(s string) int64 {
	n, _ := strconv.ParseInt(s, 10, 64)
	return n
}
