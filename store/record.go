package store

import (
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"isnad"
)

// row is what of a dispatch its derived tables need.
type row struct {
	n          int64
	id         string
	collection int64
	outlet     int64
	date       string
}

// packRecord is the form in which a record is kept: its JSON without the text,
// which the dispatch has, deflated to about an eighth. The hash is of the JSON.
func packRecord(rec *isnad.Record) (body []byte, hash string, err error) {
	bare := *rec
	bare.Text = ""
	b, err := bare.JSON()
	if err != nil {
		return nil, "", err
	}
	var z bytes.Buffer
	fw := flaters.Get().(*flate.Writer)
	defer flaters.Put(fw)
	fw.Reset(&z)
	if _, err := fw.Write(b); err != nil {
		return nil, "", err
	}
	if err := fw.Close(); err != nil {
		return nil, "", err
	}
	return z.Bytes(), hashOf(b), nil
}

// flaters are kept: making one costs more than deflating a record.
var flaters = sync.Pool{New: func() any {
	fw, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is one there is
	}
	return fw
}}

// maxRecord bounds what a damaged body may inflate to.
const maxRecord = 1 << 30

func inflate(body []byte) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(body)), maxRecord))
	if err != nil {
		return nil, fmt.Errorf("record: %w: %v", ErrDamaged, err)
	}
	return b, nil
}

func unpackRecord(body []byte, text string) (*isnad.Record, error) {
	b, err := inflate(body)
	if err != nil {
		return nil, err
	}
	rec := &isnad.Record{}
	if err := json.Unmarshal(b, rec); err != nil {
		return nil, fmt.Errorf("record: %w: %v", ErrDamaged, err)
	}
	rec.Text = text
	return rec, nil
}

// readDetail is what the log of custody says of a reading.
type readDetail struct {
	Version int    `json:"version"`
	Program string `json:"program"`
	Record  string `json:"record"`
}

// keepRecord adds a version of a dispatch's record. Its rows are derived apart.
func (w *writing) keepRecord(d *row, version int, rec *isnad.Record) error {
	body, hash, err := packRecord(rec)
	if err != nil {
		return err
	}
	w.put("records", []any{d.n, version, rec.Program, formTime(w.at), hash, len(rec.Claims), body})
	return w.note(isnad.CustodyRead, d.id, readDetail{version, rec.Program, hash})
}

// Record gives what the program read of a dispatch, in version n, or in the
// latest where n is 0. Doc is the dispatch's own Doc, and the claims have the
// identities "c1", "c2", … of their record. ErrNotFound where it was not read.
func (s *Store) Record(ctx context.Context, id string, n int) (*isnad.Record, error) {
	var text string
	var state int
	var body []byte
	err := s.r.QueryRowContext(ctx, `SELECT d.text, d.state, r.body FROM dispatches d JOIN records r ON r.dispatch = d.n
		WHERE d.id = $1 AND ($2 = 0 OR r.version = $2) ORDER BY r.version DESC LIMIT 1`, id, n).Scan(&text, &state, &body)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, fmt.Errorf("record of %s: %w", id, ErrNotFound)
	case err != nil:
		return nil, s.explain(err)
	case state == purged:
		return nil, fmt.Errorf("record of %s: %w", id, ErrPurged)
	}
	return unpackRecord(body, text)
}

// Versions lists the readings of a dispatch, oldest first.
func (s *Store) Versions(ctx context.Context, id string) ([]Version, error) {
	rows, err := s.r.QueryContext(ctx, `SELECT r.version, r.program, r.at, r.hash, r.claims FROM dispatches d JOIN records r ON r.dispatch = d.n
		WHERE d.id = $1 ORDER BY r.version`, id)
	if err != nil {
		return nil, s.explain(err)
	}
	defer rows.Close()
	out := []Version{}
	for rows.Next() {
		var v Version
		var at string
		if err := rows.Scan(&v.N, &v.Program, &at, &v.Hash, &v.Claims); err != nil {
			return nil, s.explain(err)
		}
		v.At = parseTime(at)
		out = append(out, v)
	}
	return out, s.explain(rows.Err())
}

// Read keeps a new reading of a dispatch as its latest version and returns
// whether it was kept: a record that is the same as the latest, program and
// all, adds nothing. The index of words and the rows that filters need are made
// anew in either case.
func (s *Store) Read(ctx context.Context, dispatch string, rec *isnad.Record) (bool, error) {
	if s.words == nil {
		return false, errNoWords
	}
	kept := false
	err := s.write(ctx, func(w *writing) error {
		kept = false
		d, state, err := w.row(dispatch)
		if err != nil {
			return err
		}
		if state == purged {
			return fmt.Errorf("%s: %w", dispatch, ErrPurged)
		}
		var title, text string
		if err := w.QueryRowContext(ctx, "SELECT title, text FROM dispatches WHERE n = $1", d.n).Scan(&title, &text); err != nil {
			return err
		}
		if rec.Text != text {
			return fmt.Errorf("%s: the record is of another text", dispatch)
		}
		var version int
		var hash string
		err = w.QueryRowContext(ctx, "SELECT version, hash FROM records WHERE dispatch = $1 ORDER BY version DESC LIMIT 1", d.n).Scan(&version, &hash)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		_, now, err := packRecord(rec)
		if err != nil {
			return err
		}
		rulings, err := rulingsOf(ctx, w, d.n, "")
		if err != nil {
			return err
		}
		if err := w.exec("UPDATE dispatches SET unread = '' WHERE n = $1", d.n); err != nil {
			return err
		}
		if err := w.index(d.n, title, text); err != nil {
			return err
		}
		if now != hash {
			kept = true
			if err := w.keepRecord(d, version+1, rec); err != nil {
				return err
			}
		}
		// Names that were damaged are put right too.
		for id := range derive(d, rec, rulings).names {
			if err := w.exec("DELETE FROM names WHERE id = $1", id); err != nil {
				return err
			}
		}
		return w.flatten(d, rec, rulings)
	})
	return kept && err == nil, err
}

// row finds a dispatch by its identity.
func (w *writing) row(id string) (*row, int, error) {
	d := &row{id: id}
	var state int
	err := w.QueryRowContext(w.ctx, "SELECT n, collection, outlet, date, state FROM dispatches WHERE id = $1", id).Scan(&d.n, &d.collection, &d.outlet, &d.date, &state)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, 0, fmt.Errorf("dispatch %s: %w", id, ErrNotFound)
	}
	return d, state, err
}

// Programs lists the versions that have read dispatches of the store, oldest
// first.
func (s *Store) Programs(ctx context.Context) ([]string, error) {
	rows, err := s.r.QueryContext(ctx, "SELECT program FROM records GROUP BY program ORDER BY min(at), program")
	if err != nil {
		return nil, s.explain(err)
	}
	defer rows.Close()
	out := []string{}
	for rows.Next() {
		var p string
		if err := rows.Scan(&p); err != nil {
			return nil, s.explain(err)
		}
		out = append(out, p)
	}
	return out, s.explain(rows.Err())
}
