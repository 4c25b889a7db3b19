package ingest

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"
)

// TestMain lets the test binary be the child process that parses: what is
// tested is the seam that the program uses.
func TestMain(m *testing.M) {
	switch os.Getenv("ISNAD_INGEST_CHILD") {
	case "":
		os.Exit(m.Run())
	case "serve":
		if err := ServeChild(context.Background(), os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	case "hang":
		time.Sleep(time.Hour)
	case "eat": // more memory than is allowed
		if err := confine(Limits{Memory: 256 << 20}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		var held [][]byte
		for len(held) < 1<<16 {
			b := make([]byte, 16<<20)
			for i := range b {
				b[i] = 1
			}
			held = append(held, b)
		}
	case "die":
		fmt.Fprintln(os.Stderr, "panic: something")
		os.Exit(2)
	}
	os.Exit(0)
}

// child is the command of the test binary as a child of that manner.
func child(t testing.TB, manner string) []string {
	t.Helper()
	t.Setenv("ISNAD_INGEST_CHILD", manner)
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return []string{exe}
}

// collect reads paths and gives the items.
func collect(t testing.TB, opts Options, paths ...string) []Item {
	t.Helper()
	var out []Item
	if err := Walk(context.Background(), paths, opts, func(it Item) error { out = append(out, it); return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}
