package morph

import (
	"strings"
	"unicode/utf8"

	"isnad"
	"isnad/arabic"
)

// order puts the reading that the neighbours favour first. It decides only
// between verb and noun, and between active and passive, which spelling
// leaves open; everything else keeps the order of the word alone.
func order(a *Analyzer, text string, toks []isnad.Token) {
	for i := range toks {
		t := &toks[i]
		if t.Kind == isnad.Word {
			dual(toks, i)
		}
		joinedName(a, text, toks, i)
		if t.Kind != isnad.Word || len(t.Analyses) < 2 {
			if t.Kind == isnad.Word && len(t.Analyses) == 1 {
				voice(toks, i, text)
			}
			continue
		}
		want := favours(toks, i)
		if t.Best().POS == isnad.Verb && strings.Contains(text[t.Start:t.End], "\u064b") {
			if frontFirst(t, func(an *isnad.Analysis) bool {
				return an.POS == isnad.ActiveParticiple || an.POS.Nominal() && !an.Guessed && an.Enclitic == ""
			}) {
				want = 0 // متهماً: no verb bears tanwin
			}
		}
		if t.Best().POS.Nominal() && hasPassive(t) && damma(text, t) {
			want = wantVerb
		}
		if want != 0 {
			prefer(t, want)
		}
		ungoverned(toks, i)
		governed(a, text, toks, i)
		meanwhile(toks, i)
		deem(toks, i)
		adjective(toks, i)
		tOrFeminine(toks, i)
		enabled(toks, i)
		subjectBefore(toks, i)
		besieged(toks, i)
		commander(text, t)
		agented(toks, i)
		voice(toks, i, text)
	}
}

// ungoverned reads a present in the dual without its ن as a noun where nothing
// stands before that takes the ن away: استهدف تجمعا للجنود.
func ungoverned(toks []isnad.Token, i int) {
	t := &toks[i]
	if b := t.Best(); b.POS != isnad.Verb || b.Aspect != isnad.Imperfect || b.Number != isnad.Dual || b.Enclitic != "" || !strings.HasSuffix(t.Fold, "ا") || b.Proclitics.Has(isnad.ProLi) {
		return
	}
	if i > 0 {
		switch strings.TrimPrefix(toks[i-1].Fold, "و") {
		case "لم", "لن", "ان", "لا", "كي", "لكي", "حتي", "الا":
			return
		}
	}
	frontFirst(t, func(an *isnad.Analysis) bool { return an.POS.Nominal() && !an.Guessed })
}

// governed gives a word right behind في and its like, which no verb can be, a
// guessed noun as its first reading where the lexicon has it only as a verb:
// في نهم.
func governed(a *Analyzer, text string, toks []isnad.Token, i int) {
	t := &toks[i]
	if t.Best().POS != isnad.Verb || t.Best().Proclitics != 0 || i == 0 {
		return
	}
	switch toks[i-1].Fold {
	case "في", "وفي", "الي", "والي", "قرب", "باتجاه":
	default:
		return
	}
	for k := range t.Analyses {
		if t.Analyses[k].POS.Nominal() && t.Analyses[k].Proclitics == 0 {
			return
		}
	}
	g := a.guess(t.Norm, t.Fold)
	t.Analyses = append([]isnad.Analysis{g[0].analysis(a, text, t.Span)}, t.Analyses...)
}

// joinedName parts و from a short unknown word behind a name: راوة وعنة. Longer
// ones are parted by the word alone.
func joinedName(a *Analyzer, text string, toks []isnad.Token, i int) {
	t := &toks[i]
	if t.Kind != isnad.Word || i == 0 || toks[i-1].Kind != isnad.Word || !strings.HasPrefix(t.Fold, "و") || utf8.RuneCountInString(t.Fold) < 4 {
		return
	}
	if b := t.Best(); !b.Guessed || b.Proclitics != 0 {
		return
	}
	if p := toks[i-1].Best(); p.POS != isnad.ProperNoun && !p.Guessed {
		return
	}
	rest := t.Fold[len("و"):]
	r := reading{guess: &isnad.Analysis{POS: isnad.Noun, Lemma: rest, Guessed: true, Number: isnad.Singular}, pro: isnad.ProWa, pre: 1}
	t.Analyses = append([]isnad.Analysis{r.analysis(a, text, t.Span)}, t.Analyses...)
}

// enabled reads تمكن before من as تمكّن "managed": مكّن takes an object.
func enabled(toks []isnad.Token, i int) {
	t := &toks[i]
	if i+1 >= len(toks) || toks[i+1].Fold != "من" || t.Best().POS != isnad.Verb || t.Best().Enclitic != "" {
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.Verb && an.Verb == "تمكّن" })
}

// dual reads قريتي before a name as two villages: "my village" takes no name
// in the genitive.
func dual(toks []isnad.Token, i int) {
	t := &toks[i]
	if i+1 >= len(toks) || toks[i+1].Kind != isnad.Word || !strings.HasSuffix(t.Fold, "ي") {
		return
	}
	if b := t.Best(); !b.Guessed && b.Enclitic != "ي" && b.POS != isnad.Adjective {
		return
	}
	if n := toks[i+1].Best(); n.Proclitics&^isnad.ProAl != 0 || !n.POS.Nominal() || n.POS == isnad.Adjective {
		return
	}
	for k := range t.Analyses {
		an := t.Analyses[k]
		if an.POS != isnad.Noun || an.Enclitic != "ي" {
			continue
		}
		switch an.Class {
		case "settlement", "region", "area", "natural", "way", "crossing", "facility", "force", "body", "quantity":
		default:
			continue
		}
		an.Enclitic, an.Number, an.Definite = "", isnad.Dual, false
		an.Stem.End = t.End
		front(t, k)
		t.Analyses[0] = an
		return
	}
}

// agented prefers the passive participle behind a definite noun where من قبل
// follows: البلدة محاصرة من قبل الجيش.
func agented(toks []isnad.Token, i int) {
	t := &toks[i]
	if b := t.Best(); b.POS != isnad.VerbalNoun || b.Proclitics != 0 || b.Enclitic != "" || i == 0 || i+2 >= len(toks) {
		return
	}
	if toks[i+1].Fold != "من" || toks[i+2].Fold != "قبل" || !toks[i-1].Best().Definite {
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.PassiveParticiple })
}

// besieged prefers the passive participle to the verbal noun of one spelling
// behind a definite noun where no object follows: المدينة محاصرة من ثلاث جهات.
func besieged(toks []isnad.Token, i int) {
	t := &toks[i]
	b := t.Best()
	if b.POS != isnad.VerbalNoun || b.Proclitics != 0 || b.Enclitic != "" || !strings.HasSuffix(t.Fold, "ه") || i == 0 || toks[i-1].Kind != isnad.Word {
		return
	}
	if p := toks[i-1].Best(); !p.Definite && p.POS != isnad.ProperNoun || p.POS == isnad.Verb {
		return
	}
	if verbFirst(toks, i) && !linkingFirst(toks, i) {
		return // أعلنت القوات محاصرة
	}
	if i+1 < len(toks) && toks[i+1].Kind == isnad.Word {
		if n := toks[i+1].Best(); n.POS != isnad.Preposition && n.POS != isnad.Adverb && !n.Proclitics.Has(isnad.ProBi|isnad.ProLi) && n.POS != isnad.Conjunction {
			return
		}
	}
	frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.PassiveParticiple })
}

// linkingFirst reports that the verb that opens the clause shortly before word
// i only links: باتت المدينة محاصرة.
func linkingFirst(toks []isnad.Token, i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if b := toks[j].Best(); b.POS == isnad.Verb {
			return aux(b.Verb)
		}
	}
	return false
}

// commander reads a word that opens with a written آ as the noun that it can
// be: آمر اللواء commands, and no report says "I command".
func commander(text string, t *isnad.Token) {
	b := t.Best()
	if b.POS != isnad.Verb || !strings.HasPrefix(text[b.Stem.Start:], "آ") && !strings.HasPrefix(text[t.Start:], "آ") {
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.Noun && an.Class == "role" })
}

// meanwhile prefers, behind a comma, the participle in the accusative that
// says what else the speaker does: …، مطالبا الحكومة بالرد.
func meanwhile(toks []isnad.Token, i int) {
	t := &toks[i]
	b := t.Best()
	if b.POS != isnad.Noun || b.Enclitic != "" || b.Proclitics&^isnad.ProWa != 0 || !strings.HasSuffix(t.Fold, "ا") && !strings.HasSuffix(t.Fold, "ه") || i == 0 || i+1 >= len(toks) {
		return
	}
	if toks[i-1].Kind != isnad.Punct || toks[i-1].Norm != "،" && toks[i-1].Norm != "," && toks[i-1].Norm != "\"" && toks[i-1].Norm != "»" {
		if b.Proclitics == 0 {
			return
		}
	}
	n := toks[i+1].Best()
	if !n.Definite && n.POS != isnad.Preposition && n.POS != isnad.Subordinator && n.POS != isnad.ProperNoun && !n.Guessed && !n.Proclitics.Has(isnad.ProBi|isnad.ProLi) {
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool {
		return an.POS == isnad.ActiveParticiple && an.Proclitics == b.Proclitics && an.Number == isnad.Singular && an.Verb != ""
	})
}

// deem tells تعد "is deemed" from تعد "comes back", which only stands behind لم
// and the like.
func deem(toks []isnad.Token, i int) {
	t := &toks[i]
	if f := strings.TrimPrefix(t.Fold, "و"); f != "تعد" && f != "يعد" {
		return
	}
	if p := prev(toks, i); p != nil && (p.Fold == "لم" || p.Fold == "ولم" || p.Fold == "الم") {
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.Verb && an.Verb == "عدّ" })
}

func hasPassive(t *isnad.Token) bool {
	for k := range t.Analyses {
		if t.Analyses[k].POS == isnad.Verb && t.Analyses[k].Voice == isnad.Passive {
			return true
		}
	}
	return false
}

// front makes the k-th reading of a word its first; the others keep their order.
func front(t *isnad.Token, k int) {
	first := t.Analyses[k]
	copy(t.Analyses[1:k+1], t.Analyses[:k])
	t.Analyses[0] = first
}

// frontFirst makes the first reading that is fit the best one, and reports
// whether there is one.
func frontFirst(t *isnad.Token, fit func(*isnad.Analysis) bool) bool {
	for k := range t.Analyses {
		if fit(&t.Analyses[k]) {
			front(t, k)
			return true
		}
	}
	return false
}

type wish uint8

const (
	wantVerb wish = iota + 1
	wantNominal
)

// prefer moves the first reading of the wished class to the front. A function
// word stays where it is.
func prefer(t *isnad.Token, want wish) {
	if b := t.Best(); !b.POS.Nominal() && b.POS != isnad.Verb {
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool {
		if want == wantNominal {
			return an.POS.Nominal() && !an.Guessed
		}
		return an.POS == isnad.Verb
	})
}

func prev(toks []isnad.Token, i int) *isnad.Token {
	for j := i - 1; j >= 0; j-- {
		switch toks[j].Kind {
		case isnad.Word, isnad.Number, isnad.Latin:
			return &toks[j]
		}
		switch toks[j].Norm {
		case "\"", "«", "»", "“", "”", "(", ")":
			continue
		}
		return nil
	}
	return nil
}

// favours says what stands before and behind word i make of it.
func favours(toks []isnad.Token, i int) wish {
	t := &toks[i]
	b := t.Best()
	if b.Proclitics.Has(isnad.ProAl | isnad.ProBi | isnad.ProKa | isnad.ProSa) {
		return 0
	}
	verb, nominal := false, false
	perfect, third := false, false
	for k := range t.Analyses {
		switch an := &t.Analyses[k]; {
		case an.POS == isnad.Verb && an.Proclitics&^isnad.ProLa == b.Proclitics&^isnad.ProLi:
			verb = true
			perfect = perfect || an.Aspect == isnad.Perfect
			third = third || an.Aspect == isnad.Imperfect && an.Person == isnad.Third
		case an.POS.Nominal() && !an.Guessed:
			nominal = true
		}
	}
	if !verb || !nominal {
		return 0
	}
	p := prev(toks, i)
	joined := b.Proclitics.Has(isnad.ProWa | isnad.ProFa)
	if p == nil || joined {
		// The clause opens here: a verb, if something follows that can be its
		// subject or complement.
		if p != nil && joined && coordinated(toks, i) {
			return wantNominal
		}
		if i+1 < len(toks) && opensVerb(&toks[i+1], perfect) {
			return wantVerb
		}
		return 0
	}
	pb := p.Best()
	if b.Enclitic != "" && ownForce(t) {
		return wantNominal // سيطرة جيشه على المدينة
	}
	if b.Enclitic != "" && pb.POS.Nominal() && !pb.Guessed && pb.POS != isnad.ProperNoun && !pb.Definite && i+1 < len(toks) && opensVerb(&toks[i+1], perfect) {
		// هجوم شنه مسلحون: a relative clause without a pronoun. A noun with a
		// pronoun would be definite, and stand in no such place.
		for k := range t.Analyses {
			if an := &t.Analyses[k]; an.POS == isnad.Verb && an.Enclitic != "" && an.Aspect == isnad.Perfect {
				return wantVerb
			}
		}
	}
	if b.POS == isnad.VerbalNoun && t.Fold == "ذكر" && pb.POS.Nominal() {
		return wantVerb // من جهة أخرى ذكر مصدر أن
	}
	switch pb.POS {
	case isnad.Preposition:
		if pb.Enclitic != "" {
			if i+1 < len(toks) && opensVerb(&toks[i+1], perfect) {
				return wantVerb
			}
			return 0
		}
		if pb.Lemma == "منذ" || pb.Lemma == "حتى" {
			return wantNominal
		}
		return wantNominal
	case isnad.Particle:
		switch p.Fold {
		case "لم", "لن", "قد", "وقد", "لقد", "ولقد", "سوف", "ولم", "ولن", "فقد", "لا", "ولا":
			return wantVerb
		}
		return 0
	case isnad.Subordinator:
		if pb.Lemma == "أن" || pb.Lemma == "إن" {
			if t.Best().Definite {
				return wantNominal
			}
			if pb.Enclitic != "" {
				return wantVerb
			}
			if i+1 < len(toks) && opensVerb(&toks[i+1], perfect) {
				return wantVerb
			}
			return 0
		}
		return wantVerb
	case isnad.Relative:
		return wantVerb
	case isnad.Verb:
		if aux(pb.Verb) {
			return wantVerb
		}
		return wantNominal
	case isnad.NumberWord, isnad.Demonstrative:
		return wantNominal
	case isnad.Noun, isnad.VerbalNoun:
		if !pb.Definite && p.Kind == isnad.Word && !pb.Guessed && pb.Number != isnad.Dual {
			// Construct state: a noun follows, unless a relative clause does.
			return wantNominal
		}
	}
	if p.Kind == isnad.Number {
		return wantNominal
	}
	if verbFirst(toks, i) {
		return wantNominal // أعلنت الكتائب أسر جنود
	}
	if b.Enclitic == "" && third && (!perfect || pb.Gender == isnad.Feminine && onlyMasculine(t)) && i+1 < len(toks) && (pb.Definite || pb.POS == isnad.ProperNoun) && (opensVerb(&toks[i+1], perfect) || accusative(&toks[i+1])) {
		return wantVerb // البيشمركة تصد هجوما
	}
	if perfect && i+1 < len(toks) && opensVerb(&toks[i+1], perfect) && (pb.Definite || pb.POS == isnad.ProperNoun || pb.Guessed) {
		return wantVerb
	}
	if b.POS == isnad.VerbalNoun && b.Enclitic == "" && !accusative(t) && (pb.Definite || pb.POS == isnad.ProperNoun) && topicBefore(toks, i) {
		return wantVerb // إن الجيش تمكن من صد الهجوم
	}
	return 0
}

// topicBefore reports that a definite phrase, without verb or preposition, fills
// its clause from its opening up to word i: what follows is its predicate, and a
// bare noun of action is none.
func topicBefore(toks []isnad.Token, i int) bool {
	for j := i - 1; j >= 0 && j >= i-9; j-- {
		t := &toks[j]
		b := t.Best()
		switch {
		case t.Kind == isnad.Punct:
			switch t.Norm {
			case "\"", "«", "»", "“", "”":
				continue
			}
			return j+1 < i && t.Norm == ":"
		case t.Kind != isnad.Word:
			return false
		case b.POS == isnad.Subordinator, b.POS == isnad.Particle && strings.TrimPrefix(t.Fold, "و") == "اما":
			return true
		case !b.POS.Nominal() || b.Proclitics&^(isnad.ProAl|isnad.ProWa) != 0:
			return false
		case j == 0:
			return b.POS != isnad.VerbalNoun && b.Class != "event"
		}
	}
	return false
}

// onlyMasculine reports that every perfect reading of a word is masculine, so
// that what is feminine before it has it in the imperfect: القوات تحرر البلدة.
func onlyMasculine(t *isnad.Token) bool {
	for k := range t.Analyses {
		if a := &t.Analyses[k]; a.POS == isnad.Verb && a.Aspect == isnad.Perfect && a.Gender != isnad.Masculine {
			return false
		}
	}
	return true
}

// subjectBefore prefers, of the readings of a verb behind a definite noun, the
// one that agrees with it.
func subjectBefore(toks []isnad.Token, i int) {
	t := &toks[i]
	b := t.Best()
	if b.POS != isnad.Verb || b.Person != isnad.Third || b.Number != isnad.Singular || b.Proclitics != 0 || i == 0 || toks[i-1].Kind != isnad.Word {
		return
	}
	p := toks[i-1].Best()
	if !p.Definite || p.Gender == 0 || p.Gender == b.Gender || p.POS != isnad.Noun && p.POS != isnad.Adjective {
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool {
		return an.POS == isnad.Verb && an.Person == isnad.Third && an.Number == isnad.Singular && an.Gender == p.Gender && an.Voice == b.Voice && an.Proclitics == 0
	})
}

// ownForce reports that a word with a pronoun can be somebody's troops or
// people: جيشه، قواته.
func ownForce(t *isnad.Token) bool {
	for k := range t.Analyses {
		if a := &t.Analyses[k]; a.POS == isnad.Noun && a.Enclitic != "" && (a.Class == "force" || a.Class == "members") {
			return true
		}
	}
	return false
}

// accusative reports an indefinite noun in the accusative, which no noun takes
// as its genitive: هجوما.
func accusative(t *isnad.Token) bool {
	if t.Kind != isnad.Word || !strings.HasSuffix(t.Fold, "ا") {
		return false
	}
	b := t.Best()
	return b.POS.Nominal() && b.Proclitics == 0 && b.Enclitic == "" && arabic.FoldLemma(b.Lemma)+"ا" == t.Fold
}

// verbFirst reports that a finite verb opened the clause shortly before word i,
// with nothing but its subject in between.
func verbFirst(toks []isnad.Token, i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if toks[j].Kind != isnad.Word {
			return false
		}
		switch b := toks[j].Best(); b.POS {
		case isnad.Verb:
			return !aux(b.Verb)
		case isnad.Noun, isnad.ProperNoun, isnad.Adjective:
			if b.Proclitics&^isnad.ProAl != 0 {
				return false
			}
		default:
			return false
		}
	}
	return false
}

func aux(lemma string) bool {
	switch lemma {
	case "كان", "بدأ", "ظلّ", "زال", "أصبح", "بات", "صار", "كاد", "أخذ", "عاد":
		return true
	}
	return false
}

// coordinated reports that a noun of action stands shortly before, to which
// و joins this one: مقتل ثلاثة وإصابة خمسة.
func coordinated(toks []isnad.Token, i int) bool {
	for j := i - 1; j >= 0 && j >= i-7; j-- {
		if toks[j].Kind == isnad.Punct && toks[j].Norm != "\"" {
			return false
		}
		switch b := toks[j].Best(); b.POS {
		case isnad.VerbalNoun:
			return true
		case isnad.Verb, isnad.Relative, isnad.Subordinator:
			return false
		case isnad.Noun:
			if b.Class == "event" {
				return true
			}
		}
	}
	return false
}

// opensVerb reports that the word behind can follow a verb that opens its
// clause: a definite noun, a number, a name, a preposition, or any noun when
// the verb is perfect.
func opensVerb(n *isnad.Token, perfect bool) bool {
	if n.Kind == isnad.Number {
		return true
	}
	if n.Kind != isnad.Word {
		return false
	}
	b := n.Best()
	switch b.POS {
	case isnad.NumberWord, isnad.ProperNoun, isnad.Preposition, isnad.Adverb, isnad.Subordinator, isnad.Demonstrative:
		return true
	case isnad.Noun, isnad.VerbalNoun, isnad.ActiveParticiple, isnad.PassiveParticiple:
		return b.Definite || b.Guessed || perfect && b.Proclitics == 0
	}
	return false
}

// passives are verbs that news uses in the passive as readily as in the
// active, with the same spelling.
var passives = map[string]bool{"قتل": true, "جرح": true, "خطف": true, "أسر": true, "اعتقل": true, "اختطف": true, "أغلق": true, "دمّر": true, "حرق": true, "نقل": true, "ذكر": true, "فتح": true, "هدم": true, "دفن": true, "أعدم": true, "نهب": true, "قطع": true, "فقد": true, "هجّر": true, "شرّد": true, "سجن": true, "احتجز": true, "أطلق": true, "رفع": true, "عقد": true, "نشر": true, "عثر": true, "اغتال": true, "طرد": true, "أحرق": true, "استشهد": false}

// tOrFeminine settles تقدّم "he advanced" against تقدّم "she presents": a
// masculine noun behind makes it the perfect of form V or VI.
func tOrFeminine(toks []isnad.Token, i int) {
	t := &toks[i]
	b := t.Best()
	if b.POS != isnad.Verb || b.Aspect != isnad.Imperfect || b.Gender != isnad.Feminine || i+1 >= len(toks) {
		return
	}
	n := toks[i+1].Best()
	if n.Gender != isnad.Masculine || n.Guessed || n.Number == isnad.Plural || n.Proclitics&^isnad.ProAl != 0 || !n.POS.Nominal() {
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool {
		return an.POS == isnad.Verb && an.Aspect == isnad.Perfect && an.Gender == isnad.Masculine && an.Number == isnad.Singular
	})
}

// adjective prefers the reading as adjective behind a noun of the same
// definiteness: مصدر عسكري، العمليات العسكرية.
func adjective(toks []isnad.Token, i int) {
	t := &toks[i]
	b := t.Best()
	if b.POS != isnad.Noun || b.Enclitic != "" || b.Proclitics&^isnad.ProAl != 0 || i == 0 || toks[i-1].Kind != isnad.Word {
		return
	}
	p := toks[i-1].Best()
	switch p.POS {
	case isnad.Noun, isnad.VerbalNoun, isnad.Adjective:
	default:
		return
	}
	if p.Proclitics.Has(isnad.ProAl) != b.Proclitics.Has(isnad.ProAl) || p.Enclitic != "" || p.Class == "quantity" {
		return
	}
	if b.Class != "" && b.Proclitics == 0 && i+1 < len(toks) && toks[i+1].Kind == isnad.Word {
		// تحرير مركز تلعفر: a noun in the construct state of what follows.
		if n := toks[i+1].Best(); n.Proclitics&^isnad.ProAl == 0 && (n.POS == isnad.ProperNoun || n.Guessed || n.POS != isnad.Adjective && n.POS.Nominal() && n.Definite) {
			return
		}
	}
	frontFirst(t, func(an *isnad.Analysis) bool {
		men := an.Number == isnad.Plural && an.Gender == isnad.Masculine
		return an.POS == isnad.Adjective && an.Proclitics == b.Proclitics && an.Enclitic == "" && (!men || p.Number == isnad.Plural)
	})
}

// voice chooses between active and passive of one spelling.
func voice(toks []isnad.Token, i int, text string) {
	t := &toks[i]
	b := t.Best()
	if b.POS != isnad.Verb || b.Person != isnad.Third {
		return
	}
	if b.Aspect == isnad.Imperfect && !passives[b.Verb] && !dammaAnyway(b.Verb) && damma(text, t) {
		// تُحكم: أحكم in the active rather than حكم in the passive
		if frontFirst(t, func(an *isnad.Analysis) bool {
			return an.POS == isnad.Verb && an.Aspect == isnad.Imperfect && an.Voice == isnad.Active && an.Person == b.Person && an.Number == b.Number && an.Gender == b.Gender && strings.HasPrefix(an.Verb, "أ") && dammaAnyway(an.Verb)
		}) {
			return
		}
	}
	alt := -1
	for k := 1; k < len(t.Analyses); k++ {
		an := &t.Analyses[k]
		if an.POS == isnad.Verb && an.Verb == b.Verb && an.Voice != b.Voice && an.Aspect == b.Aspect && an.Person == b.Person && an.Gender == b.Gender && an.Number == b.Number {
			alt = k
			break
		}
	}
	if alt < 0 {
		return
	}
	want := isnad.Active
	switch mark := damma(text, t); {
	case mark:
		want = isnad.Passive
	case said[b.Verb] && i+1 < len(toks) && toks[i+1].Best().Class == "role":
		// ذكر مراسل: who speaks is named
	case passives[b.Verb] && b.Enclitic == "":
		want = passiveByNext(toks, i, b)
		if b.Number == isnad.Plural && i+1 < len(toks) && (toks[i+1].Kind == isnad.Number || toks[i+1].Best().POS == isnad.NumberWord || toks[i+1].Best().Class == "quantity") {
			want = isnad.Active // خطفوا أربعة: a plural verb has its subject before it
		}
	}
	if b.Voice != want {
		t.Analyses[0], t.Analyses[alt] = t.Analyses[alt], t.Analyses[0]
	}
}

// damma reports that the word is printed with a damma on the first letter of
// its stem, which marks the passive.
func damma(text string, t *isnad.Token) bool {
	b := t.Best()
	if b.Aspect == isnad.Imperfect && dammaAnyway(b.Verb) {
		return false // تُحكم، يُدمّر: so in either voice
	}
	s := b.Stem
	if s.Len() < 4 || s.Start >= len(text) {
		return false
	}
	rs := []rune(text[s.Start:min(s.End, s.Start+8)])
	return len(rs) > 1 && (rs[1] == '\u064f' || len(rs) > 2 && rs[1] == '\u0651' && rs[2] == '\u064f')
}

// dammaAnyway reports a verb whose present begins with a damma in the active too:
// the forms of four letters, أفعل، فعّل، فاعل، فعلل.
func dammaAnyway(verb string) bool {
	rs := []rune(verb)
	return len(rs) == 4 && rs[3] != '\u0651' && rs[0] != 'ا'
}

// said are verbs of saying whose spelling leaves the voice open.
var said = map[string]bool{"ذكر": true, "نقل": true, "كشف": true, "ذكّر": true, "أعلن": true, "أبلغ": true}

func passiveByNext(toks []isnad.Token, i int, b *isnad.Analysis) isnad.Voice {
	j := i + 1
	if j >= len(toks) {
		return isnad.Passive
	}
	n := &toks[j]
	if n.Kind == isnad.Number || n.Kind == isnad.Punct {
		return isnad.Passive
	}
	nb := n.Best()
	switch nb.POS {
	case isnad.NumberWord, isnad.Preposition, isnad.Adverb, isnad.Subordinator, isnad.Conjunction:
		return isnad.Passive
	}
	if nb.Proclitics.Has(isnad.ProBi | isnad.ProLi) {
		return isnad.Passive
	}
	switch nb.Class {
	case "people", "casualty", "quantity", "time", "document", "way", "crossing", "role":
		// The people who were killed, the road that was cut: unless an object
		// without preposition follows.
		for k := j + 1; k < len(toks) && k <= j+3; k++ {
			kb := toks[k].Best()
			if toks[k].Kind == isnad.Number || kb.POS == isnad.NumberWord {
				return isnad.Active
			}
			if kb.POS == isnad.Noun && kb.Class != "time" && kb.Proclitics == isnad.ProAl && nb.Definite {
				return isnad.Active
			}
			if kb.POS == isnad.Preposition || toks[k].Kind == isnad.Punct || kb.Proclitics.Has(isnad.ProBi|isnad.ProWa) {
				break
			}
		}
		return isnad.Passive
	}
	return isnad.Active
}
