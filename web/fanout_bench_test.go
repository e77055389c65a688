package web

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/rng"
	"tamrin/store/memory"
)

// readers are connections that wait for one word after the other, as far apart
// from the server as one process allows.
type readers struct {
	conns []net.Conn
	got   []time.Time
}

// dial opens n streams; path and cookie are of each.
func dial(b *testing.B, srv *httptest.Server, n int, path, cookie func(i int) string) *readers {
	b.Helper()
	r := &readers{got: make([]time.Time, n)}
	for i := range n {
		c, err := net.Dial("tcp", srv.Listener.Addr().String())
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { c.Close() })
		fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: x\r\nCookie: %s\r\n\r\n", path(i), cookie(i))
		r.conns = append(r.conns, c)
	}
	return r
}

// wait has every reader read until word came, and returns when all have it.
func (r *readers) wait(b *testing.B, word string) *sync.WaitGroup {
	var all sync.WaitGroup
	for i, c := range r.conns {
		all.Go(func() {
			var held []byte
			chunk := make([]byte, 16<<10)
			for !bytes.Contains(held, []byte(word)) {
				n, err := c.Read(chunk)
				if err != nil {
					b.Errorf("a stream ended: %v", err)
					return
				}
				held = append(held, chunk[:n]...)
			}
			r.got[i] = time.Now()
		})
	}
	return &all
}

// p99 is how long after from the slowest but one in a hundred had the word.
func (r *readers) p99(from time.Time) time.Duration {
	slices.SortFunc(r.got, time.Time.Compare)
	return r.got[len(r.got)*99/100].Sub(from)
}

// broadcaster is the least that a server of streams can be: every connection waits for
// bytes and writes them.
type broadcaster struct {
	mu   sync.Mutex
	subs []chan []byte
}

func (s *broadcaster) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := make(chan []byte, 1)
	s.mu.Lock()
	s.subs = append(s.subs, c)
	s.mu.Unlock()
	w.Header().Set("Content-Type", "text/event-stream")
	rc := http.NewResponseController(w)
	io.WriteString(w, ": here\n\n")
	rc.Flush()
	for {
		select {
		case b := <-c:
			w.Write(b)
			rc.Flush()
		case <-r.Context().Done():
			return
		}
	}
}

// BenchmarkFanOut brings one inject to many connected seats, from the command
// until it is on disk's stand-in, rendered and read by each; and beside it, in
// the same run, as many bytes by a server that does nothing else.
func BenchmarkFanOut(b *testing.B) {
	const seats = 2000
	h := host.New(host.Options{Log: memory.New(), Seed: func() rng.Seed { return 7 }})
	x, err := h.Create(b.Context(), os.DirFS("testdata/harbour"), host.Plan{})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := x.Do(b.Context(), exercise.Actor{Seat: "excon"}, "", exercise.Start{}); err != nil {
		b.Fatal(err)
	}
	site, tokens := crowdedSite(x, seats)
	srv, plain := httptest.NewServer(site), &broadcaster{}
	bareSrv := httptest.NewServer(plain)
	b.Cleanup(func() { // once the readers have closed their connections
		site.Close()
		srv.Close()
		bareSrv.Close()
		h.Close()
	})
	ours := dial(b, srv, seats, func(i int) string { return "/seat/s" + strconv.Itoa(i) + "/live" }, func(i int) string { return seatCookie + "=" + tokens[i] })
	theirs := dial(b, bareSrv, seats, func(int) string { return "/" }, func(int) string { return "x=y" })
	ours.wait(b, "event: beat").Wait()
	theirs.wait(b, ": here").Wait()

	var slow, fast []time.Duration
	for i := 0; b.Loop(); i++ {
		word := fmt.Sprintf("word%06d", i)
		all, from := ours.wait(b, word), time.Now()
		if _, err := x.Do(context.Background(), exercise.Actor{Seat: "excon"}, "", exercise.AddInject{Draft: exercise.Draft{
			Title: map[string]string{"en": word}, Cells: []string{"harbour"}, At: exercise.Now}}); err != nil {
			b.Fatal(err)
		}
		all.Wait()
		slow = append(slow, ours.p99(from))
		b.StopTimer()
		message := append(bytes.Repeat([]byte("x"), 1500), "\n\n"+word...)
		all, from = theirs.wait(b, word), time.Now()
		for _, c := range plain.subs {
			c <- message
		}
		all.Wait()
		fast = append(fast, theirs.p99(from))
		b.StartTimer()
	}
	slices.Sort(slow)
	slices.Sort(fast)
	s, f := slow[len(slow)/2], fast[len(fast)/2]
	b.ReportMetric(float64(s.Microseconds())/1000, "ms-p99")
	b.ReportMetric(float64(f.Microseconds())/1000, "ms-p99-bare")
	b.ReportMetric(float64(s)/float64(f), "times-bare")
}

// crowdedSite is a site with that many places into one cell.
func crowdedSite(x *host.Exercise, seats int) (*Site, []string) {
	v := x.SeatsIn("harbour")[0].Viewer
	places := make([]Place, seats)
	for i := range places {
		places[i] = Place{Kind: Cell, Seat: "s" + strconv.Itoa(i), Cell: "harbour", Languages: []string{string(lang.All[i%2])}, Viewer: v}
	}
	access := NewAccess(places...)
	return New(Options{Run: Live(x), Access: access, Now: time.Now}), access.tokens
}
