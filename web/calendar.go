package web

import (
	"net/http"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"tamrin/review"
)

// showCalendar answers with the actions that are not closed as a calendar file:
// each is due on a day, with a reminder a week before.
func showCalendar(s *Site, w http.ResponseWriter, r *request) error {
	if _, err := s.overseen(r); err != nil {
		return err
	}
	v, err := s.improvement(r)
	if err != nil {
		return err
	}
	v.look = s.look(r)
	w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="improvement.ics"`)
	return calendarOf(v.look, v.actions, s.opt.Now()).SerializeTo(w, ics.WithNewLineWindows)
}

// calendarOf makes the calendar (RFC 5545).
func calendarOf(l look, actions []review.Followed, now time.Time) *ics.Calendar {
	c := ics.NewCalendarFor("Tamrin")
	for i := range actions {
		a := &actions[i]
		due, err := time.Parse(time.DateOnly, a.Now().Due)
		if err != nil || a.Closed() {
			continue
		}
		e := c.AddEvent(a.Exercise + "." + a.ID + "@tamrin")
		e.SetDtStampTime(now)
		e.SetAllDayStartAt(due)
		e.SetAllDayEndAt(due.AddDate(0, 0, 1))
		e.SetTimeTransparency(ics.TransparencyTransparent)
		e.SetSummary(l.T("Due: ", "يستحق: ") + a.Now().Text)
		said := []string{a.Now().Finding, a.Now().Recommendation}
		if a.Now().Owner != "" {
			said = append(said, l.T("Owner: ", "المسؤول: ")+a.Now().Owner)
		}
		e.SetDescription(strings.Join(append(said, l.T("Status: ", "الحالة: ")+l.W(statusWords[a.Status])), "\n"))
		alarm := e.AddAlarm()
		alarm.SetAction(ics.ActionDisplay)
		alarm.SetTrigger("-P7D")
		alarm.SetDescription(a.Now().Text)
	}
	return c
}
