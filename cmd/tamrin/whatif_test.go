package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/rng"
	"tamrin/scenarios"
	"tamrin/store/sqlite"
)

// TestWhatIfOfALog plays a scenario to its end, and asks from the command line
// what else its decision could have been.
func TestWhatIfOfALog(t *testing.T) {
	folder, ctx := t.TempDir(), context.Background()
	log, err := sqlite.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	clock := host.NewManual(time.Unix(1_770_000_000, 0))
	h := host.New(host.Options{Log: log, Clock: clock, Seed: func() rng.Seed { return 1 }})
	steps, _ := scenarios.Open("first_steps")
	x, err := h.Create(ctx, steps, host.Plan{ID: "steps", Bots: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, seat := range x.Seats() {
		if seat.Viewer.Role == "control" {
			if _, err := x.Do(ctx, exercise.Actor{Seat: seat.ID}, "", exercise.Start{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for range 30 {
		clock.Advance(time.Minute)
		if err := x.Sync(ctx); err != nil {
			t.Fatal(err)
		}
	}
	decision := x.Program().Decisions[0].ID
	h.Close()
	log.Close()

	told := func(args ...string) (string, int) {
		var out bytes.Buffer
		code := run(append([]string{"whatif", "--store", folder}, args...), surroundings{out: &out, err: &out, env: func(string) string { return "" }})
		return out.String(), code
	}
	text, code := told("steps", decision, "--runs", "500")
	if code != 0 || !strings.Contains(text, "no prediction") || !strings.Contains(text, "as it was") {
		t.Errorf("code %d, said\n%s", code, text)
	}
	if one, _ := told("steps", decision, "--runs", "500", "--workers", "1"); one != text {
		t.Error("one worker finds something else than several")
	}
	if arabic, code := told("steps", decision, "--runs", "500", "--lang", "ar"); code != 0 || !strings.Contains(arabic, "لو اختاروا غير ذلك") {
		t.Errorf("code %d, said\n%s", code, arabic)
	}
	if wrong, code := told("steps", "nothing"); code != 2 || !strings.Contains(wrong, "nothing was played") {
		t.Errorf("code %d, said\n%s", code, wrong)
	}
	if wrong, code := told("steps", decision, "--runs", "0"); code != 2 {
		t.Errorf("code %d, said\n%s", code, wrong)
	}
}
