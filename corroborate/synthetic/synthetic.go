// Package synthetic makes dispatches for measuring and for tests of
// properties: things happen at places to parties, outlets of two sides tell
// them in their own words, relay one another, copy, deny and correct.
//
// A seed and a number of claims go in; dispatches of about that many claims
// come out, the same for the same input. Places and outlets are told of
// unevenly, as in news: a few often, most seldom. The names are no language.
package synthetic

import (
	"fmt"
	"math/rand/v2"
	"time"

	"isnad"
	"isnad/corroborate"
)

// happening is something that is told of.
type happening struct {
	kind, typ     string
	agent, target int
	place, day    int
	dead          int
}

const (
	parties = 60
	outlets = 400
	start   = 16000 // days since 1970-01-01: October 2013
)

var types = []string{"airstrike", "shelling", "clash", "attack", "advance", "withdraw", "kill", "detain", "deploy"}

// Dispatches calls fn with each dispatch, until n claims or more were made,
// and returns the number of claims.
func Dispatches(seed uint64, n int, fn func(corroborate.Source)) int {
	r := rand.New(rand.NewPCG(seed, 1))
	places := max(n/25, 50)
	span := max(n/2000, 60) // days; news per day stay the same as the number grows
	place := rand.NewZipf(r, 1.1, 8, uint64(places-1))
	outlet := rand.NewZipf(r, 1.1, 20, outlets-1)
	made, doc := 0, 0
	for made < n {
		h := happening{kind: "event", typ: types[r.IntN(len(types))], agent: r.IntN(parties), target: r.IntN(parties), place: int(place.Uint64()), day: start + r.IntN(span), dead: 1 + r.IntN(40)}
		if r.IntN(4) == 0 {
			h.kind, h.typ = "control", []string{"take", "hold", "lose"}[r.IntN(3)]
		}
		// One to eight outlets tell it; half of those after the first relay.
		tell := 1 + r.IntN(3)
		if r.IntN(5) == 0 {
			tell += r.IntN(6)
		}
		first := int(outlet.Uint64())
		group := ""
		for i := range tell {
			doc++
			o := first
			var chain []isnad.LinkRecord
			if i > 0 {
				o = int(outlet.Uint64())
				switch r.IntN(4) {
				case 0, 1:
					chain = append(chain, isnad.LinkRecord{Who: outletName(first), Kind: "agency", Manner: "told"})
				case 2:
					chain = append(chain, isnad.LinkRecord{Who: "مصدر عسكري", Kind: "role", Manner: "told"})
				}
			}
			if i == 1 && r.IntN(10) == 0 {
				group = fmt.Sprint("g", doc)
			}
			rec := dispatch(r, fmt.Sprintf("d%07d", doc), o, h, i, chain)
			made += len(rec.Claims)
			fn(corroborate.Source{Record: rec, Group: group})
		}
	}
	return made
}

func outletName(i int) string {
	return fmt.Sprintf("وكالة o%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676)
}

func iso(day int) string { return time.Unix(int64(day)*86400, 0).UTC().Format("2006-01-02") }

// dispatch tells a happening, and at times something beside it.
func dispatch(r *rand.Rand, id string, outlet int, h happening, teller int, chain []isnad.LinkRecord) *isnad.Record {
	rec := &isnad.Record{Doc: id, Outlet: outletName(outlet), Date: iso(h.day + r.IntN(2)), Lang: "ar"}
	claim(r, rec, h, teller, chain)
	if r.IntN(3) == 0 {
		other := h
		other.typ, other.kind = types[r.IntN(len(types))], "event"
		claim(r, rec, other, teller, chain)
	}
	return rec
}

func claim(r *rand.Rand, rec *isnad.Record, h happening, teller int, chain []isnad.LinkRecord) {
	c := isnad.ClaimRecord{ID: fmt.Sprintf("c%d", len(rec.Claims)+1), Kind: h.kind, Type: h.typ, Polarity: isnad.Affirmed, Certainty: isnad.Certain, Tense: isnad.Past, Evidence: isnad.Told,
		Chain: append([]isnad.LinkRecord{{Who: rec.Outlet, Kind: "outlet", Manner: "publishes"}}, chain...)}
	if r.IntN(12) == 0 {
		c.Polarity = isnad.Denied
	}
	arg := func(role, typ, entity, text string, lat, lon float64) {
		id := fmt.Sprintf("m%d", len(rec.Mentions)+1)
		m := isnad.MentionRecord{ID: id, Type: typ, Text: text, Entity: entity}
		if typ == "place" {
			m.Lat, m.Lon = &lat, &lon
		}
		rec.Mentions = append(rec.Mentions, m)
		c.Args = append(c.Args, isnad.ArgRecord{Role: role, Text: text, Mention: id})
	}
	who, whom := "agent", "patient"
	if h.kind == "control" {
		who, whom, c.Degree = "holder", "from", "full"
	}
	switch r.IntN(6) {
	case 0: // described, not named
		arg(who, "actor", "a:القوات", "القوات", 0, 0)
	case 1:
		if h.kind == "event" {
			break // not said
		}
		fallthrough
	default:
		arg(who, "actor", fmt.Sprintf("p%d", h.agent), fmt.Sprintf("طرف p%c%c", 'a'+h.agent%26, 'a'+h.agent/26), 0, 0)
	}
	if r.IntN(2) == 0 {
		arg(whom, "actor", fmt.Sprintf("p%d", h.target), fmt.Sprintf("طرف p%c%c", 'a'+h.target%26, 'a'+h.target/26), 0, 0)
	}
	if h.kind == "control" || r.IntN(10) > 0 {
		lat, lon := 30+float64(h.place%900)/100, 35+float64(h.place/900%900)/100
		entity := fmt.Sprintf("loc%d", h.place)
		if r.IntN(10) == 0 {
			entity = ""
		}
		arg("place", "place", entity, fmt.Sprintf("بلدة l%s", letters(h.place)), lat, lon)
	}
	if r.IntN(3) > 0 {
		c.Time = isnad.TimeRecord{Text: "أمس", Start: iso(h.day), End: iso(h.day)}
	}
	if h.typ == "kill" {
		n := h.dead
		if teller > 0 && r.IntN(3) == 0 {
			n += r.IntN(5)
		}
		c.Counts = []isnad.CountRecord{{What: "killed", Min: &n, Max: &n}}
	}
	rec.Claims = append(rec.Claims, c)
}

func letters(n int) string {
	var b []byte
	for {
		b = append(b, byte('a'+n%26))
		if n /= 26; n == 0 {
			return string(b)
		}
	}
}
