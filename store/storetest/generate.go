package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"isnad"
)

// What generated dispatches are made of. Outlets are invented; what the
// sentences say of places and parties is made up by drawing lots.
var (
	genOutlets = []string{"وكالة الضفة", "شبكة الفرات", "صوت الساحل", "منبر عدن", "أخبار الموصل", "إذاعة سهل حوران", "راديو ضفاف النيل", "مرآة الجزيرة", "بوابة الساحل الغربي", "نشرة البادية", "صحيفة الميزان", "شبكة قاسيون الجديدة", "وكالة الرافدين الحرة", "مركز توثيق الشمال", "يوميات صنعاء", "دفتر طرابلس"}
	genPlaces  = []string{"البوكمال", "الميادين", "دير الزور", "الرقة", "إدلب", "سراقب", "معرة النعمان", "حلب", "الباب", "منبج", "عفرين", "حمص", "تدمر", "درعا", "السويداء", "القنيطرة", "الموصل", "تلعفر", "الحويجة", "القائم", "الرمادي", "الفلوجة", "كركوك", "سنجار", "الحديدة", "تعز", "عدن", "مأرب", "صعدة", "صنعاء", "الضالع", "طرابلس", "بنغازي", "سرت", "درنة", "غزة", "رفح", "خان يونس", "جنين", "الخرطوم", "أم درمان", "الفاشر", "نيالا", "بيروت", "طرابلس", "صور", "عرسال", "هجين", "الباغوز", "الحسكة"}
	genParties = []string{"الجيش السوري", "قوات سوريا الديمقراطية", "تنظيم داعش", "هيئة تحرير الشام", "الجيش العراقي", "الحشد الشعبي", "البيشمركة", "الحوثيون", "القوات الحكومية", "التحالف العربي", "الجيش الليبي", "قوات الدعم السريع", "الجيش السوداني", "حزب الله", "الجيش التركي", "الطيران الروسي"}
	genSources = []string{"مصدر عسكري", "مصدر أمني", "ناشطون", "شهود عيان", "قائد ميداني", "مصدر طبي", "المتحدث باسم القوات", "مسؤول محلي", "مراسلنا", "سكان من المنطقة"}
	genLines   = []string{
		"سيطر %[1]s على مدينة %[3]s بعد معارك مع %[2]s.",
		"انسحب %[1]s من محيط %[3]s.",
		"قصف %[1]s مدينة %[3]s ما أدى إلى مقتل %[5]d مدنيين وإصابة آخرين.",
		"وقال %[4]s إن %[1]s دخل بلدة %[3]s فجر اليوم.",
		"وأفاد %[4]s بمقتل %[5]d من عناصر %[2]s في اشتباكات قرب %[3]s.",
		"ونفى %[4]s سيطرة %[2]s على %[3]s.",
		"وربما يتقدم %[1]s نحو %[3]s خلال أيام.",
		"واندلعت اشتباكات عنيفة بين %[1]s و%[2]s في محيط %[3]s.",
		"ونزح %[5]d آلاف مدني من %[3]s باتجاه %[6]s.",
		"والطريق بين %[3]s و%[6]s مقطوعة منذ أسبوع.",
		"وأُغلق معبر %[3]s أمام المسافرين.",
		"ودعم %[1]s %[2]s في معركة %[3]s.",
		"وصل رتل من تعزيزات %[1]s إلى %[3]s.",
		"واعتقل %[1]s عدداً من الأشخاص في %[3]s.",
		"وأعلن %[1]s هدنة في %[3]s مدتها %[5]d أيام.",
		"وانفجرت سيارة مفخخة في سوق %[3]s وقُتل %[5]d أشخاص.",
		"ويحاصر %[1]s مدينة %[3]s من ثلاث جهات.",
		"ودخلت قافلة مساعدات إلى %[3]s بعد موافقة %[1]s.",
		"وتظاهر العشرات في %[3]s ضد %[1]s.",
		"وأفرج %[1]s عن %[5]d محتجزين في %[3]s.",
	}
	// Words of everyday news, so that an index of them is not of the same
	// few hundred.
	genWords = strings.Fields("الاقتصاد الأسعار الوقود الكهرباء المياه المدارس الجامعة المستشفى الطلاب المعلمون الأطباء الموسم القمح الزيتون الأمطار السدود الجسور الطرق الأسواق التجار العملة الرواتب الموظفون البلدية المحكمة القضاء القانون الانتخابات المجلس الوزارة الوزير المحافظ اللجنة المنظمة الإغاثة الخيام الشتاء الصيف الحرارة الصحة اللقاح الأطفال النساء الشباب الرياضة الملعب المباراة الثقافة المسرح الكتاب المعرض الآثار المتحف الزراعة الصناعة المصنع العمال النقابة الإضراب الحدود الجمارك الميناء السفن المطار الرحلات الحجاج السياحة الفنادق الإنترنت الاتصالات الصحافة الصحفيون الإذاعة الأخبار التقرير الدراسة الباحثون الخبراء المؤتمر الاجتماع البيان التصريح")
)

// Generate makes dispatch i of a collection that is the same for a seed on
// every machine: dated 2012 to 2021, four to ten sentences, now and then a text
// that another outlet has had before.
func Generate(seed uint64, i int) isnad.Dispatch {
	r := rand.New(rand.NewPCG(seed, uint64(i)))
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	outlet := pick(genOutlets)
	date := fmt.Sprintf("%d-%02d-%02d", 2012+r.IntN(10), 1+r.IntN(12), 1+r.IntN(28))
	doc := fmt.Sprintf("g%07d", i)
	if i > 20 && r.IntN(7) == 0 {
		d := Generate(seed, i-1-r.IntN(20))
		d.Doc, d.Outlet, d.Date = doc, outlet, date
		return d
	}
	var b strings.Builder
	place := pick(genPlaces)
	title := fmt.Sprintf("%s: %s في %s", pick(genWords), pick(genParties), place)
	for n := 4 + r.IntN(7); n > 0; n-- {
		if r.IntN(3) == 0 {
			fmt.Fprintf(&b, "وتناول اللقاء %s و%s و%s في %s، إضافة إلى %s رقم %d. ", pick(genWords), pick(genWords), pick(genWords), pick(genPlaces), pick(genWords), r.IntN(5000))
			continue
		}
		line := genLines[r.IntN(len(genLines))]
		b.WriteString(exact(line, pick(genParties), pick(genParties), place, pick(genSources), 3+r.IntN(7), pick(genPlaces)) + " ")
		if r.IntN(3) == 0 {
			place = pick(genPlaces)
		}
	}
	return isnad.Dispatch{Doc: doc, Outlet: outlet, Date: date, Lang: "ar", Title: title, Text: strings.TrimSpace(b.String())}
}

// exact fills a line; arguments that it does not use are no mistake.
func exact(line string, args ...any) string {
	s := fmt.Sprintf(line, args...)
	if i := strings.Index(s, "%!(EXTRA"); i >= 0 {
		s = s[:i]
	}
	return s
}
