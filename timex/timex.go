// Package timex finds expressions of time and the interval that they mean.
//
// The tokens of a sentence and the dispatch's date go in; time mentions with
// ISO 8601 intervals come out, in order. A mention takes its whole phrase
// (اليوم الأحد 19 مارس 2017) without the preposition before it, but keeps منذ
// and خلال before a duration. What neither the words nor the date settle
// stays without an interval.
//
// Expressions are read by a small grammar over words (data/timex/words.tsv
// gives months, weekdays, units, parts of the day and anchors). Weeks run
// from Sunday to Saturday. A weekday by itself is the latest one up to the
// dispatch's date.
package timex

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"isnad"
	"isnad/arabic"
)

type class uint8

const (
	none class = iota
	month
	weekday
	unit
	part   // صباح، مساء، فجر
	day    // يوم
	today  // اليوم
	ago    // أمس
	future // غدا
	last   // الماضي، الفائت
	this   // الجاري، الحالي
	next   // المقبل، القادم
	edge   // مطلع، أواخر، منتصف
	season
	hijri
	vague // مؤخرا، حاليا
	span  // خلال، منذ، طوال
	before
)

type word struct {
	class class
	value int
}

// Timex is the loaded vocabulary. It is immutable and safe for many
// goroutines.
type Timex struct{ words map[string]word }

var classes = map[string]class{"month": month, "weekday": weekday, "unit": unit, "part": part, "day": day, "today": today, "ago": ago, "future": future, "last": last, "this": this, "next": next, "edge": edge, "season": season, "hijri": hijri, "vague": vague, "span": span, "before": before}

// Load reads timex/words.tsv.
func Load(fsys fs.FS) (*Timex, error) {
	const name = "timex/words.tsv"
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	t := &Timex{words: map[string]word{}}
	sc := bufio.NewScanner(bytes.NewReader(b))
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("%s:%d:1: expected 4 columns, found %d", name, n, len(f))
		}
		c, ok := classes[f[1]]
		if !ok {
			return nil, fmt.Errorf("%s:%d:%d: unknown class %q", name, n, len([]rune(f[0]))+2, f[1])
		}
		v, err := strconv.Atoi(f[2])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: value: %w", name, n, err)
		}
		t.words[arabic.Fold(f[0])] = word{c, v}
	}
	return t, sc.Err()
}

// parser reads one expression.
type parser struct {
	t    *Timex
	toks []isnad.Token
	i    int
	ref  time.Time // zero where the dispatch has no full date
	has  bool
}

// Find returns the time mentions of a sentence.
func (t *Timex) Find(text string, s *isnad.Sentence, date string) []isnad.Mention {
	ref, err := time.Parse("2006-01-02", date)
	var out []isnad.Mention
	for i := 0; i < len(s.Tokens); {
		p := &parser{t: t, toks: s.Tokens, i: i, ref: ref, has: err == nil}
		iv, first, ok := p.expression(text)
		if !ok || p.i <= i {
			i++
			continue
		}
		last := p.i - 1
		m := isnad.Mention{Span: isnad.Span{Start: first, End: s.Tokens[last].End}, Type: isnad.Time, First: i, Last: last, Head: i, Named: true, When: &iv}
		out = append(out, m)
		i = p.i
	}
	return out
}

// at is the word at the parser's place, n tokens ahead; proclitics of the
// first word are taken off.
func (p *parser) at(n int) word {
	if p.i+n >= len(p.toks) || p.toks[p.i+n].Kind != isnad.Word {
		return word{}
	}
	w := p.t.words[p.toks[p.i+n].Fold]
	if w.class == month && w.value > 12 { // كانون الأول، تشرين الثاني
		switch p.fold(n + 1) {
		case "الاول":
			w.value -= 100
		case "الثاني":
			w.value -= 99
		default:
			return word{}
		}
		if w.value == 13 {
			w.value = 1
		}
	}
	if w.class == season && p.fold(n) == "ربيع" {
		switch p.fold(n + 1) {
		case "الاول", "الاخر", "الثاني":
			return word{hijri, 103}
		}
	}
	return w
}

func (p *parser) fold(n int) string {
	if p.i+n >= len(p.toks) {
		return ""
	}
	return p.toks[p.i+n].Fold
}

func (p *parser) number(n int) (int, bool) {
	if p.i+n >= len(p.toks) || p.toks[p.i+n].Kind != isnad.Number {
		return 0, false
	}
	v, err := strconv.Atoi(p.toks[p.i+n].Norm)
	return v, err == nil
}

func (p *parser) year(n int) (int, bool) {
	v, ok := p.number(n)
	return v, ok && v >= 1900 && v <= 2100
}

func day1(t time.Time) isnad.Interval {
	d := t.Format("2006-01-02")
	return isnad.Interval{Start: d, End: d}
}

func days(a, b time.Time) isnad.Interval {
	return isnad.Interval{Start: a.Format("2006-01-02"), End: b.Format("2006-01-02")}
}

func monthOf(y, m int) isnad.Interval {
	a := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	return days(a, a.AddDate(0, 1, -1))
}

func date(y, m, d int) (isnad.Interval, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d || int(t.Month()) != m {
		return isnad.Interval{}, false
	}
	return day1(t), true
}

// expression reads the longest expression at the parser's place. first is the
// byte where its span begins.
func (p *parser) expression(text string) (iv isnad.Interval, first int, ok bool) {
	t := &p.toks[p.i]
	first = t.Start
	switch t.Kind {
	case isnad.Number:
		return p.fromNumber(first)
	case isnad.Word:
	default:
		return
	}
	if t.Fold == "بتاريخ" || t.Fold == "وبتاريخ" {
		return p.dated()
	}
	w := p.at(0)
	if w.class == none {
		// و، ف، ب، ل before a word of time.
		r := []rune(t.Fold)
		for _, n := range [...]int{1, 2} {
			if len(r) <= n+2 {
				break
			}
			switch string(r[:n]) {
			case "و", "ف", "ب", "ل", "ول", "وب", "فب":
				if x := p.t.words[string(r[n:])]; x.class != none && x.value < 100 {
					w = x
					first = skip(text, t.Start, t.End, n)
				}
			}
			if w.class != none {
				break
			}
		}
		if w.class == none && (t.Fold == "ال" || t.Fold == "وال" || t.Fold == "بال") && p.i+1 < len(p.toks) && p.toks[p.i+1].Glued {
			// الـ19 فيفري
			p.i++
			iv, _, ok = p.fromNumber(first)
			return iv, first, ok
		}
		if w.class == none {
			return
		}
	}
	iv, ok = p.from(w)
	return iv, first, ok
}

func unjoin(f string) string {
	for _, pre := range [...]string{"و", "ل", "ب"} {
		if s, ok := strings.CutPrefix(f, pre); ok && (s == "كانون" || s == "تشرين") {
			return s
		}
	}
	return f
}

func skip(text string, at, end, n int) int {
	for i, r := range text[at:end] {
		if arabic.IsMark(r) || arabic.IsInvisible(r) || r == arabic.Tatweel {
			continue
		}
		if n == 0 {
			return at + i
		}
		n--
	}
	return at
}

// fromNumber reads 19 مارس 2017, 03/01/2018, 2018-01-03, 21:13, and a year.
func (p *parser) fromNumber(first int) (isnad.Interval, int, bool) {
	t := &p.toks[p.i]
	if iv, used, ok := p.figures(0); ok {
		p.i += used
		return iv, first, true
	}
	if iv, ok := p.bareYear(); ok {
		return iv, first, true
	}
	if strings.ContainsAny(t.Norm, "/-") {
		f := strings.FieldsFunc(t.Norm, func(r rune) bool { return r == '/' || r == '-' })
		if len(f) == 3 {
			a, _ := strconv.Atoi(f[0])
			b, _ := strconv.Atoi(f[1])
			c, _ := strconv.Atoi(f[2])
			if a > 1900 {
				a, c = c, a
			}
			if c > 1900 && c < 2100 {
				if b > 12 && a <= 12 {
					a, b = b, a
				}
				if iv, ok := date(c, b, a); ok {
					p.i++
					return iv, first, true
				}
			}
		}
		return isnad.Interval{}, first, false
	}
	if strings.Contains(t.Norm, ":") && len(t.Norm) <= 5 {
		p.i++
		for p.at(0).class == part || p.fold(0) == "~" {
			p.i++
		}
		return isnad.Interval{}, first, true
	}
	d, ok := p.number(0)
	if !ok || d < 1 || d > 31 || p.at(1).class != month && p.at(1).class != hijri && !(p.fold(1) == "من" && p.at(2).class == month) {
		return isnad.Interval{}, first, false
	}
	p.i++
	if p.fold(0) == "من" {
		p.i++
	}
	m := p.at(0)
	if m.class == hijri {
		return p.lunar(d), first, true
	}
	p.i++
	p.otherMonth()
	y, rel := p.yearBehind()
	if rel && y == 0 {
		return isnad.Interval{}, first, true
	}
	iv, _ := p.resolveDay(y, m.value, d)
	return iv, first, true
}

// otherMonth passes over the second name of a month: نيسان / أبريل.
func (p *parser) otherMonth() {
	if f := p.fold(0); p.i > 0 && (f == "الاول" || f == "الثاني") && p.t.words[unjoin(p.toks[p.i-1].Fold)].value > 100 {
		p.i++
	}
	for (p.fold(0) == "/" || p.fold(0) == "-" || p.fold(0) == "(") && p.at(1).class == month {
		p.i += 2
		if f := p.fold(0); (f == "الاول" || f == "الثاني") && p.t.words[unjoin(p.toks[p.i-1].Fold)].value > 100 {
			p.i++
		}
		if p.fold(0) == ")" {
			p.i++
		}
	}
}

// yearBehind reads the year behind a month, or الماضي and الجاري. known is
// false where nothing stands there.
func (p *parser) yearBehind() (y int, relative bool) {
	switch {
	case (p.fold(0) == "عام" || p.fold(0) == "سنه" || p.fold(0) == "من") && !p.isYear(0):
		if v, ok := p.year(1); ok {
			p.i += 2
			return v, false
		}
		if p.at(0).class == unit && p.at(1).class == last { // السنة الماضية
			p.i += 2
			return p.ref.Year() - 1, !p.has
		}
	case p.fold(0) == "السنه" || p.fold(0) == "العام":
		c := p.at(1).class
		if c == last {
			p.i += 2
			return p.ref.Year() - 1, !p.has
		}
		if c == this {
			p.i += 2
			return p.ref.Year(), !p.has
		}
	}
	if v, ok := p.year(0); ok {
		p.i++
		return v, false
	}
	switch p.at(0).class {
	case last, this, next:
		p.i++
	}
	return 0, false
}

func (p *parser) isYear(n int) bool { _, ok := p.year(n); return ok }

// resolveDay is a day of a month; without a year, the latest one up to the
// dispatch's date.
func (p *parser) resolveDay(y, m, d int) (isnad.Interval, bool) {
	if y > 0 {
		return date(y, m, d)
	}
	if !p.has {
		return isnad.Interval{}, false
	}
	iv, ok := date(p.ref.Year(), m, d)
	if ok && iv.Start > p.ref.AddDate(0, 0, 1).Format("2006-01-02") {
		iv, ok = date(p.ref.Year()-1, m, d)
	}
	return iv, ok
}

func (p *parser) resolveMonth(y, m int) isnad.Interval {
	if y > 0 {
		return monthOf(y, m)
	}
	if !p.has {
		return isnad.Interval{}
	}
	y = p.ref.Year()
	if m > int(p.ref.Month()) {
		y--
	}
	return monthOf(y, m)
}

// back is the latest weekday d up to the date (0 Sunday).
func (p *parser) back(d int) isnad.Interval {
	if !p.has {
		return isnad.Interval{}
	}
	n := (int(p.ref.Weekday()) - d + 7) % 7
	return day1(p.ref.AddDate(0, 0, -n))
}

func (p *parser) off(n int) isnad.Interval {
	if !p.has {
		return isnad.Interval{}
	}
	return day1(p.ref.AddDate(0, 0, n))
}

// from reads an expression that opens with the word w.
func (p *parser) from(w word) (isnad.Interval, bool) {
	start := p.i
	p.i++
	switch w.class {
	case today: // اليوم [الأحد [19 مارس 2017]]
		iv := p.off(0)
		if x := p.at(0); x.class == weekday {
			p.i++
			p.comma()
		} else if x.class == last || x.class == next {
			p.i = start
			return isnad.Interval{}, false
		}
		if iv2, ok := p.numeric(); ok {
			iv = iv2
		}
		return iv, true
	case ago:
		iv := p.off(-w.value)
		if x := p.at(0); x.class == weekday {
			p.i++
		} else if p.fold(0) == "الاول" {
			p.i++
			iv = p.off(-2)
		}
		return iv, true
	case future:
		return p.off(w.value), true
	case weekday:
		return p.weekday(w), true
	case day:
		if x := p.at(0); x.class == weekday {
			p.i++
			return p.weekday(x), true
		} else if x.class == ago || x.class == today {
			p.i++
			return p.off(-x.value), true
		}
		if iv, ok := p.numeric(); ok {
			return iv, true
		}
		p.i = start
		return isnad.Interval{}, false
	case part:
		switch x := p.at(0); x.class {
		case weekday:
			p.i++
			return p.weekday(x), true
		case today:
			p.i++
			if p.at(0).class == weekday {
				p.i++
			}
			return p.off(0), true
		case ago:
			p.i++
			if p.at(0).class == weekday {
				p.i++
			}
			return p.off(-x.value), true
		case day:
			p.i++
			if y := p.at(0); y.class == weekday || y.class == ago {
				p.i++
				if y.class == weekday {
					return p.weekday(y), true
				}
				return p.off(-y.value), true
			}
			if iv, ok := p.numeric(); ok {
				return iv, true
			}
		case last:
			p.i++
			return p.off(-1), true
		}
		if iv, ok := p.numeric(); ok {
			return iv, true
		}
		p.i = start
		return isnad.Interval{}, false
	case month:
		p.otherMonth()
		if iv, used, ok := p.figures(0); ok && p.fold(0) == "(" {
			p.i += used
			return iv, true
		}
		if y, used, ok := p.bracketed(0); ok && y >= 1800 {
			p.i += used
			return p.resolveMonth(y, w.value), true
		}
		d := 0
		if v, ok := p.number(0); ok && v <= 31 && v >= 1 && p.isYear(1) {
			d = v
			p.i++
		}
		y, rel := p.yearBehind()
		if rel {
			return isnad.Interval{}, true
		}
		if p.i == start+1 && ambiguousMonth[p.toks[start].Fold] {
			p.i = start
			return isnad.Interval{}, false
		}
		if d > 0 {
			iv, _ := p.resolveDay(y, w.value, d)
			return iv, true
		}
		return p.resolveMonth(y, w.value), true
	case edge, season:
		if x := p.at(0); x.class == month {
			p.i++
			p.otherMonth()
			y, rel := p.yearBehind()
			if rel {
				return isnad.Interval{}, true
			}
			return cut(p.resolveMonth(y, x.value), w), true
		} else if x.class == unit {
			p.i++
			if y, ok := p.year(0); ok {
				p.i++
				return cut(yearOf(y), w), true
			}
			c := p.at(0).class
			if c == last || c == this || c == next {
				p.i++
				return cut(p.unitOf(x, c), w), true
			}
		}
		if y, ok := p.year(0); ok {
			p.i++
			return cut(yearOf(y), w), true
		}
		p.i = start
		return isnad.Interval{}, false
	case unit:
		if y, ok := p.year(0); ok && w.value == 365 {
			p.i++
			return p.era(y)
		}
		if w.value == 365 {
			at := p.i
			y, ok := p.number(0)
			used := 1
			if !ok || y < 1200 || y > 1900 {
				y, used, ok = p.bracketed(0)
			}
			if ok {
				p.i += used
				if iv, ok := p.era(y); ok {
					return iv, true
				}
			}
			p.i = at
		}
		switch c := p.at(0).class; c {
		case last, this, next:
			p.i++
			return p.unitOf(w, c), true
		}
		if w.value == 30 {
			if _, words := p.lunarMonth(); words > 0 {
				return p.lunar(0), true
			}
			if x := p.at(0); x.class == month {
				p.i++
				y, _ := p.yearBehind()
				return p.resolveMonth(y, x.value), true
			}
		}
		p.i = start
		return isnad.Interval{}, false
	case before: // قبل ثلاثة أيام
		if n, ok := p.duration(); ok {
			if !p.has {
				return isnad.Interval{}, true
			}
			return day1(p.ref.AddDate(0, 0, -n)), true
		}
		p.i = start
		return isnad.Interval{}, false
	case span:
		if n, ok := p.duration(); ok {
			for p.at(0).class == last || p.at(0).class == next {
				p.i++
			}
			if !p.has {
				return isnad.Interval{}, true
			}
			switch {
			case n < 0:
				return isnad.Interval{}, true
			case w.value == 2 && n < 60: // منذ أسبوعين
				return day1(p.ref.AddDate(0, 0, -n)), true
			}
			if n%365 == 0 && n > 0 {
				return days(p.ref.AddDate(-n/365, 0, 0), p.ref), true
			}
			return days(p.ref.AddDate(0, 0, -n), p.ref), true
		}
		p.i = start
		return isnad.Interval{}, false
	case vague:
		return isnad.Interval{}, true
	case hijri:
		p.i = start
		_, words := p.lunarMonth()
		if words == 0 {
			return isnad.Interval{}, false
		}
		iv := p.lunar(0)
		if words == 1 && p.i == start+1 && (start == 0 || p.toks[start-1].Fold != "شهر") {
			p.i = start // رمضان and رجب are men's names too
			return isnad.Interval{}, false
		}
		return iv, true
	}
	p.i = start
	return isnad.Interval{}, false
}

// ambiguousMonth are months that are ordinary words when they stand alone.
var ambiguousMonth = map[string]bool{"ماي": true, "اب": true, "ايار": false, "اوت": true, "تموز": false, "مارس": true, "مايو": false}

func (p *parser) comma() {
	if p.fold(0) == "،" && p.i+1 < len(p.toks) && p.toks[p.i+1].Kind == isnad.Number {
		p.i++
	}
}

// numeric reads a date in figures behind a weekday or day.
func (p *parser) numeric() (isnad.Interval, bool) {
	if p.i >= len(p.toks) || p.toks[p.i].Kind != isnad.Number {
		return isnad.Interval{}, false
	}
	at := p.i
	iv, _, ok := p.fromNumber(0)
	if !ok {
		p.i = at
	}
	return iv, ok
}

func (p *parser) weekday(w word) isnad.Interval {
	iv := p.back(w.value)
	switch p.at(0).class {
	case last:
		p.i++
		if p.has && iv.Start == p.ref.Format("2006-01-02") {
			iv = p.off(-7)
		}
	case next:
		p.i++
		if p.has {
			n := (w.value - int(p.ref.Weekday()) + 7) % 7
			if n == 0 {
				n = 7
			}
			iv = p.off(n)
		}
	case part:
		p.i++
	}
	if iv2, ok := p.numeric(); ok {
		return iv2
	}
	return iv
}

func yearOf(y int) isnad.Interval {
	return isnad.Interval{Start: fmt.Sprintf("%04d-01-01", y), End: fmt.Sprintf("%04d-12-31", y)}
}

// unitOf is the last, this or next week, month, year, day or hour.
func (p *parser) unitOf(w word, c class) isnad.Interval {
	if !p.has {
		return isnad.Interval{}
	}
	n := map[class]int{last: -1, this: 0, next: 1}[c]
	switch w.value {
	case 7:
		s := p.ref.AddDate(0, 0, -int(p.ref.Weekday())+7*n)
		if n == -1 && p.ref.Weekday() != 0 {
			return days(s, s.AddDate(0, 0, 6))
		}
		return days(s, s.AddDate(0, 0, 6))
	case 30:
		m := time.Date(p.ref.Year(), p.ref.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		return monthOf(m.Year(), int(m.Month()))
	case 365:
		return yearOf(p.ref.Year() + n)
	}
	return isnad.Interval{}
}

// cut takes the part of an interval that an edge or season names.
func cut(iv isnad.Interval, w word) isnad.Interval {
	a, err1 := time.Parse("2006-01-02", iv.Start)
	b, err2 := time.Parse("2006-01-02", iv.End)
	if err1 != nil || err2 != nil {
		return iv
	}
	n := int(b.Sub(a).Hours()/24) + 1
	if w.class == season {
		if n < 300 {
			return iv
		}
		m := 3 * (w.value % 4) // winter 0 begins in December of the year before
		s := time.Date(a.Year(), time.Month(m), 1, 0, 0, 0, 0, time.UTC)
		return days(s, s.AddDate(0, 3, -1))
	}
	switch w.value {
	case 1:
		return days(a, a.AddDate(0, 0, n/3-1))
	case 2:
		return days(a.AddDate(0, 0, n/3), a.AddDate(0, 0, 2*n/3))
	default:
		return days(b.AddDate(0, 0, -n/3+1), b)
	}
}

// duration reads a length of time in days: ثلاثة أيام، أسبوعين، الساعات الـ24
// الماضية. A length without a number is -1.
func (p *parser) duration() (int, bool) {
	at := p.i
	for p.fold(0) == "نحو" || p.fold(0) == "حوالي" || p.fold(0) == "اكثر" || p.fold(0) == "من" || p.fold(0) == "قرابه" {
		p.i++
	}
	var folds []string
	for j := p.i; j < len(p.toks) && len(folds) < 4; j++ {
		folds = append(folds, p.toks[j].Fold)
	}
	num, n, ok := arabic.ParseNumber(folds)
	if ok {
		if w := p.t.words[foldAt(p.toks, p.i+n)]; w.class == unit {
			p.i += n + 1
			return num.Max * w.value, true
		}
		p.i = at
		return 0, false
	}
	w := p.at(0)
	if w.class == unit {
		switch p.fold(0) {
		case "شهر":
			if c := p.at(1).class; c == hijri || c == month { // خلال شهر رمضان
				p.i = at
				return 0, false
			}
		case "الشهر", "الاسبوع", "العام", "السنه": // خلال الشهر الجاري: a date, no length
			p.i = at
			return 0, false
		}
		p.i++
		r := p.toks[p.i-1].Fold
		if strings.HasSuffix(r, "ين") || strings.HasSuffix(r, "ان") && w.value != 0 && !strings.HasPrefix(r, "ال") {
			return 2 * w.value, true
		}
		if p.fold(0) == "ال" { // الساعات الـ24
			if v, ok := p.number(1); ok {
				p.i += 2
				return max(1, v*w.value), true
			}
		}
		return -1, true
	}
	p.i = at
	return 0, false
}

func foldAt(toks []isnad.Token, i int) string {
	if i < len(toks) {
		return toks[i].Fold
	}
	return ""
}
