package ner

import (
	"strings"
	"sync/atomic"
	"unicode/utf8"
)

// form is what the lists say of one folded word as the first of a name, or as
// a further one. It is made once for a word and kept (see Recognizer.forms):
// a sentence asks for the same of the same words again and again.
type form struct {
	text string
	name nameKind

	honor, kunya bool
	quantity     bool // عشرات
	direction    bool // الشمالي
	nation       bool // a nationality or group adjective
	nisba        bool // … or the ending of one
	state        bool // names a state by itself
	nickname     bool // الملقب: introduces a nickname

	// What a name in the list can begin with this word.
	opensPlace, opensParty, opensPerson, opensOrg bool

	hash, stem uint32   // hashes of the word, and of it without its article
	stemName   nameKind // of the word without its article, where it has one
	cluster    cluster

	looks atomic.Pointer[known] // what the model makes of it, by its readings

	// behind are the forms of what stands behind its first letters, by how many
	// they are, and whether two of them are لل: the article is put back.
	behind [maxLetters + 1][2]atomic.Pointer[form]
}

// maxLetters is how many letters of proclitics forms are kept for.
const maxLetters = 3

// without is the form of the word without its first letters.
func (f *form) without(r *Recognizer, letters int, lil bool) *form {
	if letters > maxLetters {
		return r.form(cut(f.text, letters, lil))
	}
	k := 0
	if lil {
		k = 1
	}
	at := &f.behind[letters][k]
	g := at.Load()
	if g == nil {
		g = r.form(cut(f.text, letters, lil))
		at.Store(g)
	}
	return g
}

func (r *Recognizer) form(text string) *form {
	st := stem(text)
	f := &form{
		text: text, name: r.given[text], honor: r.honor[text], kunya: kunya[text],
		quantity: quantityWord.Has(text), direction: direction.Has(text), nickname: nicknaming.Has(text), nisba: nisba(text),
		opensPlace: r.places.Opens(text), opensOrg: r.orgs.opens(text),
		hash: hash32(text), stem: hash32(st),
	}
	f.opensParty, f.opensPerson = r.actors.Opens(text)
	_, f.nation = r.actors.Adjective(text)
	_, f.state = r.actors.StateOf([]string{text})
	if st != text {
		f.stemName = r.given[st]
	}
	ok := false
	if f.cluster, ok = r.clusters[f.hash]; !ok {
		f.cluster = r.clusters[f.stem]
	}
	return f
}

// listedPlace, listedParty and listedPerson are the longest names of the lists at word k,
// which is taken in this form. In the form that it has by its likeliest reading it is
// asked for by many rules, and looked up once.
func (c *scan) listedPlace(k int, f *form) (n, rank int, ok bool) {
	if !f.opensPlace {
		return 0, 0, false
	}
	w := &c.w[k]
	if f != w.form {
		return c.r.places.Match(c.run(k, f.text))
	}
	if !w.place.asked {
		n, rank, ok = c.r.places.Match(c.run(k, f.text))
		w.place = listing{asked: true, ok: ok, n: int16(n), rank: int16(rank)}
	}
	return int(w.place.n), int(w.place.rank), w.place.ok
}

func (c *scan) listedParty(k int, f *form) (n int, id string, ok bool) {
	if !f.opensParty {
		return 0, "", false
	}
	w := &c.w[k]
	if f != w.form {
		return c.r.actors.Match(c.run(k, f.text))
	}
	if !w.party.asked {
		n, id, ok = c.r.actors.Match(c.run(k, f.text))
		w.party = listing{asked: true, ok: ok, n: int16(n), id: id}
	}
	return int(w.party.n), w.party.id, w.party.ok
}

// listing is the longest name of a list that begins at a word.
type listing struct {
	asked, ok bool
	n, rank   int16
	id        string
}

func (c *scan) listedPerson(k int, f *form) (n int, id string, ok bool) {
	if !f.opensPerson {
		return 0, "", false
	}
	return c.r.actors.MatchPerson(c.run(k, f.text))
}

// cut takes letters off the front of a folded word; behind لل the article is put
// back.
func cut(fold string, letters int, lil bool) string {
	for range letters {
		_, size := utf8.DecodeRuneInString(fold)
		fold = fold[size:]
	}
	if lil {
		fold = article + fold
	}
	return fold
}

// opens reports that a name of several words, or this one by itself, begins
// with a folded word.
func (p *phrases) opens(fold string) bool {
	return p.first[firstHash(strings.TrimPrefix(fold, article))] > 0
}
