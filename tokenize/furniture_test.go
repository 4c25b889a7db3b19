package tokenize

import (
	"testing"

	"isnad"
)

// Each line stands second in a dispatch, behind its title and before its story.
func TestFurniture(t *testing.T) {
	tests := []struct {
		line string
		want bool
	}{
		{"الأحد 3 آذار 2019 - 14:20", true},
		{"تاريخ النشر: 03/03/2019 | 11:20 GMT", true},
		{"السبت 2 رجب 1442 هـ الموافق 13 فبراير 2021", true},
		{"عدد القراءات: 412", true},
		{"بيروت - سالم الخوري - وكالات", true},
		{"حمص: هند المصري", true},
		{"#درعا #ريف_دمشق", true},
		{"مواضيع ذات صلة: وفد يزور العاصمة | أسعار الخضار ترتفع من جديد", true},
		{"جميع الحقوق محفوظة © صحيفة المدى الجديد", true},
		{"[صورة: آليات عند مدخل البلدة]", true},
		{"شارك الخبر: فيسبوك - تويتر", true},
		{"شارك اللواء الأول في معركة القائم", false},
		{"القتلى: خمسة مدنيين", false},
		{"سيطر الجيش على القرية في 3 آذار", false},
		{"محافظة حلب: قصف على ثلاث قرى", false},
		{"انتهى القتال في البلدة.", false},
		{"انضم اللواء إلى قوات البلدة", false},
		{"تحرير بلدة هجين من التنظيم", false},
		{"تحرير: سالم الخوري", true},
		{"انضم لواء الفتح إلى قوات الوادي", false},
		{"انضم إلى قناتنا على تلغرام", true},
		{"جميع المدنيين غادروا البلدة", false},
		{"تسجيل خمس إصابات في القصف", false},
		{"تسجيل الدخول", true},
		{"مصدر: مقتل جنديين", false},
		{"بحث الوفدان وقف القتال", false},
		{"حمل الجرحى إلى المشفى", false},
	}
	for _, tt := range tests {
		sents := Split("الجيش يدخل البلدة\n" + tt.line + "\nدخلت وحدات من الجيش البلدة صباح اليوم بعد قتال دام ساعات في أطرافها الشرقية.")
		got := false
		for i := range sents {
			if sents[i].Para == 1 {
				got = sents[i].Kind == isnad.Furniture
			}
		}
		if got != tt.want {
			t.Errorf("%s: furniture %v, want %v", tt.line, got, tt.want)
		}
	}
}
