package eval

import (
	"strings"
	"testing"
)

// Each annotated claim is missed for one known cause.
func TestExplain(t *testing.T) {
	gold := records(t, `{"doc":"a","text":"","mentions":[],"claims":[{"id":"1","kind":"control","type":"take","args":[{"role":"holder","start":0,"end":5,"text":"الجيش"},{"role":"place","start":10,"end":15,"text":"هجين"}],"trigger":{"start":6,"end":9},"quote":{"start":0,"end":15}},{"id":"2","kind":"event","type":"kill","args":[{"role":"patient","start":30,"end":35,"text":"مدنيون"}],"trigger":{"start":26,"end":29},"quote":{"start":26,"end":35}},{"id":"3","kind":"event","type":"clash","args":[{"role":"place","start":50,"end":55,"text":"درعا"}],"trigger":{"start":45,"end":49},"quote":{"start":45,"end":55}},{"id":"4","kind":"event","type":"attack","args":[{"role":"place","start":70,"end":75,"text":"حمص"}],"trigger":{"start":65,"end":69},"quote":{"start":65,"end":75}}]}`)
	pred := records(t, `{"doc":"a","text":"","mentions":[{"id":"m1","type":"place","start":10,"end":15}],"claims":[{"id":"1","kind":"control","type":"take","args":[{"role":"place","start":10,"end":15,"text":"هجين"},{"role":"holder","start":20,"end":22,"text":"غيره"}],"trigger":{"start":6,"end":9},"quote":{"start":6,"end":15}},{"id":"2","kind":"event","type":"detain","args":[{"role":"patient","start":30,"end":35,"text":"مدنيون"}],"trigger":{"start":26,"end":29},"quote":{"start":26,"end":35}},{"id":"3","kind":"event","type":"clash","args":[{"role":"place","start":50,"end":55,"text":"درعا"}],"trigger":{"start":45,"end":49},"quote":{"start":45,"end":55}}]}`)
	e := Explain(gold, pred)
	if e.Misses[NoMention] != 1 || e.Misses[WrongType] != 1 || e.Misses[NoFrame] != 1 || len(e.Misses) != 3 {
		t.Errorf("misses: %v", e.Misses)
	}
	if e.Roles["holder wrong"] != 1 || e.Frames["event.attack"] != 1 {
		t.Errorf("roles %v, frames %v", e.Roles, e.Frames)
	}
	if e.Extras["role wrong or absent: a claim of its type stands there"] != 1 || e.Extras["type wrong: its trigger is annotated as something else"] != 1 {
		t.Errorf("extras: %v", e.Extras)
	}
	var b strings.Builder
	e.Write(&b)
	if !strings.Contains(b.String(), "missed: 3 of 4") || !strings.Contains(b.String(), "extra: 2 of 3") {
		t.Error(b.String())
	}
}
