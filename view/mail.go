package view

import (
	"cmp"
	"math/bits"
	"slices"

	"tamrin/exercise"
)

// talk is a thread being gathered, and who is in it so far.
type talk struct {
	Thread
	cells  uint64
	bodies []string
}

// talks lists the talks that the viewer may see, those with the latest word
// first, and by its number what was said in each consultation. Keys count what
// the viewer sees, as exercise counts it for the cell.
func (e eye) talks() ([]Thread, map[int][]Message) {
	inRooms := map[int][]Message{}
	talks, at := []talk{}, map[int]int{} // by the message with which a thread began: its place in talks
	keys, last := make([]int, len(e.Messages)), 0
	for i := range e.Messages {
		m := &e.Messages[i]
		if !e.corresponds(m) {
			continue
		}
		last++
		keys[i] = last
		if m.Room >= 0 {
			inRooms[m.Room] = append(inRooms[m.Room], e.message(i, keys))
			continue
		}
		t, seen := at[m.Thread]
		if !seen {
			t = len(talks)
			at[m.Thread] = t
			talks = append(talks, talk{Thread: Thread{Key: last, Subject: m.Subject}})
		}
		talks[t].add(m, e.shownTo(m), e.message(i, keys))
	}
	slices.SortStableFunc(talks, func(a, b talk) int { return cmp.Compare(b.latest(), a.latest()) })
	threads := make([]Thread, len(talks))
	for i := range talks {
		threads[i] = talks[i].Thread
		threads[i].With = e.with(&talks[i])
	}
	return threads, inRooms
}

// add puts a message into its talk, as it is shown, with the recipients shown.
func (t *talk) add(m *exercise.Message, to uint64, shown Message) {
	t.Messages = append(t.Messages, shown)
	t.At, t.Waits = shown.At, shown.Waits
	if !shown.Read {
		t.Unread++
	}
	if m.As == "" {
		t.cells |= 1 << m.From
	} else {
		t.meet(m.As)
	}
	for _, b := range m.Bodies {
		t.meet(b)
	}
	t.cells |= to
}

func (t *talk) meet(body string) {
	if !slices.Contains(t.bodies, body) {
		t.bodies = append(t.bodies, body)
	}
}

// latest is the key of the last message: later ones have larger keys.
func (t *talk) latest() int { return t.Messages[len(t.Messages)-1].Key }

// with names everybody in a talk but the viewer's own cell.
func (e eye) with(t *talk) []Text {
	list := []Text{}
	for c := range e.Program.Cells {
		if t.cells>>c&1 == 1 && c != e.cell {
			list = append(list, e.cellTitle(c))
		}
	}
	for _, b := range t.bodies {
		list = append(list, e.body(b))
	}
	return list
}

// message shows a message that the viewer may see.
func (e eye) message(i int, keys []int) Message {
	m := &e.Messages[i]
	shown := Message{
		Key: keys[i], Mine: m.From == e.cell, From: e.sender(m), To: []Text{},
		Bodies: m.Bodies, Subject: m.Subject, Text: m.Text, At: m.At, Scenario: e.story(m.Scenario), Read: true,
	}
	if m.Reply >= 0 {
		shown.Reply = keys[m.Reply]
	}
	if m.As == "" || e.signs(m) {
		shown.FromCell = e.Program.Cells[m.From].ID
	}
	for to := e.shownTo(m); to != 0; to &= to - 1 {
		c := bits.TrailingZeros64(to)
		shown.To = append(shown.To, e.cellTitle(c))
		shown.ToCells = append(shown.ToCells, e.Program.Cells[c].ID)
	}
	for _, b := range m.Bodies {
		shown.To = append(shown.To, e.body(b))
	}
	e.readMark(m, &shown)
	if e.signs(m) {
		shown.Seat, shown.Name, shown.Bot = m.By.Seat, m.By.Name, m.By.Bot
	}
	if e.oversees() {
		e.follow(i, &shown)
	}
	return shown
}

// readMark tells whether the viewer's own cell has still to read a message.
func (e eye) readMark(m *exercise.Message, shown *Message) {
	answers := e.controls() && len(m.Bodies) > 0
	if m.From == e.cell || !e.isIn(m.Cells) && !answers {
		return
	}
	o, read := m.ReadIn(e.cell)
	shown.Read, shown.ReadAt = read, o.At
}

// follow fills in what those who oversee want to know of a message.
func (e eye) follow(i int, shown *Message) {
	m := &e.Messages[i]
	shown.As, shown.Item = m.As, exercise.MessageItem(i+1)
	for _, o := range m.Read {
		shown.ReadIn = append(shown.ReadIn, e.Program.Cells[o.Cell].ID)
	}
	shown.Handler = e.handler(shown.Item)
	toControl := len(m.Bodies) > 0
	for to := m.Cells; to != 0; to &= to - 1 {
		toControl = toControl || e.IsControl(bits.TrailingZeros64(to))
	}
	shown.Waits = toControl && !m.Answered && !e.IsControl(m.From)
}

// sender is whom a message is from in the story.
func (e eye) sender(m *exercise.Message) Text {
	if m.As != "" {
		return e.body(m.As)
	}
	return e.cellTitle(m.From)
}

// cellTitle is what people call a cell.
func (e eye) cellTitle(c int) Text {
	def := &e.Program.Cells[c]
	if def.Src == nil {
		return Text{"": def.ID}
	}
	return titled(def.Src.Title, def.ID)
}
