package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"isnad"
)

// writing is a transaction that writes: one at a time in a store, so that the
// log of custody is one chain.
type writing struct {
	*sql.Tx
	s   *Store
	ctx context.Context
	at  time.Time // of everything written in it
	log []isnad.CustodyEntry

	// later are rows that nothing in the transaction looks for: they go in
	// together at its end, many a statement.
	later    [len(laterTables)][][]any
	prepared map[string]*sql.Stmt // on SQLite, which parses each statement anew otherwise
}

// laterTables are the tables whose rows can wait for the end of the
// transaction, in the order in which they go in.
var laterTables = [...]struct {
	name, columns string
	skip          bool // rows whose key is there are passed over
}{
	{"outlets", "id, name", true},
	{"originals", "hash, size, bytes", true},
	{"records", "dispatch, version, program, at, hash, claims, body", false},
	{"names", nameColumns, true},
	{"claims", claimColumns, false},
	{"roles", roleColumns, false},
	{"links", linkColumns, false},
	{"counts", countColumns, false},
	{"mentions", mentionColumns, false},
}

// put leaves rows for the end of the transaction.
func (w *writing) put(table string, rows ...[]any) {
	for i := range laterTables {
		if laterTables[i].name == table {
			w.later[i] = append(w.later[i], rows...)
			return
		}
	}
	panic("no later table " + table)
}

func (w *writing) flush() error {
	for i, t := range laterTables {
		rows := w.later[i]
		w.later[i] = nil
		if err := w.insert(t.name, t.columns, t.skip, rows); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return nil
}

// writeKey is the advisory lock that writers on PostgreSQL queue for.
const writeKey = 0x69736e6164

// patience is how long a transaction is tried again for while the server is
// away.
const patience = 30 * time.Second

// write runs fn in a transaction, enters what fn logged in the log of custody,
// and commits. fn may be run again when the server went away, and must not
// leave anything behind outside the transaction.
func (s *Store) write(ctx context.Context, fn func(w *writing) error) error {
	return s.patiently(ctx, func() error {
		err := s.writeOnce(ctx, fn)
		s.views.forget()
		return err
	})
}

// patiently runs fn, and runs it again for a while where the server went away:
// what goes on for hours must not end because a server was restarted.
func (s *Store) patiently(ctx context.Context, fn func() error) error {
	deadline := time.Now().Add(patience)
	for wait := 50 * time.Millisecond; ; wait = min(2*wait, 2*time.Second) {
		err := fn()
		if err == nil || s.engine == onSQLite || !lost(err) || time.Now().After(deadline) {
			return s.explain(err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
}

func (s *Store) writeOnce(ctx context.Context, fn func(w *writing) error) error {
	tx, err := s.w.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if s.engine == onPostgres {
		if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", int64(writeKey)); err != nil {
			return err
		}
	}
	w := &writing{Tx: tx, s: s, ctx: ctx, at: s.now().UTC().Truncate(time.Millisecond)}
	if err := fn(w); err != nil {
		return err
	}
	if err := w.flush(); err != nil {
		return err
	}
	if err := w.enter(); err != nil {
		return err
	}
	return tx.Commit()
}

// exec runs a statement of the transaction.
func (w *writing) exec(query string, args ...any) error {
	if w.s.engine == onPostgres || len(query) > 8000 {
		_, err := w.ExecContext(w.ctx, query, args...)
		return err
	}
	st, err := w.prepare(query)
	if err != nil {
		return err
	}
	_, err = st.ExecContext(w.ctx, args...)
	return err
}

// prepare keeps a statement for the rest of the transaction, which closes it.
func (w *writing) prepare(query string) (*sql.Stmt, error) {
	if st := w.prepared[query]; st != nil {
		return st, nil
	}
	st, err := w.PrepareContext(w.ctx, query)
	if err != nil {
		return nil, err
	}
	if w.prepared == nil {
		w.prepared = map[string]*sql.Stmt{}
	}
	w.prepared[query] = st
	return st, nil
}

// query asks within the transaction.
func (w *writing) query(query string, args ...any) (*sql.Rows, error) {
	if w.s.engine == onPostgres {
		return w.QueryContext(w.ctx, query, args...)
	}
	st, err := w.prepare(query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(w.ctx, args...)
}

// insert adds rows to a table, many a statement: on SQLite that halves the
// time. Rows whose key is there already are passed over where skip is set.
func (w *writing) insert(table, columns string, skip bool, rows [][]any) error {
	if len(rows) == 0 {
		return nil
	}
	width := len(rows[0])
	most := min(100, 30000/width)
	for len(rows) > 0 {
		part := rows[:min(len(rows), most)]
		rows = rows[len(part):]
		var b strings.Builder
		fmt.Fprintf(&b, "INSERT INTO %s (%s) VALUES ", table, columns)
		args := make([]any, 0, len(part)*width)
		for i, row := range part {
			if i > 0 {
				b.WriteByte(',')
			}
			if w.s.engine == onSQLite {
				// SQLite looks each $n up among all before it.
				b.WriteString("(?" + strings.Repeat(",?", width-1) + ")")
			} else {
				b.WriteString(placeholders(len(args)+1, width))
			}
			args = append(args, row...)
		}
		if skip {
			b.WriteString(" ON CONFLICT DO NOTHING")
		}
		if err := w.exec(b.String(), args...); err != nil {
			return err
		}
	}
	return nil
}

// placeholders is ($from,$from+1,…) for n values.
func placeholders(from, n int) string {
	var b strings.Builder
	b.WriteByte('(')
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "$%d", from+i)
	}
	b.WriteByte(')')
	return b.String()
}

const timeForm = "2006-01-02T15:04:05.000Z"

func formTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(timeForm)
}

func parseTime(s string) time.Time {
	t, err := time.Parse(timeForm, s)
	if err != nil {
		return time.Time{}
	}
	return t
}
