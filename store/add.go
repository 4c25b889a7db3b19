package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"isnad"
)

// States of a dispatch.
const (
	asItCame = iota
	masked
	purged
)

// key is the 63-bit number under which something that has a unique name is
// kept. It is made of the name, so that nothing has to be looked up or handed
// out in order; that two of a million share one has a chance of 1 in 10⁷.
func key(parts ...string) int64 {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return int64(binary.BigEndian.Uint64(h.Sum(nil)) >> 1)
}

// DispatchID is the identity that the store gives a dispatch of a collection:
// a hash of what it is. The same text from another outlet, or under another
// Doc, is another dispatch.
func DispatchID(collection string, it *Item) string {
	b, err := json.Marshal([]any{collection, it.Doc, it.Outlet, it.Date, it.Title, it.Text, it.Forwarded})
	if err != nil {
		panic(err) // strings
	}
	h := sha256.Sum256(b)
	return "d" + hex.EncodeToString(h[:12])
}

// contentHash is the hash by which the log of custody knows a dispatch: of all
// that came in, but for the original bytes, which have their own.
func contentHash(d *Dispatch) string {
	b, err := json.Marshal([]any{d.ID, d.Collection, d.Doc, d.Outlet, d.Date, d.Lang, d.Title, d.Text, d.Source, d.Format, d.URL, d.Byline,
		formTime(d.Published), d.Forwarded, d.Notes, d.Original})
	if err != nil {
		panic(err) // strings
	}
	return hashOf(b)
}

// Create makes a collection; one that is there already is left as it is.
func (s *Store) Create(ctx context.Context, name string) error {
	if err := checkName(name); err != nil {
		return err
	}
	return s.write(ctx, func(w *writing) error { return w.create(name) })
}

func checkName(name string) error {
	if strings.TrimSpace(name) != name || name == "" || !utf8.ValidString(name) || strings.ContainsAny(name, "\x00\n\r") || len(name) > 200 {
		return fmt.Errorf("collection %q: a name of 1 to 200 bytes without blanks at its ends is needed", name)
	}
	return nil
}

func (w *writing) create(name string) error {
	res, err := w.ExecContext(w.ctx, "INSERT INTO collections (id, name, created) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", key("collection", name), name, formTime(w.at))
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return err
	}
	return w.note(isnad.CustodyCreate, name, struct{}{})
}

// Collections lists the collections by name.
func (s *Store) Collections(ctx context.Context) ([]Collection, error) {
	rows, err := s.r.QueryContext(ctx, `SELECT c.name, c.created, count(d.n), coalesce(sum(d.claims), 0) FROM collections c
		LEFT JOIN dispatches d ON d.collection = c.id AND d.state <> $1 GROUP BY c.id, c.name, c.created ORDER BY c.name`, purged)
	if err != nil {
		return nil, s.explain(err)
	}
	defer rows.Close()
	out := []Collection{}
	for rows.Next() {
		var c Collection
		var at string
		if err := rows.Scan(&c.Name, &at, &c.Dispatches, &c.Claims); err != nil {
			return nil, s.explain(err)
		}
		c.Created = parseTime(at)
		out = append(out, c)
	}
	return out, s.explain(rows.Err())
}

// querier is what a transaction and a pool have in common.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// states looks up which of the identities are in the store, and how.
func states(ctx context.Context, q querier, ids []string) (map[string]int, error) {
	out := make(map[string]int, len(ids))
	for len(ids) > 0 {
		part := ids[:min(len(ids), 500)]
		ids = ids[len(part):]
		args := make([]any, len(part))
		for i, id := range part {
			args[i] = id
		}
		rows, err := q.QueryContext(ctx, "SELECT id, state FROM dispatches WHERE id IN "+placeholders(1, len(part)), args...)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var id string
			var state int
			if err := rows.Scan(&id, &state); err != nil {
				rows.Close()
				return nil, err
			}
			out[id] = state
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Has reports for each item whether Add would find it there already (or
// purged), so that it need not be read again.
func (s *Store) Has(ctx context.Context, collection string, items []Item) ([]bool, error) {
	ids := make([]string, len(items))
	for i := range items {
		ids[i] = DispatchID(collection, &items[i])
	}
	var there map[string]int
	err := s.patiently(ctx, func() (err error) {
		there, err = states(ctx, s.r, ids)
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]bool, len(ids))
	for i, id := range ids {
		_, out[i] = there[id]
	}
	return out, nil
}

// Check says what of an item cannot be kept; Add refuses a batch with such a
// one.
func (it *Item) Check() error {
	for _, t := range append([]string{it.Doc, it.Outlet, it.Title, it.Text, it.Source, it.Format, it.URL, it.Byline, it.Unread}, append(it.Forwarded, it.Notes...)...) {
		// PostgreSQL's text has no place for a zero byte.
		if !utf8.ValidString(t) || strings.ContainsRune(t, 0) {
			return errors.New("text that is not UTF-8, or holds a zero byte")
		}
	}
	return nil
}

// Add keeps items in a collection, made where it is not there, all in one
// transaction: after an error none of them is kept. An item whose dispatch is
// in the collection already changes nothing. An item
// that Check finds fault with has the whole batch refused.
func (s *Store) Add(ctx context.Context, collection string, items []Item) ([]Added, error) {
	if err := checkName(collection); err != nil {
		return nil, err
	}
	if s.words == nil {
		return nil, errNoWords
	}
	ids := make([]string, len(items))
	for i := range items {
		it := &items[i]
		if err := it.Check(); err != nil {
			return nil, fmt.Errorf("item %d (%s): %w", i+1, it.Source, err)
		}
		ids[i] = DispatchID(collection, it)
	}
	var added []Added
	err := s.write(ctx, func(w *writing) error {
		added = make([]Added, len(items))
		if err := w.create(collection); err != nil {
			return err
		}
		there, err := states(ctx, w, ids)
		if err != nil {
			return err
		}
		var seq sql.NullInt64
		if err := w.QueryRowContext(ctx, "SELECT max(seq) FROM dispatches").Scan(&seq); err != nil {
			return err
		}
		for i := range items {
			added[i] = Added{ID: ids[i]}
			if state, ok := there[ids[i]]; ok {
				added[i].Purged = state == purged
				continue
			}
			seq.Int64++
			group, err := w.add(collection, ids[i], seq.Int64, &items[i])
			if err != nil {
				return fmt.Errorf("%s: %w", items[i].Source, err)
			}
			if group != ids[i] {
				added[i].Like = group
			}
			there[ids[i]] = asItCame
			added[i].New = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return added, nil
}

// add keeps an item and gives its group of near duplicates.
func (w *writing) add(collection, id string, seq int64, it *Item) (string, error) {
	from, to := days(it.Date)
	d := &Dispatch{ID: id, Collection: collection, Doc: it.Doc, Outlet: it.Outlet, Date: it.Date, Lang: it.Lang, Title: it.Title, Text: it.Text,
		Source: it.Source, Format: it.Format, URL: it.URL, Byline: it.Byline, Published: it.Published.UTC().Truncate(time.Millisecond),
		Forwarded: notNil(it.Forwarded), Notes: notNil(it.Notes), Original: hashOf(it.Original), Size: int64(len(it.Original)), Added: w.at, Unread: it.Unread}
	if it.Published.IsZero() {
		d.Published = time.Time{}
	}
	if it.Record == nil && d.Unread == "" {
		d.Unread = "not read"
	}
	n := number(from, seq)
	cid := key("collection", collection)
	content := contentHash(d)
	group, err := w.group(n, id, &it.Signature)
	if err != nil {
		return "", err
	}
	var sig []byte
	if !it.Signature.Empty() {
		if sig, err = it.Signature.MarshalBinary(); err != nil {
			return "", err
		}
	}
	w.put("outlets", []any{key("outlet", d.Outlet), d.Outlet})
	w.put("originals", []any{d.Original, d.Size, orEmpty(it.Original)})
	place := &row{n: n, id: id, collection: cid, outlet: key("outlet", d.Outlet), date: d.Date}
	live := 0
	if it.Record != nil {
		x := derive(place, it.Record, nil)
		live = x.live
		w.putDerived(x)
	}
	forwarded, err := json.Marshal(d.Forwarded)
	if err != nil {
		return "", err
	}
	notes, err := json.Marshal(d.Notes)
	if err != nil {
		return "", err
	}
	if err := w.insert("dispatches", "n, seq, id, collection, doc, outlet, date, from_day, to_day, lang, title, text, source, format, url, byline, published, forwarded, notes, unread, added, original, grp, signature, content, claims, state", false,
		[][]any{{n, seq, id, cid, d.Doc, key("outlet", d.Outlet), d.Date, from, to, d.Lang, d.Title, d.Text, d.Source, d.Format, d.URL, d.Byline, formTime(d.Published), string(forwarded), string(notes), d.Unread, formTime(d.Added), d.Original, group, sig, content, live, asItCame}}); err != nil {
		return "", err
	}
	if err := w.indexNew(n, d.Title, d.Text); err != nil {
		return "", err
	}
	if err := w.note(isnad.CustodyAdd, id, addDetail{content, d.Original}); err != nil {
		return "", err
	}
	if it.Record == nil {
		return group, nil
	}
	return group, w.keepRecord(place, 1, it.Record)
}

// addDetail is what the log of custody says of a dispatch that came in.
type addDetail struct {
	Content  string `json:"content"`
	Original string `json:"original"`
}

// index enters the words of a dispatch, in the place of those there.
func (w *writing) index(n int64, title, text string) error {
	if err := w.exec("DELETE FROM words WHERE rowid = $1", n); err != nil {
		return err
	}
	return w.indexNew(n, title, text)
}

func (w *writing) indexNew(n int64, title, text string) error {
	e := w.s.words.Index(title, text)
	words := strings.Join(e.Words, " ")
	if w.s.engine == onPostgres {
		return w.exec("INSERT INTO words (rowid, form, word) VALUES ($1, $2, string_to_array($3, ' '))", n, e.Forms, words)
	}
	return w.exec("INSERT INTO words (rowid, form, word) VALUES ($1, $2, $3)", n, e.Forms, words)
}

func notNil(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func orEmpty(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}
