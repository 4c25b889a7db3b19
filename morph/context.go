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
		if t.Kind == isnad.Word {
			governed(a, text, toks, i)
		}
		if t.Kind != isnad.Word || len(t.Analyses) < 2 {
			continue
		}
		want := favours(toks, i)
		if nunated(text, t) {
			if t.Best().POS == isnad.Verb {
				frontFirst(t, func(an *isnad.Analysis) bool {
					return an.POS == isnad.ActiveParticiple || an.POS.Nominal() && !an.Guessed && an.Enclitic == ""
				})
			}
			want = 0 // متهماً: no verb bears tanwin
		}
		if t.Best().POS.Nominal() && hasPassive(t) && damma(text, t) {
			want = wantVerb
		}
		if want != 0 {
			prefer(t, want)
		}
		ali(text, toks, i)
		governorOf(text, toks, i)
		doubled(text, t)
		ungoverned(toks, i)
		lost(toks, i)
		titled(a, text, toks, i)
		besidesSo(toks, i)
		blew(toks, i)
		appeared(toks, i)
		came(toks, i)
		meanwhile(toks, i)
		deem(toks, i)
		adjective(toks, i)
		menOf(toks, i)
		powers(toks, i)
		inflicted(toks, i)
		tOrFeminine(toks, i, text)
		forThe(toks, i)
		enabled(toks, i)
		subjectBefore(toks, i)
		besieged(toks, i)
		itsOwn(toks, i)
		listedBeside(toks, i)
		commander(text, t)
		calls(text, t)
		voices(toks, i)
		agented(toks, i)
		namesOn(toks, i)
		resumed(toks, i)
		finished(toks, i)
		ourDeed(toks, i)
		afterThat(toks, i)
	}
	for i := range toks {
		if toks[i].Best().POS == isnad.Verb {
			weighed(toks, i)
			voice(toks, i, text)
		}
	}
}

// afterThat reads the two words behind أن as a noun in the accusative and its verb,
// where they could be an adverb or a noun of action as well: أن عسكريا أصيب، أن جنديا
// قتل.
func afterThat(toks []isnad.Token, i int) {
	t := &toks[i]
	if i > 0 && thatOpens.Has(toks[i-1].Fold) && t.Best().POS == isnad.Adverb && strings.HasSuffix(t.Fold, "ا") {
		frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.Noun && an.Class != "" })
		return
	}
	if i < 2 || !thatOpens.Has(toks[i-2].Fold) || toks[i-1].Kind != isnad.Word || toks[i-1].Best().POS != isnad.Noun || !accusative(&toks[i-1]) || t.Best().POS != isnad.VerbalNoun || t.Best().Proclitics != 0 || t.Best().Enclitic != "" {
		return
	}
	g := toks[i-1].Best().Gender
	frontFirst(t, func(an *isnad.Analysis) bool {
		return an.POS == isnad.Verb && an.Aspect == isnad.Perfect && an.Person == isnad.Third && an.Number == isnad.Singular && (g == 0 || an.Gender == g)
	})
}

// thatOpens are the particles that want a noun in the accusative behind them.
var thatOpens = arabic.SetOf("ان", "بان", "وان", "وبان", "لان", "لكن", "ولكن")

// ourDeed reads what opens a speech as a verb of those who speak, where it could
// be their deed as a noun, too: القسام: قصفنا تجمعا, "استهدفنا".
func ourDeed(toks []isnad.Token, i int) {
	b := toks[i].Best()
	if b.Enclitic != "نا" || b.Proclitics&^(isnad.ProWa|isnad.ProFa) != 0 || i+1 >= len(toks) || toks[i+1].Kind == isnad.Punct {
		return
	}
	if i == 0 || toks[i-1].Kind != isnad.Punct || !speechOpens.Has(toks[i-1].Fold) {
		return
	}
	frontFirst(&toks[i], func(an *isnad.Analysis) bool {
		return an.POS == isnad.Verb && an.Person == isnad.First && an.Number == isnad.Plural && an.Voice != isnad.Passive && an.Enclitic == ""
	})
}

// speechOpens are the marks behind which a speech begins.
var speechOpens = arabic.SetOf(":", "\"", "«", "“", "\u201e")

// namesOn reads a joined word that spells a verb and a name as the name in a list
// of names: تركيا وقطر والسعودية. وحي is a quarter before it is a revelation.
func namesOn(toks []isnad.Token, i int) {
	t := &toks[i]
	b := t.Best()
	if t.Fold == "وحي" && i > 0 && i+1 < len(toks) && toks[i+1].Kind == isnad.Word && toks[i+1].Best().Proclitics&^isnad.ProAl == 0 && toks[i+1].Best().POS.Nominal() {
		frontFirst(t, func(an *isnad.Analysis) bool { return an.Proclitics == isnad.ProWa && an.Class == "settlement" }) // وحي الزهراء
		return
	}
	if b.POS != isnad.Verb || !b.Proclitics.Has(isnad.ProWa) || i == 0 || toks[i-1].Kind != isnad.Word || toks[i-1].Best().POS != isnad.ProperNoun {
		return
	}
	if i+1 < len(toks) {
		if n := toks[i+1].Best(); n.POS == isnad.ProperNoun && n.Proclitics.Has(isnad.ProWa) || toks[i+1].Kind == isnad.Punct || n.POS == isnad.Preposition || n.Proclitics.Has(isnad.ProBi) {
			frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.ProperNoun && an.Proclitics == isnad.ProWa })
		}
	}
}

// weighed chooses between verbs of one spelling by what they govern: وقّع an
// agreement and وقع, حمّل somebody the blame and حمل, عبّر عن and عبر, أغار على
// and غيّر; and gives the noun of form V or VI its due where a verb of form II
// or III would have no object.
func weighed(toks []isnad.Token, i int) {
	t := &toks[i]
	b := t.Best()
	if b.Enclitic != "" && b.Verb != "حمل" {
		return
	}
	switch b.Verb {
	case "وقع":
		heavier(toks, i, "وقّع", func(n *isnad.Token) bool { return n.Best().Class == "deal" })
	case "وقّع": // يوقع قتلى
		heavier(toks, i, "أوقع", func(n *isnad.Token) bool { return n.Best().Class == "casualty" && !strings.HasSuffix(n.Fold, "ون") })
	case "حمل":
		heavier(toks, i, "حمّل", func(n *isnad.Token) bool { return strings.HasPrefix(n.Best().Lemma, "مسؤولية") })
	case "عبر":
		if behind(toks, i, "عن") {
			verbOf(t, "عبّر")
		}
	case "غيّر":
		if behind(toks, i, "علي") {
			verbOf(t, "أغار")
		}
	case "وفّر": // وفر المسلحون باتجاه كذا
		if i == 0 || toks[i-1].Best().POS != isnad.Relative {
			for _, where := range [...]string{"من", "الي", "باتجاه", "نحو", "صوب", "خارج", "عبر"} {
				if behind(toks, i, where) {
					frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.Verb && an.Verb == "فرّ" })
					break
				}
			}
		}
	case "جرى": // تجري القوات عمليات تمشيط: who carries something out
		if n, first := phrases(toks, i); n == 2 && b.Aspect == isnad.Imperfect && first == i+1 && toks[first].Best().POS != isnad.VerbalNoun {
			verbOf(t, "أجرى")
		}
	case "حوّل":
		if behind(toks, i, "دون") {
			verbOf(t, "حال")
		}
	}
	if b = t.Best(); b.Aspect == isnad.Imperfect && b.Gender == isnad.Feminine && b.Number == isnad.Singular && b.Proclitics == 0 && fourLetters(b.Verb) && (i == 0 || prev(toks, i) == nil) {
		k := -1
		for j := range t.Analyses {
			if an := &t.Analyses[j]; an.POS == isnad.VerbalNoun && an.Proclitics == 0 && an.Enclitic == "" && strings.HasPrefix(an.Verb, "ت") && utf8.RuneCountInString(an.Lemma) > 3 {
				k = j
				break
			}
		}
		if k < 0 || i+1 >= len(toks) || !toks[i+1].Best().Definite {
			return
		}
		if n, first := phrases(toks, i); n == 1 && first == i+1 && toks[first].Best().Number == isnad.Plural && toks[first].Best().Enclitic == "" {
			front(t, k) // تجدد الاشتباكات: she renews nothing
		}
	}
}

// heavier puts the verb of form II first where what it governs is among the next
// words and stands under no preposition.
func heavier(toks []isnad.Token, i int, lemma string, governs func(*isnad.Token) bool) {
	for j := i + 1; j < len(toks) && j <= i+7 && toks[j].Kind == isnad.Word; j++ {
		b := toks[j].Best()
		if !b.POS.Nominal() || b.Proclitics.Has(isnad.ProBi|isnad.ProLi|isnad.ProKa) {
			return
		}
		if governs(&toks[j]) {
			verbOf(&toks[i], lemma)
			return
		}
	}
}

// behind reports a preposition among the next words, with nothing but the
// subject before it.
func behind(toks []isnad.Token, i int, prep string) bool {
	for j := i + 1; j < len(toks) && j <= i+5 && toks[j].Kind == isnad.Word; j++ {
		if toks[j].Fold == prep {
			return true
		}
		if b := toks[j].Best(); !b.POS.Nominal() || b.Proclitics.Has(isnad.ProBi|isnad.ProLi|isnad.ProKa|isnad.ProWa) {
			return false
		}
	}
	return false
}

// verbOf puts the reading of a verb of another lemma first that is inflected as
// the first is.
func verbOf(t *isnad.Token, lemma string) {
	b := *t.Best()
	frontFirst(t, func(an *isnad.Analysis) bool {
		return an.POS == isnad.Verb && an.Verb == lemma && an.Aspect == b.Aspect && an.Person == b.Person && an.Gender == b.Gender && an.Number == b.Number && an.Voice == isnad.Active && an.Proclitics == b.Proclitics && an.Enclitic == b.Enclitic
	})
}

// doubled prefers, of the verbs that a word printed with shadda can be, one that
// has it: تنقّل.
func doubled(text string, t *isnad.Token) {
	b := t.Best()
	if b.POS != isnad.Verb || len(t.Norm) == t.Len() || strings.ContainsRune(b.Verb, shadda) || !strings.ContainsRune(text[b.Stem.Start:b.Stem.End], shadda) {
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool {
		return an.POS == isnad.Verb && strings.ContainsRune(an.Verb, shadda) && an.Enclitic == b.Enclitic
	})
}

// nunated reports that a word is printed with tanwin.
func nunated(text string, t *isnad.Token) bool {
	if len(t.Norm) == t.Len() {
		return false
	}
	return strings.ContainsAny(text[t.Start:t.End], "\u064b\u064c\u064d")
}

// besidesSo tells غير "other than, not" from غيّر "changed": a verb has a
// definite noun behind it that is its subject, and no noun before it to which
// غير would be the negation of an adjective.
func besidesSo(toks []isnad.Token, i int) {
	t := &toks[i]
	if t.Best().POS != isnad.Verb || strings.TrimLeft(t.Fold, "وف") != "غير" && (t.Best().Enclitic == "" || t.Best().Verb != "غيّر" || t.Best().Aspect != isnad.Perfect) {
		return
	}
	if t.Best().Enclitic == "" && i+1 < len(toks) && toks[i+1].Kind == isnad.Word {
		n := toks[i+1].Best()
		switch p := prev(toks, i); {
		case n.Enclitic != "" && n.POS.Nominal() && n.POS != isnad.Adjective:
			return // غيّر موقفه
		case n.POS != isnad.Noun && n.POS != isnad.VerbalNoun && n.POS != isnad.ProperNoun || !n.Definite && n.POS != isnad.ProperNoun:
		case p == nil:
			return
		case !p.Best().POS.Nominal() && p.Best().POS != isnad.Preposition && p.Best().POS != isnad.Verb:
			return
		}
	}
	frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.Noun })
}

// appeared reads مثل as the verb where أمام follows shortly: مثل المتهم أمام
// المحكمة.
func appeared(toks []isnad.Token, i int) {
	t := &toks[i]
	if t.Fold != "مثل" && t.Fold != "ومثل" {
		return
	}
	for j := i + 1; j < len(toks) && j <= i+4 && toks[j].Kind == isnad.Word; j++ {
		if toks[j].Fold == "امام" {
			frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.Verb && an.Verb == "مثل" })
			return
		}
	}
}

// blew reads فجر as the verb before what can be blown up and no day: فجر سيارة،
// فجر نفسه.
func blew(toks []isnad.Token, i int) {
	t := &toks[i]
	if t.Best().POS == isnad.Verb || strings.TrimPrefix(t.Fold, "و") != "فجر" || i+1 >= len(toks) || toks[i+1].Kind != isnad.Word {
		return
	}
	n := &toks[i+1]
	switch b := n.Best(); {
	case n.Fold == "نفسه", n.Fold == "نفسها", n.Fold == "انفسهم":
	case b.Proclitics == 0 && (b.Class == "vehicle" || b.Class == "weapon" || b.Class == "facility" || b.Class == "members"):
	case i > 0 && accusative(n) && (toks[i-1].Best().Class == "members" || toks[i-1].Best().Class == "people"):
	default:
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.Verb && an.Verb == "فجّر" })
}

// came tells قدم "came" from قدّم "presented": the former has من or إلى right
// behind it.
func came(toks []isnad.Token, i int) {
	t := &toks[i]
	b := t.Best()
	if b.Verb != "قدّم" || b.POS != isnad.Verb || b.Enclitic != "" || i+1 >= len(toks) || toks[i+1].Fold != "من" && toks[i+1].Fold != "الي" {
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool {
		return an.POS == isnad.Verb && an.Verb == "قدم" && an.Aspect == b.Aspect && an.Gender == b.Gender && an.Number == b.Number && an.Person == b.Person
	})
}

// forThe reads ل with what can be a verbal noun of form V or VI as that noun
// where a definite noun follows, for its genitive: لتلقي العلاج.
func forThe(toks []isnad.Token, i int) {
	t := &toks[i]
	b := t.Best()
	if b.POS != isnad.Verb || b.Gender != isnad.Feminine || !b.Proclitics.Has(isnad.ProLa) || b.Verb == "كان" || strings.HasSuffix(t.Norm, "ى") || i+1 >= len(toks) {
		return
	}
	if n := toks[i+1].Best(); b.Enclitic == "" && !n.Definite && n.POS != isnad.ProperNoun {
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool {
		return an.POS == isnad.VerbalNoun && an.Proclitics.Has(isnad.ProLi) && an.Enclitic == b.Enclitic && strings.HasPrefix(an.Lemma, "ت") && strings.HasPrefix(an.Verb, "ت")
	})
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

// lost reads فقد before a noun or number as the verb: ف with قد stands before
// verbs alone.
func lost(toks []isnad.Token, i int) {
	t := &toks[i]
	if t.Fold != "فقد" || t.Best().POS != isnad.Particle || i+1 >= len(toks) {
		return
	}
	switch n := &toks[i+1]; {
	case n.Kind == isnad.Number, n.Kind == isnad.Word && n.Best().POS != isnad.Verb && n.Best().POS.Nominal() && !hasVerb(n):
		frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.Verb && an.Verb == "فقد" })
	}
}

func hasVerb(t *isnad.Token) bool {
	for k := range t.Analyses {
		if t.Analyses[k].POS == isnad.Verb {
			return true
		}
	}
	return false
}

// governorOf reads والي as the governor, and not as "and to", where it stands behind a
// verb or a preposition, or the text writes إلى with its own last letter: قال والي الخرطوم.
func governorOf(text string, toks []isnad.Token, i int) {
	t := &toks[i]
	if t.Norm != "والي" && t.Norm != "لوالي" && t.Norm != "بوالي" || t.Best().POS != isnad.Preposition || i+1 >= len(toks) || toks[i+1].Kind != isnad.Word {
		return
	}
	if i > 0 && toks[i-1].Kind == isnad.Word {
		if p := toks[i-1].Best().POS; p != isnad.Verb && p != isnad.Preposition && p != isnad.Subordinator && !strings.Contains(text, "إلى ") && !strings.Contains(text, "الى ") {
			return
		}
	}
	frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.Noun && an.Class == "role" })
}

// ali reads علي, with the dots of its ي, as the man's name in a text that writes
// the preposition على, and elsewhere between a title and another name: الرئيس علي
// عبد الله صالح. Before a common noun with its article it is the preposition
// typed in haste, unless a title stands before it.
func ali(text string, toks []isnad.Token, i int) {
	t := &toks[i]
	if t.Norm != "علي" || t.Best().POS != isnad.Preposition || i+1 >= len(toks) || toks[i+1].Kind != isnad.Word {
		return
	}
	titled := false
	if i > 0 {
		p := toks[i-1].Best()
		titled = p.POS == isnad.ProperNoun || p.Class == "role" || p.Guessed || p.Definite && (p.POS == isnad.Adjective || p.POS == isnad.Noun)
	}
	n := toks[i+1].Best()
	if i > 1 && n.POS == isnad.Preposition && toks[i-2].Best().Class == "role" && (toks[i-1].Best().POS == isnad.ProperNoun || toks[i-1].Best().Guessed) {
		an := isnad.Analysis{POS: isnad.ProperNoun, Lemma: "علي", Stem: t.Span, Gender: isnad.Masculine, Number: isnad.Singular}
		t.Analyses = append([]isnad.Analysis{an}, t.Analyses...) // العقيد محمد علي في المدينة: two prepositions do not meet
		return
	}
	name := n.POS == isnad.ProperNoun || n.Guessed || toks[i+1].Fold == "عبد" || n.Class == "nisba" && n.Proclitics == isnad.ProAl
	if strings.Contains(text, " على ") {
		name = name || titled || !n.Proclitics.Has(isnad.ProAl)
	} else {
		name = name && titled
	}
	if !name && toks[i+1].Fold != "بن" {
		return
	}
	an := isnad.Analysis{POS: isnad.ProperNoun, Lemma: "علي", Stem: t.Span, Gender: isnad.Masculine, Number: isnad.Singular}
	t.Analyses = append([]isnad.Analysis{an}, t.Analyses...)
}

// governed gives a word right behind في and its like, which no verb can be, a
// guessed noun as its first reading where the lexicon has it only as a verb, or
// as a noun with one more preposition: في نهم، جنوب بعقوبة.
func governed(a *Analyzer, text string, toks []isnad.Token, i int) {
	t := &toks[i]
	b := t.Best()
	if i == 0 || !(b.POS == isnad.Verb && b.Proclitics == 0 || b.Proclitics == isnad.ProBi && b.POS.Nominal()) {
		return
	}
	switch toks[i-1].Fold {
	case "في", "وفي", "الي", "والي", "قرب", "باتجاه":
	case "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي":
		if b.POS == isnad.Verb {
			return
		}
	default:
		p := toks[i-1].Best()
		if b.POS != isnad.Verb || p.POS != isnad.Noun || p.Definite {
			return
		}
		// مديريتي حرض: a dual without its ن has a genitive; جبهة نهم شرق صنعاء: a place
		// has a name, and does nothing.
		pair := p.Number == isnad.Dual && !strings.HasSuffix(toks[i-1].Fold, "ن")
		if !pair && !(p.Number == isnad.Singular && localities.Has(p.Lemma) && p.Enclitic == "" && b.Enclitic == "" && !relates(toks, i)) {
			return
		}
	}
	for k := range t.Analyses {
		if t.Analyses[k].POS.Nominal() && t.Analyses[k].Proclitics == 0 {
			return
		}
	}
	g := a.guess(t.Norm, t.Fold)
	t.Analyses = append([]isnad.Analysis{g[0].analysis(a, text, t.Span)}, t.Analyses...)
}

// relates reports that the verb at token i opens a relative clause about the
// indefinite singular noun before it: it agrees with it (بلدة تقع) or a pronoun behind it goes
// back to it (قرية سيطر عليها المسلحون).
func relates(toks []isnad.Token, i int) bool {
	b, p := toks[i].Best(), toks[i-1].Best()
	if b.Person != isnad.Third {
		return false
	}
	if b.Gender == p.Gender && (b.Number == p.Number || b.Number == isnad.Singular) {
		return true
	}
	back := "ها"
	if p.Gender == isnad.Masculine {
		back = "ه"
	}
	for j := i + 1; j < len(toks) && j <= i+6 && toks[j].Kind == isnad.Word; j++ {
		n := toks[j].Best()
		if n.POS == isnad.Verb || n.POS == isnad.Subordinator {
			break
		}
		if n.Enclitic == back {
			return true
		}
	}
	return false
}

// localities are nouns behind which, in construct state, a name stands.
var localities = arabic.SetOf("جبهة", "مديرية", "بلدة", "مدينة", "قرية", "ناحية", "محافظة", "ولاية", "محلية", "قضاء", "عزلة")

// titled reads a name behind a title that is a verb of form III as well as a
// guessed noun, or as the noun that it is: العقيد سالم.
func titled(a *Analyzer, text string, toks []isnad.Token, i int) {
	t := &toks[i]
	if t.Best().POS != isnad.Verb || i == 0 || !names.Has(t.Fold) || toks[i-1].Best().Class != "role" {
		return
	}
	if !frontFirst(t, func(an *isnad.Analysis) bool { return an.POS.Nominal() && an.Proclitics == 0 && an.Enclitic == "" }) {
		g := a.guess(t.Norm, t.Fold)
		t.Analyses = append([]isnad.Analysis{g[0].analysis(a, text, t.Span)}, t.Analyses...)
	}
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
	if b.POS != isnad.VerbalNoun || b.Proclitics&^isnad.ProAl != 0 || b.Enclitic != "" || !strings.HasSuffix(t.Fold, "ه") || i == 0 || toks[i-1].Kind != isnad.Word {
		return
	}
	if b.Proclitics.Has(isnad.ProAl) { // مدينة تعز المحاصرة
		if p := toks[i-1].Best(); (b.Verb == "حاصر" || b.Verb == "صادر") && (p.Definite || p.POS == isnad.ProperNoun || p.Guessed) && p.POS.Nominal() {
			frontFirst(t, func(an *isnad.Analysis) bool {
				return an.POS == isnad.PassiveParticiple && an.Proclitics == b.Proclitics
			})
		}
		return
	}
	if p := toks[i-1].Best(); p.POS == isnad.Verb && !aux(p.Verb) || p.POS != isnad.Verb && !p.Definite && p.POS != isnad.ProperNoun {
		return // المدينة باتت محاصرة
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

// toldOf reports that a verb whose object is an act opened the clause, with no
// more than its subject and what says where between: نفى متحدث باسم الحكومة قصف
// المدنيين.
func toldOf(toks []isnad.Token, i int) bool {
	for j := i - 1; j >= 0 && j >= i-9; j-- {
		t := &toks[j]
		if t.Kind != isnad.Word {
			return false
		}
		switch b := t.Best(); b.POS {
		case isnad.Verb:
			return b.Enclitic == "" && ofActs.Has(b.Verb)
		case isnad.VerbalNoun:
			if !b.Proclitics.Has(isnad.ProAl) {
				return false
			}
		case isnad.Preposition:
		default:
			if !b.POS.Nominal() && b.POS != isnad.Adverb {
				return false
			}
		}
	}
	return false
}

// ofActs are verbs that have an act as their object.
var ofActs = arabic.SetOf("حاول", "نفى", "أعلن", "أكّد", "رفض", "أدان", "استنكر", "زعم", "توقّع", "طلب", "قرّر", "أيّد", "ثبّت", "ألغى", "نقض", "نفّذ", "أصدر", "عارض", "تبنّى", "أقرّ", "علّق", "أوقف", "بحث", "ناقش", "شجب", "استبعد", "انتقد", "خفّف", "أنهى")

// finished reads قضاء before على as what finishes somebody off, and no district:
// القضاء على جيوب المسلحين.
func finished(toks []isnad.Token, i int) {
	if b := toks[i].Best(); b.Lemma == "قضاء" && b.POS != isnad.VerbalNoun && i+1 < len(toks) && toks[i+1].Best().Lemma == "على" {
		frontFirst(&toks[i], func(an *isnad.Analysis) bool { return an.POS == isnad.VerbalNoun && an.Verb == "قضى" })
	}
}

// resumed reads what can be a verbal noun with a pronoun as that noun where a verb
// of carrying on stands before it that has no other object yet: جددت المدفعية
// المتمركزة في الجبل قصفها للحي.
func resumed(toks []isnad.Token, i int) {
	t := &toks[i]
	b := t.Best()
	if b.POS != isnad.Verb || b.Enclitic == "" || b.Proclitics != 0 {
		return
	}
	for j := i - 1; j >= 0 && j >= i-12; j-- {
		switch p := toks[j].Best(); {
		case toks[j].Kind != isnad.Word || p.POS == isnad.Subordinator || p.POS == isnad.Relative || p.POS == isnad.Conjunction:
			return
		case p.POS == isnad.VerbalNoun && j > 0 && toks[j-1].Best().POS != isnad.Preposition && p.Proclitics&(isnad.ProBi|isnad.ProLi) == 0:
			return // it has its object: واصل التنظيم هجومه …
		case p.POS == isnad.Verb:
			if carriesOn.Has(p.Verb) && p.Enclitic == "" {
				frontFirst(t, func(an *isnad.Analysis) bool {
					return an.POS == isnad.VerbalNoun && an.Enclitic == b.Enclitic
				})
			}
			return
		}
	}
}

// carriesOn are verbs of going on or beginning again with an act of one's own.
var carriesOn = arabic.SetOf("جدّد", "واصل", "كثّف", "صعّد", "استأنف", "تابع", "شنّ", "أوقف", "علّق", "وسّع", "شدّد", "عزّز", "أعلن", "أكّد", "نفى", "أنهى", "بدأ", "باشر", "كرّر", "أعاد", "ركّز")

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
	asks := b.POS == isnad.VerbalNoun && (t.Fold == "مطالبه" || t.Fold == "مناشده") // …، مطالبة البعثة بتسمية
	if b.POS != isnad.Noun && !asks || b.Enclitic != "" || b.Proclitics&^isnad.ProWa != 0 || !strings.HasSuffix(t.Fold, "ا") && !strings.HasSuffix(t.Fold, "ه") || i == 0 || i+1 >= len(toks) {
		return
	}
	if toks[i-1].Kind != isnad.Punct || toks[i-1].Norm != "،" && toks[i-1].Norm != "," && toks[i-1].Norm != "\"" && toks[i-1].Norm != "»" {
		if b.Proclitics == 0 {
			return
		}
	}
	if b.Proclitics.Has(isnad.ProWa) {
		switch b.Class {
		case "settlement", "region", "area", "natural", "way", "crossing", "facility":
			return // حي النصر ومنطقة السوق
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
	if p := prev(toks, i); p != nil && (p.Fold == "لم" || p.Fold == "ولم" || p.Fold == "الم" || p.Fold == "فلم") {
		frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.Verb && an.Verb == "عاد" })
		return
	}
	if i+1 < len(toks) {
		j := i + 1
		switch toks[j].Best().Class {
		case "force", "body", "members":
			j++ // who prepares
		}
		if j < len(toks) && (toks[j].Best().Proclitics.Has(isnad.ProLi) || toks[j].Fold == "العده") {
			frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.Verb && an.Verb == "أعدّ" })
			return // تعد القوات لهجوم
		}
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
// listedBeside reads a name with و behind another name as the next one of a list, though
// it can be a verb: مصر وقطر.
func listedBeside(toks []isnad.Token, i int) {
	t := &toks[i]
	if i == 0 || toks[i-1].Kind != isnad.Word || t.Best().POS != isnad.Verb || t.Best().Proclitics != isnad.ProWa || toks[i-1].Best().POS != isnad.ProperNoun {
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.ProperNoun && an.Proclitics == isnad.ProWa })
}

// itsOwn reads a thing that carries a pronoun, behind a verbal noun, as what the deed
// is of: غرق قاربهم, and not that he drew near them.
func itsOwn(toks []isnad.Token, i int) {
	t := &toks[i]
	if i == 0 || toks[i-1].Kind != isnad.Word {
		return
	}
	a, p := t.Best(), toks[i-1].Best()
	if a.POS != isnad.Verb || a.Aspect != isnad.Perfect || a.Enclitic == "" || a.Proclitics != 0 || p.POS != isnad.VerbalNoun || p.Enclitic != "" || p.Proclitics.Has(isnad.ProAl) {
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool {
		return an.POS == isnad.Noun && !an.Guessed && an.Proclitics == 0 && an.Enclitic != "" && (an.Class == "vehicle" || an.Class == "facility")
	})
}

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
	if b.POS == isnad.Verb && b.Verb == "كان" {
		return 0 // تكون is of كان before it is "formation"
	}
	verb, nominal := false, false
	perfect, third, noun, named := false, false, false, true
	for k := range t.Analyses {
		switch an := &t.Analyses[k]; {
		case an.POS == isnad.Verb && an.Proclitics&^isnad.ProLa == b.Proclitics&^isnad.ProLi:
			if an.Person != isnad.Third || an.Jussive && !negated(toks, i) || an.Verb == "عدم" || an.Verb == "ولي" && an.Aspect == isnad.Perfect || an.Number == isnad.Dual && an.Aspect == isnad.Perfect && !dualBefore(toks, i) {
				continue // أكثر is no "I abound", هدفا no "the two aimed"
			}
			verb = true
			perfect = perfect || an.Aspect == isnad.Perfect
			third = third || an.Aspect == isnad.Imperfect && an.Person == isnad.Third
		case an.POS.Nominal() && !an.Guessed:
			nominal = true
			noun = noun || an.POS != isnad.ActiveParticiple
			named = named && an.POS == isnad.ProperNoun
		}
	}
	if !verb || !nominal {
		return 0
	}
	p := prev(toks, i)
	joined := b.Proclitics.Has(isnad.ProWa | isnad.ProFa)
	if t.Fold == "رقم" {
		return wantNominal
	}
	if named && third {
		// تدمر the city, and she who destroys something.
		if i+1 < len(toks) && (toks[i+1].Kind == isnad.Number || toks[i+1].Best().POS == isnad.Noun && toks[i+1].Best().Proclitics&^isnad.ProAl == 0 && toks[i+1].Best().Class != "time" && !winds.Has(toks[i+1].Best().Lemma) || toks[i+1].Best().POS == isnad.NumberWord) && (p == nil || joined || p.Best().POS != isnad.Preposition && (p.Best().Definite || !p.Best().POS.Nominal())) {
			return wantVerb
		}
		return wantNominal
	}
	if b.Class == "quantity" && !joined && i+1 < len(toks) && toks[i+1].Best().POS == isnad.Noun && toks[i+1].Best().Number == isnad.Plural && !toks[i+1].Best().Definite && strings.HasPrefix(t.Norm, "أ") {
		return wantNominal // أبرز معاقل التنظيم
	}
	if b.Class == "time" && i+1 < len(toks) && (toks[i+1].Best().POS == isnad.Adverb || toks[i+1].Best().Class == "time") {
		return wantNominal // فجر اليوم
	}
	if perfect && i+2 < len(toks) && toks[i+1].Fold == "غير" && toks[i+2].Best().Proclitics == 0 {
		switch toks[i+2].Best().POS {
		case isnad.Adjective, isnad.ActiveParticiple, isnad.PassiveParticiple:
			return wantNominal // قصف غير مسبوق
		}
	}
	if t.Fold == "دخل" && i+1 < len(toks) && toks[i+1].Best().POS == isnad.Preposition && toks[i+1].Best().Lemma != "في" {
		return wantVerb // رتل من 15 آلية دخل عبر المعبر: no income
	}
	if p == nil || joined {
		// The clause opens here: a verb, if something follows that can be its
		// subject or complement.
		if p != nil && joined && noun && coordinated(toks, i) || i+1 < len(toks) && genitive(&toks[i+1]) && inward(t) {
			return wantNominal
		}
		if i+1 < len(toks) && opensVerb(&toks[i+1], perfect) {
			if b.Enclitic != "" && b.POS.Nominal() && !subjectBehind(&toks[i+1]) {
				return 0 // وزوجته في البيت
			}
			return wantVerb
		}
		return 0
	}
	pb := p.Best()
	if pb.POS == isnad.Demonstrative && i > 1 && p.Fold == "ذلك" && (toks[i-2].Best().POS == isnad.Preposition || toks[i-2].Best().Proclitics != 0) && !b.Definite && i+1 < len(toks) && opensVerb(&toks[i+1], perfect) {
		return wantVerb // إلى ذلك كشف مصدر أمني
	}
	if b.Enclitic != "" && ownForce(t) {
		return wantNominal // سيطرة جيشه على المدينة
	}
	if i > 1 && toks[i-2].Fold == "من" && !third && expected.Has(p.Fold) {
		return wantNominal // من المقرر عقد اجتماع
	}
	if b.Enclitic != "" && (b.Class != "people" || pb.POS == isnad.Adjective || pb.Number == isnad.Dual) && pb.POS.Nominal() && !pb.Guessed && pb.POS != isnad.ProperNoun && !pb.Definite && i+1 < len(toks) && opensVerb(&toks[i+1], perfect) {
		// هجوم شنه مسلحون: a relative clause without a pronoun. A noun with a
		// pronoun would be definite, and stand in no such place.
		for k := range t.Analyses {
			if an := &t.Analyses[k]; an.POS == isnad.Verb && an.Enclitic != "" && an.Aspect == isnad.Perfect {
				return wantVerb
			}
		}
	}
	if perfect && b.Enclitic == "" && b.Proclitics == 0 && pb.POS.Nominal() && pb.POS != isnad.Adjective && !pb.Definite && i+1 < len(toks) {
		if n := toks[i+1].Best(); n.POS == isnad.Preposition && (n.Enclitic == "ها" || n.Enclitic == "ه" || n.Enclitic == "هما") && (n.Lemma == "في" || n.Lemma == "خلال" || n.Lemma == "أثناء" || n.Lemma == "إثر") {
			return wantVerb // معارك قتل فيها العشرات
		}
	}
	if says.Has(t.Fold) && perfect && i+1 < len(toks) && opensVerb(&toks[i+1], true) && (t.Fold == "قال" || connected(toks, i)) {
		return wantVerb // من جهة أخرى ذكر مصدر أن، إلى ذلك قال
	}
	switch pb.POS {
	case isnad.Preposition:
		if pb.Enclitic != "" {
			if b.POS == isnad.VerbalNoun && pb.Lemma == "على" && !relativeBefore(toks, i) {
				return wantNominal // عليهم ترك المبنى
			}
			if i+1 < len(toks) && opensVerb(&toks[i+1], perfect) {
				return wantVerb
			}
			return 0
		}
		if pb.Lemma == "منذ" || pb.Lemma == "حتى" {
			return wantNominal
		}
		return wantNominal
	case isnad.Conjunction:
		if pb.Lemma == "لكن" && pb.Enclitic != "" {
			return wantVerb // لكنه رفض الاعتراف
		}
		if pb.Lemma == "ثم" && i+1 < len(toks) && opensVerb(&toks[i+1], perfect) {
			return wantVerb // ثم قصف الجيش البلدة
		}
	case isnad.Particle:
		switch p.Fold {
		case "لم", "لن", "قد", "وقد", "لقد", "ولقد", "سوف", "ولم", "ولن", "فقد", "لا", "ولا", "كيف", "وكيف", "لماذا", "ماذا", "هل":
			return wantVerb
		}
		return 0
	case isnad.Subordinator:
		switch pb.Lemma {
		case "أن", "إن", "وأن", "بأن", "لأن":
			if t.Best().Definite {
				return wantNominal
			}
			if pb.Enclitic != "" {
				if pb.Enclitic == "ها" && !third && onlyMasculine(t) {
					return wantNominal // بأنها خرق للقرار
				}
				return wantVerb
			}
			if !third && !timeBefore(toks, i) {
				return wantNominal // قال إن قصف الطائرات مستمر: a past follows بعد أن and its like alone
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
			if !third && (pb.Aspect == isnad.Imperfect || pb.Verb != "كان" && pb.Verb != "عاد") {
				return wantNominal // أصبح حاكم الولاية: a perfect stands behind كان alone
			}
			return wantVerb
		}
		return wantNominal
	case isnad.NumberWord, isnad.Demonstrative:
		return wantNominal
	case isnad.Noun, isnad.VerbalNoun:
		if pb.POS == isnad.VerbalNoun && pb.Enclitic != "" && b.Enclitic == "" && b.Proclitics == 0 && !third && ofActs.Has(pb.Verb) {
			return wantNominal // رفضه فتح الحدود
		}
		if !pb.Definite && p.Kind == isnad.Word && !pb.Guessed && pb.Number != isnad.Dual {
			// Construct state: a noun follows, unless a relative clause does.
			return wantNominal
		}
	}
	if p.Kind == isnad.Number {
		if f := toks[max(0, i-2)].Best(); perfect && b.Enclitic == "" && f.Class == "force" && f.Number == isnad.Singular && f.Definite && i+1 < len(toks) && opensVerb(&toks[i+1], true) {
			return wantVerb // أن اللواء 20 قتل عشرة
		}
		return wantNominal
	}
	if (perfect || third) && p.Kind == isnad.Word && i+1 < len(toks) && opensVerb(&toks[i+1], perfect) && adverbial(toks, i) {
		return wantVerb // من جهة أخرى قتل جندي، مساء أمس قصف الجيش البلدة
	}
	if p.Fold != "" && pb.Number == isnad.Dual && strings.HasSuffix(p.Fold, "ان") {
		for k := range t.Analyses {
			if an := &t.Analyses[k]; an.POS == isnad.Verb && an.Number == isnad.Dual && an.Aspect == isnad.Perfect {
				return wantVerb // جنديان قتلا
			}
		}
	}
	if verbFirst(toks, i) || !third && b.Enclitic == "" && toldOf(toks, i) {
		return wantNominal // أعلنت الكتائب أسر جنود
	}
	if b.Enclitic == "" && third && (!perfect || pb.Gender == isnad.Feminine && onlyMasculine(t)) && i+1 < len(toks) && (pb.Definite || pb.POS == isnad.ProperNoun) && (opensVerb(&toks[i+1], perfect) || accusative(&toks[i+1])) {
		return wantVerb // البيشمركة تصد هجوما
	}
	if perfect && i+1 < len(toks) && opensVerb(&toks[i+1], perfect) && (pb.Definite || pb.POS == isnad.ProperNoun || pb.Guessed) {
		return wantVerb
	}
	if third && b.Enclitic == "" && !pb.Definite && subjectOpens(toks, i) && i+1 < len(toks) && toks[i+1].Best().POS.Nominal() {
		return wantVerb // فصائل مسلحة تدخل أحياء المدينة
	}
	if b.POS == isnad.VerbalNoun && b.Enclitic == "" && !accusative(t) && (pb.Definite || pb.POS == isnad.ProperNoun) && topicBefore(toks, i) {
		return wantVerb // إن الجيش تمكن من صد الهجوم
	}
	return 0
}

// subjectOpens reports that all before word i in the sentence is one indefinite
// phrase for those who bear arms, as headlines begin.
func subjectOpens(toks []isnad.Token, i int) bool {
	if i == 0 || i > 4 {
		return false
	}
	b := toks[0].Best()
	if b.Class != "force" && b.Class != "members" || b.Definite || b.Proclitics != 0 {
		return false
	}
	for j := 1; j < i; j++ {
		if b := toks[j].Best(); toks[j].Kind != isnad.Word || b.POS != isnad.Adjective && b.POS != isnad.PassiveParticiple || b.Proclitics != 0 {
			return false
		}
	}
	return true
}

// names are given names that are verbs of form III as well.
var names = arabic.SetOf("سالم", "فاضل", "ناصر", "عادل", "قاسم", "ماجد", "سامح", "صالح", "جابر", "عامر", "ياسر", "طارق", "شاكر", "عاطف", "راجح", "خدر", "سعد", "فهد", "حمد", "كرم", "جمال", "كمال")

// expected are words that stand between من and what is expected, possible or
// liable to be done.
var expected = arabic.SetOf("شانها", "شانه", "المقرر", "المتوقع", "المرتقب", "المنتظر", "المفترض", "المحتمل", "المرجح", "الممكن", "الصعب", "الضروري", "المستحيل", "السهل", "المستبعد", "المزمع", "المخطط", "المستحسن", "المهم", "غير")

// genitive reports a plural or dual printed in its genitive.
func genitive(t *isnad.Token) bool {
	b := t.Best()
	return t.Kind == isnad.Word && b.POS.Nominal() && b.POS != isnad.NumberWord && !b.Guessed && b.Number != isnad.Singular && strings.HasSuffix(t.Fold, "ين") && !strings.HasSuffix(b.Lemma, "ين")
}

// inward reports that the verb that a word can be has no object: forms V to VII.
func inward(t *isnad.Token) bool {
	for k := range t.Analyses {
		if an := &t.Analyses[k]; an.POS == isnad.VerbalNoun && an.Enclitic == "" && (strings.HasPrefix(an.Verb, "ت") && an.Verb != "ترك" && an.Verb != "تبع" || strings.HasPrefix(an.Verb, "ان")) {
			return true
		}
	}
	return false
}

// adverbial reports that all before word i in its clause says when, where or in
// what connection, so that the clause proper opens with it: a phrase with a
// preposition, or of time, that ends with an adverb, a time or an adjective.
func adverbial(toks []isnad.Token, i int) bool {
	pb := toks[i-1].Best()
	switch {
	case pb.POS == isnad.Adverb, pb.Class == "time":
	case pb.POS == isnad.Adjective && !pb.Definite && pb.Class != "nisba":
	default:
		return false
	}
	j := i - 1
	for ; j >= 0 && j >= i-6; j-- {
		t := &toks[j]
		b := t.Best()
		if t.Kind == isnad.Punct {
			break
		}
		if t.Kind != isnad.Number && !b.POS.Nominal() && b.POS != isnad.Adverb && b.POS != isnad.Preposition && b.POS != isnad.Demonstrative {
			if b.POS == isnad.Subordinator || b.POS == isnad.Particle {
				break
			}
			return false
		}
	}
	if j+1 >= i || j >= 0 && j < i-6 {
		return false
	}
	f := toks[j+1].Best()
	return f.POS == isnad.Preposition || f.POS == isnad.Adverb || f.Class == "time" || f.Proclitics.Has(isnad.ProBi|isnad.ProLi)
}

// negated reports that a word that takes the jussive stands before.
func negated(toks []isnad.Token, i int) bool {
	if i == 0 {
		return false
	}
	switch strings.TrimLeft(toks[i-1].Fold, "وف") {
	case "لم", "لما", "لا", "ان", "الم":
		return true
	}
	return false
}

// dualBefore reports that the word before is of two, so that a perfect in the
// dual can follow.
func dualBefore(toks []isnad.Token, i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if toks[j].Best().Number == isnad.Dual {
			return j == 0 || toks[j-1].Best().POS != isnad.Verb || aux(toks[j-1].Best().Verb) // فرض الجيشان | طوقا: its verb has come
		}
	}
	return false
}

// relativeBefore reports a relative pronoun shortly before word i.
func relativeBefore(toks []isnad.Token, i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if toks[j].Best().POS == isnad.Relative {
			return true
		}
	}
	return false
}

// subjectBehind reports that a word can be the subject of a verb whose object
// is a pronoun.
func subjectBehind(n *isnad.Token) bool {
	b := n.Best()
	return n.Kind == isnad.Number || b.POS.Nominal() && b.Proclitics&^isnad.ProAl == 0
}

// topicBefore reports that a definite phrase, without verb or preposition, fills
// its clause from its opening up to word i: what follows is its predicate, and a
// bare noun of action is none.
func topicBefore(toks []isnad.Token, i int) bool {
	phrase := false // one with a preposition stands between: إن القصف على البلدة تسبب بمقتل ثلاثة
	for j := i - 1; j >= 0 && j >= i-9; j-- {
		t := &toks[j]
		b := t.Best()
		switch {
		case t.Kind == isnad.Punct:
			switch t.Norm {
			case "\"", "«", "»", "“", "”":
				continue
			}
			return j+1 < i && t.Norm == ":" && !phrase
		case t.Kind != isnad.Word:
			return false
		case b.POS == isnad.Subordinator, b.POS == isnad.Particle && strings.TrimPrefix(t.Fold, "و") == "اما":
			return true
		case b.POS == isnad.Preposition && b.Enclitic == "" && j < i-1, b.POS.Nominal() && b.Proclitics.Has(isnad.ProBi|isnad.ProLi) && b.Proclitics&isnad.ProFa == 0:
			phrase = true
		case !b.POS.Nominal() || b.Proclitics&^(isnad.ProAl|isnad.ProWa) != 0:
			return false
		case j == 0 && phrase:
			return false
		case j == 0:
			return b.POS != isnad.VerbalNoun && b.Class != "event"
		}
	}
	return false
}

// says are verbs of saying that are spelt like nouns: behind what only ties a
// sentence to the one before it they are verbs.
var says = arabic.SetOf("ذكر", "قال", "كشف", "بين", "نقل", "علم", "حذر", "رد", "عد", "حث", "نعي", "نفي", "طالب", "ناشد", "صرح", "رصد", "شرح", "نشر", "سرد", "وصف", "كتب")

// connected reports that nothing stands between word i and the start of its
// sentence or clause but a phrase that ties it to what was told before: إلى
// ذلك، في غضون ذلك، من جهة أخرى، على صعيد آخر، ميدانيا.
func connected(toks []isnad.Token, i int) bool {
	from := i
	for from > 0 && i-from < 6 && toks[from-1].Kind == isnad.Word {
		b := toks[from-1].Best()
		if !b.POS.Nominal() && b.POS != isnad.Preposition && b.POS != isnad.Demonstrative && b.POS != isnad.Adverb {
			break
		}
		from--
	}
	if from == i || from > 0 && toks[from-1].Kind == isnad.Word {
		return false
	}
	last, first := toks[i-1].Best(), &toks[from]
	if from == i-1 { // ميدانيا، سياسيا
		return (last.POS == isnad.Adjective || last.POS == isnad.Adverb) && strings.HasSuffix(first.Fold, "ا")
	}
	if b := first.Best(); b.POS != isnad.Preposition && b.Proclitics&(isnad.ProBi|isnad.ProLi) == 0 {
		return false
	}
	if last.POS == isnad.Demonstrative || last.POS == isnad.Adjective || others.Has(toks[i-1].Fold) || last.Enclitic != "" {
		return true
	}
	// وفي تغريدة على تويتر كتب المتحدث: who speaks stands behind.
	n := toks[i+1].Best()
	return (last.Definite || last.POS == isnad.ProperNoun || last.Guessed || last.Class == "media") && n.Definite && (n.Class == "role" || n.Class == "force" || n.Class == "body" || n.Class == "media")
}

// others are what such a phrase ends in besides a pronoun or an adjective.
var others = arabic.SetOf("اخر", "اخري", "ثانيه", "ذاته", "ذاتها", "نفسه", "نفسها")

// calls settles ودعت, which print leaves open between "she called for" and the
// seldom "bade farewell": without a shadda it is the first.
func calls(text string, t *isnad.Token) {
	if b := t.Best(); b.POS != isnad.Verb || b.Verb != "ودّع" || b.Aspect != isnad.Perfect || strings.Contains(text[t.Start:t.End], "\u0651") {
		return
	}
	frontFirst(t, func(an *isnad.Analysis) bool {
		return an.POS == isnad.Verb && an.Verb == "دعا" && an.Proclitics.Has(isnad.ProWa)
	})
}

// voices makes عبر at the head of a clause a verb where عن follows its subject:
// وعبر الأمين العام عن قلقه. Else it is the preposition: عبر المعبر.
func voices(toks []isnad.Token, i int) {
	t := &toks[i]
	if t.Fold != "عبر" && t.Fold != "وعبر" || t.Best().POS != isnad.Preposition || i+2 >= len(toks) {
		return
	}
	if p := prev(toks, i); p != nil && t.Fold == "عبر" && !connected(toks, i) {
		return
	}
	if n := toks[i+1].Best(); n.Proclitics&^isnad.ProAl == 0 && (n.Class == "quantity" || n.POS == isnad.NumberWord || toks[i+1].Kind == isnad.Number || n.Class == "people" && n.Number == isnad.Plural || n.Class == "members" && n.Number == isnad.Plural) {
		for j := i + 2; j < len(toks) && j <= i+5 && toks[j].Kind == isnad.Word; j++ {
			if crossed.Has(toks[j].Best().Lemma) && toks[j].Best().Proclitics&^isnad.ProAl == 0 {
				// عبر آلاف اللاجئين الحدود: they crossed it
				frontFirst(t, func(an *isnad.Analysis) bool {
					return an.POS == isnad.Verb && an.Verb == "عبر" && an.Aspect == isnad.Perfect
				})
				return
			}
		}
	}
	for j := i + 2; j < len(toks) && j <= i+9; j++ {
		b := toks[j].Best()
		if toks[j].Fold == "عن" {
			frontFirst(t, func(an *isnad.Analysis) bool {
				return an.POS == isnad.Verb && an.Verb == "عبّر" && an.Aspect == isnad.Perfect
			})
			return
		}
		if toks[j].Kind == isnad.Punct && toks[j].Norm == "." || b.POS == isnad.Verb {
			return
		}
	}
}

// crossed are what one crosses.
var crossed = arabic.SetOf("حدّ", "حدود", "نهر", "معبر", "بحر", "جسر", "خط", "شريط", "سياج")

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
	if i > 1 && toks[i-2].Best().POS == isnad.Preposition {
		return // the noun is the preposition's
	}
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
	end := i - 9
	for j := i - 1; j >= 0 && j >= end; j-- {
		if toks[j].Kind == isnad.Punct && toks[j].Norm != "\"" {
			open := bracketOpens(toks, j)
			if open < 0 {
				return false
			}
			end -= j - open // تحرير قرى (أ، ب) ورفع العلم
			j = open
			continue
		}
		switch b := toks[j].Best(); b.POS {
		case isnad.VerbalNoun:
			if j > 0 {
				switch toks[j-1].Fold {
				case "دون", "بدون", "بلا", "دونما":
					continue // دخلوا البلدة دون قتال | ورفعوا العلم
				}
			}
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

// bracketOpens is the token that opens the bracket closed at token j, not far before, or -1.
func bracketOpens(toks []isnad.Token, j int) int {
	if toks[j].Norm != ")" {
		return -1
	}
	for k := j - 1; k >= 0 && k >= j-16; k-- {
		switch toks[k].Norm {
		case "(":
			return k
		case ")":
			return -1
		}
	}
	return -1
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
	if n.Fold == "ما" {
		return true // قتل ما لا يقل عن عشرة
	}
	b := n.Best()
	switch b.POS {
	case isnad.NumberWord, isnad.ProperNoun, isnad.Preposition, isnad.Adverb, isnad.Subordinator, isnad.Demonstrative:
		return true
	case isnad.Noun, isnad.VerbalNoun, isnad.ActiveParticiple, isnad.PassiveParticiple:
		return b.Definite || b.Guessed || perfect && b.Proclitics == 0
	case isnad.Adjective:
		return b.Proclitics == isnad.ProAl && b.Number == isnad.Plural && strings.HasSuffix(n.Fold, "ون") // شنه الحوثيون
	}
	return false
}

// passives are verbs that news uses in the passive as readily as in the
// active, with the same spelling.
var passives = map[string]bool{"قتل": true, "جرح": true, "خطف": true, "أسر": true, "اعتقل": true, "اختطف": true, "أغلق": true, "دمّر": true, "حرق": true, "نقل": true, "ذكر": true, "فتح": true, "هدم": true, "دفن": true, "أعدم": true, "نهب": true, "قطع": true, "فقد": true, "هجّر": true, "شرّد": true, "سجن": true, "احتجز": true, "أطلق": true, "رفع": true, "عقد": true, "نشر": true, "عثر": true, "اغتال": true, "طرد": true, "أحرق": true, "استشهد": false}

// tOrFeminine settles تقدّم "he advanced" against تقدّم "she presents", and the
// like of forms V and VI: what governs the verb, what stands before it and what
// follows tell the one from the other.
func tOrFeminine(toks []isnad.Token, i int, text string) {
	t := &toks[i]
	b := t.Best()
	if b.POS != isnad.Verb || !strings.HasPrefix(t.Fold[proclitic(b):], "ت") || b.Number != isnad.Singular || b.Person != isnad.Third {
		return
	}
	he := b.Aspect == isnad.Perfect && b.Gender == isnad.Masculine
	if !he && (b.Aspect != isnad.Imperfect || b.Gender != isnad.Feminine) {
		return
	}
	other := -1
	for k := 1; k < len(t.Analyses); k++ {
		an := &t.Analyses[k]
		if an.POS == isnad.Verb && an.Number == isnad.Singular && an.Person == isnad.Third && an.Voice == isnad.Active && !an.Jussive && an.Enclitic == b.Enclitic && an.Proclitics == b.Proclitics && (an.Aspect == isnad.Perfect && an.Gender == isnad.Masculine) != he && (an.Aspect == isnad.Perfect || an.Gender == isnad.Feminine) {
			other = k
			break
		}
	}
	if other < 0 {
		return
	}
	if len(t.Norm) < t.Len() && strings.ContainsRune(b.Verb, shadda) && strings.ContainsRune(text[t.Start:t.End], shadda) && !strings.ContainsRune(t.Analyses[other].Verb, shadda) {
		return // تنقّل: its shadda is printed
	}
	of := b
	if !he {
		of = &t.Analyses[other]
	}
	switch g := subjectGender(toks, i, of); {
	case g == isnad.Masculine && !he, g == isnad.Feminine && he:
		front(t, other)
	}
}

// proclitic is how many bytes of the folded word و or ف before a verb take.
func proclitic(b *isnad.Analysis) int {
	if b.Proclitics.Has(isnad.ProWa | isnad.ProFa) {
		return len("و")
	}
	return 0
}

// subjectGender tells whether the verb at i, if it begins with ت, is a "he" of
// the past or a "she" of the present; 0 where nothing does. past is its reading
// as the former.
func subjectGender(toks []isnad.Token, i int, past *isnad.Analysis) isnad.Gender {
	p := prev(toks, i)
	if p != nil && past.Proclitics == 0 {
		switch pb := p.Best(); pb.POS {
		case isnad.Relative:
			if pb.Gender != 0 {
				return pb.Gender
			}
			if p.Fold != "من" && undergone.Has(past.Verb) && nextGender(toks, i, past) != isnad.Feminine {
				return isnad.Masculine // ما تسبب بإصابة اثنين
			}
		case isnad.Particle:
			switch strings.TrimLeft(p.Fold, "وف") {
			case "لم", "لن", "لا", "سوف":
				return isnad.Feminine
			}
		case isnad.Subordinator, isnad.Conjunction:
			switch pb.Enclitic {
			case "ها":
				return isnad.Feminine
			case "ه":
				return isnad.Masculine
			}
			if p.Fold == "كي" || p.Fold == "لكي" {
				return isnad.Feminine
			}
			if (pb.Lemma == "أن" || pb.Lemma == "بأن" || pb.Lemma == "وأن") && !timeBefore(toks, i) {
				if n := nextGender(toks, i, past); n == isnad.Masculine {
					return n
				}
				return isnad.Feminine
			}
		case isnad.Verb:
			if aux(pb.Verb) && pb.Person == isnad.Third && pb.Number == isnad.Singular {
				return pb.Gender
			}
		}
	}
	if past.Proclitics.Has(isnad.ProWa | isnad.ProFa) {
		for j := i - 1; j >= 0 && j >= i-20; j-- {
			v := toks[j].Best()
			if v.POS != isnad.Verb || aux(v.Verb) {
				continue
			}
			if v.Aspect == isnad.Imperfect && v.Gender == isnad.Feminine && v.Number == isnad.Singular {
				return isnad.Feminine // تدخل القوات البلدة وترفع العلم
			}
			break
		}
	}
	if g := nextGender(toks, i, past); g != 0 {
		return g
	}
	if g := topicGender(toks, i); g != 0 && past.Proclitics == 0 {
		return g
	}
	if p == nil || past.Proclitics != 0 || p.Best().POS == isnad.Adverb || p.Best().Class == "time" {
		if undergone.Has(past.Verb) {
			return isnad.Masculine
		}
	}
	return 0
}

// topicGender is the gender of the noun that opens the clause of the verb at i
// behind إن or أن, where nothing but it and what qualifies it stands between.
func topicGender(toks []isnad.Token, i int) isnad.Gender {
	if !topicBefore(toks, i) {
		return 0
	}
	for j := i - 1; j > 0; j-- {
		if toks[j-1].Best().POS == isnad.Subordinator {
			b := toks[j].Best()
			if b.Guessed || b.POS != isnad.Noun && b.POS != isnad.VerbalNoun || b.Class == "quantity" || b.Class == "members" || b.Class == "people" {
				return 0
			}
			if b.Number == isnad.Plural {
				return isnad.Feminine
			}
			return b.Gender
		}
	}
	return 0
}

// timeBefore reports that the أن before word i is that of بعد أن, منذ أن, to
// which a past belongs as well.
func timeBefore(toks []isnad.Token, i int) bool {
	if i < 2 {
		return false
	}
	switch strings.TrimPrefix(toks[i-2].Fold, "و") {
	case "بعد", "منذ", "الي", "سبق", "حتي", "ما", "لولا", "لبث", "يلبث", "تلبث":
		return true
	}
	return false
}

// nextGender is the gender that the verb at i has from its subject behind it.
func nextGender(toks []isnad.Token, i int, past *isnad.Analysis) isnad.Gender {
	if i+1 >= len(toks) || toks[i+1].Kind != isnad.Word {
		return 0
	}
	n := toks[i+1].Best()
	if n.Guessed || n.Proclitics&^isnad.ProAl != 0 || !n.POS.Nominal() || n.POS == isnad.NumberWord {
		return 0
	}
	if accusative(&toks[i+1]) {
		if undergone.Has(past.Verb) {
			return isnad.Masculine
		}
		return isnad.Feminine // قد تشكل خطرا
	}
	if n.Number == isnad.Plural && n.Gender == isnad.Masculine {
		switch n.Class {
		case "members", "people", "role":
			return isnad.Masculine
		}
		return isnad.Feminine // تقع مواقع: plurals of things are "she"
	}
	return n.Gender
}

// undergone are verbs of forms V and VI that open a sentence far oftener than
// what else their letters can be: تعرّض, and hardly ever "she exposes".
var undergone = arabic.SetOf(
	"تعرّض", "تمكّن", "تلقّى", "توجّه", "تسلّم", "تعهّد", "تفقّد", "تحدّث",
	"تسبّب", "توصّل", "تزوّج", "توفّي", "توفّى", "توغّل", "تأكّد", "تكبّد", "تطرّق",
	"تسلّل", "تصدّى", "تولّى", "تخلّى", "تحدّى", "ترأّس", "تزعّم", "تقدّم",
	"تضرّر", "تحصّن", "تجمّع", "توقّف", "تحرّك", "تعطّل", "تهدّم", "تحفّظ", "تعثّر", "تعذّر", "تخرّج", "تدهور", "تمركز",
)

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
	if p.Enclitic != "" && p.POS != isnad.Adjective && b.Proclitics.Has(isnad.ProAl) && b.Gender == isnad.Feminine && b.Number == isnad.Singular && (p.Gender == isnad.Feminine || p.Number == isnad.Plural) {
		// علاقاتها الدبلوماسية: a pronoun makes a noun as definite as the article
	} else if p.Proclitics.Has(isnad.ProAl) != b.Proclitics.Has(isnad.ProAl) || p.Enclitic != "" || p.Class == "quantity" {
		return
	}
	if (b.Class == "members" || b.Class == "people") && t.Fold == arabic.FoldLemma(b.Lemma)+"ا" && p.POS == isnad.Noun && p.Number == isnad.Singular && p.Gender == isnad.Masculine && !strings.HasSuffix(toks[i-1].Fold, "ا") {
		return // قتل مسلح شرطيا: the object
	}
	ofMen := b.Class == "members" && b.Gender == isnad.Feminine && strings.HasSuffix(t.Fold, "ه") && p.Gender == isnad.Feminine && p.Class == "force" && !p.Definite // مجموعة مسلحة
	if b.Class != "" && !ofMen && b.Proclitics == 0 && i+1 < len(toks) && toks[i+1].Kind == isnad.Word {
		// تحرير مركز تلعفر: a noun in the construct state of what follows.
		if n := toks[i+1].Best(); n.Proclitics&^isnad.ProAl == 0 && (n.POS == isnad.ProperNoun || n.Guessed || n.POS != isnad.Adjective && n.POS.Nominal() && n.Definite) {
			return
		}
	}
	if b.Lemma == "كمية" && i+1 < len(toks) && toks[i+1].Fold == "من" {
		return // صادرت دورية أمنية كمية من المخدرات
	}
	frontFirst(t, func(an *isnad.Analysis) bool {
		men := an.Number == isnad.Plural && an.Gender == isnad.Masculine
		return an.POS == isnad.Adjective && an.Proclitics == b.Proclitics && an.Enclitic == "" && (!men || p.Number == isnad.Plural)
	})
}

// menOf reads a plural of men behind a noun that it cannot qualify as the noun that it can
// be, too: دحر الجيش | المتمردين.
func menOf(toks []isnad.Token, i int) {
	b := toks[i].Best()
	if b.POS != isnad.Adjective || b.Proclitics != isnad.ProAl || b.Enclitic != "" || b.Number == isnad.Singular || b.Gender != isnad.Masculine || i == 0 || toks[i-1].Kind != isnad.Word {
		return
	}
	p := toks[i-1].Best()
	if !p.POS.Nominal() || p.Number != isnad.Singular && !(p.Number == isnad.Plural && p.Class == "force") || !p.Proclitics.Has(isnad.ProAl) {
		return
	}
	frontFirst(&toks[i], func(an *isnad.Analysis) bool {
		return an.POS == isnad.Noun && !an.Guessed && an.Proclitics == b.Proclitics && an.Enclitic == "" && an.Number == isnad.Plural && an.Class == "members"
	})
}

// inflicted reads وتكبدها خسائر as a verb of inflicting that و joins, and not as a noun or
// verb of suffering, which has no such object; بعد تكبدها is that noun.
func inflicted(toks []isnad.Token, i int) {
	b := toks[i].Best()
	if b.Verb != "تكبّد" || b.Enclitic == "" || !b.Proclitics.Has(isnad.ProWa) {
		return
	}
	frontFirst(&toks[i], func(an *isnad.Analysis) bool {
		return an.POS == isnad.Verb && an.Verb == "كبّد" && an.Enclitic == b.Enclitic
	})
}

// powers reads قوى before a definite noun as the forces of that, and not as strong: خروقات
// قوى العدوان.
func powers(toks []isnad.Token, i int) {
	t := &toks[i]
	if t.Norm != "قوى" || i+1 >= len(toks) || toks[i+1].Kind != isnad.Word {
		return
	}
	n := toks[i+1].Best()
	if !n.POS.Nominal() || n.POS == isnad.Adjective || n.Proclitics != isnad.ProAl && n.POS != isnad.ProperNoun {
		return
	}
	var nouns []isnad.Analysis
	for _, an := range t.Analyses {
		if an.POS == isnad.Noun && an.Proclitics == 0 {
			nouns = append(nouns, an)
		}
	}
	if len(nouns) > 0 {
		t.Analyses = nouns // nothing that asks for any reading finds the adjective
		frontFirst(t, func(an *isnad.Analysis) bool { return an.Class == "force" })
	}
}

// voice chooses between active and passive of one spelling.
func voice(toks []isnad.Token, i int, text string) {
	t := &toks[i]
	b := t.Best()
	if b.Person != isnad.Third {
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
		if an.POS == isnad.Verb && an.Verb == b.Verb && an.Voice != b.Voice && an.Aspect == b.Aspect && an.Person == b.Person && an.Gender == b.Gender && an.Number == b.Number && an.Enclitic == b.Enclitic && an.Proclitics == b.Proclitics {
			alt = k
			break
		}
	}
	if alt < 0 {
		if b.Voice == isnad.Active && b.Aspect == isnad.Imperfect && damma(text, t) && !fourLetters(b.Verb) {
			frontFirst(t, func(an *isnad.Analysis) bool { // يُظهر is of أظهر, not of ظهر
				return an.POS == isnad.Verb && an.Aspect == isnad.Imperfect && an.Person == b.Person && an.Gender == b.Gender && an.Number == b.Number && an.Voice == isnad.Active && an.Enclitic == b.Enclitic && fourLetters(an.Verb)
			})
		}
		return
	}
	at := i
	if i+2 < len(toks) && (toks[i+1].Fold == "بذلك" || toks[i+1].Fold == "بهذا") {
		at++ // فقدت بذلك السيطرة: thereby
	}
	want := isnad.Active
	switch mark := damma(text, t) && !(b.Aspect == isnad.Imperfect && fourLetters(b.Verb)); {
	case mark, byAgent(toks, i), bothSuffered(toks, i):
		want = isnad.Passive
	case b.Aspect == isnad.Perfect && strings.HasSuffix(t.Norm, "ي") && strings.HasSuffix(b.Verb, "ى"):
		if frontFirst(t, func(an *isnad.Analysis) bool { return an.POS == isnad.VerbalNoun && an.Enclitic == "" }) {
			return // تلقي الرعاية
		}
		want = isnad.Passive // أجلي, and أجلى is the active
	case said.Has(b.Verb) && i+1 < len(toks) && (toks[i+1].Best().Class == "role" || b.Verb == "ذكر" && toks[i+1].Best().Class == "people"):
		// ذكر مراسل: who speaks is named
	case (said.Has(b.Verb) || b.Verb == "نشر") && inPaper(toks, i):
		// وذكرت في بيان أن: whoever spoke before
	case b.Enclitic != "":
	case passives[b.Verb]:
		want = passiveByNext(toks, at, b)
		switch {
		case want == isnad.Passive && hasSubject(toks, i):
			want = isnad.Active
		case want == isnad.Active && !said.Has(b.Verb) && b.Verb != "عثر" && b.Verb != "نشر":
			want = voiceByObject(toks, at)
		}
	case transitive.Has(b.Verb):
		want = voiceByObject(toks, at)
	}
	if b.Voice != want {
		t.Analyses[0], t.Analyses[alt] = t.Analyses[alt], t.Analyses[0]
	}
}

// inPaper reports that what a verb of saying says stands behind the paper or speech in
// which it is said: ذكرت في بيان لها أن.
func inPaper(toks []isnad.Token, i int) bool {
	if i+3 >= len(toks) || toks[i+1].Fold != "في" && toks[i+1].Fold != "خلال" && toks[i+1].Fold != "عبر" {
		return false
	}
	if n := toks[i+2].Best(); n.Class != "document" && !papers.Has(n.Lemma) {
		return false
	}
	for j := i + 3; j < len(toks) && j <= i+8; j++ {
		switch toks[j].Fold {
		case "ان", "انه", "انها", "انهم", "بان", "بانه", "بانها":
			return true
		case ".", "؛":
			return false
		}
	}
	return false
}

// papers are what one says something in, beside documents.
var papers = arabic.SetOf("بيان", "تقرير", "تصريح", "بلاغ", "تغريدة", "منشور", "مؤتمر", "كلمة", "خبر", "حديث", "صفحة", "موقع", "حساب", "رسالة", "مقابلة", "تدوينة", "نشرة", "إحاطة")

// byAgent reports that من قبل or على يد and who did it follow a verb, with
// nothing but its subject in between: حررت البلدة من قبل الجيش.
func byAgent(toks []isnad.Token, i int) bool {
	for j := i + 1; j+2 < len(toks) && j <= i+6 && toks[j].Kind != isnad.Punct; j++ {
		b := toks[j].Best()
		switch toks[j].Fold {
		case "من":
			if f := toks[j+1].Fold; f != "قبل" && f != "طرف" {
				continue
			}
			n := toks[j+2].Best()
			return n.POS.Nominal() && toks[j+2].Fold != "واحد" && n.Class != "time" && n.Class != "event" && n.POS != isnad.VerbalNoun
		case "علي":
			if f := toks[j+1].Fold; f == "يد" || f == "ايدي" {
				return true
			}
			continue
		}
		switch b.POS {
		case isnad.Verb, isnad.Subordinator, isnad.Relative, isnad.Conjunction:
			return false
		case isnad.VerbalNoun:
			return false // تم تصويرها من قبل مراسل: the noun's agent
		}
	}
	return false
}

// bothSuffered reports that the verb at i and the one that و joins right behind it say
// what was done to who stands before them: كان الصحفي قد خطف وعذب في البصرة.
func bothSuffered(toks []isnad.Token, i int) bool {
	j := i + 1
	if j+1 >= len(toks) || toks[j].Kind != isnad.Word {
		return false
	}
	was := i > 1 && toks[i-1].Fold == "قد" && arabic.VerbKey(toks[i-2].Best().Verb) == "كان" // الطفل كان قد خطف وقتل
	if !was && !beside(toks, i) {
		return false
	}
	a, b := toks[i].Best(), toks[j].Best()
	if !suffered.Has(a.Verb) || a.Aspect != isnad.Perfect || a.Enclitic != "" || b.POS != isnad.Verb || b.Aspect != isnad.Perfect || b.Enclitic != "" || !b.Proclitics.Has(isnad.ProWa) || b.Gender != a.Gender || b.Number != a.Number || !suffered.Has(b.Verb) && !tormented.Has(b.Verb) {
		return false
	}
	n, _ := phrases(toks, j)
	return n == 0 || byAgent(toks, j)
}

// tormented are verbs of what is done to people before or after what befalls them.
var tormented = arabic.SetOf("عذّب", "ضرب", "أحرق", "حرق", "نكّل", "اغتصب", "جلد", "شنق", "صلب")

// hasSubject reports that a verb that is passive as readily as active has its
// subject before it, or what is behind it printed as its object: التنظيم أعدم ستة.
func hasSubject(toks []isnad.Token, i int) bool {
	b := toks[i].Best()
	if b.Verb == "عثر" {
		return b.Gender == isnad.Feminine || b.Number == isnad.Plural
	}
	n, first := phrases(toks, i)
	switch {
	case n == 0:
		return false
	case first == i+1 && b.Number == isnad.Plural, object(toks, i, first), n > 1 && objectLater(toks, first):
		return true
	case (b.Verb == "قتل" || b.Verb == "جرح") && b.Gender == isnad.Masculine:
		return first == i+1 && beside(toks, i)
	case n > 1 && first > i+1:
		return true
	}
	return beside(toks, i) // مقاتلاته دمرت أمس ثماني آليات
}

// objectLater reports a noun in the accusative behind the phrase that begins at j:
// عقد الوزير اجتماعا.
func objectLater(toks []isnad.Token, j int) bool {
	if toks[j].Kind != isnad.Word || toks[j].Best().POS == isnad.NumberWord || toks[j].Best().Class == "quantity" {
		return false // what is counted is in the accusative too
	}
	for k := j + 1; k < len(toks) && k <= j+5 && toks[k].Kind == isnad.Word; k++ {
		b := toks[k].Best()
		if b.POS == isnad.NumberWord || !b.POS.Nominal() || b.Proclitics&^isnad.ProAl != 0 {
			return false
		}
		if accusative(&toks[k]) && (b.POS == isnad.Noun && b.Class != "time" || b.POS == isnad.VerbalNoun) {
			return true
		}
	}
	return false
}

// object reports that the phrase that begins at j is printed as the object of
// the verb at i: in the accusative, or with a pronoun that is its subject.
func object(toks []isnad.Token, i, j int) bool {
	t, v := &toks[j], toks[i].Best()
	b := t.Best()
	switch {
	case accusative(t):
		return true
	case b.Enclitic == "ه" && v.Gender == isnad.Masculine, b.Enclitic == "ها" && v.Gender == isnad.Feminine:
		return true // فرضت سيطرتها
	case b.Number == isnad.Singular || b.Guessed:
		return false
	case b.Number == isnad.Plural && !b.Definite && strings.HasSuffix(t.Fold, "ا") && !strings.HasSuffix(t.Fold, "يا"):
		return true // يجند أطفالا
	case b.Number == isnad.Dual && strings.HasSuffix(t.Fold, "ي"):
		return true
	}
	return strings.HasSuffix(t.Fold, "ين") && !strings.HasSuffix(b.Lemma, "ين") && b.POS != isnad.NumberWord
}

// voiceByObject chooses the voice of a verb that never goes without an object:
// where it opens its clause and has but one noun phrase, and where it has none,
// it is passive.
func voiceByObject(toks []isnad.Token, i int) isnad.Voice {
	b := toks[i].Best()
	n, first := phrases(toks, i)
	switch {
	case n > 1:
		return isnad.Active
	case n == 0:
		if i+1 >= len(toks) || toks[i+1].Kind == isnad.Latin {
			return isnad.Active
		}
		switch toks[i+1].Best().POS {
		case isnad.Verb, isnad.Subordinator, isnad.Relative, isnad.Pronoun, isnad.Particle:
			return isnad.Active // قصفت ودمرت منازل
		}
		return isnad.Passive
	case b.Number == isnad.Plural, object(toks, i, first), beside(toks, i), goesOn(toks, i):
		return isnad.Active
	}
	f := toks[first].Best()
	if strikes.Has(b.Verb) && aims(f) {
		return isnad.Active
	}
	switch f.Class {
	case "force", "body", "media", "role", "members":
		if !suffered.Has(b.Verb) && (!strikes.Has(b.Verb) || !struckWith(toks, first)) {
			return isnad.Active
		}
	}
	if toks[first].Kind == isnad.Word && (f.Guessed || f.POS == isnad.ProperNoun || f.POS == isnad.Adjective && !f.Definite) {
		return isnad.Active // a name
	}
	if first > i+1 && b.Gender == isnad.Masculine {
		return isnad.Passive
	}
	if g := phraseGender(toks, first); g != 0 && g != b.Gender {
		return isnad.Active
	}
	return isnad.Passive
}

// struckWith reports that behind the phrase at j stands with what it was hit:
// استهدف رتل بعبوة.
func struckWith(toks []isnad.Token, j int) bool {
	for k := j + 1; k < len(toks) && k <= j+6 && toks[k].Kind == isnad.Word; k++ {
		b := toks[k].Best()
		if b.POS == isnad.Verb {
			return false
		}
		if b.Proclitics.Has(isnad.ProBi) && (b.Class == "weapon" || b.Class == "event" || b.Class == "vehicle" || b.POS == isnad.VerbalNoun) {
			return true
		}
	}
	return false
}

// suffered are verbs of what is done to people, of whatever class they are.
var suffered = arabic.SetOf("قتل", "جرح", "أسر", "اعتقل", "خطف", "اختطف", "احتجز", "أعدم", "اغتال", "ذبح", "سجن", "طرد", "شيّع", "دفن")

// aims reports who does and hardly ever suffers what verbs of attack say.
func aims(b *isnad.Analysis) bool {
	switch b.Lemma {
	case "طائرة", "طيران", "مروحية", "مقاتلة", "مدفعية", "راجمة", "قاذفة", "انتحاري", "مقاتلون", "مجهول":
		return true
	}
	return false
}

// strikes are verbs whose subject can be what they strike with.
var strikes = arabic.SetOf("قصف", "استهدف", "دكّ", "شنّ", "نفّذ", "دمّر", "أحرق", "قتل", "فجّر")

// beside reports that the verb at i does not open its clause, so that its
// subject stands before it: a relative pronoun, a noun, or what goes on behind a
// comma about the noun before.
func beside(toks []isnad.Token, i int) bool {
	if toks[i].Best().Proclitics != 0 {
		return false
	}
	j := i - 1
	for j >= 0 && (toks[j].Best().POS == isnad.Particle || j == i-1 && (toks[j].Norm == "»" || toks[j].Norm == "\"" || toks[j].Norm == "”" || toks[j].Norm == ")")) {
		j-- // التنظيم لم يقصف، كانت القوات قد قصفت
	}
	if j < 0 {
		return false
	}
	t, b := &toks[j], toks[j].Best()
	switch {
	case t.Kind == isnad.Punct:
		return t.Norm == "،" && j == i-1 && verbBefore(toks, j)
	case t.Kind == isnad.Number || t.Kind == isnad.Latin:
		return true
	case b.POS == isnad.Relative:
		return t.Fold != "ما" && t.Fold != "مما"
	case b.POS == isnad.Subordinator:
		return b.Enclitic != "" || b.Lemma == "أن" && !(j > 0 && (toks[j-1].Best().POS == isnad.Preposition || toks[j-1].Fold == "منذ")) // سبق للحشد أن حرر المطار
	case b.POS == isnad.Adverb, b.Class == "time", j == i-1 && adverbial(toks, i):
		return verbBefore(toks, j)
	}
	return b.POS.Nominal()
}

// verbBefore reports a finite verb before word i.
func verbBefore(toks []isnad.Token, i int) bool {
	for k := i - 1; k >= 0; k-- {
		if toks[k].Best().POS == isnad.Verb {
			return true
		}
	}
	return false
}

// goesOn reports that a verb joined to what is before goes on with the subject
// of the active verb there, with which it agrees: داهمت القوات البلدة واعتقلت
// ثلاثة.
func goesOn(toks []isnad.Token, i int) bool {
	b := toks[i].Best()
	if b.Proclitics&(isnad.ProWa|isnad.ProFa) == 0 {
		if i == 0 || toks[i-1].Fold != "ثم" && toks[i-1].Fold != "كما" {
			return false
		}
	}
	for j := i - 1; j >= 0 && j >= i-30; j-- {
		v := toks[j].Best()
		if v.POS != isnad.Verb || aux(v.Verb) {
			continue
		}
		if v.Number == isnad.Singular && v.Person == isnad.Third && v.Gender == b.Gender && v.Voice == isnad.Active && v.Aspect == b.Aspect {
			return true
		}
	}
	return false
}

// phrases counts the noun phrases that stand behind the verb at i under no
// preposition, up to the end of its clause, and says where the first begins.
// It stops at two.
func phrases(toks []isnad.Token, i int) (n, first int) {
	governed, open := false, false
	for j := i + 1; j < len(toks) && j <= i+14; j++ {
		t := &toks[j]
		b := t.Best()
		if k := atLeast(toks, j); k > 0 {
			j += k - 1 // قتل الجيش ما لا يقل عن عشرة
			governed, open = false, false
			continue
		}
		if j > i+1 && toks[j-1].Kind == isnad.Punct && (b.Class == "quantity" || b.POS == isnad.NumberWord || accusative(t)) {
			open = false // قوات كذا (كذا) | أكثر من عشرة، تنظيم "كذا" | عددا من المدنيين
		}
		switch {
		case t.Kind == isnad.Punct:
			switch t.Norm {
			case "\"", "«", "»", "“", "”", "(", ")":
				continue
			}
			return n, first
		case t.Kind == isnad.Word && about(toks, j):
			continue
		case t.Kind == isnad.Word && (b.POS == isnad.Preposition || b.POS == isnad.Noun && !b.Definite && winds.Has(b.Lemma)):
			governed, open = b.Enclitic == "", false
			continue
		case t.Kind == isnad.Word && b.POS == isnad.Adverb:
			open = false
			continue
		case t.Kind == isnad.Word && !b.POS.Nominal() && b.POS != isnad.Demonstrative:
			return n, first
		case b.Proclitics.Has(isnad.ProFa):
			return n, first
		case b.Proclitics.Has(isnad.ProBi | isnad.ProLi | isnad.ProKa):
			governed, open = false, true
			continue
		case b.Proclitics.Has(isnad.ProWa):
			open = true // one more of the same
			continue
		case open && joins(&toks[j-1], t) && !numbers(toks, j), governed:
			governed, open = false, true
			continue
		case b.Class == "time", toks[j-1].Best().Class == "time" && b.POS != isnad.Noun && b.POS != isnad.VerbalNoun:
			open = false
			continue
		}
		open = true
		if n == 0 {
			first = j
		}
		if n++; n == 2 {
			return n, first
		}
	}
	return n, first
}

// numbers reports a number in figures that counts the noun behind it, and so names no
// formation: قتل الجيش | 20 مسلحا.
func numbers(toks []isnad.Token, j int) bool {
	if toks[j].Kind != isnad.Number || j+1 >= len(toks) || toks[j+1].Kind != isnad.Word {
		return false
	}
	if f := toks[j-1].Best(); f.Class == "force" && f.Number == isnad.Singular && formations.Has(f.Lemma) {
		return false // اللواء 20
	}
	n := toks[j+1].Best()
	return accusative(&toks[j+1]) || n.POS.Nominal() && n.Number == isnad.Plural && n.Proclitics == 0 && (n.Class == "members" || n.Class == "people" || n.Class == "vehicle" || n.Class == "casualty")
}

// formations are nouns of forces that numbers tell apart.
var formations = arabic.SetOf("لواء", "كتيبة", "فرقة", "فوج", "سرية", "فيلق")

// atLeast is the number of words at j that say that the number behind them is a bound:
// ما لا يقل عن، ما يزيد على; 0 where there are none.
func atLeast(toks []isnad.Token, j int) int {
	k := j
	switch toks[k].Fold {
	case "ما", "مالا":
	case "مايزيد", "مايقارب", "مايقرب":
		if k+1 < len(toks) && toks[k+1].Best().POS == isnad.Preposition {
			return 2
		}
		return 1
	default:
		return 0
	}
	if toks[k].Fold == "ما" && k+1 < len(toks) && toks[k+1].Fold == "لا" {
		k++
	}
	if k+1 >= len(toks) {
		return 0
	}
	switch toks[k+1].Fold {
	case "يقل", "يزيد", "يقارب", "يقرب", "يربو", "يناهز":
	default:
		return 0
	}
	if k+2 < len(toks) && toks[k+2].Best().POS == isnad.Preposition {
		return k + 3 - j
	}
	return k + 2 - j
}

// about reports a word that makes the number behind it a rough one.
func about(toks []isnad.Token, j int) bool {
	if j+1 >= len(toks) || toks[j+1].Kind != isnad.Number && toks[j+1].Best().POS != isnad.NumberWord {
		return false
	}
	switch toks[j].Fold {
	case "نحو", "حوالي", "قرابه", "زهاء":
		return true
	}
	return false
}

// winds stand before a place as prepositions do: غرب تعز.
var winds = arabic.SetOf("شرق", "غرب", "شمال", "جنوب", "وسط", "قبالة")

// joins reports that a nominal goes on the phrase of the one before it.
func joins(before, t *isnad.Token) bool {
	p, b := before.Best(), t.Best()
	if before.Kind != isnad.Word || p.POS == isnad.NumberWord || p.Class == "quantity" || p.POS == isnad.Demonstrative {
		return true
	}
	if t.Kind != isnad.Word {
		return t.Kind == isnad.Latin || p.Class == "time" || p.Class == "force" || p.Class == "abstract"
	}
	switch b.POS {
	case isnad.Adjective, isnad.ActiveParticiple, isnad.PassiveParticiple:
		if b.Number == isnad.Plural && b.Gender == isnad.Masculine && p.Number != isnad.Plural {
			return false // اتهمت الحكومة الحوثيين
		}
		if b.Definite == (p.Definite || p.POS == isnad.ProperNoun) || p.Guessed {
			return true
		}
	}
	switch {
	case accusative(t):
		return false // قتل قناص مدنيا
	case p.POS == isnad.ProperNoun, p.Guessed:
		return b.POS == isnad.ProperNoun || b.Guessed
	case p.Definite:
		return p.Class == "role" && (b.POS == isnad.ProperNoun || b.Guessed)
	case p.POS == isnad.Adjective:
		return b.POS == isnad.Adjective && !b.Definite
	case p.Class == "members" && p.Number == isnad.Singular, strings.HasSuffix(before.Fold, "ون"):
		return false // فجر انتحاري سيارة
	}
	return true
}

// phraseGender is the gender that the phrase beginning at j gives its verb; 0
// where it leaves that open.
func phraseGender(toks []isnad.Token, j int) isnad.Gender {
	b := toks[j].Best()
	if toks[j].Kind != isnad.Word || b.POS == isnad.NumberWord || b.Class == "quantity" {
		for k := j + 1; k < len(toks) && k <= j+3; k++ {
			if n := toks[k].Best(); n.POS == isnad.Noun {
				switch {
				case n.Class == "people" || n.Class == "members" || n.Class == "casualty" || n.Class == "role":
					return isnad.Masculine
				case n.Number == isnad.Plural:
					return isnad.Feminine
				}
				return n.Gender
			}
		}
		return 0
	}
	if b.Guessed || b.POS == isnad.ProperNoun {
		return 0
	}
	if b.Number == isnad.Plural {
		switch b.Class {
		case "people", "members", "casualty", "role":
			return 0
		}
		return isnad.Feminine
	}
	return b.Gender
}

// transitive are verbs that news never leaves without an object, beside those
// of passives.
var transitive = arabic.SetOf(
	"عذّب",
	"استهدف", "قصف", "فجّر", "أسقط", "أرسل", "نفّذ", "شنّ", "دكّ",
	"سلب", "افتتح", "دشّن", "فرض", "وضع", "منح", "عيّن", "كلّف", "ضبط",
	"فكّك", "أبطل", "أصدر", "شيّع", "شيّد", "أبعد", "أجبر",
	"أنقذ", "أسعف", "نصب", "زرع", "فخّخ", "فتّش", "حرّر", "طهّر",
	"استجوب", "ذبح", "صلب", "سجّل", "رصد", "استخدم", "استعمل",
	"وزّع", "سلّم", "انتزع", "احتلّ", "انتشل", "استبدل", "رحّل",
	"حظر", "منع", "أجّل", "خصّص", "درّب", "استأنف", "أحبط", "أفشل",
	"أخمد", "أوفد", "استقدم", "جنّد", "أعطب", "صوّر", "نظّم", "شكّل", "أنشأ",
	"سحب", "بتر", "اقتلع", "جرف", "جرّف", "دنّس", "خرّب", "سرق",
	"استدرج", "طرح", "صنع", "شنق", "حجز", "أوقف", "أغرق", "لغّم",
)

// fourLetters reports a verb of form II, III or IV, whose present has a damma on
// its first letter in the active too.
func fourLetters(lemma string) bool {
	rs := []rune(lemma)
	return len(rs) == 4 && (rs[0] == 'أ' || rs[1] == 'ا' || rs[2] == shadda)
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
var said = arabic.SetOf("ذكر", "نقل", "كشف", "ذكّر", "أعلن", "أبلغ")

func passiveByNext(toks []isnad.Token, i int, b *isnad.Analysis) isnad.Voice {
	j := i + 1
	if j >= len(toks) {
		return isnad.Passive
	}
	n := &toks[j]
	if n.Fold == "ما" {
		if b.Number == isnad.Plural {
			return isnad.Active // وقتلوا ما لا يقل عن عشرين
		}
		return isnad.Passive // قتل ما لا يقل عن عشرين
	}
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
