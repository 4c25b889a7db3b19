package frame

import (
	"fmt"
	"strings"

	"isnad"
)

// Phrases writes the shallow syntax of each sentence, a phrase a line: its
// kind, the preposition that governs it, whether it is joined (و) or a
// genitive, its words, and the frames that its words can trigger. It is what
// the assignment of roles sees.
func (s *Set) Phrases(text string, sents []isnad.Sentence, ms []isnad.Mention) string {
	var b strings.Builder
	e := &extraction{set: s, text: text, sents: sents, ms: ms, room: s.room()}
	defer s.leave(e.room)
	for i := range sents {
		if sents[i].Kind == isnad.Furniture {
			continue
		}
		c := e.lay(i)
		fmt.Fprintf(&b, "s%d\n", i+1)
		for j := range c.items {
			x := &c.items[j]
			flags := ""
			if x.prep != "" {
				flags += " prep=" + x.prep
			}
			if x.conj {
				flags += " and"
			}
			if x.gen {
				flags += " gen"
			}
			if x.mention >= 0 {
				flags += " " + string(c.ms[x.mention].Type)
			} else if x.kind == itemNP {
				n := c.np(j)
				flags += " " + n.class
			}
			var trigs []string
			for t := x.first; t <= x.last; t++ {
				for _, h := range c.trigs[t] {
					trigs = append(trigs, h.f.id)
				}
			}
			fmt.Fprintf(&b, "  %-6s\u2068%s\u2069%s  %s\n", kindNames[x.kind], text[c.s.Tokens[x.first].Start:c.s.Tokens[x.last].End], flags, strings.Join(trigs, " "))
		}
	}
	return b.String()
}

var kindNames = map[itemKind]string{itemNP: "np", itemVerb: "verb", itemAdj: "adj", itemTime: "time", itemRel: "rel", itemSub: "sub", itemConj: "conj", itemPart: "part", itemStop: "stop", itemComma: "comma", itemQuote: "quote"}
