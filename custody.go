package isnad

import "time"

// What the log of custody records.
const (
	CustodyCreate = "create" // a collection was made
	CustodyAdd    = "add"    // a dispatch came in
	CustodyRead   = "read"   // the program read it; a record was kept
	CustodyRule   = "rule"   // a person ruled on a claim
	CustodyExport = "export" // records left the store
	CustodyPurge  = "purge"  // a dispatch was erased
	CustodyMask   = "mask"   // a name was masked
)

// CustodyEntry is one line of the log of custody. Each holds the hash of the
// one before, so that a line changed or left out later shows.
type CustodyEntry struct {
	Seq     int64     `json:"seq"` // from 1, without gaps
	At      time.Time `json:"at"`  // UTC by the clock of the machine, which may be wrong or go backwards
	Who     string    `json:"who"`
	Act     string    `json:"act"`     // one of the constants above
	Subject string    `json:"subject"` // identity of the dispatch, the ruling, the collection
	// Detail holds hashes and counts as a JSON object, never text of a
	// dispatch or a name, so that purging needs not touch the log.
	Detail string `json:"detail"`
	Prev   string `json:"prev"` // Hash of the entry before; empty for the first
	Hash   string `json:"hash"` // SHA-256, hexadecimal, over all of the above
}
