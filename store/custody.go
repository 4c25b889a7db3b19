package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"

	"isnad"
)

// note notes an act for the log of custody; it is entered at the end of
// the transaction. detail must hold no text and no name.
func (w *writing) note(act, subject string, detail any) error {
	b, err := json.Marshal(detail)
	if err != nil {
		return err
	}
	w.log = append(w.log, isnad.CustodyEntry{Who: w.s.actor(w.ctx), Act: act, Subject: subject, Detail: string(b)})
	return nil
}

// enter writes the acts of the transaction behind the last entry of the log.
func (w *writing) enter() error {
	if len(w.log) == 0 {
		return nil
	}
	var seq int64
	var prev string
	err := w.QueryRowContext(w.ctx, "SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1").Scan(&seq, &prev)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	rows := make([][]any, 0, len(w.log))
	for i := range w.log {
		e := &w.log[i]
		seq++
		e.Seq, e.At, e.Prev = seq, w.at, prev
		e.Hash = entryHash(e)
		prev = e.Hash
		rows = append(rows, []any{e.Seq, formTime(e.At), e.Who, e.Act, e.Subject, e.Detail, e.Prev, e.Hash})
	}
	return w.insert("custody", "seq, at, who, act, subject, detail, prev, hash", false, rows)
}

// entryHash is SHA-256 over the JSON array of an entry's fields in order.
func entryHash(e *isnad.CustodyEntry) string {
	b, err := json.Marshal([]any{e.Seq, formTime(e.At), e.Who, e.Act, e.Subject, e.Detail, e.Prev})
	if err != nil {
		panic(err) // strings and a number
	}
	return hashOf(b)
}

func hashOf(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// Custody pages through the log of custody, oldest first: entries after seq,
// at most limit (0: 100). Where subject is not empty, only those about it.
func (s *Store) Custody(ctx context.Context, subject string, after int64, limit int) ([]isnad.CustodyEntry, error) {
	if limit <= 0 {
		limit = 100
	}
	rows, err := s.r.QueryContext(ctx, `SELECT seq, at, who, act, subject, detail, prev, hash FROM custody
		WHERE seq > $1 AND ($2 = '' OR subject = $2) ORDER BY seq LIMIT $3`, after, subject, limit)
	if err != nil {
		return nil, s.explain(err)
	}
	defer rows.Close()
	out := []isnad.CustodyEntry{}
	for rows.Next() {
		var e isnad.CustodyEntry
		var at string
		if err := rows.Scan(&e.Seq, &at, &e.Who, &e.Act, &e.Subject, &e.Detail, &e.Prev, &e.Hash); err != nil {
			return nil, s.explain(err)
		}
		e.At = parseTime(at)
		out = append(out, e)
	}
	return out, s.explain(rows.Err())
}

// Exported enters in the log of custody that what the filter keeps left the
// store in a format; hash is the SHA-256 of what was written or of its
// manifest. The filter is kept as its hash: it may hold names.
func (s *Store) Exported(ctx context.Context, f isnad.Filter, format string, claims int, hash string) error {
	b, err := json.Marshal(f)
	if err != nil {
		return err
	}
	return s.write(ctx, func(w *writing) error {
		return w.note(isnad.CustodyExport, format, struct {
			Filter string `json:"filter"`
			Claims int    `json:"claims"`
			Hash   string `json:"hash"`
		}{hashOf(b), claims, hash})
	})
}

// head is the number of the last entry of the log: it grows with every write.
func (s *Store) head(ctx context.Context) (int64, error) {
	var seq sql.NullInt64
	err := s.r.QueryRowContext(ctx, "SELECT max(seq) FROM custody").Scan(&seq)
	return seq.Int64, err
}

// clockSlack is how far back a clock may step before Verify remarks on it.
const clockSlack = time.Minute
