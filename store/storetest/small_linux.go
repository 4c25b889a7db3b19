package storetest

import (
	"syscall"
	"testing"
)

// Small mounts a file system of the size (as 6m) until the test ends, and gives
// its folder. Where that is not permitted the test is skipped, and says so.
func Small(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		Loud(t, "mounting a small file system is not permitted: %v", err)
		t.Skipf("mount: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// Remount gives a file system of [Small] another size and flags (as
// syscall.MS_RDONLY).
func Remount(t *testing.T, dir, size string, flags uintptr) {
	t.Helper()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|flags, "size="+size); err != nil {
		t.Fatal(err)
	}
}
