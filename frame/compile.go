package frame

import (
	"slices"
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/frame/syntax"
)

var mentionTypes = map[string]typeSet{"PLACE": tPlace, "ACTOR": tActor, "PERSON": tPerson, "ROLE": tRole, "COUNT": tCount, "TIME": tTime, "PARTY": tParty, "THING": tThing, "ANY": tAny}

var posKinds = map[string]posKind{"subject": posSubject, "object": posObject, "object2": posObject2, "prep": posPrep, "after": posAfter, "before": posBefore, "self": posSelf, "pair": posPair, "clause": posClause, "anywhere": posAnywhere, "known": posKnown}

// reaches are events whose place is nearly always a named one.
var reaches = arabic.SetOf("advance", "withdraw", "airstrike", "shelling")

// add compiles a parsed frame.
func (s *Set) add(fr *syntax.Frame, where string) {
	f := &frame{id: fr.ID, where: where, name: fr.ID + " " + where, kind: isnad.Kind(fr.Kind), typ: fr.Type, degree: fr.Degree, mode: fr.Mode, state: fr.State, count: fr.Count, priority: fr.Priority, order: len(s.frames),
		caption:  fr.ID == "presence:caption",
		standing: isnad.Standing{Polarity: fr.Polarity, Certainty: fr.Certainty, Tense: fr.Tense, Evidence: fr.Evidence}}
	for _, r := range fr.Roles {
		c := role{name: r.Name, at: slices.Index(roleOrder[:], r.Name), optional: r.Optional}
		var classes []string
		for _, t := range r.Types {
			if bit, ok := mentionTypes[t.Name]; ok && !t.Lemma {
				c.types |= bit
				continue
			}
			classes = append(classes, t.Name)
			if t.Lemma {
				classes = append(classes, arabic.VerbKey(t.Name))
			}
		}
		if len(classes) > 0 {
			c.classes = arabic.SetOf(classes...)
		}
		for _, p := range r.Positions {
			q := position{kind: posKinds[p.Kind]}
			for _, w := range p.Preps {
				q.preps = append(q.preps, arabic.Fold(w))
			}
			switch p.Pair {
			case "first":
				q.pair = 1
			case "second":
				q.pair = 2
			}
			if q.kind == posObject {
				f.transitive = true
			}
			c.positions = append(c.positions, q)
		}
		c.unknown = c.types&tPlace != 0 && (f.kind == isnad.Control || f.kind == isnad.Event && reaches.Has(f.typ)) && (c.name == "place" || c.name == "to" || c.name == "from")
		f.roles = append(f.roles, c)
	}
	words := func(list []string) map[string]bool {
		if len(list) == 0 {
			return nil
		}
		m := map[string]bool{}
		for _, w := range list {
			m[arabic.Fold(w)] = true
			m[arabic.VerbKey(w)] = true
		}
		return m
	}
	for _, n := range fr.Not {
		spaced := slices.ContainsFunc(n.Words, func(w string) bool { return strings.Contains(w, " ") })
		f.not = append(f.not, exclusion{slices.Index(roleOrder[:], n.Role), s.wordSet(words(n.Words)), spaced})
	}
	needs := words(fr.Needs)
	f.unless, f.needs, f.setOff = s.wordSet(words(fr.Unless)), s.wordSet(needs), needs["("]
	s.frames = append(s.frames, f)
	for _, t := range fr.Triggers {
		s.trigger(f, t)
	}
}

func (s *Set) trigger(f *frame, t *syntax.Trigger) {
	bit := func(forms ...trigForm) (b uint8) {
		for _, x := range forms {
			b |= 1 << x
		}
		return
	}
	var forms uint8
	noun := false
	switch t.Class {
	case "phrase":
		for _, w := range t.Words {
			s.phrase(f, w)
		}
		return
	case "verb":
		forms = bit(formFinite, formMasdar, formActive, formPassive)
	case "finite":
		forms = bit(formFinite)
	case "masdar":
		forms = bit(formMasdar)
	case "participle":
		forms = bit(formActive, formPassive)
	case "active":
		forms = bit(formActive)
	case "passive":
		forms = bit(formPassive)
	case "noun":
		forms, noun = bit(formNoun), true
	case "adj":
		forms, noun = bit(formAdj), true
	}
	for _, w := range t.Words {
		if w == "*" {
			f.any = true
			s.open = append(s.open, trigger{f, forms})
			continue
		}
		key := arabic.VerbKey(w)
		if noun {
			key = "n:" + key
		}
		s.byLemma[key] = append(s.byLemma[key], trigger{f, forms})
	}
}

func (s *Set) phrase(f *frame, text string) {
	p := phrase{f: f}
	for _, w := range strings.Fields(text) {
		switch {
		case w == "…":
			p.words = append(p.words, phraseWord{skip: true})
		case strings.HasPrefix(w, "{"):
			key := arabic.VerbKey(strings.Trim(w, "{}"))
			p.words = append(p.words, phraseWord{fold: key, lemma: true, bit: bitOf(key)})
		default:
			p.words = append(p.words, phraseWord{fold: arabic.Fold(w)})
		}
	}
	if len(p.words) == 0 || p.words[0].skip {
		return
	}
	if p.gap() {
		for k := len(p.words) - 1; !p.words[k].skip && !p.words[k].lemma; k-- {
			p.own++
		}
	}
	key := p.words[0].fold
	if p.words[0].lemma {
		key = "{" + key
	}
	s.phrases[key] = append(s.phrases[key], p)
}
