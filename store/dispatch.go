package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// dispatchFrom and dispatchColumns are what scanDispatch needs; d, c and o are
// the dispatch, its collection and its outlet.
const (
	dispatchColumns = `d.n, d.id, c.name, d.doc, o.name, d.date, d.lang, d.title, d.text, d.source, d.format, d.url, d.byline, d.published,
		d.forwarded, d.notes, d.original, (SELECT g.size FROM originals g WHERE g.hash = d.original), d.grp, d.added, d.unread, d.claims, d.state`
	dispatchFrom = `dispatches d JOIN collections c ON c.id = d.collection JOIN outlets o ON o.id = d.outlet`
)

func scanDispatch(scan func(...any) error) (*Dispatch, int64, error) {
	d := &Dispatch{}
	var n int64
	var published, forwarded, notes, added string
	var size sql.NullInt64
	var state int
	if err := scan(&n, &d.ID, &d.Collection, &d.Doc, &d.Outlet, &d.Date, &d.Lang, &d.Title, &d.Text, &d.Source, &d.Format, &d.URL, &d.Byline, &published,
		&forwarded, &notes, &d.Original, &size, &d.Group, &added, &d.Unread, &d.Claims, &state); err != nil {
		return nil, 0, err
	}
	if err := json.Unmarshal([]byte(forwarded), &d.Forwarded); err != nil {
		return nil, 0, fmt.Errorf("dispatch %s: forwarded: %w: %v", d.ID, ErrDamaged, err)
	}
	if err := json.Unmarshal([]byte(notes), &d.Notes); err != nil {
		return nil, 0, fmt.Errorf("dispatch %s: notes: %w: %v", d.ID, ErrDamaged, err)
	}
	d.Published, d.Added, d.Size = parseTime(published), parseTime(added), size.Int64
	d.Purged, d.Masked = state == purged, state == masked
	return d, n, nil
}

// Dispatch gives one dispatch. ErrNotFound where there is none; a purged one
// has Purged set and no text.
func (s *Store) Dispatch(ctx context.Context, id string) (*Dispatch, error) {
	d, _, err := scanDispatch(s.r.QueryRowContext(ctx, "SELECT "+dispatchColumns+" FROM "+dispatchFrom+" WHERE d.id = $1", id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("dispatch %s: %w", id, ErrNotFound)
	}
	return d, s.explain(err)
}

// Original gives the bytes that a dispatch was read from. ErrPurged where they
// were erased.
func (s *Store) Original(ctx context.Context, id string) ([]byte, error) {
	var b []byte
	var size int64
	err := s.r.QueryRowContext(ctx, "SELECT g.bytes, g.size FROM dispatches d JOIN originals g ON g.hash = d.original WHERE d.id = $1", id).Scan(&b, &size)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, fmt.Errorf("original of %s: %w", id, ErrNotFound)
	case err != nil:
		return nil, s.explain(err)
	case b == nil && size > 0:
		return nil, fmt.Errorf("original of %s: %w", id, ErrPurged)
	}
	return orEmpty(b), nil
}

// dispatchesOf loads dispatches by number.
func (s *Store) dispatchesOf(ctx context.Context, ns []int64) (map[int64]*Dispatch, error) {
	out := make(map[int64]*Dispatch, len(ns))
	for len(ns) > 0 {
		part := ns[:min(len(ns), 500)]
		ns = ns[len(part):]
		rows, err := s.r.QueryContext(ctx, "SELECT "+dispatchColumns+" FROM "+dispatchFrom+" WHERE d.n IN "+placeholders(1, len(part)), anys(part)...)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			d, n, err := scanDispatch(rows.Scan)
			if err != nil {
				rows.Close()
				return nil, err
			}
			out[n] = d
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}
