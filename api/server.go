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
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"runtime"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"isnad/corroborate"
	"isnad/store"
)

// Options say what a server stands on.
type Options struct {
	Store   *store.Store
	Lexicon *Lexicon     // the data in use, and the reader loaded from it
	Program string       // version of the program
	Web     fs.FS        // the built interface; nil: a page says that it is not built
	Fetch   bool         // editors may have pages fetched by their addresses
	Local   bool         // Fetch reaches this machine and its networks too, not public addresses alone
	TempDir string       // for uploads while they are read; empty: the system's
	Child   []string     // command line of the process that parses risky formats; see ingest.Options
	Log     *slog.Logger // nil: nothing is logged

	// Accounts, where set, makes everyone sign in. Without, whoever reaches
	// the server is "local" and may do everything; only loopback names are
	// answered then, so that no page elsewhere can reach it through a name of
	// its own.
	Accounts *Accounts
}

// Server answers HTTP. It is safe for many goroutines.
type Server struct {
	Options
	mux     *http.ServeMux
	api     huma.API
	handler http.Handler
	work    *jobs
	views   *views
	cores   chan struct{} // taken by whoever reads texts while the asker waits
}

// New makes a server.
func New(o Options) (*Server, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := newServer()
	s.Options = o
	s.work = newJobs()
	s.cores = make(chan struct{}, runtime.GOMAXPROCS(0))
	s.views = newViews(o.Store, s.work, func() *corroborate.Knowledge { return o.Lexicon.now.Load().know })
	web, err := site(o.Web)
	if err != nil {
		return nil, err
	}
	s.mux.Handle("/", web)
	s.mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		problem(w, http.StatusNotFound, "no such route: "+r.Method+" "+r.URL.Path)
	})
	s.mux.HandleFunc("GET /api/openapi.json", serveDescription)
	s.handler = s.wrap(s.mux)
	return s, nil
}

// newServer is a server without anything behind it: enough to describe it.
func newServer() *Server {
	// The description says what bodies hold; lists are never null here.
	huma.DefaultArrayNullable = false
	s := &Server{mux: http.NewServeMux()}
	c := huma.DefaultConfig("Isnad", "1")
	c.Info.Description = "Dispatches read into sourced claims. A claim is never a fact: counts count claims and independent chains."
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = "", "", ""
	c.CreateHooks = nil
	c.RejectUnknownQueryParameters = true
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"session": {Type: "apiKey", In: "cookie", Name: cookieName, Description: "With accounts: what POST /api/session gives a browser"},
		"token":   {Type: "http", Scheme: "bearer", Description: "With accounts: a key for programs"},
	}
	s.api = humago.New(s.mux, c)
	s.api.UseMiddleware(s.authorize)
	for _, r := range s.routes() {
		r.add(s.api, r.op)
	}
	return s
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Close ends the jobs that are running and waits for them, until ctx ends.
// What they have added stays.
func (s *Server) Close(ctx context.Context) error { return s.work.close(ctx) }

// HTTP is a net/http server for the API with its limits of time: a request's
// head must come within ten seconds; bodies and answers have limits of their
// own, by route.
func (s *Server) HTTP() *http.Server {
	return &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(s.Log.Handler(), slog.LevelWarn),
	}
}

// Warm loads what views need, so that the first who asks does not wait. It
// returns when that is done or, in a large store, under way; an error is the
// next asker's to meet.
func (s *Server) Warm(ctx context.Context) {
	if _, err := s.views.tally.Now(ctx); err != nil {
		return
	}
	_, _ = s.views.comparison(ctx)
}
