package rehearse

import (
	"maps"
	"math/bits"

	"tamrin/engine"
	"tamrin/scenario"
)

// Frame is what a report says of a scenario beside the figures: the names of
// its things and how its figures are laid out. It travels with the sums, so
// that a report can be made where the scenario is not.
type Frame struct {
	ID          string         `json:"id"`
	Title       Title          `json:"title"`
	Marking     Title          `json:"marking,omitempty"`
	Languages   []string       `json:"languages"`
	Digest      string         `json:"digest"`    // of all that is played; equal scenarios have equal ones
	Length      int64          `json:"length_ms"` // planned, or 0 where outcomes alone end it
	Slot        int64          `json:"slot_ms"`   // how finely times are counted
	Slots       int            `json:"slots"`     // those within the plan; what comes later falls into one more
	Cells       []CellName     `json:"cells"`
	Injects     []InjectName   `json:"injects"`
	Decisions   []DecisionName `json:"decisions"`
	Outcomes    []OutcomeName  `json:"outcomes"`
	Goals       []GoalName     `json:"goals"` // objectives, each followed by its tasks
	Commitments []Name         `json:"commitments"`
	Alliances   []AllianceName `json:"alliances"`
	Rules       []Name         `json:"rules"`
}

// Title is words in the scenario's languages.
type Title map[string]string

// Name is a thing of the scenario.
type Name struct {
	ID    string `json:"id"`
	Title Title  `json:"title,omitempty"`
}

// CellName is a cell. Those that do not play (control, evaluators, observers)
// are not judged by how busy they are.
type CellName struct {
	Name
	Playing bool `json:"playing"`
}

// Trigger says what brings an inject about.
type Trigger string

// The triggers, as the scenario's keys.
const (
	ByTime        Trigger = "at"
	ByEvent       Trigger = "after"
	ByCondition   Trigger = "when"
	ByHand        Trigger = "manual"
	ByContingency Trigger = "contingency_for"
	ByFiring      Trigger = "fired" // an option, rule or branch fires it
	Omitted       Trigger = "omitted"
)

// InjectName is an inject and how it comes.
type InjectName struct {
	Name
	Number  string  `json:"number,omitempty"`
	Trigger Trigger `json:"trigger"`
	At      int64   `json:"at_ms"` // planned, or -1
	If      bool    `json:"if"`    // it has a condition that may hold it back
	Cells   uint64  `json:"cells"` // that it reaches
}

// DecisionName is a decision with its options.
type DecisionName struct {
	Name
	Parties []Name `json:"parties"`
	Jointly bool   `json:"jointly,omitempty"`
	Closes  int64  `json:"closes_ms"` // how long it stays open, or -1
	Options []Name `json:"options"`
}

// OutcomeName is an outcome.
type OutcomeName struct {
	Name
	Ends bool `json:"ends"`
}

// AllianceName is an alliance and what its consultations are for.
type AllianceName struct {
	Name
	Text    bool   `json:"text,omitempty"`       // they are to agree a joint text
	Consult int64  `json:"consult_ms,omitempty"` // how long they stay open
	Consent []Name `json:"consent,omitempty"`    // members whose consent the text needs
}

// GoalName is an objective, or a task of the objective before it.
type GoalName struct {
	Name
	Task bool `json:"task"`
}

// longest is how many slots a frame has at most: minutes of six hours.
const longest = 360

// NewFrame returns the frame of a program.
func NewFrame(p *engine.Program) *Frame {
	s := p.Scenario
	f := &Frame{ID: s.ID, Title: title(s.Title), Marking: title(s.Marking), Languages: s.Languages, Digest: digest(s)}
	if p.Length != engine.Never {
		f.Length = p.Length
	}
	f.Slot, f.Slots = layOut(horizon(p))
	for i := range p.Cells {
		f.Cells = append(f.Cells, cellName(&p.Cells[i]))
	}
	for i := range p.Injects {
		f.Injects = append(f.Injects, injectName(p, &p.Injects[i]))
	}
	for i := range p.Decisions {
		f.Decisions = append(f.Decisions, decisionName(p, &p.Decisions[i]))
	}
	for _, o := range p.Outcomes {
		f.Outcomes = append(f.Outcomes, OutcomeName{Name{o.ID, title(o.Src.Title)}, o.Ends})
	}
	for _, o := range p.Objectives {
		f.Goals = append(f.Goals, GoalName{Name{o.ID, title(o.Src.Title)}, false})
		for _, t := range o.Tasks {
			f.Goals = append(f.Goals, GoalName{Name{p.Tasks[t].ID, title(p.Tasks[t].Src.Title)}, true})
		}
	}
	for _, c := range p.Commitments {
		f.Commitments = append(f.Commitments, Name{c.ID, title(c.Src.Title)})
	}
	for i := range p.Alliances {
		f.Alliances = append(f.Alliances, allianceName(p, &p.Alliances[i]))
	}
	for _, r := range p.Rules {
		f.Rules = append(f.Rules, Name{r.ID, title(r.Src.Title)})
	}
	return f
}

func allianceName(p *engine.Program, a *engine.Alliance) AllianceName {
	n := AllianceName{Name: Name{a.ID, title(a.Src.Title)}, Text: a.HasText}
	if !a.HasText {
		return n
	}
	n.Consult = a.Consult
	for m := a.Consent; m != 0; m &= m - 1 {
		q := &p.Parties[a.Members[bits.TrailingZeros64(m)]]
		n.Consent = append(n.Consent, Name{q.ID, title(q.Src.Title)})
	}
	return n
}

func title(t scenario.Text) Title { return maps.Clone(Title(t.In)) }

func cellName(c *engine.Cell) CellName {
	n := CellName{Name: Name{ID: c.ID}, Playing: c.Playing}
	if c.Src != nil {
		n.Title = title(c.Src.Title)
	}
	return n
}

func injectName(p *engine.Program, in *engine.Inject) InjectName {
	n := InjectName{Name: Name{in.ID, title(in.Src.Title)}, Number: in.Src.Number, At: -1, If: !in.Src.If.Zero(), Cells: reached(p, in)}
	if in.At != engine.Never {
		n.At = in.At
	}
	switch {
	case in.Omitted:
		n.Trigger = Omitted
	case in.Manual:
		n.Trigger = ByHand
	case in.At != engine.Never:
		n.Trigger = ByTime
	case in.Src.After.ID != "":
		n.Trigger = ByEvent
	case !in.Src.When.Zero():
		n.Trigger = ByCondition
	case in.Src.ContingencyFor.ID != "":
		n.Trigger = ByContingency
	default:
		n.Trigger = ByFiring
	}
	return n
}

// reached returns the cells that hear of an inject: its recipients, and all
// that play where it is public.
func reached(p *engine.Program, in *engine.Inject) uint64 {
	if in.Public {
		return in.Cells | playing(p)
	}
	return in.Cells
}

// playing returns the cells that play.
func playing(p *engine.Program) uint64 {
	var cells uint64
	for i := range p.Cells {
		if p.Cells[i].Playing {
			cells |= 1 << i
		}
	}
	return cells
}

func decisionName(p *engine.Program, d *engine.Decision) DecisionName {
	n := DecisionName{Name: Name{d.ID, title(d.Src.Title)}, Jointly: d.Jointly, Closes: -1}
	if d.Closes != engine.Never {
		n.Closes = d.Closes
	}
	for _, q := range d.Parties {
		n.Parties = append(n.Parties, Name{p.Parties[q].ID, title(p.Parties[q].Src.Title)})
	}
	for i := range d.Options {
		n.Options = append(n.Options, Name{d.Options[i].ID, title(d.Options[i].Src.Title)})
	}
	return n
}

// horizon returns the exercise time within which the plan lies: its length, or
// twice the time of the last thing that is planned where no length is given.
func horizon(p *engine.Program) int64 {
	if p.Length != engine.Never {
		return p.Length
	}
	last := int64(30 * minute)
	for i := range p.Injects {
		if at := p.Injects[i].At; at != engine.Never {
			last = max(last, at)
		}
	}
	for i := range p.Decisions {
		if open := p.Decisions[i].Src.Opens.At; open.Set {
			last = max(last, open.MS)
		}
	}
	return 2 * last
}

const minute = int64(60_000)

// layOut returns how long slots are, in ms, and how many cover the horizon.
func layOut(horizon int64) (slot int64, slots int) {
	slot = minute
	for _, minutes := range []int64{1, 2, 5, 10, 15, 30, 60, 120, 240, 720, 1440} {
		slot = minutes * minute
		if horizon <= slot*longest {
			break
		}
	}
	return slot, int(min(max((horizon+slot-1)/slot, 1), longest))
}
