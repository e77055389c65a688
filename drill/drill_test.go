package drill

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// fake is a server with pages as simple as can be, which may do wrong.
type fake struct {
	wrong string // lose, double, stray, refuse
	mu    sync.Mutex
	said  []string // cell and word of each message
	no    int      // how many were refused
	seats int
	tell  map[chan struct{}]bool
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch at := r.URL.Path; {
	case strings.HasPrefix(at, "/join/"):
		f.seats++
		http.SetCookie(w, &http.Cookie{Name: "seat", Value: strconv.Itoa(f.seats), Path: "/"})
		http.Redirect(w, r, "/seat/"+strings.TrimPrefix(at, "/join/")+"/", http.StatusSeeOther)
	case strings.HasSuffix(at, "/message"):
		if f.wrong == "refuse" && f.no == 0 {
			f.no++
			w.WriteHeader(http.StatusServiceUnavailable)
			fmt.Fprint(w, "<p>no room</p>")
			return
		}
		f.said = append(f.said, r.PostFormValue("to")+" "+strings.Fields(r.PostFormValue("text"))[4])
		for c := range f.tell {
			select {
			case c <- struct{}{}:
			default:
			}
		}
		w.WriteHeader(http.StatusNoContent)
	case strings.HasSuffix(at, "/live"):
		f.live(w, r)
	default:
		cell := strings.Split(at, "/")[2]
		fmt.Fprintf(w, `<div id="live" hx-sse:connect="live"></div><label><input type="checkbox" name="to" value="%s"><span>within the cell</span></label>%s`, cell, f.list(cell, r))
	}
}

// list is what a seat sees, right or wrong.
func (f *fake) list(cell string, r *http.Request) string {
	c, _ := r.Cookie("seat")
	var b strings.Builder
	b.WriteString(`<ol id="items">`)
	for i, s := range f.said {
		to, word, _ := strings.Cut(s, " ")
		if c.Value == "1" && i == 1 {
			switch f.wrong {
			case "lose":
				continue
			case "double":
				b.WriteString("<li>" + word + "</li>")
			}
		}
		if to == cell || f.wrong == "stray" && i == 1 {
			b.WriteString("<li>" + word + "</li>")
		}
	}
	return b.String() + "</ol>"
}

func (f *fake) live(w http.ResponseWriter, r *http.Request) {
	cell, told := strings.Split(r.URL.Path, "/")[2], make(chan struct{}, 1)
	f.tell[told] = true
	told <- struct{}{}
	defer delete(f.tell, told)
	for {
		f.mu.Unlock()
		select {
		case <-told:
		case <-r.Context().Done():
			f.mu.Lock()
			return
		}
		f.mu.Lock()
		fmt.Fprintf(w, "id: %d\ndata: <hx-partial hx-target=\"[id='items']\" hx-swap=\"outerMorph\">%s</hx-partial>\n\n", len(f.said), f.list(cell, r))
		http.NewResponseController(w).Flush()
	}
}

// run drills a fake with browsers in this process.
func run(t *testing.T, f *fake, ctx context.Context, p Plan) (*Result, error) {
	t.Helper()
	f.tell = map[chan struct{}]bool{}
	srv := httptest.NewServer(f)
	t.Cleanup(srv.Close)
	p.URL = srv.URL
	var all sync.WaitGroup
	r, err := Run(ctx, p, Means{Tell: func(Stage, int, int) {}, Start: func() (io.WriteCloser, io.Reader, error) {
		in, orders := io.Pipe()
		answers, out := io.Pipe()
		all.Go(func() {
			Serve(context.Background(), in, out)
			out.Close()
		})
		return orders, answers, nil
	}})
	all.Wait()
	return r, err
}

func TestADrillFindsWhatAServerDoesWrong(t *testing.T) {
	settle = 300 * time.Millisecond
	for wrong, want := range map[string]string{
		"": "0 0 0", "lose": "1 0 0", "double": "0 1 0", "refuse": "0 0 0",
	} {
		t.Run("wrong="+wrong, func(t *testing.T) {
			r, err := run(t, &fake{wrong: wrong}, t.Context(), Plan{Links: []string{"/join/a"}, Seats: 4, Rate: 20, Length: time.Second})
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(r.Verdict.Lost, r.Verdict.Doubled, r.Verdict.Strayed); got != want {
				t.Errorf("lost, doubled, strayed: %s, want %s", got, want)
			}
			if r.Talk.Written < 10 || r.Talk.Seen < r.Talk.Written || r.Verdict.Looked < 4*r.Talk.Confirmed || r.Talk.P99 <= 0 {
				t.Errorf("%+v", r.Talk)
			}
			if wrong == "refuse" && (r.Talk.Confirmed == r.Talk.Written || len(r.Problems) != 1) {
				t.Errorf("a refusal is not told: %v", r.Problems)
			}
		})
	}
}

func TestADrillFindsWhatIsSeenByWhoMustNot(t *testing.T) {
	settle = 300 * time.Millisecond
	r, err := run(t, &fake{wrong: "stray"}, t.Context(), Plan{Links: []string{"/join/a", "/join/b"}, Seats: 4, Rate: 20, Length: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	if r.Good() || r.Verdict.Strayed != 2 {
		t.Errorf("one message is seen by two seats that must not: %+v", r.Verdict)
	}
}

func TestADrillThatIsStoppedReportsWhatItSaw(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	time.AfterFunc(300*time.Millisecond, stop)
	from := time.Now()
	r, err := run(t, &fake{}, ctx, Plan{Links: []string{"/join/a"}, Seats: 2, Rate: 20, Length: time.Minute})
	if err != nil || !r.Stopped || r.Talk.Written == 0 || !r.Good() {
		t.Fatalf("%+v, %v", r, err)
	}
	if took := time.Since(from); took > 20*time.Second {
		t.Errorf("it took %s", took)
	}
}

func TestALinkThatLeadsNowhereEndsTheDrill(t *testing.T) {
	srv := httptest.NewServer(http.NotFoundHandler())
	defer srv.Close()
	link, _ := http.NewRequest(http.MethodGet, srv.URL+"/join/x", nil)
	var refused *errRefused
	if _, _, err := join(t.Context(), newClients(), link.URL, ""); !errors.As(err, &refused) || !strings.Contains(err.Error(), "404") {
		t.Errorf("%v", err)
	}
}

func TestTheOutlookNamesWhatGivesWayFirst(t *testing.T) {
	r := &Result{Seats: 100, Idle: Usage{Memory: 30 << 20}, Seated: Usage{Memory: 40 << 20, CPU: time.Second},
		Busy: Usage{CPU: 2 * time.Second}, Measured: 10 * time.Second, Talk: Delivery{Written: 1}, Injects: []Delivery{{P99: 10 * time.Millisecond}}}
	got := fmt.Sprint(r.Outlook(Machine{Processors: 2, Files: 1024, Free: 1 << 30}))
	if want := "[{files 412} {processor 1600} {memory 8292} {promptly 10000}]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
