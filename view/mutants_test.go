package view_test

import (
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var mutants = flag.Bool("mutants", false, "take away each check in turn and see that the canaries tell (a few minutes)")

// without lists every check of view, each with what stands in its place once it
// is taken away.
var without = []struct{ file, check, gone string }{
	{"eye.go", `v.Cell); ok && v.Role != Wall {`, `v.Cell); ok {`},
	{"eye.go", `return e.cell >= 0 && cells>>e.cell&1 == 1`, `return true`},
	{"eye.go", `return e.cell >= 0 && (e.Role == Control || e.Role == Evaluator)`, `return e.Role == Control || e.Role == Evaluator`},
	{"eye.go", `return e.cell >= 0 && (e.Role == Control || e.Role == Evaluator)`, `return e.cell >= 0`},
	{"eye.go", `return e.cell >= 0 && e.Role == Control`, `return e.oversees()`},
	{"eye.go", `return e.isIn(d.Cells)`, `return true`},
	{"eye.go", `return d.Public`, `return true`},
	{"eye.go", `e.World.Decision(d).Status != engine.Waiting && (e.oversees() || e.isIn(e.Program.Decisions[d].SeenBy))`,
		`e.World.Decision(d).Status != engine.Waiting`},
	{"eye.go", `return e.isIn(e.Program.Decisions[d].Cells)`, `return true`},
	{"eye.go", `return e.knows(d) && (e.oversees() || e.decides(d))`, `return e.knows(d)`},
	{"eye.go", `return o.Public || e.oversees() || e.isIn(o.KnownTo)`, `return true`},
	{"eye.go", `return e.oversees() || e.isIn(e.Program.Vars[v].SeenBy)`, `return true`},
	{"eye.go", `func (e eye) traces() bool { return e.oversees() }`, `func (e eye) traces() bool { return true }`},
	{"eye.go", `return e.controls() || k != engine.ByRule && k != engine.ByChance`, `return true`},
	{"eye.go", `return e.oversees() || e.isIn(m.Involves())`, `return true`},
	{"eye.go", `return e.oversees() || e.isIn(1<<m.From)`, `return true`},
	{"eye.go", `return m.Cells & (1 << e.cell)`, `return m.Cells`},
	{"eye.go", `return e.oversees() || e.isIn(1<<r.Cell)`, `return true`},
	{"eye.go", `return e.cell == cell || e.controls() || e.oversees() && !e.IsControl(cell)`, `return e.cell == cell || e.oversees()`},
	{"eye.go", `return e.oversees() || e.cell >= 0 && e.Program.Cells[e.cell].Theatres>>t&1 == 1 || e.cell < 0 && e.isCommon(t) || e.isNews(t)`, `return true`},
	{"eye.go", `e.cell < 0 && e.isCommon(t) || e.isNews(t)`, `e.cell < 0 || e.isNews(t)`},
	{"eye.go", `e.reads(d) && d.Inject < len(e.Program.Injects) {`, `d.Inject < len(e.Program.Injects) {`},
	{"eye.go", `return e.oversees() || e.received(d) || e.reads(d)`, `return true`},
	{"eye.go", `return e.oversees() || e.isIn(e.Program.Forces[f].SeenBy)`, `return true`},
	{"map.go", `	if e.oversees() {
		m.Item`, `	if true {
		m.Item`},
	{"eye.go", `return e.oversees() || e.isIn(e.Sitting(r))`, `return true`},
	{"eye.go", `return e.sits(r) || e.isIn(e.Guests(r))`, `return e.sits(r) || e.stands(r.Alliance)`},
	{"eye.go", `e.stands(r.Alliance) && (r.Shown || e.Program.Alliances[r.Alliance].Src.Shows.Consultation)`, `e.stands(r.Alliance)`},
	{"eye.go", `return e.attends(r) || e.follows(r) && (r.TextShown || e.Program.Alliances[r.Alliance].Src.Shows.Text)`, `return e.follows(r)`},
	{"eye.go", `return e.oversees() || e.isIn(e.Program.Alliances[a].Cells) || e.stands(a)`, `return true`},
	{"eye.go", `func (e eye) recognises(cell int) bool { return e.oversees() || e.isIn(1<<cell) }`, `func (e eye) recognises(int) bool { return true }`},
	{"eye.go", `return st.Public || e.oversees() || e.cell >= 0 && e.Reaches(st, e.cell)`, `return true`},
	{"eye.go", `return e.oversees() || e.isIn(e.Speakers(parties))`, `return true`},
	{"eye.go", `if shown && e.stands(a) && e.Binds(a, c) {`, `if (shown || true) && e.stands(a) && e.Binds(a, c) {`},
	{"eye.go", `return e.decides(t.Cause.Item) || e.learns(e.touching(t))`, `return true`},
	{"eye.go", `func (e eye) perceives(cell int) bool { return e.oversees() || e.isIn(1<<cell) }`, `func (e eye) perceives(int) bool { return true }`},
	{"eye.go", `func (e eye) suspects() bool { return e.cell >= 0 && e.Role == Evaluator }`, `func (e eye) suspects() bool { return e.oversees() }`},
	{"eye.go", `return e.oversees() || e.isIn(e.Program.Strategies[i].Cells)`, `return true`},
	{"eye.go", `func (e eye) ties() bool { return e.oversees() }`, `func (e eye) ties() bool { return true }`},
	{"eye.go", `!e.oversees() && e.State.Clock.Phase != exercise.Over:`, `false:`},
	{"eye.go", `known := b.Options != 0`, `return true; known := false`},
	{"eye.go", `return as.Role != Control`, `return true`},
	{"eye.go", `v == as && s.Replayed`, `s.Replayed`},
	{"eye.go", `v == as && s.Replayed`, `v == as`},
	{"eye.go", `return e.cell >= 0 && v == as`, `return v == as`},
	{"eye.go", `func MayReview(s *exercise.State, v Viewer) bool { return newEye(s, v, nil).oversees() }`, `func MayReview(s *exercise.State, v Viewer) bool { return true }`},
	{"eye.go", `return e.suspects() || e.controls() && s.Clock.Phase == exercise.Over`, `return e.suspects() || e.controls()`},
	{"eye.go", `return e.suspects() || e.controls() && s.Clock.Phase == exercise.Over`, `return e.suspects() || s.Clock.Phase == exercise.Over`},
	{"eye.go", `func MayInvite(s *exercise.State, v Viewer) bool { return newEye(s, v, nil).controls() }`, `func MayInvite(s *exercise.State, v Viewer) bool { return newEye(s, v, nil).oversees() }`},
	{"front.go", `st.Public {`, `true || st.Public {`},
	{"build.go", `if e.oversees() {`, `if e.cell >= 0 {`},
	{"requests.go", `	if e.oversees() {
		shown.Seat, shown.Name = a`, `	if true {
		shown.Seat, shown.Name = a`},
	{"requests.go", `	if e.oversees() {
		shown.Item`, `	if true {
		shown.Item`},
	{"front.go", `if !e.reads(d) {`, `if false {`},
	{"front.go", `o.Public {`, `true || o.Public {`},
	{"contacts.go", `if !e.received(d) && !e.reads(d) {`, `if false {`},
	{"decisions.go", `offered := e.World.Offered(d)`, `offered := ^uint64(0) >> (64 - len(def.Options))`},
	{"decisions.go", `} else if w.Status == engine.Answered {`, `} else if false {`},
	{"build.go", `At:    c.At, Wall`, `At:    e.World.Now(), Wall`},
	{"build.go", `p.Version = p.digest()`, `p.Version = fmt.Sprint(s.Seq)`},
	{"rows.go", `if e.controls() {`, `if true {`},
	{"overview.go", `			if !e.controls() {`, `			if false {`},
}

// TestTheCanariesTellWhenACheckIsMissing takes each check away in turn: the test
// above must fail then.
func TestTheCanariesTellWhenACheckIsMissing(t *testing.T) {
	if !*mutants {
		t.Skip("takes minutes: run with -mutants")
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range without {
		src, err := os.ReadFile(w.file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Count(string(src), w.check) != 1 {
			t.Errorf("%s has %q %d times: mend the list", w.file, w.check, strings.Count(string(src), w.check))
			continue
		}
		changed := filepath.Join(t.TempDir(), w.file)
		os.WriteFile(changed, []byte(strings.Replace(string(src), w.check, w.gone, 1)), 0o600)
		overlay, _ := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(here, w.file): changed}})
		list := filepath.Join(t.TempDir(), "overlay.json")
		os.WriteFile(list, overlay, 0o600)
		out, err := exec.Command("go", "test", "-vet=off", "-overlay", list, "-run", "ACanaryOfOthers", ".").CombinedOutput()
		if err == nil || !strings.Contains(string(out), "--- FAIL: TestNobodySeesACanaryOfOthers") {
			t.Errorf("%s without %q: nothing is told (%v)\n%.800s", w.file, w.check, err, out)
		}
	}
}
