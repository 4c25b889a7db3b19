package timex

import (
	"strings"

	"isnad"
)

// moment is a day and its hour, in whatever order the words give them:
// الساعة الثالثة من فجر يوم السبت 5 أيار 2017.
type moment struct {
	clock           bool
	minute          int  // of the clock; -1 where the half of the day is not said
	until           int  // the end of a range of the clock
	part            word // hours of the part of the day
	hasPart         bool
	day             value
	hasDay          bool
	isRelative      bool // day is أمس or the like
	weekday         int  // -1 where none
	shift           int  // last -1, next 1 behind the weekday
	noYear          bool
	dayN, monthN    int
	zulu, unsettled bool
}

func (p *parser) moment() (value, bool) {
	m := moment{weekday: -1, minute: -1}
	start := p.i
	for n := 0; n < 10; n++ {
		at := p.i
		if n > 0 {
			p.glue(&m)
		}
		if !m.clock && p.clockTime(&m) || !m.hasPart && p.dayPart(&m, n > 0) || p.day(&m) {
			continue
		}
		p.i = at
		break
	}
	if p.i == start || !m.clock && !m.hasPart && !m.hasDay {
		return value{}, false
	}
	if !m.hasDay && !m.clock && !p.partAlone(start) {
		return value{}, false
	}
	return p.settle(&m), true
}

// glue passes over what joins the parts of a moment.
func (p *parser) glue(m *moment) {
	switch f := p.fold(0); f {
	case "من":
		if c := p.at(1).class; p.at(1).skip == 0 && (m.clock || m.hasPart) && !m.hasDay && (c == part || c == thepart || c == yawm || c == weekday || c == today || c == ago || c == dem || c == tonight) {
			p.i++
		}
	case "في", "عند":
		if c := p.at(1).class; m.clock && !m.hasDay && (c == yawm || c == weekday) || m.hasDay && !m.clock && c == clock {
			p.i++
		}
	case "،", ",":
		if _, num := p.number(1); num && (m.hasDay || m.weekday >= 0) || p.at(1).class == weekday && p.at(1).skip == 0 && (m.clock || m.isRelative) {
			p.i++
		}
	case "الموافق", "الموافقه", "المصادف", "المصادفه", "والموافق":
		if m.hasDay || m.weekday >= 0 {
			p.i++
			if g := p.fold(0); g == "ل" || g == "ال" && p.i+1 < len(p.toks) && p.toks[p.i+1].Glued {
				p.i++
			} else if g == "في" {
				p.i++
			}
		}
	case "بتاريخ":
		if m.weekday >= 0 {
			p.i++
		}
	}
}

// clockTime reads الساعة الثالثة والنصف، 21:13، العاشرة (before a part of the
// day), 5 before مساء.
func (p *parser) clockTime(m *moment) bool {
	start := p.i
	said := p.is(0, clock)
	if said {
		p.i++
		if f := p.fold(0); f == "نحو" || f == "حوالي" || f == "قرابه" {
			p.i++
		}
	}
	if p.fold(0) == "ال" && p.toks[min(p.i+1, len(p.toks)-1)].Glued {
		p.i++
	}
	hour, minute, ok := p.figuresOfClock()
	bare := false
	if ok {
		p.i++
		if f := p.fold(0); f == "~" || f == "-" || f == "–" {
			at := p.i
			p.i++
			if h, mn, ok := p.figuresOfClock(); ok {
				p.i++
				m.until = h*60 + mn
			} else {
				p.i = at
			}
		}
	} else if v, n := p.number(0); n && v <= 24 && (said || p.is(1, adverb) || p.is(1, part) && p.at(1).value%100 == 22 && p.fold(1) == "مساء") {
		if !said && v > 12 {
			p.i = start
			return false
		}
		hour, ok, bare = v, true, true
		p.i++
	} else if h, used := p.hour(0); used > 0 {
		hour, ok, bare = h, true, true
		p.i += used
	}
	if !ok || hour > 24 {
		p.i = start
		return false
	}
	if bare {
		minute = p.fractionOfHour()
	}
	// What half of the day.
	half, settled := -1, hour > 12 || hour == 0 || !bare && len(p.toks[p.i-1].Norm) >= 4 && hour < 24
	at := p.i
	if p.fold(0) == "من" && (p.is(1, part) || p.is(1, thepart) || p.is(1, after) || p.is(1, tonight)) {
		p.i++
	}
	switch w := p.at(0); w.class {
	case adverb, part, thepart:
		if w.skip == 0 {
			half = int(w.value) / 100
			m.part, m.hasPart = w, true
			p.i++
		}
	case tonight, today, ago:
		if at != p.i {
			half = 20
		}
		p.i = at
	case before, after:
		if x := p.at(1); (x.class == part || x.class == thepart) && w.class == after && x.value/100 == 12 {
			half = 13
			m.part, m.hasPart = word{class: part, value: 1218}, true
			p.i += 2
		} else if p.is(1, edge) && (p.is(2, thepart) || p.is(2, part)) && w.class == after { // بعد منتصف الليل
			half = 0
			m.part, m.hasPart = word{class: part, value: 4}, true
			p.i += 3
		} else {
			p.i = at
		}
	default:
		p.i = at
	}
	if f := p.fold(0); f == "بتوقيت" || f == "بالتوقيت" {
		if g := p.fold(1); strings.HasPrefix(g, "غرين") || strings.HasPrefix(g, "جرين") {
			m.zulu = true
		}
	}
	if !said && half < 0 && (bare || !strings.Contains(p.toks[p.i-1].Norm, ":")) {
		p.i = start
		return false
	}
	switch {
	case half < 0 && !settled:
		minute, hour = 0, -1
	case half >= 12 && hour < 12 && !(half >= 20 && hour < 6):
		hour += 12
	case half >= 20 && hour == 12, half >= 0 && half < 6 && hour == 12:
		hour = 0
	}
	if m.until > 0 && half >= 12 && m.until < 12*60 {
		m.until += 12 * 60
	}
	m.clock, m.minute = true, hour*60+minute
	if hour < 0 {
		m.minute = -1
	}
	return true
}

// figuresOfClock is 21:13 or 10.30 as one token.
func (p *parser) figuresOfClock() (h, mn int, ok bool) {
	if p.i >= len(p.toks) || p.toks[p.i].Kind != isnad.Number {
		return 0, 0, false
	}
	s := p.toks[p.i].Norm
	i := strings.IndexByte(s, ':')
	if v, ok := p.number(0); ok && len(s) == 4 && p.i > 0 && p.words[p.i-1].class == clock && v/100 <= 24 && v%100 < 60 {
		return v / 100, v % 100, true // الساعة 1400, as armies write it
	}
	if i < 0 && p.i > 0 && p.words[p.i-1].class == clock {
		i = strings.IndexByte(s, '.')
	}
	if i < 1 || i > 2 || len(s) < i+3 || len(s) > i+3 && s[i+3] != ':' {
		return 0, 0, false
	}
	for k, c := range []byte(s[:i+3]) {
		if k == i {
			continue
		}
		if c < '0' || c > '9' {
			return 0, 0, false
		}
		if k < i {
			h = h*10 + int(c-'0')
		} else {
			mn = mn*10 + int(c-'0')
		}
	}
	return h, mn, h <= 24 && mn < 60
}

// fractionOfHour reads والنصف، إلا ربعا، وعشر دقائق behind an hour.
func (p *parser) fractionOfHour() int {
	switch p.fold(0) {
	case "والنصف", "ونصف":
		p.i++
		return 30
	case "والربع", "وربع":
		p.i++
		return 15
	case "والثلث", "وثلث":
		p.i++
		return 20
	case "الا":
		switch p.fold(1) {
		case "ربعا", "الربع", "ربع":
			p.i += 2
			return -15
		case "ثلثا", "الثلث", "ثلث":
			p.i += 2
			return -20
		}
		if v, used, ok := p.numeral(1); ok && p.is(1+used, unit) {
			p.i += used + 2
			return -v
		}
	case "و":
		if v, ok := p.number(1); ok && v < 60 && strings.HasPrefix(p.fold(2), "دقي") || ok && v < 60 && strings.HasPrefix(p.fold(2), "دقا") {
			p.i += 3
			return v
		}
	}
	for n, w := range minutesInWords {
		if p.fold(0) == w && (strings.HasPrefix(p.fold(1), "دقا") || strings.HasPrefix(p.fold(1), "دقي")) {
			p.i += 2
			return (n + 1) * 5
		}
	}
	return 0
}

var minutesInWords = [...]string{"وخمس", "وعشر", "وخمس عشره", "وعشرين", "وخمس وعشرين"}

// dayPart reads صباح، فجر، بعد ظهر، ساعات الصباح الأولى.
func (p *parser) dayPart(m *moment, inside bool) bool {
	start := p.i
	w := p.at(0)
	switch w.class {
	case part, adverb:
		if inside && w.skip > 0 {
			return false
		}
		m.part, m.hasPart = w, true
		p.i++
		return true
	case eve:
		c := p.at(1).class
		if c == weekday || c == yawm || c == today || c == ago {
			m.part, m.hasPart = word{class: part, value: 1722}, true
			p.i++
			return true
		}
	case thepart:
		if inside || p.fold(-1) == "في" || strings.HasPrefix(p.fold(0), "ب") {
			return false
		}
	case before, after:
		x := p.at(1)
		if x.class == part && x.skip == 0 || x.class == thepart {
			v := x.value
			switch {
			case w.class == after && v/100 == 12:
				v = 1218
			case w.class == before && v/100 == 12:
				v = 912
			default:
				if !inside && x.class == thepart {
					return false
				}
				v = 0
			}
			m.part, m.hasPart = word{class: part, value: v}, true
			p.i += 2
			return true
		}
		if p.is(1, edge) && (p.is(2, thepart) || p.is(2, part)) && p.at(1).value == 2 && w.class == after { // بعد منتصف ليل السبت
			m.part, m.hasPart = word{class: part, value: 4}, true
			p.i += 3
			return true
		}
	case about:
		if x := p.at(1); x.class == thepart || x.class == part {
			m.part, m.hasPart = word{class: part}, true
			p.i += 2
			return true
		} else if x.class == edge && (p.is(2, thepart) || p.is(2, part)) { // بعيد منتصف الليل
			m.part, m.hasPart = word{class: part}, true
			p.i += 3
			return true
		}
	case edge:
		if x := p.at(1); (x.class == thepart || x.class == part) && x.skip == 0 && x.value/100 >= 6 { // منتصف الليل، منتصف نهار السبت
			m.part, m.hasPart = word{class: part}, true
			p.i += 2
			return true
		}
	case unit: // ساعات الصباح الأولى، ساعة متأخرة من ليل السبت
		if w.value != 0 {
			return false
		}
		p.i++
		switch p.fold(0) {
		case "متاخره", "مبكره", "الاولي", "المتاخره", "المبكره":
			p.i++
		}
		if p.fold(0) == "من" {
			p.i++
		}
		x := p.at(0)
		if x.class != part && x.class != thepart || x.skip > 0 {
			p.i = start
			return false
		}
		p.i++
		switch p.fold(0) {
		case "الاولي", "الباكر", "المبكره", "الباكره", "المتاخره", "المتاخر":
			p.i++
		}
		m.part, m.hasPart = x, true
		return true
	}
	return false
}

// partAlone reports that a part of the day needs no day beside it: فجرا، قبيل
// الفجر، بعد منتصف الليل، ساعات الصباح الأولى. A bare صباح does.
func (p *parser) partAlone(start int) bool {
	switch p.words[start].class {
	case adverb, about, unit, after, before, edge:
		return true
	case part:
		return p.toks[start].Norm == "مساءً" || p.words[start].skip == 0 && p.toks[start].Fold == "مساء" && p.i == start+1
	}
	return false
}

// day reads a day by name, by date, or seen from the dispatch.
func (p *parser) day(m *moment) bool {
	w := p.at(0)
	inside := m.hasDay || m.clock || m.hasPart
	if inside && w.skip > 0 {
		return false
	}
	switch w.class {
	case yawm:
		at := p.i
		p.i++
		if c := p.at(0).class; p.at(0).skip == 0 && (c == weekday || c == ago || c == today || c == ahead) {
			if p.day(m) {
				return true
			}
		}
		if p.date(m) {
			return true
		}
		if p.is(0, same) && p.plain(0, same) {
			p.i++
			m.hasDay, m.unsettled = true, true
			return true
		}
		p.i = at
		return false
	case today:
		if m.hasDay {
			return false
		}
		if c := p.at(1).class; c == ordinal || c == last || c == next || c == number {
			return false // اليوم الثالث
		}
		p.i++
		if p.is(0, same) {
			p.i++
			m.hasDay, m.unsettled = true, true
			return true
		}
		m.day, m.hasDay, m.isRelative = p.ref.off(0), true, true
		return true
	case tonight:
		if m.hasDay {
			return false
		}
		p.i++
		n := 0
		switch p.at(0).class {
		case last:
			p.i++
			n = -1
		case next:
			p.i++
			n = 1
		case same:
			p.i++
			m.unsettled = true
		}
		m.day, m.hasDay, m.isRelative = p.ref.off(n), true, true
		if !m.hasPart {
			m.part, m.hasPart = word{class: part, value: 2024}, true
		}
		return true
	case ago:
		if m.hasDay && !m.isRelative || m.hasDay {
			return false
		}
		p.i++
		n := -1
		if f := p.fold(0); f == "الاول" {
			p.i++
			n = -2
		}
		m.day, m.hasDay, m.isRelative = p.ref.off(n), true, true
		return true
	case ahead:
		if m.hasDay {
			return false
		}
		p.i++
		m.day, m.hasDay, m.isRelative = p.ref.off(1), true, true
		return true
	case after: // بعد غد
		if p.is(1, ahead) && !m.hasDay && p.at(1).skip == 0 {
			p.i += 2
			m.day, m.hasDay, m.isRelative = p.ref.off(2), true, true
			return true
		}
		return false
	case opener:
		switch p.fold(0) {
		case "اول", "واول":
			if p.is(1, ago) && !m.hasDay { // أول أمس
				p.i += 2
				m.day, m.hasDay, m.isRelative = p.ref.off(-2), true, true
				return true
			}
			if p.fold(1) == "من" && p.is(2, ago) && !m.hasDay { // أول من أمس
				p.i += 3
				m.day, m.hasDay, m.isRelative = p.ref.off(-2), true, true
				return true
			}
		}
	case dem:
		if p.is(1, today) && !m.hasDay {
			p.i += 2
			m.day, m.hasDay, m.isRelative = p.ref.off(0), true, true
			return true
		}
		if p.is(1, tonight) && !m.hasDay {
			p.i++
			return p.day(m)
		}
		if p.is(1, thepart) && !m.hasDay && !m.hasPart { // هذا الصباح
			m.part, m.hasPart = p.at(1), true
			m.day, m.hasDay, m.isRelative = p.ref.off(0), true, true
			p.i += 2
			return true
		}
		return false
	case pair: // يومي السبت والأحد
		if w.value == 1 && !m.hasDay && p.is(1, weekday) {
			p.i++
			return p.weekdays(m)
		}
		return false
	case unit: // أيام السبت والأحد والاثنين
		if w.value == 1 && p.is(1, weekday) && p.at(1).skip == 0 && p.is(2, weekday) && !m.hasDay {
			p.i++
			return p.weekdays(m)
		}
		return false
	case weekday:
		if m.weekday >= 0 {
			if m.hasPart && p.fold(-1) == "/" {
				return false
			}
			return false
		}
		p.i++
		m.weekday = int(w.value)
		switch p.at(0).class {
		case last:
			p.i++
			m.shift = -1
			if p.fold(0) == "قبل" && p.is(1, last) {
				p.i += 2
				m.shift = -2
			}
		case next:
			p.i++
			m.shift = 1
		case this:
			p.i++
		case before:
			if p.is(1, last) {
				p.i += 2
				m.shift = -2
			}
		}
		if f := p.fold(0); m.shift == 0 && (f == "/" || f == "-" || f == "–") && p.is(1, weekday) && m.hasPart { // ليل السبت/الأحد
			p.i += 2
		}
		if !m.hasDay {
			m.hasDay = true
			m.day = p.weekdayOf(m.weekday, m.shift)
			if p.fold(0) == "من" && p.is(1, unit) && p.at(1).value == 7 && (p.is(2, last) || p.is(2, next) || p.is(2, this)) {
				week := p.ref.unitOf(7, map[class]int{last: -1, next: 1, this: 0}[p.at(2).class])
				if week.known() {
					d := week.a.AddDate(0, 0, m.weekday)
					m.day = days(d, d)
				}
				p.i += 3
			}
		}
		return true
	}
	return p.date(m)
}

// weekdays reads السبت والأحد behind يومي.
func (p *parser) weekdays(m *moment) bool {
	from := p.weekdayOf(int(p.at(0).value), 0)
	p.i++
	to := from
	for p.is(0, weekday) && p.at(0).skip == 1 {
		to = p.weekdayOf(int(p.at(0).value), 0)
		p.i++
	}
	shift := 0
	switch p.at(0).class {
	case last:
		p.i++
	case next:
		p.i++
		shift = 7
	}
	m.hasDay = true
	if from.known() {
		if to.a.Before(from.a) {
			from.a = from.a.AddDate(0, 0, -7)
		}
		m.day = days(from.a.AddDate(0, 0, shift), to.a.AddDate(0, 0, shift))
	}
	return true
}

// weekdayOf is the latest weekday up to the dispatch; strictly before it where
// الماضي says so, the first behind it where المقبل does.
func (p *parser) weekdayOf(d, shift int) value {
	if !p.ref.day() {
		return value{}
	}
	back := (int(p.ref.t.Weekday()) - d + 7) % 7
	switch {
	case shift < 0:
		if back == 0 {
			back = 7
		}
		return p.ref.off(-back + 7*(shift+1))
	case shift > 0:
		return p.ref.off(7 - back)
	}
	return p.ref.off(-back)
}

// date reads a date by figures or by day and month; it settles a weekday or a
// relative day that stood before it.
func (p *parser) date(m *moment) bool {
	if m.hasDay && !m.isRelative && m.weekday < 0 && m.dayN > 0 {
		// The same day by another calendar: 12 ربيع الأول 1440 الموافق 20 تشرين الثاني 2018.
		switch p.fold(-1) {
		case "الموافق", "الموافقه", "المصادف", "المصادفه", "ل", "في":
		default:
			if p.fold(0) != "(" {
				return false
			}
		}
		if v, ok := p.anyDate(); ok {
			if v.known() && !v.noYear {
				m.day = v
			}
			return true
		}
		return false
	}
	if p.is(0, feast) || p.is(0, weekday) {
		return false
	}
	v, ok := p.anyDate()
	if !ok {
		return false
	}
	if v.noYear && m.weekday >= 0 && p.ref.year() {
		v = p.matching(v, m.weekday)
	}
	if v.known() || !m.hasDay {
		m.day = v
	}
	m.hasDay, m.isRelative, m.noYear = true, false, v.noYear
	m.dayN, m.monthN = v.day, v.month
	if m.dayN == 0 {
		m.dayN = 1
	}
	return true
}

// matching takes, for a date without a year, the year nearest to the dispatch
// in which it falls on the weekday.
func (p *parser) matching(v value, weekday int) value {
	best := v
	bestD := -1
	for y := p.ref.t.Year() - 3; y <= p.ref.t.Year()+1; y++ {
		if d, ok := dayOf(y, v.month, v.day); ok && int(d.a.Weekday()) == weekday {
			if dist := abs(int(d.a.Sub(p.ref.t).Hours() / 24)); bestD < 0 || dist < bestD {
				best, bestD = d, dist
			}
		}
	}
	if bestD < 0 || bestD > 370 {
		return v
	}
	best.noYear = true
	return best
}

// settle puts day and hours together.
func (p *parser) settle(m *moment) value {
	v := m.day
	if !m.hasDay {
		v = p.ref.off(0)
	}
	v.noYear, v.month, v.day = m.noYear, m.monthN, m.dayN
	if m.unsettled || !v.known() {
		return value{noYear: m.noYear, month: m.monthN, day: m.dayN}
	}
	switch {
	case m.clock && m.minute >= 0:
		v.hours, v.from, v.to, v.zulu = true, m.minute, m.minute, m.zulu
		if m.until > 0 {
			v.to = m.until
		}
		if m.minute < 0 {
			v.hours = false
		}
	case m.clock:
	case m.hasPart && m.part.value > 0:
		v.hours, v.from, v.to = true, int(m.part.value/100)*60, int(m.part.value%100)*60
	}
	return v
}

// civilDay is a day and month: in the year given or, without one, the nearest
// to the dispatch, at most two months ahead of it.
func (p *parser) civilDay(y, mo, d int) value {
	if y > 0 {
		v, _ := dayOf(y, mo, d)
		return v
	}
	if !p.ref.year() {
		return value{noYear: true, month: mo, day: d}
	}
	v, ok := dayOf(p.ref.t.Year(), mo, d)
	end := p.ref.end()
	if p.ref.day() && ok {
		next, ok2 := dayOf(p.ref.t.Year()+1, mo, d)
		switch limit := end.AddDate(0, 0, 60); {
		case v.a.After(limit):
			v, ok = dayOf(p.ref.t.Year()-1, mo, d)
		case ok2 && !next.a.After(limit):
			v = next
		}
	} else if ok && p.ref.grain == 30 && v.a.After(end) {
		v, ok = dayOf(p.ref.t.Year()-1, mo, d)
	}
	if !ok {
		return value{noYear: true, month: mo, day: d}
	}
	v.noYear = true
	return v
}
