package isnad

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

// Location is a point with how far off it may be.
type Location struct {
	Lat, Lon   float64 // WGS84 degrees
	AccuracyKm float64 // radius of what the point stands for; 0 where unknown
	ID         string  // identity in data/gazetteer
}

// Interval is what a time expression means, as ISO 8601 dates, both ends
// inclusive; empty where the text and the dispatch's date do not settle it.
type Interval struct{ Start, End string }

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
