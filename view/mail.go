package view

import (
	"cmp"
	"slices"

	"tamrin/exercise"
)

// threads lists the talks that the viewer may see, those with the latest word
// first. Keys count what the viewer sees, as exercise counts it for the cell.
func (e eye) threads() []Thread {
	threads := []Thread{}
	at := map[int]int{}   // by the message with which a thread began: its place in threads
	keys := map[int]int{} // by message: its key
	for i := range e.Messages {
		m := &e.Messages[i]
		if !e.corresponds(m) {
			continue
		}
		keys[i] = len(keys) + 1
		t, seen := at[m.Thread]
		if !seen {
			t = len(threads)
			at[m.Thread] = t
			threads = append(threads, Thread{Key: keys[i], Subject: m.Subject})
		}
		threads[t].add(e.message(i, keys))
	}
	for i := range threads {
		threads[i].With = e.with(&threads[i])
	}
	slices.SortStableFunc(threads, func(a, b Thread) int { return cmp.Compare(b.latest(), a.latest()) })
	return threads
}

func (t *Thread) add(m Message) {
	t.Messages = append(t.Messages, m)
	t.At, t.Waits = m.At, m.Waits
	if !m.Read {
		t.Unread++
	}
}

// latest is the key of the last message: later ones have larger keys.
func (t *Thread) latest() int { return t.Messages[len(t.Messages)-1].Key }

// with names everybody in a thread but the viewer's own cell, each once.
func (e eye) with(t *Thread) []Text {
	list, own := []Text{}, Text{}
	if e.cell >= 0 {
		own = e.cellTitle(e.cell)
	}
	for i := range t.Messages {
		m := &t.Messages[i]
		for _, who := range append([]Text{m.From}, m.To...) {
			if !same(who, own) && !slices.ContainsFunc(list, func(t Text) bool { return same(t, who) }) {
				list = append(list, who)
			}
		}
	}
	return list
}

func same(a, b Text) bool {
	if len(a) != len(b) {
		return false
	}
	for l, words := range a {
		if other, ok := b[l]; !ok || other != words {
			return false
		}
	}
	return true
}

// message shows a message that the viewer may see.
func (e eye) message(i int, keys map[int]int) Message {
	m := &e.Messages[i]
	shown := Message{
		Key: keys[i], Reply: keys[m.Reply], Mine: m.From == e.cell, From: e.sender(m), To: []Text{},
		Bodies: m.Bodies, Subject: m.Subject, Text: m.Text, At: m.At, Scenario: e.story(m.Scenario), Read: true,
	}
	if m.As == "" || e.signs(m) {
		shown.FromCell = e.Program.Cells[m.From].ID
	}
	for c := range e.Program.Cells {
		if m.Cells>>c&1 == 1 && e.sees(m, c) {
			shown.To = append(shown.To, e.cellTitle(c))
			shown.ToCells = append(shown.ToCells, e.Program.Cells[c].ID)
		}
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
	for c := range e.Program.Cells {
		toControl = toControl || m.Cells>>c&1 == 1 && e.IsControl(c)
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
