package web

import (
	"time"

	"tamrin/lang"
	"tamrin/staff"
)

// shortTime writes a moment in the server's zone: 1 Mar 2026, 09:00.
func shortTime(t lang.Tag, unixMS int64) string {
	at := time.UnixMilli(unixMS)
	return date(t, at) + lang.Words{", ", "، "}.In(t) + at.Format("15:04")
}

func isoTime(unixMS int64) string { return time.UnixMilli(unixMS).Format(time.RFC3339) }

var roleNames = map[staff.Role]lang.Words{
	staff.Administrator: {"Administrator", "مسؤول"},
	staff.Planner:       {"Planner and controller", "مخطط وضابط تحكم"},
}

func roleMeans(l look, r staff.Role) string {
	if r == staff.Administrator {
		return l.T("As an administrator you prepare and run exercises, and let colleagues in.", "بصفتك مسؤولًا تُعدّ التمارين وتديرها وتضيف الزملاء.")
	}
	return l.T("As a planner you prepare exercises, and run them.", "بصفتك مخططًا تُعدّ التمارين وتديرها.")
}
