package scenario

import (
	"fmt"
	"strings"

	"tamrin/lang"
)

// Months of a date-time group, and the letters of its zones: Z is UTC, A to M
// without J the hours east of it, N to Y those west of it; J is local time.
const (
	dtgMonths = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"
	zonesEast = "ZABCDEFGHIKLM"
	zonesWest = "ZNOPQRSTUVWXY"
)

// ParseDTG reads a military date-time group: day, hour, minute, zone letter,
// month and year, as 271030ZJAN23 or 220800AUG2011. Spaces are passed over.
// Where there is no zone letter, or J, the group is read in the zone that lies
// offset minutes east of UTC. Years of two digits are 1970 to 2069. The error
// is a *Malformed.
func ParseDTG(text string, offset int) (Instant, error) {
	p := digitReader{rest: strings.ToUpper(strings.Join(strings.Fields(text), ""))}
	c := Civil{Offset: offset}
	c.Day, c.Hour, c.Minute = p.number(2), p.number(2), p.number(2)
	c.Offset = p.zone(offset)
	c.Month = p.month()
	if len(p.rest) == 2 {
		c.Year = p.number(2) + 1900
		if c.Year < 1970 {
			c.Year += 100
		}
	} else {
		c.Year = p.number(4)
	}
	if p.failed || p.rest != "" {
		return Instant{}, &Malformed{lang.Words{"%q is not a date-time group; write it as 271030ZJAN23", "%q ليست مجموعة تاريخ ووقت؛ اكتبها هكذا: 271030ZJAN23"}.Format(clip(text))}
	}
	return c.checked(text)
}

// zone takes the zone letter, if the letter is not the month's first.
func (p *digitReader) zone(local int) int {
	if len(p.rest) < 4 || p.rest[3] >= '0' && p.rest[3] <= '9' {
		return local
	}
	letter := p.rest[:1]
	p.rest = p.rest[1:]
	if i := strings.Index(zonesEast, letter); i >= 0 {
		return i * 60
	}
	if i := strings.Index(zonesWest, letter); i >= 0 {
		return -i * 60
	}
	p.failed = p.failed || letter != "J"
	return local
}

// month takes the three letters of a month.
func (p *digitReader) month() int {
	if len(p.rest) < 3 {
		p.failed = true
		return 0
	}
	i := strings.Index(dtgMonths, p.rest[:3])
	p.failed = p.failed || i < 0 || i%3 != 0
	p.rest = p.rest[3:]
	return i/3 + 1
}

// DTG writes the instant as a date-time group of its own zone, 310900IJAN23;
// in UTC where the zone has no letter, as half-hour zones have none.
func (t Instant) DTG() string {
	if t.Offset%60 != 0 || t.Offset/60 > 12 || t.Offset/60 < -12 {
		t.Offset = 0
	}
	c, letters := t.Civil(), zonesEast
	hours := t.Offset / 60
	if hours < 0 {
		hours, letters = -hours, zonesWest
	}
	month := dtgMonths[(c.Month-1)*3 : c.Month*3]
	return fmt.Sprintf("%02d%02d%02d%c%s%02d", c.Day, c.Hour, c.Minute, letters[hours], month, c.Year%100)
}
