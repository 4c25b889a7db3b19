package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"
	"modernc.org/sqlite"
)

// engine is what differs between SQLite and PostgreSQL. Queries are written
// once, with $1; SQLite takes them so.
type engine int

const (
	onSQLite engine = iota
	onPostgres
)

// isPostgres tells which engine an address asks for.
func isPostgres(dsn string) bool {
	return strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://")
}

// fileOf is the database file that a folder or file name stands for.
func fileOf(dsn string) string {
	if st, err := os.Stat(dsn); err == nil && !st.IsDir() || err != nil && strings.HasSuffix(dsn, ".db") {
		return dsn
	}
	return filepath.Join(dsn, "isnad.db")
}

// openSQLite opens a file twice: one connection that writes, so that writers
// queue in this process and not at the file's lock, and some that read.
func openSQLite(file string) (w, r *sql.DB, err error) {
	// FULL: a commit that was acknowledged survives the power cut.
	// secure_delete: what is purged is overwritten, not only unlinked.
	pragmas := "_pragma=busy_timeout(20000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)" +
		"&_pragma=secure_delete(1)&_pragma=temp_store(2)&_pragma=cell_size_check(1)"
	// What is read is nobody else's business, whatever the folder's rights are:
	// SQLite gives its other files the rights that this one has. Where it
	// cannot be made, the engine says why.
	if f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o600); err == nil {
		f.Close()
	}
	path := "file:" + (&url.URL{Path: file}).EscapedPath()
	if w, err = sql.Open("sqlite", path+"?"+pragmas+"&_pragma=cache_size(-131072)&_txlock=immediate"); err != nil {
		return nil, nil, err
	}
	w.SetMaxOpenConns(1)
	if r, err = sql.Open("sqlite", path+"?"+pragmas+"&_pragma=cache_size(-32768)&_pragma=query_only(1)"); err != nil {
		w.Close()
		return nil, nil, err
	}
	r.SetMaxOpenConns(max(4, runtime.GOMAXPROCS(0)))
	r.SetMaxIdleConns(max(4, runtime.GOMAXPROCS(0)))
	return w, r, nil
}

func openPostgres(dsn string) (*sql.DB, error) {
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(16)
	db.SetMaxIdleConns(8)
	db.SetConnMaxIdleTime(5 * time.Minute)
	return db, nil
}

// explain says what a driver's error means for the person at the desk, and
// marks those that callers branch on.
func (s *Store) explain(err error) error {
	if err == nil {
		return nil
	}
	for _, known := range []error{ErrNotFound, ErrPurged, ErrLocked, ErrDamaged, ErrFull, ErrReadOnly, ErrCursor, ErrQuery, ErrRuling, ErrFilter, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, known) {
			return err
		}
	}
	if strings.HasPrefix(err.Error(), "sql: Scan error") {
		// A null or a text where the tables have none.
		return fmt.Errorf("%s: %w: run isnad verify, then put back a copy (%v)", s.name, ErrDamaged, err)
	}
	var se *sqlite.Error
	if errors.As(err, &se) {
		switch se.Code() & 0xff {
		case 1: // SQLITE_ERROR
			// The program's own queries name only what its migrations make: where
			// SQLite does not know a name of theirs, the schema is damaged.
			for _, lacks := range [...]string{"no such column", "no such table", "no such index", "no such module", "no such collation", "no such tokenizer", "has no column named", "malformed"} {
				if strings.Contains(err.Error(), lacks) {
					return fmt.Errorf("%s: %w: run isnad verify, then put back a copy (%v)", s.name, ErrDamaged, err)
				}
			}
		case 13: // SQLITE_FULL
			return fmt.Errorf("%s: %w; what was acknowledged is kept, what was under way is not (%v)", s.name, ErrFull, err)
		case 11, 26: // SQLITE_CORRUPT, SQLITE_NOTADB
			return fmt.Errorf("%s: %w: run isnad verify, then put back a copy (%v)", s.name, ErrDamaged, err)
		case 8: // SQLITE_READONLY
			return fmt.Errorf("%s %w: permissions, or a medium that takes no writing (%v)", s.name, ErrReadOnly, err)
		case 14: // SQLITE_CANTOPEN
			return fmt.Errorf("%s %w or opened (%v)", s.name, ErrReadOnly, err)
		case 10: // SQLITE_IOERR
			if errors.Is(err, syscall.ENOSPC) || noSpace(s.name) {
				return fmt.Errorf("%s: %w; what was acknowledged is kept, what was under way is not (%v)", s.name, ErrFull, err)
			}
			return fmt.Errorf("%s: the disk answers with an error; what was acknowledged is kept (%w)", s.name, err)
		}
	}
	var pe *pgconn.PgError
	if errors.As(err, &pe) {
		switch pe.Code {
		case "53100":
			return fmt.Errorf("%s: %w: the server's (%v)", s.name, ErrFull, err)
		case "25006":
			return fmt.Errorf("%s %w (%v)", s.name, ErrReadOnly, err)
		case "XX001", "XX002":
			return fmt.Errorf("%s: %w (%v)", s.name, ErrDamaged, err)
		}
	}
	return err
}

// lost reports errors after which the same transaction may be tried again: the
// server went away or put the transaction off.
func lost(err error) bool {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	var pe *pgconn.PgError
	if errors.As(err, &pe) {
		switch {
		case strings.HasPrefix(pe.Code, "08"), strings.HasPrefix(pe.Code, "57P"), pe.Code == "40001", pe.Code == "40P01":
			return true
		}
		return false
	}
	var ce *pgconn.ConnectError
	var ne net.Error
	return errors.Is(err, driver.ErrBadConn) || errors.As(err, &ce) || errors.As(err, &ne) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || errors.Is(err, net.ErrClosed) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) ||
		pgconn.SafeToRetry(err)
}
