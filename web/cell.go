package web

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"tamrin/lang"
	"tamrin/view"
)

var cellHeading = lang.Words{"Cell", "خلية"}

// cellParts lists what changes on a cell's page and is the same for all its
// seats with the same rights.
func cellParts(l look, page *view.Page) []part {
	inbox := part{id: "inbox", open: `<ol id="inbox" class="items">`, close: `</ol>`}
	for _, x := range slices.Backward(page.Inbox) {
		inbox.parts = append(inbox.parts, part{id: "item-" + num(x.Key), show: inboxItem(l, page.Clock, x)})
	}
	k := talk{look: l, page: page}
	talking := slices.Concat([]part{{id: "tabs", show: cellTabs(l, page)}}, k.talkParts(), k.askParts(), k.noteParts())
	return append([]part{
		{id: "clock", show: clock(l, page.Clock)}, {id: "jumps", show: cellJumps(l, page)}, {id: "inbox-title", show: inboxHead(l, page)}, inbox,
		{id: "decisions", show: decisions(l, page)}, {id: "news", show: news(l, page)}, {id: "state", show: cellState(l, page)},
		mapPart(l, page),
	}, talking...)
}

// seatOf returns the seat of that identifier among those of the viewer's cell.
func seatOf(page *view.Page, id string) view.Seat {
	if page.Cell != nil {
		for _, s := range page.Cell.Seats {
			if s.ID == id {
				return s
			}
		}
	}
	return view.Seat{ID: id}
}

func unopened(page *view.Page) (n int) {
	for _, x := range page.Inbox {
		if !x.Opened {
			n++
		}
	}
	return n
}

// acknowledge makes opening an item tell the server, until it knows.
func acknowledge(x view.Item) templ.Attributes {
	if x.Opened {
		return nil
	}
	return templ.Attributes{"hx-post": "ack", "hx-trigger": "toggle, again", "hx-swap": "none", "hx-vals": fmt.Sprintf(`{"key":%d}`, x.Key)}
}

// bulletin is one item of the news.
type bulletin struct {
	id          string
	at, story   int64
	by          []view.Text
	title, text view.Text
	private     bool
}

// newsOf lays the press and others' statements together, the latest first.
func newsOf(page *view.Page) (list []bulletin) {
	for _, x := range page.Press {
		list = append(list, bulletin{id: "n-p-" + num(x.Key), at: x.At, story: x.Scenario, by: []view.Text{x.From}, title: x.Title, text: x.Text})
	}
	for i, s := range page.Public {
		list = append(list, bulletin{id: "n-s-" + num(i), at: s.At, story: s.Story, by: s.By, title: s.Option, private: !s.Public})
	}
	slices.SortStableFunc(list, func(a, b bulletin) int { return cmp.Compare(b.at, a.at) })
	return list
}

// time writes when it became known, as the story has it where it has a time.
func (b bulletin) time(c view.Clock) string {
	if c.Story {
		return moment(b.story, c.Offset).Format("15:04")
	}
	return clockTime(b.at)
}
