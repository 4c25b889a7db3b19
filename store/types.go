package store

import (
	"time"

	"isnad"
	"isnad/ingest/neardup"
)

// Collection is a named set of dispatches.
type Collection struct {
	Name       string    `json:"name"`
	Created    time.Time `json:"created"`
	Dispatches int       `json:"dispatches"` // without those purged
	Claims     int       `json:"claims"`
}

// Item is a dispatch on its way in.
type Item struct {
	isnad.Dispatch
	Original  []byte // the bytes it was read from, kept as they are
	Source    string // path or address
	Format    string // of Original: text, html, pdf, …
	URL       string
	Byline    string
	Published time.Time // to the minute where known; zero otherwise
	Forwarded []string  // from whom it was passed on, outermost first
	Signature neardup.Signature
	Notes     []string
	// Record is what the pipeline read; nil where the dispatch was not read,
	// and Unread then says why ("not Arabic: en").
	Record *isnad.Record
	Unread string
}

// Added says what became of an Item.
type Added struct {
	ID  string // identity of the dispatch
	New bool   // false: it was there already, and nothing was changed
	// Purged: the dispatch had been there and was erased; it was not added.
	Purged bool
	// Like is the first dispatch with nearly the same text, where another has it.
	Like string
}

// Dispatch is a dispatch as the store keeps it.
type Dispatch struct {
	ID         string    `json:"id"`
	Collection string    `json:"collection"`
	Doc        string    `json:"doc"`
	Outlet     string    `json:"outlet"`
	Date       string    `json:"date"`
	Lang       string    `json:"lang"`
	Title      string    `json:"title"`
	Text       string    `json:"text"`
	Source     string    `json:"source"`
	Format     string    `json:"format"`
	URL        string    `json:"url"`
	Byline     string    `json:"byline"`
	Published  time.Time `json:"published,omitzero"`
	Forwarded  []string  `json:"forwarded"`
	Notes      []string  `json:"notes"`
	Original   string    `json:"original"` // SHA-256 of the original bytes, hexadecimal
	Size       int64     `json:"size"`     // of the original, in bytes
	Group      string    `json:"group"`    // identity of the first dispatch of its group of near duplicates; its own where it is alone
	Added      time.Time `json:"added"`
	Unread     string    `json:"unread"` // why the program did not read it; empty where it did
	Claims     int       `json:"claims"`
	Purged     bool      `json:"purged"` // erased: only identity, hashes and dates are left
	Masked     bool      `json:"masked"` // a name in it was masked
}

// Claim is a claim as it stands: as the program read it, or as the last
// ruling says it should read.
type Claim struct {
	ID         string `json:"id"` // isnad.ClaimID
	Dispatch   string `json:"dispatch"`
	Collection string `json:"collection"`
	Doc        string `json:"doc"`
	Outlet     string `json:"outlet"`
	Date       string `json:"date"`  // of publication
	Group      string `json:"group"` // near duplicates of its dispatch share it
	isnad.ClaimRecord
	// Participants are the mentions that fill the roles: Participants[i] is
	// that of Args[i], the zero MentionRecord where there is none.
	Participants []isnad.MentionRecord `json:"participants"`
	// From and To are the first and last day that the claim speaks of: its
	// own interval, else the date of publication; empty where neither is
	// known.
	From   string        `json:"from"`
	To     string        `json:"to"`
	Ruled  string        `json:"ruled"` // isnad.Unruled, or the act of the last decision
	Ruling *isnad.Ruling `json:"ruling,omitempty"`
	Doubt  float64       `json:"doubt"` // 0 to 1: how much a person's look is needed; see Queue
}

// Page asks for a part of a long answer. The zero Page is the first 50.
type Page struct {
	Limit  int    // at most 1000; 0: 50
	Cursor string // Next of the page before; empty: the first
	// Oldest turns the order round: the oldest date of publication first.
	Oldest bool
}

// Hit is a dispatch found by a search.
type Hit struct {
	Dispatch
	// InTitle and InText are the words and phrases of the query, as code
	// points of Title and Text, in order, not overlapping. Text is nil where
	// the filter has no query.
	InTitle []isnad.SpanRecord `json:"in_title"`
	InText  []isnad.SpanRecord `json:"in_text"`
	// Snippet is the run of code points of Text that shows the first words
	// found, whole words, at most about 240.
	Snippet isnad.SpanRecord `json:"snippet"`
}

// Hits is a page of dispatches found; Next is empty on the last page.
type Hits struct {
	Hits []Hit  `json:"hits"`
	Next string `json:"next"`
}

// Claims is a page of claims; Next is empty on the last page.
type Claims struct {
	Claims []Claim `json:"claims"`
	Next   string  `json:"next"`
}

// Counts are the sizes of what a filter keeps.
type Counts struct {
	Dispatches int `json:"dispatches"`
	Claims     int `json:"claims"`
}

// Facet is a value of a field and how many claims have it.
type Facet struct {
	Value  string `json:"value"`
	Label  string `json:"label"` // a name for people where Value is an identity; else Value
	Claims int    `json:"claims"`
}

// Point is a place on the map and the claims with a role there.
type Point struct {
	Place      string         `json:"place"` // identity, or the name where none is known
	Name       string         `json:"name"`  // as the text has it, the commonest
	NameEn     string         `json:"name_en"`
	Lat        float64        `json:"lat"`
	Lon        float64        `json:"lon"`
	AccuracyKm float64        `json:"accuracy_km"`
	Claims     int            `json:"claims"`
	Kinds      map[string]int `json:"kinds"` // claims by kind
	From       string         `json:"from"`  // earliest and latest day spoken of
	To         string         `json:"to"`
}

// Bucket is a span of time and the claims that begin in it.
type Bucket struct {
	Start  string `json:"start"` // ISO date of its first day
	Kind   string `json:"kind"`
	Type   string `json:"type"`
	Outlet string `json:"outlet,omitempty"`
	Claims int    `json:"claims"`
}

// Edge is a relation said to be between two parties.
type Edge struct {
	Agent    Party  `json:"agent"`
	Patient  Party  `json:"patient"`
	Kind     string `json:"kind"` // relation, or event where two parties meet in one
	Type     string `json:"type"`
	Polarity string `json:"polarity"`
	Claims   int    `json:"claims"`
	Outlets  int    `json:"outlets"`
	From     string `json:"from"`
	To       string `json:"to"`
}

// Party is an actor of a network.
type Party struct {
	ID     string `json:"id"` // identity, or the folded name where none is known
	Name   string `json:"name"`
	NameEn string `json:"name_en"`
}

// Version is one reading of a dispatch.
type Version struct {
	N       int       `json:"n"`       // 1, 2, … for each dispatch
	Program string    `json:"program"` // versions of program and data
	At      time.Time `json:"at"`
	Hash    string    `json:"hash"` // SHA-256 of the record's JSON
	Claims  int       `json:"claims"`
}

// Saved is a filter that somebody keeps by name.
type Saved struct {
	Name   string       `json:"name"`
	Who    string       `json:"who"`
	At     time.Time    `json:"at"`
	Filter isnad.Filter `json:"filter"`
}
