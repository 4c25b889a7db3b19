// Package pipeline reads a dispatch: it calls the stages one after another,
// and reads as the program's table of contents. A Reader is loaded once from
// the data, is immutable afterwards and safe for many goroutines; the same
// dispatch gives the same record, byte for byte.
package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"unicode/utf8"

	"isnad"
	"isnad/actor"
	"isnad/arabic"
	"isnad/attribution"
	"isnad/confidence"
	"isnad/crosswalk"
	"isnad/frame"
	"isnad/gazetteer"
	"isnad/morph"
	"isnad/ner"
	"isnad/timex"
	"isnad/tokenize"
)

// Limit is the size of the largest dispatch that is read, in bytes.
const Limit = 4 << 20

// Errors of dispatches that are not read.
var (
	ErrEmpty    = errors.New("empty dispatch")
	ErrTooLarge = fmt.Errorf("dispatch over the limit of %d bytes (4 MiB)", Limit)
	ErrNoArabic = errors.New("no Arabic text")
	ErrBinary   = errors.New("binary data, not text")
)

// Reader reads dispatches.
type Reader struct {
	Morph   *morph.Analyzer
	Timex   *timex.Timex
	Places  *gazetteer.Gazetteer
	Actors  *actor.Actors
	Ner     *ner.Recognizer
	Frames  *frame.Set
	Tracer  *attribution.Tracer
	Codes   *crosswalk.Table
	Sure    *confidence.Model
	Program string // stamped on every record
}

// Load loads every stage from the data tree.
func Load(fsys fs.FS, program string) (*Reader, error) {
	r := &Reader{Program: program}
	var err error
	if r.Morph, err = morph.Load(fsys); err != nil {
		return nil, err
	}
	if r.Timex, err = timex.Load(fsys); err != nil {
		return nil, err
	}
	if r.Places, err = gazetteer.Load(fsys); err != nil {
		return nil, err
	}
	if r.Actors, err = actor.Load(fsys); err != nil {
		return nil, err
	}
	if r.Ner, err = ner.Load(fsys, r.Places, r.Actors); err != nil {
		return nil, err
	}
	if r.Frames, err = frame.Load(fsys); err != nil {
		return nil, err
	}
	if r.Tracer, err = attribution.Load(fsys); err != nil {
		return nil, err
	}
	if r.Codes, err = crosswalk.Load(fsys); err != nil {
		return nil, err
	}
	if r.Sure, err = confidence.Load(fsys); err != nil {
		return nil, err
	}
	return r, nil
}

// Reading is everything that was read of a dispatch, layer by layer.
type Reading struct {
	Dispatch  *isnad.Dispatch
	Sentences []isnad.Sentence
	Mentions  []isnad.Mention
	Claims    []isnad.Claim
	All       []isnad.Mention // Mentions before those that nothing uses are dropped
}

// Read reads one dispatch.
func (r *Reader) Read(d *isnad.Dispatch) (*Reading, error) {
	if err := Check(d.Text); err != nil {
		return nil, err
	}
	out := &Reading{Dispatch: d}
	out.Sentences = tokenize.Split(d.Text)
	for i := range out.Sentences {
		r.Morph.Analyze(d.Text, out.Sentences[i].Tokens)
	}
	out.Mentions = completeLists(d.Text, out.Sentences, r.mentions(d, out.Sentences))
	r.identify(d, out.Sentences, out.Mentions)
	out.All = out.Mentions
	claims := r.Frames.Extract(d.Text, out.Sentences, out.Mentions)
	trace := r.Tracer.Trace(d, out.Sentences, out.Mentions)
	out.assemble(claims, trace, r.Actors)
	r.code(out)
	return out, nil
}

// Record is the record of the reading.
func (r *Reader) Record(x *Reading) *isnad.Record {
	rec := isnad.NewRecord(x.Dispatch, x.Mentions, x.Claims, r.Program)
	r.Sure.Rate(rec)
	return rec
}

// ReadRecord reads a dispatch into its record.
func (r *Reader) ReadRecord(d *isnad.Dispatch) (*isnad.Record, error) {
	x, err := r.Read(d)
	if err != nil {
		return nil, err
	}
	return r.Record(x), nil
}

// mentions recognises what is named, sentence by sentence.
func (r *Reader) mentions(d *isnad.Dispatch, sents []isnad.Sentence) []isnad.Mention {
	out := make([]isnad.Mention, 0, 6*len(sents))
	seen := map[string]bool{}
	var times []isnad.Mention
	x := r.Ner.NewContext()
	defer x.Free(r.Ner)
	for i := range sents {
		if sents[i].Kind != isnad.Furniture {
			x.Add(r.Ner, d.Text, &sents[i])
		}
	}
	for i := range sents {
		s := &sents[i]
		if s.Kind == isnad.Furniture {
			continue
		}
		times = r.Timex.Append(times[:0], d.Text, s, d.Date)
		for k := range times {
			times[k].Sent = i
		}
		out = r.Ner.Append(out, d.Text, i, s, times, seen, x)
	}
	return out
}

// Check says whether a text can be read: it must be UTF-8 text, hold Arabic,
// and keep to the limit. The error says what is wrong and where.
func Check(text string) error {
	if text == "" {
		return ErrEmpty
	}
	if len(text) > Limit {
		return ErrTooLarge
	}
	found := false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			return fmt.Errorf("not UTF-8: byte %#02x at offset %d", text[i], i)
		}
		if r == 0 {
			return fmt.Errorf("%w: zero byte at offset %d", ErrBinary, i)
		}
		found = found || arabic.IsLetter(r)
		i += n
	}
	if !found {
		return ErrNoArabic
	}
	return nil
}
