package main

import (
	"errors"
	"runtime"
)

var errStopped = errors.New("stopped")

// inOrder does the work that from gives on all processors, and takes what comes
// of it in the order in which it was given. Giving waits while more than one
// piece a processor is on its way, so that memory stays bounded however long
// the batch. An error of take ends it.
func inOrder[T any](from func(give func(work func() T) error) error, take func(T) error) error {
	ahead := make(chan chan T, runtime.GOMAXPROCS(0))
	stop := make(chan struct{})
	taken := make(chan error)
	go func() {
		var err error
		for got := range ahead {
			// After an error the rest is passed over, so that nothing waits.
			if x := <-got; err == nil {
				if err = take(x); err != nil {
					close(stop)
				}
			}
		}
		taken <- err
	}()
	err := from(func(work func() T) error {
		select {
		case <-stop:
			return errStopped
		default:
		}
		got := make(chan T, 1)
		ahead <- got
		go func() { got <- work() }()
		return nil
	})
	close(ahead)
	if e := <-taken; e != nil {
		return e
	}
	return err
}
