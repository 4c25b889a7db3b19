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
// own where there is none, and makes it findable for those that come later.
func (w *writing) group(collection, n int64, id string, sig *neardup.Signature) (string, error) {
	if sig.Empty() {
		return id, nil
	}
	keys := nearKeys(collection, sig)
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
	near := make([][]any, 0, len(keys))
	for _, k := range keys {
		near = append(near, []any{k, n})
	}
	return group, w.insert("near", "key, dispatch", true, near)
}

// nearKeys are the keys of a signature's bands within a collection.
func nearKeys(collection int64, sig *neardup.Signature) []int64 {
	bands := sig.Keys()
	out := make([]int64, len(bands))
	var b [8]byte
	for i, k := range bands {
		binary.BigEndian.PutUint64(b[:], k)
		out[i] = key(fmt.Sprint(collection), fmt.Sprint(i), string(b[:]))
	}
	return out
}
