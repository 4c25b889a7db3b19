package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"isnad/api"
	"isnad/store"
	"isnad/web"
)

// usualAddr is where the server listens unless told otherwise; where another
// program has it, a free port is taken.
const usualAddr = "127.0.0.1:8317"

type serveOptions struct {
	storeOptions
	addr     string
	accounts bool
	secure   bool
	fetch    bool
	local    bool
	verbose  bool
	oidc     api.OIDC
}

func serveCommand(s *settings) *cobra.Command {
	o := &serveOptions{}
	c := &cobra.Command{
		Use:   "serve",
		Short: "Serve the web application and the API on a store",
		Long: `Serve the web application and the API on a store, and print the address.

Without accounts it answers this machine only, and whoever reaches it may do
everything. With --accounts everyone signs in (isnad user add makes accounts);
only then does it listen beyond loopback. Put a proxy with HTTPS before it
there, and give --secure-cookie.

  isnad serve
  isnad serve --store postgres://isnad@db/isnad --accounts --addr 0.0.0.0:8317

What the lexicon page edits is saved into the folder of --data, or else beside
the store in its folder "data". The server opens no connection of its own. With
--oidc-issuer it calls that provider when somebody signs in through it (its
secret comes in ISNAD_OIDC_SECRET); with --fetch it fetches the pages whose
addresses an editor gives it, where those are public (--fetch-local: wherever).`,
		Args: misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			ctx, stop := interruptible(c)
			defer stop()
			return o.run(ctx, c, s, nil)
		},
	}
	f := c.Flags()
	o.storeOptions.flags(f)
	o.flags(f)
	f.BoolVar(&o.fetch, "fetch", false, "let editors have pages fetched by their public addresses")
	f.BoolVar(&o.local, "fetch-local", false, "let --fetch reach this machine and its networks too; editors can then make this machine call whatever it reaches")
	f.BoolVar(&o.accounts, "accounts", false, "make everyone sign in")
	f.BoolVar(&o.secure, "secure-cookie", false, "send the session's cookie over HTTPS only")
	f.StringVar(&o.oidc.Issuer, "oidc-issuer", "", "OpenID provider by which people may sign in, `https://…`")
	f.StringVar(&o.oidc.Client, "oidc-client", "", "this server's client id there")
	f.StringVar(&o.oidc.Redirect, "oidc-redirect", "", "this server's address as people reach it, ending in /api/oidc/callback")
	f.StringVar(&o.oidc.Name, "oidc-name", "", "the provider's name, as people know it")
	f.StringVar(&o.oidc.Role, "oidc-role", "", "role of people whom the provider knows and this server does not; without, they are turned away")
	return c
}

func (o *serveOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.addr, "addr", "", "address to listen on (default "+usualAddr+", or a free port where that is taken)")
	f.BoolVar(&o.verbose, "verbose", false, "log what happens, not only what goes wrong")
}

// run serves until the context ends. ready, where not nil, is called once the
// address is known.
func (o *serveOptions) run(ctx context.Context, c *cobra.Command, s *settings, ready func(address string)) error {
	if o.local && !o.fetch {
		return exitError{exitMisuse, "--fetch-local needs --fetch"}
	}
	if o.oidc.Issuer != "" && !o.accounts {
		return exitError{exitMisuse, "--oidc-issuer needs --accounts"}
	}
	l, err := o.listen()
	if err != nil {
		return err
	}
	defer l.Close()
	lexicon, err := api.OpenLexicon(programVersion(), o.edits(s))
	if err != nil {
		return err
	}
	st, err := store.Open(ctx, o.dsn, store.Options{Who: o.who, Words: lexicon.Reader().Morph})
	if err != nil {
		return err
	}
	defer st.Close()
	level := slog.LevelWarn
	if o.verbose {
		level = slog.LevelDebug
	}
	opts := api.Options{Store: st, Lexicon: lexicon, Program: programVersion(), Web: web.FS(), Fetch: o.fetch, Local: o.local, Log: slog.New(slog.NewTextHandler(c.ErrOrStderr(), &slog.HandlerOptions{Level: level}))}
	if exe, err := os.Executable(); err == nil {
		opts.Child = []string{exe, childCommandName}
	}
	if o.accounts {
		if opts.Accounts, err = o.open(ctx, st); err != nil {
			return err
		}
	}
	server, err := api.New(opts)
	if err != nil {
		return err
	}
	address := "http://" + l.Addr().String() + "/"
	fmt.Fprintf(c.OutOrStdout(), "Isnad answers at %s\n", address)
	if ready != nil {
		ready(address)
	}
	return serve(ctx, l, server, c.ErrOrStderr())
}

// serve answers until the context ends, and then ends what is under way.
func serve(ctx context.Context, l net.Listener, server *api.Server, errs io.Writer) error {
	// Streams end with this context; without, they would hold the end up.
	streams, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	h := server.HTTP()
	h.BaseContext = func(net.Listener) context.Context { return streams }
	go server.Warm(streams)
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	fmt.Fprintln(errs, "isnad: ending; what was added is kept")
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
	defer cancel()
	end()
	err := h.Shutdown(patience)
	if e := server.Close(patience); err == nil {
		err = e
	}
	if e := <-failed; !errors.Is(e, http.ErrServerClosed) {
		err = errors.Join(err, e)
	}
	return err
}

// listen takes the address, and refuses one that others could reach where
// nobody has to sign in.
func (o *serveOptions) listen() (net.Listener, error) {
	addr := o.addr
	if addr == "" {
		addr = usualAddr
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, exitError{exitMisuse, fmt.Sprintf("--addr: %v; expected HOST:PORT, as in %s", err, usualAddr)}
	}
	if !o.accounts && !loopback(host) {
		return nil, exitError{exitMisuse, fmt.Sprintf("--addr: %s can be reached from other machines; that needs --accounts", addr)}
	}
	l, err := net.Listen("tcp", addr)
	if o.addr == "" && errors.Is(err, syscall.EADDRINUSE) {
		l, err = net.Listen("tcp", "127.0.0.1:0")
	}
	return l, err
}

func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// edits is the folder into which edited data are saved.
func (o *serveOptions) edits(s *settings) string {
	switch {
	case s.dataDir != "":
		return s.dataDir
	case strings.Contains(o.dsn, "://"):
		return filepath.Join(defaultStore(), "data")
	case strings.HasSuffix(o.dsn, ".db"):
		return filepath.Join(filepath.Dir(o.dsn), "data")
	}
	return filepath.Join(o.dsn, "data")
}

// open opens the accounts of a store; without one nobody could sign in.
func (o *serveOptions) open(ctx context.Context, st *store.Store) (*api.Accounts, error) {
	all, err := st.Accounts(ctx)
	if err != nil {
		return nil, err
	}
	if len(all) == 0 && o.oidc.Role == "" {
		return nil, exitError{exitFailed, "there are no accounts yet; make the first with: isnad user add NAME --role admin"}
	}
	o.oidc.Secret = os.Getenv("ISNAD_OIDC_SECRET")
	return api.NewAccounts(st, api.AccountOptions{Secure: o.secure, OIDC: o.oidc})
}
