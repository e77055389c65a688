package web

import (
	"net/http"
	"strconv"
	"time"

	"tamrin/host"
	"tamrin/lang"
	"tamrin/staff"
	"tamrin/view"
)

var peopleHeading = lang.Words{"People and invitations", "الأشخاص والدعوات"}

// roster is an exercise's people: each cell with its seats and invitations.
type roster struct {
	set   staff.Settings
	title view.Text
	cells []rosterCell
	from  string // address of the house
}

type rosterCell struct {
	id    string
	title view.Text
	seats []rosterSeat
	open  []staff.Invitation // into any seat of the cell
}

type rosterSeat struct {
	host.SeatInfo
	meant string // who is meant to come
	open  []staff.Invitation
}

// link is what an invitation's QR code and sheet say.
func (r roster) link(i staff.Invitation) string { return r.from + "/join/" + i.Token }

// control is the address of control's page, or "" where nobody has control.
func (r roster) control() string {
	for _, c := range r.cells {
		for _, s := range c.seats {
			if s.Viewer.Role == view.Control {
				return Place{Base: base(r.set.ID), Kind: Control, Seat: s.ID}.path()
			}
		}
	}
	return ""
}

// showPeople shows who is meant for which seat, and how they come in.
func showPeople(h *House, w http.ResponseWriter, v *visit) error {
	r, _, err := h.roster(v)
	if err != nil {
		return err
	}
	return render(w, v.request, peoplePage(h.frame(v, peopleHeading), r, h.opt.Now().UnixMilli(), nil))
}

// showSheet shows the invitations that stand, to be printed and cut apart.
func showSheet(h *House, w http.ResponseWriter, v *visit) error {
	r, _, err := h.roster(v)
	if err != nil {
		return err
	}
	f := h.frame(v, lang.Words{"Invitations", "الدعوات"})
	f.Title = r.title
	return render(w, v.request, sheetPage(f, r, h.opt.Now().UnixMilli()))
}

// roster gathers the people of the exercise in the address.
func (h *House) roster(v *visit) (roster, *host.Exercise, error) {
	x, err := h.opt.Host.Exercise(v.Context(), v.PathValue("exercise"))
	if isNotFound(err) && err != nil {
		return roster{}, nil, notFound
	}
	if err != nil {
		return roster{}, nil, err
	}
	set, err := h.opt.Staff.Settings(v.Context(), x.ID())
	if err != nil {
		return roster{}, nil, err
	}
	names, err := h.opt.Staff.Names(v.Context(), x.ID())
	if err != nil {
		return roster{}, nil, err
	}
	list, err := h.opt.Staff.Invitations(v.Context(), x.ID())
	if err != nil {
		return roster{}, nil, err
	}
	r := roster{set: set, title: view.Text(x.Program().Scenario.Title.In), from: h.opt.URL}
	r.fill(x.Seats(), names, list)
	return r, x, nil
}

// fill puts seats and invitations into their cells; the wall stands last, as
// a cell with one seat.
func (r *roster) fill(seats []host.SeatInfo, names map[string]string, list []staff.Invitation) {
	at := map[string]int{}
	for _, s := range seats {
		n, ok := at[s.Cell]
		if !ok {
			n = len(r.cells)
			at[s.Cell] = n
			r.cells = append(r.cells, rosterCell{id: s.Cell, title: s.CellTitle})
		}
		r.cells[n].seats = append(r.cells[n].seats, rosterSeat{SeatInfo: s, meant: names[s.ID]})
	}
	at[wallSeat] = len(r.cells)
	wall := rosterSeat{SeatInfo: host.SeatInfo{Seat: view.Seat{ID: wallSeat}}}
	r.cells = append(r.cells, rosterCell{id: wallSeat, title: wallTitle(), seats: []rosterSeat{wall}})
	for _, i := range list {
		n, ok := at[i.Cell]
		if i.Revoked || !ok {
			continue
		}
		c := &r.cells[n]
		if i.Seat == "" {
			c.open = append(c.open, i)
		}
		for k := range c.seats {
			if c.seats[k].ID == i.Seat {
				c.seats[k].open = append(c.seats[k].open, i)
			}
		}
	}
}

// peopleForms are the forms of the page.
var peopleForms = map[string]func(*House, *visit, roster, *host.Exercise) error{
	"names": (*House).name, "invite": (*House).invite, "revoke": (*House).revoke,
}

// changePeople does what the forms of the page ask for.
func changePeople(h *House, w http.ResponseWriter, v *visit) error {
	if err := v.ParseForm(); err != nil {
		return formError(err)
	}
	r, x, err := h.roster(v)
	if err != nil {
		return err
	}
	do, ok := peopleForms[v.PathValue("act")]
	if !ok {
		return notFound
	}
	err = do(h, v, r, x)
	if p := complaint(err); p != nil {
		return again(w, v, p, peoplePage(h.frame(v, peopleHeading), r, h.opt.Now().UnixMilli(), p))
	}
	if err == nil {
		http.Redirect(w, v.Request, "/exercises/"+x.ID(), http.StatusSeeOther)
	}
	return err
}

// name keeps who is meant for each seat that the form names.
func (h *House) name(v *visit, _ roster, x *host.Exercise) error {
	names := map[string]string{}
	for _, s := range x.Seats() {
		if given, ok := v.PostForm["seat "+s.ID]; ok {
			names[s.ID] = given[0]
		}
	}
	return h.opt.Staff.Name(v.Context(), x.ID(), names)
}

// invite makes the invitations that the form asks for: into one seat, into a
// cell, or into every seat that has none which still lets somebody in.
func (h *House) invite(v *visit, r roster, _ *host.Exercise) error {
	days, err := strconv.Atoi(v.PostForm.Get("days"))
	if err != nil || days < 1 {
		return badForm
	}
	lasts := time.Duration(min(days, 1000)) * 24 * time.Hour
	cell, seat, every := v.PostForm.Get("cell"), v.PostForm.Get("seat"), v.PostForm.Get("every") != ""
	found := false
	for _, c := range r.cells {
		if !every && seat == "" && c.id == cell && cell != wallSeat {
			_, err := h.opt.Staff.Invite(v.Context(), v.PathValue("exercise"), c.id, "", lasts)
			return err
		}
		for _, s := range c.seats {
			if every && !standing(s.open, h.opt.Now().UnixMilli()) || !every && s.ID == seat {
				found = true
				if _, err := h.opt.Staff.Invite(v.Context(), v.PathValue("exercise"), c.id, s.ID, lasts); err != nil {
					return err
				}
			}
		}
	}
	if !found && !every {
		return badForm
	}
	return nil
}

func inviteWords(f frame, s rosterSeat) string {
	switch {
	case len(s.open) > 0:
		return f.T("Make another", "أنشئ دعوة أخرى")
	case s.ID == wallSeat:
		return f.T("Make a link for the projector", "أنشئ رابطًا لجهاز العرض")
	}
	return f.T("Invite into this seat", "ادعُ إلى هذا المقعد")
}

// standing reports whether one of the invitations still lets somebody in.
func standing(list []staff.Invitation, now int64) bool {
	for _, i := range list {
		if i.Expires >= now {
			return true
		}
	}
	return false
}

// revoke withdraws an invitation, and ends the pages of who came with it.
func (h *House) revoke(v *visit, _ roster, x *host.Exercise) error {
	id, err := strconv.ParseInt(v.PostForm.Get("invitation"), 10, 64)
	if err != nil {
		return badForm
	}
	if err := h.opt.Staff.Revoke(v.Context(), x.ID(), id); err != nil {
		return err
	}
	h.sendOut(guestKey(id))
	return nil
}
