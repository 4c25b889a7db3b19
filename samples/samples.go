// Package samples holds the sample collection, embedded: dispatches written
// for this project by invented outlets, one JSON object a line.
package samples

import _ "embed"

// JSONL is the collection.
//
//go:embed samples.jsonl
var JSONL []byte
