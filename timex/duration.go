package timex

import (
	"strings"

	"isnad/arabic"
)

// duration reads a length of time measured from the dispatch: منذ أسبوعين،
// خلال الساعات الـ24 الماضية، قبل ثلاثة أيام، and one that is measured from
// nothing (لمدة شهرين), which stays unresolved.
func (p *parser) duration() (value, bool) {
	start := p.i
	w := p.at(0)
	lead := w.class
	switch {
	case lead == within:
		p.i++
	case lead == since, lead == before:
		p.i++
	case lead == after:
		p.i++
	case w.class == opener:
		switch f := strings.TrimLeft(p.fold(0), "و"); {
		case f == "علي" && (p.fold(1) == "مدي" || p.fold(1) == "مدار"):
			p.i += 2
			p.first = p.i
			lead = within
		case f == "في" && p.fold(1) == "غضون":
			p.i += 2
			lead = next
			p.first = p.i
		case f == "لمده":
			p.i++
			lead = none
			p.first = p.i
		case f == "بضعه" || f == "بضع" || f == "عده" || strings.HasSuffix(f, "اكثر") || f == "نحو" || f == "حوالي" || f == "قرابه" || f == "اقل":
			lead = opener
		default:
			return value{}, false
		}
	case w.class == edge && strings.HasSuffix(p.fold(0), "اخر"): // آخر 24 ساعة
		p.i++
		lead = within
	case w.class == unit || w.class == dual || w.class == number || w.class == none:
		lead = opener
	default:
		return value{}, false
	}
	switch strings.TrimLeft(p.fold(0), "ل") { // منذ فترة
	case "فتره", "زمن", "مده":
		if lead == since {
			p.i++
			for f := p.fold(0); f == "طويله" || f == "قصيره" || f == "وجيزه" || f == "بعيد"; f = p.fold(0) {
				p.i++
			}
			return value{}, true
		}
	}
	n, length, exact, bare, ok := p.length(lead == opener)
	if !ok {
		p.i = start
		return value{}, false
	}
	way := 0 // -1 back, 1 ahead
	if q := p.at(0); q.skip == 0 {
		switch q.class {
		case last:
			way = -1
		case recent:
			way = -1
		case next:
			way = 1
		}
		if way != 0 {
			p.i++
			if c := p.at(0).class; (c == last || c == recent || c == next) && p.at(0).skip == 0 {
				if c == next {
					way = 1
				}
				p.i++
			}
		}
	}
	if lead == opener && way == 0 {
		// A length alone is a time only behind ل, لشهرين، لثلاثة أيام, and behind
		// a verb of lasting, استمر ثلاثة أيام.
		if start > 0 && lasting.Has(p.toks[start-1].Fold) || start > 1 && lasting.Has(p.toks[start-2].Fold) {
			return value{}, true
		}
		if p.words[start].skip == 0 && !(start > 0 && p.toks[start-1].Fold == "ل") || !strings.HasPrefix(p.toks[start].Fold, "ل") && !strings.HasPrefix(p.toks[start].Fold, "ولا") || bare {
			p.i = start
			return value{}, false
		}
		return value{}, true
	}
	if lead == after {
		if p.fold(0) == "من" && p.fold(1) == "الان" {
			p.i += 2
			lead, way = next, 1
		} else {
			if bare {
				p.i = start
				return value{}, false
			}
			return value{}, true // two days after what?
		}
	}
	if lead == before && p.fold(0) == "من" {
		return value{}, true // three days before what?
	}
	if !exact || lead == none || !p.ref.day() {
		if bare && lead == before {
			p.i = start
			return value{}, false
		}
		return value{}, true
	}
	now := p.ref.t
	switch {
	case lead == before:
		if n == 0 {
			n = 1
		}
		at := shift(now, length, -n)
		switch {
		case length >= 365:
			if length > 365 {
				return days(ymd(at.Year(), 1, 1), ymd(at.Year(), 12, 31)), true
			}
			return yearOf(at.Year()), true
		case length == 30:
			return monthOf(at.Year(), int(at.Month())), true
		}
		return days(at, at), true
	case lead == since && length > 0 && n*length < 60: // منذ أسبوعين
		at := shift(now, length, -n)
		return days(at, at), true
	case way > 0 || lead == next:
		return days(now, shift(now, length, n)), true
	}
	return days(shift(now, length, -n), now), true
}

// length reads a number of units. exact is false where the number is vague
// (أيام، بضعة أشهر); bare tells that a single unit stands alone (يوم، شهر).
func (p *parser) length(plain bool) (n, unitDays int, exact, bare, ok bool) {
	for f := p.fold(0); f == "نحو" || f == "حوالي" || strings.TrimLeft(f, "ول") == "اكثر" || f == "من" || f == "قرابه" || strings.TrimLeft(f, "ول") == "اقل" || f == "ما" || f == "يزيد" || f == "يقارب" || f == "علي" && p.fold(-1) == "يزيد" || f == "عن" && p.fold(-1) == "يزيد"; f = p.fold(0) {
		p.i++
	}
	glued := func(k int) bool { return p.fold(k) == "ال" && p.i+k+1 < len(p.toks) && p.toks[p.i+k+1].Glued }
	if glued(0) { // الـ48 ساعة الماضية
		p.i++
	}
	switch strings.TrimLeft(p.fold(0), "ل") {
	case "بضعه", "بضع", "عده":
		if w := p.at(1); w.class == unit && w.skip == 0 {
			p.i += 2
			return 0, int(w.value), false, false, true
		}
		return
	}
	w := p.at(0)
	if w.class == dual {
		p.i++
		return 2, int(w.value), true, false, true
	}
	if v, used, found := p.numeral(0); found {
		if u := p.at(used); u.class == unit && u.skip == 0 {
			p.i += used + 1
			if minutes(p.fold(-1)) {
				v = 0
			}
			return v, int(u.value), true, false, true
		}
		return
	}
	if w.class != unit {
		return
	}
	f := p.fold(0)
	def := strings.Contains(f, "ال") && strings.HasPrefix(strings.TrimLeft(f, "ول"), "ال")
	if singular(f) && def {
		return // الشهر الجاري: a period
	}
	switch p.at(1).class {
	case month, hijri, feast:
		return // شهر رمضان
	}
	if _, isYear := p.yearAt(1); isYear > 0 {
		return
	}
	if p.fold(1) == "(" {
		return
	}
	if !def {
		if plain {
			return
		}
		p.i++
		one := singular(f) || f == "ساعه" || f == "يوما"
		if one {
			return 1, int(w.value), true, true, true
		}
		return 0, int(w.value), false, false, true
	}
	// الساعات الـ24، الأيام الثلاثة، الساعات الأربع والعشرين
	if glued(1) {
		if v, found := p.number(2); found {
			p.i += 3
			return v, int(w.value), true, false, true
		}
	}
	if v, used, found := p.numeral(1); found {
		p.i += 1 + used
		return v, int(w.value), true, false, true
	}
	p.i++
	return 0, int(w.value), false, false, true
}

var lasting = arabic.SetOf("دام", "دامت", "تدوم", "يدوم", "استمر", "استمرت", "تستمر", "يستمر", "استغرق", "استغرقت")

func minutes(f string) bool {
	return strings.HasPrefix(f, "دقي") || strings.HasPrefix(f, "دقا") || f == "لحظات" || f == "ثوان"
}
