package rehearse

import (
	"testing"

	"tamrin/lang"
)

// day is worked through by hand in TestOneDayByHand: one run, no chance.
const day = head + `alliances: {l: {members: [b, c], rule: one_for_all, consult: 10m}}
objectives: {o: {title: o, tasks: {t: {title: t}}}, n: {title: n}}
commitments: {m: {from: a, to: b, kind: defence_pact}}
decisions:
  d: {by: a, opens: {after: i2}, bot_takes: 5m, objectives: [n], options: {p: {known_to: [y], upholds: [m]}}}
injects:
  i1: {at: 0s, to: x, title: i1}
  i2: {at: 20m, to: [x, y], title: i2, objectives: [o.t]}
  i3: {at: 26m, to: x, title: i3, burst: {count: 3, every: 2m}}
  i4: {at: 40m, to: z, public: true, title: i4}
  i5: {at: 50m, to: y, title: i5, challenges: b}
`

// TestOneDayByHand counts what reaches whom, when, and who sits idle.
//
//	x: i1 0:00, i2 0:20, d opens 0:20 and is taken 0:25, i3 0:26 0:28 0:30, i4 0:40;
//	   its fullest ten minutes begin at 0:20 and no longer hold what comes at 0:30
//	y: i2 0:20, hears of d 0:25, i4 0:40, i5 0:50 and consults until 1:00
//	z: i4 0:40, i5 as an ally 0:50 and consults until 1:00
func TestOneDayByHand(t *testing.T) {
	s := tallied(t, compile(t, day), 1, 1).Sums()
	r := NewReport(s, Played{1, 1}, lang.En)
	type cell struct {
		items  int64
		most   int
		from   int64
		within int64
	}
	for i, want := range []cell{{7, 4, 20, 9}, {4, 2, 20, 6}, {2, 1, 40, 1}} {
		got := cell{total(s.bySlot(s.load, i)), r.Cells[i].Fullest.Median, r.Cells[i].Fullest.From / minute, r.Cells[i].Fullest.Within / minute}
		if got != want {
			t.Errorf("%s: got %+v, want %+v", r.Cells[i].ID, got, want)
		}
	}
	quiet := map[string][][2]int{"x": {{1, 20}, {31, 40}, {41, 60}}, "y": {{0, 20}, {26, 40}, {41, 50}}, "z": {{0, 40}, {41, 50}}}
	for i, c := range r.Cells[:3] {
		for _, q := range quiet[c.ID] {
			if row(s.quiet, i, s.frame.stretches())[s.frame.stretch(q[0], q[1])] != 1 {
				t.Errorf("%s: no quiet stretch from minute %d to %d", c.ID, q[0], q[1])
			}
		}
		if n := total(row(s.quiet, i, s.frame.stretches())); n != int64(len(quiet[c.ID])) {
			t.Errorf("%s: %d quiet stretches, want %d", c.ID, n, len(quiet[c.ID]))
		}
	}
	for i, want := range []int64{1, 1, 1} {
		if s.goals[i] != want {
			t.Errorf("goal %d was tested %d times", i, s.goals[i])
		}
	}
	if s.marked[markUpheld] != 1 || s.consults[0] != 1 || s.answerMS[0] != 5*minute || s.ended[s.frame.plannedEnd()] != 1 {
		t.Errorf("upheld %d, consultations %d, answered after %d ms, ended as planned %d", s.marked[markUpheld], s.consults[0], s.answerMS[0], s.ended[s.frame.plannedEnd()])
	}
}

// TestQuietest finds the stretch with the most quiet time over all runs, from
// runs that are quiet in different stretches.
func TestQuietest(t *testing.T) {
	f := &Frame{Slot: minute, Slots: 100}
	stretches := make([]int64, f.stretches())
	stretches[f.stretch(10, 40)] = 60 // 60 runs are quiet from 0:10 to 0:40
	stretches[f.stretch(20, 50)] = 30 // 30 from 0:20 to 0:50
	stretches[f.stretch(70, 95)] = 55
	got := quietest(stretches, f, 100, 10*minute)
	// 90 runs share 0:20 to 0:40, which holds 1800 minutes: as much as the 60
	// runs of 0:10 to 0:40 do, which come first.
	if len(got) != 2 || got[0] != (stillness{10, 40, 60}) || got[1] != (stillness{70, 95, 55}) {
		t.Errorf("got %+v", got)
	}
	if none := quietest(stretches, f, 200, 10*minute); len(none) != 0 {
		t.Errorf("fewer than half of the runs: %+v", none)
	}
}

// TestFrames holds long and open-ended exercises to a bounded number of slots.
func TestFrames(t *testing.T) {
	for _, c := range []struct {
		horizon, slot int64
		slots         int
	}{{3 * 60 * minute, minute, 180}, {6 * 60 * minute, minute, 360}, {7 * 60 * minute, 2 * minute, 210}, {72 * 60 * minute, 15 * minute, 288}, {1, minute, 1}} {
		if slot, slots := layOut(c.horizon); slot != c.slot || slots != c.slots {
			t.Errorf("a horizon of %d minutes is laid out in %d slots of %d minutes", c.horizon/minute, slots, slot/minute)
		}
	}
	a, b := NewFrame(compile(t, day)), NewFrame(compile(t, "# a remark\n"+day))
	c := NewFrame(compile(t, day+"  i6: {at: 55m, to: x, title: i6}\n"))
	if a.Digest != b.Digest || a.Digest == c.Digest {
		t.Error("the digest must tell what is played, not where it is written")
	}
}
