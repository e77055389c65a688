package exercise

import (
	"maps"
	"slices"
	"strings"

	"tamrin/engine"
)

// speak judges a statement of parties, or an answer at a press conference.
func (h *handling) speak(c MakeStatement) (Event, error) {
	said := &Said{Public: c.Public || c.Question != 0, Marks: slices.Clone(c.Marks)}
	if err := h.mayWrite(c.ID, len(h.Statements), MaxStatements); err != nil {
		return Event{}, err
	}
	parties, err := h.speaksFor(c.Parties)
	if err != nil {
		return Event{}, err
	}
	said.Parties = c.Parties
	if said.Title, err = texts(c.Title, MaxSubject); err != nil {
		return Event{}, err
	}
	if said.Words, err = texts(c.Words, MaxLetters); err != nil {
		return Event{}, err
	}
	if err := h.addressees(c, said); err != nil {
		return Event{}, err
	}
	if len(said.Words) == 0 {
		return Event{}, Refuse(Incomplete)
	}
	e := Event{Kind: StatementMade, ID: c.ID, Said: said}
	if c.Question != 0 {
		if e.Number, err = h.question(c.Question, parties); err != nil {
			return Event{}, err
		}
		e.Kind = QuestionAnswered
	}
	if err := h.marks(said.Marks, parties); err != nil {
		return Event{}, err
	}
	in, bad := h.saidInput(said)
	if bad != nil {
		return Event{}, Refuse(Impossible)
	}
	return e, h.try(in)
}

// speaksFor checks that the seat may speak for all of the parties.
func (h *handling) speaksFor(ids []string) (parties uint64, err error) {
	for _, id := range ids {
		q, ok := h.Program.Find(engine.NounParty, id)
		if !ok || !h.playedHere(q) || parties>>q&1 == 1 {
			return 0, Refuse(NotAllowed)
		}
		parties |= 1 << q
	}
	switch {
	case parties == 0:
		return 0, Refuse(Incomplete)
	case !h.Seats[h.seat].Leads:
		return 0, Refuse(NotAllowed)
	}
	return parties, h.handsOn()
}

// texts cleans words by language and leaves out the empty ones.
func texts(in map[string]string, limit int) (map[string]string, error) {
	if len(in) > MaxTongues {
		return nil, Refuse(Limit)
	}
	out := maps.Clone(in)
	for language, words := range out {
		out[language] = clean(words)
		if letters(out[language]) > limit || len(language) > MaxName {
			return nil, tooManyLetters(limit)
		}
	}
	maps.DeleteFunc(out, func(_, words string) bool { return words == "" })
	if len(out) == 0 {
		return nil, nil // as the log gives it back
	}
	return out, nil
}

// addressees checks to whom a statement goes: everybody, or cells that the seat
// may write to and alliances whose member it speaks for.
func (h *handling) addressees(c MakeStatement, said *Said) error {
	if said.Public {
		return nil
	}
	if len(c.To) == 0 && len(c.Alliances) == 0 {
		return Refuse(Incomplete)
	}
	if _, err := h.addressed(c.To); err != nil {
		return err
	}
	for _, id := range c.Alliances {
		i, err := h.alliance(id)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(h.Program.Alliances[i].Members, h.playedHere) {
			return Refuse(UnknownItem)
		}
	}
	said.To, said.Alliances = c.To, c.Alliances
	return nil
}

// marks checks what a statement says of commitments: the speakers are party to
// each.
func (h *handling) marks(marks []Mark, parties uint64) error {
	if len(marks) > MaxMarks {
		return Refuse(Limit)
	}
	for _, m := range marks {
		c, ok := h.Program.Find(engine.NounCommitment, m.Commitment)
		if !ok || h.Bound(c)&parties == 0 {
			return Refuse(UnknownItem)
		}
	}
	return nil
}

// statementNamed finds the statement that the seat's cell calls by a name.
func (h *handling) statementNamed(item string) (int, bool) {
	key, ok := number(strings.TrimPrefix(item, statementItem), len(h.Statements))
	if !ok {
		return 0, false
	}
	return h.statementOf(h.cell(), key)
}
