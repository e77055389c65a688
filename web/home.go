package web

import (
	"net/http"

	"tamrin/lang"
	"tamrin/view"
)

// link is one seat on the home page: where it leads, and who plays it.
type link struct {
	place  Place
	kind   lang.Words
	en, ar string
	seated bool // the seat is for playing, by a bot or a person
	bot    bool
}

var homeHeading = lang.Words{"Start", "البداية"}

// showHome shows the way to every seat.
func showHome(s *Site, w http.ResponseWriter, r *request) error {
	now, page, err := s.paint(r.Context(), r.Place, r)
	if err != nil {
		return err
	}
	f := s.around(r, page, homeHeading)
	return render(w, r, homePage(f, now[0], page))
}

// homeParts lists what changes on the home page.
func (s *Site) homeParts(l look, page *view.Page) []part {
	return []part{{id: "clock", show: clock(l, page.Clock)}, {id: "doors", show: doors(l, s.links(page))}}
}

func (s *Site) links(page *view.Page) (list []link) {
	en, ar := s.opt.Access.Links(lang.En), s.opt.Access.Links(lang.Ar)
	for i, p := range s.opt.Access.places {
		if p.Kind == Home {
			continue
		}
		k := link{place: p, en: en[i], ar: ar[i], kind: cellKinds[cellKind(page, p.Cell)]}
		if p.Kind == Cell {
			k.seated, k.bot = true, botIn(page, p.Seat)
		}
		list = append(list, k)
	}
	return list
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
