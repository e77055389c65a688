package drill

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// browser is one simulated browser with one page open. It is not safe for
// concurrent use while it joins.
type browser struct {
	client clients
	page   *url.URL // of the seat
	cookie string   // that opens it
}

// patience is how long an answer is waited for.
const patience = time.Minute

// errRefused is an answer that the drill can't go on with.
type errRefused struct {
	what   string
	status string
}

func (e *errRefused) Error() string { return e.what + ": " + e.status }

// clients are what all browsers of a process share: streams have a connection
// each; pages and forms go over a few, as they do behind a proxy, so that it is
// streams that fill the server.
type clients struct{ forms, streams *http.Client }

// formConns is how many connections a process has for pages and forms.
const formConns = 128

func newClients() clients {
	client := func(conns int) *http.Client {
		return &http.Client{
			Transport:     &http.Transport{MaxConnsPerHost: conns, MaxIdleConnsPerHost: formConns, IdleConnTimeout: 30 * time.Second, DisableCompression: true},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		}
	}
	return clients{client(formConns), client(0)}
}

// join opens a link, gives a name where one is asked for, and returns the page
// of the seat that it leads to.
func join(ctx context.Context, client clients, link *url.URL, name string) (*browser, *page, error) {
	ctx, end := context.WithTimeout(ctx, patience)
	defer end()
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, nil, err
	}
	b := &browser{client: client}
	body, at, err := b.visit(ctx, jar, http.MethodGet, link, nil)
	if err != nil {
		return nil, nil, err
	}
	p := read(body, nil)
	if p.form["invitation"] != "" {
		action, err := at.Parse(p.action)
		if err != nil {
			return nil, nil, err
		}
		if body, at, err = b.visit(ctx, jar, http.MethodPost, action, url.Values{"invitation": {p.form["invitation"]}, "name": {name}}); err != nil {
			return nil, nil, err
		}
		p = read(body, nil)
	}
	if p.live == "" {
		return nil, nil, &errRefused{at.Path, "the link leads to no page that is live"}
	}
	b.page = at
	var pairs []string
	for _, c := range jar.Cookies(at) {
		pairs = append(pairs, c.Name+"="+c.Value)
	}
	b.cookie = strings.Join(pairs, "; ")
	return b, p, nil
}

// visit goes to an address and where it leads, and returns the page there.
func (b *browser) visit(ctx context.Context, jar http.CookieJar, method string, to *url.URL, form url.Values) ([]byte, *url.URL, error) {
	for range 6 {
		req, err := b.request(ctx, method, to, form)
		if err != nil {
			return nil, nil, err
		}
		for _, c := range jar.Cookies(to) {
			req.AddCookie(c)
		}
		resp, err := b.client.forms.Do(req)
		if err != nil {
			return nil, nil, err
		}
		jar.SetCookies(to, resp.Cookies())
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			return nil, nil, err
		}
		if wait, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil && resp.StatusCode == http.StatusTooManyRequests {
			pause(ctx, time.Duration(wait)*time.Second) // as the page asks
			continue
		}
		if resp.StatusCode == http.StatusSeeOther {
			next, err := resp.Location()
			if err != nil {
				return nil, nil, err
			}
			method, to, form = http.MethodGet, next, nil
			continue
		}
		if resp.StatusCode != http.StatusOK {
			return nil, nil, &errRefused{to.Path, resp.Status}
		}
		return body, to, nil
	}
	return nil, nil, &errRefused{to.Path, "leads round and round"}
}

func (b *browser) request(ctx context.Context, method string, to *url.URL, form url.Values) (*http.Request, error) {
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	req, err := http.NewRequestWithContext(ctx, method, to.String(), body)
	if err != nil {
		return nil, err
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	req.Header.Set("Sec-Fetch-Site", "same-origin")
	if b.cookie != "" {
		req.Header.Set("Cookie", b.cookie)
	}
	return req, nil
}

// load loads the page anew.
func (b *browser) load(ctx context.Context) (*page, error) {
	req, err := b.request(ctx, http.MethodGet, b.page, nil)
	if err != nil {
		return nil, err
	}
	resp, err := b.client.forms.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, &errRefused{b.page.Path, resp.Status}
	}
	return read(body, nil), nil
}

// post sends a form as the page's script does.
func (b *browser) post(ctx context.Context, act string, form url.Values) error {
	to, err := b.page.Parse(act)
	if err != nil {
		return err
	}
	req, err := b.request(ctx, http.MethodPost, to, form)
	if err != nil {
		return err
	}
	req.Header.Set("HX-Request", "true")
	resp, err := b.client.forms.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode/100 != 2 {
		return &errRefused{act, fmt.Sprintf("%s %.200s", resp.Status, plain(body))}
	}
	return nil
}

// plain gives the words of a notice.
func plain(b []byte) string {
	var words []string
	for _, s := range strings.Split(string(b), "<") {
		if _, text, ok := strings.Cut(s, ">"); ok && strings.TrimSpace(text) != "" {
			words = append(words, strings.TrimSpace(text))
		}
	}
	return strings.Join(words, " ")
}

// stream opens the page's stream, to go on after the event last, where given.
func (b *browser) stream(ctx context.Context, live, last string) (io.ReadCloser, error) {
	to, err := b.page.Parse(live)
	if err != nil {
		return nil, err
	}
	req, err := b.request(ctx, http.MethodGet, to, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "text/event-stream")
	if last != "" {
		req.Header.Set("Last-Event-ID", last)
	}
	resp, err := b.client.streams.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return nil, &errRefused{"live", resp.Status}
	}
	return resp.Body, nil
}

// event is one message of a stream.
type event struct {
	name, id string
	data     []byte
}

// errLong is a stream whose event does not end.
var errLong = errors.New("an event of more than 32 MB")

// events reads a stream and gives each event as soon as it is complete.
func events(r io.Reader, give func(event)) error {
	var held []byte
	chunk := make([]byte, 4<<10)
	for {
		n, err := r.Read(chunk)
		from := max(len(held)-1, 0) // what was looked at before is not looked at again
		held = append(held, chunk[:n]...)
		for {
			end := bytes.Index(held[from:], []byte("\n\n"))
			if end < 0 {
				break
			}
			give(parseEvent(held[:from+end]))
			held, from = held[from+end+2:], 0
		}
		switch {
		case err != nil:
			return err
		case len(held) == 0:
			held = nil
		case len(held) > 32<<20:
			return errLong
		}
	}
}

func parseEvent(b []byte) (e event) {
	for line := range bytes.Lines(b) {
		name, value, _ := bytes.Cut(bytes.TrimSuffix(line, []byte("\n")), []byte(": "))
		switch string(name) {
		case "event":
			e.name = string(value)
		case "id":
			e.id = string(value)
		case "data":
			e.data = append(append(e.data, value...), '\n')
		}
	}
	return e
}
