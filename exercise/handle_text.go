package exercise

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tamrin/cotext"
	"tamrin/engine"
)

// judgeText judges what somebody does to a joint text.
func (h *handling) judgeText() (Event, error) {
	switch c := h.Do.(type) {
	case EditText:
		return h.editText(c)
	case AddParagraph:
		return h.addParagraph(c)
	case RemoveParagraph:
		return h.shift(Event{Kind: ParagraphRemoved, Alliance: c.Alliance, Text: &Work{Paragraph: c.Paragraph}})
	case MoveParagraph:
		return h.shift(Event{Kind: ParagraphMoved, Alliance: c.Alliance, Text: &Work{Paragraph: c.Paragraph, After: c.After}})
	case AcceptProposal:
		return h.acceptProposal(c)
	}
	return h.amend(h.Do.(PlayAmend))
}

// drafts finds the table at which the seat may change the text, and checks that
// there is room for what it writes under an identifier.
func (h *handling) drafts(alliance, id string) (int, *Room, error) {
	i, r, err := h.table(alliance)
	if err != nil {
		return 0, nil, err
	}
	if !h.member(r) {
		return 0, nil, Refuse(NotMember)
	}
	if err := h.mayWrite(id, h.edits, MaxEdits); err != nil {
		return 0, nil, err
	}
	if r.Version == 0 {
		return 0, nil, Refuse(NoConsultation) // it is talk alone
	}
	return i, r, nil
}

// member reports whether the seat's cell acts for a member at the table.
func (h *handling) member(r *Room) bool {
	for k, q := range h.Program.Alliances[r.Alliance].Members {
		if r.Withdrawn>>k&1 == 0 && h.playedHere(q) {
			return true
		}
	}
	return false
}

func (h *handling) editText(c EditText) (Event, error) {
	i, r, err := h.drafts(c.Alliance, c.ID)
	if err != nil {
		return Event{}, err
	}
	splices, err := h.moved(r, BodyEdit{c.Paragraph, c.Language, c.Base, c.Splices})
	if err != nil {
		return Event{}, err
	}
	if len(splices) == 0 {
		return Event{}, errAgain // others have done all of it
	}
	w := &Work{Edits: []BodyEdit{{c.Paragraph, c.Language, c.Base, splices}}}
	return Event{Kind: TextEdited, Alliance: c.Alliance, ID: c.ID, Text: w}, h.try(engine.Input{Kind: engine.TextChanged, Item: i})
}

// moved checks an edit of a body and moves it over what came since its base.
func (h *handling) moved(r *Room, e BodyEdit) (cotext.Edit, error) {
	b := r.Text.Body(e.Paragraph, h.tongue(e.Language))
	switch {
	case b == nil && r.Text.gone[e.Paragraph]:
		return nil, Refuse(ParagraphGone)
	case b == nil:
		return nil, Refuse(UnknownItem)
	case len(e.Splices) > MaxSplices || e.Base < 0 || e.Base > b.Version:
		return nil, Refuse(Impossible)
	case !b.knows(e.Base):
		return nil, stale(Paragraph{b.Text, b.Version, b.By, b.At})
	}
	splices, adds := slices.Clone(e.Splices), 0
	for k := range splices {
		splices[k].Put = printable(splices[k].Put)
		adds += utf8.RuneCountInString(splices[k].Put)
	}
	switch {
	case adds > MaxBody: // before anything is counted of it
		return nil, tooManyLetters(MaxBody)
	case !splices.Fits(b.lengthAt(e.Base)):
		return nil, Refuse(Impossible)
	}
	splices = b.rebase(cotext.Compose(splices, nil), e.Base)
	if grows := splices.Grows(); grows > 0 && utf8.RuneCountInString(b.Text)+grows > MaxBody {
		return nil, tooManyLetters(MaxBody)
	}
	return splices, nil
}

// printable takes out of what is put into a text what can't be shown.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func (h *handling) addParagraph(c AddParagraph) (Event, error) {
	i, r, err := h.drafts(c.Alliance, c.ID)
	if err != nil {
		return Event{}, err
	}
	if len(r.Text.Clauses) >= MaxParagraphs {
		return Event{}, Refuse(Limit)
	}
	if err := h.behind(r, c.After); err != nil {
		return Event{}, err
	}
	w := &Work{Paragraph: r.Text.freshID(), After: c.After}
	for language := range c.Words {
		if h.tongue(language) < 0 {
			return Event{}, Refuse(UnknownItem)
		}
	}
	for _, language := range h.Program.Scenario.Languages {
		words := printable(c.Words[language])
		switch {
		case letters(words) > MaxBody:
			return Event{}, tooManyLetters(MaxBody)
		case words != "":
			w.Edits = append(w.Edits, BodyEdit{Paragraph: w.Paragraph, Language: language, Splices: cotext.Edit{{Put: words}}})
		}
	}
	return Event{Kind: ParagraphAdded, Alliance: c.Alliance, ID: c.ID, Text: w}, h.try(engine.Input{Kind: engine.TextChanged, Item: i})
}

// behind checks that there is a paragraph behind which another may come.
func (h *handling) behind(r *Room, after string) error {
	switch {
	case after == "" || r.Text.Place(after) >= 0:
		return nil
	case r.Text.gone[after]:
		return Refuse(ParagraphGone)
	}
	return Refuse(UnknownItem)
}

// shift judges that a paragraph is taken out or moved.
func (h *handling) shift(e Event) (Event, error) {
	i, r, err := h.drafts(e.Alliance, "")
	if err != nil {
		return Event{}, err
	}
	at := r.Text.Place(e.Text.Paragraph)
	switch {
	case at < 0 && e.Kind == ParagraphRemoved && r.Text.gone[e.Text.Paragraph]:
		return Event{}, errAgain
	case at < 0 && r.Text.gone[e.Text.Paragraph]:
		return Event{}, Refuse(ParagraphGone)
	case at < 0 || e.Text.After == e.Text.Paragraph:
		return Event{}, Refuse(UnknownItem)
	}
	if err := h.behind(r, e.Text.After); err != nil {
		return Event{}, err
	}
	if e.Kind == ParagraphMoved && r.Text.Place(e.Text.After) == at-1 {
		return Event{}, errAgain // it stands there
	}
	return e, h.try(engine.Input{Kind: engine.TextChanged, Item: i})
}

// acceptProposal puts a proposal's words into the text, moved over what was
// written since it was made.
func (h *handling) acceptProposal(c AcceptProposal) (Event, error) {
	i, r, err := h.drafts(c.Alliance, "")
	if err != nil {
		return Event{}, err
	}
	p, err := h.undecided(r, c.Number, TakenIn)
	if err != nil {
		return Event{}, err
	}
	b := r.Text.Body(p.Paragraph, h.tongue(p.Language))
	if b == nil {
		return Event{}, Refuse(ParagraphGone)
	}
	splices := cotext.Between(b.Text, p.Words)
	if b.knows(p.base) {
		splices = b.rebase(p.edit, p.base)
	}
	if utf8.RuneCountInString(b.Text)+splices.Grows() > MaxBody {
		return Event{}, tooManyLetters(MaxBody)
	}
	e := Event{Kind: ProposalAccepted, Alliance: c.Alliance, Number: c.Number, Text: &Work{Edits: []BodyEdit{{p.Paragraph, p.Language, p.base, splices}}}}
	return e, h.try(engine.Input{Kind: engine.TextChanged, Item: i})
}

// amend judges a bot's change of the text.
func (h *handling) amend(c PlayAmend) (Event, error) {
	i, _, r, err := h.botAt(c.Alliance, c.Party)
	if err != nil {
		return Event{}, err
	}
	w := &Work{Digest: c.Digest}
	for _, e := range c.Edits {
		if e.Splices, err = h.moved(r, e); err != nil {
			return Event{}, err
		}
		w.Edits = append(w.Edits, e)
	}
	return Event{Kind: TextEdited, Alliance: c.Alliance, Text: w}, h.try(engine.Input{Kind: engine.TextChanged, Item: i, Value: c.Digest})
}
