package ner

import (
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"isnad"
	"isnad/arabic"
	"isnad/ner/seq"
)

// genres are the texts for which there are weights of their own: news and
// encyclopedias differ in what they call a name, and short messages in how
// they write it.
var genres = []string{"news", "wiki", "posts"}

// Tagger is the sequence model with the features of this package.
type tagger struct {
	models map[string]*seq.Model
	pool   sync.Pool // of *decoding
}

// decoding is what the model needs while it reads a sentence.
type decoding struct {
	decoder seq.Decoder
	look    looking
	want    []bool // by token
	tags    []uint8
	sums    []seq.Vector
}

func (r *Recognizer) loadModels(fsys fs.FS) error {
	r.tag.models = map[string]*seq.Model{}
	r.tag.pool.New = func() any { return new(decoding) }
	for _, g := range genres {
		name := "ner/" + g + ".model"
		b, err := fs.ReadFile(fsys, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue // a data tree without models: the lexicons read alone
		} else if err != nil {
			return err
		}
		m, err := seq.Read(b)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		r.tag.models[g] = m
	}
	r.forget()
	return nil
}

// forget drops what is kept of words: the lists or the models are others now.
func (r *Recognizer) forget() {
	r.forms = arabic.NewNumbered(r.form)
	edge := func(n uint32) *known {
		k := &known{look: look{fold: n, bare: n}}
		r.weigh(k)
		return k
	}
	r.before, r.behind = edge(1), edge(2)
	r.none = seq.Vector{}
	if m := r.tag.models["news"]; m != nil {
		var f feats
		f.run(new(look), new(look), new(look))
		m.Add(&r.none, f.list(nil, runTemplates[:]))
	}
}

// SetModel puts another model in the place of a genre's. It is for training
// and measuring, before the recogniser is shared.
func (r *Recognizer) SetModel(genre string, m *seq.Model) {
	r.tag.models[genre] = m
	r.forget()
}

// Tag gives each token of a sentence the BIO tag of the genre's model; without
// a model all are O. x, which may be nil, is the dispatch around it.
func (r *Recognizer) Tag(genre, text string, s *isnad.Sentence, x *Context) []string {
	out := make([]string, len(s.Tokens))
	m := r.tag.models[genre]
	if m == nil {
		for i := range out {
			out[i] = "O"
		}
		return out
	}
	d := r.tag.pool.Get().(*decoding)
	defer r.tag.pool.Put(d)
	tags := make([]uint8, len(s.Tokens))
	feats := r.Features(text, s, x)
	if genre == "posts" {
		feats = r.PostFeatures(text, s, x)
	}
	m.Decode(&d.decoder, feats, tags)
	for i, t := range tags {
		out[i] = m.Labels[t]
	}
	return out
}

// PostFeatures lists the features of each token of a short message: those of any
// text, and which names the models of news and of encyclopedias see at it and at
// its neighbours. They have seen far more names than the labelled messages hold.
func (r *Recognizer) PostFeatures(text string, s *isnad.Sentence, x *Context) [][]uint32 {
	out := r.Features(text, s, x)
	for g, genre := range genres[:2] {
		tags := r.Tag(genre, text, s, x)
		at := func(i int) uint32 {
			if i < 0 || i >= len(tags) {
				return 0
			}
			return hash32(tags[i])
		}
		t := 110 + 4*uint32(g)
		for i := range out {
			out[i] = append(out[i], feat(t, at(i)), feat(t+1, at(i-1), at(i)), feat(t+2, at(i), at(i+1)), feat(t+3, at(i-1), at(i), at(i+1)))
		}
	}
	return out
}

// NameStart is where a name that begins with token i begins in the text,
// behind its conjunctions and prepositions.
func (r *Recognizer) NameStart(text string, s *isnad.Sentence, i int) int {
	t := &s.Tokens[i]
	if t.Kind != isnad.Word {
		return t.Start
	}
	start, _ := Lead(text, t, t.Best())
	return start
}

// Bare lists the words of a sentence as the clusters know them: folded, without
// proclitics.
func (r *Recognizer) Bare(text string, s *isnad.Sentence) []string {
	c := newScan(r, text, 0, s)
	out := make([]string, len(c.w))
	for i := range c.w {
		out[i] = c.w[i].bare
	}
	return out
}
