package seq

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"testing"
)

// toy is a language in which feature 1 opens a name, feature 2 goes on with
// one and 3 is neither; feature 9 stands everywhere.
func toy(n int) []Example {
	rng := rand.New(rand.NewPCG(7, 7))
	var out []Example
	for range n {
		var e Example
		in := false
		for range 8 {
			f, y := uint32(3), uint8(0)
			switch x := rng.IntN(4); {
			case x == 0:
				f, y, in = 1, 1, true
			case x == 1 && in:
				f, y = 2, 2
			case x == 1:
				f = 2 // nothing to go on with: O
			default:
				in = false
			}
			e.Feats = append(e.Feats, []uint32{f, 9})
			e.Gold = append(e.Gold, y)
		}
		out = append(out, e)
	}
	return out
}

func trained(t *testing.T, runs int) *Model {
	t.Helper()
	tr, err := Train(toy(200), Options{Labels: []string{"O", "B-X", "I-X"}, Domains: 1, Epochs: 5, Runs: runs, Seed: 1, MinSeen: 1, Miss: 1, False: 1, Wrong: 1})
	if err != nil {
		t.Fatal(err)
	}
	return tr.Model(0)
}

func TestLearns(t *testing.T) {
	m := trained(t, 2)
	var d Decoder
	wrong, all := 0, 0
	for _, e := range toy(300)[200:] {
		out := make([]uint8, len(e.Feats))
		m.Decode(&d, e.Feats, out)
		for i := range out {
			all++
			if out[i] != e.Gold[i] {
				wrong++
			}
		}
	}
	if wrong*20 > all {
		t.Errorf("%d of %d labels are wrong on a language without noise", wrong, all)
	}
}

func TestNoLooseInside(t *testing.T) {
	m := trained(t, 1)
	var d Decoder
	out := make([]uint8, 3)
	m.Decode(&d, [][]uint32{{2}, {2}, {2}}, out)
	for i, y := range out {
		if m.Labels[y] == "I-X" && (i == 0 || out[i-1] == 0) {
			t.Errorf("labels %v: an I-X follows no X", out)
		}
	}
}

func TestSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	if err := trained(t, 3).Write(&a); err != nil {
		t.Fatal(err)
	}
	if err := trained(t, 3).Write(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two trainings on the same examples give other bytes")
	}
	m, err := Read(a.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var c bytes.Buffer
	if err := m.Write(&c); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), c.Bytes()) {
		t.Error("a model read and written is not the same")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(magic))
	f.Add([]byte("isnad-seq-1\nO B-X I-X\n"))
	tr, err := Train(toy(20), Options{Labels: []string{"O", "B-X", "I-X"}, Domains: 1, Epochs: 1, MinSeen: 1})
	if err != nil {
		f.Fatal(err)
	}
	var b bytes.Buffer
	if err := tr.Model(0).Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Read(data); err != nil && !errors.Is(err, ErrFormat) {
			t.Errorf("error %v is no ErrFormat", err)
		} else if err == nil {
			var d Decoder
			m.Decode(&d, [][]uint32{{1, 2}, {3}}, make([]uint8, 2))
		}
	})
}

// Add, which adds up several weights at once, comes to what they are one by one,
// for any number of labels and as many features as an item may have.
func TestAdd(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for n := 1; n <= MaxLabels; n++ {
		m := &Model{n: n}
		m.table(100)
		for f := uint32(1); f <= 100; f++ {
			at := m.slot(f * 77)
			m.rows[at] = f * 77
			for y := range n {
				m.w[int(at)*n+y] = int8(rng.IntN(256) - 128)
			}
		}
		for _, extreme := range []bool{false, true} {
			var feats []uint32
			var got, want Vector
			for range 256 {
				f := 77 * uint32(1+rng.IntN(120)) // some are not in the model
				if extreme {
					f = 77
				}
				feats = append(feats, f)
				if at := m.slot(f); m.rows[at] == f {
					for y := range n {
						want[y] += int16(m.w[int(at)*n+y])
					}
				}
			}
			if m.Add(&got, feats); got != want {
				t.Errorf("%d labels: %v, want %v", n, got, want)
			}
		}
	}
}
