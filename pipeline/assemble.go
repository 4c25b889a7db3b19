package pipeline

import (
	"strings"

	"isnad"
	"isnad/actor"
	"isnad/attribution"
)

// assemble gives the claims their chain, standing, time and framing, drops
// what was said twice, and keeps the mentions that are named or used.
func (x *Reading) assemble(claims []isnad.Claim, trace *attribution.Trace, actors *actor.Actors) {
	d := x.Dispatch
	marks := map[int][]isnad.Framing{}
	for i := range claims {
		c := &claims[i]
		x.stand(c, trace)
		x.when(c)
		x.framing(c, actors, marks)
	}
	claims = distinct(claims)
	isnad.SortClaims(claims)
	x.adopt(claims, d)
	x.Claims = claims
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
	form.State = c.Kind == isnad.Presence || c.Kind == isnad.Condition
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
	if gloss(c, s) {
		// What only tells which one is meant is the outlet's (ruling 15).
		c.Certainty = isnad.Certain
		if !trace.Direct(c.Trigger) {
			c.Chain = c.Chain[:1]
			c.Evidence = isnad.Asserted
		}
	}
	// The speaker of these acts is their agent and no link (ruling 9).
	if c.Kind == isnad.Event {
		switch c.Type {
		case "accuse", "demand", "threaten", "reject", "state":
			if ag, ok := c.Arg("agent"); ok && len(c.Chain) > 1 && c.Chain[len(c.Chain)-1].Span.Overlaps(ag.Span) {
				c.Chain = c.Chain[:len(c.Chain)-1]
				if len(c.Chain) == 1 && c.Evidence == isnad.Told {
					c.Evidence = isnad.Asserted
				}
			}
		}
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
		return attributive || relative
	case isnad.Condition:
		return attributive || relative || positions[strings.Fields(c.Frame)[0]] && !becomes(c, s)
	case isnad.Relation:
		return attributive || strings.HasPrefix(c.Frame, "relation.command:chief")
	}
	return false
}

// positions are the frames that say where a thing lies.
var positions = map[string]bool{"condition:lies": true, "condition:located": true, "condition:measured": true, "condition:overlooks": true}

// becomes reports that a verb says that the state has come about: باتت على بعد.
func becomes(c *isnad.Claim, s *isnad.Sentence) bool {
	if c.At == 0 {
		return false
	}
	switch s.Tokens[c.At-1].Best().Verb {
	case "بات", "أصبح", "صار", "أضحى", "غدا", "أمسى":
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
}

// distinct drops a claim that says no more than another one of its sentence:
// same kind, type, polarity and arguments.
func distinct(cs []isnad.Claim) []isnad.Claim {
	out := cs[:0]
	for i := range cs {
		dup := false
		// The claims of a sentence stand together.
		for j := len(out) - 1; j >= 0 && out[j].Sent == cs[i].Sent; j-- {
			if sameClaim(&out[j], &cs[i]) {
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

// adopt makes mentions of the parties that claims name by an adjective only
// (القصف الروسي), which no noun phrase stands for.
func (x *Reading) adopt(claims []isnad.Claim, d *isnad.Dispatch) {
	for i := range claims {
		c := &claims[i]
		for k := range c.Args {
			a := &c.Args[k]
			if a.Mention >= 0 || a.Role == "topic" || a.Role == "instrument" {
				continue
			}
			if lo, hi := isnad.MentionsAt(x.Mentions, a.Span); lo < hi && x.Mentions[lo].Span == a.Span {
				a.Mention = lo
			}
		}
	}
}

// knownParty reports a party named by a noun with the article, which its reader
// knows: الجيش، المعارضة، الأهالي.
func (x *Reading) knownParty(m *isnad.Mention) bool {
	if m.Type != isnad.Actor || m.First != m.Last {
		return false
	}
	a := x.Sentences[m.Sent].Tokens[m.First].Best()
	return a.Proclitics.Has(isnad.ProAl) && knownParties[a.Lemma]
}

var knownParties = map[string]bool{
	"جيش": true, "نظام": true, "حكومة": true, "حزب": true, "تنظيم": true, "معارضة": true, "مقاومة": true, "ميليشيا": true, "مليشيا": true, "جماعة": true, "تحالف": true, "حشد": true, "منظمة": true, "فصيل": true, "عدو": true, "احتلال": true,
	"إرهابي": true, "مسلح": true, "مقاتل": true, "مرتزق": true, "متمرد": true, "مهاجم": true, "انقلابي": true, "ثائر": true, "مجاهد": true, "داعشي": true, "حوثي": true,
	"مدني": true, "نازح": true, "لاجئ": true, "محتج": true, "متظاهر": true, "أهل": true, "عشيرة": true, "قبيلة": true, "طاقم": true,
}

// prune drops the mentions that are neither named nor used by a claim or a
// chain, and renumbers the rest.
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
		if used[i] || x.Mentions[i].Named || x.Mentions[i].Type == isnad.Time || x.knownParty(&x.Mentions[i]) {
			n++
		}
	}
	kept := make([]isnad.Mention, 0, n)
	for i := range x.Mentions {
		to[i] = -1
		if used[i] || x.Mentions[i].Named || x.Mentions[i].Type == isnad.Time || x.knownParty(&x.Mentions[i]) {
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
