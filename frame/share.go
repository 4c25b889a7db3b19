package frame

import (
	"slices"
	"strings"

	"isnad"
	"isnad/arabic"
)

// A sentence tells an act and what came of it with the participants said once:
// قُتل ثلاثة مدنيين جراء قصف شنته الطائرات على السوق. Who struck also killed,
// who was killed was also struck, and both happened at the market. share hands
// such roles from one claim to the other where the other left them open; it
// never changes a role that a claim has of its own.

// strikes are acts whose agent has killed, damaged or driven out, and whose
// victims were struck.
var strikes = arabic.SetOf("attack", "shelling", "airstrike", "explosion")

// harms are what comes of a strike or a fight.
var harms = arabic.SetOf("kill", "destroy", "displace")

// presses are acts of who closes in on a place.
var presses = map[string]bool{"attack": true, "advance": true, "encircle": true, "clear": true, "shelling": true, "repel": false}

// presser is who was last said to press on places, where the clause does not
// say who besieges: المدينة محاصرة من ثلاث جهات. It is never the party of which
// the clause says that it is besieged.
func (e *extraction) presser(c *sentence, d *deep) *group {
	if e.presses == nil || c.idx-e.pressed > 3 {
		return nil
	}
	who := arabic.Fold(e.presses.Span.In(e.text))
	for _, g := range [...]*group{d.obj, d.before, d.subj} {
		if g == nil {
			continue
		}
		for i := range g.nps {
			if g.nps[i].category() == tParty {
				return nil // whose side the besieged are on is not known
			}
			if t := arabic.Fold(c.textOf(&g.nps[i])); t == who || g.nps[i].span == e.presses.Span {
				return nil
			}
		}
	}
	return e.known(e.presses)
}

// striker is who strikes, in the clause of the trigger, the place that is said to
// be besieged: قصفت القوات أحياء المدينة المحاصرة.
func (e *extraction) striker(c *sentence, v *view) *group {
	j := c.verbBefore(v.it)
	if j < 0 || !c.strikesAt(j) || c.an(c.items[j].head).Voice == isnad.Passive {
		return nil
	}
	g := e.verbSubject(c, j, v.it)
	if g == nil || g.nps[0].typ != isnad.Actor {
		return nil
	}
	return g
}

// scenes are events that happen at a place which the text may have named just
// before.
var scenes = arabic.SetOf("open", "close", "advance", "withdraw", "encircle", "attack", "shelling", "airstrike", "explosion", "clash", "kill", "destroy", "detain", "clear", "repel", "protest")

// charge gives a charge (بتهمة التخابر) its parties: who detained or killed them
// for it, and whom.
func (e *extraction) charge(c *sentence, cs []isnad.Claim, i int) {
	x := &cs[i]
	k := e.nearest(c, cs, i, func(y *isnad.Claim) bool {
		return y.At < x.At && y.Kind == isnad.Event && (y.Type == "detain" || y.Type == "kill" || y.Type == "release")
	})
	if k < 0 {
		return
	}
	if p, ok := cs[k].Arg("patient"); ok {
		x.Args = slices.DeleteFunc(x.Args, func(a isnad.Arg) bool {
			return a.Role == "patient" || a.Role == "agent" && a.Span == p.Span
		})
	}
	give(x, &cs[k], "agent", false)
	give(x, &cs[k], "patient", false)
}

// causesOf gives the strikes that are named only as a cause whom and where they hit,
// by the latest claim before them of what came of them, and drops those of which
// nothing was told to have come.
func (e *extraction) causesOf(c *sentence, cs []isnad.Claim) []isnad.Claim {
	out := cs[:0]
	for i := range cs {
		x := cs[i]
		if x.Kind == isnad.Event && x.Type == "clash" && bare(&x) && !c.foughtFor(&x, cs) {
			continue
		}
		if x.Kind == isnad.Event && strikes.Has(x.Type) && bare(&x) {
			k := len(out) - 1
			for k >= 0 && !(out[k].At < x.At && (out[k].Kind == isnad.Condition || out[k].Kind == isnad.Event && (harms.Has(out[k].Type) || out[k].Type == "close"))) {
				k--
			}
			if k < 0 || x.At-out[k].At > 24 || c.stopBetween(out[k].At, x.At) {
				continue
			}
			if out[k].Type == "kill" && e.told[c.idx] != nil {
				continue // وقتل نتيجة الغارة ثلاثة: the strike was told before
			}
			e.befell(&x, &out[k])
			if bare(&x) {
				continue
			}
			for _, a := range x.Args {
				if c.s.Span.Contains(a.Span) {
					x.Quote = x.Quote.Union(a.Span)
				}
			}
		}
		out = append(out, x)
	}
	return out
}

// foughtFor gives a fight that is named only as what came before who took or lost a
// place in the sentence, and where that is; false where nobody did.
func (c *sentence) foughtFor(x *isnad.Claim, cs []isnad.Claim) bool {
	for i := range cs {
		y := &cs[i]
		if y.Kind != isnad.Control || y.Type != "take" && y.Type != "lose" || y.At-x.At > 16 || x.At-y.At > 16 || c.stopBetween(min(x.At, y.At), max(x.At, y.At)) {
			continue
		}
		who, ok := y.Arg("holder")
		if !ok {
			continue
		}
		who.Role, who.Why = "agent", "who takes or moves in the same sentence"
		x.Args = append([]isnad.Arg{who}, x.Args...)
		lend(x, y)
		for _, a := range x.Args {
			if c.s.Span.Contains(a.Span) {
				x.Quote = x.Quote.Union(a.Span)
			}
		}
		return true
	}
	return false
}

// befell gives a strike whom and where it hit by what came of it: who fled was not hit,
// and of who or what is in a state only places were.
func (e *extraction) befell(x, harm *isnad.Claim) {
	if harm.Type == "displace" {
		for _, a := range harm.Args {
			if a.Role == "from" {
				a.Role, a.Why = "place", "whence they fled"
				x.Args = append(x.Args, a)
			}
		}
	} else if p, ok := harm.Arg("patient"); ok && (harm.Kind != isnad.Condition || isPlaceOf(harm, p.Span)) {
		giveIf(x, harm, "patient", false)
	}
	giveIf(x, harm, "place", false)
}

// bare reports an act of which nothing is told but perhaps its means.
func bare(x *isnad.Claim) bool {
	return !slices.ContainsFunc(x.Args, func(a isnad.Arg) bool { return a.Role == "agent" || a.Role == "patient" || a.Role == "place" })
}

// share completes the claims of one sentence from each other.
func (e *extraction) share(c *sentence, cs []isnad.Claim) {
	faceEachOther(cs)
	for i := range cs {
		e.oneOf(c, &cs[i])
	}
	for i := range cs {
		x := &cs[i]
		if x.Kind != isnad.Event {
			continue
		}
		if _, ok := x.Arg("agent"); !ok && leads.Has(x.Type) && e.led(c, x.At) {
			who := arg("agent", e.leader, 0)
			who.Filled, who.Why = true, "who acts before the two points that the list follows"
			x.Args = append([]isnad.Arg{who}, x.Args...)
		}
		switch {
		case x.Type == "kill" && among.Has(c.s.Tokens[x.At].Fold):
			// قتلت القوات عشرة بينهم القيادي: by the same hands
			if k := e.nearest(c, cs, i, func(y *isnad.Claim) bool { return y.Kind == isnad.Event && y.Type == "kill" && y.At < x.At }); k >= 0 {
				give(x, &cs[k], "agent", false)
			}
			fallthrough
		case harms.Has(x.Type):
			e.harmed(c, cs, i)
		case x.Type == "detain" && c.of[x.At] >= 0 && c.items[c.of[x.At]].kind == itemNP:
			// أسفرت العملية عن مقتل عشرة وأسر آخرين: by the same hands
			if k := e.nearest(c, cs, i, func(y *isnad.Claim) bool {
				return y.Kind == isnad.Event && (y.Type == "kill" || strikes.Has(y.Type)) && y.At < x.At
			}); k >= 0 {
				give(x, &cs[k], "agent", false)
			}
		case x.Type == "repel":
			if _, at := x.Arg("place"); !at {
				if p, ok := x.Arg("patient"); ok {
					if k := e.nearest(c, cs, i, func(y *isnad.Claim) bool {
						a, ok := y.Arg("agent")
						return ok && y.Kind == isnad.Event && (y.Type == "attack" || y.Type == "advance") && y.At > x.At && a.Span == p.Span
					}); k >= 0 {
						lend(x, &cs[k]) // لمحاولة القوات اقتحام المخيم
					}
				}
			}
		case strings.HasPrefix(x.Frame, "event.other:mines"):
			e.leftBehind(c, cs, i)
		case x.Type == "explosion":
			e.coincides(c, cs, i)
		case strings.HasPrefix(x.Frame, "event.accuse:charges"):
			e.charge(c, cs, i)
		case x.Type == "clash":
			if c.pointsBack(x) && e.foes != nil && c.idx-e.foesS <= 3 {
				// المعارك تركزت في …: between those who fought before.
				give(x, e.foes, "agent", true)
				give(x, e.foes, "patient", true)
			}
			if _, ok := x.Arg("agent"); !ok {
				if k := e.nearest(c, cs, i, func(y *isnad.Claim) bool {
					return y.Kind == isnad.Control && (y.Type == "take" || y.Type == "lose") || y.Kind == isnad.Event && (y.Type == "advance" || y.Type == "withdraw" || y.Type == "repel")
				}); k >= 0 {
					who, ok := cs[k].Arg("holder")
					if !ok {
						who, ok = cs[k].Arg("agent")
					}
					if p, has := x.Arg("patient"); ok && (!has || p.Span != who.Span) {
						who.Role = "agent"
						who.Why = "who takes or moves in the same sentence"
						x.Args = append([]isnad.Arg{who}, x.Args...)
					}
				}
			}
			e.otherFoe(c, x)
			if k := e.nearest(c, cs, i, func(y *isnad.Claim) bool { return y.Kind == isnad.Control && y.Type != "hold" }); k >= 0 {
				lend(x, &cs[k])
			}
			e.drivenOut(c, cs, i)
		case x.Type == "shelling" || x.Type == "attack":
			e.coincides(c, cs, i)
			_, at := x.Arg("place")
			_, hit := x.Arg("patient")
			if a, ok := x.Arg("agent"); ok && a.Filled && !at && !hit {
				// سيطروا على البلدة بعد قصف: there
				if k := e.nearest(c, cs, i, func(y *isnad.Claim) bool { return y.Kind == isnad.Control && y.Type == "take" && y.At < x.At }); k >= 0 {
					lend(x, &cs[k])
				}
			}
		}
	}
	for i := range cs {
		e.aims(c, cs, i)
		attacked(cs, i)
	}
	for i := range cs {
		e.sets(c, &cs[i])
	}
	for i := range cs {
		if x := &cs[i]; x.Kind == isnad.Control && x.Polarity != isnad.Denied {
			h, _ := x.Arg("holder")
			p, _ := x.Arg("place")
			switch x.Type {
			case "take", "hold":
				e.holders[arabic.Fold(p.Span.In(e.text))] = h
				e.taker = &h
			}
		}
		if x := &cs[i]; x.Polarity != isnad.Denied && (x.Kind == isnad.Event && presses[x.Type] || x.Kind == isnad.Control && (x.Type == "take" || x.Type == "approach" || x.Degree == "siege")) {
			who, ok := x.Arg("agent")
			if !ok {
				who, ok = x.Arg("holder")
			}
			if ok && (who.Mention < 0 || e.ms[who.Mention].Type == isnad.Actor) {
				e.presses, e.pressed = &who, c.idx
			}
		}
		if x := &cs[i]; x.Kind == isnad.Event && (strikes.Has(x.Type) || x.Type == "clash") {
			y := *x
			e.act, e.actS = &y, c.idx
		}
		if x := &cs[i]; x.Kind == isnad.Event && (x.Type == "clash" || x.Type == "repel" || x.Type == "attack") && e.bothSides(x) {
			y := *x
			e.foes, e.foesS = &y, c.idx
		}
	}
}

// onlyBlames reports a claim of a definite noun that adds no more than who did what was
// told before: انفجرت عبوة …، ويقف التنظيم خلف التفجير.
func (c *sentence) onlyBlames(x *isnad.Claim) bool {
	if a := c.an(x.At); !a.POS.Nominal() || !a.Proclitics.Has(isnad.ProAl) {
		return false
	}
	_, place := x.Arg("place")
	_, patient := x.Arg("patient")
	return !place && !patient
}

// among open what the dead of a deed comprise: بينهم قيادي.
var among = arabic.SetOf("بينهم", "منهم", "وبينهم", "ومنهم", "بينهما", "ضمنهم")

// harmed completes claim i, of what came of a strike or a fight, from the claim of
// that, and it from claim i.
func (e *extraction) harmed(c *sentence, cs []isnad.Claim, i int) {
	x := &cs[i]
	fight := func(y *isnad.Claim) bool { return y.Kind == isnad.Event && (strikes.Has(y.Type) || y.Type == "clash") }
	k := e.nearest(c, cs, i, func(y *isnad.Claim) bool { return fight(y) && !c.onlyBlames(y) })
	if k < 0 {
		k = e.nearest(c, cs, i, fight)
	}
	if k >= 0 {
		for r := range cs { // every member of the act's list
			if cs[r].At != cs[k].At || cs[r].Type != cs[k].Type {
				continue
			}
			if strikes.Has(cs[k].Type) || e.fallen(&cs[r], cs) {
				give(x, &cs[r], "agent", false)
			}
			lend(x, &cs[r])
		}
		if _, told := x.Arg("patient"); !told && x.Type == "destroy" && object3.Has(c.an(x.At).Enclitic) && strikes.Has(cs[k].Type) {
			give(x, &cs[k], "patient", true) // استهدفوا دبابة ما أدى إلى تدميرها
		}
		if x.Type == "kill" && strikes.Has(cs[k].Type) {
			for r := range cs {
				if cs[r].At == cs[k].At && cs[r].Type == cs[k].Type {
					if p, ok := cs[r].Arg("patient"); !ok || isPlaceOf(&cs[r], p.Span) {
						giveIf(&cs[r], x, "patient", false) // who was hit stands beside what was
					}
					lend(&cs[r], x)
				}
			}
		}
	} else if k := e.nearest(c, cs, i, func(y *isnad.Claim) bool { return y.Kind == isnad.Event && y.Type == "repel" && y.At > x.At }); k >= 0 {
		if _, at := x.Arg("place"); !at {
			lend(x, &cs[k]) // قتلوا عشرة أثناء صد الهجوم على المخيم
		}
	} else if k := e.nearest(c, cs, i, func(y *isnad.Claim) bool { return y.Kind == isnad.Event && y.Type == "repel" && y.At < x.At }); k >= 0 && c.ofTheRepelled(x) {
		give(x, &cs[k], "agent", false)
		lend(x, &cs[k])
	} else if k := e.nearest(c, cs, i, func(y *isnad.Claim) bool {
		return y.Kind == isnad.Event && y.Type == "break" && y.At > x.At && y.At-x.At <= 12 && y.Polarity != isnad.Denied
	}); k >= 0 && x.Type == "kill" && c.of[cs[k].At] >= 0 && breaching.Has(c.prepOf(c.of[cs[k].At])) {
		give(x, &cs[k], "agent", false) // استشهاد مدنيين في خروقات القوات للهدنة
	} else if a := e.told[c.idx]; a != nil {
		if strikes.Has(a.Type) {
			give(x, a, "agent", true)
		}
		if p, ok := x.Arg("patient"); ok && isPlaceOf(x, p.Span) || !ok {
			giveIf(x, a, "place", true)
		} else {
			give(x, a, "place", true)
		}
	}
}

// drivenOut gives a fight of which one side is told the other one, where the sentence tells
// whom that side drove out by it: تمكنوا بعد معارك من طرد المسلحين.
func (e *extraction) drivenOut(c *sentence, cs []isnad.Claim, i int) {
	x := &cs[i]
	who, ok := x.Arg("agent")
	if _, foe := x.Arg("patient"); foe || !ok {
		return
	}
	k := e.nearest(c, cs, i, func(y *isnad.Claim) bool {
		h, ok := y.Arg("holder")
		return ok && y.Kind == isnad.Control && y.Type == "lose" && h.Span != who.Span && y.At-x.At <= 14 && x.At-y.At <= 14 && y.Polarity != isnad.Denied
	})
	if k < 0 {
		return
	}
	foe, _ := cs[k].Arg("holder")
	if foe.Mention < 0 || e.ms[foe.Mention].Type != isnad.Actor {
		return
	}
	foe.Role, foe.Why = "patient", "who was driven out by the fight"
	x.Args = append(x.Args, foe)
}

// leftBehind gives mines that were laid before somebody left or was driven out the place
// that he left: الألغام التي زرعوها قبل انسحابهم من الجبل.
func (e *extraction) leftBehind(c *sentence, cs []isnad.Claim, i int) {
	x := &cs[i]
	if _, ok := x.Arg("place"); ok {
		return
	}
	k := e.nearest(c, cs, i, func(y *isnad.Claim) bool {
		return y.At > x.At && y.At-x.At <= 10 && c.of[y.At] >= 0 && c.prepOf(c.of[y.At]) == "قبل" && (y.Kind == isnad.Event && y.Type == "withdraw" || y.Kind == isnad.Control && y.Type == "lose")
	})
	if k >= 0 {
		lend(x, &cs[k])
	}
}

// coincides gives a strike without a doer that a clause on an attack says went with it the
// attackers: شنوا هجوما ترافق مع تفجير عربة. Others may shell at the same time, but what
// goes with an attack is theirs as long as nobody else is named.
func (e *extraction) coincides(c *sentence, cs []isnad.Claim, i int) {
	x := &cs[i]
	if _, ok := x.Arg("agent"); ok || c.of[x.At] < 0 {
		return
	}
	start, prep := c.chainStart(c.of[x.At])
	if prep != "مع" && prep != "ب" || start < 1 || c.items[start-1].kind != itemVerb || !coinciding.Has(arabic.VerbKey(c.an(c.items[start-1].head).Verb)) {
		return
	}
	k := e.nearest(c, cs, i, func(y *isnad.Claim) bool { return y.Kind == isnad.Event && y.Type == "attack" && y.At < x.At })
	if k >= 0 && c.an(x.At).POS == isnad.VerbalNoun {
		give(x, &cs[k], "agent", true)
	}
}

// oneOf gives a strike that is one of those told of before (إحدى الغارات، القصف) their
// agent, and what came of it in its sentence.
func (e *extraction) oneOf(c *sentence, x *isnad.Claim) {
	a := c.an(x.At)
	if x.Kind != isnad.Event || !strikes.Has(x.Type) || a.POS == isnad.Verb || !a.Proclitics.Has(isnad.ProAl) || x.Polarity == isnad.Denied {
		return
	}
	if e.act == nil || e.act.Type != x.Type || c.idx == e.actS || c.idx-e.actS > 2 || e.act.Polarity == isnad.Denied {
		return
	}
	give(x, e.act, "agent", true)
}

// breaching are prepositions before the breach in which somebody was killed.
var breaching = arabic.SetOf("في", "ب", "جراء", "نتيجه", "بسبب", "خلال", "اثر")

// prepOf is the preposition that governs the phrase in which item it stands.
func (c *sentence) prepOf(it int) string {
	_, prep := c.chainStart(it)
	return prep
}

// sets gives a claim the place where what was told before it in this sentence or
// the one before has happened, and remembers its own for those behind it.
func (e *extraction) sets(c *sentence, x *isnad.Claim) {
	p, ok := x.Arg("place")
	switch {
	case x.Kind == isnad.Event && scenes.Has(x.Type) && !ok && c.idx-e.sceneS <= 1:
		for _, p := range e.scene {
			p.Filled, p.Why = true, "where what was told before it plays"
			x.Args = append(x.Args, p)
		}
	case (x.Kind == isnad.Event || x.Kind == isnad.Control || x.Kind == isnad.Condition) && ok && !p.Filled:
		e.scene, e.sceneS = append(e.scene[:0], p), c.idx
		for _, a := range x.Args {
			if a.Role == "place" && !a.Filled && a.Span != p.Span && a.Why == p.Why && p.Why == "where the sentence plays" {
				e.scene = append(e.scene, a)
			}
		}
	}
}

// bothSides reports that the claim tells by name who fought whom.
func (e *extraction) bothSides(x *isnad.Claim) bool {
	for _, role := range [...]string{"agent", "patient"} {
		a, ok := x.Arg(role)
		if !ok || a.Mention < 0 || e.ms[a.Mention].Type != isnad.Actor {
			return false
		}
	}
	return x.Polarity != isnad.Denied
}

// otherFoe gives a fight of which one side is told the one that it fought before:
// أحكموا سيطرتهم على المعسكر بعد معارك.
func (e *extraction) otherFoe(c *sentence, x *isnad.Claim) {
	if e.foes == nil || c.idx-e.foesS > 3 {
		return
	}
	if _, ok := x.Arg("patient"); ok {
		return
	}
	who, ok := x.Arg("agent")
	if !ok || who.Mention < 0 || e.ms[who.Mention].Type != isnad.Actor {
		return
	}
	same := func(a isnad.Arg) bool {
		m, n := &e.ms[a.Mention], &e.ms[who.Mention]
		return a.Mention == who.Mention || m.Entity != "" && m.Entity == n.Entity
	}
	a, _ := e.foes.Arg("agent")
	b, _ := e.foes.Arg("patient")
	switch {
	case same(a) && !same(b):
	case same(b) && !same(a):
		b = a
	default:
		return
	}
	b.Role, b.Filled, b.Why = "patient", true, "whom it fought before"
	x.Args = append(x.Args, b)
}

// pointsBack reports a claim of a definite noun that names neither side.
func (c *sentence) pointsBack(x *isnad.Claim) bool {
	a := c.an(x.At)
	if !a.POS.Nominal() || !a.Proclitics.Has(isnad.ProAl) {
		return false
	}
	_, agent := x.Arg("agent")
	_, patient := x.Arg("patient")
	return !agent && !patient
}

// aims gives an operation without a place the one that it is to win: عملية
// لاستعادة المدينة plays there.
func (e *extraction) aims(c *sentence, cs []isnad.Claim, i int) {
	x := &cs[i]
	if x.Kind != isnad.Event || x.Type != "attack" && x.Type != "advance" {
		return
	}
	if p, ok := x.Arg("place"); ok && !p.Filled && p.Why != "where the sentence plays" {
		return
	}
	for k := range cs {
		y := &cs[k]
		if y.Kind != isnad.Control || y.Type != "take" || y.At <= x.At || y.At-x.At > 6 || c.of[y.At] < 0 || c.stopBetween(x.At, y.At) {
			continue
		}
		if _, prep := c.chainStart(c.of[y.At]); !goals.Has(prep) {
			continue
		}
		if _, ok := x.Arg("to"); ok {
			return
		}
		giveIf(x, y, "place", false)
	}
}

// fallen reports that one of the claims tells of dead on the second side of the
// fight: اشتباكات مع الإرهابيين أسفرت عن مقتل 20 إرهابيا.
func (e *extraction) fallen(fight *isnad.Claim, cs []isnad.Claim) bool {
	foe, ok := fight.Arg("patient")
	if !ok || fight.Type != "clash" || foe.Mention < 0 {
		return false
	}
	kind := func(mention int) string {
		m := &e.ms[mention]
		for j := m.First; j <= m.Last; j++ {
			if a := e.sents[m.Sent].Tokens[j].Best(); a.Class == "members" {
				return a.Lemma
			}
		}
		return ""
	}
	for i := range cs {
		if p, ok := cs[i].Arg("patient"); ok && cs[i].Type == "kill" && cs[i].At > fight.At && strings.HasSuffix(p.Span.In(e.text), " منهم") {
			return true // مواجهات مع المسلحين أدت إلى مقتل العشرات منهم
		}
	}
	side := kind(foe.Mention)
	if side == "" {
		return false
	}
	for i := range cs {
		if p, ok := cs[i].Arg("patient"); ok && cs[i].Type == "kill" && cs[i].At > fight.At && p.Mention >= 0 && kind(p.Mention) == side {
			return true
		}
	}
	return false
}

// attacked gives an attack on a place that the sentence says a party holds that
// party as its target: هجوم على بلدات تسيطر عليها القوات.
func attacked(cs []isnad.Claim, i int) {
	x := &cs[i]
	if x.Kind != isnad.Event || x.Type != "attack" {
		return
	}
	if _, ok := x.Arg("patient"); ok {
		return
	}
	p, ok := x.Arg("place")
	who, _ := x.Arg("agent")
	for k := range cs {
		y := &cs[k]
		if !ok || y.Kind != isnad.Control || y.Type != "hold" || y.Degree == "siege" || y.Polarity == isnad.Denied {
			continue
		}
		h, has := y.Arg("holder")
		if q, at := y.Arg("place"); !has || !at || q.Span != p.Span || h.Span == who.Span {
			continue
		}
		h.Role, h.Why = "patient", "who holds the place that is attacked"
		x.Args = append(x.Args, h)
		return
	}
}

// goals are prepositions that open what an operation is for.
var goals = arabic.SetOf("ل", "بهدف", "بغيه", "من اجل", "لاجل", "بقصد")

// nearest is the claim of the sentence that ok holds for and that stands
// nearest to claim i with no full stop between, or -1.
func (e *extraction) nearest(c *sentence, cs []isnad.Claim, i int, ok func(*isnad.Claim) bool) int {
	best, dist := -1, 1<<30
	for k := range cs {
		if k == i || cs[k].Sent != cs[i].Sent || !ok(&cs[k]) {
			continue
		}
		d := cs[k].At - cs[i].At
		if d < 0 {
			d = -d
		}
		if d < dist && d <= 40 && !c.stopBetween(cs[k].At, cs[i].At) {
			best, dist = k, d
		}
	}
	return best
}

func (c *sentence) stopBetween(a, b int) bool {
	for j := min(a, b) + 1; j < max(a, b); j++ {
		if it := c.of[j]; it >= 0 && c.items[it].kind == itemStop && c.s.Tokens[j].Norm != ":" {
			return true
		}
	}
	return false
}

// give copies the arguments of a role to a claim that has none of it.
func give(to, from *isnad.Claim, role string, filled bool) {
	if _, ok := to.Arg(role); ok {
		return
	}
	giveIf(to, from, role, filled)
}

func giveIf(to, from *isnad.Claim, role string, filled bool) {
	for _, a := range from.Args {
		if a.Role != role || slices.ContainsFunc(to.Args, func(b isnad.Arg) bool { return b.Span == a.Span }) {
			continue
		}
		a.Filled = a.Filled || filled
		a.Why = "shared with the act told beside it"
		to.Args = append(to.Args, a)
	}
}

// lend adds the places of one claim to those of another.
func lend(to, from *isnad.Claim) { giveIf(to, from, "place", false) }

// dispersals folds the crowd that force is used to disperse into the claim that it
// was used: استخدمت الشرطة الهراوات لتفريق المتظاهرين.
func (c *sentence) dispersals(cs []isnad.Claim) []isnad.Claim {
	uses := -1
	out := cs[:0]
	for i := range cs {
		x := cs[i]
		if strings.HasPrefix(x.Frame, "event.attack:uses") {
			uses = len(out)
		}
		if uses >= 0 && strings.HasPrefix(x.Frame, "event.attack:disperses") && c.an(x.At).Proclitics.Has(isnad.ProLi) {
			u := &out[uses]
			_, whom := u.Arg("patient")
			if p, ok := x.Arg("patient"); ok && !whom && u.At < x.At && x.At-u.At <= 14 && !c.stopBetween(u.At, x.At) {
				give(u, &x, "patient", false)
				give(u, &x, "place", false)
				u.Quote = u.Quote.Union(p.Span)
				continue
			}
		}
		out = append(out, x)
	}
	return out
}

// weapons drops the claim that a weapon behind ب makes beside the verb or noun
// of the strike that it serves: استهدفت الطائرات الحديدة بغارات is one strike.
// What it alone tells goes to the other.
func (e *extraction) weapons(c *sentence, cs []isnad.Claim) []isnad.Claim {
	out := cs[:0]
	for i := range cs {
		x := &cs[i]
		if k := e.served(c, out, x); k >= 0 {
			for _, r := range [...]string{"agent", "patient", "place", "from"} {
				give(&out[k], x, r, false)
			}
			continue
		}
		out = append(out, *x)
	}
	return out
}

// byMeans reports that the word at token i stands behind ب, over a number or عدة:
// بغارات، بعدة غارات، بـ 14 غارة.
func (c *sentence) byMeans(i int) bool {
	for j := i; j >= 0 && j >= i-3; j-- {
		a, t := c.an(j), &c.s.Tokens[j]
		switch {
		case a.Proclitics.Has(isnad.ProBi) && !a.Proclitics.Has(isnad.ProWa), t.Fold == "ب":
			return true
		case j == i, t.Kind == isnad.Number, a.POS == isnad.NumberWord, a.Class == "quantity", t.Fold == "من" || t.Fold == "ـ":
		default:
			return false
		}
	}
	return false
}

// served is the claim of a strike whose means x names, or -1.
func (e *extraction) served(c *sentence, cs []isnad.Claim, x *isnad.Claim) int {
	if x.Kind != isnad.Event || !strikes.Has(x.Type) || x.Type == "explosion" && !toolClasses.Has(c.an(x.At).Class) || !c.byMeans(x.At) {
		return -1
	}
	for k := len(cs) - 1; k >= 0; k-- {
		y := &cs[k]
		if y.Kind != isnad.Event || !strikes.Has(y.Type) || y.At >= x.At || x.At-y.At > 14 {
			continue
		}
		if y.Type != x.Type && y.Type != "attack" && x.Type != "attack" && x.Type != "explosion" {
			continue
		}
		for j := y.At + 1; j < x.At; j++ {
			if it := c.of[j]; it >= 0 && (c.items[it].kind == itemVerb || c.items[it].kind == itemSub || c.items[it].kind == itemStop || c.items[it].kind == itemRel) {
				return -1
			}
		}
		return k
	}
	return -1
}

// casualties puts the wounded of a group into the claim that tells of its
// killed: مقتل ثلاثة وإصابة سبعة آخرين is one claim with two counts (codebook,
// ruling 12). Two groups, each with its own noun, stay two claims.
func (e *extraction) casualties(c *sentence, cs []isnad.Claim) []isnad.Claim {
	out := cs[:0]
	for i := range cs {
		x := &cs[i]
		if k := len(out) - 1; x.Kind == isnad.Event && x.Type == "kill" {
			for ; k >= 0; k-- {
				if y := &out[k]; y.Kind == isnad.Event && y.Type == "kill" {
					break
				}
			}
			if k >= 0 && e.sameCasualties(c, &out[k], x) {
				y := &out[k]
				for _, n := range x.Counts {
					if !slices.Contains(y.Counts, n) { // سقط ستة قتلى: verb and noun tell one number
						y.Counts = append(y.Counts, n)
					}
				}
				y.Quote = y.Quote.Union(x.Quote)
				for _, r := range [...]string{"agent", "place", "instrument"} {
					give(y, x, r, false)
				}
				continue
			}
		}
		out = append(out, *x)
	}
	return out
}

// sameCasualties reports that b only adds another number of a's group.
func (e *extraction) sameCasualties(c *sentence, a, b *isnad.Claim) bool {
	if a.At >= b.At || b.At-a.At > 16 || a.Polarity != b.Polarity || c.stopBetween(a.At, b.At) {
		return false
	}
	p, ok := a.Arg("patient")
	q, ok2 := b.Arg("patient")
	if !ok || !ok2 || q.Filled || q.Mention < 0 && p.Span != q.Span && !others.Has(arabic.Fold(q.Span.In(e.text))) {
		return false
	}
	if k := c.of[b.At]; k > 0 && c.items[k-1].kind == itemComma {
		return false // مقتل جنديين، وإصابة ثلاثة آخرين: told apart
	}
	for j := a.At + 1; j < b.At; j++ {
		if it := c.of[j]; it >= 0 && (c.items[it].kind == itemVerb && !c.auxiliary(j) && !c.inRelative(it) || c.items[it].kind == itemSub) {
			return false
		}
	}
	if p.Span == q.Span || q.Mention < 0 {
		return true // مقتل وإصابة عشرين مدنيا، مقتل ثلاثة وإصابة آخرين
	}
	m := &e.ms[q.Mention]
	if m.Type != isnad.Count || m.Sent != c.idx {
		return false
	}
	last := m.Last
	if last+1 < len(c.s.Tokens) {
		if f := c.s.Tokens[last+1].Fold; others.Has(f) {
			return true
		}
	}
	for j := m.First; j <= m.Last; j++ {
		if others.Has(c.s.Tokens[j].Fold) {
			return true // استشهد مدنيان وأصيب سبعة آخرون: of them, however they are named
		}
	}
	if p.Mention < 0 || e.ms[p.Mention].Type != isnad.Count && e.ms[p.Mention].Type != isnad.Human {
		return false
	}
	bare := true
	for j := m.First; j <= m.Last; j++ {
		t := &c.s.Tokens[j]
		if t.Best().Class == "casualty" {
			return true
		}
		if t.Kind == isnad.Word && t.Best().POS != isnad.NumberWord && t.Best().Class != "quantity" {
			bare = false
		}
	}
	return bare
}

// others stand for the noun of the number before.
var others = arabic.SetOf("اخر", "اخرين", "اخرون", "اخران", "اخري", "اخريات", "غيرهم", "سواهم")

// asks are acts whose content is what somebody wants, blames or refuses, and
// no claim of its own (codebook, ruling 9).
var asks = arabic.SetOf("accuse", "demand", "threaten", "reject")

// topics drops the claims that a noun of action makes at the head of what is
// only asked, blamed or refused: رفضت الانسحاب.
func (c *sentence) topics(cs []isnad.Claim) []isnad.Claim {
	out := cs[:0]
	for i := range cs {
		x := &cs[i]
		drop := c.charged(x.At) || c.conditional(x.At)
		for k := range cs {
			if k == i || cs[k].Kind != isnad.Event || !asks.Has(cs[k].Type) {
				continue
			}
			t, ok := cs[k].Arg("topic")
			if !ok || c.an(x.At).POS == isnad.Verb {
				continue
			}
			if x.At > 0 && needful.Has(c.s.Tokens[x.At-1].Fold) && t.Span.Contains(c.s.Tokens[x.At-1].Span) {
				drop = true // بضرورة إخلاء المنازل
				break
			}
			if c.endsTopic(x.At, t.Span) && !(cs[k].Type == "accuse" && c.toldMore(x.At)) {
				drop = true // لقبول "تسوية"
				break
			}
			// The trigger may be longer than the topic: بقصف السوق بالبراميل.
			if !t.Span.Contains(x.Trigger) && !t.Span.Overlaps(c.s.Tokens[x.At].Span) && !c.joinedTopic(x.At, t.Span) {
				continue
			}
			words := 0
			for j := x.At - 1; j >= 0 && c.s.Tokens[j].Start >= t.Span.Start; j-- {
				words++
			}
			if (words <= 1 || c.joinedTopic(x.At, t.Span)) && !(cs[k].Type == "accuse" && c.toldMore(x.At)) {
				drop = true
				break
			}
		}
		if !drop {
			out = append(out, *x)
		}
	}
	return out
}

// endsTopic reports that the noun at token tok is the genitive of the one that is all
// of the topic, in quotation marks or not.
func (c *sentence) endsTopic(tok int, topic isnad.Span) bool {
	j := tok - 1
	for j > 0 && quoteMarks.Has(c.s.Tokens[j].Norm) {
		j--
	}
	return j >= 0 && c.s.Tokens[j].Kind == isnad.Word && c.s.Tokens[j].End == topic.End && (c.an(j).POS == isnad.VerbalNoun || plans.Has(c.an(j).Lemma)) && c.an(j).Enclitic == "" && c.an(tok).POS.Nominal() && c.an(tok).Proclitics&^isnad.ProAl == 0
}

// plans are nouns of what is to be done, which has the deed for its genitive.
var plans = arabic.SetOf("قرار", "خطة", "مشروع", "محاولة", "عملية", "ضرورة", "حكم", "دعوة")

// quoteMarks are the marks that may stand between a noun and its genitive.
var quoteMarks = arabic.SetOf("\"", "«", "»", "“", "”")

// joinedTopic reports that the noun of action at token tok is joined by و to the one that
// heads the topic: اتهموه بخرق الهدنة وقصف المدنيين.
func (c *sentence) joinedTopic(tok int, topic isnad.Span) bool {
	it := c.of[tok]
	if it < 0 || c.items[it].kind != itemNP || !c.items[it].conj || c.items[it].prep != "" || c.an(tok).POS != isnad.VerbalNoun {
		return false
	}
	start, prep := c.chainStart(it)
	head := &c.s.Tokens[c.items[start].head]
	return start < it && prep != "" && head.Start <= topic.Start && topic.Start < head.End && head.End <= topic.End
}

// toldMore reports that a relative clause says what the definite noun of action at
// token tok did: أدان المجلس الهجوم الذي استهدف الكنيسة. What happened is told, and
// not only blamed.
func (c *sentence) toldMore(tok int) bool {
	it := c.of[tok]
	if it < 0 || !c.an(tok).Proclitics.Has(isnad.ProAl) {
		return false
	}
	j := it + 1
	return j+1 < len(c.items) && c.items[j].kind == itemRel && c.items[j+1].kind == itemVerb
}

// conditional reports a verb at token tok in what a threat or an offer hangs on: في
// حال لم تنسحب.
func (c *sentence) conditional(tok int) bool {
	return tok > 1 && c.s.Tokens[tok-1].Fold == "لم" && (c.s.Tokens[tok-2].Fold == "حال" || c.s.Tokens[tok-2].Fold == "ما" || c.s.Tokens[tok-2].Fold == "اذا")
}

// charged reports a noun of action at token tok that tells what somebody is accused
// of: متهم بالانتماء إلى، بتهمة قتل.
func (c *sentence) charged(tok int) bool {
	if tok == 0 || c.an(tok).POS != isnad.VerbalNoun {
		return false
	}
	p := &c.s.Tokens[tok-1]
	switch p.Best().Lemma {
	case "متهم", "متّهم", "تهمة":
		return true
	}
	return false
}

// doublets folds the noun that a verb of its own type has for its object into the
// verb's claim: وقّع الطرفان اتفاقا is one agreement.
func (c *sentence) doublets(cs []isnad.Claim) []isnad.Claim {
	out := cs[:0]
next:
	for i := range cs {
		y := cs[i]
		for k := range out {
			x := &out[k]
			if x.Kind != isnad.Event || y.Kind != isnad.Event || x.At >= y.At {
				continue
			}
			if c.sameDead(x, &y) || c.carried(x, &y) {
				continue next
			}
			if x.Type != y.Type || c.an(x.At).POS != isnad.Verb {
				continue
			}
			if c.setOffAndHit(x, &y) {
				for _, r := range [...]string{"agent", "patient", "place", "instrument"} {
					give(x, &y, r, false)
				}
				continue next
			}
			if x.Type == "displace" && inFlight.Has(c.s.Tokens[y.At].Fold) {
				continue next // عبر اللاجئون الحدود هربا من القتال
			}
			if c.shaken(x, &y) || sameShells(x, &y) {
				for _, r := range [...]string{"agent", "patient", "place", "instrument"} {
					give(x, &y, r, false)
				}
				continue next
			}
			if x.Type == "protest" && y.At-x.At <= 6 && c.of[y.At] >= 0 && c.items[c.of[y.At]].prep != "" && c.of[x.At] >= 0 && !c.stopBetween(x.At, y.At) {
				give(x, &y, "place", false)
				continue next // شارك الآلاف في مسيرة
			}
			if p, ok := x.Arg("patient"); x.Type == "meet" && ok {
				if q, ok := y.Arg("patient"); ok && p.Span == q.Span && y.At-x.At <= 8 {
					continue next // بحث في اتصال مع نظيره
				}
			}
			if x.Type != "agree" && x.Type != "meet" && x.Type != "sanction" {
				continue
			}
			t, ok := x.Arg("topic")
			if !ok || t.Span.Start != y.Trigger.Start {
				continue
			}
			a, _ := x.Arg("agent")
			if b, ok := y.Arg("agent"); ok && a.Span != b.Span {
				continue
			}
			give(x, &y, "patient", false)
			give(x, &y, "place", false)
			continue next
		}
		out = append(out, y)
	}
	return out
}

// sameDead folds into claim x, of a verb of suffering or inflicting dead, what the noun
// for them tells by itself: تكبد المهاجمون قتلى، أوقع عددا من القتلى في صفوف المدنيين. It
// reports that claim y tells no more.
func (c *sentence) sameDead(x, y *isnad.Claim) bool {
	if x.Type != "kill" || y.Type != "kill" || c.an(x.At).POS != isnad.Verb || !ofTheDead.Has(arabic.VerbKey(c.an(x.At).Verb)) || y.At-x.At > 9 || c.an(y.At).POS == isnad.Verb || c.of[y.At] < 0 {
		return false
	}
	for it := c.of[x.At] + 1; it < c.of[y.At]; it++ {
		switch c.items[it].kind {
		case itemVerb, itemStop, itemSub, itemRel, itemConj:
			return false
		}
	}
	p, ok := x.Arg("patient")
	q, ok2 := y.Arg("patient")
	if !ok || !ok2 {
		return false
	}
	bare := p.Span.Contains(c.s.Tokens[y.At].Span)
	if t := c.s.Tokens; !bare && y.At >= 2 && t[y.At-1].Fold == "من" && t[y.At-2].End == p.Span.End {
		bare = true // عددا كبيرا | من القتلى
	}
	switch named := !q.Span.Contains(y.Trigger); {
	case bare && named && q.Span != p.Span: // whose dead they are
		q.Filled = false
		for i := range x.Args {
			if x.Args[i].Role == "patient" {
				x.Args[i] = q
			}
		}
		x.Quote = x.Quote.Union(q.Span)
	case bare, !named && c.items[c.of[y.At]].prep == "":
	default:
		return false
	}
	for _, r := range [...]string{"agent", "place"} {
		if a, ok := y.Arg(r); ok && a.Span != q.Span && a.Span != p.Span {
			give(x, y, r, false)
		}
	}
	for _, n := range y.Counts {
		if !slices.Contains(x.Counts, n) {
			x.Counts = append(x.Counts, n)
		}
	}
	return true
}

// carried makes of claim x, that the wounded were carried somewhere, and of claim y, that
// they are treated, one claim of aid: نقلوا إلى المستشفى لتلقي العلاج. It reports that
// y is in x now.
func (c *sentence) carried(x, y *isnad.Claim) bool {
	if x.Type != "other" || y.Type != "aid" || y.At-x.At > 14 || y.Polarity == isnad.Denied || c.stopBetween(x.At, y.At) || arabic.VerbKey(c.an(x.At).Verb) != "نقل" {
		return false
	}
	treats := false
	for j := y.At; j <= y.At+2 && j < len(c.s.Tokens); j++ {
		treats = treats || cures.Has(c.an(j).Lemma)
	}
	p, ok := x.Arg("patient")
	q, ok2 := y.Arg("patient")
	if !treats || !ok || ok2 && p.Span != q.Span && !q.Filled {
		return false
	}
	x.Type, x.Frame = y.Type, y.Frame
	x.Quote = x.Quote.Union(y.Trigger)
	give(x, y, "place", false)
	return true
}

// cures are what is done to the wounded in a hospital.
var cures = arabic.SetOf("علاج", "إسعاف", "رعاية", "تداوي", "معالجة")

// ofTheDead are verbs whose object, among others, are dead or wounded.
var ofTheDead = arabic.SetOf("تكب\u0651د", "كب\u0651د", "اوقع", "خل\u0651ف", "خسر", "فقد", "الحق")

// setOffAndHit reports that claim x tells who set off what the clause on it, claim y, says it
// hit: فجروا سيارة مفخخة استهدفت القوات.
func (c *sentence) setOffAndHit(x, y *isnad.Claim) bool {
	if x.Type != "explosion" || arabic.VerbKey(c.an(x.At).Verb) != "فج\u0651ر" || c.of[x.At] < 0 || c.of[y.At] < 0 || c.of[y.At]-c.of[x.At] > 6 {
		return false
	}
	for it := c.of[x.At] + 1; it < c.of[y.At]; it++ {
		if k := c.items[it].kind; k != itemNP && k != itemAdj && k != itemTime || c.items[it].conj {
			return false
		}
	}
	p, ok := x.Arg("patient")
	q, ok2 := y.Arg("patient")
	return !ok || !ok2 || p.Span == q.Span
}

// inFlight say how or why those of whom a verb tells have left.
var inFlight = arabic.SetOf("هربا", "فرارا", "هاربين", "فارين", "نازحين")

// sameShells reports that two claims tell of one salvo, how it was fired and where it
// fell: قذائف أطلقها المسلحون سقطت على الحي.
func sameShells(x, y *isnad.Claim) bool {
	a, ok := x.Arg("instrument")
	b, ok2 := y.Arg("instrument")
	return ok && ok2 && a.Span == b.Span && strikes.Has(x.Type)
}

// shaken reports that the verb of claim x has for its subject the very thing that
// claim y tells by a noun: هز انفجار حي الكرادة، سقط عدد من الجرحى.
func (c *sentence) shaken(x, y *isnad.Claim) bool {
	if it := c.of[x.At]; it < 0 || c.of[y.At] != it+1 || c.items[it+1].prep != "" {
		return false
	}
	if strikes.Has(x.Type) && carriers.Has(arabic.VerbKey(c.an(x.At).Verb)) {
		if _, ok := x.Arg("agent"); !ok {
			return true // استهدفت غارة للتحالف سيارة: the strike is what does it
		}
	}
	if x.Type != "explosion" && x.Type != "kill" && x.Type != "shelling" && x.Type != "clash" {
		return false
	}
	for _, r := range [...]string{"agent", "patient"} {
		a, ok := x.Arg(r)
		b, ok2 := y.Arg(r)
		if ok2 && !ok && r == "agent" {
			return false // سقطت قذائف أطلقها المسلحون على القرية: the noun says more
		}
		if ok && ok2 && !a.Filled && !b.Filled && (a.Span.Start >= b.Span.End || b.Span.Start >= a.Span.End) {
			return false
		}
	}
	return true
}

// faceEachOther gives two parties that a verb of exchanging charges has for its
// subject each the other: تبادل الجيش والحركة الاتهامات.
func faceEachOther(cs []isnad.Claim) {
	for i := 0; i+1 < len(cs); i++ {
		x, y := &cs[i], &cs[i+1]
		if x.Type != "accuse" || y.Type != "accuse" || x.At != y.At || !strings.HasPrefix(x.Frame, "event.accuse:exchange") || i+2 < len(cs) && cs[i+2].At == x.At {
			continue
		}
		a, ok := x.Arg("agent")
		b, ok2 := y.Arg("agent")
		_, has := x.Arg("patient")
		if !ok || !ok2 || has || a.Span == b.Span {
			continue
		}
		a.Role, b.Role = "patient", "patient"
		x.Args = append(x.Args[:len(x.Args):len(x.Args)], b)
		y.Args = append(y.Args[:len(y.Args):len(y.Args)], a)
	}
}

// ofTheRepelled reports that a claim goes on with و about those who were stopped: صدوا
// الهجوم وقتلوا العشرات منهم.
func (c *sentence) ofTheRepelled(x *isnad.Claim) bool {
	it := c.of[x.At]
	if it < 0 || c.items[it].kind != itemVerb {
		return false
	}
	p, ok := x.Arg("patient")
	if !ok || p.Filled {
		return false
	}
	if !c.items[it].conj {
		// صدوا هجوما تكبد خلاله المهاجمون قتلى
		return x.At+1 < len(c.s.Tokens) && meantime.Has(c.s.Tokens[x.At+1].Fold) && (strings.Contains(c.s.Tokens[x.At].Fold, "تكبد") || strings.Contains(arabic.Fold(p.Span.In(c.text)), "مهاجم"))
	}
	if strings.HasSuffix(c.s.Tokens[x.At].Fold, "وا") {
		return true
	}
	said := p.Span.In(c.text)
	return strings.HasSuffix(said, "منهم") || strings.HasSuffix(said, "منها")
}

// meantime go back to the deed in whose course something happened.
var meantime = arabic.SetOf("خلاله", "خلالها", "خلالهما", "اثناءه", "اثناءها", "فيه", "فيها")

// needful are nouns that say of what is asked that it is to be done.
var needful = arabic.SetOf("بضروره", "ضروره", "لضروره", "بوجوب", "وجوب", "بسرعه", "سرعه", "اهميه", "باهميه", "لوجوب")

// isPlaceOf reports that the claim has the span as a place.
func isPlaceOf(x *isnad.Claim, at isnad.Span) bool {
	return slices.ContainsFunc(x.Args, func(a isnad.Arg) bool { return a.Role == "place" && a.Span == at })
}
