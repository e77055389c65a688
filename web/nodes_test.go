package web

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"tamrin/host"
	"tamrin/internal/pgtest"
	"tamrin/staff"
	"tamrin/store/postgres"
)

// onNode is a house on one node of a database.
func onNode(t *testing.T, address, name string) *housed {
	t.Helper()
	log, err := postgres.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	h := &housed{t: t, host: host.New(host.Options{Log: log, Warn: func(string, error) {}})}
	if err := h.host.Join(t.Context(), name); err != nil {
		t.Fatal(err)
	}
	if h.staff, err = staff.OpenShared(address, h.host.Now); err != nil {
		t.Fatal(err)
	}
	h.srv = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.house.ServeHTTP(w, r) }))
	h.house = NewHouse(HouseOptions{Staff: h.staff, Host: h.host, URL: h.srv.URL, Now: h.host.Now})
	t.Cleanup(func() {
		h.house.Close()
		h.srv.Close()
		h.host.Close()
		h.staff.Close()
		log.Close()
	})
	return h
}

// TestAnyNodeKnowsWhoComes lets people in through one node; the others know
// them, and know when they are sent out. Without the database no node shows
// anything.
func TestAnyNodeKnowsWhoComes(t *testing.T) {
	database, err := pgtest.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(database.Remove)
	if err := database.Query("postgres", "CREATE DATABASE shared"); err != nil {
		t.Fatal(err)
	}
	address := pgtest.Address(database.Folder, "shared")
	a, b := onNode(t, address, "a"), onNode(t, address, "b")
	rana := a.enrol("rana", staff.Administrator)
	id := a.exercise(rana, url.Values{})
	i := a.invite(rana, id, url.Values{"cell": {"town_hall"}})
	guest := browser()
	status, body, seat := a.accept(guest, i, "Omar")
	if status != http.StatusOK {
		t.Fatalf("coming in answers %d:\n%s", status, body)
	}
	for _, who := range []struct {
		client *http.Client
		path   string
	}{{guest, seat}, {rana, "/"}} {
		carry(t, who.client, a.srv.URL+who.path, b.srv.URL)
		if status, body := b.get(who.client, who.path); status != http.StatusOK {
			t.Fatalf("the other node answers %s with %d:\n%s", who.path, status, body)
		}
	}

	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, b.srv.URL+seat+"live", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := guest.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if status, body := a.post(rana, "/exercises/"+id+"/revoke", url.Values{"invitation": {fmt.Sprint(i.ID)}}); status != http.StatusOK {
		t.Fatalf("withdrawing answers %d:\n%s", status, body)
	}
	told := false
	for lines := bufio.NewScanner(resp.Body); lines.Scan(); { // the stream ends
		told = told || strings.Contains(lines.Text(), "You were sent out")
	}
	if !told {
		t.Error("who is sent out on one node is not told by the other")
	}
	if status, _ := b.get(guest, seat); status != http.StatusGone {
		t.Errorf("then the other node answers %d", status)
	}

	database.Stop("INT")
	for end := time.Now().Add(20 * time.Second); b.host.Ready() == nil; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("without the database it takes itself as ready")
		}
	}
	if status, body := b.get(browser(), "/sign-in"); status != http.StatusServiceUnavailable || !strings.Contains(body, "stay on your page") {
		t.Errorf("without the database it answers %d:\n%s", status, body)
	}
}

// carry takes what a browser has from one address to another, as a proxy that
// stands before both lets it.
func carry(t *testing.T, c *http.Client, from, to string) {
	t.Helper()
	u, err := url.Parse(from)
	if err != nil {
		t.Fatal(err)
	}
	v, err := url.Parse(to + u.Path)
	if err != nil {
		t.Fatal(err)
	}
	c.Jar.SetCookies(v, c.Jar.Cookies(u))
}
