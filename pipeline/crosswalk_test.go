package pipeline

import (
	"testing"

	"isnad"
)

// Codes as records carry them: type and parties together decide.
func TestRecordsCarryCodes(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ text, kind, typ, sub, plover string }{
		{"استعاد الجيش السوري السيطرة على مدينة البوكمال.", "control", "take", "Government regains territory", "COERCE"},
		{"استعاد تنظيم داعش السيطرة على مدينة البوكمال.", "control", "take", "Non-state actor overtakes territory", "COERCE"},
		{"سيطر الجيش التركي على مدينة عفرين.", "control", "take", "Non-state actor overtakes territory", "COERCE"},
		{"قصف الطيران الحربي بلدة هجين ما أدى إلى مقتل ثلاثة مدنيين.", "event", "kill", "Air/drone strike", "ASSAULT"},
		{"أعلنت نقابة الأطباء مقتل ثلاثة مدنيين.", "event", "kill", "Attack", "ASSAULT"},
	} {
		x, err := r.Read(&isnad.Dispatch{Doc: "d", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, cl := range r.Record(x).Claims {
			if cl.Kind != c.kind || cl.Type != c.typ {
				continue
			}
			found = true
			if cl.AcledSubEvent != c.sub || cl.Plover != c.plover {
				t.Errorf("%s: %s / %s, want %s / %s", c.text, cl.AcledSubEvent, cl.Plover, c.sub, c.plover)
			}
		}
		if !found {
			t.Errorf("%s: no %s %s was read", c.text, c.kind, c.typ)
		}
	}
}
