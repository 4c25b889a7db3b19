package export

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sort"
)

// Manifest says what an export holds and what was done to it.
type Manifest struct {
	Format  Format          `json:"format"`
	Created string          `json:"created"` // UTC, RFC 3339
	Program string          `json:"program"` // that exported
	Readers []string        `json:"readers"` // versions of program and data that read the dispatches
	Source  string          `json:"source,omitempty"`
	Filter  json.RawMessage `json:"filter,omitempty"`
	Counts  Counts          `json:"counts"`
	// Dispatches is the SHA-256 over the lines "doc, tab, SHA-256 of the text
	// as read", sorted: the same dispatches give the same hash, masked or not.
	Dispatches string    `json:"dispatches_sha256"`
	Redactions Redaction `json:"redactions"`
	Embargo    Embargo   `json:"embargo"`
	Files      []File    `json:"files"`
	Note       string    `json:"note"`
}

// Counts are of what was written.
type Counts struct {
	Dispatches int `json:"dispatches"`
	Claims     int `json:"claims"`
	Mentions   int `json:"mentions"`
	Rows       int `json:"rows"` // lines, features, placemarks, entities or nodes
	// Left out of forms that need a place: claims without a point.
	Unlocated int `json:"unlocated,omitempty"`
	Clusters  int `json:"clusters,omitempty"`
}

// Redaction says what was taken out or made coarser.
type Redaction struct {
	PersonsMasked    bool    `json:"persons_masked"`
	Persons          int     `json:"persons"` // different persons
	Names            int     `json:"names"`   // names taken out
	RoundKm          float64 `json:"round_km,omitempty"`
	PointsRounded    int     `json:"points_rounded,omitempty"`
	SourcesCoarsened int     `json:"sources_coarsened,omitempty"`
}

// Embargo says what was held back.
type Embargo struct {
	Hours    float64 `json:"hours"`
	Until    string  `json:"until,omitempty"` // dispatches that may be younger are left out
	HeldBack int     `json:"held_back"`       // dispatches
}

// File is a file of the export.
type File struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

const note = "Claims, not events: each says who says so. Coded by machine, and by people where ruled on. Columns named as ACLED's, HXL's or PLOVER's are this project's reading; this is not their data."

// texts hashes the dispatches.
type texts struct{ lines []string }

func (t *texts) add(doc, text string) {
	h := sha256.Sum256([]byte(text))
	t.lines = append(t.lines, fmt.Sprintf("%s\t%s\n", doc, hex.EncodeToString(h[:])))
}

func (t *texts) sum() string {
	sort.Strings(t.lines)
	h := sha256.New()
	for _, l := range t.lines {
		h.Write([]byte(l))
	}
	return hex.EncodeToString(h.Sum(nil))
}
