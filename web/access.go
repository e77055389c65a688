package web

import (
	"crypto/rand"
	"crypto/sha256"
	"net/http"
	"net/url"
	"slices"

	"tamrin/host"
	"tamrin/lang"
	"tamrin/staff"
	"tamrin/view"
)

// Kind says which page a link leads to.
type Kind string

// The kinds of page that a link may open. Home holds the links to all others.
const (
	Home       Kind = "home"
	Control    Kind = "control"
	Evaluation Kind = "evaluation"
	Cell       Kind = "cell"
	Wall       Kind = "wall"
)

// wallSeat stands for a seat in the wall's place. No seat is called so.
const wallSeat = "/wall"

// Place is what one link opens: a page and the seat that its holder has there.
type Place struct {
	Kind      Kind
	Seat      string // empty for Home
	Cell      string // the cell's identifier
	Title     view.Text
	SeatTitle view.Text
	Theatre   string   // that a controller's seat is for; "" for most
	Languages []string // that the cell declares; its pages open in the first
	Viewer    view.Viewer
	Base      string          // what stands before the address; "" where the site has one exercise
	Staff     *staff.Account  // who of the staff is there; nil for guests
	Gone      <-chan struct{} // closed when who is there is sent out; nil where nobody is
}

// path is the folder below which the place's pages and its cookie live. Each
// seat has its own, so that one browser may hold several.
func (p Place) path() string {
	switch p.Kind {
	case Home, "": // somebody without a place begins at the door
		return p.Base + "/"
	case Wall:
		return p.Base + "/wall/"
	}
	return p.Base + "/seat/" + url.PathEscape(p.Seat) + "/"
}

// Places lists what has a link: the home page, control's seats, then the
// others in the order given, and the wall.
func Places(seats []host.SeatInfo) []Place {
	home := Place{Kind: Home}
	var control, others []Place
	for _, s := range seats {
		p := Place{Kind: Cell, Seat: s.ID, Cell: s.Cell, Title: s.CellTitle, SeatTitle: s.Title, Theatre: s.Theatre, Languages: s.Languages, Viewer: s.Viewer}
		switch s.Viewer.Role {
		case view.Control:
			p.Kind, home.Viewer = Control, s.Viewer
			control = append(control, p)
		case view.Evaluator:
			p.Kind = Evaluation
			others = append(others, p)
		default:
			others = append(others, p)
		}
	}
	wall := Place{Kind: Wall, Seat: wallSeat, Title: view.Text{"en": "The wall", "ar": "شاشة القاعة"}, Viewer: view.Viewer{Role: view.Wall}}
	return slices.Concat([]Place{home}, control, others, []Place{wall})
}

// Access knows which unguessable link opens which place. It is read only once
// the places are issued, and then safe for concurrent use.
type Access struct {
	places []Place
	tokens []string
	byHash map[[sha256.Size]byte]int // hashed, so that looking one up takes equally long for near misses
}

// NewAccess issues a link for each place.
func NewAccess(places ...Place) *Access {
	a := &Access{places: places, byHash: make(map[[sha256.Size]byte]int, len(places))}
	for i := range places {
		token := rand.Text()
		a.tokens = append(a.tokens, token)
		a.byHash[sha256.Sum256([]byte(token))] = i
	}
	return a
}

// Links lists the path of each place's link, in the order in which the places
// were given, opening in the language t.
func (a *Access) Links(t lang.Tag) []string {
	links := make([]string, len(a.tokens))
	for i, token := range a.tokens {
		links[i] = "/join/" + token + "?lang=" + string(t)
	}
	return links
}

// open returns the place that a token opens.
func (a *Access) open(token string) (Place, bool) {
	i, ok := a.byHash[sha256.Sum256([]byte(token))]
	if !ok {
		return Place{}, false
	}
	return a.places[i], true
}

// seatCookie names the cookie that holds a link's token. Its path is the
// place's, so a browser sends it to that place alone.
const seatCookie = "tamrin_seat"

// join turns a link into a cookie, so that the token leaves the address bar,
// which a projector may show.
func (s *Site) join(w http.ResponseWriter, r *http.Request) {
	place, ok := s.opt.Access.open(r.PathValue("token"))
	if !ok {
		s.fail(w, &request{Request: r, prefs: preferred(r, nil)}, badLink)
		return
	}
	setCookie(w, seatCookie, r.PathValue("token"), place.path())
	to := place.path()
	if r.URL.Query().Get("to") == "review" {
		to += "review/"
	}
	if t := r.URL.Query().Get("lang"); t != "" {
		to += "?lang=" + url.QueryEscape(t)
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// place returns the place for which the request is, if its cookies open it.
// Whether the place exists at all is not told apart.
func (a *Access) place(r *http.Request, seat string) (Place, error) {
	for _, c := range r.CookiesNamed(seatCookie) {
		if p, ok := a.open(c.Value); ok && p.Seat == seat {
			return p, nil
		}
	}
	return Place{}, needsLink
}

// setCookie sets a cookie for the session below path, out of scripts' reach.
func setCookie(w http.ResponseWriter, name, value, path string) {
	http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: path, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}
