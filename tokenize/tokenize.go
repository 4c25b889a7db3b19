// Package tokenize splits the text of a dispatch into sentences and tokens.
//
// Text goes in as read; sentences with their tokens come out, as byte spans.
// Tokens and the gaps between them make up the text: a gap holds white space
// and invisible characters only. Words keep their clitics (morph takes them
// apart); marks inside a word belong to it.
//
// A sentence ends at a full stop, a question or exclamation mark, a run of
// dots, or a line end; not at a stop inside a number or behind an
// abbreviation. A semicolon and a dash do not end a sentence: clauses are
// frame's business. Lines of page furniture (menus, bylines, links to other
// stories), form fields and headings are marked as such, since the rest of
// the program reads them differently.
package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad"
	"isnad/arabic"
)

// Split cuts text into sentences. It never fails: bytes that are no UTF-8
// become Symbol tokens of one byte.
func Split(text string) []isnad.Sentence {
	sents, _ := SplitIn(nil, text)
	return sents
}

// SplitIn is Split with room for the tokens: that of a text before, if none of it is
// used any more, or none. It returns the room that the tokens stand in.
func SplitIn(room []isnad.Token, text string) (out []isnad.Sentence, used []isnad.Token) {
	out = make([]isnad.Sentence, 0, len(text)/160+1)
	// One token for eight bytes is seldom too little; where it is, the tokens
	// of earlier lines stay where they are.
	if n := len(text)/8 + 1; cap(room) < n {
		room = make([]isnad.Token, 0, n)
	}
	room = room[:0]
	used = room
	para := 0
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		next := len(text)
		if end < 0 {
			end = len(text)
		} else {
			end += start
			next = end + 1
		}
		toks := tokens(room, text, start, end)
		room = toks[len(toks):]
		for len(toks) > 0 {
			n := listItem(toks)
			out = appendSentences(out, toks[:n], para)
			toks = toks[n:]
			para++
		}
		start = next
	}
	classify(out)
	return out, used
}

// listItem is how many of the tokens of a line, or of what is left of it, stand before the
// next dash of a list that is written in one line: الناطق العسكري: - سيطرنا على البلدة
// - أسرنا عشرة. They are a line of their own then; else it is all of them.
func listItem(toks []isnad.Token) int {
	first := 0
	if !dashed(toks, 0) {
		for first = 1; first < len(toks) && !(dashed(toks, first) && toks[first-1].Norm == ":"); first++ {
		}
	}
	if first >= len(toks) {
		return len(toks)
	}
	next, words := len(toks), 0
	for i := first + 1; i < len(toks); i++ {
		switch {
		case toks[i].Kind == isnad.Word:
			words++
		case dashed(toks, i) && words >= 3 && wordsTo(toks, i+1) >= 3 && !between(toks, i):
			next = i
		}
		if next < len(toks) {
			break
		}
	}
	if first > 0 && next < len(toks) {
		return first // the words before the two points
	}
	return next
}

// dashed reports a dash at token i with a space before it.
func dashed(toks []isnad.Token, i int) bool {
	switch toks[i].Norm {
	case "-", "–", "—", "•":
		return !toks[i].Glued || i == 0
	}
	return false
}

// between reports a dash at token i that stands between the two ends of a way or the two
// parties to something: طريق حمص - دمشق، الاتفاق التونسي - الليبي.
func between(toks []isnad.Token, i int) bool {
	if i+1 < len(toks) && strings.HasSuffix(toks[i-1].Norm, "ي") && strings.HasSuffix(toks[i+1].Norm, "ي") {
		return true
	}
	for j := i - 1; j > 0 && j >= i-3; j-- {
		switch strings.TrimPrefix(toks[j].Norm, "ال") {
		case "طريق", "خط", "محور", "أوتوستراد", "اوتوستراد", "سكة", "حدود":
			return true
		}
	}
	return false
}

// wordsTo counts the words from token i up to the next dash.
func wordsTo(toks []isnad.Token, i int) int {
	n := 0
	for ; i < len(toks) && !dashed(toks, i); i++ {
		if toks[i].Kind == isnad.Word {
			n++
		}
	}
	return n
}

// appendSentences cuts the tokens of one line at sentence ends.
func appendSentences(out []isnad.Sentence, toks []isnad.Token, para int) []isnad.Sentence {
	from := 0
	for i := range toks {
		if !endsSentence(toks, i) {
			continue
		}
		// A closing quotation mark or bracket behind the stop belongs to it.
		end := i + 1
		for end < len(toks) && closes(toks[end].Norm) && toks[end].Glued {
			end++
		}
		if end <= from {
			continue
		}
		out = append(out, sentence(toks[from:end], para))
		from = end
	}
	if from < len(toks) {
		out = append(out, sentence(toks[from:], para))
	}
	return out
}

func sentence(toks []isnad.Token, para int) isnad.Sentence {
	return isnad.Sentence{
		Span:   isnad.Span{Start: toks[0].Start, End: toks[len(toks)-1].End},
		Para:   para,
		Tokens: toks[:len(toks):len(toks)],
	}
}

func closes(s string) bool {
	switch s {
	case "\"", "”", "»", ")", "]", "'", "’", "“":
		return true
	}
	return false
}

// abbreviations are words behind which a stop does not end a sentence.
var abbreviations = map[string]bool{"د": true, "م": true, "أ": true, "ا": true, "ص": true, "ت": true, "ق": true, "ه": true, "هـ": true, "ج": true, "الخ": false}

func endsSentence(toks []isnad.Token, i int) bool {
	t := &toks[i]
	if t.Kind != isnad.Punct {
		return false
	}
	switch t.Norm[0] {
	case '.':
		if len(t.Norm) > 1 { // ".." and "..." cut unless nothing stands before
			return i > 0
		}
		if i == 0 {
			return false
		}
		p := &toks[i-1]
		if t.Glued && p.Kind == isnad.Word && abbreviations[p.Norm] && i+1 < len(toks) {
			return false
		}
		// A stop glued to what follows stands inside an address, an initial or
		// a list number, unless the next word is Arabic.
		if i+1 < len(toks) && toks[i+1].Glued && toks[i+1].Kind != isnad.Word && !closes(toks[i+1].Norm) {
			return false
		}
		return true
	case '!', '?':
		return true
	}
	return t.Norm == "؟" || t.Norm == "…" || t.Norm == "۔"
}

// tokens cuts text[start:end], one line, into tokens, and puts them into room
// as far as it goes.
func tokens(room []isnad.Token, text string, start, end int) []isnad.Token {
	toks := room
	glued := false
	for i := start; i < end; {
		if text[i] == ' ' {
			glued = false
			i++
			continue
		}
		if inWord(text, i, end) { // most of what is no space
			j := wordEnd(text, i+2, end)
			toks = append(toks, wordToken(text, i, j, glued))
			glued = true
			i = j
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:end])
		switch {
		case unicode.IsSpace(r), arabic.IsInvisible(r), r == '\\' || r == '_' && edge(text, i, start, end):
			// A backslash before a mark and an underscore at a word's edge are
			// left-overs of Markdown.
			if unicode.IsSpace(r) || r == '\\' || r == '_' {
				glued = false
			}
			i += n
			continue
		}
		kind := isnad.Symbol
		j := i + n
		switch {
		case arabic.IsLetter(r) || arabic.IsMark(r) || r == arabic.Tatweel:
			kind = isnad.Word
			j = wordEnd(text, j, end)
		case arabic.IsDigit(r):
			kind = isnad.Number
			j = numberEnd(text, j, end)
		case unicode.IsLetter(r):
			kind = isnad.Latin
			j = latinEnd(text, j, end)
		case r == utf8.RuneError && n == 1:
		case unicode.IsPunct(r) || r == '+' || r == '=' || r == '|' || r == '~' || r == '<' || r == '>':
			kind = isnad.Punct
			for j < end && (r == '.' || r == '-' || r == '!') && rune(text[j]) == r {
				j++
			}
		}
		t := isnad.Token{Span: isnad.Span{Start: i, End: j}, Kind: kind, Glued: glued}
		raw := text[i:j]
		switch kind {
		case isnad.Word:
			t = wordToken(text, i, j, glued)
		case isnad.Number:
			t.Norm = arabic.Normalize(raw)
			t.Fold = t.Norm
		case isnad.Latin:
			t.Norm = raw
			t.Fold = strings.ToLower(raw)
		default:
			t = markToken(t, raw)
		}
		toks = append(toks, t)
		glued = true
		i = j
	}
	return toks
}

func wordToken(text string, i, j int, glued bool) isnad.Token {
	w := words.Of(text[i:j])
	return isnad.Token{Span: isnad.Span{Start: i, End: j}, Kind: w.kind, Glued: glued, Norm: w.norm, Fold: w.fold, Number: w.number}
}

// spelling is what a word as typed is spelt like.
type spelling struct {
	norm, fold string
	kind       isnad.TokenKind
	number     uint32
}

// words are the spellings of words as typed: the same few thousand again and
// again.
var words = arabic.NewMemo(1<<16, func(raw string) *spelling {
	if strings.IndexByte(raw, '.') >= 0 || strings.IndexByte(raw, '*') >= 0 {
		raw = strings.NewReplacer(".", "", "*", "").Replace(raw)
	}
	norm := arabic.Normalize(raw)
	if norm == "" { // marks without a letter
		return &spelling{raw, raw, isnad.Symbol, 0}
	}
	return &spelling{norm, arabic.Fold(norm), isnad.Word, arabic.Number(norm)}
})

// marks are the spellings of marks.
var marks = arabic.NewMemo(1<<10, func(raw string) *spelling {
	return &spelling{norm: raw, fold: raw, number: arabic.Number(raw)}
})

func markToken(t isnad.Token, raw string) isnad.Token {
	if len(raw) > 4 {
		t.Norm, t.Fold = raw, raw
		return t
	}
	m := marks.Of(raw)
	t.Norm, t.Fold, t.Number = m.norm, m.fold, m.number
	return t
}

// inWord reports a letter, mark or tatweel of the block of Arabic, U+0600 to
// U+06FF, at i: two bytes, without decoding them.
func inWord(text string, i, end int) bool {
	if i+1 >= end {
		return false
	}
	a, b := text[i]-0xd8, text[i+1]-0x80
	return a < 4 && b < 64 && block[a][b]
}

var block = func() (t [4][64]bool) {
	for r := rune(0x600); r < 0x700; r++ {
		t[(r-0x600)/64][r%64] = arabic.IsLetter(r) || arabic.IsMark(r) || r == arabic.Tatweel
	}
	return t
}()

// edge reports that the underscore at i opens or closes a word rather than
// joining two (as in a hashtag).
func edge(text string, i, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[start:i])
	after, _ := utf8.DecodeRuneInString(text[i+1 : end])
	return !unicode.IsLetter(before) || !unicode.IsLetter(after)
}

func wordEnd(text string, j, end int) int {
	for j < end {
		if inWord(text, j, end) {
			j += 2
			continue
		}
		r, n := utf8.DecodeRuneInString(text[j:end])
		switch {
		case arabic.IsLetter(r), arabic.IsMark(r), r == arabic.Tatweel:
			j += n
		case arabic.IsInvisible(r):
			// Inside a word it belongs to it; at the edge it is a gap.
			k := j + n
			for k < end {
				r, n := utf8.DecodeRuneInString(text[k:end])
				if !arabic.IsInvisible(r) {
					break
				}
				k += n
			}
			if r, _ := utf8.DecodeRuneInString(text[k:end]); k < end && (arabic.IsLetter(r) || arabic.IsMark(r)) && joins(text[j:k]) {
				j = k
				continue
			}
			return j
		case (r == '.' || r == '*') && censored(text, j, end):
			j += n
		default:
			return j
		}
	}
	return j
}

// joins reports that the invisible characters do not part two words: a bidi
// mark or a zero width space does, a joiner inside a word does not.
func joins(s string) bool {
	return !strings.ContainsRune(s, '\u200b')
}

// censored reports that the dot or star at j hides inside a word, as in
// قُـ.ـتل: between two tatweels, or between letters with a star.
func censored(text string, j, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:j])
	after, _ := utf8.DecodeRuneInString(text[j+1 : end])
	if text[j] == '*' {
		return arabic.IsLetter(before) && arabic.IsLetter(after)
	}
	return before == arabic.Tatweel && after == arabic.Tatweel ||
		(before == arabic.Tatweel && arabic.IsLetter(after)) || (arabic.IsLetter(before) && after == arabic.Tatweel)
}

// numberEnd takes digits and the separators between digits: 1,500 · 1،500،000
// · 03/01/2018 · 21:13 · 2-3.
func numberEnd(text string, j, end int) int {
	for j < end {
		r, n := utf8.DecodeRuneInString(text[j:end])
		if arabic.IsDigit(r) {
			j += n
			continue
		}
		switch r {
		case '.', ',', '،', '/', ':', '-', '٫', '٬', '–':
			if q, _ := utf8.DecodeRuneInString(text[j+n : end]); arabic.IsDigit(q) {
				j += n
				continue
			}
		}
		return j
	}
	return j
}

func latinEnd(text string, j, end int) int {
	for j < end {
		r, n := utf8.DecodeRuneInString(text[j:end])
		switch {
		case arabic.IsLetter(r):
			return j
		case unicode.IsLetter(r), unicode.IsMark(r), r >= '0' && r <= '9':
			j += n
		case r == '.' || r == '-' || r == '_' || r == '@' || r == '/' || r == ':' || r == '&' || r == '\'':
			if q, _ := utf8.DecodeRuneInString(text[j+n : end]); q < 0x250 && (unicode.IsLetter(q) || q >= '0' && q <= '9' || q == '/') {
				j += n
				continue
			}
			return j
		default:
			return j
		}
	}
	return j
}
