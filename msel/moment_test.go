package msel

import (
	"fmt"
	"strings"
	"testing"
)

func describe(m Moment, ok bool) string {
	if !ok {
		return "-"
	}
	var parts []string
	add := func(on bool, format string, args ...any) {
		if on {
			parts = append(parts, fmt.Sprintf(format, args...))
		}
	}
	add(m.HasDate, "date %s", dateText(m.Date))
	add(m.Day > 0, "day %d", m.Day)
	add(m.HasClock, "clock %s", clockText(m.Clock))
	add(m.HasEnd, "to %s", clockText(m.End))
	add(m.HasOffset, "offset %s", offsetText(m.Offset))
	add(m.HasZone, "zone %d", m.Zone)
	add(m.Before, "before")
	add(m.Loose, "loose")
	return strings.Join(parts, " ")
}

func TestReadMoment(t *testing.T) {
	for _, c := range []struct {
		field      Field
		text, raw  string
		want       string
		monthFirst bool
	}{
		{field: Time, text: "0600", want: "clock 06:00"},
		{field: Time, text: "6:00 AM", want: "clock 06:00"},
		{field: Time, text: "11:00 AM", raw: "0.45833333333333331", want: "clock 11:00"},
		{field: Time, text: "12:15 PM", raw: "0.51041666666666663", want: "clock 12:15"},
		{field: Time, text: "12:15 am", want: "clock 00:15"},
		{field: Time, text: "06:00L", want: "clock 06:00"},
		{field: Time, text: "0630Z", want: "clock 06:30 zone 0"},
		{field: Time, text: "06:30:15", want: "clock 06:30:15"},
		{field: Time, text: "0600", raw: "600", want: "clock 06:00"},
		{field: Time, text: "930", raw: "930", want: "clock 09:30"},
		{field: Time, text: "1065", raw: "1065", want: "-"},
		{field: Time, text: "0600-1800", want: "clock 06:00 to 18:00"},
		{field: Time, text: "06:00 – 18:00", want: "clock 06:00 to 18:00"},
		{field: Time, text: "1:00 - 2:30 PM", want: "clock 13:00 to 14:30"},
		{field: Time, text: "11:00 - 1:00 PM", want: "clock 11:00 to 13:00"},
		{field: Time, text: "0800 to 0900 hrs", want: "clock 08:00 to 09:00"},
		{field: Time, text: "H+2", want: "offset 2:00"},
		{field: Time, text: "H+0230", want: "offset 2:30"},
		{field: Time, text: "H-1", want: "offset -1:00"},
		{field: Time, text: "STARTEX+30", want: "offset 0:30"},
		{field: Time, text: "STARTEX + 1h", want: "offset 1:00"},
		{field: Time, text: "STARTEX", want: "offset 0:00"},
		{field: Time, text: "Pre-STARTEX", want: "before loose"},
		{field: Time, text: "T+1:30", want: "offset 1:30"},
		{field: Time, text: "T+15", want: "offset 0:15"},
		{field: Time, text: "+30", want: "offset 0:30"},
		{field: Time, text: "+0:45", want: "offset 0:45"},
		{field: Time, text: "10 min", want: "offset 0:10"},
		{field: Time, text: "1 hour 30 min", want: "offset 1:30"},
		{field: Time, text: "1.5 hours", want: "offset 1:30"},
		{field: Time, text: "8h30", want: "clock 08:30"},
		{field: At, text: "1h30m", want: "offset 1:30"},
		{field: At, text: "90", raw: "90", want: "offset 1:30"},
		{field: At, text: "0:20", raw: "0.0138888888888889", want: "offset 0:20"},
		{field: At, text: "26:15", raw: "1.09375", want: "offset 26:15"},
		{field: At, text: "0:10", want: "offset 0:10"},
		{field: At, text: "26:15:30", want: "offset 26:15:30"},
		{field: At, text: "-0:30", want: "offset -0:30"},
		{field: DTG, text: "220800AUG2011", want: "date 2011-08-22 clock 08:00"},
		{field: DTG, text: "271030ZJAN23", want: "date 2023-01-27 clock 10:30 zone 0"},
		{field: DTG, text: "22 0800L Aug 11", want: "date 2011-08-22 clock 08:00"},
		{field: DTG, text: "010900I SEP 2024", want: "date 2024-09-01 clock 09:00 zone 540"},
		{field: Time, text: "8/22/11 8:00", raw: "40777.333333333336", want: "date 2011-08-22 clock 08:00"},
		{field: Date, text: "9-May-13", raw: "41403", want: "date 2013-05-09"},
		{field: Date, text: "22/8/2011", want: "date 2011-08-22"},
		{field: Date, text: "8/9/2011", want: "date 2011-08-09", monthFirst: true},
		{field: Date, text: "8/9/2011", want: "date 2011-09-08"},
		{field: Date, text: "Monday, August 22, 2011", want: "date 2011-08-22"},
		{field: Date, text: "22 août 2011", want: "date 2011-08-22"},
		{field: Date, text: "22 أغسطس 2011", want: "date 2011-08-22"},
		{field: Date, text: "٢٢ كانون الثاني ٢٠١١", want: "date 2011-01-22"},
		{field: Date, text: "2011-08-22 14:05", want: "date 2011-08-22 clock 14:05"},
		{field: Date, text: "Day 2", want: "day 2"},
		{field: Date, text: "2", raw: "2", want: "day 2"},
		{field: Time, text: "Day 2 0615", want: "day 2 clock 06:15"},
		{field: Time, text: "D+1 0615", want: "day 2 clock 06:15"},
		{field: Time, text: "اليوم الثاني ٠٦:٣٠ صباحًا", want: "day 2 clock 06:30"},
		{field: Time, text: "٨:٣٠ م", want: "clock 20:30"},
		{field: Time, text: "10 دقائق", want: "offset 0:10"},
		{field: Time, text: "noon", want: "clock 12:00"},
		{field: Time, text: "2400", want: "clock 24:00"},
		{field: Time, text: "0600 (approx)", want: "clock 06:00"},
		{field: Time, text: "0600 on order of director", want: "clock 06:00 loose"},
		{field: Time, text: "TBD", want: "-"},
		{field: Time, text: "---", want: "-"},
		{field: Time, text: "as required", want: "-"},
		{field: Time, text: "25:61", want: "-"},
		{field: Date, text: "31/02/2011", want: "-"},
	} {
		raw := c.raw
		if raw == "" {
			raw = c.text
		}
		got := describe(readMoment(Cell{Text: c.text, Raw: raw}, manner{field: c.field, monthFirst: c.monthFirst}))
		if got != c.want {
			t.Errorf("%s %q (%s): %s, want %s", c.field, c.text, raw, got, c.want)
		}
	}
}
