package export

// labels are the words of the codebook in Arabic and English, for readers of
// the report.
var labels = map[string][2]string{
	"control": {"سيطرة", "control"}, "event": {"حدث", "event"}, "relation": {"علاقة", "relation"}, "route": {"طريق", "route"}, "presence": {"وجود", "presence"}, "condition": {"حال", "condition"},
	"hold": {"يسيطر", "holds"}, "take": {"سيطر", "takes"}, "lose": {"خسر", "loses"}, "contest": {"نزاع على السيطرة", "contested"}, "approach": {"يوشك أن يسيطر", "about to hold"},
	"full": {"كاملة", "full"}, "part": {"جزئية", "part"}, "fire": {"نارية", "by fire"}, "siege": {"حصار", "siege"},
	"clash": {"اشتباك", "clash"}, "attack": {"هجوم", "attack"}, "shelling": {"قصف مدفعي أو صاروخي", "shelling"}, "airstrike": {"غارة جوية", "air strike"}, "explosion": {"تفجير", "explosion"},
	"advance": {"تقدّم", "advance"}, "withdraw": {"انسحاب", "withdrawal"}, "encircle": {"تطويق", "encirclement"}, "clear": {"تمشيط", "clearing"}, "deploy": {"انتشار", "deployment"}, "repel": {"صدّ", "repelled"},
	"kill": {"قتلى وجرحى", "killed or wounded"}, "detain": {"احتجاز", "detention"}, "release": {"إفراج", "release"}, "destroy": {"تدمير", "destruction"}, "displace": {"نزوح", "displacement"}, "return": {"عودة", "return"},
	"protest": {"احتجاج", "protest"}, "open": {"فتح", "opening"}, "close": {"إغلاق", "closure"}, "aid": {"إغاثة", "aid"}, "meet": {"لقاء", "meeting"}, "agree": {"اتفاق", "agreement"}, "break": {"خرق", "breach"},
	"state": {"تصريح", "statement"}, "accuse": {"اتهام", "accusation"}, "demand": {"مطالبة", "demand"}, "threaten": {"تهديد", "threat"}, "reject": {"رفض", "rejection"}, "sanction": {"عقوبة", "sanction"}, "appoint": {"تعيين", "appointment"}, "other": {"غير ذلك", "other"},
	"ally": {"تحالف", "allied"}, "support": {"دعم", "supports"}, "command": {"قيادة", "commands"}, "member": {"عضوية", "member"}, "oppose": {"عداء", "opposed"},
	"affirmed": {"مثبت", "affirmed"}, "denied": {"منفي", "denied"}, "certain": {"مؤكد", "certain"}, "probable": {"مرجح", "probable"}, "possible": {"محتمل", "possible"},
	"past": {"ماضٍ", "past"}, "present": {"حاضر", "present"}, "future": {"مستقبل", "future"},
	"witnessed": {"مشاهدة", "witnessed"}, "told": {"نقل", "told"}, "hearsay": {"شائعة", "hearsay"}, "inferred": {"استنتاج", "inferred"}, "asserted": {"قول بلا سند", "asserted"},
	"single": {"قول واحد", "single"}, "repeated": {"مكرر من سند واحد", "repeated, one chain"}, "corroborated": {"أسناد مستقلة", "independent chains"}, "disputed": {"متنازع فيه", "disputed"},
}

// label is the Arabic and English label of a code; the code itself where
// there is none.
func label(code string, lang int) string {
	if l, ok := labels[code]; ok {
		return l[lang]
	}
	return code
}
