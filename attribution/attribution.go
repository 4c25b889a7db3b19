// Package attribution finds who says what: source, cue and content, and from
// them the chain of each claim and how it stands.
//
// A dispatch's sentences and mentions go in; a Trace comes out, which gives
// for any place in the text the chain from the outlet inward, and for any
// trigger its polarity, certainty, tense and evidence (codebook, sections 4,
// 5 and 9). The package decides nothing about what is claimed.
//
// Cues are data (data/cues): verbs of saying with the complements that make
// them cues, words and phrases before a source (بحسب), unnamed sources (أنباء
// عن), and words that mark negation, certainty, tense and evidence, each with
// how far it reaches, in words.
package attribution

import (
	"io/fs"
	"strconv"
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/table"
)

// Form is how a trigger stands in its clause.
type Form uint8

const (
	FormVerb      Form = iota // a finite verb
	FormNominal               // a verbal noun or noun of action
	FormPredicate             // a state: a noun, adjective or participle
)

// TriggerForm is what Standing must know of a trigger.
type TriggerForm struct {
	Kind   Form
	Aspect isnad.Aspect
}

type cue struct {
	manner   string
	standing string
	takes    map[string]bool
}

type marker struct {
	words []string
	value string // certainty, tense or evidence; for negation its kind
	extra string // evidence of a certainty; kind of a tense
	after bool   // may stand behind what it marks
	form  string
	reach int
}

type lead struct {
	words  []string
	verb   bool // a verb of saying stands between it and the source
	manner string
}

type unnamed struct {
	words            []string
	manner, standing string
}

// Tracer is the loaded cues. It is immutable and safe for many goroutines.
type Tracer struct {
	verbs     map[string]cue // by verb lemma
	leads     map[string][]lead
	unnamed   map[string][]unnamed
	kinds     map[string][2]string // noun of a source -> kind, manner
	negation  map[string][]marker
	certainty map[string][]marker
	tense     map[string][]marker
	evidence  map[string][]marker

	openings *arabic.Numbered[opening] // by folded word
}

// Load reads cues/*.tsv.
func Load(fsys fs.FS) (*Tracer, error) {
	t := &Tracer{verbs: map[string]cue{}, leads: map[string][]lead{}, unnamed: map[string][]unnamed{}, kinds: map[string][2]string{},
		negation: map[string][]marker{}, certainty: map[string][]marker{}, tense: map[string][]marker{}, evidence: map[string][]marker{}}
	atoi := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			return 8
		}
		return n
	}
	put := func(m map[string][]marker, phrase string, k marker) {
		k.words = strings.Fields(arabic.Fold(phrase))
		if len(k.words) > 0 {
			m[k.words[0]] = append(m[k.words[0]], k)
		}
	}
	steps := []struct {
		file    string
		columns int
		row     func(f []string)
	}{
		{"verbs", 10, func(f []string) {
			c := cue{manner: f[6], standing: f[8], takes: map[string]bool{}}
			for _, w := range strings.Fields(f[7]) {
				c.takes[w] = true
			}
			t.verbs[arabic.VerbKey(f[0])] = c
		}},
		{"phrases", 5, func(f []string) {
			w := strings.Fields(arabic.Fold(f[0]))
			t.leads[w[0]] = append(t.leads[w[0]], lead{w, f[1] == "verb", f[2]})
		}},
		{"unnamed", 5, func(f []string) {
			w := strings.Fields(arabic.Fold(f[0]))
			t.unnamed[w[0]] = append(t.unnamed[w[0]], unnamed{w, f[2], f[3]})
		}},
		{"sources", 4, func(f []string) { t.kinds[arabic.Fold(f[0])] = [2]string{f[1], f[2]} }},
		{"negation", 4, func(f []string) { put(t.negation, f[0], marker{value: f[1], reach: atoi(f[2])}) }},
		{"certainty", 7, func(f []string) {
			put(t.certainty, f[0], marker{value: f[1], extra: f[2], after: f[3] != "before", form: f[4], reach: atoi(f[5])})
		}},
		{"tense", 5, func(f []string) { put(t.tense, f[0], marker{value: f[1], extra: f[2], reach: atoi(f[3])}) }},
		{"evidence", 5, func(f []string) {
			put(t.evidence, f[0], marker{value: f[1], after: f[2] != "before", reach: atoi(f[3])})
		}},
	}
	for _, s := range steps {
		err := table.Each(fsys, "cues/"+s.file+".tsv", s.columns, func(f []string) error {
			s.row(f)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	t.remember()
	return t, nil
}

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
	own      bool // takes its words out of the attributions around them
}

// Trace holds the attributions of one dispatch.
type Trace struct {
	t     *Tracer
	d     *isnad.Dispatch
	sents []isnad.Sentence
	ms    []isnad.Mention
	says  []says

	outlet []string     // its folded words
	last   []isnad.Link // the latest speaker, for verbs without a subject
}

// Trace finds every attribution of the dispatch.
func (t *Tracer) Trace(d *isnad.Dispatch, sents []isnad.Sentence, mentions []isnad.Mention) *Trace {
	tr := &Trace{t: t, d: d, sents: sents, ms: mentions, outlet: strings.Fields(arabic.Fold(d.Outlet))}
	for i := range sents {
		if sents[i].Kind != isnad.Furniture {
			tr.sentence(i)
		}
	}
	return tr
}

func has(words []string, toks []isnad.Token, i int) bool {
	for k, w := range words {
		if i+k >= len(toks) {
			return false
		}
		f := toks[i+k].Fold
		if f == w || k == 0 && (f == "و"+w || f == "ف"+w) {
			continue
		}
		// وفقا ل: the preposition is written joined.
		if k == len(words)-1 && k > 0 && (w == "ل" || w == "ب") && strings.HasPrefix(f, w) {
			continue
		}
		return false
	}
	return true
}

// firsts are the keys under which a phrase that begins with the token stands.
func firsts(f string) [2]string {
	if len(f) > 6 && (f[:2] == "و" || f[:2] == "ف") {
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
		words := tr.t.openings.Of(tk.Number, tk.Fold)
		for k := range words.at {
			for _, l := range words.at[k].leads {
				if has(l.words, toks, i) {
					tr.prepositional(si, i, l)
					break
				}
			}
			for _, u := range words.at[k].unnamed {
				if has(u.words, toks, i) && !(i > 0 && without[toks[i-1].Fold]) {
					n := i + len(u.words) - 1
					if i > 0 && contrasts[toks[i-1].Fold] {
						tr.end(s, tk.Start, func(y *says) bool { return !y.outer })
					}
					link := isnad.Link{Who: isnad.Span{Start: tk.Start, End: toks[n].End}.In(tr.d.Text), Kind: "unnamed", Manner: u.manner, Span: isnad.Span{Start: tk.Start, End: toks[n].End}}
					tr.says = append(tr.says, says{links: []isnad.Link{link}, content: isnad.Span{Start: toks[n].End, End: s.End}, cue: link.Span, standing: u.standing})
					break
				}
			}
		}
		a := tk.Best()
		switch a.POS {
		case isnad.Verb:
			if a.Voice == isnad.Passive || a.Person == isnad.First || i < 2 && impersonal[tk.Fold] {
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
		if c, ok := tr.t.verbs[arabic.VerbKey(a.Verb)]; ok {
			tr.verb(si, i, c, a)
		} else if speechActs[arabic.VerbKey(a.Verb)] && a.POS == isnad.Verb {
			if a.Proclitics.Has(isnad.ProWa) {
				tr.end(s, tk.Start, func(y *says) bool { return y.denied }) // نفى …، واتهم
			}
			if m := tr.subject(si, i, min(len(toks)-1, i+4), a, "object"); m != nil {
				tr.last = []isnad.Link{tr.link(si, m, "told")} // اتهموا …، وقالوا إن
			}
		}
	}
}

// speechActs are verbs whose subject speaks without being quoted there: who
// goes on with وقال or مضيفا is the same.
var speechActs = map[string]bool{"ات\u0651هم": true, "دعا": true, "طالب": true, "حث\u0651": true, "هد\u0651د": true, "رفض": true, "ند\u0651د": true, "ادان": true, "حم\u0651ل": true, "انتقد": true, "استنكر": true, "ناشد": true, "رح\u0651ب": true}

// without are words that take back what stands behind them: دون معلومات عن.
var without = map[string]bool{"دون": true, "بدون": true, "بلا": true, "لا": true, "ولا": true, "اي": true, "عدم": true}

// circumstance is the reading of a word as an active participle in the
// accusative (مضيفا، مؤكدة), whichever reading is the likeliest, or nil.
func circumstance(toks []isnad.Token, i int) *isnad.Analysis {
	t := &toks[i]
	if !strings.HasSuffix(t.Fold, "ا") && !strings.HasSuffix(t.Fold, "ه") && !strings.HasSuffix(t.Fold, "ين") {
		return nil
	}
	for k := range t.Analyses {
		a := &t.Analyses[k]
		if a.POS != isnad.ActiveParticiple || a.Definite || a.Proclitics&^(isnad.ProWa|isnad.ProFa) != 0 {
			continue
		}
		if k == 0 || i > 0 && (toks[i-1].Norm == "،" || toks[i-1].Norm == ",") || a.Proclitics != 0 {
			return a
		}
	}
	return nil
}

// impersonal are words that open a sentence of the outlet's own: يذكر أن.
var impersonal = map[string]bool{"يذكر": true, "ويذكر": true, "يشار": true, "ويشار": true, "يجدر": true, "وتجدر": true, "تجدر": true, "يلاحظ": true}

// announcement reads a verbal noun of saying with its source in the genitive:
// إعلان واشنطن مقتل ثلاثة جنود.
func (tr *Trace) announcement(si, i int, a *isnad.Analysis) {
	c, ok := tr.t.verbs[arabic.VerbKey(a.Verb)]
	if !ok || !c.takes["object"] && !c.takes["clause"] {
		return
	}
	m := tr.mentionFrom(si, i+1, i+1)
	if m == nil || !tr.objectNoun(si, m.Last) {
		return
	}
	s := &tr.sents[si]
	own := false
	if i > 0 {
		switch s.Tokens[i-1].Fold {
		case "بعد", "عقب", "اثر", "قبل", "غداه", "قبيل", "منذ":
			own = true
		}
	}
	tr.says = append(tr.says, says{links: []isnad.Link{tr.link(si, m, c.manner)}, content: isnad.Span{Start: m.End, End: s.End}, cue: s.Tokens[i].Span, own: own})
}

// speakerColon reads a headline's "speaker: words".
func (tr *Trace) speakerColon(si int) {
	s := &tr.sents[si]
	if s.Kind == isnad.Field {
		return
	}
	colon := -1
	for j := 1; j < len(s.Tokens) && j <= 12; j++ {
		t := &s.Tokens[j]
		if t.Norm == ":" {
			colon = j
			break
		}
		if a := t.Best(); a.POS == isnad.Verb && !tr.inMention(si, j) || t.Kind == isnad.Punct && t.Norm != "\"" && t.Norm != "«" && t.Norm != "»" && t.Norm != "-" {
			return
		}
	}
	if colon < 0 || colon+1 >= len(s.Tokens) {
		return
	}
	m := tr.mentionFrom(si, 0, min(4, colon-1))
	if m == nil || m.Kind == "state" && m.Last+1 == colon && !firstPerson(s.Tokens[colon+1:]) {
		return // ليبيا: a heading's country
	}
	for j := 0; j < m.First; j++ {
		if a := s.Tokens[j].Best(); s.Tokens[j].Kind == isnad.Word && (!a.POS.Nominal() || a.Class == "event") {
			return
		}
	}
	links := []isnad.Link{tr.link(si, m, "told")}
	for j := m.Last + 1; j+1 < colon; j++ { // رويترز نقلا عن مصدر:
		if s.Tokens[j].Fold == "نقلا" || s.Tokens[j].Fold == "عن" {
			if n := tr.mentionFrom(si, j+1, colon-1); n != nil {
				links = append(links, tr.link(si, n, "told"))
			} else if l, ok := tr.nounLink(si, j+1, colon-1, "told"); ok {
				links = append(links, l)
			}
			break
		}
	}
	end := s.End
	for k := si + 1; k < len(tr.sents) && tr.sents[k].Para == s.Para; k++ {
		end = tr.sents[k].End // he goes on to the end of the line
	}
	tr.says = append(tr.says, says{links: links, content: isnad.Span{Start: s.Tokens[colon].End, End: end}, cue: isnad.Span{Start: s.Start, End: s.Tokens[colon].End}})
	tr.last = links
}

// inMention reports that token j belongs to a name.
func (tr *Trace) inMention(si, j int) bool {
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for k := lo; k < hi; k++ {
		if m := &tr.ms[k]; m.First <= j && j <= m.Last {
			return true
		}
	}
	return false
}

// firstPerson reports words in which a speaker speaks of himself: سنواصل،
// قواتنا، لن نقبل.
func firstPerson(toks []isnad.Token) bool {
	for i := range toks {
		if i > 5 {
			break
		}
		if a := toks[i].Best(); a.POS == isnad.Verb && a.Person == isnad.First || a.Enclitic == "نا" || toks[i].Norm == "\"" || toks[i].Norm == "«" || a.Proclitics.Has(isnad.ProSa) {
			return true
		}
	}
	return false
}

// mentionFrom is the first mention of a party or person whose tokens lie
// between from and to.
func (tr *Trace) mentionFrom(si, from, to int) *isnad.Mention {
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for i := lo; i < hi; i++ {
		m := &tr.ms[i]
		if m.First >= from && m.First <= to && (m.Type == isnad.Actor || m.Type == isnad.Human || m.Type == isnad.Role) {
			return m
		}
	}
	return nil
}

// link makes a link of a mention, the title before a name and the name behind
// a function included.
func (tr *Trace) link(si int, m *isnad.Mention, manner string) isnad.Link {
	span := m.Span
	s := &tr.sents[si]
	kind := "actor"
	switch m.Type {
	case isnad.Human:
		kind = "person"
		// The title: nominal tokens right before the name.
		j := m.First - 1
		for n := 0; j >= 0 && n < 6; j, n = j-1, n+1 {
			t := &s.Tokens[j]
			a := t.Best()
			if t.Kind != isnad.Word || a.POS == isnad.Verb || a.POS == isnad.Subordinator || a.POS == isnad.Relative {
				break
			}
			if a.Class == "role" {
				span.Start = t.Start
				if a.Proclitics&^isnad.ProAl != 0 {
					span.Start = a.Stem.Start
					break
				}
			}
			if a.POS == isnad.Preposition && t.Fold != "عن" && t.Fold != "في" {
				break
			}
		}
	case isnad.Role:
		kind = "role"
		if t := s.Tokens[m.First].Best(); t.Lemma == "شاهد" {
			kind = "witness"
		}
	case isnad.Actor:
		switch m.Kind {
		case "agency", "media", "observatory":
			kind = "agency"
		}
	}
	return isnad.Link{Who: span.In(tr.d.Text), Kind: kind, Manner: manner, Span: span}
}

// nounLink makes a link of a source noun that is no mention: بيان، تقرير،
// فيديو، ناشطون.
func (tr *Trace) nounLink(si, from, to int, manner string) (isnad.Link, bool) {
	s := &tr.sents[si]
	for j := from; j <= to && j < len(s.Tokens); j++ {
		t := &s.Tokens[j]
		if t.Kind != isnad.Word {
			continue
		}
		a := t.Best()
		f := t.In(tr.d.Text)
		for _, key := range [...]string{arabic.FoldLemma(a.Lemma), t.Fold, strings.TrimPrefix(t.Fold, "ال"), arabic.FoldLemma(a.Stem.In(tr.d.Text))} {
			if k, ok := tr.t.kinds[key]; ok {
				span := t.Span
				if a.Proclitics&^isnad.ProAl != 0 && !a.Stem.Empty() {
					span.Start = a.Stem.Start
				}
				for n := j + 1; n < len(s.Tokens) && n <= j+2; n++ {
					b := s.Tokens[n].Best()
					if s.Tokens[n].Kind != isnad.Word || b.POS != isnad.Adjective || b.Proclitics.Has(isnad.ProAl) != a.Proclitics.Has(isnad.ProAl) {
						break
					}
					span.End = s.Tokens[n].End
				}
				if manner == "told" && k[1] != "" && k[1] != "-" {
					manner = k[1]
				}
				return isnad.Link{Who: span.In(tr.d.Text), Kind: k[0], Manner: manner, Span: span}, true
			}
		}
		_ = f
		if a.POS == isnad.Verb {
			break
		}
	}
	return isnad.Link{}, false
}

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
				// A quotation of more than a name.
				n := 0
				for k := j + 1; k < len(toks) && n < 6; k++ {
					if toks[k].Kind == isnad.Punct && (toks[k].Norm == "\"" || toks[k].Norm == "»" || toks[k].Norm == "”" || toks[k].Norm == "“") {
						break
					}
					n++
				}
				if n >= 5 {
					return j, "direct"
				}
				j += n + 1 // a name in quotation marks: passed over with its closing one
			case ".", "؛", "؟", "..", "...":
				return -1, ""
			}
			continue
		}
		a := t.Best()
		if a.POS == isnad.Subordinator {
			switch a.Lemma {
			case "أن", "إن", "بأن", "وأن", "ان":
				return j, "clause"
			case "كما", "فيما", "بينما", "حيث", "بعدما":
				return -1, ""
			}
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
			if relative || a.Enclitic != "" && toks[j-1].Best().POS.Nominal() {
				continue // المصدر الذي طلب …، خطاب ألقاه: a clause on the speaker
			}
			return -1, ""
		}
		if j > i+1 {
			if p := circumstance(toks, j); p != nil {
				if _, ok := tr.t.verbs[arabic.VerbKey(p.Verb)]; ok {
					return -1, "" // نفت …، مؤكدة أن: the next cue has it
				}
			}
		}
	}
	return -1, ""
}

// verb reads the attribution of a verb of saying at token i.
func (tr *Trace) verb(si, i int, c cue, a *isnad.Analysis) {
	s := &tr.sents[si]
	toks := s.Tokens
	if c.takes["from"] {
		tr.relayed(si, i, c)
		return
	}
	if i > 0 { // وفق ما أعلن: the phrase before it has read it
		switch toks[i-1].Fold {
		case "ما", "لما", "حسبما", "كما", "مثلما", "وفقما":
			return
		}
	}
	if c.takes["footage"] {
		tr.footage(si, i, c)
		return
	}
	if c.takes["document"] {
		tr.inDocument(si, i, c)
		return
	}
	at, kind := tr.complement(si, i)
	if at < 0 {
		if !c.takes["object"] && !c.takes["by"] || !tr.objectNoun(si, i) {
			// ونفى الجيش ذلك: it says nothing here, but it is the one who goes on.
			if m := tr.mentionFrom(si, i+1, i+1); m != nil && a.POS == isnad.Verb {
				tr.last = []isnad.Link{tr.link(si, m, c.manner)}
			}
			return
		}
		at, kind = i, "object"
	}
	if kind == "clause" && !c.takes["clause"] && !c.takes["to"] && !c.takes["object"] && !c.takes["direct"] {
		return
	}
	if kind == "direct" && !c.takes["direct"] && !c.takes["clause"] {
		return
	}
	to := at - 1
	if kind == "object" {
		to = min(len(toks)-1, i+8)
	}
	var links []isnad.Link
	standing := c.standing
	m := tr.subject(si, i, to, a, kind)
	switch {
	case m != nil:
		links = []isnad.Link{tr.link(si, m, c.manner)}
	case a.POS != isnad.Verb && len(tr.last) > 0:
		links = tr.last // مضيفا: whoever spoke
	default:
		if l, ok := tr.nounLink(si, i+1, min(to, i+3), c.manner); ok && kind != "object" {
			links = []isnad.Link{l}
		} else if l, ok := tr.nounLink(si, max(0, i-3), i-1, c.manner); ok && i > 0 && !a.Proclitics.Has(isnad.ProWa) {
			links = []isnad.Link{l}
		} else if len(tr.last) > 0 {
			links = tr.last
		}
	}
	if len(links) == 0 {
		return
	}
	content := isnad.Span{Start: toks[at].End, End: s.End}
	if kind == "object" {
		content.Start = toks[i].End
		if m != nil && m.First > i {
			content.Start = m.End
		}
	}
	if kind == "direct" {
		content.End = tr.quoteEnd(si, at)
	}
	x := says{links: links, content: content, cue: toks[i].Span, denied: c.manner == "denied"}
	if standing != "-" {
		x.standing = standing
		x.denied = x.denied || strings.Contains(standing, "denied")
	}
	x.forecast, x.direct = c.manner == "estimated", kind == "direct"
	contrast := i > 0 && contrasts[toks[i-1].Fold]
	if (contrast || a.Proclitics.Has(isnad.ProWa|isnad.ProFa)) && (m != nil && m.First > i || len(tr.says) > 0 && tr.says[len(tr.says)-1].denied) || a.POS != isnad.Verb && len(tr.says) > 0 && tr.says[len(tr.says)-1].denied {
		// A new cue with its speaker ends what was said before it: نفى … وأكد.
		tr.end(s, toks[i].Start, func(y *says) bool { return !y.outer })
	}
	tr.says = append(tr.says, x)
	tr.last = links
}

// end closes at byte at what has been said in sentence s by those that which
// holds for.
func (tr *Trace) end(s *isnad.Sentence, at int, which func(*says) bool) {
	for k := range tr.says {
		y := &tr.says[k]
		if y.content.Start < at && at < y.content.End && s.Span.Contains(y.cue) && y.cue.Start < at && which(y) {
			y.content.End = at
		}
	}
}

// contrasts are words that set another speaker against the one before.
var contrasts = map[string]bool{"فيما": true, "بينما": true, "حين": true, "كما": true, "لكن": true}

// footage reads نشر X فيديو يظهر: the publisher, then what is seen.
func (tr *Trace) footage(si, i int, c cue) {
	s := &tr.sents[si]
	doc := isnad.Link{}
	for j := i + 3; j >= 0 && j >= i-14; j-- {
		if j == i || j >= len(s.Tokens) {
			continue
		}
		if l, ok := tr.nounLink(si, j, j, c.manner); ok && l.Kind == "document" {
			l.Manner = c.manner
			doc = l
			break
		}
	}
	if doc.Who == "" {
		return
	}
	var links []isnad.Link
	for j := i - 1; j >= 0; j-- {
		if s.Tokens[j].Best().Verb == "نشر" {
			if m := tr.mentionFrom(si, j+1, i); m != nil {
				links = append(links, tr.link(si, m, "publishes"))
			}
			break
		}
	}
	links = append(links, doc)
	tr.says = append(tr.says, says{links: links, content: isnad.Span{Start: s.Tokens[i].End, End: s.End}, cue: s.Tokens[i].Span, standing: isnad.Witnessed})
	tr.last = links
}

// inDocument reads جاء في البيان.
func (tr *Trace) inDocument(si, i int, c cue) {
	s := &tr.sents[si]
	if i+2 >= len(s.Tokens) || s.Tokens[i+1].Fold != "في" {
		return
	}
	l, ok := tr.nounLink(si, i+2, min(i+4, len(s.Tokens)-1), c.manner)
	at, kind := tr.complement(si, i+1)
	if !ok || l.Kind != "document" {
		return
	}
	if at < 0 {
		at = i + 2
	}
	content := isnad.Span{Start: s.Tokens[at].End, End: s.End}
	if kind == "direct" {
		content.End = max(content.Start, tr.quoteEnd(si, at))
	}
	tr.says = append(tr.says, says{links: []isnad.Link{l}, content: content, cue: s.Tokens[i].Span})
	tr.last = []isnad.Link{l}
}

// objectNoun reports that the cue governs a noun of action: أعلن الجيش مقتل.
func (tr *Trace) objectNoun(si, i int) bool {
	toks := tr.sents[si].Tokens
	for j := i + 1; j < len(toks) && j <= i+12; j++ {
		a := toks[j].Best()
		if toks[j].Kind == isnad.Punct && (toks[j].Norm == "." || toks[j].Norm == "؛") {
			return false
		}
		if tr.inTime(si, j) {
			continue // 19 مارس is no verb
		}
		if a.POS == isnad.Verb {
			return false
		}
		if a.POS == isnad.VerbalNoun || a.Class == "event" {
			return true
		}
	}
	return false
}

// subject is the mention that a verb of saying has as its speaker: behind it,
// before what it governs, and not behind a preposition; or right before it.
func (tr *Trace) subject(si, i, to int, a *isnad.Analysis, kind string) *isnad.Mention {
	toks := tr.sents[si].Tokens
	limit := to
	for j := i + 1; j <= limit && j < len(toks); j++ {
		// The speaker stands before any noun of action or preposition but
		// those of place and time.
		b := toks[j].Best()
		if b.POS == isnad.VerbalNoun && kind == "object" {
			limit = j - 1
		}
	}
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for k := lo; k < hi; k++ {
		m := &tr.ms[k]
		if m.First <= i || m.First > limit {
			continue
		}
		if m.Type != isnad.Actor && m.Type != isnad.Human && m.Type != isnad.Role {
			continue
		}
		p := toks[m.First-1].Best()
		joined := toks[m.First].Start != m.Start && !toks[m.First].Best().Proclitics.Has(isnad.ProWa|isnad.ProFa)
		if joined || m.First-1 > i && p.POS == isnad.Preposition {
			if m.First-1 > i && toks[m.First-1].Fold == "من" || kind == "clause" && m.First > i+6 {
				continue
			}
			// قال لقناة … , في بيان لـ: an addressee or place, unless nothing else
			continue
		}
		// A function with a name behind it: the name is the better link.
		if m.Type == isnad.Role {
			for n := k + 1; n < hi && tr.ms[n].First <= min(limit, m.Last+9); n++ {
				if tr.ms[n].Type == isnad.Human && !tr.parted(si, m.Last+1, tr.ms[n].First-1) {
					return &tr.ms[n]
				}
			}
		}
		if m.Type == isnad.Actor {
			// وزير الاقتصاد عن حماس فلان: a person behind, before the content.
			for n := k + 1; n < hi && tr.ms[n].First <= limit; n++ {
				if tr.ms[n].Type == isnad.Human && tr.titleCovers(si, m, &tr.ms[n]) {
					return &tr.ms[n]
				}
			}
		}
		return m
	}
	if a.POS != isnad.Verb {
		return nil
	}
	// SVO: the speaker opens the clause.
	if i > 0 && !a.Proclitics.Has(isnad.ProWa|isnad.ProFa) {
		from := 0
		for j := i - 1; j >= 0 && from == 0; j-- {
			b := toks[j].Best()
			switch {
			case toks[j].Kind == isnad.Punct && (toks[j].Norm == "." || toks[j].Norm == "؛" || toks[j].Norm == ":"),
				b.POS == isnad.Subordinator, b.POS == isnad.Conjunction, toks[j].Fold == "فيما", toks[j].Fold == "بينما":
				from = j + 1
			case b.POS == isnad.Verb && !tr.inTime(si, j) && !tr.inMention(si, j) && (j == 0 || toks[j-1].Best().POS != isnad.Relative):
				from = j + 1
			}
		}
		for k := lo; k < hi; k++ {
			m := &tr.ms[k]
			if m.First < from || m.Last >= i {
				continue
			}
			if m.Type != isnad.Actor && m.Type != isnad.Human && m.Type != isnad.Role {
				continue
			}
			if m.First > 0 && m.First > from && toks[m.First-1].Best().POS == isnad.Preposition || toks[m.First].Start != m.Start && !toks[m.First].Best().Proclitics.Has(isnad.ProWa|isnad.ProFa) {
				continue
			}
			if m.Type == isnad.Role {
				for n := k + 1; n < hi && tr.ms[n].Last < i && tr.ms[n].First <= m.Last+9; n++ {
					if tr.ms[n].Type == isnad.Human && !tr.parted(si, m.Last+1, tr.ms[n].First-1) {
						return &tr.ms[n]
					}
				}
			}
			return m
		}
	}
	return nil
}

// parted reports that a verb, a comma or a preposition stands between.
func (tr *Trace) parted(si, from, to int) bool {
	toks := tr.sents[si].Tokens
	for j := from; j <= to; j++ {
		a := toks[j].Best()
		if a.POS == isnad.Verb || a.POS == isnad.Subordinator || a.Proclitics.Has(isnad.ProWa) || toks[j].Norm == "،" {
			return true
		}
	}
	return false
}

// inTime reports that token j belongs to an expression of time.
func (tr *Trace) inTime(si, j int) bool {
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for k := lo; k < hi; k++ {
		if m := &tr.ms[k]; m.Type == isnad.Time && m.First <= j && j <= m.Last {
			return true
		}
	}
	return false
}

// titleCovers reports that a party belongs to the title of the person behind
// it: nothing but nominals stands between the role word and the name.
func (tr *Trace) titleCovers(si int, party, person *isnad.Mention) bool {
	toks := tr.sents[si].Tokens
	role := false
	for j := max(0, party.First-4); j < person.First; j++ {
		a := toks[j].Best()
		if a.Class == "role" {
			role = true
		}
		if j >= party.First && (toks[j].Kind == isnad.Punct && toks[j].Norm != "." || a.POS == isnad.Verb || a.Proclitics.Has(isnad.ProWa)) {
			return false
		}
	}
	return role && person.First-party.Last <= 4
}

// relayed reads نقلت رويترز عن مصدر قوله إن: two links.
func (tr *Trace) relayed(si, i int, c cue) {
	s := &tr.sents[si]
	toks := s.Tokens
	on := -1
	for j := i + 1; j < len(toks) && j <= i+10; j++ {
		if f := toks[j].Fold; f == "عن" || f == "من" && c.takes["through"] {
			on = j
			break
		}
	}
	if on < 0 {
		return
	}
	var links []isnad.Link
	if m := tr.mentionFrom(si, i+1, on-1); m != nil {
		links = append(links, tr.link(si, m, "quoted"))
	}
	at, kind := tr.complement(si, on)
	to := on + 8
	if at > 0 {
		to = at
	}
	if m := tr.mentionFrom(si, on+1, to); m != nil {
		links = append(links, tr.link(si, m, "told"))
	} else if l, ok := tr.nounLink(si, on+1, min(to, on+3), "told"); ok {
		links = append(links, l)
	}
	if len(links) == 0 || at < 0 {
		return
	}
	content := isnad.Span{Start: toks[at].End, End: s.End}
	if kind == "direct" {
		content.End = tr.quoteEnd(si, at)
	}
	tr.says = append(tr.says, says{links: links, content: content, cue: toks[i].Span})
	tr.last = links
}

// quoteEnd is where the quotation that opens at or behind token at closes,
// over sentences; without a quotation mark it is the sentence's end.
func (tr *Trace) quoteEnd(si, at int) int {
	s := &tr.sents[si]
	open := -1
	for j := at; j < len(s.Tokens) && j <= at+1; j++ {
		switch s.Tokens[j].Norm {
		case "\"", "«", "“", "”":
			open = j
		}
	}
	if open < 0 {
		return s.End
	}
	closer := map[string]string{"«": "»", "\"": "\"", "“": "”", "”": "“"}[s.Tokens[open].Norm]
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
	return s.End
}

// relativeBefore is the relative pronoun that opens the clause in which token i
// stands, with no mark between, or -1.
func relativeBefore(toks []isnad.Token, i int) int {
	for j := i - 1; j > 0 && j >= i-5; j-- {
		if toks[j].Kind == isnad.Punct {
			return -1
		}
		if a := toks[j].Best(); a.POS == isnad.Relative && a.Gender != 0 {
			return j
		}
	}
	return -1
}

// lastClause is the token at which the consequence or contrast that ends
// before token i begins (…، ما أسفر عن), or -1: a source named behind it
// answers for no more.
func lastClause(toks []isnad.Token, i int) int {
	for j := i - 1; j > 1; j-- {
		f := toks[j].Fold
		if toks[j-1].Norm == "،" || toks[j-1].Norm == "," {
			if f == "ما" || f == "مما" || f == "فيما" || f == "بينما" {
				return j
			}
		}
		if (f == "حين" || f == "وقت") && toks[j-1].Fold == "في" {
			return j
		}
	}
	return -1
}

// prepositional reads بحسب source and وفق ما أعلن source: over the whole
// sentence.
func (tr *Trace) prepositional(si, i int, l lead) {
	s := &tr.sents[si]
	from := i + len(l.words)
	if last := l.words[len(l.words)-1]; (last == "ل" || last == "ب") && len(l.words) > 1 {
		from--
	}
	manner := l.manner
	if l.verb {
		if from >= len(s.Tokens) {
			return
		}
		c, ok := tr.t.verbs[arabic.VerbKey(s.Tokens[from].Best().Verb)]
		if !ok && !strings.HasPrefix(s.Tokens[from].Fold, "اورد") {
			return
		}
		if ok {
			manner = c.manner
		}
		from++
	}
	var link isnad.Link
	if m := tr.mentionFrom(si, from, from+3); m != nil {
		link = tr.link(si, m, manner)
		// بيان للحرس: the document is the source.
		if n, ok := tr.nounLink(si, from, m.First-1, manner); ok {
			if n.Kind == "document" || n.Kind == "agency" {
				n.Span.End = m.End
				n.Who = n.Span.In(tr.d.Text)
			}
			link = n
		}
	} else if n, ok := tr.nounLink(si, from, from+2, manner); ok {
		link = n
	} else {
		return
	}
	// Behind the words it covers what stands before; at the head of the
	// sentence, all of it.
	content := isnad.Span{Start: s.Start, End: max(link.Span.End, s.Tokens[i].End)}
	if i > 2 && s.Tokens[i-1].Best().POS == isnad.Verb && !tr.inTime(si, i-1) {
		content = isnad.Span{Start: link.Span.End, End: s.End} // وأسفرت وفق شهود عن حرق
	} else if i <= 2 {
		content.End = s.End
	} else if at := relativeBefore(s.Tokens, i); at > 0 {
		content = isnad.Span{Start: s.Tokens[at].Start, End: s.End} // الذين بلغ عددهم بحسب الدفاع المدني 12 ألفا
	} else if at := lastClause(s.Tokens, i); at > 0 {
		content.Start = s.Tokens[at].Start
	}
	x := says{links: []isnad.Link{link}, content: content, cue: s.Tokens[i].Span, outer: link.Kind == "agency"}
	if l.words[0] == "نقلا" {
		// ذكرت الإذاعة نقلا عن قائد أن: the source behind the one who relays.
		x.outer = false
		for j := i; j < len(s.Tokens); j++ {
			if s.Tokens[j].Start >= link.Span.End && s.Tokens[j].Best().POS == isnad.Subordinator {
				x.content = isnad.Span{Start: s.Tokens[j].End, End: s.End}
				break
			}
		}
	}
	if l.words[0] == "نقلا" && len(tr.says) > 0 && s.Span.Contains(tr.says[len(tr.says)-1].cue) {
		y := &tr.says[len(tr.says)-1]
		x.content.Start = max(x.content.Start, y.content.Start) // sorted behind the relaying one
		tr.last = append(append([]isnad.Link(nil), y.links...), link)
	} else {
		tr.last = []isnad.Link{link}
	}
	if x.outer {
		// The agency relays who spoke in the sentence.
		for k := range tr.says {
			if y := &tr.says[k]; s.Span.Contains(y.cue) && !y.outer {
				tr.last = append(tr.last, y.links...)
			}
		}
	} else if i > 2 {
		for j := i + 1; j < len(s.Tokens); j++ { // وفقا لمصدر، 140 شخصا: a number held back
			if s.Tokens[j].Start >= link.Span.End && s.Tokens[j].Kind == isnad.Number {
				x.content.End = s.End
				break
			}
			if s.Tokens[j].Best().POS == isnad.Verb || s.Tokens[j].Best().POS == isnad.Relative {
				break
			}
		}
	}
	tr.says = append(tr.says, x)
}
