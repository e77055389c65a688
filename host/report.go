package host

import (
	"context"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/review/document"
	"tamrin/review/report"
	"tamrin/store"
	"tamrin/view"
)

// Report writes a document of the exercise by a template, as durable as the log,
// for a viewer who may see the review. moment returns the address of a moment in
// the replay; it may be nil.
func (x *Exercise) Report(v view.Viewer, t *report.Template, tag lang.Tag, moment func(at int64, as string) string) (*document.Document, error) {
	var d *document.Document
	err := x.reporting(v, func(s *exercise.State) { d = report.Write(t, report.Source{State: s, Lang: tag, Moment: moment}) })
	return d, err
}

// ReportParts lists the sections of such a document, for people to write in.
func (x *Exercise) ReportParts(v view.Viewer, t *report.Template, tag lang.Tag, moment func(at int64, as string) string) ([]report.Part, error) {
	var list []report.Part
	err := x.reporting(v, func(s *exercise.State) { list = report.Parts(t, report.Source{State: s, Lang: tag, Moment: moment}) })
	return list, err
}

func (x *Exercise) reporting(v view.Viewer, write func(s *exercise.State)) error {
	if err := x.mayReview(v); err != nil {
		return err
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.broken != nil {
		return x.broken
	}
	write(x.state)
	return nil
}

// State folds the log of an exercise that this host does not run; the log is
// only read. It is for whoever holds the log itself.
func (h *Host) State(ctx context.Context, id string) (*exercise.State, error) {
	kept, err := h.Log.Open(ctx, id)
	if err != nil {
		return nil, err
	}
	p, err := thaw(kept.Archive)
	if err != nil {
		return nil, err
	}
	s := exercise.New(p)
	for e, err := range h.entries(ctx, id, store.Head{}, 0) {
		if err != nil {
			return nil, err
		}
		if _, err := s.Apply(e.event); err != nil {
			return nil, err
		}
	}
	return s, nil
}
