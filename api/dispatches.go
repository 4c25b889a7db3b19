package api

import (
	"time"

	"isnad"
)

// DispatchSummary is a dispatch in a list.
type DispatchSummary struct {
	ID         string `json:"id" example:"bukamal-1"`
	Collection string `json:"collection" example:"samples"`
	Doc        string `json:"doc" doc:"Name within its source" example:"bukamal-1"`
	Outlet     string `json:"outlet" example:"وكالة الضفة للأنباء"`
	Date       string `json:"date" example:"2017-11-09"`
	Lang       string `json:"lang" example:"ar"`
	Title      string `json:"title,omitempty" example:"الجيش السوري يدخل البوكمال"`
	Start      string `json:"start" doc:"First words of the text" example:"دخل الجيش السوري وحلفاؤه"`
	Claims     int    `json:"claims" example:"9"`
	Read       bool   `json:"read" doc:"Read into claims; a dispatch in another language is kept and searchable, and not read"`
	Purged     bool   `json:"purged,omitempty" doc:"Erased: only identity, hashes and dates are left"`
}

// DispatchPath names a dispatch in the path.
type DispatchPath struct {
	Dispatch string `path:"dispatch" maxLength:"200" example:"bukamal-1"`
}

// DispatchView is a dispatch with everything that was read of it.
type DispatchView struct {
	DispatchSummary
	Text     string                `json:"text" doc:"Exactly as read; spans count its code points"`
	Program  string                `json:"program" doc:"Versions of program and data that read it" example:"isnad 0.2.0 data 3c4d"`
	Source   Source                `json:"source"`
	Mentions []isnad.MentionRecord `json:"mentions"`
	Claims   []ClaimView           `json:"claim_list" doc:"Claims in the text's order"`
	Same     []DispatchSummary     `json:"same" doc:"Dispatches with the same or nearly the same text"`
	Unread   string                `json:"unread,omitempty" doc:"Why it was not read into claims"`
	Masked   bool                  `json:"masked" doc:"Private persons are masked"`
	Prev     string                `json:"prev,omitempty" doc:"Dispatch before it in its collection, by date; under a filter, among those that it keeps"`
	NextID   string                `json:"next,omitempty" doc:"Dispatch behind it"`
}

// Source is where a dispatch came from.
type Source struct {
	File      string    `json:"file,omitempty" example:"samples.jsonl"`
	URL       string    `json:"url,omitempty"`
	Format    string    `json:"format,omitempty" example:"jsonl"`
	SHA256    string    `json:"sha256" doc:"Of the original bytes"`
	Added     time.Time `json:"added"`
	Original  bool      `json:"original" doc:"Whether the original can be fetched"`
	Size      int64     `json:"size" doc:"Of the original, in bytes" example:"18167"`
	Byline    string    `json:"byline,omitempty"`
	Forwarded []string  `json:"forwarded" doc:"From whom it was passed on, outermost first"`
	Notes     []string  `json:"notes" doc:"What the reader should know of it"`
}

// ClaimView is a claim with what people ruled and where it stands among
// others.
type ClaimView struct {
	isnad.ClaimRecord
	Ref        string         `json:"ref" doc:"The claim's identity in the store, for addresses; id is its number in the dispatch" example:"k-19f2c07a"`
	Ruling     string         `json:"ruling" enum:"unruled,accept,correct,reject,merge,split,add,merged" doc:"The last decision taken on it"`
	Rulings    []isnad.Ruling `json:"rulings" doc:"Oldest first; in blind coding only one's own"`
	Confidence float64        `json:"confidence" minimum:"0" maximum:"1" doc:"How sure the program is of its reading" example:"0.8"`
	Doubt      float64        `json:"doubt" minimum:"0" maximum:"1" doc:"How much it deserves a look: 0 none, 1 most" example:"0.4"`
	Cluster    string         `json:"cluster,omitempty" doc:"Cluster of claims of several dispatches that it belongs to"`
	Place      *Point         `json:"place,omitempty" doc:"Where it lies, if it was resolved"`
}

// Codes are the codes of other schemes.
type Codes struct {
	Acled  string `json:"acled,omitempty" doc:"ACLED's event and sub-event type that it comes nearest to" example:"Battles / Armed clash"`
	Plover string `json:"plover,omitempty" example:"ASSAULT"`
}

// PlaceReading is how one place mention was resolved.
type PlaceReading struct {
	Mention    string           `json:"mention" example:"m3"`
	Text       string           `json:"text" example:"البوكمال"`
	Chosen     string           `json:"chosen,omitempty" doc:"Id of the place chosen; absent where the name is unknown"`
	Candidates []PlaceCandidate `json:"candidates" doc:"Best first"`
}

// PlaceCandidate is a place that a name can mean, and why.
type PlaceCandidate struct {
	Point
	Country string   `json:"country,omitempty" doc:"ISO 3166-1 alpha-2" example:"SY"`
	Parent  string   `json:"parent,omitempty" doc:"Governorate" example:"دير الزور"`
	Score   float64  `json:"score" doc:"Comparable within one name only" example:"9.5"`
	Reasons []string `json:"reasons" example:"[\"name\",\"prominence 6\"]"`
}

// FrameView explains why a claim was read.
type FrameView struct {
	ID     string `json:"id" example:"control.take:seize"`
	File   string `json:"file" example:"frames/control.frame"`
	Line   int    `json:"line" example:"12"`
	Source string `json:"source" doc:"The frame as written"`
	Codes  Codes  `json:"codes"`
}

// PlainText is a dispatch given in a request.
type PlainText struct {
	Body struct {
		Doc    string `json:"doc,omitempty" maxLength:"200" example:"note-1"`
		Outlet string `json:"outlet,omitempty" maxLength:"200" example:"وكالة الضفة للأنباء"`
		Date   string `json:"date,omitempty" maxLength:"10" doc:"ISO 8601: 2017, 2017-11 or 2017-11-19" example:"2017-11-09"`
		Title  string `json:"title,omitempty" maxLength:"1000"`
		Text   string `json:"text" minLength:"1" doc:"UTF-8, at most 4 MiB" example:"دخل الجيش السوري مدينة البوكمال صباح اليوم."`
	}
}

// DispatchesQuery asks for dispatches.
type DispatchesQuery struct {
	Filter
	Paging
	Masking
	Sort string `query:"sort" enum:"date,-date" default:"-date" doc:"By publication; a minus puts the newest first"`
}

// DispatchQuery asks for one dispatch.
type DispatchQuery struct {
	DispatchPath
	Masking
	Blind bool `query:"blind" doc:"Without others' rulings"`
}

// NeighboursQuery asks for one dispatch and for those beside it. The filter leaves
// it whole, and says among which dispatches its neighbours are.
type NeighboursQuery struct {
	DispatchPath
	Filter
	Masking
	Blind bool `query:"blind" doc:"Without others' rulings"`
}

// PurgeBody says why a dispatch is erased.
type PurgeBody struct {
	DispatchPath
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"2000" doc:"Kept in the log of custody; name no one" example:"أرسله صاحبه خطأً"`
	}
}

// ReadView is what was read of one text, without storing it.
type ReadView struct {
	Record isnad.Record   `json:"record"`
	Places []PlaceReading `json:"places"`
}
