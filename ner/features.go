package ner

import (
	"unicode/utf8"

	"isnad"
)

// Features of the sequence model. A feature is the hash of its template's
// number and of its parts. Every template is a line in Features; a template's
// number may not be given to another one without training anew.

const fnv = 16777619

func feat(template uint32, parts ...uint32) uint32 {
	h := uint32(2166136261)
	h = (h ^ template) * fnv
	for _, p := range parts {
		h = (h ^ p&0xffff) * fnv
		h = (h ^ p>>16) * fnv
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>13
}

func hash32(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * fnv
	}
	return h
}

// look is what the lexicons and the spelling say of one token.
type look struct {
	fold, bare, stem uint32 // hashes
	lemma, class     uint32
	pos              uint32
	pro              uint32
	place            uint32 // begins or goes on with a name of a place, and how prominent
	party            uint32
	person           uint32
	name             uint32 // kinds of personal name
	org              uint32 // begins or goes on with a listed organisation or product
	coarse, small    uint32 // clusters
	tag              uint32 // its place in a hashtag
	shape            uint32
	nat              uint32
	text             string // bare, folded
	word             bool
	nameable         bool
}

// Context is what a dispatch says of a name elsewhere: the words it stands
// beside. A name that is introduced once by its title or kind (شركة، مدينة،
// الرئيس) and then repeated bare is the same name there.
type Context struct {
	cues  map[uint32][]uint32
	scans map[*isnad.Sentence]*scan
}

// maxCues bounds what is kept of one word.
const maxCues = 10

// Add notes the sentence's names and their neighbours.
func (x *Context) Add(r *Recognizer, text string, s *isnad.Sentence) {
	if x.cues == nil {
		x.cues = map[uint32][]uint32{}
		x.scans = map[*isnad.Sentence]*scan{}
	}
	c := newScan(r, text, 0, s)
	x.scans[s] = c
	for k := range c.w {
		w := &c.w[k]
		if !r.nameable(w) {
			continue
		}
		key := hash32(stem(w.bare))
		if k > 0 && !w.brk {
			p := &c.w[k-1]
			if !p.an.Guessed {
				x.note(key, feat(90, hash32(p.an.Lemma)))
				if p.an.Class != "" {
					x.note(key, feat(91, hash32(p.an.Class)))
				}
			}
			if g := r.given[p.bare]; g != 0 {
				x.note(key, feat(92, uint32(g)))
			}
		}
		if k+1 < len(c.w) && !c.w[k+1].brk {
			n := &c.w[k+1]
			if g := r.given[n.fold]; g != 0 {
				x.note(key, feat(93, uint32(g)))
			} else if !n.an.Guessed && n.an.POS == isnad.Verb {
				x.note(key, feat(94, uint32(n.an.Aspect)))
			}
		}
		if w.quote {
			x.note(key, feat(95))
		}
	}
}

// scan is the scan of a sentence that has been added, or a new one.
func (x *Context) scan(r *Recognizer, text string, sent int, s *isnad.Sentence) *scan {
	if x != nil {
		if c := x.scans[s]; c != nil {
			c.sent = sent
			return c
		}
	}
	return newScan(r, text, sent, s)
}

func (x *Context) note(key, cue uint32) {
	have := x.cues[key]
	if len(have) >= maxCues {
		return
	}
	for _, h := range have {
		if h == cue {
			return
		}
	}
	x.cues[key] = append(have, cue)
}

// nameable reports a word that a name can consist of and that the rest of
// the dispatch can say something about.
func (r *Recognizer) nameable(w *word) bool {
	return w.an.Guessed || w.an.POS == isnad.ProperNoun || r.given[w.bare] != 0
}

// stem is a word without its article, where enough is left of it.
func stem(bare string) string {
	if len(bare) > 8 && bare[:4] == article {
		return bare[4:]
	}
	return bare
}

// Features lists the features of each token of a sentence: the word, its
// stem, its letters at both ends, its reading, what the name lists say of it,
// and the same, coarser, of its neighbours.
func (r *Recognizer) Features(text string, s *isnad.Sentence, x *Context) [][]uint32 {
	return r.features(newScan(r, text, 0, s), x, nil)
}

// features are the features of the tokens that are wanted, or of all.
func (r *Recognizer) features(c *scan, x *Context, want []bool) [][]uint32 {
	s := c.s
	near := func(tok int) bool {
		if want == nil {
			return true
		}
		for i := max(0, tok-2); i <= tok+2 && i < len(want); i++ {
			if want[i] {
				return true
			}
		}
		return false
	}
	ls := make([]look, len(s.Tokens)+4)
	const pad = 2
	for i := range s.Tokens {
		if !near(i) {
			continue
		}
		t := &s.Tokens[i]
		l := &ls[i+pad]
		l.text = t.Fold
		l.fold = hash32(t.Fold)
		l.bare, l.stem = l.fold, l.fold
		l.shape = uint32(t.Kind) + 1
		if t.Glued {
			l.shape |= 16
		}
	}
	for i := range pad {
		ls[i].fold, ls[i].bare = 1, 1
		ls[len(ls)-1-i].fold, ls[len(ls)-1-i].bare = 2, 2
	}
	for k := range c.w {
		w := &c.w[k]
		if !near(w.tok) {
			continue
		}
		l := &ls[w.tok+pad]
		l.word = true
		l.nameable = r.nameable(w)
		l.text = w.bare
		l.bare = hash32(w.bare)
		st := stem(w.bare)
		l.stem = hash32(st)
		an := w.an
		l.pos = uint32(an.POS) + 1
		if an.Guessed {
			l.pos |= 32
		}
		if an.Proclitics.Has(isnad.ProAl) {
			l.pos |= 64
		}
		if an.POS == isnad.Verb {
			l.pos |= uint32(an.Aspect) << 7
		}
		l.pro = uint32(an.Proclitics)
		if an.Enclitic != "" {
			l.pro |= 1 << 15
		}
		if !an.Guessed {
			l.lemma = hash32(an.Lemma)
			l.class = hash32(an.Class)
		} else {
			l.lemma = l.stem
		}
		l.name = uint32(r.given[w.bare])
		if l.name == 0 {
			l.name = uint32(r.given[w.fold])
		}
		if l.name == 0 && st != w.bare {
			l.name = uint32(r.given[st]) << 4
		}
		if r.honor[w.bare] {
			l.name |= 256
		}
		if kunya[w.bare] {
			l.name |= 512
		}
		if _, ok := r.actors.Adjective(w.bare); ok {
			l.nat = 1
		} else if nisba(w.bare) {
			l.nat = 2
		}
		if w.brk {
			l.shape |= 32
		}
		if w.quote {
			l.shape |= 64
		}
		if _, ok := r.actors.StateOf([]string{w.bare}); ok {
			l.nat |= 4
		}
		cl, ok := r.clusters[l.bare]
		if !ok {
			cl = r.clusters[l.stem]
		}
		l.coarse, l.small = uint32(cl.coarse), uint32(cl.fine)
	}
	for k := range c.w {
		w := &c.w[k]
		if want != nil && !soon(want, w.tok) {
			continue
		}
		run := c.run(k, w.bare)
		if n, rank, ok := r.places.Match(run); ok {
			b := uint32(1)
			switch {
			case rank < 0:
				b = 2
			case rank >= 6:
				b = 3
			case rank >= 3:
				b = 4
			}
			if n > 1 {
				b |= 16
			}
			mark(ls, c, k, n, func(x *look) *uint32 { return &x.place }, b)
		}
		if n, _, ok := r.actors.Match(run); ok {
			b := uint32(1)
			if n > 1 {
				b |= 16
			}
			mark(ls, c, k, n, func(x *look) *uint32 { return &x.party }, b)
		}
		if n, kind := r.orgs.match(run); n > 0 {
			b := uint32(kind)
			if n > 1 {
				b |= 16
			}
			mark(ls, c, k, n, func(x *look) *uint32 { return &x.org }, b)
		}
		if n, _, ok := r.actors.MatchPerson(run); ok {
			b := uint32(1)
			if n > 1 {
				b |= 16
			}
			mark(ls, c, k, n, func(x *look) *uint32 { return &x.person }, b)
		}
	}
	hashtags(s.Tokens, ls[pad:])
	n := len(s.Tokens)
	out := make([][]uint32, n)
	count := n
	if want != nil {
		count = 0
		for _, w := range want {
			if w {
				count++
			}
		}
	}
	all := make([]uint32, 0, count*78)
	for i := range n {
		if want != nil && !want[i] {
			continue
		}
		from := len(all)
		p2, p, l, q, q2 := &ls[i], &ls[i+1], &ls[i+2], &ls[i+3], &ls[i+4]
		all = append(all,
			feat(1, l.fold), feat(2, l.bare), feat(3, l.stem),
			feat(4, p.bare), feat(5, q.bare), feat(6, p2.bare), feat(7, q2.bare),
			feat(8, p.bare, l.bare), feat(9, l.bare, q.bare),
			feat(10, l.lemma), feat(11, p.lemma), feat(12, q.lemma), feat(13, p2.lemma),
			feat(14, l.pos), feat(15, p.pos, l.pos), feat(16, l.pos, q.pos), feat(17, p.pos, l.pos, q.pos),
			feat(18, l.pro, l.pos), feat(19, l.class), feat(20, p.class, l.pos), feat(21, q.class, l.pos), feat(22, p2.class, p.class),
			feat(23, l.place), feat(24, l.party), feat(25, l.person), feat(26, l.name),
			feat(27, l.place, l.pos), feat(28, l.name, l.pos), feat(29, l.place, p.lemma),
			feat(30, p.place, l.place, q.place), feat(31, p.name, l.name, q.name), feat(32, p.party, l.party, q.party),
			feat(33, l.nat, l.pos), feat(34, p.nat, q.nat), feat(35, l.shape, p.shape, q.shape), feat(36, l.shape),
			feat(37, p.person, l.person), feat(38, p.name, l.pos), feat(39, p.lemma, l.pos), feat(40, q.lemma, l.pos),
			feat(41, l.name, p.lemma), feat(42, p.pos, l.name), feat(43, l.place, l.party, l.name),
			feat(44, l.org), feat(45, l.org, p.lemma), feat(46, p.org, l.org, q.org), feat(47, l.place, l.org), feat(48, p.lemma, l.place, l.org),
			feat(54, l.coarse), feat(55, l.small), feat(56, p.coarse, l.coarse), feat(57, l.coarse, q.coarse), feat(58, p.small), feat(59, q.small), feat(49, p.coarse, l.coarse, q.coarse),
			feat(50, p.stem), feat(51, q.stem), feat(52, p.stem, l.stem), feat(53, q.pro, q.pos),
		)
		if l.tag != 0 {
			all = append(all, feat(100, l.tag, l.place), feat(101, l.tag, l.bare), feat(102, l.tag, q2.bare), feat(103, l.tag, p2.bare), feat(104, l.tag, l.coarse), feat(105, l.tag, l.pos))
		}
		if l.word {
			all = ends(all, l.text)
			if l.nameable && x != nil {
				all = append(all, x.cues[l.stem]...)
			}
		}
		out[i] = all[from:len(all):len(all)]
	}
	return out
}

// hashtags notes where a word stands in a hashtag: 1 it is the whole of it, 2
// its first part, 3 a middle one, 4 the last.
func hashtags(toks []isnad.Token, ls []look) {
	for i := 0; i+1 < len(toks); i++ {
		if toks[i].Norm != "#" || !toks[i+1].Glued {
			continue
		}
		first := i + 1
		last := first
		for last+2 < len(toks) && toks[last+1].Norm == "_" && toks[last+1].Glued && toks[last+2].Glued {
			last += 2
		}
		for j := first; j <= last; j += 2 {
			switch {
			case first == last:
				ls[j].tag = 1
			case j == first:
				ls[j].tag = 2
			case j == last:
				ls[j].tag = 4
			default:
				ls[j].tag = 3
			}
		}
		i = last
	}
}

// soon reports that a name that begins at a token can reach one that is
// wanted or its neighbour.
func soon(want []bool, tok int) bool {
	for i := max(0, tok-1); i < tok+5 && i < len(want); i++ {
		if want[i] {
			return true
		}
	}
	return false
}

// mark notes a match of n words from word k on: its first word by b, the
// others by b with a bit more.
func mark(ls []look, c *scan, k, n int, field func(*look) *uint32, b uint32) {
	for j := k; j < k+n && j < len(c.w); j++ {
		f := field(&ls[c.w[j].tok+2])
		v := b
		if j > k {
			v |= 32
		}
		if j > k || *f == 0 {
			*f = v
		}
	}
}

// ends adds the letters at both ends of a word, one to five, and its length.
func ends(out []uint32, s string) []uint32 {
	h := uint32(2166136261)
	n := 0
	for i := 0; i < len(s) && n < 5; {
		_, size := utf8.DecodeRuneInString(s[i:])
		for k := range size {
			h = (h ^ uint32(s[i+k])) * fnv
		}
		i += size
		n++
		out = append(out, feat(60+uint32(n), h))
	}
	h = 2166136261
	n = 0
	for i := len(s); i > 0 && n < 5; {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		for k := range size {
			h = (h ^ uint32(s[i-size+k])) * fnv
		}
		i -= size
		n++
		out = append(out, feat(70+uint32(n), h))
	}
	return append(out, feat(80, uint32(min(len(s)/2, 10))))
}

const article = "ال"
