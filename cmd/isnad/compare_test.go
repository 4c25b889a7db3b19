package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"isnad"
	"isnad/corroborate"
	"isnad/corroborate/plantest"
	"isnad/data"
)

// sampleRecords are the sample dispatches as the program reads them.
func sampleRecords(t *testing.T) (string, []isnad.Record) {
	t.Helper()
	code, out, errs := call(t, "", "read", "../../samples/samples.jsonl")
	if code != exitDone {
		t.Fatalf("read: exit %d: %s", code, errs)
	}
	var recs []isnad.Record
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		var r isnad.Record
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		recs = append(recs, r)
	}
	return out, recs
}

// What was planned in the sample dispatches is found in what the program
// reads of them. A line that fails because a claim is not read says so.
func TestPlanOnWhatIsRead(t *testing.T) {
	out, recs := sampleRecords(t)
	k, err := corroborate.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	set := k.NewSet()
	file := write(t, "records.jsonl", out)
	for r, err := range recordsOf(nil, []string{file}) {
		if err != nil {
			t.Fatal(err)
		}
		set.Add(corroborate.Source{Record: r.Record, Group: r.Group})
	}
	plan, err := os.ReadFile("../../samples/plan.txt")
	if err != nil {
		t.Fatal(err)
	}
	n, failed, err := plantest.Check("plan.txt", string(plan), recs, set.Compare())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range failed {
		t.Errorf("plan.txt:%v (claim not read: %v)", f, f.Unread)
	}
	t.Logf("%d of %d lines of the plan found", n-len(failed), n)
}

func TestCompareCommand(t *testing.T) {
	out, _ := sampleRecords(t)
	file := write(t, "records.jsonl", out)
	code, text, errs := call(t, "", "compare", file)
	if code != exitDone {
		t.Fatalf("exit %d: %s", code, errs)
	}
	for _, want := range []string{"disputed", "corroborated", "independent chains: 2 affirm, 1 deny", "declared correction", "silent"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the table", want)
		}
	}
	_, text, _ = call(t, "", "compare", "--history", "سراقب", file)
	if !strings.Contains(text, "settled by") || !strings.Contains(text, "Saraqib") {
		t.Errorf("history:\n%s", text)
	}
	long := write(t, "long.txt", "سيطر الجيش السوري على مطار أبو الظهور العسكري.")
	_, text, _ = call(t, "", "read", "--date", "2018-01-02", long)
	if _, text, errs = call(t, "", "compare", "--history", "ابو الظهور", write(t, "long.jsonl", text)); !strings.Contains(text, "held by") {
		t.Errorf("a part of a name, spelled otherwise:\n%s%s", text, errs)
	}
	_, text, _ = call(t, "", "compare", "--format", "json", file)
	var c corroborate.Cluster
	if err := json.Unmarshal([]byte(strings.SplitN(text, "\n", 2)[0]), &c); err != nil || c.ID == "" || len(c.Members) == 0 {
		t.Errorf("json: %v %+v", err, c)
	}
	if code, _, _ := call(t, "", "compare", "--history", "لا مكان", file); code != exitFailed {
		t.Errorf("an unknown place: exit %d", code)
	}
	if code, _, _ := call(t, "", "compare", "--format", "xml", file); code != exitMisuse {
		t.Errorf("an unknown format: exit %d", code)
	}
}
