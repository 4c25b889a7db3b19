package store

import (
	"context"
	"database/sql"
	"time"
)

// Refused is what was given to be read and could not be.
type Refused struct {
	Source string
	Reason string
	Size   int64 // bytes; 0 where unknown
	At     time.Time
	Who    string
}

// Refuse remembers what could not be read. The same source with the same
// reason stands once.
func (s *Store) Refuse(ctx context.Context, collection string, list []Refused) error {
	if len(list) == 0 {
		return nil
	}
	return s.write(ctx, func(w *writing) error {
		var seq sql.NullInt64
		if err := w.QueryRowContext(ctx, "SELECT max(seq) FROM refused").Scan(&seq); err != nil {
			return err
		}
		rows := make([][]any, len(list))
		for i, r := range list {
			rows[i] = []any{seq.Int64 + int64(i) + 1, collection, r.Source, r.Reason, r.Size, formTime(w.at), s.actor(ctx)}
		}
		return w.insert("refused", "seq, collection, source, reason, size, at, who", true, rows)
	})
}

// RefusedCounts are how many files of each collection could not be read.
func (s *Store) RefusedCounts(ctx context.Context) (map[string]int, error) {
	return s.counts(ctx, "SELECT collection, count(*) FROM refused GROUP BY collection")
}

// RefusedIn lists what could not be read into a collection, newest first:
// from behind skip, at most limit.
func (s *Store) RefusedIn(ctx context.Context, collection string, skip, limit int) ([]Refused, error) {
	rows, err := s.r.QueryContext(ctx, "SELECT source, reason, size, at, who FROM refused WHERE collection = $1 ORDER BY seq DESC LIMIT $2 OFFSET $3", collection, limit, skip)
	if err != nil {
		return nil, s.explain(err)
	}
	defer rows.Close()
	out := []Refused{}
	for rows.Next() {
		var r Refused
		var at string
		if err := rows.Scan(&r.Source, &r.Reason, &r.Size, &at, &r.Who); err != nil {
			return nil, s.explain(err)
		}
		r.At = parseTime(at)
		out = append(out, r)
	}
	return out, s.explain(rows.Err())
}
