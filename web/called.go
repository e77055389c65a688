package web

import (
	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

// voidOwn lists the viewer's parties whose consent an edit has voided.
func voidOwn(r *view.Room) (list []view.Member) {
	for _, m := range r.Members {
		if m.Yours && m.Needed && !m.Out && !m.Standing && m.Consented > 0 {
			list = append(list, m)
		}
	}
	return list
}

// roomsOf lists the consultations of an alliance, the latest first.
func roomsOf(page *view.Page, alliance string) (list []*view.Room) {
	for i := len(page.Rooms) - 1; i >= 0; i-- {
		if page.Rooms[i].Alliance == alliance {
			list = append(list, &page.Rooms[i])
		}
	}
	return list
}

// hasPacts reports whether there is anything to say, promise or consult about.
func hasPacts(page *view.Page) bool {
	return page.Speech != nil || len(page.Alliances)+len(page.Statements)+len(page.Conferences)+len(page.Commitments)+len(page.Signals) > 0
}

// pactParts lists what changes of it, on every page that shows it.
func pactParts(l look, page *view.Page, drawer string) []part {
	return []part{
		{id: "tables", show: called(l, page)}, {id: "meant", show: meantSheet(l, page)},
		{id: "press", show: press(l, page)}, {id: "speak", show: speak(l, page, drawer)}, {id: "statements", show: statements(l, page)},
		{id: "pacts", show: pacts(l, page)}, {id: "promises", show: promises(l, page)},
	}
}

func callForm(r *request) (deed, error) {
	return deed{exercise.CallConsultation{Alliance: r.PostFormValue("alliance"), Party: r.PostFormValue("party")},
		lang.Words{"The consultation is open.", "فُتحت المشاورات."}}, nil
}

func showForm(r *request) (deed, error) {
	return deed{exercise.ShowPartners{Alliance: r.PostFormValue("alliance"), Item: r.PostFormValue("item")},
		lang.Words{"The partners see it now.", "صار الشركاء يرونه."}}, nil
}
