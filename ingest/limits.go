package ingest

import (
	"errors"
	"fmt"
	"time"
)

// Limits bound what one input may cost. A zero field takes its value from
// DefaultLimits; a negative one lifts the limit.
type Limits struct {
	// Document is the most bytes of a file or member that is read whole: a
	// page, a PDF, a text. Lines, messages and records of formats that are
	// read piece by piece are held to it one by one.
	Document int64
	Text     int           // bytes of a dispatch's text; the reading takes no more than 4 MiB
	Unpacked int64         // bytes that an archive and what it holds may unpack to
	Ratio    int64         // unpacked bytes for each packed byte, of a member larger than 1 MiB
	Entries  int           // members of an archive, files of a folder and what is below it, records of a WARC
	Depth    int           // archives within archives; folders within folders are held to 16 times as much
	Nesting  int           // elements within elements, objects within objects
	Pages    int           // pages of a PDF
	Memory   int64         // bytes of memory of the child process
	Time     time.Duration // for one document in the child process
}

// DefaultLimits are generous for reporting and small for a machine of 2 GiB.
var DefaultLimits = Limits{
	Document: 64 << 20,
	Text:     4 << 20,
	Unpacked: 16 << 30,
	Ratio:    200,
	Entries:  1 << 20,
	Depth:    4,
	Nesting:  512,
	Pages:    3000,
	Memory:   1 << 30,
	Time:     60 * time.Second,
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits
	fill(&l.Document, d.Document)
	fill(&l.Text, d.Text)
	fill(&l.Unpacked, d.Unpacked)
	fill(&l.Ratio, d.Ratio)
	fill(&l.Entries, d.Entries)
	fill(&l.Depth, d.Depth)
	fill(&l.Nesting, d.Nesting)
	fill(&l.Pages, d.Pages)
	fill(&l.Memory, d.Memory)
	fill(&l.Time, d.Time)
	return l
}

func fill[N ~int | ~int64](n *N, d N) {
	switch {
	case *n == 0:
		*n = d
	case *n < 0:
		*n = N(^uint(0) >> 2) // room to add without overflow
	}
}

// Refusal is input that a limit or a rule kept out: not damage, but a choice
// that can be changed by Limits where Limit is named.
type Refusal struct {
	Limit  string // the field of Limits; empty where the rule cannot be lifted
	Reason string
}

func (r *Refusal) Error() string { return "refused: " + r.Reason }

func refuse(limit, format string, args ...any) error {
	return &Refusal{Limit: limit, Reason: fmt.Sprintf(format, args...)}
}

// ErrEmpty is input in which there is nothing to read.
var ErrEmpty = errors.New("no text")
