package scenario

import (
	"strconv"
	"strings"

	"tamrin/lang"
)

// Milliseconds of the units in which durations are written.
const (
	Millisecond int64 = 1
	Second            = 1000 * Millisecond
	Minute            = 60 * Second
	Hour              = 60 * Minute
	Day               = 24 * Hour
)

// MaxDuration is the longest duration that may be written: 10,000 days.
const MaxDuration = 10_000 * Day

// Malformed says why a value as written cannot be read.
type Malformed struct{ Why lang.Words }

// Error says it in English.
func (m *Malformed) Error() string { return m.Why.En }

// units of a duration, the largest first, which is the order of writing.
var units = []struct {
	name string
	ms   int64
}{{"d", Day}, {"h", Hour}, {"m", Minute}, {"s", Second}, {"ms", Millisecond}}

// ParseDuration reads a duration: whole numbers with their units d, h, m, s
// and ms, the largest first, each at most once: 90s, 20m, 1h30m, 250ms; or 0.
// A leading minus is read, so that the caller can say what it may not be. The
// error is a *Malformed.
func ParseDuration(text string) (ms int64, err error) {
	digits, negative := strings.CutPrefix(text, "-")
	if digits == "0" {
		return 0, nil
	}
	for unit := 0; digits != ""; {
		n, rest := leadingNumber(digits)
		name := leadingUnit(rest)
		at := unitIndex(name)
		switch {
		case rest == digits:
			return 0, notADuration(text)
		case len(digits)-len(rest) > 15:
			return 0, tooLong(text)
		case name == "":
			return 0, &Malformed{lang.Words{"%s has no unit; write %ss, %sm or %sh", "%s بلا وحدة؛ اكتب %ss أو %sm أو %sh"}.Format(text, digits, digits, digits)}
		case name == "." || name == ",":
			return 0, &Malformed{lang.Words{"%q has a fraction; write 1.5h as 1h30m", "في %q كسر؛ اكتب 1.5h هكذا: 1h30m"}.Format(clip(text))}
		case at < 0:
			return 0, &Malformed{lang.Words{"%q is not a unit; the units are d, h, m, s and ms, right behind the number", "%q ليست وحدة؛ الوحدات هي d وh وm وs وms بعد العدد مباشرة"}.Format(clip(name))}
		case at < unit:
			return 0, &Malformed{lang.Words{"units go from the largest to the smallest, each once: 1h30m", "تُكتب الوحدات من الكبرى إلى الصغرى، كل منها مرة واحدة: 1h30m"}}
		case n > (MaxDuration-ms)/units[at].ms:
			return 0, tooLong(text)
		}
		ms, unit, digits = ms+n*units[at].ms, at+1, rest[len(name):]
	}
	if text == "" || text == "-" {
		return 0, notADuration(text)
	}
	if negative {
		ms = -ms
	}
	return ms, nil
}

func notADuration(text string) error {
	return &Malformed{lang.Words{"%q is not a duration; write it with units, as 90s, 20m or 1h30m", "%q ليست مدة؛ اكتبها بوحداتها مثل 90s أو 20m أو 1h30m"}.Format(clip(text))}
}

func tooLong(text string) error {
	return &Malformed{lang.Words{"%s is longer than 10,000 days", "%s أطول من 10,000 يوم"}.Format(clip(text))}
}

// leadingNumber splits off the digits that s starts with; a number too long
// to read is cut off by the caller.
func leadingNumber(s string) (n int64, rest string) {
	rest = strings.TrimLeft(s, "0123456789")
	n, _ = strconv.ParseInt(s[:len(s)-len(rest)], 10, 64)
	return n, rest
}

// leadingUnit returns what stands before the next digit.
func leadingUnit(s string) string {
	if i := strings.IndexAny(s, "0123456789"); i >= 0 {
		return s[:i]
	}
	return s
}

func unitIndex(name string) int {
	for i, u := range units {
		if u.name == name {
			return i
		}
	}
	return -1
}

// FormatDuration writes a duration as ParseDuration reads it, in its shortest
// form: 1h30m, never 90m; 0 for nothing.
func FormatDuration(ms int64) string {
	if ms == 0 {
		return "0"
	}
	var b strings.Builder
	if ms < 0 {
		b.WriteByte('-')
		ms = -ms
	}
	for _, u := range units {
		if n := ms / u.ms; n > 0 {
			b.WriteString(strconv.FormatInt(n, 10))
			b.WriteString(u.name)
			ms %= u.ms
		}
	}
	return b.String()
}

// String writes the duration as an author would.
func (d Duration) String() string { return FormatDuration(d.MS) }
