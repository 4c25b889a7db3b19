package main

import (
	"math"
	"slices"
	"strings"
)

// A name stands once in its surroundings: within these kilometres of another
// label of that name, the lesser one is left out.
const (
	sameTown   = 60  // villages share names, and a map of a country needs one of them
	sameRegion = 150 // of its capital, or of another part of it
	sameWater  = 120 // of a lake in two basins, of a short river
	sameState  = 40  // a city that is a country
	sameSpot   = 15  // spelt otherwise
)

// once keeps the greatest label of each name, by kind, then those of local.tsv,
// then by rank, then as they came.
func once(labels []labelTerm) []labelTerm {
	order := map[string]int{"country": 0, "sea": 1, "town": 2, "region": 3, "lake": 4, "river": 5}
	byWeight := make([]int, len(labels))
	for i := range byWeight {
		byWeight[i] = i
	}
	slices.SortStableFunc(byWeight, func(i, j int) int {
		a, b := labels[i], labels[j]
		if d := order[a.kind] - order[b.kind]; d != 0 {
			return d
		}
		if a.own != b.own {
			if a.own {
				return -1
			}
			return 1
		}
		return b.rank - a.rank
	})
	at := map[string][]labelTerm{} // by name, folded
	dropped := make([]bool, len(labels))
	for _, i := range byWeight {
		l := labels[i]
		names := []string{"ar " + foldArabic(l.ar), "en " + foldLatin(l.en)}
		var others []string
		for _, n := range l.also {
			others = append(others, "ar "+foldArabic(n))
		}
		taken := func(names []string, most func(o labelTerm) float64) bool {
			for _, n := range names {
				for _, o := range at[n] {
					if distance(l, o) < most(o) {
						return true
					}
				}
			}
			return false
		}
		dropped[i] = taken(names, func(o labelTerm) float64 { return apart(l.kind, o.kind) }) ||
			l.kind == "town" && taken(others, func(o labelTerm) float64 {
				if o.kind == "town" {
					return sameSpot
				}
				return 0
			})
		if dropped[i] {
			continue
		}
		for _, n := range slices.Compact(slices.Sorted(slices.Values(append(names, others...)))) {
			at[n] = append(at[n], l)
		}
	}
	var out []labelTerm
	for i, l := range labels {
		if !dropped[i] {
			out = append(out, l)
		}
	}
	return out
}

// apart is how far from another label a name may stand again.
func apart(kind, other string) float64 {
	switch {
	case other == "country" && kind == "town":
		return sameState
	case other == "country" || other == "sea":
		return 0
	case kind == "town" && other == "town":
		return sameTown
	case kind == "region":
		return sameRegion
	case kind == other:
		return sameWater
	}
	return 0
}

func distance(a, b labelTerm) float64 {
	dy := float64(a.lat-b.lat) / scale
	dx := float64(a.lon-b.lon) / scale * math.Cos(float64(a.lat)/scale*math.Pi/180)
	return math.Hypot(dx, dy) * 111.2
}

var arabicLetters = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ٱ", "ا", "ى", "ي", "ة", "ه", "ؤ", "و", "ئ", "ي", "-", " ", "ـ", "")

// foldArabic is a name without its article, the word for its kind, marks of
// vowels and what is written in two ways.
func foldArabic(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= '\u064B' && r <= '\u0652' {
			return -1
		}
		return r
	}, arabicLetters.Replace(s))
	var out strings.Builder
	words := strings.Fields(s)
	for i, w := range words {
		switch w {
		case "محافظه", "ولايه", "منطقه":
			if i == 0 && len(words) > 1 {
				continue
			}
		}
		out.WriteString(strings.TrimPrefix(w, "ال"))
	}
	return out.String()
}

var latinLetters = strings.NewReplacer("ı", "i", "İ", "i", "ç", "c", "ş", "s", "ğ", "g", "ö", "o", "ü", "u", "â", "a", "î", "i", "é", "e", "è", "e", "ï", "i", "ā", "a", "ī", "i", "ū", "u",
	"ţ", "t", "ḩ", "h", "ḥ", "h", "ş̱", "s", "ẕ", "z", "ḑ", "d", "Ţ", "t", "Ş", "s", "Ḩ", "h", "Ā", "a", "Ç", "c")

// foldLatin is a name without its article, marks and signs.
func foldLatin(s string) string {
	s = latinLetters.Replace(strings.ToLower(latinLetters.Replace(s)))
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' })
	var out strings.Builder
	for i, w := range words {
		switch w {
		case "al", "el", "an", "ar", "as", "ash", "at", "az", "ad", "adh":
			if i+1 < len(words) {
				continue
			}
		case "province", "district":
			if i > 0 {
				continue
			}
		}
		for _, r := range w {
			if r >= 'a' && r <= 'z' || r > 127 {
				out.WriteRune(r)
			}
		}
	}
	return out.String()
}
