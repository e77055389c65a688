package msel

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"tamrin/scenario"
)

// offset takes a time from STARTEX: STARTEX, H+2, STARTEX+30, +0:30, 10 min.
func (p *momentText) offset() {
	if m := fromStart.FindStringSubmatchIndex(p.rest); m != nil && (m[2] >= 0 || m[4] >= 0 && p.leads(m[4])) {
		if ms, ok := p.stretch(m); ok {
			p.at.HasOffset, p.at.Offset = true, ms
			p.cut(m[:2])
			return
		}
	}
	if p.inWords() {
		return
	}
	m := amount.FindStringSubmatchIndex(p.rest)
	if m == nil || p.field == Time && looksLikeClock(p.rest[m[0]:m[1]]) {
		return
	}
	n, err := strconv.ParseFloat(strings.Replace(p.rest[m[2]:m[3]], ",", ".", 1), 64)
	if err != nil {
		return
	}
	unit := unitOf(p.rest[m[4]:m[5]])
	ms := int64(math.Round(n * float64(unit)))
	if m[6] >= 0 {
		ms += number(p.rest[m[6]:m[7]]) * scenario.Minute
	}
	p.at.HasOffset, p.at.Offset = true, ms
	p.cut(m[:2])
}

// leads reports whether a sign without a word before it begins the text, as
// in +30; in the middle it is the dash of a range.
func (p *momentText) leads(sign int) bool { return strings.Trim(p.rest[:sign], " ;") == "" }

// inWords takes STARTEX alone, and what is said to come before it.
func (p *momentText) inWords() bool {
	if !strings.Contains(p.rest, "startex") {
		return false
	}
	for _, w := range []string{"pre", "before", "prior", "avant", "vor"} {
		if strings.Contains(p.rest, w) {
			p.at.Before = true
		}
	}
	if strings.ContainsAny(p.rest, "0123456789") && !p.at.Before {
		return false
	}
	p.at.HasOffset = !p.at.Before
	p.rest = strings.Replace(p.rest, "startex", " ", 1)
	return true
}

// frenchClock is 14h, 14h30: a time of day where times of day are expected.
var frenchClock = regexp.MustCompile(`^\D*\d{1,2} ?h ?(\d{2})?\D*$|^\D*\d{3,4} *(h|hrs|hours|m)\D*$`)

func looksLikeClock(s string) bool { return frenchClock.MatchString(s) }

// stretch returns the time of a match of fromStart. Without a unit, H+2 is in
// hours, as the H-hour is, and STARTEX+30 in minutes; 4 digits after a letter
// are hours and minutes.
func (p *momentText) stretch(m []int) (int64, bool) {
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return p.rest[m[2*i]:m[2*i+1]]
	}
	word, sign, digits, unit := part(1), part(2), part(3), part(4)
	ms := int64(0)
	pieces := strings.FieldsFunc(digits, func(r rune) bool { return r == ':' || r == '.' })
	switch {
	case unit != "" && len(pieces) <= 2 && !strings.Contains(digits, ":"):
		f, err := strconv.ParseFloat(digits, 64)
		if err != nil {
			return 0, false
		}
		ms = int64(math.Round(f*float64(unitOf(unit)))) + number(part(5))*scenario.Minute
	case len(pieces) > 1:
		ms = number(pieces[0])*scenario.Hour + number(pieces[1])*scenario.Minute
		if len(pieces) > 2 {
			ms += number(pieces[2]) * scenario.Second
		}
	case len(digits) == 4:
		ms = number(digits[:2])*scenario.Hour + number(digits[2:])*scenario.Minute
	case word == "h" || p.hours:
		ms = number(digits) * scenario.Hour
	default:
		ms = number(digits) * scenario.Minute
	}
	if sign == "-" {
		ms = -ms
	}
	return ms, true
}

func unitOf(word string) int64 {
	switch word[0] {
	case 'h':
		return scenario.Hour
	case 's':
		return scenario.Second
	case 'd':
		return scenario.Day
	}
	return scenario.Minute
}

// rangeTo is what stands between the two times of a range.
var rangeTo = regexp.MustCompile(`^[ ;]*(?:-|to|until|till|à|bis|a)[ ;]*`)

// clock takes a time of day, or a range of two: 0600-1800.
func (p *momentText) clock() {
	for _, w := range []struct {
		name string
		hour int64
	}{{"noon", 12}, {"midday", 12}, {"midnight", 0}} {
		if strings.Contains(p.rest, w.name) {
			p.at.HasClock, p.at.Clock = true, w.hour*scenario.Hour
			p.rest = strings.Replace(p.rest, w.name, " ", 1)
			return
		}
	}
	first, loc, ok := p.clockAt(p.rest)
	if !ok {
		return
	}
	after := p.rest[loc[1]:]
	p.rest = p.rest[:loc[0]] + " ; " + after
	if r := rangeTo.FindStringIndex(after); r != nil {
		if second, end, ok := p.clockAt(after[r[1]:]); ok && strings.Trim(after[r[1]:r[1]+end[0]], " ") == "" {
			first.borrow(second)
			p.at.HasEnd, p.at.End = true, second.ms()
			p.rest = p.rest[:loc[0]] + " ; " + after[r[1]+end[1]:]
		}
	}
	p.at.HasClock, p.at.Clock = true, first.ms()
	p.at.HasZone = first.zoned
	p.at.Zone = first.zone
}

// timeOfDay is a clock time as written.
type timeOfDay struct {
	hour, minute, second, milli int64
	half                        string // am, pm or nothing
	zoned                       bool
	zone                        int // minutes east of UTC
}

func (t timeOfDay) ms() int64 {
	h := t.hour
	switch {
	case t.half == "pm" && h < 12:
		h += 12
	case t.half == "am" && h == 12:
		h = 0
	}
	return h*scenario.Hour + t.minute*scenario.Minute + t.second*scenario.Second + t.milli
}

// borrow takes the half of the day from the end of a range, where it is said
// once for both: 1:00 - 2:00 PM.
func (t *timeOfDay) borrow(end timeOfDay) {
	if t.half != "" || end.half == "" || t.hour > 12 {
		return
	}
	if t.half = end.half; t.ms() > end.ms() {
		t.half = ""
	}
}

// clockAt finds the first time of day in s. A number of one or two digits is
// one only with AM or PM.
func (p *momentText) clockAt(s string) (t timeOfDay, loc []int, ok bool) {
	m := clockPattern.FindStringSubmatchIndex(s)
	if m == nil {
		return t, nil, false
	}
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	switch half := part(7); {
	case strings.HasPrefix(half, "a"), half == "ص":
		t.half = "am"
	case half != "":
		t.half = "pm"
	}
	switch {
	case part(1) != "":
		t.hour, t.minute, t.second = number(part(1)), number(part(2)), number(part(3))
		t.milli = number((part(4) + "000")[:3])
	case part(5) != "":
		n := number(part(5))
		t.hour, t.minute = n/100, n%100
	case t.half == "":
		return t, nil, false
	default:
		t.hour = number(part(6))
	}
	t.zoned, t.zone = clockZone(part(8))
	whole := t.hour < 24 || t.hour == 24 && t.minute == 0 && t.second == 0
	return t, m[:2], whole && t.minute < 60 && t.second < 60
}

// clockZone reads the letter behind a time. Only Z is taken at its word: L and
// J say local time, and other letters are seldom meant as zones.
func clockZone(word string) (known bool, zone int) {
	return word == "z" || word == "zulu" || word == "utc" || word == "gmt", 0
}
