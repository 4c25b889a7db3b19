//go:build !linux

package ingest

import "runtime/debug"

// confine bounds the depth of stacks. Memory is bounded by the PDF engine's
// own limit and by GOMEMLIMIT here; a hard limit is set on Linux only.
func confine(Limits) error {
	debug.SetMaxStack(256 << 20)
	return nil
}
