package exercise

import (
	"fmt"
	"slices"

	"tamrin/engine"
)

// State is an exercise as its events have made it. It is changed by Apply
// alone; everybody else reads. It is not safe for several goroutines at once.
type State struct {
	Program      *engine.Program
	World        *engine.World
	Seq          int64 // events applied
	Name         string
	ByHand       bool // control draws chance
	Replayed     bool // control has opened the replay to those who played
	Clock        Clock
	Started      int64 // wall time at STARTEX, Unix ms; 0 before it
	Seats        []Seat
	Deliveries   []Delivery      // in order
	Inbox        [][]int         // by cell: its deliveries, indexes into Deliveries
	Opened       []int           // decisions, in the order in which they opened
	Closed       []int           // decisions, in the order in which they closed
	Answers      []Answered      // by decision
	Written      []Written       // by inject, those added on the spot included
	Messages     []Message       // in order
	Notes        [][]Paragraph   // by cell
	Emergency    *Emergency      // play is stopped because of it; nil where play goes on
	Observations []Observation   // in the order in which they were first recorded
	Requests     []Request       // for information, in order
	Claims       map[string]Held // what controllers are handling, by the name of the item
	History      [][]Change      // by variable: its latest changes, oldest first, at most KeptChanges

	Rooms       []Room              // consultations, in the order in which they opened
	Statements  []Statement         // in order
	Conferences []Conference        // in order
	Questions   []Question          // asked at press conferences, in order
	Touches     []Touch             // of commitments, in order
	Signals     []Signal            // in the order in which they were first recorded
	Ratings     []Agreed            // that evaluators agreed on, in order; the last of each counts
	Report      map[Section]Passage // what people wrote for reports
	Actions     []Action            // of the improvement plan, in the order in which they were first written
	Tested      []Tested            // actions of earlier exercises, in order; the last of each counts
	Strategies  []Strategy          // in the scenario's order
	Survey      Survey              // what those who took part are asked after ENDEX
	ShownTo     map[Showing]bool

	Origin Origin // where it was imported from, lately; zero where it was not

	latest   []int             // by alliance: its latest consultation, an index of Rooms, or -1
	heard    [][]int           // by cell: the statements that came to it, indexes of Statements
	ops      map[string]int    // edits of joint texts by the names that pages gave: the versions that they made
	edits    int               // of joint texts
	signaled map[signalKey]int // signals by what they are about

	recent   []Fact          // the latest events, oldest first, at most twice RecentFacts
	observed map[string]int  // observations, by identifier
	attached attached        // what is kept of files
	added    map[string]int  // injects written on the spot, by name
	mail     [][]int         // by cell: the messages from and to it, indexes into Messages
	sent     map[string]bool // what pages sent under an identifier of their own; nil, as ops, after Forgo
	scratch  *engine.World   // on which Handle tries
}

// RecentFacts is how many events State.Recent returns at most.
const RecentFacts = 200

// Recent returns the latest events, oldest first.
func (s *State) Recent() []Fact { return s.recent[max(len(s.recent)-RecentFacts, 0):] }

// remember keeps an event, and makes room by halves so that few are moved.
func (s *State) remember(e *Event) {
	if len(s.recent) == 2*RecentFacts {
		s.recent = s.recent[:copy(s.recent, s.recent[RecentFacts:])]
	}
	s.recent = append(s.recent, Fact{s.Seq, *e})
}

// Fact is an event with its number.
type Fact struct {
	Seq int64
	Event
}

// Delivery is one inject as it reached cells.
type Delivery struct {
	Inject   int
	N        int   // which of a burst, from 1
	At       int64 // exercise time, ms
	Scenario int64 // scenario time, Unix ms
	Cells    uint64
	Public   bool
	Opened   []Opening // by the cells that opened it, in that order
}

// Opening tells that somebody of a cell opened a delivery.
type Opening struct {
	Cell int
	By   Actor
	At   int64 // exercise time, ms
}

// Answered is what is known of a decision beside what the world holds: who acted.
type Answered struct {
	By       Actor  // who closed it; zero where time ran out
	Scenario int64  // scenario time when it closed, Unix ms
	Words    string // given in words
	WordsBy  Actor
	WordsAt  int64 // exercise time, ms
	Reason   string
	Outcome  string // what control ruled to come of words, for those who decided
}

// Written is what control did to an inject: its words where it wrote any, and
// its last reason.
type Written struct {
	Name    string // of one written on the spot
	Title   map[string]string
	Text    map[string]string
	From    map[string]string
	Channel string
	Edits   int   // how often control wrote them; a delay counts
	By      Actor // who was last to
	At      int64 // exercise time, ms
	Reason  string
}

// Changed reports whether control changed the inject, or wrote it on the spot.
func (w *Written) Changed() bool { return w.Edits > 0 }

// Version counts the versions of an inject from 1, the scenario's own.
func (w *Written) Version() int { return w.Edits + 1 }

// New returns the state of an exercise before its first event.
func New(p *engine.Program) *State {
	return &State{
		Program: p, World: p.NewWorld(), scratch: p.NewWorld(),
		Clock:    Clock{Speed: 1},
		Seats:    seatsOf(p),
		Inbox:    make([][]int, len(p.Cells)),
		Answers:  make([]Answered, len(p.Decisions)),
		Written:  make([]Written, len(p.Injects)),
		added:    map[string]int{},
		mail:     make([][]int, len(p.Cells)),
		sent:     map[string]bool{},
		Notes:    make([][]Paragraph, len(p.Cells)),
		observed: map[string]int{},
		attached: attached{sizes: map[string]int64{}},
		Claims:   map[string]Held{},
		Report:   map[Section]Passage{},

		Strategies: strategiesOf(p),

		ShownTo:  map[Showing]bool{},
		latest:   slices.Repeat([]int{-1}, len(p.Alliances)),
		heard:    make([][]int, len(p.Cells)),
		ops:      map[string]int{},
		signaled: map[signalKey]int{},
		History:  make([][]Change, len(p.Vars)),
	}
}

// Clock is where the exercise's clock stands.
type Clock struct {
	Phase Phase
	At    int64 // exercise time, ms, when it was last started, stopped or set to another speed
	Wall  int64 // wall time then, Unix ms
	Speed int   // 1 is real time
	Noted int64 // exercise time, ms, that is known to have been reached
}

// Phase says where the exercise stands.
type Phase uint8

// The phases, in order; Running and Paused alternate.
const (
	Waiting Phase = iota
	Running
	Paused
	Over
)

// Inject returns the index of the inject of that name, those written on the
// spot included.
func (s *State) Inject(name string) (int, bool) {
	if i, ok := s.Program.Find(engine.NounInject, name); ok {
		return i, true
	}
	i, ok := s.added[name]
	return i, ok
}

// InjectName returns the name of inject i.
func (s *State) InjectName(i int) string {
	if i < len(s.Program.Injects) {
		return s.Program.Injects[i].ID
	}
	return s.Written[i].Name
}

// freshName returns a name for the next inject written on the spot.
func (s *State) freshName() string {
	for n := len(s.Written) - len(s.Program.Injects) + 1; ; n++ {
		name := fmt.Sprintf("spot_%d", n)
		if _, taken := s.Inject(name); !taken {
			return name
		}
	}
}
