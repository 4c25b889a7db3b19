package chat

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func all(t *testing.T, read func(func(*Message) error) error) []Message {
	t.Helper()
	var out []Message
	if err := read(func(m *Message) error { out = append(out, *m); return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTelegramJSON(t *testing.T) {
	const export = `{"about":"x","chats":{"about":"y","list":[
{"name":"قناة أولى","type":"public_channel","id":1,"messages":[
 {"id":10,"type":"service","date":"2018-02-14T09:00:00","action":"x","text":""},
 {"id":11,"type":"message","date":"2018-02-14T23:30:00","date_unixtime":"1518643800","from":"قناة أولى","forwarded_from":"قناة بعيدة","text":["أول ",{"type":"bold","text":"الخبر"},"\nوآخره"]},
 {"id":12,"type":"message","date":"2018-02-15T00:10:00","from":"قناة أولى","author":"ندى","photo":"p.jpg","text":""},
 {"id":13,"type":"message","date":"2018-02-15T00:20:00","from":"قناة أولى","forwarded_from":null,"text":"خبر ثان"}]},
{"messages":[{"id":1,"type":"message","text":"بلا اسم"}]},
{"name":"قناة ثانية","messages":[{"id":"x","type":"message","text":"معطوب"},{"id":2,"type":"message","date":"2018-02-16T00:00:00","from":"سالم","author":"هدى","text":"سليم"}]}]}}`
	empty := 0
	ms := all(t, func(y func(*Message) error) (err error) {
		empty, err = TelegramJSON(strings.NewReader(export), 1<<20, 32, y)
		return
	})
	if len(ms) != 5 || empty != 2 {
		t.Fatalf("%d messages, %d without text: %+v", len(ms), empty, ms)
	}
	a := ms[0]
	if a.Chat != "قناة أولى" || a.ID != "11" || a.Forwarded != "قناة بعيدة" || a.Text != "أول الخبر\nوآخره" || a.At.Format(time.RFC3339) != "2018-02-14T23:30:00+02:00" {
		t.Errorf("%+v %s", a, a.At.Format(time.RFC3339))
	}
	if !strings.HasPrefix(string(a.Raw), `{"id":11`) {
		t.Errorf("raw %q", a.Raw)
	}
	if ms[1].Forwarded != "" || ms[2].Chat != "" || ms[3].Err == nil || ms[4].Chat != "قناة ثانية" || ms[4].From != "هدى" {
		t.Errorf("%+v", ms[1:])
	}
}

func TestTelegramJSONRefuses(t *testing.T) {
	none := func(*Message) error { return nil }
	for _, c := range []struct {
		in    string
		limit bool
	}{
		{`{"messages":[{"text":"` + strings.Repeat("a", 1<<20) + `"}]}`, true},
		{strings.Repeat(`{"a":`, 50), true},
		{`{"messages":[`, false},
		{`{"messages":[{]}`, false},
		{`x`, false},
	} {
		_, err := TelegramJSON(strings.NewReader(c.in), 1<<16, 32, none)
		if err == nil || errors.Is(err, ErrLimit) != c.limit {
			t.Errorf("%.30s: %v", c.in, err)
		}
	}
}

func TestWhatsApp(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"Android, English, day first", "19/11/2017, 21:30 - Messages to this group are now secured.\n19/11/2017, 21:31 - سالم: أول\nسطر ثان\n20/11/2017, 08:00 - Nada B: second: with colon\n20/11/2017, 08:01 - Nada B: <Media omitted>\n",
			"2017-11-19T21:31:00 سالم|أول\nسطر ثان; 2017-11-20T08:00:00 Nada B|second: with colon; true"},
		{"Android, English, month first", "11/19/17, 9:30 PM - +963 900 000 000: text\n11/20/17, 12:05 AM - a: b\n",
			"2017-11-19T21:30:00 +963 900 000 000|text; 2017-11-20T00:05:00 a|b; true"},
		{"iOS", "\u200e[19/11/2017, 9:30:15 PM] Group: \u200eMessages are end-to-end encrypted.\r\n[19/11/2017, 9:30:16 PM] ~ سالم: نعم\r\n\u200e[19/11/2017, 9:31:00 PM] سالم: \u200eimage omitted\r\n",
			"2017-11-19T21:30:15 Group|Messages are end-to-end encrypted.; 2017-11-19T21:30:16 سالم|نعم; true"},
		{"Arabic", "١٩\u200f/١١\u200f/٢٠١٧، ٩:٣٠ م - سالم: وصلنا\n٢٠\u200f/١١\u200f/٢٠١٧، ١٢:١٠ ص - سالم: عدنا\n",
			"2017-11-19T21:30:00 سالم|وصلنا; 2017-11-20T00:10:00 سالم|عدنا; true"},
		{"German", "19.11.17, 21:30 - A: b\n", "2017-11-19T21:30:00 A|b; true"},
		{"year first", "2017-11-19, 21:30 - A: b\n", "2017-11-19T21:30:00 A|b; true"},
		{"order told by its run", "3/4/2018, 10:00 - A: x\n4/4/2018, 10:00 - A: y\n1/5/2018, 10:00 - A: z\n", "2018-04-03T10:00:00 A|x; 2018-04-04T10:00:00 A|y; 2018-05-01T10:00:00 A|z; true"},
		{"order not told", "3/4/2018, 10:00 - A: x\n", "2018-04-03T10:00:00 A|x; false"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !IsWhatsApp(c.in) {
				t.Error("not known for an export")
			}
			var got []string
			var sure bool
			for _, m := range all(t, func(y func(*Message) error) (err error) { _, sure, err = WhatsApp(c.in, "مجموعة", y); return }) {
				got = append(got, fmt.Sprintf("%s %s|%s", m.At.Format("2006-01-02T15:04:05"), m.From, m.Text))
				if m.Chat != "مجموعة" || len(m.Raw) == 0 {
					t.Errorf("%+v", m)
				}
			}
			if s := strings.Join(append(got, fmt.Sprint(sure)), "; "); s != c.want {
				t.Errorf("got  %q\nwant %q", s, c.want)
			}
		})
	}
	for _, s := range []string{"", "تقرير\n19/11/2017", "19/11/2017 وصل الوفد", "2017: سنة"} {
		if IsWhatsApp(s) {
			t.Errorf("%q is taken for an export", s)
		}
	}
}

func TestChatName(t *testing.T) {
	for in, want := range map[string]string{
		"WhatsApp Chat with أهل الحي.txt":          "أهل الحي",
		"دردشة واتساب مع \u202a+963 900\u202c.txt": "+963 900",
		"WhatsApp Chat - Group.zip":                "Group",
		"_chat.txt":                                "",
	} {
		if got := ChatName(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func FuzzTelegramJSON(f *testing.F) {
	f.Add(`{"name":"a","messages":[{"id":1,"type":"message","date_unixtime":"1","date":"2018-02-14T09:00:00","text":["a",{"text":"b"}]}]}`)
	f.Add(`{"chats":{"list":[{"messages":[{}]}]}}`)
	f.Add(`[[{"":"messages"},{"messages":{}}]]`)
	f.Fuzz(func(t *testing.T, s string) {
		TelegramJSON(strings.NewReader(s), 1<<16, 32, func(m *Message) error {
			if m.Err == nil && m.Text == "" {
				t.Error("a message without text")
			}
			return nil
		})
	})
}

func FuzzTelegramHTML(f *testing.F) {
	f.Add(`<div class="page_wrap"><div class="page_header"><div class="text bold">a</div></div><div class="message default" id="message1"><div class="body"><div class="date" title="14.02.2018 10:00:00 UTC+02:00"></div><div class="from_name">x</div><div class="forwarded body"><div class="from_name">y</div><div class="text">z</div></div></div></div>`)
	f.Fuzz(func(t *testing.T, s string) {
		TelegramHTML(s, func(m *Message) error {
			if m.Text == "" {
				t.Error("a message without text")
			}
			return nil
		})
	})
}

func FuzzWhatsApp(f *testing.F) {
	f.Add("19/11/2017, 21:30 - a: b\n١٩/١١/٢٠١٧، ٩:٣٠ م - a: b")
	f.Add("[99/99/9999, 99:99:99 PM] a: b")
	f.Add("0/0/0, 0:00 - : ")
	f.Fuzz(func(t *testing.T, s string) {
		n := 0
		empty, _, err := WhatsApp(s, "", func(m *Message) error {
			n++
			if m.Text == "" || len(m.Raw) > len(s) {
				t.Errorf("%+v", m)
			}
			return nil
		})
		if err != nil || empty < 0 {
			t.Error(err)
		}
	})
}
