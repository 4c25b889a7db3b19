package attribution_test

import (
	"strings"
	"testing"

	"isnad"
	"isnad/data"
	"isnad/pipeline"
)

// TestChains reads sentences of our own through the whole program and looks at
// the chain and standing of the claim of the given trigger.
func TestChains(t *testing.T) {
	r, err := pipeline.Load(data.FS, "")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ text, trigger, chain, standing string }{
		{"أكد قائد ميداني أن القوات دخلت مدينة تدمر أمس.", "دخلت", "قائد ميداني", "affirmed certain past told"},
		{"دخلت القوات مدينة تدمر، وفق مصدر عسكري.", "دخلت", "مصدر عسكري", "affirmed certain past told"},
		// A deal is by what right something is done, and who signed it says nothing.
		{"انسحبت القوات من مدينة تعز وفق الاتفاقات الموقعة بين الحكومة والفصائل.", "انسحبت", "", "affirmed certain past asserted"},
		{"أكدت اللجنة أن القوات انسحبت من مدينة تعز بموجب الهدنة وحسب بنود المعاهدة مع الحكومة.", "انسحبت", "اللجنة", "affirmed certain past told"},
		{"وفق رويترز، دخلت القوات مدينة تدمر.", "دخلت", "رويترز", "affirmed certain past told"},
		{"نفت قيادة الجيش انسحاب قواتها من مدينة تعز.", "انسحاب", "قيادة الجيش", "denied certain past told"},
		{"لن ينسحب الجيش من مدينة تعز.", "ينسحب", "", "denied certain future asserted"},
		{"قد ينسحب الجيش من مدينة تعز.", "ينسحب", "", "affirmed possible future asserted"},
		{"وقد انسحب الجيش من مدينة تعز.", "انسحب", "", "affirmed certain past asserted"},
		{"سيدخل الجيش مدينة تعز غدا.", "سيدخل", "", "affirmed certain future asserted"},
		{"وأفادت أنباء بأن الجيش دخل مدينة تعز.", "دخل", "أفادت أنباء", "affirmed certain past hearsay"},
		{"قالت وكالة الأناضول نقلا عن شهود إن القوات دخلت مدينة سرت.", "دخلت", "وكالة الأناضول", "affirmed certain past told"},
		{"قال الجيش إنه سيطر على المطار. ودخلت القوات مدينة سرت.", "دخلت", "", "affirmed certain past asserted"},
		{"يذكر أن الجيش دخل مدينة تعز.", "دخل", "", "affirmed certain past asserted"},

		// Words that are verbs of saying only by what stands behind them.
		{"وذكر مواطنون من البلدة أن الجيش دخل مدينة تعز.", "دخل", "مواطنون", "affirmed certain past told"},
		{"وعلم مراسلنا من مصدر مطلع أن الجيش دخل مدينة تعز.", "دخل", "مراسلنا", "affirmed certain past told"},
		{"وبين القائد أن الجيش دخل مدينة تعز.", "دخل", "القائد", "affirmed certain past told"},
		{"دخل الجيش طريقا يصل بين تعز وعدن.", "دخل", "", "affirmed certain past asserted"},
		// The speaker before the verb, with verbs that only carry it between.
		{"لكن ضابطا في المدينة عاد ليقر بأن الجيش انسحب من مدينة تعز.", "انسحب", "ضابطا", "affirmed certain past told"},
		{"يذكر أن الحكومة، كانت أعلنت السبت، أنها سيطرت على مدينة تعز.", "سيطرت", "الحكومة", "affirmed certain past told"},
		// What nobody says, and who speaks to whom.
		{"قال الوزير إن الطرق مغلقة.\nويرجح أن الجيش دخل مدينة تعز.", "دخل", "", "affirmed probable past inferred"},
		{"وقال مصدر ميداني لـ(تهامة) إن الجيش دخل مدينة تعز.", "دخل", "مصدر ميداني", "affirmed certain past told"},
		{"قال الوزير إن بلاده ترفض الانسحاب، مضيفا أن الجيش دخل مدينة تعز.", "دخل", "الوزير", "affirmed certain past told"},
		{"دخل الجيش مدينة تعز وفق ما صرح به وزير الدفاع.", "دخل", "وزير الدفاع", "affirmed certain past told"},

		// What a cue governs through a preposition, behind a clause on its speaker.
		{"وأشارت مصادر محلية إلى نزوح عشرات العائلات من مدينة تعز.", "نزوح", "مصادر محلية", "affirmed certain past told"},
		{"أعلن الناطق العسكري في مؤتمر صحفي عقده اليوم عن سيطرة الجيش على مدينة تعز.", "سيطرة", "الناطق العسكري", "affirmed certain past told"},
		{"اعترفت اللجنة التي شكلتها الحكومة، بقصف مدينة تعز.", "قصف", "اللجنة", "affirmed certain past told"},
		{"وعبرت الأمم المتحدة عن قلقها لنزوح مئات العائلات من مدينة تعز.", "نزوح", "الأمم المتحدة", "affirmed certain past told"},
		{"وأكدت الحكومة ما سمته تحرير مدينة تعز.", "تحرير", "الحكومة", "affirmed certain past told"},
		// Two sources joined by و are one link over both.
		{"دخل الجيش مدينة تعز بحسب مسعفين وشهود عيان.", "دخل", "مسعفين وشهود عيان", "affirmed certain past told"},
		{"قال مسؤولون وسكان إن الجيش دخل مدينة تعز.", "دخل", "مسؤولون وسكان", "affirmed certain past told"},
		// What is said to be without an end goes on.
		{"قصف الجيش دون هوادة مدينة تعز.", "قصف", "", "affirmed certain past asserted"},
		{"دخل الجيش بلا تردد مدينة تعز.", "دخل", "", "affirmed certain past asserted"},
		// Denials of what another said.
		{"ونفى مصدر عسكري ما تتداوله صفحات عن انسحاب الجيش من مدينة تعز.", "انسحاب", "مصدر عسكري", "denied certain past told"},
		{"ونفى القائد الأنباء التي تحدثت عن انسحاب الجيش من مدينة تعز.", "انسحاب", "القائد", "denied certain past told"},
		{"نفت الحكومة انسحاب الجيش، فيما اتهم ناطق باسم الحركة الجيش بقصف مدينة تعز.", "اتهم", "", "affirmed certain past asserted"},
		{"الخرطوم تعلن تحرير سنجة والدعم السريع يتهم الجيش بقصف السوق.", "يتهم", "", "affirmed certain present asserted"},
		{"أعلنت الحكومة سيطرتها على عدن، الأمر الذي نفاه القائد مؤكدا أن الثوار دخلوا مدينة تعز.", "دخلوا", "القائد", "affirmed certain past told"},
		{"أورد موقع محلي أن الجيش دخل مدينة تعز.", "دخل", "موقع محلي", "affirmed certain past told"},
		{"ناشطون اتهموا الجيش بنهب المتاجر وقالوا إن المسلحين دخلوا مدينة تعز.", "دخلوا", "ناشطون", "affirmed certain past told"},
		{"وأعرب الوزير عن أسفه لنزوح مئات العائلات من مدينة تعز بعد أن فشلت الهدنة.", "نزوح", "الوزير", "affirmed certain past told"},
		{"وقال القائد إن القوات باتت على بعد كيلومترين من مدينة تعز.", "على بعد", "القائد", "affirmed certain present told"},
		{"وقال القائد إن القوات دخلت بلدة تقع على بعد كيلومترين من مدينة تعز.", "تقع", "", "affirmed certain present asserted"},
		// Where the participle of a source stands, and to whom it speaks.
		{"نفى مصدر عسكري سيطرة المسلحين على بلدة سلوك مؤكدا لمراسلنا أن القوات دخلت مدينة تعز.", "دخلت", "مصدر عسكري", "affirmed certain past told"},
		{"نفى مصدر عسكري سيطرة المسلحين على بلدة سلوك مؤكدا في اتصال مع ((عدن الغد)) ان القوات دخلت مدينة تعز.", "دخلت", "مصدر عسكري", "affirmed certain past told"},
		{"نفى مصدر عسكري سيطرة المسلحين على بلدة سلوك، مؤكدا في تصريح صحافي أن القوات دخلت مدينة تعز.", "دخلت", "مصدر عسكري", "affirmed certain past told"},
		{"مصادر أهلية أبلغت المرصد أن القوات دخلت مدينة تعز.", "دخلت", "مصادر أهلية", "affirmed certain past told"},
		{"وقال القيادي في الحركة، العميد سالم الأحمد، لوكالة الأناضول إن القوات دخلت مدينة تعز.", "دخلت", "سالم الأحمد", "affirmed certain past told"},
		{"وأكد المرصد أن المعارك عنيفة، بينما نقلت وكالة الأناضول عن ناشط يدعى أبو محمود قوله إن القوات دخلت مدينة تعز.", "دخلت", "وكالة الأناضول", "affirmed certain past told"},
		{"أعلنت الجبهة سيطرتها على التل بعد معارك قتل خلالها -وفق ناشطين- 17 جنديا.", "قتل", "ناشطين", "affirmed certain past told"},
		{"وقال سكان إن الجيش دخل مدينة تعز، ولم يصدر عن الجيش أي تعليق.", "يصدر عن الجيش أي تعليق", "", "denied certain past asserted"},
		// How far a source named behind the words reaches.
		{"قصف الجيش مدينة تعز، ما أدى إلى مقتل ثلاثة مدنيين، وفقا لعضو في المجلس المحلي في المدينة، خالد الأحمد.", "قصف", "خالد الأحمد", "affirmed certain past told"},
		{"انسحب الجيش من عدن، غير أن الطائرات قصفت مدينة تعز، وفق شهود.", "انسحب", "", "affirmed certain past asserted"},
		{"انسحب الجيش من عدن، فسقط ثلاثة قتلى في مدينة تعز، وفق طبيب.", "انسحب", "", "affirmed certain past asserted"},
		// Sources named behind: in the next sentence, behind a quotation, between brackets.
		{"دخلت القوات مدينة تعز. جاء ذلك في بيان للجيش.", "دخلت", "بيان للجيش", "affirmed certain past told"},
		{"دخلت القوات مدينة تعز. جاء ذلك في تصريح للناطق العسكري نقلته وكالة رويترز.", "دخلت", "وكالة رويترز", "affirmed certain past told"},
		{"دخلت القوات مدينة تعز. جاء ذلك في وقت انسحب المسلحون من عدن.", "دخلت", "", "affirmed certain past asserted"},
		{"«دخل الجيش مدينة تعز وقتل عشرة مسلحين»، قال العقيد محمد.", "دخل", "العقيد محمد", "affirmed certain past told"},
		{"دخل الجيش مدينة تعز (مراسلنا من المكان).", "دخل", "مراسلنا", "affirmed certain past witnessed"},
		{"دخل الجيش مدينة تعز (وكالات).", "دخل", "", "affirmed certain past asserted"},
		{"تبنت الحركة الهجوم على مدينة تعز.", "الهجوم", "الحركة", "affirmed certain past told"},
		{"وبث التنظيم صورا لمسلحين يجوبون مدينة تعز.", "يجوبون", "التنظيم", "affirmed certain past witnessed"},
		{"عاجل | مصدر أمني لـ(السومرية): مقتل ثلاثة جنود في مدينة تعز.", "مقتل", "مصدر أمني", "affirmed certain past told"},
		{"المرصد: مقتل ثلاثة جنود في عدن. ميدانيا: الجيش يدخل مدينة تعز.", "يدخل", "", "affirmed certain present asserted"},
		// Behind what only ties a sentence to the last one.
		{"إلى ذلك قال مصدر أمني إن الجيش دخل مدينة تعز.", "دخل", "مصدر أمني", "affirmed certain past told"},
		{"من جهة أخرى كشف مصدر أمني أن الجيش دخل مدينة تعز.", "دخل", "مصدر أمني", "affirmed certain past told"},
		{"ميدانيا كشف قائد الشرطة أن الجيش دخل مدينة تعز.", "دخل", "قائد الشرطة", "affirmed certain past told"},
		{"وفي تغريدة على تويتر كتب المتحدث باسم الجيش أن القوات دخلت مدينة تعز.", "دخلت", "المتحدث باسم الجيش", "affirmed certain past told"},
		{"وردا على سؤال قال الوزير إن الجيش دخل مدينة تعز.", "دخل", "الوزير", "affirmed certain past told"},
		{"وعبر الأمين العام عن قلقه لنزوح مئات العائلات من مدينة تعز.", "نزوح", "الأمين العام", "affirmed certain past told"},
		{"ودخل الجيش عبر الجسر مدينة تعز.", "دخل", "", "affirmed certain past asserted"},
		// In what he spoke, and to whom, is not who speaks.
		{"قال القائد إن الطريق مغلق. وأوضح في حديث خاص أن الجيش دخل مدينة تعز.", "دخل", "القائد", "affirmed certain past told"},
		{"وقالت أم أحمد لموقع محلي إن الجيش دخل مدينة تعز.", "دخل", "أم أحمد", "affirmed certain past told"},
		{"وذكر بيان للخلية تلقت الوكالة نسخة منه، أن الجيش دخل مدينة تعز.", "دخل", "بيان للخلية", "affirmed certain past told"},
		{"وقال مسؤول محلي زار المنطقة إن الجيش دخل مدينة تعز.", "دخل", "مسؤول محلي", "affirmed certain past told"},
		{"وتناقل ناشطون مقاطع مصورة تظهر دخول الجيش مدينة تعز.", "دخول", "ناشطون", "affirmed certain past witnessed"},
		// Lists and quotations on lines of their own behind two points.
		{"أبرز ما جاء في الإيجاز الصحفي للناطق العسكري:\n- قواتنا صدت الهجوم\n- الجيش دخل مدينة تعز\n\nوعاد الهدوء إلى عدن مساء اليوم.", "دخل", "ناطق العسكري", "affirmed certain past told"},
		{"أبرز ما جاء في الإيجاز الصحفي للناطق العسكري:\n- قواتنا صدت الهجوم\n- الجيش تقدم\nودخل مسلحون مدينة تعز مساء اليوم.", "دخل", "", "affirmed certain past asserted"},
		{"وسيطر الجيش على القرى التالية:\n- عدن\n- ودخل الجيش مدينة تعز", "دخل", "", "affirmed certain past asserted"},
		{"وقال قائد الشرطة:\n\"هدأ القتال في عدن. ودخل الجيش مدينة تعز.\"", "دخل", "قائد الشرطة", "affirmed certain past told"},
		// What ends what was said.
		{"أعلن الإعلام الحربي مقتل ثلاثة في عدن، بينما دخل الجيش مدينة تعز.", "دخل", "", "affirmed certain past asserted"},
		{"ونفت مصادر محلية انسحاب الجيش من عدن، بعد انهيار جسر في مدينة تعز.", "انهيار", "", "affirmed certain past asserted"},
		{"وأضاف المصدر أن \"القائد أصدر أمرا بإخلاء عدن\"، لافتا إلى أن \"الجيش دخل مدينة تعز\".", "دخل", "المصدر", "affirmed certain past told"},
		{"وقال رئيس البلدية إن الطرق مغلقة.\nوبدأت القوات العراقية عملية، بعد أن أعلنت تحرير مدينة تعز.", "تحرير", "القوات العراقية", "affirmed certain past told"},
		{"زعم المتحدث أن الجيش دخل عدن، وهو ما نفاه المحافظ مؤكدا أن الجيش انسحب من مدينة تعز.", "انسحب", "المحافظ", "affirmed certain past told"},
		{"ولم ترد أنباء عن تغيرات، ودخل الجيش مدينة تعز.", "دخل", "", "affirmed certain past asserted"},
		{"ورفض المجلس إعلان القاهرة جملة وتفصيلا، ودخل الجيش مدينة تعز.", "دخل", "", "affirmed certain past asserted"},
		{"شن الجيش هجوما على مدينة تعز، أودى بحياة مئة شخص، وفقا لمنظمة الصحة العالمية.", "هجوما", "", "affirmed certain past asserted"},
		// Tense by meaning.
		{"ستواصل القوات قصف مدينة تعز.", "قصف", "", "affirmed certain future asserted"},
		{"وقد يشن المسلحون هجوما على مدينة تعز.", "هجوما", "", "affirmed possible future asserted"},
		{"ومن المتوقع أن يدخل الجيش مدينة تعز غدا.", "يدخل", "", "affirmed probable future asserted"},
		{"وينص الاتفاق على انسحاب المسلحين من عدن، وفتح طريق تعز.", "فتح", "", "affirmed certain future asserted"},
		{"سيطر الجيش على عدن قبل أن ينسحب من مدينة تعز.", "ينسحب", "", "affirmed certain past asserted"},
		{"رأيت الدبابات تنسحب من مدينة تعز.", "تنسحب", "", "affirmed certain past witnessed"},
		{"لم تكن الطريق سالكة بين تعز وعدن.", "سالكة", "", "denied certain past asserted"},
		{"وستبقى الطريق مغلقة بين تعز وعدن.", "مغلقة", "", "affirmed certain future asserted"},
		{"تتعرض أحياء مدينة تعز منذ ساعات لقصف مدفعي.", "قصف مدفعي", "", "affirmed certain present asserted"},
		{"تعرضت أحياء مدينة تعز منذ ساعات لقصف مدفعي.", "قصف مدفعي", "", "affirmed certain past asserted"},
		{"وتواصل القوات قصف مدينة تعز.", "قصف", "", "affirmed certain present asserted"},
		{"قصفت القوات مدينة تعز.", "قصفت", "", "affirmed certain past asserted"},
		{"أدى القصف إلى مقتل ثلاثة مدنيين في مدينة تعز.", "مقتل", "", "affirmed certain past asserted"},
		{"أحبطت القوات محاولة تفجير مسجد في مدينة تعز.", "تفجير", "", "affirmed certain past asserted"},
		{"وأعاد الجيش تجميع قواته بانتظار وصول تعزيزات إلى مدينة تعز.", "وصول", "", "affirmed certain future asserted"},
		{"أبرز ما جاء في الإيجاز الصحفي للناطق العسكري:\n- الجيش صد الهجوم\n- قواتنا تطارد المسلحين في مدينة تعز\n- الطريق مغلق", "تطارد", "ناطق العسكري", "affirmed certain present told"},
		{"ولم تستبعد مصادر أمنية تحدثت للقناة أن يدخل الجيش مدينة تعز.", "يدخل", "مصادر أمنية", "affirmed possible future told"},
		{"ودخل الجيش مدينة تعز، لكن يبدو أن الطريق مغلق.", "دخل", "", "affirmed certain past asserted"},
		// Polarity and certainty: how far a mark reaches.
		{"ولا صحة لما تتناقله منصات عن انسحاب الجيش من مدينة تعز.", "انسحاب", "", "denied certain past asserted"},
		{"ولم يدخل الجيش مدينة تعز.", "يدخل", "", "denied certain past asserted"},
		{"لم يدخل الجيش مدينة تعز، لكن الطائرات قصفت الميناء.", "قصفت", "", "affirmed certain past asserted"},
		{"واعتقلت القوات رجلا للاشتباه في قصف مدينة تعز.", "قصف", "", "affirmed possible past asserted"},
		{"وتحدث عن إمكانية التراجع عن قرار فتح معبر تعز.", "فتح", "", "affirmed certain future asserted"},
		// Sources that are not named, answers, and "also" beside "as".
		{"ونقلت صحيفة محلية عن مسؤول أمني لم تسمه أن القوات ستنسحب من مدينة تعز.", "ستنسحب", "صحيفة محلية", "affirmed certain future told"},
		{"وقال ضابط طلب عدم ذكر اسمه إن الجيش دخل مدينة تعز.", "دخل", "ضابط", "affirmed certain past told"},
		{"ورد مصدر في الجيش بالقول إن قواته لا تزال تسيطر على مدينة تعز.", "تسيطر", "مصدر في الجيش", "affirmed certain present told"},
		{"كما نفى الجيش مقتل ثلاثة جنود في مدينة تعز.", "مقتل", "الجيش", "denied certain past told"},
		{"دخل الجيش مدينة تعز، كما قال وزير الدفاع.", "دخل", "وزير الدفاع", "affirmed certain past told"},
		{"ولم تعلق الحكومة على ما نشرته صحيفة محلية عن قصف مدينة تعز.", "قصف", "", "affirmed certain past asserted"},
		{"لم يتضح بعد ما إذا كانت الغارات قد أصابت مدينة تعز.", "الغارات", "", "affirmed possible past asserted"},
		{"نفى الناطق باسم الجيش، في تصريح لقناة محلية، ما تردد عن انسحاب القوات من مدينة تعز.", "انسحاب", "الناطق باسم الجيش", "denied certain past told"},
		{"وأُفيد بمقتل ثلاثة مدنيين في مدينة تعز.", "مقتل", "أُفيد", "affirmed certain past hearsay"},
		{"وتشير تقديرات الأمم المتحدة إلى نزوح مئات العائلات من مدينة تعز.", "نزوح", "تقديرات الأمم المتحدة", "affirmed certain past inferred"},
		{"ولم تعلق الحكومة على الهجوم على مدينة تعز.", "الهجوم", "", "affirmed certain past asserted"},
		{"لم يشارك الجيش في الهجوم على مدينة تعز.", "الهجوم", "", "denied certain past asserted"},
		{"سانا - دمشق: دخل الجيش مدينة تعز.", "دخل", "", "affirmed certain past asserted"},
		{"عدن - رويترز: دخل الجيش مدينة تعز.", "دخل", "", "affirmed certain past asserted"},
		{"عدن - وكالات: دخل الجيش مدينة تعز.", "دخل", "", "affirmed certain past asserted"},
		{"عدن - مصدر أمني: دخل الجيش مدينة تعز.", "دخل", "مصدر أمني", "affirmed certain past told"},
		{"وفي حين أكدت الحكومة سيطرتها على عدن، نفى المتمردون ذلك وقالوا إن الجيش انسحب من مدينة تعز.", "انسحب", "المتمردون", "affirmed certain past told"},
		{"وأعلن المجلس أنه استعاد عدن، بعد أن كانت الحركة قد أعلنت سيطرتها على مدينة تعز.", "سيطرتها", "المجلس", "affirmed certain past told"},
		{"ولم يعلن الناطق إن كان الجيش قد دخل مدينة تعز.", "دخل", "", "affirmed possible past asserted"},
		{"تقرير أممي: الجيش دخل مدينة تعز.", "دخل", "تقرير أممي", "affirmed certain past told"},
		{"ولم يعلن التنظيم مسؤوليته عن الهجوم على مدينة تعز.", "الهجوم", "", "affirmed certain past asserted"},
		{"ولم يستبعد المصدر أن يدخل الجيش مدينة تعز.", "يدخل", "المصدر", "affirmed possible future told"},
		{"ولا نعتقد أن الجيش دخل مدينة تعز.", "دخل", "", "denied probable past inferred"},
		{"ومن المستبعد أن يدخل الجيش مدينة تعز.", "يدخل", "", "denied probable present asserted"},
		{"قال القائد إن القوات انسحبت من عدن. وتؤكد الوقائع أن الجيش دخل مدينة تعز.", "دخل", "", "affirmed certain past asserted"},
		{"وأكدت الوزارة أن الجيش دخل عدن، واتهمت الحوثيين بقصف مدينة تعز.", "اتهمت", "", "affirmed certain past asserted"},
		// Whoever spoke, subjects before their verb, footage that is looked at.
		{"قال القائد إن الطرق مغلقة. وعلى حد زعمه، انسحب المسلحون من مدينة تعز.", "انسحب", "القائد", "affirmed certain past told"},
		{"وقال الناطق إن إسرائيل أبلغت واشنطن بأنها ستنسحب من مدينة تعز.", "ستنسحب", "الناطق", "affirmed certain future told"},
		{"وكان مراسلو الصحيفة شاهدوا دبابات تتقدم نحو مدينة تعز.", "تتقدم", "مراسلو", "affirmed certain past witnessed"},
		{"قيادي محلي، تحفظ على ذكر اسمه لأسباب أمنية، قال إن الجيش دخل مدينة تعز.", "دخل", "قيادي محلي", "affirmed certain past told"},
		{"ونقل المركز الإعلامي عن العميد قوله إن الجيش دخل مدينة تعز.", "دخل", "المركز الإعلامي", "affirmed certain past told"},
		{"وكان التنظيم تبنى الهجوم على مدينة تعز.", "الهجوم", "التنظيم", "affirmed certain past told"},
		{"ونشرت المنظمة مقطع فيديو. ومن الواضح في المقطع تدمير جسر في مدينة تعز.", "تدمير", "المنظمة", "affirmed certain past witnessed"},
		{"نشر المقطع (المصدر: أبو محمد) على فيسبوك. يظهر هذا الفيديو الهجوم على مدينة تعز.", "الهجوم", "أبو محمد", "affirmed certain past witnessed"},
		{"أعلن الرئيس وقف القصف على مدينة تعز.", "القصف", "الرئيس", "affirmed certain past told"},
		{"مصدر في اللواء أكد لنا صد هجوم على مدينة تعز.", "صد", "مصدر في اللواء", "affirmed certain past told"},
		{"وقابلت المنظمة شهودا قالوا إن الجيش قصف مدينة تعز.", "قصف", "شهودا", "affirmed certain past told"},
		{"شاهدت بنفسي الطائرات تقصف مدينة تعز.", "تقصف", "", "affirmed certain past witnessed"},
		{"وصدر عن قيادة الجيش البيان الآتي: دخلت قواتنا مدينة تعز.", "دخلت", "قيادة الجيش", "affirmed certain past told"},
		{"طالبت المنظمة بفتح تحقيق في قصف مدينة تعز.", "قصف", "", "affirmed certain past asserted"},
		{"أكدت موسكو أنها لن تنسحب من عدن، لكن كييف قالت إن الجيش دخل مدينة تعز.", "دخل", "كييف", "affirmed certain past told"},
		{"وكانت وكالة الأنباء الرسمية قد نقلت عن شهود قولهم إن الجيش دخل مدينة تعز.", "دخل", "وكالة الأنباء", "affirmed certain past told"},
		{"ونُقل عن مصدر عسكري قوله إن الجيش دخل مدينة تعز.", "دخل", "مصدر عسكري", "affirmed certain past told"},
		// How the source knows.
		{"وقال شهود عيان إن الطائرات قصفت مدينة تعز.", "قصفت", "شهود عيان", "affirmed certain past witnessed"},
		{"وقال شهود إن الطائرات قصفت مدينة تعز.", "قصفت", "شهود", "affirmed certain past told"},
		{"وأفاد المراسل بأنه شاهد الطائرات تقصف مدينة تعز.", "تقصف", "المراسل", "affirmed certain past witnessed"},
		{"ووثقت المنظمة مقتل ثلاثة مدنيين في مدينة تعز.", "مقتل", "المنظمة", "affirmed certain past told"},
		{"قد يشن الجيش هجوما على مدينة تعز، وفق تقديرات مصدر عسكري.", "هجوما", "تقديرات", "affirmed possible future inferred"},
		{"وأظهر تسجيل مصور بثه التنظيم مقتل ثلاثة جنود في مدينة تعز.", "مقتل", "التنظيم", "affirmed certain past witnessed"},
		{"وأورد تلفزيون محلي ومقره صنعاء أن ثلاثة مدنيين قتلوا في مدينة تعز.", "قتلوا", "تلفزيون محلي", "affirmed certain past told"},
		{"ونسبت صحيفة محلية إلى مصدر أمني قوله إن الجيش دخل مدينة تعز.", "دخل", "صحيفة محلية", "affirmed certain past told"},
		{"قصف الطيران مدينة تعز، ما أدى إلى مقتل ثلاثة مدنيين، بحسب مكتب الصحة.", "قصف", "", "affirmed certain past asserted"},
		{"قصف الطيران مدينة تعز، ما أدى إلى مقتل ثلاثة مدنيين، بحسب الناطق العسكري.", "قصف", "الناطق العسكري", "affirmed certain past told"},
		// Conditions and questions.
		{"إذا انسحب الجيش من مدينة تعز فسيدخل المسلحون عدن.", "انسحب", "", "affirmed possible future asserted"},
		{"هل انسحب الجيش من مدينة تعز؟", "انسحب", "", "affirmed possible past asserted"},
		{"كان الحوثيون يسيطرون على مدينة تعز.", "يسيطرون", "", "affirmed certain past asserted"},
		{"ولم يتسن التحقق من مقتل ثلاثة مدنيين في مدينة تعز.", "مقتل", "", "affirmed possible past asserted"},
		// What goes on, what a tool was used for, what one dies of, what is not told.
		{"وقال المراسل إن معارك عنيفة تدور بين الجيش والمسلحين في مدينة تعز.", "معارك عنيفة", "المراسل", "affirmed certain present told"},
		{"اشتباكات عنيفة تدور منذ الصباح بين الجيش والمسلحين في مدينة تعز، وسط نزوح السكان.", "اشتباكات عنيفة", "", "affirmed certain present asserted"},
		{"ولا تزال المعارك متواصلة في محيط مدينة تعز بين الجيش والمسلحين.", "المعارك", "", "affirmed certain present asserted"},
		{"ويتواصل لليوم الخامس على التوالي هجوم الجيش على مدينة تعز.", "هجوم", "", "affirmed certain present asserted"},
		{"وتشهد مدينة تعز منذ خمس سنوات حربا بين الجيش والمسلحين.", "حربا", "", "affirmed certain present asserted"},
		{"وما تزال مدينة تعز مسرحا لاشتباكات بين الجيش والمسلحين.", "مسرحا لاشتباكات", "", "affirmed certain present asserted"},
		{"وكان المطار يستخدم لقصف مدينة تعز.", "قصف", "", "affirmed certain past asserted"},
		{"واستخدم الجيش الطائرات لقصف مدينة تعز.", "قصف", "", "affirmed certain past asserted"},
		{"وقدر رئيس المؤسسة الخسائر بالملايين، مطالبا بانسحاب الجيش من مدينة تعز.", "مطالبا", "", "affirmed certain past asserted"},
		{"وقدرت الأمم المتحدة نزوح 300 ألف شخص من مدينة تعز.", "نزوح", "الأمم المتحدة", "affirmed certain past told"},
		{"وينتظر السكان وصول قافلة مساعدات إلى مدينة تعز.", "وصول", "", "affirmed certain future asserted"},
		{"ولم يؤكد الجيش دخوله مدينة تعز.", "دخوله", "", "affirmed possible past asserted"},
		// How far likelihood and denials reach.
		{"ورجح مصدر أن تكون المعركة المقبلة في عدن، حيث لا يزال الحوثيون يسيطرون على مدينة تعز.", "يسيطرون", "مصدر", "affirmed certain present told"},
		{"ولم تتمكن الصحيفة من الاتصال بالبلدة بسبب انقطاع الشبكة في مدينة تعز.", "انقطاع", "", "affirmed certain present asserted"},
		{"هاجم مسلحون يعتقد انتماؤهم للتنظيم مواقع وفجروا جسرا في مدينة تعز.", "فجروا", "", "affirmed certain past asserted"},
		{"ولم تعد معركة تعز وحدها ما يشغل الناس.", "معركة", "", "affirmed certain past asserted"},
		{"وفشلت هدنة كانت الأمم المتحدة دعت إليها في مدينة تعز.", "دعت", "", "affirmed certain past asserted"},
		{"ولن تتوجه الحركة إلى محادثات تعز.", "محادثات", "", "denied certain future asserted"},
		{"وسرعان ما دخل الجيش مدينة تعز.", "دخل", "", "affirmed certain past asserted"},
		{"ولم تنجح الوساطة في إنهاء القتال في مدينة تعز.", "القتال", "", "affirmed certain past asserted"},
		{"وتشن القوات الحكومية منذ أسبوع هجوما على مدينة تعز.", "هجوما", "", "affirmed certain present asserted"},
		{"انفجر لغم في مدينة تعز ما تسبب في مقتل ثلاثة مدنيين.", "تسبب في مقتل", "", "affirmed certain past asserted"},
		{"وبقيت الطريق سالكة بين تعز وعدن.", "سالكة", "", "affirmed certain past asserted"},
		// Footage, and an outlet that quotes its own count.
		{"نشر ناشطون مقطعا يظهر قصف مدينة تعز.", "قصف", "ناشطون", "affirmed certain past witnessed"},
		{"وتحدثت أنباء عن انسحاب الجيش من مدينة تعز.", "انسحاب", "أنباء", "affirmed certain past hearsay"},
	}
	for _, tt := range tests {
		x, err := r.Read(&isnad.Dispatch{Doc: "d", Outlet: "o", Date: "2020-05-05", Text: "هذه مقدمة طويلة بما يكفي كي لا تكون الجملة التي تليها عنوانا من عناوين الأخبار القصيرة اليوم.\n" + tt.text})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		var all []string
		for i := range x.Claims {
			c := &x.Claims[i]
			if !strings.HasSuffix(tt.trigger, strings.TrimPrefix(c.Trigger.In(x.Dispatch.Text), "و")) && c.Trigger.In(x.Dispatch.Text) != tt.trigger {
				continue
			}
			for _, l := range c.Chain[1:] {
				if l.Span.Empty() || l.Span.In(x.Dispatch.Text) != l.Who {
					t.Errorf("%s: link %q is not what stands at its place", tt.text, l.Who)
				}
			}
			who := ""
			if len(c.Chain) > 1 {
				who = c.Chain[1].Who
			}
			st := c.Polarity + " " + c.Certainty + " " + c.Tense + " " + c.Evidence
			all = append(all, who+" | "+st)
			found = found || strings.Contains(who, tt.chain) && (tt.chain != "" || who == "") && st == tt.standing
		}
		if !found {
			t.Errorf("%s\n got  %q\n want %q", tt.text, all, tt.chain+" | "+tt.standing)
		}
	}
}

// TestOutletSpeaks: a body that publishes statements of its own is no source
// of them, under its full name or the short one.
func TestOutletSpeaks(t *testing.T) {
	r, err := pipeline.Load(data.FS, "")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		outlet, text string
		links        int
	}{
		{"وزارة الدفاع السورية", "أعلنت وزارة الدفاع سيطرة الجيش على مدينة تعز.", 1},
		{"وزارة الدفاع السورية", "وأكدت الوزارة أن الجيش دخل مدينة تعز.", 1},
		{"وزارة الخارجية السورية", "تؤكد وزارة الخارجية والمغتربين أن الجيش دخل مدينة تعز.", 1},
		{"وزارة الخارجية السورية", "وقالت وزارة الخارجية الروسية إن الجيش دخل مدينة تعز.", 2},
		{"وكالة سانا", "وذكرت وكالة رويترز أن الجيش دخل مدينة تعز.", 2},
		{"مرصد الشمال", "ووثق مرصد الشمال مقتل ثلاثة مدنيين في مدينة تعز.", 1},
	}
	for _, tt := range tests {
		x, err := r.Read(&isnad.Dispatch{Doc: "d", Outlet: tt.outlet, Date: "2020-05-05", Text: tt.text})
		if err != nil {
			t.Fatal(err)
		}
		if len(x.Claims) == 0 {
			t.Errorf("%s: no claim", tt.text)
		}
		for i := range x.Claims {
			if n := len(x.Claims[i].Chain); n != tt.links {
				t.Errorf("%s: %s: %d links, want %d", tt.outlet, tt.text, n, tt.links)
			}
		}
	}
}
