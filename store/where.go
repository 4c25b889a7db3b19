package store

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"isnad"
	"isnad/search"
)

var errNoWords = errors.New("the store was opened without Options.Words, which adding and asking for words need")

// where builds the condition that a filter is. Claims are called c, dispatches
// d; a query over claims names d only where dispatches is set.
type where struct {
	s          *Store
	ctx        context.Context
	args       []any
	conds      []string
	query      *search.Query // of Filter.Text; nil where it is empty
	dispatches bool          // d has to be joined to c
}

func (w *where) arg(v any) string {
	w.args = append(w.args, v)
	return fmt.Sprintf("$%d", len(w.args))
}

func (w *where) in(list []string) string {
	var b strings.Builder
	for i, v := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(w.arg(v))
	}
	return "(" + b.String() + ")"
}

func (w *where) and(format string, args ...any) {
	w.conds = append(w.conds, fmt.Sprintf(format, args...))
}

// String is the condition, "1=1" where everything is kept.
func (w *where) String() string {
	if len(w.conds) == 0 {
		return "1=1"
	}
	return strings.Join(w.conds, " AND ")
}

// check says which field of a filter has a value that none can have.
func check(f *isnad.Filter) error {
	for _, d := range []struct{ field, date string }{{"published_from", f.PublishedFrom}, {"published_to", f.PublishedTo}, {"from", f.From}, {"to", f.To}} {
		if from, _ := days(d.date); d.date != "" && from == 0 {
			return fmt.Errorf("%w: %s: %q is no ISO date (2017, 2017-11 or 2017-11-19)", ErrFilter, d.field, d.date)
		}
	}
	for _, l := range []struct {
		field     string
		got, most []string
	}{
		{"kinds", strs(f.Kinds), strs([]isnad.Kind{isnad.Control, isnad.Event, isnad.Relation, isnad.Route, isnad.Presence, isnad.Condition})},
		{"types", f.Types, isnad.ClaimTypes},
		{"degrees", f.Degrees, isnad.Degrees},
		{"polarity", f.Polarity, []string{isnad.Affirmed, isnad.Denied}},
		{"certainty", f.Certainty, []string{isnad.Certain, isnad.Probable, isnad.Possible}},
		{"tense", f.Tense, []string{isnad.Past, isnad.Present, isnad.Future}},
		{"evidence", f.Evidence, []string{isnad.Witnessed, isnad.Told, isnad.Hearsay, isnad.Inferred, isnad.Asserted}},
		{"rulings", f.Rulings, []string{isnad.Unruled, isnad.RulingAccept, isnad.RulingCorrect, isnad.RulingReject, isnad.RulingMerge, isnad.RulingSplit, isnad.RulingAdd, isnad.Merged}},
	} {
		for _, v := range l.got {
			if !slices.Contains(l.most, v) {
				return fmt.Errorf("%w: %s: %q is none of %s", ErrFilter, l.field, v, strings.Join(l.most, ", "))
			}
		}
	}
	if f.MinConfidence < 0 || f.MinConfidence > 1 || math.IsNaN(f.MinConfidence) {
		return fmt.Errorf("%w: min_confidence: %v is not between 0 and 1", ErrFilter, f.MinConfidence)
	}
	if c := f.Near; c != nil && !(c.Lat >= -90 && c.Lat <= 90 && c.Lon >= -180 && c.Lon <= 180 && c.Km >= 0) {
		return fmt.Errorf("%w: near: no circle on the earth", ErrFilter)
	}
	if b := f.Box; b != nil && !(b.South >= -90 && b.North <= 90 && b.South <= b.North && b.West >= -180 && b.West <= 180 && b.East >= -180 && b.East <= 180) {
		return fmt.Errorf("%w: box: no box on the earth", ErrFilter)
	}
	return nil
}

func strs[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

func (s *Store) where(ctx context.Context, f *isnad.Filter) (*where, error) {
	if err := check(f); err != nil {
		return nil, err
	}
	w := &where{s: s, ctx: ctx}
	if strings.TrimSpace(f.Text) != "" {
		if s.words == nil {
			return nil, errNoWords
		}
		q, err := s.words.Parse(f.Text)
		if err != nil {
			return nil, fmt.Errorf("%w: %v", ErrQuery, err)
		}
		w.query = q
	}
	return w, nil
}

// ofClaims adds the conditions for a query over claims c.
func (s *Store) ofClaims(ctx context.Context, f *isnad.Filter) (*where, error) {
	w, err := s.where(ctx, f)
	if err != nil {
		return nil, err
	}
	if len(f.Collections) > 0 {
		w.and("c.collection IN %s", w.keys("collection", f.Collections))
	}
	if len(f.Outlets) > 0 {
		w.and("c.outlet IN %s", w.keys("outlet", f.Outlets))
	}
	w.ofDispatch(f, "c.dispatch")
	if w.query != nil {
		w.and("c.dispatch IN (SELECT rowid FROM words WHERE %s)", w.match())
	}
	return w, w.claimFields(f)
}

// ofDispatches adds the conditions for a query over dispatches d, but for the
// text, which the caller joins.
func (s *Store) ofDispatches(ctx context.Context, f *isnad.Filter) (*where, error) {
	w, err := s.where(ctx, f)
	if err != nil {
		return nil, err
	}
	w.and("d.state <> %d", purged)
	if len(f.Collections) > 0 {
		w.and("d.collection IN %s", w.keys("collection", f.Collections))
	}
	if len(f.Outlets) > 0 {
		w.and("d.outlet IN %s", w.keys("outlet", f.Outlets))
	}
	w.ofDispatch(f, "d.n")
	if len(f.Claims) > 0 {
		w.and("d.n IN (SELECT dispatch FROM claims WHERE id IN %s)", w.in(f.Claims))
	}
	if f.OfClaims() {
		inner := &where{s: s, ctx: ctx, args: w.args}
		if err := inner.claimFields(f); err != nil {
			return nil, err
		}
		w.args = inner.args
		w.and("EXISTS (SELECT 1 FROM claims c %s WHERE c.dispatch = d.n AND %s LIMIT 1)", s.byKey(), inner)
	}
	return w, nil
}

// byKey keeps SQLite to the key of claims: of each dispatch it is to look at
// the few claims, where it would choose the index of kinds and look at all of
// the kind.
func (s *Store) byKey() string {
	if s.engine == onSQLite {
		return "INDEXED BY sqlite_autoindex_claims_1"
	}
	return ""
}

func (w *where) keys(what string, names []string) string {
	var b strings.Builder
	for i, n := range names {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(w.arg(key(what, n)))
	}
	return "(" + b.String() + ")"
}

// ofDispatch adds what is asked of the dispatch whose number n is.
func (w *where) ofDispatch(f *isnad.Filter, n string) {
	if len(f.Dispatches) > 0 {
		w.and("%s IN (SELECT n FROM dispatches WHERE id IN %s)", n, w.in(f.Dispatches))
	}
	if len(f.Languages) > 0 {
		w.dispatches = true
		w.and("d.lang IN %s", w.in(f.Languages))
	}
	if len(f.Mentions) > 0 {
		w.and("%s IN (SELECT m.dispatch FROM mentions m WHERE m.name IN (%s))", n, w.names(f.Mentions, "place", "actor", "person", "role"))
	}
	w.dates(f, n)
	if f.PublishedFrom != "" {
		from, _ := days(f.PublishedFrom)
		w.dispatches = true
		w.and("d.to_day >= %s", w.arg(from))
	}
}

// dates bounds a number of dispatches by the filter's dates of publication:
// its upper half is the first day of the date. Of those that it lets through
// from the year before PublishedFrom, d.to_day says which reach into it.
func (w *where) dates(f *isnad.Filter, n string) {
	if f.PublishedTo != "" {
		_, to := days(f.PublishedTo)
		w.and("%s < %s AND %s >= %s", n, w.arg(number(to+1, 0)), n, w.arg(number(1, 0)))
	}
	if f.PublishedFrom != "" {
		from, _ := days(f.PublishedFrom)
		// No date is longer than a year.
		w.and("%s >= %s", n, w.arg(number(max(from-366, 1), 0)))
	}
}

// few is up to how many claims a selective field is asked for first and the
// rest of the filter afterwards; beyond it each claim is tried in turn, which
// finds a page of a common one sooner.
const few = 4000

// claimFields adds what is asked of a claim c.
func (w *where) claimFields(f *isnad.Filter) error {
	for _, l := range []struct {
		column string
		values []string
	}{
		{"id", f.Claims}, {"kind", strs(f.Kinds)}, {"type", f.Types}, {"degree", f.Degrees}, {"polarity", f.Polarity}, {"certainty", f.Certainty},
		{"tense", f.Tense}, {"evidence", f.Evidence}, {"frame", f.Frames}, {"ruled", f.Rulings},
	} {
		if len(l.values) > 0 {
			w.and("c.%s IN %s", l.column, w.in(l.values))
		}
	}
	if f.MinConfidence > 0 {
		w.and("c.confidence >= %s", w.arg(f.MinConfidence))
	}
	if f.From != "" {
		from, _ := days(f.From)
		w.and("c.to_day >= %s AND c.from_day > 0", w.arg(from))
	}
	if f.To != "" {
		_, to := days(f.To)
		w.and("c.from_day <= %s AND c.from_day > 0", w.arg(to))
	}
	if len(f.Counts) > 0 {
		w.and("EXISTS (SELECT 1 FROM counts k WHERE k.dispatch = c.dispatch AND k.ord = c.ord AND k.what IN %s LIMIT 1)", w.in(f.Counts))
	}
	for _, l := range []struct {
		table  string
		values []string
		sorts  []string
	}{
		{"roles", f.Places, []string{"place"}},
		{"roles", f.Actors, []string{"actor", "person", "role"}},
		{"links", f.Sources, []string{"source"}},
	} {
		if len(l.values) > 0 {
			if err := w.among(l.table, func(w *where) string { return w.names(l.values, l.sorts...) }); err != nil {
				return err
			}
		}
	}
	if f.Near != nil {
		if err := w.among("roles", func(w *where) string { return w.near(f.Near) }); err != nil {
			return err
		}
	}
	if f.Box != nil {
		if err := w.among("roles", func(w *where) string { return w.box(f.Box) }); err != nil {
			return err
		}
	}
	return nil
}

// among asks that a row of roles or links has one of the names.
func (w *where) among(table string, names func(*where) string) error {
	probe := &where{s: w.s, ctx: w.ctx}
	n := 0
	sub := names(probe)
	if err := w.s.r.QueryRowContext(w.ctx, fmt.Sprintf("SELECT count(*) FROM (SELECT 1 FROM %s x WHERE x.name IN (%s) LIMIT %d) y", table, sub, few+1), probe.args...).Scan(&n); err != nil {
		return err
	}
	if n <= few {
		w.and("(c.dispatch, c.ord) IN (SELECT x.dispatch, x.ord FROM %s x WHERE x.name IN (%s))", table, names(w))
	} else {
		w.and("%s", tried(table, names(w)))
	}
	return nil
}

// tried asks each claim whether a row of the table has one of the names. The
// limit keeps SQLite from making a join of it, over an index that it builds for
// each question: with 100,000 claims that takes ten seconds in place of ten
// milliseconds. PostgreSQL passes over it.
func tried(table, names string) string {
	return fmt.Sprintf("EXISTS (SELECT 1 FROM %s x WHERE x.dispatch = c.dispatch AND x.ord = c.ord AND x.name IN (%s) LIMIT 1)", table, names)
}

// names selects the names that values stand for: identities, or spellings and
// whatever has the identity of one so spelled.
func (w *where) names(values []string, sorts ...string) string {
	var folds []string
	for _, v := range values {
		folds = append(folds, nameFold(v))
		for _, sort := range sorts {
			folds = append(folds, bareName(sort, nameFold(v)))
		}
	}
	slices.Sort(folds)
	folds = slices.Compact(folds)
	entities, spelled := w.in(values), w.in(folds)
	in := w.in(sorts)
	return fmt.Sprintf(`SELECT id FROM names WHERE sort IN %s AND (entity IN %s OR entity IN (SELECT entity FROM names WHERE sort IN %s AND fold IN %s))`, in, entities, in, spelled)
}

const earthKm = 6371.0088

// near selects the names of places within a circle. The straight line between
// two points of the unit sphere is 2·sin(distance/2).
func (w *where) near(c *isnad.Circle) string {
	x, y, z := onSphere(c.Lat, c.Lon)
	chord := 2 * math.Sin(min(c.Km/earthKm, math.Pi)/2)
	ax, ay, az := w.arg(x), w.arg(y), w.arg(z)
	return fmt.Sprintf("SELECT id FROM names WHERE x IS NOT NULL AND (x-%s)*(x-%s)+(y-%s)*(y-%s)+(z-%s)*(z-%s) <= %s", ax, ax, ay, ay, az, az, w.arg(chord*chord+1e-15))
}

func (w *where) box(b *isnad.Box) string {
	join := "AND"
	if b.West > b.East {
		join = "OR"
	}
	return fmt.Sprintf("SELECT id FROM names WHERE lat BETWEEN %s AND %s AND (lon >= %s %s lon <= %s)", w.arg(b.South), w.arg(b.North), w.arg(b.West), join, w.arg(b.East))
}

// match is the condition on the table words that the text query is.
func (w *where) match() string {
	if w.s.engine == onSQLite {
		return "words MATCH " + w.arg(w.query.FTS5())
	}
	clause := func(c search.Clause) string {
		if c.Phrase == nil {
			return fmt.Sprintf("word && string_to_array(%s, ' ')", w.arg(strings.Join(c.Any, " ")))
		}
		// The index finds dispatches that have all the words; of these the
		// ones that have them in a row stay.
		p := strings.Join(c.Phrase, " ")
		return fmt.Sprintf("(word @> string_to_array(%s, ' ') AND strpos(form, %s) > 0)", w.arg(p), w.arg(" "+p+" "))
	}
	var parts []string
	for _, c := range w.query.Must {
		parts = append(parts, clause(c))
	}
	for _, c := range w.query.Not {
		parts = append(parts, "NOT "+clause(c))
	}
	return strings.Join(parts, " AND ")
}

// from is the table of claims and what has to be joined to it.
func (w *where) from() string {
	if w.dispatches {
		return "claims c JOIN dispatches d ON d.n = c.dispatch"
	}
	return "claims c"
}
