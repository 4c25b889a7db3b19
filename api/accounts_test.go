package api

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"isnad/store"
)

// account makes an account in the store.
func (d *desk) account(user string, r Role, password string) {
	d.t.Helper()
	hash, err := d.server.Accounts.cost.hash(password)
	if err != nil {
		d.t.Fatal(err)
	}
	if err := d.store.AddAccount(context.Background(), store.Account{User: user, Name: "اسم " + user, Role: r.String(), Hash: hash, Created: time.Now()}); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) signIn(user, password string) {
	d.t.Helper()
	d.want(http.StatusOK, "POST", "/api/session", map[string]string{"user": user, "password": password}, nil)
}

func TestSignInAndOut(t *testing.T) {
	engines(t, func(t *testing.T, dsn string) {
		d := newDesk(t, dsn, withAccounts(AccountOptions{Secure: false}))
		d.account("amal", Coder, "correct horse battery")
		var s Session
		d.get("/api/session", &s)
		if !s.Accounts || s.SignedIn || s.Role != "" {
			t.Errorf("before: %+v", s)
		}
		d.refused(http.StatusUnauthorized, "", "GET", "/api/collections", nil)
		d.refused(http.StatusUnauthorized, "", "POST", "/api/session", map[string]string{"user": "amal", "password": "wrong"})
		d.refused(http.StatusUnauthorized, "", "POST", "/api/session", map[string]string{"user": "nobody", "password": "correct horse battery"})
		status, head, _ := d.send("POST", "/api/session", map[string]string{"user": "amal", "password": "correct horse battery"})
		cookie := head.Get("Set-Cookie")
		for _, part := range []string{cookieName + "=", "HttpOnly", "SameSite=Strict", "Path=/"} {
			if status != http.StatusOK || !strings.Contains(cookie, part) {
				t.Errorf("sign in: %d, cookie %q lacks %s", status, cookie, part)
			}
		}
		d.get("/api/session", &s)
		if !s.SignedIn || s.User != "amal" || s.Name != "اسم amal" || s.Role != "coder" {
			t.Errorf("after: %+v", s)
		}
		d.get("/api/collections", nil)
		d.want(http.StatusNoContent, "DELETE", "/api/session", nil, nil)
		d.refused(http.StatusUnauthorized, "", "GET", "/api/collections", nil)
		// The old cookie is worth nothing: the session is gone in the store.
		value, _, _ := strings.Cut(strings.TrimPrefix(cookie, cookieName+"="), ";")
		status, _, _ = d.another().send("GET", "/api/collections", nil, "Cookie", cookieName+"="+value)
		if status != http.StatusUnauthorized {
			t.Errorf("the cookie of a session that was ended: %d", status)
		}
	})
}

func TestClosedAccountsAndNewPasswordsEndSessions(t *testing.T) {
	d := newDesk(t, "", withAccounts(AccountOptions{}))
	d.account("root", Admin, "the first password")
	d.account("amal", Editor, "the second password")
	admin, amal := d.another(), d.another()
	admin.signIn("root", "the first password")
	amal.signIn("amal", "the second password")
	amal.get("/api/collections", nil)

	admin.want(http.StatusOK, "PATCH", "/api/users/amal", map[string]string{"role": "reader"}, nil)
	amal.refused(http.StatusForbidden, "", "POST", "/api/collections", map[string]string{"name": "x"})
	admin.want(http.StatusOK, "PATCH", "/api/users/amal", map[string]string{"password": "the third password"}, nil)
	amal.refused(http.StatusUnauthorized, "", "GET", "/api/collections", nil)
	amal.signIn("amal", "the third password")
	admin.want(http.StatusOK, "PATCH", "/api/users/amal", map[string]bool{"disabled": true}, nil)
	amal.refused(http.StatusUnauthorized, "", "GET", "/api/collections", nil)
	amal.refused(http.StatusUnauthorized, "", "POST", "/api/session", map[string]string{"user": "amal", "password": "the third password"})

	admin.refused(http.StatusConflict, "", "PATCH", "/api/users/root", map[string]string{"role": "reader"})
	admin.refused(http.StatusNotFound, "", "PATCH", "/api/users/nobody", map[string]string{"role": "reader"})
	admin.refused(http.StatusConflict, "body.user", "POST", "/api/users", map[string]string{"user": "amal", "role": "reader", "password": "long enough it is"})
	admin.refused(http.StatusUnprocessableEntity, "body.password", "POST", "/api/users", map[string]string{"user": "new", "role": "reader", "password": "short"})
	admin.refused(http.StatusUnprocessableEntity, "body.password", "POST", "/api/users", map[string]string{"user": "new", "role": "reader"})
	admin.refused(http.StatusUnprocessableEntity, "body.role", "POST", "/api/users", map[string]string{"user": "new", "role": "king", "password": "long enough it is"})
	admin.want(http.StatusCreated, "POST", "/api/users", map[string]string{"user": "new", "role": "reader", "password": "long enough it is"}, nil)
	var users Page[User]
	admin.get("/api/users", &users)
	if len(users.Items) != 3 {
		t.Errorf("users: %+v", users)
	}
}

func TestGuessingIsSlowedDown(t *testing.T) {
	d := newDesk(t, "", withAccounts(AccountOptions{}))
	d.account("amal", Coder, "correct horse battery")
	wrong := map[string]string{"user": "amal", "password": "wrong"}
	for i := range d.server.Accounts.byName.burst {
		if status, _, _ := d.send("POST", "/api/session", wrong); status != http.StatusUnauthorized {
			t.Fatalf("guess %d: %d", i+1, status)
		}
	}
	status, head, body := d.send("POST", "/api/session", wrong)
	if status != http.StatusTooManyRequests || head.Get("Retry-After") == "" || head.Get("Content-Type") != "application/problem+json" {
		t.Errorf("one guess too many: %d %v %s", status, head, body)
	}
	// Not even the right password is looked at then.
	if status, _, _ := d.send("POST", "/api/session", map[string]string{"user": "amal", "password": "correct horse battery"}); status != http.StatusTooManyRequests {
		t.Errorf("the right password after too many guesses: %d", status)
	}
}

func TestThrottleForgetsAndRefills(t *testing.T) {
	th := newThrottle(10*time.Second, 2)
	at := time.Unix(1e9, 0)
	try := func(key string) bool { _, ok := th.allow(at, key); return ok }
	twice := func(key string) bool { first := try(key); return try(key) && first }
	if !twice("a") || try("a") {
		t.Error("two tries at once are allowed, and no third")
	}
	if !try("b") {
		t.Error("another name is not slowed down")
	}
	at = at.Add(10 * time.Second)
	if !try("a") || try("a") {
		t.Error("a try comes back after the gap")
	}
	th.forget("a")
	if !twice("a") {
		t.Error("who has shown the password begins anew")
	}
	for i := range crowd + 10 {
		th.allow(at, string(rune(i+1000)))
	}
	at = at.Add(time.Hour)
	th.allow(at, "z")
	if len(th.keys) > 10 {
		t.Errorf("%d names are kept after an hour", len(th.keys))
	}
}

func TestRequestsFromOtherSitesAreRefused(t *testing.T) {
	d, all := crew(t)
	_ = d
	editor := all[Editor]
	for _, head := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://elsewhere.example"}} {
		status, h, b := editor.send("POST", "/api/collections", map[string]string{"name": "x"}, head...)
		if status != http.StatusForbidden || h.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%v: %d %s", head, status, b)
		}
	}
	if status, _, b := editor.send("POST", "/api/collections", map[string]string{"name": "x"}, "Sec-Fetch-Site", "same-origin"); status != http.StatusCreated {
		t.Errorf("from its own page: %d %s", status, b)
	}
}

func TestKeysForPrograms(t *testing.T) {
	engines(t, func(t *testing.T, dsn string) {
		d := newDesk(t, dsn, withAccounts(AccountOptions{}))
		d.account("amal", Editor, "correct horse battery")
		amal := d.another()
		amal.signIn("amal", "correct horse battery")
		var key Token
		amal.want(http.StatusCreated, "POST", "/api/tokens", map[string]any{"name": "nightly", "role": "reader", "days": 30}, &key)
		if !strings.HasPrefix(key.Secret, "isnad_") || len(key.Secret) < 40 || key.Expires.IsZero() {
			t.Errorf("key: %+v", key)
		}
		amal.refused(http.StatusUnprocessableEntity, "body.role", "POST", "/api/tokens", map[string]any{"name": "x", "role": "admin"})
		program := d.another()
		program.bearer = key.Secret
		var s Session
		program.get("/api/session", &s)
		if s.User != "amal" || s.Role != "reader" {
			t.Errorf("by key: %+v", s)
		}
		program.refused(http.StatusForbidden, "", "POST", "/api/collections", map[string]string{"name": "x"})
		program.refused(http.StatusForbidden, "", "POST", "/api/tokens", map[string]any{"name": "x", "role": "reader"})
		var keys Page[Token]
		amal.get("/api/tokens", &keys)
		if len(keys.Items) != 1 || keys.Items[0].Secret != "" || keys.Items[0].Used.IsZero() {
			t.Errorf("keys: %+v", keys)
		}
		// A key may do no more than its account may now.
		ctx := context.Background()
		strong := d.another()
		amal.want(http.StatusCreated, "POST", "/api/tokens", map[string]any{"name": "strong", "role": "editor"}, &key)
		strong.bearer = key.Secret
		strong.want(http.StatusCreated, "POST", "/api/collections", map[string]string{"name": "by key"}, nil)
		a, err := d.store.Account(ctx, "amal")
		if err != nil {
			t.Fatal(err)
		}
		a.Role = "reader"
		if err := d.store.EditAccount(ctx, *a); err != nil {
			t.Fatal(err)
		}
		strong.refused(http.StatusForbidden, "", "POST", "/api/collections", map[string]string{"name": "y"})
		// Withdrawn, expired, made up.
		amal.want(http.StatusNoContent, "DELETE", "/api/tokens/"+keys.Items[0].ID, nil, nil)
		amal.refused(http.StatusNotFound, "", "DELETE", "/api/tokens/"+keys.Items[0].ID, nil)
		program.refused(http.StatusUnauthorized, "", "GET", "/api/collections", nil)
		secret := newSecret()
		if _, err := d.store.AddKey(ctx, store.Key{Name: "old", User: "amal", Role: "reader", Hash: fingerprint(secret), Created: time.Now(), Expires: time.Now().Add(-time.Second)}); err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{secret, "isnad_nothing", "x"} {
			program.bearer = bad
			program.refused(http.StatusUnauthorized, "", "GET", "/api/collections", nil)
		}
	})
}

func TestPasswordHashes(t *testing.T) {
	h, err := HashPassword("كلمة سر طويلة")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(h, "$argon2id$v=19$m=65536,t=3,p=4$") || !matches(h, "كلمة سر طويلة") || matches(h, "كلمة سر طويلى") {
		t.Errorf("hash %s", h)
	}
	if other, _ := HashPassword("كلمة سر طويلة"); other == h {
		t.Error("two hashes of one password are alike")
	}
	if _, err := HashPassword("قصيرة"); err == nil {
		t.Error("a short password was taken")
	}
	for _, bad := range []string{"", "x", "$argon2id$v=19$m=65536,t=3,p=4$AAAA", "$argon2id$v=18$m=64,t=1,p=1$AAAA$AAAA", "$argon2id$v=19$m=99999999,t=1,p=1$AAAA$AAAA", "$2y$10$abc"} {
		if matches(bad, "") || matches(bad, "x") {
			t.Errorf("%q matches", bad)
		}
	}
	if matches(nobody, "") {
		t.Error("the hash of nobody matches")
	}
}

func TestWithoutAccounts(t *testing.T) {
	d := newDesk(t, "")
	var s Session
	d.get("/api/session", &s)
	if s.Accounts || s.User != localUser || s.Role != "admin" {
		t.Errorf("%+v", s)
	}
	for _, p := range [][2]string{{"POST", "/api/session"}, {"DELETE", "/api/session"}, {"GET", "/api/users"}, {"GET", "/api/tokens"}, {"GET", "/api/oidc/start"}, {"GET", "/api/oidc/callback"}} {
		var body any
		if p[0] == "POST" {
			body = map[string]string{"user": "a", "password": "b"}
		}
		d.refused(http.StatusNotFound, "", p[0], p[1], body)
	}
}
