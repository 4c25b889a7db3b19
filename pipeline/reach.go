package pipeline

import (
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/ner"
)

// Some phrases are two participants for the frames and one for the codebook: a
// patrol of a militia, a side of a town, a body and its short name in brackets.
// They are joined when the claims are made; both parts then stand for the whole.

// join makes one mention of those that are one phrase.
func (x *Reading) join() {
	ms := x.Mentions
	to := make([]int, len(ms))
	now := map[isnad.Span]isnad.Span{}
	joined := false
	for i := 0; i < len(ms); i++ {
		to[i] = i
		m := &ms[i]
		if m.Type == isnad.Place && x.numbered(m) {
			m.Type, m.Named = isnad.Count, true
		}
		x.flown(m)
		if m.Type != isnad.Actor && m.Type != isnad.Place && m.Type != isnad.Count {
			continue
		}
		parts := []isnad.Span{m.Span}
		if m.Type == isnad.Count {
			x.withChild(m)
		}
		j := i + 1
		for ; j < len(ms) && x.oneWith(m, &ms[j]); j++ {
			parts = append(parts, ms[j].Span)
			to[j] = i
			if m.Where == nil || m.Entity == "" && ms[j].Where != nil {
				m.Where = ms[j].Where
			}
			m.Last, m.End, m.Named = ms[j].Last, ms[j].End, m.Named || ms[j].Named
			if toks := x.Sentences[m.Sent].Tokens; toks[m.Last-1].Norm == "(" {
				m.Last, m.End = m.Last+1, toks[m.Last+1].End
			}
		}
		if m.Type == isnad.Place && j == i+1 {
			x.sideOfKind(m)
		}
		x.bracket(m)
		for ; j < len(ms) && ms[j].Start < m.End; j++ { // a number in the designation
			parts = append(parts, ms[j].Span)
			to[j] = i
		}
		for _, p := range parts {
			if p != m.Span {
				now[p] = m.Span
			}
		}
		joined = joined || j > i+1
		i = j - 1
	}
	if len(now) == 0 {
		return
	}
	if joined {
		x.Mentions = ms[:0]
		at := make([]int, len(ms))
		for i := range ms {
			if to[i] == i {
				x.Mentions = append(x.Mentions, ms[i])
			}
			at[i] = len(x.Mentions) - 1
		}
		to = at
	}
	for c := range x.Claims {
		for k := range x.Claims[c].Args {
			a := &x.Claims[c].Args[k]
			if s, ok := now[a.Span]; ok {
				a.Span = s
			}
			if joined && a.Mention >= 0 {
				a.Mention = to[a.Mention]
			}
		}
	}
}

// oneWith reports that mention b, the next one, belongs to the phrase of a.
func (x *Reading) oneWith(a, b *isnad.Mention) bool {
	if a.Type == isnad.Count {
		return x.ofParty(a, b)
	}
	if a.Sent != b.Sent || b.First-a.Last > 2 {
		return false
	}
	toks := x.Sentences[a.Sent].Tokens
	head := toks[a.Head].Best()
	pro := toks[b.First].Best().Proclitics
	gap := ""
	if b.First == a.Last+2 {
		gap = toks[a.Last+1].Fold
	}
	if gap != "" && pro&^isnad.ProAl != 0 {
		return false
	}
	if a.Type == isnad.Place && b.Type == isnad.Place {
		of := gap == "من" || gap == "" && pro.Has(isnad.ProLi) && !pro.Has(isnad.ProWa)
		if gap == "من" && pieceOf.Has(head.Lemma) && !head.Definite {
			return !x.twoRoles(a, b) // أجزاء واسعة من المدينة
		}
		return of && sideOf.Has(head.Lemma) && head.Definite && (a.Last > a.First || head.Lemma != "حي" && head.Lemma != "ريف" && head.Lemma != "بوابة") && !x.twoRoles(a, b)
	}
	if a.Type == isnad.Actor && gap == "" && pro&^isnad.ProAl == 0 && aircraft.Has(head.Lemma) && !head.Proclitics.Has(isnad.ProAl) && a.First == a.Last && (b.Type == isnad.Actor && (b.Named || pro.Has(isnad.ProAl)) || b.Type == isnad.Human && b.First == b.Last) {
		return !x.twoRoles(a, b) // طائرات التحالف، مروحيات الأسد
	}
	if a.Type != isnad.Actor || b.Type != isnad.Actor || b.Kind == "people" {
		return false
	}
	switch {
	case gap == "(": // حلف شمال الأطلسي (الناتو)
		return a.Named && b.First == b.Last && (b.Kind != "agency" || a.Kind == "agency") && b.Last+1 < len(toks) && toks[b.Last+1].Norm == ")"
	case gap == "في":
		return (head.Class == "members" || head.Class == "force" || head.Class == "body") && !x.twoRoles(a, b)
	case gap == "من":
		return formations.Has(head.Lemma) && head.Enclitic == "" && !x.twoRoles(a, b) // سحبت قواتها | من التحالف: she takes them out of it
	case gap == "" && pro.Has(isnad.ProLi) && !pro.Has(isnad.ProWa):
		return detached.Has(head.Lemma) && (!head.Definite || a.Last > a.First) && !x.twoRoles(a, b)
	}
	return false
}

// withChild takes in who is named by being somebody's of the person before:
// سيدة وطفلها.
func (x *Reading) withChild(m *isnad.Mention) {
	toks := x.Sentences[m.Sent].Tokens
	j := m.Last + 1
	if m.Number == nil || m.Number.Max != 1 || j >= len(toks) || toks[j].Kind != isnad.Word {
		return
	}
	a := toks[j].Best()
	if a.Class != "people" && !strings.HasPrefix(toks[j].Fold, "وطفل") || !a.Proclitics.Has(isnad.ProWa) || a.Enclitic == "" || mentionAt(x.Mentions, m.Sent, j) >= 0 {
		return
	}
	m.Last, m.End = j, toks[j].End
}

// ofParty reports that party b tells whose the counted a are, or is a further one
// whose they are: 15 عنصرا | من قوات النظام، تسعة من الحشد | والشرطة.
func (x *Reading) ofParty(a, b *isnad.Mention) bool {
	if a.Sent != b.Sent || b.Type != isnad.Actor || a.Number == nil || x.twoRoles(a, b) {
		return false
	}
	toks := x.Sentences[a.Sent].Tokens
	j := a.Last + 1
	if of := toks[b.First].Best(); a.Number.Max == 1 && b.First == j && b.First == b.Last && of.Class == "people" && of.Enclitic != "" && of.Proclitics.Has(isnad.ProWa) {
		return true // سيدة وطفلها
	}
	if j+1 < len(toks) && toks[j].Fold == "علي" && toks[j+1].Fold == "الاقل" {
		j += 2
	}
	if b.First == j+1 && toks[j].Fold == "من" {
		head := toks[a.Head].Best()
		return toks[b.First].Best().Proclitics&^isnad.ProAl == 0 && b.Kind != "people" && (head.Class == "people" || head.Class == "members") && head.Lemma != "قتيل" && head.Lemma != "جريح"
	}
	if b.First != a.Last+1 || !toks[b.First].Best().Proclitics.Has(isnad.ProWa) || x.acts(b) || b.Last+1 < len(toks) && toks[b.Last+1].Best().POS == isnad.Verb {
		return false
	}
	for i := a.First + 1; i < a.Last; i++ {
		if toks[i].Fold == "من" {
			return true
		}
	}
	return false
}

// acts reports a mention that does something or holds something.
func (x *Reading) acts(m *isnad.Mention) bool {
	for i := range x.Claims {
		for k := range x.Claims[i].Args {
			if a := &x.Claims[i].Args[k]; a.Span == m.Span && (a.Role == "agent" || a.Role == "holder") {
				return true
			}
		}
	}
	return false
}

// sideOfKind lengthens a side by the place that it is the side of where that is
// only described, so that nothing keeps it: الجانب السوري من الحدود.
func (x *Reading) sideOfKind(m *isnad.Mention) {
	toks := x.Sentences[m.Sent].Tokens
	next := m.Last + 1
	if next+1 < len(toks) && toks[next].Fold == "من" {
		next++
	}
	if next >= len(toks) || mentionAt(x.Mentions, m.Sent, next) >= 0 {
		return
	}
	if k := mentionAt(x.All, m.Sent, next); k >= 0 && x.oneWith(m, &x.All[k]) {
		m.Last, m.End = x.All[k].Last, x.All[k].End
	}
}

// numbered reports places that are only counted: 14 بلدة، 20 مدرسة.
func (x *Reading) numbered(m *isnad.Mention) bool {
	toks := x.Sentences[m.Sent].Tokens
	t := &toks[m.First]
	if m.First == m.Last || t.Kind != isnad.Number && t.Best().POS != isnad.NumberWord {
		return false
	}
	switch toks[m.Head].Best().Class {
	case "settlement", "facility":
		return !x.fewSites(m)
	}
	return false
}

// fewSites reports up to ten places of a kind of which each has a name: told by
// their number they are places still (أربع قواعد، ثلاثة مشاف).
func (x *Reading) fewSites(m *isnad.Mention) bool {
	toks := x.Sentences[m.Sent].Tokens
	t := &toks[m.First]
	if !renowned.Has(toks[m.Head].Best().Lemma) || t.Best().POS != isnad.NumberWord {
		return false
	}
	n, _, ok := arabic.ParseNumber([]string{t.Fold})
	return ok && n.Max <= 10
}

var renowned = arabic.SetOf("قاعدة", "مستشفى", "مشفى", "مرفق", "مركز", "مطار", "ميناء", "سجن", "مصفاة", "سد")

// sideOf are parts that a place has, by which it is named: الجانب الأيمن من الموصل،
// الضفة اليمنى للفرات، المنافذ الرئيسية للمدينة.
var sideOf = arabic.SetOf("جانب", "قسم", "جزء", "شطر", "ضفة", "طرف", "ضاحية", "منفذ", "مدخل", "ساحل", "جهة", "بوابة", "حي", "ريف")

// pieceOf are parts without a name that are named by what they are parts of.
var pieceOf = arabic.SetOf("جزء", "قسم", "مساحة", "شطر")

// formations are units that are a part of a larger one: الفرقة 12 من الجيش العراقي.
var formations = arabic.SetOf("فرقة", "لواء", "فوج", "كتيبة", "سرية", "فيلق", "قطعة", "وحدة", "قوة")

// detached are what a party has out or has set up: دورية للحشد، المركز الإعلامي
// لمحور تعز.
var detached = arabic.SetOf("رتل", "دورية", "قيادة", "مركز", "مكتب", "مجموعة", "قوة", "وحدة", "فريق", "أمانة", "مجلس", "كتيبة", "جناح")

// twoRoles reports that a claim has both mentions, each in a role of its own.
func (x *Reading) twoRoles(a, b *isnad.Mention) bool {
	for i := range x.Claims {
		c := &x.Claims[i]
		if c.Sent != a.Sent {
			continue
		}
		first, second := false, false
		for k := range c.Args {
			first = first || c.Args[k].Span == a.Span
			second = second || c.Args[k].Span == b.Span
		}
		if first && second {
			return true
		}
	}
	return false
}

// bracket ends a name behind the short form of it that stands in brackets:
// الوكالة العربية السورية للأنباء (سانا), المحطة الثانية (T2). What is a place of
// its own, a distance or a source in brackets does not belong to it.
func (x *Reading) bracket(m *isnad.Mention) {
	toks := x.Sentences[m.Sent].Tokens
	j := m.Last + 1
	if end, ok := x.designation(m); ok {
		m.Last, m.End = end, toks[end].End
		return
	}
	if !m.Named || m.First == m.Last || j+2 >= len(toks) || toks[j].Norm != "(" {
		return
	}
	end := j + 1
	for end < len(toks) && end < j+4 && toks[end].Norm != ")" {
		end++
	}
	if end >= len(toks) || toks[end].Norm != ")" || end == j+1 {
		return
	}
	if end == j+2 && toks[j+1].Kind == isnad.Word {
		a := toks[j+1].Best()
		if k := mentionAt(x.All, m.Sent, j+1); k >= 0 && x.All[k].Kind == "agency" && m.Kind != "agency" {
			return // whose picture it is
		}
		if m.Type != isnad.Actor || mentionAt(x.Mentions, m.Sent, j+1) >= 0 || a.POS == isnad.Verb || a.Proclitics&^isnad.ProAl != 0 {
			return
		}
	} else {
		for i := j + 1; i < end; i++ {
			if toks[i].Kind != isnad.Latin && toks[i].Kind != isnad.Number || toks[j+1].Kind == isnad.Number {
				return
			}
		}
	}
	m.Last, m.End = end, toks[end].End
}

// designation is the closing mark of a short name or a number that stands in
// quotation marks right behind what it stands for: الطريق الدولي "إم 4"، قوات سوريا
// الديمقراطية "قسد"، قاذفات "تو-22 إم 3".
func (x *Reading) designation(m *isnad.Mention) (end int, ok bool) {
	toks := x.Sentences[m.Sent].Tokens
	j := m.Last + 1
	if j+2 >= len(toks) {
		return 0, false
	}
	closer := quotes[toks[j].Norm]
	machine := m.Type == isnad.Actor && aircraft.Has(toks[m.Head].Best().Lemma)
	if closer == "" || !machine && (!m.Named || m.First == m.Last) {
		return 0, false
	}
	words, code := 0, false
	for end = j + 1; end < len(toks) && end <= j+6; end++ {
		t := &toks[end]
		if t.Norm == closer {
			return end, words > 0 && (code || words == 1 && m.Type == isnad.Actor && m.Named && x.shortFor(m, end-1))
		}
		switch t.Kind {
		case isnad.Word:
			words++
			if a := t.Best(); a.POS == isnad.Verb && !a.Guessed {
				return 0, false
			}
		case isnad.Latin, isnad.Number:
			words, code = words+1, true
		default:
			if t.Norm != "-" && t.Norm != "/" {
				return 0, false
			}
		}
	}
	return 0, false
}

var quotes = map[string]string{"«": "»", "“": "”", "\"": "\"", "”": "“"}

// shortFor reports that the token is another name of the party m.
func (x *Reading) shortFor(m *isnad.Mention, tok int) bool {
	k := mentionAt(x.All, m.Sent, tok)
	return k >= 0 && x.All[k].Type == isnad.Actor && m.Entity != "" && x.All[k].Entity == m.Entity
}

// aircraft are machines by which a party is named when it strikes.
var aircraft = arabic.SetOf("طائرة", "مروحية", "مقاتلة", "قاذفة", "طيارة", "بارجة", "زورق", "مدفعية", "دبابة", "راجمة", "مسيرة", "فرقاطة", "حوامة", "سفينة")

// flown begins a party at its aircraft or ships before it: طائرات التحالف،
// بوارج العدو.
func (x *Reading) flown(m *isnad.Mention) {
	toks := x.Sentences[m.Sent].Tokens
	if m.Type != isnad.Actor && (m.Type != isnad.Human || m.First != m.Last) || m.First == 0 || m.Start != toks[m.First].Start {
		return
	}
	t := &toks[m.First-1]
	a := t.Best()
	if t.Kind != isnad.Word || !aircraft.Has(a.Lemma) || a.Proclitics.Has(isnad.ProAl) || a.Enclitic != "" || mentionAt(x.Mentions, m.Sent, m.First-1) >= 0 {
		return
	}
	start, _ := ner.Lead(x.Dispatch.Text, t, a)
	m.First, m.Head, m.Start = m.First-1, m.First-1, start
	m.Type = isnad.Actor // مروحيات الأسد
}
