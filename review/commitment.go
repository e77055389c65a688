package review

import (
	"tamrin/engine"
	"tamrin/exercise"
)

// Commitment is a promise with what became of it.
type Commitment struct {
	ID       string
	Title    Text
	From, To []Text
	First    string // its posture at STARTEX: affirmed, qualified, withdrawn
	Posture  string // that was declared last
	History  []Touch
}

// Touch is one time at which a commitment was upheld, strained or broken, or a
// posture was declared of it.
type Touch struct {
	How     string // upheld, strained, broken; empty where a posture was declared
	Posture string
	At      int64
	By      []Text // parties; none where nobody did it
	Title   Text   // of the option, statement, inject or consultation; nil where a rule did
	Public  bool
}

var (
	touched  = map[engine.How]string{engine.Upheld: "upheld", engine.Strained: "strained", engine.Broken: "broken"}
	postures = [...]string{engine.Affirmed: "affirmed", engine.Qualified: "qualified", engine.Withdrawn: "withdrawn"}
)

func (m *maker) commitments() (list []Commitment) {
	for i := range m.Program.Commitments {
		def := &m.Program.Commitments[i]
		c := Commitment{ID: def.ID, Title: titled(def.Src.Title, def.ID), From: m.parties(m.PartiesOf(def.Src.From)), To: m.parties(m.PartiesOf(def.Src.To)),
			First: postures[def.Posture], Posture: postures[m.World.Posture(i)]}
		for k := range m.Touches {
			if t := &m.Touches[k]; t.Commitment == i {
				c.History = append(c.History, m.touch(t))
			}
		}
		list = append(list, c)
	}
	return list
}

func (m *maker) touch(t *exercise.Touch) Touch {
	x := Touch{How: touched[t.How], At: t.At}
	if t.How == 0 {
		x.Posture = postures[t.Posture]
	}
	switch {
	case t.Statement >= 0:
		st := &m.Statements[t.Statement]
		x.By, x.Title, x.Public = m.parties(st.Parties), m.statementTitle(st), st.Public
	case t.Room >= 0:
		a := &m.Program.Alliances[m.Rooms[t.Room].Alliance]
		x.Title = titled(a.Src.Title, a.ID)
	case t.Delivery >= 0:
		d := &m.Deliveries[t.Delivery]
		x.Title, x.Public = m.injectTitle(d.Inject), d.Public
	case t.Cause.Kind == engine.ByDecision:
		def := &m.Program.Decisions[t.Cause.Item]
		x.By, x.Title, x.Public = m.parties(m.Deciders(t.Cause.Item)), titled(def.Src.Title, def.ID), m.Declared(t.Cause.Item)
	}
	return x
}

// statementTitle is what people call a statement: its title, the alliance's
// whose joint text it is, or its first words.
func (m *maker) statementTitle(st *exercise.Statement) Text {
	if st.Room >= 0 {
		a := &m.Program.Alliances[m.Rooms[st.Room].Alliance]
		return titled(a.Src.Title, a.ID)
	}
	if len(st.Title) > 0 {
		return st.Title
	}
	first := Text{}
	for language, words := range st.Words {
		if letters := []rune(words); len(letters) > 80 {
			words = string(letters[:80]) + "…"
		}
		first[language] = words
	}
	return first
}
