package drill

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/url"
	"slices"
	"sync"
	"time"
)

// Stage is how far a drill has come.
type Stage string

// The stages of a drill, in their order.
const (
	Joining  Stage = "joining"
	Talking  Stage = "talking"
	Firing   Stage = "injecting"
	Checking Stage = "checking"
)

// Means is what a drill needs from whoever runs it.
type Means struct {
	// Start starts a process that runs Serve, and returns its ends. Closing in
	// ends it.
	Start func() (in io.WriteCloser, out io.Reader, err error)
	// Tell is told how far the drill has come: of how many seats, in joining.
	Tell func(stage Stage, done, of int)
	// Look measures the server; nil where it can't be reached.
	Look func() Usage
}

// Result is what a drill found.
type Result struct {
	Seats    int           // that were in
	Helpers  int           // processes of browsers
	Joined   time.Duration // until all were in
	Talk     Delivery      // of messages, where some were written
	Injects  []Delivery    // of each inject
	Verdict  Verdict
	Did      tally
	Problems map[string]int // what the server refused, and how often
	Idle     Usage          // before anybody came
	Seated   Usage          // when all were in
	Busy     Usage          // after what was measured
	Measured time.Duration  // what lies between Seated and Busy
	Stopped  bool           // before its end, by whoever runs it
}

// Delivery is how long things took to the screens of those who were to see
// them. Seats that read nothing, or that had lost their connection, are left out.
type Delivery struct {
	Written   int           // things
	Confirmed int           // of them
	Seen      int           // arrivals on screens
	P50       time.Duration // from sending the form until it was on another's screen
	P99       time.Duration
	Max       time.Duration
	Durable   time.Duration // from sending the form until it was confirmed, p50
	Over      time.Duration // the time in which they were written
}

// helper is a process of browsers as seen from the one who leads.
type helper struct {
	in    io.WriteCloser
	write *json.Encoder
	read  *json.Decoder
	seats int
}

// lead is one run of a drill.
type lead struct {
	Plan
	Means
	helpers []*helper
	control *seat
	result  Result
	sent    []Sent
	came    map[Word][]int64
}

// errNobody is a plan without links.
var errNobody = errors.New("there is no link that lets anybody in")

// Run does a drill. When ctx ends it stops what it does and looks at what has
// been done until then.
func Run(ctx context.Context, p Plan, m Means) (*Result, error) {
	if len(p.Links) == 0 || p.Seats < 1 || p.Seats > MaxSeats {
		return nil, errNobody
	}
	l := &lead{Plan: p, Means: m, came: map[Word][]int64{}, result: Result{Seats: p.Seats, Problems: map[string]int{}}}
	defer l.dismiss()
	l.result.Idle = l.look()
	if err := l.join(ctx); err != nil {
		return nil, err
	}
	l.result.Seated = l.look()
	from := time.Now()
	if p.Rate > 0 && ctx.Err() == nil {
		l.talk(ctx)
	}
	for i, x := range p.Injects {
		if ctx.Err() != nil {
			break
		}
		l.Tell(Firing, i, len(p.Injects))
		l.fire(ctx, x)
	}
	l.result.Busy, l.result.Measured, l.result.Stopped = l.look(), time.Since(from), ctx.Err() != nil
	return &l.result, l.check()
}

func (l *lead) look() Usage {
	if l.Look == nil {
		return Usage{}
	}
	return l.Look()
}

// join starts the helpers and has all of them join at once.
func (l *lead) join(ctx context.Context) error {
	from := time.Now()
	n := (l.Seats + helperSeats - 1) / helperSeats
	l.result.Helpers = n
	for i := range n {
		first, last := l.Seats*i/n, l.Seats*(i+1)/n
		job := Job{URL: l.URL, First: first, Source: i + 1, Seed: l.Seed, Calm: l.Calm}
		for s := first; s < last; s++ {
			job.Links = append(job.Links, l.Links[s*len(l.Links)/l.Seats])
		}
		in, out, err := l.Start()
		if err != nil {
			return err
		}
		h := &helper{in, json.NewEncoder(in), json.NewDecoder(out), last - first}
		l.helpers = append(l.helpers, h)
		if err := h.write.Encode(job); err != nil {
			return err
		}
	}
	if l.Control != "" {
		if err := l.takeControl(ctx); err != nil {
			return err
		}
	}
	in := make([]int, n)
	var one sync.Mutex
	stop := context.AfterFunc(ctx, l.dismiss)
	defer stop()
	_, err := l.all(order{Do: "join"}, func(i int, a answer) {
		one.Lock()
		defer one.Unlock()
		in[i] = max(in[i], a.Joined)
		sum := 0
		for _, n := range in {
			sum += n
		}
		l.Tell(Joining, sum, l.Seats)
	})
	l.result.Joined = time.Since(from)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// takeControl opens control's page, has the clock run, and keeps it open.
func (l *lead) takeControl(ctx context.Context) error {
	link, err := url.Parse(l.URL + l.Control)
	if err != nil {
		return err
	}
	b, p, err := join(ctx, newClients(), link, "Drill control")
	if err != nil {
		return err
	}
	l.control = newSeat(b, p, Steady, rand.New(rand.NewPCG(l.Seed, 0)))
	go l.control.watch(ctx)
	return b.post(ctx, "clock", url.Values{"do": {"start"}})
}

// all gives every helper an order and waits for their answers; meanwhile is
// told of answers that are not the last.
func (l *lead) all(o order, meanwhile func(i int, a answer)) ([]answer, error) {
	answers, errs := make([]answer, len(l.helpers)), make([]error, len(l.helpers))
	var each sync.WaitGroup
	for i, h := range l.helpers {
		each.Go(func() {
			o := o
			o.Rate = o.Rate * float64(h.seats) / float64(l.Seats)
			if errs[i] = h.write.Encode(o); errs[i] != nil {
				return
			}
			for {
				var a answer
				if errs[i] = h.read.Decode(&a); errs[i] != nil {
					return
				}
				if a.Done {
					answers[i] = a
					if a.Problem != "" {
						errs[i] = errors.New(a.Problem)
					}
					return
				}
				meanwhile(i, a)
			}
		})
	}
	each.Wait()
	return answers, errors.Join(errs...)
}

// quiet waits until nothing more comes, or a while.
func (l *lead) quiet() error {
	for seen, still := -1, 0; still < 3; {
		time.Sleep(150 * time.Millisecond)
		if err := l.collect(); err != nil {
			return err
		}
		n := 0
		for _, at := range l.came {
			n += len(at)
		}
		if still++; n != seen {
			seen, still = n, 0
		}
	}
	return nil
}

// collect asks the helpers what happened.
func (l *lead) collect() error {
	answers, err := l.all(order{Do: "sums"}, nil)
	for _, a := range answers {
		if a.Sums == nil {
			continue
		}
		l.sent = append(l.sent, a.Sums.Sent...)
		for w, at := range a.Sums.Came {
			l.came[w] = append(l.came[w], at...)
		}
		l.result.Did.add(a.Sums.Did)
		for p, n := range a.Sums.Problems {
			l.result.Problems[p] += n
		}
	}
	return err
}

// slice is how long helpers talk before they are asked whether to go on.
const slice = time.Second

func (l *lead) talk(ctx context.Context) {
	from := time.Now()
	for left := l.Length; left > 0 && ctx.Err() == nil; left -= slice {
		l.Tell(Talking, int((l.Length - left).Seconds()), int(l.Length.Seconds()))
		if _, err := l.all(order{Do: "talk", Rate: l.Rate, Length: min(left, slice)}, nil); err != nil {
			break // what is missing is found when it is looked for
		}
	}
	over := time.Since(from)
	_ = l.quiet()
	l.result.Talk = l.deliveries(func(w Word) bool { return w >= FirstOf(1) }, over)
}

// fire has control deliver an inject to everybody, and waits until it is there.
func (l *lead) fire(ctx context.Context, x Inject) {
	s := Sent{Word: x.Word, At: time.Now().UnixMicro()}
	err := l.control.post(ctx, "inject", url.Values{"inject": {x.ID}, "do": {"fire"}})
	s.Took, s.Sure = time.Now().UnixMicro()-s.At, err == nil
	if err != nil {
		l.result.Problems[err.Error()]++
	}
	l.sent = append(l.sent, s)
	time.Sleep(time.Second) // so that asking delays nothing that is measured
	_ = l.quiet()
	l.result.Injects = append(l.result.Injects, l.deliveries(func(w Word) bool { return w == x.Word }, 0))
}

// deliveries sums up how the things of some words were delivered.
func (l *lead) deliveries(of func(Word) bool, over time.Duration) Delivery {
	d := Delivery{Over: over}
	var took, durable []int64
	for _, s := range l.sent {
		if !of(s.Word) {
			continue
		}
		d.Written++
		if s.Sure {
			d.Confirmed++
			durable = append(durable, s.Took)
		}
		for _, at := range l.came[s.Word] {
			took = append(took, at-s.At)
		}
	}
	d.Seen, d.P50, d.P99, d.Max = len(took), share(took, 50), share(took, 99), share(took, 100)
	d.Durable = share(durable, 50)
	return d
}

// share returns the value below which that many in a hundred lie.
func share(us []int64, percent int) time.Duration {
	if len(us) == 0 {
		return 0
	}
	slices.Sort(us)
	return time.Duration(us[max(0, (len(us)*percent+99)/100-1)]) * time.Microsecond
}

// check has the helpers look for everything on their screens.
func (l *lead) check() error {
	l.Tell(Checking, 0, 0)
	o := order{Do: "check"}
	for _, s := range l.sent {
		if s.Sure {
			o.Must = append(o.Must, s)
		} else {
			o.May = append(o.May, s.Word)
		}
	}
	answers, err := l.all(o, nil)
	for _, a := range answers {
		if v := a.Verdict; v != nil {
			t := &l.result.Verdict
			t.Looked, t.Lost, t.Doubled, t.Strayed, t.Late = t.Looked+v.Looked, t.Lost+v.Lost, t.Doubled+v.Doubled, t.Strayed+v.Strayed, t.Late+v.Late
		}
	}
	if err != nil {
		return fmt.Errorf("the screens could not be looked at: %w", err)
	}
	return l.collect()
}

// dismiss ends the helpers.
func (l *lead) dismiss() {
	for _, h := range l.helpers {
		h.in.Close()
	}
}
