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
	TimeReached        Kind = iota // the clock stands at At; At may not pass NextDue
	DecisionTaken                  // Party chose Options of decision Item
	ChanceDrawn                    // Branch of chance Item was drawn, or chosen by control
	InjectFired                    // control delivers inject Item now
	InjectHeld                     // control keeps inject Item back until released
	InjectReleased                 // a held inject goes back to its plan; at once, if it was due meanwhile
	InjectSkipped                  // control leaves inject Item out for good
	InjectAdded                    // control wrote Inject on the spot; it gets the next index
	InjectEdited                   // control changed inject Item to Inject before its delivery
	VarSet                         // control set variable Item to Value
	FreeTextGiven                  // Party answered decision Item in words; it waits for control
	Adjudicated                    // control mapped the words to Options, or to none with Options 0
	Ended                          // control ended the exercise (ENDEX)
	ConsultationCalled             // Party, a member, calls a consultation of alliance Item
	ConsultationEnded              // control ends the consultation of alliance Item
	TextChanged                    // the joint text of alliance Item has new words, of digest Value; every consent is void
	Consented                      // Party consents to version Value of the joint text of alliance Item
	ConsentWithdrawn               // Party takes its consent back
	PartnerInvited                 // Party, a partner of alliance Item, is invited to its consultation
	PartnerRefused                 // a member objects to the partner Party, which stays out or leaves
	PartyWithdrawn                 // control takes the member Party out of the consultation of alliance Item
	StatementMade                  // parties said Said
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
	Inject  *Ad   // InjectAdded, InjectEdited
	Said    *Said // StatementMade
}

// Said is a statement. Its words are kept by whoever keeps the log; the world
// needs only what conditions can read of it.
type Said struct {
	By       uint64 // parties
	Public   bool
	Marks    []Mark
	Postures []Declared
	Digest   uint64 // of the words, so that worlds with other words differ
}

// Mark is a commitment upheld, strained or broken.
type Mark struct {
	Commitment int
	How        How // Upheld, Strained or Broken
}

// Posture is what is declared of a commitment.
type Posture uint8

// The postures, as scenario.Postures lists them.
const (
	Affirmed Posture = iota
	Qualified
	Withdrawn
)

// Declared is the posture that somebody declares of a commitment.
type Declared struct {
	Commitment int
	Posture    Posture
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
	CommitmentMarked                     // Item commitment, How (Upheld…), by Cause
	Challenged                           // Item party, by inject Cause
	ConsultationOpened                   // Item alliance; Value its deadline; Party who called it, or -1
	ConsultationClosed                   // Item alliance, How (Issued, Deadlocked, EndedByControl, or Lapsed where there was no text to agree)
	OutcomeReached                       // Item outcome
	TimeJumped                           // Item inject; Value the scenario time, Unix milliseconds
	ExerciseEnded                        // Item outcome, or -1 where control or the planned length ended it
	Runaway                              // Item rule: rules set each other off without end; settling was cut short
	TextRevised                          // Item alliance; Value the new version
	ConsentsVoided                       // Item alliance; Value the new version, Options the members, by place, whose consent is void
	ConsentGiven                         // Item alliance, Party; Value the version
	ConsentTakenBack                     // Item alliance, Party; Value the version
	TextIssued                           // Item alliance; Value the version, Options the members, by place, who consented
	TextDeadlocked                       // Item alliance; Value the version, Options the members, by place, who had consented to it
	PartnerAwaited                       // Item alliance, Party; Value when it comes in unless a member objects
	PartnerJoined                        // Item alliance, Party
	PartnerLeft                          // Item alliance, Party; also one that had not come in yet
	PartyLeft                            // Item alliance, Party: control took the member out
	StatementNoted                       // Options the parties that made it
	PostureDeclared                      // Item commitment, From and Value postures
)

// How says in what manner a decision closed or a commitment was touched.
type How uint8

// Taken to Judged close decisions; Upheld to Broken mark commitments; Issued to
// EndedByControl, and Lapsed, close consultations.
const (
	Taken     How = iota + 1
	ByDefault     // time ran out; the default option applies
	Lapsed        // time ran out and there is no default
	Judged        // control mapped free text
	Upheld
	Strained
	Broken
	Issued         // with a joint text that every required member consented to
	Deadlocked     // time ran out with no such text
	EndedByControl // or nobody was left whose consent counts
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
	ByConsultation // Item alliance
	ByStatement
	ByParty // Item party: it called a consultation
)

// Cause is what brought an effect about: the kind and its index.
type Cause struct {
	Kind CauseKind
	Item int
}
