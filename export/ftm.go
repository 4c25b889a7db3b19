package export

import (
	"bufio"
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sort"
	"strings"

	"isnad"
)

// entity is a FollowTheMoney entity as its JSON has it.
type entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

func newEntity(schema string, key ...string) *entity {
	h := sha1.Sum([]byte(strings.Join(append([]string{schema}, key...), "\x1f")))
	return &entity{"isnad-" + hex.EncodeToString(h[:]), schema, map[string][]string{}}
}

// set adds values to a property; empty ones and those it has are passed over.
func (e *entity) set(prop string, values ...string) {
	for _, v := range values {
		if v = strings.TrimSpace(v); v == "" {
			continue
		}
		has := false
		for _, x := range e.Properties[prop] {
			has = has || x == v
		}
		if !has {
			e.Properties[prop] = append(e.Properties[prop], v)
		}
	}
}

// ftm writes FollowTheMoney entities, one a line: an Article a dispatch; a
// Person, Organization, PublicBody or LegalEntity a party; an Address a
// place; an Event a claim of an event, of control, presence or condition; an
// UnknownLink or Membership a claim of a relation. Parties and places are the
// same entities throughout the export. A claim says in its summary who says
// so; an Event names its Article as proof. What is written fits the schemata
// of both branches of FollowTheMoney in use (3.8 and 4.5).
type ftm struct {
	j    *job
	buf  *bufio.Writer
	enc  *json.Encoder
	seen map[string]bool
}

func newFTM(j *job) (writer, error) {
	f, err := j.create("entities.ftm.json")
	if err != nil {
		return nil, err
	}
	w := &ftm{j: j, buf: bufio.NewWriterSize(f, 1<<16), seen: map[string]bool{}}
	w.enc = json.NewEncoder(w.buf)
	w.enc.SetEscapeHTML(false)
	return w, nil
}

func (w *ftm) write(e *entity) error {
	for _, vs := range e.Properties {
		sort.Strings(vs)
	}
	w.j.manifest.Counts.Rows++
	return w.enc.Encode(e)
}

// once writes an entity the first time that its id comes.
func (w *ftm) once(e *entity) error {
	if w.seen[e.ID] {
		return nil
	}
	w.seen[e.ID] = true
	return w.write(e)
}

// party is the entity of a mention that takes part.
func (w *ftm) party(v *view, a *isnad.ArgRecord) (*entity, error) {
	if a == nil {
		return nil, nil
	}
	m := v.byID[a.Mention]
	name, id, en, schema := Plain(a.Text), "", "", "LegalEntity"
	if m != nil {
		id, en = m.Entity, m.NameEn
		switch m.Type {
		case "place":
			return nil, nil
		case "person":
			schema = "Person"
		case "actor":
			schema = "Organization"
		case "count", "time":
			return nil, nil
		}
	}
	if name == "" {
		return nil, nil
	}
	// A party that is only described is one within its dispatch.
	key := id
	if id == "" || strings.HasPrefix(id, "a:") {
		key = v.Doc + "\x1f" + name
		schema = "LegalEntity"
	}
	e := newEntity(schema, key)
	e.set("name", name)
	if id != "" && !strings.HasPrefix(id, "a:") {
		// The known name stands first among equals: the same in all files.
		e.Properties["name"] = nil
		if en != "" {
			e.set("name", Plain(en))
			e.set("alias", name)
		} else {
			e.set("name", name)
		}
		e.set("notes", "isnad:"+id)
	}
	return e, w.once(e)
}

func (w *ftm) address(v *view, a *isnad.ArgRecord, m *isnad.MentionRecord) (*entity, error) {
	if a == nil || m == nil || m.Entity == "" {
		return nil, nil
	}
	e := newEntity("Address", m.Entity)
	full := Plain(a.Text)
	if m.NameEn != "" {
		full = Plain(m.NameEn)
		e.set("alias", Plain(a.Text))
	}
	e.set("full", full)
	e.set("name", full)
	if m.Lat != nil && m.Lon != nil {
		e.set("latitude", fmt.Sprintf("%g", *m.Lat))
		e.set("longitude", fmt.Sprintf("%g", *m.Lon))
		if m.AccuracyKm > 0 {
			e.set("remarks", fmt.Sprintf("point known to %g km", m.AccuracyKm))
		}
	}
	return e, w.once(e)
}

func (w *ftm) record(v *view) error {
	doc := newEntity("Article", v.Doc)
	doc.set("title", Plain(v.Title))
	doc.set("name", firstOf(Plain(v.Title), v.Doc))
	doc.set("fileName", v.Doc)
	doc.set("publisher", Plain(v.Outlet))
	doc.set("publishedAt", v.Date)
	doc.set("date", v.Date)
	doc.set("language", iso3(v.Lang))
	doc.set("bodyText", strings.Map(func(r rune) rune {
		if isBidi(r) {
			return -1
		}
		return r
	}, v.Text))
	if err := w.write(doc); err != nil {
		return err
	}
	for i := range v.Claims {
		if err := w.claim(v, i, doc); err != nil {
			return err
		}
	}
	return nil
}

func (w *ftm) claim(v *view, i int, doc *entity) error {
	c := &v.Claims[i]
	r := v.row(i).plain()
	a, _ := v.arg(c, "agent", "holder")
	b, _ := v.arg(c, "patient", "from")
	from, err := w.party(v, a)
	if err != nil {
		return err
	}
	to, err := w.party(v, b)
	if err != nil {
		return err
	}
	var e *entity
	switch {
	case c.Kind == "relation" && from != nil && to != nil && from.ID != to.ID:
		if c.Type == "member" && to.Schema == "Organization" {
			e = newEntity("Membership", r.ClaimID)
			e.set("member", from.ID)
			e.set("organization", to.ID)
		} else {
			e = newEntity("UnknownLink", r.ClaimID)
			e.set("subject", from.ID)
			e.set("object", to.ID)
		}
		e.set("role", c.Type)
		e.set("status", "claimed", c.Polarity)
	default:
		e = newEntity("Event", r.ClaimID)
		e.set("name", r.title())
		for _, p := range []*entity{from, to} {
			if p != nil {
				e.set("involved", p.ID)
			}
		}
		e.set("location", r.Location)
		pa, pm := v.place(c)
		at, err := w.address(v, pa, pm)
		if err != nil {
			return err
		}
		if at != nil {
			e.set("addressEntity", at.ID)
		}
		e.set("keywords", c.Kind, c.Type, c.AcledSubEvent, c.Plover)
		e.set("notes", "A claim, not a fact: "+strings.Join([]string{c.Polarity, c.Certainty, c.Tense, c.Evidence}, ", "))
	}
	if r.DateFrom == "text" {
		e.set("startDate", r.EventDate)
		e.set("endDate", r.EventDateEnd)
	} else {
		e.set("date", v.Date)
	}
	e.set("summary", "«"+r.Notes+"» "+r.Chain)
	e.set("recordId", r.ClaimID)
	e.set("publisher", Plain(v.Outlet))
	e.set("description", "dispatch "+v.Doc)
	if e.Schema == "Event" {
		// Links have no proof in the older of the schemata in use.
		e.set("proof", doc.ID)
	}
	return w.write(e)
}

func (w *ftm) end() error { return w.buf.Flush() }

func firstOf(s ...string) string {
	for _, x := range s {
		if x != "" {
			return x
		}
	}
	return ""
}

// iso3 is the three-letter code of a language; FollowTheMoney wants it.
func iso3(lang string) string {
	lang, _, _ = strings.Cut(lang, "-")
	switch lang {
	case "ar":
		return "ara"
	case "fa":
		return "fas"
	case "ur":
		return "urd"
	case "ckb":
		return "ckb"
	case "ku":
		return "kur"
	case "en":
		return "eng"
	case "fr":
		return "fra"
	case "tr":
		return "tur"
	case "he":
		return "heb"
	}
	return ""
}
