package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"isnad"
)

// The rows below are the derived tables as they are, for those who hold them
// in memory (package tally). Byte slices are good until the next row.

// DocRow is a dispatch that has not been purged.
type DocRow struct {
	N  int64 // orders dispatches by date of publication and then by arrival
	ID string
	Collection,
	Outlet,
	Lang,
	Group string
	From, To int64 // days of publication (see DateOf); 0: unknown
	Unread   bool  // not read into claims
}

// ClaimRow is a claim.
type ClaimRow struct {
	N          int64
	Ord        int64
	KindType   []byte    // kind and type, a zero byte between
	Small      [6][]byte // degree, polarity, certainty, tense, evidence, ruled
	Frame      []byte
	Confidence float64
	Doubt      float64
	From, To   int64
}

// NameRow is a name as written.
type NameRow struct {
	ID       int64
	Sort     string // type of the mention
	Entity   string // identity, or the folded name where there is none
	Fold     string
	Text     string
	NameEn   string
	Lat, Lon *float64
	Accuracy float64
	X, Y, Z  float64 // on the unit sphere, where Lat is set
}

// DateOf is the ISO date of a day of a row; empty for 0.
func DateOf(day int64) string { return dateOf(day) }

// Days is the first and the last day of an ISO date; 0, 0 where it is none.
func Days(date string) (from, to int64) { return days(date) }

// NameFold is the form in which names are compared.
func NameFold(name string) string { return nameFold(name) }

// NameForms are the forms in which a name is looked for among names of these
// sorts: as it is, and without a generic word before it (مدينة البوكمال).
func NameForms(name string, sorts ...string) []string {
	forms := []string{nameFold(name)}
	for _, sort := range sorts {
		if f := bareName(sort, forms[0]); f != forms[0] {
			forms = append(forms, f)
		}
	}
	return forms
}

// CheckFilter says which field of a filter has a value that none can have.
func CheckFilter(f *isnad.Filter) error { return check(f) }

// Head is the number of the last entry of the log of custody: whatever is
// written that people may see raises it.
func (s *Store) Head(ctx context.Context) (int64, error) {
	n, err := s.head(ctx)
	return n, s.explain(err)
}

// restrict is a condition on a column of dispatches' numbers; nil is none.
func restrict(column string, ns []int64) (string, []any) {
	if ns == nil {
		return "1=1", nil
	}
	if len(ns) == 0 {
		return "1=0", nil
	}
	return column + " IN " + placeholders(1, len(ns)), anys(ns)
}

// parts splits dispatches' numbers to what a statement takes; nil, for all,
// is one part.
func parts(ns []int64) [][]int64 {
	if ns == nil {
		return [][]int64{nil}
	}
	var out [][]int64
	for len(ns) > 0 {
		n := min(len(ns), 500)
		out = append(out, ns[:n])
		ns = ns[n:]
	}
	return out
}

func (s *Store) each(ctx context.Context, query string, args []any, fn func(*sql.Rows) error) error {
	rows, err := s.r.QueryContext(ctx, query, args...)
	if err != nil {
		return s.explain(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return s.explain(err)
		}
	}
	return s.explain(rows.Err())
}

// EachDoc calls fn with dispatches by number; ns, sorted, chooses them, and nil
// is all.
func (s *Store) EachDoc(ctx context.Context, ns []int64, fn func(*DocRow) error) error {
	for _, part := range parts(ns) {
		cond, args := restrict("d.n", part)
		err := s.each(ctx, fmt.Sprintf(`SELECT d.n, d.id, c.name, o.name, d.lang, d.grp, d.from_day, d.to_day, d.unread FROM %s WHERE d.state <> %d AND %s ORDER BY d.n`, dispatchFrom, purged, cond), args, func(rows *sql.Rows) error {
			var r DocRow
			var unread sql.RawBytes
			if err := rows.Scan(&r.N, &r.ID, &r.Collection, &r.Outlet, &r.Lang, &r.Group, &r.From, &r.To, &unread); err != nil {
				return err
			}
			r.Unread = len(unread) > 0
			return fn(&r)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// EachClaimRow calls fn with claims in the order of dispatches and then of the
// text.
func (s *Store) EachClaimRow(ctx context.Context, ns []int64, fn func(*ClaimRow) error) error {
	var r ClaimRow
	var kind, typ sql.RawBytes
	var small [6]sql.RawBytes
	var frame sql.RawBytes
	for _, part := range parts(ns) {
		cond, args := restrict("dispatch", part)
		err := s.each(ctx, "SELECT dispatch, ord, kind, type, degree, polarity, certainty, tense, evidence, ruled, frame, confidence, doubt, from_day, to_day FROM claims WHERE "+cond+" ORDER BY dispatch, ord", args, func(rows *sql.Rows) error {
			if err := rows.Scan(&r.N, &r.Ord, &kind, &typ, &small[0], &small[1], &small[2], &small[3], &small[4], &small[5], &frame, &r.Confidence, &r.Doubt, &r.From, &r.To); err != nil {
				return err
			}
			r.KindType = append(append(append(r.KindType[:0], kind...), 0), typ...)
			for i := range small {
				r.Small[i] = small[i]
			}
			r.Frame = frame
			return fn(&r)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// EachRole calls fn with the roles of claims: who fills which, by the number of
// a NameRow.
func (s *Store) EachRole(ctx context.Context, ns []int64, fn func(n, ord int64, role []byte, name int64) error) error {
	var role sql.RawBytes
	for _, part := range parts(ns) {
		cond, args := restrict("dispatch", part)
		err := s.each(ctx, "SELECT dispatch, ord, role, name FROM roles WHERE "+cond+" ORDER BY dispatch, ord, pos", args, func(rows *sql.Rows) error {
			var n, ord, name int64
			if err := rows.Scan(&n, &ord, &role, &name); err != nil {
				return err
			}
			return fn(n, ord, role, name)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// EachName calls fn with the names that fill roles of claims, by number.
func (s *Store) EachName(ctx context.Context, ns []int64, fn func(*NameRow) error) error {
	for _, part := range parts(ns) {
		cond, args := "", []any(nil)
		if part != nil {
			in, vals := restrict("dispatch", part)
			cond, args = " AND id IN (SELECT name FROM roles WHERE "+in+")", vals
		}
		err := s.each(ctx, "SELECT id, sort, entity, fold, text, name_en, lat, lon, accuracy, x, y, z FROM names WHERE sort <> 'source'"+cond+" ORDER BY id", args, func(rows *sql.Rows) error {
			var r NameRow
			var x, y, z sql.NullFloat64
			if err := rows.Scan(&r.ID, &r.Sort, &r.Entity, &r.Fold, &r.Text, &r.NameEn, &r.Lat, &r.Lon, &r.Accuracy, &x, &y, &z); err != nil {
				return err
			}
			r.X, r.Y, r.Z = x.Float64, y.Float64, z.Float64
			return fn(&r)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Place says where a claim stands: the number of its dispatch, and its own
// among the dispatch's claims.
type Place struct{ N, Ord int64 }

// EachPlace calls fn with the places of the claims that a filter keeps, in no
// order.
func (s *Store) EachPlace(ctx context.Context, f isnad.Filter, fn func(Place) error) error {
	w, err := s.ofClaims(ctx, &f)
	if err != nil {
		return s.explain(err)
	}
	return s.each(ctx, fmt.Sprintf("SELECT c.dispatch, c.ord FROM %s WHERE %s", w.from(), w), w.args, func(rows *sql.Rows) error {
		var p Place
		if err := rows.Scan(&p.N, &p.Ord); err != nil {
			return err
		}
		return fn(p)
	})
}

// EachNumber calls fn with the numbers of the dispatches that a filter keeps,
// in no order.
func (s *Store) EachNumber(ctx context.Context, f isnad.Filter, fn func(n int64) error) error {
	w, err := s.ofDispatches(ctx, &f)
	if err != nil {
		return s.explain(err)
	}
	n, from := "d.n", "dispatches d"
	if w.query != nil && len(w.conds) == 1 {
		// Words only: whoever asks knows which dispatches were purged.
		w.conds, n, from = nil, "rowid", "words"
	}
	if w.query != nil {
		if from == "words" {
			w.and("%s", w.match())
		} else {
			w.and("d.n IN (SELECT rowid FROM words WHERE %s)", w.match())
		}
	}
	return s.each(ctx, fmt.Sprintf("SELECT %s FROM %s WHERE %s", n, from, w), w.args, func(rows *sql.Rows) error {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return err
		}
		return fn(n)
	})
}

// ChangedSince gives the numbers of the dispatches that the log of custody
// speaks of behind an entry, sorted. ok is false where that is more than most,
// or where something was purged or masked, of which nobody may keep anything.
func (s *Store) ChangedSince(ctx context.Context, seq int64, most int) (changed []int64, ok bool, err error) {
	var n, gone int
	if err := s.r.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT DISTINCT subject FROM custody WHERE seq > $1 LIMIT $2) x", seq, most+1).Scan(&n); err != nil {
		return nil, false, s.explain(err)
	}
	if err := s.r.QueryRowContext(ctx, "SELECT count(*) FROM custody WHERE seq > $1 AND act IN ($2, $3)", seq, isnad.CustodyPurge, isnad.CustodyMask).Scan(&gone); err != nil {
		return nil, false, s.explain(err)
	}
	if n > most || gone > 0 {
		return nil, false, nil
	}
	changed = []int64{}
	err = s.each(ctx, "SELECT n FROM dispatches WHERE id IN (SELECT subject FROM custody WHERE seq > $1) ORDER BY n", []any{seq}, func(rows *sql.Rows) error {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return err
		}
		changed = append(changed, n)
		return nil
	})
	return changed, err == nil, err
}

// Whole is a dispatch with its latest record and its claims as they stand.
type Whole struct {
	*Dispatch
	Record *isnad.Record // as the program read it; nil where it did not
	Claims []Claim
}

// WholesAt loads dispatches by number. Where coder is not empty, only that
// coder's rulings are applied.
func (s *Store) WholesAt(ctx context.Context, ns []int64, coder string) (map[int64]*Whole, error) {
	xs, err := s.wholes(ctx, ns, coder)
	if err != nil {
		return nil, s.explain(err)
	}
	out := make(map[int64]*Whole, len(xs))
	for n, x := range xs {
		out[n] = &Whole{x.d, x.rec, x.claims()}
	}
	return out, nil
}

// Locate finds where a claim stands by its identity. ErrNotFound where there is
// none.
func (s *Store) Locate(ctx context.Context, claim string) (Place, error) {
	var at Place
	found := false
	err := s.EachPlace(ctx, isnad.Filter{Claims: []string{claim}}, func(p Place) error {
		at, found = p, true
		return nil
	})
	if err == nil && !found {
		err = fmt.Errorf("claim %s: %w", strings.ToValidUTF8(claim, "?"), ErrNotFound)
	}
	return at, err
}

// NumberOf is the number of a dispatch. ErrNotFound where there is none.
func (s *Store) NumberOf(ctx context.Context, dispatch string) (int64, error) {
	var n int64
	found := false
	err := s.each(ctx, "SELECT n FROM dispatches WHERE id = $1", []any{dispatch}, func(rows *sql.Rows) error {
		found = true
		return rows.Scan(&n)
	})
	if err == nil && !found {
		err = fmt.Errorf("dispatch %s: %w", strings.ToValidUTF8(dispatch, "?"), ErrNotFound)
	}
	return n, err
}

// CustodyBefore gives the log of custody from behind: entries before seq (0:
// from the last), the newest first, at most limit. Where subject is not empty,
// only those about it.
func (s *Store) CustodyBefore(ctx context.Context, subject string, seq int64, limit int) ([]isnad.CustodyEntry, error) {
	out := []isnad.CustodyEntry{}
	err := s.each(ctx, `SELECT seq, at, who, act, subject, detail, prev, hash FROM custody
		WHERE ($1 = 0 OR seq < $1) AND ($2 = '' OR subject = $2) ORDER BY seq DESC LIMIT $3`, []any{seq, subject, limit}, func(rows *sql.Rows) error {
		var e isnad.CustodyEntry
		var at string
		if err := rows.Scan(&e.Seq, &at, &e.Who, &e.Act, &e.Subject, &e.Detail, &e.Prev, &e.Hash); err != nil {
			return err
		}
		e.At = parseTime(at)
		out = append(out, e)
		return nil
	})
	return out, err
}

// Engine names what keeps the store: sqlite or postgres.
func (s *Store) Engine() string {
	if s.engine == onPostgres {
		return "postgres"
	}
	return "sqlite"
}

// Source is a link of a claim's chain behind its outlet.
type Source struct {
	Who    string
	Entity string // identity, or the folded words where there is none
	Kind   string // person, role, agency, …
}

// SourcesOf gives for claims, by identity, the sources of their chains, the
// outermost first.
func (s *Store) SourcesOf(ctx context.Context, claims []string) (map[string][]Source, error) {
	out := map[string][]Source{}
	for len(claims) > 0 {
		part := claims[:min(len(claims), 500)]
		claims = claims[len(part):]
		err := s.each(ctx, `SELECT c.id, n.text, n.entity, l.kind FROM claims c JOIN links l ON l.dispatch = c.dispatch AND l.ord = c.ord JOIN names n ON n.id = l.name
			WHERE c.id IN `+placeholders(1, len(part))+` ORDER BY c.id, l.pos`, anys(part), func(rows *sql.Rows) error {
			var id string
			var x Source
			if err := rows.Scan(&id, &x.Who, &x.Entity, &x.Kind); err != nil {
				return err
			}
			out[id] = append(out[id], x)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// EachDecided calls fn with the places of the claims that a coder has decided
// on, in no order.
func (s *Store) EachDecided(ctx context.Context, coder string, fn func(Place) error) error {
	// CROSS has SQLite begin with the rulings, which are few.
	return s.each(ctx, "SELECT DISTINCT c.dispatch, c.ord FROM rulings r CROSS JOIN claims c WHERE c.id = r.claim AND r.who = $1 AND r.act <> $2", []any{coder, isnad.RulingComment}, func(rows *sql.Rows) error {
		var p Place
		if err := rows.Scan(&p.N, &p.Ord); err != nil {
			return err
		}
		return fn(p)
	})
}

// QueuedAt loads claims by place as they stand for a coder who is blind to
// others; see Queue.
func (s *Store) QueuedAt(ctx context.Context, coder string, list []Place) ([]Claim, error) {
	at := make([]place, len(list))
	for i, p := range list {
		at[i] = place{p.N, p.Ord}
	}
	out, err := s.queued(ctx, coder, at)
	return out, s.explain(err)
}

// HitsIn shows where the words of a text query stand in dispatches that it has
// found; an empty query stands nowhere.
func (s *Store) HitsIn(text string, ds []*Dispatch) ([]Hit, error) {
	w, err := s.where(context.Background(), &isnad.Filter{Text: text})
	if err != nil {
		return nil, err
	}
	out := make([]Hit, len(ds))
	for i, d := range ds {
		out[i] = Hit{Dispatch: *d}
		if w.query != nil {
			out[i].InTitle = spanRecords(d.Title, s.words.Spans(w.query, d.Title))
			out[i].InText = spanRecords(d.Text, s.words.Spans(w.query, d.Text))
		}
		out[i].Snippet = snippet(d.Text, out[i].InText)
	}
	return out, nil
}
