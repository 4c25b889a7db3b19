package api

import (
	"strings"

	"isnad"
	"isnad/store"
)

// startLen is how many code points of a text a list shows.
const startLen = 160

func summary(d *store.Dispatch, m *mask) DispatchSummary {
	return DispatchSummary{ID: d.ID, Collection: d.Collection, Doc: m.words(d.Doc), Outlet: d.Outlet, Date: d.Date, Lang: d.Lang, Title: m.words(d.Title),
		Start: m.piece(startOf(d.Text), 0), Claims: d.Claims, Read: d.Unread == "", Purged: d.Purged}
}

// startOf is the first words of a text.
func startOf(text string) string {
	n := 0
	for i := range text {
		if n == startLen {
			text = text[:i]
			if cut := strings.LastIndexByte(text, ' '); cut > 0 {
				text = text[:cut]
			}
			return text + "…"
		}
		n++
	}
	return text
}

// row is a claim in a list.
func row(d *store.Dispatch, c *store.Claim, m *mask) ClaimRow {
	r := m.claim(c.ClaimRecord)
	out := ClaimRow{Ref: c.ID, Dispatch: d.ID, Collection: d.Collection, Outlet: d.Outlet, Date: d.Date, Title: m.words(d.Title), Kind: r.Kind, Type: r.Type, Degree: r.Degree, Mode: r.Mode,
		Bearing: r.Bearing, State: r.State, Polarity: r.Polarity, Certainty: r.Certainty, Tense: r.Tense, Evidence: r.Evidence, Chain: r.Chain,
		Counts: r.Counts, Time: r.Time, From: c.From, To: c.To, Quote: r.Quote.Text, Ruling: c.Ruled, Confidence: c.Sureness(), Doubt: c.Doubt}
	out.Args, out.Place = roles(&r, c.Participants, m)
	return out
}

// placeRoles are the roles that say where a claim lies, the best first.
var placeRoles = []string{"place", "to", "from", "patient", "holder", "agent", "via"}

func roles(c *isnad.ClaimRecord, parts []isnad.MentionRecord, m *mask) ([]RoleRow, *Point) {
	rows := make([]RoleRow, len(c.Args))
	var place *Point
	best := len(placeRoles)
	for i, a := range c.Args {
		rows[i] = RoleRow{Role: a.Role, Text: a.Text}
		if i >= len(parts) {
			continue
		}
		p := m.mention(parts[i])
		rows[i].Entity, rows[i].NameEn, rows[i].Type = p.Entity, p.NameEn, p.Type
		if p.Lat == nil || p.Lon == nil {
			continue
		}
		for k, role := range placeRoles {
			if role == a.Role && k < best {
				best = k
				place = &Point{ID: p.Entity, Name: p.Text, NameEn: p.NameEn, Lat: *p.Lat, Lon: *p.Lon, AccuracyKm: p.AccuracyKm}
			}
		}
	}
	return rows, place
}

// recordRow is a claim of a record that is in no store.
func recordRow(d *store.Dispatch, rec *isnad.Record, c *isnad.ClaimRecord, id string) ClaimRow {
	byID := map[string]isnad.MentionRecord{}
	for _, m := range rec.Mentions {
		byID[m.ID] = m
	}
	x := store.Claim{ID: id, ClaimRecord: *c, Ruled: isnad.Unruled, Participants: make([]isnad.MentionRecord, len(c.Args))}
	for i, a := range c.Args {
		x.Participants[i] = byID[a.Mention]
	}
	return row(d, &x, maskOf(rec))
}

// alike reports two readings of a claim that say the same; what made them and
// where their mentions are listed does not count.
func alike(a, b *isnad.ClaimRecord) bool {
	if a.Degree != b.Degree || a.Mode != b.Mode || a.Bearing != b.Bearing || a.State != b.State || a.Polarity != b.Polarity || a.Certainty != b.Certainty ||
		a.Tense != b.Tense || a.Evidence != b.Evidence || a.Quote != b.Quote || a.Time != b.Time || len(a.Args) != len(b.Args) || len(a.Chain) != len(b.Chain) || len(a.Counts) != len(b.Counts) {
		return false
	}
	for i := range a.Args {
		x, y := a.Args[i], b.Args[i]
		x.Mention, y.Mention = "", ""
		if x != y {
			return false
		}
	}
	for i := range a.Chain {
		if a.Chain[i].Who != b.Chain[i].Who || a.Chain[i].Manner != b.Chain[i].Manner {
			return false
		}
	}
	for i := range a.Counts {
		if a.Counts[i].What != b.Counts[i].What || a.Counts[i].Start != b.Counts[i].Start {
			return false
		}
	}
	return true
}
