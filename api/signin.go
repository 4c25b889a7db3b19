package api

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/danielgtaylor/huma/v2"

	"isnad/store"
)

const cookieName = "isnad_session"

// Accounts say who may ask what. Users, keys and sessions are kept in the
// store.
type Accounts struct {
	store    *store.Store
	sessions *scs.SessionManager
	// Guesses at one name are few; those from one address, behind which a
	// whole office can sit, some more.
	byName    *throttle
	byAddress *throttle
	hashing   chan struct{} // bounds the memory that guessing can take
	cost      cost
	oidc      *provider
}

// AccountOptions say how people sign in.
type AccountOptions struct {
	// Secure marks the cookie for HTTPS only: wherever a proxy serves the
	// program over it.
	Secure bool
	OIDC   OIDC
}

// NewAccounts reads accounts from the store.
func NewAccounts(s *store.Store, o AccountOptions) (*Accounts, error) {
	m := scs.New()
	// A day, however busy: an idle timeout would write to the store with every
	// request.
	m.Lifetime = 24 * time.Hour
	m.HashTokenInStore = true
	m.Store = sessionRows{s}
	m.Cookie.Name = cookieName
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteStrictMode
	m.Cookie.Secure = o.Secure
	a := &Accounts{store: s, sessions: m, byName: newThrottle(12*time.Second, 5), byAddress: newThrottle(2*time.Second, 30), hashing: make(chan struct{}, 2), cost: usual}
	m.ErrorFunc = func(w http.ResponseWriter, _ *http.Request, _ error) {
		problem(w, http.StatusInternalServerError, "sessions cannot be read")
	}
	if o.OIDC.Issuer != "" {
		p, err := newProvider(o.OIDC)
		if err != nil {
			return nil, err
		}
		a.oidc = p
		// The provider sends people back across sites; a strict cookie would
		// not come with them.
		m.Cookie.SameSite = http.SameSiteLaxMode
	}
	return a, nil
}

// sessionRows keeps sessions in the store.
type sessionRows struct{ s *store.Store }

func (r sessionRows) Delete(token string) error {
	return r.DeleteCtx(context.Background(), token)
}
func (r sessionRows) Find(token string) ([]byte, bool, error) {
	return r.FindCtx(context.Background(), token)
}
func (r sessionRows) Commit(token string, b []byte, expiry time.Time) error {
	return r.CommitCtx(context.Background(), token, b, expiry)
}
func (r sessionRows) DeleteCtx(ctx context.Context, token string) error {
	return r.s.DropSession(ctx, token)
}
func (r sessionRows) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	return r.s.Session(ctx, token)
}
func (r sessionRows) CommitCtx(ctx context.Context, token string, b []byte, expiry time.Time) error {
	return r.s.KeepSession(ctx, token, b, expiry)
}

// identify finds who asks: by a key for programs, or else by the session. An
// account that was closed, or whose role was changed, is so at once.
func (a *Accounts) identify(next http.Handler) http.Handler {
	byCookie := a.sessions.LoadAndSave(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		if user := a.sessions.GetString(ctx, "user"); user != "" {
			id, err := a.named(ctx, user, a.sessions.GetString(ctx, "mark"))
			if err != nil {
				problem(w, http.StatusInternalServerError, "accounts cannot be read")
				return
			}
			ctx = context.WithValue(ctx, identityKey{}, id)
		}
		ctx = context.WithValue(ctx, addressKey{}, address(r))
		next.ServeHTTP(w, r.WithContext(ctx))
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		secret, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !bearer {
			byCookie.ServeHTTP(w, r)
			return
		}
		id, err := a.keyed(r.Context(), strings.TrimSpace(secret))
		switch {
		case errors.Is(err, store.ErrNotFound):
			w.Header().Set("WWW-Authenticate", `Bearer realm="isnad", error="invalid_token"`)
			problem(w, http.StatusUnauthorized, "the key is unknown, withdrawn or past its day")
		case err != nil:
			problem(w, http.StatusInternalServerError, "keys cannot be read")
		default:
			next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), identityKey{}, id)))
		}
	})
}

type addressKey struct{}

// named is the identity of a user; the zero one where the account is gone or
// closed, or its password is not the one of the session any more. An empty
// session stands for a key.
func (a *Accounts) named(ctx context.Context, user, session string) (Identity, error) {
	u, err := a.store.Account(ctx, user)
	if errors.Is(err, store.ErrNotFound) || err == nil && (u.Disabled || session != "" && session != mark(u)) {
		return Identity{}, nil
	}
	if err != nil {
		return Identity{}, err
	}
	role, err := ParseRole(u.Role)
	return Identity{User: u.User, Name: u.Name, Role: role}, err
}

func (a *Accounts) keyed(ctx context.Context, secret string) (Identity, error) {
	k, err := a.store.KeyOf(ctx, fingerprint(secret), time.Now())
	if err != nil {
		return Identity{}, err
	}
	id, err := a.named(ctx, k.User, "")
	if err != nil {
		return Identity{}, err
	}
	if id.User == "" {
		return Identity{}, store.ErrNotFound
	}
	role, err := ParseRole(k.Role)
	id.Role, id.Key = min(id.Role, role), true
	return id, err
}

// fingerprint is what the store keeps of a key. A key is random and long, so
// that one pass of SHA-256 is enough.
func fingerprint(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

func newSecret() string {
	b := make([]byte, 32)
	rand.Read(b)
	return "isnad_" + base64.RawURLEncoding.EncodeToString(b)
}

// session says who asks.
func (s *Server) session(ctx context.Context, _ *struct{}) (*Out[Session], error) {
	id := who(ctx)
	out := Session{Accounts: s.Accounts != nil, SignedIn: id.User != "", User: id.User, Name: id.Name}
	if id.User != "" {
		out.Role = id.Role.String()
	}
	if s.Accounts != nil && s.Accounts.oidc != nil {
		out.Provider = s.Accounts.oidc.Name
	}
	return &Out[Session]{out}, nil
}

var errNoAccounts = huma.Error404NotFound("this server has no accounts; start it with --accounts")

func (s *Server) signIn(ctx context.Context, in *SignIn) (*Out[Session], error) {
	a := s.Accounts
	if a == nil {
		return nil, errNoAccounts
	}
	from, _ := ctx.Value(addressKey{}).(string)
	name := strings.ToLower(in.Body.User)
	wait, ok := a.byName.allow(time.Now(), name)
	if more, other := a.byAddress.allow(time.Now(), from); !other {
		wait, ok = max(wait, more), false
	}
	if !ok {
		left := strconv.Itoa(int(wait/time.Second) + 1)
		return nil, huma.ErrorWithHeaders(huma.Error429TooManyRequests("too many attempts; try again in "+left+" seconds"), http.Header{"Retry-After": {left}})
	}
	select {
	case a.hashing <- struct{}{}:
		defer func() { <-a.hashing }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	u, err := a.store.Account(ctx, in.Body.User)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, s.answer(err)
	}
	hash := nobody
	if err == nil && u.Hash != "" {
		hash = u.Hash
	}
	if !matches(hash, in.Body.Password) || err != nil || u.Disabled {
		return nil, huma.Error401Unauthorized("name or password is wrong")
	}
	a.byName.forget(name)
	if err := a.open(ctx, u); err != nil {
		return nil, s.answer(err)
	}
	return &Out[Session]{Session{Accounts: true, SignedIn: true, User: u.User, Name: u.Name, Role: u.Role}}, nil
}

// open begins a session under a new token, so that one that was planted
// before is worth nothing.
func (a *Accounts) open(ctx context.Context, u *store.Account) error {
	if err := a.sessions.RenewToken(ctx); err != nil {
		return err
	}
	a.sessions.Put(ctx, "user", u.User)
	a.sessions.Put(ctx, "mark", mark(u))
	return nil
}

// mark changes with the password, so that a new one ends all sessions.
func mark(u *store.Account) string { return fingerprint(u.Hash)[:16] }

// clientWithin is an HTTP client for the provider only.
func clientWithin(d time.Duration) *http.Client { return &http.Client{Timeout: d} }

func (s *Server) signOut(ctx context.Context, _ *struct{}) (*struct{}, error) {
	if s.Accounts == nil {
		return nil, errNoAccounts
	}
	if who(ctx).Key {
		return nil, huma.Error409Conflict("a key has no session; withdraw it instead")
	}
	if err := s.Accounts.sessions.Destroy(ctx); err != nil {
		return nil, s.answer(err)
	}
	return nil, nil
}
