package store

import (
	"time"
)

// Days are counted from 1 January of the year 0, so that all dates are
// positive and 0 stands for none.
const unixDay = 719528

// days is the interval that an ISO 8601 date (2017, 2017-11, 2017-11-19, or
// one with a time of day behind it) stands for, both ends inclusive; 0, 0
// where it is no date.
func days(date string) (from, to int64) {
	if len(date) > 10 && (date[10] == 'T' || date[10] == ' ') {
		date = date[:10]
	}
	var t time.Time
	var err error
	var end time.Time
	switch len(date) {
	case 4:
		t, err = time.Parse("2006", date)
		end = t.AddDate(1, 0, -1)
	case 7:
		t, err = time.Parse("2006-01", date)
		end = t.AddDate(0, 1, -1)
	case 10:
		t, err = time.Parse("2006-01-02", date)
		end = t
	default:
		return 0, 0
	}
	if err != nil || t.Year() < 1 {
		return 0, 0
	}
	return t.Unix()/86400 + unixDay - b2i(t.Unix()%86400 < 0), end.Unix()/86400 + unixDay - b2i(end.Unix()%86400 < 0)
}

func b2i(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// dateOf is the ISO date of a day; empty for 0.
func dateOf(day int64) string {
	if day == 0 {
		return ""
	}
	return time.Unix((day-unixDay)*86400, 0).UTC().Format("2006-01-02")
}

// number orders dispatches by day and then by arrival.
func number(day, seq int64) int64 { return day<<32 | seq }

// interval is the time that a claim speaks of: its own, else that of the date
// of publication. An interval with one end open reaches to that end.
func interval(start, end, published string) (from, to int64) {
	sf, st := days(start)
	ef, et := days(end)
	switch {
	case sf > 0 && ef > 0:
		return min(sf, ef), max(st, et)
	case sf > 0:
		return sf, st
	case ef > 0:
		return ef, et
	}
	return days(published)
}
