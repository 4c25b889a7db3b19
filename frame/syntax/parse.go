package syntax

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

var kinds = map[string]string{
	"control":   "hold take lose contest approach",
	"event":     "clash attack shelling airstrike explosion advance withdraw encircle clear deploy repel kill detain release destroy displace return protest open close aid meet agree break state accuse demand threaten reject sanction appoint other",
	"relation":  "ally support command member oppose",
	"route":     "",
	"presence":  "",
	"condition": "",
}

var roleNames = map[string]string{
	"control": "holder place from", "event": "agent patient place from to instrument topic", "relation": "agent patient",
	"route": "from to via", "presence": "agent place", "condition": "patient place",
}

const (
	triggerClasses = "verb finite masdar participle active passive noun adj phrase"
	typeNames      = "PLACE ACTOR PERSON ROLE COUNT TIME PARTY THING ANY"
	classNames     = "settlement region area natural way crossing facility force members body media people role weapon vehicle deal document time event casualty service quantity abstract nisba loaded"
	positionKinds  = "subject object object2 prep after before self pair clause anywhere known"
)

var values = map[string]string{
	"degree": "full part fire siege", "mode": "road crossing rail river air trade power pipeline unsaid", "state": "trigger predicate",
	"polarity": "affirmed denied", "certainty": "certain probable possible", "tense": "past present future", "evidence": "witnessed told hearsay inferred asserted",
}

func oneOf(list, s string) bool {
	for _, w := range strings.Fields(list) {
		if w == s {
			return true
		}
	}
	return false
}

type parser struct {
	name     string
	errs     []error
	file     *File
	frame    *Frame
	example  *Example
	comments []string
}

// Parse parses a file. The error joins every fault found; the file is nil
// when there is one, so that nothing is half loaded.
func Parse(name string, src []byte) (*File, error) {
	p := &parser{name: name, file: &File{Name: name}}
	if !utf8.Valid(src) {
		return nil, fmt.Errorf("%s:1:1: not UTF-8", name)
	}
	for i, line := range strings.Split(strings.TrimPrefix(string(src), "\ufeff"), "\n") {
		p.line(i+1, strings.TrimRight(line, " \t\r"))
	}
	p.close()
	p.file.Tail = p.comments
	if len(p.errs) > 0 {
		return nil, errors.Join(p.errs...)
	}
	return p.file, nil
}

func (p *parser) fault(pos Pos, format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf("%s:%d:%d: %s", p.name, pos.Line, pos.Col, fmt.Sprintf(format, args...)))
}

// close ends a frame: it must have a trigger, its required roles, an example
// and a counterexample.
func (p *parser) close() {
	f := p.frame
	p.frame, p.example = nil, nil
	if f == nil {
		return
	}
	if len(f.Triggers) == 0 {
		p.fault(f.Pos, "frame %s has no trigger", f.ID)
	}
	if len(f.Roles) == 0 {
		p.fault(f.Pos, "frame %s has no role", f.ID)
	}
	ex, counter := 0, 0
	for _, e := range f.Examples {
		if e.Counter {
			counter++
		} else {
			ex++
		}
	}
	if ex == 0 {
		p.fault(f.Pos, "frame %s has no example", f.ID)
	}
	if counter == 0 {
		p.fault(f.Pos, "frame %s has no counterexample", f.ID)
	}
	p.file.Frames = append(p.file.Frames, f)
}

// word is a field of a line with its place.
type word struct {
	text   string
	pos    Pos
	quoted bool
}

// split cuts a line into words, quoted strings and the marks | : , at the
// end of a comment.
func (p *parser) split(n int, line string) []word {
	var out []word
	rs := []rune(line)
	for i := 0; i < len(rs); {
		switch r := rs[i]; {
		case r == ' ' || r == '\t':
			i++
		case r == '#':
			return out
		case r == '"':
			j := i + 1
			for j < len(rs) && rs[j] != '"' {
				j++
			}
			if j == len(rs) {
				p.fault(Pos{n, i + 1}, "quotation mark is not closed")
				return out
			}
			out = append(out, word{string(rs[i+1 : j]), Pos{n, i + 1}, true})
			i = j + 1
		case r == ':' || r == ',' || r == '|':
			out = append(out, word{string(r), Pos{n, i + 1}, false})
			i++
		default:
			j := i
			for j < len(rs) && !strings.ContainsRune(" \t\"|,", rs[j]) && !(rs[j] == ':' && (j+1 == len(rs) || rs[j+1] == ' ')) {
				j++
			}
			out = append(out, word{string(rs[i:j]), Pos{n, i + 1}, false})
			i = j
		}
	}
	return out
}

func (p *parser) line(n int, line string) {
	trimmed := strings.TrimLeft(line, " \t")
	if trimmed == "" {
		return
	}
	if trimmed[0] == '#' {
		p.comments = append(p.comments, trimmed)
		return
	}
	ws := p.split(n, line)
	if len(ws) == 0 {
		return
	}
	head, args := ws[0], ws[1:]
	if head.text == "frame" {
		p.close()
		p.open(head, args)
		return
	}
	if p.frame == nil {
		p.fault(head.pos, "expected frame, found %q", head.text)
		return
	}
	p.directive(head, args)
}

func (p *parser) open(head word, args []word) {
	f := &Frame{Pos: head.pos, Comments: p.comments}
	p.comments = nil
	p.frame = f
	if len(args) == 0 {
		p.fault(head.pos, "expected kind[.type][:name] behind frame")
		return
	}
	f.ID = args[0].text
	f.Pos = args[0].pos
	base, name, named := strings.Cut(f.ID, ":")
	if named && (name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "") {
		p.fault(args[0].pos, "frame name %q; expected letters a-z, digits and -", name)
	}
	f.Kind, f.Type, _ = strings.Cut(base, ".")
	types, ok := kinds[f.Kind]
	switch {
	case !ok:
		p.fault(args[0].pos, "unknown kind %q; expected control, event, relation, route, presence or condition", f.Kind)
	case types == "" && f.Type != "":
		p.fault(args[0].pos, "%s has no types, found %q", f.Kind, f.Type)
	case types != "" && !oneOf(types, f.Type):
		p.fault(args[0].pos, "unknown type %q of %s; expected one of %s", f.Type, f.Kind, types)
	}
	if len(args) > 1 {
		p.fault(args[1].pos, "expected the end of the line, found %q", args[1].text)
	}
}

func (p *parser) directive(head word, args []word) {
	f := p.frame
	if head.text != "example" && head.text != "counterexample" && p.example != nil && (oneOf(roleNames[f.Kind], head.text) || len(args) == 1 && args[0].quoted || values[head.text] != "" && len(args) == 1) {
		p.filler(head, args)
		return
	}
	single := func(to *string) {
		if len(args) != 1 {
			p.fault(head.pos, "expected one value behind %s", head.text)
			return
		}
		if list := values[head.text]; list != "" && !oneOf(list, args[0].text) {
			p.fault(args[0].pos, "unknown %s %q; expected one of %s", head.text, args[0].text, list)
			return
		}
		*to = args[0].text
	}
	switch head.text {
	case "degree":
		if f.Kind != "control" {
			p.fault(head.pos, "degree is for control only")
		}
		single(&f.Degree)
	case "mode":
		if f.Kind != "route" {
			p.fault(head.pos, "mode is for route only")
		}
		single(&f.Mode)
	case "state":
		if f.Kind != "condition" {
			p.fault(head.pos, "state is for condition only")
		}
		single(&f.State)
	case "polarity":
		single(&f.Polarity)
	case "certainty":
		single(&f.Certainty)
	case "tense":
		single(&f.Tense)
	case "evidence":
		single(&f.Evidence)
	case "count":
		single(&f.Count)
	case "priority":
		var s string
		single(&s)
		n, err := strconv.Atoi(s)
		if err != nil {
			p.fault(head.pos, "priority %q is no number", s)
		}
		f.Priority = n
	case "trigger":
		p.trigger(head, args)
	case "role":
		p.role(head, args)
	case "not":
		if len(args) < 2 || args[0].quoted {
			p.fault(head.pos, "expected a role and quoted lemmas behind not")
			return
		}
		if !oneOf(roleNames[f.Kind], args[0].text) {
			p.fault(args[0].pos, "unknown role %q of %s; expected one of %s", args[0].text, f.Kind, roleNames[f.Kind])
		}
		f.Not = append(f.Not, &Not{head.pos, args[0].text, p.quoted(args[1:])})
	case "unless":
		f.Unless = append(f.Unless, p.quoted(args)...)
	case "needs":
		f.Needs = append(f.Needs, p.quoted(args)...)
	case "acled":
		f.ACLED = rest(args)
	case "plover":
		f.PLOVER = rest(args)
	case "example", "counterexample":
		if len(args) != 1 || !args[0].quoted || strings.TrimSpace(args[0].text) == "" {
			p.fault(head.pos, "expected one quoted sentence behind %s", head.text)
			return
		}
		p.example = &Example{Pos: head.pos, Text: args[0].text, Counter: head.text == "counterexample"}
		f.Examples = append(f.Examples, p.example)
	default:
		p.fault(head.pos, "unknown directive %q; expected trigger, role, not, unless, needs, example, counterexample, degree, mode, state, count, priority, acled, plover or a mark of standing", head.text)
	}
}

func rest(args []word) string {
	var b []string
	for _, a := range args {
		b = append(b, a.text)
	}
	return strings.Join(b, " ")
}

func (p *parser) quoted(args []word) []string {
	var out []string
	for _, a := range args {
		if !a.quoted || strings.TrimSpace(a.text) == "" {
			p.fault(a.pos, "expected a quoted word, found %q", a.text)
			continue
		}
		out = append(out, a.text)
	}
	if len(out) == 0 && len(args) == 0 {
		p.errs = append(p.errs, fmt.Errorf("%s:%d:1: expected quoted words", p.name, p.frame.Pos.Line))
	}
	return out
}

func (p *parser) filler(head word, args []word) {
	if len(args) != 1 {
		p.fault(head.pos, "expected one quoted text behind %s", head.text)
		return
	}
	w := Filler{head.pos, head.text, args[0].text}
	switch {
	case values[head.text] != "":
		if !oneOf(values[head.text], w.Text) {
			p.fault(args[0].pos, "unknown %s %q", head.text, w.Text)
		}
	case !oneOf(roleNames[p.frame.Kind], head.text):
		p.fault(head.pos, "unknown role %q of %s; expected one of %s", head.text, p.frame.Kind, roleNames[p.frame.Kind])
	case !strings.Contains(p.example.Text, w.Text):
		p.fault(args[0].pos, "%q does not stand in the example", w.Text)
	}
	p.example.Roles = append(p.example.Roles, w)
}

func (p *parser) trigger(head word, args []word) {
	if len(args) < 2 {
		p.fault(head.pos, "expected a class and words behind trigger")
		return
	}
	t := &Trigger{Pos: head.pos, Class: args[0].text}
	if !oneOf(triggerClasses, t.Class) {
		p.fault(args[0].pos, "unknown trigger class %q; expected one of %s", t.Class, triggerClasses)
	}
	for _, a := range args[1:] {
		if (t.Class == "phrase") != a.quoted {
			if t.Class == "phrase" {
				p.fault(a.pos, "a phrase stands in quotation marks, found %q", a.text)
			} else {
				p.fault(a.pos, "a lemma stands without quotation marks, found %q", a.text)
			}
			continue
		}
		if strings.TrimSpace(a.text) == "" {
			p.fault(a.pos, "empty phrase")
			continue
		}
		t.Words = append(t.Words, a.text)
	}
	p.frame.Triggers = append(p.frame.Triggers, t)
}

func (p *parser) role(head word, args []word) {
	if len(args) < 4 {
		p.fault(head.pos, "expected role NAME TYPES : POSITIONS")
		return
	}
	r := &Role{Pos: head.pos, Name: strings.TrimSuffix(args[0].text, "?"), Optional: strings.HasSuffix(args[0].text, "?")}
	if !oneOf(roleNames[p.frame.Kind], r.Name) {
		p.fault(args[0].pos, "unknown role %q of %s; expected one of %s", r.Name, p.frame.Kind, roleNames[p.frame.Kind])
	}
	for _, o := range p.frame.Roles {
		if o.Name == r.Name {
			p.fault(args[0].pos, "role %s stands twice", r.Name)
		}
	}
	i := 1
	for ; i < len(args) && args[i].text != ":"; i++ {
		a := args[i]
		if a.text == "|" && !a.quoted {
			continue
		}
		if !a.quoted && !oneOf(typeNames, a.text) && !oneOf(classNames, a.text) {
			p.fault(a.pos, "unknown type %q; expected %s, a class of data/lexicon, or a quoted lemma", a.text, typeNames)
		}
		r.Types = append(r.Types, Type{a.text, a.quoted})
	}
	if i == len(args) {
		p.fault(head.pos, "expected : behind the types of role %s", r.Name)
		return
	}
	if len(r.Types) == 0 {
		p.fault(head.pos, "expected types before : of role %s", r.Name)
	}
	for i++; i < len(args); {
		a := args[i]
		pos := Position{Kind: a.text}
		i++
		if !oneOf(positionKinds, a.text) {
			p.fault(a.pos, "unknown position %q; expected one of %s", a.text, positionKinds)
		}
		for i < len(args) && args[i].text != "," {
			switch {
			case a.text != "prep" && a.text != "pair":
				p.fault(args[i].pos, "expected , or the end of the line, found %q", args[i].text)
			case args[i].text == "first" || args[i].text == "second":
				pos.Pair = args[i].text
			case a.text == "pair":
				p.fault(args[i].pos, "expected first or second, found %q", args[i].text)
			default:
				pos.Preps = append(pos.Preps, args[i].text)
			}
			i++
		}
		if a.text == "pair" && pos.Pair == "" {
			p.fault(a.pos, "expected first or second behind pair")
		}
		if a.text == "prep" && len(pos.Preps) == 0 {
			p.fault(a.pos, "expected a preposition behind prep")
		}
		r.Positions = append(r.Positions, pos)
		if i < len(args) {
			i++ // the comma
		}
	}
	if len(r.Positions) == 0 {
		p.fault(head.pos, "expected a position behind : of role %s", r.Name)
	}
	p.frame.Roles = append(p.frame.Roles, r)
}
