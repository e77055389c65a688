package check

import (
	"slices"
	"strings"

	"tamrin/engine"
	"tamrin/lang"
	"tamrin/scenario"
)

// loops tells rules that can set each other off without end. Only rules that
// repeat can, and only by way of variables: everything else happens once. A
// rule alone can't: it acts when its condition becomes true, and something
// else must have made it false before it does so again.
func (c *checker) loops() {
	g := c.ruleGraph()
	done := map[int]bool{}
	for i := range c.p.Rules {
		if cycle := g.cycle(i); len(cycle) > 1 && !done[i] {
			var names []string
			for _, r := range cycle {
				done[r] = true
				names = append(names, c.p.Rules[r].ID)
			}
			path := strings.Join(append(names, names[0]), " → ")
			c.problems.Add("M401", c.p.Rules[i].Src.At, lang.Isolate(path))
		}
	}
}

// ruleGraph says for each repeating rule which rules read what it writes.
type ruleGraph [][]int

func (c *checker) ruleGraph() ruleGraph {
	readers := map[int][]int{} // by variable
	for _, x := range c.p.Conditions() {
		if x.Noun == engine.NounRule && c.p.Rules[x.Item].Src.Repeat {
			for _, v := range x.Vars {
				readers[v] = append(readers[v], x.Item)
			}
		}
	}
	g := make(ruleGraph, len(c.p.Rules))
	for i := range c.p.Rules {
		if src := c.p.Rules[i].Src; src.Repeat {
			for _, v := range c.writes(src) {
				for _, r := range readers[v] {
					if r != i {
						g[i] = append(g[i], r)
					}
				}
			}
		}
	}
	return g
}

// writes returns the variables that a rule may set, those of its branches included.
func (c *checker) writes(r *scenario.Rule) []int {
	sets := slices.Clone(r.Sets)
	for k := range r.Chance {
		sets = append(sets, r.Chance[k].Sets...)
	}
	var vars []int
	for _, a := range sets {
		if v, ok := c.p.Find(engine.NounVar, a.Var.ID); ok {
			vars = append(vars, v)
		}
	}
	return vars
}

// cycle returns a way from rule i back to itself, or nil.
func (g ruleGraph) cycle(i int) []int {
	from := map[int]int{}
	queue := []int{i}
	for len(queue) > 0 {
		r := queue[0]
		queue = queue[1:]
		for _, next := range g[r] {
			if next == i {
				path := []int{r}
				for r != i {
					r = from[r]
					path = append(path, r)
				}
				slices.Reverse(path)
				return path
			}
			if _, seen := from[next]; !seen {
				from[next] = r
				queue = append(queue, next)
			}
		}
	}
	return nil
}
