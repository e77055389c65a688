package web

import (
	"errors"
	"net/http"
	"net/url"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/staff"
	"tamrin/view"
)

var joinHeading = lang.Words{"Come in", "الدخول"}

const (
	// invitationCookie holds an invitation's token between the link and the
	// page that it leads to, so that the token leaves the address bar.
	invitationCookie = "tamrin_invitation"
	// guestCookie, with the invitation's number behind it, holds a guest's token
	// where invitations are opened, so that who opens theirs again is known.
	guestCookie = "tamrin_guest_"
	// invitedFor is how long somebody may take to type their name, in seconds.
	invitedFor = 3600
	// guestFor is how long a guest's browser keeps its seat.
	guestFor = 90 * 24 * time.Hour
)

// welcome is what somebody is told who opens an invitation.
type welcome struct {
	staff.Invitation
	set   staff.Settings
	title view.Text
	cell  view.Text
	seat  view.Text // nil for any seat
	meant string    // who is meant to come
}

// showCode shows the form for a code.
func showCode(h *House, w http.ResponseWriter, v *visit) error {
	return render(w, v.request, codePage(h.frame(v, joinHeading), "", nil))
}

// enterCode opens the invitation with the code that was typed.
func enterCode(h *House, w http.ResponseWriter, v *visit) error {
	if err := v.ParseForm(); err != nil {
		return formError(err)
	}
	typed := v.PostForm.Get("code")
	i, err := h.invitation(w, v, typed, true)
	if staff.KindOf(err) == staff.NotFound && err != nil {
		var p *problem
		errors.As(toPerson(err), &p)
		return again(w, v, p, codePage(h.frame(v, joinHeading), typed[:min(len(typed), 40)], p))
	}
	if err != nil {
		return err
	}
	h.lead(w, v, i)
	return nil
}

// openInvitation opens the invitation of a link.
func openInvitation(h *House, w http.ResponseWriter, v *visit) error {
	i, err := h.invitation(w, v, v.PathValue("token"), false)
	if err != nil {
		return err
	}
	h.lead(w, v, i)
	return nil
}

// invitation looks up a token or a code, at the pace at which guessing leads
// nowhere.
func (h *House) invitation(w http.ResponseWriter, v *visit, typed string, code bool) (staff.Invitation, error) {
	right, err := h.try(w, h.doors.address, h.address(v.Request))
	if err != nil {
		return staff.Invitation{}, err
	}
	known := func() {}
	if code {
		if known, err = h.try(w, h.doors.codes, ""); err != nil {
			return staff.Invitation{}, err
		}
	}
	i, err := h.opt.Staff.Invitation(v.Context(), typed)
	if err == nil {
		right()
		known()
	}
	return i, err
}

// lead leads who opened an invitation to their name, or to the seat that they
// got with it before.
func (h *House) lead(w http.ResponseWriter, v *visit, i staff.Invitation) {
	if c, err := v.Cookie(guestCookie + num(i.ID)); err == nil {
		if g, err := h.opt.Staff.Guest(v.Context(), c.Value); err == nil && g.Invitation == i.ID {
			h.seat(w, v, c.Value, g)
			return
		}
	}
	h.cookie(w, invitationCookie, i.Token, "/join", invitedFor)
	to := "/join/in"
	if l := v.URL.Query().Get("lang"); l != "" {
		to += "?" + url.Values{"lang": {l}}.Encode()
	}
	http.Redirect(w, v.Request, to, http.StatusSeeOther)
}

// seat leads a guest to their seat. The cookie is sent to that seat alone, so
// that one browser may hold several.
func (h *House) seat(w http.ResponseWriter, v *visit, token string, g staff.Guest) {
	p := Place{Base: base(g.Exercise), Kind: Cell, Seat: g.Seat}
	if g.Seat == wallSeat {
		p.Kind = Wall
	}
	path := p.path()
	h.cookie(w, seatCookie, token, path, int(guestFor.Seconds()))
	h.cookie(w, guestCookie+num(g.Invitation), token, "/join", int(guestFor.Seconds()))
	h.cookie(w, invitationCookie, "", "/join", -1)
	http.Redirect(w, v.Request, path, http.StatusSeeOther)
}

// showInvitation says where an invitation leads, and asks for a name.
func showInvitation(h *House, w http.ResponseWriter, v *visit) error {
	c, err := v.Cookie(invitationCookie)
	if err != nil {
		http.Redirect(w, v.Request, "/join", http.StatusSeeOther)
		return nil
	}
	i, err := h.invitation(w, v, c.Value, false)
	if err != nil {
		return err
	}
	x, _, err := h.welcome(v, i)
	if err != nil {
		return err
	}
	return render(w, v.request, welcomePage(h.frame(v, joinHeading), x, x.meant, nil))
}

func (h *House) welcome(v *visit, i staff.Invitation) (welcome, *host.Exercise, error) {
	x, err := h.opt.Host.Exercise(v.Context(), i.Exercise)
	if err != nil {
		return welcome{}, nil, err
	}
	set, err := h.opt.Staff.Settings(v.Context(), i.Exercise)
	if err != nil {
		return welcome{}, nil, err
	}
	names, err := h.opt.Staff.Names(v.Context(), i.Exercise)
	if err != nil {
		return welcome{}, nil, err
	}
	w := welcome{Invitation: i, set: set, title: view.Text(x.Program().Scenario.Title.In), meant: names[i.Seat]}
	if i.Seat == wallSeat {
		w.cell = wallTitle()
		return w, x, nil
	}
	for _, s := range x.SeatsIn(i.Cell) {
		if w.cell = s.CellTitle; s.ID == i.Seat {
			w.seat = s.Title
		}
	}
	return w, x, nil
}

// acceptInvitation lets somebody in. The form holds the invitation, as another
// tab may have opened another one meanwhile.
func acceptInvitation(h *House, w http.ResponseWriter, v *visit) error {
	if err := v.ParseForm(); err != nil {
		return formError(err)
	}
	i, err := h.invitation(w, v, v.PostForm.Get("invitation"), false)
	if err != nil {
		return err
	}
	x, run, err := h.welcome(v, i)
	if err != nil {
		return err
	}
	var seats []string
	for _, s := range run.SeatsIn(i.Cell) {
		seats = append(seats, s.ID)
	}
	name := v.PostForm.Get("name")
	token, g, err := h.opt.Staff.Admit(v.Context(), i, seats, name)
	if p := complaint(err); p != nil {
		return again(w, v, p, welcomePage(h.frame(v, joinHeading), x, name, p))
	}
	if err != nil {
		return err
	}
	if err := sit(v, run, g); err != nil {
		return err
	}
	h.seat(w, v, token, g)
	return nil
}

// sit takes the seat for a guest. One that another person holds stays theirs:
// its page says so. At the wall nobody sits.
func sit(v *visit, run *host.Exercise, g staff.Guest) error {
	if g.Seat == wallSeat {
		return nil
	}
	_, err := run.Do(v.Context(), exercise.Actor{Seat: g.Seat}, "", exercise.TakeSeat{Name: g.Name})
	var refusal *exercise.Refusal
	if errors.As(err, &refusal) {
		return nil
	}
	return err
}

// wallTitle is what the wall is called.
func wallTitle() view.Text {
	places := Places(nil)
	return places[len(places)-1].Title
}
