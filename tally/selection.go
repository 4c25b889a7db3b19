package tally

import (
	"context"
	"math"
	"slices"
	"strings"

	"isnad"
	"isnad/store"
)

// Fields of a filter, a bit each: set in a claim's mask where the claim does
// not keep to the field.
const (
	onDispatch uint32 = 1 << iota
	onCollection
	onOutlet
	onLanguage
	onPublished
	onTime
	onPlace
	onActor
	onPoint
	onKind
	onType
	onFrame
	onConfidence
	onOther // asked of the store
	onSmall // degree; polarity and the others follow
)

// Selection is the claims of a table that a filter keeps. It does not change
// once it is made.
type Selection struct {
	t    *Table
	mask []uint32
	// Claims and Dispatches are how many are kept.
	Claims     int
	Dispatches int
}

// Select finds what a filter keeps. Where f.Rulings is empty, claims that do
// not stand (rejected, split, merged into another) are left out. The error is
// store.ErrFilter or store.ErrQuery where the filter is at fault.
func (t *Tally) Select(ctx context.Context, f isnad.Filter) (*Selection, error) {
	if err := store.CheckFilter(&f); err != nil {
		return nil, err
	}
	x, err := t.Now(ctx)
	if err != nil {
		return nil, err
	}
	if len(f.Rulings) == 0 {
		f.Rulings = isnad.LiveRulings
	}
	key := keyOf(&f)
	if s := t.kept.selection(x, key); s != nil {
		return s, nil
	}
	s := &Selection{t: x, mask: make([]uint32, len(x.doc))}
	docs := make([]uint32, len(x.docs))
	x.ofDispatches(&f, docs)
	if err := t.askDispatches(ctx, x, &f, docs); err != nil {
		return nil, err
	}
	s.ofClaims(&f, docs)
	if err := t.askClaims(ctx, s, &f); err != nil {
		return nil, err
	}
	s.count()
	t.kept.keepSelection(x, key, s)
	return s, nil
}

// count counts what is kept.
func (s *Selection) count() {
	last := uint32(math.MaxUint32)
	s.Claims, s.Dispatches = 0, 0
	for i, m := range s.mask {
		if m == 0 {
			s.Claims++
			if d := s.t.doc[i]; d != last {
				s.Dispatches++
				last = d
			}
		}
	}
}

// ofDispatches marks the dispatches that do not keep to a filter.
func (x *Table) ofDispatches(f *isnad.Filter, docs []uint32) {
	words := func(bit uint32, values []string, d *dict, of func(*doc) uint32) {
		if len(values) == 0 {
			return
		}
		keep := d.among(values)
		for i := range docs {
			if !keep[of(&x.docs[i])] {
				docs[i] |= bit
			}
		}
	}
	words(onCollection, f.Collections, x.colls, func(d *doc) uint32 { return d.collection })
	words(onOutlet, f.Outlets, x.outs, func(d *doc) uint32 { return d.outlet })
	words(onLanguage, f.Languages, x.langs, func(d *doc) uint32 { return d.lang })
	if len(f.Dispatches) > 0 {
		keep := make(map[string]bool, len(f.Dispatches))
		for _, id := range f.Dispatches {
			keep[id] = true
		}
		for i := range docs {
			if !keep[x.docs[i].id] {
				docs[i] |= onDispatch
			}
		}
	}
	if f.PublishedFrom != "" || f.PublishedTo != "" {
		lo, hi := bounds(f.PublishedFrom, f.PublishedTo)
		for i := range docs {
			if d := &x.docs[i]; d.from == 0 || d.to < lo || d.from > hi {
				docs[i] |= onPublished
			}
		}
	}
}

// bounds are the days of an interval, open ends far away.
func bounds(from, to string) (lo, hi int32) {
	lo, hi = math.MinInt32, math.MaxInt32
	if from != "" {
		a, _ := store.Days(from)
		lo = int32(a)
	}
	if to != "" {
		_, b := store.Days(to)
		hi = int32(b)
	}
	return lo, hi
}

// among reports for each word of the dict whether it is one of the values.
func (d *dict) among(values []string) []bool {
	keep := make([]bool, len(d.words))
	for _, v := range values {
		if i, ok := d.at[v]; ok {
			keep[i] = true
		}
	}
	return keep
}

// fails is among as masks.
func (d *dict) fails(values []string, bit uint32) []uint32 {
	out := make([]uint32, len(d.words))
	for i, keep := range d.among(values) {
		if !keep {
			out[i] = bit
		}
	}
	return out
}

// ofClaims marks the claims that do not keep to a filter.
func (s *Selection) ofClaims(f *isnad.Filter, docs []uint32) {
	x := s.t
	kinds := make([]uint32, len(x.kinds.words))
	for i, w := range x.kinds.words {
		kind, typ, _ := strings.Cut(w, "\x00")
		if len(f.Kinds) > 0 && !slices.Contains(f.Kinds, isnad.Kind(kind)) {
			kinds[i] |= onKind
		}
		if len(f.Types) > 0 && !slices.Contains(f.Types, typ) {
			kinds[i] |= onType
		}
	}
	for i := range s.mask {
		s.mask[i] = docs[x.doc[i]] | kinds[x.kind[i]]
	}
	for c, values := range [smalls][]string{f.Degrees, f.Polarity, f.Certainty, f.Tense, f.Evidence, f.Rulings} {
		if len(values) == 0 {
			continue
		}
		fails := x.small[c].fails(values, onSmall<<c)
		for i, v := range x.col[c] {
			s.mask[i] |= fails[v]
		}
	}
	if len(f.Frames) > 0 {
		fails := x.frame.fails(f.Frames, onFrame)
		for i, v := range x.frames {
			s.mask[i] |= fails[v]
		}
	}
	if f.MinConfidence > 0 {
		for i, v := range x.sure {
			if v < f.MinConfidence {
				s.mask[i] |= onConfidence
			}
		}
	}
	if f.From != "" || f.To != "" {
		lo, hi := bounds(f.From, f.To)
		for i := range s.mask {
			if x.from[i] == 0 || x.to[i] < lo || x.from[i] > hi {
				s.mask[i] |= onTime
			}
		}
	}
	if len(f.Places) > 0 {
		s.byRole(x.called(f.Places, isPlace), onPlace)
	}
	if len(f.Actors) > 0 {
		s.byRole(x.called(f.Actors, isActor, isPerson, isRole), onActor)
	}
	if f.Near != nil || f.Box != nil {
		s.byRole(x.within(f.Near), onPoint)
		s.byRole(x.inside(f.Box), onPoint)
	}
}

// byRole marks the claims without a role that one of the names fills; nil is
// no condition.
func (s *Selection) byRole(names []bool, bit uint32) {
	if names == nil {
		return
	}
	x := s.t
	for i := range s.mask {
		hit := false
		for _, n := range x.who[x.roleAt[i]:x.roleAt[i+1]] {
			if names[n] {
				hit = true
				break
			}
		}
		if !hit {
			s.mask[i] |= bit
		}
	}
}

// called are the names that values stand for: identities, or spellings and
// whatever has the identity of one so spelled.
func (x *Table) called(values []string, sorts ...uint8) []bool {
	ids, folds := map[string]bool{}, map[string]bool{}
	names := make([]string, len(sorts))
	for i, s := range sorts {
		names[i] = sortNames[s]
	}
	for _, v := range values {
		ids[v] = true
		for _, form := range store.NameForms(v, names...) {
			folds[form] = true
		}
	}
	// Identities of different sorts can be spelled alike: what counts is the
	// string, as in the store.
	for i := range x.names {
		e := &x.ents[x.names[i].entity]
		if folds[x.names[i].fold] && slices.Contains(sorts, e.sort) {
			ids[e.id] = true
		}
	}
	out := make([]bool, len(x.names))
	for i := range x.names {
		e := &x.ents[x.names[i].entity]
		out[i] = ids[e.id] && slices.Contains(sorts, e.sort)
	}
	return out
}

const earthKm = 6371.0088

func (x *Table) within(c *isnad.Circle) []bool {
	if c == nil {
		return nil
	}
	sinLat, cosLat := math.Sincos(c.Lat * math.Pi / 180)
	sinLon, cosLon := math.Sincos(c.Lon * math.Pi / 180)
	px, py, pz := cosLat*cosLon, cosLat*sinLon, sinLat
	chord := 2 * math.Sin(min(c.Km/earthKm, math.Pi)/2)
	out := make([]bool, len(x.names))
	for i := range x.names {
		n := &x.names[i]
		dx, dy, dz := n.x-px, n.y-py, n.z-pz
		out[i] = n.placed && dx*dx+dy*dy+dz*dz <= chord*chord+1e-15
	}
	return out
}

func (x *Table) inside(b *isnad.Box) []bool {
	if b == nil {
		return nil
	}
	out := make([]bool, len(x.names))
	for i := range x.names {
		n := &x.names[i]
		in := n.lon >= b.West && n.lon <= b.East
		if b.West > b.East {
			in = n.lon >= b.West || n.lon <= b.East
		}
		out[i] = n.placed && in && n.lat >= b.South && n.lat <= b.North
	}
	return out
}

// askDispatches asks the store which dispatches have words and mentions.
func (t *Tally) askDispatches(ctx context.Context, x *Table, f *isnad.Filter, docs []uint32) error {
	for _, ask := range []isnad.Filter{{Text: f.Text}, {Mentions: f.Mentions}} {
		if strings.TrimSpace(ask.Text) == "" && len(ask.Mentions) == 0 {
			continue
		}
		key := keyOf(&ask)
		keep := t.kept.asked(x, key)
		if keep == nil {
			keep = make([]bool, len(docs))
			err := t.store.EachNumber(ctx, ask, func(n int64) error {
				if i, ok := x.byN[n]; ok {
					keep[i] = true
				}
				return nil
			})
			if err != nil {
				return err
			}
			t.kept.keepAsked(x, key, keep)
		}
		for i := range docs {
			if !keep[i] {
				docs[i] |= onOther
			}
		}
	}
	return nil
}

// askClaims asks the store for what is not held here.
func (t *Tally) askClaims(ctx context.Context, s *Selection, f *isnad.Filter) error {
	for _, ask := range []isnad.Filter{{Claims: f.Claims}, {Counts: f.Counts}, {Sources: f.Sources}} {
		if len(ask.Claims)+len(ask.Counts)+len(ask.Sources) == 0 {
			continue
		}
		keep := make([]bool, len(s.mask))
		err := t.store.EachPlace(ctx, ask, func(p store.Place) error {
			if i, ok := s.t.find(p); ok {
				keep[i] = true
			}
			return nil
		})
		if err != nil {
			return err
		}
		for i := range s.mask {
			if !keep[i] {
				s.mask[i] |= onOther
			}
		}
	}
	return nil
}

// find is the claim at a place.
func (x *Table) find(p store.Place) (int, bool) {
	d, ok := x.byN[p.N]
	if !ok || p.Ord < 0 || p.Ord >= int64(x.docs[d].count) {
		return 0, false
	}
	return int(x.docs[d].first) + int(p.Ord), true
}
