package timex

import (
	"fmt"
	"time"

	"isnad"
)

// value is what an expression means: first and last day, and hours where it
// names them. The zero value is not resolved.
type value struct {
	a, b     time.Time
	open     bool // no end: from a on
	hours    bool
	from, to int  // minutes of the first and of the last day
	zulu     bool // hours of Greenwich
	// What the words left out, for ranges that say it once:
	noYear     bool
	month, day int
}

func (v value) known() bool { return !v.a.IsZero() }

func (v value) interval() isnad.Interval {
	if !v.known() {
		return isnad.Interval{}
	}
	iv := isnad.Interval{Start: v.a.Format(time.DateOnly)}
	if !v.open {
		iv.End = v.b.Format(time.DateOnly)
	}
	if v.hours {
		z := ""
		if v.zulu {
			z = "Z"
		}
		iv.From = hhmm(v.from) + z
		if !v.open {
			iv.To = hhmm(v.to) + z
		}
	}
	return iv
}

func hhmm(m int) string {
	if m >= 24*60 {
		return "24:00"
	}
	return fmt.Sprintf("%02d:%02d", m/60, m%60)
}

func days(a, b time.Time) value { return value{a: a, b: b} }

func ymd(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// dayOf is a day of the calendar; 31 April is none.
func dayOf(y, m, d int) (value, bool) {
	t := ymd(y, m, d)
	if t.Day() != d || int(t.Month()) != m {
		return value{}, false
	}
	return value{a: t, b: t, month: m, day: d}, true
}

func monthOf(y, m int) value {
	a := ymd(y, m, 1)
	return value{a: a, b: a.AddDate(0, 1, -1), month: int(a.Month())}
}

func yearOf(y int) value { return days(ymd(y, 1, 1), ymd(y, 12, 31)) }

// reference is the dispatch's date by its precision.
type ref struct {
	t     time.Time
	grain int // 0 unknown, 365 to the year, 30 to the month, 1 to the day
}

func reference(date string) ref {
	for _, f := range [...]struct {
		form  string
		grain int
	}{{"2006-01-02", 1}, {"2006-01", 30}, {"2006", 365}} {
		if t, err := time.Parse(f.form, date); err == nil {
			return ref{t, f.grain}
		}
	}
	return ref{}
}

func (r ref) day() bool   { return r.grain == 1 }
func (r ref) month() bool { return r.grain == 1 || r.grain == 30 }
func (r ref) year() bool  { return r.grain != 0 }

// last is the last day that the reference can mean.
func (r ref) end() time.Time {
	switch r.grain {
	case 30:
		return r.t.AddDate(0, 1, -1)
	case 365:
		return r.t.AddDate(1, 0, -1)
	}
	return r.t
}

// off is the day n days from the dispatch's.
func (r ref) off(n int) value {
	if !r.day() {
		return value{}
	}
	d := r.t.AddDate(0, 0, n)
	return days(d, d)
}

// shift moves a day by n units of a length in days.
func shift(t time.Time, length, n int) time.Time {
	switch length {
	case 0:
		return t.AddDate(0, 0, sign(n)*((abs(n)+23)/24))
	case 1, 7:
		return t.AddDate(0, 0, n*length)
	case 30:
		return clampMonth(t, n)
	}
	return clampMonth(t, n*12*(length/365))
}

// clampMonth moves by months and stays within the month aimed at: a month
// before 31 May is 30 April.
func clampMonth(t time.Time, n int) time.Time {
	first := ymd(t.Year(), int(t.Month())+n, 1)
	end := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), end)-1)
}

func abs(n int) int { return max(n, -n) }

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// unitOf is the unit n units away from the dispatch's own.
func (r ref) unitOf(length, n int) value {
	switch length {
	case 1:
		return r.off(n)
	case 7:
		if !r.day() {
			return value{}
		}
		s := r.t.AddDate(0, 0, -int(r.t.Weekday())+7*n)
		return days(s, s.AddDate(0, 0, 6))
	case 30:
		if !r.month() {
			return value{}
		}
		return monthOf(r.t.Year(), int(r.t.Month())+n)
	case 365:
		if !r.year() {
			return value{}
		}
		return yearOf(r.t.Year() + n)
	case 3650: // the ten years up to the dispatch, or from it
		if !r.day() {
			return value{}
		}
		switch n {
		case -1:
			return days(clampMonth(r.t, -120), r.t)
		case 1:
			return days(r.t, clampMonth(r.t, 120))
		}
		y := r.t.Year() / 10 * 10
		return days(ymd(y, 1, 1), ymd(y+9, 12, 31))
	case 36500:
		if !r.year() {
			return value{}
		}
		return centuryOf((r.t.Year()-1)/100 + 1 + n)
	}
	return value{}
}

func centuryOf(n int) value { return days(ymd(100*n-99, 1, 1), ymd(100*n, 12, 31)) }

// third is the first, middle or last part of an interval: thirds of a month
// are ten days and what is left, of a year four months, of a week two, two and
// the last two days.
func (v value) third(k int) value {
	if !v.known() {
		return v
	}
	n := int(v.b.Sub(v.a).Hours()/24) + 1
	switch {
	case n == 7:
		return days(v.a.AddDate(0, 0, [...]int{0, 2, 5}[k-1]), v.a.AddDate(0, 0, [...]int{1, 4, 6}[k-1]))
	case n >= 28 && n <= 31 && v.a.Day() == 1:
		return days(v.a.AddDate(0, 0, 10*(k-1)), [...]time.Time{v.a.AddDate(0, 0, 9), v.a.AddDate(0, 0, 19), v.b}[k-1])
	case v.a.Day() == 1 && v.b.AddDate(0, 0, 1).Day() == 1:
		m := (v.b.Year()-v.a.Year())*12 + int(v.b.Month()) - int(v.a.Month()) + 1
		if m%3 == 0 || m%12 == 0 {
			from, to := m*(k-1)/3, m*k/3
			if m == 120 { // whole years: 1990 to 1993, 1994 to 1996, 1997 to 1999
				from, to = [...]int{0, 48, 84}[k-1], [...]int{48, 84, 120}[k-1]
			}
			return days(v.a.AddDate(0, from, 0), v.a.AddDate(0, to, -1))
		}
	}
	return days(v.a.AddDate(0, 0, n*(k-1)/3), v.a.AddDate(0, 0, n*k/3-1))
}

// fraction is the k-th of n equal parts of a month or a year.
func (v value) fraction(n, k int) value {
	if !v.known() || k < 1 || k > n {
		return value{}
	}
	if m := (v.b.Year()-v.a.Year())*12 + int(v.b.Month()) - int(v.a.Month()) + 1; m >= n && m%n == 0 {
		return days(v.a.AddDate(0, m/n*(k-1), 0), v.a.AddDate(0, m/n*k, -1))
	}
	if n == 2 && v.a.Day() == 1 { // halves of a month
		if k == 1 {
			return days(v.a, v.a.AddDate(0, 0, 14))
		}
		return days(v.a.AddDate(0, 0, 15), v.b)
	}
	if n == 3 {
		return v.third(k)
	}
	l := int(v.b.Sub(v.a).Hours()/24) + 1
	return days(v.a.AddDate(0, 0, l*(k-1)/n), v.a.AddDate(0, 0, l*k/n-1))
}

// seasonOf is a season of a year: three months, spring from March; the winter
// of a year begins in December of the year before.
func seasonOf(y, s int) value {
	m := 3 * (s % 4)
	a := ymd(y, m, 1)
	return days(a, a.AddDate(0, 3, -1))
}
