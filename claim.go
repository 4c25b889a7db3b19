package isnad

import "slices"

// Kind is one of the six kinds of claims (codebook, section 3).
type Kind string

const (
	Control   Kind = "control"
	Event     Kind = "event"
	Relation  Kind = "relation"
	Route     Kind = "route"
	Presence  Kind = "presence"
	Condition Kind = "condition"
)

// Types of each kind that have types, in the codebook's order.
var (
	ControlTypes  = []string{"hold", "take", "lose", "contest", "approach"}
	Degrees       = []string{"full", "part", "fire", "siege"}
	EventTypes    = []string{"clash", "attack", "shelling", "airstrike", "explosion", "advance", "withdraw", "encircle", "clear", "deploy", "repel", "kill", "detain", "release", "destroy", "displace", "return", "protest", "open", "close", "aid", "meet", "agree", "break", "state", "accuse", "demand", "threaten", "reject", "sanction", "appoint", "other"}
	RelationTypes = []string{"ally", "support", "command", "member", "oppose"}
	ClaimTypes    = slices.Concat(ControlTypes, EventTypes, RelationTypes) // of every kind
	RouteModes    = []string{"road", "crossing", "rail", "river", "air", "trade", "power", "pipeline", "unsaid"}
)

// Required lists the roles of which a claim of the kind must have all
// (control, relation, route, presence) or at least one (event, condition). The
// list is shared and must not be changed.
func (k Kind) Required() (roles []string, all bool) {
	switch k {
	case Control:
		return holderPlace, true
	case Event:
		return agentPatientPlace, false
	case Relation:
		return agentPatient, true
	case Route:
		return fromTo, true
	case Presence:
		return agentPlace, true
	case Condition:
		return patientPlace, false
	}
	return nil, false
}

var (
	holderPlace       = []string{"holder", "place"}
	agentPatientPlace = []string{"agent", "patient", "place"}
	agentPatient      = []string{"agent", "patient"}
	fromTo            = []string{"from", "to"}
	agentPlace        = []string{"agent", "place"}
	patientPlace      = []string{"patient", "place"}
)

// Arg is one role of a claim and the words that fill it.
type Arg struct {
	Role    string
	Span    Span
	Mention int // index into Record mentions, or -1
	// Filled: the role was left out in the clause and taken from earlier text;
	// the span then lies outside the quote.
	Filled bool
	// Why says where in the clause the frame found the role: subject, behind
	// the preposition في, the place where the sentence plays.
	Why string
}

// Values of a claim's standing (codebook, section 4).
const (
	Affirmed = "affirmed"
	Denied   = "denied"

	Certain  = "certain"
	Probable = "probable"
	Possible = "possible"

	Past    = "past"
	Present = "present"
	Future  = "future"

	Witnessed = "witnessed"
	Told      = "told"
	Hearsay   = "hearsay"
	Inferred  = "inferred"
	Asserted  = "asserted"
)

// Standing is how a claim stands.
type Standing struct {
	Polarity, Certainty, Tense, Evidence string
}

// Link is one source of a chain.
type Link struct {
	Who    string // as written, titles kept
	Kind   string // outlet, agency, person, role, actor, document, witness, unnamed
	Manner string // publishes, told, announced, wrote, quoted, saw, whispered, estimated, denied
	Span   Span   // empty where the link does not stand in the text (the outlet)
}

// Chain runs from the outlet inward to the source nearest to the claim.
type Chain []Link

// Claim is one thing that the text says of the world.
type Claim struct {
	Kind    Kind
	Type    string
	Degree  string // control only
	State   string // condition only: in the text's own words
	Mode    string // route only
	Bearing string // route only: N, NE, E, SE, S, SW, W, NW
	Args    []Arg
	Trigger Span
	Quote   Span
	Standing
	Chain   Chain
	TimeAt  Span // the expression of time; empty where the text gives none
	When    Interval
	Counts  []Quantity
	Framing []Framing
	Codes   Codes
	Frame   string // the frame that made it, with file and line: why the program read it so
	Sent    int    // sentence of its trigger
	At      int    // token of its trigger
}

// Framing is a run of words that loads a claim instead of saying it.
type Framing struct {
	Span
	Load     string // delegitimise, glorify, epithet, distance or euphemism
	Identity string // the party that the words mean, or empty
	Neutral  string // words that say the same without the load, or empty
}

// Arg returns the first argument of the role.
func (c *Claim) Arg(role string) (Arg, bool) {
	for _, a := range c.Args {
		if a.Role == role {
			return a, true
		}
	}
	return Arg{}, false
}

// Codes are a claim's types in other schemes (data/crosswalk). Empty where a
// scheme has no such event.
type Codes struct {
	AcledEvent, AcledSubEvent string // ACLED's event type and sub-event type
	Plover, PloverMode        string // PLOVER's event type and mode
}
