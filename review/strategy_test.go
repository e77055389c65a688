package review_test

import (
	"testing"

	"tamrin/review"
)

// TestAProgrammeFollowsStrategies: an exercise that begins with an older version
// than an earlier one had come to is told apart.
func TestAProgrammeFollowsStrategies(t *testing.T) {
	of := func(id string, started int64, began, now int) review.Record {
		return review.Record{ID: id, Started: started, Strategies: []review.Strategy{{ID: "us_rok", Began: began, Now: now}}}
	}
	p := review.Fold([]review.Record{of("third", 3, 3, 4), of("first", 1, 1, 3), of("second", 2, 1, 1), {ID: "other", Started: 4}}, "2026-01-01")
	if len(p.Strategies) != 1 || len(p.Strategies[0].Course) != 3 {
		t.Fatalf("%+v", p.Strategies)
	}
	c := p.Strategies[0].Course
	if c[0].Exercise != "first" || c[0].Behind != 0 || c[1].Behind != 3 || c[2].Behind != 0 || p.Strategies[0].Newest().Exercise != "third" {
		t.Errorf("%+v", c)
	}
}
