package table_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"isnad/table"
)

func TestEach(t *testing.T) {
	bad := errors.New("bad")
	fsys := fstest.MapFS{"t.tsv": {Data: []byte("# a\tb\n\nx\ty\nz\t\n")}, "u.tsv": {Data: []byte("x\ty\nz\n")}, "v.tsv": {Data: []byte("#\nx\tno\nz\tyes\n")}}
	var got []string
	keep := func(f []string) error {
		if f[1] == "no" {
			return bad
		}
		if f[1] == "odd" {
			return table.In(1, bad)
		}
		if f[0] == "odd" {
			return table.In(0, bad)
		}
		got = append(got, strings.Join(f, "|"))
		return nil
	}
	if err := table.Each(fsys, "t.tsv", 2, keep); err != nil || !slices.Equal(got, []string{"x|y", "z|"}) {
		t.Errorf("%v, %q", err, got)
	}
	if err := table.Each(fsys, "u.tsv", 2, keep); err == nil || err.Error() != "u.tsv:2:1: expected 2 columns, found 1" {
		t.Error(err)
	}
	got = nil
	if err := table.Each(fsys, "v.tsv", 2, keep); !errors.Is(err, bad) || err.Error() != "v.tsv:2:1: bad" || got != nil {
		t.Errorf("%v, %q", err, got)
	}
	for row, want := range map[string]string{"غغ\todd": "x.tsv:1:6: bad", "odd\t": "x.tsv:1:1: bad"} {
		fsys := fstest.MapFS{"x.tsv": {Data: []byte(row)}}
		if err := table.Each(fsys, "x.tsv", 2, keep); !errors.Is(err, bad) || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if err := table.Each(fsys, "w.tsv", 2, keep); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
