package web

import (
	"net/http"

	"tamrin/lang"
	"tamrin/view"
)

// room is a cell on the home page, with the links to its seats.
type room struct {
	kind  Kind
	title view.Text
	sort  lang.Words // what the cell is at the exercise for
	links []link
}

// link is one seat on the home page: where it leads, and who plays it.
type link struct {
	place  Place
	en, ar string
	seated bool // the seat is for playing, by a bot or a person
	bot    bool
}

// tab names the browser's tab in which the page opens, so that it opens once.
func (k link) tab() string { return string(k.place.Kind) + "-" + k.place.Seat }

// name says for a screen reader which seat the link opens.
func (k link) name(t lang.Tag) string {
	name := textIn(t, k.place.Title)
	if len(k.place.SeatTitle) > 0 {
		name += ", " + textIn(t, k.place.SeatTitle)
	}
	return name
}

var homeHeading = lang.Words{"Start", "البداية"}

// showHome shows the way to every seat.
func showHome(s *Site, w http.ResponseWriter, r *request) error {
	now, page, err := s.paint(r.Context(), r)
	if err != nil {
		return err
	}
	f := s.around(r, page, homeHeading)
	return render(w, r, homePage(f, now[0], page))
}

// homeParts lists what changes on the home page.
func (s *Site) homeParts(l look, page *view.Page) []part {
	over := page.Clock.Phase == view.Over
	return []part{{id: "lead", show: greeting(l, over)}, {id: "clock", show: clock(l, page.Clock)}, {id: "doors", show: doors(l, s.rooms(page))}}
}

// rooms lists the places by cell, in their order.
func (s *Site) rooms(page *view.Page) (list []room) {
	en, ar := s.opt.Access.Links(lang.En), s.opt.Access.Links(lang.Ar)
	at := map[string]int{}
	for i, p := range s.opt.Access.places {
		if p.Kind == Home {
			continue
		}
		k := link{place: p, en: en[i], ar: ar[i]}
		if p.Kind == Cell {
			k.seated, k.bot = true, botIn(page, p.Seat)
		}
		n, ok := at[p.Cell]
		if !ok {
			n = len(list)
			at[p.Cell] = n
			list = append(list, room{kind: p.Kind, title: p.Title, sort: sortOf(page, p)})
		}
		list[n].links = append(list[n].links, k)
	}
	return list
}

// sortOf says what a place is at the exercise for.
func sortOf(page *view.Page, p Place) lang.Words {
	if p.Kind == Wall {
		return lang.Words{"For the projector: what everybody may know", "لجهاز العرض: ما يجوز للجميع معرفته"}
	}
	return cellKinds[cellKind(page, p.Cell)]
}

func cellKind(page *view.Page, id string) string {
	for _, c := range page.Desk.Cells {
		if c.ID == id {
			return c.Kind
		}
	}
	return ""
}

func botIn(page *view.Page, seat string) bool {
	for _, c := range page.Desk.Cells {
		for _, s := range c.Seats {
			if s.ID == seat {
				return s.Bot
			}
		}
	}
	return false
}
