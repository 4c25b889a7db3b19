package pipeline

import (
	"sort"
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/attribution"
)

// assemble gives the claims their chain, standing, time and framing, drops
// what was said twice, and keeps the mentions that are named or used.
func (x *Reading) assemble(claims []isnad.Claim, trace *attribution.Trace, r *Reader) {
	marks := map[int][]isnad.Framing{}
	for i := range claims {
		c := &claims[i]
		x.stand(c, trace)
		x.when(c)
		x.framing(c, r.Actors, marks)
	}
	claims = distinct(claims)
	isnad.SortClaims(claims)
	x.adopt(claims)
	x.Claims = claims
	x.retell(r)
	x.prune()
}

// stand sets the chain and the standing. What a frame fixed stays.
func (x *Reading) stand(c *isnad.Claim, trace *attribution.Trace) {
	fixed := c.Standing
	s := &x.Sentences[c.Sent]
	form := attribution.TriggerForm{}
	a := s.Tokens[c.At].Best()
	switch a.POS {
	case isnad.Verb:
		form.Kind, form.Aspect = attribution.FormVerb, a.Aspect
	case isnad.VerbalNoun, isnad.Noun:
		form.Kind = attribution.FormNominal
	default:
		form.Kind = attribution.FormPredicate
		if c.Kind == isnad.Event && !stands(s.Tokens[c.At].Fold, a) {
			form.Kind = attribution.FormNominal // مطالبا، متهمة: in the time of its clause
		}
	}
	form.State = c.Kind == isnad.Presence || c.Kind == isnad.Condition || c.Kind == isnad.Route || c.Kind == isnad.Relation
	switch c.Kind {
	case isnad.Relation, isnad.Route, isnad.Presence, isnad.Condition:
		if form.Kind == attribution.FormNominal {
			form.Kind = attribution.FormPredicate
		}
	case isnad.Control:
		if form.Kind == attribution.FormNominal && c.Type != "take" && c.Type != "lose" {
			form.Kind = attribution.FormPredicate
		}
	}
	c.Standing = trace.Standing(c.Sent, c.At, form)
	var disowned bool
	c.Chain, _, _, disowned = trace.Chain(c.Sent, c.Trigger)
	if last := c.Chain[len(c.Chain)-1]; gloss(c, s) && !(last.Kind == "document" && last.Manner == "saw") {
		// What only tells which one is meant is the outlet's (ruling 15).
		c.Certainty = isnad.Certain
		if !trace.Direct(c.Trigger) && (c.Kind == isnad.Route || !quoted(s, c.At)) {
			c.Chain = c.Chain[:1]
			c.Evidence = isnad.Asserted
		}
	}
	if c.Kind == isnad.Control && c.Type == "approach" && c.Tense == isnad.Past && a.POS == isnad.Verb && !trace.Was(c.Sent, c.At) {
		c.Tense = isnad.Present // أوشكت على السيطرة: she is close to it
	}
	if c.Kind == isnad.Route && a.POS == isnad.Noun && c.Polarity == isnad.Denied && trace.Was(c.Sent, c.At) {
		c.Polarity, c.Tense = isnad.Affirmed, isnad.Present // لم تكن الطريق من عدن إلى تعز سالكة: there is one
	}
	if c.Kind == isnad.Event && owns.Has(c.Type) {
		disown(c)
	}
	set := func(to *string, from string) {
		if from != "" {
			*to = from
		}
	}
	if fixed.Polarity == isnad.Denied && disowned {
		c.Polarity = isnad.Affirmed // نفى ألا يكون هناك وجود
	} else {
		set(&c.Polarity, fixed.Polarity)
	}
	set(&c.Certainty, fixed.Certainty)
	if !(fixed.Tense == isnad.Present && (form.Kind == attribution.FormPredicate || trace.Was(c.Sent, c.At))) { // كانت عالقة، سينحصر وجود
		set(&c.Tense, fixed.Tense)
	}
	set(&c.Evidence, fixed.Evidence)
}

// quoted reports that token at stands between quotation marks that hold more than a
// name.
func quoted(s *isnad.Sentence, at int) bool {
	open := -1
	for j := range s.Tokens {
		switch s.Tokens[j].Norm {
		case "\"", "«", "“", "”", "»":
		default:
			continue
		}
		if open < 0 {
			open = j
			continue
		}
		if open < at && at < j && j-open > 8 {
			return true
		}
		open = -1
	}
	return open >= 0 && open < at
}

// owns are the acts whose speaker is their agent and stands not in the chain
// (ruling 9).
var owns = arabic.SetOf("accuse", "demand", "threaten", "reject", "state")

// disown takes the agent of an act of speaking out of its chain, and the paper in
// which he speaks: دعت الحركة …، وفق نص البيان.
func disown(c *isnad.Claim) {
	agent, ok := c.Arg("agent")
	last := len(c.Chain) - 1
	if !ok || last < 1 || !c.Chain[last].Span.Overlaps(agent.Span) && !besides(c.Chain[last].Span, agent.Span) && !(last == 1 && c.Chain[1].Kind == "document") {
		return
	}
	c.Chain = c.Chain[:last]
	if last == 1 && c.Evidence == isnad.Told {
		c.Evidence = isnad.Asserted
	}
}

// besides reports that a name stands right behind the function of its bearer.
func besides(function, name isnad.Span) bool {
	return name.Start > function.End && name.Start <= function.End+2
}

// stands reports a participle in the nominative that is what the clause says of
// its subject: الحقلان متوقفان.
func stands(fold string, a *isnad.Analysis) bool {
	return a.POS == isnad.ActiveParticiple && !a.Definite && a.Number != isnad.Singular && (strings.HasSuffix(fold, "ان") || strings.HasSuffix(fold, "ون"))
}

// gloss reports a claim that only describes what another one names: الطريق
// الواصل بين، البلدة المجاورة لها، زعيم التنظيم فلان، التي تقع على الحدود.
func gloss(c *isnad.Claim, s *isnad.Sentence) bool {
	a := s.Tokens[c.At].Best()
	attributive := (a.POS == isnad.ActiveParticiple || a.POS == isnad.PassiveParticiple || a.POS == isnad.Adjective || c.Kind == isnad.Route && c.At > 0 && s.Tokens[c.At-1].Best().Proclitics.Has(isnad.ProAl)) && a.Proclitics.Has(isnad.ProAl)
	relative := c.At > 0 && s.Tokens[c.At-1].Best().POS == isnad.Relative && s.Tokens[c.At-1].Best().Gender != 0
	switch c.Kind {
	case isnad.Route:
		return attributive || relative || a.POS != isnad.Verb
	case isnad.Condition:
		return attributive || relative || positions.Has(strings.Fields(c.Frame)[0]) && !becomes(c, s)
	case isnad.Control:
		return c.Type == "hold" && (relative && a.Aspect == isnad.Imperfect || standsSo(c, s))
	case isnad.Presence:
		return relative && dwells.Has(a.Verb)
	case isnad.Relation:
		return attributive && c.Type != "ally" || strings.HasPrefix(c.Frame, "relation.command:chief") // whose side one is on, he says who tells it
	}
	return false
}

// standsSo reports a hold that a relative clause or a participle before it tells as
// what is known of the place: التي تعد آخر معاقل، التي ظلت تحت هيمنة، الواقعة تحت سيطرة.
// What has become so (التي باتت تحت) is news.
func standsSo(c *isnad.Claim, s *isnad.Sentence) bool {
	for j := c.At; j > 0 && j >= c.At-5; j-- {
		t := &s.Tokens[j]
		a := t.Best()
		if t.Kind == isnad.Punct && j < c.At {
			return false
		}
		if a.Lemma == "واقع" && a.Proclitics.Has(isnad.ProAl) && (j == c.At || j == c.At-1) {
			return true
		}
		if stays.Has(a.Verb) && j > 0 && j < c.At {
			before := s.Tokens[j-1].Best()
			return before.POS == isnad.Relative && before.Gender != 0 || j > 1 && s.Tokens[j-2].Best().POS == isnad.Relative
		}
	}
	return false
}

// stays are verbs by which a thing is taken for something or stays what it was.
var stays = arabic.SetOf("عدّ", "اعتبر", "ظلّ", "بقي", "زال", "شكّل", "مثّل")

// dwells are verbs of living in a place or having somebody in it.
var dwells = arabic.SetOf("قطن", "سكن", "ضمّ", "آوى", "أقام", "عاش", "استضاف")

// positions are the frames that say where a thing lies.
var positions = arabic.SetOf("condition:lies", "condition:located", "condition:measured", "condition:overlooks")

// becomes reports that a verb says that the state has come about: باتت على بعد.
func becomes(c *isnad.Claim, s *isnad.Sentence) bool {
	if c.At == 0 {
		return false
	}
	switch s.Tokens[c.At-1].Best().Verb {
	case "بات", "أصبح", "صار", "أضحى", "غدا", "أمسى", "زال", "ظلّ", "بقي":
		return true
	}
	return false
}

// when takes the time expression nearest to the trigger in its sentence.
func (x *Reading) when(c *isnad.Claim) {
	switch c.Kind {
	case isnad.Event, isnad.Control, isnad.Presence:
	default:
		return
	}
	best := -1
	dist := 1 << 30
	lo, hi := isnad.MentionsOf(x.Mentions, c.Sent)
	for i := lo; i < hi; i++ {
		m := &x.Mentions[i]
		if m.Type != isnad.Time {
			continue
		}
		dd := m.First - c.At
		if dd < 0 {
			dd = 2 * (c.At - m.Last)
		}
		if dd < dist {
			best, dist = i, dd
		}
	}
	if best < 0 || dist > 40 {
		return
	}
	m := &x.Mentions[best]
	c.TimeAt = m.Span
	if m.When != nil {
		c.When = *m.When
	}
	if x.toCome(c, m) {
		c.Tense = isnad.Future // يزور صنعاء الأسبوع المقبل
	}
}

// toCome reports that the time m of the claim lies behind the day of the dispatch,
// and its trigger is no verb in the perfect and stands in the clause of m.
func (x *Reading) toCome(c *isnad.Claim, m *isnad.Mention) bool {
	if len(x.Dispatch.Date) < len("2006-01-02") || c.When.Start <= x.Dispatch.Date || c.Tense == isnad.Future {
		return false
	}
	toks := x.Sentences[c.Sent].Tokens
	if a := toks[c.At].Best(); a.POS == isnad.Verb && a.Aspect == isnad.Perfect {
		return false
	}
	for j := min(c.At, m.Last) + 1; j < max(c.At, m.First); j++ {
		if t := &toks[j]; t.Kind == isnad.Punct && t.Norm != "(" && t.Norm != ")" || t.Best().POS == isnad.Verb && t.Best().Aspect == isnad.Perfect {
			return false
		}
	}
	return true
}

// distinct drops a claim that says no more than another one of its sentence:
// same kind, type, polarity and arguments.
func distinct(cs []isnad.Claim) []isnad.Claim {
	out := cs[:0]
	for i := range cs {
		dup := false
		// The claims of a sentence stand together.
		for j := len(out) - 1; j >= 0 && out[j].Sent == cs[i].Sent; j-- {
			if sameClaim(&out[j], &cs[i]) || sameDeal(&out[j], &cs[i]) {
				dup = true
				break
			}
		}
		if !dup {
			out = append(out, cs[i])
		}
	}
	return out
}

// sameDeal reports two claims of one agreement of the same parties, by its noun
// and by the verb of who made it: الاتفاق الذي وقعته تركيا وروسيا.
func sameDeal(a, b *isnad.Claim) bool {
	if a.Kind != isnad.Event || a.Type != "agree" || b.Type != "agree" || a.Polarity != b.Polarity {
		return false
	}
	for _, role := range [...]string{"agent", "patient"} {
		x, ok := a.Arg(role)
		y, has := b.Arg(role)
		if !ok || !has || x.Span != y.Span {
			return false
		}
	}
	return true
}

func sameClaim(a, b *isnad.Claim) bool {
	if a.Kind != b.Kind || a.Type != b.Type || a.Degree != b.Degree || a.State != b.State || a.Polarity != b.Polarity || len(a.Args) != len(b.Args) {
		return false
	}
	for i := range a.Args {
		if a.Args[i].Role != b.Args[i].Role || a.Args[i].Span != b.Args[i].Span {
			return false
		}
	}
	return true
}

// adopt ties the roles of claims to the mentions that stand where they do, and
// makes mentions of the parties that no noun phrase stands for: an adjective
// (القصف الروسي), machines that act (أغارت طائرات حربية).
func (x *Reading) adopt(claims []isnad.Claim) {
	var more []isnad.Mention
	for i := range claims {
		c := &claims[i]
		for k := range c.Args {
			a := &c.Args[k]
			if a.Mention >= 0 || a.Role == "topic" || a.Role == "instrument" {
				continue
			}
			if lo, hi := isnad.MentionsAt(x.Mentions, a.Span); lo < hi {
				if x.Mentions[lo].Span == a.Span {
					a.Mention = lo
				}
			} else if m, ok := x.actor(c, a); ok {
				more = append(more, m)
			}
		}
	}
	if len(more) == 0 {
		return
	}
	was := x.Mentions
	x.Mentions = make([]isnad.Mention, 0, len(was)+len(more))
	now := make([]int, len(was))
	sort.SliceStable(more, func(i, j int) bool { return more[i].Start < more[j].Start })
	k := 0
	for i := 0; i <= len(was); i++ {
		for ; k < len(more) && (i == len(was) || more[k].Start < was[i].Start); k++ {
			if n := len(x.Mentions); n == 0 || x.Mentions[n-1].End <= more[k].Start { // two claims name one party
				x.Mentions = append(x.Mentions, more[k])
			}
		}
		if i < len(was) {
			now[i] = len(x.Mentions)
			x.Mentions = append(x.Mentions, was[i])
		}
	}
	for i := range claims {
		for k := range claims[i].Args {
			a := &claims[i].Args[k]
			switch {
			case a.Mention >= 0:
				a.Mention = now[a.Mention]
			case a.Role != "topic" && a.Role != "instrument":
				if lo, hi := isnad.MentionsAt(x.Mentions, a.Span); lo < hi && x.Mentions[lo].Span == a.Span {
					a.Mention = lo
				}
			}
		}
	}
}

// actor is the mention of who acts or holds by a role that no mention fills.
func (x *Reading) actor(c *isnad.Claim, a *isnad.Arg) (isnad.Mention, bool) {
	if a.Role != "agent" && a.Role != "holder" {
		return isnad.Mention{}, false
	}
	sent := c.Sent
	for sent > 0 && x.Sentences[sent].Start > a.Span.Start {
		sent-- // taken from an earlier sentence
	}
	toks := x.Sentences[sent].Tokens
	first := sort.Search(len(toks), func(i int) bool { return toks[i].End > a.Span.Start })
	last := sort.Search(len(toks), func(i int) bool { return toks[i].End >= a.Span.End })
	if last >= len(toks) || first > last {
		return isnad.Mention{}, false
	}
	switch toks[first].Best().Class {
	case "force", "members", "body", "people", "media", "nisba", "vehicle", "weapon":
		return isnad.Mention{Span: a.Span, Type: isnad.Actor, Sent: sent, First: first, Last: last, Head: first, Kind: "people"}, true
	}
	return isnad.Mention{}, false
}

// onlyTold reports an agency or outlet by its name alone. Where no claim and no
// chain has it, it is whom somebody spoke to, or whose picture it is (قال
// لوكالتنا، تلقت السومرية نيوز نسخة منه), and has no part in what is told.
func (x *Reading) onlyTold(m *isnad.Mention) bool {
	head := x.Sentences[m.Sent].Tokens[m.Head].Best()
	return m.Type == isnad.Actor && (m.Kind == "observatory" && head.Lemma == "مرصد" || m.Kind == "agency" && head.Class != "media")
}

// described reports a mention without a name that its reader can tell all the
// same, and that mostly has a part in what is told, whether a claim was found
// for it or not: الجيش، سكان حلب، قواته، المستشفى.
func (x *Reading) described(m *isnad.Mention) bool {
	a := x.Sentences[m.Sent].Tokens[m.Head].Best()
	one := m.First == m.Last
	definite := a.Proclitics.Has(isnad.ProAl)
	switch m.Type {
	case isnad.Actor:
		switch {
		case bothSides.Has(a.Lemma):
			return definite && a.Number != isnad.Singular // الطرفان
		case one && definite:
			return knownParties.Has(a.Lemma)
		case a.Class == "force":
			return (definite || a.Enclitic != "") && !machines.Has(a.Lemma)
		case a.Class == "members":
			return !one || a.Enclitic != ""
		}
		return peopleOf.Has(a.Lemma) && !one || crews.Has(a.Lemma)
	case isnad.Place:
		switch {
		case medical.Has(a.Lemma), x.fewSites(m):
			return true
		case a.Class == "facility" && !sites.Has(a.Lemma):
			return definite && one || !definite && !one
		}
		toks := x.Sentences[m.Sent].Tokens
		if m.Last+1 < len(toks) && toks[m.Last+1].Fold == "علي" {
			return false // القضاء على داعش
		}
		return one && definite && a.Number == isnad.Singular && districts.Has(a.Lemma)
	case isnad.Role:
		if a.Lemma == "مصدر" { // لم يتسن التأكد من مصدر مستقل
			return strings.HasPrefix(x.Sentences[m.Sent].Tokens[m.Last].Fold, "مستقل")
		}
		return reporters.Has(a.Lemma)
	}
	return false
}

var knownParties = arabic.SetOf(
	"جيش", "نظام", "حكومة", "حزب", "تنظيم", "معارضة", "مقاومة", "ميليشيا", "مليشيا", "جماعة", "تحالف", "حشد", "منظمة", "فصيل", "حلف", "عائلة", "قوة", "عدو", "احتلال", "سلطة",
	"إرهابي", "مسلح", "مقاتل", "مرتزق", "متمرد", "مهاجم", "انقلابي", "ثائر", "مجاهد", "داعشي", "حوثي", "عسكري",
	"مدني", "نازح", "لاجئ", "محتج", "متظاهر", "أهل", "عشيرة", "قبيلة", "طاقم", "مريض", "شخص", "منافق", "أسير", "مختطف",
)

// machines are forces by their arms (المدفعية), which mostly are what somebody
// strikes with.
var machines = arabic.SetOf("مدفعية", "طيران", "سلاح", "خلية", "غرفة", "حركة", "قيادة", "أمن")

// peopleOf are people by the one or the place that they belong to: عائلات
// المقاتلين، أهالي البلدة.
var peopleOf = arabic.SetOf("عائلة", "أسرة", "أهل", "سكان", "ابن", "ذو", "نازح")

var crews = arabic.SetOf("طاقم")

var medical = arabic.SetOf("مستشفى", "مشفى", "مستوصف")

// sites are buildings and grounds that are mostly spoken of in general.
var sites = arabic.SetOf("موقع", "مقر", "مركز", "مبنى", "قاعدة", "مرفق", "منشأة", "مدفع", "مظلة", "شبكة", "دور", "دار")

var districts = arabic.SetOf("منطقة", "جبل", "محافظة", "قضاء", "ناحية", "مديرية", "مخيم", "بلدة", "قرية")

var reporters = arabic.SetOf("مراسل", "شاهد", "ناطق", "ناشط")

// prune drops the mentions that are neither named nor told apart otherwise nor
// used by a claim or a chain, and renumbers the rest.
func (x *Reading) prune() {
	used := make([]bool, len(x.Mentions))
	for i := range x.Claims {
		for _, a := range x.Claims[i].Args {
			if a.Mention >= 0 {
				used[a.Mention] = true
			}
		}
		for _, l := range x.Claims[i].Chain {
			if l.Span.Empty() {
				continue
			}
			lo, hi := isnad.MentionsAt(x.Mentions, l.Span)
			for m := lo; m < hi; m++ {
				used[m] = true
			}
		}
	}
	to := make([]int, len(x.Mentions))
	n := 0
	for i := range x.Mentions {
		m := &x.Mentions[i]
		used[i] = used[i] || m.Named && !x.onlyTold(m) || m.Type == isnad.Time || x.described(m)
		if used[i] {
			n++
		}
	}
	kept := make([]isnad.Mention, 0, n)
	for i := range x.Mentions {
		to[i] = -1
		if used[i] {
			to[i] = len(kept)
			kept = append(kept, x.Mentions[i])
		}
	}
	x.Mentions = kept
	for i := range x.Claims {
		for k := range x.Claims[i].Args {
			if a := &x.Claims[i].Args[k]; a.Mention >= 0 {
				a.Mention = to[a.Mention]
			}
		}
	}
}
