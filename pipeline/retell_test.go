package pipeline

import (
	"slices"
	"testing"

	"isnad"
)

// TestSpanOfMentions reads sentences of our own and asks what is a mention of
// what type, from where to where.
func TestSpanOfMentions(t *testing.T) {
	tests := []struct {
		text string
		want []string // type:text
		not  []string
	}{
		{"وقال سكان محليون إن القصف أصاب السوق.", []string{"role:سكان محليون"}, []string{"actor:سكان محليون"}},
		{"نزح سكان محليون من القرية.", []string{"actor:سكان محليون"}, nil},
		{"وأكد القيادي في الحشد الشعبي حيدر العبيدي أن المعركة انتهت.", []string{"actor:الحشد الشعبي", "person:حيدر العبيدي"}, []string{"role:القيادي في الحشد الشعبي"}},
		{"وأكد قيادي في الحشد الشعبي أن الجيش سيطر على القرية.", []string{"role:قيادي في الحشد الشعبي"}, []string{"actor:الحشد الشعبي"}},
		{"أدى القصف إلى مقتل امرأة وإصابة ثلاثة مدنيين.", []string{"count:امرأة", "count:ثلاثة مدنيين"}, []string{"actor:امرأة"}},
		{"أدى الانفجار إلى إصابة سيدة وطفلها.", []string{"count:سيدة وطفلها"}, nil},
		{"قتل 15 عنصرا من قوات النظام في كمين.", []string{"count:15 عنصرا من قوات النظام"}, nil},
		{"قصف سلاح الجو تجمعات الإرهابيين في البلدة.", []string{"actor:الإرهابيين"}, []string{"actor:تجمعات الإرهابيين"}},
		{"سيطر الجيش على الطريق الدولي \"إم 4\" شرق البلدة.", []string{"place:الطريق الدولي \"إم 4\""}, []string{"count:4"}},
		{"انفجرت عبوة ناسفة وسط مدينة درنة.", []string{"place:مدينة درنة"}, []string{"place:وسط مدينة درنة"}},
		{"قصفت الطائرات القرى القريبة من مدينة الرقة.", []string{"place:القرى", "place:مدينة الرقة"}, []string{"place:القرى القريبة"}},
		{"وصلت المساعدات إلى المناطق المحاصرة.", []string{"place:المناطق المحاصرة"}, []string{"place:المناطق"}},
	}
	for _, tt := range tests {
		x, err := reader(t).Read(&isnad.Dispatch{Doc: "d", Text: tt.text, Date: "2018-03-05"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range x.Mentions {
			got = append(got, string(x.Mentions[i].Type)+":"+x.Mentions[i].In(tt.text))
		}
		for _, w := range tt.want {
			if !slices.Contains(got, w) {
				t.Errorf("%q: no %s among %q", tt.text, w, got)
			}
		}
		for _, w := range tt.not {
			if slices.Contains(got, w) {
				t.Errorf("%q: found %s", tt.text, w)
			}
		}
	}
}

// TestTownOfTheSentence: المدينة is the town that its sentence has named, however
// often the dispatch names another one.
func TestTownOfTheSentence(t *testing.T) {
	text := "سيطر الجيش على مدينة بنغازي. وقال الجيش إن بنغازي آمنة، وإن الحياة في بنغازي عادت. أما في سبها فلا يزال الهدوء يسود المدينة."
	x, err := reader(t).Read(&isnad.Dispatch{Doc: "d", Text: text, Date: "2018-03-05"})
	if err != nil {
		t.Fatal(err)
	}
	var town, said *isnad.Location
	for i := range x.Mentions {
		switch m := &x.Mentions[i]; m.In(text) {
		case "سبها":
			town = m.Where
		case "المدينة":
			said = m.Where
		}
	}
	if town == nil || said == nil || town.ID != said.ID {
		t.Errorf("المدينة is %+v, سبها %+v", said, town)
	}
}
