package corroborate

import (
	"strconv"
	"time"
)

// day is a number of days since 1970-01-01.
type day int32

const (
	unknownStart day = -1 << 30
	unknownEnd   day = 1 << 30
)

// days is the interval that an ISO 8601 date means: 2017 is a year, 2017-11 a
// month. ok is false where it is no date.
func days(s string) (from, to day, ok bool) {
	part := func(i, j int) (int, bool) {
		n, err := strconv.Atoi(s[i:j])
		return n, err == nil
	}
	num := func(t time.Time) day {
		u := t.Unix()
		if u < 0 {
			u -= 86399
		}
		return day(u / 86400)
	}
	if len(s) > 10 && s[10] == 'T' {
		s = s[:10]
	}
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return 0, 0, false
	}
	y, ok := part(0, 4)
	if !ok {
		return 0, 0, false
	}
	if len(s) == 4 {
		return num(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)), num(time.Date(y, 12, 31, 0, 0, 0, 0, time.UTC)), true
	}
	m, ok := part(5, 7)
	if !ok || s[4] != '-' || m < 1 || m > 12 {
		return 0, 0, false
	}
	if len(s) == 7 {
		return num(time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)), num(time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC)), true
	}
	d, ok := part(8, 10)
	if !ok || s[7] != '-' || d < 1 || d > 31 {
		return 0, 0, false
	}
	n := num(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC))
	return n, n, true
}

// String is the day as an ISO 8601 date; empty where it is not known.
func (d day) String() string {
	if d <= unknownStart || d >= unknownEnd {
		return ""
	}
	return time.Unix(int64(d)*86400, 0).UTC().Format("2006-01-02")
}
