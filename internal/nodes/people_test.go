//go:build linux

package nodes

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// person holds a seat. They go to whichever node answers, as a proxy has them
// do, with the same cookie wherever that is.
type person struct {
	seat    string
	cookie  string
	first   int           // node that they try first
	client  *http.Client  // one for all
	acked   atomic.Int64  // words that were confirmed
	words   map[int]bool  // by number: confirmed
	pace    time.Duration // between two words
	quiet   atomic.Bool   // they write nothing for a while
	by      []atomic.Int64
	longest atomic.Int64 // ms that a word waited to be confirmed

	mu     sync.Mutex
	last   string // id of the last event of the stream
	page   string // what the stream said last
	broken int    // times that the stream ended
	said   string // what a node answered last
}

func newPeople(client *http.Client) func(seat, cookie string, first int) *person {
	return func(seat, cookie string, first int) *person {
		return &person{seat: seat, cookie: cookie, first: first, client: client, words: map[int]bool{}, pace: 40 * time.Millisecond, by: make([]atomic.Int64, count)}
	}
}

const exerciseID = "shared"

func (p *person) address(node int, path string) string {
	return fmt.Sprintf("http://%s:8080/x/%s/seat/%s/%s", front(node), exerciseID, p.seat, path)
}

// patience is how long an answer is waited for.
const patience = 15 * time.Second

// ask sends a request to one node and returns the answer's status and body.
func (p *person) ask(ctx context.Context, node int, path string, form url.Values) (int, string, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	method, body := http.MethodGet, io.Reader(nil)
	if form != nil {
		method, body = http.MethodPost, strings.NewReader(form.Encode())
	}
	r, err := http.NewRequestWithContext(ctx, method, p.address(node, path), body)
	if err != nil {
		return 0, "", err
	}
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("HX-Request", "true")
	}
	r.Header.Set("Cookie", "tamrin_seat="+p.cookie)
	resp, err := p.client.Do(r)
	if err != nil {
		return 0, "", err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	return resp.StatusCode, string(b), err
}

// try sends a form to one node and reports whether it was confirmed.
func (p *person) try(node int, act string, form url.Values) bool {
	ctx, cancel := context.WithTimeout(context.Background(), 4*time.Second)
	defer cancel()
	status, body, err := p.ask(ctx, node, act, form)
	p.mu.Lock()
	p.said = fmt.Sprintf("node %d: %d %v %s", node, status, err, body)
	p.mu.Unlock()
	return err == nil && status/100 == 2
}

// insist sends a form to one node after the other until one has confirmed it,
// or stop is closed.
func (p *person) insist(stop <-chan struct{}, act string, form url.Values) bool {
	for node := p.first; ; node = (node + 1) % count {
		if p.try(node, act, form) {
			p.by[node].Add(1)
			return true
		}
		select {
		case <-stop:
			return false
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// talk writes word after word until stop is closed. One whose answer got lost is
// sent again under the same name, as the page does.
func (p *person) talk(stop <-chan struct{}, to string) {
	for n := 0; ; n++ {
		p.words[n] = false
		begun := time.Now()
		form := url.Values{"id": {fmt.Sprintf("word-%s-%06d", p.seat, n)}, "to": {to}, "text": {p.word(n)}}
		if !p.insist(stop, "message", form) {
			return
		}
		p.words[n] = true
		p.acked.Add(1)
		p.longest.Store(max(p.longest.Load(), time.Since(begun).Milliseconds()))
		for waiting := true; waiting; waiting = p.quiet.Load() {
			select {
			case <-stop:
				return
			case <-time.After(p.pace):
			}
		}
	}
}

func (p *person) word(n int) string { return fmt.Sprintf("word %s %d.", p.seat, n) }

// watch follows the page's stream until stop is closed, through whichever node
// gives one.
func (p *person) watch(stop <-chan struct{}) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() { <-stop; cancel() }()
	for node := p.first; ctx.Err() == nil; node = (node + 1) % count {
		_ = p.stream(ctx, node) // it breaks, and is opened elsewhere
		p.mu.Lock()
		p.broken++
		p.mu.Unlock()
		select {
		case <-ctx.Done():
		case <-time.After(100 * time.Millisecond):
		}
	}
}

func (p *person) stream(ctx context.Context, node int) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, p.address(node, "live"), nil)
	if err != nil {
		return err
	}
	p.mu.Lock()
	if p.last != "" {
		r.Header.Set("Last-Event-ID", p.last)
	}
	p.mu.Unlock()
	r.Header.Set("Cookie", "tamrin_seat="+p.cookie)
	streams := &http.Client{Transport: p.client.Transport}
	resp, err := streams.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	// A page takes a stream that is silent for three beats as broken; these
	// people are less patient.
	silent := time.AfterFunc(20*time.Second, func() { resp.Body.Close() })
	defer silent.Stop()
	lines := bufio.NewScanner(resp.Body)
	lines.Buffer(nil, 32<<20)
	for lines.Scan() {
		silent.Reset(20 * time.Second)
		p.mu.Lock()
		if id, ok := strings.CutPrefix(lines.Text(), "id: "); ok {
			p.last = id
		} else {
			p.page += lines.Text() + "\n"
			p.page = p.page[max(len(p.page)-1<<20, 0):]
		}
		p.mu.Unlock()
	}
	return lines.Err()
}

// answered is what a node answered last.
func (p *person) answered() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.said
}

// sees reports whether the stream has brought something.
func (p *person) sees(what string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.Contains(p.page, what)
}
