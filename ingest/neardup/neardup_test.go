package neardup

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// texts of n words each, of a vocabulary in which the common words are as
// common as in news.
func text(seed uint64, n int) []string {
	r := rand.New(rand.NewPCG(seed, 7))
	z := rand.NewZipf(r, 1.1, 4, 8000)
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("كلمة%d", z.Uint64())
	}
	return out
}

// edited replaces a share of the words.
func edited(words []string, share float64, seed uint64) []string {
	r := rand.New(rand.NewPCG(seed, 9))
	out := slices.Clone(words)
	n := int(share*float64(len(words)) + 0.5)
	for _, i := range r.Perm(len(words))[:n] {
		out[i] = fmt.Sprintf("غيرها%d", r.IntN(1000000))
	}
	return out
}

func join(w []string) string { return strings.Join(w, " ") }

func jaccard(a, b string) float64 {
	x, y := Of(a), Of(b)
	return Jaccard(&x, &y)
}

func TestEdits(t *testing.T) {
	var sums [4]float64
	const n = 40
	for seed := range uint64(n) {
		a := text(seed, 400)
		at := jaccard(join(a), join(edited(a, 0.03, seed)))
		if at < Same {
			t.Errorf("text %d with edits at 3 %%: %.2f; want at least %.2f", seed, at, Same)
		}
		half := jaccard(join(a), join(append(slices.Clone(a[:200]), text(seed+1000, 200)...)))
		if half >= Same || half < 0.15 {
			t.Errorf("text %d of which half is new: %.2f; want less than %.2f", seed, half, Same)
		}
		cut := jaccard(join(a), join(a[:200]))
		if cut < 0.35 || cut > 0.65 {
			t.Errorf("text %d cut to half: %.2f", seed, cut)
		}
		other := jaccard(join(a), join(text(seed+2000, 400)))
		if other > 0.08 {
			t.Errorf("texts %d that have nothing to do with each other: %.2f", seed, other)
		}
		for i, v := range []float64{at, half, cut, other} {
			sums[i] += v / n
		}
	}
	t.Logf("mean estimate: edits at 3 %% %.2f, half new %.2f, cut to half %.2f, unrelated %.3f", sums[0], sums[1], sums[2], sums[3])
}

// The same agency text in ten outlets, each with a head, a tail, a
// spelling and vowel marks of its own, is one among a thousand others.
func TestTenOutlets(t *testing.T) {
	const agency = "أفادت مصادر محلية في بلدة الشحيل بأن قافلة مساعدات مؤلفة من 18 شاحنة دخلت البلدة صباح اليوم بعد انتظار دام خمسة أيام عند الجسر. " +
		"وقال عضو في المجلس المحلي إن القافلة تضم أغذية ومواد طبية وخياماً، وإن توزيعها يبدأ غداً بإشراف لجنة من الأهالي. " +
		"وأضاف أن ثلاث شاحنات أعيدت عند الحاجز من غير أن يُذكر السبب، وأن اتصالات تجري لإدخالها قبل نهاية الأسبوع. " +
		"ولم يصدر عن الجهة التي تسيطر على الحاجز أي تعليق، فيما نفى مصدر أمني أن يكون قد مُنع أحد من العبور."
	var x Index[string]
	for i := range 1000 {
		s := Of(join(text(uint64(i)+5000, 120)))
		x.Add(fmt.Sprintf("other%04d", i), &s)
	}
	change := strings.NewReplacer("أفادت", "افادت", "خياماً", "خياما", "يُذكر", "يذكر", "18", "١٨", "مُنع", "منع", "إلى", "الى")
	for i := range 10 {
		s := agency
		if i%2 == 1 {
			s = change.Replace(s)
		}
		if i%3 == 1 {
			s = fmt.Sprintf("خاص – موقع %d: ", i) + s
		}
		if i%4 == 2 {
			s += fmt.Sprintf(" المصدر: وكالات. رقم %d.", i)
		}
		if i == 9 {
			s = strings.Replace(s, "ولم يصدر", "هذا ولم يصدر حتى الساعة", 1)
		}
		sig := Of(s)
		x.Add(fmt.Sprintf("outlet%d", i), &sig)
	}
	sig := Of(agency)
	found := x.Like(&sig, Same)
	if len(found) != 10 {
		t.Fatalf("found %d: %v", len(found), found)
	}
	for _, m := range found {
		if !strings.HasPrefix(m.ID, "outlet") {
			t.Errorf("found %s", m.ID)
		}
	}
	if found[0].Jaccard != 1 {
		t.Errorf("the text itself: %v", found[0])
	}
}

func TestSpellingMakesNoDifference(t *testing.T) {
	a, b := "إلى الأمام: قَالَ الناطقُ إن ١٢ شخصاً وصلوا", "الى الامام، قال الناطق ان 12 شخصا وصلوا"
	if Of(a) != Of(b) {
		t.Error("the signatures differ")
	}
	if Of("One TWO three") != Of("one two Three") {
		t.Error("case makes a difference")
	}
}

func TestShort(t *testing.T) {
	empty, one, two := Of(" \n."), Of("قصف"), Of("قصف جوي")
	if !empty.Empty() || Jaccard(&empty, &empty) != 0 {
		t.Error("a text without words is like something")
	}
	if one.Empty() || Jaccard(&one, &one) != 1 || Jaccard(&one, &two) != 0 {
		t.Error("short texts")
	}
	var x Index[int]
	x.Add(1, &empty)
	if x.Len() != 0 || x.Like(&empty, 0) != nil {
		t.Error("an empty text is in the index")
	}
}

func TestBinary(t *testing.T) {
	s := Of("نص قصير من خمس كلمات")
	b, _ := s.MarshalBinary()
	var u Signature
	if err := u.UnmarshalBinary(b); err != nil || u != s {
		t.Errorf("%v", err)
	}
	if err := u.UnmarshalBinary(b[1:]); err == nil {
		t.Error("511 bytes are taken for a signature")
	}
	// Signatures are kept: this value must never change.
	if got := fmt.Sprintf("%08x %016x", s[0], s.Keys()[0]); got != golden {
		t.Errorf("the signature changed: %s, was %s; what stores hold no longer fits", got, golden)
	}
}

const golden = "1a51ae82 d4e44c00b6a71d0a"

func FuzzOf(f *testing.F) {
	f.Add("نص قصير", "نص")
	f.Add("\xff\xfe a", "")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := Of(a), Of(b)
		j := Jaccard(&x, &y)
		if j < 0 || j > 1 || j != Jaccard(&y, &x) {
			t.Errorf("%v", j)
		}
		if !x.Empty() && Jaccard(&x, &x) != 1 {
			t.Error("not like itself")
		}
		if Of(a) != x {
			t.Error("not the same twice")
		}
	})
}

func BenchmarkOf(b *testing.B) {
	s := join(text(1, 400))
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Of(s)
	}
}

func BenchmarkLike(b *testing.B) {
	var x Index[int]
	for i := range 20000 {
		s := Of(join(text(uint64(i), 100)))
		x.Add(i, &s)
	}
	s := Of(join(edited(text(77, 100), 0.03, 1)))
	for b.Loop() {
		if len(x.Like(&s, Same)) != 1 {
			b.Fatal("not found")
		}
	}
}
