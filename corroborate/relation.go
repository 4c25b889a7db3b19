package corroborate

import (
	"cmp"
	"slices"
)

// sign is how a type of claim between two parties stands on the scale from
// hostile (-1) to friendly (+1). Talks and statements are 0.
var sign = map[string]int{
	"relation.ally": 1, "relation.support": 1, "relation.command": 1, "relation.member": 1, "relation.oppose": -1,
	"event.clash": -1, "event.attack": -1, "event.shelling": -1, "event.airstrike": -1, "event.explosion": -1, "event.repel": -1, "event.kill": -1,
	"event.encircle": -1, "event.detain": -1, "event.destroy": -1, "event.displace": -1,
	"event.agree": 1, "event.aid": 1, "event.release": 1,
	"event.break": -1, "event.accuse": -1, "event.threaten": -1, "event.reject": -1, "event.sanction": -1,
	"event.meet": 0, "event.demand": 0, "event.state": 0, "event.appoint": 0,
	"control.take": -1,
}

// Sign is how a kind and type of claim between two parties counts: -1 hostile,
// 0 neither, +1 friendly. known is false for claims that say nothing of how
// two parties stand.
func Sign(kind, typ string) (value int, known bool) {
	value, known = sign[kind+"."+typ]
	return
}

// Tie is one thing that is said of how two parties stand to each other.
type Tie struct {
	Cluster   string `json:"cluster"`
	Start     string `json:"start"`
	End       string `json:"end"`
	Kind      string `json:"kind"`
	Type      string `json:"type"`
	From      string `json:"from"` // entity of the agent
	To        string `json:"to"`   // entity of the patient
	Sign      int    `json:"sign"` // of the claim as affirmed
	Affirming int    `json:"affirming"`
	Denying   int    `json:"denying"`
	Future    bool   `json:"future,omitempty"`
}

// Relations is what is said of two parties over time.
type Relations struct {
	A    Role  `json:"a"`
	B    Role  `json:"b"`
	Ties []Tie `json:"ties"` // by time
	// Friendly and Hostile count ties that are affirmed, of either sign; what
	// is denied only, or lies in the future, counts for neither.
	Friendly int `json:"friendly"`
	Hostile  int `json:"hostile"`
}

// Pairs are the pairs of known parties between which something is said,
// sorted; the lesser id stands first.
func (p *Picture) Pairs() [][2]string {
	out := make([][2]string, 0, len(p.byPair))
	for k := range p.byPair {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return out
}

// Relations is what is said of how two parties, by their entities, stand to
// each other, in either direction.
func (p *Picture) Relations(a, b string) Relations {
	r := Relations{Ties: []Tie{}}
	r.A.Entity, r.B.Entity = a, b
	for _, i := range p.byPair[pair(a, b)] {
		c := &p.Clusters[i]
		l := &p.set.facts[c.lead]
		t := Tie{Cluster: c.ID, Start: c.Start, End: c.End, Kind: c.Kind, Type: c.Type, From: p.set.text[l.agent.entity], To: p.set.text[l.patient.entity],
			Affirming: c.Affirming, Denying: c.Denying, Future: c.Future}
		t.Sign, _ = Sign(c.Kind, c.Type)
		for k := range c.Roles {
			switch ro := c.Roles[k]; ro.Entity {
			case a:
				r.A = ro
			case b:
				r.B = ro
			}
		}
		if t.Affirming > 0 && !t.Future {
			switch t.Sign {
			case 1:
				r.Friendly++
			case -1:
				r.Hostile++
			}
		}
		r.Ties = append(r.Ties, t)
	}
	return r
}

func pair(a, b string) [2]string {
	if a > b {
		a, b = b, a
	}
	return [2]string{a, b}
}

// index prepares the look-ups by place and by pair.
func (p *Picture) index() {
	p.byPlace, p.byPair, p.heard = map[string][]int{}, map[[2]string][]int{}, map[string][]int32{}
	s := p.set
	for i := range p.Clusters {
		c := &p.Clusters[i]
		l := &s.facts[c.lead]
		control := c.Kind == "control" || c.Kind == "event" && (c.Type == "withdraw" || c.Type == "advance")
		if control && !l.place.unsaid() {
			k := s.text[l.place.entity]
			if k == "" {
				k = "t:" + s.text[l.place.name]
			}
			p.byPlace[k] = append(p.byPlace[k], i)
		}
		if _, ok := sign[c.Kind+"."+c.Type]; ok && l.agent.entity != 0 && l.patient.entity != 0 && l.agent.entity != l.patient.entity {
			k := pair(s.text[l.agent.entity], s.text[l.patient.entity])
			p.byPair[k] = append(p.byPair[k], i)
		}
	}
	for k, list := range p.byPlace {
		any := false
		for _, i := range list {
			if _, ok := p.statement(&p.Clusters[i]); ok {
				any = true
				break
			}
		}
		if !any {
			delete(p.byPlace, k)
		}
	}
	for i := range s.docs {
		d := &s.docs[i]
		for _, e := range d.places {
			p.heard["p"+s.text[e]] = append(p.heard["p"+s.text[e]], int32(i))
		}
		for _, e := range d.parties {
			p.heard["a"+s.text[e]] = append(p.heard["a"+s.text[e]], int32(i))
		}
	}
	for _, list := range p.heard {
		slices.SortFunc(list, func(i, j int32) int {
			return cmp.Or(cmp.Compare(s.docs[i].said, s.docs[j].said), cmp.Compare(s.docs[i].id, s.docs[j].id))
		})
	}
}
