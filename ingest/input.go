package ingest

import (
	"bufio"
	"io"
	"time"
)

// input is a file, the member of an archive, or a stream.
type input struct {
	place  string // Item.Source
	name   string // without folders
	folder string // where a file on disk lies; "" for all else
	size   int64  // -1 where it is not known
	at     io.ReaderAt
	r      *bufio.Reader
	depth  int // archives around it

	encoding string    // as the server or the feed declared it
	address  string    // where a page was found
	found    time.Time // when it was fetched, by us or into an archive
	chat     string    // name of the chat that the archive around it holds
	fill     *Item     // what a feed says of it, where the page does not
	count    func(int64)
}

// stored is an input that can be read at any place.
func stored(place, name string, at io.ReaderAt, size int64, depth int) *input {
	in := &input{place: place, name: name, size: size, at: at, depth: depth}
	in.r = bufio.NewReaderSize(&counted{r: io.NewSectionReader(at, 0, size), in: in}, 1<<16)
	return in
}

// streamed is an input that can be read once.
func streamed(place, name string, r io.Reader, depth int) *input {
	return &input{place: place, name: name, size: -1, r: bufio.NewReaderSize(r, 1<<16), depth: depth}
}

type counted struct {
	r  io.Reader
	in *input
	n  int64
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n += int64(n)
	if c.in.count != nil {
		c.in.count(c.n)
	}
	return n, err
}

// head is the beginning, for telling the format.
func (in *input) head() ([]byte, error) {
	b, err := in.r.Peek(8192)
	if len(b) == 0 && err != nil && err != io.EOF {
		return nil, err
	}
	return b, nil
}

// all is the whole of an input of at most most bytes.
func (in *input) all(most int64) ([]byte, error) {
	if in.size > most {
		return nil, refuse("Document", "%s; the limit is %s", bytesIn(in.size), bytesIn(most))
	}
	b, err := io.ReadAll(io.LimitReader(in.r, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(b)) > most {
		return nil, refuse("Document", "more than %s", bytesIn(most))
	}
	return b, nil
}
