package web

import (
	"net/http"
	"slices"
	"strings"

	"tamrin/view"
)

// sieve is which moments of the timeline an evaluator wants to see; empty fields
// let all through.
type sieve struct{ cell, kind, task string }

func sieveOf(r *http.Request) sieve {
	q := r.URL.Query()
	return sieve{q.Get("cell"), q.Get("kind"), q.Get("task")}
}

// passes reports whether a moment goes through. An objective lets its tasks'
// moments through as well.
func (f sieve) passes(m *view.Moment) bool {
	return (f.cell == "" || slices.Contains(m.Cells, f.cell)) &&
		(f.kind == "" || string(m.Kind) == f.kind) &&
		(f.task == "" || slices.ContainsFunc(m.Tasks, func(t string) bool { return t == f.task || strings.HasPrefix(t, f.task+".") }))
}

// key names the sieve among the ways of looking at a page.
func (f sieve) key() string { return f.cell + "\x00" + f.kind + "\x00" + f.task }

// sieved lists the kinds of moments in the order in which the page offers them.
var sieved = []view.MomentKind{view.InjectMoment, view.OpenMoment, view.DecideMoment, view.MessageMoment, view.RequestMoment, view.StatementMoment,
	view.ConsultMoment, view.DeadlockMoment, view.OutcomeMoment}
