package simtest

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing/synctest"
	"time"

	"tamrin/exercise"
)

// fate is what becomes of a request on its way.
type fate int

const (
	passes  fate = iota
	twice        // it arrives twice
	unheard      // its answer gets lost
	delayed      // it arrives later, behind others
)

var fates = [...]string{"", ", twice", ", and the answer gets lost", ", which is long on its way"}

// step is one step of a story. What it does depends on its own fields and on
// where things stand, so that a story may be told with steps left out.
type step struct {
	number int
	verb   *verb
	seat   string
	n, m   int // choices
	lasts  time.Duration
	fate   fate
}

// verb is something that may happen.
type verb struct {
	name  string
	kind  exercise.Kind // of the event that a form leads to
	often int           // how often it happens, as against others
	seats []string      // of whom one does it; none for what happens by itself
	// form is what somebody sends, and how it is told; nil for what is no form.
	form func(w *world, s *step, b *browser) (c call, say string)
	// happens does it, and says what was done; "" where it could not be.
	happens func(w *world, s *step, b *browser) string
}

var (
	everybody = []string{"excon", "northern.mayor", "northern.clerk", "southern", "camp", "judges", "wall"}
	players   = []string{"northern.mayor", "northern.clerk", "southern", "camp"}
	control   = []string{"excon"}
	towns     = []string{"northern.mayor", "northern.clerk", "southern"}
	cells     = []string{"northern", "southern", "camp", "excon"}
	spots     = []string{"crack", "order", "calls", "twin_a", "spare", "late", "spot_1", "spot_2"}
)

// verbs are all that may happen. People's come first.
var verbs = []verb{
	{name: "control starts the clock", kind: exercise.Started, often: 6, seats: control, form: clockForm("start", exercise.Started)},
	{name: "control pauses", kind: exercise.WasPaused, often: 3, seats: control, form: clockForm("pause", exercise.WasPaused)},
	{name: "control resumes", kind: exercise.WasResumed, often: 7, seats: control, form: clockForm("resume", exercise.WasResumed)},
	{name: "control sets the speed", kind: exercise.SpeedSet, often: 2, seats: control, form: speedForm},
	{name: "control ends it", kind: exercise.WasEnded, often: 1, seats: control, form: endForm},
	{name: "somebody writes", kind: exercise.MessageSent, often: 12, seats: append(players, "excon"), form: sendForm},
	{name: "somebody asks", kind: exercise.RequestMade, often: 5, seats: players, form: askForm},
	{name: "control answers", kind: exercise.RequestAnswered, often: 3, seats: control, form: answerForm},
	{name: "somebody notes", kind: exercise.NoteWritten, often: 5, seats: players, form: noteForm},
	{name: "somebody decides", kind: exercise.DecisionTaken, often: 5, seats: []string{"northern.mayor", "camp"}, form: decideForm},
	{name: "somebody opens an item", kind: exercise.ItemOpened, often: 5, seats: players, form: ackForm},
	{name: "somebody reads a message", kind: exercise.MessageRead, often: 4, seats: players, form: readForm},
	{name: "an evaluator observes", kind: exercise.Observed, often: 5, seats: []string{"judges"}, form: observeForm},
	{name: "control writes an inject", kind: exercise.InjectAdded, often: 4, seats: control, form: writeForm},
	{name: "control fires an inject", kind: exercise.InjectFired, often: 4, seats: control, form: injectForm},
	{name: "control sets a variable", kind: exercise.VarSet, often: 3, seats: control, form: varForm},
	{name: "somebody takes a seat", kind: exercise.SeatTaken, often: 4, seats: players, form: takeForm},
	{name: "somebody gives a seat back", kind: exercise.SeatReturned, often: 1, seats: players, form: returnForm},
	{name: "control jumps", kind: exercise.JumpOrdered, often: 3, seats: control, form: jumpForm},
	{name: "somebody makes a statement", kind: exercise.StatementMade, often: 3, seats: []string{"northern.mayor", "southern", "camp"}, form: statementForm},
	{name: "somebody calls consultations", kind: exercise.ConsultationCalled, often: 3, seats: towns, form: callForm},
	{name: "somebody writes the joint text", kind: exercise.TextEdited, often: 8, seats: towns, form: editForm},

	{name: "time passes", often: 25, happens: timePasses},
	{name: "the machine sleeps", often: 2, happens: machineSleeps},
	{name: "a page is loaded", often: 5, seats: everybody, happens: loads},
	{name: "a page is watched", often: 9, seats: everybody, happens: watches},
	{name: "a stream breaks", often: 6, seats: everybody, happens: isCut},
	{name: "somebody reads slowly", often: 3, seats: everybody, happens: slows},
	{name: "something is sent again", often: 8, happens: again},
	{name: "something arrives late", often: 6, happens: arrives},
	{name: "the disk stalls", often: 5, seats: append(players, "excon"), happens: stalls},
	{name: "the disk goes on", often: 5, happens: goesOn},
	{name: "the disk fails", often: 4, happens: fails},
	{name: "the log is not read", often: 2, happens: goesBlind},
	{name: "the server is killed", often: 4, happens: dies},
	{name: "the server is stopped", often: 2, happens: stops},
	{name: "the server starts", often: 8, happens: starts},
}

// tell makes up the story of a seed.
func tell(seed uint64) []step {
	r := rand.New(rand.NewPCG(seed, 0))
	all := 0
	for i := range verbs {
		all += verbs[i].often
	}
	story := make([]step, 40+r.IntN(60))
	for i := range story {
		at, n := 0, r.IntN(all)
		for n >= verbs[at].often {
			n -= verbs[at].often
			at++
		}
		s := step{number: i + 1, verb: &verbs[at], n: r.IntN(1000), m: r.IntN(1000), lasts: time.Duration(r.Int64N(int64(5 * time.Second)))}
		if r.IntN(3) == 0 {
			s.lasts *= 40
		}
		if seats := verbs[at].seats; len(seats) > 0 {
			s.seat = seats[r.IntN(len(seats))]
		}
		if r.IntN(3) == 0 {
			s.fate = fate(1 + r.IntN(3))
		}
		story[i] = s
	}
	if r.IntN(5) > 0 { // most exercises begin before anything else happens
		story[0].verb, story[0].seat = &verbs[0], verbs[0].seats[0]
	}
	return story
}

// play plays a step and returns what happened, as told to a person.
func (s *step) play(w *world) string {
	b := w.person(s.seat)
	if s.verb.form == nil {
		return s.verb.happens(w, s, b)
	}
	c, say := s.verb.form(w, s, b)
	if say == "" {
		return ""
	}
	c.number, c.from = s.number, b
	return s.seat + " " + say + fates[s.fate] + w.post(&c, s.fate)
}

// post sends a new call as its fate has it, and tells how it was answered.
func (w *world) post(c *call, f fate) string {
	if c.form == nil {
		c.form = url.Values{}
	}
	c.form.Set("reason", c.reason())
	if c.traits.once {
		c.form.Set("id", c.id())
	}
	w.calls = append(w.calls, c)
	if f == delayed {
		w.late = append(w.late, c)
		return ""
	}
	w.send(c, f == unheard)
	if f == twice {
		w.send(c, false)
	}
	return ": " + c.heard()
}

func (c *call) id() string     { return fmt.Sprintf("step-%04d", c.number) }
func (c *call) reason() string { return fmt.Sprintf("zz_e_reason%d", c.number) }

// heard tells how a call was answered.
func (c *call) heard() string {
	var list []string
	for _, t := range c.tries {
		switch {
		case t.status == 0:
			list = append(list, "nothing")
		case t.status < 400:
			list = append(list, "done")
		default:
			list = append(list, fmt.Sprintf("%d %s", t.status, brief(plain(t.said))))
		}
	}
	if list == nil {
		return "nobody there"
	}
	return strings.Join(list, ", ")
}

// brief keeps the first words.
func brief(s string) string {
	s = strings.Trim(strings.NewReplacer("<", "", ">", "").Replace(s), " ")
	if r := []rune(s); len(r) > 90 {
		s = string(r[:90]) + "…"
	}
	return "“" + s + "”"
}

// refused reports whether every answer was heard and none left it open what
// became of the call.
func (c *call) refused() bool {
	for _, t := range c.tries {
		if t.status == 0 || t.status >= 500 {
			return false
		}
	}
	return len(c.tries) > 0
}

func (w *world) person(seat string) *browser {
	for _, b := range w.people {
		if b.seat == seat {
			return b
		}
	}
	return nil
}

// words are what a step writes, for the cells of those letters and evaluators.
func (s *step) words(letters string) string {
	if !strings.Contains(letters, "e") {
		letters += "e"
	}
	return fmt.Sprintf("zz_%s_step%d", letters, s.number)
}

// quiet has everything come to rest, the server get over earlier trouble and
// every page be at hand, so that nobody waits for the disk but who is told to: a
// lock is no place to wait in a bubble.
func (w *world) quiet() {
	for before := -1; before != w.moves || !w.disk.sound(); {
		before = w.moves
		w.pass(300 * time.Millisecond)
		w.settle()
	}
	for _, b := range w.people {
		if b.wire != nil {
			b.get("")
		}
	}
}

// ready ends a stall, for what can't be done in one.
func (w *world) ready() {
	if w.disk.stalled() {
		w.disk.goOn(fine)
		synctest.Wait()
	}
}

// calm ends all trouble, lets everything on its way arrive, and has everybody
// try again what was not answered, as their pages do.
func (w *world) calm() {
	w.ready()
	w.disk.mend()
	for _, b := range w.people {
		if b.wire != nil {
			b.wire.reads(true)
		}
	}
	w.pass(3 * time.Second)
	w.start()
	w.settle()
	for _, c := range w.late {
		w.send(c, false)
		w.settle()
	}
	w.late = nil
	for _, c := range w.calls {
		if !c.answered() {
			w.send(c, false)
			w.settle()
		}
		if w.bad == nil && !c.answered() {
			w.found("a form breaks", "step %d, %s of %s, is not answered on a sound server: %s", c.number, c.act, c.from.seat, c.heard())
		}
	}
}

// end checks what must be true once all is calm.
func (w *world) end() {
	w.calm()
	for _, b := range w.people {
		b.watches = true
	}
	w.settle()
	w.quiet()
	for _, c := range w.calls {
		w.settled(c)
	}
	w.complete()
	if w.up == nil || w.bad != nil {
		return
	}
	for _, b := range w.people {
		b.compare()
	}
	if w.up.x.Hash() != w.s.World.Hash() {
		w.found("the server's world is not the log's", "at event %d", w.s.Seq)
	}
	w.stop()
	w.start()
	if w.up != nil && w.up.x.Hash() != w.s.World.Hash() {
		w.found("a restart makes another world", "at event %d", w.s.Seq)
	}
	w.stop()
	w.absorb()
}
