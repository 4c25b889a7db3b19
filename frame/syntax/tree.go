// Package syntax parses and prints the frame language (docs/frames.md).
//
// Source text goes in; a tree with positions comes out, or every fault found,
// each as file:line:column: what was expected. Print gives the canonical
// form: printing what was parsed and parsing it again changes nothing.
package syntax

// Pos is a place in a file; lines and columns count from 1, columns in
// characters.
type Pos struct{ Line, Col int }

// File is a parsed file.
type File struct {
	Name   string
	Frames []*Frame
	Tail   []string // comment lines behind the last frame
}

// Frame is one frame.
type Frame struct {
	Pos        Pos
	ID         string // kind[.type][:name]
	Kind, Type string
	Comments   []string // comment lines before it
	Degree     string   // control only
	Mode       string   // route only
	State      string   // condition only: trigger or predicate
	Polarity   string
	Certainty  string
	Tense      string
	Evidence   string
	Count      string
	Priority   int
	Triggers   []*Trigger
	Roles      []*Role
	Not        []*Not
	Unless     []string
	Needs      []string
	ACLED      string
	PLOVER     string
	Examples   []*Example
}

// Trigger is a line of words that evoke the frame.
type Trigger struct {
	Pos   Pos
	Class string   // verb finite masdar participle active passive noun adj phrase
	Words []string // lemmas; phrases without their quotation marks
}

// Role is a role, what can fill it, and where it stands.
type Role struct {
	Pos       Pos
	Name      string
	Optional  bool
	Types     []Type
	Positions []Position
}

// Type is a mention type (PLACE), a semantic class (weapon), or a lemma.
type Type struct {
	Name  string
	Lemma bool
}

// Position is where a role stands.
type Position struct {
	Kind  string   // subject object object2 prep after before self pair clause anywhere known
	Preps []string // for prep
	Pair  string   // "", first, second
}

// Not excludes fillers of a role by their head lemma.
type Not struct {
	Pos   Pos
	Role  string
	Words []string
}

// Example is a sentence with the roles that a claim of the frame has in it; a
// counterexample gives no claim of the frame's kind and type.
type Example struct {
	Pos     Pos
	Text    string
	Counter bool
	Roles   []Filler
}

// Filler is a role, or a mark of standing, of an example.
type Filler struct {
	Pos  Pos
	Role string
	Text string
}
