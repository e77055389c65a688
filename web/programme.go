package web

import (
	"context"

	"tamrin/review"
)

// records returns what is kept of every exercise of the server. One whose log
// can't be read is left out; the start page says so.
func (h *House) records(ctx context.Context) ([]review.Record, error) {
	ids, err := h.opt.Host.Exercises(ctx)
	if err != nil {
		return nil, err
	}
	var list []review.Record
	for _, id := range ids {
		if x, err := h.opt.Host.Exercise(ctx, id); err == nil {
			list = append(list, x.Recorded())
		}
	}
	return list, nil
}
