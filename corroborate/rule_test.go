package corroborate_test

import (
	"slices"
	"strings"
	"testing"

	"isnad"
	. "isnad/corroborate"
)

// Each case: two dispatches, and whether their first claims are one thing.
func TestTogetherOrApart(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		together   bool
		code       Code // among the reasons
	}{
		{"same place and party", "control take | holder=saa:الجيش | place=x1:بلدة خان", "control take | holder=saa:قوات النظام | place=x1:خان", true, SameParty},
		{"another party", "control take | holder=saa:الجيش | place=x1:خان", "control take | holder=is:داعش | place=x1:خان", false, ""},
		{"another place", "control take | holder=saa:الجيش | place=x1:خان", "control take | holder=saa:الجيش | place=x2:تل", false, ""},
		{"another type", "control take | holder=saa:الجيش | place=x1:خان", "control hold | holder=saa:الجيش | place=x1:خان", false, ""},
		{"a part of the side", "event airstrike | agent=ru-airforce:الطيران الروسي | place=x1:خان", "event airstrike | agent=ru:روسيا | place=x1:خان", true, SameSide},
		{"named in other words", "event attack | agent=:كتيبة الصقور | place=x1:خان", "event attack | agent=:الصقور | place=x1:خان", true, PartyByName},
		{"two described by other names", "event attack | agent=:كتيبة الصقور | place=x1:خان", "event attack | agent=:كتيبة الفهود | place=x1:خان", false, ""},
		{"described only", "event attack | agent=saa:الجيش | place=x1:خان", "event attack | agent=:القوات | place=x1:خان", true, PartyGeneric},
		{"one does not say who", "event shelling | agent=saa:الجيش | place=x1:خان", "event shelling | place=x1:خان", true, PartyUnsaid},
		{"civilians are no fighters", "event kill | patient=:ثلاثة مدنيين | place=x1:خان | count=killed:3:3", "event kill | patient=:ثلاثة مسلحين | place=x1:خان | count=killed:3:3", false, ""},
		{"soldiers are no gunmen", "event kill | patient=:خمسة جنود | place=x1:خان | count=killed:5:5", "event kill | patient=:خمسة مسلحين | place=x1:خان | count=killed:5:5", false, ""},
		{"the dead are no wounded", "event kill | patient=:خمسة مدنيين | place=x1:خان | count=killed:5:5", "event kill | patient=:خمسة مدنيين | place=x1:خان | count=wounded:5:5", false, ""},
		{"another number of the same", "event kill | patient=:خمسة مدنيين | place=x1:خان | count=killed:5:5", "event kill | patient=:تسعة مدنيين | place=x1:خان | count=killed:9:9", true, SamePlace},
		{"without a place, another number", "event kill | patient=houthis:خمسة حوثيين | count=killed:5:5", "event kill | patient=houthis:تسعة حوثيين | count=killed:9:9", false, ""},
		{"without a place, the same number", "event kill | patient=houthis:خمسة حوثيين | count=killed:5:5", "event kill | patient=houthis:خمسة من الحوثيين | count=killed:5:5", true, SameCount},
		{"only one says where", "event kill | patient=houthis:خمسة حوثيين | count=killed:5:5 | place=x1:خان", "event kill | patient=houthis:خمسة حوثيين | count=killed:5:5", false, ""},
		{"place by name", "event shelling | place=:قرية تل النور", "event shelling | place=:تل النور", true, PlaceByName},
		{"the town and its airport", "event shelling | place=:مطار الحديدة", "event shelling | place=:الحديدة", false, ""},
		{"words that fit any place", "event shelling | place=:أطراف المدينة", "event shelling | place=:أطراف المدينة", false, ""},
		{"years apart", "control take | holder=saa:الجيش | place=x1:خان | time=2016-01-01..2016-01-01", "control take | holder=saa:الجيش | place=x1:خان", false, ""},
		{"a day apart", "control take | holder=saa:الجيش | place=x1:خان | time=2018-05-30..2018-05-30", "control take | holder=saa:الجيش | place=x1:خان | time=2018-05-31..2018-05-31", true, TimeNear},
		{"strikes a day apart", "event airstrike | place=x1:خان | time=2018-05-30..2018-05-30", "event airstrike | place=x1:خان | time=2018-05-31..2018-05-31", false, ""},
		{"a plan and a deed", "control take future | holder=saa:الجيش | place=x1:خان", "control take | holder=saa:الجيش | place=x1:خان", false, ""},
		{"denied", "control take | holder=saa:الجيش | place=x1:خان", "control take denied | holder=saa:الجيش | place=x1:خان", true, SamePlace},
		{"a clash told the other way round", "event clash | agent=saa:الجيش | patient=is:داعش | place=x1:خان", "event clash | agent=is:داعش | patient=saa:الجيش | place=x1:خان", true, Swapped},
		{"an attack told the other way round", "event attack | agent=saa:الجيش | patient=is:داعش | place=x1:خان", "event attack | agent=is:داعش | patient=saa:الجيش | place=x1:خان", false, ""},
		{"the same accusation", "event accuse | agent=ye-gov:الحكومة | patient=houthis:الحوثيين | topic=:خرق الهدنة", "event accuse | agent=ye-gov:الحكومة | patient=houthis:الحوثيين | topic=:خرقها الهدنة", true, SameTopic},
		{"another accusation", "event accuse | agent=ye-gov:الحكومة | patient=houthis:الحوثيين | topic=:خرق الهدنة", "event accuse | agent=ye-gov:الحكومة | patient=houthis:الحوثيين | topic=:زراعة ألغام", false, ""},
		{"a way from both ends", "route  | from=x1:خان | to=x2:تل", "route  | from=x2:تل | to=x1:خان", true, SameWay},
		{"the same state", "condition  | patient=:الكهرباء | place=x1:خان | state=مقطوعة", "condition  | patient=:الكهرباء | place=x1:خان | state=مقطوعة عن البلدة", true, SameState},
		{"another state", "condition  | patient=:الكهرباء | place=x1:خان | state=مقطوعة", "condition  | patient=:الكهرباء | place=x1:خان | state=متوفرة", false, ""},
		{"command has a direction", "relation command | agent=saa:الجيش | patient=ndf:الدفاع الوطني", "relation command | agent=ndf:الدفاع الوطني | patient=saa:الجيش", false, ""},
		{"an alliance has none", "relation ally | agent=tr:تركيا | patient=qa:قطر", "relation ally | agent=qa:قطر | patient=tr:تركيا", true, Swapped},
	} {
		p := compare(t, coded(t, c.name, "dispatch a | صحيفة الألف | 2018-06-01 | عنوان\n"+c.a+"\ndispatch b | صحيفة الباء | 2018-06-01 | عنوان\n"+c.b))
		if got := len(p.Clusters) == 1; got != c.together {
			t.Errorf("%s: together %v, want %v", c.name, got, c.together)
			continue
		}
		if c.code == "" {
			continue
		}
		var why []Code
		for _, m := range p.Clusters[0].Members {
			why = append(why, m.Why...)
		}
		if !slices.Contains(why, c.code) {
			t.Errorf("%s: reasons %v, want %s among them", c.name, why, c.code)
		}
	}
}

// What names nobody and fits two rival claims alike joins neither.
func TestAmbiguousStandsAlone(t *testing.T) {
	p := compare(t, coded(t, "ambiguous", `dispatch a | صحيفة الألف | 2018-06-01 | عنوان
control take | holder=saa:الجيش السوري | place=x1:خان
dispatch b | صحيفة الباء | 2018-06-01 | عنوان
control take | holder=is:تنظيم الدولة | place=x1:خان
dispatch c | صحيفة الجيم | 2018-06-01 | عنوان
control take | holder=:المسلحون | place=x1:خان`))
	if len(p.Clusters) != 3 {
		t.Fatalf("%d clusters, want 3", len(p.Clusters))
	}
}

func TestChains(t *testing.T) {
	claim := "\nevent shelling | agent=saa:الجيش | place=x1:خان"
	for _, c := range []struct {
		name, text string
		chains     int
	}{
		{"two outlets", "dispatch a | صحيفة الألف | 2018-06-01 | ع" + claim + "\ndispatch b | صحيفة الباء | 2018-06-01 | ع" + claim, 2},
		{"one outlet twice", "dispatch a | صحيفة الألف | 2018-06-01 | ع" + claim + "\ndispatch b | صحيفة الألف | 2018-06-02 | ع" + claim, 1},
		{"two outlets relay one agency", "dispatch a | صحيفة الألف | 2018-06-01 | ع" + claim + " | chain=agency:reuters:رويترز\ndispatch b | صحيفة الباء | 2018-06-01 | ع" + claim + " | chain=agency:reuters:وكالة رويترز", 1},
		{"the agency itself and a relay", "dispatch a | رويترز | 2018-06-01 | ع" + claim + "\ndispatch b | صحيفة الباء | 2018-06-01 | ع" + claim + " | chain=agency:reuters:وكالة رويترز", 1},
		{"the agency's source and a relay of the agency", "dispatch a | رويترز | 2018-06-01 | ع" + claim + " | chain=role::مصدر عسكري\ndispatch b | صحيفة الباء | 2018-06-01 | ع" + claim + " | chain=agency:reuters:رويترز", 1},
		{"two sources of one agency", "dispatch a | صحيفة الألف | 2018-06-01 | ع" + claim + " | chain=agency:reuters:رويترز | chain=actor:sohr:المرصد\ndispatch b | صحيفة الباء | 2018-06-01 | ع" + claim + " | chain=agency:reuters:رويترز | chain=role::مصدر عسكري", 2},
		{"military sources of two outlets", "dispatch a | صحيفة الألف | 2018-06-01 | ع" + claim + " | chain=role::مصدر عسكري\ndispatch b | صحيفة الباء | 2018-06-01 | ع" + claim + " | chain=role::مصدر عسكري", 2},
		{"one person quoted by two outlets", "dispatch a | صحيفة الألف | 2018-06-01 | ع" + claim + " | chain=person:p1:فلان\ndispatch b | صحيفة الباء | 2018-06-01 | ع" + claim + " | chain=person:p1:فلان الفلاني", 1},
		{"own correspondents of two outlets", "dispatch a | صحيفة الألف | 2018-06-01 | ع" + claim + " | chain=role::مراسلنا\ndispatch b | صحيفة الباء | 2018-06-01 | ع" + claim + " | chain=role::مراسل الصحيفة", 2},
		{"near duplicates", "dispatch a | صحيفة الألف | 2018-06-01 | ع | group=7" + claim + "\ndispatch b | صحيفة الباء | 2018-06-01 | ع | group=7" + claim, 1},
		{"an agency's text in another outlet, and a relay of the agency", "dispatch a | رويترز | 2018-06-01 | ع | group=7" + claim + "\ndispatch b | صحيفة الباء | 2018-06-01 | ع | group=7" + claim + "\ndispatch c | صحيفة الجيم | 2018-06-01 | ع" + claim + " | chain=agency:reuters:رويترز", 1},
		{"near duplicates with an unnamed source", "dispatch a | صحيفة الألف | 2018-06-01 | ع | group=7" + claim + " | chain=role::مصدر عسكري\ndispatch b | صحيفة الباء | 2018-06-01 | ع | group=7" + claim + " | chain=role::مصدر عسكري", 1},
		{"groups of one are none", "dispatch a | صحيفة الألف | 2018-06-01 | ع | group=a" + claim + " | chain=role::مصدر عسكري\ndispatch b | صحيفة الألف | 2018-06-02 | ع | group=b" + claim + " | chain=role::مصدر عسكري", 1},
		{"forwarded from one channel", "dispatch a | قناة الألف | 2018-06-01 | ع | forwarded=قناة الأصل" + claim + "\ndispatch b | قناة الباء | 2018-06-01 | ع | forwarded=قناة الأصل" + claim, 1},
		{"outlets without names", "dispatch a |  | 2018-06-01 | ع" + claim + "\ndispatch b |  | 2018-06-01 | ع" + claim, 2},
		{"a short name of the outlet is the outlet", "dispatch a | وكالة الضفة للأنباء | 2018-06-01 | ع" + claim + " | chain=agency::وكالة الضفة\ndispatch b | وكالة الضفة للأنباء | 2018-06-01 | ع" + claim, 1},
		{"المصدر after مصدر عسكري", "dispatch a | صحيفة الألف | 2018-06-01 | ع" + claim + " | chain=role::مصدر عسكري" + claim + " | chain=role::المصدر", 1},
	} {
		p := compare(t, coded(t, c.name, c.text))
		if len(p.Clusters) != 1 {
			t.Errorf("%s: %d clusters", c.name, len(p.Clusters))
			continue
		}
		if got := p.Clusters[0].Affirming; got != c.chains {
			t.Errorf("%s: %d chains, want %d: %+v", c.name, got, c.chains, p.Clusters[0].Chains)
		}
	}
}

func TestOwnVoice(t *testing.T) {
	p := compare(t, coded(t, "own", `dispatch a | صحيفة الألف | 2018-06-01 | ع
control take | holder=saa:الجيش | place=x1:خان | chain=actor:saa:الجيش
control lose | holder=is:داعش | place=x1:خان | chain=actor:un:الأمم المتحدة`))
	for _, c := range p.Clusters {
		if c.Chains[0].Own != (c.Type == "take") {
			t.Errorf("%s: own %v", c.Type, c.Chains[0].Own)
		}
	}
}

func TestCorrections(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"declared number", "dispatch a | ألف | 2018-06-01 | ع\nevent kill | patient=:مدنيين | place=x1:خان | count=killed:12:12\ndispatch b | ألف | 2018-06-02 | تصحيح\nevent kill | patient=:مدنيين | place=x1:خان | count=killed:9:9", "number declared 12 9"},
		{"another number later", "dispatch a | ألف | 2018-06-01 | ع\nevent kill | patient=:مدنيين | place=x1:خان | count=killed:12:12\ndispatch b | ألف | 2018-06-02 | ع\nevent kill | patient=:مدنيين | place=x1:خان | count=killed:15:15", "number 12 15"},
		{"another outlet's number is none", "dispatch a | ألف | 2018-06-01 | ع\nevent kill | patient=:مدنيين | place=x1:خان | count=killed:12:12\ndispatch b | باء | 2018-06-02 | ع\nevent kill | patient=:مدنيين | place=x1:خان | count=killed:15:15", ""},
		{"taken back", "dispatch a | ألف | 2018-06-01 | ع\ncontrol take | holder=saa:الجيش | place=x1:خان\ndispatch b | ألف | 2018-06-02 | ع\ncontrol take denied | holder=saa:الجيش | place=x1:خان", "polarity"},
		{"two sources of one outlet are none", "dispatch a | ألف | 2018-06-01 | ع\ncontrol take | holder=saa:الجيش | place=x1:خان | chain=actor:saa:الجيش\ndispatch b | ألف | 2018-06-02 | ع\ncontrol take denied | holder=saa:الجيش | place=x1:خان | chain=actor:is:داعش", ""},
		{"two sources, declared", "dispatch a | ألف | 2018-06-01 | ع\ncontrol take | holder=saa:الجيش | place=x1:خان | chain=actor:saa:الجيش\ndispatch b | ألف | 2018-06-02 | تصويب\ncontrol take denied | holder=saa:الجيش | place=x1:خان", "polarity declared"},
	} {
		p := compare(t, coded(t, c.name, c.text))
		if len(p.Clusters) != 1 {
			t.Errorf("%s: %d clusters", c.name, len(p.Clusters))
			continue
		}
		got := ""
		for _, x := range p.Clusters[0].Corrections {
			got += x.Kind
			if x.Declared {
				got += " declared"
			}
			if x.Kind == "number" {
				got += strings.TrimRight(" "+itoa(x.Was)+" "+itoa(x.Is), " ")
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func itoa(n int) string {
	if n >= 10 {
		return itoa(n/10) + string(rune('0'+n%10))
	}
	return string(rune('0' + n))
}

func TestNumbers(t *testing.T) {
	p := compare(t, coded(t, "numbers", `dispatch a | ألف | 2018-06-01 | ع
event kill | patient=:مدنيين | place=x1:خان | count=killed:12:12
dispatch b | باء | 2018-06-01 | ع
event kill | patient=:مدنيين | place=x1:خان | count=killed:15:15 | chain=agency:reuters:رويترز
dispatch c | جيم | 2018-06-01 | ع
event kill | patient=:مدنيين | place=x1:خان | count=killed:15:15 | chain=agency:reuters:رويترز
dispatch d | دال | 2018-06-01 | ع
event kill | patient=:مدنيين | place=x1:خان | count=killed:12:12
dispatch e | هاء | 2018-06-01 | ع
event kill | patient=:عشرات المدنيين | place=x1:خان | count=killed:20:99
dispatch f | واو | 2018-06-01 | ع
event kill denied | patient=:مدنيين | place=x1:خان | count=killed:200:200`))
	if len(p.Clusters) != 1 {
		t.Fatalf("%d clusters", len(p.Clusters))
	}
	n := p.Clusters[0].Numbers[0]
	// 12 stands on two chains, 15 on one that two relay; what is denied does
	// not count.
	if n.Low != 12 || n.Best != 12 || n.High != 99 || n.Chains != 2 {
		t.Errorf("%+v", n)
	}
}

func TestHistory(t *testing.T) {
	p := compare(t, coded(t, "history", `dispatch a | ألف | 2018-06-01 | ع
control take | holder=saa:الجيش | place=x1:خان | time=2018-06-01..2018-06-01
dispatch b | باء | 2018-06-01 | ع
control hold | holder=is:داعش | place=x1:خان | time=2018-06-01..2018-06-01
dispatch c | جيم | 2018-06-20 | ع
control take | holder=hts:هيئة تحرير الشام | place=x1:خان | time=2018-06-20..2018-06-20
dispatch d | دال | 2018-06-20 | ع
control take | holder=hts:هيئة تحرير الشام | place=x1:خان | time=2018-06-20..2018-06-20
dispatch e | هاء | 2018-07-01 | ع
event withdraw | agent=hts:هيئة تحرير الشام | from=x1:خان | time=2018-07-01..2018-07-01
control take future | holder=saa:الجيش | place=x1:خان`))
	h := p.History("x1")
	if len(h.Statements) != 5 {
		t.Fatalf("%d statements: %+v", len(h.Statements), h.Statements)
	}
	if len(h.Disputes) != 1 || h.Disputes[0].Code != RivalHolders || h.Disputes[0].Open {
		t.Errorf("disputes %+v", h.Disputes)
	}
	on := func(date string) string {
		var s []string
		for _, x := range h.On(date) {
			w := x.Holder.Entity
			if x.Disputed {
				w += "?"
			}
			s = append(s, w)
		}
		slices.Sort(s)
		return strings.Join(s, " ")
	}
	for date, want := range map[string]string{"2018-05-01": "", "2018-06-05": "is? saa?", "2018-06-25": "hts", "2018-07-02": "", "2018-12-31": ""} {
		if got := on(date); got != want {
			t.Errorf("on %s: %q, want %q", date, got, want)
		}
	}
}

func TestRelations(t *testing.T) {
	p := compare(t, coded(t, "relations", `dispatch a | ألف | 2018-06-01 | ع
relation support | agent=ru:روسيا | patient=saa:الجيش
event agree | agent=ru:روسيا | patient=tr:تركيا | topic=:إدلب
event accuse | agent=tr:تركيا | patient=ru:روسيا | topic=:الخرق
event attack denied | agent=ru:روسيا | patient=tr:تركيا | place=x1:خان
event meet | agent=tr:تركيا | patient=ru:روسيا`))
	r := p.Relations("tr", "ru")
	if len(r.Ties) != 4 || r.Friendly != 1 || r.Hostile != 1 || r.A.Entity != "tr" || r.B.Text != "روسيا" {
		t.Errorf("%+v", r)
	}
	if back := p.Relations("ru", "tr"); len(back.Ties) != len(r.Ties) {
		t.Errorf("the other way round: %d ties", len(back.Ties))
	}
	if got := p.Pairs(); len(got) != 2 || got[0] != [2]string{"ru", "saa"} {
		t.Errorf("pairs %v", got)
	}
	if v, known := Sign("event", "deploy"); known {
		t.Errorf("deploy has a sign: %d", v)
	}
	for _, ty := range isnad.RelationTypes {
		if _, known := Sign("relation", ty); !known {
			t.Errorf("relation %s has no sign", ty)
		}
	}
}

func TestSilent(t *testing.T) {
	p := compare(t, coded(t, "silent", `dispatch a | ألف | 2018-06-01 | ع
control take | holder=saa:الجيش | place=x1:خان
dispatch b | باء | 2018-06-02 | ع
event shelling | place=x1:خان
dispatch c | جيم | 2018-07-02 | ع
event shelling | place=x1:خان
dispatch d | دال | 2018-06-02 | ع
event shelling | place=x2:تل`))
	for i := range p.Clusters {
		c := &p.Clusters[i]
		if c.Type != "take" {
			continue
		}
		s := p.Silent(c)
		if len(s) != 1 || s[0].Outlet != "باء" {
			t.Errorf("silent %+v, want باء only", s)
		}
	}
}

func TestEveryCodeHasWords(t *testing.T) {
	for _, c := range []Code{Leads, SamePlace, PlaceByName, PlaceUnsaid, SameParty, SameSide, PartyByName, PartyGeneric, PartyUnsaid, Swapped, TimeOverlaps, TimeNear, TimeByDate, TimeUnknown, SameTopic, SameState, SameWay, SameCount, DegreeDiffers, RivalHolders, HeldAndLost} {
		if c.Words("en") == string(c) || c.Words("ar") == "" || c.Words("ar") == c.Words("en") {
			t.Errorf("%s has no words", c)
		}
	}
}
