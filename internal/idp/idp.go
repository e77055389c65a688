// Package idp is a provider of OpenID Connect for tests, in the same process: a
// certified library with people in memory, who sign in without being asked. Tests
// alone import it; it must never know this program.
package idp

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"

	"github.com/zitadel/oidc/v3/example/server/storage"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// What the provider calls the server under test, and by which it knows it.
const (
	Client = "tamrin"
	Secret = "a secret of the server's"
)

// Provider is one that runs.
type Provider struct {
	Issuer string
	srv    *httptest.Server
	mu     sync.Mutex
	people map[string]*storage.User
	groups map[string][]string // by subject
	now    string              // subject of who signs in; "" for nobody, who gives up
}

// Start runs a provider that sends people back to redirect, which is asked for
// when somebody first comes, until the test ends.
func Start(t *testing.T, redirect func() string) *Provider {
	t.Helper()
	p := &Provider{people: map[string]*storage.User{}, groups: map[string][]string{}}
	var inner http.Handler
	var once sync.Once
	p.srv = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		once.Do(func() { inner = p.handler(t, redirect()) })
		inner.ServeHTTP(w, r)
	}))
	p.Issuer = p.srv.URL
	t.Cleanup(p.srv.Close)
	return p
}

// Knows has the provider know somebody in groups, and sign them in from now on.
func (p *Provider) Knows(subject, login, first, last string, groups ...string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.people[subject] = &storage.User{ID: subject, Username: login, Password: "x", FirstName: first, LastName: last, Email: login + "@example.org", EmailVerified: true}
	p.groups[subject], p.now = groups, subject
}

// Nobody has whoever comes give up.
func (p *Provider) Nobody() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now = ""
}

// Stop ends the provider, as an outage would.
func (p *Provider) Stop() { p.srv.Close() }

func (p *Provider) handler(t *testing.T, redirect string) http.Handler {
	kept := &kept{storage.NewStorageWithClients(p, map[string]*storage.Client{Client: storage.WebClient(Client, Secret, redirect)}), p}
	// Errors are returned to whoever asks.
	provider, err := op.NewProvider(&op.Config{CodeMethodS256: true, AuthMethodPost: true}, kept, op.StaticIssuer(p.Issuer), op.WithAllowInsecure())
	if err != nil {
		t.Error(err)
		return http.NotFoundHandler()
	}
	mux := http.NewServeMux()
	mux.Handle("/", provider)
	login := func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		who := p.people[p.now]
		p.mu.Unlock()
		id := r.URL.Query().Get("authRequestID")
		if who == nil {
			request, err := kept.AuthRequestByID(r.Context(), id)
			if err != nil {
				http.Error(w, err.Error(), http.StatusBadRequest)
				return
			}
			http.Redirect(w, r, redirect+"?"+url.Values{"error": {"access_denied"}, "state": {request.GetState()}}.Encode(), http.StatusFound)
			return
		}
		if err := kept.CheckUsernamePassword(who.Username, who.Password, id); err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
			return
		}
		http.Redirect(w, r, op.AuthCallbackURL(provider)(r.Context(), id), http.StatusFound)
	}
	mux.Handle("/login/username", op.NewIssuerInterceptor(provider.IssuerFromRequest).HandlerFunc(login))
	return mux
}

// GetUserByID implements storage.UserStore.
func (p *Provider) GetUserByID(id string) *storage.User {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.people[id]
}

// GetUserByUsername implements storage.UserStore.
func (p *Provider) GetUserByUsername(name string) *storage.User {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, u := range p.people {
		if u.Username == name {
			return u
		}
	}
	return nil
}

// ExampleClientID implements storage.UserStore.
func (p *Provider) ExampleClientID() string { return "none" }

// kept is what the library keeps, with people's groups.
type kept struct {
	*storage.Storage
	provider *Provider
}

// SetUserinfoFromToken implements op.Storage.
func (k *kept) SetUserinfoFromToken(ctx context.Context, info *oidc.UserInfo, token, subject, origin string) error {
	if err := k.Storage.SetUserinfoFromToken(ctx, info, token, subject, origin); err != nil {
		return err
	}
	k.provider.mu.Lock()
	defer k.provider.mu.Unlock()
	info.AppendClaims("groups", k.provider.groups[subject])
	return nil
}
