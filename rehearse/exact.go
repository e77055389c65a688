package rehearse

import (
	"math/big"
	"math/bits"
	"slices"

	"tamrin/engine"
	"tamrin/lang"
)

// Exact holds the true probabilities of a small scenario: every course that
// chance and the bots' choices can take was played once and weighed.
type Exact struct {
	Frame   *Frame
	Courses int
	facts   []*big.Rat
}

// mostCourses is how many courses an exact enumeration plays at most.
const mostCourses = 100_000

// Enumerate plays every course of a program. It needs bots that take a fixed
// time for every decision, as their times would make the courses endless. The
// error is a *Problem where the scenario is not small enough.
func Enumerate(p *engine.Program) (*Exact, error) {
	if err := oneTime(p); err != nil {
		return nil, err
	}
	t := NewTally(p, NewFrame(p), 0)
	x := &Exact{Frame: t.f, facts: make([]*big.Rat, factCount(t.f))}
	for i := range x.facts {
		x.facts[i] = new(big.Rat)
	}
	s := &script{}
	t.player.bots.script = s
	for more := true; more; more = s.advance() {
		if x.Courses++; x.Courses > mostCourses {
			return nil, problem(lang.Words{
				"the scenario can take more than %s courses; for so many the report of random runs is the answer",
				"يمكن أن يسلك السيناريو أكثر من %s مسارًا، ولمثل هذا العدد يكون الجواب في تقرير الجولات العشوائية",
			}, number(mostCourses))
		}
		if err := t.Play(0, 1); err != nil {
			return nil, err
		}
		x.add(t.facts, s.chance())
	}
	return x, nil
}

// oneTime tells what bots take several times for.
func oneTime(p *engine.Program) error {
	for i := range p.Decisions {
		if d := &p.Decisions[i]; d.BotMin != d.BotMax {
			return problem(lang.Words{
				"bots take from %[2]s to %[3]s for the decision %[1]q; an exact answer needs one time: bot_takes: %[2]s",
				"يستغرق اللاعبون الآليون من %[2]s إلى %[3]s في القرار %[1]q، والجواب الدقيق يتطلب زمنًا واحدًا: bot_takes: %[2]s",
			}, d.ID, clockSeconds(d.BotMin), clockSeconds(d.BotMax))
		}
	}
	for i := range p.Alliances {
		if a := &p.Alliances[i]; a.HasText && a.BotMin != a.BotMax {
			return problem(lang.Words{
				"bots take from %[2]s to %[3]s for the joint text of %[1]q; an exact answer needs one time: bot_takes: %[2]s",
				"يستغرق اللاعبون الآليون من %[2]s إلى %[3]s في النص المشترك لـ%[1]q، والجواب الدقيق يتطلب زمنًا واحدًا: bot_takes: %[2]s",
			}, a.ID, clockSeconds(a.BotMin), clockSeconds(a.BotMax))
		}
	}
	return nil
}

func (x *Exact) add(facts []uint64, chance *big.Rat) {
	for k, word := range facts {
		for ; word != 0; word &= word - 1 {
			i := k*64 + bits.TrailingZeros64(word)
			x.facts[i].Add(x.facts[i], chance)
		}
	}
}

// Outcome returns the probability that outcome i comes about.
func (x *Exact) Outcome(i int) *big.Rat { return x.facts[i] }

// PlannedEnd returns the probability that the planned time runs out.
func (x *Exact) PlannedEnd() *big.Rat { return x.facts[x.Frame.plannedEnd()] }

// RanDry returns the probability that nothing more comes, with no end planned.
func (x *Exact) RanDry() *big.Rat { return x.facts[x.Frame.ranDry()] }

// Inject returns the probability that inject i is delivered.
func (x *Exact) Inject(i int) *big.Rat { return x.facts[x.Frame.injectFact(i)] }

// Option returns the probability that an option of a decision is taken, by a
// party or by default.
func (x *Exact) Option(decision, option int) *big.Rat {
	return x.facts[x.Frame.optionFact(x.Frame.firstOptions()[decision]+option)]
}

// JointText returns the probability that a joint text of an alliance issues, and
// that one deadlocks.
func (x *Exact) JointText(alliance int) (issued, deadlocked *big.Rat) {
	return x.facts[x.Frame.textFact(alliance, textIssued)], x.facts[x.Frame.textFact(alliance, textDeadlocked)]
}

// script takes the place of chance: it plays one course after the other, each
// as far as the one before until the last fork that has a branch left.
type script struct {
	forks []fork
	at    int
}

// fork is a draw of a course: the branch it took and how probable the course is
// up to there.
type fork struct {
	weights []int64
	total   int64
	branch  int
	before  *big.Rat // up to the fork
	chance  *big.Rat // with its branch
}

func (s *script) pick(weights []int64, total int64) int {
	if s.at == len(s.forks) {
		f := fork{slices.Clone(weights), total, -1, s.chance(), nil}
		f.next()
		s.forks = append(s.forks, f)
	}
	s.at++
	return s.forks[s.at-1].branch
}

// next goes to the next branch that can be taken, and reports whether there is one.
func (f *fork) next() bool {
	for f.branch++; f.branch < len(f.weights); f.branch++ {
		if w := f.weights[f.branch]; w > 0 {
			f.chance = new(big.Rat).Mul(f.before, big.NewRat(w, f.total))
			return true
		}
	}
	return false
}

// advance turns to the next course, and reports whether there is one.
func (s *script) advance() bool {
	s.at = 0
	for n := len(s.forks); n > 0; n-- {
		if s.forks[n-1].next() {
			return true
		}
		s.forks = s.forks[:n-1]
	}
	return false
}

// chance returns the probability of the course so far.
func (s *script) chance() *big.Rat {
	if len(s.forks) == 0 {
		return big.NewRat(1, 1)
	}
	return s.forks[len(s.forks)-1].chance
}
