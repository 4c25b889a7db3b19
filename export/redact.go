package export

import (
	"fmt"
	"math"
	"time"

	"isnad"
)

// Record is a record to be exported, with what a store knows of its dispatch.
type Record struct {
	*isnad.Record
	// Group names the group of near duplicates; may be empty. A dispatch that
	// is the only one of its group in the export stands alone.
	Group         string
	ForwardedFrom string    // channel or outlet; may be empty
	Published     time.Time // to the minute where that is known; else zero, and Date stands

	ids []string // identities of the claims, by the text as read
}

// identify reckons the identities of the claims, which masking would change.
func (r *Record) identify() {
	r.ids = make([]string, len(r.Claims))
	seen := map[string]int{}
	for i := range r.Claims {
		id := r.Claims[i].ID
		if len(id) < 25 { // c1, as in a record: an identity within its dispatch only
			id = isnad.ClaimID(r.Doc, &r.Claims[i])
		}
		if seen[id]++; seen[id] > 1 {
			id = fmt.Sprintf("%s-%d", id, seen[id])
		}
		r.ids[i] = id
	}
}

// clone copies what redaction changes.
func clone(r *isnad.Record) *isnad.Record {
	c := *r
	c.Mentions = append([]isnad.MentionRecord(nil), r.Mentions...)
	c.Claims = append([]isnad.ClaimRecord(nil), r.Claims...)
	for i := range c.Claims {
		x := &c.Claims[i]
		x.Args = append([]isnad.ArgRecord(nil), x.Args...)
		x.Chain = append([]isnad.LinkRecord(nil), x.Chain...)
		x.Counts = append([]isnad.CountRecord(nil), x.Counts...)
		x.Framing = append([]isnad.FramingRecord(nil), x.Framing...)
	}
	return &c
}

// roundPoint rounds a point to the middle of its cell in a grid of km
// kilometres. Cells are squares near the point's parallel.
func roundPoint(lat, lon, km float64) (float64, float64) {
	const degree = 111.32 // kilometres in a degree of latitude
	step := km / degree
	lat = math.Round(lat/step) * step
	across := step / math.Max(0.01, math.Cos(lat*math.Pi/180))
	lon = math.Round(lon/across) * across
	lat, lon = math.Max(-90, math.Min(90, lat)), math.Max(-180, math.Min(180, lon))
	return math.Round(lat*1e5) / 1e5, math.Round(lon*1e5) / 1e5
}

// roundPoints rounds all points of a record. How far off a point may be
// grows to half the diagonal of a cell at least.
func roundPoints(r *isnad.Record, km float64) (n int) {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Lat == nil || m.Lon == nil {
			continue
		}
		lat, lon := roundPoint(*m.Lat, *m.Lon, km)
		m.Lat, m.Lon = &lat, &lon
		m.AccuracyKm = math.Max(m.AccuracyKm, math.Ceil(km*math.Sqrt2/2))
		n++
	}
	return n
}

// embargoed reports that a dispatch must be held back: it is younger than the
// hours before now, or it may be, because its date says no day or is missing.
func embargoed(date string, published time.Time, hours float64, now time.Time) bool {
	if hours <= 0 {
		return false
	}
	if !published.IsZero() {
		return published.After(now.Add(-time.Duration(hours * float64(time.Hour))))
	}
	var end time.Time
	switch {
	case len(date) == 4:
		t, err := time.Parse("2006", date)
		if err != nil {
			return true
		}
		end = t.AddDate(1, 0, 0)
	case len(date) == 7:
		t, err := time.Parse("2006-01", date)
		if err != nil {
			return true
		}
		end = t.AddDate(0, 1, 0)
	default:
		if len(date) > 10 {
			if t, err := time.Parse(time.RFC3339, date); err == nil {
				return t.After(now.Add(-time.Duration(hours * float64(time.Hour))))
			}
			date = date[:10]
		}
		t, err := time.Parse("2006-01-02", date)
		if err != nil {
			return true
		}
		end = t.AddDate(0, 0, 1)
	}
	// A date without a time may mean the last minute of its day.
	return end.After(now.Add(-time.Duration(hours * float64(time.Hour))))
}
