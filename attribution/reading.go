package attribution

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// circumstance is the reading of a word as an active participle in the
// accusative (مضيفا، مؤكدة), whichever reading is the likeliest, or nil.
func circumstance(toks []isnad.Token, i int) *isnad.Analysis {
	t := &toks[i]
	if !strings.HasSuffix(t.Fold, "ا") && !strings.HasSuffix(t.Fold, "ه") && !strings.HasSuffix(t.Fold, "ين") {
		return nil
	}
	if strings.HasSuffix(t.Norm, "ه") && (i+1 >= len(toks) || !governed(toks[i+1].Fold)) {
		return nil // ومقره طرابلس: a pronoun
	}
	for k := range t.Analyses {
		a := &t.Analyses[k]
		if a.POS == isnad.ActiveParticiple && a.Proclitics == 0 && i > 0 && attribute(toks, i) {
			return nil // معلومات مؤكدة عن
		}
		if a.POS != isnad.ActiveParticiple || a.Definite || a.Enclitic != "" || a.Proclitics&^(isnad.ProWa|isnad.ProFa) != 0 {
			continue
		}
		if k == 0 || i > 0 && (toks[i-1].Norm == "،" || toks[i-1].Norm == ",") || a.Proclitics != 0 {
			return a
		}
	}
	return nil
}

// attribute reports that the participle at token i describes the noun before it
// and governs nothing that is said.
func attribute(toks []isnad.Token, i int) bool {
	b := toks[i-1].Best()
	if !b.POS.Nominal() || b.Definite || toks[i-1].Kind != isnad.Word || i+1 >= len(toks) {
		return false
	}
	if strings.HasSuffix(toks[i].Fold, "ا") && !strings.HasSuffix(toks[i-1].Fold, "ا") {
		return false // في بلدة سلوك مؤكدا لمراسلنا أن: it stands in another case
	}
	return !governed(toks[i+1].Fold)
}

// governed reports a word by which a participle of saying governs what is said.
func governed(fold string) bool {
	switch fold {
	case "ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "بانهم", ":", "الي", "علي":
		return true
	}
	return false
}

// named reports that the noun at token i is named as a source there, by a verb
// of saying or a phrase before it: وتشير تقديرات المنظمة، وفق إعلان الجيش.
func (tr *Trace) named(si, i int) bool {
	if i == 0 {
		return false
	}
	p := &tr.sents[si].Tokens[i-1]
	if _, ok := tr.t.cueOf(p.Best().Verb); ok && p.Best().POS == isnad.Verb {
		return true
	}
	for _, key := range firsts(p.Fold) {
		if key == "" {
			continue
		}
		for _, l := range tr.t.leads[key] {
			if hasRest(l.words, tr.sents[si].Tokens, i-1) {
				return true
			}
		}
	}
	return false
}

// spoken is the reading of token i as a verb of saying where the word alone
// reads otherwise (علم، بين، ذُكر): a speaker stands right behind it, and then
// what he says. It is nil where the first reading stands.
func (tr *Trace) spoken(si, i int) *isnad.Analysis {
	toks := tr.sents[si].Tokens
	t := &toks[i]
	b := t.Best()
	if t.Fold == "عبر" && b.POS == isnad.Preposition {
		return nil // قال عبر بيان: by means of it
	}
	_, known := tr.t.cueOf(b.Verb)
	if b.POS == isnad.Verb && b.Voice != isnad.Passive && b.Person != isnad.First && (known || speechActs.Has(arabic.VerbKey(b.Verb))) || i+2 >= len(toks) || strings.Contains(t.In(tr.d.Text), "\u064f") {
		return nil
	}
	said := toks[i+1].Best().POS == isnad.Subordinator && b.Proclitics == 0 && b.POS == isnad.ActiveParticiple // 22 مايو قال إن
	if b.POS != isnad.Verb && !said && i > 0 && !tr.opensClause(si, i) && !tr.explained(si, i) && toks[i-1].Kind != isnad.Punct && !contrasts.Has(toks[i-1].Fold) && b.Proclitics&(isnad.ProWa|isnad.ProFa) == 0 {
		return nil
	}
	for k := range t.Analyses {
		a := &t.Analyses[k]
		if a.POS != isnad.Verb || a.Voice == isnad.Passive || a.Person != isnad.Third || a.Enclitic != "" && !toUs.Has(a.Enclitic) {
			continue
		}
		if a.Gender == isnad.Feminine && tr.shows(si, i, a) {
			return a // رصدت كاميرات المراقبة
		}
		c, ok := tr.t.cueOf(a.Verb)
		if ok && b.POS != isnad.Verb && c.takes.Has("object") && strings.HasSuffix(t.Norm, "ى") && !strings.HasSuffix(b.Stem.In(tr.d.Text), "ي") && tr.governs(si, i, c) > 0 {
			return a // أقر …، ونفى قصف: its noun is written نفي
		}
		if ok && b.POS == isnad.Verb && c.takes.Has("object") && tr.beside(si, i) && tr.governs(si, i, c) > 0 {
			return a // التنظيم تبنى الهجوم
		}
		if !ok || !c.takes.Has("clause") && !c.takes.Has("from") {
			continue
		}
		n := i + 1
		if (said || b.POS == isnad.Verb) && toks[n].Best().POS == isnad.Subordinator && c.takes.Has("clause") {
			return a // عاد ليقر بأن
		}
		if toks[n].Kind == isnad.Punct {
			n++
		}
		if p := toks[n].Best(); p.POS == isnad.Preposition || p.Proclitics&^isnad.ProAl != 0 {
			continue
		}
		if _, ok := tr.head(si, n, "told"); !ok && tr.mentionFrom(si, n, n) == nil && !c.takes.Has("through") {
			continue
		}
		if at, _ := tr.complement(si, i); at > i+1 || at < 0 && c.takes.Has("about") && tr.governs(si, i, cue{takes: aboutOnly}) > 0 {
			return a
		}
	}
	return nil
}

// explained reports بين with one speaker behind it and then أن, where it is no
// "between": وفي الشمال بين المراسل أن.
func (tr *Trace) explained(si, i int) bool {
	toks := tr.sents[si].Tokens
	if toks[i].Fold != "بين" {
		return false
	}
	for j := i + 1; j < len(toks) && j <= i+4; j++ {
		if a := toks[j].Best(); toks[j].Kind != isnad.Word || a.Proclitics.Has(isnad.ProWa) || a.POS == isnad.Verb {
			return false
		} else if a.POS == isnad.Subordinator {
			return j > i+1 && governed(toks[j].Fold)
		}
	}
	return false
}

// opensClause reports that no more than a speaker stands before token i in its
// sentence: مصدر عسكري كشف عن.
func (tr *Trace) opensClause(si, i int) bool {
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for k := lo; k < hi; k++ {
		if m := &tr.ms[k]; m.First <= 1 && m.Last == i-1 && (m.Type == isnad.Actor || m.Type == isnad.Human || m.Type == isnad.Role) {
			return m.First == 0 || tr.sents[si].Tokens[0].Kind != isnad.Word
		}
	}
	return false
}

// toUs are pronouns for those to whom something is said: أخبرنا أحد السكان أن.
var toUs = arabic.SetOf("نا", "ني", "ي")

// beside reports that a party or person stands right before or behind token i.
func (tr *Trace) beside(si, i int) bool {
	if tr.mentionFrom(si, i+1, i+1) != nil {
		return true
	}
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for k := lo; k < hi; k++ {
		if m := &tr.ms[k]; m.Last == i-1 && (m.Type == isnad.Actor || m.Type == isnad.Human || m.Type == isnad.Role) {
			return true
		}
	}
	return false
}

var aboutOnly = arabic.SetOf("about")

// adjunct are words before أن that make a clause of time or manner of it.
var adjunct = arabic.SetOf("بعد", "قبل", "دون", "منذ", "رغم", "برغم", "بدل", "بمجرد")

// nameless is the last token of the clause of the verb at token j where it says
// that a source is not named (طلب عدم ذكر اسمه) or who has the paper (تلقت الوكالة
// نسخة منه، اطلعت عليه الصحيفة), or 0.
func nameless(toks []isnad.Token, j int) int {
	if f := toks[j].Fold; toks[j-1].Fold == "لم" && (strings.HasSuffix(f, "سمه") || strings.HasSuffix(f, "سمها") || strings.HasSuffix(f, "سمهم")) {
		return j
	}
	for k := j + 1; k < len(toks) && k <= j+10; k++ {
		switch f := toks[k].Fold; f {
		case "هويته", "هويتها", "هويتهم", "اسمه", "اسمها", "اسمهم", "اسمائهم":
			if k <= j+6 {
				return k
			}
		case "نفسه", "نفسها":
			if toks[k-1].Fold == "عن" {
				return k // عرفت عن نفسها بأم يوسف
			}
		case "منه", "منها", "عنه", "عنها":
			if strings.HasPrefix(toks[k-1].Fold, "نسخ") {
				return k
			}
		case "عليه", "عليها":
			if k <= j+3 {
				return k
			}
		}
		if toks[k].Kind == isnad.Punct && !brackets.Has(toks[k].Norm) || toks[k].Best().POS == isnad.Subordinator {
			return 0
		}
	}
	return 0
}

// brackets set a name off within a clause.
var brackets = arabic.SetOf("(", ")", "\"", "«", "»", "“", "”", "#")

// abbreviated reports that the full stop at token j belongs to a title: د. علاء.
func abbreviated(toks []isnad.Token, j int) bool {
	return j > 0 && toks[j].Glued && len([]rune(toks[j-1].Norm)) == 1 && j+1 < len(toks)
}

// doubled is the reading of a verb printed with a shadda that its first reading
// does not have (حمّلت), or nil.
func (tr *Trace) doubled(tk *isnad.Token) *isnad.Analysis {
	a := tk.Best()
	if a.POS != isnad.Verb || strings.Contains(a.Verb, "\u0651") || !strings.Contains(tk.In(tr.d.Text), "\u0651") {
		return nil
	}
	for k := range tk.Analyses {
		if b := &tk.Analyses[k]; b.POS == isnad.Verb && b.Voice == a.Voice && b.Aspect == a.Aspect && b.Person == a.Person && strings.Contains(b.Verb, "\u0651") {
			return b
		}
	}
	return nil
}
