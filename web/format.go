package web

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"tamrin/lang"
)

// The times below are written with the digits 0-9 in both languages, and stand
// in elements of their own (bdi, time), as right-to-left words around them
// would else turn them about.

// span writes a stretch of exercise time in ms as 1:02:03, or 02:03 below an hour.
func span(ms int64) string {
	sign := ""
	if ms < 0 {
		sign, ms = "−", -ms
	}
	s := ms / 1000
	if s < 3600 {
		return fmt.Sprintf("%s%02d:%02d", sign, s/60, s%60)
	}
	return fmt.Sprintf("%s%d:%02d:%02d", sign, s/3600, s/60%60, s%60)
}

// clockTime writes exercise time in ms as 01:02:03.
func clockTime(ms int64) string {
	s := max(ms, 0) / 1000
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}

// months are the months in Arabic as the eastern and western press both read them.
var monthsAr = [...]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
	"يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}

// moment is a time of the story in the zone in which it is shown.
func moment(unixMS int64, offset int) time.Time {
	return time.UnixMilli(unixMS).In(time.FixedZone("", offset*60))
}

// date writes the day: 31 Jan 2023.
func date(t lang.Tag, at time.Time) string {
	if t == lang.Ar {
		return fmt.Sprintf("%d %s %d", at.Day(), monthsAr[at.Month()-1], at.Year())
	}
	return at.Format("2 Jan 2006")
}

// zone writes the offset from UTC: UTC+09:00.
func zone(offset int) string {
	if offset == 0 {
		return "UTC"
	}
	sign := "+"
	if offset < 0 {
		sign, offset = "−", -offset
	}
	return fmt.Sprintf("UTC%s%02d:%02d", sign, offset/60, offset%60)
}

func num[T int | int64](n T) string { return strconv.FormatInt(int64(n), 10) }

// edge is how many characters a line must have for its end to be taken as
// the edge of the author's screen.
const edge = 60

// unwrap joins the lines that an author's editor broke at its edge, and keeps
// those that were meant: short ones, and empty ones between paragraphs.
func unwrap(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	var b strings.Builder
	for i, line := range lines {
		line = strings.TrimRight(line, " \t\r")
		b.WriteString(line)
		if i == len(lines)-1 {
			break
		}
		if next := strings.TrimSpace(lines[i+1]); next != "" && utf8.RuneCountInString(line) >= edge && !listed(next) {
			b.WriteByte(' ')
			continue
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// listed reports whether a line begins an item of a list.
func listed(line string) bool {
	return strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ") || strings.HasPrefix(line, "• ")
}
