package web

import (
	"archive/zip"
	"bytes"
	"context"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/review/report"
	"tamrin/rng"
	"tamrin/staff"
	"tamrin/store"
	"tamrin/store/memory"
)

// attacked is a house of which everything is asked in everybody's name. It holds
// two exercises of testdata/gate, and is put back to how it was after each deed.
type attacked struct {
	t       *testing.T
	clock   *host.Manual
	folder  string                    // with the register as it was
	kept    map[string]store.Exercise // by identifier, as they were
	logs    map[string][][]byte
	archive []byte // of the exercise gate
	who     map[string][]*http.Cookie
	fill    map[string]string // what stands in addresses
	staff   *staff.Register
	house   *House
	stop    func()
	marks   []string // what was written with a mark, where all is; see marked_test.go
	marking bool
	headers map[string]string // of each request beside the usual
}

// roles are those in whose names everything is asked, from nobody to everybody.
// They hold the cookies of what they are, and send them wherever they go:
// whoever was sent out, and whoever belongs to the other exercise, those of
// every seat.
var roles = []string{"nobody", "sentout", "elsewhere", "wall", "other", "mate", "player", "evaluator", "control", "planner", "admin"}

// seatOf is which seat a role has.
var seatOf = map[string]string{"wall": wallSeat, "other": "ministry", "mate": "harbour.clerk", "player": "harbour.head", "evaluator": "judges", "control": "excon"}

const feedbackLink = "alinkthatnobodyguesses"

// attack plays until one of everything is there; over tells whether until after
// ENDEX, with forms and replay open.
func attack(t *testing.T, over bool) *attacked {
	t.Helper()
	return attackWith(t, os.DirFS("testdata/gate"), over, false)
}

// attackWith is attack with another scenario; marking tells whether a mark stands
// behind whatever people write.
func attackWith(t *testing.T, scenario fs.FS, over, marking bool) *attacked {
	t.Helper()
	a := &attacked{t: t, clock: host.NewManual(time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)), folder: t.TempDir(),
		marking: marking, kept: map[string]store.Exercise{}, logs: map[string][][]byte{}, who: map[string][]*http.Cookie{}, fill: map[string]string{}}
	h := host.New(host.Options{Log: memory.New(), Clock: a.clock, Seed: func() rng.Seed { return 7 }})
	defer h.Close()
	for _, id := range []string{"gate", "elsewhere"} {
		x, err := h.Create(t.Context(), scenario, host.Plan{ID: id, Name: a.mark(id), Bots: true, ChanceByHand: true})
		a.must(err)
		a.play(x, over)
		if marking {
			a.playOn(x, over)
		}
		records, err := x.Log(t.Context())
		a.must(err)
		for _, r := range records {
			a.logs[id] = append(a.logs[id], r.Payload)
		}
		a.kept[id], err = h.Log.Open(t.Context(), id)
		a.must(err)
		var file bytes.Buffer
		_, err = x.Archive(t.Context(), &file)
		a.must(err)
		a.archive = file.Bytes()
	}
	register, err := staff.Open(a.folder, a.clock.Now)
	a.must(err)
	a.invite(register)
	a.employ(register)
	a.must(register.Close())
	a.stop = func() {}
	t.Cleanup(func() {
		a.stop()
		a.staff.Close()
	})
	a.reset(true)
	return a
}

func (a *attacked) must(err error) {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
}

// play has everybody do one of everything.
func (a *attacked) play(x *host.Exercise, over bool) {
	a.t.Helper()
	do := func(seat string, c exercise.Command) {
		a.t.Helper()
		_, err := x.Do(a.t.Context(), exercise.Actor{Seat: seat}, "as agreed", c)
		a.must(err)
	}
	for _, seat := range []string{"harbour.head", "harbour.clerk", "ministry", "islanders", "paper", "judges", "excon"} {
		do(seat, exercise.TakeSeat{Name: a.mark(seat)})
	}
	do("excon", exercise.Start{})
	a.clock.Advance(150 * time.Second)
	a.must(x.Sync(a.t.Context()))
	do("harbour.head", exercise.Answer{Decision: "answered", Party: "port", Words: a.mark("We say little.")})
	do("harbour.head", exercise.EnterRoom{Alliance: "pact"})
	do("harbour.head", exercise.InvitePartner{Alliance: "pact", Partner: "state"})
	do("islanders", exercise.CommentOn{Alliance: "pact", Paragraph: "p1", Words: a.mark("All boats?")})
	do("islanders", exercise.Propose{Alliance: "pact", Paragraph: "p1", Language: "en", Words: a.mark("We lend each other all boats.")})
	do("harbour.head", exercise.OpenConference{Parties: []string{"port"}})
	do("harbour.head", exercise.MakeStatement{Parties: []string{"port"}, Words: map[string]string{"en": a.mark("We are calm.")}, Public: true})
	do("harbour.head", exercise.AskControl{Subject: a.mark("Boats"), Text: a.mark("How many are gone?")})
	do("harbour.head", exercise.WriteNote{Text: a.mark("Count the boats.")})
	do("ministry", exercise.Send{To: []string{"harbour"}, Subject: a.mark("Well?"), Text: a.mark("What do you need?")})
	f, err := x.Upload(a.t.Context(), "judges", a.mark("canary.jpg"), bytes.NewReader(cannedPhoto()))
	a.must(err)
	a.fill["hash"] = f.Hash
	do("judges", exercise.Observe{ID: "observation1", Sight: exercise.Sight{Text: a.mark("canary"), At: exercise.Now, Mark: exercise.Area, Files: []exercise.File{f}}})
	v, err := x.Viewer("excon")
	a.must(err)
	page, err := x.View(a.t.Context(), v)
	a.must(err)
	a.fill["base"] = baseOf(&page.Map.Theatres[0]).name
	if over {
		do("excon", exercise.EndEx{})
		do("excon", exercise.OpenFeedback{Link: feedbackLink})
		do("excon", exercise.OpenReplay{})
	}
}

// invite lets those in who have a seat.
func (a *attacked) invite(r *staff.Register) {
	a.t.Helper()
	ctx := a.t.Context()
	admit := func(id, seat string) (*http.Cookie, staff.Invitation) {
		i, err := r.Invite(ctx, id, "", seat, time.Hour)
		a.must(err)
		token, _, err := r.Admit(ctx, i, nil, "")
		a.must(err)
		return &http.Cookie{Name: seatCookie, Value: token}, i
	}
	for role, seat := range seatOf {
		c, _ := admit("gate", seat)
		a.who[role] = []*http.Cookie{c}
		c, _ = admit("elsewhere", seat)
		a.who["elsewhere"] = append(a.who["elsewhere"], c)
		c, i := admit("gate", seat)
		a.who["sentout"] = append(a.who["sentout"], c)
		a.must(r.Revoke(ctx, "gate", i.ID))
	}
	i, err := r.Invite(ctx, "gate", "islanders", "", time.Hour)
	a.must(err)
	a.fill["invitation"], a.fill["token"], a.fill["code"] = num(i.ID), i.Token, i.Code
}

// employ makes the staff's accounts.
func (a *attacked) employ(r *staff.Register) {
	a.t.Helper()
	ctx := a.t.Context()
	for login, role := range map[string]staff.Role{"planner": staff.Planner, "admin": staff.Administrator, "colleague": staff.Planner} {
		offer, err := r.Offer(ctx, role)
		a.must(err)
		x, err := r.Enrol(ctx, offer, login, a.mark(login), passphrase)
		a.must(err)
		token, err := r.Begin(ctx, x.ID)
		a.must(err)
		a.who[login], a.fill[login] = []*http.Cookie{{Name: staffCookie, Value: token}}, num(x.ID)
	}
	offer, err := r.Offer(ctx, staff.Planner)
	a.must(err)
	a.fill["offer"] = offer
	packed, err := staff.Pack(firstSteps(a.t))
	a.must(err)
	_, err = r.Keep(ctx, packed, "first_steps", staff.Account{Name: "admin"})
	a.must(err)
	a.must(r.KeepTemplate(ctx, "fir", report.Text("fir"), staff.Account{Name: "admin"}))
}

// reset puts everything back to how it was: the exercises, and the register
// where that has changed, too.
func (a *attacked) reset(register bool) {
	a.t.Helper()
	ctx := context.Background()
	if register {
		a.register()
	}
	a.stop()
	log := memory.New()
	h := host.New(host.Options{Log: log, Clock: a.clock, Seed: func() rng.Seed { return 7 }})
	for _, id := range []string{"gate", "elsewhere"} {
		a.must(log.Create(ctx, id, a.kept[id].Archive))
		_, err := log.Append(ctx, id, 0, a.logs[id]...)
		a.must(err)
	}
	_, err := log.Keep(ctx, bytes.NewReader(cannedPhoto()))
	a.must(err)
	a.house = NewHouse(HouseOptions{Staff: a.staff, Host: h, URL: "https://tamrin.example", Now: a.clock.Now})
	a.stop = func() {
		a.house.Close()
		h.Close()
	}
	x, err := h.Exercise(ctx, "gate")
	a.must(err)
	_, _ = x.Do(ctx, exercise.Actor{Seat: "excon"}, "go on", exercise.Resume{}) // after ENDEX it does not
}

// register opens a copy of the register as it was.
func (a *attacked) register() {
	a.t.Helper()
	if a.staff != nil {
		a.must(a.staff.Close())
	}
	folder := a.t.TempDir()
	db, err := os.ReadFile(filepath.Join(a.folder, staff.File))
	a.must(err)
	a.must(os.WriteFile(filepath.Join(folder, staff.File), db, 0o600))
	a.staff, err = staff.Open(folder, a.clock.Now)
	a.must(err)
}

// ask sends a request in a role's name and returns its answer, of a stream its
// beginning.
func (a *attacked) ask(role, method, address string, form url.Values, file []byte) *httptest.ResponseRecorder {
	a.t.Helper()
	ctx, cancel := context.WithTimeout(a.t.Context(), time.Minute)
	defer cancel()
	body, kind := bytes.NewReader(file), "application/octet-stream"
	if form != nil {
		body, kind = bytes.NewReader([]byte(form.Encode())), "application/x-www-form-urlencoded"
	}
	if name, ok := manyParts[address]; ok {
		body, kind = inParts(name, file)
	}
	r, err := http.NewRequestWithContext(ctx, method, "http://tamrin.example"+address, body)
	a.must(err)
	r.RequestURI, r.RemoteAddr = address, "192.0.2.1:999"
	r.Header.Set("Content-Type", kind)
	for _, c := range a.who[role] {
		r.AddCookie(c)
	}
	for name, value := range a.headers {
		r.Header.Set(name, value)
	}
	w := &hasty{ResponseRecorder: httptest.NewRecorder(), enough: cancel}
	a.house.ServeHTTP(w, r)
	return w.ResponseRecorder
}

// hasty ends a stream once something of it has come.
type hasty struct {
	*httptest.ResponseRecorder
	enough func()
}

// Flush is called when something has been sent.
func (h *hasty) Flush() { h.enough() }

// zipOf packs a folder.
func zipOf(t *testing.T, folder string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if err := z.AddFS(os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sorted lists a map's keys.
func sorted[V any](m map[string]V) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
