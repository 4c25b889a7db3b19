package attribution

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// inMention reports that token j belongs to a name.
func (tr *Trace) inMention(si, j int) bool {
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for k := lo; k < hi; k++ {
		if m := &tr.ms[k]; m.First <= j && j <= m.Last {
			return true
		}
	}
	return false
}

// firstPerson reports words in which a speaker speaks of himself: سنواصل،
// قواتنا، لن نقبل.
func firstPerson(toks []isnad.Token) bool {
	for i := range toks {
		if i > 5 {
			break
		}
		if a := toks[i].Best(); a.POS == isnad.Verb && a.Person == isnad.First || a.Enclitic == "نا" || toks[i].Norm == "\"" || toks[i].Norm == "«" || a.Proclitics.Has(isnad.ProSa) {
			return true
		}
	}
	return false
}

// mentionFrom is the first mention of a party or person whose tokens lie
// between from and to.
func (tr *Trace) mentionFrom(si, from, to int) *isnad.Mention {
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for i := lo; i < hi; i++ {
		m := &tr.ms[i]
		if m.First >= from && m.First <= to && (m.Type == isnad.Actor || m.Type == isnad.Human || m.Type == isnad.Role) {
			return m
		}
	}
	return nil
}

// besides is the source that و joins to m, with which it makes one link
// (codebook, ruling 16): مسعفون وشهود عيان.
func (tr *Trace) besides(si int, m *isnad.Mention) *isnad.Mention {
	toks := tr.sents[si].Tokens
	j := m.Last + 1
	if j >= len(toks) || m.Sent != si {
		return nil
	}
	n := tr.mentionFrom(si, j, j)
	if n == nil || n.Start == toks[j].Start || !toks[j].Best().Proclitics.Has(isnad.ProWa) {
		return nil
	}
	return n
}

// link makes a link of a mention, the title before a name and the name behind
// a function included.
func (tr *Trace) link(m *isnad.Mention, manner string) isnad.Link {
	span := m.Span
	si := m.Sent // who the sentence before tells of may speak in this one, and has his title there
	s := &tr.sents[si]
	kind := "actor"
	switch m.Type {
	case isnad.Human:
		kind = "person"
		// The title: nominal tokens right before the name.
		j := m.First - 1
		for n := 0; j >= 0 && n < 6; j, n = j-1, n+1 {
			t := &s.Tokens[j]
			a := t.Best()
			if t.Kind != isnad.Word || a.POS == isnad.Verb || a.POS == isnad.Subordinator || a.POS == isnad.Relative {
				break
			}
			if a.Class == "role" {
				span.Start = t.Start
				if a.Proclitics&^isnad.ProAl != 0 {
					span.Start = a.Stem.Start
					break
				}
			}
			if a.POS == isnad.Preposition && t.Fold != "عن" && t.Fold != "في" {
				break
			}
		}
	case isnad.Role:
		kind = "role"
		if t := s.Tokens[m.First].Best(); t.Lemma == "شاهد" {
			kind = "witness"
		}
	case isnad.Actor:
		switch m.Kind {
		case "agency", "media", "observatory":
			kind = "agency"
		default:
			if k := tr.t.kinds[arabic.FoldLemma(s.Tokens[m.First].Best().Lemma)]; k[0] == "role" && !m.Named {
				kind = "role" // ضابط سوري، طبيب
			}
		}
	}
	if name := tr.bearer(si, m.Last+1); name != nil && m.Type == isnad.Role && span.End < name.Start {
		span.End = name.End
	} else if n := tr.besides(si, m); n != nil {
		span.End = n.End
	}
	return isnad.Link{Who: span.In(tr.d.Text), Kind: kind, Manner: manner, Span: span}
}

// bearer is the person whose name stands at token j, behind his function, his rank
// before the name included: آمر القوة | العقيد سالم الورفلي. It is nil where none does.
func (tr *Trace) bearer(si, j int) *isnad.Mention {
	toks := tr.sents[si].Tokens
	for n := 0; j < len(toks) && n < 3; j, n = j+1, n+1 {
		if m := tr.mentionFrom(si, j, j); m != nil {
			if m.Type == isnad.Human && m.Start == toks[j].Start {
				return m
			}
			if m.Type != isnad.Role || m.First != m.Last {
				return nil
			}
		}
		a := toks[j].Best()
		if toks[j].Kind != isnad.Word || a.Class != "role" || a.Proclitics != isnad.ProAl {
			return nil
		}
	}
	return nil
}

// head makes a link of the source noun at token j, where no mention of a party
// or person covers it.
func (tr *Trace) head(si, j int, manner string) (isnad.Link, bool) {
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for k := lo; k < hi; k++ {
		if m := &tr.ms[k]; m.First <= j && j <= m.Last && (m.Type == isnad.Actor || m.Type == isnad.Human || m.Type == isnad.Role) {
			return isnad.Link{}, false
		}
	}
	return tr.nounLink(si, j, j, manner)
}

// nounLink makes a link of a source noun that is no mention: بيان، تقرير،
// فيديو، ناشطون.
func (tr *Trace) nounLink(si, from, to int, manner string) (isnad.Link, bool) {
	s := &tr.sents[si]
	for j := from; j <= to && j < len(s.Tokens); j++ {
		t := &s.Tokens[j]
		if t.Kind != isnad.Word {
			continue
		}
		a := t.Best()
		if a.POS == isnad.Verb && a.Enclitic != "" {
			break // نشره is no نشرة
		}
		if j > from && a.POS != isnad.Noun && a.POS.Nominal() && s.Tokens[j-1].Best().POS == isnad.Noun && a.Proclitics == s.Tokens[j-1].Best().Proclitics&isnad.ProAl {
			continue // تقارير صحفية، المعلومات المنشورة: what they are like
		}
		next := ""
		if j+1 < len(s.Tokens) {
			next = strings.TrimPrefix(arabic.Fold(s.Tokens[j+1].Best().Stem.In(tr.d.Text)), "ال")
		}
		for _, key := range [...]string{arabic.FoldLemma(a.Lemma), t.Fold, strings.TrimPrefix(t.Fold, "ال"), arabic.FoldLemma(a.Stem.In(tr.d.Text))} {
			k, ok := tr.t.kinds[key]
			pair := false
			if next != "" { // قاعدة بيانات
				if two, hit := tr.t.kinds[key+" "+next]; hit {
					k, ok, pair = two, true, true
				}
			}
			if ok {
				span := t.Span
				if a.Proclitics&^isnad.ProAl != 0 && !a.Stem.Empty() {
					span.Start = a.Stem.Start
				}
				n := j + 1
				if pair {
					span.End = s.Tokens[n].End
				}
				for ; n < len(s.Tokens) && n <= j+2; n++ {
					b := s.Tokens[n].Best()
					participle := (b.POS == isnad.ActiveParticiple || b.POS == isnad.PassiveParticiple) && !strings.HasSuffix(s.Tokens[n].Fold, "ا") // رسائل مسربة
					if s.Tokens[n].Kind != isnad.Word || b.POS != isnad.Adjective && !participle || b.Proclitics.Has(isnad.ProAl) != a.Proclitics.Has(isnad.ProAl) {
						break
					}
					span.End = s.Tokens[n].End
				}
				if n == j+1 && n < len(s.Tokens) && !a.Definite && tr.mentionFrom(si, n, n) == nil && s.Tokens[n].Best().POS == isnad.Noun && s.Tokens[n].Best().Proclitics == isnad.ProAl {
					span.End = s.Tokens[n].End // مكتب الصحة
					n++
				}
				if n == j+1 && n < len(s.Tokens) && s.Tokens[n].Fold == "عيان" {
					span.End = s.Tokens[n].End // شهود عيان
					n++
				}
				if n < len(s.Tokens) && s.Tokens[n].Best().Lemma == "خاص" {
					n++ // قناة الأخبار الخاصة بالشبكة
				}
				// المركز الإعلامي لقوات …: whose it is belongs to it.
				if m := tr.mentionFrom(si, n, n); m != nil && m.Kind != "agency" && m.Kind != "media" && s.Tokens[n].Best().Proclitics&^(isnad.ProLi|isnad.ProBi|isnad.ProAl) == 0 {
					if joined := m.Start > s.Tokens[n].Start && k[1] != "saw"; joined || n == j+1 && !a.Definite && !strings.HasPrefix(t.Fold, "ال") {
						span.End = m.End
					}
				}
				if k[0] == "role" && n < len(s.Tokens) && span.End >= s.Tokens[n-1].End {
					if name := tr.bearer(si, n); name != nil {
						span.End = name.End // المصور الصحفي | ياسر الحلبي
					}
				}
				if manner == "told" && k[1] != "" && k[1] != "-" {
					manner = k[1]
				}
				return isnad.Link{Who: span.In(tr.d.Text), Kind: k[0], Manner: manner, Span: span}, true
			}
		}
		if a.POS == isnad.Verb {
			break
		}
	}
	return isnad.Link{}, false
}

// subject is the mention that a verb of saying has as its speaker: behind it,
// before what it governs, and not behind a preposition; or right before it.
func (tr *Trace) subject(si, i, to int, a *isnad.Analysis, kind string) *isnad.Mention {
	toks := tr.sents[si].Tokens
	limit := to
	for j := i + 1; j <= limit && j < len(toks); j++ {
		// The speaker stands before any noun of action or preposition but
		// those of place and time.
		b := toks[j].Best()
		if toks[j].Norm == "،" && kind == "object" && j+1 < len(toks) && toks[j+1].Best().Proclitics.Has(isnad.ProWa) {
			limit = j - 1
			break
		}
		if (b.POS == isnad.VerbalNoun || b.Class == "event") && kind == "object" && !tr.inMention(si, j) {
			limit = j - 1
		}
	}
	lo, hi := isnad.MentionsOf(tr.ms, si)
	before := false // أن إسرائيل أبلغت واشنطن: behind أن the subject stands first
	from := tr.clauseStart(si, i)
	if from > 0 && from < i && toks[from-1].Best().POS == isnad.Subordinator {
		m := tr.mentionFrom(si, from, from)
		before = m != nil && m.Last < i
	}
	for k := lo; k < hi; k++ {
		m := &tr.ms[k]
		if m.First <= i || m.First > limit || before || a.POS == isnad.Verb && a.Number == isnad.Plural && a.Person == isnad.Third {
			continue // واتهموا الجيش: a plural verb has its subject before it
		}
		if m.Type != isnad.Actor && m.Type != isnad.Human && m.Type != isnad.Role {
			continue
		}
		at := m.First - 1 // مؤكدا في اتصال مع ((القناة)) أن
		for at > i && toks[at].Norm == "(" {
			at--
		}
		p := toks[at].Best()
		if q := m.First - 1; q > i+1 && openers[closers[toks[q].Norm]] != "" && (toks[q-1].Fold == "لـ" || toks[q-1].Norm == "ل" || toks[q-1].Best().POS == isnad.Preposition) {
			continue // وأكد لـ"القناة" مصدر
		}
		if at > i && relativeFrom(toks, i+1, m.First) {
			continue // قالت هدى، التي فقدت زوجها: it is not he
		}
		joined := toks[m.First].Start != m.Start && !toks[m.First].Best().Proclitics.Has(isnad.ProWa|isnad.ProFa)
		if joined || at > i && (p.POS == isnad.Preposition || p.POS == isnad.Verb && p.Enclitic != "") {
			continue // قال لقناة …، في بيان لـ، في بيان تابعته: an addressee, place or reader
		}
		return tr.nameOf(si, k, hi, func(n *isnad.Mention) bool { return n.First <= limit })
	}
	if a.POS != isnad.Verb {
		return nil
	}
	// SVO: the speaker opens the clause.
	if i > 0 && !a.Proclitics.Has(isnad.ProWa|isnad.ProFa) {
		if a.Number == isnad.Plural {
			for k := lo; k < hi; k++ { // قابلت المنظمة شهودا قالوا إن
				if m := &tr.ms[k]; m.Last == i-1 && m.First > from && (m.Type == isnad.Actor || m.Type == isnad.Role) && toks[m.First-1].Best().POS != isnad.Preposition && m.Start == toks[m.First].Start {
					return m
				}
			}
		}
		for k := lo; k < hi; k++ {
			m := &tr.ms[k]
			if m.First < from || m.Last >= i {
				continue
			}
			if m.Type != isnad.Actor && m.Type != isnad.Human && m.Type != isnad.Role {
				continue
			}
			if m.First > 0 && m.First > from && toks[m.First-1].Best().POS == isnad.Preposition || toks[m.First].Start != m.Start && !toks[m.First].Best().Proclitics.Has(isnad.ProWa|isnad.ProFa) {
				continue
			}
			if h := toks[m.Head].Best(); a.Number == isnad.Singular && a.Gender == isnad.Masculine && h.Number == isnad.Plural && (h.Class == "people" || h.Class == "members" || h.Class == "role") {
				continue // مسلحون يعتقد أنهم: nobody's word
			}
			return tr.nameOf(si, k, hi, func(n *isnad.Mention) bool { return n.Last < i })
		}
	}
	return nil
}

// relativeFrom reports a relative pronoun from one token to another.
func relativeFrom(toks []isnad.Token, from, to int) bool {
	for j := from; j < to; j++ {
		if a := toks[j].Best(); a.POS == isnad.Relative && a.Gender != 0 {
			return true
		}
	}
	return false
}

// nameOf is the person whose function mention k is, or in whose title it is the party
// (وزير الاقتصاد عن حماس فلان): the name is the better link. Names are looked for up to
// mention hi, as far as within says; where there is none it is mention k.
func (tr *Trace) nameOf(si, k, hi int, within func(*isnad.Mention) bool) *isnad.Mention {
	m := &tr.ms[k]
	for n := k + 1; n < hi && within(&tr.ms[n]); n++ {
		switch o := &tr.ms[n]; {
		case o.Type != isnad.Human:
		case m.Type == isnad.Role && o.First <= m.Last+9 && !tr.parted(si, m.Last+1, o.First-1),
			m.Type == isnad.Actor && tr.titleCovers(si, m, o):
			return o
		}
	}
	return m
}

// clauseStart is the token at which the clause of the verb at token i opens,
// behind a conjunction, another verb or a mark. Verbs that only carry this one
// (كان قد أعلن، عاد ليقر) open none.
func (tr *Trace) clauseStart(si, i int) int {
	toks := tr.sents[si].Tokens
	for j := i - 1; j >= 0; j-- {
		b := toks[j].Best()
		switch {
		case toks[j].Kind == isnad.Punct && (toks[j].Norm == "." && !abbreviated(toks, j) || toks[j].Norm == "؛" || toks[j].Norm == ":"),
			b.POS == isnad.Subordinator, b.POS == isnad.Conjunction, toks[j].Fold == "فيما", toks[j].Fold == "بينما":
			return j + 1
		case b.POS == isnad.Verb && !tr.inTime(si, j) && !tr.inMention(si, j) && (j == 0 || toks[j-1].Best().POS != isnad.Relative):
			if j > 0 && nameless(toks, j) > 0 {
				continue
			}
			if j == 0 || j < i-3 || !carries.Has(arabic.VerbKey(b.Verb)) {
				return j + 1
			}
		}
	}
	return 0
}

// carries are verbs that only carry the verb behind them.
var carries = arabic.SetOf("كان", "عاد", "سارع", "اكتفي", "ظل\u0651", "لبث")

// parted reports that a verb, a comma or a preposition stands between.
func (tr *Trace) parted(si, from, to int) bool {
	toks := tr.sents[si].Tokens
	for j := from; j <= to; j++ {
		a := toks[j].Best()
		if a.POS == isnad.Verb || a.POS == isnad.Subordinator || a.Proclitics.Has(isnad.ProWa) || toks[j].Norm == "،" {
			return true
		}
		if toks[j].Norm == "(" || toks[j].Norm == "ل" || toks[j].Fold == "لـ" {
			return true // لـ(قناة …): to whom it was said
		}
	}
	return false
}

// inTime reports that token j belongs to an expression of time.
func (tr *Trace) inTime(si, j int) bool {
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for k := lo; k < hi; k++ {
		if m := &tr.ms[k]; m.Type == isnad.Time && m.First <= j && j <= m.Last {
			return true
		}
	}
	return false
}

// titleCovers reports that a party belongs to the title of the person behind
// it: nothing but nominals stands between the role word and the name.
func (tr *Trace) titleCovers(si int, party, person *isnad.Mention) bool {
	toks := tr.sents[si].Tokens
	role := false
	for j := max(0, party.First-4); j < person.First; j++ {
		a := toks[j].Best()
		if a.Class == "role" {
			role = true
		}
		if j >= party.First && (toks[j].Kind == isnad.Punct && toks[j].Norm != "." && toks[j].Norm != "»" && toks[j].Norm != "\"" || a.POS == isnad.Verb || a.Proclitics.Has(isnad.ProWa)) {
			return false
		}
	}
	return role && person.First-party.Last <= 4
}
