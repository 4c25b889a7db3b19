package store

import (
	"context"
	"fmt"
	"strings"

	"isnad"
)

// purgeDetail is what the log of custody says of an erasure: the hashes of
// what was there are in the entries that brought it.
type purgeDetail struct {
	Reason  string   `json:"reason"`
	Rulings []string `json:"rulings"`
}

// Purge erases a dispatch: its original bytes, text, title, names of document
// and source, records, rulings' contents, and every row derived from them.
// Left are its identity, collection, outlet and date, the hashes, and the
// entry in the log with the reason, which must not name what was erased. Bytes
// that other dispatches were read from too (a feed) are erased for all. What
// was purged already stays so, and nothing is added.
//
// On SQLite the freed pages are overwritten and the file is made anew; on
// PostgreSQL the tables are vacuumed, and what the server keeps beyond them
// (archived logs, backups) is the administrator's. Copies of the store are
// nobody's but their owner's.
func (s *Store) Purge(ctx context.Context, dispatch, reason string) error {
	done := false
	err := s.write(ctx, func(w *writing) error {
		done = false
		d, state, err := w.row(dispatch)
		if err != nil || state == purged {
			return err
		}
		done = true
		return w.purge(d, reason)
	})
	if err != nil || !done {
		return err
	}
	return s.scrub(ctx)
}

func (w *writing) purge(d *row, reason string) error {
	detail := purgeDetail{Reason: reason, Rulings: []string{}}
	rulings, err := rulingsOf(w.ctx, w, d.n, "")
	if err != nil {
		return err
	}
	for _, r := range rulings {
		detail.Rulings = append(detail.Rulings, r.ID)
	}
	sig, err := w.signature(d.n)
	if err != nil {
		return err
	}
	if sig != nil {
		for _, k := range nearKeys(sig) {
			if err := w.exec("DELETE FROM near WHERE key = $1 AND dispatch = $2", k, d.n); err != nil {
				return err
			}
		}
	}
	if err := w.clearDerived(d.n); err != nil {
		return err
	}
	for _, query := range []string{
		"DELETE FROM words WHERE rowid = $1",
		"UPDATE originals SET bytes = NULL WHERE hash = (SELECT original FROM dispatches WHERE n = $1)",
		"UPDATE records SET body = NULL WHERE dispatch = $1",
		"UPDATE rulings SET body = '' WHERE dispatch = $1",
		"UPDATE dispatches SET doc = '', title = '', text = '', source = '', url = '', byline = '', forwarded = '[]', notes = '[]', unread = '', signature = NULL, claims = 0, state = 2 WHERE n = $1",
	} {
		if err := w.exec(query, d.n); err != nil {
			return err
		}
	}
	if err := w.dropNames(); err != nil {
		return err
	}
	return w.note(isnad.CustodyPurge, d.id, detail)
}

// dropNames drops the names that nothing uses any longer.
func (w *writing) dropNames() error {
	return w.exec(`DELETE FROM names WHERE NOT EXISTS (SELECT 1 FROM roles r WHERE r.name = names.id)
		AND NOT EXISTS (SELECT 1 FROM links l WHERE l.name = names.id) AND NOT EXISTS (SELECT 1 FROM mentions m WHERE m.name = names.id)`)
}

// scrub takes what was erased out of the files, not only out of the tables.
func (s *Store) scrub(ctx context.Context) error {
	statements := []string{
		"INSERT INTO words (words) VALUES ('optimize')", // the index keeps terms of deleted rows until it merges
		"PRAGMA wal_checkpoint(TRUNCATE)",
		"VACUUM",
		"PRAGMA wal_checkpoint(TRUNCATE)",
	}
	if s.engine == onPostgres {
		statements = []string{"VACUUM FULL dispatches, originals, records, rulings, names, saved, words"}
	}
	for _, st := range statements {
		if _, err := s.w.ExecContext(ctx, st); err != nil {
			return fmt.Errorf("erased, but not yet overwritten on the disk: %w", s.explain(err))
		}
	}
	return nil
}

// blocks stands for a name that was masked.
func blocks(n int) string { return strings.Repeat("█", n) }
