package frame

import (
	"strings"

	"isnad/arabic"
)

// lemma is what the frames have for a lemma. It is made once and kept: the
// same few thousand come again and again.
type lemma struct {
	key   string    // arabic.VerbKey
	verbs []trigger // of verbs, verbal nouns and participles
	nouns []trigger // of nouns and adjectives
	opens []phrase  // phrases that begin with any form of it
}

// spelling is what the frames have for a folded word.
type spelling struct {
	opens    []phrase   // phrases that begin with it
	unjoined []phrase   // … without a و or ف written to it
	measures [][]string // of what transparent passes over
	wind     bool       // شمال
	dayPart  bool       // صباحا
}

// mostKeys bounds the memory of the lemmas and spellings that are kept.
const mostKeys = 1 << 15

func (s *Set) remember() {
	s.lemmas = arabic.NewMemo(mostKeys, func(text string) *lemma {
		key := arabic.VerbKey(text)
		return &lemma{key: key, verbs: s.byLemma[key], nouns: s.byLemma["n:"+key], opens: s.phrases["{"+key]}
	})
	s.spellings = arabic.NewMemo(mostKeys, func(fold string) *spelling {
		w := &spelling{opens: s.phrases[fold], wind: directions[fold], dayPart: dayParts[fold]}
		bare := unjoin(fold)
		if bare != fold {
			w.unjoined = s.phrases[bare]
		}
		for _, m := range measures {
			if bare == m[0] || strings.TrimPrefix(bare, "ب") == m[0] {
				w.measures = append(w.measures, m)
			}
		}
		return w
	})
}
