package engine_test

import (
	"fmt"
	"strconv"
	"strings"

	"tamrin/engine"
)

// talk reads a line of a script about a consultation.
func (s *player) talk(f []string, in *engine.Input) {
	in.Kind = map[string]engine.Kind{"call": engine.ConsultationCalled, "close": engine.ConsultationEnded,
		"revise": engine.TextChanged, "consent": engine.Consented, "unconsent": engine.ConsentWithdrawn,
		"out": engine.PartyWithdrawn, "invite": engine.PartnerInvited, "object": engine.PartnerRefused}[f[0]]
	in.Item = s.find(engine.NounAlliance, f[1])
	switch f[0] {
	case "close":
	case "revise":
		in.Value, _ = strconv.ParseInt(f[2], 10, 64)
	case "consent":
		in.Value, _ = strconv.ParseInt(f[3], 10, 64)
		fallthrough
	default:
		in.Party = s.find(engine.NounParty, f[2])
	}
}

// said reads a statement: who, to whom, and what it does to commitments.
func (s *player) said(f []string) *engine.Said {
	said := &engine.Said{Public: f[1] == "public", Digest: 7}
	for _, id := range strings.Split(f[0], ",") {
		said.By |= 1 << s.find(engine.NounParty, id)
	}
	for k := 2; k+1 < len(f); k += 2 {
		c := s.find(engine.NounCommitment, f[k+1])
		switch f[k] {
		case "upholds", "strains", "breaks":
			how := map[string]engine.How{"upholds": engine.Upheld, "strains": engine.Strained, "breaks": engine.Broken}[f[k]]
			said.Marks = append(said.Marks, engine.Mark{Commitment: c, How: how})
		default:
			said.Postures = append(said.Postures, engine.Declared{Commitment: c, Posture: postureOf(f[k])})
		}
	}
	return said
}

var postures = []string{"affirmed", "qualified", "withdrawn"}

func postureOf(word string) engine.Posture {
	for k, w := range postures {
		if w == word {
			return engine.Posture(k)
		}
	}
	panic(word)
}

// talks prints where consultations, postures and statements stand.
func (s *player) talks() {
	for i := range s.p.Alliances {
		a, c := &s.p.Alliances[i], s.w.Consultation(i)
		fmt.Fprintf(s.out, "%s: #%d open %v position %d version %d consents %s wanting %s out %s partners %s invited %s objected %s\n", a.ID,
			c.Number, c.Open, c.Position, c.Version, named(s.p, a.Members, c.Consents), named(s.p, a.Members, s.w.Wanting(i)),
			named(s.p, a.Members, c.Withdrawn), named(s.p, a.Partners, c.Partners), named(s.p, a.Partners, c.Invited), named(s.p, a.Partners, c.Objected))
	}
	for i, c := range s.p.Commitments {
		fmt.Fprintf(s.out, "%s is %s ", c.ID, postures[s.w.Posture(i)])
	}
	for i, q := range s.p.Parties {
		if n := s.w.Statements(i); n > 0 {
			fmt.Fprintf(s.out, "%s said %d ", q.ID, n)
		}
	}
	s.out.WriteString("\n")
}

// named lists the parties of a set of places.
func named(p *engine.Program, places []int, set uint64) string {
	var ids []string
	for k, q := range places {
		if set>>k&1 == 1 {
			ids = append(ids, p.Parties[q].ID)
		}
	}
	if len(ids) > 6 {
		return fmt.Sprintf("%d of %d", len(ids), len(places))
	}
	return "[" + strings.Join(ids, " ") + "]"
}

// tellTalk writes an effect of what is negotiated and said.
func tellTalk(p *engine.Program, e engine.Effect, party, by string) string {
	switch e.Kind {
	case engine.StatementNoted:
		return "statement by " + named(p, everyParty(p), e.Options)
	case engine.PostureDeclared:
		return fmt.Sprintf("commitment %s %s -> %s%s", p.Commitments[e.Item].ID, postures[e.From], postures[e.Value], by)
	}
	a := &p.Alliances[e.Item]
	members := named(p, a.Members, e.Options)
	switch e.Kind {
	case engine.TextRevised:
		return fmt.Sprintf("text of %s is version %d", a.ID, e.Value)
	case engine.ConsentsVoided:
		return fmt.Sprintf("text of %s: consents of %s are void", a.ID, members)
	case engine.ConsentGiven:
		return fmt.Sprintf("text of %s: consent to version %d%s", a.ID, e.Value, party)
	case engine.ConsentTakenBack:
		return fmt.Sprintf("text of %s: consent to version %d taken back%s", a.ID, e.Value, party)
	case engine.TextIssued:
		return fmt.Sprintf("text of %s issues: version %d by %s", a.ID, e.Value, members)
	case engine.TextDeadlocked:
		return fmt.Sprintf("text of %s deadlocked: version %d had %s", a.ID, e.Value, members)
	case engine.PartnerAwaited:
		return fmt.Sprintf("partner of %s invited for %s:%s", a.ID, clock(e.Value), strings.TrimPrefix(party, " by"))
	case engine.PartnerJoined:
		return fmt.Sprintf("partner of %s comes in:%s", a.ID, strings.TrimPrefix(party, " by"))
	case engine.PartnerLeft:
		return fmt.Sprintf("partner of %s is out:%s", a.ID, strings.TrimPrefix(party, " by"))
	case engine.PartyLeft:
		return fmt.Sprintf("member of %s is out:%s", a.ID, strings.TrimPrefix(party, " by"))
	}
	return fmt.Sprintf("unknown effect %d", e.Kind)
}

func everyParty(p *engine.Program) (all []int) {
	for i := range p.Parties {
		all = append(all, i)
	}
	return all
}
