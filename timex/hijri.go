package timex

import (
	"time"

	islamic "github.com/hablullah/go-hijri"

	"isnad"
)

// Months of the lunar year are dated by the calendar of Umm al-Qura where it
// reaches (1356 to 1500 AH), and by the tabular calendar before. A sighted
// moon may have begun a month a day earlier or later in another country.

// lunarMonth is the number of the month at the parser's place and how many
// words its name has; 0 where the words name none.
func (p *parser) lunarMonth() (month, words int) {
	w := p.at(0)
	if w.class != hijri {
		return 0, 0
	}
	if w.value <= 12 {
		return w.value, 1
	}
	next := p.fold(1)
	switch w.value {
	case 103:
		if next == "الاول" {
			return 3, 2
		}
		return 4, 2
	case 105:
		switch next {
		case "الاولي", "الاول":
			return 5, 2
		case "الاخره", "الثانيه", "الاخر", "الثاني":
			return 6, 2
		}
	case 111:
		switch next {
		case "القعده":
			return 11, 2
		case "الحجه":
			return 12, 2
		}
	}
	return 0, 0
}

// lunar reads the month at the parser's place and the year behind it. day is
// 0 for the whole month. Without a year it is the latest such month that had
// begun on the dispatch's date; without a date too it stays unresolved.
func (p *parser) lunar(day int) isnad.Interval {
	month, n := p.lunarMonth()
	if month == 0 {
		return isnad.Interval{}
	}
	p.i += n
	year, at := 0, 0
	if p.fold(0) == "من" {
		at = 1
	}
	switch p.fold(at) {
	case "عام", "سنه", "العام", "لعام", "لسنه":
		at++
	}
	if v, ok := p.number(at); ok && v >= 1200 && v <= 1500 {
		year = v
		p.i += at + 1
		if p.fold(0) == "ه" || p.fold(0) == "هجري" || p.fold(0) == "هجريه" || p.fold(0) == "للهجره" {
			p.i++
		}
	}
	if year == 0 {
		if !p.has {
			return isnad.Interval{}
		}
		now, err := islamic.CreateUmmAlQuraDate(p.ref)
		if err != nil {
			return isnad.Interval{}
		}
		year = int(now.Year)
		if int64(month) > now.Month {
			year--
		}
	}
	if day == 0 {
		next, y := month+1, year
		if next > 12 {
			next, y = 1, y+1
		}
		return days(civil(year, month, 1), civil(y, next, 1).AddDate(0, 0, -1))
	}
	if day > 30 {
		return isnad.Interval{}
	}
	d := civil(year, month, day)
	return days(d, d)
}

func civil(year, month, day int) time.Time {
	if year >= 1356 && year <= 1500 {
		return islamic.UmmAlQuraDate{Day: int64(day), Month: int64(month), Year: int64(year)}.ToGregorian()
	}
	return islamic.HijriDate{Day: int64(day), Month: int64(month), Year: int64(year)}.ToGregorian()
}
