package view

import "tamrin/engine"

// contacts lists whom the viewer's cell may write to: cells, parties that
// nobody plays, and the senders of what it received. Control finds there every
// sender that the scenario names, to write as.
func (e eye) contacts() []Contact {
	list := []Contact{}
	if e.cell < 0 {
		return list
	}
	for c := range e.Program.Cells {
		if e.MayWriteTo(e.cell, c) {
			list = append(list, Contact{Cell: e.Program.Cells[c].ID, Title: e.cellTitle(c), Control: e.IsControl(c), Own: c == e.cell})
		}
	}
	if !e.Program.Cells[e.cell].Playing && !e.controls() {
		return list
	}
	for i := range e.Program.Parties {
		if p := &e.Program.Parties[i]; p.Cells == 0 {
			list = append(list, Contact{Body: p.ID, Title: titled(p.Src.Title, p.ID)})
		}
	}
	known := map[string]bool{}
	for i := range list {
		known[e.inFirst(list[i].Title)] = true
	}
	for _, from := range e.senders() {
		if words := e.inFirst(from); !known[words] {
			known[words] = true
			list = append(list, Contact{Title: from})
		}
	}
	return list
}

// senders lists the simulated senders that the viewer knows of.
func (e eye) senders() (list []Text) {
	if e.controls() {
		for i := range e.Written {
			if w := e.words(i); len(w.from) > 0 {
				list = append(list, w.from)
			}
		}
		return list
	}
	for i := range e.Deliveries {
		d := &e.Deliveries[i]
		if !e.received(d) && !e.reads(d) {
			continue
		}
		if w := e.words(d.Inject); len(w.from) > 0 {
			list = append(list, w.from)
		}
	}
	return list
}

// body is what people call a simulated body: a party by its title, else the
// words of whoever named it.
func (e eye) body(words string) Text {
	if q, ok := e.Program.Find(engine.NounParty, words); ok && e.Program.Parties[q].Cells == 0 {
		return titled(e.Program.Parties[q].Src.Title, words)
	}
	return Text{"": words}
}

// inFirst returns a text in the scenario's first language.
func (e eye) inFirst(t Text) string {
	return t.Get(e.Program.Scenario.Languages[0], e.Program.Scenario.Languages...)
}
