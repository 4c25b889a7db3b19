package chat

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"isnad/arabic"
)

// The head of a message, after invisible marks are gone and digits are ASCII:
// iOS writes [19/11/2017, 9:30:15 PM] Name: text, Android writes
// 19/11/2017, 21:30 - Name: text, both in the order of the phone's region and
// with its words for morning and evening.
var head = regexp.MustCompile(`^\[?(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})[,،]? (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AaPp])\.? ?[Mm]\.?| ?(ص|م|صباحا|مساء))?\]?(?: [-–])? `)

// IsWhatsApp tells an export by its first lines.
func IsWhatsApp(text string) bool {
	n := 0
	for line := range strings.Lines(text[:min(len(text), 4096)]) {
		if head.MatchString(plain(line)) {
			return true
		}
		if n++; n > 3 {
			return false
		}
	}
	return false
}

// plain takes away marks of direction and gives digits and spaces their usual
// shape, so that heads look the same everywhere.
func plain(s string) string {
	s = strings.TrimRight(s[:min(len(s), 400)], "\r\n")
	return strings.Map(func(r rune) rune {
		if d := arabic.Digit(r); d >= 0 {
			return rune('0' + d)
		}
		switch {
		case r == 0xa0 || r == 0x202f:
			return ' '
		case r >= 0x200e && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfeff || arabic.IsMark(r):
			return -1
		}
		return r
	}, s)
}

// media are the words that stand for what was left out of the export.
var media = []string{"<media omitted>", "image omitted", "video omitted", "audio omitted", "sticker omitted", "document omitted", "gif omitted", "contact card omitted",
	"<تم استبعاد الوسائط>", "تم استبعاد الوسائط", "تم استبعاد الصورة", "تم استبعاد الفيديو", "تم استبعاد الملصق", "تم استبعاد الصوت", "تم استبعاد المستند", "صورة مستبعدة", "فيديو مستبعد",
	"this message was deleted", "you deleted this message", "تم حذف هذه الرسالة", "null", "(file attached)", "(الملف مرفق)"}

type entry struct {
	date  [3]string
	clock [3]int
	half  byte // a, p or 0
	line  int
	text  strings.Builder
	raw   strings.Builder
}

// WhatsApp reads the text of an export. chat is the name of the group or
// person, from the file's name. It gives how many messages had no text, and
// whether the order of day and month was told by the dates (true) or supposed
// (day first).
func WhatsApp(text, chat string, yield func(*Message) error) (empty int, sure bool, err error) {
	order, sure := dateOrder(text)
	var e *entry
	flush := func() error {
		if e == nil {
			return nil
		}
		m := e.message(chat, order)
		e = nil
		if m == nil || m.Text == "" {
			empty++
			return nil
		}
		return yield(m)
	}
	n := 0
	for line := range strings.Lines(text) {
		n++
		p := plain(line)
		at := head.FindStringSubmatch(p)
		if at == nil {
			if e != nil {
				e.text.WriteString(line)
				e.raw.WriteString(line)
			}
			continue
		}
		if err := flush(); err != nil {
			return empty, sure, err
		}
		e = &entry{date: [3]string{at[1], at[2], at[3]}, line: n}
		for i := range 3 {
			e.clock[i], _ = strconv.Atoi(at[4+i])
		}
		switch half := at[7] + at[8]; {
		case half == "":
		case strings.ContainsAny(half[:1], "Pp"), strings.HasPrefix(half, "م"):
			e.half = 'p'
		default:
			e.half = 'a'
		}
		e.raw.WriteString(line)
		e.text.WriteString(behind(line, len([]rune(at[0]))))
	}
	return empty, sure, flush()
}

// behind is what follows n characters of the plain form of a line.
func behind(line string, n int) string {
	for i, r := range line {
		if n == 0 {
			return line[i:]
		}
		if plain(string(r)) != "" {
			n--
		}
	}
	return ""
}

func (e *entry) message(chat string, order string) *Message {
	body := strings.TrimSpace(e.text.String())
	from, text, ok := strings.Cut(body, ": ")
	if !ok || strings.Contains(from, "\n") || len(from) > 150 {
		return nil // a notice of the service, or a message without text
	}
	text = strings.TrimSpace(strings.TrimLeft(text, "\u200e\u200f"))
	low := strings.ToLower(strings.Trim(plain(text), " ."))
	for _, m := range media {
		if low == m || strings.HasSuffix(low, m) && strings.HasPrefix(m, "(") {
			return nil
		}
	}
	y, m, d := e.date[strings.IndexByte(order, 'y')], e.date[strings.IndexByte(order, 'm')], e.date[strings.IndexByte(order, 'd')]
	year, _ := strconv.Atoi(y)
	if year < 100 {
		year += 2000
	}
	month, _ := strconv.Atoi(m)
	day, _ := strconv.Atoi(d)
	h := e.clock[0]
	switch {
	case e.half == 'p' && h < 12:
		h += 12
	case e.half == 'a' && h == 12:
		h = 0
	}
	msg := &Message{Chat: chat, From: strings.Trim(from, "\u200e\u200f\u202a\u202c ~"), Text: text, Raw: []byte(e.raw.String()), ID: strconv.Itoa(e.line)}
	at := time.Date(year, time.Month(month), day, h, e.clock[1], e.clock[2], 0, time.UTC)
	if at.Day() == day && int(at.Month()) == month {
		msg.At = at
	}
	return msg
}

// dateOrder tells whether days or months come first, from a number above 12,
// or else from which of the two makes the dates run forward.
func dateOrder(text string) (order string, sure bool) {
	dm, md := 0, 0 // dates that can only be day first, month first
	var back, last [2]int
	n := 0
	for line := range strings.Lines(text) {
		at := head.FindStringSubmatch(plain(line))
		if at == nil {
			continue
		}
		if len(at[1]) == 4 {
			return "ymd", true
		}
		a, _ := strconv.Atoi(at[1])
		b, _ := strconv.Atoi(at[2])
		y, _ := strconv.Atoi(at[3])
		if a > 12 {
			dm++
		}
		if b > 12 {
			md++
		}
		for k, v := range [2]int{y*10000 + b*100 + a, y*10000 + a*100 + b} {
			if v < last[k] {
				back[k]++
			}
			last[k] = v
		}
		if n++; n > 20000 {
			break
		}
	}
	switch {
	case md > dm:
		return "mdy", true
	case dm > 0:
		return "dmy", true
	case back[0] > back[1]:
		return "mdy", true
	case back[1] > back[0]:
		return "dmy", true
	}
	return "dmy", false
}

// ChatName is the name of the chat from that of the file: «WhatsApp Chat with
// X.txt», «دردشة واتساب مع X.txt». "" where the name says nothing.
func ChatName(file string) string {
	file = strings.TrimSuffix(strings.TrimSuffix(file, ".zip"), ".txt")
	file = strings.Map(func(r rune) rune {
		if r >= 0x200e && r <= 0x200f || r >= 0x202a && r <= 0x202e {
			return -1
		}
		return r
	}, file)
	for _, p := range []string{"WhatsApp Chat with ", "WhatsApp Chat - ", "دردشة واتساب مع ", "محادثة واتساب مع ", "دردشة WhatsApp مع ", "محادثة WhatsApp مع "} {
		if name, ok := strings.CutPrefix(file, p); ok {
			return strings.TrimSpace(name)
		}
	}
	return ""
}
