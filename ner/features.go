package ner

import (
	"slices"
	"unicode/utf8"

	"isnad"
	"isnad/ner/seq"
)

// Features of the sequence model. A feature is the hash of its template's
// number and of its parts. A template's number may not be given to another one
// without training anew.

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
	cues  map[uint32]cues
	scans []*scan // of the sentences that have been added, in their order
	next  int     // the scan that is asked for next, if they are asked for in order
	spare []*scan
	words []word // room for those of the scans
}

// maxCues bounds what is kept of one word.
const maxCues = 10

type cues struct {
	n    int
	list [maxCues]uint32
}

// NewContext is an empty context. Free gives its room back.
func (r *Recognizer) NewContext() *Context {
	if x, ok := r.contexts.Get().(*Context); ok {
		return x
	}
	return new(Context)
}

// Free gives the room of a context to the next one. The context must not be
// used any more.
func (x *Context) Free(r *Recognizer) {
	clear(x.cues)
	clear(x.words[:cap(x.words)]) // they hold on to the dispatch
	for _, c := range x.scans {
		*c = scan{named: c.named[:0]}
	}
	x.spare = append(x.spare, x.scans...)
	x.scans, x.words, x.next = x.scans[:0], x.words[:0], 0
	if cap(x.words) <= 1<<16 {
		r.contexts.Put(x)
	}
}

// Add notes the sentence's names and their neighbours.
func (x *Context) Add(r *Recognizer, text string, s *isnad.Sentence) {
	if x.cues == nil {
		x.cues = map[uint32]cues{}
	}
	var c *scan
	if n := len(x.spare); n > 0 {
		c, x.spare = x.spare[n-1], x.spare[:n-1]
	} else {
		c = new(scan)
	}
	x.words = c.read(x.words, r, text, 0, s)
	x.scans = append(x.scans, c)
	for k := range c.w {
		w := &c.w[k]
		if !w.nameable() {
			continue
		}
		key := w.form.stem
		if k > 0 && !w.brk {
			p := &c.w[k-1]
			if !p.an.Guessed {
				x.note(key, feat(90, hash32(p.an.Lemma)))
				if p.an.Class != "" {
					x.note(key, feat(91, hash32(p.an.Class)))
				}
			}
			if g := p.form.name; g != 0 {
				x.note(key, feat(92, uint32(g)))
			}
		}
		if k+1 < len(c.w) && !c.w[k+1].brk {
			n := &c.w[k+1]
			if g := n.whole.name; g != 0 {
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
		for n := range x.scans {
			i := (x.next + n) % len(x.scans)
			if c := x.scans[i]; c.s == s {
				x.next = i + 1
				c.sent = sent
				return c
			}
		}
	}
	return newScan(r, text, sent, s)
}

func (x *Context) note(key, cue uint32) {
	have := x.cues[key]
	if have.n >= maxCues {
		return
	}
	for _, h := range have.list[:have.n] {
		if h == cue {
			return
		}
	}
	have.list[have.n] = cue
	have.n++
	x.cues[key] = have
}

// nameable reports a word that a name can consist of and that the rest of
// the dispatch can say something about.
func (w *word) nameable() bool {
	return w.an.Guessed || w.an.POS == isnad.ProperNoun || w.form.name != 0
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
	c := newScan(r, text, 0, s)
	var l looking
	r.look(c, &l, nil)
	out := make([][]uint32, len(s.Tokens))
	all := make([]uint32, 0, len(out)*78)
	for i := range out {
		from := len(all)
		all = l.features(all, i, x)
		out[i] = all[from:len(all):len(all)]
	}
	return out
}

// looking is what is seen of a sentence. Two looks stand before those of its
// tokens, and two behind them.
type looking struct {
	looks []look
	known []*known // of the news model; nil for tokens that nobody asks for
	near  []bool   // by token: it is wanted, or within two of one that is
}

const pad = 2

// look looks at the tokens that are wanted, and at those around them, or at all.
func (r *Recognizer) look(c *scan, v *looking, want []bool) {
	toks := c.s.Tokens
	n := len(toks)
	v.near = slices.Grow(v.near[:0], n)[:n]
	for i := range v.near {
		v.near[i] = want == nil
	}
	for i, w := range want {
		for j := max(0, i-2); w && j <= min(i+2, n-1); j++ {
			v.near[j] = true
		}
	}
	v.looks = slices.Grow(v.looks[:0], n+2*pad)[:n+2*pad]
	v.known = slices.Grow(v.known[:0], n+2*pad)[:n+2*pad]
	clear(v.looks)
	clear(v.known)
	for i := range pad {
		v.looks[i], v.known[i] = r.before.look, r.before
		v.looks[n+pad+i], v.known[n+pad+i] = r.behind.look, r.behind
	}
	k := 0
	for i := range toks {
		var w *word
		if k < len(c.w) && c.w[k].tok == i {
			w = &c.w[k]
			k++
		}
		if !v.near[i] {
			continue
		}
		t := &toks[i]
		kn := r.knows(t, w)
		v.known[i+pad] = kn
		v.looks[i+pad] = kn.look
		l := &v.looks[i+pad]
		l.shape = uint32(t.Kind) + 1
		if t.Glued {
			l.shape |= 16
		}
		if w != nil {
			if w.brk {
				l.shape |= 32
			}
			if w.quote {
				l.shape |= 64
			}
		}
	}
	ls := v.looks
	for k := range c.w {
		w := &c.w[k]
		if want != nil && !soon(want, w.tok) {
			continue
		}
		if n, rank, ok := c.listedPlace(k, w.form); ok {
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
		if n, _, ok := c.listedParty(k, w.form); ok {
			b := uint32(1)
			if n > 1 {
				b |= 16
			}
			mark(ls, c, k, n, func(x *look) *uint32 { return &x.party }, b)
		}
		if w.form.opensOrg {
			if n, kind := r.orgs.match(c.run(k, w.bare)); n > 0 {
				b := uint32(kind)
				if n > 1 {
					b |= 16
				}
				mark(ls, c, k, n, func(x *look) *uint32 { return &x.org }, b)
			}
		}
		if n, _, ok := c.listedPerson(k, w.form); ok {
			b := uint32(1)
			if n > 1 {
				b |= 16
			}
			mark(ls, c, k, n, func(x *look) *uint32 { return &x.person }, b)
		}
	}
	hashtags(toks, ls[pad:])
}

// known is what the sequence model sees of a word in one of its readings,
// wherever it stands, and what the news model makes of that. It is made once
// and kept with the word's form.
type known struct {
	next  *known // in another reading
	text  string // of the form
	an    reading
	look  look       // but for what its place in the sentence makes of it
	own   seq.Vector // of its own features
	first seq.Vector // … as the neighbour before a word
	then  seq.Vector // … behind it
	far   seq.Vector // … two words before it
	later seq.Vector // … two words behind it
	// What is added where no list has a name at a word: of the word itself, and
	// of the one before it.
	bare, bareFirst seq.Vector
}

// reading is what the features ask of an analysis.
type reading struct {
	word          bool
	lemma, class  string
	pos           isnad.POS
	proclitics    isnad.Proclitics
	aspect        isnad.Aspect
	pron, guessed bool
}

// mostReadings is how many readings of one word are kept.
const mostReadings = 8

// knows is what is known of a token; w is its word, if it is one.
func (r *Recognizer) knows(t *isnad.Token, w *word) *known {
	if w == nil {
		f := r.forms.Of(t.Number, t.Fold)
		return r.knowledge(f, f, t.Fold, reading{})
	}
	an := w.an
	a := reading{word: true, lemma: an.Lemma, class: an.Class, pos: an.POS, proclitics: an.Proclitics, pron: an.Enclitic != "", guessed: an.Guessed}
	if an.POS == isnad.Verb {
		a.aspect = an.Aspect
	}
	return r.knowledge(w.whole, w.form, w.bare, a)
}

func (r *Recognizer) knowledge(whole, form *form, bare string, a reading) *known {
	head := whole.looks.Load()
	n := 0
	for k := head; k != nil; k = k.next {
		if k.an == a && k.text == bare {
			return k
		}
		n++
	}
	k := &known{next: head, text: form.text, an: a, look: newLook(whole, form, a)}
	r.weigh(k)
	if n < mostReadings {
		whole.looks.CompareAndSwap(head, k)
	}
	return k
}

func newLook(whole, form *form, a reading) look {
	l := look{fold: whole.hash, bare: form.hash, stem: form.hash, text: form.text}
	if !a.word {
		return l
	}
	l.word = true
	l.nameable = a.guessed || a.pos == isnad.ProperNoun || form.name != 0
	l.stem = form.stem
	l.pos = uint32(a.pos) + 1
	if a.guessed {
		l.pos |= 32
	}
	if a.proclitics.Has(isnad.ProAl) {
		l.pos |= 64
	}
	l.pos |= uint32(a.aspect) << 7
	l.pro = uint32(a.proclitics)
	if a.pron {
		l.pro |= 1 << 15
	}
	if !a.guessed {
		l.lemma = hash32(a.lemma)
		l.class = hash32(a.class)
	} else {
		l.lemma = l.stem
	}
	l.name = uint32(form.name)
	if l.name == 0 {
		l.name = uint32(whole.name)
	}
	if l.name == 0 {
		l.name = uint32(form.stemName) << 4
	}
	if form.honor {
		l.name |= 256
	}
	if form.kunya {
		l.name |= 512
	}
	if form.nation {
		l.nat = 1
	} else if form.nisba {
		l.nat = 2
	}
	if form.state {
		l.nat |= 4
	}
	l.coarse, l.small = uint32(form.cluster.coarse), uint32(form.cluster.fine)
	return l
}

// weigh adds up what the news model makes of a word by itself.
func (r *Recognizer) weigh(k *known) {
	m := r.tag.models["news"]
	if m == nil {
		return
	}
	var f feats
	var list [24]uint32
	l := &k.look
	f.own(l)
	m.Add(&k.own, f.list(list[:0], ownTemplates[:]))
	if l.word {
		m.Add(&k.own, ends(list[:0], l.text))
	}
	f.first(l)
	m.Add(&k.first, f.list(list[:0], firstTemplates[:]))
	f.then(l)
	m.Add(&k.then, f.list(list[:0], thenTemplates[:]))
	f.far(l)
	m.Add(&k.far, f.list(list[:0], farTemplates[:]))
	f.later(l)
	m.Add(&k.later, f.list(list[:0], laterTemplates[:]))
	var none look
	f.listed(&none, l)
	m.Add(&k.bare, f.list(list[:0], listedTemplates[:]))
	f.listedBehind(l, &none)
	m.Add(&k.bareFirst, f.list(list[:0], listedBehindTemplates[:]))
}

// feats are the features of a token, by template.
type feats [60]uint32

// Which templates ask what: a word alone, as own features or as those of a
// neighbour, or several words together.
var (
	ownTemplates    = [...]uint8{1, 2, 3, 10, 14, 18, 19, 26, 28, 33, 54, 55}
	firstTemplates  = [...]uint8{4, 11, 50, 58}
	thenTemplates   = [...]uint8{5, 12, 51, 53, 59}
	farTemplates    = [...]uint8{6, 13}
	laterTemplates  = [...]uint8{7}
	sharedTemplates = [...]uint8{8, 9, 15, 16, 17, 20, 21, 22, 31, 34, 35, 36, 38, 39, 40, 41, 42, 49, 52, 56, 57}
	// … and what the lists have at a word, at it and the one before, and around.
	listedTemplates       = [...]uint8{23, 24, 25, 27, 43, 44, 47}
	listedBehindTemplates = [...]uint8{29, 45, 48}
	runTemplates          = [...]uint8{30, 32, 37, 46}
	// order is that in which the models were trained.
	order = [...]uint8{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 54, 55, 56, 57, 58, 59, 49, 50, 51, 52, 53}
)

func (f *feats) list(out []uint32, templates []uint8) []uint32 {
	for _, t := range templates {
		out = append(out, f[t])
	}
	return out
}

func (f *feats) own(l *look) {
	f[1], f[2], f[3] = feat(1, l.fold), feat(2, l.bare), feat(3, l.stem)
	f[10], f[14], f[18], f[19] = feat(10, l.lemma), feat(14, l.pos), feat(18, l.pro, l.pos), feat(19, l.class)
	f[26], f[28], f[33] = feat(26, l.name), feat(28, l.name, l.pos), feat(33, l.nat, l.pos)
	f[54], f[55] = feat(54, l.coarse), feat(55, l.small)
}

func (f *feats) first(p *look) {
	f[4], f[11], f[50], f[58] = feat(4, p.bare), feat(11, p.lemma), feat(50, p.stem), feat(58, p.small)
}

func (f *feats) then(q *look) {
	f[5], f[12], f[51], f[53], f[59] = feat(5, q.bare), feat(12, q.lemma), feat(51, q.stem), feat(53, q.pro, q.pos), feat(59, q.small)
}

func (f *feats) far(p2 *look) { f[6], f[13] = feat(6, p2.bare), feat(13, p2.lemma) }

func (f *feats) later(q2 *look) { f[7] = feat(7, q2.bare) }

func (f *feats) shared(p2, p, l, q *look) {
	f[8], f[9] = feat(8, p.bare, l.bare), feat(9, l.bare, q.bare)
	f[15], f[16], f[17] = feat(15, p.pos, l.pos), feat(16, l.pos, q.pos), feat(17, p.pos, l.pos, q.pos)
	f[20], f[21], f[22] = feat(20, p.class, l.pos), feat(21, q.class, l.pos), feat(22, p2.class, p.class)
	f[31] = feat(31, p.name, l.name, q.name)
	f[34], f[35], f[36] = feat(34, p.nat, q.nat), feat(35, l.shape, p.shape, q.shape), feat(36, l.shape)
	f[38], f[39], f[40] = feat(38, p.name, l.pos), feat(39, p.lemma, l.pos), feat(40, q.lemma, l.pos)
	f[41], f[42] = feat(41, l.name, p.lemma), feat(42, p.pos, l.name)
	f[56], f[57], f[49] = feat(56, p.coarse, l.coarse), feat(57, l.coarse, q.coarse), feat(49, p.coarse, l.coarse, q.coarse)
	f[52] = feat(52, p.stem, l.stem)
}

// listed asks what the lists have at a word, at, whose other features are those
// of l.
func (f *feats) listed(at, l *look) {
	f[23], f[24], f[25], f[27] = feat(23, at.place), feat(24, at.party), feat(25, at.person), feat(27, at.place, l.pos)
	f[43], f[44], f[47] = feat(43, at.place, at.party, l.name), feat(44, at.org), feat(47, at.place, at.org)
}

func (f *feats) listedBehind(p, at *look) {
	f[29], f[45], f[48] = feat(29, at.place, p.lemma), feat(45, at.org, p.lemma), feat(48, p.lemma, at.place, at.org)
}

func (f *feats) run(p, l, q *look) {
	f[30], f[32] = feat(30, p.place, l.place, q.place), feat(32, p.party, l.party, q.party)
	f[37], f[46] = feat(37, p.person, l.person), feat(46, p.org, l.org, q.org)
}

// listed reports that some list has a name at the word.
func (l *look) listed() bool { return l.place|l.party|l.person|l.org != 0 }

// features adds the features of token i, in the order of training.
func (v *looking) features(out []uint32, i int, x *Context) []uint32 {
	p2, p, l, q, q2 := &v.looks[i], &v.looks[i+1], &v.looks[i+2], &v.looks[i+3], &v.looks[i+4]
	var f feats
	f.own(l)
	f.first(p)
	f.then(q)
	f.far(p2)
	f.later(q2)
	f.shared(p2, p, l, q)
	f.listed(l, l)
	f.listedBehind(p, l)
	f.run(p, l, q)
	out = l.hashtag(f.list(out, order[:]), p2, q2)
	if l.word {
		out = x.cuesOf(ends(out, l.text), l)
	}
	return out
}

// sum is what the model of news says of token i: Model.Add of its features,
// of which those of single words are there already.
// none is what it says where no list has a name around.
func (v *looking) sum(m *seq.Model, i int, x *Context, none *seq.Vector) seq.Vector {
	p2, p, l, q, q2 := &v.looks[i], &v.looks[i+1], &v.looks[i+2], &v.looks[i+3], &v.looks[i+4]
	k := v.known[i : i+5]
	sum := k[2].own
	sum.Plus(&k[0].far)
	sum.Plus(&k[1].first)
	sum.Plus(&k[3].then)
	sum.Plus(&k[4].later)
	var f feats
	f.shared(p2, p, l, q)
	var room [64]uint32
	list := f.list(room[:0], sharedTemplates[:])
	if !l.listed() {
		sum.Plus(&k[2].bare)
		sum.Plus(&k[1].bareFirst)
	} else {
		f.listed(l, l)
		f.listedBehind(p, l)
		list = f.list(f.list(list, listedTemplates[:]), listedBehindTemplates[:])
	}
	if !p.listed() && !l.listed() && !q.listed() {
		sum.Plus(none)
	} else {
		f.run(p, l, q)
		list = f.list(list, runTemplates[:])
	}
	list = l.hashtag(list, p2, q2)
	if l.word {
		list = x.cuesOf(list, l)
	}
	m.Add(&sum, list)
	return sum
}

func (l *look) hashtag(out []uint32, p2, q2 *look) []uint32 {
	if l.tag == 0 {
		return out
	}
	return append(out, feat(100, l.tag, l.place), feat(101, l.tag, l.bare), feat(102, l.tag, q2.bare), feat(103, l.tag, p2.bare), feat(104, l.tag, l.coarse), feat(105, l.tag, l.pos))
}

func (x *Context) cuesOf(out []uint32, l *look) []uint32 {
	if l.nameable && x != nil {
		c := x.cues[l.stem]
		out = append(out, c.list[:c.n]...)
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
