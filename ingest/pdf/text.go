package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// running takes away page numbers, and lines at the top or foot that come
// back on three pages or more, figures aside.
func running(pages [][]para) [][]para {
	count := map[string]int{}
	edges := func(ps []para) []int {
		switch len(ps) {
		case 0:
			return nil
		case 1:
			return []int{0}
		}
		return []int{0, len(ps) - 1}
	}
	for _, ps := range pages {
		for _, i := range edges(ps) {
			if ps[i].lines == 1 {
				count[withoutFigures(ps[i].text)]++
			}
		}
	}
	for n, ps := range pages {
		if len(pages) < 2 {
			break
		}
		drop := map[int]bool{}
		for _, i := range edges(ps) {
			if ps[i].lines > 1 {
				continue
			}
			k := withoutFigures(ps[i].text)
			if k == "" && utf8.RuneCountInString(ps[i].text) <= 9 || k != "" && count[k] >= 3 {
				drop[i] = true
			}
		}
		var kept []para
		for i, p := range ps {
			if !drop[i] {
				kept = append(kept, p)
			}
		}
		pages[n] = kept
	}
	return pages
}

func withoutFigures(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}

// join puts the paragraphs of all pages together. A paragraph that runs to
// the foot of a page without an end of sentence goes on on the next.
func join(pages [][]para) string {
	var b strings.Builder
	open := false
	var em float64
	for _, ps := range pages {
		for i, p := range ps {
			switch {
			case b.Len() == 0:
			case i == 0 && open && p.em == em && !ended(b.String()):
				b.WriteString(" ")
			case p.tight:
				b.WriteString("\n")
			default:
				b.WriteString("\n\n")
			}
			b.WriteString(p.text)
			open, em = p.open, p.em
		}
	}
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	return b.String()
}

func ended(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?؟:»", r)
}

var pairs = map[rune][2]rune{'(': {'(', ')'}, ')': {'(', ')'}, '[': {'[', ']'}, ']': {'[', ']'}, '{': {'{', '}'}, '}': {'{', '}'}, '«': {'«', '»'}, '»': {'«', '»'}, '‹': {'‹', '›'}, '›': {'‹', '›'}}

// mirror turns brackets the right way round in paragraphs of Arabic. In text
// from right to left an opening bracket has the shape of a closing one; some
// producers write down the shape, some the meaning, and PDFium turns those
// round that it takes for part of Arabic: what the file says of them cannot
// be relied on. A bracket behind a space and before a letter opens, one behind
// a letter and before a space closes; others open and close in turn.
func mirror(text string) string {
	var b strings.Builder
	for par := range strings.SplitAfterSeq(text, "\n") {
		if strings.IndexFunc(par, func(r rune) bool { return classOf(r) == right }) < 0 {
			b.WriteString(par)
			continue
		}
		open := map[rune]int{}
		rs := []rune(par)
		for i, r := range rs {
			p, ok := pairs[r]
			if !ok {
				b.WriteRune(r)
				continue
			}
			before := i == 0 || unicode.IsSpace(rs[i-1]) || isPair(rs[i-1]) && open[p[0]] == 0
			after := i == len(rs)-1 || unicode.IsSpace(rs[i+1]) || unicode.IsPunct(rs[i+1]) && !isPair(rs[i+1]) || isPair(rs[i+1]) && open[p[0]] > 0
			switch {
			case before && !after, before == after && open[p[0]] == 0:
				open[p[0]]++
				b.WriteRune(p[0])
			default:
				open[p[0]] = 0
				b.WriteRune(p[1])
			}
		}
	}
	return b.String()
}

func isPair(r rune) bool { _, ok := pairs[r]; return ok }
