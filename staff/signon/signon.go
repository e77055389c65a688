// Package signon lets people in whom a provider of OpenID Connect vouches for,
// as most organisations have one. It asks the provider who somebody is and what
// they may do; it must never keep accounts or sessions (staff does) nor know how
// a page looks.
package signon

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"tamrin/lang"
)

// Options are what the provider's administrator and the server's agree on.
type Options struct {
	Issuer   string   // address of the provider
	Client   string   // what the provider calls this server
	Secret   string   // by which the provider knows it; empty for a public client
	Redirect string   // address to which the provider sends people back
	Claim    string   // that says what somebody may do: groups, or realm_access.roles
	Admins   []string // values of the claim that make an administrator
	Planners []string // values that make a planner
	// Client that asks the provider; one that waits ten seconds where nil.
	HTTP *http.Client
}

// Role is what somebody may do.
type Role string

// The roles. None is for people who may do nothing here.
const (
	None    Role = ""
	Admin   Role = "admin"
	Planner Role = "planner"
)

// Person is somebody whom the provider vouches for. Issuer and Subject together
// name them for good; Login and Name are what they are called now.
type Person struct {
	Issuer, Subject string
	Login, Name     string
	Role            Role
}

// Attempt is what a browser must bring back, so that nobody can end a sign-in
// that another began.
type Attempt struct{ State, Nonce, Verifier string }

// Kind is the sort of a Problem.
type Kind uint8

// The kinds of problems.
const (
	Unreachable Kind = iota // the provider does not answer, or not as one does
	Denied                  // the provider let nobody in, or they gave up
	Stray                   // the answer is to another attempt, or to an old one
	Untrue                  // what the provider says of the person can't be believed
)

// Problem is why nobody was let in.
type Problem struct {
	Kind      Kind
	Say, Next lang.Words
	Cause     error
}

// Error gives the English words and the cause.
func (p *Problem) Error() string {
	if p.Cause != nil {
		return "signon: " + p.Say.En + " (" + p.Cause.Error() + ")"
	}
	return "signon: " + p.Say.En
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Cause }

// Provider is a provider, which is asked for what it can do when it is first
// needed: a server starts without it.
type Provider struct {
	Options
	mu    sync.Mutex
	found *oidc.Provider // nil until it has answered
}

// New returns the provider of o.
func New(o Options) *Provider {
	if o.HTTP == nil {
		o.HTTP = &http.Client{Timeout: 10 * time.Second}
	}
	return &Provider{Options: o}
}

// Begin returns where to send somebody who wants in, and what their browser
// must keep meanwhile.
func (p *Provider) Begin(ctx context.Context) (to string, a Attempt, err error) {
	found, err := p.ask(ctx)
	if err != nil {
		return "", a, err
	}
	a = Attempt{State: oauth2.GenerateVerifier(), Nonce: oauth2.GenerateVerifier(), Verifier: oauth2.GenerateVerifier()}
	return p.client(found).AuthCodeURL(a.State, oidc.Nonce(a.Nonce), oauth2.S256ChallengeOption(a.Verifier)), a, nil
}

// Finish returns who came back from the provider with an answer to the attempt.
func (p *Provider) Finish(ctx context.Context, a Attempt, answer url.Values) (Person, error) {
	switch {
	case a.State == "" || answer.Get("state") != a.State:
		return Person{}, stray
	case answer.Get("error") != "":
		return Person{}, denied(errors.New(answer.Get("error")))
	}
	found, err := p.ask(ctx)
	if err != nil {
		return Person{}, err
	}
	ctx = oidc.ClientContext(ctx, p.HTTP)
	token, err := p.client(found).Exchange(ctx, answer.Get("code"), oauth2.VerifierOption(a.Verifier))
	var refused *oauth2.RetrieveError
	switch {
	case errors.As(err, &refused) && refused.ErrorCode != "":
		return Person{}, notExchanged(errors.New(refused.ErrorCode)) // the rest of it may name people
	case refused != nil:
		return Person{}, unreachable(errors.New(refused.Response.Status))
	case err != nil:
		return Person{}, unreachable(err)
	}
	written, _ := token.Extra("id_token").(string)
	id, err := found.VerifierContext(ctx, &oidc.Config{ClientID: p.Client}).Verify(ctx, written)
	if err != nil || id.Nonce != a.Nonce || id.Subject == "" {
		return Person{}, untrue(err)
	}
	claims := map[string]any{}
	if err := id.Claims(&claims); err != nil {
		return Person{}, untrue(err)
	}
	p.lookUp(ctx, found, id.Subject, token, claims)
	return p.person(id, claims), nil
}

// lookUp adds what the provider tells only when it is asked for it: some keep
// groups out of their tokens.
func (p *Provider) lookUp(ctx context.Context, found *oidc.Provider, subject string, token *oauth2.Token, claims map[string]any) {
	if len(valuesOf(claims, p.Claim)) > 0 && text(claims, "name") != "" || found.UserInfoEndpoint() == "" {
		return
	}
	info, err := found.UserInfo(ctx, oauth2.StaticTokenSource(token))
	more := map[string]any{}
	if err != nil || info.Subject != subject || info.Claims(&more) != nil {
		return // who has no role for that is told so
	}
	for k, v := range more {
		if _, has := claims[k]; !has {
			claims[k] = v
		}
	}
}

func (p *Provider) person(id *oidc.IDToken, claims map[string]any) Person {
	x := Person{Issuer: id.Issuer, Subject: id.Subject, Login: text(claims, "preferred_username"), Name: text(claims, "name")}
	for _, other := range []string{text(claims, "email"), id.Subject} {
		if x.Login == "" {
			x.Login = other
		}
	}
	if x.Name == "" {
		x.Name = x.Login
	}
	values := valuesOf(claims, p.Claim)
	has := func(list []string) bool {
		return slices.ContainsFunc(list, func(s string) bool { return slices.Contains(values, s) })
	}
	switch {
	case has(p.Admins):
		x.Role = Admin
	case has(p.Planners):
		x.Role = Planner
	}
	return x
}

// Out is where somebody signs out of the provider, too, and is sent back from;
// "" where it has no such place, or was not asked yet.
func (p *Provider) Out(back string) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var has struct {
		End string `json:"end_session_endpoint"`
	}
	if p.found == nil || p.found.Claims(&has) != nil || has.End == "" {
		return ""
	}
	u, err := url.Parse(has.End)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	q := u.Query()
	q.Set("client_id", p.Client)
	q.Set("post_logout_redirect_uri", back)
	u.RawQuery = q.Encode()
	return u.String()
}

// Name is what people call the provider: the machine that it is on.
func (p *Provider) Name() string {
	if u, err := url.Parse(p.Issuer); err == nil && u.Host != "" {
		return u.Host
	}
	return p.Issuer
}

// ask returns what the provider can do. One that did not answer is asked again
// the next time.
func (p *Provider) ask(ctx context.Context) (*oidc.Provider, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.found == nil {
		// Its keys are fetched in later requests, with the client of this context.
		found, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), p.HTTP), p.Issuer)
		if err != nil {
			return nil, unreachable(err)
		}
		p.found = found
	}
	return p.found, nil
}

func (p *Provider) client(found *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{ClientID: p.Client, ClientSecret: p.Secret, Endpoint: found.Endpoint(), RedirectURL: p.Redirect,
		Scopes: []string{oidc.ScopeOpenID, "profile", "email"}}
}

// valuesOf returns a claim's values, be it one word or a list. A dot leads into
// a claim that holds others.
func valuesOf(claims map[string]any, name string) (list []string) {
	v, ok := claims[name]
	if outer, inner, nested := strings.Cut(name, "."); !ok && nested {
		within, _ := claims[outer].(map[string]any)
		return valuesOf(within, inner)
	}
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		for _, x := range v {
			if s, is := x.(string); is {
				list = append(list, s)
			}
		}
	}
	return list
}

func text(claims map[string]any, name string) string {
	s, _ := claims[name].(string)
	return strings.TrimSpace(s)
}
