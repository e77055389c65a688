package web

import (
	"cmp"
	"encoding/binary"
	"hash/fnv"
	"slices"
	"sync"

	"tamrin/engine"
	"tamrin/view"
)

// list is the MSEL as one filter shows it, in order of time. It is not changed
// once made. The list after the next event is made of it, and shares with it
// all that the event has left as it was, as the pages of view share their rows.
type list struct {
	filter    filter
	rows      []*view.Row    // of the page, in its order
	index     map[string]int // where in rows a row stands, by identifier
	order     []int32        // rows in order of time
	passes    []bool         // by row: the filter shows it
	shown     []int32        // rows that the filter shows, in order of time
	step      int64          // what divides the list: an hour or a day, ms
	shape     uint64         // another where other rows are shown, or in another order
	kinds     map[string]bool
	delivered int    // injects, whether shown or not
	next      string // the inject that is due first; "" where none is
}

// newList makes the list of a page's rows. last is the one before it, or nil.
func newList(rows []*view.Row, f filter, last *list, t texts) *list {
	l := &list{filter: f, rows: rows}
	l.count()
	if last == nil || last.filter != f || len(last.rows) != len(rows) {
		l.build(t)
		return l
	}
	l.index, l.order, l.passes, l.shown, l.step, l.shape, l.kinds = last.index, last.order, last.passes, last.shown, last.step, last.shape, last.kinds
	s := f.search(t)
	moved, other := false, false
	for i, r := range rows {
		if r == last.rows[i] {
			continue
		}
		moved = moved || place(r) != place(last.rows[i])
		if pass := s.shows(r); pass != l.passes[i] {
			if !other {
				l.passes, other = slices.Clone(l.passes), true
			}
			l.passes[i] = pass
		}
	}
	if moved {
		l.sort()
	}
	if moved || other {
		l.show()
	}
	return l
}

func (l *list) build(t texts) {
	l.index, l.kinds, l.passes = make(map[string]int, len(l.rows)), map[string]bool{}, make([]bool, len(l.rows))
	s := l.filter.search(t)
	for i, r := range l.rows {
		l.index[r.ID], l.passes[i] = i, s.shows(r)
		for _, k := range kindsOf(r) {
			l.kinds[k] = true
		}
	}
	l.sort()
	l.show()
}

// count finds how many were delivered, and what is due first.
func (l *list) count() {
	first := int64(-1)
	for _, r := range l.rows {
		if r.Status == view.Delivered {
			l.delivered++
		}
		if r.Status == view.Planned && r.Due >= 0 && (first < 0 || r.Due < first) {
			first, l.next = r.Due, r.ID
		}
	}
}

func (l *list) sort() {
	l.order = make([]int32, len(l.rows))
	for i := range l.order {
		l.order[i] = int32(i)
	}
	slices.SortStableFunc(l.order, func(a, b int32) int { return cmp.Compare(place(l.rows[a]), place(l.rows[b])) })
}

func (l *list) show() {
	l.shown = make([]int32, 0, len(l.order))
	h := fnv.New64a()
	var b []byte
	for _, i := range l.order {
		if l.passes[i] {
			l.shown = append(l.shown, i)
			b = binary.LittleEndian.AppendUint32(b, uint32(i))
		}
	}
	_, _ = h.Write(b) // never fails
	l.shape = h.Sum64()
	l.step = anHour
	for _, i := range l.shown {
		if p := place(l.rows[i]); p > manyHours && p != engine.Never {
			l.step = aDay
			break
		}
	}
}

const (
	anHour    int64 = 3_600_000
	aDay            = 24 * anHour
	manyHours       = 48 * anHour // a longer list is divided by days
)

// divider returns the beginning of the hour, or the day, that begins with the
// row at a position, as exercise time in ms; -1 where none does.
func (l *list) divider(n int) int64 {
	p := place(l.at(n))
	if p == engine.Never || n > 0 && place(l.at(n-1))/l.step == p/l.step {
		return -1
	}
	return p / l.step * l.step
}

// at returns the row that stands at a position of what is shown, from 0.
func (l *list) at(n int) *view.Row { return l.rows[l.shown[n]] }

// place is where a row stands in the list: by its plan, else by when it came or
// will come, and what has none of them at the end.
func place(r *view.Row) int64 {
	switch {
	case r.Planned >= 0:
		return r.Planned
	case r.Actual >= 0:
		return r.Actual
	case r.Due >= 0:
		return r.Due
	}
	return engine.Never
}

// position returns where among what is shown a row stands, or would stand if it
// were shown. What is no row stands at the end.
func (l *list) position(id string) int {
	i, ok := l.index[id]
	if !ok {
		return len(l.shown)
	}
	r := l.rows[i]
	n, _ := slices.BinarySearchFunc(l.shown, r, func(s int32, r *view.Row) int {
		return cmp.Or(cmp.Compare(place(l.rows[s]), place(r)), cmp.Compare(int(s), i))
	})
	return n
}

// now returns the position at which play stands: that of the inject that is due
// next; where none is, that behind the last one delivered.
func (l *list) now() int {
	if l.next != "" {
		return min(l.position(l.next), max(len(l.shown)-1, 0))
	}
	for n := range slices.Backward(l.shown) {
		if l.at(n).Status == view.Delivered {
			return n
		}
	}
	return 0
}

const (
	// windowRows is how many rows a browser holds of a list.
	windowRows = 120
	// windowLead is how many of them lie before the one that it is about.
	windowLead = 40
)

// window is a stretch of what a list shows.
type window struct{ from, to, total int }

// around returns the window around a position, moved so that it is full where
// there are rows enough.
func (l *list) around(n int) window { return l.from(n - windowLead) }

// from returns the window that begins at a position, or as near as there are rows.
func (l *list) from(n int) window {
	total := len(l.shown)
	from := max(0, min(n, total-windowRows))
	return window{from, min(from+windowRows, total), total}
}

// maxLists is how many lists are kept to make the next ones of. Each takes some
// ten bytes a row.
const maxLists = 64

// lists keeps the latest list of each filter, for all who look through it.
type lists struct {
	mu   sync.Mutex
	kept map[listKey]keptList
	texts
}

type listKey struct {
	view.Viewer
	filter
}

type keptList struct {
	page *view.Page
	list *list
}

func newLists() *lists { return &lists{kept: map[listKey]keptList{}, texts: texts{}} }

// of returns the list of a viewer's page.
func (k *lists) of(v view.Viewer, page *view.Page, f filter) *list {
	k.mu.Lock()
	defer k.mu.Unlock()
	key := listKey{v, f}
	last, ok := k.kept[key]
	if ok && last.page == page {
		return last.list
	}
	if !ok && len(k.kept) >= maxLists {
		clear(k.kept)
	}
	if len(k.texts) > 2*len(page.Desk.Rows) {
		clear(k.texts) // most are of rows that are no more
	}
	l := newList(page.Desk.Rows, f, last.list, k.texts)
	k.kept[key] = keptList{page, l}
	return l
}
