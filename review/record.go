package review

import (
	"tamrin/engine"
	"tamrin/exercise"
)

// Record is what is kept of one exercise when several are looked at together.
type Record struct {
	ID         string
	Name       string
	Title      Text
	Languages  []string
	Level      string // strategic, operational, tactical, technical; empty where the scenario does not say
	Scope      Text
	Parties    []Text
	Theatres   []Text
	Started    int64 // wall time at STARTEX, Unix ms; 0 before it
	Over       bool
	Objectives []Aimed
	Actions    []Action // of its improvement plan
	Tests      []exercise.Tested
	Strategies []Strategy
	Areas      []Observation // that evaluators marked as areas for improvement, in order of time
}

// Aimed is an objective as an exercise had it.
type Aimed struct {
	ID         string
	Title      Text
	Capability Text
	Tested     bool   // an inject that names it, or one of its tasks, was delivered, or such a decision opened
	Rating     string // agreed, else the worst that was given to it and its tasks; empty where there is none
}

// Action is a corrective action with all that was written of it.
type Action struct {
	exercise.Action
	Of Text // title of the objective or task; empty where there is none
}

// RecordOf returns the record of an exercise as it stands.
func RecordOf(id string, s *exercise.State) Record {
	m := &maker{State: s}
	sc := s.Program.Scenario
	r := Record{ID: id, Name: s.Name, Title: sc.Title.In, Languages: sc.Languages, Level: sc.Level, Scope: sc.Scope.In,
		Started: s.Started, Over: s.Clock.Phase == exercise.Over, Actions: m.plan(), Tests: s.Tests(), Strategies: m.strategies()}
	e := m.evaluation()
	r.Objectives = m.aimed(&e)
	for _, o := range e.Observations {
		if o.Mark == exercise.Area {
			r.Areas = append(r.Areas, o)
		}
	}
	for i := range s.Program.Parties {
		p := &s.Program.Parties[i]
		r.Parties = append(r.Parties, titled(p.Src.Title, p.ID))
	}
	for i := range s.Program.Theatres {
		t := &s.Program.Theatres[i]
		r.Theatres = append(r.Theatres, titled(t.Src.Title, t.ID))
	}
	return r
}

// aimed lists the objectives with how each was tested and rated.
func (m *maker) aimed(e *Evaluation) (list []Aimed) {
	tested := m.tested()
	stands := map[string]string{}
	for _, a := range e.Aims {
		stands[a.ID] = a.stands()
	}
	for i := range m.Program.Objectives {
		o := &m.Program.Objectives[i]
		list = append(list, Aimed{o.ID, titled(o.Src.Title, o.ID), o.Src.Capability.In, tested>>i&1 == 1 || stands[o.ID] != "", stands[o.ID]})
	}
	return list
}

// tested returns the objectives that something tested which came about.
func (m *maker) tested() (objectives uint64) {
	mark := func(of, tasks []int) {
		for _, o := range of {
			objectives |= 1 << o
		}
		for _, k := range tasks {
			objectives |= 1 << m.Program.Tasks[k].Objective
		}
	}
	for i := range m.Program.Injects {
		if m.World.InjectStatus(i) == engine.Delivered {
			mark(m.Program.Injects[i].Objectives, m.Program.Injects[i].Tasks)
		}
	}
	for i := range m.Program.Decisions {
		if m.World.Decision(i).OpenedAt != engine.Never {
			mark(m.Program.Decisions[i].Objectives, m.Program.Decisions[i].Tasks)
		}
	}
	return objectives
}

// plan lists the actions of the improvement plan.
func (m *maker) plan() (list []Action) {
	for _, a := range m.Actions {
		list = append(list, Action{a, m.aimTitle(a.Now().Of)})
	}
	return list
}

// aimTitle is the title of an objective, or of a task.
func (m *maker) aimTitle(of string) Text {
	if i, ok := m.Program.Find(engine.NounTask, of); ok {
		return titled(m.Program.Tasks[i].Src.Title, of)
	}
	if i, ok := m.Program.Find(engine.NounObjective, of); ok {
		return titled(m.Program.Objectives[i].Src.Title, of)
	}
	return nil
}
