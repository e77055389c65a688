package simtest

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"time"

	"tamrin/exercise"
)

// The forms that people send. Each says what its step sends as things stand by
// the log, and how that is told; nothing where the page offers no such form.

func clockForm(do string, kind exercise.Kind) func(*world, *step, *browser) (call, string) {
	return func(*world, *step, *browser) (call, string) {
		return call{act: "clock", form: url.Values{"do": {do}}, traits: traits{kind: kind}}, do + "s the clock"
	}
}

func speedForm(_ *world, s *step, _ *browser) (call, string) {
	speed := []string{"1", "2", "10", "60"}[s.n%4]
	return call{act: "clock", form: url.Values{"do": {"speed"}, "speed": {speed}}, traits: traits{kind: exercise.SpeedSet}}, "sets the speed to " + speed
}

func endForm(_ *world, s *step, _ *browser) (call, string) {
	if s.n%3 > 0 {
		return call{}, "" // most exercises go on
	}
	return call{act: "clock", form: url.Values{"do": {"end"}}, traits: traits{kind: exercise.WasEnded}}, "ends the exercise"
}

func sendForm(w *world, s *step, b *browser) (call, string) {
	if s.m%4 == 0 && slices.Contains(towns, b.seat) {
		words := s.words("ns")
		return call{act: "room/two/message", form: url.Values{"text": {words}}, traits: traits{kind: exercise.MessageSent, once: true}, words: words},
			"says at the table " + words
	}
	to, tag := cells[s.n%len(cells)], b.letter
	if l := letters[to]; l != tag {
		tag += l
	}
	words := s.words(tag)
	return call{act: "message", form: url.Values{"to": {to}, "text": {words}}, traits: traits{kind: exercise.MessageSent, once: true}, words: words},
		fmt.Sprintf("writes to %s %s", to, words)
}

func askForm(_ *world, s *step, b *browser) (call, string) {
	words := s.words(b.letter)
	return call{act: "ask", form: url.Values{"text": {words}}, traits: traits{kind: exercise.RequestMade, once: true}, words: words}, "asks control " + words
}

func answerForm(w *world, s *step, _ *browser) (call, string) {
	if len(w.s.Requests) == 0 {
		return call{}, ""
	}
	key := s.n % len(w.s.Requests)
	words := s.words(letters[w.s.Program.Cells[w.s.Requests[key].Cell].ID])
	return call{act: "request", form: url.Values{"key": {strconv.Itoa(key + 1)}, "do": {"answer"}, "text": {words}},
		traits: traits{kind: exercise.RequestAnswered}, words: words}, fmt.Sprintf("answers request %d %s", key+1, words)
}

func noteForm(w *world, s *step, b *browser) (call, string) {
	words, form, say := s.words(b.letter), url.Values{}, "notes "
	if notes := w.s.Notes[w.cell(b)]; len(notes) > 0 && s.n%2 == 0 {
		i := s.m % len(notes)
		form, say = url.Values{"note": {strconv.Itoa(i + 1)}, "version": {strconv.Itoa(max(notes[i].Version-s.n%3, 1))}}, fmt.Sprintf("rewrites note %d as ", i+1)
	}
	form.Set("text", words)
	return call{act: "note", form: form, traits: traits{kind: exercise.NoteWritten, once: true}, words: words}, say + words
}

func decideForm(_ *world, s *step, b *browser) (call, string) {
	decision, party, option := "gates", "north", []string{"wait", "open"}[s.n%2]
	if b.seat == "camp" {
		decision, party, option = "strike", "raiders", []string{"go", "stay"}[s.n%2]
	}
	return call{act: "decide", form: url.Values{"decision": {decision}, "party": {party}, "option": {option}}, traits: traits{kind: exercise.DecisionTaken}},
		"decides " + decision + ": " + option
}

func ackForm(w *world, s *step, b *browser) (call, string) {
	inbox := w.s.Inbox[w.cell(b)]
	if len(inbox) == 0 {
		return call{}, ""
	}
	key := strconv.Itoa(s.n%len(inbox) + 1)
	return call{act: "ack", form: url.Values{"key": {key}}, traits: traits{kind: exercise.ItemOpened, already: true}}, "opens item " + key
}

func readForm(w *world, s *step, _ *browser) (call, string) {
	if len(w.s.Messages) == 0 {
		return call{}, ""
	}
	key := strconv.Itoa(s.n%len(w.s.Messages) + 1)
	return call{act: "read", form: url.Values{"key": {key}}, traits: traits{kind: exercise.MessageRead, already: true}}, "reads message " + key
}

func observeForm(_ *world, s *step, _ *browser) (call, string) {
	words := s.words("e")
	return call{act: "observe", form: url.Values{"text": {words}}, traits: traits{kind: exercise.Observed, once: true}, words: words}, "observes " + words
}

func writeForm(w *world, s *step, _ *browser) (call, string) {
	to := cells[s.n%3]
	words := s.words(letters[to])
	form := url.Values{"to": {to}, "channel": {"radio"}, "title-en": {words}, "text-en": {words}, "when": {"hand"}}
	when := "by hand"
	switch s.m % 3 {
	case 0:
		form.Set("when", "now")
		when = "now"
	case 1:
		when = stamp(w.s.Clock.Noted + s.lasts.Milliseconds())
		form.Set("when", "at")
		form.Set("at", when)
	}
	return call{act: "write", form: form, traits: traits{kind: exercise.InjectAdded, once: true}, words: words},
		fmt.Sprintf("writes an inject to %s, due %s, %s", to, when, words)
}

func injectForm(_ *world, s *step, _ *browser) (call, string) {
	inject, i := spots[s.n%len(spots)], s.m%4
	do := []string{"fire", "hold", "release", "skip"}[i]
	kind := []exercise.Kind{exercise.InjectFired, exercise.InjectHeld, exercise.InjectFreed, exercise.InjectSkipped}[i]
	return call{act: "inject", form: url.Values{"inject": {inject}, "do": {do}}, traits: traits{kind: kind}}, do + "s the inject " + inject
}

func varForm(_ *world, s *step, _ *browser) (call, string) {
	name, value := []string{"water", "fuse"}[s.n%2], strconv.Itoa(s.m%7)
	return call{act: "var", form: url.Values{"var": {name}, "value": {value}}, traits: traits{kind: exercise.VarSet}}, "sets " + name + " to " + value
}

func takeForm(_ *world, s *step, b *browser) (call, string) {
	return call{act: "take", form: url.Values{"name": {"somebody"}}, traits: traits{kind: exercise.SeatTaken}}, "takes the seat"
}

func returnForm(*world, *step, *browser) (call, string) {
	return call{act: "return", traits: traits{kind: exercise.SeatReturned}}, "gives the seat back"
}

func jumpForm(w *world, s *step, _ *browser) (call, string) {
	if s.n%2 == 0 {
		return call{act: "jump", form: url.Values{"do": {"next"}}, traits: traits{kind: exercise.JumpOrdered}}, "jumps to the next inject"
	}
	to := stamp(w.s.Clock.Noted + s.lasts.Milliseconds())
	return call{act: "jump", form: url.Values{"do": {"to"}, "to": {to}}, traits: traits{kind: exercise.JumpOrdered}}, "jumps to " + to
}

func callForm(_ *world, _ *step, b *browser) (call, string) {
	party := "north"
	if b.letter == "s" {
		party = "south"
	}
	return call{act: "call", form: url.Values{"alliance": {"two"}, "party": {party}}, traits: traits{kind: exercise.ConsultationCalled, already: true}}, "calls for consultations"
}

func statementForm(_ *world, s *step, b *browser) (call, string) {
	party, title := "north", ""
	switch b.letter {
	case "s":
		party = "south"
	case "r":
		party = "raiders"
	}
	if s.m%2 == 0 {
		title = fmt.Sprintf("Statement %d", s.number)
	}
	words := fmt.Sprintf("zz_nsrex_step%d", s.number)
	return call{act: "statement", form: url.Values{"party": {party}, "public": {"yes"}, "title-en": {title}, "words-en": {words}},
		traits: traits{kind: exercise.StatementMade, once: true}, words: words}, "states " + words
}

func editForm(w *world, s *step, _ *browser) (call, string) {
	if len(w.s.Rooms) == 0 {
		return call{}, ""
	}
	body := w.s.Rooms[len(w.s.Rooms)-1].Text.Clauses[0].Bodies[0]
	words, base := s.words("ns"), max(body.Version-s.n%4, 0)
	return call{act: "room/two/edit", form: url.Values{"paragraph": {"p1"}, "language": {"en"}, "base": {strconv.Itoa(base)},
			"splices": {fmt.Sprintf(`[{"at":0,"put":"%s "}]`, words)}}, traits: traits{kind: exercise.TextEdited, once: true, joint: true}, words: words},
		fmt.Sprintf("writes into version %d of the text %s", base, words)
}

// stamp writes an exercise time as people do, to the second.
func stamp(ms int64) string {
	d := time.Duration(ms) * time.Millisecond
	return fmt.Sprintf("%d:%02d:%02d", int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60)
}

// cell is the index of the browser's own.
func (w *world) cell(b *browser) int {
	i, _ := w.s.Seat(b.seat)
	return w.s.Seats[i].Cell
}
