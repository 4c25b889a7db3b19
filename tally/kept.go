package tally

import (
	"encoding/json"
	"sync"

	"isnad"
)

// mostKept is how many answers are kept: a page asks half a dozen questions
// under one filter, and goes back and forth between a few. Each is four bytes
// a claim.
const mostKept = 6

// kept are the last answers about one table. With the next table they go, so
// that nothing outlives a purge.
type kept struct {
	mu         sync.Mutex
	table      *Table
	selections []keptOf[*Selection]
	numbers    []keptOf[[]bool]
}

type keptOf[T any] struct {
	key string
	of  T
}

// keyOf is one string for one filter.
func keyOf(f *isnad.Filter) string {
	b, err := json.Marshal(f)
	if err != nil {
		return "" // NaN in a point; CheckFilter has refused it
	}
	return string(b)
}

func (k *kept) about(x *Table) {
	if k.table != x {
		k.table, k.selections, k.numbers = x, nil, nil
	}
}

func (k *kept) selection(x *Table, key string) *Selection {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.about(x)
	s, _ := take(&k.selections, key)
	return s
}

func (k *kept) keepSelection(x *Table, key string, s *Selection) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.table == x && key != "" {
		keep(&k.selections, key, s)
	}
}

func (k *kept) asked(x *Table, key string) []bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.about(x)
	b, _ := take(&k.numbers, key)
	return b
}

func (k *kept) keepAsked(x *Table, key string, b []bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.table == x && key != "" {
		keep(&k.numbers, key, b)
	}
}

// take finds an answer and puts it first.
func take[T any](list *[]keptOf[T], key string) (of T, ok bool) {
	for i, x := range *list {
		if x.key == key {
			copy((*list)[1:i+1], (*list)[:i])
			(*list)[0] = x
			return x.of, true
		}
	}
	return of, false
}

// keep puts an answer first, and lets the last go where there are too many.
func keep[T any](list *[]keptOf[T], key string, of T) {
	if _, ok := take(list, key); ok {
		(*list)[0].of = of
		return
	}
	*list = append(*list, keptOf[T]{})
	copy((*list)[1:], *list)
	(*list)[0] = keptOf[T]{key, of}
	if len(*list) > mostKept {
		(*list)[mostKept] = keptOf[T]{}
		*list = (*list)[:mostKept]
	}
}
