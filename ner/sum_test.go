package ner

import (
	"testing"

	"isnad/ner/seq"
	"isnad/tokenize"
)

// What is added up for words by themselves and kept, and what is added for each
// place, is what the model says of all features together.
func TestSumIsAllFeatures(t *testing.T) {
	m, r := Loaded(t)
	text := "قال الناشط سامر الحلبي إن قوات سوريا الديمقراطية دخلت مدينة الرقة وللجيش العراقي قاعدة قرب الفلوجة.\n" +
		"أصيب 12 مدنياً في \"غارة\" على #دير_الزور قرب محل Samer وشركة زين للاتصالات، والشيخ أبو مالك التلي في التمانعة والتح.\n" +
		"وبعلبك ونهم وسرت وواشنطن وفريق الوداد"
	sents := tokenize.Split(text)
	x := r.NewContext()
	for i := range sents {
		m.Analyze(text, sents[i].Tokens)
		x.Add(r, text, &sents[i])
	}
	news := r.tag.models["news"]
	compared := 0
	for round := range 2 { // the second finds what the first has kept
		for i := range sents {
			s := &sents[i]
			all := r.Features(text, s, x)
			var l looking
			r.look(x.scan(r, text, i, s), &l, nil)
			for tok := range s.Tokens {
				var want seq.Vector
				news.Add(&want, all[tok])
				if got := l.sum(news, tok, x, &r.none); got != want {
					t.Errorf("round %d, %s: %v, want %v", round, s.Tokens[tok].Norm, got, want)
				}
				compared++
			}
		}
	}
	if compared < 80 {
		t.Errorf("%d words compared", compared)
	}
}
