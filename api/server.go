// Package api answers HTTP: everything that the interface and programs ask
// of a store of dispatches. Requests go in, JSON goes out, by the OpenAPI
// description that the package makes of its own types (openapi.json).
//
// routes.go is the table of all that it answers, with the role that each
// route needs. Views are computed by store and corroborate; this package
// turns addresses into filters and rows into bodies, knows who asks, and says
// what was wrong in words that name the field. It reads dispatches through
// pipeline, never by itself, and opens no connection except to an OpenID
// provider that its configuration names.
package api

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// Server answers HTTP.
type Server struct {
	mux *http.ServeMux
	api huma.API
}

func newServer() *Server {
	// The description says what bodies hold; lists are never null here.
	huma.DefaultArrayNullable = false
	s := &Server{mux: http.NewServeMux()}
	c := huma.DefaultConfig("Isnad", "1")
	c.Info.Description = "Dispatches read into sourced claims. A claim is never a fact: counts count claims and independent chains."
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = "", "", ""
	c.CreateHooks = nil
	c.RejectUnknownQueryParameters = true
	s.api = humago.New(s.mux, c)
	for _, r := range s.routes() {
		r.add(s.api, r.op)
	}
	return s
}
