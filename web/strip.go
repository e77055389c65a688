package web

import (
	"bytes"
	"context"
)

// strip is the rows of the MSEL in a painting. They are too many to be painted,
// and each browser holds a window of them. What a stream sends is the rows that
// changed, which a browser that doesn't hold them drops; where rows come, go or
// move, or many change, it sends the mark, at which a browser asks for its
// window again.
type strip struct{ desk desk }

// maxRowSwaps is how many rows are sent one by one: about half a window.
const maxRowSwaps = 60

// swaps writes what leads from old to x, or reports that browsers have to ask.
func (x *strip) swaps(b *bytes.Buffer, old *strip) (ok bool, err error) {
	now, before := x.desk.list, old.desk.list
	if now.shape != before.shape || len(now.rows) != len(before.rows) {
		return false, nil
	}
	var changed []int
	for n, i := range now.shown {
		r := now.rows[i]
		same := r == before.rows[i] && (now.next == before.next || r.ID != now.next && r.ID != before.next)
		if same {
			continue
		}
		if changed = append(changed, n); len(changed) > maxRowSwaps {
			return false, nil
		}
	}
	for _, n := range changed {
		r := now.at(n)
		var row bytes.Buffer
		if err := mselRow(x.desk, r, n).Render(context.Background(), &row); err != nil {
			return false, err
		}
		swap(b, "row-"+r.ID, row.Bytes())
	}
	return true, nil
}
