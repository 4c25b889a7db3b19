package crosswalk

import (
	"bufio"
	"bytes"
	"io/fs"
	"sort"
	"strings"
	"testing"
	"testing/fstest"

	"isnad"
	"isnad/arabic"
	"isnad/data"
)

// acled are ACLED's event types and their sub-event types, as its codebook
// names them.
var acled = map[string][]string{
	"Battles":                    {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
	"Protests":                   {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
	"Riots":                      {"Violent demonstration", "Mob violence"},
	"Explosions/Remote violence": {"Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade"},
	"Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
	"Strategic developments":     {"Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other"},
}

// plover are PLOVER's event types with the modes that the table may use.
var plover = map[string][]string{
	"AGREE": nil, "CONSULT": nil, "SUPPORT": nil, "CONCEDE": nil, "COOPERATE": nil, "AID": nil,
	"RETREAT": {"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"},
	"REQUEST": nil, "ACCUSE": nil, "REJECT": nil, "THREATEN": nil,
	"PROTEST":  {"demo", "riot", "strike", "hunger", "boycott", "obstruct"},
	"SANCTION": nil,
	"MOBILIZE": {"troops", "weapons", "police", "militia"},
	"COERCE":   {"seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation"},
	"ASSAULT":  {"abduct", "beat", "torture", "execute", "sexual", "assassinate", "primitive", "firearms", "explosives", "suicide-attack", "heavy-weapons", "crowd-control", "cleansing"},
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func lines(t *testing.T, file string) [][]string {
	t.Helper()
	b, err := fs.ReadFile(data.FS, file)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	sc := bufio.NewScanner(bytes.NewReader(b))
	for sc.Scan() {
		if l := sc.Text(); l != "" && l[0] != '#' {
			out = append(out, strings.Split(l, "\t"))
		}
	}
	return out
}

// Each row decides the claim that asks exactly for it.
func TestEveryRow(t *testing.T) {
	tab, err := Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range lines(t, "crosswalk/codes.tsv") {
		q := Query{Kind: isnad.Kind(f[0]), Type: f[1]}
		star := func(s string) string {
			if s == "*" {
				return ""
			}
			return s
		}
		q.Agent, q.Patient, q.Frame = star(f[2]), star(f[3]), star(f[4])
		words := []string{""}
		if f[5] != "*" {
			words = strings.Split(f[5], "|")
		}
		for _, w := range words {
			q.Quote = "كلام " + arabic.Fold(w) + " كلام"
			want := isnad.Codes{AcledEvent: f[6], AcledSubEvent: f[7], Plover: f[8], PloverMode: f[9]}
			if got := tab.Codes(q); got != want {
				t.Errorf("%v: %+v, want %+v", f[:6], got, want)
			}
		}
	}
}

func TestNamesAreTheSchemes(t *testing.T) {
	for _, f := range lines(t, "crosswalk/codes.tsv") {
		if subs, ok := acled[f[6]]; f[6] != "" && (!ok || !has(subs, f[7])) {
			t.Errorf("%v: ACLED has no %s / %s", f[:6], f[6], f[7])
		}
		if (f[6] == "") != (f[7] == "") {
			t.Errorf("%v: event and sub-event type go together", f[:6])
		}
		if modes, ok := plover[f[8]]; f[8] != "" && (!ok || f[9] != "" && !has(modes, f[9])) {
			t.Errorf("%v: PLOVER has no %s / %s", f[:6], f[8], f[9])
		}
	}
}

func TestEveryTypeHasARow(t *testing.T) {
	any := map[string]bool{}
	for _, f := range lines(t, "crosswalk/codes.tsv") {
		if strings.Join(f[2:6], "") == "****" {
			any[f[0]+"."+f[1]] = true
		}
	}
	for _, ty := range isnad.EventTypes {
		if !any["event."+ty] {
			t.Errorf("event %s has no row for any parties", ty)
		}
	}
	for _, ty := range isnad.ControlTypes {
		if !any["control."+ty] {
			t.Errorf("control %s has no row for any parties", ty)
		}
	}
	if len(any) != len(isnad.EventTypes)+len(isnad.ControlTypes) {
		t.Error("a row names a type that the codebook does not have")
	}
}

func TestTablesAreSortedAndFramesExist(t *testing.T) {
	var frames bytes.Buffer
	es, _ := fs.Glob(data.FS, "frames/*.frame")
	for _, e := range es {
		b, _ := fs.ReadFile(data.FS, e)
		frames.Write(b)
	}
	for _, file := range []string{"crosswalk/codes.tsv", "crosswalk/parties.tsv"} {
		var keys []string
		for _, f := range lines(t, file) {
			n := 1
			if strings.HasSuffix(file, "codes.tsv") {
				n = 6
				if f[4] != "*" && !strings.Contains(frames.String(), "frame "+f[0]+"."+f[1]+":"+f[4]+"\n") {
					t.Errorf("%v: there is no frame %s.%s:%s", f[:6], f[0], f[1], f[4])
				}
			}
			keys = append(keys, strings.Join(f[:n], "\t"))
		}
		if !sort.StringsAreSorted(keys) {
			t.Errorf("%s is not sorted", file)
		}
		for i := 1; i < len(keys); i++ {
			if keys[i] == keys[i-1] {
				t.Errorf("%s: %q stands twice", file, keys[i])
			}
		}
	}
}

func TestDecided(t *testing.T) {
	tab, err := Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{Kind: isnad.Event, Type: "attack", Agent: Armed, Patient: Civilian}, "Violence against civilians / Attack"},
		{Query{Kind: isnad.Event, Type: "attack", Agent: State, Patient: Armed}, "Battles / Armed clash"},
		{Query{Kind: isnad.Event, Type: "shelling", Agent: State, Patient: Civilian}, "Explosions/Remote violence / Shelling/artillery/missile attack"},
		{Query{Kind: isnad.Control, Type: "take", Agent: State}, "Battles / Government regains territory"},
		{Query{Kind: isnad.Control, Type: "take", Agent: Armed, Patient: State}, "Battles / Non-state actor overtakes territory"},
		{Query{Kind: isnad.Control, Type: "take", Agent: Foreign}, "Battles / Non-state actor overtakes territory"},
		{Query{Kind: isnad.Control, Type: "take", Agent: Armed, Frame: "handover"}, "Strategic developments / Non-violent transfer of territory"},
		{Query{Kind: isnad.Control, Type: "take", Agent: State, Quote: "دخلها الجيش دون قتال"}, "Strategic developments / Non-violent transfer of territory"},
		{Query{Kind: isnad.Event, Type: "detain", Agent: Armed, Patient: Civilian}, "Violence against civilians / Abduction/forced disappearance"},
		{Query{Kind: isnad.Event, Type: "detain", Agent: State, Patient: Civilian}, "Strategic developments / Arrests"},
		{Query{Kind: isnad.Control, Type: "hold", Agent: State}, " / "},
		{Query{Kind: isnad.Relation, Type: "ally"}, " / "},
		{Query{Kind: isnad.Event, Type: "no such type"}, " / "},
	} {
		if got := tab.Codes(c.q); got.AcledEvent+" / "+got.AcledSubEvent != c.want {
			t.Errorf("%+v: %+v, want %s", c.q, got, c.want)
		}
	}
}

func TestClass(t *testing.T) {
	tab, err := Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ kind, word, want string }{
		{"army", "", State}, {"armed_group", "جيش", Armed}, {"", "مدني", Civilian}, {"", "متظاهر", Protester},
		{"coalition", "", Foreign}, {"igo", "", External}, {"", "مسلح", Armed}, {"", "كتاب", ""},
	} {
		if got := tab.Class(c.kind, []string{c.word}); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.kind, c.word, got, c.want)
		}
	}
}

func TestLoadSaysWhere(t *testing.T) {
	good := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	for _, c := range []struct{ codes, parties, want string }{
		{"", "جيش\tking\town\n", "parties.tsv:1:1"},
		{"# c\nevent\tattack\n", "", "codes.tsv:2:1"},
		{"event\tattack\tking\t*\t*\t*\t\t\t\t\town\n", "", "codes.tsv:1:1"},
	} {
		_, err := Load(fstest.MapFS{"crosswalk/codes.tsv": good(c.codes), "crosswalk/parties.tsv": good(c.parties)})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}
