package msel

import (
	"fmt"

	"tamrin/scenario"
)

// dateText writes days since 1970-01-01 as 2011-08-22.
func dateText(days int64) string {
	c := scenario.Instant{UnixMS: days * scenario.Day}.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", c.Year, c.Month, c.Day)
}

// clockText writes milliseconds of a day as 08:00, with seconds and less only
// where there are any.
func clockText(ms int64) string {
	s := fmt.Sprintf("%02d:%02d", ms/scenario.Hour, ms/scenario.Minute%60)
	return s + fineText(ms)
}

// offsetText writes exercise time as 1:30, hours without end.
func offsetText(ms int64) string {
	if ms < 0 {
		return "-" + offsetText(-ms)
	}
	return fmt.Sprintf("%d:%02d", ms/scenario.Hour, ms/scenario.Minute%60) + fineText(ms)
}

func fineText(ms int64) string {
	second, milli := ms/scenario.Second%60, ms%scenario.Second
	switch {
	case milli != 0:
		return fmt.Sprintf(":%02d.%03d", second, milli)
	case second != 0:
		return fmt.Sprintf(":%02d", second)
	}
	return ""
}
