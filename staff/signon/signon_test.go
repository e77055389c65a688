package signon

import (
	"errors"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"testing"

	"tamrin/internal/idp"
)

// relying is a server that people come back to, and its provider.
type relying struct {
	t    *testing.T
	idp  *idp.Provider
	own  *Provider
	back *httptest.Server
	came chan url.Values
}

func rely(t *testing.T) *relying {
	t.Helper()
	r := &relying{t: t, came: make(chan url.Values, 1)}
	r.back = httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, q *http.Request) { r.came <- q.URL.Query() }))
	t.Cleanup(r.back.Close)
	r.idp = idp.Start(t, func() string { return r.back.URL + "/sign-on/back" })
	r.own = New(Options{Issuer: r.idp.Issuer, Client: idp.Client, Secret: idp.Secret, Redirect: r.back.URL + "/sign-on/back", Claim: "groups",
		Admins: []string{"tamrin-admins"}, Planners: []string{"exercises", "staff-college"}})
	return r
}

// visit sends somebody to the provider and returns what they come back with.
func (r *relying) visit() (Attempt, url.Values) {
	r.t.Helper()
	to, attempt, err := r.own.Begin(r.t.Context())
	if err != nil {
		r.t.Fatal(err)
	}
	jar, _ := cookiejar.New(nil) // never fails without options
	resp, err := (&http.Client{Jar: jar}).Get(to)
	if err != nil {
		r.t.Fatal(err)
	}
	resp.Body.Close()
	select {
	case answer := <-r.came:
		return attempt, answer
	default:
		r.t.Fatalf("the provider answers %s at %s", resp.Status, resp.Request.URL)
		panic("unreachable")
	}
}

func TestSomebodyIsVouchedFor(t *testing.T) {
	r := rely(t)
	for _, x := range []struct {
		groups []string
		want   Role
	}{{[]string{"mail", "tamrin-admins", "exercises"}, Admin}, {[]string{"staff-college"}, Planner}, {[]string{"mail"}, None}, {nil, None}} {
		r.idp.Knows("subject-7", "rana", "Rana", "Haddad", x.groups...)
		attempt, answer := r.visit()
		got, err := r.own.Finish(t.Context(), attempt, answer)
		if want := (Person{r.idp.Issuer, "subject-7", "rana", "Rana Haddad", x.want}); err != nil || got != want {
			t.Errorf("in %v: %+v, %v, not %+v", x.groups, got, err, want)
		}
	}
}

func wants(t *testing.T, err error, k Kind, what string) {
	t.Helper()
	var p *Problem
	if !errors.As(err, &p) || p.Kind != k || p.Say.Zero() || p.Next.Zero() {
		t.Errorf("%s: %v, not a problem of kind %d", what, err, k)
	}
}

// Nobody ends a sign-in that another began, twice, or with other words.
func TestOnlyTheAnswerToOnesOwnAttemptCounts(t *testing.T) {
	r := rely(t)
	r.idp.Knows("subject-7", "rana", "Rana", "Haddad", "tamrin-admins")
	mine, answer := r.visit()
	finish := func(a Attempt, q url.Values) error {
		_, err := r.own.Finish(t.Context(), a, q)
		return err
	}
	other, others := r.visit()
	wants(t, finish(other, answer), Stray, "another's attempt")
	wants(t, finish(Attempt{}, url.Values{"code": answer["code"]}), Stray, "no attempt at all")
	swapped := url.Values{"state": answer["state"], "code": others["code"]}
	wants(t, finish(mine, swapped), Denied, "another's code: the verifier is not its own") // PKCE
	mine, answer = r.visit()
	nonce := mine
	nonce.Nonce = "another"
	wants(t, finish(nonce, answer), Untrue, "a token of another attempt")
	mine, answer = r.visit()
	if err := finish(mine, answer); err != nil {
		t.Fatal(err)
	}
	wants(t, finish(mine, answer), Denied, "the same code twice")
}

func TestTroubleWithAProviderIsTold(t *testing.T) {
	r := rely(t)
	r.idp.Nobody()
	attempt, answer := r.visit()
	_, err := r.own.Finish(t.Context(), attempt, answer)
	wants(t, err, Denied, "somebody who gives up")

	r.idp.Knows("subject-7", "rana", "Rana", "Haddad", "tamrin-admins")
	wrong := New(r.own.Options)
	wrong.Secret = "another"
	attempt, answer = r.visit()
	_, err = wrong.Finish(t.Context(), attempt, answer)
	wants(t, err, Denied, "a wrong secret")

	stranger := New(r.own.Options)
	stranger.Client = "somebody-else" // for whom the token is not
	attempt, answer = r.visit()
	_, err = stranger.Finish(t.Context(), attempt, answer)
	wants(t, err, Denied, "another client")

	away := New(r.own.Options)
	r.idp.Stop()
	_, _, err = away.Begin(t.Context())
	wants(t, err, Unreachable, "a provider that is away")
	_, err = r.own.Finish(t.Context(), attempt, answer)
	wants(t, err, Unreachable, "a provider that went away")
}

func TestClaimsAreReadHoweverTheyAreWritten(t *testing.T) {
	claims := map[string]any{"one": "a", "list": []any{"a", 7, "b"}, "realm_access": map[string]any{"roles": []any{"x"}}, "https://x.example/groups": []any{"y"}}
	for name, want := range map[string]int{"one": 1, "list": 2, "realm_access.roles": 1, "https://x.example/groups": 1, "none": 0, "realm_access.none": 0, "one.two": 0, "": 0} {
		if got := valuesOf(claims, name); len(got) != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestSigningOutLeadsToTheProvider(t *testing.T) {
	r := rely(t)
	if out := r.own.Out("https://tamrin.example/sign-in"); out != "" {
		t.Errorf("before the provider was asked: %s", out)
	}
	if _, _, err := r.own.Begin(t.Context()); err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(r.own.Out("https://tamrin.example/sign-in"))
	if err != nil || u.Query().Get("client_id") != idp.Client || u.Query().Get("post_logout_redirect_uri") != "https://tamrin.example/sign-in" || u.Host == "" {
		t.Errorf("%v, %v", u, err)
	}
}
