package exercise

// judgeRemark judges a proposal, a comment, or what becomes of one. Guests may
// propose and comment too.
func (h *handling) judgeRemark() (Event, error) {
	switch c := h.Do.(type) {
	case Propose:
		return h.propose(c)
	case DeclineProposal:
		_, r, err := h.drafts(c.Alliance, "")
		if err != nil {
			return Event{}, err
		}
		_, err = h.undecided(r, c.Number, TurnedDown)
		return Event{Kind: ProposalDeclined, Alliance: c.Alliance, Number: c.Number, Text: &Work{}}, err
	case CommentOn:
		return h.commentOn(c)
	}
	c := h.Do.(ResolveComment)
	r, err := h.remarks(c.Alliance, "")
	switch {
	case err != nil:
		return Event{}, err
	case c.Number < 1 || c.Number > len(r.Comments):
		return Event{}, Refuse(UnknownItem)
	case r.Comments[c.Number-1].Resolved:
		return Event{}, errAgain
	}
	return Event{Kind: CommentResolved, Alliance: c.Alliance, Number: c.Number, Text: &Work{}}, nil
}

// remarks finds the table at which the seat may remark on the text.
func (h *handling) remarks(alliance, id string) (*Room, error) {
	_, r, err := h.table(alliance)
	if err != nil {
		return nil, err
	}
	if !h.member(r) && h.Guests(r)>>h.cell()&1 == 0 && !h.IsControl(h.cell()) {
		return nil, Refuse(NotAllowed) // an evaluator
	}
	return r, h.mayWrite(id, 0, MaxRemarks)
}

func (h *handling) propose(c Propose) (Event, error) {
	r, err := h.remarks(c.Alliance, c.ID)
	if err != nil {
		return Event{}, err
	}
	w := &Work{Paragraph: c.Paragraph, Language: c.Language, Words: printable(c.Words), Comment: clean(c.Comment)}
	b := r.Text.Body(c.Paragraph, h.tongue(c.Language))
	switch {
	case len(r.Proposals) >= MaxRemarks:
		return Event{}, Refuse(Limit)
	case b == nil && r.Text.gone[c.Paragraph]:
		return Event{}, Refuse(ParagraphGone)
	case b == nil:
		return Event{}, Refuse(UnknownItem)
	case letters(w.Words) > MaxBody || letters(w.Comment) > MaxBody:
		return Event{}, tooManyLetters(MaxBody)
	case w.Words == b.Text:
		return Event{}, Refuse(Incomplete) // it says what stands there
	}
	return Event{Kind: ProposalMade, Alliance: c.Alliance, ID: c.ID, Text: w}, nil
}

func (h *handling) commentOn(c CommentOn) (Event, error) {
	r, err := h.remarks(c.Alliance, c.ID)
	if err != nil {
		return Event{}, err
	}
	w := &Work{Paragraph: c.Paragraph, Words: clean(c.Words)}
	switch {
	case len(r.Comments) >= MaxRemarks:
		return Event{}, Refuse(Limit)
	case r.Text.gone[c.Paragraph]:
		return Event{}, Refuse(ParagraphGone)
	case r.Text.Place(c.Paragraph) < 0:
		return Event{}, Refuse(UnknownItem)
	case w.Words == "":
		return Event{}, Refuse(Incomplete)
	case letters(w.Words) > MaxLetters:
		return Event{}, tooManyLetters(MaxLetters)
	}
	return Event{Kind: CommentMade, Alliance: c.Alliance, ID: c.ID, Text: w}, nil
}

// undecided finds a proposal that waits; one that was decided so already
// succeeds.
func (h *handling) undecided(r *Room, number int, as Verdict) (*Proposal, error) {
	if number < 1 || number > len(r.Proposals) {
		return nil, Refuse(UnknownItem)
	}
	switch p := &r.Proposals[number-1]; p.Verdict {
	case Undecided:
		return p, nil
	case as:
		return nil, errAgain
	}
	return nil, Refuse(AlreadyTaken)
}
