package export

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"os"
	"path/filepath"
	"time"
)

// Output is where files go: Folder or Archive.
type Output interface {
	// Create begins a file; it is there, whole, once Close returned nil.
	Create(name string) (io.WriteCloser, error)
}

// Folder writes files into a directory, which is made where it is not there.
// A file appears when it is whole; one of the same name is replaced then.
type Folder string

// Create implements Output.
func (d Folder) Create(name string) (io.WriteCloser, error) {
	if err := os.MkdirAll(string(d), 0o755); err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(string(d), "."+name+".*")
	if err != nil {
		return nil, err
	}
	return &whole{f, filepath.Join(string(d), name)}, nil
}

type whole struct {
	*os.File
	name string
}

func (w *whole) Close() error {
	err := w.File.Sync()
	if e := w.File.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Chmod(w.File.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(w.File.Name(), w.name)
	}
	if err != nil {
		os.Remove(w.File.Name())
	}
	return err
}

// Archive writes files into a ZIP, one after another as they are closed.
type Archive struct {
	Zip *zip.Writer
	// Time is the modification time of the files.
	Time time.Time
}

// Create implements Output. What is written waits in a temporary file, since
// several files are written at once and a ZIP takes one at a time.
func (a Archive) Create(name string) (io.WriteCloser, error) {
	f, err := os.CreateTemp("", "isnad-export-*")
	if err != nil {
		return nil, err
	}
	return &spooled{f, a, name}, nil
}

type spooled struct {
	*os.File
	archive Archive
	name    string
}

func (s *spooled) Close() error {
	defer s.Abandon()
	if _, err := s.File.Seek(0, io.SeekStart); err != nil {
		return err
	}
	w, err := s.archive.Zip.CreateHeader(&zip.FileHeader{Name: s.name, Method: zip.Deflate, Modified: s.archive.Time})
	if err != nil {
		return err
	}
	_, err = io.Copy(w, s.File)
	return err
}

// Abandon gives the file up.
func (s *spooled) Abandon() {
	s.File.Close()
	os.Remove(s.File.Name())
}

// Abandon gives the file up.
func (w *whole) Abandon() {
	w.File.Close()
	os.Remove(w.File.Name())
}

// counted counts and hashes what is written.
type counted struct {
	w    io.WriteCloser
	h    hash.Hash
	n    int64
	name string
}

func newCounted(w io.WriteCloser, name string) *counted {
	return &counted{w: w, h: sha256.New(), name: name}
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.h.Write(p[:n])
	c.n += int64(n)
	return n, err
}

func (c *counted) file() File {
	return File{Name: c.name, Bytes: c.n, SHA256: hex.EncodeToString(c.h.Sum(nil))}
}
