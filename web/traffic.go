package web

import (
	"slices"

	"tamrin/view"
)

// controlTalk is the traffic of the exercise as a seat of control sees it.
func controlTalk(l look, page *view.Page, seat string) talk {
	k := talk{look: l, page: page, control: true, seat: seat}
	for _, c := range page.Desk.Cells {
		for _, s := range c.Seats {
			if s.ID == seat {
				k.theatre = s.Theatre
			}
		}
	}
	return k
}

// deskParts lists what changes of the traffic on control's page. It is each
// seat's own, as it says which of it that seat handles.
func (k talk) deskParts() []part {
	return slices.Concat([]part{{id: "tabs", show: deskTabs(k)}}, k.talkParts(), k.askParts())
}
