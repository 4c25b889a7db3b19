package tokenize

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// Furniture is what belongs to the page and not to the story: menus, dates of
// printing, bylines, tags, links to other stories, notices of rights. It is
// told by its shape and by a few words; no word of a language is analysed here.

// furnitureOpeners are first words of lines that belong to the page, not to
// the story, with how many words such a line has at most.
var furnitureOpeners = map[string]int{
	"اقرا": 20, "اقراي": 20, "إقرا": 20, "شاهد": 14, "شاهدوا": 14, "تابعوا": 20, "تابعونا": 30, "تابعنا": 30, "شارك": 3, "شاركها": 6, "مشاركه": 8, "طباعه": 6, "نشر": 3,
	"المصدر": 10, "مصدر": 4, "المصادر": 12, "تحرير": 6, "بقلم": 8, "كتب": 5, "كتبت": 5, "اعداد": 8, "ترجمه": 8, "حقوق": 14, "جميع": 10, "الرئيسيه": 14, "القائمه": 12, "بحث": 5, "تسجيل": 5, "اشترك": 14, "اشتركوا": 14, "للمزيد": 14, "المزيد": 10, "الوسوم": 20, "كلمات": 20, "تعليقات": 8, "التعليقات": 8, "اضف": 6, "مواضيع": 12, "مقالات": 12, "اخبار": 5, "انظر": 8, "ادناه": 10, "تنويه": 40, "اعلان": 5, "صوره": 6, "ارشيف": 5, "ارشيفيه": 4, "فيديو": 3, "الصوره": 8, "هاشتاغ": 10, "وسوم": 20, "اخر": 4, "الاكثر": 6, "عاجل": 2, "روابط": 10, "ذات": 6, "الموضوع": 3, "حمل": 10, "حملوا": 10, "انقر": 12, "اضغط": 12,
	"موضوعات": 12, "انسخ": 12, "نسخ": 3, "حفظ": 3, "تصويت": 12, "الصفحه": 12, "للانضمام": 10, "انضم": 10, "انضموا": 10, "تتمه": 6, "للاطلاع": 12, "الرساله": 8, "الارشيف": 10, "البث": 16, "النسخه": 8, "تحديث": 6,
}

func furniture(toks []isnad.Token, words int) bool {
	for i := range toks {
		if toks[i].Kind == isnad.Word {
			n, ok := furnitureOpeners[toks[i].Fold]
			return ok && words <= n && besides(toks, i)
		}
		if toks[i].Kind == isnad.Number || toks[i].Kind == isnad.Latin {
			return words <= 3
		}
	}
	return false
}

// furnitureWith are openers that open headlines as well (تحرير بلدة من التنظيم،
// جميع المدنيين غادروا): with these, a line belongs to the page only if one of
// the words named stands behind, or two points right behind (تحرير: فلان).
var furnitureWith = map[string]string{
	"انضم": "قناتنا الي الينا تلغرام تليغرام تيليجرام واتساب مجموعتنا القناه صفحتنا", "انضموا": "قناتنا الينا تلغرام تليغرام واتساب مجموعتنا صفحتنا", "للانضمام": "قناتنا القناه تلغرام تليغرام واتساب مجموعتنا القروب الجروب",
	"اشترك": "النشره بالنشره نشرتنا بنشرتنا نشراتنا القناه قناتنا بقناتنا صفحتنا الخدمه خدمه الان معنا ليصلك لتصلك مجانا يوتيوب تلغرام واتساب", "اشتركوا": "النشره بالنشره نشرتنا القناه قناتنا بقناتنا صفحتنا الخدمه الان معنا يوتيوب تلغرام واتساب",
	"شاهد": "الفيديو فيديو بالفيديو ايضا صور الصور بالصور المقطع مقطع البث مباشر المزيد هنا", "شاهدوا": "الفيديو فيديو بالفيديو ايضا صور الصور بالصور المقطع مقطع البث مباشر المزيد هنا",
	"تحرير": "", "جميع": "الحقوق حقوق محفوظه", "تسجيل": "الدخول الاشتراك الخروج حساب", "بحث": "متقدم الموقع عن", "حمل": "التطبيق تطبيق تطبيقنا", "حملوا": "التطبيق تطبيق تطبيقنا",
	"المصدر": "", "مصدر": "الصوره", "اعلان": "مدفوع ممول", "البث": "المباشر الحي", "المزيد": "من اقرا حول الاخبار", "تصويت": "الزوار القراء", "الرساله": "الاخباريه البريديه", "النسخه": "الورقيه الالكترونيه المطبوعه الكامله", "حفظ": "المقال الخبر", "نشر": "في بتاريخ", "اخبار": "ذات متعلقه عاجله محليه", "ارشيف": "الاخبار", "الموضوع": "السابق التالي",
	"شارك": "الخبر المقال الصفحه برايك عبر علي", "كتب": "", "كتبت": "", "اعداد": "", "ترجمه": "", "تتمه": "", "مشاركه": "المقال الخبر عبر الموضوع",
}

// besides reports that what stands behind the opener at token i makes the line
// one of the page.
func besides(toks []isnad.Token, i int) bool {
	with, ok := furnitureWith[toks[i].Fold]
	if !ok {
		return true
	}
	words := 1
	for j := i + 1; j < len(toks); j++ {
		switch toks[j].Kind {
		case isnad.Word:
			words++
			for x := range strings.FieldsSeq(with) {
				if x == toks[j].Fold && words <= 6 {
					return x != "الي" && x != "من" && x != "عن" && x != "علي" && x != "في" || words == 2 && j+1 < len(toks) && (x != "الي" || toks[j+1].Fold == "قناتنا" || toks[j+1].Fold == "مجموعتنا" || toks[j+1].Fold == "صفحتنا")
				}
			}
		case isnad.Punct:
			if toks[j].Norm == ":" && j == i+1 && toks[i].Fold != "مصدر" {
				return true
			}
		}
	}
	return words == 1 || with == "" && words <= 3 && (toks[i].Fold == "كتب" || toks[i].Fold == "كتبت")
}

// pageLine reports a line of furniture that its first word does not tell. The
// tokens of a line of several sentences are put together in room.
func pageLine(line []isnad.Sentence, first bool, room *[]isnad.Token) bool {
	toks := line[0].Tokens
	if len(line) > 1 {
		toks = (*room)[:0]
		for i := range line {
			toks = append(toks, line[i].Tokens...)
		}
		*room = toks
		defer clear(toks) // they hold on to the text
	}
	return dateline(toks) || stamped(toks) || tags(toks) || rights(toks) || caption(toks) || page(toks) || !first && byline(toks)
}

// datewords are what a line of printing holds besides numbers: days, months,
// hours, and the words around them. Those of value true make the line one.
var datewords = map[string]bool{
	"الاحد": true, "الاثنين": true, "الثلاثاء": true, "الاربعاء": true, "الخميس": true, "الجمعه": true, "السبت": true,
	"كانون": true, "شباط": true, "اذار": true, "نيسان": true, "ايار": true, "حزيران": true, "تموز": true, "اب": true, "ايلول": true, "تشرين": true,
	"يناير": true, "فبراير": true, "مارس": true, "ابريل": true, "مايو": true, "يونيو": true, "يوليو": true, "اغسطس": true, "سبتمبر": true, "اكتوبر": true, "نوفمبر": true, "ديسمبر": true,
	"جانفي": true, "فيفري": true, "افريل": true, "ماي": true, "جوان": true, "جويليه": true, "اوت": true, "غشت": true, "شتنبر": true, "نونبر": true, "دجنبر": true, "يوليوز": true,
	"محرم": true, "صفر": true, "ربيع": true, "جمادي": true, "رجب": true, "شعبان": true, "رمضان": true, "شوال": true, "القعده": true, "الحجه": true,
	"الساعه": true, "بتوقيت": true, "توقيت": true, "صباحا": true, "مساء": true, "ظهرا": true, "الموافق": true, "النشر": true, "تحديث": true,
	"ذو": false, "ذي": false, "الاول": false, "الثاني": false, "الاخر": false, "الاولي": false, "الثانيه": false, "الاخره": false, "م": false, "ه": false, "ص": false, "من": false, "في": false, "يوم": false, "تاريخ": false, "اخر": false, "نشرت": false, "نشر": false, "غرينتش": false, "مكه": false, "المكرمه": false, "القاهره": false, "دمشق": false, "بيروت": false, "بغداد": false, "صنعاء": false, "ليبيا": false,
	"العدد": false, "السنه": false, "عدد": false, "القراءات": false, "الزوار": false, "المشاهدات": false, "الصفحه": false, "كتب": false, "التاسعه": false, "العاشره": false,
}

// dateline reports a line that says when the page was printed.
func dateline(toks []isnad.Token) bool {
	words, date, number := 0, false, false
	for i := range toks {
		switch toks[i].Kind {
		case isnad.Number:
			number = true
		case isnad.Latin:
			words++
			if len(toks[i].Norm) > 4 {
				return false
			}
		case isnad.Word:
			words++
			v, ok := datewords[toks[i].Fold]
			if !ok {
				// 11/يونيو/2018، 1443هـ
				return number && words <= 6 && i > 0 && bylineOf(toks, i)
			}
			date = date || v
		}
	}
	return number && (date || words <= 1)
}

// printed are words of the line that says when and how a page was printed, with
// which a date makes it one though no hour does.
var printed = arabic.SetOf("مشاهده", "مشاهدات", "المشاهدات", "القراءات", "الزوار", "الخط", "النص", "التصنيف", "العدد", "القسم")

// telling are words that a line with a story in it has, and no line of printing.
var telling = arabic.SetOf("علي", "الي", "عن", "ان", "بعد", "قبل", "خلال", "منذ", "عند", "ضد")

// mostBeside is how many words a line of printing has at most that say no time:
// who writes, from where, for what section.
const mostBeside = 6

// stamped reports a line of printing in which other words stand beside the date:
// a whole date with its hour or with words of a page, and no more than a few
// words that tell nothing.
func stamped(toks []isnad.Token) bool {
	beside, year, clock, page := 0, false, false, false
	first := true
	for i := range toks {
		t := &toks[i]
		switch t.Kind {
		case isnad.Number:
			year = year || strings.Contains(t.Norm, "19") && len(t.Norm) >= 4 || strings.Contains(t.Norm, "20") && len(t.Norm) >= 4
			clock = clock || strings.Contains(t.Norm, ":") || i+2 < len(toks) && toks[i+1].Norm == ":" && toks[i+2].Kind == isnad.Number
		case isnad.Word, isnad.Latin:
			if first && labels.Has(t.Fold) {
				return false
			}
			first = false
			if telling.Has(t.Fold) || happens.Has(strings.TrimPrefix(t.Fold, "ال")) && t.Fold != "التحرير" || saying.Has(t.Fold) { // غرفة التحرير writes
				return false
			}
			page = page || printed.Has(t.Fold)
			if _, ok := datewords[t.Fold]; !ok {
				beside++
			}
		case isnad.Punct:
			if t.Norm == "." || t.Norm == "؟" || t.Norm == "!" {
				return false
			}
		}
	}
	return year && (clock || page) && beside <= mostBeside
}

// bylineOf reports that behind a date that opens the line only a name of two or
// three words stands, set apart (تاريخ النشر: 26/4/2015 — كتب: فلان).
func bylineOf(toks []isnad.Token, i int) bool {
	dated := false
	for _, t := range toks[:i] {
		dated = dated || t.Kind == isnad.Word && datewords[t.Fold]
	}
	sep := toks[i-1].Kind != isnad.Word && toks[i-1].Kind != isnad.Number
	return dated && sep && len(toks)-i <= 8 && strings.ContainsAny(toks[i-1].Norm, "|-–—:/")
}

// tags reports a line of hashtags.
func tags(toks []isnad.Token) bool {
	tagged := false
	for i := range toks {
		switch toks[i].Kind {
		case isnad.Word, isnad.Latin, isnad.Number:
			if !tagged {
				return false
			}
			if i+1 < len(toks) && toks[i+1].Norm != "_" && toks[i].Norm != "_" {
				tagged = false
			}
		default:
			tagged = tagged || toks[i].Norm == "#"
		}
	}
	return len(toks) > 1 && toks[0].Norm == "#"
}

// rights reports a notice of rights.
func rights(toks []isnad.Token) bool {
	words := 0
	hit := false
	for i := range toks {
		if toks[i].Kind == isnad.Word {
			words++
		}
		hit = hit || toks[i].Norm == "©" || toks[i].Fold == "حقوق" && i+1 < len(toks) && (toks[i+1].Fold == "النشر" || toks[i+1].Fold == "محفوظه") || toks[i].Fold == "الحقوق" && i+1 < len(toks) && toks[i+1].Fold == "محفوظه"
	}
	return hit && words <= 20
}

// caption reports the line under a picture.
func caption(toks []isnad.Token) bool {
	for i := range toks {
		f := toks[i].Fold
		if len(toks) <= 30 && (f == "صوره" || f == "الصوره") && (i == 1 && toks[0].Norm == "[" || i+1 < len(toks) && toks[i+1].Fold == "ارشيفيه" || i+2 < len(toks) && toks[i+1].Fold == "من" && toks[i+2].Fold == "الارشيف") {
			return true
		}
	}
	return false
}

// labelled are first words of lines that belong to the page where a second one
// follows.
var labelled = map[string]string{"شارك": "الخبر برايك المقال الصفحه", "شاركنا": "برايك", "الكلمات": "المفتاحيه الدلاليه", "تاريخ": "النشر", "عدد": "القراءات الزوار المشاهدات", "حجم": "الخط النص", "نشر": "في بتاريخ", "اخبار": "ذات متعلقه", "مواد": "ذات", "الموضوعات": "ذات", "مواضيع": "ذات", "اتصل": "بنا", "من": "نحن فضلك ملف", "نشرت": "في", "اخر": "تحديث الاخبار", "الاخبار": "المنشوره"}

func page(toks []isnad.Token) bool {
	var first [2]string
	w, n := firstWords(first[:0], toks)
	if n == 0 || n <= 40 && opensRelated(toks) {
		return true
	}
	if len(w) == 2 && n <= 24 {
		for x := range strings.FieldsSeq(labelled[w[0]]) {
			if x == w[1] {
				return true
			}
		}
	}
	return n <= 3 && toks[0].Norm == "(" && toks[len(toks)-1].Norm == ")" // (وكالات)
}

// firstWords are the first words of a line, as many as room holds, and how many it
// has.
func firstWords(room []string, toks []isnad.Token) (first []string, n int) {
	first = room
	for i := range toks {
		if toks[i].Kind != isnad.Word {
			continue
		}
		if n < cap(room) {
			first = append(first, toks[i].Fold)
		}
		n++
	}
	return first, n
}

// byline reports who writes from where: دمشق - فلان، بيروت - «الصحيفة»، وكالات:
// two or more short pieces set apart, and no full stop.
func byline(toks []isnad.Token) bool {
	words, in, pieces := 0, 0, 1
	sep := false
	for i := range toks {
		switch toks[i].Kind {
		case isnad.Word, isnad.Latin:
			words++
			in++
			if in > 3 {
				return false
			}
		case isnad.Number:
			return false
		default:
			switch toks[i].Norm {
			case "-", "–", "—", "/", "|", ">", "←", "▾", "•", ":":
				if in == 0 {
					if i == 0 {
						return false // a mark of a list
					}
					continue
				}
				sep = sep || toks[i].Norm != ":" || i < len(toks)-1 && pieces == 1 && in == 1 && place1(toks)
				pieces++
				in = 0
			case "،", ",":
				pieces++
				in = 0
			case ".", "؟", "!", "..", "...", "…":
				return false
			}
		}
	}
	return sep && words >= 2 && words <= 10 && (pieces > 2 || in > 0 || pieces == 2 && words <= 4)
}

// place1 reports a line of one word, two points and a name of two or three
// words (عدن: فلان الفلاني): a place and who writes from it.
func place1(toks []isnad.Token) bool {
	if len(toks) < 4 || len(toks) > 5 || toks[1].Norm != ":" || saying.Has(toks[0].Fold) || labels.Has(toks[0].Fold) {
		return false
	}
	for i := range toks {
		if happens.Has(toks[i].Fold) {
			return false // مصدر: مقتل جنديين
		}
	}
	return true
}

// happens are words of a headline that tells of something, and of no name.
var happens = arabic.SetOf(
	"مصدر", "مصادر", "شهود", "ناشطون", "مراسلنا", "المرصد", "الجيش",
	"مقتل", "اصابه", "اصابات", "جرح", "استشهاد", "قتلي", "جرحي", "شهداء", "ضحايا", "مصرع", "قتل",
	"قصف", "هجوم", "هجمات", "غاره", "غارات", "انفجار", "انفجارات", "اشتباكات", "معارك", "استهداف", "تفجير",
	"سقوط", "تحرير", "سيطره", "السيطره", "استعاده", "صد", "احباط", "تدمير", "اقتحام", "تقدم", "انسحاب", "حصار",
	"اعتقال", "خطف", "اختطاف", "اسر", "نزوح", "تهجير", "هدنه", "اتفاق", "فتح", "اغلاق", "قطع", "وصول", "ضبط",
)

// opensRelated reports the head of a list of other stories.
func opensRelated(toks []isnad.Token) bool {
	var first [3]string
	w, _ := firstWords(first[:0], toks)
	switch {
	case len(w) == 0:
		return false
	case w[0] == "اقرا" || w[0] == "اقراي" || w[0] == "مواضيع" || w[0] == "موضوعات" || w[0] == "مقالات" || w[0] == "الاكثر":
		return true
	case len(w) > 1 && (w[0] == "اخبار" || w[0] == "مواد") && (w[1] == "ذات" || w[1] == "متعلقه"):
		return true
	}
	return len(w) > 1 && (w[0] == "المزيد" || w[0] == "اخر" && w[1] == "الاخبار")
}

// otherStory reports a line that can be the title of another story: short, and
// without a full stop.
func otherStory(line []isnad.Sentence) bool {
	words := 0
	for _, s := range line {
		for i := range s.Tokens {
			if s.Tokens[i].Kind == isnad.Word {
				words++
			}
		}
	}
	end := line[len(line)-1].Tokens
	return words <= 16 && end[len(end)-1].Norm != "."
}
