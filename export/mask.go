package export

import (
	"fmt"
	"sort"
	"strings"

	"isnad"
	"isnad/arabic"
)

// masker takes the names of private persons, and where asked sources in the
// field, out of records: text, title, mentions, roles, quotes, chains. A name
// becomes a label that is the same for one person throughout the export
// ([شخص 3]); offsets are reckoned anew, so that they fit the masked text.
type masker struct {
	public  map[string]bool
	persons bool
	sources bool

	number map[string]int // identity -> number
	masked int            // names taken out
	coarse int            // sources coarsened
}

// cut is a range of code points to be replaced.
type cut struct {
	start, end int
	label      string
}

// label is the label of a person by identity, or by the folded name.
func (m *masker) label(identity string) string {
	n, ok := m.number[identity]
	if !ok {
		n = len(m.number) + 1
		m.number[identity] = n
	}
	return fmt.Sprintf("[شخص %d]", n)
}

// sourceLabels are the words that stand in the place of sources in the field.
var sourceLabels = map[string]string{"role": "[مصدر]", "witness": "[شاهد]", "person": "[شخص]", "unnamed": "[مصدر]"}

// private reports that a mention is a person without public office.
func (m *masker) private(x *isnad.MentionRecord) bool {
	return x.Type == "person" && !m.public[x.Entity]
}

// identity of a person: the entity, or the folded name.
func identity(x *isnad.MentionRecord) string {
	if x.Entity != "" {
		return x.Entity
	}
	return arabic.Fold(x.Text)
}

// apply masks a record in place. The record must be the caller's own copy.
func (m *masker) apply(r *isnad.Record) {
	text := []rune(r.Text)
	var cuts []cut
	names := map[string]string{} // folded name -> label
	if m.persons {
		for i := range r.Mentions {
			x := &r.Mentions[i]
			if !m.private(x) || !within(x.Start, x.End, len(text)) {
				continue
			}
			l := m.label(identity(x))
			cuts = append(cuts, cut{x.Start, x.End, l})
			if f := arabic.Fold(x.Text); len(strings.Fields(f)) > 1 || len([]rune(f)) > 3 {
				names[f] = l
			}
			m.masked++
		}
		// Links can name a person whom no mention covers.
		for i := range r.Claims {
			for k := range r.Claims[i].Chain {
				l := &r.Claims[i].Chain[k]
				if l.Kind != "person" || m.publicLink(r, l) {
					continue
				}
				f := arabic.Fold(l.Who)
				if _, ok := names[f]; ok || f == "" {
					continue
				}
				known := ""
				for n, lab := range names {
					if strings.Contains(f, n) && (known == "" || lab < known) {
						known = lab
					}
				}
				if known == "" {
					known = m.label(f)
					m.masked++
				}
				names[f] = known
				if l.Start != nil && l.End != nil && within(*l.Start, *l.End, len(text)) {
					cuts = append(cuts, cut{*l.Start, *l.End, known})
				}
			}
		}
		cuts = append(cuts, again(text, names)...)
	}
	if m.sources {
		for i := range r.Claims {
			for k := range r.Claims[i].Chain {
				l := &r.Claims[i].Chain[k]
				lab, field := sourceLabels[l.Kind]
				if !field || m.publicLink(r, l) {
					continue
				}
				m.coarse++
				if l.Start != nil && l.End != nil && within(*l.Start, *l.End, len(text)) {
					cuts = append(cuts, cut{*l.Start, *l.End, lab})
				}
				l.Who = lab
			}
		}
	}
	for i := range r.Mentions {
		x := &r.Mentions[i]
		if m.persons && m.private(x) {
			l := m.label(identity(x))
			x.Text, x.NameEn = l, ""
			x.Entity = "masked:" + strings.Trim(strings.TrimPrefix(l, "[شخص "), "]")
		}
	}
	if len(cuts) == 0 && len(names) == 0 {
		return
	}
	s := newShift(text, cuts)
	s.record(r)
	r.Title = replaceNames(r.Title, names)
	for i := range r.Claims {
		c := &r.Claims[i]
		c.State = replaceNames(c.State, names)
		c.Time.Text = replaceNames(c.Time.Text, names)
		for k := range c.Counts {
			c.Counts[k].Who = replaceNames(c.Counts[k].Who, names)
		}
		for k := range c.Chain {
			c.Chain[k].Who = replaceNames(c.Chain[k].Who, names)
		}
	}
}

// publicLink reports that a link stands over the mention of a public person.
func (m *masker) publicLink(r *isnad.Record, l *isnad.LinkRecord) bool {
	if l.Start == nil || l.End == nil {
		return false
	}
	for i := range r.Mentions {
		x := &r.Mentions[i]
		if x.Type == "person" && m.public[x.Entity] && x.Start < *l.End && *l.Start < x.End {
			return true
		}
	}
	return false
}

func within(start, end, n int) bool { return start >= 0 && start < end && end <= n }

// again finds the names wherever else they stand in the text, in any spelling
// that folding makes equal.
func again(text []rune, names map[string]string) []cut {
	if len(names) == 0 {
		return nil
	}
	fold, at := foldRunes(text)
	var out []cut
	for _, n := range sortedNames(names) {
		want := []rune(n)
		for i := 0; i+len(want) <= len(fold); i++ {
			if !equal(fold[i:i+len(want)], want) || i > 0 && isLetter(fold[i-1]) && !clitic(fold, i) || i+len(want) < len(fold) && isLetter(fold[i+len(want)]) {
				continue
			}
			out = append(out, cut{at[i], at[i+len(want)-1] + 1, names[n]})
			i += len(want) - 1
		}
	}
	return out
}

// clitic reports that the one letter before i is a word of its own, written
// to the name (وفلان، لفلان).
func clitic(fold []rune, i int) bool {
	return strings.ContainsRune("وفبلك", fold[i-1]) && (i == 1 || !isLetter(fold[i-2]))
}

func isLetter(r rune) bool {
	return arabic.IsLetter(r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

func equal(a, b []rune) bool {
	for i := range b {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// foldRunes is the folded text and for each of its runes the place in text
// that it comes from.
func foldRunes(text []rune) (fold []rune, at []int) {
	for i, r := range text {
		for _, f := range arabic.Fold(string(r)) {
			fold = append(fold, f)
			at = append(at, i)
		}
	}
	return fold, at
}

// sortedNames are the names, the longest first.
func sortedNames(names map[string]string) []string {
	out := make([]string, 0, len(names))
	for n := range names {
		out = append(out, n)
	}
	sort.Slice(out, func(i, j int) bool {
		if len(out[i]) != len(out[j]) {
			return len(out[i]) > len(out[j])
		}
		return out[i] < out[j]
	})
	return out
}

// replaceNames puts labels for names in a short text that no offset points to.
func replaceNames(s string, names map[string]string) string {
	if s == "" || len(names) == 0 {
		return s
	}
	text := []rune(s)
	sh := newShift(text, again(text, names))
	return string(sh.text)
}

// shift is a text with ranges replaced, and the way from old offsets to new.
type shift struct {
	text []rune
	cuts []cut // sorted, apart
	diff []int // new less old offset behind each cut
}

func newShift(text []rune, cuts []cut) *shift {
	sort.SliceStable(cuts, func(i, j int) bool {
		if cuts[i].start != cuts[j].start {
			return cuts[i].start < cuts[j].start
		}
		return cuts[i].end > cuts[j].end
	})
	s := &shift{}
	last, diff := 0, 0
	for _, c := range cuts {
		if n := len(s.cuts); n > 0 && c.start < s.cuts[n-1].end {
			if c.end <= s.cuts[n-1].end {
				continue // inside the one before
			}
			// Overlapping: the first label stands for both.
			s.cuts[n-1].end = c.end
			diff -= c.end - last
			s.diff[n-1] = diff
			last = c.end
			continue
		}
		s.text = append(s.text, text[last:c.start]...)
		s.text = append(s.text, []rune(c.label)...)
		diff += len([]rune(c.label)) - (c.end - c.start)
		last = c.end
		s.cuts = append(s.cuts, c)
		s.diff = append(s.diff, diff)
	}
	s.text = append(s.text, text[last:]...)
	return s
}

// at is the new offset of an old one; inside what was replaced it is the
// start of the label, or for the end of a range its end.
func (s *shift) at(old int, end bool) int {
	i := sort.Search(len(s.cuts), func(i int) bool { return s.cuts[i].start >= old })
	// cuts[i-1] is the last that starts before old.
	if i == 0 {
		return old
	}
	c := s.cuts[i-1]
	if old >= c.end {
		return old + s.diff[i-1]
	}
	stop := c.end + s.diff[i-1]
	if end {
		return stop
	}
	return stop - len([]rune(c.label))
}

// record moves a record to the new text: offsets and the words under them.
func (s *shift) record(r *isnad.Record) {
	r.Text = string(s.text)
	words := func(start, end int) string {
		if start < 0 || end > len(s.text) || start > end {
			return ""
		}
		return string(s.text[start:end])
	}
	move := func(start, end *int) {
		if *start == 0 && *end == 0 {
			return
		}
		*start, *end = s.at(*start, false), s.at(*end, true)
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		move(&m.Start, &m.End)
		m.Text = words(m.Start, m.End)
	}
	span := func(x *isnad.SpanRecord) {
		move(&x.Start, &x.End)
		if x.Text != "" {
			x.Text = words(x.Start, x.End)
		}
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		span(&c.Trigger)
		span(&c.Quote)
		for k := range c.Framing {
			span(&c.Framing[k].SpanRecord)
		}
		for k := range c.Args {
			a := &c.Args[k]
			move(&a.Start, &a.End)
			a.Text = words(a.Start, a.End)
		}
		for k := range c.Counts {
			move(&c.Counts[k].Start, &c.Counts[k].End)
		}
		for k := range c.Chain {
			l := &c.Chain[k]
			if l.Start != nil && l.End != nil {
				a, b := s.at(*l.Start, false), s.at(*l.End, true)
				l.Start, l.End = &a, &b
				l.Who = words(a, b)
			}
		}
	}
}
