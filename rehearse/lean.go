package rehearse

import (
	"errors"
	"slices"
	"strings"

	"tamrin/diag"
	"tamrin/lang"
	"tamrin/scenario"
)

// Lean returns the scenario with one leaning changed, as written in
// "party.decision.option=weight", or "member.alliance.consent=weight" (amend,
// refuse) for what a bot does about a joint text. The weight is a number of at least 0, or a
// CEL expression as the scenario's own `bot` may be. The error is a *Problem.
// The scenario given is not changed.
func Lean(s *scenario.Scenario, change string) (*scenario.Scenario, error) {
	path, weight, ok := strings.Cut(change, "=")
	names := strings.Split(strings.TrimSpace(path), ".")
	if !ok || len(names) != 3 {
		return nil, problem(lang.Words{
			"%q is no leaning; write party.decision.option=weight, such as us.answer_launch.consult=5",
			"%q ليس ميلًا؛ اكتب party.decision.option=weight، مثل us.answer_launch.consult=5",
		}, change)
	}
	party, decision, option := names[0], names[1], names[2]
	d := slices.IndexFunc(s.Decisions, func(d scenario.Decision) bool { return d.ID == decision })
	if a := slices.IndexFunc(s.Alliances, func(a scenario.Alliance) bool { return a.ID == decision }); d < 0 && a >= 0 {
		return leanOnText(s, a, party, option, strings.TrimSpace(weight))
	}
	if d < 0 {
		return nil, unknown(lang.Words{"decision", "قرار"}, decision, idsOf(s.Decisions, func(d scenario.Decision) string { return d.ID }))
	}
	src := s.Decisions[d]
	if !slices.ContainsFunc(src.By, func(r scenario.Ref) bool { return r.ID == party }) {
		return nil, unknown(lang.Words{"party of " + decision, "طرف في " + decision}, party, idsOf(src.By, func(r scenario.Ref) string { return r.ID }))
	}
	o := slices.IndexFunc(src.Options, func(o scenario.Option) bool { return o.ID == option })
	if o < 0 {
		return nil, unknown(lang.Words{"option of " + decision, "خيار في " + decision}, option, idsOf(src.Options, func(o scenario.Option) string { return o.ID }))
	}
	lean, err := weigh(strings.TrimSpace(weight))
	if err != nil {
		return nil, err
	}
	changed := *s
	changed.Decisions = slices.Clone(s.Decisions)
	changed.Decisions[d].Options = slices.Clone(src.Options)
	changed.Decisions[d].Options[o].Bot = withParty(src.Options[o].Bot, src.By, party, lean)
	return &changed, nil
}

// leanOnText changes how a member's bot leans when a joint text is on the table.
func leanOnText(s *scenario.Scenario, a int, party, stance, weight string) (*scenario.Scenario, error) {
	src := s.Alliances[a]
	members := idsOf(src.Members, func(r scenario.Ref) string { return r.ID })
	if !slices.Contains(members, party) {
		return nil, unknown(lang.Words{"member of " + src.ID, "عضو في " + src.ID}, party, members)
	}
	stances := []string{"consent", "amend", "refuse"}
	k := slices.Index(stances, stance)
	if k < 0 {
		return nil, unknown(lang.Words{"stance on a text", "موقف من نص"}, stance, stances)
	}
	lean, err := weigh(weight)
	if err != nil {
		return nil, err
	}
	bots := slices.Clone(src.Bots)
	b := slices.IndexFunc(bots, func(n scenario.Negotiator) bool { return n.ID == party })
	if b < 0 {
		b = len(bots)
		bots = append(bots, scenario.Negotiator{Item: scenario.Item{ID: party}})
	}
	*[]*scenario.Lean{&bots[b].Consent, &bots[b].Amend, &bots[b].Refuse}[k] = lean
	changed := *s
	changed.Alliances = slices.Clone(s.Alliances)
	changed.Alliances[a].Bots = bots
	return &changed, nil
}

// weigh reads a weight: a number, else an expression for the compiler to check.
func weigh(text string) (scenario.Lean, error) {
	w, err := scenario.ParseDecimal(text)
	if err == nil && w.Num >= 0 {
		return scenario.Lean{Weight: w}, nil
	}
	var malformed *scenario.Malformed
	if text == "" || err == nil || errors.As(err, &malformed) && strings.Trim(text, "-.0123456789%") == "" {
		return scenario.Lean{}, problem(lang.Words{
			"%q is no weight; write a number of at least 0 or an expression in CEL",
			"%q ليس وزنًا؛ اكتب عددًا لا يقل عن 0 أو عبارة CEL",
		}, text)
	}
	at := diag.Span{File: "--lean", Line: 1, Col: 1, Len: len([]rune(text))}
	return scenario.Lean{Expr: scenario.Expr{Src: text, At: at}}, nil
}

// withParty returns a leaning that is the same for every party but one.
func withParty(old scenario.Lean, by []scenario.Ref, party string, lean scenario.Lean) scenario.Lean {
	var all scenario.Lean
	for _, r := range by {
		own := scenario.Lean{Weight: old.Weight, Expr: old.Expr}
		for _, p := range old.ByParty {
			if p.Party.ID == r.ID {
				own = p.Lean
			}
		}
		if r.ID == party {
			own = lean
		}
		all.ByParty = append(all.ByParty, scenario.PartyLean{Party: r, Lean: own})
	}
	return all
}

func unknown(kind lang.Words, id string, known []string) error {
	w := lang.Words{"there is no " + kind.En + " named %q", "لا يوجد " + kind.Ar + " اسمه %q"}.Format(id)
	if hint := diag.DidYouMean(id, known); !hint.Zero() {
		w.En, w.Ar = w.En+"; "+hint.En, w.Ar+"؛ "+hint.Ar
	}
	return &Problem{w}
}

func idsOf[T any](all []T, id func(T) string) []string {
	var ids []string
	for _, x := range all {
		ids = append(ids, id(x))
	}
	return ids
}
