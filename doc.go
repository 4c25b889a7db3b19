// Package isnad holds the nouns of the program: a Dispatch is read into
// Sentences of Tokens, which carry Mentions and Phrases, from which Claims
// are made, each with its Chain of sources; the whole is a Record.
//
// The package imports only the standard library. Every Span is a half-open
// range of byte offsets into Dispatch.Text as it was read; no layer copies
// or changes that text. Records, the form that leaves the program, count
// Unicode code points instead (see Record).
//
// A claim is never a fact: it is always held together with who says so, how
// they know, and how sure they are. docs/terms.md defines every term.
package isnad
