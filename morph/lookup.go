package morph

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"isnad"
	"isnad/arabic"
)

// enclitics, folded, longest first.
var enclitics = [...]string{"هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي"}

// word gives the readings of a word, ordered by what the word alone tells.
func (a *Analyzer) word(norm string) *known {
	k := &known{readings: a.read(norm, arabic.Fold(norm))}
	k.analyses = make([]isnad.Analysis, len(k.readings))
	for i := range k.readings {
		k.analyses[i] = k.readings[i].analysis(a, norm, isnad.Span{End: len(norm)})
	}
	return k
}

func (a *Analyzer) read(norm, fold string) []reading {
	var out []reading
	a.split(norm, fold, &out)
	if len(out) == 0 {
		a.joined(norm, fold, &out)
	}
	if unlikely(out) {
		for _, g := range a.guess(norm, fold) {
			if len(out) > 0 {
				g.score += most(out) - whole + 1
			}
			out = append(out, g)
		}
	}
	out = merge(a, withoutWomen(out))
	sort.SliceStable(out, func(i, j int) bool { return out[i].score > out[j].score })
	if len(out) > 8 {
		out = out[:8]
	}
	return out
}

// withoutWomen drops what verbs say of women alone where a noun is spelt the
// same: مدن are towns, and no "they swayed".
func withoutWomen(rs []reading) []reading {
	for i := range rs {
		if r := &rs[i]; r.fn == nil && r.guess == nil && r.pos == isnad.Noun && r.enc == "" {
			return slices.DeleteFunc(rs, func(r reading) bool {
				return r.fn == nil && r.guess == nil && r.pos == isnad.Verb && r.enc == "" && r.gender == isnad.Feminine && r.number == isnad.Plural
			})
		}
	}
	return rs
}

// unlikely reports that every reading of a word has a pronoun of the first or
// second person behind a stem of the lexicon, which news hardly ever prints:
// an unknown word is likelier. بعلبك is no "with your box".
func unlikely(rs []reading) bool {
	for i := range rs {
		switch rs[i].enc {
		case "ي", "ك", "كم", "ني":
		default:
			return false
		}
		if rs[i].fn != nil || rs[i].pos == isnad.Verb && rs[i].enc == "ني" {
			return false
		}
	}
	return true
}

// whole is the score of an unknown word read without clitics.
const whole = 20

func most(rs []reading) int {
	best := -1 << 20
	for i := range rs {
		best = max(best, rs[i].score)
	}
	return best
}

// split tries every set of proclitics that the spelling allows.
func (a *Analyzer) split(norm, fold string, out *[]reading) {
	a.stem(norm, fold, 0, 0, out)
	type start struct {
		pro isnad.Proclitics
		n   int
	}
	starts := [4]start{{0, 0}}
	ns := 1
	if rest, ok := strings.CutPrefix(fold, "و"); ok && len(rest) >= 4 {
		starts[ns] = start{isnad.ProWa, 1}
		ns++
	} else if rest, ok := strings.CutPrefix(fold, "ف"); ok && len(rest) >= 4 {
		starts[ns] = start{isnad.ProFa, 1}
		ns++
	}
	for _, s := range starts[:ns] {
		nr, fr := drop(norm, s.n), drop(fold, s.n)
		if s.n > 0 {
			a.stem(nr, fr, s.pro, s.n, out)
		}
		try := func(pro isnad.Proclitics, n int) {
			if utf8.RuneCountInString(fr)-n >= 2 {
				a.stem(drop(nr, n), drop(fr, n), s.pro|pro, s.n+n, out)
			}
		}
		if strings.HasPrefix(fr, "ال") {
			try(isnad.ProAl, 2)
		}
		switch r, _ := utf8.DecodeRuneInString(fr); r {
		case 'ب':
			if strings.HasPrefix(fr, "بال") {
				try(isnad.ProBi|isnad.ProAl, 3)
			}
			try(isnad.ProBi, 1)
		case 'ك':
			if strings.HasPrefix(fr, "كال") {
				try(isnad.ProKa|isnad.ProAl, 3)
			}
			try(isnad.ProKa, 1)
		case 'ل':
			if strings.HasPrefix(fr, "لل") {
				try(isnad.ProLi|isnad.ProAl, 1) // للجنة: of three lams two are written
				try(isnad.ProLi|isnad.ProAl, 2)
			} else if strings.HasPrefix(fr, "لال") {
				try(isnad.ProLi|isnad.ProAl, 3) // لـالحوثيين: typed letter by letter
			}
			try(isnad.ProLi, 1)
		case 'س':
			try(isnad.ProSa, 1)
		}
	}
}

// drop takes n letters off the front.
func drop(s string, n int) string {
	for range n {
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
	}
	return s
}

// stem looks up what stands behind the proclitics, with and without a
// pronoun at its end.
func (a *Analyzer) stem(norm, fold string, pro isnad.Proclitics, pre int, out *[]reading) {
	a.look(norm, fold, "", pro, pre, out)
	for _, e := range enclitics {
		st, ok := strings.CutSuffix(fold, e)
		if !ok || len(st) < 4 && !(len(st) == 2 && (st == "ب" || st == "ل")) {
			continue
		}
		if pro.Has(isnad.ProAl) {
			break
		}
		if e == "ه" && strings.HasSuffix(norm, "ة") {
			continue // written as teh marbuta: no pronoun
		}
		if e == "ي" && strings.HasSuffix(norm, "ى") {
			continue // صدى is no صدّي
		}
		n := strings.TrimSuffix(norm, norm[len(norm)-min(len(e), len(norm)):])
		a.look(n, st, e, pro, pre, out)
		r, size := utf8.DecodeLastRuneInString(st)
		switch r {
		case 'ت': // مدينته
			a.look(n, st[:len(st)-size]+"ه", e, pro, pre, out)
		case 'و': // قتلوه
			a.look(n, st+"ا", e, pro, pre, out)
		case 'ا': // مستواه، رماه
			a.look(n, st[:len(st)-size]+"ي", e, pro, pre, out)
		case 'ئ', 'ؤ': // حلفائه، أبناؤه
			a.look(n, st[:len(st)-size]+"ء", e, pro, pre, out)
		case 'ي': // عليه، إليهم
		}
	}
}

// look adds the entries and function words that a stem has and its clitics
// allow.
func (a *Analyzer) look(norm, fold, enc string, pro isnad.Proclitics, pre int, out *[]reading) {
	cost := 4 * pre
	if pre > 0 && len(fold) <= 4 && !pro.Has(isnad.ProAl) {
		cost += 8 // وجد is a verb before it is "and a grandfather"
	}
	if pro.Has(isnad.ProAl) {
		cost = 4 * (pre - 2)
		if pro.Has(isnad.ProLi) {
			cost = 4 * (pre - 1)
		}
	}
	if enc != "" {
		cost += 10
		if enc == "ي" || enc == "ك" || enc == "نا" || enc == "ني" || enc == "كم" {
			cost += 14
		}
	}
	for i := a.forms.find(fold); i != 0; i = a.forms.entries[i].next {
		e := &a.forms.entries[i]
		if !allows(e, pro, enc) {
			continue
		}
		if e.pos == isnad.Verb && enc != "" && (enc == "ي" || a.lemmas[e.lemma].bare) {
			continue // what a verb does to the speaker ends in ني: قتلى are the dead
		}
		if pro.Has(isnad.ProBi|isnad.ProKa|isnad.ProAl) && enc == "" && a.accusative(e) {
			continue // بسطوا is no "with an assault": behind a preposition and the article no tanwin is written
		}
		if strings.HasPrefix(norm, "آ") && !bytes.HasPrefix(a.forms.written(e), []byte("آ")) {
			continue // nobody types آ for another letter: آخر is no أخّر
		}
		s := prior(e) - int(e.cost) - cost
		switch {
		case string(a.forms.written(e)) == norm:
			s += 8
		case strings.HasSuffix(norm, "ه") && bytes.HasSuffix(a.forms.written(e), []byte("ة")):
			s -= 20 // ابنه is "his son" before it is ابنة with its points left out
		}
		if e.pos == isnad.ProperNoun && pro.Has(isnad.ProAl) {
			s -= 20 // a name that takes the article is listed with it
		}
		if e.pos == isnad.Verb && enc != "" && e.aspect == isnad.Perfect {
			s -= 10 // سيطرتها is a noun more often than "she controlled it"
		}
		if e.pos == isnad.Verb && e.aspect == isnad.Imperfect && strings.HasPrefix(a.lemmas[e.lemma].text, "أ") {
			s -= 3 // يدخل is form I sooner than form IV
		}
		if pro.Has(isnad.ProSa) {
			s -= 9
			if string(a.forms.written(e)) == norm {
				s -= 2
			}
		}
		if e.pos == isnad.Verb && pro.Has(isnad.ProLi) {
			p := pro&^isnad.ProLi | isnad.ProLa
			*out = append(*out, reading{entry: *e, pro: p, pre: pre, enc: enc, score: s})
			continue
		}
		*out = append(*out, reading{entry: *e, pro: pro, pre: pre, enc: enc, score: s})
	}
	if pro&^(isnad.ProWa|isnad.ProFa|isnad.ProLi|isnad.ProBi|isnad.ProKa) != 0 {
		return
	}
	for i := range a.functions[fold] {
		f := &a.functions[fold][i]
		if enc != "" && f.pos != isnad.Preposition && f.pos != isnad.Subordinator && !(f.pos == isnad.Conjunction && f.written == "لكن") && !(f.pos == isnad.Particle) {
			continue
		}
		if pro.Has(isnad.ProLi|isnad.ProBi|isnad.ProKa) && f.pos != isnad.Demonstrative && f.pos != isnad.Relative && f.pos != isnad.Subordinator {
			continue
		}
		if enc == "ي" || enc == "ك" {
			if len(fold) < 6 {
				continue
			}
		}
		if strings.HasSuffix(norm, "ة") && strings.HasSuffix(f.written, "ه") {
			continue // وحدة is no وحده
		}
		if pro.Has(isnad.ProFa) && f.written == "تحت" {
			continue // فتحت opens things
		}
		if f.pos == isnad.Preposition && strings.HasPrefix(norm, "أ") && strings.HasPrefix(f.written, "إ") {
			continue // أثر is no إثر
		}
		if enc == "" && f.pos == isnad.Subordinator && !strings.Contains(norm, "أ") && (f.written == "كأن" || pro.Has(isnad.ProKa)) {
			continue // كان without its hamza is "he was", ten thousand times to one
		}
		if f.written == "تحت" && pro.Has(isnad.ProFa) {
			continue // فتحت is "she opened"
		}
		s := 110 - cost
		if f.written == norm {
			s += 8
		}
		if f.pos == isnad.Adverb || f.pos == isnad.Particle {
			s -= 5
		}
		*out = append(*out, reading{fn: f, pro: pro, pre: pre, enc: enc, score: s})
	}
	if enc != "" { // عليه، إليه، لديه: the stem ends in ي
		switch fold {
		case "علي", "الي", "لدي":
			for i := range a.functions[fold] {
				f := &a.functions[fold][i]
				if f.pos == isnad.Preposition {
					*out = append(*out, reading{fn: f, pro: pro, pre: pre, enc: enc, score: 114 - cost})
				}
			}
		}
	}
}

// accusative reports a form that ends with the ا of tanwin.
func (a *Analyzer) accusative(e *entry) bool {
	if e.pos == isnad.Verb || e.number != isnad.Singular {
		return false
	}
	w, ok := bytes.CutSuffix(a.forms.written(e), []byte("ا"))
	return ok && string(w) == strings.ReplaceAll(a.lemmas[e.lemma].text, string(shadda), "")
}

func allows(e *entry, pro isnad.Proclitics, enc string) bool {
	if e.pos == isnad.Verb {
		if pro.Has(isnad.ProAl | isnad.ProBi | isnad.ProKa) {
			return false
		}
		if pro.Has(isnad.ProSa) || pro.Has(isnad.ProLi) {
			return e.aspect == isnad.Imperfect
		}
		if enc != "" && e.voice == isnad.Passive || enc == "ي" {
			return false // no verb has ي behind it without ن
		}
		return true
	}
	if pro.Has(isnad.ProSa) {
		return false
	}
	if pro.Has(isnad.ProAl) && enc != "" {
		return false
	}
	if enc != "" && (e.pos == isnad.Adjective || e.pos == isnad.ProperNoun) && e.number != isnad.Plural {
		return false
	}
	return true
}

// prior ranks a form by its part of speech and inflection.
func prior(e *entry) int {
	switch e.pos {
	case isnad.Verb:
		s := 52
		if e.aspect == isnad.Imperfect {
			s = 58
		}
		if e.person != isnad.Third {
			s -= 22
		}
		if e.number == isnad.Dual {
			s -= 20 // تجمعا is a noun in the accusative
		}
		if e.voice == isnad.Passive {
			s -= 6
		}
		return s
	case isnad.Noun:
		s := 60
		if e.number == isnad.Dual {
			s -= 6
		}
		return s
	case isnad.NumberWord:
		return 70
	case isnad.ProperNoun:
		return 62 // تركيا is the country before it is a Turk in the accusative
	case isnad.Adjective:
		if e.number == isnad.Dual {
			return 53 // محليين are more than two
		}
		return 59
	case isnad.VerbalNoun:
		s := 58
		if e.number == isnad.Dual {
			s -= 8
		}
		return s
	case isnad.Adverb:
		return 60
	}
	s := 50
	if e.number == isnad.Dual {
		s -= 4
	}
	return s
}

// joined reads words that print has joined: مابين، ماحولها، مايعني، لايزال.
func (a *Analyzer) joined(norm, fold string, out *[]reading) {
	rest, n, pro := "", 0, isnad.Proclitics(0)
	body := fold
	if strings.HasPrefix(body, "و") || strings.HasPrefix(body, "ف") {
		if strings.HasPrefix(body[2:], "ما") || strings.HasPrefix(body[2:], "لا") {
			if body[:2] == "و" {
				pro = isnad.ProWa
			} else {
				pro = isnad.ProFa
			}
			body, n = body[2:], 1
		}
	}
	switch {
	case strings.HasPrefix(body, "ما"):
		rest, pro, n = body[len("ما"):], pro|isnad.ProMa, n+2
	case strings.HasPrefix(body, "لا"):
		rest, pro, n = body[len("لا"):], pro|isnad.ProLaNeg, n+2
	default:
		return
	}
	if utf8.RuneCountInString(rest) < 3 {
		return
	}
	var rs []reading
	a.stem(drop(norm, n), rest, pro&(isnad.ProWa|isnad.ProFa), n, &rs)
	for i := range rs {
		r := &rs[i]
		if r.fn == nil && r.pos != isnad.Verb {
			continue
		}
		r.pro |= pro
		*out = append(*out, *r)
	}
}

// guess reads an unknown word by its affixes. A preposition is
// taken off only in a second reading: a name may begin with the same letter.
func (a *Analyzer) guess(norm, fold string) []reading {
	g := func(rest string, pro isnad.Proclitics, pre, score int) reading {
		an := isnad.Analysis{POS: isnad.Noun, Lemma: rest, Guessed: true, Gender: 0, Number: isnad.Singular}
		switch {
		case strings.HasSuffix(rest, "يه") || strings.HasSuffix(rest, "يين") || strings.HasSuffix(rest, "يون"):
			an.POS = isnad.Adjective
			if strings.HasSuffix(rest, "يه") {
				an.Gender = isnad.Feminine
			} else {
				an.Gender, an.Number = isnad.Masculine, isnad.Plural
			}
			if !pro.Has(isnad.ProAl) && strings.HasSuffix(rest, "يه") {
				an.POS = isnad.Noun
			}
		case strings.HasSuffix(rest, "ات"):
			an.Gender, an.Number = isnad.Feminine, isnad.Plural
		case strings.HasSuffix(rest, "ون") || strings.HasSuffix(rest, "ين"):
			if pro.Has(isnad.ProAl) {
				an.Gender, an.Number = isnad.Masculine, isnad.Plural
			}
		case strings.HasSuffix(rest, "ه"):
			an.Gender = isnad.Feminine
		case strings.HasSuffix(rest, "ي") && pro.Has(isnad.ProAl) && utf8.RuneCountInString(rest) >= 4:
			an.POS, an.Gender = isnad.Adjective, isnad.Masculine
		}
		return reading{guess: &an, pro: pro, pre: pre, score: score}
	}
	var out []reading
	al := func(rest string, pro isnad.Proclitics, pre, score int) {
		switch {
		case strings.HasPrefix(rest, "ال") && utf8.RuneCountInString(rest) >= 5:
			out = append(out, g(drop(rest, 2), pro|isnad.ProAl, pre+2, score))
		default:
			out = append(out, g(rest, pro, pre, score))
		}
	}
	al(fold, 0, 0, whole)
	r, size := utf8.DecodeRuneInString(fold)
	rest := fold[size:]
	if utf8.RuneCountInString(rest) >= 4 || strings.HasPrefix(rest, "ال") && utf8.RuneCountInString(rest) >= 4 {
		bonus := 12
		if strings.HasPrefix(rest, "ال") {
			bonus = 30 // والمغول: the article decides
		}
		switch r {
		case 'و':
			al(rest, isnad.ProWa, 1, max(bonus, 22)) // few names begin with it: ومسرابا is و and a village
			if rr, s2 := utf8.DecodeRuneInString(rest); (rr == 'ب' || rr == 'ل') && strings.HasPrefix(rest[s2:], "ال") {
				al(rest[s2:], isnad.ProWa|proOf(rr), 2, 31)
			} else if strings.HasPrefix(rest, "لل") {
				out = append(out, g(drop(rest, 2), isnad.ProWa|isnad.ProLi|isnad.ProAl, 3, 31))
			}
		case 'ف':
			al(rest, isnad.ProFa, 1, bonus-6)
		case 'ب':
			al(rest, isnad.ProBi, 1, bonus)
		case 'ل':
			if strings.HasPrefix(rest, "ل") {
				out = append(out, g(drop(rest, 1), isnad.ProLi|isnad.ProAl, 2, 32))
			} else {
				al(rest, isnad.ProLi, 1, bonus)
			}
		case 'ك':
			al(rest, isnad.ProKa, 1, bonus-4)
		}
	}
	return out
}

func proOf(r rune) isnad.Proclitics {
	if r == 'ب' {
		return isnad.ProBi
	}
	return isnad.ProLi
}

// merge drops a noun reading where a verbal noun of the same word says more,
// and gives it the noun's class.
func merge(a *Analyzer, rs []reading) []reading {
	out := rs[:0]
	for i := range rs {
		r := rs[i]
		if r.fn == nil && r.guess == nil && r.pos == isnad.Noun {
			dup := false
			for j := range rs {
				o := &rs[j]
				if o.fn == nil && o.guess == nil && o.pos == isnad.VerbalNoun && o.pro == r.pro && o.enc == r.enc && arabic.Fold(a.lemmas[o.lemma].text) == arabic.Fold(a.lemmas[r.lemma].text) && o.number == r.number {
					dup = a.lemmas[r.lemma].class == "event" || a.lemmas[r.lemma].class == "abstract" || a.lemmas[r.lemma].class == ""
					if dup && o.score < r.score {
						o.score = r.score
					}
				}
			}
			if dup {
				continue
			}
		}
		out = append(out, r)
	}
	return out
}
