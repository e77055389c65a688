package host_test

import (
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/scenarios"
	"tamrin/store"
	"tamrin/store/sqlite"
	"tamrin/view"
)

// longLog is how many events the log has that is replayed.
const longLog = 1_000_000

// BenchmarkReplay replays a log of a million events on a disk: opened, from
// cold, at a place; to any place once it is open; and from event to event.
func BenchmarkReplay(b *testing.B) {
	log, id := longExercise(b)
	control := view.Viewer{Role: view.Control, Cell: "excon", Leads: true}
	player := view.Viewer{Role: view.Player, Cell: "seoul", Leads: true}
	at := func(b *testing.B, x *host.Exercise, seq int64) {
		b.Helper()
		seen, err := x.Replay(ctx, control, host.Instant{Seq: seq}, control, player)
		if err != nil || seen.Last != longLog {
			b.Fatal(seen, err)
		}
	}
	open := func() (*host.Host, *host.Exercise) {
		h := host.New(host.Options{Log: log})
		x, err := h.Exercise(ctx, id)
		if err != nil {
			b.Fatal(err)
		}
		return h, x
	}
	b.Run("resume", func(b *testing.B) {
		defer processor(b)()
		for b.Loop() {
			h, _ := open()
			b.StopTimer()
			h.Close()
			b.StartTimer()
		}
	})
	b.Run("cold", func(b *testing.B) {
		h, x := open()
		defer func() { h.Close() }()
		defer processor(b)()
		for b.Loop() {
			x.ForgetReplay()
			at(b, x, longLog/3)
		}
	})
	h, x := open()
	defer h.Close()
	at(b, x, 1)
	chance := rand.New(rand.NewPCG(1, 2))
	b.Run("anywhere", func(b *testing.B) {
		defer processor(b)()
		for b.Loop() {
			at(b, x, 1+chance.Int64N(longLog))
		}
	})
	for _, step := range []int64{1, -1, 0} { // 0 is the two pages alone
		b.Run(fmt.Sprintf("step=%+d", step), func(b *testing.B) {
			seq := int64(longLog * 2 / 3)
			at(b, x, seq)
			defer processor(b)()
			for b.Loop() {
				seq += step
				at(b, x, seq)
			}
		})
	}
}

// processor reports how much of the processors' time an operation takes, which
// other work on the machine leaves as it is.
func processor(b *testing.B) func() {
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	from := used()
	return func() { b.ReportMetric((used()-from).Seconds()*1000/float64(b.N), "cpu-ms/op") }
}

// longExercise is an exercise of a million events in which a room of people
// talks, notes, claims, observes and reads, as the commands allow.
func longExercise(b *testing.B) (store.Log, string) {
	b.Helper()
	log, err := sqlite.Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { log.Close() })
	h := host.New(host.Options{Log: log})
	folder, _ := scenarios.Open("seoul_2023")
	x, err := h.Create(ctx, folder, host.Plan{ID: "long"})
	if err != nil {
		b.Fatal(err)
	}
	s := exercise.New(x.Program())
	for _, e := range logOf(b, x) {
		if _, err := s.Apply(e); err != nil {
			b.Fatal(err)
		}
	}
	h.Close()
	chance := rand.New(rand.NewPCG(3, 4))
	var batch [][]byte
	now, head := int64(0), s.Seq
	give := func(seat string, c exercise.Command) {
		events, err := s.Handle(exercise.Order{By: exercise.Actor{Seat: seat}, At: now, Wall: now, Reason: "because", Do: c})
		if err != nil {
			return
		}
		for _, e := range events {
			if _, err := s.Apply(e); err != nil {
				b.Fatal(err)
			}
			batch = append(batch, e.Encode())
		}
	}
	flush := func() {
		end, err := log.Append(ctx, "long", head, batch...)
		if err != nil {
			b.Fatal(err)
		}
		head, batch = end.Seq, batch[:0]
	}
	var seats []string
	for i := range s.Seats {
		give(s.Seats[i].ID, exercise.TakeSeat{Name: "Somebody of " + s.Seats[i].ID})
		seats = append(seats, s.Seats[i].ID)
	}
	give("excon", exercise.Start{})
	for s.Seq < longLog {
		seat := seats[chance.IntN(len(seats))]
		if now += chance.Int64N(4); s.World.NextDue() <= now {
			now = max(now, s.World.NextDue())
			give("", exercise.Reach{})
		}
		for _, c := range s.World.Pending() {
			give("", exercise.Settle{Chance: s.Program.Chances[c].ID})
		}
		give(seat, deed(s, chance, seat))
		if len(batch) >= 2000 || s.Seq >= longLog {
			if over := int(s.Seq - longLog); over > 0 {
				batch = batch[:len(batch)-over]
			}
			flush()
		}
	}
	return log, "long"
}

// deed is one of the things that people do all day.
func deed(s *exercise.State, chance *rand.Rand, seat string) exercise.Command {
	n := chance.Uint64()
	id, words := fmt.Sprintf("%016x", n), fmt.Sprintf("Words of some length that somebody typed in a hurry, number %d, with what follows from them.", n%1000)
	switch n % 100 {
	case 0, 1:
		return exercise.Send{ID: id, To: []string{"excon"}, Subject: "On " + id[:4], Text: words}
	case 2:
		return exercise.AskControl{ID: id, Subject: "What of " + id[:4], Text: words}
	case 3:
		return exercise.Observe{ID: id, Sight: exercise.Sight{Text: words, Rating: "S", At: exercise.Now}}
	}
	switch n % 10 {
	case 4, 5:
		return exercise.Claim{Item: exercise.InjectItem(s.InjectName(int(n>>8) % len(s.Written)))}
	case 6, 7:
		return exercise.LetGo{Item: exercise.InjectItem(s.InjectName(int(n>>8) % len(s.Written)))}
	case 8:
		return exercise.ReadMessage{Key: 1 + int(n>>8)%max(len(s.Messages), 1)}
	}
	note := int(n>>8) % 40
	i, _ := s.Seat(seat)
	if notes := s.Notes[s.Seats[i].Cell]; note > 0 && note <= len(notes) {
		return exercise.WriteNote{ID: id, Note: note, Version: notes[note-1].Version, Text: words}
	}
	return exercise.WriteNote{ID: id, Text: words}
}

func logOf(b *testing.B, x *host.Exercise) (list []exercise.Event) {
	b.Helper()
	records, err := x.Log(ctx)
	if err != nil {
		b.Fatal(err)
	}
	for _, r := range records {
		e, err := exercise.Decode(r.Payload)
		if err != nil {
			b.Fatal(err)
		}
		list = append(list, e)
	}
	return list
}
