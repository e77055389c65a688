package web

import (
	"bytes"
	"context"
	"net/http"

	"github.com/a-h/templ"

	"tamrin/view"
)

// show answers with the page of the seat's kind.
func (s *Site) show(_ *Site, w http.ResponseWriter, r *request) error {
	now, page, err := s.paint(r.Context(), r.Place, r)
	if err != nil {
		return err
	}
	if r.Place.Kind == Cell {
		return render(w, r, cellPage(s.around(r, page, cellHeading), now[0], now[1], page))
	}
	if r.Place.Kind == Evaluation {
		f := s.around(r, page, evaluationHeading)
		f.Style, f.Scripts = "evaluation.css", []string{"photos.js", "evaluation.js"}
		return render(w, r, evaluationPage(f, now[0], now[1], newDesk(f.look, page, filter{}), sieveOf(r.Request), s.drawer()))
	}
	f := s.around(r, page, controlHeading)
	d := s.desk(f.look, page, r)
	return render(w, r, deskPage(f, now[0], now[1], d, d.window(r), controlTalk(f.look, page, r.Place.Seat)))
}

// showPanel answers with one inject, for control and evaluators: as a fragment
// for the page that is open, or as a page of its own.
func showPanel(s *Site, w http.ResponseWriter, r *request) error {
	page, err := s.opt.Run.View(r.Context(), r.Place.Viewer)
	if err != nil {
		return err
	}
	if page.Desk == nil {
		return notFound
	}
	f := s.around(r, page, controlHeading)
	d := newDesk(f.look, page, filter{})
	row, ok := d.row(r.PathValue("inject"))
	switch {
	case !ok:
		return notFound
	case r.partial():
		return render(w, r, panel(d, row))
	}
	f.Live = ""
	return render(w, r, panelPage(f, d, row))
}

// render writes a page or a fragment of one, once all of it is made: one that
// fails halfway is told as a problem instead.
func render(w http.ResponseWriter, r *request, c templ.Component) error {
	var b bytes.Buffer
	if err := c.Render(r.Context(), &b); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(b.Bytes()) // a browser that has gone is not told so
	return nil
}

// paint renders what the place shows of the exercise now: the fragments that
// its viewers share, and but for the home page and the wall those of the one
// seat.
func (s *Site) paint(ctx context.Context, place Place, r *request) ([]*painted, *view.Page, error) {
	page, err := s.opt.Run.View(ctx, place.Viewer)
	if err != nil {
		return nil, nil, err
	}
	l := s.look(r)
	l.Languages = page.Languages
	key := string(place.Kind) + "\x00" + place.Viewer.Cell + "\x00" + pressed(place.Viewer.Leads) + "\x00" + string(r.Lang)
	parts := func() []part { return cellParts(l, page) }
	switch place.Kind {
	case Home:
		parts = func() []part { return s.homeParts(l, page) }
	case Evaluation:
		v := sieveOf(r.Request)
		key += "\x00" + v.key()
		parts = func() []part { return evaluationParts(l, page, v) }
	case Wall:
		onMap := showsMap(r.Request)
		key += "\x00" + pressed(onMap)
		parts = func() []part { return wallParts(l, page, onMap) }
	case Control:
		key += "\x00" + filterOf(r.Request).query()
		parts = func() []part { return s.desk(l, page, r).parts() }
	}
	shared, err := s.painter.paint(ctx, key, page.Version, func() []part {
		return append([]part{{id: "duff", show: duff(l, page.NoDuff, place.Kind == Control)}}, parts()...)
	})
	if err != nil || place.Kind == Home || place.Kind == Wall {
		return []*painted{shared}, page, err
	}
	own, err := s.painter.paint(ctx, key+"\x00"+place.Seat, page.Version, func() []part {
		switch place.Kind {
		case Evaluation:
			return []part{observationsPart(l, page, place.Seat)}
		case Control:
			return controlTalk(l, page, place.Seat).deskParts()
		}
		return []part{{id: "seat", show: seatBar(l, page, seatOf(page, place.Seat))}}
	})
	return []*painted{shared, own}, page, err
}
