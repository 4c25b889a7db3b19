package corroborate

// Code says in one word why a claim is in its cluster, or why two clusters
// contradict each other.
type Code string

// Codes of belonging.
const (
	Leads         Code = "leads"          // the claim that the cluster is made around
	SamePlace     Code = "same-place"     // the place is known and the same
	PlaceByName   Code = "place-by-name"  // the places bear one name
	PlaceUnsaid   Code = "place-unsaid"   // neither says where
	SameParty     Code = "same-party"     // a party is known and the same
	SameSide      Code = "same-side"      // one party is a part of the other, or both of a third
	PartyByName   Code = "party-by-name"  // the parties bear one name
	PartyGeneric  Code = "party-generic"  // a party is described in words that fit anybody (القوات)
	PartyUnsaid   Code = "party-unsaid"   // only one says who
	Swapped       Code = "swapped"        // agent and patient are told the other way round
	TimeOverlaps  Code = "time-overlaps"  // the times overlap
	TimeNear      Code = "time-near"      // the times lie a day apart
	TimeByDate    Code = "time-by-date"   // no time is given: the dispatch's date stands for it
	TimeUnknown   Code = "time-unknown"   // neither time nor date
	SameTopic     Code = "same-topic"     // the topics share words
	SameState     Code = "same-state"     // the states share words
	SameWay       Code = "same-way"       // the two ends are the same
	SameCount     Code = "same-count"     // the numbers overlap
	DegreeDiffers Code = "degree-differs" // full against part, fire or siege
)

// Codes of contradiction between clusters.
const (
	RivalHolders Code = "rival-holders" // two parties are said to hold one place at one time
	HeldAndLost  Code = "held-and-lost" // a party is said to hold a place and to have lost or not to hold it
)

// words are the codes in words, English and Arabic.
var words = map[Code][2]string{
	Leads:         {"the cluster is made around this claim", "تجمّعت الادعاءات حول هذا"},
	SamePlace:     {"the same place", "المكان نفسه"},
	PlaceByName:   {"places of one name", "مكانان باسم واحد"},
	PlaceUnsaid:   {"neither says where", "لا يذكر أي منهما المكان"},
	SameParty:     {"the same party", "الطرف نفسه"},
	SameSide:      {"parties of one side", "طرفان من جهة واحدة"},
	PartyByName:   {"parties of one name", "طرفان باسم واحد"},
	PartyGeneric:  {"a party is described, not named", "طرف موصوف غير مسمّى"},
	PartyUnsaid:   {"one does not say who", "أحدهما لا يذكر الطرف"},
	Swapped:       {"the two sides are told the other way round", "الطرفان مذكوران بترتيب معكوس"},
	TimeOverlaps:  {"the times overlap", "الزمنان يتداخلان"},
	TimeNear:      {"the times lie a day apart", "الزمنان متباعدان يوماً"},
	TimeByDate:    {"no time is given; the date of the dispatch stands for it", "لا زمن مذكور فاعتُمد تاريخ النص"},
	TimeUnknown:   {"no time is known", "الزمن غير معروف"},
	SameTopic:     {"topics that share words", "موضوعان بكلمات مشتركة"},
	SameState:     {"states that share words", "حالتان بكلمات مشتركة"},
	SameWay:       {"the same two ends", "الطرفان الموصولان أنفسهما"},
	SameCount:     {"numbers that overlap", "أعداد متداخلة"},
	DegreeDiffers: {"another degree of control", "درجة سيطرة مختلفة"},
	RivalHolders:  {"two parties are said to hold the place at one time", "يُقال إن طرفين يسيطران على المكان في وقت واحد"},
	HeldAndLost:   {"the party is said to hold the place, and not to", "يُقال إن الطرف يسيطر على المكان، ويُقال إنه لا يسيطر"},
}

// Words is the code in words: in Arabic for lang "ar", else in English.
func (c Code) Words(lang string) string {
	w, ok := words[c]
	switch {
	case !ok:
		return string(c)
	case lang == "ar":
		return w[1]
	}
	return w[0]
}
