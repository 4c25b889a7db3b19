package pipeline

import (
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/gazetteer"
	"isnad/ner"
	"isnad/tokenize"
)

// Sentence analyses words that somebody else has parted, as one sentence. at
// gives for each of them the token of the sentence that stands for it: its
// first word, or its first token, or -1 where it holds nothing but invisible
// marks.
func (r *Reader) Sentence(words []string) (text string, s isnad.Sentence, at []int) {
	text = strings.Join(words, " ")
	s = r.Whole(text)
	at = make([]int, len(words))
	from, k := 0, 0
	for i, w := range words {
		end := from + len(w)
		at[i] = -1
		for ; k < len(s.Tokens) && s.Tokens[k].Start < end; k++ {
			if at[i] < 0 || s.Tokens[at[i]].Kind != isnad.Word && s.Tokens[k].Kind == isnad.Word {
				at[i] = k
			}
		}
		from = end + 1
	}
	return text, s, at
}

// Whole analyses a text as one sentence.
func (r *Reader) Whole(text string) isnad.Sentence {
	var s isnad.Sentence
	for _, part := range tokenize.Split(text) {
		r.Morph.Analyze(text, part.Tokens)
		s.Tokens = append(s.Tokens, part.Tokens...)
	}
	s.Span = isnad.Span{Start: 0, End: len(text)}
	return s
}

// window is how many sentences before and after one count as its dispatch in
// corpora that do not say where one text ends and the next begins.
const window = 20

// TagAll labels sentences, whose words somebody else has parted, with the
// tags of the sequence model of a genre ("news", "wiki").
func (r *Reader) TagAll(genre string, corpus [][]string) [][]string {
	parsed := r.ParseAll(corpus)
	out := make([][]string, len(corpus))
	for i, p := range parsed {
		tags := r.Ner.Tag(genre, p.Text, &p.Sentence, p.Context)
		row := make([]string, len(corpus[i]))
		for k := range row {
			row[k] = "O"
			if p.At[k] >= 0 {
				row[k] = tags[p.At[k]]
			}
			if t, ok := strings.CutPrefix(row[k], "I-"); ok && (k == 0 || row[k-1] != "B-"+t && row[k-1] != "I-"+t) {
				row[k] = "B-" + t
			}
		}
		out[i] = row
	}
	return out
}

// within are words that the corpora count to the expression behind them.
var within = arabic.SetOf("خلال", "منذ", "بتاريخ", "وبتاريخ")

// TagTimes labels the expressions of time in sentences whose words somebody
// else has parted, as B-TIME and I-TIME.
func (r *Reader) TagTimes(corpus [][]string) [][]string {
	out := make([][]string, len(corpus))
	for i, words := range corpus {
		text, s, at := r.Sentence(words)
		row := make([]string, len(words))
		for k := range row {
			row[k] = "O"
		}
		for _, m := range r.Timex.Find(text, &s, "") {
			tag := "B-TIME"
			if m.First > 1 && s.Tokens[m.First-1].Norm == ":" && within.Has(s.Tokens[m.First-2].Fold) {
				m.First--
			}
			if m.First > 0 && within.Has(s.Tokens[m.First-1].Fold) {
				m.First--
			}
			for k := range row {
				if at[k] >= m.First && at[k] <= m.Last {
					row[k], tag = tag, "I-TIME"
				}
			}
		}
		out[i] = row
	}
	return out
}

// Parsed is an analysed sentence of a corpus; see Sentence.
type Parsed struct {
	Text     string
	Sentence isnad.Sentence
	At       []int
	Context  *ner.Context
}

// ParseAll analyses the sentences of a corpus, each with its neighbourhood.
func (r *Reader) ParseAll(corpus [][]string) []Parsed {
	out := make([]Parsed, len(corpus))
	for i, words := range corpus {
		out[i].Text, out[i].Sentence, out[i].At = r.Sentence(words)
	}
	for i := range out {
		out[i].Context = new(ner.Context)
		for j := max(0, i-window); j <= min(len(out)-1, i+window); j++ {
			out[i].Context.Add(r.Ner, out[j].Text, &out[j].Sentence)
		}
	}
	return out
}

// PostPlaces finds the names of places in a short message, hashtags included.
// The corpus counts a preposition written to the name now as a part of it and
// now not; the model learns where (its type LOCP).
func (r *Reader) PostPlaces(text string) []isnad.Span {
	s := r.Whole(text)
	x := new(ner.Context)
	x.Add(r.Ner, text, &s)
	tags := r.Ner.Tag("posts", text, &s, x)
	var out []isnad.Span
	for i := 0; i < len(tags); i++ {
		if tags[i] == "O" {
			continue
		}
		j := i
		for j+1 < len(tags) && strings.HasPrefix(tags[j+1], "I-") {
			j++
		}
		start := r.Ner.NameStart(text, &s, i)
		if tags[i] == "B-LOCP" {
			start = s.Tokens[i].Start
		}
		i = j
		out = append(out, isnad.Span{Start: start, End: s.Tokens[j].End})
	}
	return out
}

// Points resolves given spans of a short message to points, all together;
// nil where no place is known by the name.
func (r *Reader) Points(text string, spans []isnad.Span) []*isnad.Location {
	qs := make([]gazetteer.Query, len(spans))
	for i, sp := range spans {
		name := strings.ReplaceAll(strings.ReplaceAll(arabic.Fold(text[sp.Start:sp.End]), "#", " "), "_", " ")
		words := strings.Fields(name)
		if len(words) > 0 {
			if _, _, ok := r.Places.Match(words); !ok {
				words[0] = bare(words[0])
			}
		}
		for lead := 0; lead < len(words); lead++ {
			if n, _, ok := r.Places.Match(words[lead:]); ok && (lead > 0 || n == len(words)) {
				words = words[lead : lead+n]
				break
			}
		}
		qs[i] = gazetteer.Query{Text: name, Name: strings.Join(words, " ")}
	}
	out := make([]*isnad.Location, len(spans))
	for i, res := range r.Places.Resolve(qs, gazetteer.Context{}) {
		if len(res.Candidates) > 0 {
			p := res.Candidates[0].Place
			out[i] = &isnad.Location{Lat: p.Lat, Lon: p.Lon, AccuracyKm: p.AccuracyKm, ID: p.ID}
		}
	}
	return out
}

// bare is a word without the preposition or conjunction written to it.
func bare(w string) string {
	for _, p := range [...]string{"و", "ب", "ل"} {
		if t, ok := strings.CutPrefix(w, p); ok && len(t) > 4 {
			if p == "ل" && strings.HasPrefix(t, "ل") {
				return "ا" + w
			}
			return t
		}
	}
	return w
}
