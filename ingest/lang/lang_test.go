package lang

import "testing"

func TestIdentify(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		{"ar", "عاد الهدوء إلى البلدة بعد منتصف الليل"},
		{"ar", "چان الگاع كلها مي، وهسه ماكو شي بالمدينة غير الناس القديمة"},
		{"ar", "قصف"},
		{"fa", "نیروهای امنیتی پس از درگیری وارد شهر شدند و چند نفر را بازداشت کردند"},
		{"fa", "گزارش شده است كه پنج نفر در درگيري كشته شدند"},
		{"ur", "شہر میں صبح سے بازار بند ہیں اور سڑکوں پر کوئی نہیں ہے"},
		{"ckb", "هێزەکان گەیشتنە ناوچەکە و ڕێگاکەیان داخست"},
		{"ps", "ځواکونو په ښار کې ډېر کسان ونیول"},
		{"en", "The convoy left the town in the morning and was stopped at the bridge"},
		{"fr", "Le convoi a quitté la ville dans la matinée et il est arrivé au pont"},
		{"tr", "Konvoy sabah saatlerinde ilçeden ayrıldı ve köprüde bir süre bekletildi"},
		{"de", "Der Konvoi hat die Stadt am Morgen verlassen und ist an der Brücke"},
		{"und-Cyrl", "Колонна вышла утром"},
		{"he", "השיירה יצאה בבוקר"},
		{"und-Latn", "Xyzzy Plugh"},
		{"und", "12:30 — 14/3"},
		{"ar", "BREAKING: إطلاق نار قرب الجسر وإصابة ثلاثة أشخاص"},
	} {
		if got := Identify(c.text); got != c.want {
			t.Errorf("Identify(%q) = %s, want %s", c.text, got, c.want)
		}
	}
}

func FuzzIdentify(f *testing.F) {
	f.Add("قصف")
	f.Add("\xff")
	f.Fuzz(func(t *testing.T, s string) {
		if Identify(s) == "" {
			t.Errorf("no tag for %q", s)
		}
	})
}
