package pipeline

import (
	"strings"

	"isnad"
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

// Tag labels words that somebody else has parted with the tags of the
// sequence model of a genre ("news", "wiki").
func (r *Reader) Tag(genre string, words []string) []string {
	text, s, at := r.Sentence(words)
	tags := r.Ner.Tag(genre, text, &s)
	out := make([]string, len(words))
	for i := range out {
		out[i] = "O"
		if at[i] >= 0 {
			out[i] = tags[at[i]]
		}
		if t, ok := strings.CutPrefix(out[i], "I-"); ok && (i == 0 || out[i-1] != "B-"+t && out[i-1] != "I-"+t) {
			out[i] = "B-" + t
		}
	}
	return out
}

// PostPlaces finds the names of places in a short message, hashtags included.
func (r *Reader) PostPlaces(text string) []isnad.Span {
	s := r.Whole(text)
	tags := r.Ner.Tag("posts", text, &s)
	var out []isnad.Span
	for i := 0; i < len(tags); i++ {
		if tags[i] == "O" {
			continue
		}
		j := i
		for j+1 < len(tags) && strings.HasPrefix(tags[j+1], "I-") {
			j++
		}
		out = append(out, isnad.Span{Start: r.Ner.NameStart(text, &s, i), End: s.Tokens[j].End})
		i = j
	}
	return out
}
