package tally

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"

	"isnad/store"
)

// dict numbers the values of a field in the order of their first coming.
type dict struct {
	at    map[string]uint32
	words []string
}

func newDict() *dict { return &dict{at: map[string]uint32{}} }

func (d *dict) of(b []byte) uint32 {
	if i, ok := d.at[string(b)]; ok {
		return i
	}
	return d.add(string(b))
}

func (d *dict) add(s string) uint32 {
	if i, ok := d.at[s]; ok {
		return i
	}
	i := uint32(len(d.words))
	s = strings.Clone(s)
	d.words = append(d.words, s)
	d.at[s] = i
	return i
}

// clone is a dict that can grow without changing this one.
func (d *dict) clone() *dict {
	return &dict{at: maps.Clone(d.at), words: slices.Clone(d.words)}
}

// ranks numbers the words by their order.
func (d *dict) ranks() []uint32 {
	order := make([]int, len(d.words))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return d.words[order[a]] < d.words[order[b]] })
	out := make([]uint32, len(order))
	for r, i := range order {
		out[i] = uint32(r)
	}
	return out
}

// doc is a dispatch.
type doc struct {
	n          int64 // the store's number: by date of publication, then arrival
	id         string
	collection uint32
	outlet     uint32
	lang       uint32
	group      uint32
	from, to   int32 // days of publication; 0: unknown
	unread     bool
	first      uint32
	count      uint32 // its claims: first … first+count
}

// name is a name as written, and whose it is.
type name struct {
	entity   uint32
	fold     string
	text     string
	nameEn   string
	lat, lon float64
	accuracy float32
	placed   bool
	x, y, z  float64
}

// sorts of entities.
const (
	isPlace uint8 = iota
	isActor
	isPerson
	isRole
	isOther
)

// sortNames are the types of mentions that a filter by a sort looks at.
var sortNames = [...]string{isPlace: "place", isActor: "actor", isPerson: "person", isRole: "role"}

// entity is an identity.
type entity struct {
	id    string
	sort  uint8
	shown uint32 // the name that it is shown by
}

// Private reports an identity of a person who is on no list of public ones.
func Private(id string) bool { return strings.HasPrefix(id, "p:") }

// Table is the claims of a store at one time. It is immutable and safe for
// many goroutines.
type Table struct {
	// At is the number of the log's last entry when it was made.
	At int64

	docs  []doc
	byN   map[int64]uint32
	names []name
	byID  map[int64]uint32 // the store's number of a name
	ents  []entity
	entAt map[string]uint32 // sort and identity

	kinds *dict // kind and type, with a zero byte between
	small [smalls]*dict
	colls *dict
	outs  *dict
	langs *dict
	grps  *dict
	frame *dict
	roles *dict

	// A column a field, an element a claim, in the order of docs and then of
	// the text.
	doc      []uint32
	ord      []uint32
	kind     []uint16
	col      [smalls][]uint8
	frames   []uint16
	from, to []int32
	doubt    []uint16  // thousandths
	sure     []float64 // confidence
	roleAt   []uint32  // one more than claims
	role     []uint8
	who      []uint32 // names

	summed sync.Once // sums, of Collections
	sums   map[string]Summary
}

// Small fields have few values.
const (
	degree = iota
	polarity
	certainty
	tense
	evidence
	ruled
	smalls
)

// Len is the number of claims.
func (t *Table) Len() int { return len(t.doc) }

// Dispatches is the number of dispatches.
func (t *Table) Dispatches() int { return len(t.docs) }

func newTable() *Table {
	t := &Table{byN: map[int64]uint32{}, byID: map[int64]uint32{}, entAt: map[string]uint32{}, kinds: newDict(), colls: newDict(), outs: newDict(), langs: newDict(), grps: newDict(), frame: newDict(), roles: newDict(), roleAt: []uint32{0}}
	for i := range t.small {
		t.small[i] = newDict()
	}
	return t
}

// heir is an empty table that knows the names and values of this one, and can
// learn others.
func (t *Table) heir() *Table {
	h := newTable()
	h.names, h.ents = slices.Clip(t.names), slices.Clip(t.ents)
	h.byID, h.entAt = maps.Clone(t.byID), maps.Clone(t.entAt)
	h.kinds, h.colls, h.outs, h.langs, h.grps, h.frame, h.roles = t.kinds.clone(), t.colls.clone(), t.outs.clone(), t.langs.clone(), t.grps.clone(), t.frame.clone(), t.roles.clone()
	for i := range h.small {
		h.small[i] = t.small[i].clone()
	}
	return h
}

// successor is an empty table that takes over the names and values of this
// one, with room for the claims of another.
func (t *Table) successor(other *Table) *Table {
	h := &Table{byN: make(map[int64]uint32, len(other.docs)+64), names: t.names, byID: t.byID, ents: t.ents, entAt: t.entAt, kinds: t.kinds, small: t.small, colls: t.colls, outs: t.outs, langs: t.langs, grps: t.grps, frame: t.frame, roles: t.roles}
	n := len(other.doc) + len(t.doc)
	h.doc, h.ord, h.kind, h.frames = make([]uint32, 0, n), make([]uint32, 0, n), make([]uint16, 0, n), make([]uint16, 0, n)
	h.from, h.to, h.doubt, h.sure = make([]int32, 0, n), make([]int32, 0, n), make([]uint16, 0, n), make([]float64, 0, n)
	h.roleAt = append(make([]uint32, 0, n+1), 0)
	h.role, h.who = make([]uint8, 0, len(other.role)+len(t.role)), make([]uint32, 0, len(other.who)+len(t.who))
	for i := range h.col {
		h.col[i] = make([]uint8, 0, n)
	}
	h.docs = make([]doc, 0, len(other.docs)+len(t.docs))
	return h
}

func sortOf(s string) uint8 {
	switch s {
	case "place":
		return isPlace
	case "actor":
		return isActor
	case "person":
		return isPerson
	case "role":
		return isRole
	}
	return isOther
}

// bare reports a place written as one word with its article: most often المدينة
// or المطار, which tells a reader of a list nothing.
func bare(text string) bool {
	return strings.HasPrefix(text, "ال") && !strings.Contains(text, " ")
}

// tellsMore reports that a place is better shown by this name of it than by the one
// that it is shown by: the one with the more exact point, since what only points to
// a town (أطراف المدينة) has a wide one, and of two alike the one of more than a
// word with its article.
func tellsMore(r *store.NameRow, shown *name) bool {
	placed := r.Lat != nil && r.Lon != nil
	if placed != shown.placed {
		return placed
	}
	if a := float32(r.Accuracy); placed && a != shown.accuracy {
		return a < shown.accuracy
	}
	return bare(shown.text) && !bare(r.Text)
}

// described reports a place that the text has no name for, and says in a word that
// fits many: القرى، مبانيه. Its identity is that word.
func (t *Table) described(e *entity) bool {
	n := &t.names[e.shown]
	if e.sort != isPlace || e.id != n.fold || strings.Contains(n.fold, " ") {
		return false
	}
	return bare(n.text) || strings.HasSuffix(n.fold, "ه") || strings.HasSuffix(n.fold, "ها") || strings.HasSuffix(n.fold, "هم")
}

func entKey(sort uint8, id string) string { return string([]byte{'0' + sort}) + id }

func (t *Table) addName(r *store.NameRow) {
	if _, ok := t.byID[r.ID]; ok {
		return
	}
	s := sortOf(r.Sort)
	k := entKey(s, r.Entity)
	e, ok := t.entAt[k]
	if !ok {
		e = uint32(len(t.ents))
		t.ents = append(t.ents, entity{id: r.Entity, sort: s, shown: uint32(len(t.names))})
		t.entAt[k] = e
	} else if x := &t.ents[e]; s == isPlace && tellsMore(r, &t.names[x.shown]) {
		x.shown = uint32(len(t.names))
	}
	n := name{entity: e, fold: r.Fold, text: r.Text, nameEn: r.NameEn, accuracy: float32(r.Accuracy)}
	if r.Lat != nil && r.Lon != nil {
		n.placed, n.lat, n.lon = true, *r.Lat, *r.Lon
		n.x, n.y, n.z = r.X, r.Y, r.Z
	}
	t.byID[r.ID] = uint32(len(t.names))
	t.names = append(t.names, n)
}

func (t *Table) addDoc(r *store.DocRow) {
	t.byN[r.N] = uint32(len(t.docs))
	t.docs = append(t.docs, doc{n: r.N, id: r.ID, collection: t.colls.add(r.Collection), outlet: t.outs.add(r.Outlet), lang: t.langs.add(r.Lang), group: t.grps.add(r.Group),
		from: int32(r.From), to: int32(r.To), unread: r.Unread, first: uint32(len(t.doc))})
}

// addClaim takes the next claim of the last doc.
func (t *Table) addClaim(r *store.ClaimRow) {
	d := &t.docs[len(t.docs)-1]
	d.count++
	t.doc = append(t.doc, uint32(len(t.docs)-1))
	t.ord = append(t.ord, uint32(r.Ord))
	t.kind = append(t.kind, uint16(t.kinds.of(r.KindType)))
	for i, b := range r.Small {
		t.col[i] = append(t.col[i], uint8(t.small[i].of(b)))
	}
	t.frames = append(t.frames, uint16(t.frame.of(r.Frame)))
	t.from, t.to = append(t.from, int32(r.From)), append(t.to, int32(r.To))
	t.doubt, t.sure = append(t.doubt, thousandths(r.Doubt)), append(t.sure, r.Confidence)
	t.roleAt = append(t.roleAt, uint32(len(t.who)))
}

// addRole gives the last claim a role. A name that the table does not know is
// of a role that was changed while it was being read, and is passed over: the
// next table has it.
func (t *Table) addRole(role uint8, id int64) {
	n, ok := t.byID[id]
	if !ok {
		return
	}
	t.role = append(t.role, role)
	t.who = append(t.who, n)
	t.roleAt[len(t.roleAt)-1] = uint32(len(t.who))
}

// copyDoc takes a doc over from another table, with its claims.
func (t *Table) copyDoc(from *Table, i int) {
	d := from.docs[i]
	lo, hi := d.first, d.first+d.count
	shift := uint32(len(t.who)) - from.roleAt[lo]
	d.first = uint32(len(t.doc))
	at := uint32(len(t.docs))
	t.byN[d.n] = at
	t.docs = append(t.docs, d)
	for range d.count {
		t.doc = append(t.doc, at)
	}
	t.ord = append(t.ord, from.ord[lo:hi]...)
	t.kind = append(t.kind, from.kind[lo:hi]...)
	for c := range t.col {
		t.col[c] = append(t.col[c], from.col[c][lo:hi]...)
	}
	t.frames = append(t.frames, from.frames[lo:hi]...)
	t.from, t.to = append(t.from, from.from[lo:hi]...), append(t.to, from.to[lo:hi]...)
	t.doubt, t.sure = append(t.doubt, from.doubt[lo:hi]...), append(t.sure, from.sure[lo:hi]...)
	for _, at := range from.roleAt[lo+1 : hi+1] {
		t.roleAt = append(t.roleAt, at+shift)
	}
	t.role = append(t.role, from.role[from.roleAt[lo]:from.roleAt[hi]]...)
	t.who = append(t.who, from.who[from.roleAt[lo]:from.roleAt[hi]]...)
}

func thousandths(x float64) uint16 { return uint16(max(0, min(1, x))*1000 + 0.5) }

// merge is this table with the docs of fresh in the place of those there. Both
// are ordered by n; fresh is an heir of this one.
func (t *Table) merge(fresh *Table) *Table {
	out := fresh.successor(t)
	i, j := 0, 0
	for i < len(t.docs) || j < len(fresh.docs) {
		switch {
		case j == len(fresh.docs) || i < len(t.docs) && t.docs[i].n < fresh.docs[j].n:
			out.copyDoc(t, i)
			i++
		default:
			if i < len(t.docs) && t.docs[i].n == fresh.docs[j].n {
				i++
			}
			out.copyDoc(fresh, j)
			j++
		}
	}
	out.At = fresh.At
	return out
}

func byCount[T any](count func(T) int, tie func(a, b T) int) func(a, b T) int {
	return func(a, b T) int { return cmp.Or(cmp.Compare(count(b), count(a)), tie(a, b)) }
}
