package gazetteer

// keys find the names by the hash of their folded words: an open-addressed
// table, at most half full, in which one look tells both which rows are named
// so and how long the names are that begin so.
type keys struct {
	slots []key
	used  int
}

type key struct {
	hash    uint64 // 0: free
	post    int32  // the first of its entries, or 0
	longest uint8  // in words, of the names that begin with this one word; 0 where none does
}

func newKeys(size int) keys { return keys{slots: make([]key, size)} }

func (k *keys) slot(h uint64) *key {
	mask := uint64(len(k.slots) - 1)
	for i := h >> 17 & mask; ; i = (i + 1) & mask {
		if s := &k.slots[i]; s.hash == h || s.hash == 0 {
			return s
		}
	}
}

// find is the key of a hash, empty where there is none.
func (k *keys) find(h uint64) key { return *k.slot(h | 1) }

// at is the key of a hash, to be changed.
func (k *keys) at(h uint64) *key {
	h |= 1
	s := k.slot(h)
	if s.hash != 0 {
		return s
	}
	if 2*k.used >= len(k.slots) {
		old := k.slots
		k.slots = make([]key, 2*len(old))
		for _, o := range old {
			if o.hash != 0 {
				*k.slot(o.hash) = o
			}
		}
		s = k.slot(h)
	}
	s.hash = h
	k.used++
	return s
}
