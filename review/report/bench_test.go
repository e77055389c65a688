package report_test

import (
	"fmt"
	"io"
	"testing"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/review/document"
	"tamrin/review/report"
)

// large is an exercise with 600 injects and 300 observations.
func large(b *testing.B) *exercise.State {
	p, _ := engine.Compile(load(b, "seoul_2023"))
	s := exercise.New(p)
	apply := func(e exercise.Event) {
		b.Helper()
		if _, err := s.Apply(e); err != nil {
			b.Fatal(err)
		}
	}
	apply(exercise.Begin("large", true, false, 1))
	give := func(c exercise.Command) {
		b.Helper()
		events, err := s.Handle(exercise.Order{By: exercise.Actor{Seat: s.Seats[0].ID}, Reason: "because", Do: c})
		if err != nil {
			b.Fatal(err)
		}
		for _, e := range events {
			apply(e)
		}
	}
	for c := range p.Cells {
		if p.Cells[c].Kind == "control" {
			_, seats := s.SeatsIn(c)
			s.Seats[0] = seats[0]
		}
	}
	for s.World.Pending() != nil && len(s.World.Pending()) > 0 {
		apply(exercise.Event{Kind: exercise.ChanceDrawn, V: 1, Chance: p.Chances[s.World.Pending()[0]].ID})
	}
	give(exercise.Start{})
	for len(s.Written) < 600 {
		give(exercise.AddInject{Draft: exercise.Draft{Title: map[string]string{"en": "A rumour", "ar": "شائعة"}, Text: map[string]string{"en": "It is said that all is not well.", "ar": "يقال إن الأمور ليست على ما يرام."},
			Cells: []string{"washington"}, At: exercise.Now}})
	}
	for i := range 300 {
		give(exercise.Observe{ID: fmt.Sprintf("draft-%04d", i), Sight: exercise.Sight{Text: "قرأت الخلية الرسالة ثم سألت حليفتها قبل أن تجيب، وكتبت جوابها في خمس دقائق.", Rating: "PSMU"[i%4 : i%4+1],
			Task: p.Tasks[i%len(p.Tasks)].ID}})
	}
	return s
}

// BenchmarkReport writes the after-action report of a large exercise in Arabic.
func BenchmarkReport(b *testing.B) {
	s := large(b)
	made, _ := report.Shipped("aar")
	for name, write := range map[string]func(*document.Document) error{
		"docx": func(d *document.Document) error { return document.WriteDOCX(io.Discard, d) },
		"html": func(d *document.Document) error { return document.WritePage(io.Discard, d, document.PageOptions{}) },
		"xlsx": func(d *document.Document) error { return document.WriteXLSX(io.Discard, d) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := write(report.Write(made, report.Source{State: s, Lang: lang.Ar, Moment: moment})); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
