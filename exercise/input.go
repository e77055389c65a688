package exercise

import (
	"fmt"

	"tamrin/engine"
)

// input turns an event into what the engine takes.
func (s *State) input(e *Event) (in engine.Input, err error) {
	switch e.Kind {
	case InjectFired, InjectHeld, InjectFreed, InjectSkipped, InjectEdited, InjectAdded:
		return s.injectInput(e)
	case DecisionTaken, WordsGiven, WordsJudged:
		return s.decisionInput(e)
	case ChanceDrawn, ChanceChosen:
		in = engine.Input{Kind: engine.ChanceDrawn, Branch: e.Branch}
		in.Item, err = s.find(engine.NounChance, e.Chance)
		return in, err
	case ConsultationCalled, ConsultationEnded, PartnerInvited, PartnerRefused, PartyWithdrawn, ConsentGiven, ConsentWithdrawn:
		return s.tableInput(e)
	case VarSet:
		in.Kind = engine.VarSet
		if in.Item, err = s.find(engine.NounVar, e.Var); err == nil {
			in.Value, err = valueOf(&s.Program.Vars[in.Item], e.Value)
		}
		return in, err
	}
	return in, fmt.Errorf("there is no such kind of event")
}

func (s *State) find(n engine.Noun, id string) (int, error) {
	i, ok := s.Program.Find(n, id)
	if !ok {
		return 0, fmt.Errorf("the scenario has no %q", id)
	}
	return i, nil
}

var injectKinds = map[Kind]engine.Kind{
	InjectFired: engine.InjectFired, InjectHeld: engine.InjectHeld, InjectFreed: engine.InjectReleased,
	InjectSkipped: engine.InjectSkipped, InjectEdited: engine.InjectEdited, InjectAdded: engine.InjectAdded,
}

func (s *State) injectInput(e *Event) (in engine.Input, err error) {
	in.Kind, in.Item = injectKinds[e.Kind], -1
	if e.Kind != InjectAdded {
		var ok bool
		if in.Item, ok = s.Inject(e.Inject); !ok {
			return in, fmt.Errorf("there is no inject %q", e.Inject)
		}
	}
	if e.Kind == InjectAdded || e.Kind == InjectEdited {
		if e.Draft == nil {
			return in, fmt.Errorf("the event has no draft")
		}
		in.Inject, err = s.ad(e.Draft, in.Item)
	}
	return in, err
}

var tableKinds = map[Kind]engine.Kind{
	ConsultationCalled: engine.ConsultationCalled, ConsultationEnded: engine.ConsultationEnded, PartnerInvited: engine.PartnerInvited,
	PartnerRefused: engine.PartnerRefused, PartyWithdrawn: engine.PartyWithdrawn, ConsentGiven: engine.Consented, ConsentWithdrawn: engine.ConsentWithdrawn,
}

func (s *State) tableInput(e *Event) (in engine.Input, err error) {
	in.Kind, in.Value = tableKinds[e.Kind], int64(e.Version)
	if in.Item, err = s.find(engine.NounAlliance, e.Alliance); err != nil || e.Kind == ConsultationEnded {
		return in, err
	}
	in.Party, err = s.find(engine.NounParty, e.Party)
	return in, err
}

func (s *State) decisionInput(e *Event) (in engine.Input, err error) {
	in.Kind = map[Kind]engine.Kind{DecisionTaken: engine.DecisionTaken, WordsGiven: engine.FreeTextGiven, WordsJudged: engine.Adjudicated}[e.Kind]
	if in.Item, err = s.find(engine.NounDecision, e.Decision); err != nil {
		return in, err
	}
	if e.Kind != WordsJudged {
		if in.Party, err = s.find(engine.NounParty, e.Party); err != nil {
			return in, err
		}
	}
	for _, id := range e.Options {
		o, ok := s.Program.FindOption(in.Item, id)
		if !ok {
			return in, fmt.Errorf("the decision %q has no option %q", e.Decision, id)
		}
		in.Options |= 1 << o
	}
	return in, nil
}
