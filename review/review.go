// Package review tells what an exercise was like: what was planned and what came
// of it, how long answers took, who was drowned and who was silent, what was
// agreed, meant and understood, how it was rated, and what those who took part
// thought of it. It is plain data, made of an exercise's state alone, for pages
// and documents. It must never know how a page looks, who reads it (view says
// who may), or what the time is; it judges nobody and reads no meaning into
// signals.
package review

import (
	"math/bits"
	"slices"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/scenario"
)

// Text is words in the scenario's languages, by language tag; "" is the tag of
// words in no language, such as an identifier that has no title.
type Text = map[string]string

// None stands where a time is missing.
const None int64 = -1

// Review is an exercise as it went, up to its end or so far. Times are of the
// exercise, in ms, but where another is named.
type Review struct {
	Name       string
	Title      Text
	Marking    Text
	Languages  []string // of the scenario; the first is the one its texts fall back on
	Begun      bool
	Over       bool  // else everything below is so far
	At         int64 // until when
	Length     int64 // planned, or None
	Started    int64 // wall time at STARTEX, Unix ms; 0 before it
	Cells      []Cell
	Injects    []Inject   // the MSEL, in the scenario's order, then what was written on the spot
	Decisions  []Decision // in the order in which they opened
	Requests   []Request  // for information, in order
	Talk       Talk
	Talks      []Consultation // in the order in which they opened
	Promises   []Commitment   // in the scenario's order
	Signals    []Signal       // oldest first
	Doubles    []Double       // public words that a private act contradicts; oldest first
	Outcomes   []Outcome      // reached, in order of time
	Findings   []Finding      // what stands out, the gravest first
	Strategies []Strategy     // in the scenario's order
	Evaluation
	Feedback Feedback
}

// Cell is a team, with what came to it and what it did over time.
type Cell struct {
	ID       string
	Title    Text
	Kind     string
	Playing  bool   // it takes part: neither control, evaluation nor observers
	Seat     string // whose page shows the moment as the cell had it
	Received int    // injects delivered to it
	Opened   int    // of those
	Answers  int64  // median time from a delivery to its opening, or None
	Sent     int    // messages that it wrote
	Load
}

// Outcome is a state of affairs that came true.
type Outcome struct {
	ID    string
	Title Text
	At    int64
}

// Of makes the review of an exercise as it stands.
func Of(s *exercise.State) *Review {
	m := &maker{State: s}
	sc := s.Program.Scenario
	m.deeds()
	r := &Review{
		Name: s.Name, Title: sc.Title.In, Marking: sc.Marking.In, Languages: sc.Languages,
		Begun: s.Clock.Phase != exercise.Waiting, Over: s.Clock.Phase == exercise.Over, At: m.now(), Length: moment(s.Program.Length), Started: s.Started,
		Cells: m.cells(), Injects: m.injects(), Decisions: m.decisions(), Requests: m.requests(), Talk: m.talk(),
		Talks: m.consultations(), Promises: m.commitments(), Signals: m.signals(), Doubles: m.doubles(), Outcomes: m.outcomes(),
		Strategies: m.strategies(), Evaluation: m.evaluation(), Feedback: m.feedback(),
	}
	r.Findings = findings(r)
	return r
}

// maker makes a review of a state.
type maker struct {
	*exercise.State
	came []tick // what came to cells, in order of time
	did  []tick // what cells did, in order of time
}

// tick is something that came to cells, or that they did.
type tick struct {
	at    int64
	cells uint64
	what  Deed // what was done
}

// now is the time up to which the review goes.
func (m *maker) now() int64 { return max(m.Clock.Noted, m.World.Now()) }

// moment turns the engine's time into the review's.
func moment(t int64) int64 {
	if t == engine.Never {
		return None
	}
	return t
}

// titled is a title, or the identifier where there is none.
func titled(t scenario.Text, id string) Text {
	if len(t.In) > 0 {
		return t.In
	}
	return Text{"": id}
}

func (m *maker) cellTitle(c int) Text {
	def := &m.Program.Cells[c]
	if def.Src == nil {
		return Text{"": def.ID}
	}
	return titled(def.Src.Title, def.ID)
}

// parties lists what people call the parties of a mask.
func (m *maker) parties(mask uint64) (list []Text) {
	for _, q := range set(mask) {
		p := &m.Program.Parties[q]
		list = append(list, titled(p.Src.Title, p.ID))
	}
	return list
}

// cellIDs lists the names of the cells of a mask.
func (m *maker) cellIDs(mask uint64) (list []string) {
	for _, c := range set(mask) {
		list = append(list, m.Program.Cells[c].ID)
	}
	return list
}

// cellOf returns the cell of who acted; false where the exercise itself did.
func (m *maker) cellOf(a exercise.Actor) (int, bool) {
	i, ok := m.Seat(a.Seat)
	if !ok {
		return 0, false
	}
	return m.Seats[i].Cell, true
}

// set lists the places at which a mask has a bit.
func set(mask uint64) (list []int) {
	for ; mask != 0; mask &= mask - 1 {
		list = append(list, bits.TrailingZeros64(mask))
	}
	return list
}

// median returns the middle of times, the later one where there are two; None
// of none.
func median(times []int64) int64 {
	if len(times) == 0 {
		return None
	}
	sorted := slices.Sorted(slices.Values(times))
	return sorted[len(sorted)/2]
}

func (m *maker) cells() (list []Cell) {
	for c := range m.Program.Cells {
		def := &m.Program.Cells[c]
		cell := Cell{ID: def.ID, Title: m.cellTitle(c), Kind: def.Kind, Playing: def.Playing, Load: m.load(c)}
		if _, seats := m.SeatsIn(c); len(seats) > 0 {
			cell.Seat = seats[0].ID
		}
		var waits []int64
		for _, d := range m.Inbox[c] {
			cell.Received++
			if o, ok := openedIn(&m.Deliveries[d], c); ok {
				cell.Opened++
				waits = append(waits, o.At-m.Deliveries[d].At)
			}
		}
		cell.Answers = median(waits)
		for i := range m.Messages {
			if m.Messages[i].From == c {
				cell.Sent++
			}
		}
		list = append(list, cell)
	}
	return list
}

// openedIn returns who was first of a cell to open a delivery.
func openedIn(d *exercise.Delivery, cell int) (exercise.Opening, bool) {
	for _, o := range d.Opened {
		if o.Cell == cell {
			return o, true
		}
	}
	return exercise.Opening{}, false
}

func (m *maker) outcomes() (list []Outcome) {
	for i := range m.Program.Outcomes {
		if at := m.World.OutcomeAt(i); at != engine.Never {
			o := &m.Program.Outcomes[i]
			list = append(list, Outcome{o.ID, titled(o.Src.Title, o.ID), at})
		}
	}
	slices.SortStableFunc(list, func(a, b Outcome) int { return int(a.At - b.At) })
	return list
}
