package arabic

// ligature spells out a presentation form: the shapes that old encodings and
// PDF files use for a letter in its place in the word (Unicode blocks Arabic
// Presentation Forms-A and -B). Lam-alef becomes two letters.
func ligature(r rune) (string, bool) {
	switch {
	case r < 0xFB50:
		return "", false // every letter as it is typed passes here
	case r >= 0xFE80 && r <= 0xFEF4:
		return formsB[formB[r-0xFE80]], true
	case r >= 0xFEF5 && r <= 0xFEFC:
		return lamAlef[(r-0xFEF5)/2], true
	case r >= 0xFE70 && r <= 0xFE7F:
		return "", true // isolated harakat
	}
	s, ok := formsA[r]
	return s, ok
}

var lamAlef = [...]string{"لآ", "لأ", "لإ", "لا"}

// formB gives for U+FE80.. the index of its letter in formsB: each letter has
// two shapes (those that never join onward) or four.
var formB = func() (t [0xFEF4 - 0xFE80 + 1]uint8) {
	counts := []int{1, 2, 2, 2, 2, 4, 2, 4, 2, 4, 4, 4, 4, 4, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2, 2, 4}
	i := 0
	for l, n := range counts {
		for range n {
			t[i] = uint8(l)
			i++
		}
	}
	return t
}()

var formsB = [...]string{"ء", "آ", "أ", "ؤ", "إ", "ئ", "ا", "ب", "ة", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص", "ض", "ط", "ظ", "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ى", "ي"}

var formsA = map[rune]string{
	0xFB50: "ا", 0xFB51: "ا", 0xFB56: "پ", 0xFB57: "پ", 0xFB58: "پ", 0xFB59: "پ",
	0xFB7A: "چ", 0xFB7B: "چ", 0xFB7C: "چ", 0xFB7D: "چ", 0xFB8A: "ژ", 0xFB8B: "ژ",
	0xFB8E: "ك", 0xFB8F: "ك", 0xFB90: "ك", 0xFB91: "ك", 0xFB92: "گ", 0xFB93: "گ", 0xFB94: "گ", 0xFB95: "گ",
	0xFBA6: "ه", 0xFBA7: "ه", 0xFBA8: "ه", 0xFBA9: "ه", 0xFBAA: "ه", 0xFBAB: "ه", 0xFBAC: "ه", 0xFBAD: "ه",
	0xFBFC: "ي", 0xFBFD: "ي", 0xFBFE: "ي", 0xFBFF: "ي", 0xFBE8: "ى", 0xFBE9: "ى",
	0xFDF2: "الله", 0xFDF3: "أكبر", 0xFDF4: "محمد", 0xFDF7: "عليه", 0xFDF9: "صلى", 0xFDFA: "صلى الله عليه وسلم",
}
