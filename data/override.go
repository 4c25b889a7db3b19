package data

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"time"
)

// Override is a tree with some files replaced, or added to its folders. Names
// are slash-separated, as "frames/control.frame".
type Override struct {
	Base  fs.FS
	Files map[string][]byte
}

// Open opens a replaced file, or else what the base has.
func (o Override) Open(name string) (fs.File, error) {
	if b, ok := o.Files[name]; ok {
		return &memory{Reader: bytes.NewReader(b), name: path.Base(name)}, nil
	}
	return o.Base.Open(name)
}

// ReadFile is the replaced file's contents, or else the base's.
func (o Override) ReadFile(name string) ([]byte, error) {
	if b, ok := o.Files[name]; ok {
		return bytes.Clone(b), nil
	}
	return fs.ReadFile(o.Base, name)
}

// ReadDir lists a folder of the base, with the files that were added to it,
// by name.
func (o Override) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.Base, name)
	if err != nil {
		return nil, err
	}
	for file, b := range o.Files {
		if path.Dir(file) != name {
			continue
		}
		e := fs.FileInfoToDirEntry(&memory{Reader: bytes.NewReader(b), name: path.Base(file)})
		at := -1
		for i := range list {
			if list[i].Name() == e.Name() {
				at = i
			}
		}
		if at >= 0 {
			list[at] = e
		} else {
			list = append(list, e)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Name() < list[j].Name() })
	return list, nil
}

// memory is a file that lies in memory, and what is known of it.
type memory struct {
	*bytes.Reader
	name string
}

func (m *memory) Stat() (fs.FileInfo, error) { return m, nil }
func (m *memory) Close() error               { return nil }
func (m *memory) Name() string               { return m.name }
func (m *memory) Mode() fs.FileMode          { return 0o444 }
func (m *memory) ModTime() time.Time         { return time.Time{} }
func (m *memory) IsDir() bool                { return false }
func (m *memory) Sys() any                   { return nil }

var _ io.Reader = (*memory)(nil)

// ReadEdits reads the frames, tables and models in the folders of dir, as
// Override takes them. A dir that is not there holds none.
func ReadEdits(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	folders, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return files, nil
	}
	if err != nil {
		return nil, err
	}
	for _, d := range folders {
		if !d.IsDir() {
			continue
		}
		list, err := os.ReadDir(filepath.Join(dir, d.Name()))
		if err != nil {
			return nil, err
		}
		for _, f := range list {
			switch path.Ext(f.Name()) {
			case ".frame", ".tsv", ".model":
			default:
				continue
			}
			b, err := os.ReadFile(filepath.Join(dir, d.Name(), f.Name()))
			if err != nil {
				return nil, err
			}
			files[d.Name()+"/"+f.Name()] = b
		}
	}
	return files, nil
}

// VersionWith is the version of the embedded tree with files over it: Version,
// and where there are any a hash of theirs.
func VersionWith(files map[string][]byte) string {
	if len(files) == 0 {
		return Version()
	}
	names := make([]string, 0, len(files))
	for n := range files {
		names = append(names, n)
	}
	sort.Strings(names)
	h := sha256.New()
	for _, n := range names {
		fmt.Fprintf(h, "%s\x00%d\x00", n, len(files[n]))
		h.Write(files[n])
	}
	return Version() + "+" + hex.EncodeToString(h.Sum(nil))[:12]
}

// Differing are the files that do not say what the embedded tree says.
func Differing(files map[string][]byte) map[string][]byte {
	out := map[string][]byte{}
	for n, b := range files {
		if own, err := fs.ReadFile(FS, n); err != nil || !bytes.Equal(own, b) {
			out[n] = b
		}
	}
	return out
}
