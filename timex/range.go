package timex

import "strings"

// between reads بين … و…, من … إلى (حتى) …, and two days joined by a stroke
// before their month (2-5 نيسان). The mention begins behind the preposition.
func (p *parser) between() (value, bool) {
	start := p.i
	opener := strings.TrimLeft(p.fold(0), "و")
	and := false
	switch {
	case opener == "بين":
		p.i++
		and = true
	case opener == "ما" && p.fold(1) == "بين", opener == "في" && p.fold(1) == "ما" && p.fold(2) == "بين":
		p.i += strings.Count(opener, "في")/2 + 2
		and = true
	case opener == "من":
		p.i++
	default:
		return p.stroke()
	}
	first := p.i
	a, aKind, ok := p.end(and)
	if !ok {
		p.i = start
		return value{}, false
	}
	joined := false
	if and {
		if p.fold(0) == "و" {
			p.i++
			joined = true
		} else if p.at(0).skip == 1 && strings.HasPrefix(p.fold(0), "و") || strings.HasPrefix(p.fold(0), "و") && p.is(0, ordinal) {
			joined = true
		}
	} else {
		switch p.fold(0) {
		case "الي", "حتي", "وحتي", "لغايه", "والي", "-", "–":
			p.i++
			joined = true
		}
	}
	if !joined {
		p.i = start
		return value{}, false
	}
	b, bKind, ok := p.end(and)
	if !ok || bKind != aKind && aKind != bareNumber && aKind != bareHour {
		p.i = start
		return value{}, false
	}
	p.first = first
	switch aKind {
	case bareNumber:
		if bKind == bareNumber {
			if and || a.day < 1800 || b.day < 1800 {
				if a.day >= 1800 && b.day >= 1800 { // بين 2011 و2014
					return days(ymd(a.day, 1, 1), ymd(b.day, 12, 31)), true
				}
				p.i = start
				return value{}, false
			}
			return days(ymd(a.day, 1, 1), ymd(b.day, 12, 31)), true
		}
		if !b.known() || b.day == 0 {
			if b.month > 0 || b.noYear {
				return value{}, true
			}
			p.i = start
			return value{}, false
		}
		d, ok := dayOf(b.a.Year(), int(b.a.Month()), a.day)
		if !ok {
			p.i = start
			return value{}, false
		}
		d.b = b.b
		return d, true
	case bareHour:
		if !b.hours {
			p.i = start
			return value{}, false
		}
		b.from = a.from
		if b.to >= 12*60 && b.from < 12*60 {
			b.from += 12 * 60
		}
		return b, true
	}
	a = borrowed(a, b)
	if a.known() && b.known() && b.b.Before(a.a) {
		if n := int(a.a.Sub(b.b).Hours() / 24); n < 7 { // من الخميس إلى السبت, ahead
			a.a, a.b = a.a.AddDate(0, 0, -7), a.b.AddDate(0, 0, -7)
		}
	}
	return p.joined(a, b), true
}

type endKind uint8

const (
	wholeDate endKind = iota
	bareNumber
	bareHour
)

// end reads one end of a range: a date or period, or a number or an hour whose
// month or half of the day stands with the other end.
func (p *parser) end(and bool) (value, endKind, bool) {
	start := p.i
	if p.fold(0) == "ال" {
		p.i++
	}
	if p.is(0, unit) && p.at(0).value == 365 && p.isYear(1) || p.is(0, pair) && p.at(0).value == 365 && p.isYear(1) {
		p.i++
	}
	if n, ok := p.number(0); ok && (n >= 1 && n <= 31 || n >= 1800 && n <= 2100) {
		switch f := p.fold(1); {
		case f == "و" || f == "الي" || f == "حتي" || f == "وحتي" || f == "لغايه" || n >= 1800 && p.at(1).class != month:
			p.i++
			return value{day: n}, bareNumber, true
		}
	}
	if p.is(0, clock) {
		at := p.i
		p.i++
		if h, used := p.hour(0); used > 0 && strings.HasPrefix(p.fold(used), "وال") || used > 0 && (p.fold(used) == "الي" || p.fold(used) == "حتي" || p.fold(used) == "وحتي") {
			if p.fold(used) != "والنصف" && p.fold(used) != "والربع" && p.fold(used) != "والثلث" {
				p.i += used
				return value{from: h * 60}, bareHour, true
			}
		}
		p.i = at
	}
	// The و before the second end is part of its first word.
	if p.is(0, ordinal) && p.at(0).skip == 1 {
		p.i = start
		return p.secondHour()
	}
	w := p.at(0)
	if w.skip > 0 && !and {
		p.i = start
		return value{}, wholeDate, false
	}
	v, ok := p.point()
	if !ok {
		p.i = start
	}
	return v, wholeDate, ok
}

// secondHour reads والخامسة عصرا behind an hour.
func (p *parser) secondHour() (value, endKind, bool) {
	h := ordinals[p.fold(0)[2:]]
	if h == 0 || h > 12 {
		return value{}, wholeDate, false
	}
	p.i++
	if p.fold(0) == "من" {
		p.i++
	}
	w := p.at(0)
	if w.class != adverb && w.class != part && w.class != thepart {
		return value{}, wholeDate, false
	}
	p.i++
	if from := int(w.value) / 100; from >= 12 && h < 12 {
		h += 12
	}
	v := p.ref.off(0)
	at := p.i
	m := moment{weekday: -1, clock: true}
	if p.day(&m) && m.hasDay {
		v = m.day
	} else {
		p.i = at
	}
	if !v.known() {
		return value{hours: true, from: h * 60, to: h * 60}, wholeDate, true
	}
	v.hours, v.from, v.to = true, h*60, h*60
	return v, wholeDate, true
}

// stroke reads 2-5 نيسان 2017 and 2011-2014, which stand as one token, and 2 و3
// نيسان.
func (p *parser) stroke() (value, bool) {
	start := p.i
	if a, b, ok := p.yearSpan(0); ok {
		if before := p.fold(-1); before == "(" || p.i > 0 && p.is(-1, unit) || before == "بين" || before == "الفتره" {
			p.i++
			return days(ymd(a, 1, 1), ymd(b, 12, 31)), true
		}
		return value{}, false
	}
	if p.is(0, yawm) || p.is(0, pair) && p.at(0).value == 1 || p.is(0, unit) && p.at(0).value == 1 { // يومي 2 و3 نيسان
		p.i++
	}
	from := 0
	if a, ok := p.number(0); ok && (p.fold(1) == "و" || p.fold(1) == "-" || p.fold(1) == "–") && a >= 1 && a <= 31 {
		from = a
		p.i += 2
		for n, ok := p.number(0); ok && p.fold(1) == "و" && n <= 31; n, ok = p.number(0) {
			p.i += 2
		}
	} else if a, n, ok := p.dayPair(); ok {
		from = a
		_ = n
	}
	if from == 0 {
		p.i = start
		return value{}, false
	}
	var v value
	ok := false
	if d, n, pair := p.dayPair(); pair {
		// The second number is in the same token: put it before the month.
		v, ok = p.monthBehind(n)
		_ = d
	} else {
		v, ok = p.dayAndMonth()
	}
	if !ok {
		p.i = start
		return value{}, false
	}
	if !v.known() {
		return v, true
	}
	d, ok := dayOf(v.a.Year(), int(v.a.Month()), from)
	if !ok || v.b.Before(d.a) {
		p.i = start
		return value{}, false
	}
	d.b = v.b
	return d, true
}

// dayPair is 2-5 as one token.
func (p *parser) dayPair() (a, b int, ok bool) {
	if p.i >= len(p.toks) {
		return
	}
	x, y, cut := strings.Cut(p.toks[p.i].Norm, "-")
	if !cut || len(x) > 2 || len(y) > 2 || x == "" || y == "" {
		return
	}
	for _, c := range x {
		if c < '0' || c > '9' {
			return
		}
		a = a*10 + int(c-'0')
	}
	for _, c := range y {
		if c < '0' || c > '9' {
			return
		}
		b = b*10 + int(c-'0')
	}
	return a, b, a >= 1 && b > a && b <= 31
}

// monthBehind reads the month behind a token that held the day.
func (p *parser) monthBehind(d int) (value, bool) {
	p.i++
	if p.fold(0) == "من" {
		p.i++
	}
	if p.is(0, unit) && p.fold(0) == "شهر" {
		p.i++
	}
	if p.at(0).skip > 0 {
		return value{}, false
	}
	m, ok := p.monthName()
	if !ok {
		return value{}, false
	}
	return p.inYear(m, d), true
}
