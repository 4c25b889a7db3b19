package frame

// firmPlacePreps are prepositions that name the scene without doubt; others
// (على، من، إلى) count only where no frame role claims them.
var firmPlacePreps = map[string]bool{
	"في": true, "ب": true, "قرب": true, "شمال": true, "جنوب": true, "شرق": true, "غرب": true, "داخل": true, "عند": true, "وسط": true,
	"حول": true, "خارج": true, "ضمن": true, "قباله": true, "امام": true, "فوق": true, "شمالي": true, "جنوبي": true, "شرقي": true, "غربي": true, "بالقرب": true, "بمحيط": true, "بريف": true,
}

var agentPreps = map[string]bool{"من قبل": true, "بواسطه": true, "من جانب": true, "من طرف": true, "علي يد": true, "علي ايدي": true}

var placeClasses = map[string]bool{"settlement": true, "region": true, "area": true, "natural": true, "way": true, "crossing": true, "facility": true}
var partyClasses = map[string]bool{"force": true, "members": true, "body": true, "media": true, "people": true, "role": true, "casualty": true}
var toolClasses = map[string]bool{"weapon": true, "vehicle": true}
