package msel

import (
	"regexp"
	"strings"

	"tamrin/scenario"
)

// arabicClock turns what Arabic writes beside a time into what the patterns know.
var arabicClock = strings.NewReplacer("صباحاً", " am", "صباحًا", " am", "صباحا", " am", "مساءً", " pm", "مساء", " pm", "ظهراً", " pm", "ظهرًا", " pm", "ظهرا", " pm",
	"بدء التمرين", "startex", "بداية التمرين", "startex", "اليوم الأول", "day 1", "اليوم الاول", "day 1", "اليوم الثاني", "day 2", "اليوم الثالث", "day 3", "اليوم الرابع", "day 4", "اليوم الخامس", "day 5",
	"الساعة", " ", "دقائق", "min", "دقيقة", "min", "دقيقه", "min", "ساعات", "hours", "ساعة", "hours", "ثانية", "sec", "إلى", "to", "حتى", "to", "قبل ", "pre ",
	"start ex", "startex", "start-ex", "startex", "h-hour", "h", "−", "-", "–", "-", "—", "-", "minuit", "midnight", "midi", "noon")

var weekdays = set("mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche " +
	"montag dienstag mittwoch donnerstag freitag samstag sonntag lunes martes miercoles jueves viernes sabado domingo الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت hrs hours uhr approx ca at on the de of")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// months by name, in the languages in which headings are known. A name is
// found by its first three letters where they are enough.
var months = func() map[string]int {
	m := map[string]int{}
	for _, line := range []string{
		"jan feb mar apr may jun jul aug sep oct nov dec",
		"january february march april may june july august september october november december",
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"januar februar märz april mai juni juli august september oktober november dezember",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
		"جانفي فيفري مارس افريل ماي جوان جويلية أوت سبتمبر اكتوبر نوفمبر ديسمبر",
		"- شباط آذار نيسان أيار حزيران تموز آب أيلول - - -",
	} {
		for i, name := range strings.Fields(line) {
			m[name] = i + 1
		}
	}
	for name, n := range map[string]int{"sept": 9, "juil": 7, "févr": 2, "fevrier": 2, "aout": 8, "decembre": 12, "ابريل": 4, "اغسطس": 8,
		"كانون الثاني": 1, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12} {
		m[name] = n
	}
	delete(m, "-")
	return m
}()

var (
	groupPattern = regexp.MustCompile(`(?:^|[^\d])(\d{2})[ /-]?(\d{4})\s*(?:hrs|hours)?\s*\(?([a-z])?\)?[ -]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?[ -]*(\d{4}|\d{2})(?:$|[^\d])`)
	isoDate      = regexp.MustCompile(`(?:^|[^\d])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t|$|[^\d])`)
	slashDate    = regexp.MustCompile(`(?:^|[^\d])(\d{1,2})([/.\-])(\d{1,2})([/.\-])(\d{4}|\d{2})(?:$|[^\d:])`)
	namedDate    = regexp.MustCompile(`(?:^|[^\d])(\d{1,2})(?:st|nd|rd|th|er|\.)?[ \-/.]*(?:de |of )?(\p{L}{3,12}(?: ال\p{L}+)?)\.?[ \-/.,]*(?:de )?(\d{4}|\d{2})(?:$|[^\d:])`)
	leadingMonth = regexp.MustCompile(`(\p{L}{3,12})\.?[ -]*(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?:$|[^\d])`)
	dayPattern   = regexp.MustCompile(`(?:^|[^\p{L}])(?:(?:day|jour|tag|dia|día|اليوم|يوم) *(\d{1,2})|[dj] *\+ *(\d{1,2}))(?:$|[^\d:]|:\s)`)
	fromStart    = regexp.MustCompile(`(?:^|[^\p{L}])(startex|stex|[htesx]|hour)? *([+\-]) *(\d{1,5}(?:[:.]\d{1,2}){0,2})(?: *(hours?|hrs?|hr|h|minutes?|mins?|min|m|seconds?|secs?|sec|s|days?|d)\b)?(?: *(?:and|و)? *(\d{1,2}) *(?:m|min|mins|minutes)?\b)?`)
	amount       = regexp.MustCompile(`(?:^|[^\d:])(\d{1,4}(?:[.,]\d{1,2})?) *(hours?|hrs?|hr|h|minutes?|mins?|min|m|seconds?|secs?|sec|s|days?)\b(?: *(?:and|و)? *(\d{1,2}) *(?:minutes?|mins?|min|m)?\b)?`)
	clockPattern = regexp.MustCompile(`(?:^|[^\d.:])(?:(\d{1,2})[:h.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,3}))?)?|(\d{3,4})|(\d{1,2}))(?: *(a\.?m\b\.?|p\.?m\b\.?|ص|م)(?:$|[^\p{L}]))?(?: *(?:hrs?|hours|uhr|h)\b)?(?: *\(?(zulu|local|utc|gmt|[a-z])(?:\)|$|[^\p{L}]))?`)
)

// group takes a date-time group: 220800AUG2011, 271030ZJAN23, 22 0800L Aug 11.
func (p *momentText) group() {
	m := groupPattern.FindStringSubmatchIndex(p.rest)
	if m == nil {
		return
	}
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return p.rest[m[2*i]:m[2*i+1]]
	}
	zone := strings.ToUpper(part(3))
	if zone == "L" { // in practice L says local time, not eleven hours east
		zone = "J"
	}
	at, err := scenario.ParseDTG(part(1)+part(2)+zone+part(4)+part(5), 0)
	if err != nil {
		return
	}
	c := at.Civil()
	p.at.HasDate, p.at.Date = true, daysTo(c.Year, c.Month, c.Day)
	p.at.HasClock, p.at.Clock = true, int64(c.Hour)*scenario.Hour+int64(c.Minute)*scenario.Minute
	p.at.HasZone, p.at.Zone = zone != "" && zone != "J", at.Offset
	p.cut(m[:2])
}

// daysTo returns the days from 1970-01-01 to a date.
func daysTo(year, month, day int) int64 {
	ms := scenario.Civil{Year: year, Month: month, Day: day}.Instant().UnixMS
	return floorDiv(ms, scenario.Day)
}

func floorDiv(a, b int64) int64 {
	if a%b < 0 {
		return a/b - 1
	}
	return a / b
}

// date takes a date in one of the ways of writing it.
func (p *momentText) date() {
	if m := isoDate.FindStringSubmatchIndex(p.rest); m != nil {
		if p.setDate(p.whole(m, 1), p.whole(m, 2), p.whole(m, 3)) {
			p.cut(m[:2])
		}
		return
	}
	if m := slashDate.FindStringSubmatchIndex(p.rest); m != nil {
		a, b, year := p.whole(m, 1), p.whole(m, 3), p.whole(m, 5)
		if b > 12 || p.monthFirst && a <= 12 {
			a, b = b, a
		}
		if p.setDate(year, b, a) {
			p.cut(m[:2])
		}
		return
	}
	if p.named(namedDate, 2, 1) {
		return
	}
	if !p.named(leadingMonth, 1, 2) && p.year > 0 {
		p.yearless()
	}
}

var (
	dayMonth = regexp.MustCompile(`(?:^|[^\d])(\d{1,2})(?:st|nd|rd|th|er|\.)?[ \-]*(?:de |of )?(\p{L}{3,12})\b`)
	monthDay = regexp.MustCompile(`(?:^|[^\p{L}])(\p{L}{3,12})\.? +(\d{1,2})(?:st|nd|rd|th)?(?:$|[^\d:.h])`)
	bareDate = regexp.MustCompile(`^ *(\d{1,2})/(\d{1,2})(?:$|[ ,])`)
)

// yearless takes a date without a year: 4 May, May 4, 6/5.
func (p *momentText) yearless() {
	for _, w := range []struct {
		pattern    *regexp.Regexp
		month, day int
	}{{dayMonth, 2, 1}, {monthDay, 1, 2}, {bareDate, 2, 1}} {
		m := w.pattern.FindStringSubmatchIndex(p.rest)
		if m == nil {
			continue
		}
		day, name := p.whole(m, w.day), p.rest[m[2*w.month]:m[2*w.month+1]]
		month := monthOf(name)
		if w.pattern == bareDate {
			if month = int(number(name)); month > 12 || p.monthFirst && day <= 12 {
				month, day = day, month
			}
		}
		if month > 0 && p.setDate(p.year, month, day) {
			p.at.Yearless = true
			p.cut(m[:2])
			return
		}
	}
}

// named takes a date whose month is a word; month and day are the places of
// both in the pattern, the year is the third.
func (p *momentText) named(pattern *regexp.Regexp, month, day int) bool {
	m := pattern.FindStringSubmatchIndex(p.rest)
	if m == nil {
		return false
	}
	n := monthOf(p.rest[m[2*month]:m[2*month+1]])
	if n == 0 || !p.setDate(p.whole(m, 3), n, p.whole(m, day)) {
		return false
	}
	p.cut(m[:2])
	return true
}

func monthOf(name string) int {
	if n := months[name]; n > 0 {
		return n
	}
	first, _, _ := strings.Cut(name, " ")
	return months[first]
}

// whole returns group i of a match as a number.
func (p *momentText) whole(m []int, i int) int { return int(number(p.rest[m[2*i]:m[2*i+1]])) }

func (p *momentText) setDate(year, month, day int) bool {
	if year < 100 {
		if year += 1900; year < 1970 {
			year += 100
		}
	}
	if month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 {
		return false
	}
	c := scenario.Civil{Year: year, Month: month, Day: day}.Instant().Civil()
	if c.Month != month {
		return false
	}
	p.at.HasDate, p.at.Date = true, daysTo(year, month, day)
	return true
}

// day takes a day of the exercise: Day 2, D+1.
func (p *momentText) day() {
	m := dayPattern.FindStringSubmatchIndex(p.rest)
	if m == nil {
		if p.field == Date && !p.at.HasDate {
			if n := number(strings.TrimSpace(p.rest)); n > 0 && n <= 60 {
				p.at.Day, p.rest = int(n), ""
			}
		}
		return
	}
	if m[2] >= 0 {
		p.at.Day = p.whole(m, 1)
	} else {
		p.at.Day = p.whole(m, 2) + 1
	}
	p.cut(m[:2])
}
