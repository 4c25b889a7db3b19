package ingest

import (
	"runtime/debug"
	"syscall"
)

// confine bounds the memory of this process, the depth of its stacks, the
// files that it may write, and takes away its core dumps.
func confine(lim Limits) error {
	debug.SetMaxStack(256 << 20)
	// RLIMIT_DATA counts what is written to, not what Go only reserves.
	most := uint64(lim.Memory)
	for _, l := range []struct {
		which int
		max   uint64
	}{{syscall.RLIMIT_DATA, most}, {syscall.RLIMIT_CORE, 0}, {syscall.RLIMIT_FSIZE, 256 << 20}} {
		var old syscall.Rlimit
		if err := syscall.Getrlimit(l.which, &old); err != nil {
			return err
		}
		v := min(l.max, old.Max)
		if err := syscall.Setrlimit(l.which, &syscall.Rlimit{Cur: v, Max: v}); err != nil {
			return err
		}
	}
	return nil
}
