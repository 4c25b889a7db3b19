package pipeline

import (
	"strings"

	"isnad"
	"isnad/actor"
	"isnad/arabic"
	"isnad/gazetteer"
)

var winds = map[string]string{"شمال": "N", "جنوب": "S", "شرق": "E", "غرب": "W", "شمالي": "N", "جنوبي": "S", "شرقي": "E", "غربي": "W", "الشمالي": "N", "الجنوبي": "S", "الشرقي": "E", "الغربي": "W", "الشماليه": "N", "الجنوبيه": "S", "الشرقيه": "E", "الغربيه": "W"}

// parted are head words that name a part or the surroundings of a place.
var parted = map[string]gazetteer.Part{"ريف": gazetteer.Rural, "ارياف": gazetteer.Rural, "باديه": gazetteer.Rural, "محيط": gazetteer.Edge, "مشارف": gazetteer.Edge, "تخوم": gazetteer.Edge, "اطراف": gazetteer.Edge, "ضواحي": gazetteer.Edge, "جوار": gazetteer.Edge, "وسط": gazetteer.Whole, "مدخل": gazetteer.Edge, "مداخل": gazetteer.Edge, "مركز": gazetteer.Whole, "احياء": gazetteer.Quarter, "حي": gazetteer.Quarter}

// locate resolves the places of the dispatch together.
func (r *Reader) locate(d *isnad.Dispatch, sents []isnad.Sentence, ms []isnad.Mention, refs []actor.Ref) {
	n := 0
	for i := range ms {
		if ms[i].Type == isnad.Place {
			n++
		}
	}
	qs, at := make([]gazetteer.Query, 0, n), make([]int, 0, n)
	of := make([]int, len(ms))        // query of a mention, or -1
	nameless := make([]bool, len(ms)) // places that are only described
	for i := range ms {
		of[i] = -1
		m := &ms[i]
		if m.Type != isnad.Place {
			continue
		}
		w := refs[i].Words
		toks := sents[m.Sent].Tokens
		nameless[i] = generic(toks, m) || len(w) > 0 && r.described(toks, m, w)
		if len(w) == 0 || nameless[i] {
			continue
		}
		q := r.query(d.Text, sents, m, w)
		of[i] = len(qs)
		qs = append(qs, q)
		at = append(at, i)
	}
	r.tie(sents, ms, qs, at, of)
	x := gazetteer.Context{Country: r.outletCountry(d.Outlet)}
	sc := scene{r: r, sents: sents, ms: ms, places: make([]*gazetteer.Place, len(ms)), outlet: x.Country}
	for k, p := range r.Places.Choose(qs, x) {
		sc.places[at[k]] = p
	}
	sc.strays()
	where := make([]isnad.Location, 0, n) // of all places that are found: they stay where they are
	for i, p := range sc.places {
		if p != nil {
			m := &ms[i]
			m.Entity, m.NameEn, m.Kind = p.ID, p.NameEn, p.Kind
			where = append(where, isnad.Location{Lat: p.Lat, Lon: p.Lon, AccuracyKm: p.AccuracyKm, ID: p.ID})
			m.Where = &where[len(where)-1]
		}
	}
	for i := range ms {
		if ms[i].Type == isnad.Place && ms[i].Where == nil {
			sc.refer(i, nameless[i])
		}
	}
}

// outletCountry is the country of the outlet, where the list of actors knows
// it.
func (r *Reader) outletCountry(outlet string) string {
	if outlet == "" {
		return ""
	}
	words := strings.Fields(arabic.Fold(outlet))
	if n, id, ok := r.Actors.Match(words); ok && n == len(words) {
		if a := r.Actors.Lookup(id); a != nil {
			return a.Country
		}
	}
	for i := range words {
		if id, ok := r.Actors.Adjective(words[i]); ok && len(id) == 2 {
			return strings.ToUpper(id)
		}
		if n, _, ok := r.Places.Match(words[i:]); ok {
			if c, ok := r.Places.Country(strings.Join(words[i:i+n], " ")); ok {
				return c
			}
		}
	}
	return ""
}

// query takes a mention apart: its head noun, the name, the part and direction
// that it means.
func (r *Reader) query(text string, sents []isnad.Sentence, m *isnad.Mention, w []string) gazetteer.Query {
	toks := sents[m.Sent].Tokens
	whole := strings.Join(w, " ")
	q := gazetteer.Query{Text: whole, Name: whole, Sent: m.Sent}
	if len(w) == 1 && w[0] == "عمان" && strings.Contains(text[m.Start:m.End], "عُ") {
		q.Head = "سلطنه" // the vowel tells عُمان from عمّان
	}
	if w[0] == "العاصمه" && len(w) > 1 { // العاصمة صنعاء، العاصمة الأردنية عمّان
		for k := 1; k < len(w); k++ {
			if n, _, ok := r.Places.Match(w[k:]); ok && n == len(w)-k {
				w = w[k:]
				break
			}
		}
	}
	rest := w
	heads := 0
peel:
	for len(rest) > 1 {
		head := strings.TrimPrefix(rest[0], "ال")
		wind := winds[rest[0]]
		part, isPart := parted[rest[0]]
		if n, _, ok := r.Places.Match(rest); ok && len(rest) < len(w) && (n > 1 || wind == "" && !isPart && !headWord.Has(head)) {
			break
		} else if ok && n == len(rest) && heads == 0 && wind == "" && !isPart && !headWord.Has(head) {
			break // دير الزور is no monastery of الزور
		}
		switch {
		case wind != "":
			q.Shift = joinWinds(q.Shift, wind)
			q.Part = max(q.Part, gazetteer.Edge)
		case isPart:
			q.Part = max(q.Part, part)
			if rest[0] == "حي" && heads == 0 { // حي الوعر is a place of its own
				q.Head, q.Part = head, gazetteer.Whole
			}
		case heads == 0 && isHead(&toks[m.First], head), headWord.Has(head):
			q.Head = head
		default:
			break peel
		}
		heads++
		rest = rest[1:]
		if q.Head == "" || q.Head == "مركز" { // مدخل | قرية كذا
			q.Text = strings.Join(rest, " ")
		}
	}
	// The name without trailing adjectives.
	if n, _, ok := r.Places.Match(rest); ok && r.adjectivesBehind(toks, m, rest[n:]) {
		q.Name = strings.Join(rest[:n], " ")
		for _, x := range rest[n:] {
			if wind := winds[x]; wind != "" {
				q.Shift = joinWinds(q.Shift, wind)
			}
		}
		if q.Shift != "" && q.Part == gazetteer.Whole && q.Head != "" {
			q.Part = gazetteer.Edge
		}
	} else {
		q.Name = strings.Join(rest, " ")
	}
	if q.Part == gazetteer.Rural && q.Head == "" {
		q.Head = "ريف"
	}
	return q
}

// adjectivesBehind reports that the last words of a mention are adjectives, so
// that the ones before them are a name of their own (الجندول makes another place
// of دوار).
func (r *Reader) adjectivesBehind(toks []isnad.Token, m *isnad.Mention, rest []string) bool {
	j := m.Last
	for k := len(rest) - 1; k >= 0; k-- {
		for j > m.First && toks[j].Kind == isnad.Punct {
			j--
		}
		t := &toks[j]
		j--
		if winds[rest[k]] != "" || t.Kind != isnad.Word {
			continue
		}
		if _, nation := r.Actors.Adjective(rest[k]); nation {
			continue
		}
		ok := false
		for a := range t.Analyses {
			switch t.Analyses[a].POS {
			case isnad.Adjective, isnad.ActiveParticiple, isnad.PassiveParticiple, isnad.NumberWord:
				ok = true
			}
		}
		if !ok && !(t.Best().Guessed && strings.HasPrefix(rest[k], "ال") && (strings.HasSuffix(rest[k], "ي") || strings.HasSuffix(rest[k], "يه"))) {
			return false
		}
	}
	return true
}

// headWord are folded head nouns that may stand inside a mention, before its
// name: ريف محافظة حلب.
var headWord = arabic.SetOf("محافظه", "مدينه", "بلده", "قريه", "قضاء", "ناحيه", "منطقه", "مديريه", "ولايه", "اقليم", "نهر", "جبل", "وادي", "مخيم", "معبر", "مطار", "سد", "حقل", "قاعده", "طريق", "مركز", "بحيره")

func joinWinds(a, b string) string {
	switch {
	case a == "" || a == b:
		return b
	case (a == "N" || a == "S") && (b == "E" || b == "W"):
		return a + b
	case (b == "N" || b == "S") && (a == "E" || a == "W"):
		return b + a
	}
	return a
}

// tie notes how the text ties places to one another: what stands between two
// mentions of a sentence.
func (r *Reader) tie(sents []isnad.Sentence, ms []isnad.Mention, qs []gazetteer.Query, at, of []int) {
	for k := 1; k < len(at); k++ {
		a, b := &ms[at[k-1]], &ms[at[k]]
		if a.Sent != b.Sent {
			continue
		}
		toks := sents[a.Sent].Tokens
		r.between(toks, qs, k-1, k, a, b)
	}
	for k := range at { // محافظة حلب: …
		m := &ms[at[k]]
		toks := sents[m.Sent].Tokens
		if m.First != 0 || m.Last+1 >= len(toks) || toks[m.Last+1].Norm != ":" {
			continue
		}
		for j := k + 1; j < len(at) && ms[at[j]].Sent == m.Sent; j++ {
			link(qs, j, k, gazetteer.Link{Relation: gazetteer.Within})
		}
	}
	for k := range at { // على بعد 20 كم شمال Y: of the place before, or the next one
		m := &ms[at[k]]
		toks := sents[m.Sent].Tokens
		km, wind, from := distance(toks, m.First)
		if from < 0 {
			continue
		}
		other := -1
		for j := k - 1; j >= 0 && ms[at[j]].Sent == m.Sent; j-- {
			if ms[at[j]].Last < from {
				other = j
				break
			}
		}
		if other < 0 && k+1 < len(at) && ms[at[k+1]].Sent == m.Sent {
			other = k + 1
		}
		if wind == "" && winds[toks[m.First].Fold] != "" {
			wind = qs[k].Shift // جنوب شرق Y is one mention
		}
		if other >= 0 && other != k {
			link(qs, other, k, gazetteer.Link{Relation: gazetteer.Near, Km: km, Wind: wind})
		}
	}
}

// link ties query a to b, and b to a the other way round.
func link(qs []gazetteer.Query, a, b int, l gazetteer.Link) {
	l.To = b
	qs[a].Links = append(qs[a].Links, l)
	if l.Relation == gazetteer.Within {
		return
	}
	l.To, l.Wind = a, opposite[l.Wind]
	qs[b].Links = append(qs[b].Links, l)
}

var opposite = map[string]string{"N": "S", "S": "N", "E": "W", "W": "E", "NE": "SW", "SW": "NE", "NW": "SE", "SE": "NW"}

// between reads the words between two places that follow each other in a
// sentence.
func (r *Reader) between(toks []isnad.Token, qs []gazetteer.Query, qa, qb int, a, b *isnad.Mention) {
	gap := toks[a.Last+1 : b.First]
	if len(gap) > 7 {
		return
	}
	pro := toks[b.First].Best().Proclitics
	wind, near, in, and, broken, other := "", false, false, false, false, false
	for i := range gap {
		t := &gap[i]
		switch f := t.Fold; {
		case f == "في" || f == "ضمن" || f == "داخل":
			in = true
		case f == "،" || f == "," || f == "(" || f == "-" || f == "–" || f == "/":
			and = and || f == "،" || f == ","
		case f == "وهي" || f == "وهو" || f == "التي" || f == "الذي" || f == "تقع" || f == "يقع" || f == "الواقعه" || f == "الواقع" || f == "تابعه" || f == "التابعه" || f == "التابع" || f == "احدي" || f == "اكبر" || f == "بلده" || f == "قريه" || f == "مدينه" || f == "من" || f == "الي" || f == "عن" || f == "مدخل" || f == "اقصي" || f == "علي":
			if strings.HasPrefix(f, "التابع") || f == "تابعه" {
				in = true
			}
		case winds[strings.TrimPrefix(f, "ب")] != "" || winds[f] != "":
			w := winds[f]
			if w == "" {
				w = winds[strings.TrimPrefix(f, "ب")]
			}
			wind = joinWinds(wind, w)
		case f == "شرقا":
			wind = joinWinds(wind, "E")
		case f == "غربا":
			wind = joinWinds(wind, "W")
		case f == "شمالا":
			wind = joinWinds(wind, "N")
		case f == "جنوبا":
			wind = joinWinds(wind, "S")
		case f == "قرب" || f == "بالقرب" || f == "القريبه" || f == "القريب" || f == "المجاوره" || f == "المجاور" || f == "المحاذيه" || f == "المتاخمه" || f == "بمحيط" || f == "محيط" || f == "مشارف" || f == "بضواحي" || f == "ضواحي":
			near = true
		case f == "بريف" || f == "ريف" || f == "بمحافظه" || f == "بمدينه" || f == "بقضاء" || f == "بناحيه" || f == "بمنطقه":
			in = true
		case t.Kind == isnad.Punct:
			broken = true
		default:
			other = true
		}
	}
	if other || broken {
		return
	}
	if wind == "" && winds[toks[b.First].Fold] != "" {
		wind = qs[qb].Shift
	}
	switch {
	case wind != "":
		link(qs, qa, qb, gazetteer.Link{Relation: gazetteer.Bearing, Wind: wind})
	case near:
		link(qs, qa, qb, gazetteer.Link{Relation: gazetteer.Near})
	case in || pro.Has(isnad.ProBi) && len(gap) <= 1 || pro.Has(isnad.ProLi) && len(gap) == 1 && strings.HasPrefix(gap[0].Fold, "التابع"):
		link(qs, qa, qb, gazetteer.Link{Relation: gazetteer.Within})
	case pro.Has(isnad.ProWa) && len(gap) <= 1 || and && len(gap) == 1:
		link(qs, qa, qb, gazetteer.Link{Relation: gazetteer.Along})
	}
}

// distance reads a distance, and a wind, that stand before token i: على بعد 20
// كم شمال. from is where it begins, or -1.
func distance(toks []isnad.Token, i int) (km float64, wind string, from int) {
	from = -1
	j := i - 1
	for ; j >= 0; j-- {
		f := toks[j].Fold
		if f == "من" || f == "عن" || f == "الي" || f == "مدينه" || f == "بلده" {
			continue
		}
		w := winds[f]
		if w == "" {
			w = winds[strings.TrimPrefix(f, "ب")]
		}
		if w == "" {
			switch f {
			case "شرقا":
				w = "E"
			case "غربا":
				w = "W"
			case "شمالا":
				w = "N"
			case "جنوبا":
				w = "S"
			}
		}
		if w == "" {
			break
		}
		wind = joinWinds(wind, w)
	}
	if j < 1 {
		return 0, "", -1
	}
	scale := 0.0
	switch f := strings.TrimSuffix(toks[j].Fold, "ا"); f {
	case "كم", "كيلومتر", "كيلومترات", "كيلو", "كلم":
		scale = 1
	case "متر", "امتار":
		scale = 0.001
	case "كيلومترين":
		return 2, wind, j
	default:
		return 0, "", -1
	}
	for n := 1; n <= 4 && j-n >= 0; n++ {
		var folds []string
		for x := j - n; x < j; x++ {
			folds = append(folds, toks[x].Fold)
		}
		if num, used, ok := arabic.ParseNumber(folds); ok && used == n {
			km, from = float64(num.Min)*scale, j-n
		}
	}
	if from < 0 {
		return 0, "", -1
	}
	return km, wind, from
}
