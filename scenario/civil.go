package scenario

import "fmt"

// Civil is an Instant taken apart for display, in its own zone.
type Civil struct {
	Year, Month, Day             int // Month 1 to 12
	Hour, Minute, Second, Millis int
	Weekday                      int // 0 is Sunday
	Offset                       int // minutes east of UTC
}

const minuteMS = 60_000

// Civil returns the date and time of day of the instant in its zone.
func (t Instant) Civil() Civil {
	local := t.UnixMS + int64(t.Offset)*minuteMS
	days, ms := floorDiv(local, Day)
	c := civilOf(days)
	c.Hour, c.Minute = int(ms/Hour), int(ms/Minute%60)
	c.Second, c.Millis = int(ms/Second%60), int(ms%Second)
	_, weekday := floorDiv(days+4, 7) // 1970-01-01 was a Thursday
	c.Weekday, c.Offset = int(weekday), t.Offset
	return c
}

// Instant returns the moment that the date, time and offset name. The parts
// must be valid.
func (c Civil) Instant() Instant {
	ms := daysOf(c.Year, c.Month, c.Day)*Day + int64(c.Hour)*Hour + int64(c.Minute)*Minute + int64(c.Second)*Second + int64(c.Millis)
	return Instant{UnixMS: ms - int64(c.Offset)*minuteMS, Offset: c.Offset, Set: true}
}

// String writes the instant as RFC 3339 has it, with milliseconds only where
// there are any.
func (t Instant) String() string {
	c := t.Civil()
	s := fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:%02d", c.Year, c.Month, c.Day, c.Hour, c.Minute, c.Second)
	if c.Millis != 0 {
		s += fmt.Sprintf(".%03d", c.Millis)
	}
	if c.Offset == 0 {
		return s + "Z"
	}
	sign, offset := '+', c.Offset
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return s + fmt.Sprintf("%c%02d:%02d", sign, offset/60, offset%60)
}

// floorDiv divides rounding down, so that the remainder is never negative.
func floorDiv(a, b int64) (q, r int64) {
	q, r = a/b, a%b
	if r < 0 {
		q, r = q-1, r+b
	}
	return q, r
}

// The calendar is the proleptic Gregorian one. Years are counted from March,
// so that the leap day is a year's last, in eras of 400 years = 146,097 days.
const (
	daysPerEra    = 146_097
	epochFromEra0 = 719_468 // days from 0000-03-01 to 1970-01-01
)

// daysOf returns the days from 1970-01-01 to the date.
func daysOf(year, month, day int) int64 {
	y := int64(year)
	if month <= 2 {
		y--
	}
	era, yearOfEra := floorDiv(y, 400)
	dayOfYear := int64((153*((month+9)%12)+2)/5 + day - 1)
	return era*daysPerEra + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear - epochFromEra0
}

// civilOf returns the date that lies days after 1970-01-01.
func civilOf(days int64) Civil {
	era, dayOfEra := floorDiv(days+epochFromEra0, daysPerEra)
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/(daysPerEra-1)) / 365
	dayOfYear := int(dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100))
	fromMarch := (5*dayOfYear + 2) / 153
	c := Civil{Day: dayOfYear - (153*fromMarch+2)/5 + 1, Month: (fromMarch+2)%12 + 1, Year: int(era*400 + yearOfEra)}
	if c.Month <= 2 {
		c.Year++
	}
	return c
}

// daysIn returns the length of a month.
func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
