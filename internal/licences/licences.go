// Package licences lists what of others is in the program: the Go modules that
// go.mod pins, and the npm packages that are built into the interface, each
// with its licence and the licence's full text, which whoever passes the
// program on has to pass on too.
//
// list.tsv and texts.txt are made by internal/licences/gather (make licences);
// allowed.tsv and reviewed.tsv are written by people. The tests compare the list with go.mod and
// with web/package-lock.json, and fail for a licence that is not allowed.
// Nothing here is legal advice: a licence is told by phrases of its text.
package licences

import (
	"embed"
	"slices"

	"isnad/table"
)

//go:embed allowed.tsv list.tsv reviewed.tsv texts.txt
var files embed.FS

// Kinds of a part.
const (
	Go  = "go"
	NPM = "npm"
)

// Where a part is.
const (
	InProgram   = "program"   // linked into isnad, on Linux, macOS or Windows
	InInterface = "interface" // built into web/dist, which the program holds
	InTests     = "tests"     // pinned for tests, or by what a module of the program could need
)

// Part is a module or package of others.
type Part struct {
	Kind    string // Go or NPM
	Name    string
	Version string // of the Go library itself, std, empty: it is the compiler's
	Licence string // SPDX identifiers, several joined by " AND "
	Where   string
	Sum     string // as go.sum or package-lock.json has it
}

// List is every part, by kind and name.
func List() ([]Part, error) {
	var out []Part
	err := table.Each(files, "list.tsv", 6, func(f []string) error {
		out = append(out, Part{f[0], f[1], f[2], f[3], f[4], f[5]})
		return nil
	})
	return out, err
}

// Allowed are the licences that parts may have, by SPDX identifier.
func Allowed() ([]string, error) {
	var out []string
	err := table.Each(files, "allowed.tsv", 2, func(f []string) error {
		out = append(out, f[0])
		return nil
	})
	slices.Sort(out)
	return out, err
}

// Reviewed is the licence that people found a part to have when they read its
// files, by name and version; false where nobody had to.
func Reviewed(name, version string) (licence string, ok bool, err error) {
	err = table.Each(files, "reviewed.tsv", 4, func(f []string) error {
		if f[0] == name && f[1] == version {
			licence, ok = f[2], true
		}
		return nil
	})
	return licence, ok, err
}

// Texts are the licences' texts, each under the names of the parts that it
// covers.
func Texts() string {
	b, err := files.ReadFile("texts.txt")
	if err != nil {
		panic(err) // embedded above
	}
	return string(b)
}
