package isnad

import (
	"encoding/json"
	"sort"
	"unicode/utf8"
)

// Record is one dispatch as it leaves the program: one JSON object on one
// line (codebook, section 1). Offsets count Unicode code points of Text from
// 0; End is exclusive.
type Record struct {
	Doc      string          `json:"doc"`
	Outlet   string          `json:"outlet"`
	Date     string          `json:"date"`
	Lang     string          `json:"lang"`
	Title    string          `json:"title,omitempty"`
	Text     string          `json:"text"`
	Mentions []MentionRecord `json:"mentions"`
	Claims   []ClaimRecord   `json:"claims"`
	Program  string          `json:"program,omitempty"` // version of the program and of its data
}

// SpanRecord is a range of code points, with its text.
type SpanRecord struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text,omitempty"`
}

// MentionRecord is a mention of a record.
type MentionRecord struct {
	ID         string   `json:"id"`
	Type       string   `json:"type"`
	Start      int      `json:"start"`
	End        int      `json:"end"`
	Text       string   `json:"text"`
	Entity     string   `json:"entity,omitempty"`
	NameEn     string   `json:"name_en,omitempty"`
	Lat        *float64 `json:"lat,omitempty"`
	Lon        *float64 `json:"lon,omitempty"`
	AccuracyKm float64  `json:"accuracy_km,omitempty"`
}

// ArgRecord is a role of a claim.
type ArgRecord struct {
	Role    string `json:"role"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
	Mention string `json:"mention,omitempty"`
	Filled  bool   `json:"filled,omitempty"` // left out in the clause, taken from earlier text
	Why     string `json:"-"`                // where the frame found it: for explanations
}

// LinkRecord is a link of a chain; the outlet's has no place in the text.
type LinkRecord struct {
	Who    string `json:"who"`
	Kind   string `json:"kind"`
	Manner string `json:"manner"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
}

// TimeRecord is when a claim is said to be so.
type TimeRecord struct {
	Text  string `json:"text"`
	Start string `json:"start"`
	End   string `json:"end"`
}

// CountRecord is a number that a claim gives.
type CountRecord struct {
	What   string `json:"what"`
	Who    string `json:"who"`
	Min    *int   `json:"min"`
	Max    *int   `json:"max"`
	Approx bool   `json:"approx,omitempty"`
	Of     bool   `json:"of,omitempty"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

// FramingRecord is a run of loaded words.
type FramingRecord struct {
	SpanRecord
	Load     string `json:"load,omitempty"`     // delegitimise, glorify, epithet, distance or euphemism
	Identity string `json:"identity,omitempty"` // the party that the words mean
	Neutral  string `json:"neutral,omitempty"`  // words that say the same without the load
}

// ClaimRecord is a claim of a record.
type ClaimRecord struct {
	ID        string          `json:"id"`
	Kind      string          `json:"kind"`
	Type      string          `json:"type,omitempty"`
	Degree    string          `json:"degree,omitempty"`
	Mode      string          `json:"mode,omitempty"`
	Bearing   string          `json:"bearing,omitempty"`
	State     string          `json:"state,omitempty"`
	Args      []ArgRecord     `json:"args"`
	Trigger   SpanRecord      `json:"trigger"`
	Quote     SpanRecord      `json:"quote"`
	Polarity  string          `json:"polarity"`
	Certainty string          `json:"certainty"`
	Tense     string          `json:"tense"`
	Evidence  string          `json:"evidence"`
	Chain     []LinkRecord    `json:"chain"`
	Time      TimeRecord      `json:"time"`
	Counts    []CountRecord   `json:"counts"`
	Framing   []FramingRecord `json:"framing"`
	Frame     string          `json:"frame,omitempty"` // why: the frame, its file and line
	// Confidence is how sure the program is of its reading, 0 to 1: the share
	// of claims read like this one that a person codes the same way. 0 where
	// no program read it.
	Confidence float64 `json:"confidence,omitempty"`

	// Types in other schemes (data/crosswalk). Coded so, this is no data of
	// theirs.
	AcledEvent    string `json:"acled_event,omitempty"`
	AcledSubEvent string `json:"acled_sub_event,omitempty"`
	Plover        string `json:"plover,omitempty"`
	PloverMode    string `json:"plover_mode,omitempty"`
}

// Sureness is Confidence, and 1 for a claim that says none: a person added it.
func (c *ClaimRecord) Sureness() float64 {
	if c.Confidence == 0 {
		return 1
	}
	return c.Confidence
}

// runes maps byte offsets of a text to code points.
type runes struct {
	text string
	// at[i] is the number of code points before byte 64·i.
	at []int
}

func newRunes(text string) *runes {
	r := &runes{text: text, at: make([]int, 0, len(text)/64+1)}
	n := 0
	for i := range len(text) {
		if i%64 == 0 {
			r.at = append(r.at, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return r
}

func (r *runes) of(b int) int {
	if len(r.at) == 0 {
		return 0
	}
	block := min(b/64, len(r.at)-1)
	n := r.at[block]
	for i := block * 64; i < b && i < len(r.text); i++ {
		if utf8.RuneStart(r.text[i]) {
			n++
		}
	}
	return n
}

// NewRecord turns what was read of a dispatch into its record.
func NewRecord(d *Dispatch, mentions []Mention, claims []Claim, program string) *Record {
	r := newRunes(d.Text)
	lang := d.Lang
	if lang == "" {
		lang = "ar"
	}
	rec := &Record{Doc: d.Doc, Outlet: d.Outlet, Date: d.Date, Lang: lang, Title: d.Title, Text: d.Text, Program: program,
		Mentions: make([]MentionRecord, 0, len(mentions)), Claims: make([]ClaimRecord, 0, len(claims))}
	span := func(s Span) SpanRecord { return SpanRecord{r.of(s.Start), r.of(s.End), s.In(d.Text)} }
	x := newRows(mentions, claims)
	for i := range mentions {
		m := &mentions[i]
		mr := MentionRecord{ID: id('m', i), Type: string(m.Type), Start: r.of(m.Start), End: r.of(m.End), Text: m.In(d.Text), Entity: m.Entity, NameEn: m.NameEn}
		if m.Where != nil {
			at := taken(&x.points, 2)
			at = append(at, m.Where.Lat, m.Where.Lon)
			mr.Lat, mr.Lon, mr.AccuracyKm = &at[0], &at[1], m.Where.AccuracyKm
		}
		rec.Mentions = append(rec.Mentions, mr)
	}
	for i := range claims {
		c := &claims[i]
		cr := ClaimRecord{ID: id('c', i), Kind: string(c.Kind), Type: c.Type, Degree: c.Degree, Mode: c.Mode, Bearing: c.Bearing, State: c.State,
			Trigger: span(c.Trigger), Quote: span(c.Quote), Polarity: c.Polarity, Certainty: c.Certainty, Tense: c.Tense, Evidence: c.Evidence,
			Args: taken(&x.args, len(c.Args)), Chain: taken(&x.links, len(c.Chain)), Counts: taken(&x.counts, len(c.Counts)), Framing: make([]FramingRecord, 0, len(c.Framing)), Frame: c.Frame,
			AcledEvent: c.Codes.AcledEvent, AcledSubEvent: c.Codes.AcledSubEvent, Plover: c.Codes.Plover, PloverMode: c.Codes.PloverMode}
		for _, a := range c.Args {
			ar := ArgRecord{Role: a.Role, Start: r.of(a.Span.Start), End: r.of(a.Span.End), Text: a.Span.In(d.Text), Filled: a.Filled, Why: a.Why}
			if a.Mention >= 0 {
				ar.Mention = id('m', a.Mention)
			}
			cr.Args = append(cr.Args, ar)
		}
		for _, l := range c.Chain {
			lr := LinkRecord{Who: l.Who, Kind: l.Kind, Manner: l.Manner}
			if !l.Span.Empty() {
				at := append(taken(&x.ints, 2), r.of(l.Span.Start), r.of(l.Span.End))
				lr.Start, lr.End = &at[0], &at[1]
			}
			cr.Chain = append(cr.Chain, lr)
		}
		cr.Time = TimeRecord{Text: c.TimeAt.In(d.Text), Start: c.When.Start, End: c.When.End}
		for _, q := range c.Counts {
			n := CountRecord{What: q.What, Who: q.Who, Approx: q.Approx, Of: q.Of, Start: r.of(q.Span.Start), End: r.of(q.Span.End)}
			at := append(taken(&x.ints, 2), q.Min, q.Max)
			if q.Min >= 0 {
				n.Min = &at[0]
			}
			if q.Max >= 0 {
				n.Max = &at[1]
			}
			cr.Counts = append(cr.Counts, n)
		}
		for _, f := range c.Framing {
			cr.Framing = append(cr.Framing, FramingRecord{span(f.Span), f.Load, f.Identity, f.Neutral})
		}
		rec.Claims = append(rec.Claims, cr)
	}
	return rec
}

// rows are what the claims and mentions of a record have lists of or point to, each
// of them in one piece of memory for the whole record.
type rows struct {
	args   []ArgRecord
	links  []LinkRecord
	counts []CountRecord
	ints   []int
	points []float64
}

func newRows(mentions []Mention, claims []Claim) *rows {
	var args, links, counts, points int
	for i := range mentions {
		if mentions[i].Where != nil {
			points++
		}
	}
	for i := range claims {
		args += len(claims[i].Args)
		links += len(claims[i].Chain)
		counts += len(claims[i].Counts)
	}
	return &rows{make([]ArgRecord, args), make([]LinkRecord, links), make([]CountRecord, counts), make([]int, 2*(links+counts)), make([]float64, 2*points)}
}

// taken is an empty list with room for n, taken off a row. It is not nil.
func taken[T any](row *[]T, n int) []T {
	out := (*row)[:0:n]
	*row = (*row)[n:]
	return out
}

// someIDs are the ids of the first mentions and claims of a record.
var someIDs = func() (ids [2][256]string) {
	for k, letter := range [...]byte{'m', 'c'} {
		for i := range ids[k] {
			ids[k][i] = string(appendInt([]byte{letter}, i+1))
		}
	}
	return ids
}()

func id(letter byte, i int) string {
	switch {
	case i >= len(someIDs[0]):
		return string(appendInt([]byte{letter}, i+1))
	case letter == 'm':
		return someIDs[0][i]
	}
	return someIDs[1][i]
}

func appendInt(b []byte, n int) []byte {
	if n >= 10 {
		b = appendInt(b, n/10)
	}
	return append(b, byte('0'+n%10))
}

// JSON is the record on one line, without a line end.
func (r *Record) JSON() ([]byte, error) { return json.Marshal(r) }

// SortClaims puts claims in the order of their triggers in the text.
func SortClaims(cs []Claim) {
	sort.SliceStable(cs, func(i, j int) bool { return cs[i].Trigger.Start < cs[j].Trigger.Start })
}
