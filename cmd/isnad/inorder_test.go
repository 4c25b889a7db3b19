package main

import (
	"errors"
	"testing"
	"time"
)

// What is given first is taken first, however long it takes.
func TestInOrder(t *testing.T) {
	const n = 50
	var got []int
	err := inOrder(func(give func(func() int) error) error {
		for i := range n {
			if err := give(func() int {
				time.Sleep(time.Duration((n-i)%7) * time.Millisecond)
				return i
			}); err != nil {
				return err
			}
		}
		return nil
	}, func(i int) error {
		got = append(got, i)
		return nil
	})
	if err != nil || len(got) != n {
		t.Fatalf("took %d of %d, error %v", len(got), n, err)
	}
	for i, x := range got {
		if i != x {
			t.Fatalf("place %d holds %d", i, x)
		}
	}
}

// An error of take is the one told, and ends an endless batch.
func TestInOrderStops(t *testing.T) {
	full := errors.New("full")
	err := inOrder(func(give func(func() int) error) error {
		for {
			if err := give(func() int { return 0 }); err != nil {
				return err
			}
		}
	}, func(int) error { return full })
	if !errors.Is(err, full) {
		t.Fatalf("got %v, want %v", err, full)
	}
}
