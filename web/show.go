package web

import (
	"bytes"
	"net/http"

	"github.com/a-h/templ"
)

// show answers with the page of the seat's kind.
func (s *Site) show(_ *Site, w http.ResponseWriter, r *request) error {
	now, page, err := s.paint(r.Context(), r)
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
	d.seat, d.drawer = r.Place.Seat, s.drawer()
	return render(w, r, deskPage(f, now[0], now[1], d, d.window(r), controlTalk(f.look, page, r.Place.Seat)))
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
