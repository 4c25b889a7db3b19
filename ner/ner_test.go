package ner_test

import (
	"strings"
	"testing"

	"isnad/ner"
	"isnad/tokenize"
)

// TestFind recognises the mentions of sentences of our own; the stages before
// ner are the real ones.
func TestFind(t *testing.T) {
	m, r := ner.Loaded(t)
	tests := []struct {
		text string
		want []string // type:text, all named mentions in order
		not  []string // mentions that must not be found
	}{
		{"دخلت قوات سوريا الديمقراطية مدينة الرقة", []string{"actor:قوات سوريا الديمقراطية", "place:مدينة الرقة"}, nil},
		{"انسحب عناصر داعش من ريف حماة الشمالي", []string{"actor:عناصر داعش", "place:ريف حماة الشمالي"}, nil},
		{"وللجيش العراقي قاعدة قرب الفلوجة", []string{"actor:جيش العراقي", "place:الفلوجة"}, nil},
		{"قال الناشط سامر الحلبي إن القصف توقف", []string{"person:سامر الحلبي"}, nil},
		{"أصيب 12 مدنياً وثلاثة جنود", []string{"count:12 مدنياً", "count:ثلاثة جنود"}, nil},
		{"قتل تنظيم \"داعش\" الإرهابي أربعة أشخاص", []string{"actor:تنظيم \"داعش\" الإرهابي", "count:أربعة أشخاص"}, nil},
		{"واشنطن تعلن موقفها", []string{"actor:واشنطن"}, nil},
		{"وصل الوفد إلى واشنطن", []string{"place:واشنطن"}, nil},
		{"على المدنيين البقاء في منازلهم", nil, []string{"person:على المدنيين", "person:على"}},
		{"رفع الأهالي الرايات البيضاء", nil, []string{"place:البيضاء"}},
		{"بلدة العمر قرب النهر", []string{"place:بلدة العمر"}, nil},
		{"أعلن المركز الإعلامي لقوات سوريا الديمقراطية الحصيلة", []string{"actor:المركز الإعلامي لقوات سوريا الديمقراطية"}, nil},
		{"دخل اللواء 122 مشاة القرية", []string{"actor:اللواء 122 مشاة"}, nil},
		{"محملا واشنطن وأنقرة المسؤولية", []string{"actor:واشنطن", "actor:أنقرة"}, nil},
		{"الفصائل المدعومة من إيران", []string{"actor:إيران"}, nil},
		{"تقدم الجيش من كيلو 16", []string{"place:كيلو 16"}, []string{"count:16"}},
		{"سيطر على مركز قضاء الرطبة", []string{"place:مركز قضاء الرطبة"}, nil},
		{"خرق اتفاق الرياض بعد إعلان القوة القاهرة", nil, []string{"place:الرياض", "place:القاهرة"}},
		{"دمر الجيش عربتين مفخختين وخزان واحد", []string{"count:عربتين مفخختين", "count:خزان واحد"}, nil},
		{"شن الطيران أكثر من 30 غارة وقتل 32 شخصا معظمهم أطفال", []string{"count:أكثر من 30 غارة", "count:32 شخصا"}, nil},
		{"أعلن محافظ حمص عودة الأهالي إلى القرية", nil, []string{"role:محافظ حمص عودة", "role:محافظ حمص عودة الأهالي"}},
		{"جرح أحد عشر آخرين بينهم طفلة", []string{"count:أحد عشر آخرين", "count:طفلة"}, nil},
		{"سيطر على ستين بالمئة من مساحة المدينة", []string{"count:ستين بالمئة"}, []string{"count:مئة من مساحة المدينة"}},
		{"انسحب مقاتلين من أبين", []string{"place:أبين"}, []string{"count:مقاتلين", "count:أبين"}},
		{"اختطف مسلحون مجهولون مواطنا في سبها", []string{"actor:مسلحون مجهولون", "actor:مواطنا"}, nil},
		{"قتلت عصابة تاجرا في السوق", []string{"actor:عصابة"}, []string{"actor:عصابة تاجرا"}},
		{"أغلق معبر رأس جدير الحدودي", []string{"place:معبر رأس جدير الحدودي"}, nil},
		{"وطالب إسماعيل المنظمات بالتدخل", nil, []string{"person:طالب إسماعيل", "person:وطالب إسماعيل"}},
		{"رفع الحظر عن الجيش متهما تركيا بالتصعيد", []string{"actor:تركيا"}, []string{"actor:متهما تركيا"}},
		{"سيطر الجيش على آخر معاقل التنظيم", nil, []string{"place:معاقل التنظيم"}},
		{"وقالت قوة حماية سرت التابعة لحكومة الوفاق إنها انسحبت", []string{"actor:قوة حماية سرت", "actor:حكومة الوفاق"}, []string{"actor:قوة حماية سرت التابعة لحكومة الوفاق"}},
		{"لقي ثلاثة جنود مصرعهم في كمين نصبه مسلحون شمال سيناء", []string{"count:ثلاثة جنود", "actor:مسلحون", "place:شمال سيناء"}, nil},
		{"فجر انتحاري نفسه داخل المسجد", []string{"actor:انتحاري"}, nil},
		{"نفذت طائرة أمريكية بدون طيار غارة على سيارة", nil, []string{"actor:طيار غارة"}},
		{"أعلنت بلدية قصر بن غشير نزوح السكان", []string{"actor:بلدية قصر بن غشير"}, nil},
		{"قصف الطيران بلدية المدينة", nil, []string{"actor:بلدية المدينة"}},
		{"عززت القوات العسكرية والأمنية مواقعها", nil, []string{"actor:القوات العسكرية"}},
		{"انسحب المرتزقة الروس من المحور", nil, []string{"actor:الروس", "actor:المرتزقة"}},
		{"نزح السكان من قرى شرق الرقة", []string{"place:قرى شرق الرقة"}, nil},
		{"سيطر الجيش على قرية جوباس وتل مرديخ", []string{"place:قرية جوباس", "place:تل مرديخ"}, nil},
		{"شارك مئات المحتجين في مسيرة سلمية", nil, []string{"place:سلمية"}},
		{"دخل الجيش مدينة سلمية", []string{"place:مدينة سلمية"}, nil},
		{"دعت البعثة طرفي النزاع إلى الهدنة", []string{"actor:طرفي النزاع"}, nil},
		{"وأدى الانفجار إلى أضرار", nil, []string{"place:وأدى الانفجار"}},
		{"قال القائد إن المشير خليفة حفتر وصل", []string{"person:خليفة حفتر"}, nil},
		{"قال العميد حيدر العبيدي لرويترز إن القوات تقدمت", []string{"person:حيدر العبيدي"}, nil},
		{"قال المكتب الإعلامي لعبد الملك الحوثي إن الهجوم فشل", []string{"actor:المكتب الإعلامي لعبد الملك الحوثي"}, nil},
		{"قال الناطق باسم القوات الخاصة الرائد عبدالسلام الدرسي إن القوات تقدمت", []string{"person:عبدالسلام الدرسي"}, nil},
		{"قصف الطيران قرى آهلة بالسكان", nil, []string{"actor:سكان", "actor:السكان"}},
		{"وأصيب العشرات في المواجهات", []string{"count:العشرات"}, nil},
		{"تقع البلدة على مسافة 40 كيلومترا غرب أجدابيا", nil, []string{"place:كيلومترا"}},
	}
	for _, tt := range tests {
		s := tokenize.Split(tt.text)
		m.Analyze(tt.text, s[0].Tokens)
		got := map[string]bool{}
		var all []string
		for _, x := range r.Find(tt.text, 0, &s[0], nil, map[string]bool{}, nil) {
			k := string(x.Type) + ":" + x.In(tt.text)
			got[k] = true
			all = append(all, k)
		}
		for _, w := range tt.want {
			if !got[w] {
				t.Errorf("%q: no %s among %s", tt.text, w, strings.Join(all, " | "))
			}
		}
		for _, w := range tt.not {
			if got[w] {
				t.Errorf("%q: found %s", tt.text, w)
			}
		}
	}
}
