package main

// Names that the layers lack, or have in another spelling: written for this
// project from general knowledge.

var lakeNames = map[string][2]string{
	"Lake Tana":             {"بحيرة تانا", "Lake Tana"},
	"Sea of Galilee":        {"بحيرة طبريا", "Lake Tiberias"},
	"Lake Habbaniyah":       {"بحيرة الحبانية", "Lake Habbaniyah"},
	"Buhayrat ath Tharthar": {"بحيرة الثرثار", "Lake Tharthar"},
	"Lake Nasser":           {"بحيرة ناصر", "Lake Nasser"},
	"Ataturk Barajt":        {"بحيرة أتاتورك", "Lake Atatürk"},
	"Buhayrat al-Assad":     {"بحيرة الأسد", "Lake Assad"},
	"Lake Razazah":          {"بحيرة الرزازة", "Lake Razazah"},
	"Dead Sea":              {"البحر الميت", "Dead Sea"},
	"Lake Urmia":            {"بحيرة أرومية", "Lake Urmia"},
	"Lake Tuz":              {"بحيرة توز", "Lake Tuz"},
	"Lake Van":              {"بحيرة وان", "Lake Van"},
	"Lake Hammar":           {"هور الحمار", "Lake Hammar"},
}

var riverNames = map[string]string{
	"نهر الفرات": "Euphrates",
	"نهر دجلة":   "Tigris",
	"نهر النيل":  "Nile",
}

// countryNames are as the gazetteer writes them, which is how claims name them.
var countryNames = map[string]string{"Turkey": "Türkiye"}

type sea struct {
	ar, en string
	at     point
	rank   int
}

var seaNames = map[string]sea{
	"Mediterranean Sea": {"البحر المتوسط", "Mediterranean Sea", point{27.5, 34}, 8},
	"Red Sea":           {"البحر الأحمر", "Red Sea", point{38, 20.5}, 8},
	"Black Sea":         {"البحر الأسود", "Black Sea", point{35, 43.2}, 8},
	"Caspian Sea":       {"بحر قزوين", "Caspian Sea", point{51, 39.5}, 8},
	"Arabian Sea":       {"بحر العرب", "Arabian Sea", point{59, 17}, 8},
	"Persian Gulf":      {"الخليج", "The Gulf", point{51, 27.3}, 7},
	"Gulf of Aden":      {"خليج عدن", "Gulf of Aden", point{48, 12.4}, 7},
	"Gulf of Oman":      {"خليج عمان", "Gulf of Oman", point{58.7, 24.7}, 7},
	"Aegean Sea":        {"بحر إيجة", "Aegean Sea", point{25.3, 38.4}, 6},
}
