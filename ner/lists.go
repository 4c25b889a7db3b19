package ner

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"isnad/arabic"
	"isnad/table"
)

// phrases are names of several words with a kind each.
type phrases struct {
	kinds map[uint64]uint8
	first map[uint64]uint8 // first word -> longest name in words
}

// orgKinds number the kinds of data/ner/orgs.tsv from 1.
var orgKinds = map[string]uint8{"club": 1, "company": 2, "media": 3, "body": 4, "party": 5, "product": 6}

// loadOrgs reads ner/orgs.tsv, the names that only the sequence model looks
// up: they are ordinary words and places too often to be believed alone.
func (r *Recognizer) loadOrgs(fsys fs.FS) error {
	r.orgs = phrases{kinds: map[uint64]uint8{}, first: map[uint64]uint8{}}
	return eachRow(fsys, "ner/orgs.tsv", 3, func(f []string) error {
		kind := orgKinds[f[1]]
		if kind == 0 {
			return fmt.Errorf("unknown kind %q; expected club, company, media, body, party or product", f[1])
		}
		h, n := arabic.HashSeed, uint8(0)
		var first uint64
		for w := range strings.FieldsSeq(arabic.Fold(f[0])) {
			if n > 0 {
				h = arabic.Hash(h, " ")
			} else {
				w = strings.TrimPrefix(w, article)
			}
			h = arabic.Hash(h, w)
			if n == 0 {
				first = h
			}
			n++
		}
		if r.orgs.kinds[h] == 0 {
			r.orgs.kinds[h] = kind
		}
		r.orgs.first[first] = max(r.orgs.first[first], n)
		return nil
	})
}

func firstHash(bare string) uint64 { return arabic.Hash(arabic.HashSeed, bare) }

// match is the longest name at the start of the folded words.
func (p *phrases) match(folds []string) (n int, kind uint8) {
	h := firstHash(strings.TrimPrefix(folds[0], article))
	most := int(p.first[h])
	for i := 1; i <= most && i <= len(folds); i++ {
		if i > 1 {
			h = arabic.Hash(arabic.Hash(h, " "), folds[i-1])
		}
		if k := p.kinds[h]; k != 0 {
			n, kind = i, k
		}
	}
	return n, kind
}

// cluster is what company a word keeps, coarsely and finely; 0 where it is too
// rare to tell.
type cluster struct{ coarse, fine uint16 }

// loadClusters reads ner/clusters.tsv.
func (r *Recognizer) loadClusters(fsys fs.FS) error { return r.Recluster(fsys, "ner") }

// Recluster reads the clusters of another folder in place of its own. It is for
// training, before the recogniser is shared.
func (r *Recognizer) Recluster(fsys fs.FS, dir string) error {
	r.clusters = map[uint32]cluster{}
	err := eachRow(fsys, dir+"/clusters.tsv", 3, func(f []string) error {
		a, err1 := strconv.ParseUint(f[1], 10, 16)
		b, err2 := strconv.ParseUint(f[2], 10, 16)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		r.clusters[hash32(f[0])] = cluster{uint16(a), uint16(b)}
		return nil
	})
	r.forget()
	return err
}

// eachRow is table.Each; a table that is not there has no rows.
func eachRow(fsys fs.FS, name string, columns int, add func(f []string) error) error {
	if err := table.Each(fsys, name, columns, add); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
