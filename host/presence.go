package host

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

const (
	// repeatEvery is how often a node tells the others who is there, beside
	// telling who comes and goes.
	repeatEvery = 10 * time.Second
	// believedFor is how long what a node told is believed: it may have died.
	believedFor = 25 * time.Second
	// atOnce is how many bytes of seats are told in one word.
	atOnce = 5000
	// tellPresence is how long a node tries to tell.
	tellPresence = 5 * time.Second
)

// wordSeats begins the words by which nodes tell who is there.
const wordSeats = "seats "

// sitting is what a node tells of who has a page open on it.
type sitting struct {
	Node, Exercise string
	Here, Gone     []string `json:",omitempty"` // seats
}

// presence is who has a page of an exercise open on other nodes, and what they
// were told of those who have on this.
type presence struct {
	telling sync.Mutex // held while the others are told
	told    map[string]bool

	mu        sync.Mutex
	elsewhere map[string]map[string]time.Time // by seat and node: believed until then
}

// has reports whether somebody has the page of a seat open on another node.
func (p *presence) has(seat string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.elsewhere[seat]) > 0
}

// hear takes in what another node tells and reports whether anything changed.
func (p *presence) hear(s sitting, until time.Time) (changed bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.elsewhere == nil {
		p.elsewhere = map[string]map[string]time.Time{}
	}
	for _, seat := range s.Here {
		if p.elsewhere[seat] == nil {
			p.elsewhere[seat], changed = map[string]time.Time{}, true
		}
		p.elsewhere[seat][s.Node] = until
	}
	for _, seat := range s.Gone {
		changed = p.drop(seat, s.Node) || changed
	}
	return changed
}

// expire forgets what is believed no more and reports whether anything changed.
func (p *presence) expire(now time.Time) (changed bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for seat, nodes := range p.elsewhere {
		for node, until := range nodes {
			if !now.Before(until) {
				changed = p.drop(seat, node) || changed
			}
		}
	}
	return changed
}

// drop reports whether nobody has the seat's page open on another node any more.
func (p *presence) drop(seat, node string) bool {
	nodes := p.elsewhere[seat]
	if nodes == nil {
		return false
	}
	if delete(nodes, node); len(nodes) > 0 {
		return false
	}
	delete(p.elsewhere, seat)
	return true
}

// present reports whether somebody has the page of a seat open, on whichever node.
func (x *Exercise) present(seat string) bool { return x.watchers.has(seat) || x.presence.has(seat) }

// announce tells the other nodes who came and went since they were last told;
// all, who is there. What can't be told is told again soon.
func (x *Exercise) announce(all bool) {
	n := x.host.nodes
	if n == nil || n.isOver() {
		return
	}
	p := &x.presence
	p.telling.Lock()
	defer p.telling.Unlock()
	now := x.watchers.present()
	var here, gone []string
	for seat := range now {
		if all || !p.told[seat] {
			here = append(here, seat)
		}
	}
	for seat := range p.told {
		if !now[seat] {
			gone = append(gone, seat)
		}
	}
	p.told = now
	ctx, cancel := context.WithTimeout(context.Background(), tellPresence)
	defer cancel()
	for _, part := range parts(here) {
		n.tell(ctx, sitting{Node: n.name, Exercise: x.id, Here: part})
	}
	for _, part := range parts(gone) {
		n.tell(ctx, sitting{Node: n.name, Exercise: x.id, Gone: part})
	}
}

// parts cuts a list of seats into such as fit into a word.
func parts(seats []string) (list [][]string) {
	slices.Sort(seats)
	bytes := 0
	for _, s := range seats {
		if bytes += len(s) + 3; len(list) == 0 || bytes > atOnce {
			list, bytes = append(list, nil), len(s)+3
		}
		list[len(list)-1] = append(list[len(list)-1], s)
	}
	return list
}

// isOver reports whether the place was given up.
func (n *nodes) isOver() bool {
	select {
	case <-n.left:
		return true
	default:
		return false
	}
}

func (n *nodes) tell(ctx context.Context, s sitting) {
	b, err := json.Marshal(s)
	if err == nil {
		err = n.host.Tell(ctx, wordSeats+string(b))
	}
	if err != nil && !n.isOver() {
		n.host.Warn(s.Exercise, err)
	}
}

// seated takes in a word if it is of who is there.
func (n *nodes) seated(word string) bool {
	told, ok := strings.CutPrefix(word, wordSeats)
	var s sitting
	if !ok || json.Unmarshal([]byte(told), &s) != nil {
		return ok
	}
	n.mu.Lock()
	x := n.open[s.Exercise]
	n.mu.Unlock()
	if x != nil && x.presence.hear(s, n.own.Now().Add(believedFor)) {
		x.stirred()
	}
	return true
}

// repeat tells the others every now and then who is there, and forgets who was
// there on nodes that tell nothing any more.
func (n *nodes) repeat() {
	for {
		fires, stop := n.own.After(repeatEvery)
		select {
		case <-n.left:
			stop()
			return
		case <-fires:
		}
		n.mu.Lock()
		open := slices.Collect(maps.Values(n.open))
		n.mu.Unlock()
		for _, x := range open {
			if x.presence.expire(n.own.Now()) {
				x.stirred()
			}
			if !n.isApart() {
				x.announce(true)
			}
		}
	}
}
