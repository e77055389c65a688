package web

import (
	"net/http"
	"strconv"
	"strings"

	"tamrin/view"
)

// showRows answers with a stretch of the MSEL for the page that is open: that
// which begins at the position `from`; with `row`, that in which this row stands
// `above` rows below the first; else that around what is due next.
func showRows(s *Site, w http.ResponseWriter, r *request) error {
	if r.Place.Kind != Control {
		return notFound
	}
	page, err := s.opt.Run.View(r.Context(), r.Place.Viewer)
	if err != nil {
		return err
	}
	l := s.look(r)
	l.Languages = page.Languages
	d := s.desk(l, page, r)
	return render(w, r, mselRows(d, d.window(r)))
}

// desk is control's page as somebody asks for it.
func (s *Site) desk(l look, page *view.Page, r *request) desk {
	return deskWith(l, page, s.lists.of(r.Place.Viewer, page, filterOf(r)))
}

// fullDesk is control's page with all of its list, as one seat sees it.
func (s *Site) fullDesk(l look, page *view.Page, r *request) desk {
	d := deskWith(l, page, s.lists.of(r.Place.Viewer, page, filter{}))
	d.seat, d.path, d.drawer = r.Place.Seat, r.Place.path(), s.drawer()
	return d
}

// window is the stretch of the list that is asked for.
func (d desk) window(r *request) window {
	q := r.URL.Query()
	if _, ok := d.list.index[q.Get("row")]; ok {
		above, _ := strconv.Atoi(q.Get("above"))
		return d.list.from(d.list.position(q.Get("row")) - above)
	}
	if n, err := strconv.Atoi(q.Get("from")); err == nil {
		return d.list.from(n)
	}
	return d.list.around(d.list.now())
}

// offer is one of several things to filter by.
type offer struct{ id, title string }

func (d desk) cellChoices() (list []offer) {
	for _, c := range d.playing() {
		list = append(list, offer{c.ID, d.Text(c.Title)})
	}
	return list
}

func (d desk) statusChoices() (list []offer) {
	for _, s := range rowStatuses {
		list = append(list, offer{string(s), d.W(rowStatus[s])})
	}
	return list
}

// kindChoices offers the kinds that the exercise has.
func (d desk) kindChoices() (list []offer) {
	for _, k := range kinds {
		if d.list.kinds[k.ID] {
			list = append(list, offer{k.ID, d.W(k.Words)})
		}
	}
	return list
}

func (d desk) choices(named []view.Named) (list []offer) {
	for _, n := range named {
		list = append(list, offer{n.ID, d.Text(n.Title)})
	}
	return list
}

// rowState changes whenever what a controller may do with the row may have.
func rowState(r *view.Row) string {
	return strings.Join([]string{string(r.Status), num(r.Due), num(r.Count), num(len(r.Opened)), num(r.Version), handlerSeat(r.Handler), r.Reason}, "|")
}

// orDash writes an exercise time, or a dash for none.
func orDash(ms int64) string {
	if ms < 0 {
		return "–"
	}
	return clockTime(ms)
}
