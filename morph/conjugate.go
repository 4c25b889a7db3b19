package morph

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// The conjugator works on unvocalised spelling: what news prints. A stem is
// the letters of a word without short vowels and without shadda; where two
// forms differ only in vowels they are one surface form with two analyses.

// verb is a verb of the lexicon.
type verb struct {
	lemma   string // hamzas and shadda written
	form    int    // 1 to 10; 11 quadriliteral, 12 its reflexive, 13 اطمأنّ
	vowel   byte   // of the imperfect, form I: a i u
	masdars []string
	intrans bool
}

const shadda = '\u0651'

// formOf reads the form of a verb off its lemma; form I is what no pattern of
// a derived form fits.
func formOf(lemma string) int {
	var l []rune // letters without shadda
	at := -1     // letter that carries a shadda
	for _, r := range lemma {
		if r == shadda {
			at = len(l) - 1
			continue
		}
		l = append(l, r)
	}
	n := len(l)
	switch {
	case string(l) == "استاء":
		return 8
	case n == 5 && l[0] == 'ا' && at == 4 && l[2] != 'ت' && l[1] != 'س':
		return 13 // اطمأنّ، اقشعرّ
	case n >= 5 && string(l[:3]) == "است":
		return 10
	case n == 4 && l[0] == 'ا' && at == 3:
		return 9
	case n >= 4 && l[0] == 'ا' && (at == 1 && l[1] != 'ن' || n >= 5 && (l[2] == 'ت' || l[2] == 'ط' && (l[1] == 'ص' || l[1] == 'ض') || l[2] == 'د' && l[1] == 'ز') || n == 4 && l[2] == 'ت'):
		return 8
	case n >= 4 && l[0] == 'ا' && l[1] == 'ن':
		return 7
	case l[0] == 'آ' && n == 3, n >= 4 && l[0] == 'أ', n == 3 && l[0] == 'أ' && at == 2:
		if l[0] == 'أ' && n == 3 {
			return 4 // أعدّ، أصرّ
		}
		if l[0] == 'أ' && n == 4 && at == 2 {
			return 2 // أ is the first radical: أثّر has n 3
		}
		return 4
	case n >= 5 && l[0] == 'ت' && l[2] == 'ا', n == 4 && l[0] == 'ت' && l[1] == 'آ':
		return 6
	case n == 4 && l[0] == 'ت' && (at == 2):
		return 5
	case n == 4 && l[0] == 'ت' && l[2] == 'ا' && at == 3:
		return 6
	case n == 5 && l[0] == 'ت':
		return 12
	case n == 3 && at == 1:
		return 2
	case n == 4 && l[1] == 'ا', n == 3 && l[1] == 'ا' && at == 2:
		return 3
	case n == 4:
		return 11
	}
	return 1
}

// stems are the letter stems that the affixes go on.
type stems struct {
	perfV, perfC string // before vowel suffixes; before consonant suffixes
	perf3ms      string
	perfWa       string // before وا
	perfT        string // before ت of she
	perfA        string // before ا of the dual
	imp, impJ    string // indicative; jussive
	impWn        string // before ون، ين
	impAn        string // before ان
	impN         string // before ن of the feminine plural
	passPerf     []string
	passImp      string
	active       string
	passive      string
	masdars      []string
}

func last(s string) string {
	rs := []rune(s)
	if len(rs) == 0 {
		return ""
	}
	return string(rs[len(rs)-1])
}

func chop(s string) string {
	rs := []rune(s)
	return string(rs[:len(rs)-1])
}

// insertAlef puts ا before the last letter: the verbal noun of the longer
// forms.
func insertAlef(s string) string { return chop(s) + "ا" + last(s) }

func (v *verb) stems() stems {
	plain := strings.ReplaceAll(v.lemma, string(shadda), "")
	rs := []rune(v.lemma)
	doubled := len(rs) > 0 && rs[len(rs)-1] == shadda
	body := plain
	if v.form == 1 {
		return v.stemsI(plain, doubled)
	}
	// What stands behind the prefix of the imperfect.
	imp := body
	r0 := []rune(body)[0]
	switch {
	case r0 == 'ا':
		imp = string([]rune(body)[1:])
		if strings.HasPrefix(imp, "ئ") {
			imp = "أ" + string([]rune(imp)[1:]) // ائتلف، يأتلف
		}
	case v.form == 4 && r0 == 'أ':
		imp = string([]rune(body)[1:])
	case v.form == 4 && r0 == 'آ':
		imp = "ؤ" + string([]rune(body)[1:])
	case v.form == 2 || v.form == 3:
		if r0 == 'أ' {
			imp = "ؤ" + string([]rune(body)[1:])
		} else if r0 == 'آ' {
			imp = "ؤا" + string([]rune(body)[1:])
		}
	}
	s := stems{perf3ms: body, perfV: body, perfC: body, perfWa: body, perfT: body, perfA: body, imp: imp, impJ: imp, impWn: imp, impAn: imp, impN: imp, passImp: imp, passPerf: []string{body}}
	letters := []rune(body)
	n := len(letters)
	end := letters[n-1]
	hollow := (v.form == 4 || v.form == 7 || v.form == 8 || v.form == 10) && n >= 4 && letters[n-2] == 'ا'
	switch {
	case strings.HasSuffix(body, "يا"): // أحيا، حيّا
		b, ib := chop(body), chop(imp)
		s.perfT, s.perfWa, s.perfC, s.perfA = b, b, b+"ي", b+"ي"
		s.imp, s.impJ, s.impWn, s.impAn, s.impN = ib+"ي", ib, ib, ib+"ي", ib+"ي"
		s.passPerf, s.passImp = []string{b + "ي"}, ib+"ا"
		s.active, s.passive = "م"+ib+"ي", "م"+ib+"ا"
		switch v.form {
		case 2:
			s.masdars = []string{"تحية"}
		case 4:
			s.masdars = []string{"إ" + string([]rune(b)[1:]) + "اء"}
		default:
			s.masdars = []string{b + "اء"}
		}
	case end == 'ى': // defective
		b := chop(body)
		s.perfV, s.perfT, s.perfWa, s.perfC, s.perfA = b, b, b, b+"ي", b+"ي"
		ib := chop(imp)
		s.imp, s.impJ, s.impWn, s.impAn, s.impN = ib+"ي", ib, ib, ib+"ي", ib+"ي"
		if v.form == 5 || v.form == 6 {
			s.imp = ib + "ى"
		}
		s.passPerf, s.passImp = []string{b + "ي"}, ib+"ى"
		if v.form == 3 || v.form == 6 {
			s.passPerf = []string{strings.Replace(b, "ا", "و", 1) + "ي"} // نودي
		}
		s.active, s.passive = "م"+ib+"ي", "م"+ib+"ى"
		switch v.form {
		case 2:
			s.masdars = []string{"ت" + ib + "ية"}
		case 3:
			s.masdars = []string{"م" + ib + "اة"}
		case 4:
			s.masdars = []string{"إ" + string([]rune(b)[1:]) + "اء"}
			switch r := []rune(b); {
			case r[0] == 'آ': // آذى
				s.masdars = []string{"إي" + string(r[1:]) + "اء"}
			case r[1] == 'و': // أودى
				s.masdars = []string{"إي" + string(r[2:]) + "اء"}
			}
		case 5, 6:
			s.masdars = []string{b + "ي", b}
		case 7, 8, 10:
			s.masdars = []string{b + "اء"}
		default:
			s.masdars = []string{b + "اة"}
		}
	case end == 'أ': // final hamza
		b := chop(body)
		ib := chop(imp)
		seat := "ئ"
		if v.form == 5 || v.form == 6 {
			seat = "أ"
		}
		s.imp, s.impJ, s.impAn, s.impN = ib+seat, ib+seat, ib+seat, ib+seat
		s.impWn = ib + "ئ"
		s.perfWa = b + "ؤ"
		s.passPerf, s.passImp = []string{b + "ئ"}, ib+"أ"
		s.active, s.passive = "م"+ib+"ئ", "م"+ib+"أ"
		switch v.form {
		case 2:
			s.masdars = []string{"ت" + ib + "ئة", "ت" + ib + "يء"}
		case 3:
			s.masdars = []string{"م" + ib + "أة"}
		case 4:
			s.masdars = []string{"إ" + string([]rune(b)[1:]) + "اء"}
		case 5, 6:
			s.masdars = []string{b + "ؤ"}
		default:
			s.masdars = []string{b + "اء"}
		}
	case v.form == 13: // اطمأنّ، يطمئنّ
		c := string(end)
		s.perfC = body + c
		s.imp = strings.Replace(imp, "أ", "ئ", 1)
		s.impJ, s.impWn, s.impAn, s.impN = s.imp, s.imp, s.imp, s.imp+c
		s.passImp = imp
		s.active, s.passive = "م"+s.imp, "م"+s.imp
		s.masdars = []string{string(letters[:n-1]) + c + "ا" + c}
		s.masdars[0] = strings.Replace(s.masdars[0], "أ", "ئ", 1)
	case doubled && v.form != 2 && v.form != 5: // أعدّ، احتلّ، استعدّ
		s.perfC = body + string(end)
		s.impN = imp + string(end)
		s.impJ = imp
		s.active, s.passive = "م"+imp, "م"+imp
		switch v.form {
		case 3:
			s.masdars = []string{"م" + imp + "ة"}
		case 6:
			s.masdars = []string{body}
		case 4:
			s.masdars = []string{"إ" + string(letters[1:n-1]) + string(end) + "ا" + string(end)}
		default:
			s.masdars = []string{string(letters[:n-1]) + string(end) + "ا" + string(end)}
		}
	case hollow:
		s.perfC = string(letters[:n-2]) + string(end)
		ir := []rune(imp)
		m := len(ir)
		head := string(ir[:m-2])
		if v.form == 4 || v.form == 10 {
			s.imp = head + "ي" + string(end)
			s.passImp = head + "ا" + string(end)
			s.active, s.passive = "م"+head+"ي"+string(end), "م"+head+"ا"+string(end)
			pre := "إ"
			if v.form == 10 {
				pre = ""
				s.masdars = []string{string(letters[:n-2]) + "ا" + string(end) + "ة"}
			} else {
				s.masdars = []string{pre + string(letters[1:n-2]) + "ا" + string(end) + "ة"}
			}
			s.passPerf = []string{string(letters[:n-2]) + "ي" + string(end)}
		} else {
			s.active, s.passive = "م"+imp, "م"+imp
			s.masdars = []string{string(letters[:n-2]) + "يا" + string(end)}
			s.passPerf = []string{string(letters[:n-2]) + "ي" + string(end)}
		}
		s.impWn, s.impAn = s.imp, s.imp
		s.impJ = head + string(end)
		s.impN = head + string(end)
		if end == 'ء' { // أساء، استاء: the hamza changes its seat
			s.perfC = chop(s.perfC) + "أ"
			s.perfWa = chop(body) + "ؤ"
			s.impJ, s.impN = head+"ئ", head+"ئ"
			if strings.HasSuffix(s.imp, "يء") {
				s.impWn, s.impAn = chop(s.imp)+"ئ", chop(s.imp)+"ئ"
			} else {
				s.impJ, s.impN, s.impWn = head+"أ", head+"أ", chop(s.imp)+"ؤ"
			}
		}
	default: // sound
		s.active, s.passive = "م"+imp, "م"+imp
		if t, ok := strings.CutPrefix(imp, "ي"); ok && v.form == 4 { // أيقن، يوقن
			imp = "و" + t
			s.imp, s.impJ, s.impWn, s.impAn, s.impN, s.passImp = imp, imp, imp, imp, imp, imp
			s.active, s.passive = "م"+imp, "م"+imp
			s.passPerf = []string{"أ" + imp}
		}
		switch v.form {
		case 2:
			s.masdars = []string{"ت" + chop(plainI(body)) + "ي" + string(end)}
		case 3:
			s.masdars = []string{"م" + imp + "ة"}
			s.passPerf = []string{strings.Replace(body, "ا", "و", 1)}
		case 4:
			rest := string(letters[1:])
			if letters[0] == 'آ' {
				s.masdars = []string{"إي" + insertAlef(rest)}
			} else if letters[1] == 'و' || letters[1] == 'ي' {
				s.masdars = []string{"إي" + insertAlef(string(letters[2:]))}
			} else {
				s.masdars = []string{"إ" + insertAlef(rest)}
			}
		case 5, 6, 12:
			s.masdars = []string{body}
			if v.form == 6 {
				s.passPerf = []string{strings.Replace(body, "ا", "و", 1)}
			}
		case 7, 8, 9, 10:
			s.masdars = []string{insertAlef(body)}
			if v.form == 10 && n > 4 && letters[3] == 'و' {
				s.masdars = []string{"استي" + insertAlef(string(letters[4:]))}
			}
		case 11:
			s.masdars = []string{body + "ة"}
		}
		if v.form == 9 {
			s.perfC = body + string(end)
		}
	}
	if len(v.masdars) > 0 {
		s.masdars = v.masdars
	}
	return s
}

// plainI gives a form II stem as its verbal noun has it: an initial hamza
// changes its seat.
func plainI(body string) string {
	r := []rune(body)
	if r[0] == 'أ' {
		return "أ" + string(r[1:])
	}
	return body
}

// dropped are form I verbs in و whose imperfect has an a and loses the و all
// the same.
var dropped = arabic.SetOf("وضع", "وقع", "ودع", "وسع", "وهب", "وطئ", "وزع")

func (v *verb) stemsI(plain string, doubled bool) stems {
	l := []rune(plain)
	s := stems{perf3ms: plain, perfV: plain, perfC: plain, perfWa: plain, perfT: plain, perfA: plain, passPerf: []string{plain}, masdars: v.masdars}
	if doubled { // مدّ
		a, b := string(l[0]), string(l[1])
		s.perfC = a + b + b
		s.imp, s.impJ, s.impWn, s.impAn, s.impN, s.passImp = a+b, a+b, a+b, a+b, a+b+b, a+b
		if a == "أ" {
			s.imp, s.impJ, s.impWn, s.impAn, s.passImp = "ؤ"+b, "ؤ"+b, "ؤ"+b, "ؤ"+b, "ؤ"+b // يؤمّ
		}
		s.active, s.passive = a+"ا"+b, "م"+a+b+"و"+b
		return s
	}
	c1, c2, c3 := string(l[0]), string(l[1]), string(l[2])
	switch {
	case plain == "رأى":
		s.perfV, s.perfT, s.perfWa, s.perfC, s.perfA = "رأ", "رأ", "رأ", "رأي", "رأي"
		s.imp, s.impJ, s.impWn, s.impAn, s.impN = "رى", "ر", "ر", "ري", "ري"
		s.passPerf, s.passImp = []string{"رئي", "رؤي"}, "رى"
		s.active, s.passive = "رائي", "مرئي"
	case l[1] == 'ا' && l[2] != 'ا' && l[2] != 'ى': // hollow قال باع خاف
		v.stemsHollow(&s, c1, c3)
	case l[2] == 'ا' || l[2] == 'ى' || l[2] == 'ي': // defective دعا رمى بقي
		b := c1 + c2
		ib := b
		if c1 == "و" && v.vowel == 'i' {
			ib = c2
		}
		end := map[byte]string{'u': "و", 'i': "ي", 'a': "ى"}[v.vowel]
		s.imp, s.impJ, s.impWn = ib+end, ib, ib
		s.impAn, s.impN = ib+"ي", ib+"ي"
		if v.vowel == 'u' {
			s.impAn, s.impN = ib+"و", ib+"و"
		}
		s.passPerf, s.passImp = []string{b + "ي"}, b+"ى"
		if l[2] == 'ي' {
			s.perfV, s.perfT, s.perfC, s.perfWa, s.perfA = plain, plain, plain, b, plain
		} else {
			s.perfV, s.perfT, s.perfWa = b, b, b
			s.perfC, s.perfA = b+"ي", b+"ي"
			if l[2] == 'ا' {
				s.perfC, s.perfA = b+"و", b+"و"
			}
		}
		s.active, s.passive = c1+"ا"+c2+"ي", "م"+b+"ي"
		if c2 == "أ" {
			s.active = c1 + "ائي"
		}
		if c1 == "أ" {
			s.active = "آ" + c2 + "ي"
		}
		if v.vowel == 'u' {
			s.passive = "م" + b + "و"
		}
	default:
		imp := c1 + c2 + c3
		if c2 == "ئ" { // يئس، ييأس
			imp = c1 + "أ" + c3
		}
		if c2 == "ؤ" { // ضؤل، يضؤل
			imp = c1 + "ؤ" + c3
		}
		if c3 == "ئ" { // برئ، يبرأ
			imp = c1 + c2 + "أ"
		}
		if c1 == "و" && (v.vowel == 'i' || dropped.Has(plain)) {
			imp = string([]rune(imp)[1:]) // يصل، يقع
		}
		s.imp, s.impJ, s.impWn, s.impAn, s.impN = imp, imp, imp, imp, imp
		s.passImp = c1 + c2 + c3
		s.active, s.passive = c1+"ا"+c2+c3, "م"+c1+c2+"و"+c3
		if c1 == "أ" {
			s.active = "آ" + c2 + c3
		}
		if c2 == "أ" || c2 == "ئ" || c2 == "ؤ" {
			s.passPerf, s.passImp = []string{c1 + "ئ" + c3}, c1+"أ"+c3
			s.active = c1 + "ائ" + c3
			s.passive = "م" + c1 + "ؤو" + c3
		}
		switch c3 {
		case "أ", "ئ":
			s.perfWa = c1 + c2 + "ؤ"
			s.impWn = chop(imp) + "ؤ"
			s.passPerf, s.passImp = []string{c1 + c2 + "ئ"}, c1+c2+"أ"
			s.active, s.passive = c1+"ا"+c2+"ئ", "م"+c1+c2+"وء"
			if c3 == "ئ" {
				s.perfWa = plain
			}
			if c1 == "أ" {
				s.active = "آ" + c2 + "ئ"
			}
		case "ؤ":
			s.active = "" // جرؤ, بطؤ have adjectives of another pattern
		}
	}
	return s
}

func (v *verb) stemsHollow(s *stems, c1, c3 string) {
	mid := map[byte]string{'u': "و", 'i': "ي", 'a': "ا"}[v.vowel]
	s.perfC = c1 + c3
	s.imp, s.impWn, s.impAn = c1+mid+c3, c1+mid+c3, c1+mid+c3
	s.impJ, s.impN = c1+c3, c1+c3
	s.passPerf, s.passImp = []string{c1 + "ي" + c3}, c1+"ا"+c3
	s.active = c1 + "ائ" + c3
	s.passive = "م" + c1 + "و" + c3
	if v.vowel == 'i' {
		s.passive = "م" + c1 + "ي" + c3
	}
	if c3 != "ء" {
		return
	}
	// جاء، ساء، شاء: the hamza changes its seat.
	s.active = c1 + "ائي"
	s.perfC, s.perfWa = c1+"ئ", c1+"اؤ"
	s.impJ, s.impN = c1+"ئ", c1+"ئ"
	switch v.vowel {
	case 'i':
		s.impWn, s.impAn = c1+"يئ", c1+"يئ"
	case 'u':
		s.perfC, s.impJ, s.impN = c1+"ؤ", c1+"ؤ", c1+"ؤ"
		s.impWn, s.impAn = c1+"وؤ", c1+"وء"
	default:
		s.impJ, s.impN = c1+"أ", c1+"أ"
		s.impWn, s.impAn = c1+"اؤ", c1+"اء"
	}
}

// madda writes two alefs of which one carries a hamza as one letter: آخذ, بدآ.
func madda(s string) string {
	if !strings.Contains(s, "أ") {
		return s
	}
	s = strings.Replace(s, "أأ", "آ", 1)
	if t, ok := strings.CutPrefix(s, "أا"); ok {
		s = "آ" + t
	}
	return strings.Replace(s, "أا", "آ", 1)
}

// join adds a suffix; a letter that stands twice is written once: كنّا, متّ.
func join(stem, suffix string) string {
	const letter = 2 // bytes
	if strings.HasSuffix(stem, suffix[:letter]) {
		return stem + suffix[letter:]
	}
	return stem + suffix
}

// rare is what a form that news hardly prints costs: jussives and feminine
// plurals look like other words (يصل is no jussive of صال).
const rare = 14

// conjugate calls emit for every inflected form of the verb. cost tells forms
// that are seldom meant (see rare) from the others.
func (v *verb) conjugate(emit func(text string, a isnad.Analysis, cost int8)) {
	s := v.stems()
	base := isnad.Analysis{Lemma: v.lemma, Verb: v.lemma, POS: isnad.Verb}
	cost := int8(0)
	put := func(text string, asp isnad.Aspect, voice isnad.Voice, p isnad.Person, g isnad.Gender, n isnad.Amount) {
		text = madda(text)
		a := base
		a.Aspect, a.Voice, a.Person, a.Gender, a.Number = asp, voice, p, g, n
		emit(text, a, cost)
	}
	nom := func(text string, a isnad.Analysis) { emit(text, a, 0) }
	const (
		m, f       = isnad.Masculine, isnad.Feminine
		sg, du, pl = isnad.Singular, isnad.Dual, isnad.Plural
		p1, p2, p3 = isnad.First, isnad.Second, isnad.Third
		pf, im     = isnad.Perfect, isnad.Imperfect
		ac, ps     = isnad.Active, isnad.Passive
	)
	put(s.perf3ms, pf, ac, p3, m, sg)
	put(s.perfT+"ت", pf, ac, p3, f, sg)
	put(s.perfA+"ا", pf, ac, p3, m, du)
	put(s.perfT+"تا", pf, ac, p3, f, du)
	put(s.perfWa+"وا", pf, ac, p3, m, pl)
	if t, ok := strings.CutSuffix(s.perfWa, "اؤ"); ok {
		put(t+"اءوا", pf, ac, p3, m, pl) // جاؤوا، جاءوا
	} else if t, ok := strings.CutSuffix(s.perfWa, "ؤ"); ok {
		put(t+"أوا", pf, ac, p3, m, pl) // بدؤوا، بدأوا
	}
	cost = rare
	put(join(s.perfC, "ن"), pf, ac, p3, f, pl)
	cost = 0
	put(join(s.perfC, "نا"), pf, ac, p1, 0, pl)
	put(join(s.perfC, "ت"), pf, ac, p1, 0, sg)
	put(join(s.perfC, "تم"), pf, ac, p2, m, pl)
	put("ي"+s.imp, im, ac, p3, m, sg)
	put("ت"+s.imp, im, ac, p3, f, sg)
	put("أ"+s.imp, im, ac, p1, 0, sg)
	put("ن"+s.imp, im, ac, p1, 0, pl)
	for _, e := range [...]string{"ون", "وا"} {
		put("ي"+s.impWn+e, im, ac, p3, m, pl)
		put("ت"+s.impWn+e, im, ac, p2, m, pl)
		if t, ok := strings.CutSuffix(s.impWn, "ؤ"); ok {
			put("ي"+t+"أ"+e, im, ac, p3, m, pl) // يقرؤون، يقرأون
		}
	}
	for _, e := range [...]string{"ان", "ا"} {
		put("ي"+s.impAn+e, im, ac, p3, m, du)
		put("ت"+s.impAn+e, im, ac, p3, f, du)
	}
	cost = rare
	put(join("ي"+s.impN, "ن"), im, ac, p3, f, pl)
	if s.impJ != s.imp {
		base.Jussive = true
		if len([]rune(s.impJ)) < 2 {
			cost = 2 * rare // وتل is a hill before it is "and let her follow"
		}
		put("ي"+s.impJ, im, ac, p3, m, sg)
		put("ت"+s.impJ, im, ac, p3, f, sg)
		put("ن"+s.impJ, im, ac, p1, 0, pl)
		base.Jussive = false
	}
	cost = 0
	if !v.intrans {
		for _, pp := range s.passPerf {
			put(pp, pf, ps, p3, m, sg)
			t := pp
			put(t+"ت", pf, ps, p3, f, sg)
			w := pp
			if strings.HasSuffix(pp, "ي") && pp != s.perf3ms && (strings.HasSuffix(v.lemma, "ى") || strings.HasSuffix(v.lemma, "ا")) {
				w = chop(pp)
			}
			put(w+"وا", pf, ps, p3, m, pl)
		}
		put("ي"+s.passImp, im, ps, p3, m, sg)
		put("ت"+s.passImp, im, ps, p3, f, sg)
		pi := s.passImp
		if strings.HasSuffix(pi, "ى") {
			pi = chop(pi)
		}
		put("ي"+pi+"ون", im, ps, p3, m, pl)
	}
	for i, w := range s.masdars {
		a := base
		a.POS, a.Lemma = isnad.VerbalNoun, w
		nominal(w, a, genderOf(w), i == 0, nom)
	}
	if s.active != "" {
		a := base
		a.POS, a.Lemma = isnad.ActiveParticiple, s.active
		nominal(s.active, a, isnad.Masculine, false, nom)
		participle(s.active, a, nom)
		if strings.HasSuffix(s.active, "ي") && v.vowel != 0 || strings.HasSuffix(v.lemma, "ى") {
			// قاضٍ، متعدٍّ without its ي
			b := a
			b.Gender, b.Number = isnad.Masculine, isnad.Singular
			if t := strings.TrimSuffix(s.active, "ي"); len([]rune(t)) >= 3 {
				emit(t, b, rare)
			}
		}
	}
	if s.passive != "" && !v.intrans {
		a := base
		a.POS, a.Lemma = isnad.PassiveParticiple, s.passive
		a.Voice = isnad.Passive
		nominal(s.passive, a, isnad.Masculine, false, nom)
		participle(s.passive, a, nom)
	}
}

func genderOf(w string) isnad.Gender {
	if strings.HasSuffix(w, "ة") || strings.HasSuffix(w, "اء") && false {
		return isnad.Feminine
	}
	return isnad.Masculine
}

// nominal emits the singular, the dual, and for feminine and abstract nouns
// the plural in ات.
func nominal(w string, a isnad.Analysis, g isnad.Gender, plural bool, emit func(string, isnad.Analysis)) {
	a.Gender, a.Number = g, isnad.Singular
	emit(w, a)
	if !strings.HasSuffix(w, "ة") && !strings.HasSuffix(w, "ى") {
		emit(w+"ا", a) // accusative
	}
	d := a
	d.Number = isnad.Dual
	stem := strings.TrimSuffix(w, "ة")
	t := ""
	if stem != w {
		t = "ت"
	}
	if strings.HasSuffix(stem, "ى") {
		stem = strings.TrimSuffix(stem, "ى") + "ي"
	}
	for _, e := range [...]string{"ان", "ين"} {
		emit(stem+t+e, d)
	}
	if t != "" {
		emit(stem+t+"ي", d)
		emit(stem+t+"ا", d)
	}
	if plural || t != "" {
		p := a
		p.Number, p.Gender = isnad.Plural, isnad.Feminine
		emit(stem+"ات", p)
	}
}

// participle emits the feminine and the sound plurals of a participle or
// adjective.
func participle(w string, a isnad.Analysis, emit func(string, isnad.Analysis)) {
	stem := w
	if strings.HasSuffix(w, "ى") {
		stem = strings.TrimSuffix(w, "ى") + "ا"
	}
	a.Gender, a.Number = isnad.Feminine, isnad.Singular
	emit(stem+"ة", a)
	a.Number = isnad.Plural
	emit(strings.TrimSuffix(stem, "ا")+"ات", a)
	d := a
	d.Number = isnad.Dual
	for _, e := range [...]string{"تان", "تين", "تا", "تي"} {
		emit(stem+e, d)
	}
	a.Gender = isnad.Masculine
	base := strings.TrimSuffix(strings.TrimSuffix(w, "ى"), "ي")
	if base == w || strings.HasSuffix(a.Verb, "ى") || strings.HasSuffix(a.Verb, "ا") || strings.HasSuffix(a.Verb, "ي") {
		for _, e := range [...]string{"ون", "ين", "و", "ي"} {
			emit(base+e, a)
		}
	}
}
