package web

import (
	"bufio"
	"net/http/cookiejar"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
)

// With a certificate of its own a server speaks HTTP/2, where all of a browser's
// streams share one connection: they are as live there.
func TestStreamsAreLiveOverHTTP2(t *testing.T) {
	p := play(t)
	srv := httptest.NewUnstartedServer(p.site)
	srv.EnableHTTP2 = true
	srv.StartTLS()
	t.Cleanup(func() {
		p.site.Close() // the stream, which the server would wait for
		srv.Close()
	})
	c := srv.Client()
	c.Jar, _ = cookiejar.New(nil) // never fails without options
	if status, _ := get(t, c, srv.URL+p.link("harbour", lang.En)); status != 200 {
		t.Fatal(status)
	}
	resp, err := c.Get(srv.URL + "/seat/harbour/live")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.ProtoMajor != 2 {
		t.Fatalf("the stream comes by %s", resp.Proto)
	}
	said := make(chan string, 1000)
	go func() {
		lines := bufio.NewScanner(resp.Body)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			said <- lines.Text()
		}
		close(said)
	}()
	waits := func(words string) {
		t.Helper()
		for {
			select {
			case line, more := <-said:
				if strings.Contains(line, words) {
					return
				}
				if !more {
					t.Fatalf("the stream ends before it says %q", words)
				}
			case <-time.After(30 * time.Second):
				t.Fatalf("the stream does not say %q", words)
			}
		}
	}
	waits(`data-phase="waiting"`)
	p.do("excon", exercise.Start{})
	waits(`data-phase="running"`)
	p.pass(61 * time.Second)
	waits("Smoke over pier four")
}
