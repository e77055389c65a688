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
func cellParts(l look, page *view.Page, drawer string) []part {
	inbox := part{id: "inbox", open: `<ol id="inbox" class="items">`, close: `</ol>`}
	for _, x := range slices.Backward(page.Inbox) {
		inbox.parts = append(inbox.parts, part{id: "item-" + num(x.Key), show: inboxItem(l, page.Clock, x)})
	}
	if len(inbox.parts) == 0 {
		inbox.parts = []part{{id: "item-none", show: noInbox(l, page.Clock, briefed(page))}}
	}
	k := talk{look: l, page: page}
	talking := slices.Concat([]part{{id: "tabs", show: cellTabs(l, page)}}, k.talkParts(), k.askParts(), k.noteParts())
	return slices.Concat([]part{
		{id: "clock", show: clock(l, page.Clock)}, {id: "jumps", show: cellJumps(l, page)}, {id: "inbox-title", show: inboxHead(l, page)}, inbox,
		{id: "decisions", show: decisions(l, page)}, {id: "news", show: news(l, page)}, {id: "state", show: cellState(l, page)},
		mapPart(l, page),
	}, talking, pactParts(l, page, drawer+" "+page.Cell.ID))
}

// briefed reports whether there is anything to know beforehand.
func briefed(page *view.Page) bool {
	return len(page.Brief) > 0 || page.Cell != nil && len(page.Cell.Brief) > 0
}

// duty says who decides: a seat that does not lead must not wait for a button
// that never comes.
func duty(page *view.Page, s view.Seat) lang.Words {
	led := slices.ContainsFunc(page.Cell.Seats, func(o view.Seat) bool { return o.Leads })
	switch {
	case s.Leads:
		return lang.Words{"Your cell's decisions are yours to take.", "قرارات خليتك لك."}
	case led:
		return lang.Words{"Whoever leads your cell decides; you read, write, ask and note.", "القرار لمن يقود خليتك، وأنت تقرأ وتراسل وتسأل وتدوّن."}
	}
	return lang.Words{"Its decisions are yours.", "قراراته لك."}
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

// newsOf is what everybody knows, the latest first: the press and what was said
// in public, by this cell too; and what others told it alone.
func newsOf(page *view.Page) (list []bulletin) {
	for i, x := range page.Front {
		by := x.By
		if len(x.From) > 0 {
			by = []view.Text{x.From}
		}
		list = append(list, bulletin{id: "n-f-" + num(len(page.Front)-i), at: x.At, story: x.Scenario, by: by, title: x.Title, text: x.Text})
	}
	for i, s := range page.Public {
		if !s.Public {
			list = append(list, bulletin{id: "n-s-" + num(i), at: s.At, story: s.Story, by: s.By, title: s.Option, private: true})
		}
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
