package host

import (
	"tamrin/review"
	"tamrin/view"
)

// Record returns what is kept of the exercise when several are looked at
// together, with its improvement plan, for a viewer who may see the review.
func (x *Exercise) Record(v view.Viewer) (review.Record, error) {
	if err := x.mayReview(v); err != nil {
		return review.Record{}, err
	}
	return x.Recorded(), nil
}

// Recorded is Record for the staff of the server, who run every exercise on it.
func (x *Exercise) Recorded() review.Record {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return review.RecordOf(x.id, x.state)
}
