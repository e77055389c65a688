package rehearse

import (
	"cmp"
	"encoding/json"
	"slices"

	"tamrin/lang"
)

// Shard is a part of a rehearsal, as one machine plays it: some of its runs,
// summed up. Shards of one rehearsal merge into the whole, bit for bit what one
// machine would have come to.
type Shard struct {
	Version int     `json:"tamrin_rehearsal"` // 1
	Seed    uint64  `json:"seed,string"`
	Runs    uint64  `json:"runs"`   // of the whole rehearsal
	Ranges  []Range `json:"ranges"` // the runs summed up here, in order
	Frame   *Frame  `json:"frame"`
	Sums    *Sums   `json:"-"`
}

// Range is runs from the first up to, but without, the last.
type Range struct {
	From uint64 `json:"from"`
	To   uint64 `json:"to"`
}

// ShardRange returns the runs of shard i of n, counted from 1, of a rehearsal.
func ShardRange(runs uint64, i, n int) Range {
	at := func(k int) uint64 {
		whole, rest := runs/uint64(n), runs%uint64(n)
		return whole*uint64(k) + min(rest, uint64(k))
	}
	return Range{at(i - 1), at(i)}
}

// NewShard wraps up the sums of a range of runs.
func NewShard(s *Sums, seed, runs uint64, r Range) *Shard {
	return &Shard{Version: 1, Seed: seed, Runs: runs, Ranges: []Range{r}, Frame: s.frame, Sums: s}
}

// shardFile is a Shard as written: each kind of number by name, as pairs of
// place and value, zeros left out.
type shardFile struct {
	*Shard
	Numbers map[string][]int64 `json:"numbers"`
}

// Encode writes the shard as JSON; equal shards give equal bytes.
func (s *Shard) Encode() ([]byte, error) {
	f := shardFile{s, map[string][]int64{}}
	for _, p := range s.Sums.parts() {
		pairs := []int64{}
		for i, n := range *p.at {
			if n != 0 {
				pairs = append(pairs, int64(i), n)
			}
		}
		f.Numbers[p.name] = pairs
	}
	b, err := json.Marshal(f)
	return append(b, '\n'), err
}

// Bounds of what a shard file may claim, far above what a rehearsal writes.
const (
	mostCells   = 64
	mostNumbers = 1 << 26
)

var notAShard = lang.Words{
	"this is no shard of a rehearsal (%s); give the files that `tamrin rehearse --shard` wrote",
	"ليس هذا جزءًا من تجربة (%s)؛ أعطِ الملفات التي كتبها `tamrin rehearse --shard`",
}

// DecodeShard reads what Encode wrote. The error is a *Problem.
func DecodeShard(b []byte) (*Shard, error) {
	f := shardFile{Shard: &Shard{}}
	if err := json.Unmarshal(b, &f); err != nil {
		return nil, problem(notAShard, err.Error())
	}
	if f.Version != 1 || f.Frame == nil || len(f.Ranges) == 0 {
		return nil, problem(notAShard, "version, frame or ranges are missing")
	}
	if !f.Frame.sane() {
		return nil, problem(notAShard, "its frame is out of bounds")
	}
	f.Sums = NewSums(f.Frame)
	for _, p := range f.Sums.parts() {
		pairs := f.Numbers[p.name]
		if len(pairs)%2 != 0 {
			return nil, problem(notAShard, p.name)
		}
		for i := 0; i < len(pairs); i += 2 {
			if at := pairs[i]; at < 0 || at >= int64(p.size) || pairs[i+1] < 0 {
				return nil, problem(notAShard, p.name)
			}
			(*p.at)[pairs[i]] = pairs[i+1]
		}
	}
	if !f.covers() {
		return nil, problem(notAShard, "its ranges and its number of runs differ")
	}
	return f.Shard, nil
}

// sane reports whether the frame is one that NewFrame could have made.
func (f *Frame) sane() bool {
	if f.Slot < minute || f.Slots < 1 || f.Slots > longest || f.Length < 0 || len(f.Cells) > mostCells {
		return false
	}
	size := 0
	for _, p := range (&Sums{frame: f}).parts() {
		if p.size > mostNumbers {
			return false
		}
		size += p.size
	}
	return size <= mostNumbers
}

// covers reports whether the ranges are in order and hold as many runs as were summed up.
func (s *Shard) covers() bool {
	var runs, last uint64
	for _, r := range s.Ranges {
		if r.From < last || r.To < r.From || r.To > s.Runs {
			return false
		}
		runs, last = runs+r.To-r.From, r.To
	}
	return runs == uint64(s.Sums.Runs())
}

// Merge adds shards of one rehearsal. The error is a *Problem: they must be of
// the same scenario, seed and number of runs, and no run may be in two of them.
func Merge(shards []*Shard) (*Shard, error) {
	whole := *shards[0]
	whole.Sums, whole.Ranges = NewSums(whole.Frame), nil
	for _, s := range shards {
		if s.Frame.Digest != whole.Frame.Digest || len(s.Sums.all) != len(whole.Sums.all) {
			return nil, problem(lang.Words{"the shards are of different scenarios, or of different versions of one: %s and %s; rehearse all from the same files", "الأجزاء من سيناريوهات مختلفة أو من نسخ مختلفة لسيناريو واحد: %s و%s؛ جرّبها كلها من الملفات نفسها"}, whole.Frame.ID, s.Frame.ID)
		}
		if s.Seed != whole.Seed || s.Runs != whole.Runs {
			return nil, problem(lang.Words{"the shards are of different rehearsals: seed %d with %d runs, and seed %d with %d runs", "الأجزاء من تجارب مختلفة: بذرة %d وعدد الجولات %d، وبذرة %d وعدد الجولات %d"}, whole.Seed, whole.Runs, s.Seed, s.Runs)
		}
		whole.Sums.Add(s.Sums)
		whole.Ranges = append(whole.Ranges, s.Ranges...)
	}
	slices.SortFunc(whole.Ranges, func(a, b Range) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	joined := whole.Ranges[:1]
	for _, r := range whole.Ranges[1:] {
		last := &joined[len(joined)-1]
		switch {
		case r.From < last.To:
			return nil, problem(lang.Words{"runs %d to %d are in two of the shards; give each file once", "الجولات %d إلى %d واردة في جزأين؛ أعطِ كل ملف مرة واحدة"}, r.From, min(r.To, last.To)-1)
		case r.From == last.To:
			last.To = r.To
		default:
			joined = append(joined, r)
		}
	}
	whole.Ranges = joined
	return &whole, nil
}
