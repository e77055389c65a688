package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"tamrin/engine"
	"tamrin/lang"
	"tamrin/view"
)

// desk is control's page with what its fragments look up, and the filter of
// its MSEL applied.
type desk struct {
	look
	page   *view.Page
	filter filter
	rows   []*view.Row          // those that the filter shows
	next   string               // the inject that is due first
	titles map[string]view.Text // of cells
}

// filter is which rows of the MSEL somebody wants to see; empty fields show all.
type filter struct{ q, cell, status string }

func filterOf(r *http.Request) filter {
	q := r.URL.Query()
	return filter{strings.TrimSpace(q.Get("q")), q.Get("cell"), q.Get("status")}
}

func newDesk(l look, page *view.Page, f filter) desk {
	d := desk{look: l, page: page, filter: f, titles: map[string]view.Text{}}
	for _, c := range page.Desk.Cells {
		d.titles[c.ID] = c.Title
	}
	first := int64(-1)
	for i := range page.Desk.Rows {
		r := &page.Desk.Rows[i]
		if f.shows(r) {
			d.rows = append(d.rows, r)
		}
		if r.Status == view.Planned && r.Due >= 0 && (first < 0 || r.Due < first) {
			first, d.next = r.Due, r.ID
		}
	}
	slices.SortStableFunc(d.rows, func(a, b *view.Row) int { return cmp.Compare(place(a), place(b)) })
	return d
}

// place is where a row stands in the list: by its plan, else by when it came,
// and what has neither at the end.
func place(r *view.Row) int64 {
	switch {
	case r.Planned >= 0:
		return r.Planned
	case r.Actual >= 0:
		return r.Actual
	}
	return engine.Never
}

// shows reports whether the row passes the filter.
func (f filter) shows(r *view.Row) bool {
	if f.cell != "" && !slices.Contains(r.Cells, f.cell) {
		return false
	}
	if f.status != "" && string(r.Status) != f.status {
		return false
	}
	return f.q == "" || found(f.q, r)
}

func found(q string, r *view.Row) bool {
	q = strings.ToLower(q)
	if strings.Contains(strings.ToLower(r.Number), q) {
		return true
	}
	for _, t := range []view.Text{r.Title, r.Text, r.From} {
		for _, words := range t {
			if strings.Contains(strings.ToLower(words), q) {
				return true
			}
		}
	}
	return false
}

// key names the filter among the ways of looking at a page.
func (f filter) key() string { return f.cell + "\x00" + f.status + "\x00" + f.q }

// delivered counts the injects that have reached somebody.
func (d desk) delivered() (n int) {
	for i := range d.page.Desk.Rows {
		if d.page.Desk.Rows[i].Status == view.Delivered {
			n++
		}
	}
	return n
}

// open lists the decisions that wait for players or for control, the one with
// the nearest deadline first.
func (d desk) open() (list []view.DeskDecision) {
	for _, x := range d.page.Desk.Decisions {
		if x.Status == view.Open || x.Status == view.Answered {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(a, b view.DeskDecision) int {
		switch {
		case a.Deadline == b.Deadline:
			return 0
		case b.Deadline == 0 || a.Deadline > 0 && a.Deadline < b.Deadline:
			return -1
		}
		return 1
	})
	return list
}

// playing lists the cells that receive injects: all but control and evaluation.
func (d desk) playing() (list []view.DeskCell) {
	for _, c := range d.page.Desk.Cells {
		if c.Kind != "control" && c.Kind != "evaluation" {
			list = append(list, c)
		}
	}
	return list
}

// sitters counts a cell's bots and lists the people in its seats.
func sitters(c view.DeskCell) (bots int, people []view.Seat) {
	for _, s := range c.Seats {
		if s.Bot {
			bots++
		} else {
			people = append(people, s)
		}
	}
	return bots, people
}

// present counts the seats of a cell in which somebody has the page open.
func present(c view.DeskCell) (n int) {
	for _, s := range c.Seats {
		if s.Present {
			n++
		}
	}
	return n
}

// isAll reports whether ids names every playing cell, where there are several.
func (d desk) isAll(ids []string) bool {
	playing := d.playing()
	if len(playing) < 2 {
		return false
	}
	return !slices.ContainsFunc(playing, func(c view.DeskCell) bool { return !slices.Contains(ids, c.ID) })
}

func (d desk) cellTitle(id string) view.Text {
	if t, ok := d.titles[id]; ok {
		return t
	}
	return view.Text{string(d.Lang): id}
}

func (d desk) channelName(id string) string {
	w, _ := channel(id)
	return d.W(w)
}

func (d desk) row(id string) (*view.Row, bool) {
	for i := range d.page.Desk.Rows {
		if d.page.Desk.Rows[i].ID == id {
			return &d.page.Desk.Rows[i], true
		}
	}
	return nil, false
}

// parts lists what changes on control's page.
func (d desk) parts() []part {
	rows := part{id: "rows", open: `<tbody id="rows">`, close: `</tbody>`}
	for _, r := range d.rows {
		rows.parts = append(rows.parts, part{id: "row-" + r.ID, show: mselRow(d, r)})
	}
	if len(d.rows) == 0 {
		rows.parts = []part{{id: "row-none", show: noRows(d)}}
	}
	feed := part{id: "feed", open: `<ol id="feed" class="feed" tabindex="0" aria-labelledby="feed-title">`, close: `</ol>`}
	for _, h := range d.story() {
		feed.parts = append(feed.parts, part{id: h.id, show: happened(d, h)})
	}
	if len(feed.parts) == 0 {
		feed.parts = []part{{id: "s-none", show: noStory(d)}}
	}
	return []part{
		{id: "clock", show: controlClock(d)}, {id: "jumps", show: deskJumps(d)}, {id: "msel-sum", show: mselSum(d)}, rows,
		{id: "open", show: openDecisions(d)}, {id: "cells", show: deskCells(d)}, feed, {id: "state", show: deskState(d)},
		mapPart(d.look, d.page),
	}
}

var (
	controlHeading    = lang.Words{"Control", "التحكم"}
	evaluationHeading = lang.Words{"Evaluation", "التقييم"}
)

// rowState changes whenever what a controller may do with the row may have.
func rowState(r *view.Row) string {
	return strings.Join([]string{string(r.Status), num(r.Due), num(r.Count), num(len(r.Opened)), r.Reason}, "|")
}

// orDash writes an exercise time, or a dash for none.
func orDash(ms int64) string {
	if ms < 0 {
		return "–"
	}
	return clockTime(ms)
}

// share writes a chance as a percentage.
func share(weight, total int64) string {
	if total <= 0 {
		return "–"
	}
	return num((weight*100+total/2)/total) + "%"
}
