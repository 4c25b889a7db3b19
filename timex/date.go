package timex

import (
	"strings"

	"isnad"
)

// monthName reads the name of a month at the parser's place, in one of its
// three traditions or in two of them (تشرين الثاني / نوفمبر), and passes over
// it.
func (p *parser) monthName() (int, bool) {
	m, used := p.oneMonth(0)
	if used == 0 {
		return 0, false
	}
	p.i += used
	for {
		n := 0
		f := p.fold(0)
		if f == "/" || f == "-" || f == "(" || f == "–" {
			n = 1
		}
		m2, used := p.oneMonth(n)
		if used == 0 || m2 != m || n == 0 && p.words[p.i].skip > 0 {
			return m, true
		}
		p.i += n + used
		if f == "(" && p.fold(0) == ")" {
			p.i++
		}
	}
}

// oneMonth is one name of a month n tokens ahead and its length in tokens.
func (p *parser) oneMonth(n int) (m, used int) {
	w := p.at(n)
	if w.class != month {
		return 0, 0
	}
	if w.value <= 12 {
		return int(w.value), 1
	}
	// تشرين and كانون need their number; the first is October or December.
	switch p.fold(n + 1) {
	case "الاول", "اول":
		return int(w.value) - 100, 2
	case "الثاني", "ثاني", "الثانى":
		return (int(w.value)-100)%12 + 1, 2
	}
	return 0, 0
}

// yearBehind reads the year behind a month or season: 2017، عام 2017، من العام
// الماضي. far is how many years away a relative one is; said tells that
// anything stands there.
func (p *parser) yearBehind() (y int, said bool) {
	start := p.i
	if f := p.fold(0); f == "من" || f == "،" && p.isYear(1) || f == "في" && p.is(1, unit) {
		p.i++
	}
	switch {
	case p.is(0, unit) && p.at(0).value == 365:
		if p.at(0).skip > 0 && start != p.i {
			break
		}
		if v, used := p.yearAt(1); used > 0 {
			p.i += 1 + used
			p.qualified()
			return v, true
		}
		switch p.at(1).class {
		case last:
			p.i += 2
			if !p.ref.year() {
				return -1, true
			}
			return p.ref.t.Year() - 1, true
		case this:
			p.i += 2
			if !p.ref.year() {
				return -1, true
			}
			return p.ref.t.Year(), true
		case next:
			p.i += 2
			if !p.ref.year() {
				return -1, true
			}
			return p.ref.t.Year() + 1, true
		case same:
			p.i += 2
			return -1, true
		}
	case p.is(0, dem) && p.is(1, unit) && p.at(1).value == 365:
		p.i += 2
		if !p.ref.year() {
			return -1, true
		}
		return p.ref.t.Year(), true
	}
	if v, used := p.yearAt(0); used > 0 && !p.counted(used) {
		p.i += used
		return v, true
	}
	p.i = start
	return 0, false
}

// yearAt is a year in figures, in brackets or not, and its length in tokens.
func (p *parser) yearAt(n int) (y, used int) {
	if v, ok := p.year(n); ok {
		used = 1
		if f := p.fold(n + 1); f == "م" {
			used = 2
		}
		return v, used
	}
	if p.fold(n) == "(" && p.fold(n+2) == ")" {
		if v, ok := p.year(n + 1); ok {
			return v, 3
		}
	}
	if v, used, ok := p.numeral(n); ok && v >= 1900 && v <= 2100 && used > 1 {
		return v, used
	}
	return 0, 0
}

func (p *parser) isYear(n int) bool { _, ok := p.year(n); return ok }

// counted reports that a number counts the noun behind it and is no year.
func (p *parser) counted(n int) bool { return p.is(n, unit) && p.plain(n, unit) && p.at(n).value < 365 }

// qualified passes over an adjective that adds nothing: عام 2014 الماضي.
func (p *parser) qualified() {
	if c := p.at(0).class; c == last || c == this || c == next {
		p.i++
	}
}

// anyDate reads a day of the calendar.
func (p *parser) anyDate() (value, bool) {
	start := p.i
	if p.fold(0) == "ال" || p.fold(0) == "وال" || p.fold(0) == "بال" {
		if p.i+1 >= len(p.toks) || !p.toks[p.i+1].Glued {
			return value{}, false
		}
		p.i++
	}
	open := p.fold(0) == "("
	if v, used, ok := p.figures(); ok {
		p.i += used
		p.era(0)
		return v, true
	}
	if v, ok := p.oneToken(); ok {
		p.i++
		p.era(0)
		return v, true
	}
	if open {
		p.i++
		if v, ok := p.dayAndMonth(); ok && p.fold(0) == ")" {
			p.i++
			return v, true
		}
		p.i = start
		return value{}, false
	}
	if v, ok := p.dayAndMonth(); ok {
		return v, true
	}
	p.i = start
	return value{}, false
}

// dayAndMonth reads 19 مارس 2017، الخامس عشر من آب، أول أيار، الـ7 من الشهر
// الجاري، 12 ربيع الأول 1440.
func (p *parser) dayAndMonth() (value, bool) {
	start := p.i
	d, ok := p.number(0)
	if ok {
		p.i++
	} else if v, used := p.ordinal(0); used > 0 {
		d = v
		p.i += used
	} else if p.is(0, opener) && p.at(0).skip == 0 && p.fold(0) == "اول" {
		d = 1
		p.i++
	} else if p.is(0, number) {
		if v, used, ok := p.numeral(0); ok {
			d = v
			p.i += used
		}
	}
	if d < 1 || d > 31 {
		p.i = start
		return value{}, false
	}
	if p.fold(0) == "من" {
		p.i++
	}
	if p.is(0, unit) && p.at(0).value == 30 && p.at(0).skip == 0 {
		switch p.at(1).class {
		case month, hijri:
			if p.fold(0) == "شهر" {
				p.i++
			}
		case last, this, next:
			m := p.ref.unitOf(30, map[class]int{last: -1, next: 1, this: 0}[p.at(1).class])
			p.i += 2
			if !m.known() {
				return value{}, true
			}
			v, ok := dayOf(m.a.Year(), int(m.a.Month()), d)
			return v, ok
		}
	}
	if p.at(0).skip > 0 {
		p.i = start
		return value{}, false
	}
	if p.is(0, this) && p.toks[p.i-1].Kind == isnad.Number && p.i-1 > 0 && p.words[max(p.i-2, 0)].class != none && (p.is(-2, yawm) || p.is(-2, weekday) || p.fold(-2) == "ال") { // يوم 15 الجاري
		p.i++
		m := p.ref.unitOf(30, 0)
		if !m.known() {
			return value{}, true
		}
		v, ok := dayOf(m.a.Year(), int(m.a.Month()), d)
		return v, ok
	}
	if lm, _ := p.lunarMonth(); lm > 0 && !p.is(0, month) {
		return p.lunar(d), true
	}
	m, ok := p.monthName()
	if !ok {
		p.i = start
		return value{}, false
	}
	if v, used, ok := p.figures(); ok && p.fold(0) == "(" {
		p.i += used
		return v, true
	}
	return p.inYear(m, d), true
}

// inYear reads the year, or الماضي and الجاري, behind a month or a day of it.
func (p *parser) inYear(m, d int) value {
	y, said := p.yearBehind()
	if said {
		if y < 0 {
			return value{month: m, day: d}
		}
		v := monthOf(y, m)
		if d > 0 {
			v, _ = dayOf(y, m, d)
		}
		return v
	}
	c := p.at(0).class
	switch c {
	case last, this, next:
		p.i++
	default:
		if d > 0 {
			return p.civilDay(0, m, d)
		}
		v := p.bareMonth(m, 0)
		v.noYear, v.month = true, m
		return v
	}
	v := p.bareMonth(m, map[class]int{last: -1, next: 1, this: 0}[c])
	if d > 0 && v.known() {
		day, _ := dayOf(v.a.Year(), m, d)
		if c == last && p.ref.day() {
			// The 3rd of June behind الماضي is this year's where it has passed.
			if now, ok := dayOf(p.ref.t.Year(), m, d); ok && now.a.Before(p.ref.t) {
				day = now
			}
		}
		return day
	}
	return v
}

// bareMonth is a month without a year: the latest that had begun at the
// dispatch's date; strictly before its month for last -1, behind it for 1.
func (p *parser) bareMonth(m, shift int) value {
	if !p.ref.month() {
		return value{noYear: true, month: m}
	}
	y, now := p.ref.t.Year(), int(p.ref.t.Month())
	switch {
	case shift < 0 && m >= now, shift == 0 && m > now:
		y--
	case shift > 0 && m <= now:
		y++
	}
	return monthOf(y, m)
}

// oneToken reads 03/01/2018, 2018-01-03, 3.1.2018. The day stands first, as
// the Arab press writes it, unless the year does or the number is over 12.
func (p *parser) oneToken() (value, bool) {
	if p.i >= len(p.toks) || p.toks[p.i].Kind != isnad.Number {
		return value{}, false
	}
	s := p.toks[p.i].Norm
	if len(s) < 6 || len(s) > 10 {
		return value{}, false
	}
	var n [3]int
	k := 0
	sep := byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			n[k] = n[k]*10 + int(c-'0')
		case (c == '/' || c == '-' || c == '.') && (sep == 0 || sep == c) && k < 2:
			sep = c
			k++
		default:
			return value{}, false
		}
	}
	if k != 2 {
		return value{}, false
	}
	if v, ok := triple(n[0], n[1], n[2]); ok {
		return v, true
	}
	return value{}, false
}

// triple is a date of three numbers.
func triple(a, b, c int) (value, bool) {
	if a > 1800 {
		a, c = c, a
	}
	if c < 100 && c > 0 && a <= 31 && b <= 31 && c >= 10 {
		c += 2000
	}
	if c < 1200 || c > 2100 {
		return value{}, false
	}
	if b > 12 && a <= 12 {
		a, b = b, a
	}
	if b < 1 || b > 12 || a < 1 {
		return value{}, false
	}
	if c < 1500 {
		d := civil(c, b, a)
		return value{a: d, b: d, month: b, day: a}, true
	}
	return dayOf(c, b, a)
}

// figures reads a date in figures that spaces or brackets have parted:
// 25 / 2 / 1958, ( 4 / 5 / 1946 ), 17/2/(1966).
func (p *parser) figures() (v value, used int, ok bool) {
	j, open := 0, false
	if p.fold(j) == "(" {
		j, open = j+1, true
	}
	if open && p.i+1 < len(p.toks) && p.fold(2) == ")" {
		p.i++
		v, ok = p.oneToken()
		p.i--
		return v, 3, ok
	}
	a, ok1 := p.number(j)
	sep := p.fold(j + 1)
	if !ok1 || sep != "/" && sep != "-" {
		return v, 0, false
	}
	b, ok2 := p.number(j + 2)
	if !ok2 || p.fold(j+3) != sep {
		return v, 0, false
	}
	j += 4
	if p.fold(j) == "(" {
		j, open = j+1, true
	}
	c, ok3 := p.number(j)
	if !ok3 {
		return v, 0, false
	}
	j++
	if open && p.fold(j) == ")" {
		j++
	}
	v, ok = triple(a, b, c)
	return v, j, ok
}

// era passes over the name of an era: م، ميلادي، هـ، هجري.
func (p *parser) era(n int) (lunar, said bool) {
	switch p.fold(n) {
	case "م", "ميلادي", "ميلاديه", "للميلاد":
		p.i += n + 1
		return false, true
	case "ه", "هجري", "هجريه", "للهجره":
		p.i += n + 1
		return true, true
	}
	return false, false
}

// dated reads what stands behind بتاريخ; the mention begins behind it.
func (p *parser) dated() (value, bool) {
	if f := p.fold(0); f != "بتاريخ" && f != "وبتاريخ" {
		return value{}, false
	}
	p.i++
	if p.fold(0) == ":" {
		p.i++
	}
	p.first = p.i
	if v, ok := p.anyDate(); ok {
		return v, true
	}
	if p.fold(0) == "(" && p.fold(2) == ")" {
		if y, ok := p.number(1); ok && y >= 1200 && y <= 2100 {
			p.i += 3
			return p.eraYear(y)
		}
	}
	return p.point()
}

// eraYear is a year of the era that the words behind it or its size name.
func (p *parser) eraYear(y int) (value, bool) {
	lunar, said := p.era(0)
	if !said {
		lunar = y < 1500
		if lunar {
			return value{}, false
		}
	}
	if lunar {
		return lunarYear(y), true
	}
	return yearOf(y), true
}

// bareYear reads a number that can only be a year: in brackets, or behind a
// preposition of time with no noun to count behind it.
func (p *parser) bareYear() (value, bool) {
	y, ok := p.year(0)
	if !ok || len(p.toks[p.i].Norm) != 4 {
		return value{}, false
	}
	if p.fold(1) == "م" && p.toks[p.i+1].Glued {
		p.i += 2
		return yearOf(y), true
	}
	if p.i == 0 {
		return value{}, false
	}
	switch p.toks[p.i-1].Fold {
	case "(":
		if p.fold(1) != ")" {
			return value{}, false
		}
	case "في", "منذ", "ومنذ", "حتي", "بعد", "قبل", "خلال", "مطلع", "الي", "وحتي":
		if p.i+1 < len(p.toks) && p.toks[p.i+1].Kind == isnad.Word && p.toks[p.i+1].Best().POS.Nominal() && !p.toks[p.i+1].Best().Proclitics.Has(isnad.ProWa|isnad.ProBi|isnad.ProLi|isnad.ProFa) && p.at(1).class == none {
			return value{}, false
		}
		if b := p.fold(1); b == "/" || b == "-" || b == "%" || strings.HasPrefix(b, "%") {
			return value{}, false
		}
	default:
		return value{}, false
	}
	p.i++
	p.qualified()
	return yearOf(y), true
}
