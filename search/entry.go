package search

import (
	"sort"
	"strings"
)

// Entry is what an index keeps of a dispatch.
type Entry struct {
	// Forms are the forms of title and text in order, a blank before and
	// after each, with Break between title and text: a phrase is a substring.
	Forms string
	// Words are the forms and all stems, each once, sorted: what bare query
	// words are looked for in.
	Words []string
}

// Break stands between a title and a text, so that no phrase reaches from one
// into the other. No query can hold it.
const Break = "¶"

// Index makes the entry of a dispatch.
func (a *Analyzer) Index(title, text string) Entry {
	var b strings.Builder
	seen := map[string]bool{}
	b.WriteByte(' ')
	put := func(text string) {
		for _, t := range a.Terms(text) {
			b.WriteString(t.form)
			b.WriteByte(' ')
			seen[t.form] = true
			for _, s := range t.stems {
				seen[s] = true
			}
		}
	}
	if title != "" {
		put(title)
		b.WriteString(Break + " ")
	}
	put(text)
	e := Entry{Forms: b.String(), Words: make([]string, 0, len(seen))}
	for s := range seen {
		e.Words = append(e.Words, s)
	}
	sort.Strings(e.Words)
	return e
}
