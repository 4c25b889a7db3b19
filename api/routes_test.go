package api

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// crew is an account of each role on one desk.
func crew(t *testing.T) (*desk, map[Role]*desk) {
	t.Helper()
	d := newDesk(t, "", withAccounts(AccountOptions{})).withSamples()
	all := map[Role]*desk{Public: d.another()}
	for _, r := range []Role{Reader, Coder, Editor, Admin} {
		d.account(r.String(), r, "a password of "+r.String())
		b := d.another()
		b.want(http.StatusOK, "POST", "/api/session", map[string]string{"user": r.String(), "password": "a password of " + r.String()}, nil)
		all[r] = b
	}
	return d, all
}

var holes = regexp.MustCompile(`\{[a-z]+\}`)

// Every route of the table must ask for its role: whoever has less is turned
// away before anything else is looked at, whoever has it is not.
func TestRolesAreAsked(t *testing.T) {
	d, all := crew(t)
	n := 0
	for _, r := range d.server.routes() {
		n++
		path := holes.ReplaceAllStringFunc(r.op.Path, func(h string) string {
			switch h {
			case "{folder}":
				return "nowhere"
			case "{file}":
				return "nothing.tsv"
			}
			return "nothing"
		})
		for who, b := range all {
			if who == Admin && r.op.OperationID == "signOut" {
				continue // the admin goes on
			}
			var body any
			if r.op.Method != get {
				body = "{}"
			}
			status, head, raw := b.send(r.op.Method, path, body)
			var p struct{ Status int }
			switch {
			case r.role > Public && who == Public:
				if status != http.StatusUnauthorized || json.Unmarshal(raw, &p) != nil || p.Status != status || head.Get("WWW-Authenticate") == "" {
					t.Errorf("%s %s by nobody: %d %.200s", r.op.Method, path, status, raw)
				}
			case who < r.role:
				if status != http.StatusForbidden || !strings.Contains(string(raw), r.role.String()) {
					t.Errorf("%s %s by %s: %d %.200s; it needs %s", r.op.Method, path, who, status, raw, r.role)
				}
			case status == http.StatusUnauthorized && r.op.OperationID != "signIn" || status == http.StatusForbidden && r.op.OperationID != "oidcCallback" || status >= 500:
				t.Errorf("%s %s by %s: %d %.200s; it needs no more than %s", r.op.Method, path, who, status, raw, r.role)
			}
			if r.op.OperationID == "signOut" && who != Public {
				b.want(http.StatusOK, "POST", "/api/session", map[string]string{"user": who.String(), "password": "a password of " + who.String()}, nil)
			}
		}
	}
	if n < 60 {
		t.Errorf("only %d routes in the table", n)
	}
}

// What writes must not be open to those who only read, and what tells nothing
// of the store is all that is open to everyone.
func TestRolesMakeSense(t *testing.T) {
	public := map[string]bool{"health": true, "version": true, "vocabulary": true, "session": true, "signIn": true, "signOut": true, "oidcStart": true, "oidcCallback": true}
	harmless := map[string]bool{"read": true, "checkLexicon": true, "runExamples": true, "tryLexicon": true, "addToken": true, "dropToken": true}
	seen := map[string]bool{}
	for _, r := range newServer().routes() {
		id := r.op.OperationID
		if seen[r.op.Method+r.op.Path] {
			t.Errorf("%s %s stands twice", r.op.Method, r.op.Path)
		}
		seen[r.op.Method+r.op.Path] = true
		switch {
		case public[id] != (r.role == Public):
			t.Errorf("%s is open to %s", id, r.role)
		case r.op.Method != get && r.role == Reader && !harmless[id]:
			t.Errorf("%s writes and is open to readers", id)
		}
	}
}

// The routes that the server has are those of the table.
func TestNothingBesideTheTable(t *testing.T) {
	d := newDesk(t, "")
	table := map[string]bool{}
	for _, r := range d.server.routes() {
		table[r.op.Method+" "+r.op.Path] = true
	}
	for path, item := range d.server.api.OpenAPI().Paths {
		for method, op := range map[string]bool{get: item.Get != nil, post: item.Post != nil, put: item.Put != nil, patch: item.Patch != nil, remove: item.Delete != nil} {
			if op && !table[method+" "+path] {
				t.Errorf("%s %s is served and not in the table", method, path)
			}
		}
	}
	d.refused(http.StatusNotFound, "", "GET", "/api/nothing", nil)
	d.refused(http.StatusNotFound, "", "POST", "/api/claims", "{}")
}
