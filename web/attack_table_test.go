package web

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"tamrin/exercise"
)

var update = flag.Bool("update", false, "write the expected files anew")

const attackFile = "testdata/attack.txt"

const attackLegend = `Who may have what: each route of the server, asked by everybody. Written by
go test ./web -run TestEveryRouteInEveryName -update; read the difference before you keep it.

Routes of a seat are asked of every seat. What stands under a role is the answer of its own seat; of the staff, those of
control's seat and of an evaluator's. What stands under "foreign" is every answer of a seat that is not one's own.

nobody     without any cookie                      player     leads the cell of harbour.head
sentout    had every seat; all were withdrawn      evaluator  the seat judges
elsewhere  every seat of another exercise          control    the seat excon
wall       the projector in the room               planner    of the staff, signed in
other      a player of another cell                admin      of the staff, looks after accounts
mate       does not lead; harbour.head's own cell

yes      shown, led on, or done: it is in the log  role     told that their role may not
idle     answered, and nothing was changed         none     nothing is told to be there
door     needs the seat's own link                 gone     told that it was withdrawn
sign-in  led to the sign-in page                   shut     told that it is not open yet
admins   told it is for them alone                 -code    refused by the exercise, not for who asks

`

// TestEveryRouteInEveryName asks for every route in everybody's name and holds
// the answers to the file. A route that the file does not have fails, and so
// does an answer that tells a secret to somebody without the right to it.
func TestEveryRouteInEveryName(t *testing.T) {
	now, over := attack(t, false), attack(t, true)
	var b bytes.Buffer
	b.WriteString(attackLegend)
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "\tforeign\t%s\n", strings.Join(roles, "\t"))
	used := map[string]bool{}
	for _, route := range everyRoute(t, now.house) {
		a := now
		if probes[route].over {
			a = over
		}
		used[route] = true
		fmt.Fprintf(w, "%s\t%s\n", route, strings.Join(a.answers(route), "\t"))
	}
	w.Flush()
	for route := range probes {
		if !used[route] {
			t.Errorf("there is no route %s any more: take its probe away", route)
		}
	}
	got := regexp.MustCompile(`(?m) +$`).ReplaceAll(b.Bytes(), nil)
	if *update {
		if err := os.WriteFile(attackFile, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(attackFile)
	if err != nil {
		t.Fatal(err)
	}
	compareLines(t, string(want), string(got))
}

// TestNoFormIsTakenFromAnotherSite sends every form as another site would have a
// browser send it that is signed in.
func TestNoFormIsTakenFromAnotherSite(t *testing.T) {
	a := attack(t, false)
	n := 0
	for _, headers := range []map[string]string{{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}} {
		a.headers = headers
		for _, route := range everyRoute(t, a.house) {
			if !strings.HasPrefix(route, "POST ") {
				continue
			}
			p, seat := probes[route], ""
			if strings.Contains(route, "{seat}") {
				seat = "excon"
			}
			_, address, _ := strings.Cut(a.address(route, seat, p), " ")
			var file []byte
			if p.file != nil {
				file = p.file(a)
			}
			before := a.head()
			w := a.ask("admin", http.MethodPost, address, a.fillForm(p.form), file)
			if w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), elsewhere.title.En) || a.head() != before {
				t.Errorf("%v: %s is answered %d:\n%s", headers, route, w.Code, w.Body)
			}
			n++
		}
	}
	if n < 4*50 {
		t.Errorf("only %d forms were sent", n)
	}
}

// TestEveryRouteIsRemembered: a mux of another kind would have routes that the
// table does not know.
func TestEveryRouteIsRemembered(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(f, "_test.go") && (bytes.Contains(b, []byte("http.NewServeMux")) || bytes.Contains(b, []byte("http.ServeMux{")) || bytes.Contains(b, []byte("DefaultServeMux"))) {
			t.Errorf("%s: use routes, so that the attack table knows what is added", f)
		}
	}
}

// compareLines names each line that is not as it was.
func compareLines(t *testing.T, want, got string) {
	t.Helper()
	flat := regexp.MustCompile(` +`)
	read := func(s string) (list []string) {
		for l := range strings.Lines(s) {
			list = append(list, flat.ReplaceAllString(strings.TrimSpace(l), " "))
		}
		return list
	}
	old, fresh := read(want), read(got)
	for _, l := range fresh {
		if !slices.Contains(old, l) {
			t.Errorf("not in %s: say who may have it, with -update, and read the line:\n%s", attackFile, l)
		}
	}
	for _, l := range old {
		if !slices.Contains(fresh, l) {
			t.Errorf("only in %s:\n%s", attackFile, l)
		}
	}
}

// everyRoute lists the routes of a house and of the exercises in it, with a line
// for each form where one route takes several.
func everyRoute(t *testing.T, h *House) (list []string) {
	t.Helper()
	site, err := h.site(t.Context(), "gate")
	if err != nil {
		t.Fatal(err)
	}
	all := slices.Concat(h.handler.patterns, h.pages().patterns)
	for _, p := range slices.Concat(site.handler.patterns, site.routes().patterns) {
		all = append(all, strings.Replace(p, site.base, "", 1))
	}
	acts := map[string][]string{
		"POST /account/{act}": sorted(accountForms), "POST /exercises/{exercise}/{act}": sorted(peopleForms),
		"POST /seat/{seat}/{act}": sorted(forms), "POST /seat/{seat}/room/{alliance}/{act}": append(sorted(roomForms), "edit"),
	}
	for _, p := range all {
		switch {
		case p == "/" || p == "/x/{exercise}/": // leads to the others, and to 404
		case strings.HasSuffix(p, "{act}"):
			if acts[p] == nil {
				t.Errorf("%s: say which forms it takes", p)
			}
			for _, act := range acts[p] {
				list = append(list, p+" "+act)
			}
		default:
			list = append(list, p)
		}
	}
	return list
}

// answers asks for a route in everybody's name, of every seat where it is of one.
func (a *attacked) answers(route string) []string {
	a.t.Helper()
	seats := []string{""}
	if strings.Contains(route, "{seat}") {
		seats = []string{"harbour.head", "harbour.clerk", "ministry", "excon", "judges"}
	}
	own, foreign := map[string][]string{}, []string{}
	for _, seat := range seats {
		for _, role := range roles {
			said := a.answer(route, seat, role)
			switch {
			case seat == "" || opens(role, seat):
				own[role] = append(own[role], said)
			default:
				foreign = append(foreign, said)
				if role == "nobody" || role == "sentout" || role == "elsewhere" {
					foreign = foreign[:len(foreign)-1]
					own[role] = append(own[role], said)
				}
			}
		}
	}
	list := []string{among(foreign)}
	for _, role := range roles {
		list = append(list, among(own[role]))
	}
	return list
}

// opens reports whether a role has a seat: its own, and the staff those of
// control and of evaluators.
func opens(role, seat string) bool {
	return seatOf[role] == seat || (role == "planner" || role == "admin") && (seat == "excon" || seat == "judges")
}

// among lists what is said, each once, or a dot for nothing.
func among(said []string) string {
	var list []string
	for _, s := range said {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	if len(list) == 0 {
		return "·"
	}
	return strings.Join(list, "/")
}

// answer asks for a route in a role's name.
func (a *attacked) answer(route, seat, role string) string {
	a.t.Helper()
	p := probes[route]
	method, address, _ := strings.Cut(a.address(route, seat, p), " ")
	if method == http.MethodPost && p.form == nil && p.file == nil && !known(route) {
		a.t.Errorf("%s: say how it is asked, in probes", route)
	}
	var file []byte
	var form url.Values
	if p.file != nil {
		file = p.file(a)
	} else {
		form = a.fillForm(p.form)
	}
	before := a.head()
	w := a.ask(role, method, address, form, file)
	said := answerOf(method, w)
	if method == http.MethodPost && said == "yes" {
		if a.head() == before && strings.Contains(route, "{act}") && seat != "" {
			said = "idle"
		}
		a.reset(seat == "")
	}
	if method == http.MethodGet && a.head() != before {
		a.t.Errorf("%s: looking changes the exercise", route)
	}
	if !knows[role] && strings.Contains(w.Body.String(), "canary") {
		a.t.Errorf("%s of %s tells %s a secret:\n%s", route, seat, role, w.Body)
	}
	return said
}

func (a *attacked) fillForm(form url.Values) url.Values {
	filled := url.Values{}
	for k, values := range form {
		for _, v := range values {
			filled.Add(k, a.filled(v))
		}
	}
	return filled
}

// head is how many events the log has.
func (a *attacked) head() int64 {
	kept, err := a.house.opt.Host.Log.Open(context.Background(), "gate")
	a.must(err)
	return kept.Head.Seq
}

// known reports whether a route's probe is there, be it empty.
func known(route string) bool { _, ok := probes[route]; return ok }

// knows are those who may read what only those may who oversee the exercise.
var knows = map[string]bool{"evaluator": true, "control": true, "planner": true, "admin": true}

var hole = regexp.MustCompile(`\{(\w+)(?:\.\.\.)?\}`)

// address fills a route's holes.
func (a *attacked) address(route, seat string, p probe) string {
	route, act, _ := strings.Cut(route, "} ") // the form behind it
	if act != "" {
		route += "}"
	}
	if seat != "" || strings.Contains(route, "/wall/") || strings.Contains(route, "/feedback/{link}") {
		route = strings.Replace(route, " /", " /x/gate/", 1)
	}
	route = strings.TrimSuffix(route, "{$}")
	filled := hole.ReplaceAllStringFunc(route, func(h string) string {
		name := hole.FindStringSubmatch(h)[1]
		v, ok := p.fill[name]
		for _, from := range []map[string]string{usual, a.fill, {"seat": seat, "act": act}} {
			if !ok {
				v, ok = from[name]
			}
		}
		if !ok {
			a.t.Errorf("%s: say what %s is, in probes", route, name)
		}
		return url.PathEscape(a.filled(v))
	})
	if p.query != "" {
		filled += "?" + p.query
	}
	return filled
}

// filled puts what was made on the way where a probe says $name.
func (a *attacked) filled(v string) string {
	if name, ok := strings.CutPrefix(v, "$"); ok {
		return a.fill[name]
	}
	return v
}

// answerOf says in a word what an answer tells who asked.
func answerOf(method string, w *httptest.ResponseRecorder) string {
	body := w.Body.String()
	switch {
	case method == http.MethodGet && strings.HasPrefix(w.Header().Get("Location"), "/sign-in"), w.Code == http.StatusUnauthorized:
		return "sign-in"
	case w.Code < 400:
		return "yes"
	case strings.Contains(body, needsLink.title.En):
		return "door"
	case strings.Contains(body, administratorsOnly.title.En):
		return "admins"
	case strings.Contains(body, notOpened.title.En):
		return "shut"
	case w.Code == http.StatusNotFound:
		return "none"
	case w.Code == http.StatusGone:
		return "gone"
	}
	for _, c := range refusals {
		if say := exercise.Refuse(c).Say.En; say != "" && strings.Contains(body, say) {
			if c == exercise.NotAllowed {
				return "role"
			}
			return "-" + string(c)
		}
	}
	return num(w.Code)
}

// refusals are those that are told apart.
var refusals = []exercise.Code{exercise.NotAllowed, exercise.UnknownSeat, exercise.UnknownItem, exercise.AlreadyTaken, exercise.SeatHeld, exercise.NotMember,
	exercise.NoConsultation, exercise.NoCalling, exercise.Impossible, exercise.TakenOut, exercise.BotsSeat, exercise.ClockStands, exercise.FormsClosed,
	exercise.Incomplete, exercise.NoReason, exercise.OldVersion, exercise.AlreadyEnded, exercise.NotOffered, exercise.Stale}
