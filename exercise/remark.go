package exercise

import (
	"fmt"

	"tamrin/cotext"
)

// Verdict is what became of a proposal.
type Verdict uint8

// The verdicts.
const (
	Undecided Verdict = iota
	TakenIn
	TurnedDown
)

// Proposal is other words for a paragraph.
type Proposal struct {
	Paragraph string
	Language  string
	Words     string
	Comment   string
	By        Actor
	At        int64 // exercise time, ms
	Verdict   Verdict
	Decided   Actor // who accepted or declined it

	base int         // version of the body that it was made against
	edit cotext.Edit // what makes its words of the body's then
}

// Comment is a remark about a paragraph.
type Comment struct {
	Paragraph string
	Words     string
	By        Actor
	At        int64 // exercise time, ms
	Resolved  bool
}

// remark folds in a proposal, a comment, or what became of one.
func (s *State) remark(r *Room, e *Event) error {
	w := e.Text
	switch e.Kind {
	case ProposalMade:
		b := r.Text.Body(w.Paragraph, s.tongue(w.Language))
		if b == nil {
			return fmt.Errorf("there is no paragraph %q in %q", w.Paragraph, w.Language)
		}
		r.Proposals = append(r.Proposals, Proposal{Paragraph: w.Paragraph, Language: w.Language, Words: w.Words, Comment: w.Comment,
			By: e.By, At: e.At, base: b.Version, edit: cotext.Between(b.Text, w.Words)})
		return nil
	case CommentMade:
		r.Comments = append(r.Comments, Comment{Paragraph: w.Paragraph, Words: w.Words, By: e.By, At: e.At})
		return nil
	case CommentResolved:
		if e.Number < 1 || e.Number > len(r.Comments) {
			return fmt.Errorf("there is no comment %d", e.Number)
		}
		r.Comments[e.Number-1].Resolved = true
		return nil
	}
	return r.decide(e)
}

// decide folds in that a proposal was accepted or declined.
func (r *Room) decide(e *Event) error {
	if e.Number < 1 || e.Number > len(r.Proposals) {
		return fmt.Errorf("there is no proposal %d", e.Number)
	}
	p := &r.Proposals[e.Number-1]
	p.Verdict, p.Decided = TurnedDown, e.By
	if e.Kind == ProposalAccepted {
		p.Verdict = TakenIn
	}
	return nil
}
