package host

import (
	"context"
	"sync"

	"tamrin/exercise"
	"tamrin/review"
	"tamrin/view"
)

// reviewed keeps the review as the log last had it.
type reviewed struct {
	mu     sync.Mutex
	seq    int64
	review *review.Review
}

// Review returns what the exercise was like, so far or to its end, as durable as
// the log. It is shared and must not be changed. A viewer who may not see it gets
// a *Problem.
func (x *Exercise) Review(ctx context.Context, v view.Viewer) (*review.Review, error) {
	x.reviewed.mu.Lock()
	defer x.reviewed.mu.Unlock()
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.broken != nil {
		return nil, x.broken
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !view.MayReview(x.state, v) {
		return nil, &Problem{sayNoReview}
	}
	if x.reviewed.review == nil || x.reviewed.seq != x.head.Seq {
		x.reviewed.review, x.reviewed.seq = review.Of(x.state), x.head.Seq
	}
	r := *x.reviewed.review
	if !view.MayUncover(x.state, v) {
		r.Doubles = nil
	}
	if !view.MayInvite(x.state, v) {
		r.Feedback.Link = ""
	}
	return &r, nil
}

// Invited returns the page that everybody sees, with the feedback form, for
// whoever has the link that opens it; a refusal while it opens none.
func (x *Exercise) Invited(ctx context.Context, link string) (*view.Page, error) {
	x.mu.RLock()
	invites := x.state.Invites(link)
	x.mu.RUnlock()
	if !invites {
		return nil, exercise.Refuse(exercise.FormsClosed)
	}
	return x.View(ctx, view.Viewer{Role: view.Wall})
}
