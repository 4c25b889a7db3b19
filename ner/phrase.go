package ner

import "isnad"

// How far a mention reaches where the class of its head alone does not tell
// (codebook, section 2 and rulings 18 to 20).

// partitive takes in what an indefinite party is a part of: وحدات من الجيش،
// مسلحين من داعش.
func (c *scan) partitive(k int, b candidate) candidate {
	j := b.last + 1
	if c.w[k].bare == "تعزيزات" || c.definite(k) || b.last-k > 2 || j+1 >= len(c.w) || c.w[j].brk || c.w[j].fold != "من" || c.w[j+1].brk || c.w[j+1].pre {
		return b
	}
	if in, ok := c.actorName(j + 1); ok {
		b.last, b.named = in.last, true
		return b
	}
	if cl, _ := c.class(j + 1); actorClasses[cl] && (c.definite(j+1) || c.nominal(j+2)) {
		if in, ok := c.actorHead(j+1, cl); ok {
			b.last, b.named = in.last, b.named || in.named
		}
	}
	return b
}

// pointed begins a mention at the demonstrative before it: هذه القوات.
func (c *scan) pointed(m *isnad.Mention, k int) {
	if m.Type != isnad.Actor && m.Type != isnad.Place || k == 0 || c.w[k].brk || c.w[k].pre || !c.w[k].an.Proclitics.Has(isnad.ProAl) {
		return
	}
	w := &c.w[k-1]
	switch w.bare {
	case "هذا", "هذه", "ذلك", "تلك", "هولاء", "هؤلاء":
	default:
		return
	}
	m.First, m.Start = w.tok, w.start
}

// toponym are words that open names of places and stand for none alone: a
// listed name that ends in one goes on (باب | توما).
var toponym = map[string]bool{"باب": true, "صحن": true, "معمل": true, "مفرق": true, "بئر": true, "بير": true, "وادي": true, "جبل": true, "دوار": true, "رحبه": true, "ام": true, "ابو": true, "عين": true, "تل": true, "تله": true, "كفر": true, "بيت": true, "دير": true, "راس": true, "خان": true, "قصر": true, "برج": true, "سوق": true, "حوش": true, "قلعه": true, "نقيل": true, "تبه": true, "فرضه": true, "عقبه": true, "شعب": true, "خربه": true, "بني": true, "مزرعه": true, "خله": true, "جسر": true, "مثلث": true, "حقل": true, "مركز": true, "مدينه": true, "مديريه": true, "ضاحيه": true, "قريه": true, "بلده": true, "حي": true, "ناحيه": true, "قضاء": true, "مخيم": true, "معسكر": true, "مطار": true, "سد": true, "محطه": true}

// goesOn lengthens a name whose last word opens names.
func (c *scan) goesOn(last int) int {
	if !toponym[c.w[last].fold] && !toponym[c.w[last].bare] {
		return last
	}
	j := last + 1
	if j >= len(c.w) || c.w[j].brk || c.w[j].pre || c.w[j].time >= 0 || c.s.Tokens[c.w[j].tok].Kind != isnad.Word {
		return last
	}
	an := c.w[j].an
	if !an.POS.Nominal() && !an.Guessed || an.POS == isnad.NumberWord {
		return last
	}
	if n, _, ok := c.r.places.Match(c.run(j, c.w[j].fold)); ok && n > 1 {
		return j + n - 1
	}
	if toponym[c.w[j].fold] {
		return c.goesOn(j)
	}
	return j
}

// joined lengthens a road, line or crossing by the places that it links: طريق
// حلب - الرقة، معبر الذهيبة - وازن، طريق تلعفر سنجار.
func (c *scan) joined(k, last int) int {
	switch _, lemma := c.class(k); lemma {
	case "طريق", "خط", "معبر", "منفذ", "أوتوستراد", "سكة", "جسر":
	default:
		return last
	}
	for n := 0; n < 3; n++ {
		j := last + 1
		if j >= len(c.w) || c.w[j].pre || c.w[j].time >= 0 {
			return last
		}
		if c.w[j].brk {
			d := c.w[j].tok - 1
			if d != c.w[last].tok+1 {
				return last
			}
			switch c.s.Tokens[d].Norm {
			case "-", "–", "—":
			default:
				return last
			}
		}
		n, rank, ok := c.r.places.Match(c.run(j, c.w[j].fold))
		if !ok || rank < 0 {
			return last
		}
		last = j + n - 1
	}
	return last
}

// capital joins العاصمة and its name: العاصمة صنعاء، العاصمة الأردنية عمّان.
func (c *scan) capital(k int, b candidate) candidate {
	j := k + 1
	if c.adjectival(j) && c.definite(j) {
		j++
	}
	if j >= len(c.w) || c.w[j].brk || c.w[j].pre {
		return b
	}
	if n, rank, ok := c.r.places.Match(c.run(j, c.w[j].fold)); ok && rank >= 4 {
		b.last, b.named = j+n-1, true
	}
	return b
}
