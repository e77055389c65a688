package web

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
)

// listen reads a seat's stream until ctx ends, and gives all of it.
func (p *played) listen(ctx context.Context, c *http.Client, seat, since string) <-chan string {
	p.t.Helper()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.srv.URL+"/seat/"+seat+"/live", nil)
	if err != nil {
		p.t.Fatal(err)
	}
	if since != "" {
		req.Header.Set("Last-Event-ID", since)
	}
	resp, err := c.Do(req)
	if err != nil {
		p.t.Fatal(err)
	}
	all := make(chan string, 1)
	go func() {
		defer resp.Body.Close()
		var b strings.Builder
		_, err := io.Copy(&b, bufio.NewReader(resp.Body))
		if err != nil && ctx.Err() == nil {
			p.t.Errorf("the stream of %s broke: %v", seat, err)
		}
		all <- b.String()
	}()
	return all
}

// TestNothingOfAnotherCellReachesACell plays until the ministry has secrets of
// every kind, and reads each byte that the harbour was sent: pages, streams,
// answers to forms. The ministry itself must have been sent them, or the test
// would prove nothing.
func TestNothingOfAnotherCellReachesACell(t *testing.T) {
	p := play(t)
	harbour, ministry := p.client("harbour"), p.client("ministry")
	ctx, stop := context.WithCancel(t.Context())
	theirs, ours := p.listen(ctx, harbour, "harbour", ""), p.listen(ctx, ministry, "ministry", "")
	p.do("excon", exercise.Start{})
	p.do("ministry", exercise.TakeSeat{})
	for range 20 {
		p.pass(15 * time.Second)
	}
	p.do("excon", exercise.Fire{Inject: "canary_spare"})
	p.do("excon", exercise.SetVar{Var: "canary_var", Value: "7"})
	p.do("ministry", exercise.Take{Decision: "canary_decision", Options: []string{"canary_yes"}})
	p.do("ministry", exercise.Acknowledge{Key: 1})

	var sent strings.Builder
	for _, path := range []string{"", "inject/canary_secret", "?cell=ministry&q=secret", "review/strategy", "review/strategy?strategy=state", "review/strategy/file?strategy=state&version=1"} {
		_, body := get(t, harbour, p.srv.URL+"/seat/harbour/"+path)
		sent.WriteString(body)
	}
	for act, form := range map[string]string{"decide": "decision=canary_decision&option=canary_yes", "ack": "key=2", "inject": "inject=canary_spare&do=fire", "judge": "decision=canary_decision"} {
		resp, err := harbour.Post(p.srv.URL+"/seat/harbour/"+act, "application/x-www-form-urlencoded", strings.NewReader(form))
		if err != nil {
			t.Fatal(err)
		}
		status, body := read(t, resp)
		if status < 400 && act != "ack" {
			t.Errorf("the harbour may %s: %d", act, status)
		}
		sent.WriteString(body)
	}
	time.Sleep(200 * time.Millisecond) // the last swaps are on their way
	stop()
	sent.WriteString(<-theirs)
	if i := strings.Index(sent.String(), "canary"); i >= 0 {
		t.Errorf("the harbour was sent: …%s…", sent.String()[max(0, i-200):min(sent.Len(), i+200)])
	}
	_, page := get(t, ministry, p.srv.URL+"/seat/ministry/")
	for _, word := range []string{"canary_inject", "canary_text", "canary_from", "canary_spoken", "canary_title", "canary_yes_words", "canary_brief"} {
		if !strings.Contains(page, word) {
			t.Errorf("the ministry's page lacks %s: the test proves nothing", word)
		}
	}
	if stream := <-ours; !strings.Contains(stream, "canary_inject") {
		t.Error("the ministry's stream lacks its inject: the test proves nothing")
	}
}

// A cell's stream is silent while things happen that it may not know: that
// something came at all would tell.
func TestAStreamIsSilentAboutOthers(t *testing.T) {
	p := play(t)
	c := p.client("harbour")
	p.do("excon", exercise.Start{})
	p.pass(61 * time.Second) // the harbour's call; its bot's decision comes later
	p.do("harbour", exercise.TakeSeat{})
	v, err := p.x.Viewer("harbour")
	if err != nil {
		t.Fatal(err)
	}
	page, err := p.x.View(t.Context(), v)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stream := p.listen(ctx, c, "harbour", page.Version)
	p.pass(65 * time.Second) // the ministry's secret
	p.do("excon", exercise.Fire{Inject: "canary_spare"})
	p.do("excon", exercise.SetVar{Var: "canary_var", Value: "9"})
	time.Sleep(200 * time.Millisecond)
	stop()
	if got := <-stream; strings.Contains(got, "data: <") || strings.Contains(got, "id:") {
		t.Errorf("the harbour's stream says:\n%s", got)
	}
}
