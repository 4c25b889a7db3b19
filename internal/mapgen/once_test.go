package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

func TestOneNameStandsOnce(t *testing.T) {
	l := func(kind, ar, en string, lon, lat, rank int, also ...string) labelTerm {
		return labelTerm{kind: kind, ar: ar, en: en, lon: lon, lat: lat, rank: rank, also: also}
	}
	got := once([]labelTerm{
		l("region", "إدلب", "Idlib", 36672, 35768, 6),
		l("region", "محافظة أردبيل", "Ardabil", 48228, 38232, 6),
		l("region", "درعا", "Daraa", 36200, 32800, 6), // no town of the name
		l("town", "الباب", "Al-Bab", 37517, 36370, 6),
		l("town", "الباب", "Al Bab", 37585, 35941, 5),
		{kind: "town", ar: "البوكمال", en: "Al-Bukamal", lon: 40919, lat: 34450, rank: 6, also: []string{"ابو كمال", "البو كمال"}, own: true},
		l("town", "البو كمال", "Abu Kamal", 40919, 34450, 7, "البوكمال"),
		l("town", "إدلب", "Idlib", 36634, 35931, 7),
		l("town", "أردبيل", "Ardabil", 48300, 38250, 7),
		l("town", "الباب", "Al Bab", 44500, 15000, 5), // far away
		l("country", "موناكو", "Monaco", 7406, 43753, 9),
		l("town", "موناكو", "Monaco", 7407, 43740, 7),
		l("lake", "البحر الميت", "Dead Sea", 35490, 31536, 5),
		l("lake", "البحر الميت", "Dead Sea", 35445, 31169, 5),
	})
	var names []string
	for _, x := range got {
		names = append(names, x.kind+" "+x.en)
	}
	if s := strings.Join(names, ", "); s != "region Daraa, town Al-Bab, town Al-Bukamal, town Idlib, town Ardabil, town Al Bab, country Monaco, lake Dead Sea" {
		t.Error(s)
	}
}

// The file that the interface is built with names nothing twice.
func TestBaseMapNamesNothingTwice(t *testing.T) {
	b, err := os.ReadFile("../../web/public/map/base.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Labels [][]any }
	if err := json.Unmarshal(b, &file); err != nil {
		t.Fatal(err)
	}
	var all []labelTerm
	for _, l := range file.Labels {
		all = append(all, labelTerm{kind: l[0].(string), ar: l[1].(string), en: l[2].(string), lon: int(l[3].(float64)), lat: int(l[4].(float64)), rank: int(l[5].(float64))})
	}
	if kept := once(all); len(kept) != len(all) {
		t.Errorf("%d of %d labels repeat another: run make generate", len(all)-len(kept), len(all))
	}
	for _, l := range all {
		if l.kind == "country" && l.en == "Turkey" {
			t.Error("Turkey is named otherwise than claims name it")
		}
	}
}
