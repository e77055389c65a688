package exercise

import (
	"cmp"
	"slices"

	"tamrin/engine"
	"tamrin/scenario"
)

// The review of strategies, after ENDEX. Control and evaluators propose changes;
// who leads a cell approves or refuses for the parties that it plays, control for
// any party, with a reason: capitals answer after the seats are empty.
type (
	// ProposeAmendment proposes a change of a tenet, or words one anew; what parties
	// said of an earlier wording counts no more. Base is filled in.
	ProposeAmendment struct {
		ID     string // 8 to 64 of a-z A-Z 0-9 _ -, made up by the writer's page
		Change TenetChange
	}
	// JudgeAmendment approves a change for a party, or refuses it with a reason.
	// Party may be empty where the seat's cell plays one that is asked.
	JudgeAmendment struct {
		ID, Party string
		Wording   int // that was read, from 1
		Approve   bool
	}
	// WithdrawAmendment takes a proposal back, with a reason.
	WithdrawAmendment struct{ ID string }
)

func (ProposeAmendment) command()  {}
func (JudgeAmendment) command()    {}
func (WithdrawAmendment) command() {}

// Limits of a strategy's review.
const (
	MaxAmendments  = 200   // of one strategy
	MaxWordings    = 100   // of one change
	MaxTenetWords  = 2_000 // characters of a tenet in one language, or of a finding
	MaxTiedOptions = 200   // of one tenet, of each kind
)

func (h *handling) proposeAmendment(c ProposeAmendment) (Event, error) {
	w := c.Change
	i, ok := h.Program.Find(engine.NounStrategy, w.Strategy)
	if !h.Oversees(h.cell()) {
		return Event{}, Refuse(NotAllowed)
	}
	if !ok {
		return Event{}, Refuse(UnknownItem)
	}
	if err := h.wording(i, &w); err != nil {
		return Event{}, err
	}
	st := &h.Strategies[i]
	w.Base = st.Now().Number
	e := Event{Kind: AmendmentProposed, ID: c.ID, Amendment: &w}
	of, old := h.amendment(c.ID)
	switch {
	case old == nil && !goodID(c.ID):
		return Event{}, Refuse(Impossible)
	case old == nil && len(st.Amendments) >= MaxAmendments:
		return Event{}, Refuse(Limit)
	case old == nil:
		return e, nil
	case of != i || old.Now().Tenet != w.Tenet || old.Version > 0 || old.Withdrawn != nil:
		return Event{}, Refuse(Impossible)
	case same(&old.Now().TenetChange, &w):
		return Event{}, errAgain
	case len(old.Wordings) >= MaxWordings:
		return Event{}, Refuse(Limit)
	}
	return e, nil
}

// same reports whether a change is worded as it was, against the same version.
func same(a, b *TenetChange) bool {
	return a.Base == b.Base && a.Finding == b.Finding && a.equal(&Tenet{Text: b.Text, Options: b.Options, Against: b.Against})
}

// wording checks what is to become of a tenet of strategy i.
func (h *handling) wording(i int, w *TenetChange) (err error) {
	if w.Finding = clean(w.Finding); letters(w.Finding) > MaxTenetWords {
		return tooManyLetters(MaxTenetWords)
	}
	if w.Text, err = texts(w.Text, MaxTenetWords); err != nil {
		return err
	}
	now := h.Strategies[i].Now()
	t := now.Tenet(w.Tenet)
	if len(w.Text) == 0 {
		w.Text, w.Options, w.Against = nil, nil, nil
	}
	switch {
	case w.Finding == "" || t == nil && len(w.Text) == 0:
		return Refuse(Incomplete)
	case t == nil && (!scenario.IsIdentifier(w.Tenet) || scenario.Reserved(w.Tenet)):
		return Refuse(Impossible)
	case t == nil && len(now.Tenets) >= scenario.MaxTenets:
		return Refuse(Limit)
	case len(w.Text) == 0 && len(now.Tenets) == 1:
		return Refuse(LastTenet)
	}
	if w.Options, err = h.tied(i, w.Options); err == nil {
		w.Against, err = h.tied(i, w.Against)
	}
	switch {
	case err != nil:
		return err
	case slices.ContainsFunc(w.Options, func(o string) bool { return slices.Contains(w.Against, o) }):
		return Refuse(BothWays)
	case w.equal(t):
		return Refuse(NoChange)
	}
	return nil
}

// tied checks the options that a tenet is to name: each is of a decision that a
// holder takes. They are kept in the scenario's order.
func (h *handling) tied(i int, names []string) ([]string, error) {
	if len(names) > MaxTiedOptions {
		return nil, Refuse(Limit)
	}
	type place struct{ decision, option int }
	at := map[string]place{}
	for _, name := range names {
		d, o, ok := h.OptionOf(name)
		if !ok || !slices.ContainsFunc(h.Program.Decisions[d].Parties, func(q int) bool { return slices.Contains(h.Program.Strategies[i].Holders, q) }) {
			return nil, Refuse(UnknownItem)
		}
		at[name] = place{d, o}
	}
	list := slices.Clone(names)
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(cmp.Compare(at[a].decision, at[b].decision), cmp.Compare(at[a].option, at[b].option))
	})
	return slices.Compact(list), nil
}

func (h *handling) judgeAmendment(c JudgeAmendment) (Event, error) {
	i, change := h.amendment(c.ID)
	if change == nil || !h.holdsStrategy(i) {
		return Event{}, Refuse(UnknownItem)
	}
	q, err := h.voiceOf(i, c.Party)
	if err != nil {
		return Event{}, err
	}
	e := Event{Kind: AmendmentRefused, ID: c.ID, Party: h.Program.Parties[q].ID, Version: c.Wording}
	if c.Approve {
		e.Kind = AmendmentApproved
	}
	switch standing := h.Standing(i, change); {
	case standing == Taken || standing == Withdrawn:
		return Event{}, Refuse(Settled)
	case standing == Outdated:
		return Event{}, Refuse(TenetMoved)
	case c.Wording != len(change.Wordings):
		return Event{}, Refuse(OldVersion)
	case h.Reason == "" && (!c.Approve || h.IsControl(h.cell())):
		return Event{}, Refuse(NoReason)
	}
	if v := change.Voice(q); v != nil && v.Approves == c.Approve && v.Reason == h.Reason {
		return Event{}, errAgain
	}
	return e, nil
}

// holdsStrategy reports whether the seat may know of a strategy.
func (h *handling) holdsStrategy(i int) bool {
	return h.Oversees(h.cell()) || h.Program.Strategies[i].Cells>>h.cell()&1 == 1
}

// voiceOf finds the party for which the seat judges a change of strategy i.
func (h *handling) voiceOf(i int, party string) (int, error) {
	found := -1
	control := h.IsControl(h.cell())
	for _, q := range h.Program.Strategies[i].Consent {
		p := &h.Program.Parties[q]
		if party != "" && p.ID != party || !control && p.Cells>>h.cell()&1 == 0 {
			continue
		}
		if found >= 0 {
			return 0, Refuse(Incomplete) // which of them?
		}
		found = q
	}
	if found < 0 || !control && !h.Seats[h.seat].Leads {
		return 0, Refuse(NotAllowed)
	}
	return found, nil
}

func (h *handling) withdrawAmendment(c WithdrawAmendment) (Event, error) {
	_, change := h.amendment(c.ID)
	switch {
	case !h.Oversees(h.cell()):
		return Event{}, Refuse(NotAllowed)
	case change == nil:
		return Event{}, Refuse(UnknownItem)
	case change.Withdrawn != nil:
		return Event{}, errAgain
	case change.Version > 0:
		return Event{}, Refuse(Settled)
	case h.Reason == "":
		return Event{}, Refuse(NoReason)
	}
	return Event{Kind: AmendmentWithdrawn, ID: c.ID}, nil
}
