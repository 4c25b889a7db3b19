package store

import (
	"encoding/binary"
	"fmt"
	"strings"

	"isnad/ingest/neardup"
)

// like is the most dispatches that a new one is compared with, and copy the
// likeness from which one is so much the same that it need not be found
// itself: whatever is like it is like the one it copies. Both keep a text that
// a thousand outlets print from costing a million comparisons.
const (
	likeMost = 64
	likeCopy = 0.97
)

// group finds the group of near duplicates that a new dispatch belongs to, its
// own where there is none, and makes it findable for those that come later. A
// group goes through all collections: a text kept in two of them is one text,
// and whoever compares both must not count its source twice.
func (w *writing) group(n int64, id string, sig *neardup.Signature) (string, error) {
	if sig.Empty() {
		return id, nil
	}
	keys := nearKeys(sig)
	var b strings.Builder
	args := make([]any, 0, len(keys))
	for i, k := range keys {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "$%d", i+1)
		args = append(args, k)
	}
	rows, err := w.query(fmt.Sprintf(`SELECT grp, signature FROM dispatches WHERE n IN
		(SELECT DISTINCT dispatch FROM near WHERE key IN (%s)) AND signature IS NOT NULL ORDER BY seq LIMIT %d`, b.String(), likeMost), args...)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	group, best := id, neardup.Same
	for rows.Next() {
		var g string
		var raw []byte
		if err := rows.Scan(&g, &raw); err != nil {
			return "", err
		}
		var other neardup.Signature
		if err := other.UnmarshalBinary(raw); err != nil {
			return "", fmt.Errorf("signature: %w", err)
		}
		// The first of those equally alike: >, but = for the threshold itself.
		if j := neardup.Jaccard(sig, &other); j > best || j >= best && group == id {
			group, best = g, j
		}
	}
	if err := rows.Err(); err != nil {
		return "", err
	}
	if group != id && best >= likeCopy {
		return group, nil
	}
	return group, w.findable(n, keys)
}

// findable enters the keys of a dispatch.
func (w *writing) findable(n int64, keys []int64) error {
	near := make([][]any, 0, len(keys))
	for _, k := range keys {
		near = append(near, []any{k, n})
	}
	return w.insert("near", "key, dispatch", true, near)
}

// remakeNear makes the keys of all dispatches that have some anew, for a store
// whose keys were made in another way.
func (w *writing) remakeNear() error {
	var ns []int64
	rows, err := w.query("SELECT DISTINCT dispatch FROM near ORDER BY dispatch")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return err
		}
		ns = append(ns, n)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if err := w.exec("DELETE FROM near"); err != nil {
		return err
	}
	for _, n := range ns {
		sig, err := w.signature(n)
		if err != nil {
			return err
		}
		if sig == nil {
			continue
		}
		if err := w.findable(n, nearKeys(sig)); err != nil {
			return err
		}
	}
	return nil
}

// signature is the sketch of a dispatch, nil where it has none.
func (w *writing) signature(n int64) (*neardup.Signature, error) {
	var raw []byte
	if err := w.QueryRowContext(w.ctx, "SELECT signature FROM dispatches WHERE n = $1", n).Scan(&raw); err != nil || raw == nil {
		return nil, err
	}
	sig := &neardup.Signature{}
	if err := sig.UnmarshalBinary(raw); err != nil {
		return nil, fmt.Errorf("signature: %w", err)
	}
	return sig, nil
}

// nearKeys are the keys of a signature's bands.
func nearKeys(sig *neardup.Signature) []int64 {
	bands := sig.Keys()
	out := make([]int64, len(bands))
	var b [8]byte
	for i, k := range bands {
		binary.BigEndian.PutUint64(b[:], k)
		out[i] = key("near", fmt.Sprint(i), string(b[:]))
	}
	return out
}
