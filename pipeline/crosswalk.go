package pipeline

import (
	"sort"
	"strings"

	"isnad"
	"isnad/crosswalk"
)

// code writes the claims' types in other schemes. A kill beside an act of its
// sentence takes the act's codes: the schemes count the dead with the act.
func (r *Reader) code(x *Reading) {
	for i := range x.Claims {
		c := &x.Claims[i]
		if c.Kind != isnad.Event && c.Kind != isnad.Control {
			continue
		}
		q := crosswalk.Query{Kind: c.Kind, Type: c.Type, Frame: frameName(c.Frame), Quote: c.Quote.In(x.Dispatch.Text)}
		agent, patient := "agent", "patient"
		if c.Kind == isnad.Control {
			agent, patient = "holder", "from"
		}
		q.Agent, q.Patient = r.party(x, c, agent), r.party(x, c, patient)
		c.Codes = r.Codes.Codes(q)
	}
	for i := range x.Claims {
		if c := &x.Claims[i]; c.Kind == isnad.Event && c.Type == "kill" {
			if act := beside(x.Claims, i); act != nil {
				c.Codes = act.Codes
			}
		}
	}
}

// beside is the act nearest to claim i in its sentence that can have killed:
// one told before it, or one whose words it shares.
func beside(cs []isnad.Claim, i int) *isnad.Claim {
	var best *isnad.Claim
	near := 1 << 30
	for k := range cs {
		c := &cs[k]
		if k == i || c.Sent != cs[i].Sent || c.Kind != isnad.Event {
			continue
		}
		switch c.Type {
		case "shelling", "airstrike", "explosion", "clash", "attack", "protest":
		default:
			continue
		}
		d := cs[i].At - c.At
		if d < 0 {
			if !c.Quote.Overlaps(cs[i].Quote) {
				continue
			}
			d = -d
		}
		if d < near {
			near, best = d, c
		}
	}
	return best
}

// frameName is what stands behind the colon of a frame's name.
func frameName(frame string) string {
	name, _, _ := strings.Cut(frame, " ")
	_, name, _ = strings.Cut(name, ":")
	return name
}

// party is the class of the party in a role. A state's forces are foreign
// where the place of the claim lies in another country.
func (r *Reader) party(x *Reading, c *isnad.Claim, role string) string {
	a, ok := c.Arg(role)
	if !ok {
		return ""
	}
	var room [24]string
	words := room[:0]
	kind := ""
	if a.Mention >= 0 {
		m := &x.Mentions[a.Mention]
		kind = m.Kind
		if m.Type == isnad.Place {
			kind = "" // the kind of a place
		}
	}
	first := sort.Search(len(x.Sentences), func(i int) bool { return x.Sentences[i].End > a.Span.Start })
	for i := first; i < len(x.Sentences) && x.Sentences[i].Start < a.Span.End; i++ {
		s := &x.Sentences[i]
		for k := range s.Tokens {
			if t := &s.Tokens[k]; t.Overlaps(a.Span) {
				words = append(words, t.Best().Lemma, t.Fold)
			}
		}
	}
	class := r.Codes.Class(kind, words)
	if class == crosswalk.State && a.Mention >= 0 {
		if id := r.Actors.Lookup(x.Mentions[a.Mention].Entity); id != nil && id.Country != "" {
			if at := r.countryOf(x, c); at != "" && at != id.Country {
				return crosswalk.Foreign
			}
		}
	}
	return class
}

// countryOf is the country in which the place of a claim lies, or "".
func (r *Reader) countryOf(x *Reading, c *isnad.Claim) string {
	a, ok := c.Arg("place")
	if !ok || a.Mention < 0 || x.Mentions[a.Mention].Entity == "" {
		return ""
	}
	id := x.Mentions[a.Mention].Entity
	name := a.Span.In(x.Dispatch.Text)
	for {
		for _, cand := range r.Places.Candidates(name) {
			if cand.Place.ID == id {
				return cand.Place.Country
			}
		}
		// The type word before a name (مدينة البوكمال) is not in the table.
		_, rest, more := strings.Cut(name, " ")
		if !more {
			return ""
		}
		name = rest
	}
}
