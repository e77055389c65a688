package exercise_test

import (
	"slices"
	"testing"

	"tamrin/cotext"
	"tamrin/engine"
	"tamrin/exercise"
)

// consulting is an exercise in which the alliance has just been challenged.
func consulting(t *testing.T) *run {
	r := beginOf(t, "alliance")
	r.must("excon", 0, exercise.Start{})
	r.advance(5 * minute)
	return r
}

// table is the latest consultation.
func (r *run) table() *exercise.Room { return &r.s.Rooms[len(r.s.Rooms)-1] }

func (r *run) course() (kinds []exercise.MoveKind) {
	for _, m := range r.table().Course {
		kinds = append(kinds, m.Kind)
	}
	return kinds
}

func put(at int, words string) cotext.Edit { return cotext.Edit{{At: at, Put: words}} }

// TestAConsultationComesToAStatement has two members agree a text: an edit
// after the first consent voids it, and the text issues once both consent to
// the same version.
func TestAConsultationComesToAStatement(t *testing.T) {
	r := consulting(t)
	at := 6 * minute
	r.must("seoul", at, exercise.EnterRoom{Alliance: "us_rok"})
	r.must("seoul", at, exercise.EnterRoom{Alliance: "us_rok"})
	r.must("washington.deputy", at, exercise.EnterRoom{Alliance: "us_rok"})
	r.must("seoul", at, exercise.Consent{Alliance: "us_rok", Version: 1})
	r.must("washington.deputy", at, exercise.EditText{ID: "edit-0001", Alliance: "us_rok", Paragraph: "p1", Language: "en", Splices: put(2, " all")})
	r.refused("washington.secretary", at, exercise.Consent{Alliance: "us_rok", Version: 1}, exercise.OldVersion)
	r.refused("washington.deputy", at, exercise.Consent{Alliance: "us_rok", Version: 2}, exercise.NotAllowed)
	r.must("washington.secretary", at, exercise.Consent{Alliance: "us_rok", Version: 2})
	r.must("seoul", at, exercise.Consent{Alliance: "us_rok", Party: "rok", Version: 2})

	want := []exercise.MoveKind{exercise.MoveOpened, exercise.MoveCame, exercise.MoveCame, exercise.MoveConsent, exercise.MoveVoid,
		exercise.MoveConsent, exercise.MoveConsent, exercise.MoveIssued, exercise.MoveClosed}
	if got := r.course(); !slices.Equal(got, want) {
		t.Errorf("the course is %v", got)
	}
	if room := r.table(); room.Open() || room.Position != engine.IssuedText || room.Issued != 0 || room.Version != 2 {
		t.Errorf("%+v", room)
	}
	st := r.s.Statements[0]
	if !st.Public || st.Words["en"] != "We all stand together.\n\nWe call for calm." || st.Words["ar"] != "نقف معًا.\n\nندعو إلى التهدئة." || st.Parties != 0b11 {
		t.Errorf("issued: %+v", st)
	}
	r.refused("seoul", at, exercise.EditText{ID: "edit-0002", Alliance: "us_rok", Paragraph: "p1", Language: "en", Base: 1, Splices: put(0, "x")}, exercise.NoConsultation)
	r.refused("pyongyang", at, exercise.EditText{ID: "edit-0003", Alliance: "us_rok", Paragraph: "p1", Language: "en", Base: 1, Splices: put(0, "x")}, exercise.UnknownItem)
	r.refused("washington.secretary", at, exercise.RecallConsent{Alliance: "us_rok"}, exercise.NoConsultation)
	r.sameAgain()
}

// sameAgain checks that the log replays to the same state.
func (r *run) sameAgain() {
	r.t.Helper()
	s := r.replay()
	if s.World.Hash() != r.s.World.Hash() || len(s.Rooms) != len(r.s.Rooms) || len(s.Statements) != len(r.s.Statements) {
		r.t.Error("the log replays to another state")
	}
	for i := range s.Rooms {
		for k, c := range s.Rooms[i].Text.Clauses {
			for l := range c.Bodies {
				if got, want := c.Bodies[l].Text, r.s.Rooms[i].Text.Clauses[k].Bodies[l].Text; got != want {
					r.t.Errorf("the log replays to %q, want %q", got, want)
				}
			}
		}
	}
}
