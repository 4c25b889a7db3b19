package frame

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// findTriggers lists for each token the frames that it can trigger.
func (c *sentence) findTriggers() {
	toks := c.s.Tokens
	for i := range toks {
		t := &toks[i]
		if t.Kind != isnad.Word || t.Best().POS == isnad.Verb && c.named(i) || t.Best().POS == isnad.Adjective && c.inName(i) {
			continue
		}
		if c.inParty(i) {
			if i+1 >= len(toks) || !c.closesMention(i) {
				continue
			}
			if c.joinedTo(i+1, "ل") {
				c.phraseTriggers(i) // الفصائل المعارضة | للنظام
			}
			if a := t.Best(); a.POS != isnad.PassiveParticiple || a.Proclitics != isnad.ProAl || !c.joinedTo(i+1, "ب") {
				continue // مليشيات كذا المدعومة | بالمرتزقة
			}
		}
		c.phraseTriggers(i)
		c.predicates(i)
		an := t.Best()
		var form trigForm
		key := &noLemma
		switch an.POS {
		case isnad.Verb:
			form, key = formFinite, c.lemma(i, an.Verb)
		case isnad.VerbalNoun:
			form, key = formMasdar, c.lemma(i, an.Verb)
		case isnad.ActiveParticiple:
			form, key = formActive, c.lemma(i, an.Verb)
		case isnad.PassiveParticiple:
			form, key = formPassive, c.lemma(i, an.Verb)
		case isnad.Noun, isnad.ProperNoun, isnad.Adverb:
			form, key = formNoun, c.lemma(i, an.Lemma)
		case isnad.Adjective:
			form, key = formAdj, c.lemma(i, an.Lemma)
		}
		if (form == formActive || form == formPassive) && nounOfPeople(t) && !c.circumstance(i) {
			c.addHits(i, formNoun, c.lemma(i, an.Lemma).nouns)
			continue
		}
		if form == formMasdar && i > 0 && an.Proclitics == isnad.ProAl {
			// القوات المهاجمة: behind a definite noun it is the participle.
			if p := c.an(i - 1); p.Proclitics.Has(isnad.ProAl) && p.POS.Nominal() && toks[i-1].Kind == isnad.Word {
				for k := range t.Analyses {
					if b := &t.Analyses[k]; b.POS == isnad.ActiveParticiple {
						form, key = formActive, c.lemma(i, b.Verb)
						break
					}
				}
			}
		}
		if noun := form == formNoun || form == formAdj; noun || key.key != "" {
			if noun {
				c.addHits(i, form, key.nouns)
			} else {
				c.addHits(i, form, key.verbs)
			}
			if form == formFinite {
				// One spelling, several verbs: تهدّد threatens and is threatened,
				// تُغلق closes. Roles and priorities sort them.
				for k := 1; k < len(t.Analyses) && !c.still(i); k++ {
					if b := &t.Analyses[k]; b.POS == isnad.Verb && b.Verb != an.Verb && !b.Jussive && b.Proclitics == an.Proclitics && b.Enclitic == an.Enclitic {
						c.addHitsBy(i, formFinite, c.lemma(i, b.Verb).verbs, b)
					}
				}
			}
			if form == formMasdar || form == formActive || form == formPassive {
				// A verbal noun may be listed as a noun or adjective as well.
				f := formNoun
				if form != formMasdar {
					f = formAdj
				}
				c.addHits(i, f, c.lemma(i, an.Lemma).nouns)
			}
			if form == formActive || form == formPassive {
				// One spelling may be both: المحرّر.
				for k := 1; k < len(t.Analyses); k++ {
					b := &t.Analyses[k]
					if b.Proclitics != an.Proclitics {
						continue
					}
					switch b.POS {
					case isnad.ActiveParticiple:
						c.addHits(i, formActive, c.lemma(i, b.Verb).verbs)
					case isnad.PassiveParticiple:
						c.addHits(i, formPassive, c.lemma(i, b.Verb).verbs)
					}
				}
			}
			if form == formNoun || form == formAdj {
				// The noun may be a verbal noun by another reading.
				for k := 1; k < len(t.Analyses); k++ {
					b := &t.Analyses[k]
					if b.Proclitics != an.Proclitics {
						continue
					}
					if placeClasses.Has(an.Class) || an.Class == "vehicle" || an.Class == "members" && b.POS == isnad.VerbalNoun {
						continue // المدينة is a town, مقاتلة a jet
					}
					switch b.POS {
					case isnad.VerbalNoun:
						c.addHits(i, formMasdar, c.lemma(i, b.Verb).verbs)
					case isnad.ActiveParticiple:
						if an.Class == "" || form == formAdj || an.Number != isnad.Plural {
							c.addHits(i, formActive, c.lemma(i, b.Verb).verbs)
						}
					case isnad.PassiveParticiple:
						if an.Class == "" || form == formAdj || an.Number != isnad.Plural {
							c.addHits(i, formPassive, c.lemma(i, b.Verb).verbs)
						}
					}
				}
			}
		}
	}
}

// named reports that token i belongs to a name, whatever its analysis.
func (c *sentence) named(i int) bool {
	for k := range c.ms {
		if c.ms[k].First <= i && i <= c.ms[k].Last && c.ms[k].Named {
			return true
		}
	}
	return false
}

// inName reports that token i belongs to a person's name of several words: أحمد سليم is
// in no condition.
func (c *sentence) inName(i int) bool {
	for k := range c.ms {
		if m := &c.ms[k]; i <= m.Last && (m.First < i || m.First == i && i < m.Last && c.an(i).POS == isnad.Adjective) {
			return m.Type == isnad.Human
		}
	}
	return false
}

// closesMention reports that token i is the last of a mention of several words.
func (c *sentence) closesMention(i int) bool {
	for k := range c.ms {
		if c.ms[k].Last == i && c.ms[k].First < i {
			return true
		}
	}
	return false
}

// inParty reports that token i belongs to the name of a party or of a place: الحشد
// الشعبي masses nothing.
func (c *sentence) inParty(i int) bool {
	for k := range c.ms {
		m := &c.ms[k]
		if m.First > i || i > m.Last {
			continue
		}
		if m.First == i && i < m.Last && (remnants.Has(c.s.Tokens[i].Fold) || c.s.Tokens[i+1].Fold == "من") {
			continue // فلول داعش، مقاتلون من اللواء: who is of it is not it
		}
		if m.Type == isnad.Actor && (m.Named && m.Entity != "" || i > m.Head && (c.an(i).Class == "event" || c.an(i).POS == isnad.VerbalNoun && c.an(i).Proclitics.Has(isnad.ProAl))) {
			return true // قيادة العمليات commands, and operates nowhere
		}
		if m.Type == isnad.Place && m.Named && m.Entity != "" && m.First < m.Last && (c.an(i).POS == isnad.VerbalNoun || c.an(i).POS == isnad.Verb) {
			return true // جرف الصخر sweeps nothing away
		}
		if m.Type == isnad.Count && i > m.First && c.an(i).POS != isnad.VerbalNoun && c.an(i).Class != "casualty" && c.an(i).Class != "event" {
			return true // 40 مسلحا
		}
	}
	return false
}

// remnants are nouns before the name of a party for those of it that are left or
// hide.
var remnants = arabic.SetOf("فلول", "لفلول", "خلايا", "لخلايا", "بقايا", "لبقايا", "شراذم", "جيوب", "لجيوب")

// nounOfPeople reports a participle that the lexicon has as a noun, too
// (مقاتل، متضرر، مقطع): it names and does not say.
func nounOfPeople(t *isnad.Token) bool {
	b := t.Best()
	if strings.HasSuffix(t.Fold, "ه") || b.Enclitic != "" {
		for k := range t.Analyses {
			if a := &t.Analyses[k]; a.POS == isnad.Noun && a.Enclitic == b.Enclitic && placeClasses.Has(a.Class) {
				return true // مدينة is a town, and no woman condemned
			}
		}
		return false
	}
	for k := range t.Analyses {
		a := &t.Analyses[k]
		if a.POS == isnad.Noun && a.Proclitics == b.Proclitics && a.Class != "" && a.Class != "event" {
			return true
		}
	}
	return false
}

var noLemma lemma

func (c *sentence) addHits(i int, form trigForm, triggers []trigger) {
	for _, tr := range triggers {
		if tr.forms&(1<<form) != 0 && (!tr.f.caption || c.opensCaption(i)) {
			c.addHit(i, hit{f: tr.f, form: form, last: i})
		}
	}
}

// opensCaption reports that token i opens a sentence that has no verb, up to a
// full stop or dash.
func (c *sentence) opensCaption(i int) bool {
	toks := c.s.Tokens
	for j := i - 1; j >= 0; j-- {
		if toks[j].Kind != isnad.Punct {
			return false
		}
	}
	for j := i; j < len(toks) && toks[j].Norm != "." && !dashes.Has(toks[j].Norm); j++ {
		if toks[j].Kind == isnad.Word && toks[j].Best().POS == isnad.Verb && !c.named(j) {
			return false
		}
	}
	return true
}

// still reports the verb of لا تزال، ما زالت، لم يزل: it says that something lasts, and
// removes nothing.
func (c *sentence) still(i int) bool {
	return i > 0 && c.an(i).Verb == "زال" && lastsBehind.Has(c.s.Tokens[i-1].Fold)
}

// lastsBehind are the particles behind which زال means to last.
var lastsBehind = arabic.SetOf("لا", "ولا", "فلا", "ما", "وما", "لم", "ولم")

// addHitsBy adds the frames that another reading of token i than its likeliest
// can trigger.
func (c *sentence) addHitsBy(i int, form trigForm, triggers []trigger, an *isnad.Analysis) {
	for _, tr := range triggers {
		if tr.forms&(1<<form) != 0 {
			c.addHit(i, hit{f: tr.f, form: form, last: i, an: an})
		}
	}
}

func (c *sentence) addHit(i int, h hit) {
	for k := range c.trigs[i] {
		if o := &c.trigs[i][k]; o.f == h.f && o.form == h.form {
			o.last = max(o.last, h.last) // of two phrases the longer
			return
		}
	}
	c.trigs[i] = append(c.trigs[i], h)
}

// phraseTriggers matches the phrases that can begin at token i.
func (c *sentence) phraseTriggers(i int) {
	t := &c.s.Tokens[i]
	try := func(opens []phrase, sure bool) {
		for k := range opens {
			p := &opens[k]
			if c.otherNext(i, p.words) {
				continue
			}
			if last, ok := c.phraseAt(i, p.words, sure); ok {
				form := formPhrase
				if p.words[0].lemma {
					switch t.Best().POS {
					case isnad.Verb:
						form = formFinite
					case isnad.Noun, isnad.VerbalNoun:
						form = formNoun
					}
				}
				if c.nominalRun(i, last) {
					form = formNoun
					if !(p.words[0].lemma && t.Best().POS == isnad.VerbalNoun && p.gap()) { // تكبيد العدو خسائر: who undergoes it stands within
						c.ends[i] = max(c.ends[i], last)
					}
				}
				c.cut[last+1] = true
				c.addHit(i, hit{f: p.f, form: form, last: last, own: p.own})
			}
		}
	}
	w := c.words[i]
	try(w.opens, true)
	try(w.unjoined, true)
	if e := t.Best().Enclitic; e != "" && len(t.Fold) > len(e) {
		try(c.set.phrases[strings.TrimSuffix(unjoin(t.Fold), arabic.FoldLemma(e))], false) // بيده
	}
	for k := range t.Analyses {
		if k > 5 {
			break
		}
		a := &t.Analyses[k]
		if k > 0 && a.Lemma == t.Analyses[k-1].Lemma && a.Verb == t.Analyses[k-1].Verb {
			continue
		}
		try(c.lemma(i, a.Lemma).opens, true)
		if a.Verb != "" && a.Verb != a.Lemma {
			try(c.lemma(i, a.Verb).opens, true)
		}
	}
}

// nominalRun reports that a phrase is a noun with adjectives or genitives of
// its own (وقف إطلاق النار، قصف جوي), and so a noun phrase in the clause.
func (c *sentence) nominalRun(first, last int) bool {
	if last == first {
		return false
	}
	for j := first; j <= last; j++ {
		t := &c.s.Tokens[j]
		a := t.Best()
		if t.Kind != isnad.Word || !a.POS.Nominal() || a.POS == isnad.NumberWord || j > first && a.Proclitics&^isnad.ProAl != 0 || a.Enclitic != "" {
			return false
		}
		if j == first && a.POS != isnad.Noun && a.POS != isnad.VerbalNoun {
			return false
		}
	}
	return true
}

// unjoin takes a leading و or ف off a folded word.
func unjoin(f string) string {
	if len(f) > 6 && (f[:2] == "و" || f[:2] == "ف") {
		return f[2:]
	}
	return f
}

// otherNext reports at a glance that token i+1 cannot be the second word of the
// phrase: most phrases that a common word begins end here.
func (c *sentence) otherNext(i int, words []phraseWord) bool {
	if len(words) < 2 || words[1].skip {
		return false
	}
	w := &words[1]
	if len(words) == 2 && (w.fold == "ل" || w.fold == "ب") {
		return false // it may be joined to what follows
	}
	if i+1 >= len(c.s.Tokens) {
		return true
	}
	switch t := &c.s.Tokens[i+1]; {
	case t.Kind == isnad.Punct:
		return false // quotation marks are passed over
	case w.lemma:
		return c.keysOf(i+1)&w.bit == 0
	default:
		return t.Fold != w.fold && t.Best().Enclitic == ""
	}
}

// phraseAt matches the words of a phrase from token i on; where it was found by its
// first word, it is sure that this is there.
func (c *sentence) phraseAt(i int, words []phraseWord, sure bool) (last int, ok bool) {
	toks := c.s.Tokens
	j, k := i, 0
	if sure {
		last, j, k = i, i+1, 1
	}
	for ; k < len(words); k++ {
		w := &words[k]
		if w.skip {
			if k+1 >= len(words) {
				return 0, false
			}
			commas, reach := 0, 8
			for n := 0; n <= reach; n++ {
				if j+n < len(toks) && n > 0 {
					// The words between stay in the clause; what a pair of commas
					// sets off may stand there (فرضت، أمس، سيطرتها).
					switch a := c.an(j + n); {
					case toks[j+n].Norm == "،" || toks[j+n].Norm == ",":
						if commas++; commas == 1 && reach < 14 {
							reach = 14 // تخضع الأحياء، لا سيما …، لسيطرة
						}
					case toks[j+n].Kind == isnad.Punct && (toks[j+n].Norm == "." || toks[j+n].Norm == ":" || toks[j+n].Norm == "؛"),
						toks[j+n].Kind == isnad.Word && a.POS == isnad.Subordinator:
						return 0, false
					case a.POS == isnad.Relative && n < 6:
						reach = 14 // سقط القضاء الذي يبعد … بيد
					}
				}
				if j+n < len(toks) && commas != 1 && (c.wordIs(j+n, &words[k+1], false) || k+1 == len(words)-1 && c.wordWithPronoun(j+n, &words[k+1])) {
					j += n
					break
				}
				if n == reach {
					return 0, false
				}
			}
			continue
		}
		if k > 0 && k == len(words)-1 && !w.lemma && c.joinedTo(j, w.fold) {
			return last, true // المعارضة ل | لنظام: joined to what follows
		}
		for j < len(toks) && toks[j].Kind == isnad.Punct && k > 0 {
			switch toks[j].Norm {
			case "\"", "«", "»", "“", "”":
				j++
				continue
			}
			break
		}
		if j >= len(toks) || !c.wordIs(j, w, k == 0) && !(k == len(words)-1 && c.wordWithPronoun(j, w)) {
			return 0, false
		}
		last = j
		j++
	}
	return last, true
}

// joinedTo reports that the preposition prep is written to the word at token j,
// over a quotation mark.
func (c *sentence) joinedTo(j int, prep string) bool {
	if prep != "ل" && prep != "ب" {
		return false
	}
	for j < len(c.s.Tokens) && c.s.Tokens[j].Kind == isnad.Punct && c.s.Tokens[j].Norm != "." && c.s.Tokens[j].Norm != "،" {
		j++
	}
	if j >= len(c.s.Tokens) || c.s.Tokens[j].Kind != isnad.Word {
		return false
	}
	if k := c.mentionAt(j); k >= 0 {
		switch left := arabic.Fold(c.text[c.s.Tokens[j].Start:c.ms[k].Start]); left {
		case "ل", "لل", "ب":
			return left[:2] == prep
		}
	}
	if pro := c.an(j).Proclitics; prep == "ل" {
		return pro.Has(isnad.ProLi)
	} else {
		return pro.Has(isnad.ProBi)
	}
}

func (c *sentence) wordIs(j int, w *phraseWord, first bool) bool {
	t := &c.s.Tokens[j]
	if !w.lemma {
		return t.Fold == w.fold || first && unjoin(t.Fold) == w.fold
	}
	if c.keysOf(j)&w.bit == 0 {
		return false
	}
	for k := range t.Analyses {
		a := &t.Analyses[k]
		if c.lemma(j, a.Lemma).key == w.fold || a.Verb != "" && c.lemma(j, a.Verb).key == w.fold {
			return true
		}
	}
	return false
}

func (c *sentence) wordWithPronoun(j int, w *phraseWord) bool {
	t := &c.s.Tokens[j]
	e := t.Best().Enclitic
	if e == "" || w.lemma || len(t.Fold) <= len(e) {
		return false
	}
	stem := t.Fold[:len(t.Fold)-len(e)]
	if s, ok := strings.CutSuffix(w.fold, "ه"); ok && stem == s+"ت" {
		return true // سيطرتنا
	}
	return stem == w.fold
}

// phraseLen is the number of tokens of the longest nominal phrase trigger at
// token i, or 0.
func (c *sentence) phraseLen(i int) int {
	n := 0
	for _, h := range c.trigs[i] {
		if h.form == formPhrase && h.last-i+1 > n {
			n = h.last - i + 1
		}
	}
	return n
}
