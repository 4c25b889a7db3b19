package isnad

import "time"

// What a ruling does.
const (
	RulingAccept  = "accept"  // the claim is right as the program read it
	RulingCorrect = "correct" // it is right once it reads as Claim says
	RulingReject  = "reject"  // the text does not say so
	RulingMerge   = "merge"   // it says the same as the claims With, which it stands for
	RulingSplit   = "split"   // it is several claims, Parts
	RulingAdd     = "add"     // the text says Claim, and the program did not find it
	RulingComment = "comment" // a note; decides nothing
)

// How a claim stands that no act of its own says (Filter.Rulings).
const (
	Unruled = "unruled" // nobody has decided on it
	Merged  = "merged"  // another claim stands for it
)

// LiveRulings are the values of Filter.Rulings that keep what a collection
// says as ruled: no rejected claims, none that was split (its parts are
// there, as RulingCorrect) and none that another stands for.
var LiveRulings = []string{Unruled, RulingAccept, RulingCorrect, RulingMerge, RulingAdd}

// Ruling is what a person decided on a claim. Rulings are never changed or
// taken back: a later ruling of the same person on the same claim stands in
// the place of the earlier one, which is kept.
type Ruling struct {
	ID       string    `json:"id"`       // given by the store: a hash of what follows but At, and of how often Who had ruled on the claim before
	Dispatch string    `json:"dispatch"` // identity of the dispatch in the store
	Claim    string    `json:"claim"`    // ClaimID of the claim ruled on; for RulingAdd of the claim added
	Who      string    `json:"who"`      // the coder
	At       time.Time `json:"at"`       // UTC
	Act      string    `json:"act"`      // one of the constants above
	Note     string    `json:"note,omitempty"`

	// Read is the claim as it read when it was ruled on; the store fills it, so
	// that what was accepted is still known when a later reading lacks it.
	Read *ClaimRecord `json:"read,omitempty"`
	// Corrected is the whole claim as it should read (RulingCorrect,
	// RulingAdd). Its offsets count code points of the dispatch's text, as
	// those of every record do.
	Corrected *ClaimRecord `json:"corrected,omitempty"`
	// Fields names what Corrected changes, in the words of the record ("type",
	// "args", "polarity", …); the store fills it.
	Fields []string `json:"fields,omitempty"`

	With  []string      `json:"with,omitempty"`  // RulingMerge: the other claims, of the same dispatch
	Parts []ClaimRecord `json:"parts,omitempty"` // RulingSplit: what the claim becomes, two or more
}

// Decides reports whether the ruling settles how the claim stands; comments
// do not.
func (r *Ruling) Decides() bool { return r.Act != RulingComment }
