package exercise_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tamrin/exercise"
)

func TestTwoWhoEditANoteLoseNothing(t *testing.T) {
	r := started(t)
	r.must("washington.secretary", minute, exercise.WriteNote{ID: "note-0001", Text: "Ask Seoul."})
	r.must("washington.secretary", minute, exercise.WriteNote{ID: "note-0001", Text: "Ask Seoul."})
	r.must("washington.deputy", 2*minute, exercise.WriteNote{Text: "اسأل طوكيو"})
	r.must("seoul", 2*minute, exercise.WriteNote{Text: "Seoul's own"})
	r.must("washington.deputy", 3*minute, exercise.WriteNote{Note: 1, Version: 1, Text: "Ask Seoul first."})
	no := r.refused("washington.secretary", 4*minute, exercise.WriteNote{Note: 1, Version: 1, Text: "Ask nobody."}, exercise.Stale)
	want := &exercise.Newer{By: exercise.Actor{Seat: "washington.deputy", Name: "name of washington.deputy"}, At: 3 * minute, Version: 2, Text: "Ask Seoul first."}
	if d := cmp.Diff(want, no.Newer); d != "" || !strings.Contains(no.Say.En, "name of washington.deputy") || !strings.Contains(no.Say.Ar, "0:03:00") {
		t.Errorf("told %q, %s", no.Say, d)
	}
	r.must("washington.secretary", 5*minute, exercise.WriteNote{Note: 1, Version: 1, Text: "Ask Seoul first."}) // both want the same
	r.must("washington.secretary", 6*minute, exercise.WriteNote{Note: 2, Version: 1})                           // taken away
	notes := r.s.Notes[0]
	if len(notes) != 2 || notes[0].Version != 2 || notes[1].Text != "" || notes[1].Version != 2 || len(r.s.Notes[1]) != 1 {
		t.Errorf("%+v", r.s.Notes)
	}
	if d := cmp.Diff(r.s.Notes, r.replay().Notes); d != "" {
		t.Errorf("the log replays to other notes: %s", d)
	}
	r.refused("seoul", 7*minute, exercise.WriteNote{Note: 2, Version: 1, Text: "x"}, exercise.UnknownItem) // Washington has two
	r.refused("seoul", 7*minute, exercise.WriteNote{Note: -1, Text: "x"}, exercise.UnknownItem)
	r.refused("seoul", 7*minute, exercise.WriteNote{Text: " "}, exercise.Incomplete)
	r.refused("seoul", 7*minute, exercise.WriteNote{Text: strings.Repeat("x", exercise.MaxLetters+1)}, exercise.TooLong)
}
