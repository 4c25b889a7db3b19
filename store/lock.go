package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// dirLock holds a data directory for this process. The file says who has it;
// the lock itself is the system's and dies with the process, so that a crash
// leaves nothing to clean up.
type dirLock struct{ f *os.File }

func lockDir(dbFile string) (*dirLock, error) {
	name := dbFile + ".lock"
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if errors.Is(err, fs.ErrPermission) || isReadOnlyFS(err) {
		return nil, fmt.Errorf("%s %w: %v", filepath.Dir(dbFile), ErrReadOnly, err)
	}
	if err != nil {
		return nil, err
	}
	if err := lockFile(f); err != nil {
		holder, _ := os.ReadFile(name)
		f.Close()
		return nil, fmt.Errorf("%s: %w by %s", filepath.Dir(dbFile), ErrLocked, orElse(strings.TrimSpace(string(holder)), "another process"))
	}
	host, _ := os.Hostname()
	line := fmt.Sprintf("process %d on %s since %s: %s\n", os.Getpid(), host, time.Now().UTC().Format(time.RFC3339), command())
	// A full disk must not keep anybody from reading: the lock is held, only
	// the note of who holds it is missing.
	if f.Truncate(0) == nil {
		_, _ = f.WriteAt([]byte(line), 0)
	}
	return &dirLock{f}, nil
}

// command is how this process was called, without what follows the command's
// own name: paths and queries are nobody else's business.
func command() string {
	words := []string{filepath.Base(os.Args[0])}
	if len(os.Args) > 1 && !strings.HasPrefix(os.Args[1], "-") {
		words = append(words, os.Args[1])
	}
	return strings.Join(words, " ")
}

func (l *dirLock) release() {
	if l != nil && l.f != nil {
		l.f.Truncate(0)
		l.f.Close()
	}
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
