package main

import (
	"math"
	"reflect"
	"testing"
)

func TestSimplifyKeepsWhatStandsOut(t *testing.T) {
	in := []point{{0, 0}, {1, 0.001}, {2, 0}, {3, 1}, {4, 0}}
	want := []point{{0, 0}, {2, 0}, {3, 1}, {4, 0}}
	if got := simplify(in, 0.01); !reflect.DeepEqual(got, want) {
		t.Errorf("simplify = %v, want %v", got, want)
	}
}

func TestEncodeAddsUpToTheLine(t *testing.T) {
	in := []point{{36.1231, 34.5678}, {36.1234, 34.5678}, {36.2, 34.5}, {-1.5, 0}}
	l := encode(in)
	var got []point
	var x, y int
	for i := 0; i < len(l); i += 2 {
		x, y = x+l[i], y+l[i+1]
		got = append(got, point{float64(x) / scale, float64(y) / scale})
	}
	// Points less than a unit apart fall together; the others stay within
	// half a unit of where they were.
	want := []point{in[0], in[2], in[3]}
	if len(got) != len(want) {
		t.Fatalf("decoded %v, want the places of %v", got, want)
	}
	for i := range want {
		if math.Hypot(got[i].x-want[i].x, got[i].y-want[i].y) > 1.0/scale {
			t.Errorf("point %d: %v, want within a unit of %v", i, got[i], want[i])
		}
	}
	if encode([]point{{1, 1}, {1, 1}}) != nil {
		t.Error("a line without length was kept")
	}
}

func TestClipRingStaysInside(t *testing.T) {
	b := box{0, 0, 10, 10}
	got := clipRing([]point{{-5, 5}, {5, 15}, {15, 5}, {5, -5}, {-5, 5}}, b)
	if len(got) < 4 {
		t.Fatalf("clipped to %v", got)
	}
	for _, p := range got {
		if p.x < -1e-9 || p.x > 10+1e-9 || p.y < -1e-9 || p.y > 10+1e-9 {
			t.Errorf("%v lies outside the box", p)
		}
	}
	if got[0] != got[len(got)-1] {
		t.Error("the ring is open")
	}
	if got := clipRing([]point{{20, 20}, {21, 20}, {21, 21}, {20, 20}}, b); len(got) != 0 {
		t.Errorf("a ring outside the box gave %v", got)
	}
}

// TestMeshDrawsSharedEdgesOnce: two squares side by side have seven edges,
// not eight, and their lines end where three edges meet.
func TestMeshDrawsSharedEdgesOnce(t *testing.T) {
	left := []point{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}
	right := []point{{1, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 0}}
	segments := 0
	for _, l := range mesh([][]point{left, right}) {
		segments += len(l) - 1
		for _, end := range []point{l[0], l[len(l)-1]} {
			if end != (point{1, 0}) && end != (point{1, 1}) {
				t.Errorf("a line ends at %v, where only two edges meet", end)
			}
		}
	}
	if segments != 7 {
		t.Errorf("%d edges drawn, want 7", segments)
	}
}

func TestLabelTakesTheArticle(t *testing.T) {
	for names, want := range map[string]string{
		"ميادين|الميادين":    "الميادين",
		"خان شيخون|خانشيخون": "خان شيخون",
		"حَلَب":              "حلب",
	} {
		if got := label(names); got != want {
			t.Errorf("label(%q) = %q, want %q", names, got, want)
		}
	}
}
