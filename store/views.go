package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"isnad"
)

// views keeps the answers of the counting queries until something is written:
// the pages of the interface ask for the same few again and again, and over a
// million claims each costs a second.
type views struct {
	mu   sync.Mutex
	head int64
	kept map[string]any
}

const mostViews = 500

func (v *views) forget() {
	v.mu.Lock()
	v.kept = nil
	v.mu.Unlock()
}

// view gives the kept answer, or asks for it. Answers are shared: callers must
// not change them, and clone what they hand out.
func view[T any](ctx context.Context, s *Store, what string, f *isnad.Filter, ask func() (T, error)) (T, error) {
	var none T
	head, err := s.head(ctx)
	if err != nil {
		return none, s.explain(err)
	}
	b, err := json.Marshal(f)
	if err != nil {
		return none, err
	}
	k := what + string(b)
	s.views.mu.Lock()
	if s.views.head != head || s.views.kept == nil || len(s.views.kept) > mostViews {
		s.views.head, s.views.kept = head, map[string]any{}
	}
	got, ok := s.views.kept[k]
	s.views.mu.Unlock()
	if ok {
		return got.(T), nil
	}
	v, err := ask()
	if err != nil {
		return none, s.explain(err)
	}
	s.views.mu.Lock()
	if s.views.head == head && s.views.kept != nil {
		s.views.kept[k] = v
	}
	s.views.mu.Unlock()
	return v, nil
}

// Count counts what the filter keeps: dispatches, and claims with all that
// rulings took out (see isnad.LiveRulings).
func (s *Store) Count(ctx context.Context, f isnad.Filter) (Counts, error) {
	return view(ctx, s, "count", &f, func() (Counts, error) {
		var c Counts
		w, err := s.ofDispatches(ctx, &f)
		if err != nil {
			return c, err
		}
		if w.query != nil {
			w.and("d.n IN (SELECT rowid FROM words WHERE %s)", w.match())
		}
		if err := s.r.QueryRowContext(ctx, fmt.Sprintf("SELECT count(*) FROM dispatches d WHERE %s", w), w.args...).Scan(&c.Dispatches); err != nil {
			return c, err
		}
		if w, err = s.ofClaims(ctx, &f); err != nil {
			return c, err
		}
		return c, s.r.QueryRowContext(ctx, fmt.Sprintf("SELECT count(*) FROM %s WHERE %s", w.from(), w), w.args...).Scan(&c.Claims)
	})
}

// FacetFields are the fields that Facets counts by.
var FacetFields = []string{"collection", "outlet", "kind", "type", "degree", "polarity", "certainty", "tense", "evidence", "ruling", "frame", "place", "actor", "source"}

// Facets counts the claims that the filter keeps by each of the fields, the
// most frequent values first, at most limit of each (0: 20). Empty values are
// left out.
func (s *Store) Facets(ctx context.Context, f isnad.Filter, fields []string, limit int) (map[string][]Facet, error) {
	if limit <= 0 {
		limit = 20
	}
	out := map[string][]Facet{}
	for _, field := range fields {
		if !slices.Contains(FacetFields, field) {
			return nil, fmt.Errorf("%w: no facet %q; there are %s", ErrFilter, field, strings.Join(FacetFields, ", "))
		}
		list, err := view(ctx, s, fmt.Sprintf("facet %s %d", field, limit), &f, func() ([]Facet, error) { return s.facet(ctx, &f, field, limit) })
		if err != nil {
			return nil, err
		}
		out[field] = slices.Clone(list)
	}
	return out, nil
}

func (s *Store) facet(ctx context.Context, f *isnad.Filter, field string, limit int) ([]Facet, error) {
	w, err := s.ofClaims(ctx, f)
	if err != nil {
		return nil, err
	}
	var query string
	switch field {
	case "collection", "outlet":
		query = fmt.Sprintf(`SELECT t.name, t.name, x.k FROM (SELECT c.%[1]s AS v, count(*) AS k FROM %[2]s WHERE %[3]s GROUP BY c.%[1]s) x
			JOIN %[1]ss t ON t.id = x.v WHERE t.name <> '' ORDER BY x.k DESC, t.name LIMIT %[4]d`, field, w.from(), w, limit)
	case "place", "actor", "source":
		table, sorts := "roles", "'place'"
		if field == "actor" {
			sorts = "'actor', 'person'"
		} else if field == "source" {
			table, sorts = "links", "'source'"
		}
		// Names are few and claims many: count by name first, then by identity.
		query = fmt.Sprintf(`SELECT n.entity, min(n.text), sum(x.k) AS k FROM
			(SELECT r.name AS name, count(*) AS k FROM %s JOIN %s r ON r.dispatch = c.dispatch AND r.ord = c.ord WHERE %s GROUP BY r.name) x
			JOIN names n ON n.id = x.name WHERE n.sort IN (%s) AND n.entity <> '' GROUP BY n.entity ORDER BY k DESC, n.entity LIMIT %d`, w.from(), table, w, sorts, limit)
	default:
		column := field
		if field == "ruling" {
			column = "ruled"
		}
		query = fmt.Sprintf("SELECT c.%[1]s, c.%[1]s, count(*) AS k FROM %[2]s WHERE %[3]s AND c.%[1]s <> '' GROUP BY c.%[1]s ORDER BY k DESC, c.%[1]s LIMIT %[4]d", column, w.from(), w, limit)
	}
	rows, err := s.r.QueryContext(ctx, query, w.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []Facet{}
	for rows.Next() {
		var x Facet
		if err := rows.Scan(&x.Value, &x.Label, &x.Claims); err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, rows.Err()
}

// Points gives the places of the claims that the filter keeps, those with the
// most claims first, at most limit (0: 5000). A claim that names a place in two
// roles counts twice there.
func (s *Store) Points(ctx context.Context, f isnad.Filter, limit int) ([]Point, error) {
	if limit <= 0 {
		limit = 5000
	}
	list, err := view(ctx, s, "points", &f, func() ([]Point, error) { return s.points(ctx, &f) })
	return slices.Clone(list[:min(len(list), limit)]), err
}

func (s *Store) points(ctx context.Context, f *isnad.Filter) ([]Point, error) {
	w, err := s.ofClaims(ctx, f)
	if err != nil {
		return nil, err
	}
	rows, err := s.r.QueryContext(ctx, fmt.Sprintf(`SELECT n.entity, n.text, n.name_en, n.lat, n.lon, n.accuracy, x.kind, x.k, x.f, x.t FROM
		(SELECT r.name AS name, c.kind AS kind, count(*) AS k, min(CASE WHEN c.from_day > 0 THEN c.from_day END) AS f, max(c.to_day) AS t
			FROM %s JOIN roles r ON r.dispatch = c.dispatch AND r.ord = c.ord WHERE %s GROUP BY r.name, c.kind) x
		JOIN names n ON n.id = x.name WHERE n.lat IS NOT NULL ORDER BY x.k DESC, n.id, x.kind`, w.from(), w), w.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	at := map[string]*Point{}
	var order []*Point
	for rows.Next() {
		var p Point
		var kind string
		var k int
		var from, to *int64
		if err := rows.Scan(&p.Place, &p.Name, &p.NameEn, &p.Lat, &p.Lon, &p.AccuracyKm, &kind, &k, &from, &to); err != nil {
			return nil, err
		}
		// The first row of an identity is its commonest spelling; المدينة, which
		// stands for a town named before, has the town's identity and a wider
		// radius than its name.
		q := at[p.Place]
		if q == nil {
			p.Kinds = map[string]int{}
			q = &p
			at[p.Place] = q
			order = append(order, q)
		} else if p.AccuracyKm < q.AccuracyKm {
			q.AccuracyKm, q.Lat, q.Lon = p.AccuracyKm, p.Lat, p.Lon
		}
		q.Claims += k
		q.Kinds[kind] += k
		if from != nil && (q.From == "" || dateOf(*from) < q.From) {
			q.From = dateOf(*from)
		}
		if to != nil {
			q.To = max(q.To, dateOf(*to))
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	out := make([]Point, len(order))
	for i, p := range order {
		out[i] = *p
	}
	slices.SortStableFunc(out, func(a, b Point) int {
		return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.Place, b.Place))
	})
	return out, nil
}

// Timeline counts the claims that the filter keeps by the time that they begin
// at, kind and type, earliest first. unit is "day", "month" or "year"; byOutlet
// parts them by outlet too. Claims without a time are left out.
func (s *Store) Timeline(ctx context.Context, f isnad.Filter, unit string, byOutlet bool) ([]Bucket, error) {
	digits, ok := map[string]int{"day": 10, "month": 7, "year": 4}[unit]
	if !ok {
		return nil, fmt.Errorf("%w: unit %q is none of day, month, year", ErrFilter, unit)
	}
	list, err := view(ctx, s, fmt.Sprint("timeline ", unit, byOutlet), &f, func() ([]Bucket, error) { return s.timeline(ctx, &f, digits, byOutlet) })
	return slices.Clone(list), err
}

func (s *Store) timeline(ctx context.Context, f *isnad.Filter, digits int, byOutlet bool) ([]Bucket, error) {
	w, err := s.ofClaims(ctx, f)
	if err != nil {
		return nil, err
	}
	outlet := "0"
	if byOutlet {
		outlet = "c.outlet"
	}
	rows, err := s.r.QueryContext(ctx, fmt.Sprintf(`SELECT x.d, x.kind, x.type, coalesce(o.name, ''), x.k FROM
		(SELECT c.from_day AS d, c.kind AS kind, c.type AS type, %s AS o, count(*) AS k FROM %s WHERE c.from_day > 0 AND %s GROUP BY 1, 2, 3, 4) x
		LEFT JOIN outlets o ON o.id = x.o ORDER BY x.d, x.kind, x.type, 4`, outlet, w.from(), w), w.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	at := map[Bucket]int{}
	out := []Bucket{}
	for rows.Next() {
		var b Bucket
		var day int64
		var k int
		if err := rows.Scan(&day, &b.Kind, &b.Type, &b.Outlet, &k); err != nil {
			return nil, err
		}
		b.Start = (dateOf(day)[:digits] + "-01-01")[:10]
		i, ok := at[b]
		if !ok {
			i = len(out)
			at[b] = i
			out = append(out, b)
		}
		out[i].Claims += k
	}
	slices.SortStableFunc(out, func(a, b Bucket) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Outlet, b.Outlet))
	})
	return out, rows.Err()
}

// Network gives the relations between parties among the claims that the filter
// keeps, those with the most claims first, at most limit (0: 2000): claims of
// kind relation, and, where events is set, events with an agent and a patient
// that are parties.
func (s *Store) Network(ctx context.Context, f isnad.Filter, events bool, limit int) ([]Edge, error) {
	if limit <= 0 {
		limit = 2000
	}
	list, err := view(ctx, s, fmt.Sprint("network ", events), &f, func() ([]Edge, error) { return s.network(ctx, &f, events) })
	return slices.Clone(list[:min(len(list), limit)]), err
}

func (s *Store) network(ctx context.Context, f *isnad.Filter, events bool) ([]Edge, error) {
	w, err := s.ofClaims(ctx, f)
	if err != nil {
		return nil, err
	}
	kinds := "'relation'"
	if events {
		kinds = "'relation', 'event'"
	}
	rows, err := s.r.QueryContext(ctx, fmt.Sprintf(`SELECT a.entity, min(a.text), max(a.name_en), b.entity, min(b.text), max(b.name_en), x.kind, x.type, x.polarity,
			sum(x.k) AS k, count(DISTINCT x.outlet), min(x.f), max(x.t) FROM
		(SELECT p.name AS a, q.name AS b, c.kind AS kind, c.type AS type, c.polarity AS polarity, c.outlet AS outlet, count(*) AS k,
				min(CASE WHEN c.from_day > 0 THEN c.from_day END) AS f, max(c.to_day) AS t
			FROM %s JOIN roles p ON p.dispatch = c.dispatch AND p.ord = c.ord AND p.role = 'agent'
			JOIN roles q ON q.dispatch = c.dispatch AND q.ord = c.ord AND q.role = 'patient'
			WHERE c.kind IN (%s) AND %s GROUP BY 1, 2, 3, 4, 5, 6) x
		JOIN names a ON a.id = x.a JOIN names b ON b.id = x.b
		WHERE a.sort IN ('actor', 'person') AND b.sort IN ('actor', 'person')
		GROUP BY a.entity, b.entity, x.kind, x.type, x.polarity ORDER BY k DESC, a.entity, b.entity, x.kind, x.type, x.polarity`, w.from(), kinds, w), w.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []Edge{}
	for rows.Next() {
		var e Edge
		var from, to *int64
		if err := rows.Scan(&e.Agent.ID, &e.Agent.Name, &e.Agent.NameEn, &e.Patient.ID, &e.Patient.Name, &e.Patient.NameEn, &e.Kind, &e.Type, &e.Polarity,
			&e.Claims, &e.Outlets, &from, &to); err != nil {
			return nil, err
		}
		if from != nil {
			e.From = dateOf(*from)
		}
		if to != nil {
			e.To = dateOf(*to)
		}
		out = append(out, e)
	}
	return out, rows.Err()
}
