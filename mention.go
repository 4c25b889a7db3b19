package isnad

import (
	"sort"
	"time"
)

// MentionType is what a mention refers to (codebook, section 2).
type MentionType string

const (
	Place MentionType = "place"
	Actor MentionType = "actor"
	Human MentionType = "person"
	Role  MentionType = "role"
	Time  MentionType = "time"
	Count MentionType = "count"
)

// Mention is a participant, place, time or count named in the text.
type Mention struct {
	Span               // without leading conjunctions and prepositions
	Type   MentionType //
	Sent   int         // index of its sentence
	First  int         // index of its first token in the sentence
	Last   int         // index of its last token, inclusive
	Head   int         // index of the token that carries gender and number
	Entity string      // identity behind the name; two spellings share it; may be empty
	NameEn string      // may be empty
	Kind   string      // place: gazetteer kind; actor: actor kind (data/actors/README.md)
	Where  *Location   // places that were resolved
	When   *Interval   // times that were resolved
	Number *Quantity   // counts
	// Loaded are spans inside the mention that load it (codebook, section 6).
	// Named: a name or a count or time, kept even where no claim uses it. Other
	// mentions (المدينة، المسلحون) leave the program only with a claim.
	Named  bool
	Loaded []Span
}

// MentionsOf is the range lo to hi of the mentions of a sentence. Mentions stand
// in the order of the text.
func MentionsOf(ms []Mention, sent int) (lo, hi int) {
	n := len(ms)
	for lo < n {
		if m := int(uint(lo+n) / 2); ms[m].Sent < sent {
			lo = m + 1
		} else {
			n = m
		}
	}
	hi = lo
	for hi < len(ms) && ms[hi].Sent == sent {
		hi++
	}
	return lo, hi
}

// MentionsAt is the range lo to hi of the mentions that have a part of a span.
// Mentions stand in the order of the text and do not overlap.
func MentionsAt(ms []Mention, s Span) (lo, hi int) {
	lo = sort.Search(len(ms), func(i int) bool { return ms[i].End > s.Start })
	hi = lo
	for hi < len(ms) && ms[hi].Start < s.End {
		hi++
	}
	return lo, hi
}

// Location is a point with how far off it may be.
type Location struct {
	Lat, Lon   float64 // WGS84 degrees
	AccuracyKm float64 // radius of what the point stands for; 0 where unknown
	ID         string  // identity in data/gazetteer
}

// Interval is what a time expression means, as ISO 8601 dates, both ends
// inclusive; empty where the text and the dispatch's date do not settle it. An
// empty End beside a Start is open: from then on.
type Interval struct {
	Start, End string
	// From and To are the hours, 15:04, at which the first day begins and the
	// last one ends; empty where whole days are meant. A clock time without a
	// part of the day (الساعة الثالثة) has none: it may be either half. Hours
	// are local to the place; a Z behind them says Greenwich.
	From, To string
}

// ISO8601 writes the interval as short as its precision allows: 2017-03-19T03:00,
// 2017-03-19, 2017-03, 2017, or both ends parted by a slash, the later one ..
// where it is open. An unresolved interval is empty.
func (iv Interval) ISO8601() string {
	if iv.Start == "" {
		return ""
	}
	at := func(day, hour string) string {
		if hour == "" {
			return day
		}
		return day + "T" + hour
	}
	switch s, e := iv.Start, iv.End; {
	case e == "":
		return at(s, iv.From) + "/.."
	case iv.From != "" || iv.To != "":
		if s == e && iv.From == iv.To {
			return at(s, iv.From)
		}
		return at(s, iv.From) + "/" + at(e, iv.To)
	case s == e:
		return s
	case len(s) == 10 && len(e) == 10 && s[:4] == e[:4] && s[5:] == "01-01" && e[5:] == "12-31":
		return s[:4]
	case len(s) == 10 && len(e) == 10 && s[:8] == e[:8] && s[8:] == "01" && lastDay(e):
		return s[:7]
	}
	return iv.Start + "/" + iv.End
}

// lastDay reports that a date is the last of its month.
func lastDay(date string) bool {
	t, err := time.Parse(time.DateOnly, date)
	return err == nil && t.AddDate(0, 0, 1).Day() == 1
}

// Quantity is a number of people or things.
type Quantity struct {
	What   string // killed, wounded, detained, displaced, vehicles, …; empty until a claim settles it
	Who    string // what is counted, in the text's words
	Min    int    // least number; -1 where the text gives none
	Max    int    // greatest number; -1 where the text gives none ("at least")
	Approx bool   // نحو، حوالي
	Of     bool   // a part of a count before it ("بينهم 12 طفلاً")
	Span   Span   // the number and what is counted
}
