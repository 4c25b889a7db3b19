package ner

import (
	"slices"
	"strings"
	"unicode/utf8"

	"isnad"
)

// name is an entity of the sequence model, by tokens.
type name struct {
	first, last int
	typ         isnad.MentionType
}

// names are the persons, places and organisations that the model of news
// finds in a sentence. Only words that no lexicon explains, and their
// neighbours, are put to it: the others it would almost always call O, and
// what it calls them is not asked (see heed).
func (r *Recognizer) names(c *scan, x *Context) []name {
	m := r.tag.models["news"]
	if m == nil {
		return nil
	}
	any := false
	for k := range c.w {
		any = any || c.w[k].nameable()
	}
	if !any {
		return nil
	}
	n := len(c.s.Tokens)
	d := r.tag.pool.Get().(*decoding)
	defer r.tag.pool.Put(d)
	d.want = slices.Grow(d.want[:0], n)[:n]
	d.tags = slices.Grow(d.tags[:0], n)[:n]
	want, tags := d.want, d.tags
	clear(want)
	clear(tags)
	for k := range c.w {
		if !c.w[k].nameable() {
			continue
		}
		want[c.w[k].tok] = true
		for _, j := range [...]int{k - 1, k + 1} {
			if j >= 0 && j < len(c.w) && (c.w[j].an.POS.Nominal() || c.w[j].an.Guessed) && !c.w[max(j, k)].brk {
				want[c.w[j].tok] = true
			}
		}
	}
	r.look(c, &d.look, want)
	for from := 0; from < n; from++ {
		d.sums = d.sums[:0]
		to := from
		for ; to < n && want[to]; to++ {
			d.sums = append(d.sums, d.look.sum(m, to, x, &r.none))
		}
		if to > from {
			m.DecodeSums(&d.decoder, d.sums, tags[from:to])
			from = to
		}
	}
	out := c.named[:0]
	for i := 0; i < n; i++ {
		l := m.Labels[tags[i]]
		if !strings.HasPrefix(l, "B-") {
			continue
		}
		j := i
		for j+1 < n && m.Labels[tags[j+1]] == "I-"+l[2:] {
			j++
		}
		switch l[2:] {
		case "PER":
			out = append(out, name{i, j, isnad.Human})
		case "LOC":
			out = append(out, name{i, j, isnad.Place})
		case "ORG":
			out = append(out, name{i, j, isnad.Actor})
		}
		i = j
	}
	return out
}

// heed weighs what the lexicons read at word k against what the model names
// there. The lexicons know kinds and identities, and the grammar takes whole
// noun phrases, so a reading of theirs stands; the model adds names that no
// list has, and lengthens and mends readings of persons.
func (c *scan) heed(k int, b candidate, ok bool) (candidate, bool) {
	for _, n := range c.named {
		if n.first != c.w[k].tok {
			continue
		}
		last := k
		for last+1 < len(c.w) && c.w[last+1].tok <= n.last && c.w[last+1].time < 0 && !c.blessed(last+1) && !(c.w[last+1].an.Guessed && c.toldTo(last+1)) {
			last++
		}
		m := candidate{first: k, last: last, head: k, start: c.w[k].start, typ: n.typ, named: true}
		if ok {
			if b.entity != "" && b.last > k && b.last+1 < len(c.w) && c.w[b.last+1].whole.name&givenName != 0 {
				return b, true // عين محمود عباس | محمد اشتية: known whole, and another one begins
			}
			if n.typ == isnad.Human && b.typ == isnad.Human && last > b.last && c.plainName(b.last+1, last) && (!c.w[b.last+1].form.nation || c.definite(b.last+1)) {
				b.last, b.entity = last, ""
			}
			return b, true
		}
		if !c.plainName(k, last) {
			return b, false
		}
		switch n.typ {
		case isnad.Human:
			if c.w[k].form.honor && last > k {
				return b, false // المشير | خليفة حفتر
			}
			if c.w[k].form.kunya && c.w[k].bare != "ابو" && c.w[k].bare != "ام" {
				return b, false // بن قردان
			}
			if last == k && !c.introduced(k) {
				return b, false
			}
			if at, ok := c.behindWa(k); ok {
				m.start = at
			}
			return m, true
		case isnad.Place:
			if last == k && !c.placeBefore(k) {
				return b, false
			}
			if at, ok := c.behindWa(k); ok {
				m.start = at
			}
			return m, true
		}
	}
	return b, ok
}

// plainName reports that none of the words is one that the lexicon knows to
// be a verb or a function word, or ends in tanwin, as no name does in print.
func (c *scan) plainName(from, to int) bool {
	for k := from; k <= to; k++ {
		an := c.w[k].an
		t := &c.s.Tokens[c.w[k].tok]
		if !an.Guessed && (an.POS == isnad.Verb || !an.POS.Nominal()) || t.Kind != isnad.Word {
			return false
		}
		if k > from && an.Enclitic != "" || c.w[k].form.nation && from != to {
			return false
		}
		if strings.Contains(c.text[t.Start:t.End], "\u064b") || len(t.Fold) < 6 && from == to {
			return false
		}
	}
	return true
}

// introduced reports that the word before k lets a person follow who is named
// by one word: a verb (قال فلان), a title.
func (c *scan) introduced(k int) bool {
	if k == 0 || c.w[k].brk || !c.w[k].an.Guessed {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(c.w[k].fold); r {
	case 'ب', 'ل', 'ك', 'ف', 'س', 'و':
		if c.w[k].whole.name == 0 {
			return false // perhaps a letter written to a word
		}
	}
	return c.w[k-1].an.POS == isnad.Verb && !c.w[k-1].an.Guessed || c.titled(k) || c.w[k-1].form.honor
}

// placeBefore reports that the word before k, or the one that is written to
// it, lets a place follow: a preposition, a kind of place, another place.
func (c *scan) placeBefore(k int) bool {
	w := &c.w[k]
	if !w.an.Guessed && w.an.POS != isnad.ProperNoun {
		return false
	}
	if w.prep {
		return true
	}
	if k == 0 || w.brk {
		return false
	}
	if c.w[k-1].an.POS == isnad.Preposition && c.w[k-1].fold != "علي" {
		return !w.an.Proclitics.Has(isnad.ProAl)
	}
	cl, _ := c.class(k - 1)
	return placeClasses.Has(cl)
}

// behindWa is the start of a name behind a و that joins it to another one,
// where the analysis has taken the letter for a part of an unknown word.
func (c *scan) behindWa(k int) (int, bool) {
	w := &c.w[k]
	t := &c.s.Tokens[w.tok]
	if k == 0 || w.start != t.Start || !w.an.Guessed || !strings.HasPrefix(w.fold, "و") || w.whole.name != 0 || len(w.fold) < 8 {
		return 0, false
	}
	return skipLetters(c.text, t.Start, t.End, 1), true
}
