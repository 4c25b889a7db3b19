package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"isnad"
)

// place is where a claim stands: its dispatch and its number among the
// dispatch's claims.
type place struct{ n, ord int64 }

// Claims pages through the claims that the filter keeps: by date of
// publication, newest first, and within a dispatch in the order of the text.
func (s *Store) Claims(ctx context.Context, f isnad.Filter, p Page) (*Claims, error) {
	places, err := s.places(ctx, &f, p, p.limit()+1)
	if err != nil {
		return nil, s.explain(err)
	}
	out := &Claims{}
	if len(places) > p.limit() {
		places = places[:p.limit()]
		last := places[len(places)-1]
		out.Next = encodeCursor(p.order("c"), last.n, last.ord)
	}
	out.Claims, err = s.claimsAt(ctx, places, everyone)
	return out, s.explain(err)
}

// all asks places and numbers for everything.
const all = 1 << 62

func (s *Store) places(ctx context.Context, f *isnad.Filter, p Page, limit int) ([]place, error) {
	w, err := s.ofClaims(ctx, f)
	if err != nil {
		return nil, err
	}
	dir, cmp := "DESC", "<"
	if p.Oldest {
		dir, cmp = "ASC", ">"
	}
	if p.Cursor != "" {
		at, err := decodeCursor(p.Cursor, p.order("c"), 2)
		if err != nil {
			return nil, err
		}
		n := w.arg(at[0])
		w.and("c.dispatch %s= %s AND (c.dispatch %s %s OR c.ord > %s)", cmp, n, cmp, n, w.arg(at[1]))
	}
	return s.scanPlaces(ctx, fmt.Sprintf("SELECT c.dispatch, c.ord FROM %s WHERE %s ORDER BY c.dispatch %s, c.ord LIMIT %d", w.from(), w, dir, limit), w.args)
}

func (s *Store) scanPlaces(ctx context.Context, query string, args []any) ([]place, error) {
	rows, err := s.r.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []place
	for rows.Next() {
		var p place
		if err := rows.Scan(&p.n, &p.ord); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, rows.Err()
}

// everyone asks for the claims as all rulings leave them; any other value is
// the one coder whose rulings are applied.
const everyone = ""

// whole is a dispatch with its latest record and rulings.
type whole struct {
	d       *Dispatch
	rec     *isnad.Record // nil where it was not read
	rulings []isnad.Ruling
}

// wholes loads dispatches with their latest records and rulings, by number.
func (s *Store) wholes(ctx context.Context, ns []int64, coder string) (map[int64]*whole, error) {
	ds, err := s.dispatchesOf(ctx, ns)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]*whole, len(ds))
	for n, d := range ds {
		out[n] = &whole{d: d}
	}
	for len(ns) > 0 {
		part := ns[:min(len(ns), 500)]
		ns = ns[len(part):]
		in := placeholders(1, len(part))
		rows, err := s.r.QueryContext(ctx, `SELECT r.dispatch, r.body FROM records r WHERE r.dispatch IN `+in+`
			AND r.version = (SELECT max(v.version) FROM records v WHERE v.dispatch = r.dispatch)`, anys(part)...)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var n int64
			var body []byte
			if err := rows.Scan(&n, &body); err != nil {
				rows.Close()
				return nil, err
			}
			if x := out[n]; x != nil && body != nil {
				if x.rec, err = unpackRecord(body, x.d.Text); err != nil {
					rows.Close()
					return nil, fmt.Errorf("dispatch %s: %w", x.d.ID, err)
				}
			}
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
		rows, err = s.r.QueryContext(ctx, `SELECT r.dispatch, r.body FROM rulings r WHERE r.dispatch IN `+in+` AND r.body <> '' ORDER BY r.seq`, anys(part)...)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var n int64
			var body string
			if err := rows.Scan(&n, &body); err != nil {
				rows.Close()
				return nil, err
			}
			var r isnad.Ruling
			if err := json.Unmarshal([]byte(body), &r); err != nil {
				rows.Close()
				return nil, fmt.Errorf("ruling: %w: %v", ErrDamaged, err)
			}
			if x := out[n]; x != nil && (coder == everyone || r.Who == coder) {
				x.rulings = append(x.rulings, r)
			}
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// claims are the claims of a dispatch as they stand.
func (x *whole) claims() []Claim {
	var out []Claim
	for _, c := range stand(x.d.ID, x.rec, x.rulings) {
		from, to := interval(c.Time.Start, c.Time.End, x.d.Date)
		parts := participants(x.rec, &c.ClaimRecord)
		out = append(out, Claim{ID: c.ID, Dispatch: x.d.ID, Collection: x.d.Collection, Doc: x.d.Doc, Outlet: x.d.Outlet, Date: x.d.Date, Group: x.d.Group,
			ClaimRecord: c.ClaimRecord, Participants: parts, From: dateOf(from), To: dateOf(to), Ruled: c.ruled, Ruling: c.ruling, Doubt: doubt(x.rec, c.doubted())})
	}
	return out
}

// claimsAt loads claims by place, in the order of the places.
func (s *Store) claimsAt(ctx context.Context, places []place, coder string) ([]Claim, error) {
	out := make([]Claim, 0, len(places))
	for len(places) > 0 {
		part := places[:min(len(places), 200)]
		places = places[len(part):]
		var ns []int64
		seen := map[int64]bool{}
		for _, p := range part {
			if !seen[p.n] {
				seen[p.n] = true
				ns = append(ns, p.n)
			}
		}
		xs, err := s.wholes(ctx, ns, coder)
		if err != nil {
			return nil, err
		}
		claims := map[int64][]Claim{}
		for _, p := range part {
			x := xs[p.n]
			if x == nil {
				continue // purged in between
			}
			cs, ok := claims[p.n]
			if !ok {
				cs = x.claims()
				claims[p.n] = cs
			}
			if int(p.ord) < len(cs) {
				out = append(out, cs[p.ord])
			}
		}
	}
	return out, nil
}

// Claim gives one claim by its identity.
func (s *Store) Claim(ctx context.Context, id string) (*Claim, error) {
	var p place
	err := s.r.QueryRowContext(ctx, "SELECT dispatch, ord FROM claims WHERE id = $1", id).Scan(&p.n, &p.ord)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("claim %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return nil, s.explain(err)
	}
	cs, err := s.claimsAt(ctx, []place{p}, everyone)
	if err != nil {
		return nil, s.explain(err)
	}
	if len(cs) == 0 {
		return nil, fmt.Errorf("claim %s: %w", id, ErrNotFound)
	}
	return &cs[0], nil
}

// EachClaim calls fn with every claim that the filter keeps, in the order of
// Claims. It holds 16 bytes for each of them in memory and no more than some
// hundred claims. It stops at fn's first error and returns it. What is written
// meanwhile may be seen or not.
func (s *Store) EachClaim(ctx context.Context, f isnad.Filter, fn func(*Claim) error) error {
	places, err := s.places(ctx, &f, Page{}, all)
	if err != nil {
		return s.explain(err)
	}
	for len(places) > 0 {
		part := places[:min(len(places), 200)]
		places = places[len(part):]
		claims, err := s.claimsAt(ctx, part, everyone)
		if err != nil {
			return s.explain(err)
		}
		for i := range claims {
			if err := fn(&claims[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// EachDispatch calls fn with every dispatch that the filter keeps and its
// latest record as ruled (claims rejected are left out, corrected and added
// ones are in), nil where it was not read and nobody has added a claim. The
// claims have the identities of ClaimID. Filters of claims choose dispatches,
// not claims within them.
func (s *Store) EachDispatch(ctx context.Context, f isnad.Filter, fn func(*Dispatch, *isnad.Record) error) error {
	ns, _, err := s.numbers(ctx, &f, Page{}, all)
	if err != nil {
		return s.explain(err)
	}
	for len(ns) > 0 {
		part := ns[:min(len(ns), 100)]
		ns = ns[len(part):]
		xs, err := s.wholes(ctx, part, everyone)
		if err != nil {
			return s.explain(err)
		}
		for _, n := range part {
			if x := xs[n]; x != nil {
				if err := fn(x.d, x.ruled()); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// ruled is the record with the rulings applied.
func (x *whole) ruled() *isnad.Record {
	claims := []isnad.ClaimRecord{}
	for _, c := range stand(x.d.ID, x.rec, x.rulings) {
		if c.live() {
			claims = append(claims, c.ClaimRecord)
		}
	}
	if x.rec == nil && len(claims) == 0 {
		return nil
	}
	rec := &isnad.Record{Doc: x.d.Doc, Outlet: x.d.Outlet, Date: x.d.Date, Lang: x.d.Lang, Title: x.d.Title, Text: x.d.Text, Mentions: []isnad.MentionRecord{}}
	if x.rec != nil {
		*rec = *x.rec
	}
	rec.Claims = claims
	return rec
}
