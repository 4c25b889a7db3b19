package arabic

import "strings"

// Num is a number as written: exact (Min and Max the same) or vague (عشرات:
// 20 to 99).
type Num struct {
	Min, Max int
	Vague    bool
}

// units are the number words that stand by themselves, folded.
var units = map[string]int{
	"واحد": 1, "واحده": 1, "اثنان": 2, "اثنين": 2, "اثنا": 2, "اثني": 2, "اثنتان": 2, "اثنتين": 2, "اثنتا": 2, "اثنتي": 2,
	"ثلاث": 3, "ثلاثه": 3, "اربع": 4, "اربعه": 4, "خمس": 5, "خمسه": 5, "ست": 6, "سته": 6, "سبع": 7, "سبعه": 7,
	"ثمان": 8, "ثماني": 8, "ثمانيه": 8, "تسع": 9, "تسعه": 9, "عشر": 10, "عشره": 10,
	"عشرون": 20, "عشرين": 20, "ثلاثون": 30, "ثلاثين": 30, "اربعون": 40, "اربعين": 40, "خمسون": 50, "خمسين": 50,
	"ستون": 60, "ستين": 60, "سبعون": 70, "سبعين": 70, "ثمانون": 80, "ثمانين": 80, "تسعون": 90, "تسعين": 90,
	"مئه": 100, "مائه": 100, "ميه": 100, "مئتان": 200, "مئتين": 200, "مائتان": 200, "مائتين": 200, "مئتا": 200, "مئتي": 200, "مائتا": 200, "مائتي": 200,
	"ثلاثمئه": 300, "ثلاثمائه": 300, "اربعمئه": 400, "اربعمائه": 400, "خمسمئه": 500, "خمسمائه": 500, "ستمئه": 600, "ستمائه": 600,
	"سبعمئه": 700, "سبعمائه": 700, "ثمانمئه": 800, "ثمانمائه": 800, "ثمانيمئه": 800, "تسعمئه": 900, "تسعمائه": 900,
}

var scales = map[string]int{
	"الف": 1000, "الفا": 1000, "الاف": 1000, "مليون": 1000000, "مليونا": 1000000, "ملايين": 1000000, "مليار": 1000000000, "مليارا": 1000000000, "مليارات": 1000000000,
}

var doubles = map[string]int{"الفان": 2000, "الفين": 2000, "الفا": 2000, "الفي": 2000, "مليونان": 2000000, "مليونين": 2000000, "مليوني": 2000000, "ملياري": 2000000000}

var vague = map[string][2]int{"عشرات": {20, 99}, "مئات": {200, 999}, "الاف": {2000, 9999}, "ملايين": {2000000, 9999999}, "بضع": {3, 9}, "بضعه": {3, 9}}

// ParseNumber reads the longest numeral at the start of folded words: digits
// with separators, number words in every agreement, their sums (ثلاثة
// وعشرون), multiples (12 ألفا, نصف مليون) and vague numbers (عشرات). The
// first word must be without clitics; later parts may be joined by و. n is
// the number of words read.
func ParseNumber(folds []string) (num Num, n int, ok bool) {
	if len(folds) == 0 {
		return
	}
	bare := strings.TrimPrefix(folds[0], "ال")
	if _, isVague := vague[folds[0]]; isVague {
		bare = folds[0] // آلاف begins like an article
	}
	if v, isVague := vague[bare]; isVague {
		num = Num{v[0], v[1], true}
		n = 1
		if n < len(folds) {
			if s, isScale := scaleOf(folds[n]); isScale && (bare == "عشرات" || bare == "مئات") {
				num.Min, num.Max = num.Min*s, num.Max*s
				n++
			}
		}
		return num, n, true
	}
	if folds[0] == "نصف" && len(folds) > 1 {
		if s, isScale := scales[folds[1]]; isScale {
			return Num{Min: s / 2, Max: s / 2}, 2, true
		}
		return
	}
	total, part := 0, 0
	for n < len(folds) {
		w := folds[n]
		joined := false
		if n > 0 {
			if rest, cut := strings.CutPrefix(w, "و"); cut && (len(rest) >= 4 || rest != "" && rest[0] >= '0' && rest[0] <= '9') {
				if _, is := value(rest); is {
					w, joined = rest, true
				} else if _, is := scales[rest]; is {
					w, joined = rest, true
				}
			}
		}
		v, is := value(w)
		switch {
		case n == 0 && is:
			part = v
		case n == 0:
			if s, isScale := scales[w]; isScale && w != "الاف" && w != "ملايين" {
				total = s
				n++
				continue
			}
			if d, isDouble := doubles[w]; isDouble {
				total = d
				n++
				continue
			}
			return Num{}, 0, false
		case is && joined && (part == 0 || v != part) && !digits(w):
			part += v
		case is && !joined && (w == "عشر" || w == "عشره") && part >= 1 && part <= 9:
			part += 10
		case is && !joined && (v == 100) && part >= 3 && part <= 9:
			part *= 100
		default:
			s, isScale := scales[w]
			if !isScale || part == 0 && !joined {
				n--
				goto done
			}
			if joined && part == 0 {
				total += s
			} else {
				total += part * s
				part = 0
			}
		}
		n++
		continue
	done:
		n++
		break
	}
	return Num{Min: total + part, Max: total + part}, n, true
}

func scaleOf(w string) (int, bool) {
	if s, ok := scales[w]; ok {
		return s, true
	}
	s, ok := scales[strings.TrimPrefix(w, "ال")]
	return s, ok
}

func digits(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// value is the value of one word: a number word or digits.
func value(w string) (int, bool) {
	if v, ok := units[w]; ok {
		return v, true
	}
	if v, ok := units[strings.TrimPrefix(w, "ال")]; ok && len(w) > 6 {
		return v, true
	}
	if !digits(w) {
		return 0, false
	}
	return parseDigits(w)
}

// parseDigits reads digits; separators between groups of three are dropped,
// anything else (dates, decimals, ranges) is no count.
func parseDigits(w string) (int, bool) {
	v, since, groups := 0, 0, 0
	for _, r := range w {
		switch {
		case r >= '0' && r <= '9':
			if v > 1<<40 {
				return 0, false
			}
			v = v*10 + int(r-'0')
			since++
		case r == ',' || r == '.' || r == '،' || r == '٬':
			if groups > 0 && since != 3 || groups == 0 && since > 3 {
				return 0, false
			}
			groups++
			since = 0
		default:
			return 0, false
		}
	}
	if groups > 0 && since != 3 {
		return 0, false
	}
	return v, true
}
