// Package store keeps collections of dispatches, what the program read of
// them, and what people ruled on it, in SQLite (one file in a folder) or
// PostgreSQL.
//
// Dispatches go in with the bytes that they were read from and the record
// that the pipeline made; out come pages of dispatches and claims under one
// isnad.Filter, points, times, relations and counts of them, and the log of
// custody that says who did what.
//
// What is kept for good is append-only: the original bytes, a record for each
// version of program and data, rulings, the log. Tables that filters and
// pages need are derived from these, and made anew when a dispatch is read
// again or ruled on. What is taken out (Purge, Mask) leaves the hash of what
// was there.
//
// Every method that writes does so in one transaction with its entry in the
// log of custody; what it has returned without an error is on the disk. The
// same input again adds nothing. A Store is safe for many goroutines.
//
// The package reads no files of dispatches (ingest), makes no claims
// (pipeline) and draws no conclusions from several (corroborate).
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/user"
	"path/filepath"
	"time"

	"isnad/search"
)

// Errors that callers branch on.
var (
	ErrNotFound = errors.New("not in the store")
	ErrNoStore  = errors.New("no store there")
	ErrPurged   = errors.New("purged")
	ErrLocked   = errors.New("data directory in use")     // another process holds it; the message says which
	ErrDamaged  = errors.New("database is damaged")       // what SQLite or a hash says; see Verify
	ErrFull     = errors.New("no space left on the disk") // nothing of the transaction was kept
	ErrReadOnly = errors.New("cannot be written")
	ErrCursor   = errors.New("no cursor of this query")
	ErrQuery    = errors.New("query") // the text query does not parse; the message says where
	ErrRuling   = errors.New("ruling")
	ErrFilter   = errors.New("filter") // a value of the filter is no date, kind, …; the message names the field
)

// Options say how to open a store. The zero value opens one for reading and
// review; adding and asking for words need Words.
type Options struct {
	Who   string       // who acts, for the log of custody; empty: the user of the operating system
	Words search.Words // analyses words for the index and for queries: pipeline.Reader.Morph
	// Now is the clock; nil: time.Now.
	Now func() time.Time
	// Existing: a folder without a store is ErrNoStore, and none is made.
	Existing bool
}

// Store is an open store.
type Store struct {
	engine engine
	name   string // of the file or server, for messages
	w, r   *sql.DB
	lock   *dirLock
	who    string
	now    func() time.Time
	words  *search.Analyzer // nil where Options.Words was
	views  views
}

// Open opens the store that dsn names, makes it where it is not there, and
// brings its tables up to date. dsn is a folder, or a file in one that ends in
// .db (SQLite), or an address postgres://…. A folder is held by one process at
// a time: ErrLocked names the one that holds it.
func Open(ctx context.Context, dsn string, o Options) (*Store, error) {
	s := &Store{who: o.Who, now: o.Now}
	if s.now == nil {
		s.now = time.Now
	}
	if s.who == "" {
		s.who = "unknown"
		if u, err := user.Current(); err == nil {
			s.who = u.Username
		}
	}
	if o.Words != nil {
		s.words = search.New(o.Words)
	}
	if err := s.connect(ctx, dsn, o.Existing); err != nil {
		s.Close()
		return nil, s.explain(err)
	}
	return s, nil
}

func (s *Store) connect(ctx context.Context, dsn string, existing bool) (err error) {
	if isPostgres(dsn) {
		s.engine, s.name = onPostgres, dsn
		if u, err := url.Parse(dsn); err == nil {
			s.name = u.Redacted()
		}
		if s.w, err = openPostgres(dsn); err != nil {
			return err
		}
		s.r = s.w
		conn, err := s.w.Conn(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		defer conn.Close()
		// Two programs that start at once must not both make the tables.
		if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock($1)", int64(writeKey)); err != nil {
			return err
		}
		defer conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock($1)", int64(writeKey))
		return migrate(ctx, s.w, s.engine)
	}
	file := fileOf(dsn)
	s.name = file
	if existing {
		if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s: %w", file, ErrNoStore)
		}
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		if errors.Is(err, fs.ErrPermission) || isReadOnlyFS(err) {
			return fmt.Errorf("%s %w: %v", filepath.Dir(file), ErrReadOnly, err)
		}
		return err
	}
	if s.lock, err = lockDir(file); err != nil {
		return err
	}
	if s.w, s.r, err = openSQLite(file); err != nil {
		return err
	}
	return migrate(ctx, s.w, s.engine)
}

// Close gives the store back. What was acknowledged is on the disk already.
func (s *Store) Close() error {
	var err error
	if s.r != nil && s.r != s.w {
		err = s.r.Close()
	}
	if s.w != nil {
		err = errors.Join(err, s.w.Close())
	}
	s.lock.release()
	s.lock = nil
	return err
}

type actorKey struct{}

// As gives a context under which a person acts: the log of custody names them,
// and saved searches are theirs. Without it, Options.Who acts.
func As(ctx context.Context, who string) context.Context {
	return context.WithValue(ctx, actorKey{}, who)
}

func (s *Store) actor(ctx context.Context) string {
	if who, ok := ctx.Value(actorKey{}).(string); ok && who != "" {
		return who
	}
	return s.who
}
