package export

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"isnad"
	"isnad/arabic"
)

func distance(la, lo, lb, lp float64) float64 {
	const rad = math.Pi / 180
	h := math.Pow(math.Sin((lb-la)*rad/2), 2) + math.Cos(la*rad)*math.Cos(lb*rad)*math.Pow(math.Sin((lp-lo)*rad/2), 2)
	return 12742 * math.Asin(math.Sqrt(h))
}

// build makes a record of a text; spans are found by their words.
type build struct {
	isnad.Record
	t testing.TB
}

func newBuild(t testing.TB, doc, text string) *build {
	return &build{isnad.Record{Doc: doc, Outlet: "صحيفة", Date: "2020-01-05", Lang: "ar", Title: "عنوان", Text: text}, t}
}

// at is the nth place of the words, from 0, in code points.
func (b *build) at(words string, nth int) (int, int) {
	from := 0
	for {
		i := strings.Index(b.Text[from:], words)
		if i < 0 {
			b.t.Fatalf("%q is not in the text", words)
		}
		if nth == 0 {
			s := len([]rune(b.Text[:from+i]))
			return s, s + len([]rune(words))
		}
		nth--
		from += i + len(words)
	}
}

func (b *build) mention(typ, words, entity string, nth int) string {
	s, e := b.at(words, nth)
	id := fmt.Sprintf("m%d", len(b.Mentions)+1)
	b.Mentions = append(b.Mentions, isnad.MentionRecord{ID: id, Type: typ, Start: s, End: e, Text: words, Entity: entity})
	return id
}

func (b *build) claim(kind, typ, quote string, args ...[3]string) *isnad.ClaimRecord {
	s, e := b.at(quote, 0)
	c := isnad.ClaimRecord{ID: fmt.Sprintf("c%d", len(b.Claims)+1), Kind: kind, Type: typ, Polarity: "affirmed", Certainty: "certain", Tense: "past", Evidence: "told",
		Quote: isnad.SpanRecord{Start: s, End: e, Text: quote}, Trigger: isnad.SpanRecord{Start: s, End: s + 3, Text: string([]rune(quote)[:3])},
		Chain: []isnad.LinkRecord{{Who: b.Outlet, Kind: "outlet", Manner: "publishes"}}}
	for _, a := range args {
		s, e := b.at(a[1], 0)
		c.Args = append(c.Args, isnad.ArgRecord{Role: a[0], Text: a[1], Start: s, End: e, Mention: a[2]})
	}
	b.Claims = append(b.Claims, c)
	return &b.Claims[len(b.Claims)-1]
}

func (c *build) link(cl *isnad.ClaimRecord, kind, words string) {
	s, e := c.at(words, 0)
	cl.Chain = append(cl.Chain, isnad.LinkRecord{Who: words, Kind: kind, Manner: "told", Start: &s, End: &e})
}

// person is a dispatch in which a private person is named in every way: by
// full and by family name, with clitics, in another spelling, as source, in a
// count and in the title, beside a public one.
func person(t testing.TB) isnad.Record {
	b := newBuild(t, "person", "قال الطبيب أحمد سليم الخطيب إن القصف قتل جاره محمود إبراهيم في بلدة هجين.\nوأضاف الخطيب أن أحمد سليم الخطيب نفسه أصيب، كما قال لأحمد سليم الخطيب زملاؤه. وذكرت شاهدة أن احمد سليم الخطيب عاد. وصرح حيدر العبادي بذلك.")
	b.Title = "شهادة أحمد سليم الخطيب"
	m1 := b.mention("person", "أحمد سليم الخطيب", "p:احمد-سليم-الخطيب", 0)
	m2 := b.mention("person", "محمود إبراهيم", "", 0)
	b.mention("person", "الخطيب", "p:احمد-سليم-الخطيب", 1)
	b.mention("person", "حيدر العبادي", "abadi", 0)
	place := b.mention("place", "بلدة هجين", "890449895", 0)
	lat, lon := 34.69, 40.83
	b.Mentions[len(b.Mentions)-1].Lat, b.Mentions[len(b.Mentions)-1].Lon, b.Mentions[len(b.Mentions)-1].AccuracyKm = &lat, &lon, 3
	c := b.claim("event", "kill", "القصف قتل جاره محمود إبراهيم في بلدة هجين", [3]string{"patient", "محمود إبراهيم", m2}, [3]string{"place", "بلدة هجين", place})
	b.link(c, "person", "الطبيب أحمد سليم الخطيب")
	one := 1
	c.Counts = []isnad.CountRecord{{What: "killed", Who: "محمود إبراهيم", Min: &one, Max: &one}}
	c2 := b.claim("event", "state", "الخطيب نفسه أصيب", [3]string{"agent", "أحمد سليم الخطيب", m1})
	b.link(c2, "role", "شاهدة")
	return b.Record
}

// In no file of any form is a private person's name left, in any spelling;
// the public person's stays.
func TestPersonsAreMaskedEverywhere(t *testing.T) {
	for _, f := range Formats {
		o := options(t, f)
		o.MaskPersons = true
		dir, m := write(t, []isnad.Record{person(t)}, o)
		if m.Redactions.Persons != 2 || !m.Redactions.PersonsMasked {
			t.Errorf("%s: %+v", f, m.Redactions)
		}
		for name, b := range files(t, dir) {
			text := arabic.Fold(string(b))
			for _, n := range []string{"احمد", "سليم", "محمود", "ابراهيم", "الخطيب"} {
				if strings.Contains(text, n) {
					t.Errorf("%s: %s holds %s", f, name, n)
				}
			}
		}
		if f == JSONL || f == JSONLD || f == FTM {
			found := false
			for _, b := range files(t, dir) {
				found = found || bytes.Contains(b, []byte("حيدر العبادي"))
			}
			if !found {
				t.Errorf("%s: the public person is masked too", f)
			}
		}
	}
}

func TestPersonsAreKeptWhereAsked(t *testing.T) {
	o := options(t, CSV)
	o.KeepPersons = true
	dir, m := write(t, []isnad.Record{person(t)}, o)
	if !bytes.Contains(files(t, dir)["claims.csv"], []byte("محمود إبراهيم")) || m.Redactions.PersonsMasked {
		t.Error("the name is not there")
	}
}

// spansFit checks that every span of a record shows its own words.
func spansFit(t *testing.T, r *isnad.Record) {
	t.Helper()
	text := []rune(r.Text)
	check := func(what string, start, end int, words string) {
		t.Helper()
		if start < 0 || end > len(text) || start > end {
			t.Fatalf("%s: %s at %d to %d of %d", r.Doc, what, start, end, len(text))
		}
		if words != "" && string(text[start:end]) != words {
			t.Fatalf("%s: %s is %q, its offsets show %q", r.Doc, what, words, string(text[start:end]))
		}
	}
	for _, m := range r.Mentions {
		check("mention "+m.ID, m.Start, m.End, m.Text)
	}
	for _, c := range r.Claims {
		check("quote "+c.ID, c.Quote.Start, c.Quote.End, c.Quote.Text)
		check("trigger "+c.ID, c.Trigger.Start, c.Trigger.End, c.Trigger.Text)
		for _, a := range c.Args {
			check(c.ID+" "+a.Role, a.Start, a.End, a.Text)
		}
		for _, l := range c.Chain {
			if l.Start != nil {
				check(c.ID+" link", *l.Start, *l.End, l.Who)
			}
		}
		for _, f := range c.Framing {
			check(c.ID+" framing", f.Start, f.End, f.Text)
		}
	}
}

func TestOffsetsFitTheMaskedText(t *testing.T) {
	o := options(t, JSONL)
	o.MaskPersons, o.CoarsenSources, o.Public = true, true, nil
	recs := append(read(t), person(t))
	dir, m := write(t, recs, o)
	out := parse(t, files(t, dir)["records.jsonl"])
	for i := range out {
		spansFit(t, &out[i])
	}
	if m.Redactions.SourcesCoarsened == 0 || m.Redactions.Persons < 5 {
		t.Errorf("%+v", m.Redactions)
	}
	last := out[len(out)-1]
	if !strings.Contains(last.Text, "قال [مصدر]") && !strings.Contains(last.Text, "قال [شخص") {
		t.Errorf("text %s", last.Text)
	}
}

func TestSourcesAreCoarsened(t *testing.T) {
	o := options(t, CSV)
	o.CoarsenSources, o.KeepPersons = true, true
	dir, _ := write(t, read(t), o)
	text := string(files(t, dir)["claims.csv"])
	for _, s := range []string{"مصدر عسكري", "مصدر طبي", "شهود عيان", "ناشطين", "مراسلنا"} {
		if strings.Contains(text, s) {
			t.Errorf("%s is left", s)
		}
	}
	for _, s := range []string{"[مصدر]", "الجيش السوري", "وكالة باب المندب"} {
		if !strings.Contains(text, s) {
			t.Errorf("%s is not there", s)
		}
	}
}

// Cutting a text moves offsets so that what was not cut shows the same words.
func TestShift(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	alphabet := []rune("ابتثجحخ دذرز")
	for range 2000 {
		text := make([]rune, 5+r.IntN(60))
		for i := range text {
			text[i] = alphabet[r.IntN(len(alphabet))]
		}
		var cuts []cut
		hidden := make([]bool, len(text))
		for range r.IntN(6) {
			a := r.IntN(len(text))
			b := min(len(text), a+1+r.IntN(8))
			cuts = append(cuts, cut{a, b, "[" + strings.Repeat("x", r.IntN(5)) + "]"})
			for i := a; i < b; i++ {
				hidden[i] = true
			}
		}
		s := newShift(text, cuts)
		for a := range text {
			for b := a + 1; b <= len(text); b++ {
				x, y := s.at(a, false), s.at(b, true)
				if x < 0 || y > len(s.text) || x > y {
					t.Fatalf("%q %v: %d to %d becomes %d to %d of %d", string(text), cuts, a, b, x, y, len(s.text))
				}
				open := true
				for i := a; i < b; i++ {
					open = open && !hidden[i]
				}
				if open && string(s.text[x:y]) != string(text[a:b]) {
					t.Fatalf("%q %v: %q becomes %q", string(text), cuts, string(text[a:b]), string(s.text[x:y]))
				}
			}
		}
	}
}

func TestAgain(t *testing.T) {
	names := map[string]string{arabic.Fold("أحمد سليم"): "[1]", arabic.Fold("سليم"): "[2]"}
	for _, c := range []struct{ in, want string }{
		{"جاء أحمد سليم", "جاء [1]"},
		{"جاء احمد سَليم ومضى", "جاء [1] ومضى"},
		{"لأحمد سليم", "ل[1]"},
		{"وأحمد سليم", "و[1]"},
		{"سليماني", "سليماني"},
		{"تسليم", "تسليم"},
		{"سليم وحده", "[2] وحده"},
		{"", ""},
	} {
		if got := replaceNames(c.in, names); got != c.want {
			t.Errorf("%s: %s, want %s", c.in, got, c.want)
		}
	}
}
