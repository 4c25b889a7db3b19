package isnad

// Filter chooses claims, or the dispatches that make them: one filter for
// search, table, map, timeline, network and export. The zero Filter keeps
// everything. Fields are joined by "and", the values of a field by "or".
//
// Where dispatches are asked for, the fields that speak of claims (From and To;
// Places to MinConfidence but for Mentions) keep a dispatch that makes at least one claim to which all
// of them apply.
type Filter struct {
	Collections []string `json:"collections,omitempty"` // by name
	Dispatches  []string `json:"dispatches,omitempty"`  // by identity in the store
	// Text is a query in words: every word in any of its forms, "words in
	// quotation marks" as one phrase as it is spelled. It is asked of the
	// dispatch: its title and its text. See package search.
	Text      string   `json:"text,omitempty"`
	Outlets   []string `json:"outlets,omitempty"`   // as written
	Languages []string `json:"languages,omitempty"` // BCP 47

	// PublishedFrom and PublishedTo bound the dispatch's date of publication,
	// From and To the time that a claim speaks of: its own interval where the
	// text gives one, else the date of publication. All are ISO 8601 dates
	// (2017, 2017-11 or 2017-11-19), both ends inclusive; an interval is kept
	// when it overlaps. What has no date is kept only where no bound is set.
	PublishedFrom string `json:"published_from,omitempty"`
	PublishedTo   string `json:"published_to,omitempty"`
	From          string `json:"from,omitempty"`
	To            string `json:"to,omitempty"`

	// Places and Actors are identities (MentionRecord.Entity) or names, which
	// are compared without regard to what writers confuse (hamza seats, teh
	// marbuta, alef maksura, harakat) and to مدينة, بلدة, قرية, تنظيم, جماعة,
	// حركة before them. A name stands for the identities that some dispatch
	// of the store gives it. A claim is kept when one of its roles is filled
	// by a mention of one.
	Places []string `json:"places,omitempty"`
	Actors []string `json:"actors,omitempty"`
	// Sources are names or identities in the chain, the outlet's not among
	// them: who is said to have said it.
	Sources []string `json:"sources,omitempty"`
	// Mentions are names or identities that the dispatch mentions, in a claim
	// or not.
	Mentions []string `json:"mentions,omitempty"`
	// Near keeps claims with a role at a point within the circle; Box within
	// the box.
	Near *Circle `json:"near,omitempty"`
	Box  *Box    `json:"box,omitempty"`

	Claims    []string `json:"claims,omitempty"` // by identity (ClaimID)
	Kinds     []Kind   `json:"kinds,omitempty"`
	Types     []string `json:"types,omitempty"`
	Degrees   []string `json:"degrees,omitempty"`
	Polarity  []string `json:"polarity,omitempty"`
	Certainty []string `json:"certainty,omitempty"`
	Tense     []string `json:"tense,omitempty"`
	Evidence  []string `json:"evidence,omitempty"`
	Frames    []string `json:"frames,omitempty"` // name of the frame, without file and line
	Counts    []string `json:"counts,omitempty"` // what the claim counts: killed, wounded, …
	// Rulings keeps claims by the last decision taken on them: RulingAccept,
	// RulingCorrect, RulingReject, RulingMerge, RulingSplit, RulingAdd,
	// Unruled or Merged. Comments decide nothing. See LiveRulings.
	Rulings []string `json:"rulings,omitempty"`
	// MinConfidence keeps claims of whose reading the program is at least so
	// sure, 0 to 1. Claims without a confidence count as 1.
	MinConfidence float64 `json:"min_confidence,omitempty"`
}

// Circle is what lies within Km kilometres of a point, over the sphere.
type Circle struct {
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
	Km  float64 `json:"km"`
}

// Box is a range of latitude and longitude in degrees. West may be greater
// than East: the box then crosses the 180th meridian.
type Box struct {
	South float64 `json:"south"`
	West  float64 `json:"west"`
	North float64 `json:"north"`
	East  float64 `json:"east"`
}

// OfClaims reports whether a field that speaks of claims is set.
func (f *Filter) OfClaims() bool {
	return len(f.Places)+len(f.Actors)+len(f.Claims)+len(f.Kinds)+len(f.Types)+len(f.Degrees)+len(f.Polarity)+len(f.Certainty)+
		len(f.Tense)+len(f.Evidence)+len(f.Frames)+len(f.Counts)+len(f.Sources)+len(f.Rulings) > 0 ||
		f.Near != nil || f.Box != nil || f.MinConfidence > 0 || f.From != "" || f.To != ""
}
