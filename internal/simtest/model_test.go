package simtest

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/store"
	"tamrin/view"
)

// letters are those that canaries have for each cell.
var letters = map[string]string{"northern": "n", "southern": "s", "camp": "r", "judges": "e", "excon": "c"}

var canary = regexp.MustCompile(`zz_([a-z]+)_\w+`)

// planned is when injects are due by the scenario, and how often they come.
// It is written from the file, not from what the engine makes of it.
var planned = map[string]struct {
	at    time.Duration
	burst int
	every time.Duration
}{
	"crack": {2 * time.Minute, 1, 0}, "order": {3 * time.Minute, 1, 0}, "calls": {5 * time.Minute, 3, 20 * time.Second},
	"paper": {8 * time.Minute, 1, 0}, "twin_a": {10 * time.Minute, 1, 0}, "twin_b": {10 * time.Minute, 1, 0}, "late": {30 * time.Minute, 1, 0},
}

// model is what must be true, worked out from what is on the disk and from what
// people were told. It knows nothing of the server.
type model struct {
	w        *world
	s        *exercise.State // as the durable log makes it
	memo     view.Memo
	head     store.Head
	marked   int                            // how many appends were folded in
	versions map[view.Viewer]map[string]int // of pages: how many appends it took to make them true
	events   []exercise.Event
	touched  map[string]bool // injects that control did something to
	came     map[string]bool // deliveries
	clock    reckoning
}

// reckoning is where the exercise's clock must stand.
type reckoning struct {
	at, wall int64 // ms; where it was last touched
	running  bool
	jumping  bool
	speed    int64
	over     int64 // exercise time at which the exercise ended; -1 before
}

func newModel(w *world, p *engine.Program) *model {
	return &model{w: w, s: exercise.New(p), versions: map[view.Viewer]map[string]int{}, touched: map[string]bool{}, came: map[string]bool{},
		clock: reckoning{speed: 1, over: -1}}
}

// absorb folds in what has become durable.
func (m *model) absorb() {
	m.w.disk.mu.Lock()
	marks := slices.Clone(m.w.disk.marks)
	m.w.disk.mu.Unlock()
	for r, err := range m.w.disk.Log.Read(context.Background(), run, m.head) {
		if err != nil {
			m.w.found("the log is broken", "%v", err)
			return
		}
		m.head = store.Head{Seq: r.Seq, Hash: r.Hash}
		e, err := exercise.Decode(r.Payload)
		if err == nil {
			_, err = m.s.Apply(e)
		}
		if err != nil {
			m.w.found("the log does not fold", "record %d: %v", r.Seq, err)
			return
		}
		m.judge(&e)
		if m.marked < len(marks) && marks[m.marked] == r.Seq {
			m.marked++
			m.show()
		}
	}
}

// show works out which pages are true after an append.
func (m *model) show() {
	for _, b := range m.w.people {
		v := b.viewer
		if m.versions[v] == nil {
			m.versions[v] = map[string]int{}
		}
		if now := m.version(v); m.versions[v][now] == 0 {
			m.versions[v][now] = m.marked
		}
	}
}

// version is that of a viewer's page as the durable log makes it; of those who
// oversee, but for who is present.
func (m *model) version(v view.Viewer) string {
	if v.Role == view.Control || v.Role == view.Evaluator {
		return strconv.FormatInt(m.s.Seq, 10)
	}
	return m.memo.Build(m.s, v, nil).Version
}

// seen checks a page that somebody sees when so many appends were durable.
func (b *browser) seen(what, version string, appends int) {
	b.absorb()
	if b.versions[b.viewer] == nil {
		b.show() // somebody has sat down since
	}
	version = bare(version)
	switch n := b.versions[b.viewer][version]; {
	case n == 0:
		b.found("a page is not that of the log", "%s of %s shows version %s, which no state of the log has", what, b.seat, version)
	case n > appends:
		b.found("a page shows what is not durable", "%s of %s showed version %s after %d appends; it becomes true with number %d", what, b.seat, version, appends, n)
	}
}

// looked checks what somebody reads for words that are for others.
func (b *browser) looked(where string, text []byte) {
	for _, c := range canary.FindAllSubmatch(text, -1) {
		if b.letter != "c" && !strings.Contains(string(c[1]), b.letter) {
			b.found("somebody reads what is not for them", "%s of %s holds %s", where, b.seat, c[0])
			return
		}
	}
}

// agree checks that whoever has a stream that lives sees the page of the state.
func (w *world) agree() {
	if w.up == nil || !w.disk.sound() {
		return
	}
	for _, b := range w.people {
		if b.wire == nil || b.wire.isSlow() {
			continue
		}
		// What differs may be nothing that can be seen. Who is present control is
		// told a moment later, so its page is looked at in the end.
		if bare(b.last) != w.version(b.viewer) && b.viewer.Role != view.Control {
			b.compare()
		}
	}
}

// judge checks one event against those before it.
func (m *model) judge(e *exercise.Event) {
	if n := len(m.events); n > 0 && (e.At < m.events[n-1].At || e.Wall < m.events[n-1].Wall) {
		m.w.found("time goes back", "event %d, %s, at %d ms comes after %s at %d ms", n+1, e.Kind, e.At, m.events[n-1].Kind, m.events[n-1].At)
	}
	m.events = append(m.events, *e)
	m.reckon(e)
	switch e.Kind {
	case exercise.InjectFired, exercise.InjectHeld, exercise.InjectFreed, exercise.InjectSkipped, exercise.InjectEdited:
		m.touched[e.Inject] = true
	}
	for _, d := range m.s.Deliveries[len(m.came):] {
		m.deliver(&d)
	}
}

// deliver checks that an inject comes once, and when it is due.
func (m *model) deliver(d *exercise.Delivery) {
	name := m.s.InjectName(d.Inject)
	key := fmt.Sprintf("%s %d", name, d.N)
	if m.came[key] {
		m.w.found("an inject comes twice", "%s, again at %d ms", key, d.At)
	}
	m.came[key] = true
	plan, ok := planned[name]
	if !ok || m.touched[name] {
		return
	}
	if due := (plan.at + time.Duration(max(d.N-1, 0))*plan.every).Milliseconds(); d.At != due {
		m.w.found("an inject comes at a wrong time", "%s at %d ms instead of %d ms", key, d.At, due)
	}
}

// reckon holds an event's time against wall time: nothing happens before its
// time, and what people do happens neither earlier nor later than they do it.
func (m *model) reckon(e *exercise.Event) {
	c := &m.clock
	now := c.at
	if c.running {
		now += (e.Wall - c.wall) * c.speed
	}
	slack := 2 * c.speed // wall time is in whole ms
	switch {
	case c.jumping || c.over >= 0:
	case e.At > now+slack && c.running:
		m.w.found("something happens before its time", "event %d, %s, at %d ms; by the clock it was %d ms", len(m.events), e.Kind, e.At, now)
	case e.At < now-slack && e.By.Seat != "" && !e.By.Bot:
		m.w.found("the clock loses time", "event %d, %s, at %d ms; by the clock it was %d ms", len(m.events), e.Kind, e.At, now)
	}
	switch e.Kind {
	case exercise.Started, exercise.WasResumed:
		c.running = true
	case exercise.WasPaused, exercise.Interrupted, exercise.NoDuffCalled:
		c.running = false
	case exercise.SpeedSet:
		c.speed = int64(e.Speed)
	case exercise.JumpOrdered:
		c.jumping = true
	case exercise.ClockJumped:
		c.jumping = false
	default:
		e = nil
	}
	if e != nil && e.Kind != exercise.JumpOrdered {
		c.at, c.wall = e.At, e.Wall
	}
	if c.over < 0 && m.s.Clock.Phase == exercise.Over {
		c.over = m.s.World.Now()
	}
}

// complete checks that all that was due by the end has come.
func (m *model) complete() {
	end := m.s.Clock.Noted
	if m.clock.over >= 0 {
		end = m.clock.over - 1 // what ended it may have come first
	}
	for name, plan := range planned {
		for n := range plan.burst {
			due, key := (plan.at + time.Duration(n)*plan.every).Milliseconds(), fmt.Sprintf("%s %d", name, n+1)
			if due <= end && m.s.World.Now() > 0 && !m.touched[name] && !m.came[key] {
				m.w.found("an inject does not come", "%s was due at %d ms; the exercise stands at %d ms", key, due, end)
			}
		}
	}
}

// traits say what may become of a call.
type traits struct {
	kind    exercise.Kind // of the event that carries it out
	once    bool          // it has an identifier, so that it is done once however often it comes
	already bool          // it succeeds where it, or the like, was done before
	joint   bool          // its words stand in the joint text
}

// settled checks a call against the log, once nothing is on its way any more.
func (m *model) settled(c *call) {
	n := 0
	for i := range m.events {
		e := &m.events[i]
		if e.Kind == c.traits.kind && (e.ID == c.id() || e.Reason == c.reason()) {
			n++
		}
	}
	acked, what := c.acked(), fmt.Sprintf("step %d, %s of %s, was answered %s and is in the log %d times", c.number, c.act, c.from.seat, c.heard(), n)
	switch {
	case c.traits.once && n > 1, n > c.arrived:
		m.w.found("something is done twice", "%s", what)
	case c.traits.once && acked > 0 && n == 0, !c.traits.once && !c.traits.already && n < acked:
		m.w.found("what was confirmed is lost", "%s", what)
	case n > acked && c.refused():
		m.w.found("what was refused is done", "%s", what)
	}
	if c.traits.joint && n == 1 {
		if text := m.joint(); strings.Count(text, c.words+" ") != 1 {
			m.w.found("words of the joint text are lost or doubled", "%s: %q holds %d of %q", what, text, strings.Count(text, c.words+" "), c.words)
		}
	}
}

// joint is the joint text as it stands, of every consultation.
func (m *model) joint() (text string) {
	for i := range m.s.Rooms {
		for _, c := range m.s.Rooms[i].Text.Clauses {
			text += c.Bodies[0].Text + "\n"
		}
	}
	return text
}
