package store

import (
	"fmt"
	"math"
	"strings"

	"isnad"
	"isnad/arabic"
)

// derived are the rows that filters and pages need of one dispatch.
type derived struct {
	claims, roles, links, counts, mentions [][]any
	names                                  map[int64][]any
	live                                   int
}

const (
	claimColumns   = "dispatch, ord, id, collection, outlet, kind, type, degree, polarity, certainty, tense, evidence, frame, confidence, doubt, from_day, to_day, ruled"
	roleColumns    = "dispatch, ord, pos, role, name"
	linkColumns    = "dispatch, ord, pos, name, kind, manner"
	countColumns   = "dispatch, ord, pos, what, least, most"
	mentionColumns = "dispatch, name, times"
	nameColumns    = "id, sort, entity, fold, text, name_en, lat, lon, accuracy, x, y, z"
)

// derive makes the rows of a dispatch from its record and the rulings on it.
func derive(d *row, rec *isnad.Record, rulings []isnad.Ruling) *derived {
	out := &derived{names: map[int64][]any{}}
	for ord, c := range stand(d.id, rec, rulings) {
		if c.live() {
			out.live++
		}
		parts := participants(rec, &c.ClaimRecord)
		from, to := interval(c.Time.Start, c.Time.End, d.date)
		out.claims = append(out.claims, []any{d.n, ord, c.ID, d.collection, d.outlet, c.Kind, c.Type, c.Degree, c.Polarity, c.Certainty, c.Tense, c.Evidence,
			frameName(c.Frame), c.Sureness(), doubt(rec, c.doubted()), from, to, c.ruled})
		for i := range c.Args {
			m := parts[i]
			if m.ID == "" {
				m.Text = c.Args[i].Text
			}
			out.roles = append(out.roles, []any{d.n, ord, i, c.Args[i].Role, out.name(orElse(m.Type, "role"), &m)})
		}
		for i, l := range c.Chain {
			if l.Kind == "outlet" || l.Who == "" {
				continue
			}
			m := isnad.MentionRecord{Text: l.Who}
			if l.Start != nil && l.End != nil && rec != nil {
				m.Entity = participant(rec, &isnad.ArgRecord{Start: *l.Start, End: *l.End}).Entity
			}
			out.links = append(out.links, []any{d.n, ord, i, out.name("source", &m), l.Kind, l.Manner})
		}
		for i, n := range c.Counts {
			out.counts = append(out.counts, []any{d.n, ord, i, n.What, orNull(n.Min), orNull(n.Max)})
		}
	}
	if rec == nil {
		return out
	}
	times := map[int64]int{}
	var order []int64
	for i := range rec.Mentions {
		m := &rec.Mentions[i]
		if m.Type == string(isnad.Time) || m.Type == string(isnad.Count) {
			continue
		}
		id := out.name(m.Type, m)
		if times[id] == 0 {
			order = append(order, id)
		}
		times[id]++
	}
	for _, id := range order {
		out.mentions = append(out.mentions, []any{d.n, id, times[id]})
	}
	return out
}

func participants(rec *isnad.Record, c *isnad.ClaimRecord) []isnad.MentionRecord {
	out := make([]isnad.MentionRecord, len(c.Args))
	if rec == nil {
		return out
	}
	for i := range c.Args {
		out[i] = participant(rec, &c.Args[i])
	}
	return out
}

// name keeps a name and gives its id.
func (x *derived) name(sort string, m *isnad.MentionRecord) int64 {
	fold := bareName(sort, nameFold(m.Text))
	entity := orElse(m.Entity, fold)
	var lat, lon, px, py, pz any
	point := ""
	if m.Lat != nil && m.Lon != nil {
		x, y, z := onSphere(*m.Lat, *m.Lon)
		lat, lon, px, py, pz = *m.Lat, *m.Lon, x, y, z
		point = fmt.Sprint(*m.Lat, *m.Lon)
	}
	id := key("name", sort, entity, m.Text, m.NameEn, point, fmt.Sprint(m.AccuracyKm))
	if _, ok := x.names[id]; !ok {
		x.names[id] = []any{id, sort, entity, fold, m.Text, m.NameEn, lat, lon, m.AccuracyKm, px, py, pz}
	}
	return id
}

// nameFold is the form in which names are compared.
func nameFold(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(arabic.Fold(s))), " ")
}

// generic are words before a name that say what sort of thing it names and that
// writers put or leave out as they like: مدينة البوكمال is البوكمال. Words that
// make another thing of it (ريف، محافظة) are none.
var generic = map[string][]string{
	"place": {"مدينه", "بلده", "قريه"},
	"actor": {"تنظيم", "جماعه", "حركه"},
}

// bareName is a folded name without a generic word before it.
func bareName(sort, fold string) string {
	for _, g := range generic[sort] {
		if rest, ok := strings.CutPrefix(fold, g+" "); ok {
			return rest
		}
	}
	return fold
}

// onSphere is a point of the unit sphere.
func onSphere(lat, lon float64) (x, y, z float64) {
	sinLat, cosLat := math.Sincos(lat * math.Pi / 180)
	sinLon, cosLon := math.Sincos(lon * math.Pi / 180)
	return cosLat * cosLon, cosLat * sinLon, sinLat
}

// frameName is the name of a frame without its file and line.
func frameName(s string) string {
	name, _, _ := strings.Cut(s, " ")
	return name
}

func orNull(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}

// flatten puts the derived rows of a dispatch in the place of those there.
func (w *writing) flatten(d *row, rec *isnad.Record, rulings []isnad.Ruling) error {
	if err := w.clearDerived(d.n); err != nil {
		return err
	}
	x := derive(d, rec, rulings)
	w.putDerived(x)
	return w.exec("UPDATE dispatches SET claims = $1 WHERE n = $2", x.live, d.n)
}

func (w *writing) putDerived(x *derived) {
	for _, n := range x.names {
		w.put("names", n)
	}
	w.put("claims", x.claims...)
	w.put("roles", x.roles...)
	w.put("links", x.links...)
	w.put("counts", x.counts...)
	w.put("mentions", x.mentions...)
}

func (w *writing) clearDerived(n int64) error {
	for _, table := range []string{"claims", "roles", "links", "counts", "mentions"} {
		if err := w.exec("DELETE FROM "+table+" WHERE dispatch = $1", n); err != nil {
			return err
		}
	}
	return nil
}
