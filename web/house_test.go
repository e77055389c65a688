package web

import (
	"archive/zip"
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"tamrin/host"
	"tamrin/staff"
	"tamrin/store/sqlite"
)

// housed is a house on a real SQLite folder and a clock that stands.
type housed struct {
	t      *testing.T
	folder string
	clock  *host.Manual
	staff  *staff.Register
	host   *host.Host
	house  *House
	srv    *httptest.Server
	stop   func()
}

func openHouse(t *testing.T) *housed {
	t.Helper()
	h := &housed{t: t, folder: t.TempDir(), clock: host.NewManual(time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC))}
	h.srv = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.house.ServeHTTP(w, r) }))
	h.start()
	t.Cleanup(func() {
		h.house.Close() // streams, which the server would wait for
		h.srv.Close()
		h.stop()
	})
	return h
}

// start opens everything from the folder, as at the server's start.
func (h *housed) start() {
	h.t.Helper()
	log, err := sqlite.Open(h.folder)
	if err != nil {
		h.t.Fatal(err)
	}
	if h.staff, err = staff.Open(h.folder, h.clock.Now); err != nil {
		h.t.Fatal(err)
	}
	h.host = host.New(host.Options{Log: log, Clock: h.clock})
	h.house = NewHouse(HouseOptions{Staff: h.staff, Host: h.host, URL: h.srv.URL, Now: h.clock.Now})
	h.stop = func() {
		h.house.Close()
		h.host.Close()
		h.staff.Close()
		log.Close()
	}
}

const passphrase = "four words in a row"

// enrol makes an account and returns a browser that is signed in with it.
func (h *housed) enrol(login string, role staff.Role) *http.Client {
	h.t.Helper()
	token, err := h.staff.Offer(h.t.Context(), role)
	if err != nil {
		h.t.Fatal(err)
	}
	if _, err := h.staff.Enrol(h.t.Context(), token, login, "Dr. "+login, passphrase); err != nil {
		h.t.Fatal(err)
	}
	c := browser()
	if status, body := h.post(c, "/sign-in", url.Values{"login": {login}, "password": {passphrase}}); status != http.StatusOK {
		h.t.Fatalf("signing in answers %d:\n%s", status, body)
	}
	return c
}

func browser() *http.Client {
	jar, _ := cookiejar.New(nil) // never fails without options
	return &http.Client{Jar: jar}
}

func (h *housed) get(c *http.Client, path string) (int, string) {
	h.t.Helper()
	return get(h.t, c, h.srv.URL+path)
}

func (h *housed) post(c *http.Client, path string, form url.Values) (int, string) {
	h.t.Helper()
	resp, err := c.PostForm(h.srv.URL+path, form)
	if err != nil {
		h.t.Fatal(err)
	}
	return read(h.t, resp)
}

// upload sends a file and returns where it led.
func (h *housed) upload(c *http.Client, name string, file []byte) (status int, body, at string) {
	h.t.Helper()
	return h.send(c, "/scenarios", "scenario", name, file)
}

// send sends a file to an address, in a form's field.
func (h *housed) send(c *http.Client, to, field, name string, file []byte) (status int, body, at string) {
	h.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, _ := form.CreateFormFile(field, name) // a buffer takes everything
	part.Write(file)
	form.Close()
	resp, err := c.Post(h.srv.URL+to, form.FormDataContentType(), &b)
	if err != nil {
		h.t.Fatal(err)
	}
	status, body = read(h.t, resp)
	return status, body, resp.Request.URL.Path
}

func firstSteps(t *testing.T) []byte {
	t.Helper()
	yaml, err := os.ReadFile("../scenarios/first_steps/scenario.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("first_steps/scenario.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(yaml); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// exercise makes an exercise of first_steps and returns its identifier.
func (h *housed) exercise(c *http.Client, form url.Values) string {
	h.t.Helper()
	return h.exerciseOf(c, firstSteps(h.t), form)
}

// exerciseOf makes an exercise of a scenario's folder, as a zip.
func (h *housed) exerciseOf(c *http.Client, folder []byte, form url.Values) string {
	h.t.Helper()
	_, _, at := h.upload(c, "scenario.zip", folder)
	for k, v := range map[string]string{"list": "msel", "control": "excon"} {
		if !form.Has(k) {
			form.Set(k, v)
		}
	}
	resp, err := c.PostForm(h.srv.URL+at+"/exercise", form)
	if err != nil {
		h.t.Fatal(err)
	}
	status, body := read(h.t, resp)
	id, ok := strings.CutPrefix(resp.Request.URL.Path, "/exercises/")
	if !ok {
		h.t.Fatalf("making an exercise answers %d at %s:\n%s", status, resp.Request.URL.Path, body)
	}
	return id
}

// invite makes an invitation and returns it.
func (h *housed) invite(c *http.Client, id string, form url.Values) staff.Invitation {
	h.t.Helper()
	form.Set("days", "7")
	if status, body := h.post(c, "/exercises/"+id+"/invite", form); status != http.StatusOK {
		h.t.Fatalf("inviting answers %d:\n%s", status, body)
	}
	list, err := h.staff.Invitations(h.t.Context(), id)
	if err != nil || len(list) == 0 {
		h.t.Fatal(err)
	}
	return list[len(list)-1]
}

// accept opens an invitation's link and takes the seat.
func (h *housed) accept(c *http.Client, i staff.Invitation, name string) (status int, body, at string) {
	h.t.Helper()
	if status, body := h.get(c, "/join/"+i.Token); status != http.StatusOK {
		return status, body, ""
	}
	resp, err := c.PostForm(h.srv.URL+"/join/in", url.Values{"invitation": {i.Token}, "name": {name}})
	if err != nil {
		h.t.Fatal(err)
	}
	status, body = read(h.t, resp)
	return status, body, resp.Request.URL.Path
}

func TestStrangersSeeNothingOfTheStaffs(t *testing.T) {
	h := openHouse(t)
	rana := h.enrol("rana", staff.Administrator)
	id := h.exercise(rana, url.Values{"name": {"canary exercise"}})
	i := h.invite(rana, id, url.Values{"cell": {"town_hall"}})
	player := browser()
	if status, _, at := h.accept(player, i, "Omar"); status != http.StatusOK {
		t.Fatalf("%d at %s", status, at)
	}
	for who, c := range map[string]*http.Client{"a stranger": browser(), "a player": player} {
		for _, path := range []string{"/", "/account", "/scenarios/1", "/scenarios/1/exercise", "/exercises/" + id, "/exercises/" + id + "/sheet", "/exercises/none"} {
			resp, err := c.Get(h.srv.URL + path)
			if err != nil {
				t.Fatal(err)
			}
			if _, body := read(t, resp); resp.Request.URL.Path != "/sign-in" || strings.Contains(body, "canary") || strings.Contains(body, i.Code) {
				t.Errorf("%s gets %s at %s:\n%s", who, path, resp.Request.URL, body)
			}
		}
		for _, path := range []string{"/scenarios", "/scenarios/1/discard", "/scenarios/1/exercise", "/exercises/" + id + "/invite", "/exercises/" + id + "/revoke", "/account/colleague", "/account/remove", "/sign-out"} {
			if status, body := h.post(c, path, url.Values{"days": {"1"}, "every": {"1"}, "role": {"administrator"}, "invitation": {"1"}}); status != http.StatusUnauthorized || strings.Contains(body, "canary") {
				t.Errorf("%s posts to %s: %d", who, path, status)
			}
		}
		for _, path := range []string{"/x/" + id + "/seat/excon/", "/x/" + id + "/seat/excon/live", "/x/" + id + "/seat/none/", "/x/none/seat/excon/"} {
			if status, body := h.get(c, path); status != http.StatusForbidden || strings.Contains(body, "canary") {
				t.Errorf("%s gets %s: %d\n%s", who, path, status, body)
			}
		}
	}
}

func TestAPlannerLooksAfterExercisesButNotAccounts(t *testing.T) {
	h := openHouse(t)
	h.enrol("rana", staff.Administrator)
	omar := h.enrol("omar", staff.Planner)
	if _, body := h.get(omar, "/account"); strings.Contains(body, "rana") || strings.Contains(body, "/account/colleague") {
		t.Error("a planner sees everybody's accounts")
	}
	for _, act := range []string{"colleague", "remove"} {
		if status, _ := h.post(omar, "/account/"+act, url.Values{"role": {"planner"}, "account": {"1"}}); status != http.StatusForbidden {
			t.Errorf("%s answers %d", act, status)
		}
	}
	id := h.exercise(omar, url.Values{})
	if _, body := h.get(omar, "/"); !strings.Contains(body, `/x/`+id+`/seat/`) {
		t.Error("control's page is not offered")
	}
}

func TestControlOpensToStaffAndCellsDoNot(t *testing.T) {
	h := openHouse(t)
	rana := h.enrol("rana", staff.Planner)
	id := h.exercise(rana, url.Values{"list": {"mel_mil"}, "control": {"white_cell"}})
	_, start := h.get(rana, "/")
	control := regexp.MustCompile(`/x/[^"]+/seat/[^"]+/`).FindString(start)
	status, body := h.get(rana, control)
	if status != http.StatusOK || !strings.Contains(body, "MEL/MIL") || strings.Contains(body, "MSEL") {
		t.Errorf("control's page answers %d and does not say MEL/MIL:\n%s", status, body)
	}
	_, people := h.get(rana, "/exercises/"+id)
	review := regexp.MustCompile(`/x/[^"]+/review/`).FindString(people)
	if status, body := h.get(rana, review); status != http.StatusOK || !strings.Contains(body, "review/replay") || !strings.Contains(body, "Hot wash") {
		t.Errorf("the review at %q answers %d:\n%s", review, status, body)
	}
	x, err := h.host.Exercise(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range x.SeatsIn("town_hall") {
		if status, _ := h.get(rana, "/x/"+id+"/seat/"+s.ID+"/"); status != http.StatusForbidden {
			t.Errorf("the staff gets into %s uninvited: %d", s.ID, status)
		}
	}
	h.post(rana, "/account/everywhere", nil)
	if status, _ := h.get(rana, control); status != http.StatusForbidden {
		t.Errorf("after signing out everywhere control answers %d", status)
	}
}

// Where the scenario gives a cell no language of its own, its page opens in that
// of whoever comes: their browser asks for it.
func TestAPageOpensInItsReadersLanguage(t *testing.T) {
	h := openHouse(t)
	rana := h.enrol("rana", staff.Planner)
	id := h.exercise(rana, url.Values{})
	player := browser()
	_, _, seat := h.accept(player, h.invite(rana, id, url.Values{"cell": {"town_hall"}}), "Salma")
	for asked, want := range map[string]string{"ar-EG,ar;q=0.9,en;q=0.5": `lang="ar"`, "en-GB": `lang="en"`} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, h.srv.URL+seat, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept-Language", asked)
		resp, err := player.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if _, body := read(t, resp); !strings.Contains(body, want) {
			t.Errorf("a browser that asks for %s does not get a page with %s", asked, want)
		}
	}
}

// The wall has a link of its own, for a machine on which nobody signs in.
func TestTheWallOpensByItsOwnInvitation(t *testing.T) {
	h := openHouse(t)
	rana := h.enrol("rana", staff.Planner)
	id := h.exercise(rana, url.Values{})
	wall := "/x/" + id + "/wall/"
	if status, _ := h.get(browser(), wall); status != http.StatusForbidden {
		t.Errorf("a stranger gets the wall: %d", status)
	}
	if status, _ := h.get(rana, wall); status != http.StatusOK {
		t.Errorf("the staff gets the wall: %d", status)
	}
	i := h.invite(rana, id, url.Values{"seat": {wallSeat}})
	projector := browser()
	if status, body, at := h.accept(projector, i, ""); status != http.StatusOK || at != wall {
		t.Fatalf("the wall's invitation answers %d at %s:\n%s", status, at, body)
	}
	if status, _ := h.get(projector, "/x/"+id+"/seat/excon/"); status != http.StatusForbidden {
		t.Errorf("the wall's invitation opens control: %d", status)
	}
	if status, _ := h.post(rana, "/exercises/"+id+"/invite", url.Values{"days": {"1"}, "cell": {wallSeat}}); status != http.StatusBadRequest {
		t.Errorf("any seat at the wall answers %d", status)
	}
}

// Signing out ends the pages of that browser at once, and no other's.
func TestSigningOutEndsTheStreamsOfThatBrowserAlone(t *testing.T) {
	h := openHouse(t)
	here := h.enrol("rana", staff.Planner)
	there := browser()
	h.post(there, "/sign-in", url.Values{"login": {"rana"}, "password": {passphrase}})
	id := h.exercise(here, url.Values{})
	ended := map[string]chan string{}
	for name, c := range map[string]*http.Client{"here": here, "there": there} {
		resp, err := c.Get(h.srv.URL + "/x/" + id + "/seat/excon/live")
		if err != nil || resp.StatusCode != http.StatusOK {
			t.Fatalf("%s: %v, %v", name, resp, err)
		}
		done := make(chan string, 1)
		ended[name] = done
		go func() {
			defer resp.Body.Close()
			b, _ := io.ReadAll(resp.Body) // a stream that breaks has ended, too
			done <- string(b)
		}()
	}
	h.post(here, "/sign-out", nil)
	select {
	case said := <-ended["here"]:
		if !strings.Contains(said, "You were sent out") {
			t.Errorf("the stream ends without a word:\n%s", said)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the stream goes on after signing out")
	}
	select {
	case <-ended["there"]:
		t.Error("the other browser's stream has ended")
	case <-time.After(100 * time.Millisecond):
	}
	h.post(there, "/account/everywhere", nil)
	select {
	case <-ended["there"]:
	case <-time.After(10 * time.Second):
		t.Error("a stream goes on after signing out everywhere")
	}
}

func TestCookiesOfAnEncryptedHouseStayEncrypted(t *testing.T) {
	for address, want := range map[string]bool{"https://tamrin.example": true, "http://192.168.1.20:8080": false} {
		w := httptest.NewRecorder()
		NewHouse(HouseOptions{URL: address, Host: host.New(host.Options{})}).cookie(w, staffCookie, "x", "/", 60)
		c := w.Result().Cookies()[0]
		if c.Secure != want || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode {
			t.Errorf("%s: %v", address, c)
		}
	}
}
