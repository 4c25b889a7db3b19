package search

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad"
)

// Query is a text query taken apart. All of Must have to be there and none of
// Not.
type Query struct {
	Must, Not []Clause
}

// Clause is one thing to look for.
type Clause struct {
	// Any: at least one of these stands among the words of the dispatch. Nil
	// for a phrase.
	Any []string
	// Phrase: these forms stand next to one another. Nil for a bare word.
	Phrase []string
}

// QueryError says what of a query cannot be asked, and where.
type QueryError struct {
	At   int // code point of the query
	What string
}

func (e *QueryError) Error() string { return fmt.Sprintf("character %d: %s", e.At+1, e.What) }

// quotes are marks that open a phrase, with the marks that close it. Keyboards
// and word processors put any of them where a plain one was meant.
var quotes = map[rune]string{'"': "\"", '“': "”\"", '”': "”\"", '„': "“”\"", '«': "»", '»': "«"}

// Parse takes a query apart. Words are joined by "and"; a phrase stands in
// quotation marks of any kind; a minus before a word or phrase asks that it be
// absent. A query without any word to look for is an error, as is a phrase
// that is not closed.
func (a *Analyzer) Parse(query string) (*Query, error) {
	q := &Query{}
	at := 0
	for i := 0; i < len(query); {
		r, n := utf8.DecodeRuneInString(query[i:])
		if unicode.IsSpace(r) {
			i, at = i+n, at+1
			continue
		}
		start, not := at, false
		if (r == '-' || r == '−') && i+n < len(query) {
			if next, _ := utf8.DecodeRuneInString(query[i+n:]); !unicode.IsSpace(next) {
				not, i, at = true, i+n, at+1
				r, n = utf8.DecodeRuneInString(query[i:])
			}
		}
		var clauses []Clause
		if closing, ok := quotes[r]; ok {
			end := strings.IndexAny(query[i+n:], closing)
			if end < 0 {
				return nil, &QueryError{start, "quotation mark that is not closed"}
			}
			inner := query[i+n : i+n+end]
			if c, ok := a.phrase(inner); ok {
				clauses = append(clauses, c)
			}
			_, m := utf8.DecodeRuneInString(query[i+n+end:])
			at += utf8.RuneCountInString(query[i : i+n+end+m])
			i += n + end + m
		} else {
			end := strings.IndexFunc(query[i:], func(r rune) bool { _, q := quotes[r]; return unicode.IsSpace(r) || q })
			if end < 0 {
				end = len(query) - i
			}
			clauses = a.bare(query[i : i+end])
			at += utf8.RuneCountInString(query[i : i+end])
			i += end
		}
		if not {
			q.Not = append(q.Not, clauses...)
		} else {
			q.Must = append(q.Must, clauses...)
		}
	}
	if len(q.Must) == 0 {
		return nil, &QueryError{0, "no word to look for"}
	}
	return q, nil
}

func (a *Analyzer) phrase(s string) (Clause, bool) {
	var c Clause
	for _, t := range a.Terms(s) {
		c.Phrase = append(c.Phrase, t.form)
	}
	return c, len(c.Phrase) > 0
}

// bare is a run without blanks: mostly one word; what the tokenizer takes
// apart (حلب/إدلب) is several.
func (a *Analyzer) bare(s string) []Clause {
	var out []Clause
	for _, t := range a.Terms(s) {
		any := []string{t.form}
		for _, stem := range t.asked {
			any = appendNew(any, stem)
		}
		out = append(out, Clause{Any: any})
	}
	return out
}

// FTS5 writes the query for a table of SQLite's FTS5 with the columns form
// (Entry.Forms) and word (Entry.Words).
func (q *Query) FTS5() string {
	var b strings.Builder
	write := func(cs []Clause, join string) {
		for i, c := range cs {
			if i > 0 {
				b.WriteString(join)
			}
			if c.Phrase != nil {
				b.WriteString(`form : "` + strings.Join(c.Phrase, " ") + `"`)
				continue
			}
			b.WriteString("word : (")
			for j, w := range c.Any {
				if j > 0 {
					b.WriteString(" OR ")
				}
				b.WriteString(`"` + w + `"`)
			}
			b.WriteString(")")
		}
	}
	b.WriteString("(")
	write(q.Must, ") AND (")
	b.WriteString(")")
	if len(q.Not) > 0 {
		b.WriteString(" NOT ((")
		write(q.Not, ") OR (")
		b.WriteString("))")
	}
	return b.String()
}

// Spans gives the words and phrases of the text that the query asks for, in
// order, not overlapping.
func (a *Analyzer) Spans(q *Query, text string) []isnad.Span {
	terms := a.Terms(text)
	hit := make([]bool, len(terms))
	joined := make([]bool, len(terms)) // with the term before, in one phrase
	for _, c := range q.Must {
		if c.Phrase != nil {
			for i := 0; i+len(c.Phrase) <= len(terms); i++ {
				k := 0
				for k < len(c.Phrase) && terms[i+k].form == c.Phrase[k] {
					k++
				}
				if k < len(c.Phrase) {
					continue
				}
				for j := range c.Phrase {
					hit[i+j] = true
					joined[i+j] = joined[i+j] || j > 0
				}
			}
			continue
		}
		for i, t := range terms {
			hit[i] = hit[i] || t.matches(c.Any)
		}
	}
	var out []isnad.Span
	for i, t := range terms {
		switch {
		case !hit[i]:
		case joined[i] && len(out) > 0:
			out[len(out)-1].End = t.End
		default:
			out = append(out, t.Span)
		}
	}
	return out
}

func (t Term) matches(any []string) bool {
	for _, w := range any {
		if t.form == w {
			return true
		}
		for _, s := range t.stems {
			if s == w {
				return true
			}
		}
	}
	return false
}

// Matches reports whether an entry answers the query, as an index would.
func (q *Query) Matches(e Entry) bool {
	has := func(c Clause) bool {
		if c.Phrase != nil {
			return strings.Contains(e.Forms, " "+strings.Join(c.Phrase, " ")+" ")
		}
		for _, w := range c.Any {
			for _, x := range e.Words {
				if x == w {
					return true
				}
			}
		}
		return false
	}
	for _, c := range q.Must {
		if !has(c) {
			return false
		}
	}
	for _, c := range q.Not {
		if has(c) {
			return false
		}
	}
	return true
}
