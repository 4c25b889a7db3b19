package attribution

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// says is one attribution: links from outside in, over a range of the text.
type says struct {
	links    []isnad.Link
	content  isnad.Span
	cue      isnad.Span
	standing string
	denied   bool
	outer    bool // stands outside other attributions of the same words
	direct   bool // in the source's own words
	forecast bool // it says what is to come: توقع، رجّح
	reports  bool // reports of the source's, of which it is said what they say
	inner    bool // نقلا عن: stands inside who relays it, wherever it is named
	own      bool // takes its words out of the attributions around them
	verb     bool // its cue is a finite verb, of
	aspect   isnad.Aspect
	gender   isnad.Gender
}

// Trace holds the attributions of one dispatch.
type Trace struct {
	t      *Tracer
	d      *isnad.Dispatch
	sents  []isnad.Sentence
	ms     []isnad.Mention
	says   []says
	outlet []string     // the words of the outlet's name, folded
	last   []isnad.Link // the latest speaker, for verbs without a subject
	// publisher is who published the latest footage, for what هذا الفيديو shows.
	publisher []isnad.Link
	interview interview

	// over are the indices of the attributions, in order, whose words reach into a
	// sentence, one sentence after another: those of sentence i end at ends[i].
	over []int32
	ends []int32
}

// Trace finds every attribution of the dispatch.
func (t *Tracer) Trace(d *isnad.Dispatch, sents []isnad.Sentence, mentions []isnad.Mention) *Trace {
	tr := &Trace{t: t, d: d, sents: sents, ms: mentions, outlet: strings.Fields(arabic.FoldLemma(d.Outlet))}
	for i := range sents {
		if sents[i].Kind != isnad.Furniture {
			tr.sentence(i)
		}
	}
	tr.overlay()
	return tr
}

// overlay notes which attributions reach into each sentence: of a long dispatch they
// are few of all.
func (tr *Trace) overlay() {
	reaches := func(x *says, i int) bool {
		return i < len(tr.sents) && (i == 0 || tr.sents[i-1].End < x.content.End)
	}
	tr.ends = make([]int32, len(tr.sents))
	n := int32(0)
	for k := range tr.says {
		for i := tr.sentenceAt(tr.says[k].content.Start); reaches(&tr.says[k], i); i++ {
			tr.ends[i]++
			n++
		}
	}
	tr.over = make([]int32, n)
	n = 0
	for i, k := range tr.ends {
		tr.ends[i], n = n, n+k
	}
	for k := range tr.says {
		for i := tr.sentenceAt(tr.says[k].content.Start); reaches(&tr.says[k], i); i++ {
			tr.over[tr.ends[i]] = int32(k)
			tr.ends[i]++
		}
	}
}

// sentenceAt is the sentence at a place of the text, or behind it.
func (tr *Trace) sentenceAt(at int) int {
	lo, n := 0, len(tr.sents)
	for lo < n {
		if i := int(uint(lo+n) / 2); tr.sents[i].End <= at {
			lo = i + 1
		} else {
			n = i
		}
	}
	return lo
}

// reaching are the indices of the attributions whose words reach into the sentence in
// which at begins.
func (tr *Trace) reaching(at isnad.Span) []int32 {
	i := tr.sentenceAt(at.Start)
	if i >= len(tr.sents) {
		return nil
	}
	from := int32(0)
	if i > 0 {
		from = tr.ends[i-1]
	}
	return tr.over[from:tr.ends[i]]
}

// hasRest reports that a phrase whose first word is that of token i, or that without
// its و or ف, goes on behind it.
func hasRest(words []string, toks []isnad.Token, i int) bool {
	for k := 1; k < len(words); k++ {
		if i+k >= len(toks) {
			return false
		}
		w, f := words[k], toks[i+k].Fold
		// وفقا ل: the preposition is written joined.
		if f != w && !(k == len(words)-1 && (w == "ل" || w == "ب") && strings.HasPrefix(f, w)) {
			return false
		}
	}
	return true
}

// firsts are the keys under which a phrase that begins with the token stands.
func firsts(f string) [2]string {
	if len(f) >= 6 && (f[:2] == "و" || f[:2] == "ف") {
		return [2]string{f, f[2:]}
	}
	return [2]string{f, ""}
}

func (tr *Trace) sentence(si int) {
	s := &tr.sents[si]
	toks := s.Tokens
	tr.speakerColon(si)
	for i := range toks {
		tk := &toks[i]
		if tk.Kind != isnad.Word {
			continue
		}
		if tk.Fold == "ولم" && i+1 < len(toks) && silent.Has(toks[i+1].Best().Verb) {
			tr.end(s, tk.Start, func(y *says) bool { return !y.outer && !y.direct }) // ولم يصدر عن التحالف أي تعليق
		}
		words := tr.t.openings.Of(tk.Number, tk.Fold)
		for k, key := range firsts(tk.Fold) {
			for _, l := range words.at[k].leads {
				if hasRest(l.words, toks, i) {
					tr.prepositional(si, i, l)
					break
				}
			}
			for _, u := range words.at[k].unnamed {
				if hasRest(u.words, toks, i) && !(i > 0 && without.Has(toks[i-1].Fold)) && !(i > 1 && negates.Has(toks[i-2].Fold) && toks[i-1].Best().POS == isnad.Verb) && !tr.covered(s, tk.Span, func(y *says) bool { return y.denied || y.cue.Overlaps(tk.Span) }) {
					n := i + len(u.words) - 1
					if n+1 < len(toks) && given.Has(toks[n+1].Fold) {
						break // المعلومات المنشورة في هذا التقرير: they have a source
					}
					if last := u.words[len(u.words)-1]; last == "ب" && len(u.words) > 1 {
						n-- // أفيد بمقتل
					}
					if i > 0 && contrasts.Has(toks[i-1].Fold) {
						tr.end(s, tk.Start, func(y *says) bool { return !y.outer })
					}
					span := isnad.Span{Start: tk.Start, End: toks[n].End}
					if key != tk.Fold {
						span.Start += len("و")
					}
					link := isnad.Link{Who: span.In(tr.d.Text), Kind: "unnamed", Manner: u.manner, Span: span}
					if n+2 < len(toks) && toks[n+1].Fold == "غير" && !strings.Contains(u.standing, isnad.Possible) {
						u.standing += " " + isnad.Possible // ترددت أنباء غير مؤكدة
					}
					tr.says = append(tr.says, says{links: []isnad.Link{link}, content: isnad.Span{Start: toks[n].End, End: aside(s, n, false)}, cue: link.Span, standing: u.standing})
					break
				}
			}
		}
		if tr.bySaying(si, i) || tr.reported(si, i) || tr.received(si, i) {
			continue
		}
		tr.entitled(si, i)
		if names.Has(tk.Fold) && i > 0 && toks[i-1].Best().POS.Nominal() && !toks[i-1].Best().Definite && i+1 < len(toks) && tr.mentionFrom(si, i+1, i+1) != nil {
			continue // ناشط يدعى أبو محمود: so he is called, and alleges nothing
		}
		tr.interviewed(si, i)
		a := tk.Best()
		if b := tr.spoken(si, i); b != nil {
			a = b
		} else if b := tr.doubled(tk); b != nil {
			a = b
		}
		switch a.POS {
		case isnad.Verb:
			if c, _ := tr.t.cueOf(a.Verb); a.Voice == isnad.Passive && c.takes.Has("from") && i+1 < len(toks) && toks[i+1].Fold == "عن" {
				tr.relayed(si, i, c) // نُقل عن مصدر قوله، كانت الوكالة قد نقلت عن
				continue
			}
			if a.Voice == isnad.Passive || a.Person == isnad.First || i+1 < len(toks) && firstHand.Has(toks[i+1].Fold) || i < 2 && impersonal.Has(tk.Fold) {
				continue
			}
		case isnad.VerbalNoun:
			tr.announcement(si, i, a)
			continue
		case isnad.Noun:
			for k := range tk.Analyses {
				if b := &tk.Analyses[k]; b.POS == isnad.VerbalNoun && b.Proclitics == a.Proclitics {
					tr.announcement(si, i, b) // إعلان is a document as well
					break
				}
			}
			continue
		default:
			if a = circumstance(toks, i); a == nil {
				continue
			}
		}
		if c, ok := tr.t.finiteOf(a.Verb); ok && tr.tells(si, i, c) {
			tr.verb(si, i, c, a)
			if c.takes.Has("document") {
				tr.detailed(si, i, a) // يعرض التقرير هجمات
			}
		} else if a.POS == isnad.Verb && tr.shows(si, i, a) {
			tr.footage(si, i, cue{manner: "saw"})
		} else if details.Has(arabic.VerbKey(a.Verb)) {
			tr.detailed(si, i, a)
		} else if speechActs.Has(arabic.VerbKey(a.Verb)) && a.POS == isnad.Verb {
			if a.Proclitics.Has(isnad.ProWa) {
				tr.end(s, tk.Start, func(y *says) bool { return y.denied }) // نفى …، واتهم
			}
			if i > 0 && toks[i-1].Norm == "،" && a.Proclitics.Has(isnad.ProWa) {
				// أكدت الوزارة أن …، وطالبت: she who said it acts.
				tr.end(s, tk.Start, func(y *says) bool {
					return !y.outer && y.verb && y.aspect == a.Aspect && y.gender == a.Gender
				})
			}
			if tr.contrasted(si, i) {
				tr.end(s, tk.Start, func(y *says) bool { return !y.outer }) // فيما اتهم متحدث
			}
			if at := tr.ownSubject(si, i); at >= 0 {
				tr.end(s, at, func(y *says) bool { return !y.outer && y.verb && !saidThat(s, y, at) })
			}
			if tr.covered(s, tk.Span, func(y *says) bool { return !y.outer }) {
				continue // قال إن بلاده ترفض: the one who goes on is who said it
			}
			if m := tr.subject(si, i, min(len(toks)-1, i+4), a, "object"); m != nil && !(a.Proclitics.Has(isnad.ProWa) && tr.objectOnly(si, i, m)) {
				tr.last = []isnad.Link{tr.link(m, "told")} // اتهموا …، وقالوا إن
			}
		}
	}
	tr.visible(si)
	tr.behind(si)
	tr.lister(si)
}

// silent are verbs of comments that an outlet says were not made or could not be had.
var silent = arabic.SetOf("صدر", "علّق", "تسنّى")

// speechActs are verbs whose subject speaks without being quoted there: who
// goes on with وقال or مضيفا is the same.
var speechActs = arabic.SetOf("ات\u0651هم", "دعا", "طالب", "حث\u0651", "هد\u0651د", "رفض", "ند\u0651د", "ادان", "حم\u0651ل", "انتقد", "استنكر", "ناشد", "رح\u0651ب",
	"حذ\u0651ر", "توع\u0651د", "انذر", "امهل", "شجب", "اشترط", "اهاب", "وصف", "حض\u0651", "لو\u0651ح", "اشاد", "اثني", "تعه\u0651د", "وعد", "اوعز", "طلب", "عل\u0651ق", "استهجن", "هن\u0651ا", "عز\u0651ي", "طمان")

// given are words behind news or information that tell where it stands or who has it.
var given = arabic.SetOf("المنشوره", "الوارده", "المتوفره", "المتاحه", "الموثقه", "المدرجه", "المذكوره", "التي", "لدينا")

// firstHand are words by which شاهدت is "I saw" and not "she saw".
var firstHand = arabic.SetOf("بنفسي", "بعيني", "بعينيّ", "بام")

// without are words that take back what stands behind them: دون معلومات عن.
var without = arabic.SetOf("دون", "بدون", "بلا", "لا", "ولا", "اي", "عدم")

// impersonal are words that open a sentence of the outlet's own: يذكر أن.
var impersonal = arabic.SetOf("يذكر", "ويذكر", "يشار", "ويشار", "يجدر", "وتجدر", "تجدر", "يلاحظ")

// covered reports that something said in the sentence that which holds for has
// the span, in its words or as its cue.
func (tr *Trace) covered(s *isnad.Sentence, at isnad.Span, which func(*says) bool) bool {
	for k := len(tr.says) - 1; k >= 0 && tr.says[k].cue.End > s.Start; k-- { // cues stand in the order of sentences
		y := &tr.says[k]
		if s.Span.Contains(y.cue) && (y.cue.Start < at.Start && at.Start < y.content.End || y.content.Start <= at.Start && at.Start < y.content.End || y.cue.Overlaps(at)) && which(y) {
			return true
		}
	}
	return false
}

// contrasted reports that a word that sets another speaker against the one
// before opens the clause of the verb at token i: بينما رجح، لكن مصدرا قال.
func (tr *Trace) contrasted(si, i int) bool {
	toks := tr.sents[si].Tokens
	if i > 0 && contrasts.Has(toks[i-1].Fold) || i > 1 && toks[i-1].Fold == "وقت" && toks[i-2].Fold == "في" {
		return true
	}
	from := tr.clauseStart(si, i)
	if from == 0 || toks[i].Best().Proclitics.Has(isnad.ProWa|isnad.ProFa) {
		return false
	}
	return contrasts.Has(toks[from-1].Fold) || from > 1 && toks[from-1].Fold == "ان" && (toks[from-2].Fold == "غير" || toks[from-2].Fold == "الا")
}

// ownSubject is where the party begins that stands joined by و right before the verb
// of a speech act at token i, or -1: كييف تعلن تحرير بلدات | وأنقرة تدعو إلى كذا.
func (tr *Trace) ownSubject(si, i int) int {
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for k := lo; k < hi; k++ {
		m := &tr.ms[k]
		if m.Last != i-1 || m.Type != isnad.Actor && m.Type != isnad.Human && m.Type != isnad.Role {
			continue
		}
		if t := &tr.sents[si].Tokens[m.First]; m.First > 0 && t.Start < m.Start && strings.HasPrefix(t.Fold, "و") {
			return t.Start
		}
	}
	return -1
}

// saidThat reports that what y says before byte at stands in a clause behind أن, which
// another clause joined to it may go on.
func saidThat(s *isnad.Sentence, y *says, at int) bool {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Start >= y.cue.End && t.Start < at && t.Best().POS == isnad.Subordinator {
			return true
		}
	}
	return false
}

// objectOnly reports that the party behind a verb of accusing is the accused,
// and the accuser the one who spoke before in the sentence: نفى …، واتهم
// الرياض بالسماح.
func (tr *Trace) objectOnly(si, i int, m *isnad.Mention) bool {
	s := &tr.sents[si]
	if len(tr.last) == 0 || !s.Span.Contains(tr.last[len(tr.last)-1].Span) {
		return false
	}
	v, h := s.Tokens[i].Best(), s.Tokens[m.Head].Best()
	if m.Type == isnad.Actor && v.Gender == isnad.Masculine && v.Number == isnad.Singular && h.Gender == isnad.Feminine {
		return true // وناشد القيادة فك الحصار
	}
	n := m.Last + 1
	return n < len(s.Tokens) && s.Tokens[n].Best().Proclitics.Has(isnad.ProBi)
}

// end closes at byte at what has been said in sentence s by those that which
// holds for.
func (tr *Trace) end(s *isnad.Sentence, at int, which func(*says) bool) {
	for k := len(tr.says) - 1; k >= 0 && tr.says[k].cue.End > s.Start; k-- {
		y := &tr.says[k]
		if y.content.Start < at && at < y.content.End && s.Span.Contains(y.cue) && y.cue.Start < at && which(y) {
			y.content.End = at
		}
	}
}

// contrasts are words that set another speaker against the one before.
var contrasts = arabic.SetOf("فيما", "بينما", "حين", "كما", "كذلك", "لكن", "فبينما")
