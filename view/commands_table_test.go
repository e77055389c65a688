package view_test

import (
	"slices"
	"strings"

	"tamrin/cotext"
	"tamrin/engine"
	"tamrin/exercise"
)

// negotiates draws something that a seat may try at a table, in public or of
// what others said, allowed or not.
func (p *play) negotiates(l *looker) exercise.Command {
	ally, party := "zz_wste_ally", "us"
	if l.letter == "p" || l.letter == "t" && p.r.IntN(2) == 0 || p.r.IntN(10) == 0 {
		ally = "zz_tpe_axis"
	}
	if l.letter == "s" {
		party = "rok"
	} else if strings.Contains("tp", l.letter) {
		party = map[string]string{"t": "japan", "p": "dprk"}[l.letter]
	}
	if p.wantsConsent(ally) && p.r.IntN(2) == 0 {
		return exercise.Consent{Alliance: ally, Version: p.version(ally)} // else hardly any text would ever issue
	}
	switch p.r.IntN(17) {
	case 15:
		return exercise.Consent{Alliance: ally, Version: p.version(ally)}
	case 0, 1:
		return exercise.CallConsultation{Alliance: ally}
	case 2:
		return exercise.EnterRoom{Alliance: ally}
	case 3, 4:
		if p.r.IntN(3) == 0 {
			return exercise.RefusePartner{Alliance: ally, Partner: "japan"}
		}
		return exercise.InvitePartner{Alliance: ally, Partner: "japan"}
	case 5:
		if p.r.IntN(4) == 0 {
			return pick[exercise.Command](p.r, exercise.EndConsultation{Alliance: ally}, exercise.WithdrawParty{Alliance: ally, Party: party}, exercise.RecallConsent{Alliance: ally})
		}
		return exercise.Consent{Alliance: ally, Version: p.version(ally)}
	case 6, 7:
		return p.edits(l, ally)
	case 8, 9:
		return exercise.Send{Room: ally, Text: p.atRoom(ally, "talk")}
	case 10:
		return exercise.ShowPartners{Alliance: ally, Item: pick(p.r, exercise.ShowConsultation, exercise.ShowText, exercise.CommitmentItem("zz_wste_mdt"), exercise.StatementItem(1+p.r.IntN(3)), p.private(l))}
	case 11, 12, 16:
		return p.speaks(l, party)
	}
	return p.signals(l)
}

func (p *play) version(ally string) int {
	a, _ := p.s.Program.Find(engine.NounAlliance, ally)
	if r := p.s.Table(a); r != nil {
		return r.Version
	}
	return 1
}

// wantsConsent reports whether somebody has consented to what is on the table.
func (p *play) wantsConsent(ally string) bool {
	a, _ := p.s.Program.Find(engine.NounAlliance, ally)
	r := p.s.Table(a)
	return r != nil && slices.ContainsFunc(r.Agreed, func(g exercise.Agreement) bool { return g.Standing })
}

// atRoom is a word for a room: with tokyo's letter at its partner's table only
// while tokyo is in.
func (p *play) atRoom(ally, word string) string {
	if ally == "zz_tpe_axis" {
		return "zz_tpe_" + word
	}
	a, _ := p.s.Program.Find(engine.NounAlliance, ally)
	if r := p.s.Table(a); r != nil && r.Partners != 0 {
		return "zz_wste_" + word
	}
	return "zz_wse_" + word
}

// edits changes a text, or remarks on it.
func (p *play) edits(l *looker, ally string) exercise.Command {
	para, word := pick(p.r, "zz_wste_para", "zz_wste_parb", "n1"), "zz_wste_edit"
	if ally == "zz_tpe_axis" {
		para, word = "zz_tpe_para", "zz_tpe_edit"
	}
	remark := strings.Replace(word, "edit", "remark", 1)
	switch p.r.IntN(7) {
	case 0:
		return exercise.AddParagraph{Alliance: ally, After: para, Words: map[string]string{"en": word}}
	case 1:
		return exercise.MoveParagraph{Alliance: ally, Paragraph: para}
	case 2:
		if p.r.IntN(4) == 0 {
			return exercise.RemoveParagraph{Alliance: ally, Paragraph: para}
		}
		return exercise.CommentOn{Alliance: ally, Paragraph: para, Words: remark}
	case 3:
		return exercise.Propose{Alliance: ally, Paragraph: para, Language: "en", Words: remark, Comment: remark}
	case 4:
		return pick[exercise.Command](p.r, exercise.AcceptProposal{Alliance: ally, Number: 1}, exercise.DeclineProposal{Alliance: ally, Number: 2}, exercise.ResolveComment{Alliance: ally, Number: 1})
	}
	return exercise.EditText{Alliance: ally, Paragraph: para, Language: pick(p.r, "en", "ar"), Base: p.r.IntN(2), Splices: cotext.Edit{{Put: word + " "}}}
}

// speaks makes a statement, or meets the press.
func (p *play) speaks(l *looker, party string) exercise.Command {
	all := map[string]string{"en": "zz_wstpoex_said", "ar": "zz_wstpoex_said"}
	if l.letter == "c" {
		return pick[exercise.Command](p.r, exercise.OpenConference{Parties: []string{pick(p.r, "us", "dprk")}, Title: map[string]string{"en": "zz_wstpoex_press"}},
			exercise.AskQuestion{Conference: 1, As: "zz_wstpoex_press", Words: "zz_wstpoex_press"}, exercise.CloseConference{Conference: 1})
	}
	st := exercise.MakeStatement{Parties: []string{party}, Words: all, Public: true}
	if strings.Contains("ws", l.letter) {
		st.Marks = []exercise.Mark{{Commitment: "zz_wste_mdt", How: "upholds", Posture: pick(p.r, "", "affirmed")}}
	}
	switch p.r.IntN(6) {
	case 0:
		st.Question = 1 + p.r.IntN(2)
	case 1: // to a cell
		to := pick(p.r, "tokyo", "pyongyang", "washington")
		st.Public, st.To = false, []string{to}
		word := "zz_" + l.letter + letterOf[to] + "e_said"
		st.Title, st.Words = map[string]string{"en": word}, map[string]string{"en": word}
	case 2, 3, 4: // to allies
		if strings.Contains("ws", l.letter) {
			st.Public, st.Alliances = false, []string{"zz_wste_ally"}
			st.Words = map[string]string{"en": "zz_wste_private"}
		}
	}
	return st
}

// signals records what somebody meant, or how it was received.
func (p *play) signals(l *looker) exercise.Command {
	about := pick(p.r, exercise.StatementItem(1+p.r.IntN(3)), exercise.PublicItem(1))
	cell := pick(p.r, "washington", "seoul", "tokyo", "pyongyang")
	if l.letter == "c" {
		return exercise.ReceiveSignal{About: about, Cell: cell, Words: "zz_" + letterOf[cell] + "e_felt"}
	}
	if p.r.IntN(2) == 0 {
		about = p.own(l, about)
		return exercise.MeanSignal{About: about, Audience: cell, Words: "zz_" + l.letter + "e_meant"}
	}
	return exercise.ReceiveSignal{About: about, Words: "zz_" + l.letter + "e_felt"}
}

// own names the last statement of the looker's own party, else what is given.
func (p *play) own(l *looker, item string) string {
	c, _ := p.s.Program.Find(engine.NounCell, l.Cell)
	for k, n := range p.s.Heard(c) {
		if p.s.Statements[n].Parties>>max(0, p.playedBy(l.Cell))&1 == 1 {
			item = exercise.StatementItem(k + 1)
		}
	}
	return item
}

// private names the last statement that its allies alone know, as the looker does.
func (p *play) private(l *looker) (item string) {
	c, _ := p.s.Program.Find(engine.NounCell, l.Cell)
	for k, n := range p.s.Heard(c) {
		if len(p.s.Statements[n].Alliance) > 0 {
			item = exercise.StatementItem(k + 1)
		}
	}
	return item
}

// isOut reports whether a word was published: a joint text that issued takes its
// words to everybody.
func (p *play) isOut(word string) bool {
	return slices.ContainsFunc(p.s.Statements, func(st exercise.Statement) bool {
		return st.Public && strings.Contains(st.Words["en"]+st.Words["ar"], word)
	})
}

// isForGuests reports whether tokyo may see a word of the alliance whose partner
// it is, as things stand: it is in the room, or was when that closed; or a
// member has shown what it stands in.
func (p *play) isForGuests(word string) bool {
	a, _ := p.s.Program.Find(engine.NounAlliance, "zz_wste_ally")
	inside, text := false, false
	for i := range p.s.Rooms {
		if r := &p.s.Rooms[i]; r.Alliance == a {
			inside = inside || r.Partners != 0
			text = text || r.TextShown || r.Partners != 0
		}
	}
	switch _, name, _ := strings.Cut(strings.TrimPrefix(word, "zz_"), "_"); {
	case !strings.HasPrefix(word, "zz_wste_"):
		return true
	case name == "agenda", name == "remark":
		return inside || p.isOut(word)
	case name == "draft", name == "edit", strings.HasPrefix(name, "par"):
		return text || p.isOut(word)
	case name == "private":
		return p.wasShown(word)
	case name == "treaty", name == "mdt":
		return p.s.ShownTo[exercise.Showing{Alliance: a, Item: exercise.CommitmentItem("zz_wste_mdt")}]
	}
	return true
}

// wasShown reports whether a member showed a statement with a word to partners.
func (p *play) wasShown(word string) bool {
	a, _ := p.s.Program.Find(engine.NounAlliance, "zz_wste_ally")
	for n, st := range p.s.Statements {
		if strings.Contains(st.Words["en"], word) && p.s.ShownTo[exercise.Showing{Alliance: a, Item: exercise.StatementItem(n + 1)}] {
			return true
		}
	}
	return false
}

// atTable reports whether what happens to an alliance is a cell's to see: it
// plays a member, or a partner that is in or to which something was shown.
func (p *play) atTable(a int, cell string, in func(uint64) bool) bool {
	def := &p.s.Program.Alliances[a]
	if in(def.Cells) {
		return true
	}
	place := def.Partner(p.playedBy(cell))
	if place < 0 || !in(p.s.Program.Parties[def.Partners[place]].Cells) {
		return false
	}
	for i := range p.s.Rooms {
		if r := &p.s.Rooms[i]; r.Alliance == a && (r.Partners|r.Objected)>>place&1 == 1 || r.Shown {
			return true
		}
	}
	for s := range p.s.ShownTo {
		if s.Alliance == a {
			return true
		}
	}
	return false
}

// playedBy is the party that a cell plays, or -1.
func (p *play) playedBy(cell string) int {
	c, ok := p.s.Program.Find(engine.NounCell, cell)
	for q := range p.s.Program.Parties {
		if ok && p.s.Program.Parties[q].Cells>>c&1 == 1 {
			return q
		}
	}
	return -1
}

// saidTo reports whether a statement, or a record of a signal, is a cell's to see.
func (p *play) saidTo(cell string, e *exercise.Event) bool {
	if e.Kind != exercise.StatementMade {
		return p.cellOf(e.By.Seat) == cell || e.Signal.Cell == cell && e.Kind == exercise.SignalReceived
	}
	q := p.playedBy(cell)
	for _, id := range e.Said.Parties {
		if q >= 0 && p.s.Program.Parties[q].ID == id {
			return true
		}
	}
	for _, id := range e.Said.Alliances {
		a, _ := p.s.Program.Find(engine.NounAlliance, id)
		c, ok := p.s.Program.Find(engine.NounCell, cell)
		if ok && p.s.Program.Alliances[a].Cells>>c&1 == 1 {
			return true
		}
	}
	return slices.Contains(e.Said.To, cell)
}
