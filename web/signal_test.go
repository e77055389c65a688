package web

import (
	"strings"
	"testing"

	"tamrin/lang"
	"tamrin/view"
)

// Whoever oversees reads what was meant for an audience in the row of that
// audience, and from whom where several spoke.
func TestWhatWasMeantStandsBesideHowItsAudienceTookIt(t *testing.T) {
	reading := func(cell, from, label string) view.Reading {
		r := view.Reading{Cell: cell, Title: both(cell, cell), From: both(from, from)}
		if label != "" {
			r.Value, r.Label = label, both(label, label)
		}
		return r
	}
	s := view.Signal{About: "statement/1", By: []view.Text{both("US", "US"), both("ROK", "ROK")},
		Meant: []view.Reading{
			reading("tokyo", "washington", ""), reading("tokyo", "seoul", "reassured"),
			reading("pyongyang", "washington", "deterred"), reading("pyongyang", "seoul", "invited"),
			reading("brussels", "washington", ""), reading("brussels", "seoul", ""),
		},
		Received: []view.Reading{reading("tokyo", "", "unmoved"), reading("pyongyang", "", "provoked"), reading("brussels", "", "")},
	}
	var page strings.Builder
	if err := bothSides(look{Lang: lang.En}, s).Render(t.Context(), &page); err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(page.String(), "<tr>")[2:]
	want := [][]string{{"tokyo", "seoul", "reassured", "unmoved"}, {"pyongyang", "washington", "deterred", "seoul", "invited", "provoked"}, {"brussels", "nothing recorded", "nothing recorded"}}
	if len(rows) != len(want) {
		t.Fatalf("%d rows:\n%s", len(rows), page.String())
	}
	for i, words := range want {
		row := rows[i]
		for _, w := range words {
			_, after, ok := strings.Cut(row, w)
			if !ok {
				t.Errorf("row %d lacks %q in its place:\n%s", i, w, rows[i])
			}
			row = after
		}
	}
	if strings.Contains(rows[0], "washington") || strings.Contains(rows[2], "reassured") {
		t.Errorf("a row holds what was meant for another audience, or by who recorded nothing:\n%s", page.String())
	}
}
