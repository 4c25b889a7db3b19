package store

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad"
	"isnad/arabic"
)

// maskDetail is what the log of custody says of a masking: the new hashes.
type maskDetail struct {
	Reason  string            `json:"reason"`
	Content string            `json:"content"`
	Records map[int]string    `json:"records"`
	Rulings map[string]string `json:"rulings"`
}

// Mask replaces a person's name everywhere it stands, in any spelling that
// differs only by what writers confuse and with clitics before it, by as many
// blocks (█) as it has characters, so that no offset changes: in texts,
// titles, records, rulings, names of documents and sources, saved searches and
// the index. Other spellings under which the records know a person of that
// name are masked with it. The original bytes of those dispatches are erased,
// and so are signatures of their texts. It returns how many dispatches were
// changed. What spells the name in a way that is neither is not found: look
// for it with Search.
func (s *Store) Mask(ctx context.Context, name, reason string) (int, error) {
	if s.words == nil {
		return 0, errNoWords
	}
	if utf8.RuneCountInString(nameFold(name)) < 3 {
		return 0, fmt.Errorf("%w: mask: %q is too short to be a person's name and would take other words with it", ErrFilter, name)
	}
	changed := 0
	err := s.write(ctx, func(w *writing) error {
		changed = 0
		names, err := w.spellings(name)
		if err != nil {
			return err
		}
		m := newMasker(names)
		var last int64 = -1
		for {
			rows, err := w.QueryContext(ctx, "SELECT "+dispatchColumns+" FROM "+dispatchFrom+" WHERE d.n > $1 AND d.state <> 2 ORDER BY d.n LIMIT 100", last)
			if err != nil {
				return err
			}
			var part []*Dispatch
			var ns []int64
			for rows.Next() {
				d, n, err := scanDispatch(rows.Scan)
				if err != nil {
					rows.Close()
					return err
				}
				part, ns = append(part, d), append(ns, n)
			}
			if err := rows.Err(); err != nil {
				return err
			}
			if len(part) == 0 {
				break
			}
			last = ns[len(ns)-1]
			for i, d := range part {
				did, err := w.maskOne(m, ns[i], d, reason)
				if err != nil {
					return fmt.Errorf("dispatch %s: %w", d.ID, err)
				}
				if did {
					changed++
				}
			}
		}
		if err := w.maskSaved(m); err != nil {
			return err
		}
		return w.dropNames()
	})
	if err != nil {
		return 0, err
	}
	if changed > 0 {
		return changed, s.scrub(ctx)
	}
	return 0, nil
}

// spellings are the name and the other ways in which records write the person
// whom they know by it.
func (w *writing) spellings(name string) ([]string, error) {
	out := []string{name}
	rows, err := w.QueryContext(w.ctx, `SELECT DISTINCT n.text FROM names n WHERE n.sort = 'person' AND n.entity <> n.fold
		AND n.entity IN (SELECT entity FROM names WHERE sort = 'person' AND fold = $1) ORDER BY n.text`, nameFold(name))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var t string
		if err := rows.Scan(&t); err != nil {
			return nil, err
		}
		// A pronoun or a title that stands for the person is no name.
		if utf8.RuneCountInString(nameFold(t)) >= 3 && strings.ContainsRune(t, ' ') {
			out = append(out, t)
		}
	}
	return out, rows.Err()
}

func (w *writing) maskOne(m *masker, n int64, d *Dispatch, reason string) (bool, error) {
	before := contentHash(d)
	sum, text := m.hits, d.Text
	m.local = nil
	for _, f := range []*string{&d.Title, &d.Text, &d.Doc, &d.Source, &d.URL, &d.Byline} {
		*f = m.mask(*f)
	}
	for i := range d.Forwarded {
		d.Forwarded[i] = m.mask(d.Forwarded[i])
	}
	for i := range d.Notes {
		d.Notes[i] = m.mask(d.Notes[i])
	}
	detail := maskDetail{Reason: reason, Records: map[int]string{}, Rulings: map[string]string{}}
	type body struct {
		version int
		raw     []byte
	}
	var bodies []body
	rows, err := w.QueryContext(w.ctx, "SELECT version, body FROM records WHERE dispatch = $1 AND body IS NOT NULL ORDER BY version", n)
	if err != nil {
		return false, err
	}
	for rows.Next() {
		var b body
		if err := rows.Scan(&b.version, &b.raw); err != nil {
			rows.Close()
			return false, err
		}
		bodies = append(bodies, b)
	}
	if err := rows.Err(); err != nil {
		return false, err
	}
	recs := make([]*isnad.Record, len(bodies))
	for i, b := range bodies {
		if recs[i], err = unpackRecord(b.raw, ""); err != nil {
			return false, err
		}
		// What else the reading takes for the same person: the family name
		// alone, further down.
		d.Text = m.others(text, d.Text, recs[i])
	}
	var latest *isnad.Record
	masked := newPoints(d.Text)
	for i, b := range bodies {
		rec := recs[i]
		rec.Text = d.Text
		hits := m.hits
		m.record(rec, masked)
		latest = rec
		if m.hits == hits {
			continue
		}
		raw, hash, err := packRecord(rec)
		if err != nil {
			return false, err
		}
		if err := w.exec("UPDATE records SET body = $1, hash = $2 WHERE dispatch = $3 AND version = $4", raw, hash, n, b.version); err != nil {
			return false, err
		}
		detail.Records[b.version] = hash
	}
	rulings, err := rulingsOf(w.ctx, w, n, "")
	if err != nil {
		return false, err
	}
	for i := range rulings {
		r := &rulings[i]
		hits := m.hits
		r.Note = m.mask(r.Note)
		for _, c := range []*isnad.ClaimRecord{r.Read, r.Corrected} {
			if c != nil {
				m.claim(c, masked)
			}
		}
		for k := range r.Parts {
			m.claim(&r.Parts[k], masked)
		}
		if m.hits == hits {
			continue
		}
		raw, err := json.Marshal(r)
		if err != nil {
			return false, err
		}
		if err := w.exec("UPDATE rulings SET body = $1, hash = $2 WHERE id = $3", string(raw), hashOf(raw), r.ID); err != nil {
			return false, err
		}
		detail.Rulings[r.ID] = hashOf(raw)
	}
	original := false
	if m.hits == sum {
		// The text may have lost the name that the page around it has.
		if original, err = w.originalHolds(m, d); err != nil || !original {
			return false, err
		}
	}
	detail.Content = contentHash(d)
	forwarded, err := json.Marshal(d.Forwarded)
	if err != nil {
		return false, err
	}
	notes, err := json.Marshal(d.Notes)
	if err != nil {
		return false, err
	}
	if err := w.exec("UPDATE dispatches SET doc = $1, title = $2, text = $3, source = $4, url = $5, byline = $6, forwarded = $7, notes = $8, content = $9, signature = NULL, state = 1 WHERE n = $10",
		d.Doc, d.Title, d.Text, d.Source, d.URL, d.Byline, string(forwarded), string(notes), detail.Content, n); err != nil {
		return false, err
	}
	if err := w.exec("UPDATE originals SET bytes = NULL WHERE hash = $1", d.Original); err != nil {
		return false, err
	}
	if detail.Content != before {
		if err := w.index(n, d.Title, d.Text); err != nil {
			return false, err
		}
	}
	if err := w.note(isnad.CustodyMask, d.ID, detail); err != nil {
		return false, err
	}
	return true, w.flatten(&row{n: n, id: d.ID, collection: key("collection", d.Collection), outlet: key("outlet", d.Outlet), date: d.Date}, latest, rulings)
}

// originalHolds reports whether the bytes that a dispatch was read from hold
// the name in UTF-8. Bytes of other encodings and packed formats cannot be
// looked into here, and count as holding it where the text was found to.
func (w *writing) originalHolds(m *masker, d *Dispatch) (bool, error) {
	var b []byte
	err := w.QueryRowContext(w.ctx, "SELECT bytes FROM originals WHERE hash = $1", d.Original).Scan(&b)
	if noRows(err) != nil || err == nil && b == nil {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	hits := m.hits
	m.mask(string(bytes.ToValidUTF8(b, []byte(" "))))
	return m.hits > hits, nil
}

func (w *writing) maskSaved(m *masker) error {
	rows, err := w.QueryContext(w.ctx, "SELECT name, who, filter FROM saved")
	if err != nil {
		return err
	}
	type saved struct{ name, who, filter string }
	var all []saved
	for rows.Next() {
		var v saved
		if err := rows.Scan(&v.name, &v.who, &v.filter); err != nil {
			rows.Close()
			return err
		}
		all = append(all, v)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, v := range all {
		hits := m.hits
		name, filter := m.mask(v.name), m.mask(v.filter)
		if m.hits == hits {
			continue
		}
		if err := w.exec("UPDATE saved SET name = $1, filter = $2 WHERE name = $3 AND who = $4", name, filter, v.name, v.who); err != nil {
			return err
		}
	}
	return nil
}

// masker finds names in texts.
type masker struct {
	names []string // folded, longest first
	local []string // what else stands for the person in the dispatch at hand
	hits  int
}

func newMasker(names []string) *masker {
	m := &masker{}
	for _, n := range names {
		if f := nameFold(n); !slices.Contains(m.names, f) {
			m.names = append(m.names, f)
		}
	}
	slices.SortFunc(m.names, func(a, b string) int { return len(b) - len(a) })
	return m
}

// mask replaces the names in a text by blocks, one a code point.
func (m *masker) mask(text string) string {
	if text == "" {
		return text
	}
	folded, at := arabic.FoldMap(text)
	folded = strings.Map(func(r rune) rune {
		// As long in bytes as before, so that the map holds.
		if l := unicode.ToLower(r); utf8.RuneLen(l) == utf8.RuneLen(r) {
			return l
		}
		return r
	}, folded)
	var spans []isnad.Span
	for _, name := range append(m.names[:len(m.names):len(m.names)], m.local...) {
		for _, s := range occurrences(folded, name) {
			start, end := at.Original(s.Start), len(text)
			if s.End < len(folded) {
				end = at.Original(s.End)
			}
			spans = append(spans, isnad.Span{Start: start, End: end})
		}
	}
	if len(spans) == 0 {
		return text
	}
	slices.SortFunc(spans, func(a, b isnad.Span) int { return a.Start - b.Start })
	m.hits += len(spans)
	var b strings.Builder
	last := 0
	for _, s := range spans {
		s.Start = max(s.Start, last)
		if s.Start >= s.End {
			continue
		}
		b.WriteString(text[last:s.Start])
		b.WriteString(blocks(utf8.RuneCountInString(s.In(text))))
		last = s.End
	}
	b.WriteString(text[last:])
	return b.String()
}

// occurrences finds a folded name as whole words: its parts with any blanks
// between them, conjunctions and prepositions of one letter before the first.
func occurrences(folded, name string) []isnad.Span {
	parts := strings.Fields(name)
	var out []isnad.Span
	for from := 0; ; {
		i := strings.Index(folded[from:], parts[0])
		if i < 0 {
			return out
		}
		start := from + i
		from = start + len(parts[0])
		if !opens(folded[:start]) {
			continue
		}
		end, ok := from, true
		for _, p := range parts[1:] {
			rest := strings.TrimLeftFunc(folded[end:], isGap)
			if len(rest) == len(folded[end:]) || !strings.HasPrefix(rest, p) {
				ok = false
				break
			}
			end = len(folded) - len(rest) + len(p)
		}
		if !ok {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(folded[end:]); end < len(folded) && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			continue
		}
		out = append(out, isnad.Span{Start: start, End: end})
		from = end
	}
}

// isGap is what may stand between the parts of a name, as in the name of a
// file or a hashtag.
func isGap(r rune) bool { return unicode.IsSpace(r) || r == '_' || r == '-' || r == '\u00a0' }

// opens reports whether a word may begin behind the text: behind nothing, no
// letter, or at most two clitic letters that begin a word themselves.
func opens(before string) bool {
	for range 3 {
		r, n := utf8.DecodeLastRuneInString(before)
		if n == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return true
		}
		if !strings.ContainsRune("وفبلك", r) {
			return false
		}
		before = before[:len(before)-n]
	}
	return false
}

// others masks, in a text that has been masked already, the mentions that a
// record takes for the same person as one that was: was is the text before.
func (m *masker) others(was, text string, rec *isnad.Record) string {
	p, q := newPoints(was), newPoints(text)
	same := map[string]bool{}
	families := map[string]bool{}
	for i := range rec.Mentions {
		x := &rec.Mentions[i]
		a, ok := p.run(x.Start, x.End)
		b, _ := q.run(x.Start, x.End)
		if ok && a != b && x.Type == string(isnad.Human) && x.Entity != "" {
			same[x.Entity] = true
			if at := strings.LastIndexByte(a, ' '); at >= 0 {
				families[nameFold(a[at+1:])] = true
			}
		}
	}
	if len(same) == 0 {
		return text
	}
	runes := []rune(text)
	for i := range rec.Mentions {
		x := &rec.Mentions[i]
		w, ok := p.run(x.Start, x.End)
		if x.Type != string(isnad.Human) || !ok || x.Start < 0 || x.End > len(runes) {
			continue
		}
		from := x.Start
		if !same[x.Entity] {
			// Somebody by the same family name may be the same person under a
			// title, or behind a verb that was read as a first name: better one
			// name too many.
			last := w[strings.LastIndexByte(w, ' ')+1:]
			if !families[nameFold(last)] {
				continue
			}
			w, from = last, x.End-utf8.RuneCountInString(last)
		}
		if utf8.RuneCountInString(nameFold(w)) >= 3 {
			m.local = append(m.local, nameFold(w))
		}
		for k := from; k < x.End; k++ {
			if runes[k] != '█' {
				runes[k] = '█'
				m.hits++
			}
		}
	}
	return string(runes)
}

// refill takes the words under a span from the masked text, and masks what has
// no place in it.
func (m *masker) refill(words *string, start, end int, text *points) {
	if s, ok := text.run(start, end); ok && end > start && len(s) > 0 && *words != "" {
		if s != *words && strings.ContainsRune(s, '█') {
			m.hits++
			*words = s
		}
	}
	*words = m.mask(*words)
}

func (m *masker) record(rec *isnad.Record, text *points) {
	rec.Doc, rec.Title = m.mask(rec.Doc), m.mask(rec.Title)
	for i := range rec.Mentions {
		x := &rec.Mentions[i]
		hits := m.hits
		m.refill(&x.Text, x.Start, x.End, text)
		// What a person is known by goes with the name.
		if m.hits > hits && x.Type == string(isnad.Human) {
			x.Entity, x.NameEn = "", ""
		}
		x.Entity, x.NameEn = m.mask(x.Entity), m.mask(x.NameEn)
	}
	for i := range rec.Claims {
		m.claim(&rec.Claims[i], text)
	}
}

func (m *masker) claim(c *isnad.ClaimRecord, text *points) {
	c.State, c.Time.Text = m.mask(c.State), m.mask(c.Time.Text)
	m.refill(&c.Trigger.Text, c.Trigger.Start, c.Trigger.End, text)
	m.refill(&c.Quote.Text, c.Quote.Start, c.Quote.End, text)
	for i := range c.Args {
		m.refill(&c.Args[i].Text, c.Args[i].Start, c.Args[i].End, text)
	}
	for i := range c.Chain {
		l := &c.Chain[i]
		if l.Start != nil && l.End != nil {
			m.refill(&l.Who, *l.Start, *l.End, text)
		} else {
			l.Who = m.mask(l.Who)
		}
	}
	for i := range c.Counts {
		c.Counts[i].Who = m.mask(c.Counts[i].Who)
	}
	for i := range c.Framing {
		m.refill(&c.Framing[i].Text, c.Framing[i].Start, c.Framing[i].End, text)
	}
}
