package gazetteer

import (
	"math"
	"math/rand/v2"
	"testing"
)

// What turns a pair of places away may not turn away one that counts: the line is no
// longer than the way, and fade no less than what it stands for.
func TestBounds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 20000 {
		a := Place{Lat: 180*r.Float64() - 90, Lon: 360*r.Float64() - 180}
		b := Place{Lat: 180*r.Float64() - 90, Lon: 360*r.Float64() - 180}
		if near := math.Pow(10, float64(-i%8)); i%2 == 0 { // most that matter lie close together
			b.Lat, b.Lon = a.Lat+near*r.Float64(), a.Lon+near*r.Float64()
		}
		on, other := pointOf(&a), pointOf(&b)
		low, km := on.atLeast(&other), Km(a.Lat, a.Lon, b.Lat, b.Lon)
		if low > km || low < 0.6*km-1e-5 {
			t.Fatalf("%v %v: at least %v, are %v", a, b, low, km)
		}
		for _, scale := range [...]float64{20, 45, 80} {
			if f := math.Exp(-km / scale); fade(low/scale) < f {
				t.Fatalf("%v km of %v: %v, no less than %v", km, scale, fade(low/scale), f)
			}
		}
	}
}
