package expr

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
)

// author writes random expressions over a random env, all of them well typed.
type author struct {
	*rand.Rand
	names []Name
	small bool     // few values for every name, none of them extreme
	words []string // what every word can be, where they share it
}

// newAuthor declares a handful of names of every kind.
func newAuthor(r *rand.Rand, small bool) *author {
	a := &author{Rand: r, small: small}
	if r.IntN(2) == 0 {
		a.words = a.vocabulary()
	}
	add := func(path string, n Name) {
		n.Path, n.Slot = path, len(a.names)*2
		a.names = append(a.names, n)
	}
	for i := range 2 + r.IntN(2) {
		lo, hi := a.bounds()
		add(fmt.Sprintf("vars.n%d", i), Name{Kind: Int, Lo: lo, Hi: hi})
	}
	for i := range 1 + r.IntN(2) {
		add(fmt.Sprintf("injects.b%d", i), Name{Kind: Bool})
	}
	for i := range 1 + r.IntN(2) {
		add(fmt.Sprintf("decisions.w%d", i), Name{Kind: Word, Values: a.vocabulary()})
	}
	add("decisions.set", Name{Kind: Words, Values: a.vocabulary()})
	lo, hi := int64(0), int64(maxDuration)
	if small {
		lo, hi = -2, 3
	}
	add("vars.d", Name{Kind: Duration, Lo: lo, Hi: hi})
	add(Time, Name{Kind: Duration, Lo: 0, Hi: hi})
	return a
}

// bounds are those of a number: narrow mostly, now and then everything.
func (a *author) bounds() (lo, hi int64) {
	if a.small {
		lo = a.Int64N(6) - 3
		return lo, lo + a.Int64N(4)
	}
	switch a.IntN(3) {
	case 0:
		return math.MinInt64, math.MaxInt64
	case 1:
		return -a.Int64N(10), a.Int64N(20)
	}
	lo, hi = a.extreme(), a.extreme()
	return min(lo, hi), max(lo, hi)
}

func (a *author) extreme() int64 {
	edges := []int64{math.MinInt64, math.MinInt64 + 1, math.MinInt32, -3, -2, -1, 0, 1, 2, 3, 7, 10, math.MaxInt32, math.MaxInt64 - 1, math.MaxInt64}
	return edges[a.IntN(len(edges))]
}

// vocabulary is some of the words that all names share; the first is "".
func (a *author) vocabulary() []string {
	if a.words != nil {
		return a.words
	}
	all := []string{"calm", "alarmed", "high", "low", "نعم", "it's"}
	a.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return append([]string{""}, all[:2+a.IntN(2)]...)
}

// state is a random world within the bounds of every name.
func (a *author) state(env *Env) []int64 {
	s := make([]int64, 2*len(a.names))
	for _, n := range a.names {
		switch n.Kind {
		case Bool:
			s[n.Slot] = a.Int64N(2)
		case Word:
			s[n.Slot] = env.Word(n.Values[a.IntN(len(n.Values))])
		case Words:
			s[n.Slot] = a.Int64N(1 << len(n.Values))
		default:
			s[n.Slot] = a.between(n.Lo, n.Hi)
		}
	}
	return s
}

// between draws from lo to hi, the ends and their neighbours more often.
func (a *author) between(lo, hi int64) int64 {
	switch a.IntN(4) {
	case 0:
		return lo
	case 1:
		return hi
	case 2:
		return min(max(a.extreme(), lo), hi)
	}
	if width := uint64(hi) - uint64(lo); width < math.MaxUint64 {
		return int64(uint64(lo) + a.Uint64N(width+1))
	}
	return int64(a.Uint64())
}

// pick is a declared name of that kind; not time.
func (a *author) pick(k Kind) Name {
	for {
		if n := a.names[a.IntN(len(a.names))]; n.Kind == k && n.Path != Time {
			return n
		}
	}
}

// write returns an expression of that kind, at most depth operators deep.
func (a *author) write(k Kind, depth int) string {
	if k != Bool && depth > 0 && a.IntN(6) == 0 {
		return a.format("(%s ? %s : %s)", a.write(Bool, depth-1), a.write(k, depth-1), a.write(k, depth-1))
	}
	switch k {
	case Int:
		return a.number(depth)
	case Duration:
		return a.duration(depth)
	case Word:
		if a.words != nil && a.IntN(3) == 0 {
			return strconv.Quote(a.words[a.IntN(len(a.words))])
		}
		return a.pick(Word).Path
	}
	return a.condition(depth)
}

func (a *author) format(f string, args ...any) string { return fmt.Sprintf(f, args...) }

func (a *author) number(depth int) string {
	if depth == 0 || a.IntN(4) == 0 {
		switch a.IntN(5) {
		case 0, 1:
			return a.pick(Int).Path
		case 2:
			return "size(" + a.pick(Words).Path + ")"
		case 3:
			return a.literal()
		}
		return strconv.Itoa(a.IntN(12) - 2)
	}
	if a.IntN(8) == 0 {
		return "-(" + a.number(depth-1) + ")"
	}
	op := []string{"+", "-", "*", "/", "%"}[a.IntN(5)]
	return a.format("(%s %s %s)", a.write(Int, depth-1), op, a.write(Int, depth-1))
}

func (a *author) literal() string {
	if a.small {
		return strconv.Itoa(a.IntN(8) - 4)
	}
	return strconv.FormatInt(a.extreme(), 10)
}

func (a *author) duration(depth int) string {
	if depth == 0 || a.IntN(3) == 0 {
		if a.IntN(2) == 0 {
			return a.pick(Duration).Path
		}
		return a.fixed()
	}
	op := []string{"+", "-"}[a.IntN(2)]
	return a.format("(%s %s %s)", a.write(Duration, depth-1), op, a.write(Duration, depth-1))
}

// fixed is a constant duration.
func (a *author) fixed() string {
	if a.small {
		return a.format("duration('%dms')", a.IntN(6)-2)
	}
	return []string{"duration('2h')", "duration('90s')", "duration('-1h30m')", "duration('0s')", "duration('9223372036854ms')", "duration('1ms')"}[a.IntN(6)]
}

// condition returns a Bool; shapes that authors write come more often.
func (a *author) condition(depth int) string {
	if depth == 0 {
		return a.atom(0)
	}
	switch a.IntN(12) {
	case 0, 1, 2:
		return a.junction("&&", depth)
	case 3, 4, 5:
		return a.junction("||", depth)
	case 6:
		return "!(" + a.condition(depth-1) + ")"
	case 7:
		return a.format("(%s ? %s : %s)", a.condition(depth-1), a.condition(depth-1), a.condition(depth-1))
	case 8:
		op := []string{"==", "!=", "<", "<=", ">", ">="}[a.IntN(6)]
		return a.format("((%s) %s (%s))", a.condition(depth-1), op, a.condition(depth-1))
	}
	return a.atom(depth - 1)
}

func (a *author) junction(op string, depth int) string {
	var terms []string
	for range 2 + a.IntN(2) {
		terms = append(terms, a.condition(depth-1))
	}
	return "(" + strings.Join(terms, " "+op+" ") + ")"
}

// atom is a comparison, membership or flag.
func (a *author) atom(depth int) string {
	order := []string{"==", "!=", "<", "<=", ">", ">="}[a.IntN(6)]
	equality := []string{"==", "!="}[a.IntN(2)]
	switch a.IntN(11) {
	case 0, 1:
		return a.format("%s %s %s", a.pick(Int).Path, order, a.literal())
	case 2:
		return a.format("%s %s %s", a.write(Int, depth), order, a.write(Int, depth))
	case 3:
		return a.format("%s %s %s", a.write(Duration, depth), order, a.write(Duration, depth))
	case 4:
		return a.clock(order)
	case 5:
		n := a.pick(Word)
		return a.format("%s %s %s", n.Path, equality, a.word(n))
	case 6:
		return a.format("%s %s %s", a.write(Word, depth), equality, a.write(Word, depth))
	case 7:
		return a.list(depth)
	case 8:
		n := a.pick(Words)
		return a.format("%s in %s", a.word(n), n.Path)
	case 9:
		return a.format("%s in %s", a.write(Word, depth), a.pick(Words).Path)
	}
	return []string{a.pick(Bool).Path, "true", "false", a.pick(Words).Path + ".size() == 1"}[a.IntN(4)]
}

// clock compares time with a constant.
func (a *author) clock(order string) string {
	switch a.IntN(3) {
	case 0:
		return a.format("%s %s %s", a.fixed(), order, Time)
	case 1:
		return a.format("%s in [%s, %s]", Time, a.fixed(), a.fixed())
	}
	return a.format("%s %s %s", Time, order, a.fixed())
}

// word quotes one that n can be.
func (a *author) word(n Name) string { return strconv.Quote(n.Values[a.IntN(len(n.Values))]) }

// list is membership of a list that is written out.
func (a *author) list(depth int) string {
	var elements []string
	if a.IntN(2) == 0 {
		n := a.pick(Word)
		for range a.IntN(4) {
			elements = append(elements, a.word(n))
		}
		return a.format("%s in [%s]", n.Path, strings.Join(elements, ", "))
	}
	for range a.IntN(4) {
		elements = append(elements, a.write(Int, depth))
	}
	return a.format("%s in [%s]", a.write(Int, depth), strings.Join(elements, ", "))
}
