package exercise

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/bits"
	"strings"

	"tamrin/engine"
)

// Statement is what parties said in words.
type Statement struct {
	By       Actor
	Parties  uint64
	Title    map[string]string
	Words    map[string]string
	Public   bool
	Cells    uint64 // recipients of one that is not public, those of allies and partners included
	To       []string
	Alliance []string // alliances that it was addressed to
	Marks    []Mark
	Room     int   // the consultation whose joint text it is, or -1
	Question int   // the question that it answers, or -1
	At       int64 // exercise time, ms
	Scenario int64 // scenario time, Unix ms
}

// Said is a statement as the log keeps it.
type Said struct {
	Parties   []string          `json:"parties"`
	Title     map[string]string `json:"title,omitempty"` // by language
	Words     map[string]string `json:"words,omitempty"`
	Public    bool              `json:"public,omitempty"`
	To        []string          `json:"to,omitempty"`        // cells
	Alliances []string          `json:"alliances,omitempty"` // all of their members' cells, and partners' as the scenario shows statements
	Marks     []Mark            `json:"marks,omitempty"`
}

var (
	hows     = map[string]engine.How{"upholds": engine.Upheld, "strains": engine.Strained, "breaks": engine.Broken}
	postures = map[string]engine.Posture{"affirmed": engine.Affirmed, "qualified": engine.Qualified, "withdrawn": engine.Withdrawn}
)

// input turns a statement into what the engine takes.
func (s *State) saidInput(said *Said) (in engine.Input, err error) {
	in = engine.Input{Kind: engine.StatementMade, Said: &engine.Said{Public: said.Public, Digest: said.digest()}}
	for _, id := range said.Parties {
		q, err := s.find(engine.NounParty, id)
		if err != nil {
			return in, err
		}
		in.Said.By |= 1 << q
	}
	for _, m := range said.Marks {
		c, err := s.find(engine.NounCommitment, m.Commitment)
		if err != nil {
			return in, err
		}
		how, marks := hows[m.How]
		posture, declares := postures[m.Posture]
		if marks == (m.How == "") || declares == (m.Posture == "") {
			return in, fmt.Errorf("%q is done to no commitment", m.How+m.Posture)
		}
		if marks {
			in.Said.Marks = append(in.Said.Marks, engine.Mark{Commitment: c, How: how})
		}
		if declares {
			in.Said.Postures = append(in.Said.Postures, engine.Declared{Commitment: c, Posture: posture})
		}
	}
	return in, nil
}

// digest sums up a statement's words: worlds with other words are other worlds.
func (d *Said) digest() uint64 {
	b, err := json.Marshal(d) // maps are written in order
	if err != nil {
		panic("exercise: " + err.Error()) // texts can't fail
	}
	sum := sha256.Sum256(b)
	return binary.BigEndian.Uint64(sum[:])
}

// say folds a statement in.
func (s *State) say(e *Event) ([]engine.Effect, error) {
	if e.Said == nil {
		return nil, fmt.Errorf("nothing was said")
	}
	in, err := s.saidInput(e.Said)
	if err != nil {
		return nil, err
	}
	cells, err := s.recipients(e.Said)
	if err != nil {
		return nil, err
	}
	st := Statement{By: e.By, Parties: in.Said.By, Title: e.Said.Title, Words: e.Said.Words, Public: e.Said.Public, Cells: cells, To: e.Said.To,
		Alliance: e.Said.Alliances, Marks: e.Said.Marks, Room: -1, Question: -1, At: e.At}
	if e.Kind == QuestionAnswered {
		if e.Number < 1 || e.Number > len(s.Questions) {
			return nil, fmt.Errorf("there is no question %d", e.Number)
		}
		st.Question = e.Number - 1
	}
	s.keep(e.By.Seat, e.ID)
	effects, err := s.step(e, in)
	if err != nil {
		return nil, err
	}
	s.publish(st)
	return effects, nil
}

// recipients returns the cells to which a statement goes that is not public.
func (s *State) recipients(said *Said) (cells uint64, err error) {
	for _, id := range said.To {
		c, err := s.find(engine.NounCell, id)
		if err != nil {
			return 0, err
		}
		cells |= 1 << c
	}
	for _, id := range said.Alliances {
		i, err := s.find(engine.NounAlliance, id)
		if err != nil {
			return 0, err
		}
		a := &s.Program.Alliances[i]
		cells |= a.Cells
		if a.Src.Shows.Statements.V {
			cells |= s.PartnerCells(i, ^uint64(0))
		}
	}
	return cells, nil
}

// publish keeps a statement, and for each cell that it came.
func (s *State) publish(st Statement) {
	st.Scenario = s.World.ScenarioTime()
	n := len(s.Statements)
	s.Statements = append(s.Statements, st)
	for c := range s.heard {
		if s.Reaches(&st, c) {
			s.heard[c] = append(s.heard[c], n)
		}
	}
}

// Reaches reports whether a statement came to a cell: it is public, goes to it,
// or was made by one of its parties.
func (s *State) Reaches(st *Statement, cell int) bool {
	return st.Public || (st.Cells|s.Speakers(st.Parties))>>cell&1 == 1
}

// Speakers returns the cells that play any of the parties.
func (s *State) Speakers(parties uint64) (cells uint64) {
	for ; parties != 0; parties &= parties - 1 {
		cells |= s.Program.Parties[bits.TrailingZeros64(parties)].Cells
	}
	return cells
}

// Heard lists the statements that came to a cell, in the order in which they
// came, as its keys count them.
func (s *State) Heard(cell int) []int { return s.heard[cell] }

// statementOf returns the statement that a cell knows by a key.
func (s *State) statementOf(cell, key int) (int, bool) {
	if s.Oversees(cell) {
		return key - 1, key >= 1 && key <= len(s.Statements)
	}
	if key < 1 || key > len(s.heard[cell]) {
		return 0, false
	}
	return s.heard[cell][key-1], true
}

// issue makes a statement of a joint text to which everybody consented who had to.
func (s *State) issue(e *Event, r *Room, consented uint64) {
	r.Issued = len(s.Statements)
	st := Statement{By: e.By, Public: true, Words: map[string]string{}, Room: s.latest[r.Alliance], Question: -1, At: e.At}
	for m := consented; m != 0; m &= m - 1 {
		st.Parties |= 1 << s.Program.Alliances[r.Alliance].Members[bits.TrailingZeros64(m)]
	}
	for l, language := range s.Program.Scenario.Languages {
		var words []string
		for _, c := range r.Text.Clauses {
			if w := strings.TrimSpace(c.Bodies[l].Text); w != "" {
				words = append(words, w)
			}
		}
		if len(words) > 0 {
			st.Words[language] = strings.Join(words, "\n\n")
		}
	}
	s.publish(st)
}
