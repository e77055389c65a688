package simtest

import (
	"fmt"
	"net/url"
	"testing/synctest"
	"time"

	"tamrin/exercise"
)

// What happens by itself. Each does it and says what it did; nothing where it
// could not be done.

func timePasses(w *world, s *step, _ *browser) string {
	d := s.lasts
	if w.disk.stalled() {
		for _, b := range w.people {
			if b.wire != nil && b.wire.isSlow() {
				w.ready() // a stream that is given up looks at the exercise
			}
		}
	}
	w.pass(d)
	return fmt.Sprintf("%s pass", d.Round(time.Millisecond))
}

func machineSleeps(w *world, s *step, _ *browser) string {
	w.clock.slept.Add(int64(s.lasts))
	return fmt.Sprintf("the machine sleeps for %s", s.lasts.Round(time.Millisecond))
}

func loads(w *world, s *step, b *browser) string {
	if w.disk.stalled() && (b.wire == nil || b.wire.isSlow()) {
		w.ready() // the page may not be at hand, and would wait for the disk
	}
	switch {
	case w.up == nil:
		return ""
	case w.disk.stalled():
		b.compare()
		return s.seat + " opens the page once more"
	}
	b.cut()
	b.load()
	return s.seat + " loads the page"
}

func watches(w *world, s *step, b *browser) string {
	w.ready()
	if b.wire != nil {
		b.wire.reads(true)
	}
	b.watches = true
	b.watch()
	return s.seat + " watches the page"
}

func isCut(w *world, s *step, b *browser) string {
	if b.wire == nil {
		return ""
	}
	w.ready()
	b.cut()
	b.watches = s.n%2 == 0
	if b.watches {
		return s.seat + "'s stream breaks, and comes back"
	}
	return s.seat + "'s stream breaks"
}

func slows(w *world, s *step, b *browser) string {
	if b.wire == nil {
		return ""
	}
	w.ready()
	b.wire.reads(false)
	return s.seat + " stops reading the stream"
}

func again(w *world, s *step, _ *browser) string {
	if len(w.calls) == 0 {
		return ""
	}
	c := w.calls[len(w.calls)-1-s.n%min(len(w.calls), 6)]
	w.send(c, s.fate == unheard)
	return fmt.Sprintf("%s sends step %d again: %s", c.from.seat, c.number, c.heard())
}

func arrives(w *world, s *step, _ *browser) string {
	if len(w.late) == 0 {
		return ""
	}
	i := s.n % len(w.late)
	c := w.late[i]
	w.late = append(w.late[:i:i], w.late[i+1:]...)
	w.send(c, false)
	return fmt.Sprintf("what %s sent at step %d arrives: %s", c.from.seat, c.number, c.heard())
}

// stalls has the disk stall at something that somebody writes.
func stalls(w *world, s *step, b *browser) string {
	w.ready()
	if w.up == nil {
		return ""
	}
	w.quiet()
	w.disk.stall(true)
	c, say := sendForm(w, s, b)
	c.number, c.from = s.number, b
	w.post(&c, passes)
	if w.disk.stall(false); !w.disk.stalled() {
		return s.seat + " " + say + ": " + c.heard()
	}
	return s.seat + " " + say + ", and the disk stalls"
}

func goesOn(w *world, s *step, _ *browser) string {
	if !w.disk.stalled() {
		return ""
	}
	as := []trouble{fine, fine, full, unsure}[s.n%4]
	w.disk.goOn(as)
	synctest.Wait()
	return []string{"the disk goes on", "the disk is full after all", "the disk goes on, but says that it failed"}[as]
}

func fails(w *world, s *step, _ *browser) string {
	as := []trouble{full, unsure}[s.n%2]
	for range 1 + s.m%2 {
		w.disk.befall(as)
	}
	return []string{"", "the disk is full", "the disk writes and says that it did not"}[as] + fmt.Sprintf(", the next %d times", 1+s.m%2)
}

func goesBlind(w *world, s *step, _ *browser) string {
	w.disk.hide(1 + s.n%2)
	return fmt.Sprintf("the log can't be read, the next %d times", 1+s.n%2)
}

func dies(w *world, s *step, _ *browser) string {
	if w.up == nil {
		return ""
	}
	as, say := full, "the server is killed"
	if w.disk.stalled() {
		say += "; what was on its way to the disk is lost"
		if s.n%2 == 0 {
			as, say = unsure, "the server is killed; what was on its way to the disk is there"
		}
	}
	w.kill(as)
	return say
}

func stops(w *world, _ *step, _ *browser) string {
	if w.up == nil {
		return ""
	}
	w.stop()
	return "the server is stopped"
}

func starts(w *world, _ *step, _ *browser) string {
	if w.up != nil {
		return ""
	}
	if w.start(); w.up == nil {
		return "the server does not come up"
	}
	return "the server starts"
}

// lies is not among the verbs: it shows that a run finds what is lost.
func lies(w *world, s *step, b *browser) string {
	w.ready()
	w.disk.befall(lying)
	c := call{number: s.number, from: b, act: "ask", form: url.Values{"text": {s.words(b.letter)}}, traits: traits{kind: exercise.RequestMade, once: true}}
	return "the disk lies, and " + s.seat + " asks control" + w.post(&c, passes)
}
