package morph

import (
	"os"
	"strings"
	"testing"

	"isnad"
	"isnad/table"
)

// paradigms are cells of conjugation tables, written from grammar: lemma,
// vowel, and forms as "cell=form". Cells: p3ms p3fs p3mp p1s i3ms i3fs i3mp
// j3ms (jussive) pp3ms pi3ms (passives) act pass masdar.
var paradigms = []string{
	"قتل u p3ms=قتل p3fs=قتلت p3mp=قتلوا i3ms=يقتل i3mp=يقتلون act=قاتل pass=مقتول",
	"وصل i p3ms=وصل p3mp=وصلوا i3ms=يصل i3mp=يصلون act=واصل",
	"وقع a i3ms=يقع i3mp=يقعون act=واقع",
	"قال u p3ms=قال p3fs=قالت p3mp=قالوا p1s=قلت i3ms=يقول i3mp=يقولون j3ms=يقل pp3ms=قيل pi3ms=يقال act=قائل",
	"باع i p1s=بعت i3ms=يبيع j3ms=يبع act=بائع pass=مبيع",
	"دعا u p3ms=دعا p3fs=دعت p3mp=دعوا i3ms=يدعو i3mp=يدعون j3ms=يدع pass=مدعو",
	"رمى i p3fs=رمت p3mp=رموا i3ms=يرمي i3mp=يرمون j3ms=يرم pass=مرمي",
	"بقي a p3ms=بقي p3fs=بقيت p3mp=بقوا i3ms=يبقى i3mp=يبقون",
	"شنّ u p3ms=شن p3fs=شنت p3mp=شنوا i3ms=يشن i3mp=يشنون",
	"أخذ u i3ms=يأخذ act=آخذ pass=مأخوذ",
	"بدأ a p3fs=بدأت i3ms=يبدأ act=بادئ",
	"سأل a i3ms=يسأل",
	"حرّر - p3ms=حرر p3mp=حرروا i3ms=يحرر masdar=تحرير act=محرر",
	"سمّى - p3ms=سمى p3fs=سمت i3ms=يسمي pi3ms=يسمى masdar=تسمية",
	"قاتل - i3ms=يقاتل act=مقاتل",
	"حاصر - p3fs=حاصرت masdar=محاصرة|حصار act=محاصر",
	"أعلن - i3ms=يعلن masdar=إعلان act=معلن",
	"أعاد - p3fs=أعادت p1s=أعدت i3ms=يعيد pp3ms=أعيد masdar=إعادة act=معيد",
	"أوقف - i3ms=يوقف masdar=إيقاف",
	"أعطى - p3fs=أعطت i3ms=يعطي masdar=إعطاء",
	"أعدّ - i3ms=يعد masdar=إعداد",
	"أنشأ - i3ms=ينشئ masdar=إنشاء",
	"تقدّم - i3ms=يتقدم masdar=تقدم act=متقدم",
	"تبنّى - p3fs=تبنت i3ms=يتبنى masdar=تبني",
	"تعاون - i3ms=يتعاون masdar=تعاون",
	"انسحب - i3ms=ينسحب masdar=انسحاب act=منسحب",
	"انهار - p3fs=انهارت i3ms=ينهار masdar=انهيار",
	"احتلّ - p3fs=احتلت p3mp=احتلوا i3ms=يحتل masdar=احتلال pass=محتل",
	"احتاج - i3ms=يحتاج masdar=احتياج",
	"انتهى - p3fs=انتهت i3ms=ينتهي masdar=انتهاء",
	"استهدف - i3ms=يستهدف masdar=استهداف",
	"استعاد - p3fs=استعادت i3ms=يستعيد j3ms=يستعد masdar=استعادة",
	"استولى - p3fs=استولت p3mp=استولوا i3ms=يستولي masdar=استيلاء",
	"استعدّ - i3ms=يستعد masdar=استعداد",
	"سيطر - p3fs=سيطرت i3ms=يسيطر masdar=سيطرة act=مسيطر",
	"آزر 3 i3ms=يؤازر masdar=مؤازرة",
	"تدهور - i3ms=يتدهور masdar=تدهور",
	"كان u p1p=كنا p1s=كنت p3fs=كانت i3ms=يكون j3ms=يكن i3mp=يكونون",
	"مات u p1s=مت p3fs=ماتت i3ms=يموت act=مائت",
	"ثبت u p3fs=ثبتت p1s=ثبت",
	"رأى a p3fs=رأت p3mp=رأوا p1p=رأينا i3ms=يرى i3fs=ترى i3mp=يرون j3ms=ير pi3ms=يرى pass=مرئي masdar=رؤية",
	"جاء i p3fs=جاءت p3mp=جاؤوا|جاءوا p1s=جئت i3ms=يجيء j3ms=يجئ i3mp=يجيئون",
	"ساء u p3fs=ساءت i3ms=يسوء",
	"شاء a p1s=شئت i3ms=يشاء i3mp=يشاؤون j3ms=يشأ",
	"أساء - p3fs=أساءت p3mp=أساؤوا p1s=أسأت i3ms=يسيء i3mp=يسيئون act=مسيء masdar=إساءة",
	"استاء - i3ms=يستاء act=مستاء masdar=استياء",
	"خاف a p1s=خفت i3ms=يخاف i3mp=يخافون j3ms=يخف act=خائف",
	"نام a p1s=نمت i3ms=ينام",
	"زار u p1s=زرت i3ms=يزور pp3ms=زير masdar=زيارة",
	"عاد u p3mp=عادوا i3mp=يعودون j3ms=يعد i3fp=يعدن",
	"هاب a i3ms=يهاب p1s=هبت",
	"سعى a p3fs=سعت p3mp=سعوا i3ms=يسعى i3mp=يسعون j3ms=يسع",
	"طوى i p3fs=طوت i3ms=يطوي act=طاوي masdar=طي",
	"ولي i i3ms=يلي p3fs=وليت",
	"وعى i i3ms=يعي",
	"نسي a p3fs=نسيت p3mp=نسوا i3ms=ينسى i3mp=ينسون",
	"وضع a i3ms=يضع pi3ms=يوضع",
	"وهب a i3ms=يهب",
	"وسع a i3ms=يسع",
	"وثق i i3ms=يثق act=واثق",
	"ورث i i3ms=يرث i3mp=يرثون",
	"يئس a i3ms=ييأس act=يائس",
	"برئ a i3ms=يبرأ p3mp=برئوا act=بارئ",
	"قرأ a p3md=قرآ p3mp=قرؤوا|قرأوا i3mp=يقرؤون|يقرأون pp3ms=قرئ act=قارئ pass=مقروء",
	"لجأ a p3mp=لجؤوا|لجأوا i3ms=يلجأ i3md=يلجآن act=لاجئ",
	"أكل u i1s=آكل i3ms=يأكل act=آكل",
	"هزّ u p3fs=هزت p1s=هززت i3ms=يهز i3fp=يهززن pass=مهزوز",
	"مرّ u p3mp=مروا act=مار",
	"أيقن - i3ms=يوقن act=موقن masdar=إيقان",
	"آذى - p3fs=آذت i3ms=يؤذي masdar=إيذاء act=مؤذي",
	"آمن - i3ms=يؤمن act=مؤمن masdar=إيمان",
	"أحيا - p3fs=أحيت i3ms=يحيي masdar=إحياء",
	"أبدى - p3mp=أبدوا i3mp=يبدون masdar=إبداء pp3ms=أبدي",
	"أثّر - i3ms=يؤثر masdar=تأثير act=مؤثر",
	"ائتلف - i3ms=يأتلف masdar=ائتلاف",
	"نادى - pp3ms=نودي i3ms=ينادي pi3ms=ينادى",
	"عانى - p3fs=عانت i3mp=يعانون",
	"فاجأ - i3ms=يفاجئ masdar=مفاجأة pass=مفاجأ",
	"هنّأ - i3ms=يهنئ masdar=تهنئة",
	"تحدّى - i3ms=يتحدى masdar=تحدي|تحد act=متحدي|متحد",
	"تآمر - i3ms=يتآمر masdar=تآمر act=متآمر",
	"تعافى - p3mp=تعافوا i3mp=يتعافون",
	"انقضى - p3fs=انقضت i3ms=ينقضي masdar=انقضاء",
	"اتّجه - p3fs=اتجهت i3ms=يتجه masdar=اتجاه act=متجه",
	"اتّخذ - i3ms=يتخذ masdar=اتخاذ pp3ms=اتخذ",
	"ازداد - i3ms=يزداد masdar=ازدياد p1s=ازددت",
	"اصطدم - i3ms=يصطدم masdar=اصطدام",
	"ادّعى - p3fs=ادعت i3mp=يدعون masdar=ادعاء",
	"اختار - p1p=اخترنا i3ms=يختار pp3ms=اختير masdar=اختيار",
	"احمرّ - i3ms=يحمر masdar=احمرار",
	"اطمأنّ - i3ms=يطمئن masdar=اطمئنان act=مطمئن p1s=اطمأننت",
	"استقال - p3fs=استقالت j3ms=يستقل masdar=استقالة act=مستقيل",
	"استفتى - i3ms=يستفتي masdar=استفتاء",
	"استحقّ - p1s=استحققت i3ms=يستحق masdar=استحقاق",
	"استورد - i3ms=يستورد masdar=استيراد",
	"استيقظ - i3ms=يستيقظ act=مستيقظ",
	"هيمن - i3ms=يهيمن masdar=هيمنة",
	"اقشعرّ - i3ms=يقشعر masdar=اقشعرار",
}

func TestParadigms(t *testing.T) {
	irregular := map[string]string{}
	err := table.Each(os.DirFS("../data"), "lexicon/verbs.tsv", 5, func(f []string) error {
		irregular[f[0]] = f[2]
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range paradigms {
		f := strings.Fields(p)
		v := verb{lemma: f[0], form: formOf(f[0])}
		if strings.HasPrefix(f[1], "3") {
			v.form = 3
		} else if f[1] != "-" {
			v.vowel, v.form = f[1][0], 1
		}
		if m := irregular[f[0]]; m != "" {
			v.masdars = strings.Split(m, "|")
		}
		got := map[string]map[string]bool{}
		v.conjugate(func(text string, a isnad.Analysis, _ int8) {
			for _, c := range cells(a) {
				if got[c] == nil {
					got[c] = map[string]bool{}
				}
				got[c][text] = true
			}
		})
		for _, want := range f[2:] {
			cell, forms, _ := strings.Cut(want, "=")
			for _, form := range strings.Split(forms, "|") {
				if !got[cell][form] {
					t.Errorf("%s: %s has no %s; it has %v", f[0], cell, form, got[cell])
				}
			}
		}
	}
}

func cells(a isnad.Analysis) []string {
	switch a.POS {
	case isnad.VerbalNoun:
		return []string{"masdar"}
	case isnad.ActiveParticiple:
		return []string{"act"}
	case isnad.PassiveParticiple:
		return []string{"pass"}
	}
	person := map[isnad.Person]string{isnad.First: "1", isnad.Second: "2", isnad.Third: "3"}[a.Person]
	gender := map[isnad.Gender]string{isnad.Masculine: "m", isnad.Feminine: "f"}[a.Gender]
	number := map[isnad.Amount]string{isnad.Singular: "s", isnad.Dual: "d", isnad.Plural: "p"}[a.Number]
	asp := "p"
	if a.Aspect == isnad.Imperfect {
		asp = "i"
	}
	if a.Voice == isnad.Passive {
		return []string{"p" + asp + person + gender + number}
	}
	out := []string{asp + person + gender + number}
	if a.Aspect == isnad.Imperfect {
		out = append(out, "j"+person+gender+number)
	}
	return out
}

// TestWords gives for words in context the lemma and part of speech of the
// first reading: word, lemma, part of speech, the sentence it stands in.
func TestWords(t *testing.T) {
	tests := []struct{ sentence, word, lemma, pos string }{
		{"سيطر الجيش على البلدة", "سيطر", "سيطر", "verb"},
		{"سيطرة الجيش على البلدة", "سيطرة", "سيطرة", "masdar"},
		{"بعد سيطرتها على الميناء", "سيطرتها", "سيطرة", "masdar"},
		{"قتل 5 أشخاص في قصف", "قتل", "قتل", "verb"},
		{"قتل 5 أشخاص في قصف", "قصف", "قصف", "masdar"},
		{"وقتل ثلاثة جنود", "وقتل", "قتل", "verb"},
		{"أدى القصف إلى مقتل ثلاثة", "القصف", "قصف", "masdar"},
		{"مصدر عسكري عراقي", "عسكري", "عسكري", "adj"},
		{"العمليات العسكرية المتتالية", "العسكرية", "عسكري", "adj"},
		{"للجيش في البلدة", "للجيش", "جيش", "noun"},
		{"تقدم الجيش نحو المدينة", "تقدم", "تقدّم", "verb"},
		{"سيطرد الجيش المسلحين", "سيطرد", "طرد", "verb"},
		{"لم يدخل الجيش", "يدخل", "دخل", "verb"},
		{"القوات التي انسحبت من المدينة", "انسحبت", "انسحب", "verb"},
		{"على المدنيين مغادرة المدينة", "على", "على", "prep"},
		{"قال إن الوضع هادئ", "إن", "إن", "sconj"},
		{"وأنهم غادروا", "غادروا", "غادر", "verb"},
		{"مايعني أن القتال مستمر", "مايعني", "عنى", "verb"},
		{"مابين النهر والجبل", "مابين", "بين", "prep"},
		{"عناصر التنظيم", "عناصر", "عنصر", "noun"},
		{"القتلى والجرحى", "والجرحى", "جريح", "noun"},
		{"سقط قتلى وجرحى في القرية", "وجرحى", "جريح", "noun"},
		{"فتحت القوات النار", "فتحت", "فتح", "verb"},
		{"فقد سبعة جنود حياتهم", "فقد", "فقد", "verb"},
		{"فقد قال الوزير إن الوضع صعب", "فقد", "قد", "part"},
		{"عم الإضراب مدن الضفة", "مدن", "مدينة", "noun"},
		{"كان للخبر صدى واسع", "صدى", "صدى", "noun"},
	}
	a, err := Load(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		for _, b := range readings(t, a, tt.sentence, tt.word) {
			if b.Lemma != tt.lemma || b.POS.String() != tt.pos {
				t.Errorf("%s in %q: %s %s, want %s %s", tt.word, tt.sentence, b.Lemma, b.POS, tt.lemma, tt.pos)
			}
		}
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{"وسيطرتها للجيش", "ـ ُ وال", "ﻻﻻ ﷲ", "لل بال وو"} {
		f.Add(s)
	}
	a, err := Load(os.DirFS("../data"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		toks := words(s)
		a.Analyze(s, toks)
		for i := range toks {
			for _, an := range toks[i].Analyses {
				if !toks[i].Contains(an.Stem) {
					t.Fatalf("stem %v outside %v in %q", an.Stem, toks[i].Span, s)
				}
			}
		}
	})
}

func BenchmarkAnalyze(b *testing.B) {
	a, err := Load(os.DirFS("../data"))
	if err != nil {
		b.Fatal(err)
	}
	s := "سيطرت القوات الحكومية على بلدة قرب النهر وقتل عشرات المسلحين في القصف الذي استهدف مواقعهم"
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		a.Analyze(s, words(s))
	}
}
