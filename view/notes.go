package view

// notes lists the paragraphs of a cell that the viewer may read.
func (e eye) notes(cell int) []Note {
	list := []Note{}
	if cell < 0 || !e.shares(cell) {
		return list
	}
	for i, n := range e.Notes[cell] {
		if n.Text != "" {
			list = append(list, Note{Note: i + 1, Version: n.Version, Text: n.Text, Seat: n.By.Seat, Name: n.By.Name, Bot: n.By.Bot, At: n.At})
		}
	}
	return list
}

// noDuff tells everybody that play is stopped.
func (e eye) noDuff() *NoDuff {
	if e.Emergency == nil {
		return nil
	}
	return &NoDuff{Text: e.Emergency.Text, At: e.Emergency.At, Wall: e.Emergency.Wall}
}
