package host_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/rng"
	"tamrin/scenarios"
	"tamrin/store/memory"
	"tamrin/store/sqlite"
	"tamrin/view"
)

var replaySeed = flag.Uint64("replayseed", 0, "the seed of the exercises that are replayed; 0 draws one")

// served is what a viewer's page was when the log had so many events.
type served struct {
	seq    int64
	viewer view.Viewer
	page   []byte
}

// TestReplayGivesThePagesThatWereServed plays random exercises, keeps every page
// as every seat and the wall had it, and compares each with the replay of its
// instant, asked for in random order. Who had a page open is not in a log; here
// nobody has, so that control's pages agree, too, but for the name of their
// version, which tells of presence.
func TestReplayGivesThePagesThatWereServed(t *testing.T) {
	if *replaySeed == 0 {
		*replaySeed = rand.Uint64()
	}
	t.Logf("-replayseed=%d", *replaySeed)
	for i, name := range scenarios.Names() {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(*replaySeed, uint64(i)))
			x, pages := playAtRandom(t, name, r)
			control, err := x.Viewer(controlSeat(x))
			if err != nil {
				t.Fatal(err)
			}
			r.Shuffle(len(pages), func(i, k int) { pages[i], pages[k] = pages[k], pages[i] })
			for _, was := range pages {
				seen, err := x.Replay(ctx, control, host.Instant{Seq: was.seq}, was.viewer)
				if err != nil {
					t.Fatal(err)
				}
				if is := inBytes(t, seen.Pages[0]); !bytes.Equal(is, was.page) {
					t.Fatalf("after event %d, %+v\nis replayed as\n%s\nand was served\n%s", was.seq, was.viewer, is, was.page)
				}
			}
		})
	}
}

// playAtRandom plays a scenario with bots, and people who do this and that.
func playAtRandom(t *testing.T, name string, r *rand.Rand) (*host.Exercise, []served) {
	t.Helper()
	log, err := sqlite.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	m := &room{t: t, log: log, clock: host.NewManual(time.Unix(1_770_000_000, 0))}
	m.host = host.New(host.Options{Log: log, Clock: m.clock, Seed: func() rng.Seed { return rng.Seed(r.Uint64()) }})
	t.Cleanup(func() { m.host.Close() })
	folder, _ := scenarios.Open(name)
	if m.x, err = m.host.Create(ctx, folder, host.Plan{Bots: true}); err != nil {
		t.Fatal(err)
	}
	viewers := []view.Viewer{{Role: view.Wall}}
	for _, s := range m.x.Seats() {
		viewers = append(viewers, s.Viewer)
	}
	var pages []served
	for steps := 0; m.page(controlSeat(m.x)).Clock.Phase != view.Over || steps < 10; steps++ {
		if m.somebodyActs(r); steps == 3 {
			m.do(controlSeat(m.x), exercise.Start{})
		}
		if steps == 150 {
			m.do(controlSeat(m.x), exercise.EndEx{})
			m.do(controlSeat(m.x), exercise.OpenReplay{})
		}
		m.pass(time.Duration(r.Int64N(int64(time.Minute))))
		seq := seqOf(t, m.page(controlSeat(m.x)))
		for _, v := range viewers {
			p, err := m.x.View(ctx, v)
			if err != nil {
				t.Fatal(err)
			}
			pages = append(pages, served{seq, v, inBytes(t, p)})
		}
	}
	return m.x, pages
}

// somebodyActs has somebody do something that may or may not be allowed.
func (r *room) somebodyActs(chance *rand.Rand) {
	seats := r.x.Seats()
	seat, id := seats[chance.IntN(len(seats))], fmt.Sprint(chance.Uint64())
	page := r.page(seat.ID)
	do := []exercise.Command{exercise.TakeSeat{Name: "Somebody"}, exercise.HandBack{}, exercise.Acknowledge{Key: 1 + chance.IntN(9)},
		exercise.WriteNote{ID: id, Text: "noted " + id}, exercise.AskControl{ID: id, Subject: "what", Text: "asked " + id},
		exercise.Send{ID: id, To: []string{seats[chance.IntN(len(seats))].Cell}, Subject: "s", Text: "sent " + id},
		exercise.Pause{}, exercise.Resume{}, exercise.SetSpeed{Speed: 1 + chance.IntN(40)}, exercise.Observe{ID: "observed-" + id, Sight: exercise.Sight{Text: "seen " + id, At: exercise.Now}}}
	for _, d := range page.Decisions {
		for _, o := range d.Options {
			do = append(do, exercise.Take{Decision: d.ID, Options: []string{o.ID}})
		}
	}
	if page.Desk != nil {
		row := page.Desk.Rows[chance.IntN(len(page.Desk.Rows))]
		do = append(do, exercise.Fire{Inject: row.ID}, exercise.Hold{Inject: row.ID}, exercise.Skip{Inject: row.ID}, exercise.Claim{Item: exercise.InjectItem(row.ID)})
	}
	_, err := r.x.Do(ctx, exercise.Actor{Seat: seat.ID}, "because", do[chance.IntN(len(do))])
	if refused := new(exercise.Refusal); err != nil && !errors.As(err, &refused) {
		r.t.Fatal(err)
	}
}

// seqOf is the event after which control, or an evaluator, has the page.
func seqOf(t *testing.T, p *view.Page) int64 {
	t.Helper()
	number, _, _ := strings.Cut(p.Version, "-")
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func inBytes(t *testing.T, p *view.Page) []byte {
	t.Helper()
	q := *p
	if q.Role == view.Control {
		q.Version, _, _ = strings.Cut(q.Version, "-")
	}
	b, err := json.Marshal(&q)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestReplayByTime holds that an exercise time is the instant after everything
// until then, and that times outside the exercise give its ends.
func TestReplayByTime(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	x, _ := playAtRandom(t, scenarios.Names()[0], r)
	control, _ := x.Viewer(controlSeat(x))
	log := events(t, x)
	for range 50 {
		e := r.IntN(len(log))
		for _, at := range []int64{log[e].At, log[e].At - 1, log[e].At + 1} {
			want := int64(0)
			for _, e := range log {
				if e.At <= max(at, 0) {
					want++
				}
			}
			seen, err := x.Replay(ctx, control, host.Instant{At: at}, control)
			if err != nil {
				t.Fatal(err)
			}
			if seen.Seq != want || seqOf(t, seen.Pages[0]) != want {
				t.Errorf("at %d ms event %d is shown, on a page of event %s; want %d", at, seen.Seq, seen.Pages[0].Version, want)
			}
		}
	}
	last := int64(len(log))
	for _, when := range []host.Instant{{Seq: last + 5}, {At: log[last-1].At + 1}} {
		if seen, err := x.Replay(ctx, control, when); err != nil || seen.Seq != last || seen.At != log[last-1].At {
			t.Errorf("%+v gives %+v, %v", when, seen, err)
		}
	}
	if seen, err := x.Replay(ctx, control, host.Instant{Seq: -3}); err != nil || seen.Seq != 1 {
		t.Errorf("before the beginning: %+v, %v", seen, err)
	}
}

// TestWhoMayReplay holds that control sees every page again, evaluators all but
// control's, and players their own once it was opened to them.
func TestWhoMayReplay(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{Bots: true})
	may := func(by, as string) bool {
		t.Helper()
		v, _ := r.x.Viewer(by)
		other := view.Viewer{Role: view.Wall}
		if as != "" {
			other, _ = r.x.Viewer(as)
		}
		seen, err := r.x.Replay(ctx, v, host.Instant{Seq: 1}, other)
		var no *host.Problem
		if err != nil && !errors.As(err, &no) {
			t.Fatal(err)
		}
		return len(seen.Pages) == 1
	}
	check := func(when, by, as string, want bool) {
		t.Helper()
		if got := may(by, as); got != want {
			t.Errorf("%s: %s may see %q again: %v", when, by, as, got)
		}
	}
	var player, other, control, judge string
	for _, s := range r.x.Seats() {
		switch {
		case s.Viewer.Role == view.Control:
			control = s.ID
		case s.Viewer.Role == view.Evaluator:
			judge = s.ID
		case player == "":
			player = s.ID
		default:
			other = s.ID
		}
	}
	r.do(control, exercise.Start{})
	for _, as := range []string{control, player, other, ""} {
		check("while it runs", control, as, true)
		check("while it runs", player, as, false)
		if judge != "" {
			check("while it runs", judge, as, as != control)
		}
	}
	if _, err := r.x.Do(ctx, exercise.Actor{Seat: control}, "", exercise.OpenReplay{}); err == nil {
		t.Error("the replay is opened while the exercise runs")
	}
	r.do(control, exercise.EndEx{})
	check("after ENDEX", player, player, false)
	if _, err := r.x.Do(ctx, exercise.Actor{Seat: player}, "", exercise.OpenReplay{}); err == nil {
		t.Error("a player opens the replay")
	}
	r.do(control, exercise.OpenReplay{})
	r.do(control, exercise.OpenReplay{})
	check("once it is opened", player, player, true)
	for _, as := range []string{control, other, ""} {
		check("once it is opened", player, as, false)
	}
}
