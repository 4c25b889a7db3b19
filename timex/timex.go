// Package timex finds expressions of time and the interval that they mean.
//
// The tokens of a sentence and the dispatch's date go in; time mentions with
// ISO 8601 intervals come out, in order. A mention takes its whole phrase
// (اليوم الأحد 19 مارس 2017) without the preposition before it, but keeps منذ
// and خلال before a duration. What neither the words nor the date settle
// stays without an interval; a dispatch dated to a month or a year settles
// what a month or a year can.
//
// Expressions are read by a small grammar over words: data/timex/words.tsv
// gives months, weekdays, units, parts of the day and anchors, holidays.tsv
// the feasts. A moment (moment.go) is a day with its hour; a period
// (period.go) a week, month, season, year or a part of one; durations
// (duration.go) are measured from the dispatch; two of them make a range
// (range.go). Weeks run from Sunday to Saturday. A weekday by itself is the
// latest one up to the dispatch's date; a month by itself likewise.
package timex

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"isnad"
	"isnad/arabic"
	"isnad/table"
)

type class uint8

const (
	none      class = iota
	month           // نيسان
	weekday         // الخميس
	unit            // أسبوع، الأسابيع; its value is its length in days, 0 for hours
	dual            // أسبوعين
	pair            // عامي 2014 و2015
	part            // صباح، فجر; its value is its hours, from·100 + to
	adverb          // صباحا
	thepart         // الفجر
	tonight         // الليلة
	yawm            // يوم
	today           // اليوم
	ago             // أمس
	ahead           // غدا
	last            // الماضي
	recent          // الأخيرة
	this            // الجاري
	next            // المقبل
	same            // التالي، نفسه: told from earlier text, not resolved
	edge            // مطلع، منتصف، أواخر
	season          // صيف
	theseason       // الصيف
	hijri           // رمضان
	vague           // مؤخرا
	within          // خلال
	since           // منذ
	before          // قبل
	after           // بعد
	about           // قبيل، بعيد
	eve             // عشية
	clock           // الساعة
	fraction        // الربع، النصف
	decade          // تسعينيات
	dem             // هذا
	feast           // the first word of a holiday
	ordinal         // الخامس
	number          // ثلاثة
	opener          // بين، بتاريخ: a word that an expression can open with
)

var classes = map[string]class{
	"month": month, "weekday": weekday, "unit": unit, "dual": dual, "pair": pair, "part": part, "adverb": adverb, "thepart": thepart,
	"tonight": tonight, "yawm": yawm, "today": today, "ago": ago, "ahead": ahead, "last": last, "recent": recent, "this": this, "next": next,
	"same": same, "edge": edge, "season": season, "theseason": theseason, "hijri": hijri, "vague": vague, "within": within, "since": since,
	"before": before, "after": after, "about": about, "eve": eve, "clock": clock, "fraction": fraction, "decade": decade, "dem": dem,
}

type word struct {
	class class
	skip  uint8 // letters of proclitics before it
	value int32
}

// Timex is the loaded vocabulary. It is immutable and safe for many
// goroutines.
type Timex struct {
	words    map[string]word
	holidays map[string][]holiday   // by their first word
	met      *arabic.Numbered[word] // by folded word as written, with proclitics
	parsers  sync.Pool              // of *parser
}

// Load reads timex/words.tsv and timex/holidays.tsv.
func Load(fsys fs.FS) (*Timex, error) {
	t := &Timex{words: map[string]word{}, holidays: map[string][]holiday{}}
	t.met = arabic.NewNumbered(func(fold string) *word { w := t.lookup(fold); return &w })
	t.parsers.New = func() any { return new(parser) }
	err := table.Each(fsys, "timex/words.tsv", 4, func(f []string) error {
		c, ok := classes[f[1]]
		if !ok {
			return fmt.Errorf("unknown class %q", f[1])
		}
		v, err := strconv.Atoi(f[2])
		if err != nil {
			return fmt.Errorf("value: %w", err)
		}
		t.words[arabic.Fold(f[0])] = word{class: c, value: int32(v)}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := table.Each(fsys, "timex/holidays.tsv", 6, t.addHoliday); err != nil {
		return nil, err
	}
	add := func(c class, w string, v int) {
		if _, has := t.words[w]; !has {
			t.words[w] = word{class: c, value: int32(v)}
		}
	}
	for w, v := range ordinals {
		add(ordinal, w, v)
	}
	for w := range t.holidays {
		add(feast, w, 0)
	}
	for _, w := range strings.Fields(smallNumbers) {
		add(number, w, 0)
	}
	for _, w := range strings.Fields(openers) {
		add(opener, w, 0)
	}
	return t, nil
}

// smallNumbers are number words that a length of time or a day can begin with.
const smallNumbers = "ثلاث ثلاثه اربع اربعه خمس خمسه ست سته سبع سبعه ثمان ثماني ثمانيه تسع تسعه عشر عشره احد احدي اثني اثنا عشرين عشرون ثلاثين ثلاثون اربعين اربعون خمسين خمسون ستين سبعين ثمانين تسعين مئه مايه الثلاثه الاربعه الخمسه السته السبعه الثمانيه التسعه العشره الثلاث الاربع الخمس الست السبع الثماني التسع العشر"

// openers are further words that an expression can open with.
const openers = "ال بين من في اول ثاني ثالث رابع خامس بتاريخ وقت علي لمده عده بضعه بضع الفتره الاونه فتره نحو حوالي قرابه اكثر اقل عهد طول غضون"

// Find returns the time mentions of a sentence. date is the dispatch's, to the
// day, the month or the year, or empty.
func (t *Timex) Find(text string, s *isnad.Sentence, date string) []isnad.Mention {
	return t.Append(nil, text, s, date)
}

// Append is Find with the mentions put behind others.
func (t *Timex) Append(out []isnad.Mention, text string, s *isnad.Sentence, date string) []isnad.Mention {
	p := t.parsers.Get().(*parser)
	defer t.parsers.Put(p)
	*p = parser{t: t, text: text, toks: s.Tokens, words: slices.Grow(p.words[:0], len(s.Tokens))[:len(s.Tokens)]}
	clear(p.words)
	defer func() { p.text, p.toks = "", nil }()
	if !p.look() {
		return out
	}
	p.ref = reference(date)
	for i := 0; i < len(s.Tokens); {
		if p.words[i].class == none && s.Tokens[i].Kind != isnad.Number {
			i++
			continue
		}
		p.i, p.first = i, -1
		v, ok := p.expression()
		if !ok || p.i <= i {
			i++
			continue
		}
		first := i
		if p.first >= 0 {
			first = p.first
		}
		start := s.Tokens[first].Start
		if n := p.words[first].skip; n > 0 {
			start = skip(text, start, s.Tokens[first].End, int(n))
		}
		end := p.i - 1
		iv := v.interval()
		out = append(out, isnad.Mention{Span: isnad.Span{Start: start, End: s.Tokens[end].End}, Type: isnad.Time, First: first, Last: end, Head: first, Named: true, When: &iv})
		i = p.i
	}
	return out
}

// look notes what the vocabulary says of each token, and reports whether
// anything in the sentence can be a time at all.
func (p *parser) look() bool {
	any := false
	for i := range p.toks {
		t := &p.toks[i]
		switch t.Kind {
		case isnad.Number:
			any = true
		case isnad.Word:
			p.words[i] = *p.t.met.Of(t.Number, t.Fold)
			any = any || p.words[i].class != none && p.words[i].class != opener
		}
	}
	return any
}

func (t *Timex) lookup(fold string) word {
	w, ok := t.words[fold]
	if !ok {
		for n := uint8(1); n <= 2; n++ {
			r, size := utf8.DecodeRuneInString(fold)
			switch r {
			case 'و', 'ف', 'ب', 'ل', 'ك':
			default:
				return word{}
			}
			fold = fold[size:]
			if len(fold) < 4 {
				return word{}
			}
			if w, ok = t.words[fold]; ok {
				w.skip = n
				break
			}
			if r == 'ل' && strings.HasPrefix(fold, "ل") { // للساعة
				if w, ok = t.words["ا"+"ل"+fold[2:]]; ok {
					w.skip = n + 1
					break
				}
			}
		}
		if !ok {
			return word{}
		}
	}
	return w
}

// skip is the offset behind n letters.
func skip(text string, at, end, n int) int {
	for i, r := range text[at:end] {
		if arabic.IsMark(r) || arabic.IsInvisible(r) || r == arabic.Tatweel {
			continue
		}
		if n == 0 {
			return at + i
		}
		n--
	}
	return at
}
