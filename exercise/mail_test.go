package exercise_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tamrin/exercise"
)

// told says of a message what matters: from whom, to whom, in which thread.
func told(s *exercise.State, i int) string {
	m := &s.Messages[i]
	to := ""
	for c := range s.Program.Cells {
		if m.Cells>>c&1 == 1 {
			to += " " + s.Program.Cells[c].ID
		}
	}
	from := s.Program.Cells[m.From].ID
	if m.As != "" {
		from += " as " + m.As
	}
	return from + " to" + to + " [" + strings.Join(m.Bodies, ", ") + "] " + m.Subject
}

func TestAnswersGoWhereTheyBelong(t *testing.T) {
	r := started(t)
	r.must("seoul", 1*minute, exercise.Send{To: []string{"washington", "pyongyang"}, Subject: "Line", Text: "Is the line open?"})
	r.must("washington.deputy", 2*minute, exercise.Send{Reply: 1, Text: "It is."})                                 // to both who are in it
	r.must("seoul", 3*minute, exercise.Send{Reply: 1, Text: "Anybody?"})                                           // to the same again
	r.must("pyongyang", 4*minute, exercise.Send{Reply: 1, To: []string{"excon"}, Text: "Must we?"})                // the subject stays behind
	r.must("seoul", 5*minute, exercise.Send{Bodies: []string{" Port authority "}, Subject: "Port", Text: "Open?"}) // control answers
	r.must("excon", 6*minute, exercise.Send{Reply: 5, Text: "It is."})                                             // as the port, without saying so
	r.must("seoul", 7*minute, exercise.Send{Reply: 5, Text: "Thanks."})                                            // the sixth of all, Seoul's fifth
	r.must("excon", 8*minute, exercise.Send{Reply: 4, Text: "You must."})
	r.must("pyongyang", 9*minute, exercise.Send{Reply: 5, Text: "We shall."})
	r.must("washington.deputy", 9*minute, exercise.Send{To: []string{"washington"}, Text: "Among ourselves"})
	want := []string{
		"seoul to washington pyongyang [] Line",
		"washington to seoul pyongyang [] Line",
		"seoul to washington pyongyang [] Line",
		"pyongyang to excon [] ",
		"seoul to [Port authority] Port",
		"excon as Port authority to seoul [] Port",
		"seoul to [Port authority] Port",
		"excon to pyongyang [] ",
		"pyongyang to excon [] ",
		"washington to washington [] ",
	}
	check := func(s *exercise.State) {
		t.Helper()
		var got []string
		for i := range s.Messages {
			got = append(got, told(s, i))
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		if m := s.Messages[4]; !m.Answered || s.Messages[0].Answered || m.Thread != 4 || s.Messages[6].Thread != 4 || m.Scenario != 1675123200000+5*minute {
			t.Errorf("the question to the port: %+v", m)
		}
	}
	check(r.s)
	back := r.replay()
	check(back)
	if d := cmp.Diff(r.s.Messages, back.Messages); d != "" {
		t.Errorf("the log replays to other messages: %s", d)
	}
	if r.s.World.Now() != 5*minute {
		t.Errorf("messages moved the world to %d", r.s.World.Now())
	}
}

func TestWhatIsSentTwiceIsKeptOnce(t *testing.T) {
	r := started(t)
	one := exercise.Send{ID: "page-1-0001", To: []string{"washington"}, Text: "Once"}
	r.must("seoul", minute, one)
	r.must("seoul", 2*minute, one) // its page never learned that it had arrived
	r.must("washington.deputy", 2*minute, exercise.Send{ID: one.ID, To: []string{"seoul"}, Text: "Another's"})
	r.must("washington.deputy", 3*minute, exercise.ReadMessage{Key: 1})
	r.must("washington.secretary", 4*minute, exercise.ReadMessage{Key: 1})
	r.must("washington.secretary", 4*minute, exercise.ReadMessage{Key: 2}) // its own cell's
	if n := len(r.s.Messages); n != 2 {
		t.Errorf("%d messages", n)
	}
	if read := r.s.Messages[0].Read; len(read) != 1 || read[0].By.Seat != "washington.deputy" || len(r.s.Messages[1].Read) != 0 {
		t.Errorf("read: %+v, %+v", read, r.s.Messages[1].Read)
	}
	if back := r.replay(); back.Seq != r.s.Seq || len(back.Messages) != 2 {
		t.Error("the log replays to another state")
	}
}

func TestMessagesThatAreTurnedDown(t *testing.T) {
	r := started(t)
	at := minute
	to := []string{"washington"}
	r.must("seoul", at, exercise.Send{To: to, Text: "x"})
	r.refused("seoul", at, exercise.Send{To: to, As: "Washington post", Text: "x"}, exercise.NotAllowed)
	r.refused("seoul", at, exercise.Send{To: []string{"nowhere"}, Text: "x"}, exercise.UnknownItem)
	r.refused("seoul", at, exercise.Send{To: to, Text: " \x00\n"}, exercise.Incomplete)
	r.refused("seoul", at, exercise.Send{Text: "to nobody"}, exercise.Incomplete)
	r.refused("seoul", at, exercise.Send{To: to, Text: strings.Repeat("س", exercise.MaxLetters+1)}, exercise.TooLong)
	r.refused("seoul", at, exercise.Send{To: to, Subject: strings.Repeat("س", exercise.MaxSubject+1), Text: "x"}, exercise.TooLong)
	r.refused("seoul", at, exercise.Send{Bodies: []string{strings.Repeat("x", exercise.MaxSubject+1)}, Text: "x"}, exercise.TooLong)
	r.refused("seoul", at, exercise.Send{Bodies: strings.Split(strings.Repeat("x,", exercise.MaxBodies+1), ","), Text: "x"}, exercise.Limit)
	r.refused("seoul", at, exercise.Send{ID: "<b>", To: to, Text: "x"}, exercise.Impossible)
	r.must("seoul", at, exercise.Send{To: to, Text: strings.Repeat("س", exercise.MaxLetters)})
	// A message of others is told as if there were none.
	say := r.refused("pyongyang", at, exercise.Send{Reply: 1, Text: "x"}, exercise.UnknownItem).Say
	if none := r.refused("pyongyang", at, exercise.Send{Reply: 99, Text: "x"}, exercise.UnknownItem).Say; none != say {
		t.Error("another's message is told apart from none")
	}
	r.refused("pyongyang", at, exercise.ReadMessage{Key: 1}, exercise.UnknownItem)
	r.refused("seoul", at, exercise.ReadMessage{Key: -1}, exercise.UnknownItem)
	r.refused("seoul", at, exercise.ForBot{Seat: "seoul", Do: exercise.Send{To: to, Text: "x"}}, exercise.NotAllowed)
	r.must("excon", 2*minute, exercise.EndEx{})
	r.refused("seoul", 2*minute, exercise.Send{To: to, Text: "x"}, exercise.AlreadyEnded)
	r.must("washington.deputy", 2*minute, exercise.ReadMessage{Key: 1}) // what came may still be read
}

func TestBotsWriteOnlyInSeatsTheyHold(t *testing.T) {
	r := &run{t: t, s: exercise.New(program(t))}
	r.apply(exercise.Begin("test", true, false, 1000))
	r.advance(0)
	r.must("excon", 0, exercise.Start{})
	send := exercise.Send{To: []string{"washington"}, Text: "From the bot"}
	r.refused("seoul", minute, send, exercise.BotsSeat)
	r.itself(minute, exercise.ForBot{Seat: "seoul", Do: send})
	if by := r.s.Messages[0].By; by != (exercise.Actor{Seat: "seoul", Bot: true}) {
		t.Errorf("written by %+v", by)
	}
	r.must("seoul", minute, exercise.TakeSeat{Name: "Mr Kim"})
	r.must("seoul", minute, send)
	for _, no := range []exercise.ForBot{{Seat: "seoul", Do: send}, {Seat: "none", Do: send}, {Seat: "pyongyang", Do: exercise.Pause{}}, {Seat: "pyongyang"}} {
		if err := r.give(exercise.Order{At: minute, Do: no}); err == nil {
			t.Errorf("a bot gave %+v", no)
		}
	}
}
