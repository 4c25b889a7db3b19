// Package table reads the tables that analysts edit: rows of columns parted by
// tabs, one a line; empty lines and lines that begin with # are passed over.
//
// A file's name and a number of columns go in; the rows come out, one after
// another. What a column means is the reader's.
package table

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// in is an error of one column of a row.
type in struct {
	error
	column int
}

func (e in) Unwrap() error { return e.error }

// In is an error of a row's column, counted from 0, for a function that [Each]
// calls: Each names the place where the column begins.
func In(column int, err error) error { return in{err, column} }

// Each calls fn for the rows of a table. An error names file, line and the byte
// of the line, be it of a row with another number of columns or of fn, which
// ends the reading.
func Each(fsys fs.FS, name string, columns int, fn func(f []string) error) error {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	sc := bufio.NewScanner(bytes.NewReader(b))
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != columns {
			return fmt.Errorf("%s:%d:1: expected %d columns, found %d", name, n, columns, len(f))
		}
		if err := fn(f); err != nil {
			at := 1
			if e := (in{}); errors.As(err, &e) {
				err, at = e.error, len(strings.Join(f[:e.column], "\t"))+min(e.column, 1)+1
			}
			return fmt.Errorf("%s:%d:%d: %w", name, n, at, err)
		}
	}
	return sc.Err()
}
