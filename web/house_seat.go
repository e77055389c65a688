package web

import (
	"net/http"

	"tamrin/host"
	"tamrin/staff"
)

// staffCookie names the cookie that holds a session of the staff.
const staffCookie = "tamrin_staff"

// seats tells for an exercise which request opens which seat: a guest's cookie
// the seat that they were invited into; a session of the staff, those of
// control and evaluation.
func (h *House) seats(x *host.Exercise, set staff.Settings) who {
	places := map[string]Place{}
	for _, p := range Places(x.Seats())[1:] {
		if p.Base = base(x.ID()); set.Language != "" {
			p.Languages = append([]string{set.Language}, p.Languages...)
		}
		places[p.Seat] = p
	}
	return func(r *http.Request, seat string) (Place, error) {
		p, ok := places[seat]
		if !ok {
			return Place{}, needsLink
		}
		err := h.asGuest(r, x.ID(), &p)
		if err != nil && h.asStaff(r, &p) {
			err = nil
		}
		if err != nil {
			return Place{}, toPerson(err)
		}
		return p, nil
	}
}

// asGuest opens the place if the request comes from somebody who was invited
// into it. It is looked at twice, as they may be sent out while it is.
func (h *House) asGuest(r *http.Request, exercise string, p *Place) error {
	var withdrawn error = needsLink
	for _, c := range r.CookiesNamed(seatCookie) {
		g, err := h.opt.Staff.Guest(r.Context(), c.Value)
		if err != nil && staff.KindOf(err) == staff.Unavailable {
			withdrawn = err // who can't be looked up is not told to have no link
			continue
		}
		if g.Exercise != exercise || g.Seat != p.Seat {
			continue
		}
		if err == nil {
			p.Gone = h.out(guestKey(g.Invitation))
			_, err = h.opt.Staff.Guest(r.Context(), c.Value)
		}
		if err == nil {
			return nil
		}
		withdrawn = err
	}
	return withdrawn
}

// asStaff opens control's and evaluators' places, and the wall, to the staff.
func (h *House) asStaff(r *http.Request, p *Place) bool {
	if p.Kind == Cell {
		return false
	}
	a, token, err := h.session(r)
	if err != nil {
		return false
	}
	p.Staff, p.Gone = &a, h.out(sessionKey(a.ID, token))
	_, _, err = h.session(r)
	return err == nil
}

// session returns who of the staff sent the request, and their token;
// needsSignIn where nobody did.
func (h *House) session(r *http.Request) (staff.Account, string, error) {
	c, err := r.Cookie(staffCookie)
	if err != nil {
		return staff.Account{}, "", needsSignIn
	}
	a, err := h.opt.Staff.Session(r.Context(), c.Value)
	if err != nil && staff.KindOf(err) == staff.NotFound {
		err = needsSignIn
	}
	return a, c.Value, err
}
