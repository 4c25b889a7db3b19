package timex

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// step is the distance that an adjective of time says.
func step(c class) (n int, ok bool) {
	switch c {
	case last:
		return -1, true
	case this:
		return 0, true
	case next:
		return 1, true
	}
	return 0, false
}

// period reads a week, month, season, year, decade, feast or a part of one.
func (p *parser) period() (value, bool) {
	start := p.i
	w := p.at(0)
	var v value
	ok := false
	switch w.class {
	case month:
		v, ok = p.monthPeriod()
	case unit, dem:
		v, ok = p.unitPeriod()
	case pair:
		v, ok = p.years()
	case edge:
		v, ok = p.edgePeriod()
	case about, eve:
		if p.i++; p.i < len(p.words) && p.at(0).skip == 0 {
			if v, ok = p.feast(); ok && v.known() {
				switch { // shortly before or after: within a week
				case w.class == eve:
					v = days(v.a.AddDate(0, 0, -1), v.a.AddDate(0, 0, -1))
				case w.value < 0:
					v = days(v.a.AddDate(0, 0, -7), v.a.AddDate(0, 0, -1))
				default:
					v = days(v.b.AddDate(0, 0, 1), v.b.AddDate(0, 0, 7))
				}
			}
		}
	case season, theseason:
		v, ok = p.seasonPeriod()
	case fraction:
		v, ok = p.fractionPeriod()
	case decade:
		v, ok = p.decadePeriod()
	case hijri:
		v, ok = p.lunarPeriod(false)
	case vague:
		p.i++
		return value{}, true
	case opener, ordinal, feast, yawm, weekday, number:
		v, ok = p.feast()
		if !ok {
			p.i = start
			v, ok = p.opened()
		}
	}
	if !ok {
		p.i = start
		if w.class == none || w.class == opener || w.class == number {
			if v, ok = p.bareYear(); ok {
				return v, true
			}
			if v, ok = p.feast(); ok {
				return v, true
			}
			p.i = start
		}
		return value{}, false
	}
	return v, true
}

// ambiguousMonth are months that are ordinary words when nothing else says
// that they are months.
var ambiguousMonth = arabic.SetOf("ماي", "اب", "اوت", "مارس")

func (p *parser) monthPeriod() (value, bool) {
	start := p.i
	if strings.TrimLeft(p.toks[start].Norm, "وبلف") == "إب" {
		return value{}, false // the town, spelled as it is; آب is the month
	}
	m, ok := p.monthName()
	if !ok {
		return value{}, false
	}
	if v, used, ok := p.figures(); ok && p.fold(0) == "(" {
		p.i += used
		return v, true
	}
	if p.i == start+1 && ambiguousMonth.Has(strings.TrimLeft(p.toks[start].Fold, "وبلف")) {
		at := p.i
		v := p.inYear(m, 0)
		if p.i == at && !p.monthCue(start) {
			return value{}, false
		}
		return v, true
	}
	// May 5, 2017, as translators write it.
	if d, n := p.number(0); n && d <= 31 && d >= 1 && p.isYear(1) {
		v, ok := dayOf(mustYear(p), m, d)
		p.i += 2
		return v, ok
	}
	return p.inYear(m, 0), true
}

func mustYear(p *parser) int { y, _ := p.year(1); return y }

// monthCue reports a word before an ambiguous month that lets a month follow.
func (p *parser) monthCue(i int) bool {
	if p.toks[i].Norm == "آب" || p.toks[i].Norm == "وآب" {
		return true
	}
	if i == 0 {
		return false
	}
	switch p.toks[i-1].Fold {
	case "في", "شهر", "منذ", "حتي", "بين", "خلال", "الي", "وشهر":
		return true
	}
	return p.words[i-1].class == edge || p.words[i-1].class == month
}

// unitPeriod reads الأسبوع الماضي، هذا الشهر، شهر أيار 2017، عام 2014.
func (p *parser) unitPeriod() (value, bool) {
	if p.is(0, dem) {
		w := p.at(1)
		if w.skip > 0 {
			return value{}, false
		}
		switch {
		case w.class == unit && w.value > 0 && strings.HasPrefix(p.fold(1), "ال"):
			p.i += 2
			if y, used := p.yearAt(0); used > 0 && w.value == 365 {
				p.i += used
				return yearOf(y), true
			}
			return p.ref.unitOf(int(w.value), 0), true
		case w.class == theseason:
			p.i += 2
			return p.seasonAround(int(w.value), 0), true
		}
		return value{}, false
	}
	w := p.at(0)
	f := p.toks[p.i].Fold
	def := strings.Contains(f[:min(len(f), 2+4*int(w.skip)+2)], "ال") || strings.HasPrefix(strings.TrimLeft(f, "وبفلك"), "ال")
	p.i++
	if w.value == 365 {
		if v, ok := p.yearPeriod(); ok {
			return v, true
		}
	}
	if w.value == 30 && !def {
		if lm, _ := p.lunarMonth(); lm > 0 && !p.is(0, month) {
			return p.lunar(0), true
		}
		if p.is(0, month) && p.at(0).skip == 0 {
			m, ok := p.monthName()
			if !ok {
				return value{}, false
			}
			return p.inYear(m, 0), true
		}
	}
	if w.value == 36500 || w.value == 3650 {
		if v, ok := p.century(int(w.value)); ok {
			return v, true
		}
	}
	c := p.at(0)
	if c.skip > 0 {
		return value{}, false
	}
	if n, ok := step(c.class); ok && def && singular(f) {
		p.i++
		if w.value == 365 {
			if y, used := p.yearAt(0); used > 0 {
				p.i += used
				return yearOf(y), true
			}
		}
		return p.ref.unitOf(int(w.value), n), true
	}
	if c.class == before && p.is(1, last) && def { // الأسبوع قبل الماضي
		p.i += 2
		return p.ref.unitOf(int(w.value), -2), true
	}
	if c.class == same && (w.value == 365 || w.value == 30 || w.value == 7) && (def || strings.HasSuffix(p.fold(0), "ه")) {
		p.i++
		return value{}, true
	}
	if def && w.value == 7 { // الأسبوع الأول من آذار
		at := p.i
		if v, ok := p.weekOfMonth(); ok {
			return v, true
		}
		p.i = at
	}
	if def && (c.class == last || c.class == recent || c.class == next) { // الأيام القليلة الماضية
		p.i++
		if d := p.at(0).class; d == last || d == next || d == recent {
			p.i++
		}
		return value{}, true
	}
	// A bare one behind an edge is the dispatch's own: نهاية العام.
	if def && singular(f) && p.i-2 >= 0 && p.words[p.i-2].class == edge && c.class != number && c.class != ordinal && !p.isNumber(0) {
		return p.ref.unitOf(int(w.value), 0), true
	}
	return value{}, false
}

func (p *parser) isNumber(n int) bool { _, ok := p.number(n); return ok }

// singular reports one unit and not several: الشهر, not الأشهر.
func singular(f string) bool {
	for _, w := range [...]string{"يوم", "اسبوع", "شهر", "عام", "سنه", "عقد", "قرن"} {
		if lead, ok := strings.CutSuffix(f, w); ok {
			switch lead {
			case "", "ال", "و", "وال", "لل", "بال", "ب", "ل", "ول", "وب", "فال":
				return true
			}
		}
	}
	return false
}

// yearPeriod reads the year behind عام or سنة: figures, an era, a list.
func (p *parser) yearPeriod() (value, bool) {
	at := p.i
	if a, b, ok := p.yearSpan(0); ok {
		p.i++
		return days(ymd(a, 1, 1), ymd(b, 12, 31)), true
	}
	y, used := 0, 0
	if v, ok := p.number(0); ok && v >= 1200 && v <= 2100 {
		y, used = v, 1
	} else if v, ok := p.number(1); ok && p.fold(0) == "(" && p.fold(2) == ")" && v >= 1200 && v <= 2100 {
		y, used = v, 3
	} else if v, u := p.yearAt(0); u > 0 {
		y, used = v, u
	}
	if used == 0 {
		return value{}, false
	}
	p.i += used
	v, ok := p.eraYear(y)
	if !ok {
		p.i = at
		return value{}, false
	}
	p.qualified()
	for p.fold(0) == "و" && p.isYear(1) && p.toks[p.i+1].Glued { // أعوام 2012 و2013
		y2, _ := p.year(1)
		if y2 < y || !v.known() {
			break
		}
		v.b = ymd(y2, 12, 31)
		p.i += 2
	}
	return v, true
}

// yearSpan reads 2011-2014 and 2014/2015 as one token.
func (p *parser) yearSpan(n int) (a, b int, ok bool) {
	i := p.i + n
	if i < 0 || i >= len(p.toks) || p.toks[i].Kind != isnad.Number {
		return
	}
	s := p.toks[i].Norm
	if len(s) != 9 || s[4] != '-' && s[4] != '/' {
		return
	}
	for k := range len(s) {
		switch {
		case k == 4:
		case s[k] < '0' || s[k] > '9':
			return
		case k < 4:
			a = a*10 + int(s[k]-'0')
		default:
			b = b*10 + int(s[k]-'0')
		}
	}
	return a, b, a >= 1800 && b > a && b <= 2100
}

// years reads عامي 2014 و2015.
func (p *parser) years() (value, bool) {
	w := p.at(0)
	p.i++
	switch w.value {
	case 365:
		if v, ok := p.yearPeriod(); ok {
			return v, true
		}
	case 30: // شهري أيار وحزيران
		m, ok := p.monthName()
		if !ok {
			return value{}, false
		}
		v := p.inYear(m, 0)
		if !p.is(0, month) || p.at(0).skip != 1 {
			return value{}, false
		}
		m2, ok := p.monthName()
		if !ok {
			return value{}, false
		}
		v2 := p.inYear(m2, 0)
		return p.joined(borrowed(v, v2), v2), true
	}
	return value{}, false
}

// edgePeriod reads مطلع, منتصف, أواخر of a period.
func (p *parser) edgePeriod() (value, bool) {
	w := p.at(0)
	p.i++
	if p.at(0).skip > 0 {
		return value{}, false
	}
	if p.is(0, edge) { // بداية مطلع
		return value{}, false
	}
	if y, used := p.yearAt(0); used > 0 && !p.counted(used) {
		p.i += used
		return yearOf(y).third(int(w.value)), true
	}
	var v value
	ok := false
	switch p.at(0).class {
	case month:
		m, found := p.monthName()
		if !found {
			return value{}, false
		}
		v, ok = p.inYear(m, 0), true
	case unit, dem:
		v, ok = p.unitPeriod()
	case season, theseason:
		v, ok = p.seasonPeriod()
	case decade:
		v, ok = p.decadePeriod()
	case hijri:
		v, ok = p.lunarPeriod(true)
	case fraction:
		v, ok = p.fractionPeriod()
	case feast:
		v, ok = p.feast()
	}
	if !ok {
		return value{}, false
	}
	return v.third(int(w.value)), true
}

// seasonPeriod reads صيف 2014، صيف العام الماضي، الصيف الماضي، شتاء 2015-2016.
func (p *parser) seasonPeriod() (value, bool) {
	w := p.at(0)
	if w.class == season && strings.HasSuffix(p.fold(0), "ربيع") {
		switch p.fold(1) {
		case "الاول", "الاخر", "الثاني", "اول", "اخر":
			p.words[p.i] = word{class: hijri, value: 103, skip: w.skip}
			return p.lunarPeriod(false)
		}
	}
	p.i++
	if w.class == theseason {
		n, ok := step(p.at(0).class)
		if !ok || p.at(0).skip > 0 {
			return value{}, false
		}
		p.i++
		return p.seasonAround(int(w.value), n), true
	}
	if a, b, ok := p.yearSpan(0); ok {
		p.i++
		if w.value == 4 {
			return seasonOf(b, 4), true
		}
		v := seasonOf(a, int(w.value))
		v.b = seasonOf(b, int(w.value)).b
		return v, true
	}
	y, said := p.yearBehind()
	if !said {
		return value{}, false
	}
	if y < 0 {
		return value{}, true
	}
	return seasonOf(y, int(w.value)), true
}

// seasonAround is the last, this or the next season seen from the dispatch.
func (p *parser) seasonAround(s, n int) value {
	if !p.ref.month() {
		return value{}
	}
	now := p.ref.t
	switch n {
	case -1:
		for y := now.Year() + 1; ; y-- {
			if v := seasonOf(y, s); v.b.Before(now) {
				return v
			}
		}
	case 1:
		for y := now.Year() - 1; ; y++ {
			if v := seasonOf(y, s); v.a.After(p.ref.end()) {
				return v
			}
		}
	}
	v := seasonOf(now.Year(), s)
	if next := seasonOf(now.Year()+1, s); !next.a.After(now) {
		v = next
	}
	return v
}

// fractionPeriod reads الربع الأول من 2016، النصف الثاني من آب.
func (p *parser) fractionPeriod() (value, bool) {
	n := int(p.at(0).value)
	p.i++
	k, used := p.ordinal(0)
	if used == 0 && (p.fold(0) == "الاخير" || p.fold(0) == "الاخيره") {
		k, used = n, 1
	}
	if used != 1 {
		return value{}, false
	}
	p.i += used
	v, ok := p.whole()
	if !ok {
		return value{}, false
	}
	return v.fraction(n, k), true
}

// whole reads the month, year or decade of which something is a part.
func (p *parser) whole() (value, bool) {
	if p.fold(0) == "من" {
		p.i++
	}
	if p.at(0).skip > 0 && !(p.is(0, unit) && strings.HasPrefix(p.fold(0), "ل")) {
		return value{}, false
	}
	if y, used := p.yearAt(0); used > 0 {
		p.i += used
		return yearOf(y), true
	}
	switch p.at(0).class {
	case month:
		m, ok := p.monthName()
		if !ok {
			return value{}, false
		}
		return p.inYear(m, 0), true
	case unit, dem:
		return p.unitPeriod()
	case hijri:
		return p.lunarPeriod(true)
	case decade:
		return p.decadePeriod()
	}
	return value{}, false
}

// weekOfMonth reads الأول من آذار behind الأسبوع: the days 1 to 7, 8 to 14, …;
// the last week is the last seven.
func (p *parser) weekOfMonth() (value, bool) {
	k, used := p.ordinal(0)
	if used == 0 && p.fold(0) == "الاخير" {
		k, used = -1, 1
	}
	if used != 1 || k > 5 {
		return value{}, false
	}
	p.i += used
	if p.fold(0) != "من" {
		return value{}, false
	}
	v, ok := p.whole()
	if !ok || !v.known() {
		return v, ok
	}
	if k < 0 {
		return days(v.b.AddDate(0, 0, -6), v.b), true
	}
	a := v.a.AddDate(0, 0, 7*(k-1))
	b := a.AddDate(0, 0, 6)
	if b.After(v.b) {
		b = v.b
	}
	return days(a, b), true
}

// decadePeriod reads تسعينيات القرن الماضي، التسعينيات.
func (p *parser) decadePeriod() (value, bool) {
	w := p.at(0)
	def := strings.HasPrefix(strings.TrimLeft(p.fold(0), "وبفلك"), "ال")
	p.i++
	base := 0
	at := p.i
	if p.fold(0) == "من" {
		if strings.HasPrefix(p.fold(1), "عمر") || strings.HasPrefix(p.fold(1), "العمر") {
			return value{}, false // in his twenties
		}
		p.i++
	}
	if p.is(0, unit) && p.at(0).value == 36500 {
		p.i++
		if v, ok := p.century(36500); ok {
			if !v.known() {
				return v, true
			}
			base = v.a.Year() - 1
		} else {
			p.i = at
		}
	} else {
		p.i = at
	}
	if base == 0 {
		if !def {
			return value{}, false
		}
		if w.value < 30 {
			return value{}, true // of which century?
		}
		base = 1900
	}
	y := base + int(w.value)
	return days(ymd(y, 1, 1), ymd(y+9, 12, 31)), true
}

// century reads what stands behind القرن or العقد: الماضي، العشرين، التاسع عشر.
func (p *parser) century(length int) (value, bool) {
	if n, ok := step(p.at(0).class); ok && p.at(0).skip == 0 {
		p.i++
		if n == -1 && length == 36500 && !p.ref.year() {
			return centuryOf(20), true // nobody writes of another one today
		}
		return p.ref.unitOf(length, n), true
	}
	if length != 36500 {
		return value{}, false
	}
	if k, used := p.ordinal(0); used > 0 {
		p.i += used
		if p.fold(0) == "الميلادي" {
			p.i++
		}
		return centuryOf(k), true
	}
	return value{}, false
}

// opened reads what begins with a word that means nothing by itself: العشر
// الأواخر من رمضان، وقت سابق اليوم، الآونة الأخيرة.
func (p *parser) opened() (value, bool) {
	switch strings.TrimLeft(p.fold(0), "وب") {
	case "العشر":
		k := 0
		switch p.fold(1) {
		case "الاوائل", "الاول", "الاولي":
			k = 1
		case "الاواسط":
			k = 2
		case "الاواخر", "الاخيره":
			k = 3
		}
		if k == 0 {
			return value{}, false
		}
		p.i += 2
		v, ok := p.whole()
		if !ok {
			return value{}, false
		}
		return v.third(k), true
	case "قت": // the و is the letter of وقت
		switch p.fold(1) {
		case "سابق", "لاحق", "متاخر", "مبكر":
		default:
			return value{}, false
		}
		p.i += 2
		at := p.i
		if p.fold(0) == "من" {
			p.i++
		}
		if v, ok := p.moment(); ok {
			return v, true
		}
		p.i = at
		return value{}, true
	case "الفتره", "الاونه":
		switch p.at(1).class {
		case last, recent, next:
			p.i += 2
			return value{}, true
		}
	}
	return value{}, false
}

// borrowed gives a month or day without a year that of the one behind it: بين
// تشرين الأول وشباط 2013.
func borrowed(a, b value) value {
	if !a.noYear || a.month == 0 || !b.known() {
		return a
	}
	y := b.a.Year()
	if a.month > int(b.a.Month()) {
		y--
	}
	if a.day > 0 {
		a, _ = dayOf(y, a.month, a.day)
		return a
	}
	return monthOf(y, a.month)
}

// joined is an interval from the beginning of a to the end of b.
func (p *parser) joined(a, b value) value {
	if !a.known() || !b.known() {
		return value{}
	}
	if b.b.Before(a.a) {
		return value{}
	}
	a.b = b.b
	if a.hours || b.hours {
		a.hours = a.hours && b.hours
		a.to = b.to
	}
	return a
}
