package view_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tamrin/exercise"
	"tamrin/view"
)

func TestTheEvaluatorsPageSumsUp(t *testing.T) {
	s := exercise.New(compiled(t))
	now := int64(0)
	do := func(seat string, c exercise.Command) {
		t.Helper()
		events, err := s.Handle(exercise.Order{By: exercise.Actor{Seat: seat}, At: now, Wall: 1000 + now, Do: c})
		if err != nil {
			t.Fatalf("%T: %v", c, err)
		}
		for _, e := range events {
			if _, err := s.Apply(e); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := s.Apply(exercise.Begin("", false, true, 1)); err != nil {
		t.Fatal(err)
	}
	do("", exercise.Settle{Chance: "zz_pe_resolve"})
	do("excon", exercise.Start{})
	now = 5 * minute
	do("", exercise.Reach{})
	do("seoul", exercise.Send{To: []string{"washington"}, Subject: "Line", Text: "Open?"})
	see := func(id, rating, task, about string) {
		t.Helper()
		do("judges", exercise.Observe{ID: id, Sight: exercise.Sight{Text: "seen", Rating: rating, Task: task, About: about, At: now}})
	}
	see("draft-0001", "P", "zz_e_goal.zz_e_task", "inject/zz_e_launch")
	see("draft-0002", "", "zz_e_goal.zz_e_task", "inject/zz_e_launch")
	see("draft-0003", "U", "zz_e_goal", "message/1")
	see("draft-0004", "M", "zz_e_goal", "")
	see("draft-0001", "S", "zz_e_goal.zz_e_task", "inject/zz_e_launch")
	do("judges", exercise.Withdraw{ID: "draft-0004"})
	p := view.Build(s, view.Viewer{Role: view.Evaluator, Cell: "judges"}, nil)
	o := p.Evaluation.Objectives[0]
	if o.Count != 3 || o.Rated != (view.Ratings{S: 1, U: 1}) || o.Tasks[0].Count != 2 || o.Tasks[0].Rated != (view.Ratings{S: 1}) {
		t.Errorf("%+v", o)
	}
	seen := p.Evaluation.Observations
	if len(seen) != 4 || len(seen[0].Earlier) != 1 || seen[0].Earlier[0].Rating != "P" || !seen[3].Withdrawn || seen[2].AboutText.Get("en") != "Line: Open?" {
		t.Errorf("%+v", seen)
	}
	var got []string
	for _, m := range p.Evaluation.Timeline {
		got = append(got, string(m.Kind)+" "+m.Item+" "+string(rune('0'+m.Count)))
	}
	if d := cmp.Diff([]string{"inject inject/zz_e_launch 2", "opened decision/zz_wste_reply 0", "message message/1 1", "consultation room/1 0"}, got); d != "" {
		t.Error(d)
	}
	for _, v := range []view.Viewer{{Role: view.Player, Cell: "seoul", Leads: true}, {Role: view.Wall}, {Role: view.Player, Cell: "watchers"}} {
		if p := view.Build(s, v, nil); p.Evaluation != nil || p.Desk != nil {
			t.Errorf("%+v sees the evaluators' part", v)
		}
	}
}
