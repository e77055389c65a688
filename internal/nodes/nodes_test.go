//go:build linux

package nodes

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/internal/pgtest"
	"tamrin/staff"
	"tamrin/store"
	"tamrin/store/postgres"
)

var rounds = flag.Int("rounds", 1, "how many times everything is taken away and given back")

// ticks is how many injects come, one a second of the exercise.
const ticks = 900

func scenario() fstest.MapFS {
	var b strings.Builder
	b.WriteString(`tamrin: 1
id: ticking
title: Ticking
clock: {start: 2026-01-01T00:00:00Z, length: 2h}
parties: {pa: {}, pb: {}, pc: {}}
cells:
  a: {plays: [pa]}
  b: {plays: [pb]}
  c: {plays: [pc]}
  control: {kind: control}
injects:
`)
	for n := 1; n <= ticks; n++ {
		fmt.Fprintf(&b, "  tick_%d: {title: tick %d., to: [a, b, c], at: %ds}\n", n, n, n)
	}
	return fstest.MapFS{"scenario.yaml": {Data: []byte(b.String())}}
}

// hall is the nodes, their database and the people.
type hall struct {
	t       *testing.T
	primary *pgtest.Cluster
	nodes   []*server
	control *person
	people  []*person
	stop    chan struct{}
	busy    sync.WaitGroup
}

func open(t *testing.T) *hall {
	t.Helper()
	h := &hall{t: t, stop: make(chan struct{})}
	var err error
	if h.primary, err = pgtest.Listening(database); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.primary.Remove() })
	if err := h.primary.Query("postgres", "CREATE DATABASE shared"); err != nil {
		t.Fatal(err)
	}
	h.furnish()
	where := fmt.Sprintf("postgres://tamrin@%s,%s/shared?target_session_attrs=read-write&connect_timeout=2", database, spare)
	for i := range count {
		s := &server{t: t, number: i, store: where, folder: filepath.Join(t.TempDir(), "data")}
		s.start()
		t.Cleanup(s.kill)
		h.nodes = append(h.nodes, s)
	}
	return h
}

// at is the address of the database as the tests reach it, whatever becomes of
// the cables.
func (h *hall) at() string { return pgtest.Address(h.primary.Folder, "shared") }

// furnish makes the exercise and lets people in.
func (h *hall) furnish() {
	h.t.Helper()
	ctx := h.t.Context()
	log, err := postgres.Open(ctx, h.at())
	if err != nil {
		h.t.Fatal(err)
	}
	defer log.Close()
	register, err := staff.OpenShared(h.at(), time.Now)
	if err != nil {
		h.t.Fatal(err)
	}
	defer register.Close()
	run := host.New(host.Options{Log: log})
	defer run.Close()
	if _, err := run.Create(ctx, scenario(), host.Plan{ID: exerciseID}); err != nil {
		h.t.Fatal(err)
	}
	invited := newPeople(&http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 4, IdleConnTimeout: 5 * time.Second}})
	for i, seat := range []string{"control", "a", "b", "c"} {
		invitation, err := register.Invite(ctx, exerciseID, seat, seat, time.Hour)
		if err != nil {
			h.t.Fatal(err)
		}
		cookie, _, err := register.Admit(ctx, invitation, []string{seat}, "")
		if err != nil {
			h.t.Fatal(err)
		}
		if p := invited(seat, cookie, i%count); seat == "control" {
			h.control = p
		} else {
			h.people = append(h.people, p)
		}
	}
}

// play has control start the exercise, and people write and watch from then on.
func (h *hall) play() {
	h.t.Helper()
	if !h.control.try(0, "clock", url.Values{"do": {"start"}}) {
		h.t.Fatal("the exercise does not start")
	}
	for i, p := range h.people {
		h.busy.Go(func() { p.talk(h.stop, h.people[(i+1)%len(h.people)].seat) })
		h.busy.Go(func() { p.watch(h.stop) })
	}
	h.goesOn("at first")
}

// goesOn waits until everybody has had something confirmed anew, and has been
// shown an inject that was not due before.
func (h *hall) goesOn(when string) {
	h.t.Helper()
	var took time.Duration
	defer func() {
		if h.t.Failed() {
			for i, p := range h.people {
				h.t.Logf("%s was told last: %.2000s", p.seat, p.answered())
				h.t.Logf("node %d said:\n%s", i, h.nodes[i].said)
			}
		}
	}()
	for _, p := range h.people {
		from := p.acked.Load()
		took += until(h.t, p.seat+" goes on "+when, 30*time.Second, func() bool { return p.acked.Load() >= from+3 })
	}
	due := h.reached() + 2
	took += until(h.t, "the clock goes on "+when, 30*time.Second, func() bool { return h.reached() >= due })
	for _, p := range h.people {
		took += until(h.t, p.seat+" sees it "+when, 30*time.Second, func() bool { return p.sees(fmt.Sprintf("tick %d.", due)) })
	}
	h.t.Logf("%s everything went on within %v", when, took.Round(10*time.Millisecond))
}

var payload = regexp.MustCompile(`"kind":"([a-z_]+)".*?"at":(\d+)|"at":(\d+)`)

// reached is how many seconds of the exercise the log has come to.
func (h *hall) reached() int {
	n := 0
	for _, r := range h.log() {
		var at int
		if m := payload.FindStringSubmatch(string(r.Payload)); m != nil {
			_, _ = fmt.Sscan(m[2]+m[3], &at) // digits
		}
		n = max(n, at/1000)
	}
	return n
}

// log reads the log as it is on the database that takes writes; nothing while
// there is none.
func (h *hall) log() (list []store.Record) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	log, err := postgres.Open(ctx, h.at())
	if err != nil {
		return nil
	}
	defer log.Close()
	for r, err := range log.Read(ctx, exerciseID, store.Head{}) {
		if err != nil {
			return nil
		}
		list = append(list, r)
	}
	return list
}

// leader is the node that does what is due by the clock, but for one that is dead.
func (h *hall) leader(dead int) (node int) {
	h.t.Helper()
	until(h.t, "a node leads that lives", 15*time.Second, func() bool {
		name, err := h.primary.Ask("shared", `SELECT n.name FROM tamrin.lease l JOIN tamrin.nodes n USING (run) WHERE l.until > clock_timestamp()`)
		if err != nil {
			return false
		}
		_, err = fmt.Sscanf(name, "n%d", &node)
		return err == nil && node != dead
	})
	return node
}

// agree waits until every node shows everybody the same page.
func (h *hall) agree(when string) {
	h.t.Helper()
	for _, p := range h.people {
		p.quiet.Store(true)
		defer p.quiet.Store(false)
	}
	since := regexp.MustCompile(`since=([^"&]+)`)
	took := until(h.t, "all nodes show the same "+when, 15*time.Second, func() bool {
		for _, p := range h.people {
			versions := map[string]bool{}
			for node := range count {
				status, body, err := p.ask(context.Background(), node, "", nil)
				m := since.FindStringSubmatch(body)
				if err != nil || status != http.StatusOK || m == nil {
					return false
				}
				versions[m[1]] = true
			}
			if len(versions) > 1 {
				return false
			}
		}
		return true
	})
	h.t.Logf("all nodes show the same %s after %v", when, took.Round(10*time.Millisecond))
}

// end ends the exercise and looks at what has become of it.
func (h *hall) end() {
	h.t.Helper()
	close(h.stop)
	h.busy.Wait()
	if !h.control.insist(h.t.Context().Done(), "clock", url.Values{"do": {"end"}}) {
		h.t.Fatal("the exercise does not end")
	}
	h.agree("at the end")
	for _, s := range h.nodes {
		s.kill()
	}
	h.nothingLost()
	h.everyTickOnce()
}

// nothingLost compares what was confirmed with what the log holds.
func (h *hall) nothingLost() {
	h.t.Helper()
	found := map[string]int{}
	word := regexp.MustCompile(`word \w+ \d+\.`)
	for _, r := range h.log() {
		if w := word.FindString(string(r.Payload)); w != "" {
			found[w]++
		}
	}
	for _, p := range h.people {
		confirmed := 0
		for n, sure := range p.words {
			in := found[p.word(n)]
			if sure {
				confirmed++
			}
			if in > 1 || sure && in == 0 {
				h.t.Errorf("%s wrote %q, confirmed: %v; it is in the log %d times", p.seat, p.word(n), sure, in)
			}
		}
		h.t.Logf("%s: %d words confirmed, by nodes %d, %d and %d; the longest wait %d ms; the stream broke %d times",
			p.seat, confirmed, p.by[0].Load(), p.by[1].Load(), p.by[2].Load(), p.longest.Load(), p.broken)
	}
}

// everyTickOnce looks whether each inject that was due came once, at its time.
func (h *hall) everyTickOnce() {
	h.t.Helper()
	log, err := postgres.Open(h.t.Context(), h.at())
	if err != nil {
		h.t.Fatal(err)
	}
	defer log.Close()
	run := host.New(host.Options{Log: log})
	defer run.Close()
	x, err := run.Exercise(h.t.Context(), exerciseID)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, p := range h.people {
		v, err := x.Viewer(p.seat)
		if err != nil {
			h.t.Fatal(err)
		}
		page, err := x.View(h.t.Context(), v)
		if err != nil {
			h.t.Fatal(err)
		}
		came := map[string]int{}
		for _, i := range page.Inbox {
			came[fmt.Sprintf("%s at %d", i.Title["en"], i.At)]++
		}
		last := int(page.Clock.At / 1000)
		for n := 1; n <= last; n++ {
			if tick := fmt.Sprintf("tick %d. at %d", n, n*1000); came[tick] != 1 {
				h.t.Errorf("%s got %q %d times", p.seat, tick, came[tick])
			}
		}
		if len(came) != last {
			h.t.Errorf("%s got %d injects in %d s", p.seat, len(came), last)
		}
	}
}

// TestNodesComeAndGo plays on while machines and cables are taken away and given
// back: nothing that was confirmed may be lost, nothing doubled, every inject
// must come once at its time, and whoever is left must go on.
func TestNodesComeAndGo(t *testing.T) {
	h := open(t)
	h.play()
	for range *rounds {
		h.killOne()
		h.cutOneOff()
		h.stopTheDatabase()
	}
	h.failOver()
	if n := h.breaks(); n > 0 {
		t.Errorf("the exercise was broken off %d times", n)
	}
	h.nobodyLeft()
	h.end()
}

// killOne kills the node that leads, and starts it anew.
func (h *hall) killOne() {
	dead := h.leader(-1)
	h.nodes[dead].kill()
	h.goesOn("with a node killed")
	h.leader(dead)
	h.nodes[dead].start()
	h.agree("with it started anew")
}

// cutOneOff pulls the cable between a node and the database. People still reach
// the node: it must confirm nothing, and soon show nothing.
func (h *hall) cutOneOff() {
	cut := h.leader(-1)
	p := h.people[0]
	cable(h.t, cut, "down")
	pulled := time.Now()
	for n := 0; time.Since(pulled) < 12*time.Second; n++ {
		if word := fmt.Sprintf("cut off %d.", n); p.try(cut, "message", url.Values{"id": {fmt.Sprintf("cut-off-%06d", n)}, "to": {"b"}, "text": {word}}) {
			h.t.Errorf("a node that is cut off confirms %q", word)
		}
		status, _, err := p.ask(h.t.Context(), cut, "", nil)
		if status == http.StatusServiceUnavailable && n > 0 {
			h.t.Logf("a node that is cut off says so after %v", time.Since(pulled).Round(10*time.Millisecond))
			break
		}
		if err != nil {
			h.t.Errorf("it does not answer: %v", err)
		}
		time.Sleep(100 * time.Millisecond)
	}
	h.goesOn("with a node cut off")
	if status, _, _ := p.ask(h.t.Context(), cut, "", nil); status != http.StatusServiceUnavailable {
		h.t.Errorf("a node that is cut off answers %d", status)
	}
	cable(h.t, cut, "up")
	h.agree("with it back")
	h.goesOn("with it back")
}

// stopTheDatabase stops the database for longer than anybody waits for it.
func (h *hall) stopTheDatabase() {
	h.primary.Stop("INT")
	time.Sleep(5 * time.Second)
	if err := h.primary.Start(); err != nil {
		h.t.Fatal(err)
	}
	h.goesOn("with the database back")
}

// failOver takes the database's machine away; the standby takes over.
func (h *hall) failOver() {
	standby, err := h.primary.Standby(spare)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(standby.Remove)
	for _, sql := range []string{"ALTER SYSTEM SET synchronous_standby_names = 'standby'", "SELECT pg_reload_conf()"} {
		if err := h.primary.Query("postgres", sql); err != nil {
			h.t.Fatal(err)
		}
	}
	until(h.t, "the standby follows", 20*time.Second, func() bool {
		state, err := h.primary.Ask("postgres", "SELECT string_agg(sync_state, ' ') FROM pg_stat_replication")
		return err == nil && state == "sync"
	})
	h.goesOn("with a standby that follows")
	h.primary.Stop("QUIT")
	if err := standby.Promote(); err != nil {
		h.t.Fatal(err)
	}
	h.primary.Remove()
	h.primary = standby
	h.goesOn("on the standby")
}

// nobodyLeft kills every node: whichever comes first finds the exercise broken
// off, and control resumes it there.
func (h *hall) nobodyLeft() {
	for _, s := range h.nodes {
		s.kill()
	}
	at := h.reached()
	time.Sleep(5 * time.Second) // until nobody counts as living
	h.nodes[1].start()
	until(h.t, "it is broken off", 10*time.Second, func() bool { return h.breaks() == 1 })
	if now := h.reached(); now > at {
		h.t.Errorf("the exercise was at %d s and stands at %d", at, now)
	}
	if !h.control.try(1, "clock", url.Values{"do": {"resume"}}) {
		h.t.Fatal("it can't be resumed")
	}
	h.nodes[0].start()
	h.nodes[2].start()
	h.goesOn("after nobody was left")
}

// breaks is how often the exercise was broken off.
func (h *hall) breaks() (n int) {
	for _, r := range h.log() {
		if strings.Contains(string(r.Payload), string(exercise.Interrupted)) {
			n++
		}
	}
	return n
}
