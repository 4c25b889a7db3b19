package frame

import (
	"slices"
	"strings"

	"isnad"
	"isnad/arabic"
)

// Extract finds the claims of a dispatch. Mentions are those of all
// sentences, in order; their indices are the arguments' Mention.
func (s *Set) Extract(text string, sents []isnad.Sentence, ms []isnad.Mention) []isnad.Claim {
	e := &extraction{set: s, text: text, sents: sents, ms: ms, told: map[int]*isnad.Claim{}, holders: map[string]isnad.Arg{}, room: s.room()}
	c := e.room
	defer s.leave(c)
	c.all = c.all[:0]
	for i := range sents {
		if sents[i].Kind == isnad.Furniture {
			continue
		}
		found := e.sentence(i)
		c.all = append(c.all, found...)
	}
	return append([]isnad.Claim{}, c.all...)
}

// extraction is the state of reading one dispatch: what a dropped subject or
// a pronoun can refer back to.
type extraction struct {
	room *sentence // the sentence being read
	seen view      // what surrounds the trigger being read

	set     *Set
	text    string
	sents   []isnad.Sentence
	ms      []isnad.Mention
	last    *group // the latest subject of a finite verb
	lastS   int    // its sentence
	prior   *group // the one before it
	priorS  int    // its sentence
	stood   *group // the latest subject that is a place
	stoodS  int    // its sentence
	opener  *group // the latest place that opens a sentence
	openerS int    // its sentence
	site    *group // the latest place that a line of a form names behind its label
	siteS   int    // its sentence
	speaks  bool   // it is a person or function that has only spoken
	voice   *group // the latest subject of a verb of saying
	voiceS  int    // its sentence
	lister  *group // who stands before the two points that a list of lines follows
	listS   int    // the latest line of it
	leader  *group // who does what a list of lines goes on to name, behind two points
	leadS   int    // the latest line of it
	main    *group // the subject of the sentence's first finite verb
	mainS   int    // its sentence

	holders map[string]isnad.Arg // place, as written -> who was last said to hold it
	taker   *isnad.Arg           // who took or held last
	presses *isnad.Arg           // who was last said to attack, encircle, advance or take
	pressed int                  // the sentence of it

	scene  []isnad.Arg          // the place where what was told last has happened, and where it lies
	sceneS int                  // its sentence
	act    *isnad.Claim         // the latest strike or fight
	actS   int                  // its sentence
	foes   *isnad.Claim         // the latest fight, attack or repulse of which both sides were told
	foesS  int                  // its sentence
	hurt   *isnad.Arg           // who was told last to have been killed or wounded
	hurtS  int                  // its sentence
	told   map[int]*isnad.Claim // sentence -> the act that a definite noun in it points back to
}

// lay finds the triggers of a sentence and lays it out in phrases.
func (e *extraction) lay(i int) *sentence {
	c := e.room
	c.begin(e, i)
	c.findTriggers()
	c.layout()
	c.join()
	c.settle()
	return c
}

func (e *extraction) sentence(i int) []isnad.Claim {
	c := e.lay(i)
	c.drafts.reset() // those of the sentence before were copied
	out := c.claimed[:0]
	skip := taken{}
	e.noteTopic(c)
	e.noteLabel(c)
	e.follow(c)
	for tok := range c.s.Tokens {
		it := c.of[tok]
		if it >= 0 && c.items[it].kind == itemVerb {
			e.noteSubject(c, it, tok)
		}
		if len(c.trigs[tok]) == 0 {
			continue
		}
		out = e.fire(out, c, tok, skip)
	}
	c.claimed = out
	out = c.sameState(sameWay(e.causesOf(c, e.casualties(c, e.weapons(c, c.dispersals(c.doublets(c.topics(out))))))))
	e.share(c, out)
	e.noteLeader(c, out)
	return slices.DeleteFunc(out, onlyWhere)
}

// onlyWhere reports an act that somebody does of which only the place is told: it
// tells nothing.
func onlyWhere(x isnad.Claim) bool {
	return partied.Has(frameID(x.Frame)) &&
		!slices.ContainsFunc(x.Args, func(a isnad.Arg) bool { return a.Role == "agent" || a.Role == "patient" || a.Role == "topic" })
}

// partied are the frames of what is nothing without who does it or what is done to:
// works, funerals, trials, accords.
var partied = arabic.SetOf("event.other:fortifies", "event.other:settles-status", "event.other:overflies", "event.other:buries", "event.other:trials", "event.agree:deals", "event.agree:truce-holds")

// frameID is the name of a frame without the place where it stands.
func frameID(name string) string {
	id, _, _ := strings.Cut(name, " ")
	return id
}

// taken are the tokens whose trigger another one has taken up, for claims of a
// kind.
type taken map[taking]bool

type taking struct {
	tok  int
	kind isnad.Kind
}

// noteSubject keeps the subject of the verb at item it for later clauses that
// drop theirs.
func (e *extraction) noteSubject(c *sentence, it, tok int) {
	a := c.an(tok)
	if a.Person != 0 && a.Person != isnad.Third {
		return
	}
	g := c.controller(it) // سبق للحشد أن حرر المطار وقطع الطريق
	if g == nil && c.ofPronoun(it) {
		g = e.topicPronoun(c, it)
	}
	if g == nil {
		g = c.subjectOf(it)
	}
	if c.auxiliary(tok) && (g == nil || g.nps[0].typ != isnad.Actor) {
		return
	}
	if g != nil && g.nps[0].category() == tPlace {
		e.stood, e.stoodS = g, c.idx
	}
	key := arabic.VerbKey(a.Verb)
	if key == "نقل" {
		for _, o := range c.right(it) {
			if o.prep == "عن" && len(o.nps) > 0 && o.nps[0].category() == tParty {
				e.voice, e.voiceS = &o, c.idx // نقلت الوكالة عن مصدر: it is the source that speaks
				break
			}
		}
	}
	if g == nil || g.nps[0].types()&tParty == 0 && g.nps[0].typ != isnad.Actor && g.nps[0].class != "vehicle" {
		return
	}
	n := &g.nps[0]
	if (e.main == nil || e.mainS != c.idx) && !c.inRelative(it) {
		e.main, e.mainS = g, c.idx
	}
	if g.item > it && object3.Has(a.Enclitic) && twofold.Has(key) && n.class == "casualty" {
		return // وكبدتها خسائر: what was inflicted
	}
	if g.item > it && e.lastS == c.idx && e.last != nil && e.last.item != g.item && c.undergoes(it, g) && agrees(a, &e.last.nps[0], true) {
		return // وصف المجلس …، وأمر وزيره بالتحرك: the object
	}
	if g.item > it && toldOf.Has(key) && c.items[it].conj && e.asked(c, it, g) {
		return // اتهم الفريق روسيا، وطالب الأمم المتحدة بالتدخل
	}
	if g.item > it && e.lastS == c.idx && e.last != nil && e.last.item != g.item && c.objectByForm(a, g) {
		return // سيطرت القوات على الجبل ودمرت دبابتين
	}
	switch n.kind {
	case "media", "agency", "observatory":
		return // who reports does nothing else
	case "state":
		if d := g.item - it; d > 2 || d < -2 {
			return // a name at the edge of the clause
		}
	}
	if e.last != nil && e.last.nps[0].span != n.span {
		if e.lastS == c.idx && !e.speaks && e.last.nps[0].typ == isnad.Actor && (c.inRelative(it) || c.onAction(it)) {
			// قتلت القوات مسلحين عبروا النهر، واعتقلت آخرين: the outer clause
			// goes on about whom it was about.
			e.prior, e.priorS = g, c.idx
			return
		}
		e.prior, e.priorS = e.last, e.lastS
	}
	e.last, e.lastS = g, c.idx
	e.speaks = saying.Has(key) && n.typ != isnad.Actor || tallies.Has(key)
	if (saying.Has(key) || toldOf.Has(key) || utters.Has(key)) && key != "نقل" && (e.voice == nil || e.voiceS != c.idx || !c.inRelative(it)) {
		e.voice, e.voiceS = g, c.idx
	}
}

// tallies are verbs of keeping count of what others did: وثق المرصد مقتل …
var tallies = arabic.SetOf("وث\u0651ق", "احصي", "رصد", "سج\u0651ل", "دو\u0651ن")

// asked reports that g, behind the joined verb of asking or accusing at item it, is
// who is asked or accused; see [extraction.addressed].
func (e *extraction) asked(c *sentence, it int, g *group) bool {
	var next *group
	var pps []group
	for _, o := range c.right(it) {
		switch {
		case o.prep != "" || o.pron != "":
			pps = append(pps, o)
		case o.item > g.item && next == nil:
			next = &o
		}
	}
	return e.addressed(c, c.an(c.items[it].head), g, next, pps)
}

// undergoes reports that g, the only bare phrase behind the joined verb at item
// it, is its object: it belongs by its pronoun to who was spoken of, and the
// verb is done to people.
func (c *sentence) undergoes(it int, g *group) bool {
	if !c.addsTo(it) || len(g.nps) != 1 {
		return false
	}
	sure := object3.Has(c.an(c.items[g.item].first).Enclitic) || ofWhat.Has(arabic.VerbKey(c.an(c.items[it].head).Verb))
	for _, h := range c.trigs[c.items[it].head] {
		if !sure && !(h.f.kind == isnad.Event && onMen.Has(h.f.typ) && c.an(c.items[it].head).Aspect == isnad.Imperfect) {
			continue // القوات تستعيد التل | وتأسر عناصر من الجيش
		}
		if r := h.f.roleAt(posObject); h.form == formFinite && h.f.transitive && r != nil && r.fitsGroup(g) {
			for _, o := range c.right(it) {
				if o.item > g.item && o.prep == "" && o.pron == "" && !o.nps[0].event && r.fitsGroup(&o) {
					return false // وقتل جنوده ثلاثة
				}
				if o.prep == "ب" && o.pron == "" && meets.Has(arabic.VerbKey(c.an(c.items[it].head).Verb)) {
					return false // والتقى الوزير بالوفد
				}
			}
			return true
		}
	}
	return false
}

// meets are verbs whose object may as well stand behind ب.
var meets = arabic.SetOf("التقي")

// addsTo reports that the verb at item it opens a clause that و or كما joins to the
// one before.
func (c *sentence) addsTo(it int) bool {
	return c.items[it].conj || it > 0 && c.items[it-1].kind == itemSub && c.s.Tokens[c.items[it-1].head].Fold == "كما"
}

// ofWhat are verbs that never go without their object: accusing without the
// accused, obliging without the obliged. طالب and دعا may leave it out.
var ofWhat = arabic.SetOf("ات\u0651هم", "حم\u0651ل", "كل\u0651ف", "الزم", "اجبر", "ارغم", "اقنع", "ابلغ", "منع", "مك\u0651ن", "ناشد", "حث\u0651", "حض\u0651", "توع\u0651د", "انذر", "امهل",
	"لاحق", "طارد", "تعق\u0651ب", "اسر", "دحر", "طو\u0651ق", "حاصر", "دم\u0651ر", "احرق", "اعطب", "اغتنم", "غنم",
	"استقدم", "جلب", "ارسل", "نشر", "هاجم", "استهدف", "داهم", "احتجز", "خطف", "اختطف", "صادر", "اجلي", "اعتقل", "التقي", "قابل")

// noteLabel keeps who speaks where a label says so (الناطق العسكري: نحذر), for what
// he says of himself; where a list of lines follows the label he speaks in all.
func (e *extraction) noteLabel(c *sentence) {
	toks := c.s.Tokens
	first := 0
	for first < len(toks) && toks[first].Kind != isnad.Word {
		first++
	}
	if e.lister != nil && e.listS == c.idx-1 && (first > 0 || e.sents[c.idx-1].Para == c.s.Para) {
		e.voice, e.voiceS, e.listS = e.lister, c.idx, c.idx
		return
	}
	e.lister = nil
	last := len(toks) - 1
	for j := first + 1; j <= last && j <= first+24; j++ {
		if toks[j].Norm != ":" || j < last && j > first+12 {
			continue
		}
		for k := range c.ms {
			m := &c.ms[k]
			if m.Last >= j || m.Type != isnad.Actor && m.Type != isnad.Human && m.Type != isnad.Role || m.First > first+4 && j < last {
				continue
			}
			g := &group{nps: []np{c.mentionNP(k)}, item: -1}
			e.voice, e.voiceS = g, c.idx
			if j == last {
				e.lister, e.listS = g, c.idx
			}
			if m.Type == isnad.Human {
				break // the name rather than the function before it
			}
		}
		return
	}
}

// noteLeader keeps who acts where a sentence ends in the two points behind which lines
// name what else he did or what came of it: نفذ سلاح الجو طلعات أسفرت عن:
func (e *extraction) noteLeader(c *sentence, cs []isnad.Claim) {
	last := len(c.s.Tokens) - 1
	if last < 1 || c.s.Tokens[last].Norm != ":" {
		return
	}
	for it := len(c.items) - 1; it >= 0; it-- {
		if x := &c.items[it]; x.kind == itemVerb && saying.Has(arabic.VerbKey(c.an(x.head).Verb)) {
			return // أعلن الناطق ما يلي: others did it
		} else if x.kind == itemVerb {
			break
		}
	}
	for i := len(cs) - 1; i >= 0; i-- {
		who, ok := cs[i].Arg("agent")
		if !ok {
			who, ok = cs[i].Arg("holder")
		}
		if ok && who.Mention >= 0 && e.ms[who.Mention].Type == isnad.Actor && cs[i].Polarity != isnad.Denied {
			e.leader, e.leadS = e.known(&who), c.idx
			return
		}
	}
	if e.last != nil && e.lastS == c.idx && !e.speaks && e.last.nps[0].typ == isnad.Actor {
		e.leader, e.leadS = c.again(e.last), c.idx
	}
}

// follow reports that the sentence is a line of the list that a leader opens, and
// keeps him for the next line or lets him go.
func (e *extraction) follow(c *sentence) {
	if e.leader == nil {
		return
	}
	if e.leadS == c.idx-1 && (c.s.Tokens[0].Kind != isnad.Word || e.sents[c.idx-1].Para == c.s.Para) {
		e.leadS = c.idx
		return
	}
	e.leader = nil
}

// led reports that the noun of action, or the verb that may be one, at token tok stands
// at the head of a line of a list or is joined to what stands there.
func (e *extraction) led(c *sentence, tok int) bool {
	if e.leader == nil || e.leadS != c.idx || e.leader.nps[0].sent == c.idx || tok >= len(c.of) || c.of[tok] < 0 {
		return false
	}
	for it := c.of[tok] - 1; it >= 0; it-- {
		switch x := &c.items[it]; x.kind {
		case itemSub, itemRel, itemConj:
			return false
		case itemStop:
			return c.s.Tokens[x.head].Kind != isnad.Word && (it == 0 || it == 1 && c.items[0].kind == itemStop)
		case itemVerb:
			if it > 0 && c.items[it-1].kind != itemStop {
				return false
			}
		}
	}
	return true
}

// leads are what a line of a list may name as the leader's doing.
var leads = arabic.SetOf("kill", "destroy", "clear", "detain", "repel", "close", "open", "attack", "aid", "release", "shelling", "airstrike")

// onAction reports that the verb at item it only says who did what the noun of
// action right before it names: كسر المقاتلون هجوما شنته المليشيات | وكبدوها.
func (c *sentence) onAction(it int) bool {
	return it > 0 && !c.items[it].conj && object3.Has(c.an(c.items[it].head).Enclitic) && c.items[it-1].kind == itemNP && c.eventNoun(it-1) && c.indefinite(it-1)
}

// inRelative reports that the verb at item it stands in a relative clause.
func (c *sentence) inRelative(it int) bool {
	_, rel := c.left(it)
	return rel
}

// saying are verbs whose subject speaks: what others do in his words is not
// his doing.
var saying = arabic.SetOf("قال", "اعلن", "اك\u0651د", "ذكر", "افاد", "اوضح", "اضاف", "اشار", "كشف", "صر\u0651ح", "بي\u0651ن", "نفي", "لفت", "اورد", "نقل", "تابع", "شد\u0651د", "رج\u0651ح", "توق\u0651ع", "تحد\u0651ث", "زعم", "حذ\u0651ر", "اعتبر", "راي", "روي", "اعرب", "عب\u0651ر", "نو\u0651ه", "وصف", "طلب", "ابلغ", "وث\u0651ق", "رصد")

// utters are verbs of speaking besides those of saying and of asking.
var utters = arabic.SetOf("رفض", "ادان", "ند\u0651د", "استنكر", "انتقد", "رح\u0651ب", "طالب", "ناشد", "اشترط", "توع\u0651د", "شجب")

// best keeps, of the frames of one kind that fire on a trigger, the one with
// the highest priority, then the most roles, then the first.
type firing struct {
	h      hit
	claims []isnad.Claim
	roles  int
}

func (e *extraction) fire(out []isnad.Claim, c *sentence, tok int, skip taken) []isnad.Claim {
	v := e.view(c, tok, skip)
	var byKind [len(kindOrder)]firing
	var lost firing // who loses a place stands beside who takes it: طردت القوات المسلحين من البلدة
	of := func(k isnad.Kind) *firing { return &byKind[slices.Index(kindOrder[:], k)] }
	for _, h := range c.trigs[tok] {
		if skip[taking{tok, h.f.kind}] {
			continue
		}
		if (h.form == formActive || h.form == formPassive) && v.before != nil && v.before.nps[0].event && h.f.kind == isnad.Event && !c.circumstance(tok) {
			continue // ضربة مدمرة: the strike is the event
		}
		w := v
		if h.an != nil {
			// تدخل: the likeliest reading is another verb's.
			by := *v
			by.an, w = h.an, &by
		}
		cl, n := e.try(c, w, h)
		if len(cl) == 0 {
			continue
		}
		old := of(h.f.kind)
		if h.f.kind == isnad.Control && h.f.typ == "lose" {
			old = &lost
		}
		if old.h.f == nil || h.f.priority > old.h.f.priority || h.f.priority == old.h.f.priority && (h.last > old.h.last || h.last == old.h.last && n > old.roles) {
			*old = firing{h, cl, n}
		}
	}
	if f := of(isnad.Control); lost.h.f != nil && (f.h.f == nil || f.h.f.typ != "take" && lost.h.f.priority >= f.h.f.priority) {
		*f, lost = lost, firing{}
	}
	drop := func(k isnad.Kind) { *of(k) = firing{} }
	if f := of(isnad.Control); f.h.f != nil && f.h.f.typ == "hold" && f.h.form == formNoun {
		drop(isnad.Presence) // معقل التنظيم: held, which says more than that he is there
	}
	if f := of(isnad.Event); f.h.f != nil && f.h.f.typ == "deploy" && (f.h.form == formMasdar || f.h.form == formFinite && v.an.Aspect == isnad.Perfect) {
		drop(isnad.Presence) // ينص الاتفاق على انتشار الشرطة: they come to be there
	}
	if f := of(isnad.Event); f.h.f != nil && f.h.f.typ == "release" && of(isnad.Control).h.f != nil {
		drop(isnad.Event) // عاد الأهالي إلى البلدة بعد تحريرها: the town is freed, and not they
	}
	kinds := 0
	for i := range byKind {
		if byKind[i].h.f != nil {
			kinds++
		}
	}
	if f := of(isnad.Condition); kinds > 1 && f.h.f != nil {
		ev := of(isnad.Event)
		event := ev.h.f != nil
		if event && (ev.h.f.typ == "open" || ev.h.f.typ == "close" || ev.h.f.typ == "destroy") && ev.h.form == formPassive && !v.an.Proclitics.Has(isnad.ProAl) {
			drop(isnad.Event) // المعبر مغلق: how it is, and no closing
			event, kinds = false, kinds-1
		}
		if kinds > 1 && (!event || f.h.f.any || kinds > 2) {
			drop(isnad.Condition) // who is somewhere, holds or backs is in no mere state
		}
	}
	for i, k := range kindOrder {
		if f := &byKind[i]; f.h.f != nil {
			if k == isnad.Event {
				f.claims = c.bothWays(v, f.claims)
			}
			out = append(out, f.claims...)
			if k == isnad.Event && (f.h.f.typ == "kill" || f.h.f.typ == "detain" && f.h.form == formFinite) {
				if p, ok := f.claims[len(f.claims)-1].Arg("patient"); ok {
					e.hurt, e.hurtS = &p, c.idx
				}
			}
			if _, told := f.claims[0].Arg("from"); k == isnad.Control && lost.h.f != nil && f.h.f.typ == "take" && !(told && freeing.Has(arabic.VerbKey(v.an.Verb))) {
				out = append(out, lost.claims...)
			}
			for t := tok + 1; t <= f.h.last; t++ {
				skip[taking{t, k}] = true
			}
		}
	}
	return out
}

// bothWays adds to a strike that two adjectives say to come from the air and from the
// ground (القصف الجوي والمدفعي) what it is in the other way.
func (c *sentence) bothWays(v *view, cs []isnad.Claim) []isnad.Claim {
	if v.it < 0 || len(cs) == 0 || cs[0].Type != "airstrike" && cs[0].Type != "shelling" || v.an.POS != isnad.VerbalNoun && v.an.Class != "event" {
		return cs
	}
	air, ground := false, false
	for j := v.tok + 1; j < len(c.s.Tokens) && j <= v.tok+3; j++ {
		a := c.an(j)
		if a.POS != isnad.Adjective || a.Proclitics&^(isnad.ProAl|isnad.ProWa) != 0 {
			break
		}
		switch a.Lemma {
		case "جوي":
			air = true
		case "بري", "مدفعي", "صاروخي":
			ground = true
		}
	}
	if !air || !ground {
		return cs
	}
	n := len(cs)
	for i := range n {
		x := cs[i]
		if x.Type == "airstrike" {
			x.Type = "shelling"
		} else {
			x.Type = "airstrike"
		}
		x.Args = slices.Clone(x.Args)
		x.Counts = slices.Clone(x.Counts)
		cs = append(cs, x)
	}
	return cs
}

// genitiveOf is the item of the genitive of the noun at item it, or -1: the
// next one, or what it shares with the verbal noun joined to it (اعتراض وتدمير
// أربع طائرات، خطف وقتل الطفل).
func (c *sentence) genitiveOf(it int) int {
	if it+1 < len(c.items) && c.items[it+1].gen {
		return it + 1
	}
	if it+2 < len(c.items) && c.items[it+1].kind == itemQuote && c.items[it+2].gen {
		return it + 2 // اعتقال «قسد» قائد المجلس
	}
	if it+2 >= len(c.items) || !c.items[it+2].gen {
		return -1
	}
	x, y := &c.items[it], &c.items[it+1]
	if x.first != x.last || y.kind != itemNP || !y.conj || y.prep != "" || y.first != y.last {
		return -1
	}
	a, b := c.an(x.head), c.an(y.head)
	bare := func(a *isnad.Analysis) bool {
		return a.POS == isnad.VerbalNoun && !a.Proclitics.Has(isnad.ProAl) && a.Enclitic == ""
	}
	if !bare(a) || !bare(b) || len(c.trigs[x.head]) == 0 || len(c.trigs[y.head]) == 0 {
		return -1
	}
	return it + 2
}

// kindOrder is the order in which the claims of one trigger are told.
var kindOrder = [...]isnad.Kind{isnad.Control, isnad.Event, isnad.Relation, isnad.Route, isnad.Presence, isnad.Condition}

// view is what the clause around a trigger offers to any frame.
type view struct {
	tok, it int
	an      *isnad.Analysis
	right   []group // behind the trigger, its genitive not included
	rel2    []group // behind the verb of a relative clause on the trigger
	gen     *group  // genitive of a noun
	left    *group
	rel     bool
	agent   *group // من قبل
	light   *light
	gov     int    // item of the governing verb, or -1
	govSubj *group // subject of the governing verb
	nisba   *group // القصف الروسي
	doer    *group // الهجوم الذي شنّه X
	stage   *group // تظاهرات شهدتها X
	target  *group // هجوم استهدف X
	before  *group
	nisba2  *group // الاتفاق التونسي - الليبي
	inner   *group // genitive of a genitive noun of action
	joined  int    // item of the strike whose phrases it shares, or 0
	deny    bool
	future  bool
}

// view is what stands around the trigger at tok. It lies in the one place that
// the reading has for it, until the next call; see [extraction.aside].
func (e *extraction) view(c *sentence, tok int, skip taken) *view {
	it := c.of[tok]
	v := &e.seen
	*v = view{tok: tok, it: it, an: c.an(tok), gov: -1}
	if it < 0 {
		return v
	}
	x := &c.items[it]
	v.right = c.right(it)
	for i := range v.right {
		if agentPreps.Has(v.right[i].prep) && v.agent == nil {
			v.agent = &v.right[i]
		}
	}
	switch {
	case x.kind == itemVerb:
		if len(v.right) == 0 && it+1 < len(c.items) && c.items[it+1].kind == itemVerb && c.items[it+1].conj && v.an.Enclitic == "" && v.an.Number == isnad.Singular && c.an(c.items[it+1].head).Gender == v.an.Gender {
			// أحرق ونهب مئة منزل على يد مسلحين: in one breath
			v.right = c.right(it + 1)
			for i := range v.right {
				if agentPreps.Has(v.right[i].prep) && v.agent == nil {
					v.agent = &v.right[i]
				}
			}
		}
		if g := c.whereupon(it); g != nil {
			v.right = append(v.right, *g)
		}
		v.left, v.rel = c.left(it)
		if v.left == nil && c.ofPronoun(it) {
			v.left = e.topicPronoun(c, it)
		}
		v.before = v.left
		v.target = c.meantFor(v)
		v.doer = e.throwers(c, v, skip)
		if v.doer == nil {
			v.doer = c.comesFrom(it)
		}
		if v.an.Enclitic == "" {
			// A light verb before it may carry on its subject: عاد وسيطر.
			v.gov = it
		}
	case x.kind == itemNP && tok > x.head && (v.an.POS == isnad.ActiveParticiple || v.an.POS == isnad.PassiveParticiple || v.an.POS == isnad.Adjective):
		// مقاتلين موالين للحكومة: an adjective within its phrase.
		n := c.np(it)
		if s := (isnad.Span{Start: n.span.Start, End: c.s.Tokens[tok-1].End}); s.End > s.Start {
			n.span = s
		}
		v.before = &group{nps: []np{n}, item: it}
	case x.kind == itemNP && x.titled >= 0 && tok < c.ms[x.titled].First:
		m := &c.ms[x.titled]
		v.gen = &group{nps: []np{{span: m.Span, head: m.Head, sent: c.idx, mention: c.base + x.titled, typ: m.Type, kind: m.Kind}}, item: it}
	case x.kind == itemNP && x.office >= 0 && tok == c.ms[x.office].First && c.within(&c.ms[x.office]) != nil:
		// آمر السرية الملازم فلان
		v.gen = &group{nps: []np{*c.within(&c.ms[x.office])}, item: it}
	case x.kind == itemNP && x.mention >= 0 && c.ms[x.mention].Type == isnad.Role && tok == c.ms[x.mention].First && c.within(&c.ms[x.mention]) != nil:
		// أمير جبهة النصرة: the party stands within the function.
		v.gen = &group{nps: []np{*c.within(&c.ms[x.mention])}, item: it}
		v.right = c.right(it)
		v.before = c.topic(it)
		if g := c.apposed(it); g != nil {
			v.before = g
		}
	case x.kind == itemNP && x.mention >= 0 && c.ms[x.mention].Type == isnad.Place && tok == c.ms[x.mention].First && c.heldBy(&c.ms[x.mention]) != nil:
		// معقل النظام: the holder stands within the place.
		v.gen = &group{nps: []np{*c.heldBy(&c.ms[x.mention])}, item: it}
		v.right = c.right(it)
		v.before = c.topic(it)
	case x.kind == itemNP:
		if of := c.genitiveOf(it); of >= 0 {
			var last int
			v.gen, last = c.listed(of)
			if v.gen.nps[0].event && of+1 < len(c.items) && c.items[of+1].gen {
				// عملية تحرير الموصل: the place of the inner action.
				v.inner = &group{nps: []np{c.np(of + 1)}, item: of + 1}
			}
			v.right = c.right(last)
			for i := range v.right {
				if agentPreps.Has(v.right[i].prep) && v.agent == nil {
					v.agent = &v.right[i]
				}
			}
		}
		if k := e.joinedStrike(c, it); k > 0 && v.gen == nil && len(v.right) == 0 {
			v.right, v.joined = c.right(k), k // غارات جوية وقصف مدفعي على الأحياء
		}
		gov, l, _ := c.governor(it)
		v.gov, v.light = gov, l
		if v.agent == nil && l != nil && (l.impersonal || l.passive) {
			v.agent = c.byWhom(it) // تم إحباط محاولة … وأسر سبعة على يد الجيش
		}
		if gov >= 0 {
			if !c.takesPlace(gov, it) || e.goesOn(c, gov) {
				v.govSubj = e.verbSubject(c, gov, it)
			}
			if g := e.forced(c, gov, it); g != nil {
				v.govSubj = g
			}
			if x.gen && it > 0 && c.tells(it-1, isnad.Event, "repel", formMasdar) {
				v.govSubj = nil // شاركت الطائرات في صد الهجوم: others attacked
			}
			v.deny = l != nil && l.deny
			v.future = l != nil && l.future
			if c.regarded(it) {
				v.light, v.govSubj = nil, nil // بدأت الشرطة التحقيق في التفجير: others did it
			}
		}
		if v.doer = c.sentTo(it); v.doer != nil && v.light == nil {
			v.govSubj = v.doer
		}
		if v.doer == nil {
			v.doer = e.answersFor(c, it)
		}
		v.nisba = c.nisbaParty(x)
		v.nisba2 = c.secondNisba(it)
		e.relatives(c, v, skip)
		if v.doer == nil {
			v.doer = c.comesFrom(it)
		}
		v.before = c.topic(it)
		if g := c.apposed(it); g != nil {
			v.before = g
		}
		if it > 0 && x.gen && c.items[it-1].kind == itemNP && c.s.Tokens[x.first].Fold == "غير" && c.an(c.items[it-1].head).Class != "quantity" {
			v.before = &group{nps: c.one(it - 1), item: it - 1} // قرار غير ملزم
		}
		// أظهرت الصور حريقا: what shows something did not suffer it.
		if v.govSubj.isDocument() {
			v.govSubj = nil
		}
		if v.before.isDocument() {
			v.before = nil
		}
	case x.kind == itemAdj:
		v.before = c.qualified(it)
		if v.before == nil {
			v.before = c.topic(it)
		}
		if v.before == nil {
			v.before = e.topicPronoun(c, it)
		}
	}
	return v
}

// isDocument reports a phrase of a picture, a recording or a paper.
func (g *group) isDocument() bool {
	return g != nil && len(g.nps) == 1 && g.nps[0].class == "document"
}

// tells reports that the head of item it triggers a frame of the kind and type in one
// of the forms.
func (c *sentence) tells(it int, kind isnad.Kind, typ string, forms ...trigForm) bool {
	for _, h := range c.trigs[c.items[it].head] {
		if h.f.kind == kind && h.f.typ == typ && slices.Contains(forms, h.form) {
			return true
		}
	}
	return false
}

// aside is what stands around another word than the trigger whose view is in
// use, which it leaves as it is.
func (e *extraction) aside(c *sentence, tok int) *view {
	was := e.seen
	v := *e.view(c, tok, taken{})
	e.seen = was
	return &v
}

// byWhom is who did what is told in the passive, where the clause names him
// only at its end, behind من قبل or على يد.
func (c *sentence) byWhom(it int) *group {
	for j := it + 1; j < len(c.items) && j <= it+16; j++ {
		switch x := &c.items[j]; {
		case x.kind == itemNP && agentPreps.Has(x.prep) && c.npCategory(j) == tParty:
			g, _ := c.listed(j)
			return g
		case x.kind == itemStop, x.kind == itemSub, x.kind == itemRel, x.kind == itemVerb:
			return nil
		}
	}
	return nil
}

// whereupon is the place in front of حيث, where the clause that it opens with
// the verb at item it plays: في حي درعا البلد حيث يتحصن المسلحون.
func (c *sentence) whereupon(it int) *group {
	j := it - 1
	for j >= 0 && (c.items[j].kind == itemPart || c.items[j].kind == itemVerb && c.auxiliary(c.items[j].head) || c.items[j].kind == itemTime) {
		j--
	}
	if j < 1 || c.items[j].kind != itemSub || unjoin(c.s.Tokens[c.items[j].head].Fold) != "حيث" {
		return nil
	}
	for k := j - 1; k >= 0 && k >= j-4; k-- {
		switch x := &c.items[k]; {
		case x.kind == itemNP && c.npCategory(k) == tPlace:
			if x.gen && k > 0 {
				continue
			}
			if in := c.liesIn(k); in >= 0 {
				k = in // حي المغار وسط المدينة، حيث
			}
			return &group{nps: []np{c.np(k)}, prep: "في", item: k}
		case x.kind == itemComma, x.kind == itemQuote, x.kind == itemAdj, x.kind == itemNP && x.gen:
		default:
			return nil
		}
	}
	return nil
}

// takesPlace reports that the action at item it is itself the subject of the
// verb at item gov, which only says that it takes place: يتواصل هجوم القوات.
func (c *sentence) takesPlace(gov, it int) bool {
	if c.items[gov].kind != itemVerb {
		return false
	}
	a := c.an(c.items[gov].head)
	switch key := arabic.VerbKey(a.Verb); {
	case !occurs.Has(key), key == "شهد", key == "بدا", key == "سبق", key == "رافق":
		return false
	}
	start, prep := c.chainStart(it)
	if prep != "" || a.Enclitic != "" || a.Number == isnad.Plural {
		return false
	}
	for j := gov + 1; j < start; j++ {
		if x := &c.items[j]; x.kind == itemNP && x.prep == "" && !x.gen {
			return false // يواصل الجيش …
		}
	}
	if lg, _ := c.left(gov); lg != nil && lg.agrees(a) {
		return false // القوات تواصل تمشيط المدينة
	}
	n := c.np(start)
	return agrees(a, &n, false)
}

// joinedStrike is the item of the last strike or fight of those that و joins to the
// one at item it, with nothing between: they share what stands behind them. 0 where
// there is none.
func (e *extraction) joinedStrike(c *sentence, it int) int {
	strike := func(k int) bool {
		x := &c.items[k]
		if x.kind != itemNP || !e.isAction(c, k) {
			return false
		}
		for j := x.first; j <= x.last; j++ {
			for _, h := range c.trigs[j] {
				if strikes.Has(h.f.typ) || h.f.typ == "clash" {
					return true
				}
			}
		}
		return false
	}
	if !strike(it) {
		return 0
	}
	last := 0
	for k := it + 1; k < len(c.items); k++ {
		x := &c.items[k]
		if x.kind == itemAdj && !x.conj {
			continue
		}
		if x.kind != itemNP || !x.conj || x.prep != "" || !strike(k) {
			break
		}
		last = k
	}
	if last > 0 && last+1 < len(c.items) && c.items[last+1].gen {
		return 0 // غارات وقصف المدفعية على …
	}
	return last
}

// goesOn reports that the joined verb at item gov, which by its spelling may say of
// the action behind it that it goes on, says of who acted before in the sentence
// that he goes on with it: عثرت الوحدات على ألغام، وتواصل تفكيكها.
func (e *extraction) goesOn(c *sentence, gov int) bool {
	if !c.items[gov].conj || e.last == nil || e.lastS != c.idx || e.last.nps[0].typ != isnad.Actor {
		return false
	}
	t := &c.s.Tokens[c.items[gov].head]
	for i := range t.Analyses {
		if a := &t.Analyses[i]; a.POS == isnad.Verb && a.Aspect == isnad.Imperfect && arabic.VerbKey(a.Verb) == "واصل" && e.last.nps[0].gender == isnad.Feminine && agrees(a, &e.last.nps[0], true) {
			return true
		}
	}
	return false
}

// forced is whom the verb at item gov makes do what is named at item it, where it
// is such a verb: أجبروها على التراجع، أرغم الجيش المسلحين على الانسحاب.
func (e *extraction) forced(c *sentence, gov, it int) *group {
	if c.items[gov].kind != itemVerb {
		return nil
	}
	a := c.an(c.items[gov].head)
	if _, prep := c.chainStart(it); prep != "علي" && prep != "الي" || !forcing.Has(arabic.VerbKey(a.Verb)) || a.Voice == isnad.Passive {
		return nil
	}
	if object3.Has(a.Enclitic) {
		var self spans
		if g := e.verbSubject(c, gov, it); g != nil {
			for i := range g.nps {
				self = append(self, g.nps[i].span)
			}
		}
		return e.antecedent(c, c.items[gov].head, a.Enclitic, &role{types: tActor | tPerson | tRole | tPeople | tCount}, self)
	}
	var object *group
	n := 0
	for _, g := range c.right(gov) {
		if g.item >= it {
			break
		}
		if g.prep == "" && g.pron == "" && len(g.nps) > 0 && g.nps[0].category() == tParty {
			object = &g
			n++
		}
	}
	if lg, _ := c.left(gov); n == 2 || n == 1 && (lg != nil || c.items[gov].conj) {
		return object
	}
	return nil
}

// forcing are verbs that make their object do what stands behind على or إلى.
var forcing = arabic.SetOf("اجبر", "ارغم", "اضطرّ", "الزم", "اكره", "دفع", "حمل")

// resolves are nouns of what a party means to do, which ل or ب names: قرار مصر
// بإغلاق الأنفاق، خطة الجيش لاقتحام المدينة.
var resolves = arabic.SetOf("قرار", "خطة", "نية", "مسعى", "مشروع", "عزم", "وعد", "تعهّد", "تعهد", "التزام", "تهديد", "رغبة", "محاولة", "استعداد", "قيام")

// sentTo is the party whose move or operation is named right before the purpose
// at item it: تحريك القوات لاستعادة الموانئ، عملية الجيش لتحرير البلدة.
func (c *sentence) sentTo(it int) *group {
	start, prep := c.chainStart(it)
	if prep != "ل" && prep != "ب" || c.an(c.items[it].head).POS != isnad.VerbalNoun || start < 1 {
		return nil
	}
	j := start - 1
	if x := &c.items[j]; x.kind == itemNP && x.last > x.head && resolves.Has(c.an(x.head).Lemma) {
		for k := range c.ms {
			if m := &c.ms[k]; m.First == x.head+1 && m.Last == x.last && m.Type == isnad.Actor {
				a := c.an(m.Head)
				n := c.mentionNP(k)
				n.class, n.lemma, n.gender, n.number = a.Class, a.Lemma, a.Gender, a.Number
				return &group{nps: []np{n}, item: j} // قرار مصر بإغلاق
			}
		}
	}
	if j < 1 || prep == "ب" && !resolves.Has(c.an(c.items[j-1].head).Lemma) {
		return nil
	}
	means := resolves.Has(c.an(c.items[j-1].head).Lemma)
	if x := &c.items[j]; x.kind != itemNP || !x.gen || c.npCategory(j) != tParty && !(means && c.npAt(j).types()&tActor != 0) || !c.eventNoun(j-1) && !means {
		return nil
	}
	for _, h := range c.trigs[c.items[j-1].head] {
		if r := h.f.roleAt(posSubject); r == nil || h.f.transitive && h.f.kind == isnad.Event && (harms.Has(h.f.typ) || h.f.typ == "detain") {
			return nil // مقتل جندي لمنع …: who is killed does nothing
		}
	}
	return &group{nps: []np{c.np(j)}, item: j}
}

// regarded reports that the act of item it is only what somebody looks into, records or
// judges: توثيق الغارات، التحقيق في التفجير.
func (c *sentence) regarded(it int) bool {
	looks := func(k int) bool {
		return k >= 0 && c.items[k].kind == itemNP && regards.Has(c.an(c.items[k].head).Lemma)
	}
	k := it
	for k > 0 && c.items[k].gen {
		if k--; looks(k) {
			return true
		}
	}
	start, prep := c.chainStart(it)
	return (prep == "في" || prep == "من" || prep == "حول" || prep == "بشان" || prep == "ب" || prep == "عن") && looks(start-1)
}

// regards are nouns of looking into, recording or judging what others did.
var regards = arabic.SetOf("تحليل", "توثيق", "رصد", "تحقيق", "تحقّق", "تقييم", "دراسة", "مناقشة", "مراقبة", "إحصاء", "تصنيف", "بحث", "إدانة", "استنكار", "شجب", "تقصّي", "تقصّ", "مراجعة", "معاينة", "تغطية", "تصوير", "مشاهدة", "تقدير", "حصر", "استعراض", "إثبات")

// answersFor is who is said to be responsible for, or to stand behind, the act of item
// it: القوات مسؤولة عن قصف المسرح، التنظيم يقف خلف التفجير. nil where nobody is.
func (e *extraction) answersFor(c *sentence, it int) *group {
	start, prep := c.chainStart(it)
	j := start - 1
	switch prep {
	case "خلف", "وراء":
		if j < 0 || c.items[j].kind != itemVerb || arabic.VerbKey(c.an(c.items[j].head).Verb) != "وقف" {
			if j < 1 || c.items[j-1].kind != itemVerb || arabic.VerbKey(c.an(c.items[j-1].head).Verb) != "وقف" {
				return nil
			}
			j-- // تقف الحركة وراء الهجوم
		}
		if g := e.verbSubject(c, j, it); g != nil && g.nps[0].types()&tParty != 0 {
			return g
		}
		return nil
	case "عن":
	default:
		return nil
	}
	for j > 0 && (c.items[j].kind == itemTime || c.items[j].kind == itemNP && inPreps.Has(c.items[j].prep)) {
		j--
	}
	if j < 1 || c.items[j].kind != itemNP || c.items[j].gen || c.items[j].prep != "" || c.items[j].first != c.items[j].last || c.an(c.items[j].head).Lemma != "مسؤول" {
		return nil
	}
	a := c.an(c.items[j].head)
	for j--; j >= 0; j-- {
		switch x := &c.items[j]; {
		case x.kind == itemNP && !x.gen:
			if n := c.np(j); x.prep == "" && n.types()&(tActor|tPerson) != 0 && (n.gender == 0 || a.Gender == 0 || n.gender == a.Gender || n.number == isnad.Plural) {
				return c.groups.add(group{nps: c.one(j), item: j})
			}
			return nil
		case x.kind == itemVerb && !x.conj && c.auxiliary(x.head):
			if g, rel := c.left(j); g != nil && !rel && g.nps[0].types()&(tActor|tPerson) != 0 && g.agrees(c.an(x.head)) {
				return g // أن القوات السورية والروسية كانت مسؤولة
			}
			return nil
		case x.kind == itemNP, x.kind == itemAdj, x.kind == itemQuote, x.kind == itemTime, x.kind == itemPart && x.prep == "" && !x.conj:
		default:
			return nil
		}
	}
	return nil
}

// throwers is who fired what falls or bursts, where a clause on it says so:
// سقطت قذائف أطلقتها العصابات على المخيم. The verb of that clause makes no
// claim of its own.
func (e *extraction) throwers(c *sentence, v *view, skip taken) *group {
	if len(v.right) == 0 || v.right[0].prep != "" || len(v.right[0].nps) != 1 || v.right[0].nps[0].category() != tThing {
		return nil
	}
	j := v.right[0].item + 1
	for j < len(c.items) && (c.items[j].gen || c.items[j].kind == itemAdj || c.items[j].kind == itemRel) {
		j++
	}
	if j+1 >= len(c.items) || c.items[j].kind != itemVerb || c.items[j].conj || !object3.Has(c.an(c.items[j].head).Enclitic) || e.set.lightOf(c.an(c.items[j].head).Verb, "") == nil {
		return nil
	}
	y := &c.items[j+1]
	if y.kind != itemNP || y.conj || y.prep != "" || c.npCategory(j+1) != tParty {
		return nil
	}
	skip[taking{c.items[j].head, isnad.Event}] = true
	g, _ := c.listed(j + 1)
	return g
}

// listed is the phrase at item it with what is joined to it, and the last item
// that belongs to it, genitives and adjectives included: عناصر القاعدة وداعش.
func (c *sentence) listed(it int) (*group, int) {
	g := &group{nps: []np{c.np(it)}, item: it}
	last := it
	for k := it + 1; k < len(c.items); k++ {
		x := &c.items[k]
		switch {
		case x.kind == itemNP && x.gen:
		case x.kind == itemQuote:
			if in := c.inNames(g, k); in > 0 {
				last, k = in, in
			}
			continue
		case (x.kind == itemTime || x.kind == itemAdj || x.kind == itemPart && x.prep != "" || x.kind == itemNP && x.prep != "" && !x.conj || x.kind == itemComma) && c.countGoesOn(g, k):
			continue
		case x.kind == itemNP && x.conj && c.alike(g, k):
			if c.an(x.head).Enclitic == "" || c.npCategory(k) != tParty {
				g.nps = append(g.nps, c.np(k))
			}
		case x.kind == itemComma && k+1 < len(c.items) && c.items[k+1].kind == itemNP && c.items[k+1].prep == "" && c.items[k+1].mention >= 0 && c.alike(g, k+1) && c.listGoesOn(k+1):
			continue
		case x.kind == itemNP && k > 0 && c.items[k-1].kind == itemComma && x.prep == "" && last >= k-2 && c.alike(g, k) && c.listGoesOn(k):
			g.nps = append(g.nps, c.np(k))
		default:
			return g, last
		}
		last = k
	}
	return g, last
}

// countGoesOn reports that behind what qualifies a count another one is joined
// by و to the list g: مقتل 19 جنديا خلال يوم، و27 مسلحا.
func (c *sentence) countGoesOn(g *group, k int) bool {
	if g.nps[0].typ != isnad.Count {
		return false
	}
	for j := k; j < len(c.items) && j < k+6; j++ {
		switch x := &c.items[j]; x.kind {
		case itemTime, itemAdj, itemPart, itemComma, itemQuote:
		case itemNP:
			if x.conj && x.prep == "" && x.mention >= 0 && c.ms[x.mention].Type == isnad.Count {
				return true
			}
			if x.prep == "" && !x.gen && !x.conj {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// listGoesOn reports that behind item k, set off by a comma, a member joined by
// و closes the list: هجين، السوسة والباغوز.
func (c *sentence) listGoesOn(k int) bool {
	for j := k + 1; j < len(c.items) && j < k+8; j++ {
		x := &c.items[j]
		switch {
		case x.kind == itemNP && x.conj:
			return c.npCategory(j) == c.npCategory(k)
		case x.kind == itemNP && (x.gen || x.prep == ""), x.kind == itemComma, x.kind == itemQuote:
		default:
			return false
		}
	}
	return false
}

// heldBy is the party in the genitive inside the mention of a place, or nil.
func (c *sentence) heldBy(m *isnad.Mention) *np {
	if p := c.within(m); p != nil && (p.class == "force" || p.class == "members" || p.class == "body") {
		return p
	}
	return nil
}

// within is the party in the genitive inside the mention of a function, or nil.
func (c *sentence) within(m *isnad.Mention) *np {
	j := m.First + 1
	if j > m.Last || adjectival(&c.s.Tokens[j]) && c.an(m.First).Proclitics.Has(isnad.ProAl) || c.an(j).POS == isnad.Preposition {
		return nil
	}
	switch a := c.an(j); {
	case partyClasses.Has(a.Class), a.Guessed, a.POS == isnad.ProperNoun, j < m.Last && a.POS == isnad.Noun && a.Proclitics == 0 && (a.Class == "area" || a.Class == "facility" || a.Class == ""):
		n := c.from(j, m.End, isnad.Actor)
		return &n
	}
	return nil
}

// verbSubject is the subject of the verb (or light verbal noun) at item gov,
// looked for before item upTo, or the last subject where it is dropped.
func (e *extraction) verbSubject(c *sentence, gov, upTo int) *group {
	if c.items[gov].kind == itemSub { // متعهدا بإصدار عفو
		if g := e.spoke(c, c.an(c.items[gov].head)); g != nil {
			return g
		}
		return e.dropped(c, nil)
	}
	if c.items[gov].kind != itemVerb {
		if gov+1 < len(c.items) && c.items[gov+1].gen && gov+1 < upTo {
			g, _ := c.listed(gov + 1)
			return g
		}
		if x := &c.items[gov]; readiness.Has(c.an(x.head).Lemma) {
			if g := c.topic(gov); g != nil {
				return g
			}
			return e.topicPronoun(c, gov) // أعلن الجيش أنه جاهز
		}
		if k, l, _ := c.governor(gov); l != nil && k >= 0 && k != gov && c.items[k].kind == itemNP && readiness.Has(c.an(c.items[k].head).Lemma) {
			return e.verbSubject(c, k, gov) // مستعدة للمساعدة في نزع الألغام
		}
		return nil
	}
	a := c.an(c.items[gov].head)
	lg, rel := c.left(gov)
	if lg != nil && (rel && a.Enclitic != "" || !lg.agrees(a)) {
		lg = nil
	}
	start, _ := c.chainStart(upTo)
	right := c.right(gov)
	for k := range right {
		g := &right[k]
		if g.item >= start {
			break
		}
		if g.prep == "" && g.pron == "" && len(g.nps) > 0 && agrees(a, &g.nps[0], false) {
			if lg != nil && lg.nps[0].category() == tParty && g.nps[0].category() == tPlace {
				break // قوات الجيش قد استعادت البلدة: the place is the object
			}
			if lg != nil && lg.nps[0].typ == isnad.Actor && c.onlyObject(gov, right[k+1:], start) {
				break // أن الحزب حشد مئات المقاتلين تمهيدا لاقتحامها: whom it massed
			}
			return c.groups.add(*g)
		}
	}
	if lg != nil {
		return lg
	}
	if e.stood != nil && e.stoodS == c.idx && c.items[gov].conj && c.undergone(gov, upTo) && agrees(a, &e.stood.nps[0], true) && (e.last == nil || e.lastS != c.idx || e.stood.item > e.last.item) {
		// يخضع القضاء لسيطرة …، ويتعرض لقصف: the place goes on as subject.
		return c.again(e.stood)
	}
	return e.dropped(c, a)
}

// onlyObject reports that a phrase behind the verb at item gov, whose subject
// stands before it, is its object: the verb is one that frames give an object, and
// none of the phrases that follow up to item end is another.
func (c *sentence) onlyObject(gov int, rest []group, end int) bool {
	for i := range rest {
		if g := &rest[i]; g.item < end && g.prep == "" && g.pron == "" {
			return false
		}
	}
	if key := arabic.VerbKey(c.an(c.items[gov].head).Verb); saying.Has(key) || toldOf.Has(key) {
		return false
	}
	for _, h := range c.trigs[c.items[gov].head] {
		if h.f.transitive && h.form == formFinite {
			return true
		}
	}
	return false
}

// undergone reports that the verb at item gov makes its subject undergo the
// action named at item upTo: تعرّض لقصف.
func (c *sentence) undergone(gov, upTo int) bool {
	_, prep := c.chainStart(upTo)
	l := c.set.lightOf(c.an(c.items[gov].head).Verb, prep)
	return l != nil && l.passive
}

// dropped is the subject of an earlier clause that a verb without one can
// have.
func (e *extraction) dropped(c *sentence, a *isnad.Analysis) *group {
	if e.last == nil || c.idx-e.lastS > 1 || a == nil && e.speaks {
		return nil
	}
	if a == nil {
		return c.again(e.last)
	}
	if e.prior != nil && c.idx-e.priorS <= 1 && e.priorS >= e.lastS && e.prior.counterpart(a) > e.last.counterpart(a) {
		// استعان المسلحون بسيارة يقودها انتحاري، ثم لاذوا: the nearest is one
		// man, and many fled.
		return c.again(e.prior)
	}
	if !agrees(a, &e.last.nps[0], true) {
		return nil
	}
	return c.again(e.last)
}

// counterpart says how well a verb whose subject is left out can mean the group
// by all that its form tells, number included, which agrees leaves to the names
// of parties: 2 where men do what many men do, forces what they do as a body; 1
// where nothing speaks against it; 0 where something does.
func (g *group) counterpart(a *isnad.Analysis) int {
	n := &g.nps[0]
	if !agrees(a, n, true) {
		return 0
	}
	one := len(g.nps) == 1 && (n.typ == isnad.Human || n.typ == isnad.Role && n.number != isnad.Plural || n.typ != isnad.Count && n.number == isnad.Singular)
	men := n.typ == isnad.Count || len(g.nps) > 1 || n.number == isnad.Plural && n.class != "force"
	switch {
	case a.Number == isnad.Plural && one && (n.typ != isnad.Actor || n.class == "role" || n.class == "members"):
		return 0
	case a.Number == isnad.Singular && a.Gender == isnad.Masculine && n.number == isnad.Plural:
		return 0
	case a.Number == isnad.Plural && !men, a.Number == isnad.Singular && a.Gender == isnad.Feminine && men && n.gender != isnad.Feminine:
		return 1
	}
	return 2
}

// nisbaParty reads a nationality or group adjective of the trigger's own
// phrase as its doer: القصف الروسي، الغارات الإسرائيلية.
func (c *sentence) nisbaParty(x *item) *group {
	for j := x.head + 1; j < len(c.s.Tokens); j++ {
		a := c.an(j)
		if j > x.last && (a.POS != isnad.Adjective || a.Proclitics&^isnad.ProWa != 0 || c.an(x.head).Proclitics.Has(isnad.ProAl)) {
			break // قصف صاروخي ومدفعي سعودي
		}
		if a.Class == "nisba" && a.POS == isnad.Adjective {
			return c.nisbaAt(j)
		}
	}
	if j := c.takenFor(x.last + 1); j > 0 {
		return c.nisbaAt(j)
	}
	return nil
}

// nisbaAt is the party that the adjective at token j names.
func (c *sentence) nisbaAt(j int) *group {
	t, a := &c.s.Tokens[j], c.an(j)
	return &group{nps: []np{{span: isnad.Span{Start: t.Start, End: t.End}, head: j, sent: c.idx, mention: -1, typ: isnad.Actor, class: "nisba", lemma: a.Lemma, gender: a.Gender}}, item: -1}
}

// takenFor is the nationality that is only believed of the phrase before token j:
// غارات جوية يُعتقد أنها إسرائيلية. 0 where there is none.
func (c *sentence) takenFor(j int) int {
	last := len(c.s.Tokens) - 1
	for j < last && c.an(j).POS == isnad.Adjective && c.s.Tokens[j].Kind == isnad.Word {
		j++
	}
	if j+2 > last {
		return 0
	}
	if key := arabic.VerbKey(c.an(j).Verb); c.an(j).POS != isnad.Verb || !believed.Has(key) && key != "بدا" {
		return 0
	}
	if !ofThem.Has(c.s.Tokens[j+1].Fold) {
		return 0
	}
	for k := j + 2; k <= j+3 && k <= last; k++ {
		if a := c.an(k); a.Class == "nisba" && a.POS == isnad.Adjective && !a.Proclitics.Has(isnad.ProAl) {
			return k
		} else if !a.POS.Nominal() || a.Proclitics != 0 || c.mentionAt(k) >= 0 {
			break // يعتقد أنها طائرات روسية
		}
	}
	return 0
}

// ofThem are أن and a pronoun.
var ofThem = arabic.SetOf("انها", "انه", "انهم", "انهما", "بانها", "بانه")

// secondNisba is the other party of a pair of nationalities behind a noun:
// الاتفاق التونسي - الليبي، القمة الروسية التركية.
func (c *sentence) secondNisba(it int) *group {
	x := &c.items[it]
	n := 0
	for j := x.head + 1; j < len(c.s.Tokens) && j <= x.head+5; j++ {
		t := &c.s.Tokens[j]
		if t.Norm == "-" || t.Norm == "–" {
			continue
		}
		a := t.Best()
		if t.Kind != isnad.Word || a.Class != "nisba" || a.POS != isnad.Adjective {
			if j <= x.last && a.POS == isnad.Adjective {
				continue
			}
			return nil
		}
		if n++; n == 2 {
			return &group{nps: []np{{span: isnad.Span{Start: lead(c.text, t), End: t.End}, head: j, sent: c.idx, mention: -1, typ: isnad.Actor, class: "nisba", lemma: a.Lemma}}, item: -1}
		}
	}
	return nil
}

// carriers are verbs that a noun of action takes as its own object's verb:
// هجوم استهدف الثكنة is one attack.
var carriers = arabic.SetOf("استهدف", "طال", "اصاب", "ضرب", "شمل", "شل\u0651", "هز\u0651", "دك\u0651")

// comesFrom is whose the place is that fire of item it is said to come from: قصف
// مصدره حواجز النظام، قذيفة مصدرها مناطق سيطرة الفصائل. nil where nothing says so.
func (c *sentence) comesFrom(it int) *group {
	for j := it + 1; j+1 < len(c.items) && j <= it+10; j++ {
		x := &c.items[j]
		switch x.kind {
		case itemStop, itemSub, itemConj, itemVerb:
			return nil
		case itemNP:
			if c.an(x.head).Lemma != "مصدر" || x.prep != "" || c.an(x.head).Enclitic == "" {
				continue
			}
			for k := j + 1; k < len(c.items) && k <= j+4 && c.items[k].kind == itemNP && (k == j+1 || !c.items[k].conj && c.items[k].prep == ""); k++ {
				if c.npCategory(k) == tParty {
					g, _ := c.listed(k)
					return g
				}
				if y := &c.items[k]; y.mention >= 0 && c.ms[y.mention].Type == isnad.Place {
					if n := c.within(&c.ms[y.mention]); n != nil {
						return &group{nps: []np{*n}, item: k} // مصدرها مواقع قوات النظام
					}
				}
			}
			return nil
		}
	}
	return nil
}

// relatives reads a clause on the noun of action: الهجوم الذي شنّه X، غارات
// استهدفت Y.
func (e *extraction) relatives(c *sentence, v *view, skip taken) {
	end := v.it
	if v.gen != nil {
		end = v.gen.item
	}
	j := end + 1
	for n := 0; j < len(c.items) && n < 8; j, n = j+1, n+1 {
		switch c.items[j].kind {
		case itemVerb:
		case itemStop, itemSub, itemConj:
			return
		default:
			continue
		}
		break
	}
	if j >= len(c.items) || c.items[j].kind != itemVerb || c.items[j].conj {
		return
	}
	a := c.an(c.items[j].head)
	key := arabic.VerbKey(a.Verb)
	noun := c.np(v.it)
	gs := slices.Clone(c.right(j))
	var first *group
	for i := range gs {
		if gs[i].prep == "" && gs[i].pron == "" {
			first = &gs[i]
			break
		}
	}
	for i := range gs {
		gs[i].comma = true // they belong to the clause on the noun
	}
	switch {
	case a.Enclitic != "" && key == "شهد" && first != nil && first.nps[0].typ == isnad.Place:
		v.stage = first // تظاهرات شهدتها مدن عدة
		v.right, v.rel2 = append(v.right, gs...), gs
	case a.Enclitic != "" && e.set.lightOf(a.Verb, "") != nil:
		v.doer = first
		v.right, v.rel2 = append(v.right, gs...), gs
	case carriers.Has(key) && a.Voice != isnad.Passive && agrees(a, &noun, true) && e.isAction(c, v.it):
		if a.Enclitic == "" {
			v.target = first
		}
		v.right, v.rel2 = append(v.right, gs...), gs
		skip[taking{c.items[j].head, isnad.Event}] = true
	case occurs.Has(key) && agrees(a, &noun, true) && e.isAction(c, v.it):
		v.right, v.rel2 = append(v.right, gs...), gs
	case a.Enclitic != "" && wreaks.Has(key) && e.isAction(c, v.it):
		gs = slices.DeleteFunc(gs, func(g group) bool { return g.prep == "" })
		v.right, v.rel2 = append(v.right, gs...), gs
	}
}

// wreaks are verbs that say what damage came of: الدمار الذي خلفه الزلزال في المدينة.
var wreaks = arabic.SetOf("خل\u0651ف", "احدث", "سب\u0651ب", "الحق", "ترك", "اوقع")

// occurs are verbs by which an action noun only takes place; what stands behind
// them belongs to the noun: اشتباكات اندلعت بين …
var occurs = arabic.SetOf("اندلع", "دار", "وقع", "جري", "نشب", "حدث", "حصل", "تجدد", "تجد\u0651د", "استمر", "استمر\u0651", "تواصل", "دام", "انتهي", "شهد", "بدا", "انطلق", "تركز", "ترك\u0651ز", "تصاعد", "سبق", "رافق")

// isAction reports that item it is a noun of action that fires by itself.
func (e *extraction) isAction(c *sentence, it int) bool {
	x := &c.items[it]
	tok := x.head
	if x.mention >= 0 && c.ms[x.mention].Type == isnad.Count {
		tok = x.last // أكثر من أربعين غارة، ثلاث ضربات جوية
		for tok > x.first && len(c.trigs[tok]) == 0 && adjectival(&c.s.Tokens[tok]) {
			tok--
		}
	}
	for _, h := range c.trigs[tok] {
		if h.f.kind == isnad.Event && (h.form == formNoun || h.form == formMasdar) {
			return true
		}
	}
	return false
}

// qualified is the noun that the adjective or participle at item it
// qualifies: the nearest one before it that agrees in definiteness.
func (c *sentence) qualified(it int) *group {
	a := c.an(c.items[it].head)
	if a.Proclitics&^isnad.ProAl != 0 {
		return nil
	}
	def := a.Proclitics.Has(isnad.ProAl)
	for j, n := it-1, 0; j >= 0 && n < 4; j, n = j-1, n+1 {
		x := &c.items[j]
		switch x.kind {
		case itemNP:
			p := c.np(j)
			nd := c.an(x.head).Proclitics.Has(isnad.ProAl) || p.mention >= 0 && c.ms[x.mention].Named && c.ms[x.mention].Type != isnad.Count || x.last > x.head && c.an(x.last).Proclitics.Has(isnad.ProAl) || c.an(x.head).Enclitic != ""
			if a.Gender == isnad.Feminine && p.gender == isnad.Masculine && p.number != isnad.Plural || a.Gender == isnad.Masculine && a.Number == isnad.Singular && p.gender == isnad.Feminine {
				continue
			}
			if !def && p.counted && a.Gender == isnad.Masculine && a.Number == isnad.Singular && c.an(x.head).Gender == isnad.Feminine && accusative(&c.s.Tokens[c.items[it].head]) {
				continue // رتل يضم نحو 30 آلية قادما من المدينة
			}
			if def && !nd {
				if n > 1 {
					return nil
				}
			}
			if !def && x.mention >= 0 && c.ms[x.mention].Type == isnad.Actor && c.ownedBy(&c.ms[x.mention]) {
				nd = false // رتل للتنظيم قادم من الرياض
			}
			if !def && x.mention >= 0 && c.ms[x.mention].Type == isnad.Actor && c.manned(&c.ms[x.mention]) {
				nd = false // قناص حوثي متمركز في التلة
			}
			if !def && nd && n == 0 {
				// A predicate: the topic opens the clause.
				return nil
			}
			if x.conj && a.Number == isnad.Dual && !def {
				if g := c.topic(it); g != nil {
					return g // حقلا كذا وكذا متوقفان
				}
			}
			return &group{nps: []np{p}, item: j}
		case itemAdj, itemQuote:
		default:
			return nil
		}
	}
	return nil
}

// findTopic is the phrase that opens the clause in which the nominal predicate at
// item it stands.
func (c *sentence) findTopic(it int) *group {
	best := -1
	for j := it - 1; j >= 0; j-- {
		x := &c.items[j]
		switch x.kind {
		case itemStop, itemSub, itemConj:
			j = 0
		case itemVerb:
			lg, rel := c.left(j)
			rel = rel && lg != nil
			switch {
			case c.auxiliary(x.head) || linking.Has(arabic.VerbKey(c.an(x.head).Verb)):
				if rel && best < 0 {
					return lg // ثلاثة عناصر كانوا مختبئين
				}
			case rel && best == it-1 && c.predicated(it, &lg.nps[0]):
				return lg // المحطة التي استولى عليها المسلحون متوقفة
			default:
				j = 0
			}
		case itemNP:
			if x.prep == "" && !x.gen {
				if x.conj && best < 0 && c.listedBehind(j) {
					continue // المراكز في صفاقس وجرجيس مكتظة: they are where it is so
				}
				best = j
				if x.conj {
					if k := j - 1; k < 0 || c.items[k].kind != itemNP || !c.goesWith(k, j) {
						j = 0
					}
				}
			}
		}
	}
	if best < 0 {
		return nil
	}
	g := c.groups.add(group{nps: c.list(c.np(best)), item: best})
	for k := best + 1; k < it && k < len(c.items); k++ {
		if c.items[k].kind == itemNP && (c.items[k].conj) && c.alike(g, k) {
			n := c.np(k)
			if n.category() == tThing {
				n.typ = isnad.Place // a name that nothing knows
			}
			g.nps = append(g.nps, n)
		} else if c.items[k].kind != itemComma && !c.items[k].gen {
			break
		}
	}
	return g
}

// listedBehind reports that the named place at item j goes on a list of places that a
// preposition governs.
func (c *sentence) listedBehind(j int) bool {
	named := func(k int) bool {
		m := c.items[k].mention
		return m >= 0 && c.ms[m].Named && c.ms[m].Type == isnad.Place
	}
	for k := j - 1; k >= 0 && c.items[k].kind == itemNP && named(k) && named(j); k-- {
		if x := &c.items[k]; x.prep != "" {
			return inPreps.Has(x.prep)
		} else if !x.conj {
			return false
		}
	}
	return false
}

// predicated reports that the adjective at item it, without article, can be said
// of n, which is definite, and not of the noun right before it.
func (c *sentence) predicated(it int, n *np) bool {
	a, b := c.an(c.items[it].head), c.an(c.items[it-1].head)
	if c.items[it].kind != itemAdj || a.Proclitics != 0 {
		return false
	}
	return a.Gender != 0 && (n.gender == a.Gender || n.gender == 0) && (b.Proclitics.Has(isnad.ProAl) || b.Gender != a.Gender)
}

// apposed is the person whose function stands behind the name: فلان أمير
// الجماعة، فلان، قائد اللواء،.
func (c *sentence) apposed(it int) *group {
	x := &c.items[it]
	if x.prep != "" || x.conj || x.mention >= 0 && c.ms[x.mention].Type != isnad.Role || c.an(x.head).Class != "role" {
		return nil
	}
	j := it - 1
	if j > 0 && (c.items[j].kind == itemComma || c.items[j].kind == itemQuote) {
		j--
	}
	if j < 0 || c.items[j].kind != itemNP || c.items[j].mention < 0 || c.ms[c.items[j].mention].Type != isnad.Human {
		return nil
	}
	return &group{nps: []np{c.np(j)}, item: j}
}

// topicPronoun is whom the pronoun of a clause's opening word stands for:
// تؤكد أنها لا تزال ممسكة بالمطار.
func (e *extraction) topicPronoun(c *sentence, it int) *group {
	for j := it - 1; j >= 0 && it-j <= 6; j-- {
		x := &c.items[j]
		if x.kind != itemSub {
			continue
		}
		pron := c.an(x.head).Enclitic
		if pron == "" {
			return nil
		}
		if j > 1 && c.items[j-1].kind == itemVerb && believed.Has(arabic.VerbKey(c.an(c.items[j-1].head).Verb)) && c.items[j-2].kind == itemNP && c.indefinite(j-2) {
			if n := c.np(j - 2); pronounAgrees(pron, &n) {
				return &group{nps: []np{n}, item: j - 2} // أن طائرة يعتقد أنها تابعة للتحالف
			}
		}
		if g := e.dropped(c, nil); g != nil && pronounAgrees(pron, &g.nps[0]) {
			return g
		}
		return e.antecedent(c, x.head, pron, nil, nil)
	}
	return nil
}

// meantFor is what the weapons behind the verb seen hit, as the clause without
// pronoun on them says: فجّر سيارتين مفخختين استهدفتا القوات.
func (c *sentence) meantFor(v *view) *group {
	for i := range v.right {
		g := &v.right[i]
		if g.item < 0 || len(g.nps) == 0 || !toolClasses.Has(g.nps[0].class) || g.item+1 >= len(c.items) {
			continue
		}
		j := g.item + 1
		for j < len(c.items) && (c.items[j].gen || c.items[j].kind == itemAdj) {
			j++
		}
		if j >= len(c.items) || c.items[j].kind != itemVerb || c.items[j].conj || !carriers.Has(arabic.VerbKey(c.an(c.items[j].head).Verb)) {
			continue
		}
		for _, o := range c.right(j) {
			if o.prep == "" && o.pron == "" && len(o.nps) > 0 {
				o := o
				return &o
			}
		}
	}
	return nil
}

// ownedBy reports a phrase whose owner stands behind ل, so that it is indefinite:
// رتل للتنظيم، دورية للجيش.
func (c *sentence) ownedBy(m *isnad.Mention) bool {
	return m.Last > m.First && !c.an(m.First).Proclitics.Has(isnad.ProAl) && c.an(m.First+1).Proclitics.Has(isnad.ProLi)
}

// manned reports an indefinite noun of men or of a force with an adjective of
// the party that it belongs to: قناص حوثي، دورية تركية.
func (c *sentence) manned(m *isnad.Mention) bool {
	if m.Last == m.First || c.an(m.Head).Proclitics.Has(isnad.ProAl) || c.an(m.Head).Enclitic != "" || !partyClasses.Has(c.an(m.Head).Class) {
		return false
	}
	for j := m.Head + 1; j <= m.Last; j++ {
		if c.s.Tokens[j].Kind != isnad.Word || c.an(j).Class != "nisba" || c.an(j).Proclitics != 0 {
			return false
		}
	}
	return true
}

// ofPronoun reports that the subject of the verb at item it is the pronoun of the
// word that opens its clause: قالت الهيئة إنها انتشلت الجثث.
func (c *sentence) ofPronoun(it int) bool {
	return it > 0 && !c.items[it].conj && c.items[it-1].kind == itemSub && object3.Has(c.an(c.items[it-1].head).Enclitic)
}

// linking are verbs whose subject is the topic of a predicate behind them.
var linking = arabic.SetOf("اصبح", "بات", "ظل\u0651", "اضحي", "امسي", "غدا", "بقي", "صار", "كان", "زال", "يعد", "عد", "عد\u0651", "اعتبر", "وقع")
