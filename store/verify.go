package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sort"
	"time"

	"isnad"
)

// Fault is something that is not as the log of custody says.
type Fault struct {
	Seq   int64  `json:"seq"`   // entry of the log, 0 where the fault has none
	Where string `json:"where"` // entry, dispatch, record, original, …
	What  string `json:"what"`
}

// Report is what Verify found.
type Report struct {
	Entries    int64     `json:"entries"`
	Head       string    `json:"head"` // hash of the last entry: keep it elsewhere to prove later that nothing was cut off
	HeadAt     time.Time `json:"head_at"`
	Dispatches int       `json:"dispatches"`
	Originals  int       `json:"originals"`
	Records    int       `json:"records"`
	Rulings    int       `json:"rulings"`
	Purged     int       `json:"purged"`
	// Faults: those of the database itself, then broken links of the log in
	// order, then what is not as the log says. The first is the first broken
	// link.
	Faults []Fault  `json:"faults"`
	Notes  []string `json:"notes"` // what is odd and no fault: a clock that went backwards
}

const mostFaults = 1000

// said is what the log of custody says there has to be.
type said struct {
	added    time.Time
	content  string
	original string
	records  map[int]string
	seq      int64 // of the entry that last changed it
	purged   bool
}

type verifying struct {
	*Store
	ctx        context.Context
	report     *Report
	dispatches map[string]*said
	rulings    map[string]struct {
		hash string
		seq  int64
	}
	erased map[string]bool // originals that may be gone
	step   func(done, all int)
	done   int
	all    int
}

// Verify checks the database's own structure, the chain of the log, and
// everything that the log speaks of: originals, texts, records and rulings
// against their hashes, and the derived tables against the records. head,
// where not empty, is a hash that an earlier Report gave and that must still
// stand in the chain. At most 1000 faults are listed. step, where not nil, is
// called now and then with how far it is. An error means that it could not go
// on, with the faults found so far in the Report.
func (s *Store) Verify(ctx context.Context, head string, step func(done, all int)) (*Report, error) {
	v := &verifying{Store: s, ctx: ctx, report: &Report{Faults: []Fault{}, Notes: []string{}}, dispatches: map[string]*said{}, rulings: map[string]struct {
		hash string
		seq  int64
	}{}, erased: map[string]bool{}, step: step}
	if v.step == nil {
		v.step = func(int, int) {}
	}
	for _, check := range []func() error{v.structure, func() error { return v.chain(head) }, v.contents, v.names, v.originals, v.ruled, v.strays} {
		if err := check(); err != nil {
			if ctx.Err() != nil || lost(err) {
				return v.report, s.explain(err)
			}
			v.fault(0, "database", "%v", err)
		}
	}
	return v.report, nil
}

func (v *verifying) fault(seq int64, where, format string, args ...any) {
	if len(v.report.Faults) < mostFaults {
		v.report.Faults = append(v.report.Faults, Fault{seq, where, fmt.Sprintf(format, args...)})
	}
}

// structure asks SQLite to check its own pages. PostgreSQL has no such
// question to ask.
func (v *verifying) structure() error {
	if v.engine != onSQLite {
		return nil
	}
	rows, err := v.r.QueryContext(v.ctx, "PRAGMA integrity_check(20)")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var what string
		if err := rows.Scan(&what); err != nil {
			return err
		}
		if what != "ok" {
			v.fault(0, "database", "%s", what)
		}
	}
	return rows.Err()
}

// chain walks the log.
func (v *verifying) chain(head string) error {
	rows, err := v.r.QueryContext(v.ctx, "SELECT seq, at, who, act, subject, detail, prev, hash FROM custody ORDER BY seq")
	if err != nil {
		return err
	}
	defer rows.Close()
	var last isnad.CustodyEntry
	found := head == ""
	backwards := 0
	for rows.Next() {
		var e isnad.CustodyEntry
		var at string
		if err := rows.Scan(&e.Seq, &at, &e.Who, &e.Act, &e.Subject, &e.Detail, &e.Prev, &e.Hash); err != nil {
			return err
		}
		e.At = parseTime(at)
		where := fmt.Sprintf("log entry %d", e.Seq)
		if e.Seq != last.Seq+1 {
			v.fault(last.Seq+1, fmt.Sprintf("log entry %d", last.Seq+1), "is missing: the next one there is %d", e.Seq)
		} else if e.Prev != last.Hash {
			v.fault(e.Seq, where, "does not follow the entry before it: that one's hash is %s, this one names %s", orElse(last.Hash, "(none)"), orElse(e.Prev, "(none)"))
		}
		if h := entryHash(&e); h != e.Hash {
			v.fault(e.Seq, where, "changed since it was written: its hash is %s and should be %s", h, e.Hash)
		}
		if e.At.Before(last.At.Add(-clockSlack)) {
			if backwards++; backwards == 1 {
				v.report.Notes = append(v.report.Notes, fmt.Sprintf("the clock went backwards at log entry %d: %s after %s", e.Seq, at, formTime(last.At)))
			}
		}
		found = found || e.Hash == head
		if err := v.hear(&e); err != nil {
			v.fault(e.Seq, where, "cannot be read: %v", err)
		}
		last = e
		v.report.Entries++
	}
	v.report.Head, v.report.HeadAt = last.Hash, last.At
	if backwards > 1 {
		v.report.Notes = append(v.report.Notes, fmt.Sprintf("the clock went backwards %d times in all", backwards))
	}
	if !found {
		v.fault(last.Seq+1, "log", "the hash %s does not stand in the chain: entries after it, or it, were cut off or replaced", head)
	}
	v.all = len(v.dispatches)
	return rows.Err()
}

// hear notes what an entry says there is.
func (v *verifying) hear(e *isnad.CustodyEntry) error {
	parse := func(into any) error { return json.Unmarshal([]byte(e.Detail), into) }
	of := func() *said {
		d := v.dispatches[e.Subject]
		if d == nil {
			v.fault(e.Seq, fmt.Sprintf("log entry %d", e.Seq), "speaks of dispatch %s, which was never added", e.Subject)
			d = &said{records: map[int]string{}}
			v.dispatches[e.Subject] = d
		}
		d.seq = e.Seq
		return d
	}
	switch e.Act {
	case isnad.CustodyAdd:
		var a addDetail
		if err := parse(&a); err != nil {
			return err
		}
		v.dispatches[e.Subject] = &said{added: e.At, content: a.Content, original: a.Original, records: map[int]string{}, seq: e.Seq}
	case isnad.CustodyRead:
		var r readDetail
		if err := parse(&r); err != nil {
			return err
		}
		of().records[r.Version] = r.Record
	case isnad.CustodyRule:
		var r ruleDetail
		if err := parse(&r); err != nil {
			return err
		}
		v.rulings[r.Ruling] = struct {
			hash string
			seq  int64
		}{r.Hash, e.Seq}
	case isnad.CustodyPurge:
		var p purgeDetail
		if err := parse(&p); err != nil {
			return err
		}
		d := of()
		d.purged = true
		v.erased[d.original] = true
		for _, id := range p.Rulings {
			v.rulings[id] = struct {
				hash string
				seq  int64
			}{"", e.Seq}
		}
	case isnad.CustodyMask:
		var m maskDetail
		if err := parse(&m); err != nil {
			return err
		}
		d := of()
		d.content = m.Content
		v.erased[d.original] = true
		for version, hash := range m.Records {
			d.records[version] = hash
		}
		for id, hash := range m.Rulings {
			v.rulings[id] = struct {
				hash string
				seq  int64
			}{hash, e.Seq}
		}
	}
	return nil
}

// contents compares dispatches, records and derived rows with what was said.
func (v *verifying) contents() error {
	ids := make([]string, 0, len(v.dispatches))
	for id := range v.dispatches {
		ids = append(ids, id)
	}
	sort.Slice(ids, func(i, j int) bool { return v.dispatches[ids[i]].seq < v.dispatches[ids[j]].seq })
	for len(ids) > 0 {
		part := ids[:min(len(ids), 100)]
		ids = ids[len(part):]
		ns := map[string]int64{}
		rows, err := v.r.QueryContext(v.ctx, "SELECT id, n FROM dispatches WHERE id IN "+placeholders(1, len(part)), anys(part)...)
		if err != nil {
			return err
		}
		list := []int64{}
		for rows.Next() {
			var id string
			var n int64
			if err := rows.Scan(&id, &n); err != nil {
				rows.Close()
				return err
			}
			ns[id] = n
			list = append(list, n)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		xs, err := v.wholes(v.ctx, list, everyone)
		if err != nil && !errors.Is(v.explain(err), ErrDamaged) {
			return err
		}
		// A record that cannot be unpacked keeps the others of its batch from
		// being loaded: load them one by one.
		for _, id := range part {
			n, ok := ns[id]
			what := v.dispatches[id]
			if !ok {
				v.fault(what.seq, "dispatch "+id, "is missing")
				continue
			}
			x := xs[n]
			if x == nil {
				one, err := v.wholes(v.ctx, []int64{n}, everyone)
				if err != nil {
					v.fault(what.seq, "dispatch "+id, "%v", err)
					continue
				}
				if x = one[n]; x == nil {
					v.fault(what.seq, "dispatch "+id, "its collection or outlet is missing")
					continue
				}
			}
			if err := v.one(n, x, what); err != nil {
				return err
			}
		}
		v.done += len(part)
		v.step(v.done, v.all)
	}
	return nil
}

func (v *verifying) one(n int64, x *whole, what *said) error {
	where := "dispatch " + x.d.ID
	v.report.Dispatches++
	if !x.d.Added.Equal(what.added) {
		v.fault(what.seq, where, "the time at which it came in changed: it is %s and should be %s", formTime(x.d.Added), formTime(what.added))
	}
	if what.purged {
		v.report.Purged++
		if !x.d.Purged || x.d.Text != "" || x.d.Title != "" || x.rec != nil {
			v.fault(what.seq, where, "was purged, and its content is there")
		}
		return nil
	}
	if x.d.Purged {
		v.fault(what.seq, where, "is gone, and the log does not say that it was purged")
		return nil
	}
	if h := contentHash(x.d); h != what.content {
		v.fault(what.seq, where, "changed since it came in: its hash is %s and should be %s", h, what.content)
	}
	rows, err := v.r.QueryContext(v.ctx, "SELECT version, hash, body FROM records WHERE dispatch = $1 ORDER BY version", n)
	if err != nil {
		return err
	}
	there := map[int]bool{}
	for rows.Next() {
		var version int
		var hash string
		var body []byte
		if err := rows.Scan(&version, &hash, &body); err != nil {
			rows.Close()
			return err
		}
		there[version] = true
		v.report.Records++
		name := fmt.Sprintf("record %d of dispatch %s", version, x.d.ID)
		b, err := inflate(body)
		switch {
		case err != nil:
			v.fault(what.seq, name, "%v", err)
		case what.records[version] == "":
			v.fault(what.seq, name, "is not in the log")
		case hashOf(b) != what.records[version] || hash != what.records[version]:
			v.fault(what.seq, name, "changed since it was read: its hash is %s and should be %s", hashOf(b), what.records[version])
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for version := range what.records {
		if !there[version] {
			v.fault(what.seq, fmt.Sprintf("record %d of dispatch %s", version, x.d.ID), "is missing")
		}
	}
	return v.derivedRows(n, x, what)
}

// derivedRows makes the rows of a dispatch's claims anew and compares them
// with those there.
func (v *verifying) derivedRows(n int64, x *whole, what *said) error {
	var from, to int64
	if err := v.r.QueryRowContext(v.ctx, "SELECT from_day, to_day FROM dispatches WHERE n = $1", n).Scan(&from, &to); err != nil {
		return err
	}
	if f, t := days(x.d.Date); f != from || t != to {
		v.fault(what.seq, "dispatch "+x.d.ID, "its days are not those of its date")
	}
	if x.rec != nil && x.d.Unread != "" {
		v.fault(what.seq, "dispatch "+x.d.ID, "was read, and is said to be unread: %s", x.d.Unread)
	}
	if x.rec == nil && len(x.rulings) == 0 {
		if x.d.Claims != 0 {
			v.fault(what.seq, "dispatch "+x.d.ID, "has no record, and is said to have %d claims", x.d.Claims)
		}
		return nil
	}
	want := derive(&row{n: n, id: x.d.ID, collection: key("collection", x.d.Collection), outlet: key("outlet", x.d.Outlet), date: x.d.Date}, x.rec, x.rulings)
	if x.d.Claims != want.live {
		v.fault(what.seq, "dispatch "+x.d.ID, "is said to have %d claims, and has %d", x.d.Claims, want.live)
	}
	for _, t := range []struct {
		table, columns, order string
		rows                  [][]any
	}{
		{"claims", claimColumns, "ord", want.claims},
		{"roles", roleColumns, "ord, pos", want.roles},
		{"links", linkColumns, "ord, pos", want.links},
		{"counts", countColumns, "ord, pos", want.counts},
		{"mentions", mentionColumns, "name", byName(want.mentions)},
	} {
		rows, err := v.r.QueryContext(v.ctx, "SELECT "+t.columns+" FROM "+t.table+" WHERE dispatch = $1 ORDER BY "+t.order, n)
		if err != nil {
			return err
		}
		i, same := 0, true
		for rows.Next() {
			if i >= len(t.rows) {
				i++
				same = false
				continue
			}
			got := make([]any, len(t.rows[i]))
			into := make([]any, len(got))
			for k := range got {
				into[k] = &got[k]
			}
			if err := rows.Scan(into...); err != nil {
				rows.Close()
				return err
			}
			for k := range got {
				if b, ok := got[k].([]byte); ok {
					got[k] = string(b)
				}
				same = same && fmt.Sprint(got[k]) == fmt.Sprint(t.rows[i][k])
			}
			i++
		}
		if err := rows.Err(); err != nil {
			return err
		}
		if !same || i != len(t.rows) {
			v.fault(what.seq, t.table+" of dispatch "+x.d.ID, "are not those of its record and rulings; isnad reread --force makes them anew")
		}
	}
	var indexed int
	if err := v.r.QueryRowContext(v.ctx, "SELECT count(*) FROM words WHERE rowid = $1", n).Scan(&indexed); err != nil {
		return err
	}
	if indexed != 1 {
		v.fault(what.seq, "dispatch "+x.d.ID, "is not in the index of words")
	}
	return nil
}

// byName sorts rows of mentions as the table gives them.
func byName(rows [][]any) [][]any {
	slices.SortFunc(rows, func(a, b []any) int { return cmp.Compare(a[1].(int64), b[1].(int64)) })
	return rows
}

// names checks that each name is what its id is a hash of.
func (v *verifying) names() error {
	rows, err := v.r.QueryContext(v.ctx, "SELECT "+nameColumns+" FROM names ORDER BY id")
	if err != nil {
		return err
	}
	defer rows.Close()
	bad := 0
	for rows.Next() {
		var id int64
		var sort, entity, fold string
		var lat, lon, x, y, z *float64
		m := isnad.MentionRecord{}
		if err := rows.Scan(&id, &sort, &entity, &fold, &m.Text, &m.NameEn, &lat, &lon, &m.AccuracyKm, &x, &y, &z); err != nil {
			return err
		}
		m.Entity, m.Lat, m.Lon = entity, lat, lon
		want := &derived{names: map[int64][]any{}}
		row := want.names[want.name(sort, &m)]
		for i, got := range []any{id, sort, entity, fold, m.Text, m.NameEn, orNone(lat), orNone(lon), m.AccuracyKm, orNone(x), orNone(y), orNone(z)} {
			if row[i] != got {
				bad++
				break
			}
		}
	}
	if bad > 0 {
		v.fault(0, "names", "%d are not what they were; isnad reread --force makes them anew", bad)
	}
	return rows.Err()
}

func orNone(f *float64) any {
	if f == nil {
		return nil
	}
	return *f
}

func (v *verifying) originals() error {
	rows, err := v.r.QueryContext(v.ctx, "SELECT hash, size, bytes FROM originals ORDER BY hash")
	if err != nil {
		return err
	}
	defer rows.Close()
	there := map[string]bool{}
	for rows.Next() {
		var hash string
		var size int64
		var b []byte
		if err := rows.Scan(&hash, &size, &b); err != nil {
			return err
		}
		there[hash] = true
		v.report.Originals++
		switch {
		case b == nil && size > 0:
			if !v.erased[hash] {
				v.fault(v.seqOf(hash), "original "+hash, "its bytes are gone, and the log does not say that they were purged")
			}
		case int64(len(b)) != size || hashOf(b) != hash:
			v.fault(v.seqOf(hash), "original "+hash, "changed since it came in: its hash is %s", hashOf(b))
		}
	}
	for id, d := range v.dispatches {
		if d.original != "" && !there[d.original] {
			v.fault(d.seq, "dispatch "+id, "its original %s is missing", d.original)
		}
	}
	return rows.Err()
}

func (v *verifying) seqOf(original string) int64 {
	var first int64
	for _, d := range v.dispatches {
		if d.original == original && (first == 0 || d.seq < first) {
			first = d.seq
		}
	}
	return first
}

func (v *verifying) ruled() error {
	rows, err := v.r.QueryContext(v.ctx, "SELECT id, hash, body FROM rulings ORDER BY seq")
	if err != nil {
		return err
	}
	defer rows.Close()
	there := map[string]bool{}
	for rows.Next() {
		var id, hash, body string
		if err := rows.Scan(&id, &hash, &body); err != nil {
			return err
		}
		there[id] = true
		v.report.Rulings++
		want, ok := v.rulings[id]
		switch {
		case !ok:
			v.fault(0, "ruling "+id, "is not in the log")
		case want.hash == "" && body != "":
			v.fault(want.seq, "ruling "+id, "was purged, and its content is there")
		case want.hash != "" && (hashOf([]byte(body)) != want.hash || hash != want.hash):
			v.fault(want.seq, "ruling "+id, "changed since it was made")
		}
	}
	for id, want := range v.rulings {
		if !there[id] {
			v.fault(want.seq, "ruling "+id, "is missing")
		}
	}
	return rows.Err()
}

// strays are rows that the log knows nothing of.
func (v *verifying) strays() error {
	rows, err := v.r.QueryContext(v.ctx, "SELECT id FROM dispatches ORDER BY seq")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return err
		}
		if v.dispatches[id] == nil {
			v.fault(0, "dispatch "+id, "is not in the log")
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	var loose sql.NullInt64
	if err := v.r.QueryRowContext(v.ctx, "SELECT count(*) FROM claims c WHERE NOT EXISTS (SELECT 1 FROM dispatches d WHERE d.n = c.dispatch AND d.state <> $1)", purged).Scan(&loose); err != nil {
		return err
	}
	if loose.Int64 > 0 {
		v.fault(0, "claims", "%d belong to no dispatch", loose.Int64)
	}
	return nil
}
