package web

import (
	"context"
	"net/http"
	"slices"

	"tamrin/lang"
	"tamrin/review"
	"tamrin/scenario"
	"tamrin/view"
)

var programmeHeading = lang.Words{"Programme", "برنامج التمارين"}

// programme is what the page over all exercises shows.
type programme struct {
	look
	*review.Programme
	today string            // as 2026-05-31
	desks map[string]string // by exercise: the address of its control's page, below which its review lies
}

// shownActions is how many actions the page lists; the others are counted.
const shownActions = 12

// showProgramme answers with what all exercises of the server say together.
func showProgramme(h *House, w http.ResponseWriter, v *visit) error {
	records, err := h.records(v.Context())
	if err != nil {
		return err
	}
	f := h.frame(v, programmeHeading)
	f.Style = "staff.css programme.css"
	today := dateOf(h.opt.Now())
	p := programme{f.look, review.Fold(records, today), today, map[string]string{}}
	for i := range p.Strategies {
		id := p.Strategies[i].Newest().Exercise
		x, err := h.opt.Host.Exercise(v.Context(), id)
		if err != nil {
			return err
		}
		if seat, ok := controlOf(x); ok {
			p.desks[id] = Place{Base: base(id), Kind: Control, Seat: seat.ID}.path()
		}
	}
	return render(w, v.request, programmePage(f, p))
}

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

// name is what people call an exercise, in the languages of its scenario.
func (p *programme) name(r *review.Record) string {
	if r.Name != "" {
		return r.Name
	}
	words, _ := say(view.Text(r.Title), p.Lang, r.Languages)
	return words
}

// of finds an exercise by its identifier.
func (p *programme) of(id string) *review.Record {
	i := slices.IndexFunc(p.Exercises, func(r review.Record) bool { return r.ID == id })
	return &p.Exercises[i]
}

// when is the year and month in which an exercise began; "–" before that.
func (p *programme) when(r *review.Record) string {
	if r.Started == 0 {
		return "–"
	}
	return isoTime(r.Started)[:len("2026-05")]
}

// level is how high an exercise reaches, in words.
func (p *programme) level(r *review.Record) string {
	return p.W(scenario.WordsOf(scenario.Levels, r.Level))
}

// cell is what an exercise had of something that is pursued: its rating, "·"
// where it was tested and not rated, "–" where it was not tested, "" where it
// was no objective.
func (p *programme) cell(a *review.Pursued, exercise string) string {
	for _, s := range a.Seen {
		switch {
		case s.Exercise != exercise:
		case s.Rating != "":
			return s.Rating
		case s.Tested:
			return "·"
		default:
			return "–"
		}
	}
	return ""
}

// failing and untested are what a reader must see first.
func (p *programme) failing() (list []review.Pursued) {
	for _, a := range p.Aims {
		if a.Keeps() {
			list = append(list, a)
		}
	}
	return list
}

func (p *programme) untested() (list []review.Pursued) {
	for _, a := range p.Aims {
		if a.Tested == 0 {
			list = append(list, a)
		}
	}
	return list
}

// pressing lists the actions that are not closed, the overdue ones first.
func (p *programme) pressing() (list []review.Followed) {
	var rest []review.Followed
	for _, a := range p.Actions {
		switch {
		case a.Overdue(p.today):
			list = append(list, a)
		case !a.Closed():
			rest = append(rest, a)
		}
	}
	return append(list, rest...)
}

// rated is the class of a rating's cell.
func rated(rating string) string {
	switch rating {
	case "P", "S", "M", "U":
		return "rated-" + rating
	}
	return "rated-none"
}
