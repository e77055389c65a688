package web

import (
	"fmt"
	"testing"

	"tamrin/lang"
	"tamrin/view"
)

// BenchmarkDesk renders control's page for MSELs of several lengths, and then
// the swap for one row that changed.
func BenchmarkDesk(b *testing.B) {
	for _, n := range []int{40, 600, 10_000} {
		page := cannedPages(n)[asControl]
		l := look{Lang: lang.Ar}
		b.Run(fmt.Sprintf("injects=%d", n), func(b *testing.B) {
			size := 0
			for b.Loop() {
				p, err := paint(b.Context(), "v", newDesk(l, page, filter{}).parts())
				if err != nil {
					b.Fatal(err)
				}
				size = len(p.since(nil))
			}
			b.ReportMetric(float64(size), "B/page")
		})
	}
	page := cannedPages(600)[asControl]
	before, err := paint(b.Context(), "v", newDesk(look{Lang: lang.En}, page, filter{}).parts())
	if err != nil {
		b.Fatal(err)
	}
	d := *page.Desk
	d.Rows = append([]view.Row(nil), d.Rows...)
	d.Rows[300].Edited = true
	next := *page
	next.Desk = &d
	b.Run("one row of 600", func(b *testing.B) {
		size := 0
		for b.Loop() {
			p, err := paint(b.Context(), "w", newDesk(look{Lang: lang.En}, &next, filter{}).parts())
			if err != nil {
				b.Fatal(err)
			}
			size = len(p.since(before))
		}
		b.ReportMetric(float64(size), "B/swap")
	})
}
