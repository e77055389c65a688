package web

import (
	"net/http/httptest"
	"testing"

	"tamrin/view"
)

func TestTheFilterShowsWhatIsAskedFor(t *testing.T) {
	rows := cannedPages(40)[asControl].Desk.Rows
	for _, c := range []struct {
		filter filter
		want   int
	}{
		{filter{}, 40},
		{filter{cell: "tokyo"}, 7},
		{filter{status: "held"}, 2},
		{filter{q: "007"}, 1},
		{filter{q: "BOMBERS"}, 6},
		{filter{q: "قاذفات"}, 6},
		{filter{q: "twenty bombers"}, 6},
		{filter{q: "bombers zeppelin"}, 0},
		{filter{q: "bombers", cell: "tokyo"}, 0},
		{filter{cell: "no_such"}, 0},
		{filter{line: "launches"}, 14},
		{filter{theatre: "europe"}, 10},
		{filter{kind: "contingency"}, 4},
		{filter{kind: "contingency", theatre: "europe", line: "launches", q: "launch"}, 0},
		{filter{kind: "contingency", theatre: "europe"}, 2},
	} {
		if got := len(newList(rows, c.filter, nil, nil).shown); got != c.want {
			t.Errorf("%+v shows %d rows, not %d", c.filter, got, c.want)
		}
	}
}

// What people write in several ways and mean as one is found by each of them.
func TestSearchFindsWhatIsMeant(t *testing.T) {
	r := &view.Row{Number: "A-17", Title: view.Text{"en": "Café closed", "ar": "إِنْذَارٌ أوّل في مستشفــى المدينة ١٢"}}
	for _, q := range []string{"انذار", "إنذار", "أنذار", "اول", "مستشفى", "مستشفي", "المدينه", "المدينة", "12", "١٢", "۱۲", "cafe", "CAFÉ", "a-17", "closed انذار"} {
		if !(filter{q: q}).search(nil).found(r) {
			t.Errorf("%q isn't found", q)
		}
	}
	for _, q := range []string{"انذر", "closed late"} {
		if (filter{q: q}).search(nil).found(r) {
			t.Errorf("%q is found", q)
		}
	}
}

func TestAFilterIsItsAddress(t *testing.T) {
	want := filter{"a b", "tokyo", "held", "launches", "korea", "manual"}
	if got := filterOf(&request{Request: httptest.NewRequest("GET", "/?"+want.query(), nil)}); got != want {
		t.Errorf("%+v comes back as %+v", want, got)
	}
	if q := (filter{}).query(); q != "" {
		t.Errorf("nothing is asked for as %q", q)
	}
}

// A controller for one theatre begins with it, and may look at all.
func TestAControllerBeginsWithTheirTheatre(t *testing.T) {
	for _, c := range []struct{ theatre, query, want string }{
		{"korea", "", "korea"}, {"korea", "?q=x", "korea"}, {"korea", "?theatre=", ""}, {"korea", "?theatre=europe", "europe"}, {"", "", ""},
	} {
		r := &request{Request: httptest.NewRequest("GET", "/"+c.query, nil), Place: Place{Theatre: c.theatre}}
		if got := filterOf(r).theatre; got != c.want {
			t.Errorf("a controller for %q asking %q begins with %q, not %q", c.theatre, c.query, got, c.want)
		}
	}
	if !(filter{theatre: "korea"}).search(nil).shows(&view.Row{}) {
		t.Error("an inject without a theatre is hidden from those who look at one")
	}
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		row  view.Row
		kind string
		want bool
	}{
		{view.Row{Type: "inject", Planned: -1, Edited: true}, onTheSpot, false},
		{view.Row{Planned: -1, Edited: true}, onTheSpot, true},
		{view.Row{Type: "contextual", Manual: true}, byHand, true},
		{view.Row{Type: "contextual", Manual: true}, "contextual", true},
		{view.Row{Type: "contextual"}, "inject", false},
	} {
		if got := (filter{kind: c.kind}).search(nil).shows(&c.row); got != c.want {
			t.Errorf("%+v as %s: %v", c.row, c.kind, got)
		}
	}
}
