package tokenize

import (
	"sync"

	"isnad"
	"isnad/arabic"
)

// rooms are rows of tokens for lines of several sentences, used again where they are
// not longer than longestRoom.
var rooms sync.Pool

const longestRoom = 1 << 13

// classify marks headings, form fields and furniture. It looks only at the
// shape of lines: how long, how they end, what they open with.
func classify(sents []isnad.Sentence) {
	related := false // behind the head of a list of other stories
	keys := false    // right behind the head of a line of key words
	room, _ := rooms.Get().(*[]isnad.Token)
	if room == nil {
		room = new([]isnad.Token)
	}
	defer func() {
		if cap(*room) <= longestRoom {
			rooms.Put(room)
		}
	}()
	for i := 0; i < len(sents); {
		j := i + 1
		for j < len(sents) && sents[j].Para == sents[i].Para {
			j++
		}
		kind := lineKind(sents[i:j], i == 0, j == len(sents))
		switch {
		case keys && otherStory(sents[i:j]):
			kind = isnad.Furniture
		case kind != isnad.Furniture && pageLine(sents[i:j], i == 0, room):
			kind = isnad.Furniture
		case related && kind != isnad.Furniture:
			if related = otherStory(sents[i:j]); related {
				kind = isnad.Furniture
			}
		}
		related = related || kind == isnad.Furniture && opensRelated(sents[i].Tokens)
		keys = keyHead(sents[i].Tokens)
		for k := i; k < j; k++ {
			sents[k].Kind = kind
		}
		i = j
	}
}

// keyHead reports a line that holds no more than the head of a line of key words.
func keyHead(toks []isnad.Token) bool {
	words, head := 0, false
	for i := range toks {
		if toks[i].Kind == isnad.Word {
			words++
			switch toks[i].Fold {
			case "مفتاحيه", "المفتاحيه", "دلاليه", "الدلاليه", "الوسوم", "وسوم", "الاوسمه":
				head = true
			}
		}
	}
	return head && words <= 2
}

// maxHeading is the number of words past which a line without a full stop is
// read as prose all the same.
const maxHeading = 16

func lineKind(line []isnad.Sentence, first, last bool) isnad.SentenceKind {
	toks := line[0].Tokens
	words, bars := 0, 0
	for _, s := range line {
		for i := range s.Tokens {
			switch s.Tokens[i].Kind {
			case isnad.Word, isnad.Number, isnad.Latin:
				words++
			case isnad.Punct:
				switch s.Tokens[i].Norm {
				case "|", "»", ">", "•", "·", "›":
					bars++
				}
			}
		}
	}
	if words == 0 {
		return isnad.Furniture
	}
	if furniture(toks, words) || bars >= 2 && words <= 5*bars {
		return isnad.Furniture
	}
	if words <= 24 && field(toks) {
		return isnad.Field
	}
	end := line[len(line)-1].Tokens
	stop := end[len(end)-1]
	closed := stop.Kind != isnad.Punct
	switch stop.Norm {
	case "»", "\"", "”", ")":
		closed = true
	}
	if closed && !last && words >= 2 && (len(line) == 1 && words <= maxHeading || len(line) > 1 && words <= 2*maxHeading && titles(line)) {
		return isnad.Heading
	}
	return isnad.Prose
}

// titles reports a line of titles set apart by two points or the like: the
// army takes the town.. and the militants flee.
func titles(line []isnad.Sentence) bool {
	for _, s := range line[:len(line)-1] {
		switch s.Tokens[len(s.Tokens)-1].Norm {
		case "..", "...", "…", "!", "؟":
		default:
			return false
		}
	}
	return true
}

// field reports a line of the form "label: value" with a short nominal label,
// as forms and incident tables have it.
func field(toks []isnad.Token) bool {
	i := 0
	if toks[0].Kind == isnad.Punct { // list mark
		i++
	}
	n := 0
	for ; i < len(toks) && n <= 5; i++ {
		switch {
		case toks[i].Kind == isnad.Word:
			if saying.Has(toks[i].Fold) {
				return false
			}
			n++
		case toks[i].Norm == ":":
			return n > 0 && i+1 < len(toks) && labels.Has(toks[i-n].Fold)
		case toks[i].Norm == "/" || toks[i].Norm == "(" || toks[i].Norm == ")":
		default:
			return false
		}
	}
	return false
}

// saying are words that make "word: …" a quotation, not a field.
var saying = arabic.SetOf("قال", "وقال", "قالت", "وقالت", "مراسل", "عاجل")

// labels open a field of a form-like dispatch.
var labels = arabic.SetOf("الموقع", "المكان", "التاريخ", "الوقت", "الزمان", "الهجمات", "الهجوم", "القتلي", "الجرحي", "الضحايا", "الاصابات", "الاسلحه", "السلاح", "الجاني", "المسؤول", "المستشفي", "الاهداف", "الهدف", "عدد", "الحاله", "النوع", "المحافظه", "المدينه", "المنطقه", "المنشاه", "المستفيدون", "الذخائر", "نوع", "تاريخ", "مكان", "وقت", "الخسائر")
