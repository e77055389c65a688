package host_test

import (
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/view"
)

// sentBy counts what the log holds of a kind, and what of it bots gave.
func sentBy(list []exercise.Event, kind exercise.Kind) (all, bots int) {
	for _, e := range list {
		if e.Kind == kind {
			all++
			if e.By.Bot {
				bots++
			}
		}
	}
	return all, bots
}

func TestBotsWriteToEachOther(t *testing.T) {
	log := events(t, playLive(t, "seoul_2023", 4))
	for _, kind := range []exercise.Kind{exercise.MessageSent, exercise.RequestMade, exercise.NoteWritten} {
		if all, bots := sentBy(log, kind); bots == 0 || bots != all {
			t.Errorf("%s: %d, of which bots gave %d", kind, all, bots)
		}
	}
	last := map[string]int64{}
	for _, e := range log {
		if e.Kind != exercise.MessageSent && e.Kind != exercise.RequestMade && e.Kind != exercise.NoteWritten {
			continue
		}
		if e.Mail != nil && e.Mail.Room != "" {
			continue // what it tells those at a table goes with what it does there
		}
		if before, wrote := last[e.By.Seat]; wrote && e.At < before+3*60_000 {
			t.Errorf("%s writes at %d and at %d", e.By.Seat, before, e.At)
		}
		last[e.By.Seat] = e.At
	}
}

func TestABotAnswersAPersonAndKeepsOutOfPeoplesSeats(t *testing.T) {
	r := enterScenario(t, "seoul_2023", 4)
	control := controlSeat(r.x)
	r.do(control, exercise.Start{})
	r.do("seoul.minister", exercise.TakeSeat{Name: "Mr Kim"})
	r.do("seoul.foreign", exercise.TakeSeat{Name: "Ms Lee"})
	r.do("seoul.home", exercise.TakeSeat{Name: "Ms Park"})
	r.pass(time.Second)
	r.do("seoul.minister", exercise.Send{To: []string{"washington"}, Text: "Are you there?"})
	r.pass(2 * time.Minute)
	got := false
	for _, th := range r.page("seoul.home").Threads {
		for _, m := range th.Messages {
			got = got || m.FromCell == "washington"
		}
	}
	if !got {
		t.Error("Washington's bot does not answer")
	}
	r.pass(40 * time.Minute)
	for _, e := range events(t, r.x) {
		if c := e.By.Seat; e.By.Bot && (c == "seoul.minister" || c == "seoul.foreign" || c == "seoul.home") {
			t.Errorf("a bot writes in a person's seat: %+v", e)
		}
	}
}

func TestABotSpeaksOfAnInjectAsControlWroteIt(t *testing.T) {
	r := enterScenario(t, "ransomware", 4)
	control := controlSeat(r.x)
	r.do(control, exercise.Start{})
	for _, row := range r.page(control).Desk.Rows {
		if row.Status == view.Delivered {
			continue
		}
		word := map[string]string{"en": "zz changed", "ar": "zz changed"}
		r.do(control, exercise.EditInject{Inject: row.ID, Draft: exercise.Draft{Title: word, Keep: true}})
	}
	r.pass(30 * time.Minute)
	named := 0
	for _, e := range events(t, r.x) {
		if e.Kind == exercise.MessageSent || e.Kind == exercise.RequestMade {
			if e.Mail.Subject == "zz changed" {
				named++
			}
		}
	}
	if named == 0 {
		t.Error("no bot speaks of what was delivered")
	}
}
