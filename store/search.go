package store

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"isnad"
	"isnad/search"
)

// A cursor is the place where the next page begins, with the order, so that
// one of another query is refused rather than misread.
func encodeCursor(order string, at ...int64) string {
	return base64.RawURLEncoding.EncodeToString([]byte(order + strings.Trim(strings.ReplaceAll(fmt.Sprint(at), " ", ","), "[]")))
}

func decodeCursor(cursor, order string, n int) ([]int64, error) {
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || !strings.HasPrefix(string(b), order) {
		return nil, ErrCursor
	}
	parts := strings.Split(strings.TrimPrefix(string(b), order), ",")
	if len(parts) != n {
		return nil, ErrCursor
	}
	at := make([]int64, n)
	for i, p := range parts {
		if _, err := fmt.Sscanf(p, "%d", &at[i]); err != nil {
			return nil, ErrCursor
		}
	}
	return at, nil
}

func (p Page) limit() int {
	if p.Limit <= 0 {
		return 50
	}
	return min(p.Limit, 1000)
}

// order is how a page's cursor names its order.
func (p Page) order(what string) string {
	if p.Oldest {
		return what + "+"
	}
	return what + "-"
}

// numbers finds the dispatches that the filter keeps, in order, and the
// analysed text query.
func (s *Store) numbers(ctx context.Context, f *isnad.Filter, p Page, limit int) ([]int64, *search.Query, error) {
	w, err := s.ofDispatches(ctx, f)
	if err != nil {
		return nil, nil, err
	}
	// The index walks along n by itself: asked in its own terms, it need not
	// collect everything that it finds.
	n, from := "d.n", "dispatches d"
	if w.query != nil {
		n = "words.rowid"
		from = "words JOIN dispatches d ON d.n = words.rowid"
		if s.engine == onSQLite {
			from = "words CROSS JOIN dispatches d ON d.n = words.rowid"
		}
		w.and("%s", w.match())
		w.dates(f, n) // the index need not go through other years
	}
	dir, cmp := "DESC", "<"
	if p.Oldest {
		dir, cmp = "ASC", ">"
	}
	if p.Cursor != "" {
		at, err := decodeCursor(p.Cursor, p.order("d"), 1)
		if err != nil {
			return nil, nil, err
		}
		w.and("%s %s %s", n, cmp, w.arg(at[0]))
	}
	rows, err := s.r.QueryContext(ctx, fmt.Sprintf("SELECT d.n FROM %s WHERE %s ORDER BY %s %s LIMIT %d", from, w, n, dir, limit), w.args...)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	var ns []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, nil, err
		}
		ns = append(ns, n)
	}
	return ns, w.query, rows.Err()
}

// Search pages through the dispatches that the filter keeps, newest date of
// publication first; those without a date come last.
func (s *Store) Search(ctx context.Context, f isnad.Filter, p Page) (*Hits, error) {
	ns, q, err := s.numbers(ctx, &f, p, p.limit()+1)
	if err != nil {
		return nil, s.explain(err)
	}
	out := &Hits{Hits: []Hit{}}
	if len(ns) > p.limit() {
		ns = ns[:p.limit()]
		out.Next = encodeCursor(p.order("d"), ns[len(ns)-1])
	}
	ds, err := s.dispatchesOf(ctx, ns)
	if err != nil {
		return nil, s.explain(err)
	}
	for _, n := range ns {
		d := ds[n]
		if d == nil {
			continue // purged in between
		}
		h := Hit{Dispatch: *d}
		if q != nil {
			h.InTitle = spanRecords(d.Title, s.words.Spans(q, d.Title))
			h.InText = spanRecords(d.Text, s.words.Spans(q, d.Text))
		}
		h.Snippet = snippet(d.Text, h.InText)
		out.Hits = append(out.Hits, h)
	}
	return out, nil
}

// spanRecords counts code points.
func spanRecords(text string, spans []isnad.Span) []isnad.SpanRecord {
	out := make([]isnad.SpanRecord, 0, len(spans))
	at, points := 0, 0
	for _, s := range spans {
		points += utf8.RuneCountInString(text[at:s.Start])
		n := utf8.RuneCountInString(s.In(text))
		out = append(out, isnad.SpanRecord{Start: points, End: points + n, Text: s.In(text)})
		at, points = s.End, points+n
	}
	return out
}

// snippetLen is the length of a snippet in code points.
const snippetLen = 240

// snippet is the run of whole words around the first hit, or the beginning.
func snippet(text string, hits []isnad.SpanRecord) isnad.SpanRecord {
	first := 0
	if len(hits) > 0 {
		first = hits[0].Start
	}
	// Code points are found by walking, not by making a slice of all of them:
	// a text may be 4 MiB.
	from := max(0, first-snippetLen/4)
	start, i := 0, 0
	for b := range text {
		if i == from {
			start = b
			break
		}
		i++
	}
	end := start
	for range snippetLen {
		if end >= len(text) {
			break
		}
		_, n := utf8.DecodeRuneInString(text[end:])
		end += n
	}
	if from > 0 {
		if cut := strings.IndexAny(text[start:end], " \n"); cut >= 0 {
			from += utf8.RuneCountInString(text[start : start+cut+1])
			start += cut + 1
		}
	}
	if end < len(text) {
		if cut := strings.LastIndexAny(text[start:end], " \n"); cut > 0 {
			end = start + cut
		}
	}
	s := text[start:end]
	return isnad.SpanRecord{Start: from, End: from + utf8.RuneCountInString(s), Text: s}
}
