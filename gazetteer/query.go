package gazetteer

import (
	"strings"

	"isnad/arabic"
)

// Query asks for the place of one mention.
type Query struct {
	Text string // the mention as written, folded
	Head string // folded head noun before the name (محافظة، معبر، نهر), or empty
	Name string // the name without the head and without adjectives, folded
	// Shift is a direction that the mention names of its place (N, SE, …), or
	// "around"; Part is what of the place it means.
	Shift string
	Part  Part
	Sent  int // its sentence
	Links []Link
}

// Query is the query of a name that stands by itself: where only what stands
// behind its first word is listed, that word is its head noun (مدينة، معبر).
func (g *Gazetteer) Query(text string) Query {
	folded := arabic.Fold(text)
	q := Query{Text: folded, Name: folded}
	if head, rest, ok := strings.Cut(folded, " "); ok && len(g.Candidates(folded)) == 0 {
		q.Head, q.Name = strings.TrimPrefix(head, "ال"), rest
	}
	return q
}

// Part is what a mention means of the place it names.
type Part uint8

const (
	Whole   Part = iota // حلب
	Edge                // محيط حلب، شمال حلب
	Rural               // ريف حلب الشمالي
	Quarter             // أحياء حلب الشرقية
)

// Relation is how the text ties a place to another one.
type Relation uint8

const (
	Within  Relation = iota // بلدة X في ريف Y
	Near                    // X قرب Y
	Bearing                 // X شمال Y
	Along                   // X وY وZ: members of one list
)

// Link is a tie of a place to another query of the dispatch.
type Link struct {
	Relation Relation
	To       int     // index of the other query
	Km       float64 // the distance given; 0 where none is
	Wind     string  // where from the other one: N, SE, …; may be empty
}

// Resolution is the place chosen for a query; Candidates is empty where the
// name is unknown.
type Resolution struct {
	Candidates []Candidate // best first
}

// headKinds are the kinds of place that a head noun announces; the first is
// the usual one.
var headKinds = map[string]string{
	"محافظه": "region", "ولايه": "region", "اقليم": "region", "ريف": "region locality county", "لواء": "region", "مقاطعه": "region county", "اماره": "region", "اماره منطقه": "region",
	"قضاء": "county", "مديريه": "county locality", "منطقه": "locality county localadmin region neighbourhood", "مركز": "county locality", "ناحيه": "localadmin locality", "معتمديه": "county", "دائره": "county",
	"مدينه": "locality", "بلده": "locality", "قريه": "locality", "قري": "locality", "بلدات": "locality", "مدن": "locality", "ضاحيه": "locality neighbourhood", "مخيم": "camp locality neighbourhood", "حي": "neighbourhood locality", "عاصمه": "locality", "عزبه": "locality", "دوار": "locality", "هجره": "locality", "مستوطنه": "locality",
	"نهر": "river", "وادي": "wadi locality", "جبل": "mountain locality", "جبال": "mountain", "بحيره": "lake", "باديه": "desert", "صحراء": "desert", "بحر": "marinearea", "خليج": "marinearea", "مضيق": "strait", "جزيره": "locality region island",
	"معبر": "border_crossing", "منفذ": "border_crossing", "مطار": "airport airbase campus", "قاعده": "airbase base", "ميناء": "port", "سد": "dam", "حقل": "oil_field gas_field", "محطه": "pumping_station", "سجن": "prison", "طريق": "road", "مصفاه": "refinery", "منجم": "mine", "جمهوريه": "country", "دوله": "country", "سلطنه": "country", "مملكه": "country",
}
