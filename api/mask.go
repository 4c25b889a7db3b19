package api

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/tally"
)

// block stands for a letter of a masked name, so that no offset changes.
const block = '█'

// mask hides the names of private persons of one dispatch: those that are on
// no list of public ones. Wherever a mention stands, its letters go; a name
// goes too wherever else it is written as a word (a title, a source of a
// chain, a place that no mention covers). A nil mask hides nothing.
type mask struct {
	spans [][2]int // code points of the text, sorted
	names []string // the longest first
}

// maskOf is the mask of a dispatch that was read into a record; nil for nil.
func maskOf(rec *isnad.Record) *mask {
	if rec == nil {
		return nil
	}
	m := &mask{}
	public := func(start, end int) bool {
		for i := range rec.Mentions {
			x := &rec.Mentions[i]
			if x.Type == string(isnad.Human) && !private(x) && x.Start < end && start < x.End {
				return true
			}
		}
		return false
	}
	for i := range rec.Mentions {
		if x := &rec.Mentions[i]; private(x) {
			m.add(x.Text, x.Start, x.End)
		}
	}
	// A link can name a person whom no mention covers.
	for i := range rec.Claims {
		for _, l := range rec.Claims[i].Chain {
			switch {
			case l.Kind != "person":
			case l.Start == nil || l.End == nil:
				m.add(l.Who, 0, 0)
			case !public(*l.Start, *l.End):
				m.add(l.Who, *l.Start, *l.End)
			}
		}
	}
	// The longer name first, or a part of it would be left.
	slices.SortFunc(m.names, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	m.names = slices.Compact(m.names)
	slices.SortFunc(m.spans, func(a, b [2]int) int { return a[0] - b[0] })
	return m
}

// short is the shortest name, in letters, that is sought beyond its mentions:
// shorter ones are other words too.
const short = 4

func (m *mask) add(name string, start, end int) {
	if start < end {
		m.spans = append(m.spans, [2]int{start, end})
	}
	if utf8.RuneCountInString(name) >= short {
		m.names = append(m.names, name)
	}
}

func private(x *isnad.MentionRecord) bool {
	return x.Type == string(isnad.Human) && (x.Entity == "" || tally.Private(x.Entity))
}

// idle reports a mask that hides nothing.
func (m *mask) idle() bool { return m == nil || len(m.spans)+len(m.names) == 0 }

// piece masks a piece of the text that begins at a code point.
func (m *mask) piece(text string, start int) string {
	if m.idle() {
		return text
	}
	var rs []rune
	for _, s := range m.spans {
		if rs == nil {
			rs = []rune(text)
		}
		for i := max(s[0]-start, 0); i < min(s[1]-start, len(rs)); i++ {
			if rs[i] != ' ' && rs[i] != '\n' {
				rs[i] = block
			}
		}
	}
	if rs != nil {
		text = string(rs)
	}
	return m.words(text)
}

// words masks names in words that may stand nowhere in the text.
func (m *mask) words(s string) string {
	if m.idle() {
		return s
	}
	for _, n := range m.names {
		for from := 0; ; {
			i := strings.Index(s[from:], n)
			if i < 0 {
				break
			}
			i += from
			from = i + len(n)
			if parted(s[:i], s[from:]) {
				b := blocks(n)
				s = s[:i] + b + s[from:]
				from = i + len(b)
			}
		}
	}
	return s
}

// parted reports that a word may stand between what is before and behind it:
// letters end there, or a clitic of one letter is written to it.
func parted(before, behind string) bool {
	if r, _ := utf8.DecodeRuneInString(behind); unicode.IsLetter(r) {
		return false
	}
	r, n := utf8.DecodeLastRuneInString(before)
	if !unicode.IsLetter(r) {
		return true
	}
	prev, _ := utf8.DecodeLastRuneInString(before[:len(before)-n])
	return strings.ContainsRune("وفبلك", r) && !unicode.IsLetter(prev)
}

func blocks(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' {
			return r
		}
		return block
	}, s)
}

func (m *mask) mention(x isnad.MentionRecord) isnad.MentionRecord {
	if m == nil {
		return x
	}
	if private(&x) {
		x.Text, x.Entity, x.NameEn = blocks(x.Text), "p:", ""
		return x
	}
	x.Text = m.piece(x.Text, x.Start)
	return x
}

func (m *mask) mentions(list []isnad.MentionRecord) []isnad.MentionRecord {
	out := make([]isnad.MentionRecord, len(list))
	for i := range list {
		out[i] = m.mention(list[i])
	}
	return out
}

// claim masks a claim, which is not changed.
func (m *mask) claim(c isnad.ClaimRecord) isnad.ClaimRecord {
	if m.idle() {
		return c
	}
	span := func(s isnad.SpanRecord) isnad.SpanRecord {
		s.Text = m.piece(s.Text, s.Start)
		return s
	}
	c.Trigger, c.Quote = span(c.Trigger), span(c.Quote)
	c.State = m.words(c.State)
	c.Args = slices.Clone(c.Args)
	for i := range c.Args {
		c.Args[i].Text = m.piece(c.Args[i].Text, c.Args[i].Start)
	}
	c.Chain = m.chain(c.Chain)
	c.Counts = slices.Clone(c.Counts)
	for i := range c.Counts {
		c.Counts[i].Who = m.words(c.Counts[i].Who)
	}
	c.Framing = slices.Clone(c.Framing)
	for i := range c.Framing {
		c.Framing[i].SpanRecord = span(c.Framing[i].SpanRecord)
	}
	return c
}

// chain masks the sources. A source's words are not always the very words at
// its place (titles are kept, marks left out), so that one that shares its
// place with a private person's name is masked whole where its kind says that
// it is a person.
func (m *mask) chain(list []isnad.LinkRecord) []isnad.LinkRecord {
	if m.idle() {
		return list
	}
	out := slices.Clone(list)
	for i := range out {
		l := &out[i]
		if l.Start == nil || l.End == nil {
			l.Who = m.words(l.Who)
			continue
		}
		if len([]rune(l.Who)) == *l.End-*l.Start {
			l.Who = m.piece(l.Who, *l.Start)
			continue
		}
		l.Who = m.words(l.Who)
		for _, s := range m.spans {
			if l.Kind == "person" && s[0] < *l.End && *l.Start < s[1] {
				l.Who = blocks(l.Who)
			}
		}
	}
	return out
}

// ruling masks what a ruling says of claims.
func (m *mask) ruling(r isnad.Ruling) isnad.Ruling {
	if m == nil {
		return r
	}
	r.Note = m.words(r.Note)
	for _, p := range []**isnad.ClaimRecord{&r.Read, &r.Corrected} {
		if *p != nil {
			c := m.claim(**p)
			*p = &c
		}
	}
	r.Parts = slices.Clone(r.Parts)
	for i := range r.Parts {
		r.Parts[i] = m.claim(r.Parts[i])
	}
	return r
}

// Resolve lets coders alone see private names.
func (m *Masking) Resolve(c huma.Context) []error {
	if !m.Mask && who(c.Context()).Role < Coder {
		return []error{&huma.ErrorDetail{Location: "query.mask", Message: "only a coder sees the names of private persons", Value: false}}
	}
	return nil
}
