package tally

import (
	"slices"
	"strings"

	"isnad/store"
)

// Named finds identities of which a name begins with the words, or has a word
// that does, those with most claims first. sort is "place", "actor" (parties
// and public persons) or "outlet". Empty words find all but places that are only
// described.
func (s *Selection) Named(sort, words string, top int) []Count {
	x := s.t
	forms := store.NameForms(words, sort)
	fold := forms[len(forms)-1] // without a generic word before it
	hit := func(name string) bool {
		return strings.HasPrefix(name, fold) || strings.Contains(name, " "+fold) || strings.HasPrefix(name, "ال"+fold)
	}
	var all []Count
	switch sort {
	case "outlet":
		for _, c := range s.Facets([]string{"outlets"}, 1<<30)["outlets"] {
			if fold == "" || hit(store.NameFold(c.Value)) {
				all = append(all, c)
			}
		}
		return first(all, top)
	case "place":
		all = s.byEntity(onPlace|onPoint, 1<<30, isPlace)
	default:
		all = s.byEntity(onActor, 1<<30, isActor, isPerson)
	}
	if fold == "" {
		if sort == "place" {
			all = slices.DeleteFunc(all, func(c Count) bool {
				e, ok := x.entAt[entKey(isPlace, c.Value)]
				return ok && x.described(&x.ents[e])
			})
		}
		return first(all, top)
	}
	matches := map[string]bool{}
	for i := range x.names {
		n := &x.names[i]
		if hit(n.fold) || hit(store.NameFold(n.nameEn)) {
			matches[x.ents[n.entity].id] = true
		}
	}
	kept := []Count{}
	for _, c := range all {
		if matches[c.Value] {
			kept = append(kept, c)
		}
	}
	return first(kept, top)
}

// Written are the spellings of an identity and the claims in which each fills
// a role.
func (s *Selection) Written(id string, top int) []Count {
	x := s.t
	n := map[string]int{}
	for i, m := range s.mask {
		if m != 0 {
			continue
		}
		for _, w := range x.who[x.roleAt[i]:x.roleAt[i+1]] {
			if x.ents[x.names[w].entity].id == id {
				n[x.names[w].text]++
			}
		}
	}
	return firstOf(n, top)
}

// RolesOf are the roles that an identity plays and the claims in which it
// does.
func (s *Selection) RolesOf(id string) []Count {
	x := s.t
	n := map[string]int{}
	for i, m := range s.mask {
		if m != 0 {
			continue
		}
		for k := x.roleAt[i]; k < x.roleAt[i+1]; k++ {
			if x.ents[x.names[x.who[k]].entity].id == id {
				n[x.roles.words[x.role[k]]]++
			}
		}
	}
	return firstOf(n, 20)
}

// Kinds are the kinds and types of the claims, joined by a point.
func (s *Selection) Kinds() []Count {
	labels := s.t.kindLabels()
	n := map[string]int{}
	for i, m := range s.mask {
		if m == 0 {
			n[labels[s.t.kind[i]]]++
		}
	}
	return firstOf(n, 100)
}

func firstOf(n map[string]int, top int) []Count {
	out := make([]Count, 0, len(n))
	for v, k := range n {
		out = append(out, Count{Value: v, Claims: k})
	}
	return first(out, top)
}

// At is the most exact point of an identity, and its name there.
func (s *Selection) At(id string) (lat, lon, km float64, text, nameEn string, ok bool) {
	for i := range s.t.names {
		n := &s.t.names[i]
		if n.placed && s.t.ents[n.entity].id == id && (!ok || float64(n.accuracy) < km) {
			lat, lon, km, text, nameEn, ok = n.lat, n.lon, float64(n.accuracy), n.text, n.nameEn, true
		}
	}
	return
}
