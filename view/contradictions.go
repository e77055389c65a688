package view

import "tamrin/exercise"

// contradictions lists what parties did unseen against their public words.
func (e eye) contradictions() (list []Contradiction) {
	if !e.suspects() {
		return nil
	}
	for _, x := range e.State.Contradictions() {
		c := &e.Program.Commitments[x.Private.Commitment]
		list = append(list, Contradiction{Commitment: c.ID, Title: titled(c.Src.Title, c.ID), Party: e.party(x.Party).Title, Public: e.stood(&x.Public), Private: e.stood(&x.Private)})
	}
	return list
}

// stood tells how parties stood by a commitment.
func (e eye) stood(s *exercise.Stand) Touch {
	t := Touch{How: howsOf[s.How], At: s.At, Scenario: e.story(s.Scenario), By: e.names(s.Parties), Public: s.Public}
	if s.How == 0 {
		t.Posture = posturesOf[s.Posture]
	}
	if s.Statement >= 0 {
		t.Title = e.statementTitle(&e.Statements[s.Statement])
	} else {
		o := &e.Program.Decisions[s.Decision].Options[s.Option]
		t.Title = titled(o.Src.Title, o.ID)
	}
	return t
}
