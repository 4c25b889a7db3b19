package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// Identity is who asks.
type Identity struct {
	User string
	Name string
	Role Role
	// Key: a program with a token, which may not make further tokens.
	Key bool
}

type identityKey struct{}

// who is the identity of a request; the zero Identity where nobody has signed
// in.
func who(ctx context.Context) Identity {
	id, _ := ctx.Value(identityKey{}).(Identity)
	return id
}

// localUser is who acts where there are no accounts.
const localUser = "local"

func (s *Server) asLocal(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), identityKey{}, Identity{User: localUser, Role: Admin})
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// within gives a request the time that its route may take.
func within(c huma.Context, next func(huma.Context)) {
	limit := thinkTime
	if c.Operation().Metadata["long"] == true {
		limit = longTime
		_, w := humago.Unwrap(c)
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(longTime)) // not every writer has one
	}
	ctx, cancel := context.WithTimeout(c.Context(), limit)
	defer cancel()
	next(huma.WithContext(c, ctx))
}

// authorize lets a request through to its route where the asker's role is
// enough.
func (s *Server) authorize(c huma.Context, next func(huma.Context)) {
	need, ok := c.Operation().Metadata["role"].(Role)
	if !ok {
		need = Admin // a route without a role is a fault of ours: close it
	}
	id := who(c.Context())
	switch {
	case id.Role >= need:
		within(c, next)
	case id.User == "":
		c.SetHeader("WWW-Authenticate", `Bearer realm="isnad"`)
		_ = huma.WriteErr(s.api, c, http.StatusUnauthorized, "sign in first")
	default:
		_ = huma.WriteErr(s.api, c, http.StatusForbidden, "this needs the role "+need.String()+"; "+id.User+" is "+id.Role.String())
	}
}
