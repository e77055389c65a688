package scenario

import (
	"strconv"

	"tamrin/lang"
)

// ParseInstant reads an instant as RFC 3339 writes it, with its offset from
// UTC: 2023-01-31T09:00:00+09:00. Seconds may be left out; fractions are kept
// to the millisecond. The error is a *Malformed.
func ParseInstant(text string) (Instant, error) {
	p := digitReader{rest: text}
	var c Civil
	c.Year = p.number(4)
	c.Month = p.after("-").number(2)
	c.Day = p.after("-").number(2)
	c.Hour = p.after("Tt ").number(2)
	c.Minute = p.after(":").number(2)
	if p.next(":") {
		c.Second = p.number(2)
		c.Millis = p.fraction()
	}
	if !p.failed && p.rest == "" {
		return Instant{}, &Malformed{lang.Words{"%s has no offset from UTC; write %sZ, or +09:00 in place of the Z", "%s بلا فرق عن التوقيت العالمي؛ اكتب %sZ أو +09:00 مكان Z"}.Format(text, text)}
	}
	c.Offset = p.offset()
	if p.failed || p.rest != "" {
		return Instant{}, &Malformed{lang.Words{"%q is not an instant; write it as 2023-01-31T09:00:00+09:00", "%q ليس لحظة زمنية؛ اكتبها هكذا: 2023-01-31T09:00:00+09:00"}.Format(clip(text))}
	}
	return c.checked(text)
}

// checked returns the instant of c where its parts exist.
func (c Civil) checked(text string) (Instant, error) {
	switch {
	case c.Year < 1 || c.Month < 1 || c.Month > 12 || c.Day < 1 || c.Day > daysIn(c.Year, c.Month):
		return Instant{}, &Malformed{lang.Words{"%q names a day that does not exist", "%q يسمّي يومًا لا وجود له"}.Format(clip(text))}
	case c.Hour > 23 || c.Minute > 59 || c.Second > 59:
		return Instant{}, &Malformed{lang.Words{"%q names a time of day that does not exist; hours go from 00 to 23, minutes and seconds from 00 to 59", "%q يسمّي وقتًا لا وجود له؛ الساعات من 00 إلى 23 والدقائق والثواني من 00 إلى 59"}.Format(clip(text))}
	case c.Offset < -18*60 || c.Offset > 18*60:
		return Instant{}, &Malformed{lang.Words{"%q has an offset of more than 18 hours", "في %q فرق يزيد على 18 ساعة"}.Format(clip(text))}
	}
	return c.Instant(), nil
}

// digitReader takes fixed-width numbers from the front of a text; once
// anything fails, it stays failed.
type digitReader struct {
	rest   string
	failed bool
}

// number takes exactly width digits.
func (p *digitReader) number(width int) int {
	if p.failed || len(p.rest) < width || !allDigits(p.rest[:width]) {
		p.failed = true
		return 0
	}
	n, _ := strconv.Atoi(p.rest[:width])
	p.rest = p.rest[width:]
	return n
}

// next takes one character of set if it comes next.
func (p *digitReader) next(set string) bool {
	if p.failed || p.rest == "" {
		return false
	}
	for _, c := range []byte(set) {
		if p.rest[0] == c {
			p.rest = p.rest[1:]
			return true
		}
	}
	return false
}

// after takes one character of set, which must come next.
func (p *digitReader) after(set string) *digitReader {
	p.failed = !p.next(set) || p.failed
	return p
}

// fraction takes a fraction of a second, in milliseconds, rounded down.
func (p *digitReader) fraction() (ms int) {
	if !p.next(".") {
		return 0
	}
	for unit := 100; ; unit /= 10 {
		if p.rest == "" || p.rest[0] < '0' || p.rest[0] > '9' {
			p.failed = p.failed || unit == 100
			return ms
		}
		ms += unit * int(p.rest[0]-'0')
		p.rest = p.rest[1:]
	}
}

// offset takes Z or ±hh:mm, in minutes east of UTC.
func (p *digitReader) offset() int {
	if p.next("Zz") {
		return 0
	}
	sign := 1
	if !p.next("+") {
		p.after("-")
		sign = -1
	}
	hours, minutes := p.number(2), p.after(":").number(2)
	p.failed = p.failed || minutes > 59
	return sign * (hours*60 + minutes)
}
