package view_test

import (
	"strings"
	"testing"

	"tamrin/exercise"
	"tamrin/view"
)

// BenchmarkBuildAfterMuchTalk makes a page of an exercise in which 5,000
// messages were written, most of them to the viewer's cell.
func BenchmarkBuildAfterMuchTalk(b *testing.B) {
	s := exercise.New(compiled(b))
	if _, err := s.Apply(exercise.Begin("", false, true, 1)); err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("Is the line open? ", 10)
	for i := range 5_000 {
		o := exercise.Order{By: exercise.Actor{Seat: "seoul"}, Do: exercise.Send{To: []string{"washington"}, Text: text, Reply: i % 50}}
		events, err := s.Handle(o)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Apply(events[0]); err != nil {
			b.Fatal(err)
		}
	}
	for _, v := range []view.Viewer{{Role: view.Player, Cell: "washington", Leads: true}, {Role: view.Player, Cell: "tokyo", Leads: true}, {Role: view.Control, Cell: "excon"}} {
		b.Run(v.Cell, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				view.Build(s, v, nil)
			}
		})
	}
}
