// Package data holds everything that analysts edit, embedded: the lexicon,
// actors, cues, frames, expressions of time and the gazetteer. Each folder
// has a README with its columns; SOURCES.md credits every source.
package data

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"sync"
)

// FS is the embedded tree, as every stage's Load reads it.
//
//go:embed actors confidence corroborate crosswalk cues frames gazetteer lexicon ner timex
var FS embed.FS

// Version is the first twelve hexadecimal digits of the SHA-256 of all files
// in the tree, in the order of their names: any edit changes it.
var Version = sync.OnceValue(func() string {
	h := sha256.New()
	err := fs.WalkDir(FS, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := FS.ReadFile(name)
		if err != nil {
			return err
		}
		h.Write([]byte(name))
		h.Write([]byte{0})
		h.Write(b)
		return nil
	})
	if err != nil {
		panic("data: embedded tree: " + err.Error())
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
})
