package review

import (
	"slices"
	"strings"

	"tamrin/exercise"
	"tamrin/scenario"
)

// Feedback sums up what those who took part said in their forms.
type Feedback struct {
	Asked     bool // the forms were opened
	Open      bool
	Anonymous bool
	Link      string // that opens the form without a seat; a secret of control's
	Forms     int
	Cells     []string // from which forms came, with a seat, in the scenario's order
	Questions []Question
}

// Question is one of the form with what was answered.
type Question struct {
	ID     string
	Title  Text
	Scale  bool                    // else it wants words alone
	Counts [exercise.BestScore]int // how often 1, 2, … was given
	Given  int                     // scores
	Median int                     // tenths of a point; 0 where none was given
	Words  []Remark
}

// Remark is what somebody answered in words.
type Remark struct {
	Words string
	Name  string // of the person, or the seat; empty where it is not known
}

func (m *maker) feedback() Feedback {
	s := &m.State.Survey
	f := Feedback{Asked: s.Link != "", Open: s.Open, Anonymous: s.Anonymous, Link: s.Link, Forms: len(s.Forms)}
	var cells uint64
	for i := range s.Forms {
		if c, ok := m.cellOf(s.Forms[i].By); ok {
			cells |= 1 << c
		}
	}
	f.Cells = m.cellIDs(cells)
	list := m.Program.Scenario.Feedback
	for i := range list {
		f.Questions = append(f.Questions, m.question(&list[i]))
	}
	return f
}

func (m *maker) question(src *scenario.Question) Question {
	q := Question{ID: src.ID, Title: titled(src.Title, src.ID), Scale: src.Kind == scenario.Scale}
	for i := range m.State.Survey.Forms {
		form := &m.State.Survey.Forms[i]
		for _, a := range form.Answers {
			if a.Question != src.ID {
				continue
			}
			if a.Score > 0 {
				q.Counts[a.Score-1]++
				q.Given++
			}
			if a.Words != "" {
				q.Words = append(q.Words, Remark{a.Words, whose(form.By)})
			}
		}
	}
	if m.State.Survey.Anonymous { // the order would tell which answers are of one form
		slices.SortFunc(q.Words, func(a, b Remark) int { return strings.Compare(a.Words, b.Words) })
	}
	q.Median = (q.nth((q.Given-1)/2) + q.nth(q.Given/2)) * 5
	return q
}

func whose(a exercise.Actor) string {
	if a.Name != "" {
		return a.Name
	}
	return a.Seat
}

// nth returns the n-th score from below, from 0; 0 where there is none.
func (q *Question) nth(n int) int {
	for i, k := range q.Counts {
		if n -= k; n < 0 {
			return i + 1
		}
	}
	return 0
}
