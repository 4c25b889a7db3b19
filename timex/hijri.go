package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	islamic "github.com/hablullah/go-hijri"

	"isnad/arabic"
)

// Months of the lunar year are dated by the calendar of Umm al-Qura where it
// reaches (1356 to 1500 AH), and by the tabular calendar before. A sighted
// moon may have begun a month a day earlier or later in another country.

// lunarMonth is the number of the month at the parser's place and how many
// words its name has; 0 where the words name none.
func (p *parser) lunarMonth() (month, words int) {
	w := p.at(0)
	next := p.fold(1)
	if w.class == season && w.value == 1 {
		switch next {
		case "الاول", "اول":
			return 3, 2
		case "الاخر", "الثاني", "اخر":
			return 4, 2
		}
		return 0, 0
	}
	if w.class != hijri {
		return 0, 0
	}
	if w.value <= 12 {
		if p.fold(1) == "المبارك" || p.fold(1) == "الحرام" {
			return int(w.value), 2
		}
		return int(w.value), 1
	}
	switch w.value {
	case 103:
		if next == "الاول" || next == "اول" {
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

// lunarPeriod reads a month of the lunar year by itself. Ramadan, Rajab and
// Sha'ban are men's names and Safar is zero: they need a year, an adjective,
// or a word of time before them, unless something asks for a month (asked).
func (p *parser) lunarPeriod(asked bool) (value, bool) {
	start := p.i
	_, words := p.lunarMonth()
	if words == 0 {
		return value{}, false
	}
	v := p.lunar(0)
	if words == 1 && p.i == start+1 && !asked {
		cue := ""
		if start > 0 {
			cue = p.toks[start-1].Fold
		}
		ramadan := strings.HasSuffix(p.toks[start].Fold, "رمضان")
		switch {
		case cue == "شهر" || cue == "منذ":
		case ramadan && (cue == "في" || cue == "خلال" || cue == "طوال" || cue == "طيله" || cue == "قبل" || cue == "بعد" || cue == "من" && start > 1 && p.words[start-2].class == ordinal || start > 0 && p.words[start-1].class == edge):
		case start > 0 && p.words[start-1].class == edge:
		default:
			return value{}, false
		}
	}
	return v, true
}

// lunar reads the month at the parser's place and the year behind it. day is
// 0 for the whole month. Without a year it is the latest such month that had
// begun on the dispatch's date, or the nearest such day; without a date too it
// stays unresolved.
func (p *parser) lunar(day int) value {
	month, n := p.lunarMonth()
	if month == 0 {
		return value{}
	}
	p.i += n
	year, at := 0, 0
	if p.fold(0) == "من" {
		at = 1
	}
	switch p.fold(at) {
	case "عام", "سنه", "العام", "لعام", "لسنه", "،":
		at++
	}
	shift := 0
	if v, ok := p.number(at); ok && v >= 1200 && v <= 1500 {
		year = v
		p.i += at + 1
		p.era(0)
	} else if v, ok := p.year(at); ok {
		// رمضان 2016: the month of that year.
		p.i += at + 1
		for y := v - 580; y < v-570; y++ {
			if c := civil(y, month, 1); c.Year() == v {
				year = y
			}
		}
	} else if s, ok := step(p.at(0).class); ok && p.at(0).skip == 0 {
		shift = s
		p.i++
	}
	if year == 0 {
		if !p.ref.day() {
			return value{}
		}
		year, _ = lunarDate(p.ref.t)
		if year == 0 {
			return value{}
		}
		_, now := lunarDate(p.ref.t)
		switch {
		case shift == 0 && month > now, shift < 0 && month >= now:
			year--
		case shift > 0 && month <= now:
			year++
		}
		if day > 0 && shift == 0 { // the nearest such day, at most a month ahead
			if ahead := civil(year+1, month, day); ahead.Before(p.ref.t.AddDate(0, 0, 31)) {
				year++
			}
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
		return value{}
	}
	d := civil(year, month, day)
	return value{a: d, b: d, month: month, day: day}
}

// lunarDate is year and month of the lunar calendar; 0 outside its reach.
func lunarDate(t time.Time) (year, month int) {
	now, err := islamic.CreateUmmAlQuraDate(t)
	if err != nil {
		return 0, 0
	}
	return int(now.Year), int(now.Month)
}

func lunarYear(y int) value { return days(civil(y, 1, 1), civil(y+1, 1, 1).AddDate(0, 0, -1)) }

func civil(year, month, day int) time.Time {
	if year >= 1356 && year <= 1500 {
		return islamic.UmmAlQuraDate{Day: int64(day), Month: int64(month), Year: int64(year)}.ToGregorian()
	}
	return islamic.HijriDate{Day: int64(day), Month: int64(month), Year: int64(year)}.ToGregorian()
}

// holiday is a feast or day of remembrance of either calendar.
type holiday struct {
	words      []string // folded
	lunar      bool
	movable    bool // by a calendar that is not kept here: named, not resolved
	month, day int
	length     int // in days
}

func (t *Timex) addHoliday(f []string) error {
	h := holiday{words: strings.Fields(arabic.Fold(f[0])), lunar: f[1] == "hijri", movable: f[1] == "none"}
	if f[1] != "hijri" && f[1] != "solar" && f[1] != "none" {
		return fmt.Errorf("unknown calendar %q; expected hijri, solar or none", f[1])
	}
	for i, to := range [...]*int{&h.month, &h.day, &h.length} {
		v, err := strconv.Atoi(f[2+i])
		if err != nil {
			return fmt.Errorf("column %d: %w", 3+i, err)
		}
		*to = v
	}
	if len(h.words) == 0 {
		return fmt.Errorf("no name")
	}
	t.holidays[h.words[0]] = append(t.holidays[h.words[0]], h)
	return nil
}

var firstDays = map[string]int{"اول": 1, "ثاني": 2, "ثالث": 3, "رابع": 4}

// feast reads a holiday, with a year or الماضي and المقبل behind it, and the
// first, second or third of its days before it (ثاني أيام عيد الفطر). Without a
// year it is the nearest to the dispatch.
func (p *parser) feast() (value, bool) {
	start := p.i
	nth := 0
	if d := firstDays[strings.TrimLeft(p.fold(0), "وبل")]; d > 0 && (p.fold(1) == "ايام" || p.fold(1) == "يوم") {
		nth = d
		p.i += 2
		if p.fold(0) == "من" {
			p.i++
		}
	} else if d, used := p.ordinal(1); used == 1 && p.fold(0) == "اليوم" && p.fold(2) == "من" {
		nth = d
		p.i += 3
	}
	f := p.fold(0)
	if w := p.at(0); w.skip > 0 && w.class != none {
		f = f[2*int(w.skip):]
	}
	var best *holiday
	for k := range p.t.holidays[f] {
		h := &p.t.holidays[f][k]
		if best != nil && len(best.words) >= len(h.words) {
			continue
		}
		all := true
		for j := 1; j < len(h.words); j++ {
			all = all && p.fold(j) == h.words[j]
		}
		if all {
			best = h
		}
	}
	if best == nil {
		p.i = start
		return value{}, false
	}
	p.i += len(best.words)
	year := 0
	hy := 0
	shift, shifted := 0, false
	if v, ok := p.number(0); ok && v >= 1300 && v <= 1500 {
		hy = v
		p.i++
		p.era(0)
	} else if y, said := p.yearBehind(); said {
		if y < 0 {
			return value{}, true
		}
		year = y
	} else if s, ok := step(p.at(0).class); ok && p.at(0).skip == 0 {
		shift, shifted = s, true
		p.i++
	}
	if best.movable {
		return value{}, true
	}
	var v value
	switch {
	case hy > 0 && best.lunar:
		d := civil(hy, best.month, best.day)
		v = days(d, d.AddDate(0, 0, best.length-1))
	case year > 0:
		v = best.in(year)
	case !p.ref.day():
		return value{}, true
	default:
		v = best.near(p.ref.t, shift, shifted)
	}
	if nth > 0 && v.known() {
		d := v.a.AddDate(0, 0, nth-1)
		v = days(d, d)
	}
	return v, true
}

// in is the holiday of a civil year.
func (h *holiday) in(year int) value {
	if !h.lunar {
		d := ymd(year, h.month, h.day)
		return days(d, d.AddDate(0, 0, h.length-1))
	}
	for y := year - 580; y <= year-570; y++ {
		if d := civil(y, h.month, h.day); d.Year() == year {
			return days(d, d.AddDate(0, 0, h.length-1))
		}
	}
	return value{}
}

// near is the holiday nearest to a day, or the last before and the next behind
// it.
func (h *holiday) near(t time.Time, shift int, shifted bool) value {
	var best value
	gap := -1
	for y := t.Year() - 2; y <= t.Year()+2; y++ {
		v := h.in(y)
		if !v.known() || shifted && (shift < 0 && !v.b.Before(t) || shift > 0 && !v.a.After(t)) {
			continue
		}
		if d := abs(int(v.a.Sub(t).Hours() / 24)); gap < 0 || d < gap {
			best, gap = v, d
		}
	}
	return best
}
