package view_test

import (
	"slices"
	"testing"

	"tamrin/exercise"
	"tamrin/view"
)

// toTheEnd plays the canary scenario without anybody doing anything.
func toTheEnd(t *testing.T) *exercise.State {
	t.Helper()
	p := &play{t: t, s: exercise.New(compiled(t))}
	p.apply(exercise.Begin("map", false, true, 1))
	p.settle()
	p.give("excon", exercise.Start{})
	for at := int64(0); at < 50*minute; at += minute {
		p.now = at
		for p.s.World.NextDue() <= at && p.s.Clock.Phase == exercise.Running {
			p.settle()
			p.order(exercise.Order{At: p.s.World.NextDue(), Do: exercise.Reach{}})
		}
		p.settle()
	}
	return p.s
}

func (p *play) settle() {
	for len(p.s.World.Pending()) > 0 {
		c := p.s.World.Pending()[0]
		if err := p.order(exercise.Order{At: p.s.World.Now(), Do: exercise.Settle{Chance: p.s.Program.Chances[c].ID}}); err != nil {
			p.t.Fatal(err)
		}
	}
}

func titles(m view.TheatreMap) (list []string) {
	for _, x := range m.Marks {
		list = append(list, x.Title.Get("en"))
	}
	return list
}

func TestAMapShowsWhatItsCellMayKnow(t *testing.T) {
	s := toTheEnd(t)
	for cell, want := range map[string]map[string][]string{
		"washington": {"zz_wse_east": {"zz_wse_team", "zz_wse_launch", "zz_wstpoex_paper"}, "zz_wstpoex_sea": {"zz_wse_team", "zz_wse_launch", "zz_wstpoex_paper"}},
		"pyongyang":  {"zz_tpoe_west": {"zz_pe_boat", "zz_wstpoex_paper", "zz_pe_burst"}, "zz_wstpoex_sea": {"zz_pe_boat", "zz_wstpoex_paper", "zz_pe_burst"}},
		"":           {"zz_wstpoex_sea": {"zz_wstpoex_paper"}},
	} {
		v := view.Viewer{Role: view.Player, Cell: cell}
		if cell == "" {
			v.Role = view.Wall
		}
		m := view.Build(s, v, nil).Map
		if m == nil || len(m.Theatres) != len(want) {
			t.Fatalf("%q sees %+v", cell, m)
		}
		for _, th := range m.Theatres {
			if got := titles(th); !slices.Equal(got, want[th.Title.Get("en")]) {
				t.Errorf("%q sees on %s: %q", cell, th.Title.Get("en"), got)
			}
		}
	}
}

func TestAMarkTellsWhetherItIsNewAndWhereToReadIt(t *testing.T) {
	s := toTheEnd(t)
	of := func(v view.Viewer, title string) view.Mark {
		for _, th := range view.Build(s, v, nil).Map.Theatres {
			for _, m := range th.Marks {
				if m.Title.Get("en") == title {
					return m
				}
			}
		}
		t.Fatalf("%+v does not see %s", v, title)
		return view.Mark{}
	}
	seoul := view.Viewer{Role: view.Player, Cell: "seoul", Leads: true}
	if m := of(seoul, "zz_se_map"); !m.Fresh || m.Inbox != 2 || m.Press != 0 || m.Item != "" {
		t.Errorf("before it is opened: %+v", m)
	}
	events, err := s.Handle(exercise.Order{By: exercise.Actor{Seat: "seoul"}, At: 50 * minute, Do: exercise.Acknowledge{Key: 2}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(events[0]); err != nil {
		t.Fatal(err)
	}
	if m := of(seoul, "zz_se_map"); m.Fresh {
		t.Errorf("once it is opened: %+v", m)
	}
	if m := of(seoul, "zz_wstpoex_paper"); m.Inbox != 0 || m.Press != 1 || !m.Public {
		t.Errorf("the paper: %+v", m)
	}
	control := view.Viewer{Role: view.Control, Cell: "excon"}
	if m := of(control, "zz_pe_burst"); m.Item != "inject/zz_e_burst" || m.Time != 32*minute || !m.Fresh {
		t.Errorf("of a burst control sees the last: %+v", m)
	}
	if m := of(control, "zz_wse_team"); m.Time != 30*minute || m.At != (view.Spot{Lat: 36.1, Lon: 128.1}) || m.Party.Get("en") != "United States" {
		t.Errorf("a force stands where it was moved: %+v", m)
	}
}
