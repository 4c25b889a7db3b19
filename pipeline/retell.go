package pipeline

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// What a phrase is for the codebook can hang on what the claims make of it:
// people are a role where they are the source, and a title beside a name is no
// mention, but the party in it is one.

// retell gives mentions the type that their part in the claims gives them, and
// puts the parties of titles in the titles' places.
func (x *Reading) retell(r *Reader) {
	x.speakers()
	x.victims()
	x.titles(r)
}

// speakers makes roles of the people who are known by no more than that they
// told something: سكان محليون، ناجون، طبيب في المستشفى.
func (x *Reading) speakers() {
	for i := range x.Claims {
		c := &x.Claims[i]
		for k := range c.Chain {
			l := &c.Chain[k]
			if l.Span.Empty() {
				continue
			}
			lo, hi := isnad.MentionsAt(x.Mentions, l.Span)
			if lo == hi {
				continue
			}
			m := &x.Mentions[lo]
			if m.Type != isnad.Actor || m.Start > l.Span.Start || m.Named && m.Kind != "people" {
				continue
			}
			a := x.Sentences[m.Sent].Tokens[m.Head].Best()
			if a.Class != "people" && !(a.Class == "members" && (a.Number == isnad.Singular || ranks.Has(a.Lemma))) || m.First == m.Last && a.Proclitics.Has(isnad.ProAl) && !tellers.Has(a.Lemma) {
				continue // الأهالي: a party known from before
			}
			m.Type = isnad.Role
		}
	}
}

// tellers are people who tell what they have seen wherever they are named alone.
var tellers = arabic.SetOf("سكان", "ناج", "ناجي", "فار")

// ranks are members of forces that speak as functions do, in any number.
var ranks = arabic.SetOf("ضابط", "قناص")

// victims makes counts of single people to whom something is done: مقتل جندي،
// إصابة امرأة وطفلها، اعتقال مشتبه به.
func (x *Reading) victims() {
	for i := range x.Claims {
		c := &x.Claims[i]
		if c.Kind != isnad.Event || c.Type != "kill" && c.Type != "detain" {
			continue
		}
		for k := range c.Args {
			a := &c.Args[k]
			if a.Role != "patient" || a.Mention < 0 {
				continue
			}
			if m := &x.Mentions[a.Mention]; x.onePerson(m) {
				m.Type, m.Kind, m.Named = isnad.Count, "", true
				m.Number = &isnad.Quantity{Min: 1, Max: 1, Who: x.Dispatch.Text[m.Start:m.End], Span: m.Span}
			}
		}
	}
}

// onePerson reports a mention of one person who is not known: جندي، امرأة مسنة.
func (x *Reading) onePerson(m *isnad.Mention) bool {
	if m.Type != isnad.Actor || m.Entity != "" && !strings.HasPrefix(m.Entity, "a:") {
		return false // of a party that a table has
	}
	a := x.Sentences[m.Sent].Tokens[m.Head].Best()
	if m.First != m.Head || a.Number != isnad.Singular || a.Proclitics.Has(isnad.ProAl) || a.Enclitic != "" || a.Guessed || !a.POS.Nominal() || many.Has(a.Lemma) {
		return false
	}
	return a.Class == "people" || a.Class == "members" || ones.Has(a.Lemma)
}

// ones are adjectives that stand for one person whom they describe.
var ones = arabic.SetOf("مدني", "مشتبه", "شرطي", "عسكري", "مسلح", "منتسب")

// many are nouns of people in the singular that mean several.
var many = arabic.SetOf("عائلة", "أسرة", "قبيلة", "عشيرة", "شعب", "سكان", "أهل", "طاقم", "فريق", "جمهور", "وفد", "تجمع", "جمع", "حشد", "رتل", "دورية", "عدد", "ذو", "آل")

// titles puts the parties in a title in its place where the name stands beside
// it: القيادي في الحشد فلان، فلان قائد اللواء 312.
func (x *Reading) titles(r *Reader) {
	var in map[int]bool // by claims
	now := make([]int, len(x.Mentions))
	var out []isnad.Mention
	for i := range x.Mentions {
		m := &x.Mentions[i]
		var parties []isnad.Mention
		if m.Type == isnad.Role && m.Last > m.Head && x.besideName(i) {
			if in == nil {
				in = x.inClaims()
			}
			if !in[i] {
				parties = r.partiesIn(x, m)
			}
		}
		if parties != nil && out == nil {
			out = append(make([]isnad.Mention, 0, len(x.Mentions)+4), x.Mentions[:i]...)
		}
		now[i] = i
		if out == nil {
			continue
		}
		now[i] = len(out)
		if parties != nil {
			out = append(out, parties...)
		} else {
			out = append(out, *m)
		}
	}
	if out == nil {
		return
	}
	x.Mentions = out
	for i := range x.Claims {
		for k := range x.Claims[i].Args {
			if a := &x.Claims[i].Args[k]; a.Mention >= 0 {
				a.Mention = now[a.Mention]
			}
		}
	}
}

// inClaims are the mentions that fill roles.
func (x *Reading) inClaims() map[int]bool {
	in := map[int]bool{}
	for i := range x.Claims {
		for _, a := range x.Claims[i].Args {
			in[a.Mention] = true
		}
	}
	return in
}

// besideName reports that a person's name stands before or behind mention i, a
// comma or a rank at most between them.
func (x *Reading) besideName(i int) bool {
	m := &x.Mentions[i]
	toks := x.Sentences[m.Sent].Tokens
	if i > 0 {
		if p := &x.Mentions[i-1]; p.Type == isnad.Human && p.Sent == m.Sent && m.First-p.Last <= 2 && (m.First == p.Last+1 || toks[p.Last+1].Norm == "،") && m.Start == toks[m.First].Start {
			return true
		}
	}
	if i+1 == len(x.Mentions) {
		return false
	}
	n := &x.Mentions[i+1]
	if n.Type != isnad.Human || n.Sent != m.Sent || n.First-m.Last > 4 {
		return false
	}
	for j := m.Last + 1; j < n.First; j++ {
		switch t := &toks[j]; {
		case t.Norm == "،" || t.Norm == "(" || t.Norm == "\"" || t.Norm == "»":
		case t.Kind == isnad.Word && t.Best().Class == "role" && t.Best().Proclitics == isnad.ProAl:
		default:
			return false
		}
	}
	return true
}

// partiesIn are the parties that the words behind the head of a title name.
func (r *Reader) partiesIn(x *Reading, m *isnad.Mention) []isnad.Mention {
	from := m.Head + 1
	behind := isnad.Sentence{Span: m.Span, Tokens: x.Sentences[m.Sent].Tokens[from : m.Last+1]}
	var out []isnad.Mention
	for _, p := range r.Ner.Find(x.Dispatch.Text, m.Sent, &behind, nil, nil, nil) {
		if p.Type == isnad.Actor && (p.Named || p.Last > p.First) {
			p.First, p.Last, p.Head = p.First+from, p.Last+from, p.Head+from
			p.Named = true
			out = append(out, p)
		}
	}
	return out
}
