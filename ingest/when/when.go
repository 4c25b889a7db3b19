// Package when reads dates as publishers print them.
//
// A string goes in, in the forms of feeds, pages, mail and exports or as
// Arabic newsrooms write it (Levantine, Egyptian and Maghrebi months, two
// months with a stroke, Hijri months, digits of any shape, morning and
// evening); an ISO 8601 date of the precision given comes out, and the moment
// where a time of day is given.
//
// It does not look for dates in running text (timex does), and resolves
// nothing that is relative to today.
package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/hablullah/go-hijri"

	"isnad/arabic"
)

var layouts = []string{
	time.RFC3339Nano, time.RFC1123Z, time.RFC1123, time.RFC822Z, time.RFC822, time.RFC850, time.ANSIC, time.UnixDate, time.RubyDate,
	"Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04 -0700",
	"2006-01-02T15:04:05-0700", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05", "2006-01-02 15:04",
	"02.01.2006 15:04:05 UTC-07:00", "02.01.2006 15:04:05",
}

// Read reads a date. ok is false where the string gives none; at is zero
// where it gives no time of day.
func Read(s string) (date string, at time.Time, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 200 {
		return "", at, false
	}
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil && sane(t.Year()) {
			return t.Format(time.DateOnly), t, true
		}
	}
	return spelled(s)
}

func sane(y int) bool { return y >= 1800 && y <= 2200 }

// spelled reads numbers and names of months in any order that people use.
func spelled(s string) (date string, at time.Time, ok bool) {
	var nums []int
	var month, lunar int
	var clock [3]int
	var hasClock, pm, am bool
	words := fields(s)
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch {
		case w[0] >= '0' && w[0] <= '9':
			if strings.Contains(w, ":") {
				for k, p := range strings.SplitN(w, ":", 3) {
					clock[k], _ = strconv.Atoi(p)
				}
				hasClock = true
				continue
			}
			n, err := strconv.Atoi(w)
			if err != nil || len(w) > 4 {
				return "", at, false
			}
			nums = append(nums, n)
		default:
			two := w
			if i+1 < len(words) {
				two = w + " " + words[i+1]
			}
			m, both := months[two]
			if !both {
				m = months[w]
			}
			h, bothH := hijriMonths[two]
			if !bothH {
				h = hijriMonths[w]
			}
			switch {
			case m > 0 && month == 0:
				month = m
			case h > 0 && lunar == 0 && m == 0:
				lunar = h
			case w == "م" && hasClock, w == "مساء", w == "pm", w == "p":
				pm = true
			case w == "ص" && hasClock, w == "صباحا", w == "am", w == "a":
				am = true
			}
			if both && two != w || bothH && two != w {
				i++
			}
		}
	}
	y, m, d, ok := settle(nums, month, lunar)
	if !ok {
		return "", at, false
	}
	if d > 0 && hasClock && clock[0] < 24 && clock[1] < 60 && clock[2] < 60 {
		h := clock[0]
		if pm && h < 12 {
			h += 12
		}
		if am && h == 12 {
			h = 0
		}
		at = time.Date(y, time.Month(m), d, h, clock[1], clock[2], 0, time.UTC)
	}
	switch {
	case d > 0:
		return fmt.Sprintf("%04d-%02d-%02d", y, m, d), at, true
	case m > 0:
		return fmt.Sprintf("%04d-%02d", y, m), at, true
	}
	return fmt.Sprintf("%04d", y), at, true
}

// settle gives numbers their places. Without a month's name the order is
// year-month-day or day-month-year, the orders of the region.
func settle(nums []int, month, lunar int) (y, m, d int, ok bool) {
	yearAt := -1
	for i, n := range nums {
		if n >= 1300 && n <= 2200 {
			yearAt = i
			break
		}
	}
	if yearAt < 0 {
		return
	}
	y = nums[yearAt]
	var rest []int
	for i, n := range nums {
		if i != yearAt && n >= 1 && n <= 31 && len(rest) < 2 {
			rest = append(rest, n)
		}
	}
	if lunar > 0 && y < 1500 && len(rest) > 0 {
		if rest[0] > 30 {
			return 0, 0, 0, false
		}
		t := hijri.HijriDate{Day: int64(rest[0]), Month: int64(lunar), Year: int64(y)}.ToGregorian()
		if y >= 1356 {
			t = hijri.UmmAlQuraDate{Day: int64(rest[0]), Month: int64(lunar), Year: int64(y)}.ToGregorian()
		}
		return t.Year(), int(t.Month()), t.Day(), true
	}
	if !sane(y) {
		return 0, 0, 0, false
	}
	switch {
	case month > 0 && len(rest) > 0:
		m, d = month, rest[0]
	case month > 0:
		return y, month, 0, true
	case len(rest) == 2 && yearAt == 0:
		m, d = rest[0], rest[1]
	case len(rest) == 2:
		d, m = rest[0], rest[1]
		if m > 12 && d <= 12 {
			d, m = m, d
		}
	case len(nums) == 1:
		return y, 0, 0, true
	case len(rest) == 1 && rest[0] <= 12:
		return y, rest[0], 0, true
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if m < 1 || m > 12 || t.Day() != d {
		return 0, 0, 0, false
	}
	return y, m, d, true
}

// fields splits into folded words, numbers, and times of day.
func fields(s string) []string {
	var b strings.Builder
	for _, r := range s {
		switch d := arabic.Digit(r); {
		case d >= 0:
			b.WriteByte(byte('0' + d))
		case r == ':' || unicode.IsLetter(r) || arabic.IsMark(r) || arabic.IsInvisible(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	var out []string
	for _, w := range strings.Fields(b.String()) {
		w = strings.Trim(w, ":")
		// 19نوفمبر, and the T of ISO dates.
		cut := strings.IndexFunc(w, unicode.IsLetter)
		if w == "" {
			continue
		}
		if cut > 0 {
			out = append(out, strings.Trim(w[:cut], ":"))
			w = w[cut:]
		}
		if w[0] < '0' || w[0] > '9' {
			w = strings.ToLower(arabic.Fold(w))
		}
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}
