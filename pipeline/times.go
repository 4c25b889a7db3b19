package pipeline

import (
	"cmp"
	"slices"
	"strings"

	"isnad"
	"isnad/arabic"
)

// timex finds expressions and what they mean; where a mention of one begins is
// the codebook's matter. What says how a length or a point is meant belongs to
// it: منذ وحتى وخلال (خلال أيام، منذ ثلاث سنوات).

// times are the time mentions of a sentence as the codebook spans them.
func times(text string, s *isnad.Sentence, ms []isnad.Mention) []isnad.Mention {
	out := ms[:0:0]
	for i := range ms {
		m := ms[i]
		if m.First == m.Last && nowadays.Has(bareOf(s.Tokens[m.First].Fold)) {
			continue
		}
		spanTime(text, s.Tokens, &m)
		out = append(out, m)
	}
	return dayParts(text, s, out)
}

// nowadays are adverbs that tell no time of their own.
var nowadays = arabic.SetOf("الان", "حاليا", "قريبا", "لاحقا", "سابقا")

func bareOf(fold string) string {
	if w, ok := strings.CutPrefix(fold, "و"); ok && nowadays.Has(w) {
		return w
	}
	return fold
}

func spanTime(text string, toks []isnad.Token, m *isnad.Mention) {
	fold := func(i int) string {
		if i < 0 || i >= len(toks) {
			return ""
		}
		return toks[i].Fold
	}
	lead, next := strings.TrimPrefix(fold(m.First), "و"), fold(m.First+1)
	start := func(first int) {
		m.First, m.Start = first, toks[first].Start
		m.Head = max(m.Head, first)
	}
	switch {
	case lead == "طوال" && m.Last > m.First && counted(toks, m.First+1, m.Last):
		start(m.First + 1)
	case lead == "بعد" && m.Last > m.First && (fold(m.Last+1) == "من" || fold(m.Last+1) == "علي") && (counted(toks, m.First+1, m.Last) || strings.HasSuffix(next, "ين")):
		start(m.First + 1)
	case m.First > 0 && spanning.Has(strings.TrimPrefix(fold(m.First-1), "و")) && !spanning.Has(lead):
		first := m.First - 1
		m.First, m.Start = first, toks[first].Start
		if strings.HasPrefix(toks[first].Fold, "و") {
			m.Start += len("و")
		}
	}
}

// spanning are prepositions that make a span of the time behind them.
var spanning = arabic.SetOf("منذ", "حتي", "خلال", "قبل")

// counted reports a number, or a word that rounds one, at the head of a length.
func counted(toks []isnad.Token, first, last int) bool {
	if rounders.Has(toks[first].Fold) {
		return true
	}
	if last == first {
		return false
	}
	if toks[first].Kind == isnad.Number {
		return len(toks[first].Norm) < 4 && toks[first+1].Kind == isnad.Word && units.Has(toks[first+1].Fold)
	}
	_, n, ok := arabic.ParseNumber([]string{toks[first].Fold})
	return ok && n == 1 && toks[first].Kind == isnad.Word
}

// rounders are words before a number that is not meant exactly.
var rounders = arabic.SetOf("نحو", "قرابه", "حوالي", "اكثر", "اقل", "ما", "زهاء")

var units = arabic.SetOf("يوم", "يوما", "ايام", "اسبوعا", "اسابيع", "شهر", "شهرا", "اشهر", "شهور", "عام", "عاما", "اعوام", "سنه", "سنوات", "سنين", "ساعه", "ساعات", "دقيقه", "دقائق")

// dayParts adds what is measured from nothing that timex could reckon with: منذ
// الظهر، منذ ذلك الحين، اليوم الخامس من الهجوم.
func dayParts(text string, s *isnad.Sentence, ms []isnad.Mention) []isnad.Mention {
	toks := s.Tokens
	at := func(i int) int {
		for k := range ms {
			if ms[k].First <= i && i <= ms[k].Last {
				return k
			}
		}
		return -1
	}
	added := false
	for i := 0; i+1 < len(toks); i++ {
		f, g := toks[i].Fold, toks[i+1].Fold
		first, last, start := i, -1, toks[i].Start
		switch {
		case (f == "منذ" || f == "حتي") && partOfDay.Has(g):
			last = i + 1
		case f == "منذ" && i+2 < len(toks) && g == "ذلك" && (toks[i+2].Fold == "التاريخ" || toks[i+2].Fold == "الحين" || toks[i+2].Fold == "الوقت"):
			last = i + 2
		case f == "منذ" && beginnings.Has(g) && i+2 < len(toks) && toks[i+2].Best().POS.Nominal() && toks[i+2].Best().Definite: // منذ انطلاق العملية
			last = i + 2
		case (f == "خلال" || f == "وخلال") && units.Has(g): // خلال يوم واحد
			last = i + 1
			if strings.HasPrefix(f, "و") {
				start += len("و")
			}
			if i+2 < len(toks) && (toks[i+2].Fold == "واحد" || toks[i+2].Fold == "واحده") {
				last = i + 2
			}
		case (f == "بعد" || f == "وبعد") && units.Has(g) && i+2 < len(toks) && (toks[i+2].Fold == "من" || toks[i+2].Fold == "علي"): // بعد يوم من خسارتها
			last = i + 1
			if strings.HasPrefix(f, "و") {
				start += len("و")
			}
		case lasting.Has(f) && units.Has(g): // دامت ساعات
			first, last, start = i+1, i+1, toks[i+1].Start
		case nthDay.Has(g) && periods[f] > 0:
			last = i + 1
			start += periods[f] - 1
			if i+3 < len(toks) && toks[i+2].Fold == "علي" && toks[i+3].Fold == "التوالي" {
				last = i + 3
			}
		case f == "الساعات" && g == "ال" && i+3 < len(toks) && toks[i+2].Kind == isnad.Number && passed.Has(toks[i+3].Fold): // خلال الساعات الـ 24 الماضية
			last = i + 3
			if i > 0 && spanning.Has(strings.TrimPrefix(toks[i-1].Fold, "و")) {
				first, start = i-1, toks[i-1].Start
			}
		case hoursOf.Has(f) && partOfDay.Has(g): // منذ ساعات الفجر الأولى
			last = i + 1
			if i+2 < len(toks) && early.Has(toks[i+2].Fold) {
				last = i + 2
			}
			if i > 0 && spanning.Has(strings.TrimPrefix(toks[i-1].Fold, "و")) {
				first, start = i-1, toks[i-1].Start
				if strings.HasPrefix(toks[i-1].Fold, "و") {
					start += len("و")
				}
			}
		case hourOf.Has(f) && (g == "يومنا" || g == "يومه") && i+2 < len(toks) && (toks[i+2].Fold == "هذا" || g == "يومه"): // مساء يومنا هذا
			last = i + 2
		}
		if last < 0 {
			continue
		}
		if k := at(first); k >= 0 { // اليوم by itself was today
			if ms[k].Last == i || ms[k].Last < last {
				ms[k].Last, ms[k].End, ms[k].When = last, toks[last].End, nil
			}
			continue
		}
		if k := at(last); k >= 0 && ms[k].First > first && ms[k].Last == last {
			ms[k].First, ms[k].Start = first, start
			continue
		} else if k >= 0 {
			continue
		}
		ms = append(ms, isnad.Mention{Span: isnad.Span{Start: start, End: toks[last].End}, Type: isnad.Time, First: first, Last: last, Head: last, Named: true})
		added = true
	}
	if added {
		slices.SortStableFunc(ms, func(a, b isnad.Mention) int { return cmp.Compare(a.Start, b.Start) })
	}
	return ms
}

// beginnings are nouns from which a time is reckoned.
var beginnings = arabic.SetOf("انطلاق", "بدء", "بدايه", "اندلاع", "سقوط", "تاسيس", "اعلان", "توقيع", "دخول")

// hourOf are parts of the day that name their day behind them.
var hourOf = arabic.SetOf("فجر", "صباح", "ظهر", "عصر", "مساء", "ليل", "ليله")

var hoursOf = arabic.SetOf("ساعات")

var early = arabic.SetOf("الاولي", "الباكر", "الباكره", "المبكره", "المتاخره")

var passed = arabic.SetOf("الماضيه", "الفائته", "الاخيره", "المقبله", "القادمه", "المنصرمه")

// lasting are verbs of how long something goes on.
var lasting = arabic.SetOf("دامت", "دام", "استمرت", "استمر", "استغرقت", "استغرق")

// periods are what is counted in ordinals, as it is written, and one more than
// how many bytes of it stand before the mention.
var periods = map[string]int{"اليوم": 1, "لليوم": 1 + len("لل"), "باليوم": 1 + len("ب"), "الاسبوع": 1, "للاسبوع": 1 + len("لل"), "للشهر": 1 + len("لل"), "للعام": 1 + len("لل"), "لليله": 1 + len("لل"), "الليله": 1}

var partOfDay = arabic.SetOf("الفجر", "الصباح", "الظهر", "العصر", "المغرب", "المساء", "الليل")

var nthDay = arabic.SetOf("الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر")
