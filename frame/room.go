package frame

import (
	"slices"

	"isnad"
)

// room is a sentence to read into: its rows are used again and again, and what
// is found in a sentence is copied out of them.
func (s *Set) room() *sentence {
	if c, ok := s.rooms.Get().(*sentence); ok {
		return c
	}
	return new(sentence)
}

// leave gives the room back, and lets go of the dispatch.
func (s *Set) leave(c *sentence) {
	c.text, c.s, c.ms = "", nil, nil
	c.lists.reset()
	c.groups.reset()
	c.drafts.reset()
	clear(c.claimed[:cap(c.claimed)])
	clear(c.all[:cap(c.all)])
	for k := range c.trigs {
		clear(c.trigs[k][:cap(c.trigs[k])])
	}
	s.rooms.Put(c)
}

// begin empties the room for a sentence.
func (c *sentence) begin(e *extraction, i int) {
	lo, hi := isnad.MentionsOf(e.ms, i)
	// Whatever is not named here begins as nothing: only rows are used again.
	*c = sentence{set: e.set, text: e.text, idx: i, s: &e.sents[i], ms: e.ms[lo:hi], base: lo,
		items: c.items, spare: c.spare, of: c.of, trigs: c.trigs, ends: c.ends, cut: c.cut, words: c.words, keys: c.keys, bests: c.bests, in: c.in[:0], starts: c.starts,
		nps: c.nps, made: c.made, around: c.around, found: c.found, lists: c.lists, groups: c.groups, drafts: c.drafts, claimed: c.claimed, all: c.all}
	toks := c.s.Tokens
	n := len(toks)
	c.items, c.spare = slices.Grow(c.items[:0], n), slices.Grow(c.spare[:0], n)
	c.made, c.around = c.made[:0], c.around[:0]
	c.of, c.ends, c.starts = sized(c.of, n), sized(c.ends, n), sized(c.starts, n)
	c.cut, c.words = sized(c.cut, n+1), sized(c.words, n)
	c.keys = sized(c.keys, n)
	c.bests = sized(c.bests, n)
	clear(c.keys)
	clear(c.bests)
	clear(c.ends)
	clear(c.cut)
	if len(c.trigs) < n {
		c.trigs = append(c.trigs, make([][]hit, n-len(c.trigs))...)
	}
	for k := range n {
		c.of[k], c.starts[k] = -1, -1
		c.trigs[k] = c.trigs[k][:0]
		c.words[k] = e.set.spellings.Of(toks[k].Number, toks[k].Fold)
	}
	for k := len(c.ms) - 1; k >= 0; k-- {
		c.starts[c.ms[k].First] = k
	}
}

// settle is called when the items are final: from then on a phrase is made once.
func (c *sentence) settle() {
	c.nps, c.made = sized(c.nps, len(c.items)), sized(c.made, len(c.items))
	clear(c.made)
	c.around = sized(c.around, len(c.items))
	clear(c.around)
}

// around is what stands around an item.
type around struct {
	right     []group
	left      *group
	rel       bool
	topic     *group
	wentRight bool
	wentLeft  bool
	wentUp    bool
}

// right are the phrases behind item it, up to the end of its clause. They are
// asked for again and again and found once: the slice must not be changed, and
// what is appended to a list of theirs is copied.
func (c *sentence) right(it int) []group {
	if it < 0 || it >= len(c.around) {
		return slices.Clone(c.findRight(it))
	}
	a := &c.around[it]
	if !a.wentRight {
		found := c.findRight(it)
		a.right = c.groups.keep(append(c.groups.open(len(found)), found...))
		c.found = found[:0]
		for i := range a.right {
			a.right[i].nps = slices.Clip(a.right[i].nps)
		}
		a.wentRight = true
	}
	return a.right
}

// left is what stands before the finite verb at item it and may be its subject
// (see findLeft). It is found once and must not be changed.
func (c *sentence) left(it int) (g *group, rel bool) {
	if it >= len(c.around) {
		return c.findLeft(it)
	}
	a := &c.around[it]
	if !a.wentLeft {
		a.left, a.rel = c.findLeft(it)
		if a.left != nil {
			a.left.nps = slices.Clip(a.left.nps)
		}
		a.wentLeft = true
	}
	return a.left, a.rel
}

// np is the noun phrase of item j.
func (c *sentence) np(j int) np { return *c.npAt(j) }

// npAt is np in place: it is only looked at.
func (c *sentence) npAt(j int) *np {
	if j >= len(c.made) { // still laying out
		n := c.makeNP(j)
		return &n
	}
	if !c.made[j] {
		c.nps[j], c.made[j] = c.makeNP(j), true
	}
	return &c.nps[j]
}

// topic is the phrase that opens the clause in which the nominal predicate at
// item it stands. It is found once and must not be changed.
func (c *sentence) topic(it int) *group {
	if it < 0 || it >= len(c.around) {
		return c.findTopic(it)
	}
	a := &c.around[it]
	if !a.wentUp {
		a.topic, a.wentUp = c.findTopic(it), true
		if a.topic != nil {
			a.topic.nps = slices.Clip(a.topic.nps)
		}
	}
	return a.topic
}

// one is the phrase at item j as a list.
func (c *sentence) one(j int) []np {
	return c.list(*c.npAt(j))
}

// list is the phrase as a list.
func (c *sentence) list(n np) []np { return c.lists.keep(append(c.lists.open(1), n)) }

// rows are many short slices of one dispatch in a few long ones. A slice may
// outlive its sentence, but not the dispatch: then the room is used again.
// Each room is twice as long as the one before, so that the last one, which is kept,
// soon holds all of a dispatch.
type rows[T any] struct{ room []T }

// longestRoom bounds, in elements, what is kept between dispatches.
const longestRoom = 1 << 12

// open is an empty slice for up to n elements. It is kept or it is none: the
// next one opens in its place.
func (r *rows[T]) open(n int) []T {
	k := len(r.room)
	if cap(r.room)-k < n {
		r.room, k = make([]T, 0, max(n, 32, min(2*cap(r.room), longestRoom))), 0
	}
	return r.room[k : k : k+n]
}

// keep keeps the slice that was opened last, as far as it was filled.
func (r *rows[T]) keep(s []T) []T {
	r.room = r.room[:len(r.room)+len(s)]
	return s[:len(s):len(s)]
}

// add is a place of its own for v.
func (r *rows[T]) add(v T) *T {
	return &r.keep(append(r.open(1), v))[0]
}

func (r *rows[T]) reset() {
	clear(r.room)
	r.room = r.room[:0]
}

// sized is the slice with n elements, whatever they hold.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}
