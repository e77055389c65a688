package web

import (
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"testing"
	"time"

	"tamrin/lang"
	"tamrin/view"
)

// listPages are pages without a map, whose marks are not what is measured here.
func listPages(n int) map[view.Viewer]*view.Page {
	pages := cannedPages(n)
	pages[asControl].Map = nil
	return pages
}

// BenchmarkDeskPage answers with control's page, for MSELs of several lengths:
// the time to its last byte, of which the first is sent when all is made.
func BenchmarkDeskPage(b *testing.B) {
	for _, query := range []string{"", "?q=قاذفات"} {
		for _, n := range []int{40, 600, 10_000} {
			b.Run(fmt.Sprintf("injects=%d%s", n, query), func(b *testing.B) {
				run := newCanned(listPages(n))
				site := New(Options{Run: run, Access: NewAccess(places()...), Now: func() time.Time { return start }})
				srv := httptest.NewServer(site)
				defer srv.Close()
				jar, err := cookiejar.New(nil)
				if err != nil {
					b.Fatal(err)
				}
				c := &http.Client{Jar: jar}
				get(b, c, srv.URL+site.opt.Access.Links(lang.Ar)[1])
				size := 0
				for b.Loop() {
					run.change(asControl, func(p *view.Page) { // so that nothing of the last page serves this one
						d := *p.Desk
						d.Rows = edited(d.Rows, n/2)
						p.Desk = &d
					})
					_, body := get(b, c, srv.URL+"/seat/excon/"+query)
					size = len(body)
				}
				b.ReportMetric(float64(size), "B/page")
			})
		}
	}
}

// BenchmarkDeskEvent makes what one event sends to 20 controllers in two
// languages, each with a filter of their own, where one row has changed.
func BenchmarkDeskEvent(b *testing.B) {
	for _, n := range []int{600, 10_000} {
		b.Run(fmt.Sprintf("injects=%d", n), func(b *testing.B) {
			run := newCanned(listPages(n))
			site := New(Options{Run: run, Access: NewAccess(places()...), Now: func() time.Time { return start }})
			var streams []*stream
			for i := range 20 {
				filters := []string{"", "?cell=seoul", "?theatre=korea", "?q=launch", "?storyline=launches"}
				r := &request{Request: httptest.NewRequest(http.MethodGet, "/seat/excon/live"+filters[i/2%5], nil), prefs: prefs{Lang: lang.All[i%2]}, Place: places()[1]}
				out := httptest.NewRecorder()
				streams = append(streams, &stream{w: out, rc: http.NewResponseController(out), site: site, r: r, sight: site.sight(r)})
			}
			sent, i := 0, 0
			event := func() {
				i++
				run.change(asControl, func(p *view.Page) {
					d := *p.Desk
					d.Rows = edited(d.Rows, n/2)
					d.Rows[n/2].Count = i
					p.Desk = &d
				})
				for j, s := range streams {
					now, _, err := s.sight.paint(b.Context())
					if err != nil {
						b.Fatal(err)
					}
					out := httptest.NewRecorder()
					s.w, s.rc = out, http.NewResponseController(out)
					if err := s.send(now); err != nil {
						b.Fatal(err)
					}
					if j == 0 {
						sent = out.Body.Len()
					}
				}
			}
			event() // what comes first is the whole page
			for b.Loop() {
				event()
			}
			b.ReportMetric(float64(sent), "B/stream")
		})
	}
}
