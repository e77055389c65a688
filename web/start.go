package web

import (
	"net/http"
	"slices"

	"tamrin/host"
	"tamrin/lang"
	"tamrin/staff"
	"tamrin/view"
)

var startHeading = lang.Words{"Scenarios and exercises", "السيناريوهات والتمارين"}

// run is one exercise on the start page.
type run struct {
	set     staff.Settings
	title   view.Text
	phase   view.Phase
	people  int    // who came with invitations
	control string // address of control's page
	trouble lang.Words
}

// showStart lists scenarios and exercises.
func showStart(h *House, w http.ResponseWriter, v *visit) error {
	scenarios, err := h.opt.Staff.Scenarios(v.Context())
	if err != nil {
		return err
	}
	ids, err := h.opt.Host.Exercises(v.Context())
	if err != nil {
		return err
	}
	var runs []run
	for _, id := range slices.Backward(ids) {
		x, err := h.run(v, id)
		if err != nil {
			return err
		}
		runs = append(runs, x)
	}
	return render(w, v.request, startPage(h.frame(v, startHeading), scenarios, shippedScenarios(), runs))
}

// run gathers what the start page says of an exercise. One whose log is broken
// says so, and the others go on.
func (h *House) run(v *visit, id string) (run, error) {
	set, err := h.opt.Staff.Settings(v.Context(), id)
	if err != nil {
		return run{}, err
	}
	list, err := h.opt.Staff.Invitations(v.Context(), id)
	if err != nil {
		return run{}, err
	}
	r := run{set: set}
	for _, i := range list {
		if !i.Revoked {
			r.people += i.Guests
		}
	}
	x, err := h.opt.Host.Exercise(v.Context(), id)
	if err != nil {
		r.trouble = explain(err).say
		return r, nil
	}
	r.title = view.Text(x.Program().Scenario.Title.In)
	if seat, ok := controlOf(x); ok {
		r.control = base(id) + "/seat/" + seat.ID + "/"
		page, err := x.View(v.Context(), seat.Viewer)
		if err != nil {
			r.trouble = explain(err).say
			return r, nil
		}
		r.phase = page.Clock.Phase
	}
	return r, nil
}

// controlOf returns the first seat of control.
func controlOf(x *host.Exercise) (host.SeatInfo, bool) {
	seats := x.Seats()
	i := slices.IndexFunc(seats, func(s host.SeatInfo) bool { return s.Viewer.Role == view.Control })
	if i < 0 {
		return host.SeatInfo{}, false
	}
	return seats[i], true
}
