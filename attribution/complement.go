package attribution

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// complement looks behind a cue for what it governs: أن، قوله إن، a colon, a
// quotation mark.
func (tr *Trace) complement(si, i int) (at int, kind string) {
	toks := tr.sents[si].Tokens
	relative := false
	for j := i + 1; j < len(toks) && j <= i+24; j++ {
		t := &toks[j]
		if t.Kind == isnad.Punct {
			switch t.Norm {
			case ":":
				return j, "direct"
			case "\"", "«", "“", "”":
				if closing(toks, j) {
					continue // of a quotation before
				}
				// A quotation of more than a name.
				n := 0
				for k := j + 1; k < len(toks) && n < 9; k++ {
					if toks[k].Kind == isnad.Punct && (toks[k].Norm == "\"" || toks[k].Norm == "»" || toks[k].Norm == "”" || toks[k].Norm == "“") {
						break
					}
					n++
				}
				if end := j + n + 1; n >= 5 && !(end+1 < len(toks) && toks[end].Kind == isnad.Punct && governed(toks[end+1].Fold)) {
					return j, "direct"
				}
				j += n + 1 // a name in quotation marks: passed over with its closing one
			case ".":
				if abbreviated(toks, j) {
					continue
				}
				return -1, ""
			case "؛", "؟", "..", "...":
				return -1, ""
			}
			continue
		}
		a := t.Best()
		if a.POS == isnad.Subordinator {
			switch a.Lemma {
			case "أن", "إن", "بأن", "وأن", "ان":
				if (a.Proclitics.Has(isnad.ProWa) || strings.HasPrefix(t.Fold, "و")) && j > i+1 || toks[j-1].Fold == "الا" || toks[j-1].Fold == "غير" {
					return -1, "" // ردت …، وأن السكان: another cue has it
				}
				if adjunct.Has(toks[j-1].Fold) {
					relative = true // بعد أن: no word of what is said
					continue
				}
				return j, "clause"
			case "كما", "فيما", "بينما", "حيث", "بعدما":
				return -1, ""
			}
		}
		if t.Fold == "ان" && adjunct.Has(toks[j-1].Fold) {
			relative = true
			continue
		}
		if t.Fold == "كيف" && j > i+1 {
			return j, "clause" // روى أحدهم كيف قصفت
		}
		if t.Fold == "يلي" && strings.HasSuffix(toks[j-1].Fold, "ما") {
			continue // قال ما يلي:
		}
		if t.Fold == "بان" || t.Fold == "ان" || t.Fold == "انه" || t.Fold == "انها" || t.Fold == "انهم" {
			return j, "clause"
		}
		if a.POS == isnad.Relative && t.Fold != "ما" {
			relative = true
		}
		if relative && a.POS == isnad.VerbalNoun && a.Proclitics.Has(isnad.ProBi) {
			return -1, "" // اعترفت اللجنة التي …، باستهداف
		}
		if a.POS == isnad.Verb && j > i+1 && !tr.inTime(si, j) && !tr.inMention(si, j) {
			if names.Has(t.Fold) {
				continue // ناشط يدعى أبو محمود
			}
			if n := nameless(toks, j); n > 0 {
				j = n // مسؤول لم تسمه، مصدر طلب عدم ذكر اسمه
				continue
			}
			if told := toks[j-1].Fold == "ما" && happened.Has(t.Fold); told || relative || a.Enclitic != "" && toks[j-1].Best().POS.Nominal() {
				continue // روت ما حدث: …؛ المصدر الذي طلب …، خطاب ألقاه: a clause on the speaker
			}
			if tr.issued(si, i, j) {
				relative = true // في تقرير لها صدر في مارس أن
				continue
			}
			if tr.qualifies(si, i, j) {
				relative = true // مسؤول زار المنطقة، مصادر تحدثت للقناة
				continue
			}
			return -1, ""
		}
		if j > i+1 {
			if p := circumstance(toks, j); p != nil {
				if _, ok := tr.t.cueOf(p.Verb); ok {
					return -1, "" // نفت …، مؤكدة أن: the next cue has it
				}
			}
		}
	}
	return -1, ""
}

// tells reports that the verb at token i, if it only tells how something was or swears
// that it was so, does so there: وصف ناجون كيف، يتذكر أحمد يوم، شهد سجينان بأن.
func (tr *Trace) tells(si, i int, c cue) bool {
	how, sworn := c.takes.Has("how"), c.takes.Has("sworn")
	if c.takes.Has("seen") {
		at, _ := tr.complement(si, i)
		return at < 0 // سمع أن: hearsay
	}
	if !how && !sworn {
		return true
	}
	if _, ok := tr.moment(si, i); ok && how {
		return true
	}
	at, kind := tr.complement(si, i)
	if kind != "clause" {
		return false
	}
	toks := tr.sents[si].Tokens
	for j := i + 1; j < at && sworn; j++ {
		if toks[j].Fold == "علي" {
			return false // قضت القوات على خلية: no court
		}
	}
	f := toks[at].Fold
	return how && (f == "كيف" || c.takes.Has("clause")) || sworn && strings.HasPrefix(f, "بان")
}

// moment is the word of time behind the verb at token i and its subject with which a
// witness begins to tell what happened then: يتذكر أحمد يوم دخل المسلحون القرية.
func (tr *Trace) moment(si, i int) (int, bool) {
	toks := tr.sents[si].Tokens
	for j := i + 1; j+1 < len(toks) && j <= i+8; j++ {
		switch toks[j].Fold {
		case "يوم", "لحظه", "عندما", "حين", "ليله", "ساعه":
			if toks[j+1].Best().POS == isnad.Verb {
				return j, true
			}
		}
		if toks[j].Best().POS == isnad.Verb && !tr.inMention(si, j) {
			break
		}
	}
	return -1, false
}

// names are verbs that say what somebody is called.
var names = arabic.SetOf("يدعي", "تدعي", "يسمي", "تسمي", "يلقب", "تلقب", "يكني")

// qualifies reports that the verb at token j opens a clause on the indefinite
// speaker right behind the cue at token i: وقال مسؤول زار المنطقة إن.
func (tr *Trace) qualifies(si, i, j int) bool {
	toks := tr.sents[si].Tokens
	a := toks[j].Best()
	if j > i+9 || a.Proclitics != 0 || a.Aspect != isnad.Perfect && !(a.Aspect == isnad.Imperfect && humans.Has(toks[i+1].Best().Class)) {
		return false
	}
	placed := false
	for k := i + 1; k < j; k++ {
		a := toks[k].Best()
		placed = placed || k > i+1 && a.POS == isnad.Preposition
		if toks[k].Kind == isnad.Word && placed && (a.POS == isnad.Preposition || a.POS.Nominal() || a.POS == isnad.ProperNoun) {
			continue // شاهد من البلدة عرف عن نفسه، طالب في كلية الطب كان هناك
		}
		if k > i+1 && names.Has(toks[k].Fold) {
			placed = true // شاب يدعى محمود كان في الحافلة
			continue
		}
		if k > i+1 && a.POS == isnad.Noun && toks[j].Best().Aspect == isnad.Imperfect {
			return false // نشر ناشطون مقطعا يظهر: it is not the activists who show
		}
		if toks[k].Kind != isnad.Word || !a.POS.Nominal() || a.Definite || a.POS == isnad.VerbalNoun || a.Proclitics != 0 {
			return false
		}
	}
	v, n := a, toks[i+1].Best()
	return v.Gender == 0 || n.Gender == 0 || v.Gender == n.Gender || n.Number == isnad.Plural
}

// issued reports that the verb at token j opens a clause on the indefinite paper in which
// something is said, between the cue at token i and what it governs.
func (tr *Trace) issued(si, i, j int) bool {
	toks := tr.sents[si].Tokens
	if a := toks[j].Best(); a.Proclitics != 0 || a.Aspect != isnad.Perfect {
		return false
	}
	for k := j - 1; k > i+1 && k >= j-5; k-- {
		a := toks[k].Best()
		if toks[k].Kind != isnad.Word || a.POS == isnad.Verb {
			return false
		}
		if l, ok := tr.nounLink(si, k, k, "told"); ok && l.Kind == "document" && a.Proclitics&isnad.ProAl == 0 {
			return toks[k-1].Best().POS == isnad.Preposition
		}
	}
	return false
}

// happened are verbs behind ما for what somebody goes on to tell.
var happened = arabic.SetOf("حدث", "جري", "حصل", "وقع", "راي", "رات", "شاهد", "شاهدت", "راه", "راته", "شاهده", "شاهدته", "عاشه", "عاشته", "تعرض", "تعرضت")

// humans are classes of nouns for people.
var humans = arabic.SetOf("people", "role", "members")

// closing reports that the quotation mark at token j, of a kind that opens and
// closes, closes: it is written to the word before it and not to one behind.
func closing(toks []isnad.Token, j int) bool {
	return toks[j].Norm != "«" && toks[j].Glued && !(j+1 < len(toks) && toks[j+1].Glued && toks[j+1].Kind == isnad.Word)
}

// inStatement reports that what is said stands in a statement: قال في بيان إن.
func inStatement(toks []isnad.Token, from, to int) bool {
	for j := from + 1; j < to; j++ {
		if toks[j-1].Fold == "في" || toks[j-1].Fold == "عبر" {
			switch toks[j].Best().Lemma {
			case "بيان", "بلاغ", "كلمة", "خطاب":
				return true
			}
		}
	}
	return false
}

// bareMasdar reports that the word at token j, read as a verb, can be a noun of
// action in a genitive construct, and no subject stands before it that it could
// be the verb of.
func bareMasdar(toks []isnad.Token, j int) bool {
	if j+1 >= len(toks) || !toks[j+1].Best().POS.Nominal() || toks[j-1].Norm == "،" {
		return false
	}
	for k := range toks[j].Analyses {
		if b := &toks[j].Analyses[k]; b.POS == isnad.VerbalNoun && b.Proclitics == 0 && b.Enclitic == "" {
			return true
		}
	}
	return false
}

// governs is the noun of action that the cue at token i governs, or -1: أعلن الجيش
// مقتل، أشارت مصادر إلى نزوح، اعترفت اللجنة باستهداف. Clauses that describe the
// speaker (اللجنة التي شكلتها الحكومة), and those between a denial and what is
// denied (نفى ما تتناقله قنوات عن انسحاب), are passed over.
func (tr *Trace) governs(si, i int, c cue) int {
	toks := tr.sents[si].Tokens
	relative, free := false, c.takes.Has("object")
	for j := i + 1; j < len(toks) && j <= i+24; j++ {
		t := &toks[j]
		a := t.Best()
		if t.Kind == isnad.Punct && (t.Norm == "." && !abbreviated(toks, j) || t.Norm == "؛") {
			return -1
		}
		if tr.inTime(si, j) {
			continue // 19 مارس is no verb
		}
		switch {
		case a.POS == isnad.Relative && t.Fold != "من":
			relative = t.Fold != "ما"
			continue
		case a.POS == isnad.Verb && free && !relative && a.Aspect == isnad.Perfect && a.Proclitics == 0 && a.Enclitic == "" && bareMasdar(toks, j):
			return j // أعلن الرئيس وقف العمليات، أكد صد هجوم
		case a.POS == isnad.Verb && atLeast.Has(t.Fold) && (toks[j-1].Fold == "لا" || toks[j-1].Fold == "ما"):
			continue // سجل التقرير ما لا يقل عن 45 حادثة قصف
		case a.POS == isnad.Verb && !tr.inMention(si, j):
			named := toks[j-1].Fold == "ما" // ما أسماه تطهير، ما تتناقله القنوات عن
			if named || relative || a.Enclitic != "" && toks[j-1].Best().POS.Nominal() {
				relative = relative || named && c.manner == "denied"
				continue
			}
			if c.manner == "saw" && free && a.Aspect == isnad.Imperfect && toks[j-1].Best().POS.Nominal() {
				return j // شاهدوا دبابات تتقدم
			}
			return -1
		case a.POS == isnad.VerbalNoun && tr.partyAt(si, j):
			continue // نفت قوات الدعم السريع مسؤوليتها: a name
		case c.manner == "denied" && involves.Has(a.Lemma):
			return -1 // نفى أي علاقة له بالهجوم: there was one
		case adverbial.Has(t.Fold):
			continue // رفض إعلان الحكومة جملة وتفصيلا
		case c.manner == "saw" && free && !relative && j > i+2 && (a.POS == isnad.ActiveParticiple || a.POS == isnad.PassiveParticiple) && a.Proclitics == 0 && !a.Definite && toks[j-1].Best().POS == isnad.Noun && !toks[j-1].Best().Definite && !tr.partyAt(si, j):
			return j // شاهد المراسل آليات محترقة
		case c.manner == "estimated" && free && a.Lemma == "عدد":
			return j // تقدر المنظمة عدد النازحين
		case a.POS != isnad.VerbalNoun && a.Class != "event" && a.Class != "casualty":
			continue
		}
		by := a.Proclitics.Has(isnad.ProBi)
		of := toks[j-1].Fold
		switch {
		case relative && c.manner == "denied":
			if of == "عن" || of == "من" || of == "حول" || of == "بشان" {
				return j
			}
		case relative:
			if by && c.takes.Has("by") {
				return j
			}
		case free, by && c.takes.Has("by"), of == "الي" && c.takes.Has("to"), of == "عن" && c.takes.Has("about"), of == "من" && c.takes.Has("of"):
			return j
		}
	}
	return -1
}

// atLeast are verbs that only tell how many: ما لا يقل عن.
var atLeast = arabic.SetOf("يقل", "تقل", "يزيد", "تزيد", "يقارب", "تقارب", "يربو", "تربو", "يتجاوز", "تتجاوز")

// involves are nouns for having to do with an act; who denies them does not deny
// the act.
var involves = arabic.SetOf("علاقة", "صلة", "مسؤولية", "مسئولية", "تورط", "ضلوع", "علم", "دور", "يد")

// adverbial are nouns of action in the accusative that say how, and not what was
// said.
var adverbial = arabic.SetOf("تفصيلا", "وتفصيلا", "عملا", "استنادا", "بناء", "نقلا", "وفقا", "طبقا", "ردا", "تعليقا", "تاكيدا", "تحديدا", "خصوصا", "ايضا")

// quoteEnd is where the quotation that opens at or behind token at closes,
// over sentences; without a quotation mark it is the sentence's end.
func (tr *Trace) quoteEnd(si, at int) int {
	s := &tr.sents[si]
	open := -1
	for j := at; j < len(s.Tokens) && j <= at+4 && (j <= at+1 || s.Tokens[j-1].Kind != isnad.Word) && open < 0; j++ {
		switch s.Tokens[j].Norm {
		case "\"", "«", "“", "”":
			open = j // : **"…"
		}
	}
	if open < 0 {
		return max(s.End, tr.listed(si))
	}
	if end := tr.closed(si, open); end > 0 {
		return end
	}
	return tr.paraEnd(si) // it is not closed: what is said goes on to the end of the line
}

// closers are the marks that close a quotation, by the mark that opens it.
var closers = map[string]string{"«": "»", "\"": "\"", "“": "”", "”": "“"}

// closed is where the quotation that token open of a sentence opens is closed,
// at most eight sentences on, or -1.
func (tr *Trace) closed(si, open int) int {
	closer := closers[tr.sents[si].Tokens[open].Norm]
	for k := si; k < len(tr.sents) && k <= si+8; k++ {
		from := 0
		if k == si {
			from = open + 1
		}
		for j := from; j < len(tr.sents[k].Tokens); j++ {
			n := tr.sents[k].Tokens[j].Norm
			if n == closer || closer == "”" && n == "\"" || closer == "“" && n == "”" {
				return tr.sents[k].Tokens[j].End
			}
		}
	}
	return -1
}
