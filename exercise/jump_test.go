package exercise_test

import (
	"testing"

	"tamrin/exercise"
)

func TestAJumpIsRecordedAndLands(t *testing.T) {
	r := started(t)
	r.must("excon", minute, exercise.Pause{})
	r.refused("seoul", minute, exercise.Jump{To: 15 * minute}, exercise.NotAllowed)
	r.must("excon", minute, exercise.Jump{To: 15 * minute})
	land := exercise.Order{At: 15 * minute, Wall: 1, Do: exercise.Land{}}
	if r.give(land) == nil {
		t.Error("the clock jumped over what was due")
	}
	for due := r.s.World.NextDue(); due <= 15*minute; due = r.s.World.NextDue() {
		if r.give(exercise.Order{At: due, Do: exercise.Reach{}}) == nil {
			t.Error("time went on while the clock stands")
		}
		r.itself(due, exercise.Reach{Jumping: true})
	}
	if err := r.give(land); err != nil {
		t.Fatal(err)
	}
	if c := r.s.Clock; c.Phase != exercise.Paused || c.At != 15*minute {
		t.Errorf("the clock stands at %+v", c)
	}
	if got := r.received("seoul"); got != "launch " {
		t.Errorf("seoul received %s", got)
	}
	r.refused("excon", 15*minute, exercise.Jump{To: 14 * minute}, exercise.OutOfRange)
	r.refused("excon", 15*minute, exercise.Jump{To: 121 * minute}, exercise.OutOfRange)
	r.refused("excon", 15*minute, exercise.Jump{To: -5}, exercise.OutOfRange)
	if back := r.replay(); back.Clock != r.s.Clock || back.World.Hash() != r.s.World.Hash() {
		t.Error("the log replays to another state")
	}
}
