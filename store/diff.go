package store

import (
	"context"
	"fmt"

	"isnad"
)

// Change is how a claim differs between two readings.
type Change struct {
	Dispatch string             `json:"dispatch"`
	Doc      string             `json:"doc"`
	Claim    string             `json:"claim"`
	Old      *isnad.ClaimRecord `json:"old,omitempty"`    // nil: new in the later reading
	New      *isnad.ClaimRecord `json:"new,omitempty"`    // nil: gone from it
	Fields   []string           `json:"fields,omitempty"` // that differ, where both are there
}

// Diff calls fn with what changed between two readings of each dispatch that
// the filter keeps. before and after are programs (Version.Program); empty: the
// reading before the last, and the last. Dispatches that lack one of the two
// are passed over. A claim is the same in both when its ClaimID is.
func (s *Store) Diff(ctx context.Context, f isnad.Filter, before, after string, fn func(Change) error) error {
	ns, _, err := s.numbers(ctx, &f, Page{}, all)
	if err != nil {
		return s.explain(err)
	}
	for _, n := range ns {
		old, now, err := s.readings(ctx, n, before, after)
		if err != nil {
			return s.explain(err)
		}
		if old == nil || now == nil {
			continue
		}
		ds, err := s.dispatchesOf(ctx, []int64{n})
		if err != nil {
			return s.explain(err)
		}
		d := ds[n]
		if d == nil {
			continue
		}
		for _, c := range changes(d, old, now) {
			if err := fn(c); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Store) readings(ctx context.Context, n int64, before, after string) (old, now *isnad.Record, err error) {
	rows, err := s.r.QueryContext(ctx, "SELECT program, body FROM records WHERE dispatch = $1 AND body IS NOT NULL ORDER BY version DESC", n)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var program string
		var body []byte
		if err := rows.Scan(&program, &body); err != nil {
			return nil, nil, err
		}
		isNow := now == nil && (after == "" || program == after)
		isOld := old == nil && (before == "" && now != nil || before != "" && program == before)
		if !isNow && !isOld {
			continue
		}
		rec, err := unpackRecord(body, "")
		if err != nil {
			return nil, nil, fmt.Errorf("dispatch number %d: %w", n, err)
		}
		if isNow {
			now = rec
		} else {
			old = rec
		}
	}
	return old, now, rows.Err()
}

func changes(d *Dispatch, old, now *isnad.Record) []Change {
	var out []Change
	was := map[string]*isnad.ClaimRecord{}
	oldIDs, newIDs := claimIDs(d.ID, old.Claims), claimIDs(d.ID, now.Claims)
	for i, id := range oldIDs {
		was[id] = &old.Claims[i]
	}
	for i, id := range newIDs {
		c := &now.Claims[i]
		o := was[id]
		delete(was, id)
		if o == nil {
			out = append(out, Change{Dispatch: d.ID, Doc: d.Doc, Claim: id, New: c})
			continue
		}
		o, c = withoutNumbers(o), withoutNumbers(c)
		if fields := differing(o, c); len(fields) > 0 {
			out = append(out, Change{Dispatch: d.ID, Doc: d.Doc, Claim: id, Old: o, New: c, Fields: fields})
		}
	}
	for i, id := range oldIDs {
		if was[id] != nil {
			out = append(out, Change{Dispatch: d.ID, Doc: d.Doc, Claim: id, Old: &old.Claims[i]})
		}
	}
	return out
}

// withoutNumbers drops the numbers of mentions, which change whenever one more
// is found before them.
func withoutNumbers(c *isnad.ClaimRecord) *isnad.ClaimRecord {
	out := *c
	out.Args = append([]isnad.ArgRecord{}, c.Args...)
	for i := range out.Args {
		out.Args[i].Mention = ""
	}
	return &out
}
