// Package pipeline reads a dispatch: it calls the stages one after another,
// and reads as the program's table of contents. A Reader is loaded once from
// the data, is immutable afterwards and safe for many goroutines; the same
// dispatch gives the same record, byte for byte.
package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
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

// Fault is a mistake of the program that a dispatch brought out. The dispatch is
// not read; the reader goes on with others.
type Fault struct {
	Value any    // what the program panicked with
	Stack []byte // where
}

// Error names the mistake and the place in the program, for whoever mends it.
func (f *Fault) Error() string {
	return fmt.Sprintf("a mistake of the program, not of the dispatch: %v%s", f.Value, f.at())
}

// at is the function and line that panicked, where the stack tells them.
func (f *Fault) at() string {
	_, below, ok := bytes.Cut(f.Stack, []byte("panic("))
	if !ok {
		return ""
	}
	lines := bytes.Split(below, []byte("\n"))
	for i := 2; i+1 < len(lines); i += 2 {
		if fn := lines[i]; bytes.HasPrefix(fn, []byte("isnad")) {
			line, _, _ := bytes.Cut(bytes.TrimSpace(lines[i+1]), []byte(" "))
			return fmt.Sprintf(" (%s:%s)", path.Base(path.Dir(string(line))), path.Base(string(line)))
		}
	}
	return ""
}

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

	rooms *rooms
}

// rooms are the longest lists of a reading. They are most of the memory that a
// dispatch takes, and the next one uses them again where its reader says so (Free).
type rooms struct {
	tokens   []isnad.Token
	analyses []isnad.Analysis
	mentions []isnad.Mention
	refs     []actor.Ref  // of the mentions; see identify
	words    []actor.Word // of a sentence; see loaded
}

var freeRooms = sync.Pool{New: func() any { return new(rooms) }}

// mostTokens is the length past which a dispatch is a rare one, and its rooms are
// not kept.
const mostTokens = 1 << 14

// Free gives back the room of a reading that nobody looks at any more. Records made
// of it stay.
func (x *Reading) Free() {
	if m := x.rooms; m != nil && cap(m.tokens) <= mostTokens && cap(m.analyses) <= 4*mostTokens && cap(m.mentions) <= mostTokens {
		freeRooms.Put(m)
	}
	*x = Reading{Dispatch: x.Dispatch}
}

// Read reads one dispatch. Where the program itself fails on it the error is a
// *Fault.
func (r *Reader) Read(d *isnad.Dispatch) (out *Reading, err error) {
	if err := Check(d.Text); err != nil {
		return nil, err
	}
	defer func() {
		if v := recover(); v != nil {
			out, err = nil, &Fault{v, debug.Stack()}
		}
	}()
	room := freeRooms.Get().(*rooms)
	out = &Reading{Dispatch: d, rooms: room}
	out.Sentences, room.tokens = tokenize.SplitIn(room.tokens, d.Text)
	room.analyses = r.Morph.AnalyzeAll(room.analyses, d.Text, out.Sentences)
	room.mentions = r.mentions(room.mentions, d, out.Sentences)
	out.Mentions = completeLists(d.Text, out.Sentences, room.mentions)
	out.Mentions = r.echoes(d.Text, out.Sentences, out.Mentions)
	room.refs = r.identify(room.refs, d, out.Sentences, out.Mentions)
	out.Mentions = told(out.Sentences, out.Mentions)
	out.All = out.Mentions
	claims := r.Frames.Extract(d.Text, out.Sentences, out.Mentions)
	trace := r.Tracer.Trace(d, out.Sentences, out.Mentions)
	out.assemble(claims, trace, r)
	out.govern(r)
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
	rec := r.Record(x)
	x.Free()
	return rec, nil
}

// mentions recognises what is named, sentence by sentence, in room where it is long
// enough.
func (r *Reader) mentions(room []isnad.Mention, d *isnad.Dispatch, sents []isnad.Sentence) []isnad.Mention {
	out := room[:0]
	if n := 6 * len(sents); cap(out) < n {
		out = make([]isnad.Mention, 0, n)
	}
	seen := map[string]bool{}
	x := r.Ner.NewContext()
	defer x.Free(r.Ner)
	var found []isnad.Mention
	begin := len(sents) // the first sentence of the story
	own := strings.Fields(arabic.Fold(d.Outlet))
	for i := range sents {
		if sents[i].Kind == isnad.Prose {
			begin = min(begin, i)
		}
		if sents[i].Kind == isnad.Heading && ownName(d.Outlet, &sents[i]) {
			sents[i].Kind = isnad.Furniture
		}
		if sents[i].Kind != isnad.Furniture {
			x.Add(r.Ner, d.Text, &sents[i])
		}
	}
	for i := range sents {
		s := &sents[i]
		if s.Kind == isnad.Furniture {
			if i < begin && len(s.Tokens) <= maxByline {
				out = append(out, r.writtenFrom(d.Text, i, s)...)
			}
			continue
		}
		found = r.Timex.Append(found[:0], d.Text, s, d.Date)
		when := times(d.Text, s, found)
		for k := range when {
			when[k].Sent = i
		}
		n := len(out)
		out = r.Ner.Append(out, d.Text, i, s, when, seen, x)
		out = append(out[:n], besideOutlet(own, s, out[n:])...)
	}
	return out
}

// maxByline is how many tokens the line has at most that says where a dispatch
// was written.
const maxByline = 14

// writtenFrom are the places of a byline. They tell which places of their names
// the dispatch means, and leave with told.
func (r *Reader) writtenFrom(text string, i int, s *isnad.Sentence) []isnad.Mention {
	var out []isnad.Mention
	for _, m := range r.Ner.Find(text, i, s, nil, nil, nil) {
		if m.Type == isnad.Place && m.Named {
			out = append(out, m)
		}
	}
	return out
}

// told are the mentions that stand in the story and not about it.
func told(sents []isnad.Sentence, ms []isnad.Mention) []isnad.Mention {
	about := func(m isnad.Mention) bool {
		return sents[m.Sent].Kind == isnad.Furniture && !writtenAt(&sents[m.Sent], &m)
	}
	if !slices.ContainsFunc(ms, about) {
		return ms // most texts are all story, and their mentions many
	}
	return slices.DeleteFunc(slices.Clone(ms), about)
}

// writtenAt reports the place that opens a byline and says where the dispatch
// was written: صنعاء: «الصحيفة»، دير الزور-سانا. A line with a date is one of the page.
func writtenAt(s *isnad.Sentence, m *isnad.Mention) bool {
	if m.Type != isnad.Place || m.First != 0 || m.Last+2 >= len(s.Tokens) {
		return false
	}
	for i := range s.Tokens {
		if s.Tokens[i].Kind == isnad.Number {
			return false
		}
	}
	switch s.Tokens[m.Last+1].Norm {
	case "-", "–", "—", "/", ":", "ـ", "(":
		return true
	}
	return false
}

// ownName reports a line that holds no more than the outlet's name.
func ownName(outlet string, s *isnad.Sentence) bool {
	if outlet == "" {
		return false
	}
	own := map[string]bool{}
	for _, w := range strings.Fields(arabic.Fold(outlet)) {
		own[strings.TrimPrefix(w, "ال")] = true
	}
	hits, others := 0, 0
	for i := range s.Tokens {
		switch s.Tokens[i].Kind {
		case isnad.Word, isnad.Latin, isnad.Number:
			if own[strings.TrimPrefix(s.Tokens[i].Fold, "ال")] {
				hits++
			} else {
				others++
			}
		}
	}
	return hits > others && others <= 2 && (others == 0 || hits > 1)
}

// besideOutlet drops the places, persons and times that are a part of the
// outlet's own name (مراسل الفرات برس), whose folded words own are.
func besideOutlet(own []string, s *isnad.Sentence, ms []isnad.Mention) []isnad.Mention {
	if len(own) < 2 {
		return ms
	}
	at := map[int]bool{} // tokens of the name
	for i := 0; i+1 < len(s.Tokens); i++ {
		for k := 0; k+1 < len(own); k++ {
			if sameWord(s.Tokens[i].Fold, own[k]) && sameWord(s.Tokens[i+1].Fold, own[k+1]) {
				at[i], at[i+1] = true, true
			}
		}
	}
	if len(at) == 0 {
		return ms
	}
	out := ms[:0:0]
	for _, m := range ms {
		part := m.Type == isnad.Place || m.Type == isnad.Human || m.Type == isnad.Time
		for j := m.First; part && j <= m.Last; j++ {
			part = at[j] || s.Tokens[j].Kind == isnad.Punct
		}
		if !part {
			out = append(out, m)
		}
	}
	return out
}

// sameWord reports a word of the text that is one of a name, with or without
// the article and what is written to it.
func sameWord(fold, own string) bool {
	if fold == own {
		return true
	}
	rest, ok := strings.CutSuffix(fold, strings.TrimPrefix(own, "ال"))
	switch rest {
	case "", "ل", "لل", "ال", "ب", "و", "بال", "وال":
		return ok
	}
	return false
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
	if utf8.ValidString(text) && strings.IndexByte(text, 0) < 0 {
		if strings.IndexFunc(text, arabic.IsLetter) < 0 {
			return ErrNoArabic
		}
		return nil
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			return fmt.Errorf("not UTF-8: byte %#02x at offset %d", text[i], i)
		}
		if r == 0 {
			return fmt.Errorf("%w: zero byte at offset %d", ErrBinary, i)
		}
		i += n
	}
	return nil
}
