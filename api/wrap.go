package api

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"time"
)

// policy is the Content-Security-Policy of every answer: nothing from
// elsewhere, no script that is not a file of ours. The map sets styles on its
// elements, and draws from images and workers that it makes itself.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// wrap puts around the routes what holds for all of them.
func (s *Server) wrap(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		problem(w, http.StatusForbidden, "request from another site")
	}))
	h := negotiate(next)
	if s.Accounts != nil {
		h = s.Accounts.identify(h)
	} else {
		h = s.asLocal(h)
	}
	h = cross.Handler(h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", policy)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "same-origin")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		head.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		defer s.recovered(w, r)
		if s.Accounts == nil && !loopbackName(r.Host) {
			problem(w, http.StatusMisdirectedRequest, "this server answers to loopback names only; start it with --accounts to serve others")
			return
		}
		// Routes that may take long set another deadline.
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(answerTime))
		h.ServeHTTP(w, r)
	})
}

// recovered turns a panic into an answer and a line of the log.
func (s *Server) recovered(w http.ResponseWriter, r *http.Request) {
	v := recover()
	if v == nil {
		return
	}
	if v == http.ErrAbortHandler {
		panic(v)
	}
	s.Log.Error("panic", "method", r.Method, "path", r.URL.Path, "value", fmt.Sprint(v), "stack", string(debug.Stack()))
	problem(w, http.StatusInternalServerError, "the server met a fault of its own; its log says which")
}

// loopbackName reports whether a Host header names this machine to itself.
func loopbackName(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.TrimSuffix(strings.Trim(host, "[]"), ".")
	if strings.EqualFold(host, "localhost") || strings.HasSuffix(strings.ToLower(host), ".localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// problem answers with problem details (RFC 9457), for what happens outside
// of the routes.
func problem(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(newProblem(status, detail))
}
