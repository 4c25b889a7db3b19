package frame

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// The shallow syntax of a sentence: a row of items, each a noun phrase, a
// prepositional phrase, a verb, or a word that bounds clauses. Phrases are
// cut small: a noun that can trigger a frame opens an item of its own even in
// the middle of a genitive chain (عملية | تحرير | الموصل), so that the nouns
// behind it can be its roles.

type itemKind uint8

const (
	itemNP itemKind = iota + 1
	itemVerb
	itemAdj  // an adjective or participle that triggers, apart from its noun
	itemTime // a time mention
	itemRel  // الذي، التي، ما، من
	itemSub  // أن، إن، حيث، بعدما: a clause begins
	itemConj // ثم، لكن، أو, or a joined و before no noun
	itemPart // particles and adverbs: passed over
	itemStop // . ؛ : ؟ and other marks that end a clause
	itemComma
	itemQuote // quotation marks and brackets
)

type item struct {
	kind        itemKind
	first, last int // tokens
	head        int // token of the head noun, quantifiers passed over
	prep        string
	prepAt      int
	conj        bool // joined to what stands before by و or أو
	gen         bool // genitive of the item before
	mention     int  // index in the sentence's mentions, or -1
	start       int  // byte where the phrase begins, behind proclitics
	wide        bool // the phrase is more than its mention: عدد من المدنيين
	titled      int  // mention of the party in the title that a name has taken up (زعيم الحركة فلان), or -1
	office      int  // mention of the function that a name has taken up, or -1
	among       bool // a part of a number before it: بينهم ثلاثة أطفال
}

// clause is one sentence laid out in items.
type sentence struct {
	set    *Set
	text   string
	idx    int
	s      *isnad.Sentence
	ms     []isnad.Mention // of this sentence
	base   int             // index of ms[0] in the dispatch's mentions
	items  []item
	of     []int   // token -> item, or -1
	trigs  [][]hit // token -> frames it can trigger
	ends   []int   // token -> last token of the longest nominal phrase that begins there and triggers, or 0
	bridge int     // token behind words that only measure (ما تبقى من), or 0
	cut    []bool  // token -> a phrase that triggers ends right before it

	words  []*spelling // token -> its word
	keys   []uint64    // token -> see keysOf; 0 until it is asked for
	bests  []*lemma    // token -> the lemma of its likeliest reading; nil until it is asked for
	in     wordSets    // see anywhereIn; empty until it is asked for
	starts []int       // token -> the mention that begins there, or -1
	nps    []np        // item -> its noun phrase, once all is laid out
	made   []bool      // item -> … it has been asked for
	around []around    // item -> what stands around it, once it has been asked for
	found  []group     // room for what is found to the right

	lists  rows[np]
	groups rows[group]
	drafts rows[isnad.Claim] // what frames make of a trigger, before one is chosen

	claimed []isnad.Claim // the claims of the sentence, until they are copied
	all     []isnad.Claim // those of the dispatch, until they are

	spare []item
}

func (c *sentence) an(tok int) *isnad.Analysis { return c.s.Tokens[tok].Best() }

// mentionAt is the index of the mention that begins at token i, or -1; so it is
// behind the last token.
func (c *sentence) mentionAt(i int) int {
	if i >= len(c.starts) {
		return -1
	}
	return c.starts[i]
}

func (c *sentence) layout() {
	toks := c.s.Tokens
	prep, prepAt := "", -1
	conj := false
	push := func(it item) {
		if it.kind != itemQuote {
			it.conj = it.conj || conj
			conj = false // و «كذا»: it joins what the quotation marks hold
		}
		if it.kind == itemNP && prep != "" && (it.prep == "" || it.prep == "ل" && prepAt == it.first-1) { // وفقا لكذا
			it.prep, it.prepAt = prep, prepAt
			it.gen = false
		}
		if it.kind != itemQuote {
			prep, prepAt = "", -1
		}
		for j := it.first; j <= it.last; j++ {
			c.of[j] = len(c.items)
		}
		c.items = append(c.items, it)
	}
	for i := 0; i < len(toks); {
		t := &toks[i]
		if n := c.share(i); n > 0 {
			// نحو 60 بالمئة من مساحة المحافظة: the share stands for the whole.
			conj = conj || isnadConj(c.an(i))
			c.bridge = i + n
			i += n
			continue
		}
		if m := c.mentionAt(i); m >= 0 && !(c.ends[i] > i && c.ends[i] < c.ms[m].Last) { // مناطق سيطرة | المعارضة
			it := c.mentionItem(i, m)
			if it.kind == itemNP {
				it.gen = c.construct(i)
			}
			if it.conj && !isnadConj(c.an(i)) && !strings.HasPrefix(t.Fold, "وال") {
				it.conj = false
			}
			push(it)
			i = it.last + 1
			continue
		}
		switch t.Kind {
		case isnad.Punct, isnad.Symbol:
			k := itemQuote
			switch t.Norm {
			case "،", ",", "-", "–", "—", "--":
				k = itemComma
			case ".", ":", "؛", ";", "؟", "!", "?", "..", "...", "…", "|", "•", "*":
				k = itemStop
			}
			push(item{kind: k, first: i, last: i, head: i, mention: -1})
			i++
			continue
		}
		if n := c.unmanned(i); n > 0 {
			i += n // طائرة بدون طيار: what kind it is
			continue
		}
		if n := c.manner(i); n > 0 {
			push(item{kind: itemPart, first: i, last: i + n - 1, head: i, mention: -1, conj: isnadConj(c.an(i))})
			i += n
			continue
		}
		if c.asYet(i) {
			push(item{kind: itemPart, first: i, last: i, head: i, mention: -1})
			i++
			continue
		}
		if n := c.besides(i, prep); n > 0 {
			conj = true
			i += n // قتل 14 عنصرا إضافة إلى 9 مدنيين: it joins as و does
			continue
		}
		if n := c.nearby(i, prep); n > 0 {
			prep, prepAt = "قرب", i+n-1
			i += n
			continue
		}
		if n := c.transparent(i); n > 0 {
			// ما تبقى من الحي، ما لا يقل عن عشرة: what they measure stands for them.
			conj = conj || isnadConj(c.an(i))
			c.bridge = i + n
			i += n
			continue
		}
		an := c.an(i)
		pro := an.Proclitics
		phrase := c.phraseLen(i)
		switch {
		case c.ends[i] > i:
			it := c.nounItem(i)
			it.gen = c.construct(i) && prep == ""
			it.prep, it.prepAt = joinedPrep(pro, i)
			push(it)
			i = it.last + 1
		case c.whoIsLeft(i):
			it := item{kind: itemNP, first: i, last: i + 2, head: i, mention: -1, start: t.Start}
			it.gen = c.construct(i) && prep == ""
			push(it) // فرار من تبقى منهم
			i += 3
		case phrase > 1 && !(an.POS == isnad.Preposition && c.ofQuantity(i)) && an.POS != isnad.Verb && an.POS != isnad.VerbalNoun && !((an.POS == isnad.Noun || an.POS == isnad.ProperNoun) && pro.Has(isnad.ProBi|isnad.ProLi) && c.actionNoun(i)):
			push(item{kind: itemAdj, first: i, last: i, head: i, mention: -1, conj: isnadConj(an)})
			i++
		case an.POS == isnad.Preposition:
			if an.Enclitic != "" { // عليها، منهم: a phrase by itself
				push(item{kind: itemPart, first: i, last: i, head: i, mention: -1, conj: isnadConj(an), prep: arabic.FoldLemma(an.Lemma)})
				i++
				continue
			}
			if prep == "" || i == prepAt+1 { // من خلال، إلى جانب: the last one counts, but من قبل is its own
				p := prepKey(c, i)
				if prep == "من" && p == "قبل" || prep == "علي" && (p == "يد" || p == "ايدي") {
					p = "من قبل"
				}
				prep, prepAt = p, i
				conj = conj || isnadConj(an)
			}
			c.of[i] = -1
			i++
		case prep == "من" && i == prepAt+1 && (t.Fold == "اتجاه" || c.graspAfterFreeing(i)):
			c.of[i] = -1 // من اتجاه القرية: from there; تحرير المدينة من قبضة التنظيم: from it
			prepAt = i
			i++
		case prep == "علي" && i == prepAt+1 && (t.Fold == "طول" || t.Fold == "امتداد") && i+1 < len(toks) && toks[i+1].Kind == isnad.Word:
			prep, prepAt = "في", i // على طول الحدود
			i++
		case prep == "علي" && i == prepAt+1 && (t.Fold == "يد" || t.Fold == "ايدي" || t.Fold == "ايادي") && i+1 < len(toks) && toks[i+1].Kind == isnad.Word:
			prep, prepAt = "من قبل", i // على يد المسلحين
			i++
		case prep == "من" && i == prepAt+1 && (t.Fold == "طرف" || t.Fold == "جانب" || t.Fold == "لدن") && i+1 < len(toks) && c.mentionAt(i+1) >= 0 && c.ms[c.mentionAt(i+1)].Type != isnad.Place:
			prep, prepAt = "من قبل", i // من طرف الشرطة
			i++
		case c.words[i].wind && an.Proclitics == 0 && i+1 < len(toks) && c.opensPhrase(i+1):
			// شمال دير الزور: it says where, as a preposition does.
			prep, prepAt = t.Fold, i
			i++
		case t.Fold == "وسط" && prep == "" && i+1 < len(toks) && (c.an(i+1).POS == isnad.VerbalNoun || c.an(i+1).Class == "event") && c.an(i+1).Proclitics == 0:
			// وسط تراجع الفصائل: amid, and not in the middle of.
			prep, prepAt = "مع", i
			i++
		case t.Fold == "بحق" && prep == "" && i+1 < len(toks) && toks[i+1].Kind == isnad.Word && c.an(i+1).Proclitics&^isnad.ProAl == 0:
			prep, prepAt = "بحق", i // مجزرة بحق المدنيين
			i++
		case t.Fold == "نتيجه" && (prep == "" || prep == "ك") && i+1 < len(toks):
			// نتيجة الغارة، نتيجة للغارة: why, as a preposition says it.
			prep, prepAt = "نتيجه", i
			i++
		case an.POS == isnad.Demonstrative && an.Proclitics.Has(isnad.ProBi) && (t.Fold == "بذلك" || t.Fold == "وبذلك" || t.Fold == "بهذا" || t.Fold == "وبهذا") && i+1 < len(toks) && c.an(i+1).Proclitics == isnad.ProAl && (c.an(i+1).Gender == isnad.Feminine || t.Fold == "بذلك" && i > 0 && c.an(i-1).POS == isnad.Verb):
			// خسرت بذلك السيطرة: thereby, and no "that" of what follows.
			push(item{kind: itemPart, first: i, last: i, head: i, mention: -1, conj: isnadConj(an)})
			i++
		case an.POS == isnad.Demonstrative && prep != "" && (i+1 >= len(toks) || !c.an(i+1).Proclitics.Has(isnad.ProAl)):
			// خلال ذلك، إلى ذلك: the pronoun is all that the preposition governs.
			prep, prepAt = "", -1
			push(item{kind: itemPart, first: i, last: i, head: i, mention: -1, conj: isnadConj(an)})
			i++
		case an.POS == isnad.Relative:
			push(item{kind: itemRel, first: i, last: i, head: i, mention: -1, conj: isnadConj(an)})
			i++
		case an.POS == isnad.Subordinator:
			push(item{kind: itemSub, first: i, last: i, head: i, mention: -1, conj: isnadConj(an)})
			i++
		case an.POS == isnad.Conjunction:
			if t.Fold == "او" || t.Fold == "و" {
				conj = true
				i++
				continue
			}
			push(item{kind: itemConj, first: i, last: i, head: i, mention: -1})
			i++
		case c.ofHead(i):
			push(item{kind: itemAdj, first: i, last: i, head: i, mention: -1, start: t.Start})
			i++
		case c.words[i].dayPart && !(i > 0 && subjectOpens.Has(toks[i-1].Fold)):
			push(item{kind: itemPart, first: i, last: i, head: i, mention: -1})
			i++
		case an.POS == isnad.Particle, an.POS == isnad.Adverb, an.POS == isnad.Pronoun:
			push(item{kind: itemPart, first: i, last: i, head: i, mention: -1, conj: isnadConj(an)})
			i++
		case an.POS == isnad.Demonstrative:
			// هذا الموقع: passed over; the noun opens the phrase.
			if isnadConj(an) {
				conj = true
			}
			if an.Proclitics.Has(isnad.ProBi) {
				prep, prepAt = "ب", i
			} else if an.Proclitics.Has(isnad.ProLi) {
				prep, prepAt = "ل", i
			}
			i++
		case an.POS == isnad.ActiveParticiple && !an.Definite && an.Proclitics == 0 && strings.HasSuffix(t.Fold, "ا") && len(c.trigs[i]) == 0:
			push(item{kind: itemSub, first: i, last: i, head: i, mention: -1})
			i++
		case an.POS == isnad.Verb:
			push(item{kind: itemVerb, first: i, last: i, head: i, mention: -1, conj: isnadConj(an), start: t.Start})
			i++
		default:
			if it, ok := c.adjectiveItem(i); ok && !c.menAlone(i) {
				push(it)
				i++
				continue
			}
			it := c.nounItem(i)
			it.gen = c.construct(i) && prep == ""
			it.prep, it.prepAt = joinedPrep(pro, i)
			push(it)
			i = it.last + 1
		}
	}
}

// ofQuantity reports that a quantity stands right before the preposition at token i,
// which then says of what it is: عددا من المدنيين.
func (c *sentence) ofQuantity(i int) bool {
	if i == 0 || len(c.items) == 0 {
		return false
	}
	x := &c.items[len(c.items)-1]
	return x.kind == itemNP && x.last == i-1 && x.first == x.last && c.an(x.head).Class == "quantity" && c.an(x.head).Enclitic == "" && c.an(i).Proclitics == 0
}

// whoIsLeft reports the words for those of a party that are left at token i: من تبقى
// منهم.
func (c *sentence) whoIsLeft(i int) bool {
	toks := c.s.Tokens
	if toks[i].Fold != "من" || i+2 >= len(toks) || toks[i+2].Fold != "منهم" {
		return false
	}
	switch toks[i+1].Fold {
	case "تبقي", "بقي", "تبقوا", "بقوا", "نجا", "سلم":
		return true
	}
	return false
}

// dayParts are nouns in the accusative that say when or how: استعادوا صباحا المطار،
// أعدمت السلطات شنقا خمسة.
var dayParts = arabic.SetOf("صباحا", "مساء", "فجرا", "ظهرا", "عصرا", "ليلا", "نهارا", "يوميا", "سلفا", "مجددا", "تماما", "ناريا", "عسكريا", "سياسيا", "ميدانيا",
	"شنقا", "خنقا", "حرقا", "غرقا", "جوا", "برا", "بحرا", "عمدا", "فورا", "علنا", "سرا", "قسرا", "عنوه", "تباعا", "لاحقا", "مؤقتا", "موقتا", "رسميا", "نهائيا", "جزئيا", "كليا", "غيابيا", "حضوريا", "هاتفيا", "شفهيا", "كتابيا", "جماعيا")

// subjectOpens are the particles that want a noun behind them: أن عسكريا أصيب.
var subjectOpens = arabic.SetOf("ان", "بان", "وان", "لكن", "ولكن", "لان")

// manners are nouns that say with ب how a thing is done, and govern nothing:
// قصف بعنف مدينة كذا.
var manners = arabic.SetOf("بعنف", "بشده", "بكثافه", "بضراوه", "بشراسه", "بسهوله", "بصعوبه", "بسرعه", "بغزاره", "بوحشيه", "بدقه", "بعشوائيه", "باستمرار", "بوضوح", "بقسوه", "بسلاسه", "بهدوء", "بحذر", "ببطء", "بصمت", "بسريه", "بعنايه", "بفاعليه", "بفعاليه", "بنجاح", "بالكامل", "بالتدريج", "تدريجيا", "بجديه", "بحزم", "بثبات")

// without and lacking are what is said of a thing that goes on: دون توقف، بلا هوادة.
var (
	without = arabic.SetOf("دون", "بدون", "بلا", "دونما")
	lacking = arabic.SetOf("هواده", "توقف", "انقطاع", "رحمه", "استثناء", "تمييز", "انذار", "تردد", "كلل", "رادع", "شفقه")
)

// asYet reports بعد as the adverb behind a verb that is denied: لم تعرف بعد هوية
// المهاجمين. What happens or a time behind it is what something comes after.
func (c *sentence) asYet(i int) bool {
	toks := c.s.Tokens
	if toks[i].Fold != "بعد" || i < 2 || i+1 >= len(toks) || toks[i+1].Kind != isnad.Word || c.an(i-1).POS != isnad.Verb || !notYet.Has(toks[i-2].Fold) {
		return false
	}
	a := c.an(i + 1)
	return anyOf.Has(toks[i+1].Fold) || a.POS == isnad.Noun && a.Class != "event" && a.Class != "time" && a.Class != "deal" && a.Class != "quantity" || a.POS == isnad.Preposition || a.POS == isnad.ProperNoun
}

// notYet are the particles behind which بعد is an adverb.
var notYet = arabic.SetOf("لم", "ولم", "فلم", "لما", "لا", "ولا")

// anyOf is any in its genders.
var anyOf = arabic.SetOf("اي", "ايه")

// strong are words that say with a number how strong or deep a thing is.
var strong = arabic.SetOf("بقوه", "بشده", "بعمق", "بارتفاع")

// manner is the number of words at token i that only say how a thing is done, 0
// where there are none.
func (c *sentence) manner(i int) int {
	toks := c.s.Tokens
	switch w := c.words[i]; {
	case strong.Has(toks[i].Fold) && i+1 < len(toks) && toks[i+1].Kind == isnad.Number:
		if i+2 < len(toks) && unitNouns.Has(toks[i+2].Fold) {
			return 3 // بقوة 5.8 درجات
		}
		return 2
	case w.manner:
		if j := i + 1; j < len(toks) && toks[j].Kind == isnad.Word && c.mentionAt(j) < 0 && adjectival(&toks[j]) && c.an(j).Proclitics == 0 && len(c.trigs[j]) == 0 {
			return 2 // بسرعة كبيرة
		}
		return 1
	case w.without && i+1 < len(toks) && c.words[i+1].lacking && c.an(i+1).Proclitics == 0:
		return 2
	}
	return 0
}

// measures are words between a governor and the noun that they measure.
var measures = [][]string{
	{"ما", "تبقي", "من"}, {"ماتبقي", "من"}, {"من", "تبقي", "من"}, {"من", "بقي", "من"}, {"من", "تبقوا", "من"}, {"ما", "بقي", "من"}, {"مابقي", "من"}, {"ما", "تبقت", "من"},
	{"ما", "يقارب", "من"}, {"ما", "يقارب"}, {"مايقارب"}, {"ما", "يقرب", "من"}, {"مايقرب", "من"}, {"ما", "يزيد", "عن"}, {"ما", "يزيد", "علي"}, {"مايزيد", "عن"}, {"مايزيد", "علي"},
	{"ما", "يسمي"}, {"ما", "تسمي"}, {"ما", "يسمونه"}, {"ما", "يدعي"}, {"ما", "يعرف"}, {"ما", "عرف"}, {"ما", "بات", "يعرف"}, {"ما", "اصبح", "يعرف"}, {"مايسمي"}, {"ماتسمي"}, {"مايعرف"},
	{"ما", "لا", "يقل", "عن"}, {"مالا", "يقل", "عن"}, {"ما", "لايقل", "عن"}, {"ما", "يربو", "علي"}, {"ما", "يناهز"}, {"نحو"}, {"حوالي"}, {"قرابه"}, {"زهاء"}, {"كلا", "من"}, {"كل", "من"},
	{"القسم", "الاكبر", "من"}, {"الجزء", "الاكبر", "من"}, {"الشطر", "الاكبر", "من"}, {"القسم", "الاعظم", "من"}, {"الجزء", "الاعظم", "من"}, {"الغالبيه", "العظمي", "من"}, {"السواد", "الاعظم", "من"},
}

// besides is the number of words at token i that add a phrase to the one before
// (إضافة إلى، فضلا عن، علاوة على), 0 where there are none. What they add in front
// of a clause (إضافة إلى ذلك، فضلا عن أن) is another matter.
func (c *sentence) besides(i int, prep string) int {
	toks := c.s.Tokens
	if i+2 >= len(toks) || len(c.items) == 0 || prep != "" {
		return 0
	}
	switch f, p := toks[i].Fold, toks[i+1].Fold; {
	case (f == "اضافه" || f == "بالاضافه") && p == "الي", (f == "فضلا" || f == "ناهيك") && p == "عن", f == "علاوه" && p == "علي":
	default:
		return 0
	}
	if k := c.items[len(c.items)-1].kind; k != itemNP && k != itemAdj && k != itemQuote && k != itemComma && k != itemTime {
		return 0
	}
	n := &toks[i+2]
	if a := n.Best(); n.Kind == isnad.Number || n.Kind == isnad.Word && a.POS.Nominal() && a.POS != isnad.Demonstrative {
		return 2
	}
	return 0
}

// graspAfterFreeing reports a word for a hold at token i, from which a place is
// freed: who holds is what the preposition governs.
func (c *sentence) graspAfterFreeing(i int) bool {
	switch c.s.Tokens[i].Fold {
	case "سيطره", "قبضه", "ايدي", "يد", "براثن", "رجس", "دنس", "نير":
	default:
		return false
	}
	for j := i - 2; j >= 0 && j >= i-8; j-- {
		if freeing.Has(arabic.VerbKey(c.an(j).Verb)) {
			return true
		}
	}
	return false
}

// freeing are verbs by which a place is taken back from who held it.
var freeing = arabic.SetOf("حر\u0651ر", "طه\u0651ر", "استعاد", "استرجع", "استرد\u0651")

// leading are words like adjectives that stand before the noun that they qualify.
var leading = arabic.SetOf("كامل", "اخر", "اول", "ثاني", "ثالث", "اكبر", "مجمل", "باقي", "اهم", "ابرز")

// nearby is the number of words at token i that say, with the preposition
// before them, that something is near: على مقربة من، بالقرب من.
func (c *sentence) nearby(i int, prep string) int {
	toks := c.s.Tokens
	if i+1 >= len(toks) || toks[i+1].Fold != "من" {
		return 0
	}
	switch f := unjoin(toks[i].Fold); {
	case prep == "علي" && f == "مقربه", f == "بالقرب", f == "قريبا", prep == "علي" && f == "بعد":
		return 2
	}
	return 0
}

// unmanned is the number of words at token i that say of an aircraft that nobody
// flies it, 0 where there are none.
func (c *sentence) unmanned(i int) int {
	toks := c.s.Tokens
	n := 0
	if toks[i].Fold == "من" {
		n++
	}
	if i+n+1 >= len(toks) || toks[i+n+1].Fold != "طيار" {
		return 0
	}
	switch toks[i+n].Fold {
	case "دون", "بدون", "بلا", "غير":
		return n + 2
	}
	return 0
}

// transparent is the number of words at token i that only measure what comes
// behind them, 0 where there are none. نحو is one before a number alone.
func (c *sentence) transparent(i int) int {
	toks := c.s.Tokens
	if n := percent(toks, i); n > 0 {
		return n
	}
	if f := toks[i].Fold; (f == "اي" || f == "ايه") && i > 0 && toks[i-1].Kind == isnad.Word && i+1 < len(toks) && toks[i+1].Kind == isnad.Word {
		if a := c.an(i + 1); a.POS.Nominal() && a.Proclitics == 0 {
			return 1 // سقوط أي قرية
		}
	}
	for _, m := range c.words[i].measures {
		if i+len(m) >= len(toks) {
			continue
		}
		ok := true
		for k, w := range m[1:] {
			if toks[i+1+k].Fold != w {
				ok = false
				break
			}
		}
		if !ok {
			continue
		}
		if len(m) == 1 && !strings.HasPrefix(m[0], "ما") {
			if n := &toks[i+1]; n.Kind != isnad.Number && n.Best().POS != isnad.NumberWord && n.Best().Class != "quantity" {
				return 0
			}
		}
		return len(m)
	}
	return 0
}

// share is the number of tokens of a count that opens at token i and that is a
// share of what follows, which is no people; 0 where it is none.
func (c *sentence) share(i int) int {
	m := c.mentionAt(i)
	if m < 0 || c.ms[m].Type != isnad.Count {
		return 0
	}
	for j := c.ms[m].First; j <= c.ms[m].Last; j++ {
		if n := percent(c.s.Tokens, j); n > 0 {
			if k := c.mentionAt(j + n); k >= 0 && c.ms[k].Type != isnad.Place {
				return 0
			}
			return j + n - i
		}
	}
	return 0
}

// percent is the number of tokens of a share at token i with the من behind it:
// 75% من، 60 بالمئة من مساحة.
func percent(toks []isnad.Token, i int) int {
	if toks[i].Kind != isnad.Number && toks[i].Best().POS != isnad.NumberWord {
		return 0
	}
	j := i + 1
	for j < len(toks) && toks[j].Best().POS == isnad.NumberWord && !toks[j].Best().Proclitics.Has(isnad.ProBi) {
		j++
	}
	switch {
	case j < len(toks) && (toks[j].Norm == "%" || toks[j].Norm == "٪" || toks[j].Fold == "بالمئه" || toks[j].Fold == "بالمائه"):
		j++
	case j+1 < len(toks) && toks[j].Fold == "في" && (toks[j+1].Fold == "المئه" || toks[j+1].Fold == "المائه"):
		j += 2
	default:
		return 0
	}
	if j >= len(toks) || toks[j].Fold != "من" {
		return 0
	}
	j++
	if j+1 < len(toks) && (toks[j].Fold == "مساحه" || toks[j].Fold == "اراضي" || toks[j].Fold == "مجمل") {
		j++
	}
	return j - i
}

// joinedPrep is the preposition written to the word at token i, if any.
func joinedPrep(pro isnad.Proclitics, i int) (string, int) {
	switch {
	case pro.Has(isnad.ProBi):
		return "ب", i
	case pro.Has(isnad.ProLi):
		return "ل", i
	case pro.Has(isnad.ProKa):
		return "ك", i
	}
	return "", 0
}

// directions are nouns that stand for prepositions before a place.
var directions = arabic.SetOf("شمال", "جنوب", "شرق", "غرب", "وسط")

// opensPhrase reports that a place or a definite noun begins at token j.
func (c *sentence) opensPhrase(j int) bool {
	if m := c.mentionAt(j); m >= 0 {
		return c.ms[m].Type == isnad.Place && c.ms[m].Start == c.s.Tokens[j].Start
	}
	return false
}

func isnadConj(an *isnad.Analysis) bool {
	return an.Proclitics.Has(isnad.ProWa | isnad.ProFa)
}

// prepKey is the folded preposition at token i, without a joined و.
func prepKey(c *sentence, i int) string {
	an := c.an(i)
	if an.Lemma != "" {
		return arabic.FoldLemma(an.Lemma)
	}
	return c.s.Tokens[i].Fold
}

func (c *sentence) mentionItem(i, m int) item {
	mn := &c.ms[m]
	it := item{kind: itemNP, first: mn.First, last: mn.Last, head: mn.Head, mention: m, start: mn.Start}
	if mn.Type == isnad.Time {
		it.kind = itemTime
	} else if c.credit(mn) {
		it.kind = itemQuote
	}
	an := c.an(i)
	it.conj = isnadConj(an)
	// The mention begins behind the clitics: what it left out tells the
	// preposition even where the analysis does not.
	left := arabic.Fold(c.text[c.s.Tokens[i].Start:mn.Start])
	switch left {
	case "و", "ف":
		it.conj = true
	case "ب", "وب", "فب":
		it.prep, it.prepAt, it.conj = "ب", i, left != "ب"
	case "ل", "ول", "لل", "ولل", "فل", "فلل":
		it.prep, it.prepAt, it.conj = "ل", i, left != "ل" && left != "لل"
	case "ك", "وك":
		it.prep, it.prepAt, it.conj = "ك", i, left != "ك"
	case "":
		it.conj = false
	}
	return it
}

// credit reports an agency in brackets, which says whose the words are and takes
// no part in them: (رويترز) هددت إيران.
func (c *sentence) credit(m *isnad.Mention) bool {
	toks := c.s.Tokens
	return m.Type == isnad.Actor && (m.Kind == "agency" || m.Kind == "media") && m.First > 0 && m.Last+1 < len(toks) && toks[m.First-1].Norm == "(" && toks[m.Last+1].Norm == ")"
}

// nounItem takes a noun with its adjectives and genitives, up to a mention or
// a noun that can trigger.
func (c *sentence) nounItem(i int) item {
	it := item{kind: itemNP, first: i, last: i, head: i, mention: -1}
	it.start = lead(c.text, &c.s.Tokens[i])
	it.conj = isnadConj(c.an(i))
	if c.ends[i] > i {
		it.last = c.ends[i]
	}
	cur := it.last
	// Quantifiers hand the head on: بعض المقاتلين، كل المدينة.
	for cur+1 < len(c.s.Tokens) && cur == it.head && (c.an(cur).Class == "quantity" || leading.Has(c.s.Tokens[cur].Fold)) && !(c.an(cur+1).POS == isnad.Adjective && !c.an(cur+1).Proclitics.Has(isnad.ProAl) && c.mentionAt(cur+1) < 0) && c.plainNext(cur+1) && c.s.Tokens[cur+1].Fold != "غير" {
		if m := c.mentionAt(cur + 1); m >= 0 {
			it.last, it.head, it.mention = c.ms[m].Last, c.ms[m].Head, m
			return it
		}
		cur++
		it.last, it.head = cur, cur
	}
	adj := false
	for j := cur + 1; j < len(c.s.Tokens) && j < cur+7; j++ {
		if n := c.negatedAdjective(it.last, j); n > 0 {
			it.last, adj = j+n-1, true // قصف غير مسبوق: what it is not
			j = it.last
			continue
		}
		if !c.plainNext(j) || c.cut[j] && !(c.ends[i] > i && j == c.ends[i]+1) && !c.ownAdjective(it.last, j) {
			break
		}
		if m := c.mentionAt(j + 1); c.words[j].wind && !c.words[it.head].wind && m >= 0 && c.ms[m].Type == isnad.Place && c.an(j).Proclitics == 0 {
			return it // دبابة | شرق جباليا
		}
		if c.an(j).POS == isnad.NumberWord && it.last == it.head && !c.an(it.head).Definite && c.an(it.head).Number == isnad.Singular && c.an(it.head).Class == "vehicle" {
			return it // ألقت مروحية | أربعة براميل
		}
		if _, ok := c.adjectiveItem(j); ok {
			if !c.howItStrikes(it.head, j) {
				break
			}
			c.trigs[j] = nil
		}
		if unitNouns.Has(c.s.Tokens[it.last].Fold) && c.mentionAt(j) >= 0 {
			return it // بقوة 5.8 درجات | محافظة كذا
		}
		if it.last == it.head && (c.fallsOn(it.head, j) || c.closed(it.head) && !adjectival(&c.s.Tokens[j])) {
			return it // مقتل | مدني، مجهولون | قنبلة
		}
		if parted(&c.s.Tokens[it.last], &c.s.Tokens[j]) {
			return it // أصابت قذيفة | منزلا
		}
		if leading.Has(c.s.Tokens[j].Fold) && c.an(it.head).POS == isnad.VerbalNoun && c.plainNext(j+1) && !adjectival(&c.s.Tokens[j+1]) {
			return it // تطهير | كامل البلدة، خروج | آخر دفعة
		}
		a := c.an(j)
		if it.last == it.head && c.an(it.head).Class == "facility" && len(c.trigs[it.head]) > 0 && a.Guessed && a.POS == isnad.Noun && a.Proclitics == 0 {
			return it // معاقل | فلان: a name that nothing knows
		}
		def := c.an(it.last).Proclitics.Has(isnad.ProAl) || c.an(it.last).Enclitic != ""
		m := c.mentionAt(j)
		isAdj := adjectival(&c.s.Tokens[j]) && !c.namesPlace(j) && !(m >= 0 && (c.ms[m].Kind == "state" && a.Class != "nisba" || c.ms[m].Type == isnad.Human && c.ms[m].Last > c.ms[m].First)) // دعم | سوريا: a name, whatever its ending
		if c.an(it.last).Class == "weapon" && a.POS == isnad.VerbalNoun && a.Number == isnad.Plural {
			return it // بعدة قذائف | تمركزات للجيش
		}
		switch {
		case isAdj && a.Proclitics.Has(isnad.ProAl) && def:
		case isAdj && !a.Proclitics.Has(isnad.ProAl) && !def && a.Enclitic == "" && len(c.trigs[it.head]) > 0 && differs(c.an(it.head), a):
			return it // وجود | مقاتلين، إعطاب | آلية
		case isAdj && !a.Proclitics.Has(isnad.ProAl) && !def && a.Enclitic == "":
			adj = true
		case !def && !adj && !c.opens(j) && len(c.trigs[it.head]) == 0 && c.an(it.head).POS != isnad.VerbalNoun:
			if m >= 0 {
				if c.ms[m].Type == isnad.Count && c.an(it.head).Class == "abstract" && !thingClasses.Has(c.counts(&c.ms[m])) {
					return it // أوضاع | 120 عائلة
				}
				if c.ms[m].Type == isnad.Time || c.ms[m].Type == isnad.Human && c.s.Tokens[it.head].Fold == "اول" {
					return it // الملازم أول فلان
				}
				if c.ms[m].Type == isnad.Place && j > cur+1 && c.an(it.head).Class == "weapon" {
					return it // بصواريخ غراد | بلدة كذا
				}
				it.last = c.ms[m].Last
				return it
			}
		default:
			return it
		}
		it.last = j
	}
	return it
}

// unitNouns are units behind a number: nothing is of them but what is measured.
var unitNouns = arabic.SetOf("درجه", "درجات", "درجتين", "كيلومتر", "كيلومترا", "كيلومترات", "متر", "مترا", "امتار", "ميل", "ميلا", "اميال")

// ownAdjective reports that the word at token j is an adjective with the article that
// qualifies the noun with a pronoun right before it, though a phrase that triggers
// ends between them: قطع علاقاتها | الدبلوماسية.
func (c *sentence) ownAdjective(last, j int) bool {
	a, b := c.an(j), c.an(last)
	return b.Enclitic != "" && b.POS == isnad.Noun && a.POS == isnad.Adjective && a.Proclitics == isnad.ProAl && c.mentionAt(j) < 0
}

// negatedAdjective is the number of words at token j that say with غير or شبه of the
// indefinite noun that ends at token last what it is not, or nearly is (قصف غير
// مسبوق، حصار شبه كامل), 0 where there are none.
func (c *sentence) negatedAdjective(last, j int) int {
	toks := c.s.Tokens
	if j+1 >= len(toks) || toks[j].Fold != "غير" && toks[j].Fold != "شبه" || c.mentionAt(j) >= 0 || c.mentionAt(j+1) >= 0 {
		return 0
	}
	if a := c.an(last); a.Proclitics.Has(isnad.ProAl) || a.Enclitic != "" || toks[j+1].Kind != isnad.Word || !adjectival(&toks[j+1]) || c.an(j+1).Proclitics != 0 || len(c.trigs[j]) > 0 || len(c.trigs[j+1]) > 0 {
		return 0
	}
	return 2
}

// namesPlace reports that the name of a place begins at token j, whatever its form
// looks like: استعادة بنغازي.
func (c *sentence) namesPlace(j int) bool {
	m := c.mentionAt(j)
	return m >= 0 && c.ms[m].Named && c.ms[m].Type == isnad.Place
}

// differs reports that the adjective a is of another number or gender than the
// singular noun n, and so does not qualify it.
func differs(n, a *isnad.Analysis) bool {
	if n.Number != isnad.Singular || n.Guessed || a.Guessed {
		return false
	}
	return a.Number == isnad.Plural || a.Number == isnad.Dual || a.Number == isnad.Singular && n.Gender == isnad.Masculine && a.Gender == isnad.Feminine
}

// opens reports that the noun at token j triggers and so opens a phrase of its
// own; a way or base does not behind another noun (عمل الأنفاق، محيط معسكر كذا).
func (c *sentence) opens(j int) bool {
	for _, h := range c.trigs[j] {
		if h.f.kind != isnad.Route && h.f.kind != isnad.Presence {
			return true
		}
	}
	return false
}

// fallsOn reports that the indefinite word j is whom the verbal noun at head
// befalls, though it can be an adjective: مقتل مدني، اغتيال قيادي.
func (c *sentence) fallsOn(head, j int) bool {
	if c.an(head).Proclitics.Has(isnad.ProAl) || c.an(j).Proclitics != 0 {
		return false
	}
	befalls := false
	for _, h := range c.trigs[head] {
		if h.f.kind == isnad.Event && befall.Has(h.f.typ) && (h.form == formMasdar || h.form == formNoun) {
			befalls = true
		}
	}
	if !befalls {
		return false
	}
	for k := range c.s.Tokens[j].Analyses {
		switch a := &c.s.Tokens[j].Analyses[k]; {
		case a.POS == isnad.Noun && a.Proclitics == 0 && (a.Class == "people" || a.Class == "members" || a.Class == "role"):
			return true
		case a.POS == isnad.Adjective && a.Class == "nisba" && a.Proclitics == 0:
			return true // مقتل فلسطيني
		}
	}
	return false
}

// befall are events that happen to people.
var befall = arabic.SetOf("kill", "detain", "release")

// parted reports that the indefinite accusative b cannot go on the phrase whose
// last word is a: it is no genitive, and qualifies no word in another case.
func parted(a, b *isnad.Token) bool {
	if a.Kind != isnad.Word || !accusative(b) || accusative(a) {
		return false
	}
	x, y := a.Best(), b.Best()
	if x.Guessed || x.Proclitics.Has(isnad.ProAl) || x.Enclitic != "" || x.Class == "quantity" {
		return false
	}
	switch x.POS {
	case isnad.Noun:
		return y.POS == isnad.Noun || x.Gender == isnad.Masculine && x.Number == isnad.Singular
	case isnad.ActiveParticiple:
		return y.POS == isnad.Noun
	}
	return false
}

// accusative reports a noun or adjective with the alif of the indefinite
// accusative.
func accusative(t *isnad.Token) bool {
	stem, ok := strings.CutSuffix(t.Fold, "ا")
	a := t.Best()
	if !ok || t.Kind != isnad.Word || !a.POS.Nominal() || a.POS == isnad.NumberWord || a.Proclitics != 0 || a.Enclitic != "" || a.Number != isnad.Singular || arabic.FoldLemma(a.Lemma) != stem {
		return false
	}
	for i := range t.Analyses {
		if t.Analyses[i].POS == isnad.ProperNoun {
			return false // سوريا
		}
	}
	return true
}

// closed reports a plural or dual whose ن is written: it governs no genitive.
func (c *sentence) closed(i int) bool {
	a := c.an(i)
	if a.Guessed || a.Number != isnad.Plural && a.Number != isnad.Dual {
		return false
	}
	f := c.s.Tokens[i].Fold
	return strings.HasSuffix(f, "ون") || a.Number == isnad.Dual && strings.HasSuffix(f, "ان")
}

// plainNext reports that token j can go on a noun phrase: a nominal without
// clitics, and no time.
func (c *sentence) plainNext(j int) bool {
	if j >= len(c.s.Tokens) {
		return false
	}
	t := &c.s.Tokens[j]
	if t.Kind != isnad.Word && t.Kind != isnad.Number && t.Kind != isnad.Latin {
		return false
	}
	a := c.an(j)
	if a.Proclitics&^isnad.ProAl != 0 {
		return false
	}
	if m := c.mentionAt(j); m >= 0 {
		return c.ms[m].Type != isnad.Time && c.ms[m].Start == t.Start
	}
	return t.Kind != isnad.Word || a.POS.Nominal()
}

func adjectival(t *isnad.Token) bool {
	if b := t.Best(); b.POS == isnad.Noun && (placeClasses.Has(b.Class) || b.Class == "document") && b.Proclitics == 0 {
		return false // تحرير مركز المدينة، أجرت المنظمة مقابلة
	}
	if strings.HasSuffix(t.Fold, "ي") || strings.HasSuffix(t.Fold, "و") {
		for i := range t.Analyses {
			if a := &t.Analyses[i]; a.Number == isnad.Plural && a.Enclitic == "" && a.Proclitics == 0 && (a.POS == isnad.ActiveParticiple || a.POS == isnad.PassiveParticiple || a.POS == isnad.Noun) && (a.Class == "members" || a.Class == "people" || a.POS != isnad.Noun && t.Best().POS == a.POS) {
				return false // تمكن مجاهدي المقاومة: an open plural
			}
		}
	}
	switch t.Best().POS {
	case isnad.NumberWord:
		return false // مقتل خمسة
	case isnad.Adjective, isnad.ActiveParticiple, isnad.PassiveParticiple:
		return true
	}
	for i := range t.Analyses {
		if t.Analyses[i].POS == isnad.Adjective {
			return true
		}
	}
	return false
}

// ofHead reports that the adjective of nationality at token i qualifies the head
// of the genitive chain right before it, in the plural of men: خبراء الهندسة |
// السوريون.
func (c *sentence) ofHead(i int) bool {
	a := c.an(i)
	if a.POS != isnad.Adjective || a.Class != "nisba" || a.Proclitics != isnad.ProAl || a.Number != isnad.Plural || a.Gender != isnad.Masculine || len(c.items) == 0 {
		return false
	}
	x := &c.items[len(c.items)-1]
	if x.kind != itemNP || x.last != i-1 || !c.an(x.last).Proclitics.Has(isnad.ProAl) {
		return false
	}
	for j := len(c.items) - 1; j > 0 && x.gen; j-- {
		x = &c.items[j-1]
	}
	h := c.an(x.head)
	return x.head < i-1 && h.Number == isnad.Plural && h.Gender == isnad.Masculine && !h.Proclitics.Has(isnad.ProAl) && c.an(i-1).Number != isnad.Plural
}

// actionNoun reports that some reading of token i is a verbal noun: بفتح الطريق,
// though فتح is a party, too.
func (c *sentence) actionNoun(i int) bool {
	for k := range c.s.Tokens[i].Analyses {
		if c.s.Tokens[i].Analyses[k].POS == isnad.VerbalNoun {
			return true
		}
	}
	return false
}

// howItStrikes reports that the adjective j says of the indefinite strike at head
// what it is like, and not that anything was destroyed: ضربة جوية مدمرة.
func (c *sentence) howItStrikes(head, j int) bool {
	a, b := c.an(head), c.an(j)
	if a.Class == "weapon" && b.Proclitics == a.Proclitics&isnad.ProAl && arabic.FoldLemma(b.Lemma) == "متفجر" {
		return true // برميل متفجر
	}
	if a.Proclitics.Has(isnad.ProAl) || b.Proclitics != 0 || !devastating.Has(arabic.VerbKey(b.Verb)) {
		return false
	}
	for _, h := range c.trigs[head] {
		if h.f.kind == isnad.Event && strikes.Has(h.f.typ) {
			return true
		}
	}
	return false
}

// devastating are verbs whose participles say how heavy a strike is.
var devastating = arabic.SetOf("دم\u0651ر", "قتل", "حرق", "احرق", "زلزل", "خطف", "سحق")

// menAlone reports an adjective or participle at token i that stands for men, as the
// subject of the verb before it: يغلقه موالون لحفتر، استولى عليه معارضون.
func (c *sentence) menAlone(i int) bool {
	if a := c.an(i); a.Number != isnad.Plural || a.Proclitics != 0 || !strings.HasSuffix(c.s.Tokens[i].Fold, "ون") {
		return false
	}
	j := i - 1
	if j > 0 && c.an(j).POS == isnad.Preposition && c.an(j).Enclitic != "" {
		j--
	}
	return j >= 0 && c.an(j).POS == isnad.Verb && c.an(j).Number == isnad.Singular && !c.auxiliary(j)
}

// adjectiveItem cuts off an adjective or participle that triggers a frame, so
// that the noun before it can be its role.
func (c *sentence) adjectiveItem(j int) (item, bool) {
	if c.genitiveNoun(j) && !(c.an(j).POS == isnad.ActiveParticiple && c.circumstance(j)) {
		return item{}, false
	}
	if a := c.an(j); a.POS == isnad.Noun && (a.Class == "abstract" || a.Class == "weapon" || a.Class == "document") {
		return item{}, false // رفع مخلفات: what is left behind, and leaves nothing
	}
	for _, h := range c.trigs[j] {
		if a := c.an(j); a.Proclitics == isnad.ProAl && h.f.needs != 0 && !h.f.setOff && !c.near(h, h.f.needs, 12, false) {
			continue // الاشتباكات المسلحة بين كذا وكذا: nobody is armed by anybody
		}
		if h.form == formActive || h.form == formPassive || h.form == formAdj {
			return item{kind: itemAdj, first: j, last: j, head: j, mention: -1, conj: isnadConj(c.an(j)), start: lead(c.text, &c.s.Tokens[j])}, true
		}
	}
	return item{}, false
}

// genitiveNoun reports that a participle or adjective stands as a noun: behind
// an open noun (سيطرة المعارضة), or with a noun's class and no noun before it.
func (c *sentence) genitiveNoun(j int) bool {
	a := c.an(j)
	named := false
	for k := range c.s.Tokens[j].Analyses {
		b := &c.s.Tokens[j].Analyses[k]
		if b.POS == isnad.Noun && b.Proclitics == a.Proclitics {
			switch b.Class {
			case "force", "people", "members", "role":
				named = true
			}
		}
	}
	if j == 0 || c.s.Tokens[j-1].Kind != isnad.Word {
		return named
	}
	p := c.an(j - 1)
	if !p.POS.Nominal() {
		return named
	}
	if a.Proclitics.Has(isnad.ProAl) && !p.Proclitics.Has(isnad.ProAl) && p.Enclitic == "" {
		for k := range c.ms {
			if c.ms[k].Last == j-1 && c.ms[k].Named {
				return false
			}
		}
		return true
	}
	return false
}

// construct reports that the noun before token i stands in construct state to
// it: it is open (no article, no pronoun) and i has no clitic of its own.
func (c *sentence) construct(i int) bool {
	if i == 0 || len(c.items) == 0 {
		return false
	}
	prev := &c.items[len(c.items)-1]
	if n := len(c.items); prev.kind == itemQuote && n > 1 && prev.first == i-1 && !called.Has(c.an(c.items[n-2].head).Lemma) {
		prev = &c.items[n-2] // اعتقال «قسد» قائد المجلس
	}
	if prev.kind == itemNP && c.bridge == i && prev.last == prev.head && prev.mention < 0 && c.an(prev.last).Enclitic == "" && !c.an(prev.last).Proclitics.Has(isnad.ProAl) {
		return true // تحرير ما تبقى من الحي
	}
	if prev.kind != itemNP || prev.last != i-1 && !(prev.last == i-2 && c.of[i-1] >= 0 && c.items[c.of[i-1]].kind == itemQuote) {
		return false
	}
	a, p := c.an(i), c.an(prev.last)
	if prev.mention >= 0 && c.ms[prev.mention].Type == isnad.Count && p.POS == isnad.Noun && p.Class != "quantity" && p.Number == isnad.Singular && prev.last > prev.first {
		return false // بأكثر من 20 غارة | أماكن في البلدة: what is counted has no genitive
	}
	if prev.mention >= 0 && c.ms[prev.mention].Type == isnad.Count && prev.last > prev.first && p.Class != "quantity" && (c.s.Tokens[prev.first].Kind == isnad.Number || c.an(prev.first).POS == isnad.NumberWord) && a.POS == isnad.Noun && a.Proclitics == 0 && i+1 < len(c.s.Tokens) && c.an(i+1).Proclitics == isnad.ProAl && !adjectival(&c.s.Tokens[i]) {
		return false // ست دول | مشروع القرار
	}
	if a.Proclitics&^isnad.ProAl != 0 && c.mentionAt(i) < 0 {
		return false
	}
	if m := c.mentionAt(i); m >= 0 && c.ms[m].Start != c.s.Tokens[i].Start {
		return false
	}
	if p.Proclitics.Has(isnad.ProAl) || p.Enclitic != "" {
		return false
	}
	if p.Class == "weapon" && a.POS == isnad.VerbalNoun && a.Number == isnad.Plural {
		return false // بعدة قذائف | تمركزات للجيش
	}
	if f := c.s.Tokens[prev.last].Fold; p.Number == isnad.Plural && !p.Guessed && strings.HasSuffix(f, "ون") {
		return false // its ن is written: no construct state
	}
	if f := c.s.Tokens[prev.last].Fold; prev.mention >= 0 && (p.Number == isnad.Plural || p.Number == isnad.Dual) && !p.Guessed && p.Proclitics == 0 && (a.Proclitics == isnad.ProAl || a.POS == isnad.Noun && a.Class != "") && f == arabic.FoldLemma(p.Lemma)+"ين" {
		return false // اقتحام محتجين | مبنى البرلمان
	}
	if parted(&c.s.Tokens[prev.last], &c.s.Tokens[i]) {
		return false
	}
	if prev.mention >= 0 && c.ms[prev.mention].Type != isnad.Count && c.ms[prev.mention].Named {
		return false
	}
	return prev.last == prev.head
}

// called are nouns whose name stands in quotation marks behind them: in عملية
// «درع الفرات» nobody operates.
var called = arabic.SetOf("عملية", "حملة", "معركة", "خطة", "مبادرة", "قمة", "مؤتمر", "اتفاق", "اتفاقية", "وثيقة", "مشروع")

// lead is the byte where a phrase that opens with t begins, behind its
// conjunctions and prepositions and before its article.
func lead(text string, t *isnad.Token) int {
	an := t.Best()
	if an.Proclitics&^(isnad.ProAl) == 0 || an.Stem.Empty() {
		return t.Start
	}
	if !an.Proclitics.Has(isnad.ProAl) {
		return an.Stem.Start
	}
	if an.Proclitics.Has(isnad.ProLi) {
		return an.Stem.Start // للجيش: behind both letters
	}
	// Step back over the article.
	return an.Stem.Start - articleLen(text[t.Start:an.Stem.Start])
}

// articleLen is the length in bytes of the article at the end of s, marks
// included.
func articleLen(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == 0xd8 && i+1 < len(s) && (s[i+1] == 0xa7 || s[i+1] == 0xa3 || s[i+1] == 0xa5) { // ا أ إ
			return len(s) - i
		}
		if s[i] == 0xd9 && i+1 < len(s) && s[i+1] == 0xb1 { // ٱ
			return len(s) - i
		}
	}
	return 0
}
