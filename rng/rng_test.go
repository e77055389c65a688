package rng

import (
	"flag"
	"fmt"
	"math"
	"math/bits"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the files of expected output")

// TestKnownAnswers holds the generator to the numbers that recorded runs rely
// on: a change here changes what every old seed means.
func TestKnownAnswers(t *testing.T) {
	var b strings.Builder
	for _, seed := range []Seed{0, 1, 2023, 1<<64 - 1} {
		for _, name := range []string{"", "chance", "decision"} {
			for _, run := range []uint64{0, 1, 10_000_000_000} {
				s := seed.Child(name).Run(run)
				fmt.Fprintf(&b, "%d %q run %d: %016x %016x below 10: %d pick 1,0,2: %d\n",
					uint64(seed), name, run, s.Uint64(), s.Uint64(), s.Below(10), s.Pick([]int64{1, 0, 2}, 3))
			}
		}
	}
	const file = "testdata/answers.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// TestPublishedVector holds the step to the numbers that are published for
// this generator: the first draws from the counter 1234567.
func TestPublishedVector(t *testing.T) {
	s := Stream{1234567}
	for i, want := range []uint64{6457827717110365317, 3203168211198807973, 9817491932198370423} {
		if got := s.Uint64(); got != want {
			t.Errorf("draw %d: got %d, want %d", i, got, want)
		}
	}
}

// TestUniform counts where draws fall and where the first draws of
// neighbouring runs fall; chi-square with a fixed seed.
func TestUniform(t *testing.T) {
	const draws = 1_000_000
	for _, n := range []uint64{2, 3, 10, 60_001} {
		along, across := make([]int, n), make([]int, n)
		one := Seed(7).Child("along").Run(0)
		for i := range uint64(draws) {
			along[one.Below(n)]++
			other := Seed(7).Child("across").Run(i)
			across[other.Below(n)]++
		}
		for name, counts := range map[string][]int{"along a stream": along, "across runs": across} {
			if excess := chiSquareExcess(counts, draws); excess > 4 || excess < -4 {
				t.Errorf("below %d %s: chi-square is %.1f standard deviations off", n, name, excess)
			}
		}
	}
}

// chiSquareExcess returns by how many of its standard deviations the
// chi-square of equally likely counts lies from what it should be.
func chiSquareExcess(counts []int, draws int) float64 {
	expected := float64(draws) / float64(len(counts))
	var x float64
	for _, c := range counts {
		x += (float64(c) - expected) * (float64(c) - expected) / expected
	}
	free := float64(len(counts) - 1)
	return (x - free) / math.Sqrt(2*free)
}

// TestIndependence counts the bits in which children, seeds and runs that lie
// side by side differ: half of them, whatever lies between the two.
func TestIndependence(t *testing.T) {
	pairs := map[string]func(i uint64) (Stream, Stream){
		"names": func(i uint64) (Stream, Stream) {
			return Seed(1).Child(fmt.Sprint("d", i)).Run(0), Seed(1).Child(fmt.Sprint("d", i+1)).Run(0)
		},
		"runs":    func(i uint64) (Stream, Stream) { return Seed(1).Run(i), Seed(1).Run(i + 1) },
		"seeds":   func(i uint64) (Stream, Stream) { return Seed(i).Child("a").Run(0), Seed(i + 1).Child("a").Run(0) },
		"one bit": func(i uint64) (Stream, Stream) { return Seed(1).Run(i), Seed(1).Run(i ^ 1<<40) },
	}
	const n = 100_000
	for name, pair := range pairs {
		differ := 0
		for i := range uint64(n) {
			a, b := pair(i)
			differ += bits.OnesCount64(a.Uint64() ^ b.Uint64())
		}
		// 6.4 million fair bits deviate by 1265 at one standard deviation.
		if off := differ - 32*n; off > 5*1265 || off < -5*1265 {
			t.Errorf("%s: %d of %d bits differ", name, differ, 64*n)
		}
	}
}

// TestNamesNest holds that a name's parts can't be shifted between children.
func TestNamesNest(t *testing.T) {
	seen := map[Seed]string{}
	for _, path := range [][]string{{"ab", "c"}, {"a", "bc"}, {"abc"}, {"abc", ""}, {"", "abc"}, {"a", "b", "c"}, {}} {
		s := Seed(5)
		for _, name := range path {
			s = s.Child(name)
		}
		if other, ok := seen[s]; ok {
			t.Errorf("%q and %s are one seed", path, other)
		}
		seen[s] = fmt.Sprintf("%q", path)
	}
}

// TestBelowRejects draws below 3·2^62, where one draw of four must be refused
// for the rest to be equally likely.
func TestBelowRejects(t *testing.T) {
	s := Seed(3).Run(0)
	var thirds [3]int
	for range 300_000 {
		thirds[s.Below(3<<62)>>62]++
	}
	if x := chiSquareExcess(thirds[:], 300_000); x > 4 {
		t.Errorf("thirds %v", thirds)
	}
}

// TestPickFollowsWeights holds zero weights to never and others to their share.
func TestPickFollowsWeights(t *testing.T) {
	s := Seed(4).Run(0)
	var counts [4]int
	for range 100_000 {
		counts[s.Pick([]int64{0, 1, 0, 3}, 4)]++
	}
	if counts[0]+counts[2] != 0 || counts[1] < 24_500 || counts[1] > 25_500 {
		t.Errorf("weights 0,1,0,3 were picked %v times", counts)
	}
	defer func() {
		if recover() == nil {
			t.Error("a total above the sum went unnoticed")
		}
	}()
	for range 1000 {
		s.Pick([]int64{1}, 2)
	}
}

// TestBelowKeepsPlace holds the same luck to the same place in a wider range.
func TestBelowKeepsPlace(t *testing.T) {
	for i := range uint64(1000) {
		a, b := Seed(9).Run(i), Seed(9).Run(i)
		if small, large := a.Below(10), b.Below(1000); large/100 != small {
			t.Fatalf("run %d: %d of 10 became %d of 1000", i, small, large)
		}
	}
}

func BenchmarkUint64(b *testing.B) {
	s := Seed(1).Run(0)
	b.ReportAllocs()
	for b.Loop() {
		s.Uint64()
	}
}

func BenchmarkBelow(b *testing.B) {
	s := Seed(1).Run(0)
	b.ReportAllocs()
	for b.Loop() {
		s.Below(60_001)
	}
}

func BenchmarkPick(b *testing.B) {
	s := Seed(1).Run(0)
	weights := []int64{5, 3, 2}
	b.ReportAllocs()
	for b.Loop() {
		s.Pick(weights, 10)
	}
}

func BenchmarkRun(b *testing.B) {
	seed, i := Seed(1).Child("decision"), uint64(0)
	b.ReportAllocs()
	for b.Loop() {
		s := seed.Run(i)
		s.Uint64()
		i++
	}
}
