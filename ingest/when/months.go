package when

import (
	"strings"

	"isnad/arabic"
)

// months of the Gregorian year as they are named from Morocco to Iraq, in
// English and in French; each line one month.
var months = table(`يناير كانون_الثاني كانون_ثاني جانفي january jan janvier janv
فبراير شباط فيفري february feb février fév
مارس آذار march mar mars
أبريل إبريل نيسان أفريل april apr avril avr
مايو أيار ماي may mai
يونيو يونيه حزيران جوان june jun juin
يوليو يوليه تموز جويلية يوليوز july jul juillet juil
أغسطس آب أوت غشت august aug août
سبتمبر أيلول شتنبر september sep sept septembre
أكتوبر تشرين_الأول تشرين_أول october oct octobre
نوفمبر تشرين_الثاني تشرين_ثاني نونبر november nov novembre
ديسمبر كانون_الأول كانون_أول دجنبر december dec décembre déc`)

var hijriMonths = table(`محرم المحرم
صفر
ربيع_الأول ربيع_أول
ربيع_الثاني ربيع_الآخر
جمادى_الأولى جمادى_الأول
جمادى_الآخرة جمادى_الثانية جمادى_الثاني
رجب
شعبان
رمضان
شوال
ذو_القعدة ذي_القعدة
ذو_الحجة ذي_الحجة`)

func table(s string) map[string]int {
	out := map[string]int{}
	for i, line := range strings.Split(s, "\n") {
		for _, w := range strings.Fields(line) {
			var parts []string
			for _, p := range strings.Split(w, "_") {
				parts = append(parts, strings.ToLower(arabic.Fold(p)))
			}
			out[strings.Join(parts, " ")] = i + 1
		}
	}
	return out
}
