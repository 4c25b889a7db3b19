package api

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// issuer is an OpenID provider for tests: it says yes to everybody, in the
// name that the test gives it.
type issuer struct {
	*httptest.Server
	t      *testing.T
	key    *rsa.PrivateKey
	claims map[string]any
	asked  url.Values // of the authorisation
	code   string
}

func newIssuer(t *testing.T) *issuer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p := &issuer{t: t, key: key}
	mux := http.NewServeMux()
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	write := func(w http.ResponseWriter, v any) {
		w.Header().Set("Content-Type", "application/json")
		if err := json.NewEncoder(w).Encode(v); err != nil {
			t.Error(err)
		}
	}
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		write(w, map[string]any{"issuer": p.URL, "authorization_endpoint": p.URL + "/authorize", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys", "id_token_signing_alg_values_supported": []string{"RS256"}})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		b64 := base64.RawURLEncoding
		write(w, map[string]any{"keys": []map[string]string{{"kty": "RSA", "alg": "RS256", "use": "sig", "kid": "k", "n": b64.EncodeToString(key.N.Bytes()), "e": b64.EncodeToString(big.NewInt(int64(key.E)).Bytes())}}})
	})
	mux.HandleFunc("/token", func(w http.ResponseWriter, r *http.Request) {
		verifier := sha256.Sum256([]byte(r.FormValue("code_verifier")))
		user, secret, basic := r.BasicAuth()
		if r.FormValue("code") != p.code || base64.RawURLEncoding.EncodeToString(verifier[:]) != p.asked.Get("code_challenge") || basic && (user != "client" || secret != "secret") {
			w.WriteHeader(http.StatusBadRequest)
			write(w, map[string]string{"error": "invalid_grant"})
			return
		}
		write(w, map[string]any{"access_token": "x", "token_type": "Bearer", "id_token": p.sign()})
	})
	return p
}

func (p *issuer) sign() string {
	b64 := base64.RawURLEncoding
	claims := map[string]any{"iss": p.URL, "aud": "client", "sub": "s1", "iat": time.Now().Unix(), "exp": time.Now().Add(time.Minute).Unix(), "nonce": p.asked.Get("nonce")}
	for k, v := range p.claims {
		claims[k] = v
	}
	body, err := json.Marshal(claims)
	if err != nil {
		p.t.Fatal(err)
	}
	head := b64.EncodeToString([]byte(`{"alg":"RS256","kid":"k"}`)) + "." + b64.EncodeToString(body)
	sum := sha256.Sum256([]byte(head))
	sig, err := rsa.SignPKCS1v15(rand.Reader, p.key, crypto.SHA256, sum[:])
	if err != nil {
		p.t.Fatal(err)
	}
	return head + "." + b64.EncodeToString(sig)
}

func TestOpenID(t *testing.T) {
	p := newIssuer(t)
	conf := OIDC{Name: "مزود", Issuer: p.URL, Client: "client", Secret: "secret", Redirect: "http://desk.example/api/oidc/callback"}
	d := newDesk(t, "", withAccounts(AccountOptions{OIDC: conf}))
	d.account("amal@example.org", Coder, "correct horse battery")
	start := func(b *desk) string {
		t.Helper()
		status, h, raw := b.send("GET", "/api/oidc/start", nil)
		to, err := url.Parse(h.Get("Location"))
		if err != nil || status != http.StatusFound || !strings.HasPrefix(to.String(), p.URL+"/authorize?") {
			t.Fatalf("start: %d %s %s", status, h.Get("Location"), raw)
		}
		p.asked = to.Query()
		if p.asked.Get("code_challenge_method") != "S256" || p.asked.Get("nonce") == "" || p.asked.Get("redirect_uri") != conf.Redirect {
			t.Errorf("asked: %v", p.asked)
		}
		p.code = random()
		return p.asked.Get("state")
	}
	back := func(b *desk, code, state string) int {
		t.Helper()
		status, h, _ := b.send("GET", "/api/oidc/callback"+q("code", code, "state", state), nil)
		if status == http.StatusFound && h.Get("Location") != "/" {
			t.Errorf("sent on to %s", h.Get("Location"))
		}
		return status
	}
	signed := func(b *desk) string {
		t.Helper()
		var s Session
		b.get("/api/session", &s)
		if s.Provider != "مزود" {
			t.Errorf("%+v", s)
		}
		return s.User
	}
	p.claims = map[string]any{"email": "Amal@example.org", "email_verified": true}
	b := d.another()
	if s := start(b); back(b, p.code, s) != http.StatusFound || signed(b) != "amal@example.org" {
		t.Error("a known person does not get in")
	}
	// The answer to a sign-in that began elsewhere, or twice the same.
	b = d.another()
	s := start(b)
	if back(d.another(), p.code, s) != http.StatusForbidden || back(b, p.code, "other") != http.StatusForbidden || back(b, p.code, s) != http.StatusForbidden || signed(b) != "" {
		t.Error("an answer of another sign-in was taken")
	}
	for name, claims := range map[string]map[string]any{
		"an address that is not verified": {"email": "amal@example.org", "email_verified": false},
		"a stranger":                      {"email": "stranger@example.org", "email_verified": true},
		"another's token":                 {"email": "amal@example.org", "email_verified": true, "aud": "other"},
		"a token of yesterday":            {"email": "amal@example.org", "email_verified": true, "exp": time.Now().Add(-24 * time.Hour).Unix()},
		"another nonce":                   {"email": "amal@example.org", "email_verified": true, "nonce": "other"},
		"another issuer":                  {"email": "amal@example.org", "email_verified": true, "iss": "https://elsewhere.example"},
	} {
		p.claims = claims
		b := d.another()
		if s := start(b); back(b, p.code, s) != http.StatusForbidden || signed(b) != "" {
			t.Errorf("%s got in", name)
		}
	}
	p.claims = map[string]any{"email": "amal@example.org", "email_verified": true}
	b = d.another()
	if s := start(b); back(b, "wrong", s) != http.StatusForbidden {
		t.Error("a wrong code got in")
	}
	// Where strangers are let in, it is with the role that is set.
	conf.Role = "reader"
	e := newDesk(t, "", withAccounts(AccountOptions{OIDC: conf}))
	p.claims = map[string]any{"name": "زائر"}
	b = e.another()
	if s := start(b); back(b, p.code, s) != http.StatusFound || signed(b) != "oidc:s1" {
		t.Error("a stranger does not get in where that is set")
	}
	b.refused(http.StatusForbidden, "", "POST", "/api/collections", map[string]string{"name": "x"})
	// A provider that does not answer.
	p.Close()
	f := newDesk(t, "", withAccounts(AccountOptions{OIDC: conf}))
	f.refused(http.StatusBadGateway, "", "GET", "/api/oidc/start", nil)
	for _, bad := range []OIDC{{Issuer: "https://x", Client: "c", Redirect: "nowhere"}, {Issuer: "https://x", Redirect: conf.Redirect}, {Issuer: "https://x", Client: "c", Redirect: conf.Redirect, Role: "king"}} {
		if _, err := NewAccounts(d.store, AccountOptions{OIDC: bad}); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
}
