package api

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/danielgtaylor/huma/v2"
	"golang.org/x/oauth2"

	"isnad/store"
)

// OIDC says by which OpenID provider people may sign in. It is the one
// address that the server ever calls, and only when somebody signs in so.
type OIDC struct {
	Name     string // as people know it
	Issuer   string // https://…; empty: no provider
	Client   string
	Secret   string
	Redirect string // this server's address as people reach it, with /api/oidc/callback
	// Role is given to people whom the provider knows and this server does
	// not; empty: they are turned away.
	Role string
}

// provider asks the issuer for its keys when it is first needed, so that the
// server starts with the network down.
type provider struct {
	OIDC
	mu  sync.Mutex
	set *oidc.Provider
}

func newProvider(o OIDC) (*provider, error) {
	u, err := url.Parse(o.Redirect)
	if err != nil || u.Host == "" || !strings.HasSuffix(u.Path, "/api/oidc/callback") {
		return nil, fmt.Errorf("OpenID: redirect %q is no address that ends in /api/oidc/callback", o.Redirect)
	}
	if o.Client == "" {
		return nil, errors.New("OpenID: no client id")
	}
	if o.Role != "" {
		if _, err := ParseRole(o.Role); err != nil {
			return nil, fmt.Errorf("OpenID: %w", err)
		}
	}
	if o.Name == "" {
		o.Name = "OpenID"
	}
	return &provider{OIDC: o}, nil
}

func (p *provider) config(ctx context.Context) (*oidc.Provider, *oauth2.Config, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.set == nil {
		ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
		defer cancel()
		// The provider keeps the context for later calls of its key set.
		set, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), clientWithin(10*time.Second)), p.Issuer)
		if err != nil {
			return nil, nil, fmt.Errorf("OpenID provider: %w", err)
		}
		p.set = set
	}
	return p.set, &oauth2.Config{ClientID: p.Client, ClientSecret: p.Secret, Endpoint: p.set.Endpoint(), RedirectURL: p.Redirect, Scopes: []string{oidc.ScopeOpenID, "profile", "email"}}, nil
}

var errNoProvider = huma.Error404NotFound("this server has no OpenID provider")

func (s *Server) oidcStart(ctx context.Context, _ *struct{}) (*Redirect, error) {
	if s.Accounts == nil || s.Accounts.oidc == nil {
		return nil, errNoProvider
	}
	a := s.Accounts
	_, conf, err := a.oidc.config(ctx)
	if err != nil {
		s.Log.Warn("sign in", "error", err)
		return nil, huma.Error502BadGateway("the OpenID provider does not answer")
	}
	state, nonce, verifier := random(), random(), oauth2.GenerateVerifier()
	a.sessions.Put(ctx, "oidc_state", state)
	a.sessions.Put(ctx, "oidc_nonce", nonce)
	a.sessions.Put(ctx, "oidc_verifier", verifier)
	return &Redirect{conf.AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier))}, nil
}

func (s *Server) oidcCallback(ctx context.Context, in *OIDCReturn) (*Redirect, error) {
	if s.Accounts == nil || s.Accounts.oidc == nil {
		return nil, errNoProvider
	}
	a := s.Accounts
	state := a.sessions.PopString(ctx, "oidc_state")
	nonce := a.sessions.PopString(ctx, "oidc_nonce")
	verifier := a.sessions.PopString(ctx, "oidc_verifier")
	if state == "" || subtle.ConstantTimeCompare([]byte(state), []byte(in.State)) != 1 {
		return nil, huma.Error403Forbidden("this is not the answer to a sign-in that began here", &huma.ErrorDetail{Location: "query.state", Message: "unknown"})
	}
	if in.Error != "" {
		return nil, huma.Error403Forbidden("the OpenID provider refused: " + in.Error)
	}
	user, err := a.oidc.exchange(ctx, in.Code, nonce, verifier)
	if err != nil {
		s.Log.Warn("sign in", "error", err)
		return nil, huma.Error403Forbidden("the OpenID provider's answer does not hold")
	}
	u, err := a.store.Account(ctx, user.User)
	switch {
	case err == nil && !u.Disabled:
	case errors.Is(err, store.ErrNotFound) && a.oidc.Role != "":
		user.Role, user.Created = a.oidc.Role, time.Now().UTC()
		if err := a.store.AddAccount(ctx, user); err != nil {
			return nil, s.answer(err)
		}
		u = &user
	case err != nil && !errors.Is(err, store.ErrNotFound):
		return nil, s.answer(err)
	default:
		return nil, huma.Error403Forbidden("there is no open account here for " + user.User)
	}
	if err := a.open(ctx, u); err != nil {
		return nil, s.answer(err)
	}
	return &Redirect{"/"}, nil
}

// exchange turns the code into the account that the provider vouches for: its
// verified address, or else its subject.
func (p *provider) exchange(ctx context.Context, code, nonce, verifier string) (store.Account, error) {
	var none store.Account
	set, conf, err := p.config(ctx)
	if err != nil {
		return none, err
	}
	ctx, cancel := context.WithTimeout(oidc.ClientContext(ctx, clientWithin(10*time.Second)), 10*time.Second)
	defer cancel()
	tok, err := conf.Exchange(ctx, code, oauth2.VerifierOption(verifier))
	if err != nil {
		return none, err
	}
	raw, ok := tok.Extra("id_token").(string)
	if !ok {
		return none, errors.New("no id_token")
	}
	id, err := set.Verifier(&oidc.Config{ClientID: p.Client}).Verify(ctx, raw)
	if err != nil {
		return none, err
	}
	if subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(nonce)) != 1 {
		return none, errors.New("nonce differs")
	}
	var claims struct {
		Email    string `json:"email"`
		Verified bool   `json:"email_verified"`
		Name     string `json:"name"`
	}
	if err := id.Claims(&claims); err != nil {
		return none, err
	}
	user := "oidc:" + id.Subject
	if claims.Verified && claims.Email != "" {
		user = strings.ToLower(claims.Email)
	}
	return store.Account{User: user, Name: claims.Name}, nil
}

func random() string {
	b := make([]byte, 24)
	rand.Read(b)
	return base64.RawURLEncoding.EncodeToString(b)
}
