package host

import (
	"context"
	"slices"
	"sort"
	"sync"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/store"
	"tamrin/view"
)

// Instant is a moment of an exercise.
type Instant struct {
	Seq int64 // after the event of that number, from 1; 0 where At says when
	At  int64 // after every event whose exercise time, in ms, is not later
}

// Seen is what there was to see at an instant.
type Seen struct {
	Seq   int64        // the last event that had happened
	Last  int64        // the last event of the log
	At    int64        // exercise time, ms
	End   int64        // exercise time of the last event, ms
	Wall  int64        // wall time of the event Seq, Unix ms
	Pages []*view.Page // of the viewers asked for, in their order
}

// forgets is how long a replay that nobody looks at is remembered.
const forgets = 10 * time.Minute

// past is an exercise's replay: what is remembered of its log to be quick.
type past struct {
	mu     sync.Mutex
	film   *film
	forget *time.Timer
}

// film is a log with places to begin from.
type film struct {
	tip     still   // after all that was read
	reached []int64 // exercise time, ms, by event
	walls   []int64 // Unix ms, by event
	cuts    cuts
	scene   still // where somebody looked last; moved forward in place
	near    still // shortly before a place that was gone back to: whoever goes back a step goes back more
	memos   map[memoKey]*view.Memo
}

// still is the state after an event. The zero still is none.
type still struct {
	head  store.Head
	state *exercise.State
}

// length is how many events the log has.
func (x *Exercise) length() int64 {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.head.Seq
}

// begin is what stands before the first event.
func (x *Exercise) begin() still {
	s := exercise.New(x.Program())
	s.Forgo() // a replay gives no orders
	return still{state: s}
}

// apply takes the next event.
func (s *still) apply(e *entry) error {
	_, err := s.state.Apply(e.event)
	s.head = e.head
	return err
}

var sayNotOpened = lang.Words{
	"you may not replay this page; nothing was shown: after ENDEX, control may open the replay to those who played",
	"لا تجوز لك إعادة عرض هذه الصفحة ولم يُعرض شيء؛ بعد نهاية التمرين قد يفتح التحكم إعادة العرض لمن شاركوا"}

// Replay returns the pages that the viewers as had at an instant, made from the
// log alone, for the viewer who asks. An instant outside the exercise gives its
// beginning or its end. Who had a page open is not in the log: on control's page
// nobody is present. A viewer who may not see them gets a *Problem.
func (x *Exercise) Replay(ctx context.Context, v view.Viewer, when Instant, as ...view.Viewer) (Seen, error) {
	x.past.mu.Lock()
	defer x.past.mu.Unlock()
	f, err := x.wind(ctx)
	if err != nil {
		return Seen{}, err
	}
	for _, other := range as {
		if !view.MayReplay(f.tip.state, v, other) {
			return Seen{}, &Problem{sayNotOpened}
		}
	}
	seen := f.find(when)
	if err := x.seek(ctx, f, seen.Seq); err != nil {
		return Seen{}, err
	}
	for _, other := range as {
		seen.Pages = append(seen.Pages, f.memo(other).Build(f.scene.state, other, nil))
	}
	return seen, nil
}

// Replayable lists the seats whose pages a viewer may see again.
func (x *Exercise) Replayable(v view.Viewer) []SeatInfo {
	seats := x.Seats()
	x.mu.RLock()
	defer x.mu.RUnlock()
	return slices.DeleteFunc(seats, func(s SeatInfo) bool { return !view.MayReplay(x.state, v, s.Viewer) })
}

// wind reads what was added to the log since, and keeps places to begin from.
func (x *Exercise) wind(ctx context.Context) (*film, error) {
	p := &x.past
	if p.forget != nil {
		p.forget.Stop()
	}
	p.forget = time.AfterFunc(forgets, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.film = nil
	})
	f := p.film
	if f == nil {
		f = &film{tip: x.begin(), memos: map[memoKey]*view.Memo{}}
		f.cuts.expect(x.length())
	}
	p.film = nil // what fails halfway is read anew
	for e, err := range x.host.entries(ctx, x.id, f.tip.head, 0) {
		if err != nil {
			return nil, err
		}
		if err := f.tip.apply(e); err != nil {
			return nil, err
		}
		f.reached = append(f.reached, f.tip.state.Clock.Noted)
		f.walls = append(f.walls, e.event.Wall)
		f.cuts.offer(f.tip)
	}
	p.film = f
	return f, nil
}

// find tells which event an instant comes after.
func (f *film) find(when Instant) Seen {
	last := f.tip.head.Seq
	s := Seen{Seq: when.Seq, Last: last, End: f.reached[last-1]}
	if when.Seq == 0 {
		s.At = min(max(when.At, 0), s.End)
		s.Seq = int64(sort.Search(len(f.reached), func(i int) bool { return f.reached[i] > s.At }))
	}
	s.Seq = min(max(s.Seq, 1), last)
	if when.Seq != 0 {
		s.At = f.reached[s.Seq-1]
	}
	s.Wall = f.walls[s.Seq-1]
	return s
}

// nearby is how many events lie between a place that was gone back to and the one
// from which the steps further back begin.
const nearby = 256

// seek makes the scene that after event seq: from where it is, or from a place
// before it that was kept.
func (x *Exercise) seek(ctx context.Context, f *film, seq int64) error {
	scene := f.scene
	f.scene = still{} // until it is whole again
	if from := f.before(seq); scene.state == nil || scene.head.Seq > seq || from.head.Seq > scene.head.Seq {
		scene = x.begin()
		if from.state != nil {
			scene = still{from.head, from.state.Clone()}
		}
	}
	if scene.head.Seq < seq {
		for e, err := range x.host.entries(ctx, x.id, scene.head, seq) {
			if err != nil {
				return err
			}
			if err := scene.apply(e); err != nil {
				return err
			}
			if scene.head.Seq == seq-nearby {
				f.near = still{scene.head, scene.state.Clone()}
			}
		}
	}
	f.scene = scene
	return nil
}

// before returns the last place kept that does not come after event seq; the zero
// still where there is none.
func (f *film) before(seq int64) still {
	s := f.cuts.before(seq)
	if n := f.near; n.state != nil && n.head.Seq <= seq && n.head.Seq > s.head.Seq {
		return n
	}
	return s
}

// memo returns what is known for the pages of a cell's viewers. Rows and changes
// of texts read alike whenever their state is the same, so it serves any instant.
func (f *film) memo(v view.Viewer) *view.Memo {
	key := memoKey{v.Role, v.Cell}
	if f.memos[key] == nil {
		f.memos[key] = &view.Memo{}
	}
	return f.memos[key]
}
