package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"isnad"
)

// noRows turns the driver's "no rows" into ErrNotFound, and anything else into
// nothing.
func noRows(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return nil
}

// Save keeps a filter by name, in the place of one of the same name and
// person (see As).
func (s *Store) Save(ctx context.Context, name string, f isnad.Filter) error {
	if strings.TrimSpace(name) == "" {
		return fmt.Errorf("%w: a saved search needs a name", ErrFilter)
	}
	if _, err := s.where(ctx, &f); err != nil {
		return err
	}
	b, err := json.Marshal(f)
	if err != nil {
		return err
	}
	return s.write(ctx, func(w *writing) error {
		return w.exec("INSERT INTO saved (name, who, at, filter) VALUES ($1, $2, $3, $4) ON CONFLICT (name, who) DO UPDATE SET at = $3, filter = $4",
			name, s.actor(ctx), formTime(w.at), string(b))
	})
}

// SavedSearches lists the filters kept, everybody's, by name.
func (s *Store) SavedSearches(ctx context.Context) ([]Saved, error) {
	rows, err := s.r.QueryContext(ctx, "SELECT name, who, at, filter FROM saved ORDER BY name, who")
	if err != nil {
		return nil, s.explain(err)
	}
	defer rows.Close()
	out := []Saved{}
	for rows.Next() {
		var v Saved
		var at, filter string
		if err := rows.Scan(&v.Name, &v.Who, &at, &filter); err != nil {
			return nil, s.explain(err)
		}
		if err := json.Unmarshal([]byte(filter), &v.Filter); err != nil {
			return nil, fmt.Errorf("saved search %s: %w: %v", v.Name, ErrDamaged, err)
		}
		v.At = parseTime(at)
		out = append(out, v)
	}
	return out, s.explain(rows.Err())
}

// Forget drops a saved filter of that person's (see As).
func (s *Store) Forget(ctx context.Context, name string) error {
	return s.write(ctx, func(w *writing) error {
		res, err := w.ExecContext(ctx, "DELETE FROM saved WHERE name = $1 AND who = $2", name, s.actor(ctx))
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err == nil && n == 0 {
			return fmt.Errorf("saved search %s: %w", name, ErrNotFound)
		}
		return nil
	})
}
