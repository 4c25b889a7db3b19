package ner

import (
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"isnad"
	"isnad/ner/seq"
)

// genres are the texts for which there are weights of their own: news and
// encyclopedias differ in what they call a name, and short messages in how
// they write it.
var genres = []string{"news", "wiki", "posts"}

// Tagger is the sequence model with the features of this package.
type tagger struct {
	models map[string]*seq.Model
	pool   sync.Pool
}

func (r *Recognizer) loadModels(fsys fs.FS) error {
	r.tag.models = map[string]*seq.Model{}
	r.tag.pool.New = func() any { return new(seq.Decoder) }
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
	return nil
}

// SetModel puts another model in the place of a genre's. It is for training
// and measuring, before the recogniser is shared.
func (r *Recognizer) SetModel(genre string, m *seq.Model) { r.tag.models[genre] = m }

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
	d := r.tag.pool.Get().(*seq.Decoder)
	defer r.tag.pool.Put(d)
	tags := make([]uint8, len(s.Tokens))
	feats := r.Features(text, s, x)
	if genre == posts {
		feats = r.beside(feats, d)
	}
	m.Decode(d, feats, tags)
	for i, t := range tags {
		out[i] = m.Labels[t]
	}
	return out
}

const posts = "posts"

// PostFeatures are the features of a token in a short message: those of every
// text, and what the model of news says of it and its neighbours.
func (r *Recognizer) PostFeatures(text string, s *isnad.Sentence) [][]uint32 {
	d := r.tag.pool.Get().(*seq.Decoder)
	defer r.tag.pool.Put(d)
	return r.beside(r.Features(text, s, nil), d)
}

func (r *Recognizer) beside(feats [][]uint32, d *seq.Decoder) [][]uint32 {
	m := r.tag.models["news"]
	if m == nil {
		return feats
	}
	tags := make([]uint8, len(feats)+2)
	m.Decode(d, feats, tags[1:len(feats)+1])
	for i := range feats {
		p, t, q := uint32(tags[i]), uint32(tags[i+1]), uint32(tags[i+2])
		feats[i] = append(feats[i], feat(100, t), feat(101, p, t), feat(102, t, q))
	}
	return feats
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
