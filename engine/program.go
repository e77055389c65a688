package engine

import (
	"tamrin/expr"
	"tamrin/scenario"
)

// Program is a compiled scenario: every name resolved to an index, every
// condition lowered, everything planned sorted. It is read only and may be
// shared by any number of worlds and goroutines.
type Program struct {
	Scenario    *scenario.Scenario
	Theatres    []Theatre
	Parties     []Party
	Cells       []Cell
	Alliances   []Alliance
	Commitments []Commitment
	Strategies  []Strategy
	Objectives  []Objective
	Forces      []Force
	Tasks       []Task
	Vars        []Var
	Decisions   []Decision
	Injects     []Inject
	Rules       []Rule
	Outcomes    []Outcome
	Chances     []Chance
	Length      int64 // planned exercise time in ms, or Never

	index  map[Noun]map[string]int
	slots  layout
	init   []int64     // the flat state at STARTEX
	conds  []cond      // rules, injects, decisions, outcomes, in that order
	watch  [][]watcher // by slot: the conditions that read it
	plan   []timer     // what is planned from the start, soonest first
	choice []int       // by decision: where its parties' choices begin in World.choices; one more at the end
	env    *expr.Env

	hot          []hotInject   // by inject: what every delivery reads, close together
	injectInit   []injectState // how a world begins
	decisionInit []DecisionState
	armedInit    []uint64
	drawsAtStart []int
	freeText     int64    // the word for an answer that control judged by hand
	position     [4]int64 // the words for positions on a joint text
	posture      [3]int64 // and for postures
	negotiates   bool     // a joint text is to be agreed, or something reads what was negotiated or said
}

// Noun is a kind of named thing.
type Noun uint8

// The nouns that Find knows.
const (
	NounTheatre Noun = iota
	NounParty
	NounCell
	NounAlliance
	NounCommitment
	NounObjective
	NounTask
	NounVar
	NounDecision
	NounInject
	NounRule
	NounOutcome
	NounChance
	NounForce
	NounStrategy
)

// Find returns the index of the thing of that kind and identifier. Tasks are
// named as "objective.task", chances as the rule or variable they belong to.
func (p *Program) Find(kind Noun, id string) (int, bool) {
	i, ok := p.index[kind][id]
	return i, ok
}

// FindOption returns the index of an option of a decision.
func (p *Program) FindOption(decision int, id string) (int, bool) {
	for i := range p.Decisions[decision].Options {
		if p.Decisions[decision].Options[i].ID == id {
			return i, true
		}
	}
	return 0, false
}

// Theatre is a compiled scenario.Theatre.
type Theatre struct {
	ID  string
	Src *scenario.Theatre
}

// Party is a compiled scenario.Party.
type Party struct {
	ID    string
	Src   *scenario.Party
	Cells uint64 // those that play it
}

// Cell is a compiled scenario.Cell.
type Cell struct {
	ID       string
	Src      *scenario.Cell
	Kind     string
	Playing  bool   // it receives what goes to all: neither control, evaluation nor observer
	Theatres uint64 // those it sees; every bit where the scenario names none
}

// Commitment is a compiled scenario.Commitment.
type Commitment struct {
	ID      string
	Src     *scenario.Commitment
	Posture Posture // at STARTEX
}

// Objective is a compiled scenario.Objective.
type Objective struct {
	ID    string
	Src   *scenario.Objective
	Tasks []int
}

// Task is a compiled scenario.Task; its ID is "objective.task".
type Task struct {
	ID        string
	Src       *scenario.Task
	Objective int
}

// VarKind says what a variable holds.
type VarKind uint8

// Number is a whole number in a range, Word one of a list, Flag yes or no.
const (
	Number VarKind = iota
	Word
	Flag
)

// Var is a compiled scenario.Var.
type Var struct {
	ID     string
	Src    *scenario.Var
	Kind   VarKind
	Lo, Hi int64    // bounds: of the number, of the index into Words, or 0 and 1
	Words  []string // Word: the words in order
	Init   int64    // a number, an index into Words, 0 or 1
	SeenBy uint64   // cells
	Chance int      // the draw at STARTEX, or -1

	slot int
	word []int64 // Word: the interned word of each index
}

// Decision is a compiled scenario.Decision.
type Decision struct {
	ID         string
	Src        *scenario.Decision
	Parties    []int
	Jointly    bool
	Closes     int64 // ms it stays open, or Never
	Default    int   // option, or -1
	Choose     int   // how many options may be taken at once
	Options    []Option
	FreeText   bool
	BotMin     int64  // ms that a bot takes at least
	BotMax     int64  // and at most
	Cells      uint64 // those that may take it
	SeenBy     uint64 // those that may know it is open, Cells included
	Theatre    int    // or -1
	Objectives []int
	Tasks      []int

	slot   int
	always uint64     // options without a condition
	offers []offer    // the others
	leans  [][]lean   // by party of the decision, then by option
	lapse  []follower // contingencies, when time runs out unanswered
	after  []follower // what follows its closing
}

// Option is a compiled scenario.Option.
type Option struct {
	ID      string
	Src     *scenario.Option
	Public  bool
	KnownTo uint64 // cells that learn of it once taken, those that decide included

	sets     []assign
	marks    []Mark
	postures []Declared
	fires    []int
	word     int64
}

// offer is the condition of an option.
type offer struct {
	option int
	when   *expr.Code
}

// Inject is a compiled scenario.Inject.
type Inject struct {
	ID         string
	Src        *scenario.Inject
	At         int64 // planned exercise time in ms, or Never
	Cells      uint64
	Public     bool
	Manual     bool // control delivers it
	Omitted    bool // deferred or obsolete: never delivered
	BurstCount int  // deliveries in all, at least 1
	BurstEvery int64
	Theatre    int // or -1
	Objectives []int
	Tasks      []int
	Moves      []Move

	delay      int64
	ifCode     *expr.Code // nil: always
	challenges int        // party, or -1
	convenes   []int      // alliances
	sets       []assign
	marks      []Mark
	jumpTo     int64 // Unix ms; valid with jumps
	jumpBy     int64
	jumps      jumpKind
	slot       int
	after      []follower // what follows its delivery
}

// hotInject is what every delivery reads of an inject, small enough for all of
// them to stay in the fastest memory during a rehearsal. The flags say which
// of its rarer parts there are to read at all.
type hotInject struct {
	cells uint64
	slot  int32
	flags hotFlags
}

type hotFlags uint8

const (
	hasIf hotFlags = 1 << iota
	hasEffects
	hasAfter
	hasBurst
)

type jumpKind uint8

const (
	noJump jumpKind = iota
	jumpToInstant
	jumpForward
)

// Rule is a compiled scenario.Rule.
type Rule struct {
	ID     string
	Src    *scenario.Rule
	Chance int // or -1
	Delay  int64

	repeat bool
	effect consequence
}

// Outcome is a compiled scenario.Outcome.
type Outcome struct {
	ID      string
	Src     *scenario.Outcome
	Ends    bool
	Theatre int // or -1

	after []follower
}

// Chance is something a driver draws: branch b with probability
// Weights[b]/Total. It belongs to a rule, or to a variable drawn at STARTEX.
type Chance struct {
	ID      string
	Weights []int64
	Total   int64
	Rule    int // or -1
	Var     int // or -1

	branches []consequence
}

// consequence is what a rule or a branch does.
type consequence struct {
	sets  []assign
	fires []int
}

// follower is an inject or decision that comes after something else.
type follower struct {
	decision bool
	item     int
	delay    int64
}

// lean is a bot's leaning towards an option: a weight, or code that gives one.
type lean struct {
	weight int64
	code   *expr.Code
	scale  int64 // makes code's whole numbers comparable with weights
}

// layout says where in the flat state each kind of thing begins.
type layout struct {
	vars, decisions, injects, outcomes, alliances, commitments int
	talks, postures, statements, size                          int // hashed only where something was negotiated or said
}

// Slots of an alliance, of a commitment and of an alliance's consultations, from
// where each begins. Postures and statements have one each.
const (
	slotTime          = 0
	slotChallenged    = 0
	slotConsulting    = 1
	allianceSlots     = 2
	commitSlots       = 3 // upheld, strained, broken
	slotConsultations = 0
	slotPosition      = 1
	slotIssued        = 2
	slotConsents      = 3
	talkSlots         = 4
)
