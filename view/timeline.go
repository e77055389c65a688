package view

import (
	"cmp"
	"slices"

	"tamrin/engine"
	"tamrin/exercise"
)

// timeline lists what happened and can be observed, newest first.
func (e eye) timeline(sums map[string]tally) []Moment {
	list := slices.Concat(e.deliveredMoments(), e.decisionMoments(), e.writtenMoments(), e.statementMoments(), e.tableMoments())
	for _, o := range e.outcomes() {
		list = append(list, Moment{Kind: OutcomeMoment, At: o.At, Title: o.Title})
	}
	slices.SortStableFunc(list, func(a, b Moment) int { return cmp.Compare(b.At, a.At) })
	list = list[:min(len(list), MaxMoments)]
	for i := range list {
		list[i].Count = sums[list[i].Item].count
	}
	return list
}

// latest is where the last of n things in order of time begin that a timeline
// may need.
func latest(n int) int { return max(n-MaxMoments, 0) }

func (e eye) deliveredMoments() []Moment {
	list := []Moment{}
	for i := latest(len(e.Deliveries)); i < len(e.Deliveries); i++ {
		d := &e.Deliveries[i]
		w := e.words(d.Inject)
		m := Moment{Kind: InjectMoment, Item: exercise.InjectItem(e.InjectName(d.Inject)), At: d.At, Scenario: e.story(d.Scenario),
			Title: w.title, Cells: e.cells(d.Cells)}
		if w.src != nil {
			m.Tasks = aims(w.src.Objectives)
		}
		list = append(list, m)
	}
	return list
}

func (e eye) decisionMoments() []Moment {
	list := []Moment{}
	for _, d := range e.Opened {
		def, w := &e.Program.Decisions[d], e.World.Decision(d)
		m := Moment{Kind: OpenMoment, Item: exercise.DecisionItem(def.ID), At: w.OpenedAt, Title: titled(def.Src.Title, def.ID),
			Cells: e.cells(def.Cells), Tasks: aims(def.Src.Objectives)}
		list = append(list, m)
		if w.Status != engine.Closed {
			continue
		}
		m.Kind, m.At, m.Scenario = DecideMoment, w.ClosedAt, e.story(e.Answers[d].Scenario)
		for _, o := range e.options(d, w.Options, 0) {
			m.Options = append(m.Options, o.Title)
		}
		list = append(list, m)
	}
	return list
}

func (e eye) writtenMoments() []Moment {
	list := []Moment{}
	for i := latest(len(e.Messages)); i < len(e.Messages); i++ {
		m := &e.Messages[i]
		list = append(list, Moment{Kind: MessageMoment, Item: exercise.MessageItem(i + 1), At: m.At, Scenario: e.story(m.Scenario),
			Title: e.sender(m), Words: excerpt(m.Subject, m.Text), Cells: e.concerned(m.From, m.Cells)})
	}
	for i := latest(len(e.Requests)); i < len(e.Requests); i++ {
		r := &e.Requests[i]
		list = append(list, Moment{Kind: RequestMoment, Item: exercise.RequestItem(i + 1), At: r.At, Scenario: e.story(r.Scenario),
			Title: e.cellTitle(r.Cell), Words: excerpt(r.Subject, r.Text), Cells: e.concerned(r.Cell, 0)})
	}
	return list
}

func (e eye) statementMoments() []Moment {
	list := []Moment{}
	for i := latest(len(e.Statements)); i < len(e.Statements); i++ {
		st := &e.Statements[i]
		m := Moment{Kind: StatementMoment, Item: exercise.StatementItem(i + 1), At: st.At, Scenario: e.story(st.Scenario),
			Title: e.statementTitle(st), Options: e.names(st.Parties), Cells: e.cells(e.Speakers(st.Parties))}
		if len(m.Title) == 0 {
			m.Title = Text{}
			for language, words := range st.Words {
				m.Title[language] = excerpt("", words)
			}
		}
		list = append(list, m)
	}
	return list
}

// tableMoments lists when alliances began to consult, and when they did so in vain.
func (e eye) tableMoments() []Moment {
	list := []Moment{}
	for i := latest(len(e.Rooms)); i < len(e.Rooms); i++ {
		r := &e.Rooms[i]
		a := &e.Program.Alliances[r.Alliance]
		m := Moment{Kind: ConsultMoment, Item: exercise.RoomItem(i + 1), At: r.At, Scenario: e.story(r.Scenario),
			Title: titled(a.Src.Title, a.ID), Cells: e.cells(a.Cells)}
		list = append(list, m)
		if !r.Open() && r.How == engine.Deadlocked {
			m.Kind, m.At, m.Scenario = DeadlockMoment, r.Closed, 0
			list = append(list, m)
		}
	}
	return list
}

// concerned lists the cell that wrote and then those it wrote to.
func (e eye) concerned(from int, to uint64) []string {
	return append(e.cells(1<<from), e.cells(to&^(1<<from))...)
}

// excerptLetters is how many characters of a text stand on the timeline.
const excerptLetters = 200

func excerpt(subject, text string) string {
	if subject != "" {
		text = subject + ": " + text
	}
	if letters := []rune(text); len(letters) > excerptLetters {
		return string(letters[:excerptLetters]) + "…"
	}
	return text
}

// called is what people call an item of the timeline.
func (e eye) called(item string) Text {
	kind, i, ok := e.Item(item)
	if !ok {
		return nil
	}
	switch kind {
	case exercise.AnInject:
		return e.words(i).title
	case exercise.ADecision:
		return titled(e.Program.Decisions[i].Src.Title, e.Program.Decisions[i].ID)
	case exercise.AMessage:
		return Text{"": excerpt(e.Messages[i].Subject, e.Messages[i].Text)}
	case exercise.ARequest:
		return Text{"": excerpt(e.Requests[i].Subject, e.Requests[i].Text)}
	case exercise.AStatement:
		return e.statementTitle(&e.Statements[i])
	case exercise.ARoom:
		a := &e.Program.Alliances[e.Rooms[i].Alliance]
		return titled(a.Src.Title, a.ID)
	}
	return titled(e.Program.Commitments[i].Src.Title, e.Program.Commitments[i].ID)
}
