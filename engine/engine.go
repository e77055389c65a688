// Package engine plays a scenario: it compiles the authored document once and
// then folds inputs into a World, answering each with its effects. Live runs,
// rehearsals, replays and what-ifs are drivers of this one machine. It must
// never ask for the time, draw chance, touch a disk or know who sees what:
// equal inputs reach equal worlds on every platform.
package engine

// Kind says what an Input reports.
type Kind uint8

// The inputs. Every input carries the exercise time At which it happened.
const (
	TimeReached    Kind = iota // the clock stands at At; At may not pass NextDue
	DecisionTaken              // Party chose Options of decision Item
	ChanceDrawn                // Branch of chance Item was drawn, or chosen by control
	InjectFired                // control delivers inject Item now
	InjectHeld                 // control keeps inject Item back until released
	InjectReleased             // a held inject goes back to its plan; at once, if it was due meanwhile
	InjectSkipped              // control leaves inject Item out for good
	InjectAdded                // control wrote Inject on the spot; it gets the next index
	InjectEdited               // control changed inject Item to Inject before its delivery
	VarSet                     // control set variable Item to Value
	FreeTextGiven              // Party answered decision Item in words; it waits for control
	Adjudicated                // control mapped the words to Options, or to none with Options 0
	Ended                      // control ended the exercise (ENDEX)
)

// Input is one fact for the world. Indexes are the compiled Program's.
type Input struct {
	Kind    Kind
	At      int64 // exercise time in milliseconds since STARTEX
	Item    int
	Party   int
	Options uint64 // bit i is option i of the decision
	Branch  int
	Value   int64
	Inject  *Ad // InjectAdded, InjectEdited
}

// Ad is an inject as control writes or changes it during the run. Words are
// kept by whoever keeps the log; the world needs only what decides delivery.
type Ad struct {
	At     int64  // planned exercise time; Never for one that control fires by hand
	Cells  uint64 // recipients, by cell
	Public bool
	Digest uint64 // of the words, so that worlds with other words differ
}

// Never is an exercise time that is never reached.
const Never = int64(1<<63 - 1)

// EffectKind says what an Effect tells.
type EffectKind uint8

// The effects of a step, in the order in which they came about.
const (
	InjectDelivered    EffectKind = iota // Item inject, N the count within its burst from 1, Cells the recipients
	InjectDropped                        // Item inject: its `if` failed when it was due; it will not come
	DecisionOpened                       // Item decision; Value its deadline or Never
	ChoiceMade                           // Item decision, Party, Options: others must still agree
	DecisionClosed                       // Item decision, How, Party, Options
	AnswerWaits                          // Item decision, Party: free text waits for control
	VarChanged                           // Item variable, From, Value
	ChanceAsked                          // Item chance: a driver must draw it
	ChanceSettled                        // Item chance, Branch in N
	RuleApplied                          // Item rule
	CommitmentMarked                     // Item commitment, How (Upheld…), by decision or inject Cause
	Challenged                           // Item party, by inject Cause
	ConsultationOpened                   // Item alliance; Value its deadline
	ConsultationClosed                   // Item alliance
	OutcomeReached                       // Item outcome
	TimeJumped                           // Item inject; Value the scenario time, Unix milliseconds
	ExerciseEnded                        // Item outcome, or -1 where control or the planned length ended it
	Runaway                              // Item rule: rules set each other off without end; settling was cut short
)

// How says in what manner a decision closed or a commitment was touched.
type How uint8

// Taken to Judged close decisions; Upheld to Broken mark commitments.
const (
	Taken     How = iota + 1
	ByDefault     // time ran out; the default option applies
	Lapsed        // time ran out and there is no default
	Judged        // control mapped free text
	Upheld
	Strained
	Broken
)

// Effect is one consequence of a step.
type Effect struct {
	Kind    EffectKind
	How     How
	At      int64 // exercise time, ms
	Item    int
	Party   int // -1 where no party
	N       int
	Cause   Cause
	From    int64
	Value   int64
	Options uint64
	Cells   uint64
}

// CauseKind says what brought an effect about.
type CauseKind uint8

// Plan is the scenario's own timetable.
const (
	Plan CauseKind = iota
	ByControl
	ByInject
	ByDecision
	ByRule
	ByChance
	ByOutcome
)

// Cause is what brought an effect about: the kind and its index.
type Cause struct {
	Kind CauseKind
	Item int
}
