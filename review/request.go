package review

// Request is a request for information that a cell made of control.
type Request struct {
	Number   int // from 1
	Cell     string
	Subject  string
	Words    string
	Of       string // whom it goes to in the story
	At       int64
	Answered int64 // first, or None
	Answers  int
	Closed   int64 // or None
}

// Open reports whether it waits: neither answered nor closed.
func (r *Request) Open() bool { return r.Answered == None && r.Closed == None }

func (m *maker) requests() (list []Request) {
	for i := range m.State.Requests {
		q := &m.State.Requests[i]
		r := Request{Number: i + 1, Cell: m.Program.Cells[q.Cell].ID, Subject: q.Subject, Words: q.Text, Of: q.Of, At: q.At, Answered: None,
			Answers: len(q.Answers), Closed: None}
		if len(q.Answers) > 0 {
			r.Answered = q.Answers[0].At
		}
		if q.Closed {
			r.Closed = q.ClosedAt
		}
		list = append(list, r)
	}
	return list
}
