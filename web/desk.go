package web

import (
	"slices"

	"tamrin/lang"
	"tamrin/view"
)

// desk is control's page with what its fragments look up, and the filter of
// its MSEL applied.
type desk struct {
	look
	page   *view.Page
	filter filter
	list   *list
	titles map[string]view.Text // of cells
	seat   string               // who looks, where that makes a difference
	path   string               // of the seat's page, for sheets that may be pages of their own
	drawer string               // where drafts are kept
}

func newDesk(l look, page *view.Page, f filter) desk {
	return deskWith(l, page, newList(page.Desk.Rows, f, nil, nil))
}

// deskWith is newDesk with a list that was made of the page.
func deskWith(l look, page *view.Page, rows *list) desk {
	d := desk{look: l, page: page, filter: rows.filter, list: rows, titles: map[string]view.Text{}}
	for _, c := range page.Desk.Cells {
		d.titles[c.ID] = c.Title
	}
	return d
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

// maxSitters is how many people of a cell control's page names.
const maxSitters = 40

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
	i, ok := d.list.index[id]
	if !ok {
		return nil, false
	}
	return d.list.rows[i], true
}

// parts lists what changes on control's page.
func (d desk) parts() []part {
	feed := part{id: "feed", open: `<ol id="feed" class="feed" tabindex="0" aria-labelledby="feed-title">`, close: `</ol>`}
	for _, h := range d.story() {
		feed.parts = append(feed.parts, part{id: h.id, show: happened(d, h)})
	}
	if len(feed.parts) == 0 {
		feed.parts = []part{{id: "s-none", show: noStory(d)}}
	}
	return append([]part{
		{id: "clock", show: controlClock(d)}, {id: "jumps", show: deskJumps(d)}, {id: "msel-sum", show: mselSum(d)},
		{id: "msel-mark", show: mselMark(d), strip: &strip{d}},
		{id: "cells", show: deskCells(d)}, feed, {id: "state", show: deskState(d)},
		mapPart(d.look, d.page),
	}, pactParts(d.look, d.page, d.drawer+" control")...)
}

var (
	controlHeading    = lang.Words{"Control", "التحكم"}
	evaluationHeading = lang.Words{"Evaluation", "التقييم"}
)

// share writes a chance as a percentage.
func share(weight, total int64) string {
	if total <= 0 {
		return "–"
	}
	return num((weight*100+total/2)/total) + "%"
}
