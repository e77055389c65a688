package expr

import (
	"testing"

	"tamrin/diag"
)

func TestSmoke(t *testing.T) {
	env, err := NewEnv([]Name{
		{Path: "vars.tension", Kind: Int, Slot: 0, Lo: 0, Hi: 10},
		{Path: "decisions.x", Kind: Word, Slot: 1, Values: []string{"", "high", "low"}},
		{Path: "decisions.y", Kind: Words, Slot: 2, Values: []string{"a", "b"}},
		{Path: "injects.i", Kind: Bool, Slot: 3},
		{Path: "time", Kind: Duration, Slot: 4, Lo: 0, Hi: 1 << 60},
	})
	if err != nil {
		t.Fatal(err)
	}
	state := []int64{7, env.Word("high"), 2, 1, 7200_000}
	for src, want := range map[string]bool{
		"vars.tension >= 7 && decisions.x == 'high'":       true,
		"vars.tension > 7 || decisions.x != 'high'":        false,
		"'b' in decisions.y && !('a' in decisions.y)":      true,
		"size(decisions.y) == 1 && decisions.y.size() < 2": true,
		"time >= duration('2h') && injects.i":              true,
		"vars.tension in [1, 6, 7]":                        true,
		"vars.tension + 1 == 8":                            true,
		"decisions.x in ['low', '']":                       false,
	} {
		var l diag.List
		c := env.Compile(src, diag.Span{File: "f", Line: 1, Col: 1}, Bool, &l)
		if c == nil {
			t.Errorf("%s: %v", src, l)
			continue
		}
		if got := c.Holds(state); got != want {
			t.Errorf("%s: %v", src, got)
		}
	}
}
