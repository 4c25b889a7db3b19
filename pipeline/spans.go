package pipeline

import "isnad"

// Frames read a place with the noun that says how it is looked at, since the
// preposition stands before that (في محور الزاب). The mention is what the noun
// governs.

// lookedAt are such nouns, and those that many places follow: بلدات كنصفرة
// ودركوش.
var lookedAt = map[string]bool{"محور": true, "محوري": true, "محاور": true, "جبهه": true, "جبهتي": true, "بلدتي": true, "بلدتا": true, "بلدات": true, "منطقتي": true, "منطقتا": true, "مدن": true, "عاصمه": true, "جهه": true}

// ofEach are those that stand for a part of the one place behind them (أحياء
// حلب), but for each of several (أحياء الشعار والصاخور).
var ofEach = map[string]bool{"قري": true, "احياء": true, "مناطق": true, "مديريات": true, "جبهات": true}

// govern takes those nouns out of the mentions, and of the claims that use
// them.
func (x *Reading) govern(r *Reader) {
	now := map[isnad.Span]isnad.Span{}
	for i := range x.Mentions {
		m := &x.Mentions[i]
		if m.Type != isnad.Place || m.First == m.Last {
			continue
		}
		toks := x.Sentences[m.Sent].Tokens
		old := m.Span
		if m.Named && m.Last > m.First+1 && describing[toks[m.Last].Fold] && toks[m.Head].Best().Lemma != "أرض" { // الأراضي المحتلة
			m.Last--
			m.End = toks[m.Last].End
			now[old] = m.Span
		}
		if m.First == m.Last || m.Head != m.First {
			continue
		}
		t := &toks[m.First+1]
		head := firstWord(x.Dispatch.Text, &toks[m.First], m)
		if head == "مركز" && t.Best().Lemma == "محافظة" && m.Last > m.First+1 {
			head = "عاصمه" // مركز محافظة الجوف
		}
		if t.Kind != isnad.Word || t.Best().Enclitic != "" || scenes[t.Fold] || !lookedAt[head] && !(ofEach[head] && r.followed(x, i)) {
			continue
		}
		a := t.Best()
		name := a.Guessed || a.POS == isnad.ProperNoun || isHead(t, "") && !a.Proclitics.Has(isnad.ProAl)
		if !name {
			_, rank, ok := r.Places.Match(words(x.Sentences, &isnad.Mention{Sent: m.Sent, First: m.First + 1, Last: m.Last}))
			name = ok && rank >= 1
		}
		if !name {
			continue
		}
		m.First, m.Head, m.Start, m.Named = m.First+1, m.First+1, t.Start, true
		now[old] = m.Span
	}
	if len(now) == 0 {
		return
	}
	for c := range x.Claims {
		for k := range x.Claims[c].Args {
			if s, ok := now[x.Claims[c].Args[k].Span]; ok {
				x.Claims[c].Args[k].Span = s
			}
		}
	}
}

// describing are adjectives that only describe the place before them, and stay
// outside its mention; a nationality, a direction or القديمة does not.
var describing = map[string]bool{
	"المجاور": true, "المجاوره": true, "المحتل": true, "المحتله": true, "الاستراتيجي": true, "الاستراتيجيه": true, "المحرر": true, "المحرره": true, "المحاصر": true, "المحاصره": true, "القريب": true, "القريبه": true, "الوحيد": true, "الوحيده": true, "المهم": true, "المهمه": true, "المهجور": true, "المهجوره": true,
	"الواقع": true, "الواقعه": true, "المتاخم": true, "المتاخمه": true, "المحاذي": true, "المحاذيه": true, "المطل": true, "المطله": true, "التابع": true, "التابعه": true, "الخاضع": true, "الخاضعه": true, "المدمر": true, "المدمره": true, "المنكوب": true, "المنكوبه": true, "الواصل": true, "الواصله": true, "المؤدي": true, "المؤديه": true, "الرابط": true, "الرابطه": true,
}

// followed reports that another place follows mention i in a list.
func (r *Reader) followed(x *Reading, i int) bool {
	m := &x.Mentions[i]
	j := i + 1
	if j >= len(x.Mentions) || x.Mentions[j].Sent != m.Sent || x.Mentions[j].Type != isnad.Place {
		return false
	}
	toks := x.Sentences[m.Sent].Tokens
	switch o := &x.Mentions[j]; o.First - m.Last {
	case 1:
		return toks[o.First].Best().Proclitics.Has(isnad.ProWa)
	case 2:
		return toks[m.Last+1].Norm == "،"
	}
	return false
}
