package view

import "tamrin/exercise"

// requests lists the requests for information that the viewer may see. Keys
// count what the viewer sees, as exercise counts it for the cell.
func (e eye) requests() []Request {
	list := []Request{}
	for i := range e.Requests {
		if r := &e.Requests[i]; e.asked(r) {
			list = append(list, e.request(i, len(list)+1))
		}
	}
	return list
}

func (e eye) request(i, key int) Request {
	r := &e.Requests[i]
	_, taken := e.Claims[exercise.RequestItem(i+1)]
	shown := Request{
		Key: key, Subject: r.Subject, Text: r.Text, Of: r.Of, Cell: e.Program.Cells[r.Cell].ID, Title: e.cellTitle(r.Cell),
		Seat: r.By.Seat, Name: r.By.Name, Bot: r.By.Bot, Status: RequestOpen,
		At: r.At, Wall: r.Wall, Scenario: e.story(r.Scenario), Waits: -1,
		MayClose: !r.Closed && (e.controls() || e.cell == r.Cell),
	}
	switch {
	case r.Closed:
		shown.Status = RequestClosed
	case len(r.Answers) > 0:
		shown.Status = RequestAnswered
	case taken:
		shown.Status, shown.Waits = RequestTaken, r.At
	default:
		shown.Waits = r.At
	}
	for _, a := range r.Answers {
		shown.Answers = append(shown.Answers, e.reply(&a))
	}
	if e.oversees() {
		shown.Item = exercise.RequestItem(i + 1)
		shown.Handler = e.handler(shown.Item)
		shown.Theatres = e.theatres(r.Cell)
	}
	return shown
}

// theatres lists the theatres that a cell was given; none where it sees all.
func (e eye) theatres(cell int) (ids []string) {
	if src := e.Program.Cells[cell].Src; src != nil {
		for _, t := range src.Theatres {
			ids = append(ids, t.ID)
		}
	}
	return ids
}

// reply shows an answer as its simulated sender gave it.
func (e eye) reply(a *exercise.Reply) Reply {
	shown := Reply{Text: a.Text, At: a.At, Scenario: e.story(a.Scenario)}
	seat, _ := e.State.Seat(a.By.Seat)
	shown.From = e.cellTitle(e.State.Seats[seat].Cell)
	if a.As != "" {
		shown.From = e.body(a.As)
	}
	if e.oversees() {
		shown.Seat, shown.Name = a.By.Seat, a.By.Name
	}
	return shown
}

// handler tells which controller handles an item. It is for those who oversee.
func (e eye) handler(item string) *Handler {
	held, ok := e.Claims[item]
	if !ok {
		return nil
	}
	return &Handler{held.By.Seat, held.By.Name, held.At}
}
