package pipeline

import (
	"isnad"
	"isnad/arabic"
	"isnad/ner"
)

// Frames read a list of places with the noun that opens it, since the
// preposition stands before that (في بلدات كنصفرة ودركوش). The mentions are the
// places.

// lookedAt are such nouns.
var lookedAt = arabic.SetOf("محاور", "بلدتي", "بلدتا", "بلدات", "منطقتي", "منطقتا", "مدن", "عاصمه", "جهه")

// ofEach are those that stand for a part of the one place behind them (أحياء
// حلب), but for each of several (أحياء الشعار والصاخور).
var ofEach = arabic.SetOf("احياء", "مناطق", "مديريات", "جبهات")

// around are nouns for what lies about a place. Frames read them as they read
// prepositions (في محيط البوكمال), but the noun phrase begins with them.
var around = arabic.SetOf("محيط", "اطراف", "مشارف", "تخوم", "ضواحي", "جوار")

// about begins a place at the noun before it that says what lies about it.
func (x *Reading) about(m *isnad.Mention) {
	toks := x.Sentences[m.Sent].Tokens
	if m.First == 0 || m.Start != toks[m.First].Start {
		return
	}
	t := &toks[m.First-1]
	a := t.Best()
	start, bare := ner.Lead(x.Dispatch.Text, t, a)
	if t.Kind != isnad.Word || a.Enclitic != "" || !around.Has(bare) || mentionAt(x.Mentions, m.Sent, m.First-1) >= 0 {
		return
	}
	m.First, m.Head, m.Start = m.First-1, m.First-1, start
}

// amid begins a place behind the وسط that says where in it something lies or
// happens: حي الجلاء وسط المدينة. Behind a preposition it is a place of its own.
func (x *Reading) amid(m *isnad.Mention) {
	toks := x.Sentences[m.Sent].Tokens
	if m.First == m.Last || m.First == 0 || m.Head != m.First || toks[m.First].Fold != "وسط" {
		return
	}
	if p := toks[m.First-1].Best(); p.POS == isnad.Preposition || toks[m.First+1].Kind != isnad.Word {
		return
	}
	m.First, m.Head, m.Start = m.First+1, m.First+1, toks[m.First+1].Start
}

// whole begins a place at the word before it that says how much of its kind is
// meant: جميع المواقع، آخر معاقل التنظيم، أحد الحواجز.
func (x *Reading) whole(m *isnad.Mention) {
	toks := x.Sentences[m.Sent].Tokens
	if m.First == 0 || m.Start != toks[m.First].Start {
		return
	}
	t := &toks[m.First-1]
	start, bare := ner.Lead(x.Dispatch.Text, t, t.Best())
	if t.Kind != isnad.Word || mentionAt(x.Mentions, m.Sent, m.First-1) >= 0 {
		return
	}
	head := toks[m.First].Best()
	switch bare {
	case "جميع", "كافه", "احد", "احدي":
		if !head.Proclitics.Has(isnad.ProAl) || head.Number == isnad.Singular {
			return
		}
	case "اي", "عده":
		if head.Proclitics&^isnad.ProAl != 0 || head.Proclitics.Has(isnad.ProAl) || head.Number == isnad.Plural != (bare == "عده") {
			return
		}
	case "اخر":
		if head.Definite && head.Proclitics.Has(isnad.ProAl) || head.Class == "" {
			return
		}
	default:
		return
	}
	m.First, m.Start = m.First-1, start
}

// massed begins a party behind the noun that says how it stands: تجمعات الإرهابيين،
// تمركزات الجماعات المسلحة.
func (x *Reading) massed(m *isnad.Mention) {
	toks := x.Sentences[m.Sent].Tokens
	if m.First == m.Last || m.Head != m.First {
		return
	}
	switch toks[m.First].Best().Lemma {
	case "تجمع", "تمركز", "تحرك", "تحشد":
	default:
		return
	}
	t := &toks[m.First+1]
	a := t.Best()
	if t.Kind != isnad.Word || a.Class != "force" && a.Class != "members" && a.Class != "people" && a.Class != "body" && !a.Proclitics.Has(isnad.ProAl) {
		return
	}
	if a.POS == isnad.Adjective && a.Class == "" {
		return // التجمعات السكانية
	}
	m.First, m.Head, m.Start = m.First+1, m.First+1, t.Start
}

// govern puts the mentions, and the claims that use them, where the codebook has
// them begin and end.
func (x *Reading) govern(r *Reader) {
	now := map[isnad.Span]isnad.Span{}
	for i := range x.Mentions {
		m := &x.Mentions[i]
		toks := x.Sentences[m.Sent].Tokens
		old := m.Span
		if m.Type == isnad.Actor {
			x.massed(m)
			if x.whole(m); m.Span != old {
				now[old] = m.Span
			}
			continue
		}
		if m.Type != isnad.Place {
			continue
		}
		x.amid(m)
		x.about(m)
		if x.whole(m); m.Span != old {
			now[old] = m.Span
			continue
		}
		if m.First == m.Last {
			continue
		}
		if m.Named && m.Last > m.First+1 && describing.Has(toks[m.Last].Fold) && toks[m.Head].Best().Lemma != "أرض" { // الأراضي المحتلة
			m.Last--
			m.End = toks[m.Last].End
			now[old] = m.Span
		}
		if m.Last > m.First && lying.Has(toks[m.Last].Fold) && m.Last+1 < len(toks) && (toks[m.Last+1].Best().POS == isnad.Preposition || toks[m.Last+1].Best().Proclitics&(isnad.ProBi|isnad.ProLi) != 0) {
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
		if t.Kind != isnad.Word || t.Best().Enclitic != "" || scenes.Has(t.Fold) || !lookedAt.Has(head) && !(ofEach.Has(head) && r.followed(x, i)) {
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
	if len(now) > 0 {
		x.moved(now)
	}
	x.join()
}

// moved puts the roles of claims where the mentions that fill them have gone.
func (x *Reading) moved(now map[isnad.Span]isnad.Span) {
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
var describing = arabic.SetOf(
	"الاستراتيجي", "الاستراتيجيه", "المحرر", "المحرره", "القريب", "القريبه", "الوحيد", "الوحيده", "المهم", "المهمه", "المهجور", "المهجوره",
	"الواقع", "الواقعه", "المتاخم", "المتاخمه", "المحاذي", "المحاذيه", "المطل", "المطله", "التابع", "التابعه", "الخاضع", "الخاضعه", "المدمر", "المدمره", "المنكوب", "المنكوبه", "الواصل", "الواصله", "المؤدي", "المؤديه", "الرابط", "الرابطه",
)

// lying are adjectives that, with a preposition behind them, say where a place
// lies: القرى | القريبة من الحدود، بلدة سلوك | المجاورة لها.
var lying = arabic.SetOf(
	"القريب", "القريبه", "قريب", "قريبه", "المجاور", "المجاوره", "مجاور", "مجاوره", "محاذي", "محاذيه", "متاخم", "متاخمه", "المشرف", "المشرفه", "مشرف", "مشرفه", "مطل", "مطله",
	"واصل", "واصله", "رابط", "رابطه", "المودي", "الموديه", "مودي", "موديه", "المحتل", "المحتله", "البعيد", "البعيده", "الكاين", "الكاينه", "الممتد", "الممتده", "المعروف", "المعروفه",
)

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
