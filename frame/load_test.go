package frame

import (
	"os"
	"testing"
)

// TestLoad loads the project's own frames: any fault in them fails here, with
// its place.
func TestLoad(t *testing.T) {
	s, err := Load(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	if s.Len() < 80 {
		t.Errorf("%d frames; expected at least 80", s.Len())
	}
}
