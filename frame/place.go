package frame

import "isnad/arabic"

// firmPlacePreps are prepositions that name the scene without doubt; others
// (على، من، إلى) count only where no frame role claims them.
var firmPlacePreps = arabic.SetOf(
	"في", "ب", "قرب", "شمال", "جنوب", "شرق", "غرب", "داخل", "عند", "وسط",
	"حول", "خارج", "ضمن", "قباله", "امام", "فوق", "شمالي", "جنوبي", "شرقي", "غربي", "بالقرب", "بمحيط", "بريف",
)

var agentPreps = arabic.SetOf("من قبل", "بواسطه", "من جانب", "من طرف", "علي يد", "علي ايدي")

var placeClasses = arabic.SetOf("settlement", "region", "area", "natural", "way", "crossing", "facility")
var partyClasses = arabic.SetOf("force", "members", "body", "media", "people", "role", "casualty")
var toolClasses = arabic.SetOf("weapon", "vehicle")
