package export

import (
	"math"
	"strconv"
	"strings"
	"time"

	"isnad"
)

// row is a claim, or a cluster of claims, as tables have it: columns of the
// CSV, the Parquet file and the properties of features. Numbers that are not
// known are nil.
type row struct {
	ClaimID      string   `parquet:"claim_id" json:"claim_id"`
	EventDate    string   `parquet:"event_date" json:"event_date"`
	EventDateEnd string   `parquet:"event_date_end" json:"event_date_end,omitempty"`
	TimePrec     *int32   `parquet:"time_precision,optional" json:"time_precision,omitempty"`
	DateFrom     string   `parquet:"date_from" json:"date_from,omitempty"`
	EventType    string   `parquet:"event_type" json:"event_type,omitempty"`
	SubEventType string   `parquet:"sub_event_type" json:"sub_event_type,omitempty"`
	Kind         string   `parquet:"kind" json:"kind"`
	Type         string   `parquet:"type" json:"type,omitempty"`
	Degree       string   `parquet:"degree" json:"degree,omitempty"`
	State        string   `parquet:"state" json:"state,omitempty"`
	Polarity     string   `parquet:"polarity" json:"polarity"`
	Certainty    string   `parquet:"certainty" json:"certainty"`
	Tense        string   `parquet:"tense" json:"tense"`
	Evidence     string   `parquet:"evidence" json:"evidence"`
	Actor1       string   `parquet:"actor1" json:"actor1,omitempty"`
	Actor1ID     string   `parquet:"actor1_id" json:"actor1_id,omitempty"`
	Actor1En     string   `parquet:"actor1_en" json:"actor1_en,omitempty"`
	Actor2       string   `parquet:"actor2" json:"actor2,omitempty"`
	Actor2ID     string   `parquet:"actor2_id" json:"actor2_id,omitempty"`
	Actor2En     string   `parquet:"actor2_en" json:"actor2_en,omitempty"`
	Location     string   `parquet:"location" json:"location,omitempty"`
	LocationID   string   `parquet:"location_id" json:"location_id,omitempty"`
	LocationEn   string   `parquet:"location_en" json:"location_en,omitempty"`
	Latitude     *float64 `parquet:"latitude,optional" json:"latitude,omitempty"`
	Longitude    *float64 `parquet:"longitude,optional" json:"longitude,omitempty"`
	GeoPrecision *int32   `parquet:"geo_precision,optional" json:"geo_precision,omitempty"`
	AccuracyKm   *float64 `parquet:"accuracy_km,optional" json:"accuracy_km,omitempty"`
	Source       string   `parquet:"source" json:"source"`
	SourceScale  string   `parquet:"source_scale" json:"source_scale"`
	Chain        string   `parquet:"chain" json:"chain"`
	Notes        string   `parquet:"notes" json:"notes"`
	Fatalities   *int32   `parquet:"fatalities,optional" json:"fatalities,omitempty"`
	FatalMin     *int32   `parquet:"fatalities_min,optional" json:"fatalities_min,omitempty"`
	FatalMax     *int32   `parquet:"fatalities_max,optional" json:"fatalities_max,omitempty"`
	Injuries     *int32   `parquet:"injuries,optional" json:"injuries,omitempty"`
	Plover       string   `parquet:"plover" json:"plover,omitempty"`
	PloverMode   string   `parquet:"plover_mode" json:"plover_mode,omitempty"`
	Dispatch     string   `parquet:"dispatch" json:"dispatch"`
	DispatchDate string   `parquet:"dispatch_date" json:"dispatch_date"`

	// Of clusters.
	Status    string `parquet:"-" json:"-"`
	Claims    int    `parquet:"-" json:"-"`
	Affirming int    `parquet:"-" json:"-"`
	Denying   int    `parquet:"-" json:"-"`
	FirstSaid string `parquet:"-" json:"-"`
	LastSaid  string `parquet:"-" json:"-"`
	FatalBest *int32 `parquet:"-" json:"-"`
}

// view is a record with its mentions by id.
type view struct {
	Record
	byID map[string]*isnad.MentionRecord
}

func newView(r Record) *view {
	v := &view{r, make(map[string]*isnad.MentionRecord, len(r.Mentions))}
	for i := range r.Mentions {
		v.byID[r.Mentions[i].ID] = &r.Mentions[i]
	}
	return v
}

func (v *view) arg(c *isnad.ClaimRecord, roles ...string) (*isnad.ArgRecord, *isnad.MentionRecord) {
	for _, role := range roles {
		for i := range c.Args {
			if c.Args[i].Role == role {
				return &c.Args[i], v.byID[c.Args[i].Mention]
			}
		}
	}
	return nil, nil
}

// place is the role that says where: the place, or else where a move sets
// out or leads, or a patient that is a place. Of several, the first with a
// point.
func (v *view) place(c *isnad.ClaimRecord) (*isnad.ArgRecord, *isnad.MentionRecord) {
	var first *isnad.ArgRecord
	var firstM *isnad.MentionRecord
	roles := []string{"place", "to", "from", "patient", "via"}
	if c.Type == "withdraw" || c.Type == "displace" {
		roles = []string{"place", "from", "to", "patient", "via"}
	}
	for _, role := range roles {
		for i := range c.Args {
			a := &c.Args[i]
			m := v.byID[a.Mention]
			if a.Role != role || m == nil && role != "place" || m != nil && m.Type != "place" {
				continue
			}
			if m != nil && m.Lat != nil && m.Lon != nil {
				return a, m
			}
			if first == nil {
				first, firstM = a, m
			}
		}
	}
	return first, firstM
}

// row is the row of the i-th claim.
func (v *view) row(i int) row {
	c := &v.Claims[i]
	r := row{ClaimID: v.ids[i], EventType: c.AcledEvent, SubEventType: c.AcledSubEvent, Kind: c.Kind, Type: c.Type, Degree: c.Degree, State: c.State,
		Polarity: c.Polarity, Certainty: c.Certainty, Tense: c.Tense, Evidence: c.Evidence, Plover: c.Plover, PloverMode: c.PloverMode,
		Dispatch: v.Doc, DispatchDate: v.Date, Source: v.Outlet, SourceScale: scale(v, c), Chain: chainText(c), Notes: c.Quote.Text}
	r.EventDate, r.EventDateEnd, r.DateFrom = c.Time.Start, c.Time.End, "text"
	if r.EventDate == "" {
		r.EventDate = c.Time.End
	}
	if r.EventDate == "" && v.Date != "" {
		r.EventDate, r.EventDateEnd, r.DateFrom = bounds(v.Date)
	}
	if r.EventDateEnd == "" {
		r.EventDateEnd = r.EventDate
	}
	if r.EventDate == "" {
		r.DateFrom = ""
	} else {
		r.TimePrec = timePrecision(r.EventDate, r.EventDateEnd, r.DateFrom)
	}
	party := func(a *isnad.ArgRecord, m *isnad.MentionRecord) (text, id, en string) {
		if a == nil {
			return
		}
		text = a.Text
		if m != nil {
			id, en = m.Entity, m.NameEn
		}
		return
	}
	r.Actor1, r.Actor1ID, r.Actor1En = party(v.arg(c, "agent", "holder"))
	if a, m := v.arg(c, "patient", "from"); m == nil || m.Type != "place" {
		r.Actor2, r.Actor2ID, r.Actor2En = party(a, m)
	}
	if a, m := v.place(c); a != nil {
		r.Location = a.Text
		if m != nil {
			r.LocationID, r.LocationEn = m.Entity, m.NameEn
			if m.Lat != nil && m.Lon != nil {
				lat, lon, acc := *m.Lat, *m.Lon, m.AccuracyKm
				r.Latitude, r.Longitude = &lat, &lon
				if acc > 0 {
					r.AccuracyKm = &acc
				}
				r.GeoPrecision = geoPrecision(m)
			}
		}
	}
	for _, q := range c.Counts {
		if q.Of {
			continue
		}
		switch q.What {
		case "killed":
			r.FatalMin, r.FatalMax = small(q.Min), small(q.Max)
			if r.Fatalities = r.FatalMin; r.Fatalities == nil {
				r.Fatalities = r.FatalMax
			}
		case "wounded":
			if r.Injuries = small(q.Min); r.Injuries == nil {
				r.Injuries = small(q.Max)
			}
		}
	}
	return r
}

func small(n *int) *int32 {
	if n == nil {
		return nil
	}
	v := int32(max(0, min(*n, math.MaxInt32)))
	return &v
}

// bounds are the first and last day of a date of a dispatch.
func bounds(date string) (start, end, from string) {
	switch {
	case len(date) == 4:
		return date + "-01-01", date + "-12-31", "dispatch"
	case len(date) == 7:
		if t, err := time.Parse("2006-01", date); err == nil {
			return date + "-01", t.AddDate(0, 1, -1).Format("2006-01-02"), "dispatch"
		}
	case len(date) > 10:
		date = date[:10]
	}
	return date, date, "dispatch"
}

// timePrecision is 1 for a day, 2 for up to a week, 3 for up to a month, 4
// for longer. A date that is only the dispatch's is at best 2: what it tells
// of may have been days before.
func timePrecision(start, end, from string) *int32 {
	a, err1 := time.Parse("2006-01-02", start)
	b, err2 := time.Parse("2006-01-02", end)
	if err1 != nil || err2 != nil {
		return nil
	}
	n := int32(4)
	switch d := b.Sub(a).Hours() / 24; {
	case d < 1 && from == "text":
		n = 1
	case d <= 7:
		n = 2
	case d <= 31:
		n = 3
	}
	return &n
}

// geoPrecision is 1 where the point is the place (off by 5 km at most), 2
// near it or in its district (25 km), 3 in its region.
func geoPrecision(m *isnad.MentionRecord) *int32 {
	n := int32(3)
	switch {
	case m.AccuracyKm > 0 && m.AccuracyKm <= 5 && m.Entity != "":
		n = 1
	case m.AccuracyKm > 0 && m.AccuracyKm <= 25:
		n = 2
	}
	return &n
}

// scale is what kind of source stands nearest to the claim: outlet, agency,
// party (an actor, its spokesmen included), person, document, witness,
// unnamed, described.
func scale(v *view, c *isnad.ClaimRecord) string {
	if len(c.Chain) == 0 {
		return "outlet"
	}
	switch l := c.Chain[len(c.Chain)-1]; l.Kind {
	case "actor":
		return "party"
	case "role":
		return "described"
	default:
		return l.Kind
	}
}

// chainText is the chain from the outlet inward.
func chainText(c *isnad.ClaimRecord) string {
	var b strings.Builder
	for i, l := range c.Chain {
		if i > 0 {
			b.WriteString(" < ")
		}
		b.WriteString(l.Who)
		if l.Manner != "" && l.Manner != "publishes" {
			b.WriteString(" (" + l.Manner + ")")
		}
	}
	return b.String()
}

// column is a column of the tables.
type column struct {
	name, hxl string
	text      func(r *row) string // already safe for a cell
}

func words(f func(r *row) string) func(*row) string {
	return func(r *row) string { return Cell(f(r)) }
}

func whole32(f func(r *row) *int32) func(*row) string {
	return func(r *row) string {
		if n := f(r); n != nil {
			return strconv.Itoa(int(*n))
		}
		return ""
	}
}

func decimal(f func(r *row) *float64) func(*row) string {
	return func(r *row) string {
		if n := f(r); n != nil {
			return strconv.FormatFloat(*n, 'f', -1, 64)
		}
		return ""
	}
}

// what, when, where and who: the columns that rows of claims and of clusters
// share.
var shared = []column{
	{"event_date", "#date+start", words(func(r *row) string { return r.EventDate })},
	{"event_date_end", "#date+end", words(func(r *row) string { return r.EventDateEnd })},
	{"time_precision", "#date+precision", whole32(func(r *row) *int32 { return r.TimePrec })},
	{"date_from", "#date+source", words(func(r *row) string { return r.DateFrom })},
	{"event_type", "#event+type", words(func(r *row) string { return r.EventType })},
	{"sub_event_type", "#event+type+sub", words(func(r *row) string { return r.SubEventType })},
	{"kind", "#event+claim+kind", words(func(r *row) string { return r.Kind })},
	{"type", "#event+claim+type", words(func(r *row) string { return r.Type })},
	{"degree", "#event+claim+degree", words(func(r *row) string { return r.Degree })},
	{"state", "#event+claim+state", words(func(r *row) string { return r.State })},
	{"polarity", "#status+polarity", words(func(r *row) string { return r.Polarity })},
	{"certainty", "#status+certainty", words(func(r *row) string { return r.Certainty })},
	{"tense", "#status+tense", words(func(r *row) string { return r.Tense })},
	{"evidence", "#status+evidence", words(func(r *row) string { return r.Evidence })},
	{"actor1", "#group+name+actor1", words(func(r *row) string { return r.Actor1 })},
	{"actor1_id", "#group+code+actor1", words(func(r *row) string { return r.Actor1ID })},
	{"actor1_en", "#group+name+actor1+i_en", words(func(r *row) string { return r.Actor1En })},
	{"actor2", "#group+name+actor2", words(func(r *row) string { return r.Actor2 })},
	{"actor2_id", "#group+code+actor2", words(func(r *row) string { return r.Actor2ID })},
	{"actor2_en", "#group+name+actor2+i_en", words(func(r *row) string { return r.Actor2En })},
	{"location", "#loc+name", words(func(r *row) string { return r.Location })},
	{"location_id", "#loc+code", words(func(r *row) string { return r.LocationID })},
	{"location_en", "#loc+name+i_en", words(func(r *row) string { return r.LocationEn })},
	{"latitude", "#geo+lat", decimal(func(r *row) *float64 { return r.Latitude })},
	{"longitude", "#geo+lon", decimal(func(r *row) *float64 { return r.Longitude })},
	{"geo_precision", "#geo+precision", whole32(func(r *row) *int32 { return r.GeoPrecision })},
	{"accuracy_km", "#geo+accuracy+km", decimal(func(r *row) *float64 { return r.AccuracyKm })},
	{"source", "#meta+source", words(func(r *row) string { return r.Source })},
	{"source_scale", "#meta+source+scale", words(func(r *row) string { return r.SourceScale })},
	{"notes", "#description", words(func(r *row) string { return r.Notes })},
}

// claimColumns are the columns of a row a claim.
var claimColumns = concat(
	[]column{{"claim_id", "#event+id", words(func(r *row) string { return r.ClaimID })}},
	shared,
	[]column{
		{"chain", "#meta+source+chain", words(func(r *row) string { return r.Chain })},
		{"fatalities", "#affected+killed", whole32(func(r *row) *int32 { return r.Fatalities })},
		{"fatalities_min", "#affected+killed+min", whole32(func(r *row) *int32 { return r.FatalMin })},
		{"fatalities_max", "#affected+killed+max", whole32(func(r *row) *int32 { return r.FatalMax })},
		{"injuries", "#affected+injured", whole32(func(r *row) *int32 { return r.Injuries })},
		{"plover", "#event+type+plover", words(func(r *row) string { return r.Plover })},
		{"plover_mode", "#event+type+plover+mode", words(func(r *row) string { return r.PloverMode })},
		{"dispatch", "#meta+dispatch+id", words(func(r *row) string { return r.Dispatch })},
		{"dispatch_date", "#date+published", words(func(r *row) string { return r.DispatchDate })},
	})

// clusterColumns are the columns of a row a cluster.
var clusterColumns = concat(
	[]column{
		{"cluster_id", "#event+id", words(func(r *row) string { return r.ClaimID })},
		{"status", "#status", words(func(r *row) string { return r.Status })},
		{"claims", "#meta+claims+num", func(r *row) string { return strconv.Itoa(r.Claims) }},
		{"chains_affirming", "#meta+chains+affirming+num", func(r *row) string { return strconv.Itoa(r.Affirming) }},
		{"chains_denying", "#meta+chains+denying+num", func(r *row) string { return strconv.Itoa(r.Denying) }},
		{"first_said", "#date+published+first", words(func(r *row) string { return r.FirstSaid })},
		{"last_said", "#date+published+last", words(func(r *row) string { return r.LastSaid })},
	},
	shared,
	[]column{
		{"fatalities_low", "#affected+killed+min", whole32(func(r *row) *int32 { return r.FatalMin })},
		{"fatalities_best", "#affected+killed", whole32(func(r *row) *int32 { return r.FatalBest })},
		{"fatalities_high", "#affected+killed+max", whole32(func(r *row) *int32 { return r.FatalMax })},
	})

func concat(lists ...[]column) []column {
	var out []column
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// clusterRow is the row of a cluster: what its leading claim says, with the
// sources of all.
func clusterRow(c *cluster, lead row, sources []string) row {
	r := lead
	r.ClaimID, r.Status, r.Affirming, r.Denying, r.Claims = c.ID, string(c.Status), c.Affirming, c.Denying, len(c.Members)
	r.FirstSaid, r.LastSaid = c.FirstSaid, c.LastSaid
	r.Source = strings.Join(sources, "; ")
	r.FatalMin, r.FatalBest, r.FatalMax = nil, nil, nil
	if c.Killed != nil {
		r.FatalMin, r.FatalBest, r.FatalMax = small(&c.Killed.Low), small(&c.Killed.Best), small(&c.Killed.High)
	}
	return r
}
