package view

import (
	"slices"

	"tamrin/exercise"
)

// heard lists the statements that the viewer may read, as indexes, in the order
// in which they came to it; its keys count them.
func (e eye) heard() (list []int) {
	if e.cell >= 0 && !e.oversees() {
		for _, n := range e.Heard(e.cell) {
			if e.hears(&e.Statements[n]) {
				list = append(list, n)
			}
		}
		return list
	}
	for n := range e.Statements {
		if e.hears(&e.Statements[n]) {
			list = append(list, n)
		}
	}
	return list
}

func (e eye) declarations() (list []Declaration) {
	for k, n := range e.heard() {
		list = append(list, e.declaration(n, k+1))
	}
	return list
}

func (e eye) declaration(n, key int) Declaration {
	st := &e.Statements[n]
	d := Declaration{
		Key: key, By: e.names(st.Parties), Mine: e.isIn(e.Speakers(st.Parties)), Joint: st.Room >= 0, Public: st.Public,
		Title: e.statementTitle(st), Words: st.Words, At: st.At, Scenario: e.story(st.Scenario), Item: exercise.StatementItem(key),
	}
	if st.Question >= 0 {
		d.Answers = e.Questions[st.Question].Words
	}
	if !e.speaks(st.Parties) {
		return d
	}
	for _, id := range st.To {
		c, _ := e.findCell(id)
		d.To = append(d.To, e.cellTitle(c))
	}
	for _, id := range st.Alliance {
		d.To = append(d.To, e.allianceTitle(id))
	}
	d.Marks = e.markings(st.Marks)
	if seat, ok := e.State.Seat(st.By.Seat); ok && e.recognises(e.State.Seats[seat].Cell) {
		d.Seat, d.Name, d.Bot = st.By.Seat, st.By.Name, st.By.Bot
	}
	if !st.Public && e.acts() {
		d.Shows = e.showable(func(a int) bool { return e.PartnerCells(a, ^uint64(0))&^st.Cells != 0 })
	}
	return d
}

// statementTitle is what people call a statement: its title, or of a joint text
// the alliance.
func (e eye) statementTitle(st *exercise.Statement) Text {
	if st.Room >= 0 {
		a := &e.Program.Alliances[e.Rooms[st.Room].Alliance]
		return titled(a.Src.Title, a.ID)
	}
	return st.Title
}

var touches = map[string]string{"upholds": "upheld", "strains": "strained", "breaks": "broken"}

func (e eye) markings(marks []exercise.Mark) (list []Marking) {
	for _, m := range marks {
		list = append(list, Marking{m.Commitment, e.commitmentTitle(m.Commitment), touches[m.How], m.Posture})
	}
	return list
}

// showable lists the alliances to whose partners the viewer, as a member, may
// show something.
func (e eye) showable(may func(a int) bool) (list []Alliance) {
	for i := range e.Program.Alliances {
		a := &e.Program.Alliances[i]
		if len(a.Partners) > 0 && slices.ContainsFunc(a.Members, e.actsFor) && may(i) {
			list = append(list, Alliance{ID: a.ID, Title: titled(a.Src.Title, a.ID), Members: []Party{}})
		}
	}
	return list
}

// conferences lists the press conferences. They are the same for everybody but
// for what one may do.
func (e eye) conferences() (list []Conference) {
	keys := map[int]int{}
	for k, n := range e.heard() {
		keys[n] = k + 1
	}
	asks := e.cell >= 0 && e.AsksPress(e.cell) && (e.Role == Player || e.controls()) && e.writes()
	for i := range e.Conferences {
		c := &e.Conferences[i]
		mine := e.isIn(e.Speakers(c.Parties)) && e.Role == Player
		shown := Conference{Key: i + 1, By: e.names(c.Parties), Title: c.Title, At: c.At, Open: !c.Closed, Questions: []Question{}, Mine: mine,
			MayAsk: asks && !c.Closed, MayClose: !c.Closed && e.acts() && (mine || e.controls())}
		answers := !c.Closed && e.acts() && slices.ContainsFunc(e.partiesOf(c.Parties), e.actsFor)
		for q := range e.Questions {
			if e.Questions[q].Conference == i {
				shown.Questions = append(shown.Questions, e.askedAt(q, answers, keys))
			}
		}
		list = append(list, shown)
	}
	return list
}

// askedAt shows a question, with its answers, which are public.
func (e eye) askedAt(q int, answers bool, keys map[int]int) Question {
	asked := &e.Questions[q]
	shown := Question{Key: q + 1, From: e.cellOf(asked.By), Words: asked.Words, At: asked.At, MayAnswer: answers}
	if asked.As != "" {
		shown.From = Text{"": asked.As}
	}
	for n := range e.Statements {
		if e.Statements[n].Question == q {
			shown.Answers = append(shown.Answers, e.declaration(n, keys[n]))
		}
	}
	return shown
}

// speech tells what the viewer may say now.
func (e eye) speech() *Speech {
	if !e.acts() {
		return nil
	}
	s := &Speech{Parties: []Party{}, Cells: []Contact{}}
	var mask uint64
	for q := range e.Program.Parties {
		if e.actsFor(q) {
			mask |= 1 << q
		}
	}
	if mask == 0 {
		return nil
	}
	s.Parties = e.parties(mask)
	for _, c := range e.contacts() {
		if c.Cell != "" && !c.Own {
			s.Cells = append(s.Cells, c)
		}
	}
	for i := range e.Program.Alliances {
		if a := &e.Program.Alliances[i]; slices.ContainsFunc(a.Members, e.actsFor) {
			s.Alliances = append(s.Alliances, Alliance{ID: a.ID, Title: titled(a.Src.Title, a.ID), Members: []Party{}})
		}
	}
	for i := range e.Program.Commitments {
		if c := &e.Program.Commitments[i]; e.Bound(i)&mask != 0 {
			s.Commitments = append(s.Commitments, Marking{Commitment: c.ID, Title: titled(c.Src.Title, c.ID), Posture: e.posture(i)})
		}
	}
	return s
}
