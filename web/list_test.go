package web

import (
	"reflect"
	"slices"
	"testing"

	"tamrin/view"
)

// edited returns rows of which one was changed by control.
func edited(rows []*view.Row, i int) []*view.Row {
	r := *rows[i]
	r.Edited = true
	rows = slices.Clone(rows)
	rows[i] = &r
	return rows
}

func (l *list) ids() (ids []string) {
	for n := range l.shown {
		ids = append(ids, l.at(n).ID)
	}
	return ids
}

func TestRowsStandInOrderOfTime(t *testing.T) {
	l := newList([]*view.Row{
		{ID: "never", Planned: -1, Actual: -1, Due: -1},
		{ID: "late", Planned: 300, Actual: -1, Due: 300, Status: view.Planned},
		{ID: "came", Planned: -1, Actual: 200, Due: -1, Status: view.Delivered},
		{ID: "early", Planned: 100, Actual: 250, Due: -1, Status: view.Delivered},
		{ID: "written", Planned: -1, Actual: -1, Due: 400, Status: view.Planned},
	}, filter{}, nil, nil)
	if want := []string{"early", "came", "late", "written", "never"}; !slices.Equal(l.ids(), want) || l.next != "late" || l.now() != 2 {
		t.Errorf("%v, next %s at %d; want %v, next late", l.ids(), l.next, l.now(), want)
	}
}

// A list that is made of the one before it is what it would be if made anew,
// and shares with it what has not changed.
func TestAListFollowsItsPage(t *testing.T) {
	rows := cannedPages(300)[asControl].Desk.Rows
	changes := []func(r *view.Row){
		func(r *view.Row) { r.Edited = true },
		func(r *view.Row) { r.Status, r.Actual = view.Delivered, 80*minute },
		func(r *view.Row) { r.Planned, r.Actual = -1, 10*minute },
		func(r *view.Row) { r.Title = both("Zeppelin", "منطاد") },
		func(r *view.Row) { r.Cells = nil },
	}
	for _, f := range []filter{{}, {status: "planned"}, {q: "launch"}, {q: "منطاد"}, {cell: "tokyo"}, {kind: "contingency"}} {
		now := newList(rows, f, nil, nil)
		all := rows
		for i, change := range changes {
			r := *all[i*7+130]
			change(&r)
			all = slices.Clone(all)
			all[i*7+130] = &r
			now = newList(all, f, now, nil)
			if anew := newList(all, f, nil, nil); !reflect.DeepEqual(now, anew) {
				t.Errorf("%+v after change %d: %v, made anew %v", f, i, now.ids(), anew.ids())
			}
		}
		longer := append(slices.Clone(all), &view.Row{ID: "spot", Planned: -1, Actual: -1, Due: 100 * minute, Status: view.Planned})
		if !reflect.DeepEqual(newList(longer, f, now, nil), newList(longer, f, nil, nil)) {
			t.Errorf("%+v: an inject that was added is not where it should be", f)
		}
	}
	first := newList(rows, filter{}, nil, nil)
	if next := newList(edited(rows, 200), filter{}, first, nil); &next.shown[0] != &first.shown[0] || &next.passes[0] != &first.passes[0] {
		t.Error("a list is built anew for a row that has not moved")
	}
}

func TestAWindowIsFullWhereThereAreRows(t *testing.T) {
	l := newList(cannedPages(600)[asControl].Desk.Rows, filter{}, nil, nil)
	for _, c := range []struct {
		got  window
		want window
	}{
		{l.from(0), window{0, 120, 600}}, {l.from(-5), window{0, 120, 600}}, {l.from(590), window{480, 600, 600}}, {l.from(1 << 40), window{480, 600, 600}},
		{l.around(300), window{260, 380, 600}}, {l.around(3), window{0, 120, 600}},
		{newList(nil, filter{}, nil, nil).around(0), window{0, 0, 0}},
	} {
		if c.got != c.want {
			t.Errorf("%v, not %v", c.got, c.want)
		}
	}
	for n := range l.shown {
		if p := l.position(l.at(n).ID); p != n {
			t.Fatalf("the row at %d is looked for at %d", n, p)
		}
	}
	some := newList(l.rows, filter{cell: "tokyo"}, nil, nil)
	if n := some.position(l.at(300).ID); n == 0 || n >= len(some.shown) || place(some.at(n)) < place(l.at(300)) || place(some.at(n-1)) > place(l.at(300)) {
		t.Errorf("a row that isn't shown would stand at %d", n)
	}
}

func TestHoursAndDaysDivideTheList(t *testing.T) {
	at := func(times ...int64) (got []int64) {
		var rows []*view.Row
		for _, p := range times {
			rows = append(rows, &view.Row{ID: num(p), Planned: p, Actual: -1, Due: -1})
		}
		l := newList(rows, filter{}, nil, nil)
		for n := range l.shown {
			got = append(got, l.divider(n))
		}
		return got
	}
	if got, want := at(5*minute, 59*minute, 61*minute, 200*minute, -1), []int64{0, -1, 60 * minute, 180 * minute, -1}; !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
	if got, want := at(5*minute, 61*minute, 25*60*minute, 49*60*minute), []int64{0, -1, aDay, 2 * aDay}; !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}

func TestListsAreSharedAndFew(t *testing.T) {
	k, page := newLists(), cannedPages(40)[asControl]
	if k.of(asControl, page, filter{}) != k.of(asControl, page, filter{}) {
		t.Error("two who look at the same page have two lists")
	}
	for i := range 3 * maxLists {
		k.of(asControl, page, filter{q: num(i)})
	}
	if len(k.kept) > maxLists {
		t.Errorf("%d lists are kept", len(k.kept))
	}
}
