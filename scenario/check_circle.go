package scenario

import (
	"slices"
	"strings"
)

// circles tells injects and decisions that wait for each other, so that none
// of them can ever come. Each waits for one other at most, so the chain from
// any of them is a line that may run into itself.
func (c *checker) circles() {
	waits := c.waits()
	done := map[string]bool{}
	for _, start := range append(slices.Clone(c.names.ids[nounInject]), c.names.ids[nounDecision]...) {
		var chain []string
		place := map[string]int{}
		for id := start; id != "" && !done[id]; id = waits[id].ID {
			done[id], place[id] = true, len(chain)
			chain = append(chain, id)
			if i, ok := place[waits[id].ID]; ok {
				c.circle(chain[i:], waits)
			}
		}
	}
}

// waits maps injects and decisions to what they wait for. A name that several
// things have was told already and is left out.
func (c *checker) waits() map[string]Ref {
	m := map[string]Ref{}
	each(c.s.Injects, func(i *Inject) {
		for _, r := range []Ref{i.After, i.ContingencyFor} {
			if r.ID != "" && !c.fired[i.ID] {
				m[i.ID] = r
			}
		}
	})
	each(c.s.Decisions, func(d *Decision) {
		if d.Opens.After.ID != "" {
			m[d.ID] = d.Opens.After
		}
	})
	for id := range m {
		if _, count := c.names.of(id, happening); count != 1 {
			delete(m, id)
		}
	}
	return m
}

// mostInCircle is how many names of a circle are told.
const mostInCircle = 10

// circle tells one circle of more than one; one that waits for itself was told
// where it is written.
func (c *checker) circle(ids []string, waits map[string]Ref) {
	if len(ids) == 1 {
		return
	}
	at := waits[ids[0]].At
	shown := append(slices.Clone(ids), ids[0])
	if len(shown) > mostInCircle {
		shown = slices.Replace(shown, mostInCircle-2, len(shown)-1, "…")
	}
	c.add("R110", at, strings.Join(shown, " → "))
}
