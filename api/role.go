package api

import "fmt"

// Role is what a user may do. Each role includes those below it.
type Role int

const (
	Public Role = iota // no account needed: health, version, signing in
	Reader             // sees collections, claims and views
	Coder              // rules on claims
	Editor             // adds dispatches, edits the lexicon
	Admin              // users, purging, masking
)

var roleNames = [...]string{"public", "reader", "coder", "editor", "admin"}

// String is the role's name in requests, responses and the command line.
func (r Role) String() string {
	if r < 0 || int(r) >= len(roleNames) {
		return "unknown"
	}
	return roleNames[r]
}

// ParseRole is the inverse of String, without public.
func ParseRole(s string) (Role, error) {
	for i, n := range roleNames[1:] {
		if n == s {
			return Role(i + 1), nil
		}
	}
	return Public, fmt.Errorf("role: unknown %q; expected reader, coder, editor or admin", s)
}
