package rehearse

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"tamrin/lang"
	"tamrin/rng"
)

// TestAnyNumberOfWorkers plays the same runs in one go, in two halves, and in
// five interleaved lots played backwards: the sums are the same, number by number.
func TestAnyNumberOfWorkers(t *testing.T) {
	p := harbour(t)
	f := NewFrame(p)
	whole := tallied(t, p, 7, 1000).Sums()
	for _, workers := range []int{2, 5} {
		sum := NewSums(f)
		lots := make([]*Tally, workers)
		for i := range lots {
			lots[i] = NewTally(p, f, rng.Seed(7))
		}
		for block := 49; block >= 0; block-- {
			from := uint64(block) * 20
			if err := lots[block%workers].Play(from, from+20); err != nil {
				t.Fatal(err)
			}
		}
		for _, lot := range lots {
			sum.Add(lot.Sums())
		}
		if !sum.Equal(whole) {
			t.Errorf("%d workers come to other sums than one", workers)
		}
	}
}

// TestShardsMergeBitForBit writes shards of uneven size, reads them back in any
// order, and holds their report to the single run's, byte for byte.
func TestShardsMergeBitForBit(t *testing.T) {
	p := harbour(t)
	const runs, n = 1000, 7
	var shards []*Shard
	for i := n; i >= 1; i-- {
		r := ShardRange(runs, i, n)
		tally := NewTally(p, NewFrame(p), rng.Seed(7))
		if err := tally.Play(r.From, r.To); err != nil {
			t.Fatal(err)
		}
		b, err := NewShard(tally.Sums(), 7, runs, r).Encode()
		if err != nil {
			t.Fatal(err)
		}
		read, err := DecodeShard(b)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := read.Encode()
		if !bytes.Equal(b, again) {
			t.Fatal("a shard read and written again differs")
		}
		shards = append(shards, read)
	}
	whole, err := Merge(shards)
	if err != nil {
		t.Fatal(err)
	}
	if len(whole.Ranges) != 1 || whole.Ranges[0] != (Range{0, runs}) {
		t.Errorf("the merged runs are %v", whole.Ranges)
	}
	got, _ := json.Marshal(NewReport(whole.Sums, Played{7, runs}, lang.En))
	want, _ := json.Marshal(NewReport(tallied(t, p, 7, runs).Sums(), Played{7, runs}, lang.En))
	if !bytes.Equal(got, want) {
		t.Error("the report of merged shards differs from the single run's")
	}
}

// TestShardRangesCover holds that shards leave out no run and share none.
func TestShardRangesCover(t *testing.T) {
	for _, runs := range []uint64{1, 3, 100, 10_000_000_000} {
		for _, n := range []int{1, 3, 7, 1000} {
			var next uint64
			for i := 1; i <= n; i++ {
				r := ShardRange(runs, i, n)
				if r.From != next || r.To < r.From || r.To-r.From > runs/uint64(n)+1 {
					t.Fatalf("%d runs in %d: shard %d is %v", runs, n, i, r)
				}
				next = r.To
			}
			if next != runs {
				t.Fatalf("%d runs in %d shards end at %d", runs, n, next)
			}
		}
	}
}

// TestMergeRefuses holds what does not belong together apart, and says why.
func TestMergeRefuses(t *testing.T) {
	p := harbour(t)
	sums := tallied(t, p, 1, 10).Sums()
	other := tallied(t, compile(t, "tamrin: 1\nid: y\ntitle: y\nclock: {start: 2024-01-01T00:00:00Z, length: 10m}\n"), 1, 10).Sums()
	shard := NewShard(sums, 1, 30, Range{0, 10})
	for want, with := range map[string]*Shard{
		"in two of the shards":    NewShard(sums, 1, 30, Range{9, 19}),
		"different rehearsals":    NewShard(sums, 2, 30, Range{10, 20}),
		"of different scenarios":  NewShard(other, 1, 30, Range{10, 20}),
		"with 40 runs":            NewShard(sums, 1, 40, Range{10, 20}),
		"":                        NewShard(sums, 1, 30, Range{20, 30}),
		"are in two of the shard": shard,
	} {
		_, err := Merge([]*Shard{shard, with})
		switch {
		case want == "" && err != nil:
			t.Errorf("a gap between shards is refused: %v", err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("got %v, want it to say %q", err, want)
		}
	}
}

// FuzzDecodeShard feeds the reader of shards with what it was not written for.
func FuzzDecodeShard(f *testing.F) {
	good, _ := NewShard(tallied(f, harbour(f), 1, 5).Sums(), 1, 5, Range{0, 5}).Encode()
	f.Add(good)
	f.Add([]byte(`{"tamrin_rehearsal":1,"ranges":[{}],"frame":{"slot_ms":60000,"slots":360,"cells":[{},{}]},"numbers":{"runs":[0]}}`))
	f.Add([]byte(`{"tamrin_rehearsal":1,"seed":"-1"}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := DecodeShard(b)
		if err != nil {
			return
		}
		NewReport(s.Sums, Played{s.Seed, int64(s.Runs)}, lang.Ar)
		if _, err := s.Encode(); err != nil {
			t.Error(err)
		}
	})
}
