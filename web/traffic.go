package web

import (
	"slices"

	"tamrin/view"
)

// controlTalk is the traffic of the exercise as a seat of control sees it.
func controlTalk(l look, page *view.Page, seat string) talk {
	return talk{look: l, page: page, control: true, seat: seat}
}

// deskParts lists what changes of the traffic on control's page. It is each
// seat's own, as it says which of it that seat handles.
func (k talk) deskParts() []part {
	return slices.Concat([]part{{id: "tabs", show: deskTabs(k)}}, k.talkParts(), k.askParts())
}
