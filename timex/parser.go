package timex

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// parser reads the expressions of one sentence.
type parser struct {
	t     *Timex
	text  string
	toks  []isnad.Token
	words []word
	ref   ref
	i     int // the next token
	first int // where the mention begins, if not where the parser began
}

// at is the word n tokens ahead.
func (p *parser) at(n int) word {
	if i := p.i + n; i >= 0 && i < len(p.words) {
		return p.words[i]
	}
	return word{}
}

func (p *parser) is(n int, c class) bool { return p.at(n).class == c }

// plain is a word n tokens ahead without a proclitic: inside an expression
// none is written to it.
func (p *parser) plain(n int, c class) bool {
	w := p.at(n)
	return w.class == c && w.skip == 0
}

func (p *parser) fold(n int) string {
	if i := p.i + n; i >= 0 && i < len(p.toks) {
		return p.toks[i].Fold
	}
	return ""
}

// number is a whole number in figures.
func (p *parser) number(n int) (int, bool) {
	i := p.i + n
	if i < 0 || i >= len(p.toks) || p.toks[i].Kind != isnad.Number {
		return 0, false
	}
	s := p.toks[i].Norm
	if len(s) > 5 {
		return 0, false
	}
	v := 0
	for k := range len(s) {
		if s[k] < '0' || s[k] > '9' {
			return 0, false
		}
		v = v*10 + int(s[k]-'0')
	}
	return v, true
}

// year is a year of our era in figures, as four digits.
func (p *parser) year(n int) (int, bool) {
	v, ok := p.number(n)
	return v, ok && v >= 1800 && v <= 2100
}

// numeral reads a number in figures or in words, n tokens ahead.
func (p *parser) numeral(n int) (v, used int, ok bool) {
	if v, ok := p.number(n); ok {
		return v, 1, true
	}
	var folds [6]string
	k := 0
	for k < len(folds) && p.i+n+k < len(p.toks) && p.toks[p.i+n+k].Kind == isnad.Word {
		folds[k] = p.toks[p.i+n+k].Fold
		k++
	}
	if k == 0 {
		return 0, 0, false
	}
	if c := p.at(n).class; c != none && c != number {
		return 0, 0, false
	}
	if skip := p.at(n).skip; skip > 0 { // لثلاثة أيام: the preposition is written to the number
		folds[0] = folds[0][2*skip:]
	}
	num, used, ok := arabic.ParseNumber(folds[:k])
	if !ok || num.Vague || num.Min != num.Max {
		return 0, 0, false
	}
	return num.Min, used, true
}

var ordinals = map[string]int{
	"الاول": 1, "الاولي": 1, "الواحده": 1, "الحادي": 1, "الحاديه": 1, "الثاني": 2, "الثانيه": 2, "الثالث": 3, "الثالثه": 3, "الرابع": 4, "الرابعه": 4,
	"الخامس": 5, "الخامسه": 5, "السادس": 6, "السادسه": 6, "السابع": 7, "السابعه": 7, "الثامن": 8, "الثامنه": 8, "التاسع": 9, "التاسعه": 9, "العاشر": 10, "العاشره": 10,
	"العشرين": 20, "العشرون": 20, "الثلاثين": 30, "الثلاثون": 30,
}

// ordinal reads an ordinal with the article: الخامس، الخامس عشر، الحادي
// والعشرين.
func (p *parser) ordinal(n int) (v, used int) {
	f := p.fold(n)
	v = ordinals[f]
	if v == 0 {
		return 0, 0
	}
	if v >= 10 && v != 10 {
		return v, 1
	}
	switch p.fold(n + 1) {
	case "عشر", "عشره":
		if v < 10 {
			return v + 10, 2
		}
	case "والعشرين", "والعشرون":
		return v + 20, 2
	case "والثلاثين", "والثلاثون":
		return v + 30, 2
	}
	if f == "الحادي" || f == "الحاديه" {
		return 0, 0
	}
	return v, 1
}

// hour is an hour of the clock in words: feminine, one to twelve.
func (p *parser) hour(n int) (v, used int) {
	f := p.fold(n)
	if !strings.HasSuffix(f, "ه") && f != "الاولي" {
		return 0, 0
	}
	v, used = p.ordinal(n)
	if v < 1 || v > 12 {
		return 0, 0
	}
	return v, used
}

// expression reads the longest expression at the parser's place.
func (p *parser) expression() (value, bool) {
	start := p.i
	for _, read := range [...]func() (value, bool){p.between, p.duration, p.dated, p.point} {
		p.i, p.first = start, -1
		if v, ok := read(); ok {
			return p.sinceBefore(start, v), true
		}
	}
	p.i = start
	return value{}, false
}

// point is a moment or a period, whichever is longer.
func (p *parser) point() (value, bool) {
	start := p.i
	v, ok := p.moment()
	end := p.i
	p.i = start
	w, ok2 := p.period()
	if ok2 && p.i > end || !ok {
		if !ok2 {
			p.i = start
		}
		return w, ok2
	}
	p.i = end
	return v, ok
}

// sinceBefore opens the interval of an expression that منذ or ابتداء من stands
// before: it lasts up to the dispatch, or has no end.
func (p *parser) sinceBefore(start int, v value) value {
	if !v.known() || start == 0 {
		return v
	}
	before := p.toks[start-1].Fold
	open := before == "منذ" || before == "ومنذ" || before == "مذ"
	if before == "من" && start > 1 {
		switch p.toks[start-2].Fold {
		case "بدايه", "ابتداء", "بدءا", "اعتبارا", "انطلاقا", "وابتداء", "بدء":
			open = true
		}
	}
	if !open {
		return v
	}
	v.to = 24 * 60
	if v.hours && v.from == 0 {
		v.hours = false
	}
	if end := p.ref.end(); p.ref.year() && !end.Before(v.b) {
		v.b = end
		return v
	}
	v.open = true
	return v
}
