// Package simtest plays whole exercises with seeded trouble: a server behind its
// real HTTP handlers, on a disk that stalls, fills up and fails; requests that
// come twice, late or not at all; streams that break; a server that is killed
// and comes back. A model that knows the log, and what people were told, says
// what went wrong; it must never ask the server what is true. A story that fails
// is told again with every step left out that it does not need.
package simtest

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
)

var (
	first  = flag.Uint64("seed", 1, "the first seed")
	seeds  = flag.Uint64("seeds", 100, "how many seeds are played")
	update = flag.Bool("update", false, "write the expected story anew")
)

// mostTold is how many failing seeds have their story told; the others are named.
const mostTold = 3

func TestMain(m *testing.M) {
	flag.Parse()
	slog.SetDefault(slog.New(slog.DiscardHandler)) // what servers say of disks that fail
	os.Exit(m.Run())
}

// outcome is what came of a story.
type outcome struct {
	hash string // of the log, the world and every page at the end
	told string
	bad  *finding
	did  map[string]int // what was done, how often
}

// perform plays a story in a bubble of its own, where time passes only when
// nothing moves, so that the same story always goes the same way.
func perform(t *testing.T, seed uint64, story []step) (o outcome) {
	watch := time.AfterFunc(time.Minute, func() { panic(fmt.Sprintf("the run of seed %d has stood still for a minute", seed)) })
	defer watch.Stop()
	synctest.Test(t, func(*testing.T) {
		w, err := newWorld(seed)
		if err != nil {
			o.bad = &finding{"the exercise can't be made", err.Error()}
			return
		}
		var told strings.Builder
		o.did = map[string]int{}
		for i := range story {
			if w.bad != nil {
				break
			}
			if say := story[i].play(w); say != "" {
				fmt.Fprintf(&told, "%4d  %s\n", story[i].number, say)
				o.did[story[i].verb.name]++
			}
			w.settle()
		}
		if w.bad == nil {
			w.end()
		}
		w.ready()
		w.stop()
		for _, c := range w.calls {
			o.did[string(c.traits.kind)] += c.acked()
		}
		o.hash, o.told, o.bad = w.hash(), told.String(), w.bad
	})
	return o
}

// hash sums up how a run ended.
func (w *world) hash() string {
	sum := sha256.New()
	world := w.s.World.Hash()
	sum.Write(w.head.Hash[:])
	sum.Write(world[:])
	for _, b := range w.people {
		if b.screen != nil {
			fmt.Fprintf(sum, "%s %s\n", b.seat, b.screen)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// TestSeeds plays the story of one seed after another, some of them twice: the
// same seed must end the same.
func TestSeeds(t *testing.T) {
	var mu sync.Mutex
	var failed atomic.Int64
	did := map[string]int{}
	t.Cleanup(func() {
		for i := range verbs {
			if v := &verbs[i]; *seeds >= 100 && !t.Failed() && did[cmp.Or(string(v.kind), v.name)] == 0 {
				t.Errorf("the runs prove less than they should: in none of them %s", v.name)
			}
		}
	})
	for seed := *first; seed < *first+*seeds; seed++ {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			story := tell(seed)
			o := perform(t, seed, story)
			if o.bad != nil {
				if failed.Add(1) > mostTold {
					t.Fatalf("seed %d: %v", seed, o.bad)
				}
				t.Fatal(report(seed, len(story), shrunk(t, seed, story, o.bad.what)))
			}
			t.Logf("seed %d: %d steps, hash %s", seed, len(story), o.hash)
			if seed%8 == 0 {
				if twin := perform(t, seed, story); twin.hash != o.hash {
					t.Errorf("seed %d ends with %s, and another time with %s", seed, o.hash, twin.hash)
				}
			}
			mu.Lock()
			defer mu.Unlock()
			for what, n := range o.did {
				did[what] += n
			}
		})
	}
}

// A disk that confirms what it does not keep is found out, and the story of it
// is short.
func TestALieIsFoundAndToldInShort(t *testing.T) {
	const seed = 4
	story := tell(seed)
	story = slices.Insert(story, 30, step{number: 31, verb: &verb{name: "the disk lies", happens: lies}, seat: "southern"})
	for i := range story {
		story[i].number = i + 1
	}
	o := perform(t, seed, story)
	if o.bad == nil {
		t.Fatal("the lie is not found")
	}
	got := report(seed, len(story), shrunk(t, seed, story, o.bad.what))
	file := "testdata/lie.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}
