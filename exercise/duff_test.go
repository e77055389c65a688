package exercise_test

import (
	"strings"
	"testing"

	"tamrin/exercise"
)

func TestARealEmergencyStopsPlay(t *testing.T) {
	r := started(t)
	r.must("seoul", 9*minute, exercise.Send{To: []string{"washington"}, Text: "x"})
	r.refused("seoul", 9*minute, exercise.CallNoDuff{Text: "Fire"}, exercise.NotAllowed)
	r.refused("excon", 9*minute, exercise.CallNoDuff{Text: " "}, exercise.Incomplete)
	r.refused("excon", 9*minute, exercise.CallNoDuff{Text: strings.Repeat("x", exercise.MaxLetters+1)}, exercise.TooLong)
	r.must("excon", 9*minute, exercise.CallNoDuff{Text: "Fire in the building"})
	r.must("excon", 9*minute, exercise.CallNoDuff{Text: "Fire: leave by the north stairs"})
	if c, e := r.s.Clock, r.s.Emergency; c.Phase != exercise.Paused || c.At != 9*minute || e.Text != "Fire: leave by the north stairs" || e.At != 9*minute {
		t.Errorf("%+v, %+v", c, e)
	}
	r.advance(20 * minute)
	for _, c := range []exercise.Command{exercise.Resume{}, exercise.Fire{Inject: "reserve"}, exercise.SetSpeed{Speed: 2}, exercise.AnswerRequest{Key: 1, Text: "x"}} {
		r.refused("excon", 9*minute, c, exercise.Stopped)
	}
	for _, c := range []exercise.Command{exercise.Send{To: []string{"washington"}, Text: "x"}, exercise.AskControl{Text: "x"}, exercise.WriteNote{Text: "x"},
		exercise.Acknowledge{Key: 1}, exercise.Take{Decision: "reply", Options: []string{"wait"}}} {
		r.refused("seoul", 9*minute, c, exercise.Stopped)
	}
	r.must("excon", 9*minute, exercise.Send{To: []string{"seoul"}, Text: "Are you all out?"})
	r.must("washington.deputy", 9*minute, exercise.ReadMessage{Key: 1})
	r.must("seoul", 9*minute, exercise.TakeSeat{Name: "Mr Kim"})
	if back := r.replay(); back.Emergency == nil || *back.Emergency != *r.s.Emergency || back.Clock != r.s.Clock {
		t.Errorf("the log replays to %+v", back.Emergency)
	}
	r.must("excon", 9*minute, exercise.EndNoDuff{})
	r.must("excon", 9*minute, exercise.EndNoDuff{}) // a second tab
	r.must("excon", 9*minute, exercise.Resume{})
	r.advance(11 * minute)
	if got := r.received("seoul"); got != "launch " || r.s.Emergency != nil {
		t.Errorf("afterwards came %s", got)
	}
	r.must("excon", 12*minute, exercise.CallNoDuff{Text: "Fire"})
	r.must("excon", 12*minute, exercise.EndEx{})
	r.refused("excon", 12*minute, exercise.CallNoDuff{Text: "Fire"}, exercise.AlreadyEnded)
	r.must("excon", 12*minute, exercise.EndNoDuff{}) // the pages are freed even then
	if r.s.Emergency != nil {
		t.Error("the emergency outlasts its end")
	}
}
