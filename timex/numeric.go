package timex

import (
	"isnad"
)

// figures reads a date in figures that spaces or brackets have parted, n
// tokens ahead: 25 / 2 / 1958, ( 4 / 5 / 1946 ), 17/2/(1966). The day stands
// first, as the Arab press writes it, unless the year does. used is the number
// of tokens.
func (p *parser) figures(n int) (iv isnad.Interval, used int, ok bool) {
	j, open := n, false
	if p.fold(j) == "(" {
		j, open = j+1, true
	}
	a, ok1 := p.number(j)
	if sep := p.fold(j + 1); !ok1 || sep != "/" && sep != "-" {
		return iv, 0, false
	}
	b, ok2 := p.number(j + 2)
	if !ok2 || p.fold(j+3) != p.fold(j+1) {
		return iv, 0, false
	}
	j += 4
	if p.fold(j) == "(" {
		j, open = j+1, true
	}
	c, ok3 := p.number(j)
	if !ok3 {
		return iv, 0, false
	}
	j++
	if open && p.fold(j) == ")" {
		j++
	}
	if a > 1800 {
		a, c = c, a
	}
	if c < 1800 || c > 2100 {
		return iv, 0, false
	}
	if b > 12 && a <= 12 {
		a, b = b, a
	}
	if b < 1 || b > 12 {
		return iv, 0, false
	}
	iv, ok = date(c, b, a)
	return iv, j - n, ok
}

// bracketed reads a year in brackets, n tokens ahead: عام ( 1948 ).
func (p *parser) bracketed(n int) (y, used int, ok bool) {
	if p.fold(n) != "(" || p.fold(n+2) != ")" {
		return 0, 0, false
	}
	y, ok = p.number(n + 1)
	return y, 3, ok && y >= 1200 && y <= 2100
}

// era passes over the name of the era behind a year and gives the year's
// interval: a lunar one where the name or the number says so.
func (p *parser) era(y int) (isnad.Interval, bool) {
	lunar := y < 1500
	switch p.fold(0) {
	case "م", "ميلادي", "ميلاديه", "للميلاد":
		p.i++
		lunar = false
	case "ه", "هجري", "هجريه", "للهجره":
		p.i++
		lunar = true
	default:
		if lunar {
			return isnad.Interval{}, false
		}
	}
	if lunar {
		return days(civil(y, 1, 1), civil(y+1, 1, 1).AddDate(0, 0, -1)), true
	}
	return yearOf(y), true
}

// dated reads what stands behind بتاريخ; first is where the date begins.
func (p *parser) dated() (iv isnad.Interval, first int, ok bool) {
	start := p.i
	p.i++
	if p.fold(0) == ":" {
		p.i++
	}
	if p.i >= len(p.toks) {
		p.i = start
		return
	}
	first = p.toks[p.i].Start
	if iv, used, ok := p.figures(0); ok {
		p.i += used
		return iv, first, true
	}
	if y, used, ok := p.bracketed(0); ok {
		p.i += used
		iv, ok = p.era(y)
		return iv, first, ok
	}
	if p.toks[p.i].Kind == isnad.Number {
		if iv, first, ok = p.fromNumber(first); ok {
			return iv, first, true
		}
	}
	p.i = start
	return isnad.Interval{}, 0, false
}

// bareYear reads a number that can only be a year: alone in brackets, or
// behind a preposition of time with no noun to count behind it.
func (p *parser) bareYear() (isnad.Interval, bool) {
	y, ok := p.number(0)
	if !ok || y < 1800 || y > 2100 || len(p.toks[p.i].Norm) != 4 || p.i == 0 {
		return isnad.Interval{}, false
	}
	before, behind := p.toks[p.i-1].Fold, p.fold(1)
	switch before {
	case "(":
		if behind != ")" {
			return isnad.Interval{}, false
		}
	case "في", "منذ", "حتي", "بعد", "قبل":
		if p.i+1 < len(p.toks) && p.toks[p.i+1].Kind == isnad.Word && p.toks[p.i+1].Best().POS.Nominal() {
			return isnad.Interval{}, false
		}
		if behind == "/" || behind == "-" || behind == "%" {
			return isnad.Interval{}, false
		}
	default:
		return isnad.Interval{}, false
	}
	p.i++
	return yearOf(y), true
}
