package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"isnad/corroborate"
	"isnad/data"
	"isnad/frame"
	"isnad/frame/syntax"
	"isnad/pipeline"
)

// Lexicon is the data in use: the embedded tree, with the files that the user
// has edited over it, and the reader loaded from both. It is safe for many
// goroutines; a reader in use stays as it is while a file is saved.
type Lexicon struct {
	program string
	dir     string
	save    sync.Mutex
	now     atomic.Pointer[edition]
}

// edition is one state of the data.
type edition struct {
	files  map[string][]byte // the user's, by name
	tree   fs.FS
	reader *pipeline.Reader
	frames map[string]*frameSource // by id
	know   *corroborate.Knowledge
	// parties and public persons, by id
	parties map[string]*party
}

// party is a row of the tables of actors and persons.
type party struct {
	nameEn string
	names  []string // at least one
	person bool
}

// frameSource is a frame as it is written.
type frameSource struct {
	file   string
	line   int
	text   string
	acled  string
	plover string
}

// OpenLexicon loads the embedded data with the edits in dir over them, which
// need not be there yet; without dir nothing can be saved. program is the
// program's version.
func OpenLexicon(program, dir string) (*Lexicon, error) {
	l := &Lexicon{program: program, dir: dir}
	files := map[string][]byte{}
	if dir != "" {
		var err error
		if files, err = data.ReadEdits(dir); err != nil {
			return nil, err
		}
	}
	e, err := l.load(data.Differing(files))
	if err != nil {
		if len(files) > 0 {
			err = fmt.Errorf("edited data in %s: %w", dir, err)
		}
		return nil, err
	}
	l.now.Store(e)
	return l, nil
}

// Reader is the reader of the data as they are now.
func (l *Lexicon) Reader() *pipeline.Reader { return l.now.Load().reader }

// Version is the version of the data as they are now.
func (l *Lexicon) Version() string { return data.VersionWith(l.now.Load().files) }

func (l *Lexicon) load(files map[string][]byte) (*edition, error) {
	e := &edition{files: files, tree: data.Override{Base: data.FS, Files: files}}
	r, err := pipeline.Load(e.tree, "isnad "+l.program+" data "+data.VersionWith(files))
	if err != nil {
		return nil, err
	}
	e.reader = r
	if e.know, err = corroborate.Load(e.tree); err != nil {
		return nil, err
	}
	if e.parties, err = loadParties(e.tree); err != nil {
		return nil, err
	}
	e.frames, err = frameSources(e.tree)
	return e, err
}

func loadParties(tree fs.FS) (map[string]*party, error) {
	out := map[string]*party{}
	for _, t := range []struct {
		file             string
		nameEn, names, n int
	}{{"actors/actors.tsv", 3, 4, 7}, {"actors/persons.tsv", 1, 2, 4}} {
		b, err := fs.ReadFile(tree, t.file)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(b)) {
			f := strings.Split(strings.TrimRight(line, "\n"), "\t")
			if len(f) == t.n && !strings.HasPrefix(line, "#") {
				out[f[0]] = &party{f[t.nameEn], strings.Split(f[t.names], "|"), t.n == 4}
			}
		}
	}
	return out, nil
}

// frameSources parses the frame files of a tree, to show what they say.
func frameSources(tree fs.FS) (map[string]*frameSource, error) {
	names, err := fs.Glob(tree, "frames/*.frame")
	if err != nil {
		return nil, err
	}
	out := map[string]*frameSource{}
	for _, name := range names {
		src, err := fs.ReadFile(tree, name)
		if err != nil {
			return nil, err
		}
		f, err := syntax.Parse(path.Base(name), src)
		if err != nil {
			return nil, err
		}
		lines := strings.Split(string(src), "\n")
		for i, fr := range f.Frames {
			end := len(lines)
			if i+1 < len(f.Frames) {
				next := f.Frames[i+1]
				end = next.Pos.Line - 1 - len(next.Comments)
			}
			text := strings.TrimRight(strings.Join(lines[fr.Pos.Line-1:end], "\n"), "\n ")
			out[fr.ID] = &frameSource{name, fr.Pos.Line, text, fr.ACLED, fr.PLOVER}
		}
	}
	return out, nil
}

// with is the edition with one file changed. A changed frame needs only the
// frames loaded anew; whatever else changes, everything is.
func (l *Lexicon) with(name string, text []byte) (*edition, error) {
	was := l.now.Load()
	files := make(map[string][]byte, len(was.files)+1)
	for n, b := range was.files {
		files[n] = b
	}
	files[name] = text
	if path.Dir(name) != "frames" {
		return l.load(files)
	}
	e := &edition{files: files, tree: data.Override{Base: data.FS, Files: files}, know: was.know, parties: was.parties}
	set, err := frame.Load(e.tree)
	if err != nil {
		return nil, err
	}
	r := *was.reader
	r.Frames, r.Program = set, "isnad "+l.program+" data "+data.VersionWith(files)
	e.reader = &r
	e.frames, err = frameSources(e.tree)
	return e, err
}

// Errors of saving.
var (
	errNoDir   = errors.New("the server has no data directory to save to")
	errChanged = errors.New("the file has changed since it was opened")
)

// put saves a file into the user's folder and takes it into use. base is the
// hash of the text that was edited; empty: whatever it was.
func (l *Lexicon) put(name string, text []byte, base string) error {
	if l.dir == "" {
		return errNoDir
	}
	l.save.Lock()
	defer l.save.Unlock()
	if old, err := fs.ReadFile(l.now.Load().tree, name); base != "" && (err != nil && base != hashOf(nil) || err == nil && hashOf(old) != base) {
		return errChanged
	}
	if own, err := fs.ReadFile(data.FS, name); err == nil && bytes.Equal(own, text) {
		return l.dropLocked(name)
	}
	e, err := l.with(name, text)
	if err != nil {
		return err
	}
	if err := writeWhole(filepath.Join(l.dir, filepath.FromSlash(name)), text); err != nil {
		return err
	}
	l.now.Store(e)
	return nil
}

// drop takes the user's file away, so that the embedded one stands again.
func (l *Lexicon) drop(name string) error {
	if l.dir == "" {
		return errNoDir
	}
	l.save.Lock()
	defer l.save.Unlock()
	return l.dropLocked(name)
}

func (l *Lexicon) dropLocked(name string) error {
	files := map[string][]byte{}
	for n, b := range l.now.Load().files {
		if n != name {
			files[n] = b
		}
	}
	e, err := l.load(files)
	if err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(l.dir, filepath.FromSlash(name))); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	l.now.Store(e)
	return nil
}

// writeWhole writes a file whole or not at all.
func writeWhole(name string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".save-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // gone already where it was renamed
	_, err = f.Write(b)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	return err
}

func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
