package api

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isnad/data"
)

const mine = `frame event.other:bodies
  trigger noun جثة
  role patient ANY : object, after
  example "رأيت جثة الرجل"
    patient "الرجل"
  counterexample "غادر الوفد القاعة"
`

func TestLexicon(t *testing.T) {
	d := newDesk(t, "").withSamples()
	var list Page[LexiconFile]
	d.get("/api/lexicon", &list)
	seen := map[string]LexiconFile{}
	for _, f := range list.Items {
		seen[f.Folder+"/"+f.Name] = f
	}
	if len(seen) < 40 || seen["frames/control.frame"].Kind != "frame" || !seen["gazetteer/places.tsv"].ReadOnly || seen["lexicon/verbs.tsv"].ReadOnly || seen["lexicon/verbs.tsv"].Edited {
		t.Errorf("%d files: %+v", len(seen), seen["frames/control.frame"])
	}
	var file LexiconText
	d.get("/api/lexicon/frames/control.frame", &file)
	if file.Text == "" || file.Hash == "" || file.Edited || file.Origin != "" {
		t.Errorf("%+v", file.LexiconFile)
	}
	d.refused(http.StatusNotFound, "", "GET", "/api/lexicon/frames/none.frame", nil)
	d.refused(http.StatusForbidden, "", "GET", "/api/lexicon/gazetteer/places.tsv", nil)
	d.refused(http.StatusForbidden, "", "PUT", "/api/lexicon/gazetteer/places.tsv", map[string]string{"text": "x"})
	d.refused(http.StatusNotFound, "path.file", "PUT", "/api/lexicon/lexicon/new.tsv", map[string]string{"text": "x"})
	d.refused(http.StatusUnprocessableEntity, "path.file", "GET", "/api/lexicon/frames/..%2Fx.frame", nil)
	d.refused(http.StatusUnprocessableEntity, "path.folder", "GET", "/api/lexicon/..%2Fframes/x.frame", nil)
	d.refused(http.StatusUnprocessableEntity, "path.file", "PUT", "/api/lexicon/frames/x.sh", map[string]string{"text": "x"})

	// Faults with their places.
	var check LexiconCheck
	post := func(what, text string, out any) {
		t.Helper()
		d.want(http.StatusOK, "POST", "/api/lexicon/frames/mine.frame/"+what, map[string]string{"text": text}, out)
	}
	post("check", strings.Replace(mine, "role patient", "role patint", 1), &check)
	if check.OK || len(check.Faults) == 0 || check.Faults[0].Line != 3 || check.Faults[0].Col < 2 || !strings.Contains(check.Faults[0].Text, "patint") {
		t.Errorf("%+v", check)
	}
	post("check", strings.Replace(mine, "event.other:bodies", "event.other:happens", 1), &check)
	if check.OK || !strings.Contains(check.Faults[0].Text, "event-other.frame") {
		t.Errorf("an id that stands elsewhere: %+v", check)
	}
	post("check", mine, &check)
	if !check.OK || len(check.Faults) != 0 {
		t.Errorf("%+v", check)
	}
	var table LexiconCheck
	d.want(http.StatusOK, "POST", "/api/lexicon/lexicon/verbs.tsv/check", map[string]string{"text": "one\ttwo\n"}, &table)
	if table.OK || table.Faults[0].Line != 1 {
		t.Errorf("%+v", table)
	}

	// Examples.
	var run ExampleRun
	post("examples", mine, &run)
	if !run.OK || run.Ran != 2 || run.Failed != 0 {
		t.Errorf("%+v", run)
	}
	post("examples", strings.Replace(mine, `patient "الرجل"`, `patient "رأيت"`, 1), &run)
	if run.OK || run.Failed != 1 || run.Faults[0].Line != 4 {
		t.Errorf("%+v", run)
	}
	d.refused(http.StatusUnprocessableEntity, "path.file", "POST", "/api/lexicon/lexicon/verbs.tsv/examples", map[string]string{"text": file.Text})

	// What a change does, on a text and on a collection.
	var try TryResult
	d.want(http.StatusOK, "POST", "/api/lexicon/frames/mine.frame/try", map[string]any{"text": mine, "on": "رأيت جثة الرجل في السوق."}, &try)
	if !try.OK || try.Added != 1 || try.Dropped != 0 || len(try.Claims) != 1 || try.Claims[0].Claim.Type != "other" {
		t.Errorf("%+v", try)
	}
	d.want(http.StatusOK, "POST", "/api/lexicon/frames/event-airstrike.frame/try", map[string]any{"text": mine, "collection": "samples"}, &try)
	if !try.OK || try.Dispatches != 29 || try.Added >= try.Dropped || try.Dropped < 5 || len(try.Claims) < try.Dropped {
		t.Errorf("without the frames of airstrikes: dispatches %d, added %d, dropped %d", try.Dispatches, try.Added, try.Dropped)
	}
	d.want(http.StatusOK, "POST", "/api/lexicon/frames/mine.frame/try", map[string]any{"text": mine, "collection": "samples", "limit": 3}, &try)
	if try.Dispatches != 3 || !try.More {
		t.Errorf("limited: %+v", try)
	}
	d.refused(http.StatusUnprocessableEntity, "body.on", "POST", "/api/lexicon/frames/mine.frame/try", map[string]any{"text": mine})
	d.refused(http.StatusUnprocessableEntity, "body.on", "POST", "/api/lexicon/frames/mine.frame/try", map[string]any{"text": mine, "on": "no Arabic"})
	d.refused(http.StatusNotFound, "", "POST", "/api/lexicon/frames/mine.frame/try", map[string]any{"text": mine, "collection": "nowhere"})
}

func TestSavingTheLexicon(t *testing.T) {
	d := newDesk(t, "")
	dir := d.server.Lexicon.dir
	before, err := data.FS.ReadFile("frames/control.frame")
	if err != nil {
		t.Fatal(err)
	}
	reads := func() int {
		var v ReadView
		d.want(http.StatusOK, "POST", "/api/read", map[string]string{"text": "رأيت جثة الرجل في السوق."}, &v)
		return len(v.Record.Claims)
	}
	if reads() != 0 {
		t.Fatal("the words are read already")
	}
	d.refused(http.StatusUnprocessableEntity, "body.text:3:8", "PUT", "/api/lexicon/frames/mine.frame", map[string]string{"text": strings.Replace(mine, "role patient", "role patint", 1)})
	if _, err := os.Stat(filepath.Join(dir, "frames", "mine.frame")); err == nil {
		t.Error("a file with faults was saved")
	}
	var saved LexiconText
	d.want(http.StatusOK, "PUT", "/api/lexicon/frames/mine.frame", map[string]string{"text": mine}, &saved)
	if !saved.Edited || saved.Changed.IsZero() || reads() != 1 {
		t.Errorf("saved: %+v", saved.LexiconFile)
	}
	var v Version
	d.get("/api/version", &v)
	if !v.Edited || !strings.Contains(v.Data, "+") {
		t.Errorf("%+v", v)
	}
	// Somebody else has saved meanwhile.
	d.refused(http.StatusConflict, "body.base", "PUT", "/api/lexicon/frames/mine.frame", map[string]string{"text": mine + "# more\n", "base": "0123"})
	d.want(http.StatusOK, "PUT", "/api/lexicon/frames/mine.frame", map[string]string{"text": mine + "# more\n", "base": saved.Hash}, &saved)
	// Another start reads what was saved; the embedded data is untouched.
	again, err := OpenLexicon("test", dir)
	if err != nil {
		t.Fatal(err)
	}
	if again.Version() != d.server.Lexicon.Version() || len(again.now.Load().files) != 1 {
		t.Errorf("version %s, before %s", again.Version(), d.server.Lexicon.Version())
	}
	if after, _ := data.FS.ReadFile("frames/control.frame"); string(after) != string(before) {
		t.Error("the embedded data changed")
	}
	// Dropped, the embedded files stand again.
	d.want(http.StatusNoContent, "DELETE", "/api/lexicon/frames/mine.frame", nil, nil)
	d.refused(http.StatusNotFound, "", "DELETE", "/api/lexicon/frames/mine.frame", nil)
	if reads() != 0 {
		t.Error("a dropped frame is still read")
	}
	// To save what is embedded is to drop the edit.
	var file LexiconText
	d.get("/api/lexicon/cues/verbs.tsv", &file)
	d.want(http.StatusOK, "PUT", "/api/lexicon/cues/verbs.tsv", map[string]string{"text": file.Text + "# mine\n"}, &saved)
	if !saved.Edited || saved.Origin != file.Text {
		t.Errorf("%+v", saved.LexiconFile)
	}
	d.want(http.StatusOK, "PUT", "/api/lexicon/cues/verbs.tsv", map[string]string{"text": file.Text}, &saved)
	if saved.Edited {
		t.Errorf("%+v", saved.LexiconFile)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	if err != nil || len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}
