package view_test

import (
	"testing"

	"tamrin/view"
)

// Control reads why a variable changed; evaluators not what chance did; cells
// read no history at all.
func TestWhoMayReadTheHistoryOfAVariable(t *testing.T) {
	s := played(t)
	tension := func(v view.Viewer) (got view.Var) {
		for _, x := range view.Build(s, v, nil).Vars {
			if x.ID == "tension" {
				got = x
			}
		}
		return got
	}
	control := tension(view.Viewer{Role: view.Control, Cell: "excon"}).History
	if len(control) != 2 || control[0].Cause != view.BecauseDecision || control[0].Title["ar"] != "الرد" || control[1].Cause != view.BecauseControl ||
		control[1].From != "5" || control[1].To != "8" || control[1].Reason != "as agreed" || control[1].Seat != "excon" {
		t.Errorf("control reads %+v", control)
	}
	if h := tension(view.Viewer{Role: view.Player, Cell: "seoul", Leads: true}).History; h != nil {
		t.Errorf("a cell reads %+v", h)
	}
}
