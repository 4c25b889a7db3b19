package api

import (
	"cmp"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"
)

// Worded is a message in a form that programs can put into other words: which
// message it is, what it speaks of, and the message within it.
type Worded struct {
	Code    Code              `json:"code,omitempty"`
	Params  map[string]string `json:"params,omitempty" doc:"What it speaks of, by the names in the message's form"`
	Because *Message          `json:"because,omitempty" doc:"The message that it goes back to"`
}

// Code is one of the codes of [wordings].
type Code string

// Schema names all codes.
func (Code) Schema(r huma.Registry) *huma.Schema {
	r.Map()["Code"] = &huma.Schema{Type: "string", Enum: codes(), Examples: []any{"no_claim"},
		Description: "Which message it is; absent where it is another program's. A code stays, its English words may change"}
	return &huma.Schema{Ref: "#/components/schemas/Code"}
}

// Message is a message in English and as a code.
type Message struct {
	Text string `json:"message" example:"no such claim: c1"`
	Worded
}

// Problem is an error as problem details (RFC 9457), with what was wrong as a
// code, too, and field by field.
type Problem struct {
	Type   string         `json:"type,omitempty" format:"uri" doc:"Absent: about:blank, the status says it"`
	Title  string         `json:"title,omitempty" example:"Unprocessable Entity" doc:"The status in words"`
	Status int            `json:"status,omitempty" example:"422"`
	Detail string         `json:"detail,omitempty" example:"the request is not as described" doc:"What was wrong, in English"`
	Errors []ProblemField `json:"errors,omitempty" doc:"What was wrong with each field"`
	Worded
}

// ProblemField is what is wrong with a field.
type ProblemField struct {
	Location string `json:"location,omitempty" example:"query.from" doc:"path, query, header or body, and the field"`
	Text     string `json:"message,omitempty" example:"no ISO date; expected 2017, 2017-11 or 2017-11-19"`
	Value    any    `json:"value,omitempty" doc:"What stood there"`
	Worded
}

func (p *Problem) Error() string  { return p.Detail }
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of problem details.
func (p *Problem) ContentType(media string) string {
	if media == "application/json" {
		return "application/problem+json"
	}
	return media
}

// All errors of the API are made here, huma's own too.
func init() { huma.NewError = newProblem }

var missing = regexp.MustCompile(`^expected required property (\S+) to be present$`)

func newProblem(status int, detail string, errs ...error) huma.StatusError {
	p := &Problem{Title: http.StatusText(status), Status: status, Detail: detail, Worded: worded(detail)}
	for _, err := range errs {
		if err == nil {
			continue
		}
		f := ProblemField{Text: err.Error()}
		if d, ok := err.(huma.ErrorDetailer); ok {
			e := d.ErrorDetail()
			f = ProblemField{Location: e.Location, Text: e.Message, Value: e.Value}
		}
		// A property that is missing is named as all others are: the place
		// that huma gives is what it is missing from.
		if name := missing.FindStringSubmatch(f.Text); name != nil {
			f.Location, f.Text, f.Value = f.Location+"."+name[1], "missing", nil
		}
		f.Worded = worded(f.Text)
		p.Errors = append(p.Errors, f)
	}
	return p
}

// message is a text with its code.
func message(text string) *Message {
	if text == "" {
		return nil
	}
	return &Message{text, worded(text)}
}

// wording is a form of [wordings] made ready to recognise what was said by it.
type wording struct {
	code   Code
	prefix string // what stands before its first parameter
	params []string
	form   *regexp.Regexp
	weight int // letters that are no parameter
}

// numeric are parameters that are numbers.
var numeric = map[string]bool{"n": true, "line": true, "col": true, "at": true, "page": true, "want": true, "least": true}

var param = regexp.MustCompile(`\{(\w+)\}`)

// forms are the wordings, those with the most words of their own first.
var forms = sync.OnceValue(func() []wording {
	out := make([]wording, len(wordings))
	for i, w := range wordings {
		x := wording{code: w.code}
		form := "(?s)^"
		rest := w.form
		for {
			at := param.FindStringSubmatchIndex(rest)
			if at == nil {
				break
			}
			name := rest[at[2]:at[3]]
			what := "(.*?)"
			if numeric[name] {
				what = `(\d+)`
			}
			form += regexp.QuoteMeta(rest[:at[0]]) + what
			x.params = append(x.params, name)
			x.weight += at[0]
			rest = rest[at[1]:]
		}
		x.weight += len(rest)
		x.prefix, _, _ = strings.Cut(w.form, "{")
		x.form = regexp.MustCompile(form + regexp.QuoteMeta(rest) + "$")
		out[i] = x
	}
	slices.SortStableFunc(out, func(a, b wording) int { return cmp.Compare(b.weight, a.weight) })
	return out
})

// worded recognises a message by its form. Messages are made where things go
// wrong, in every package and in other programs' libraries, and some were
// stored long ago; that is why they are known by what they say.
func worded(text string) Worded {
	text = strings.TrimSpace(text)
	for _, w := range forms() {
		if !strings.HasPrefix(text, w.prefix) {
			continue
		}
		m := w.form.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		out := Worded{Code: w.code}
		for i, name := range w.params {
			if name == "because" {
				out.Because = message(m[i+1])
				continue
			}
			if out.Params == nil {
				out.Params = map[string]string{}
			}
			out.Params[name] = m[i+1]
		}
		return out
	}
	return Worded{}
}

// codes are the codes of all messages, sorted.
func codes() []any {
	var out []Code
	for _, w := range wordings {
		out = append(out, w.code)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	list := make([]any, len(out))
	for i, c := range out {
		list[i] = c
	}
	return list
}
