package ner

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"isnad"
	"isnad/arabic"
)

// word is a token that can belong to a name: letters or digits. Quotation
// marks and brackets between words are passed over; other marks part them.
type word struct {
	tok   int
	fold  string // folded, with proclitics
	bare  string // folded, without conjunctions and prepositions; the article written
	whole *form  // of fold
	form  *form  // of bare
	start int    // byte where bare begins in the text
	an    *isnad.Analysis
	brk   bool // something parts it from the word before
	quote bool // a quotation mark stands before it
	pre   bool // it carries a conjunction or preposition
	prep  bool // it carries a preposition
	time  int  // index of the time mention it belongs to, or -1

	place, party listing // see listedPlace
}

type scan struct {
	r     *Recognizer
	text  string
	sent  int
	s     *isnad.Sentence
	w     []word
	buf   [8]string
	seen  map[string]bool // last names of persons named earlier
	named []name          // what the sequence model names, by their first tokens
	// placeEnd is the last word of the mention just read, where it is a place;
	// else -2.
	placeEnd int
	amongEnd int  // the last word of the count just read, where it is one of بينهم
	actorEnd int  // the last word of the party just read
	nickEnd  int  // the last word of the nickname of the person just read
	nicks    bool // some word of the sentence introduces a nickname
	listing  bool // it opened with a plural head noun, or stands in its list
	twins    bool // it opened with a head noun in the dual

	led   [3]lead // see leads
	ledAt int     // of which word they are, from 1
}

func newScan(r *Recognizer, text string, sent int, s *isnad.Sentence) *scan {
	c := new(scan)
	c.read(make([]word, 0, len(s.Tokens)), r, text, sent, s)
	return c
}

// read scans a sentence; its words are put into room, which is returned with
// them at its end.
func (c *scan) read(room []word, r *Recognizer, text string, sent int, s *isnad.Sentence) []word {
	c.r, c.text, c.sent, c.s = r, text, sent, s
	from := len(room)
	brk, quote := true, false
	for i := range s.Tokens {
		t := &s.Tokens[i]
		switch t.Kind {
		case isnad.Word, isnad.Number, isnad.Latin:
		default:
			switch t.Norm {
			case "«", "»", "\"", "“", "”", "'", "‘", "’":
				quote = true
			case "(":
				brk = true
			case "_":
			default:
				brk = true
			}
			continue
		}
		w := word{tok: i, fold: t.Fold, an: t.Best(), brk: brk, quote: quote, time: -1}
		w.whole = r.forms.Of(t.Number, w.fold)
		c.nicks = c.nicks || w.whole.nickname
		w.form = w.whole
		start, letters, lil := proclitics(c.text, t, w.an)
		if letters > 0 {
			w.form = w.whole.without(r, letters, lil)
		}
		w.start, w.bare = start, w.form.text
		w.prep = w.an.Proclitics.Has(isnad.ProBi | isnad.ProLi | isnad.ProKa)
		w.pre = w.prep || w.an.Proclitics.Has(isnad.ProWa|isnad.ProFa)
		room = append(room, w)
		brk, quote = false, false
	}
	c.w = room[from:len(room):len(room)]
	return room
}

// mark notes which words belong to times.
func (c *scan) mark(times []isnad.Mention) {
	ti := 0
	for k := range c.w {
		w := &c.w[k]
		w.time = -1
		for ti < len(times) && times[ti].Last < w.tok {
			ti++
		}
		if ti < len(times) && times[ti].First <= w.tok {
			w.time = ti
		}
	}
}

// oneLetter are the proclitics of one letter before which no name begins.
const oneLetter = isnad.ProWa | isnad.ProFa | isnad.ProA | isnad.ProBi | isnad.ProKa | isnad.ProLi | isnad.ProSa | isnad.ProLa

// Lead is where a mention that opens with this token begins, and the folded
// word from there on: behind conjunctions and prepositions, before the
// article. After لل it begins behind both letters, and the article is put
// back into the folded word, which is a key and no text.
func Lead(text string, t *isnad.Token, an *isnad.Analysis) (start int, fold string) {
	start, n, lil := proclitics(text, t, an)
	if n == 0 {
		return start, t.Fold
	}
	return start, cut(t.Fold, n, lil)
}

// proclitics is where a mention that opens with this token begins, and how many
// letters stand before it, the second ل of لل among them.
func proclitics(text string, t *isnad.Token, an *isnad.Analysis) (start, letters int, lil bool) {
	n := bits.OnesCount16(uint16(an.Proclitics & oneLetter))
	if an.Proclitics.Has(isnad.ProMa) {
		n += 2
	}
	if n == 0 {
		return t.Start, 0, false
	}
	lil = an.Proclitics.Has(isnad.ProLi) && an.Proclitics.Has(isnad.ProAl)
	if lil && (an.Stem.Empty() || an.Stem.Start != skipLetters(text, t.Start, t.End, n)) {
		n++ // but للاجئين: of three lams two are written, and one is the word's own
	}
	if start = skipLetters(text, t.Start, t.End, n); start >= t.End {
		return t.Start, 0, false
	}
	return start, n, lil
}

// skipLetters is the offset behind n letters and the marks that follow them.
func skipLetters(text string, at, end, n int) int {
	for at < end {
		r, size := utf8.DecodeRuneInString(text[at:end])
		if arabic.IsMark(r) || arabic.IsInvisible(r) || r == arabic.Tatweel {
			at += size
			continue
		}
		if n == 0 {
			return at
		}
		n--
		at += size
	}
	return at
}

// run is the folded words from k on up to the next break, at most eight, the
// first one without its proclitics.
func (c *scan) run(k int, first string) []string {
	c.buf[0] = first
	n := 1
	for j := k + 1; j < len(c.w) && n < len(c.buf) && !c.w[j].brk; j++ {
		if c.w[j].an.POS == isnad.Preposition && c.s.Tokens[c.w[j].tok].Norm == "على" {
			break // القرية على النهر: no name of two words
		}
		c.buf[n] = c.w[j].fold
		n++
	}
	return c.buf[:n]
}

// leads lists the ways to begin a name at word k: as written, and without
// proclitics when the analysis or the spelling allows it.
func (c *scan) leads(k int) [3]lead {
	if c.ledAt != k+1 {
		c.led, c.ledAt = c.findLeads(k), k+1 // each rule on word k asks for them
	}
	return c.led
}

func (c *scan) findLeads(k int) [3]lead {
	w := &c.w[k]
	t := &c.s.Tokens[w.tok]
	out := [3]lead{{start: w.start, form: w.form}}
	n := 1
	if w.bare != w.fold {
		out[n] = lead{t.Start, w.whole}
		n++
	}
	// Another reading of the word may strip what the first one kept.
	for a := 1; a < len(t.Analyses) && n < 3; a++ {
		start, letters, lil := proclitics(c.text, t, &t.Analyses[a])
		f := w.whole
		if letters > 0 {
			f = f.without(c.r, letters, lil)
		}
		if f != w.form && f != w.whole && f.text != w.bare && f.text != w.fold {
			out[n] = lead{start, f}
			n++
		}
	}
	if n < 3 && t.Kind == isnad.Word && w.bare == w.fold && w.an.Guessed {
		// An unknown word with و or ب or ل before a name: only the list of
		// names can tell.
		r, size := utf8.DecodeRuneInString(w.fold)
		switch r {
		case 'و', 'ف', 'ب', 'ل':
			if rest := w.fold[size:]; len(rest) >= 6 {
				letters, lil := 1, r == 'ل' && len(rest) > 2 && rest[:2] == "ل"
				if lil {
					letters = 2
				}
				out[n] = lead{skipLetters(c.text, t.Start, t.End, letters), w.whole.without(c.r, letters, lil)}
			}
		}
	}
	return out
}

type lead struct {
	start int
	form  *form
}

// nominal reports that word k can extend a noun phrase: no clitic parts it
// and it is no verb and no function word.
func (c *scan) nominal(k int) bool {
	if k >= len(c.w) || c.w[k].brk || c.w[k].pre || c.w[k].time >= 0 {
		return false
	}
	t := &c.s.Tokens[c.w[k].tok]
	if t.Kind == isnad.Latin {
		return true
	}
	if c.w[k].an.Guessed && c.toldTo(k) {
		return false // شهود عيان | لرويترز
	}
	return t.Kind == isnad.Word && c.w[k].an.POS.Nominal() && c.w[k].an.POS != isnad.NumberWord
}

// adjectival reports that word k can be an adjective by its form.
func (c *scan) adjectival(k int) bool {
	if !c.nominal(k) {
		return false
	}
	an := c.w[k].an
	if w := c.w[k].bare; w == "الامن" || w == "اليمين" || c.dangerOf(k) {
		return false // أعاد الجيش | الأمن: order, and not safe; أدت الحكومة | اليمين
	}
	if c.w[k].fold == "كميه" && k+1 < len(c.w) && !c.w[k+1].brk && c.w[k+1].fold == "من" {
		return false // صادرت دورية | كمية من المخدرات
	}
	if ordinal.Has(c.w[k].fold) {
		return true // وحدة ثانية
	}
	if k > 0 && peoples.Has(c.w[k].bare) && c.w[k-1].an.Number == isnad.Plural && an.Proclitics.Has(isnad.ProAl) == c.w[k-1].an.Proclitics.Has(isnad.ProAl) {
		return true // المرتزقة الروس
	}
	if c.w[k].form.honor {
		if _, ok := c.personAfterTitle(k + 1); ok {
			return false // القوات الخاصة | الرائد فلان
		}
	}
	f := participle(c.w[k].fold)
	if k > 0 && hostile.Has(f) && an.Proclitics == 0 && strings.HasSuffix(c.w[k].fold, "ون") && strings.HasSuffix(c.w[k-1].fold, "ون") && !c.w[k].brk {
		return true // متظاهرون غاضبون
	}
	if k > 0 && an.Proclitics.Has(isnad.ProAl) && c.w[k-1].an.Proclitics.Has(isnad.ProAl) && (hostile.Has(f) || beset.Has(f) && !c.complemented(k)) {
		return true // القوات المهاجمة: not the act of attacking
	}
	switch an.POS {
	case isnad.Adjective:
		return an.Enclitic == "" && (an.Proclitics.Has(isnad.ProAl) || !coming.Has(f)) && !(coming.Has(f) && c.complemented(k))
	case isnad.ActiveParticiple, isnad.PassiveParticiple:
		// A participle brings a claim of its own (القوات المتمركزة في …), unless
		// the lexicon has it as an adjective, or it says what a party is.
		if hostile.Has(f) || siding.Has(f) {
			return true
		}
		for i := range c.s.Tokens[c.w[k].tok].Analyses {
			if c.s.Tokens[c.w[k].tok].Analyses[i].POS == isnad.Adjective {
				return true
			}
		}
		return false
	}
	if an.POS == isnad.Noun && an.Proclitics == 0 && (actorClasses.Has(an.Class) || placeClasses.Has(an.Class)) && k+1 < len(c.w) && !c.w[k+1].brk && !c.w[k+1].pre && c.w[k+1].an.Definite && !strings.HasSuffix(c.w[k].bare, "ون") {
		return false // آمر سرية الهندسة: a company, and nothing secret
	}
	for i := range c.s.Tokens[c.w[k].tok].Analyses {
		if c.s.Tokens[c.w[k].tok].Analyses[i].POS == isnad.Adjective {
			return true
		}
	}
	return an.Guessed && c.w[k].form.nisba
}

// complemented reports a preposition right behind word k.
func (c *scan) complemented(k int) bool {
	j := k + 1
	return j < len(c.w) && !c.w[j].brk && (c.w[j].an.POS == isnad.Preposition || c.w[j].prep)
}

// beset are participles that tell which place or party is meant where no
// preposition follows: المناطق المحاصرة.
var beset = words("محاصر رديف مشارك مرابط محيط حاكم مطوق محصور محرر محتل مهاجم معادي مطرود مقاتل مدافع مساند صديق حليف منكوب متضرر مستهدف متنازع مجاور")

// peoples are nations and kinds of people whose plural is a broken one.
var peoples = words("الروس الاتراك العرب الاكراد الكرد الكورد الاجانب الافغان الامريكان الاميركان الافارقه السنه الشيعه الدروز روس اتراك عرب اكراد كورد اجانب افغان سنه شيعه")

// ordinal are indefinite ordinals, which qualify the noun before them.
var ordinal = words("ثانيه ثالثه رابعه خامسه سادسه ثالث رابع")

// hostile are participles that say what a party is and not what it does now;
// siding say with whom it is.
var (
	hostile = words("مروحي معادي مهاجم متواري غازي معتدي محتل متطرف متشدد متمرد منشق متقاعد مشترك مناهض مدرب ملثم مقاتل نازح مهجر غاضب مجهول متقدم منسحب رديف")
	siding  = words("موالي حليف مناوئ متحالف مناصر مويد متعاون")
)

// participle is a participle without its article and the endings of its gender
// and number.
func participle(fold string) string {
	f := strings.TrimPrefix(fold, article)
	for _, end := range [...]string{"ين", "ون", "ات", "ه", "ا"} {
		if s, ok := strings.CutSuffix(f, end); ok && len(s) >= 8 {
			if s == "موال" {
				return "موالي"
			}
			return s
		}
	}
	return f
}

// nisba reports the ending of adjectives of relation.
func nisba(fold string) bool {
	for _, end := range [...]string{"ي", "يه", "يين", "يون", "يتين", "يات"} {
		if len(fold) > len(end)+4 && fold[len(fold)-len(end):] == end {
			return true
		}
	}
	return false
}

func (c *scan) definite(k int) bool {
	an := c.w[k].an
	return an.Proclitics.Has(isnad.ProAl) || an.Enclitic != ""
}

// adjectives extends a noun phrase that ends at word k by adjectives that
// agree in definiteness.
func (c *scan) adjectives(k int, def bool) int {
	for c.adjectival(k+1) && c.w[k+1].an.Proclitics.Has(isnad.ProAl) == def && c.agree(k, k+1) && !siding.Has(participle(c.w[k+1].bare)) {
		k++
	}
	return c.paired(k)
}

// paired takes in an adjective that is joined to the one at word k, both of them
// feminine: القوات العسكرية والأمنية. A nationality is another party.
func (c *scan) paired(k int) int {
	j := k + 1
	if k == 0 || j >= len(c.w) || c.w[j].brk || c.w[j].prep || c.s.Tokens[c.w[j].tok].Kind != isnad.Word {
		return k
	}
	a, b := c.w[k].an, c.w[j].an
	if a.POS != isnad.Adjective && !(a.POS == isnad.ActiveParticiple && a.Proclitics.Has(isnad.ProAl)) || !strings.HasSuffix(c.w[k].fold, "ه") || !strings.HasSuffix(c.w[j].fold, "ه") {
		return k
	}
	if b.POS != isnad.Adjective || b.Guessed || !b.Proclitics.Has(isnad.ProWa) || b.Enclitic != "" || a.Proclitics.Has(isnad.ProAl) != b.Proclitics.Has(isnad.ProAl) || c.w[j].form.nation || c.w[k].form.nation {
		return k
	}
	if _, _, ok := c.listedParty(j, c.w[j].form); ok {
		return k
	}
	return c.paired(j)
}

// agree reports that the adjective j can qualify word k: a sound masculine
// plural qualifies plurals only (not الحكومة الحوثيين).
func (c *scan) agree(k, j int) bool {
	a, n := c.w[j].an, c.w[k].an
	if (a.Number == isnad.Plural && a.Gender == isnad.Masculine || a.Number == isnad.Dual) && n.Number == isnad.Singular && !n.Guessed && n.POS != isnad.ProperNoun {
		return false
	}
	if a.Number == isnad.Plural && a.Gender == isnad.Masculine && n.Number == isnad.Plural && n.Class == "force" && (strings.HasSuffix(c.w[j].bare, "ين") || strings.HasSuffix(c.w[j].bare, "ون")) {
		return false // طردت القوات المسلحين: forces are not men
	}
	if a.Number == isnad.Singular && a.Gender == isnad.Masculine && !a.Guessed && n.Number == isnad.Plural && c.closed(k) && strings.HasSuffix(c.w[j].bare, "ا") {
		return false // ما زال مصير صحفيين مجهولا
	}
	return true
}

// closed reports a plural or dual whose ن is written: it stands in no
// construct state.
func (c *scan) closed(k int) bool {
	a := c.w[k].an
	if a.Number != isnad.Plural && a.Number != isnad.Dual || a.Guessed {
		return false
	}
	f := c.w[k].bare
	return strings.HasSuffix(f, "ون") || strings.HasSuffix(f, "ين") && a.Lemma != "" && !strings.HasSuffix(a.Lemma, "ين") || strings.HasSuffix(f, "ان") && a.Number == isnad.Dual
}

// tail is the last word of the noun phrase with head k: its genitive chain
// and adjectives.
func (c *scan) tail(k int) int {
	last := c.chain(k)
	if last == k {
		return k
	}
	// A listed name that begins in the chain is taken whole: قائد حركة | أحرار الشام.
	for j := k + 1; j <= last; j++ {
		if n, _, ok := c.listedParty(j, c.w[j].whole); ok && j+n-1 > last {
			last = c.adjectives(j+n-1, true)
		}
	}
	return c.paired(last)
}

// chain is tail without the adjectives that another one joins.
func (c *scan) chain(k int) int {
	def := c.definite(k)
	adj := false
	open := !def && !c.closed(k)
	town := c.officeTown(k)
	for n := 0; n < 7; n++ {
		j := k + 1
		switch {
		case k == town && !c.adjectival(j):
			return k // استقبل محافظ درعا | وفدا من المنظمة
		case n > 0 && c.w[k].bare == "ابن" && c.w[k].an.Proclitics == 0 && j < len(c.w) && !c.w[j].brk && c.s.Tokens[c.w[j].tok].Kind == isnad.Word:
			return j // مستشفى ابن سينا: a name, whatever it looks like
		case !c.nominal(j) || saidBy.Has(c.w[j].fold) || ownEnd.Has(c.w[j].fold) || c.dangerOf(j):
			return k
		case n == 0 && !def && (c.w[k].an.Class == "members" && c.w[k].an.Number == isnad.Singular || hijackers.Has(c.w[k].bare)) && c.w[j].an.Class == "vehicle" && !c.definite(j):
			return k // فجر انتحاري | سيارة، خطف قراصنة | سفينة
		case n == 0 && !def && c.w[k].an.Class == "people" && c.w[j].an.POS == isnad.VerbalNoun && !c.w[j].an.Guessed && !c.definite(j) && c.w[j].an.Enclitic == "":
			return k // سمع سكان | إطلاق نار
		case n == 0 && !def && c.w[j].bare == "النار" && k > 0 && (c.w[k-1].bare == "اطلاق" || c.w[k-1].bare == "فتح"):
			return k // إطلاق مستوطن | النار
		case n == 0 && !def && c.w[k].an.Class == "members" && c.w[k].an.Number == isnad.Singular && c.w[j].an.POS == isnad.Noun && c.w[j].an.Enclitic != "" && !c.w[j].an.Guessed:
			return k // فجر انتحاري | سيارته
		case n > 0 && (c.w[k].an.POS == isnad.ProperNoun || c.w[k].an.Guessed) && c.w[j].an.Class == "members" && c.w[j].an.Number == isnad.Plural && !c.definite(j) && strings.HasSuffix(c.w[j].bare, "ي") && c.nominal(j+1):
			return k // طردت قوات حفتر | مسلحي المعارضة
		case c.w[j].bare == "وسط" && c.noPlace(j, "وسط"):
			return k // حاصرت منزلا | وسط إطلاق نار كثيف
		case n > 0 && (winded.Has(c.w[j].bare) || windAdjective.Has(c.w[j].fold) && c.nominal(j+1)) && !c.definite(j):
			return k // بلدة كفرجاز | غرب إدلب
		case c.w[k].an.POS.Nominal() && c.w[k].an.POS != isnad.NumberWord && c.w[k].an.Class != "quantity" && (c.inAccusative(j) || n == 0 && c.objectForm(j)) && !strings.HasSuffix(c.w[k].bare, "ا"):
			return k // مسلحون مجهولون | مواطنا، مسلح | شرطيا
		case n == 0 && k > 0 && !def && !c.w[k].brk && fire.Has(c.w[j].bare) && shoots.Has(c.w[k-1].an.Verb):
			return k // أطلق قناص | النار
		case n == 0 && strings.HasSuffix(c.w[k].bare, "ون") && c.closed(k) && strings.HasSuffix(c.w[j].bare, "ا") && c.w[j].an.Number == isnad.Singular && !c.definite(j) && c.w[j].an.POS != isnad.ProperNoun && !c.w[j].an.Guessed:
			return k // مجهولون | صحفيا
		case n > 0 && siding.Has(participle(c.w[j].bare)):
			return k // الميليشيات الإيرانية | الموالية لها: told apart already
		case def && c.adjectival(j) && c.w[j].an.Proclitics.Has(isnad.ProAl) && c.agree(k, j):
			open = false
		case !def && c.adjectival(j) && !c.definite(j) && !(n == 0 && !c.agree(k, j) && !c.closed(j) && c.nominal(j+1) && c.definite(j+1)): // كتيبة أحرار | الجنوب
			adj, open = true, false
		case open && !adj && (c.w[k].an.POS == isnad.ProperNoun || n > 0 && c.w[k].an.Guessed) && c.w[j].an.POS == isnad.VerbalNoun && !c.w[j].an.Guessed && !c.definite(j):
			return k // أعلن محافظ حمص | عودة الأهالي
		case open && !adj && c.w[k].an.POS == isnad.ProperNoun && c.w[j].an.Proclitics.Has(isnad.ProAl) && c.complemented(j):
			return k // قوة حماية سرت | التابعة لحكومة الوفاق
		case open && !adj && (c.w[k].an.POS == isnad.ProperNoun || c.w[k].an.Guessed) && c.w[j].an.Enclitic != "" && !c.w[j].an.Guessed:
			return k // قوات حفتر | تقدمها
		case open && !adj && n > 0 && (c.w[k].an.POS == isnad.ProperNoun || c.w[k].an.Guessed) && settlesIn(c, j):
			return k // قوات حفتر | بلدة كذا
		case open && !adj && n > 0 && c.definite(j) && !c.adjectival(j) && c.townEnds(k):
			return k // غرفة طوارئ نيالا | المنظمات الدولية
		case open && !adj && c.w[k].an.POS == isnad.ProperNoun && c.opensName(j):
			return k // غرفة عمليات تحرير طرابلس | عبد السلام فلان
		case open && !adj:
			if c.w[j].quote && !c.quotedName(j) || c.predicative(j) || c.clause(j) && !c.definite(j) || c.inAccusative(j) && !c.inAccusative(k) && c.w[k].an.POS == isnad.Noun {
				return k
			}
			def = c.definite(j) || c.w[j].an.POS == isnad.ProperNoun
			open = !c.definite(j)
		default:
			return k
		}
		k = j
	}
	return k
}

// settlesIn reports an indefinite noun of settlements at word j with a name behind it.
func settlesIn(c *scan, j int) bool {
	cl, _ := c.class(j)
	return (cl == "settlement" || cl == "crossing" || cl == "facility" || cl == "area" || cl == "natural" || cl == "region") && !c.definite(j) && c.nominal(j+1)
}

// opensName reports that a personal name of several words begins at word j.
func (c *scan) opensName(j int) bool {
	if c.w[j].bare != "عبد" && !c.w[j].form.kunya && c.w[j].whole.name&givenName == 0 {
		return false
	}
	b, ok := c.names(j, true)
	return ok && b.last > j
}

// inAccusative reports a noun with the alif of the indefinite accusative, which
// is no genitive: قتل مسلحون | ضابطا.
func (c *scan) inAccusative(k int) bool {
	a := c.w[k].an
	if k > 0 && ofTowns.Has(c.w[k-1].an.Lemma) && !c.w[k].brk {
		if _, _, ok := c.listedPlace(k, c.w[k].whole); ok {
			return false // والي كسلا
		}
	}
	stem, ok := strings.CutSuffix(c.w[k].bare, "ا")
	return ok && !a.Guessed && (a.POS == isnad.Noun || a.POS == isnad.VerbalNoun) && a.Number == isnad.Singular && arabic.FoldLemma(a.Lemma) == stem
}

// ofTowns are offices that have their town or region right behind them.
var ofTowns = arabic.SetOf("والي", "محافظ", "حاكم", "عمدة", "قائمقام", "معتمد")

// officeTown is the last word of the town or region that an office at word k has
// behind it, and -1 where there is none.
func (c *scan) officeTown(k int) int {
	if !ofTowns.Has(c.w[k].an.Lemma) || c.w[k].an.Proclitics.Has(isnad.ProAl) || k+1 >= len(c.w) || c.w[k+1].brk {
		return -1
	}
	n, _, ok := c.listedPlace(k+1, c.w[k+1].whole)
	if !ok {
		return -1
	}
	return k + n
}

// objectForm is inAccusative for adjectives, participles and broken plurals, too: none
// of them qualifies a noun without the alif.
func (c *scan) objectForm(k int) bool {
	if c.inAccusative(k) {
		return true
	}
	a := c.w[k].an
	stem, ok := strings.CutSuffix(c.w[k].bare, "ا")
	if !ok || a.Guessed || a.Proclitics != 0 || a.Enclitic != "" {
		return false
	}
	switch a.POS {
	case isnad.Adjective, isnad.ActiveParticiple, isnad.PassiveParticiple:
		return a.Number == isnad.Singular && arabic.FoldLemma(a.Lemma) == stem
	case isnad.Noun:
		return a.Number == isnad.Plural && (a.Class == "members" || a.Class == "people") && !strings.HasSuffix(stem, "اي") && !strings.HasSuffix(arabic.FoldLemma(a.Lemma), "ا")
	}
	return false
}

// fire is what is opened on somebody, and shoots are the verbs of it.
var (
	fire   = words("النار النيران الرصاص")
	shoots = arabic.SetOf("أطلق", "فتح")
)

// dangerOf reports a danger that is told by what is behind it, and no dangerous one:
// يواجه مليون شخص | خطر المجاعة.
func (c *scan) dangerOf(k int) bool {
	return c.w[k].bare == "خطر" && k+1 < len(c.w) && !c.w[k+1].brk && c.definite(k+1)
}

// hijackers take what sails or flies.
var hijackers = words("قراصنه خاطفون مسلحون")

// townEnds reports a town of note at word k: being a name, it has no genitive.
func (c *scan) townEnds(k int) bool {
	if !c.w[k].an.Guessed && c.w[k].an.POS != isnad.ProperNoun || c.w[k].an.Proclitics != 0 {
		return false
	}
	n, rank, ok := c.listedPlace(k, c.w[k].form)
	return ok && n == 1 && rank >= 4
}

// saidBy are nouns of saying that open what a source said, and end it: مصدر عسكري
// | قوله إن.
var saidBy = words("قوله قولها قولهم تاكيده تاكيدها اعلانه نفيه تصريحه")

// ownEnd are nouns with a pronoun that goes back to who acts: لقي ثلاثة جنود |
// مصرعهم، فجر انتحاري | نفسه.
var ownEnd = words("مسؤوليته مسؤوليتها مسؤوليتهم مسووليته مسووليتها مسووليتهم مصرعه مصرعها مصرعهم مصرعهما مصرعهن حتفه حتفها حتفهم حتفهما نفسه نفسها انفسهم نفسيهما انفسهن كلهم كلها جميعهم جميعها وحدهم وحده وحدها")

// predicative reports an indefinite participle that is no noun of the
// lexicon: كتيبة تابعة للجيش.
func (c *scan) predicative(j int) bool {
	switch c.w[j].an.POS {
	case isnad.ActiveParticiple, isnad.PassiveParticiple:
	default:
		return false
	}
	t := &c.s.Tokens[c.w[j].tok]
	for i := range t.Analyses {
		if t.Analyses[i].POS == isnad.Noun || t.Analyses[i].POS == isnad.VerbalNoun {
			return false
		}
	}
	return !c.definite(j)
}

// quotedName reports that a quotation mark before word j opens a short name
// and not a long quotation.
func (c *scan) quotedName(j int) bool {
	words := 0
	for i := c.w[j].tok; i < len(c.s.Tokens) && words <= 5; i++ {
		t := &c.s.Tokens[i]
		switch t.Norm {
		case "»", "\"", "”", "“", "'", "’":
			return words > 0 && words <= 5
		}
		if t.Kind == isnad.Word {
			words++
		}
	}
	return false
}

// functionWord reports a word of grammar, which names nothing.
func (c *scan) functionWord(k int) bool {
	if c.known(k) {
		switch c.w[k].an.POS {
		case isnad.Preposition, isnad.Particle, isnad.Conjunction, isnad.Subordinator, isnad.Relative, isnad.Demonstrative, isnad.Pronoun:
			return true
		}
	}
	return false
}
