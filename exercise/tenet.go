package exercise

import (
	"slices"

	"tamrin/scenario"
)

// Bore says how a decision bears on a tenet.
type Bore uint8

// The ways: an option was taken that keeps to it, or one that goes against it, or
// neither, where one that keeps to it could have been.
const (
	KeptTo Bore = iota + 1
	WentAgainst
	Otherwise
)

// Bearing is how one decision, once closed, bears on a tenet.
type Bearing struct {
	Decision int
	How      Bore
	Options  uint64 // that were taken: of KeptTo and WentAgainst, those alone
}

// Bearings lists how the decisions that were closed bear on a tenet of strategy
// i, in the order in which they closed. A decision in which no party has a say
// whose strategy it is bears on nothing.
func (s *State) Bearings(i int, t *Tenet) (list []Bearing) {
	kept, against := s.tiedTo(t.Options), s.tiedTo(t.Against)
	for _, d := range s.Closed {
		if !s.byHolder(i, d) {
			continue
		}
		taken := s.World.Decision(d).Options
		if taken&kept[d] != 0 {
			list = append(list, Bearing{d, KeptTo, taken & kept[d]})
		}
		if taken&against[d] != 0 {
			list = append(list, Bearing{d, WentAgainst, taken & against[d]})
		}
		if kept[d] != 0 && taken&(kept[d]|against[d]) == 0 {
			list = append(list, Bearing{d, Otherwise, taken})
		}
	}
	return list
}

// byHolder reports whether it was for a holder of strategy i to close a decision:
// one that a single party took is that party's alone.
func (s *State) byHolder(i, d int) bool {
	deciders := s.Deciders(d)
	return slices.ContainsFunc(s.Program.Strategies[i].Holders, func(q int) bool { return deciders>>q&1 == 1 })
}

// tiedTo is the options that names stand for, by decision.
func (s *State) tiedTo(names []string) map[int]uint64 {
	at := map[int]uint64{}
	for _, name := range names {
		if d, o, ok := s.OptionOf(name); ok {
			at[d] |= 1 << o
		}
	}
	return at
}

// Authored returns a version of strategy i as the scenario language has it; nil
// where there is none of that number.
func (s *State) Authored(i, number int) *scenario.Strategy {
	v, def := s.Strategies[i].Version(number), &s.Program.Strategies[i]
	if v == nil {
		return nil
	}
	st := &scenario.Strategy{Item: scenario.Item{ID: def.ID}, Title: def.Src.Title, Version: scenario.Number{V: int64(number)}}
	for k := range v.Tenets {
		t := &v.Tenets[k]
		st.Tenets = append(st.Tenets, scenario.Tenet{Item: scenario.Item{ID: t.ID}, Text: scenario.Text{In: t.Text}, Options: refs(t.Options), Against: refs(t.Against)})
	}
	return st
}

func refs(names []string) (list []scenario.Ref) {
	for _, n := range names {
		list = append(list, scenario.Ref{ID: n})
	}
	return list
}
