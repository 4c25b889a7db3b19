package api

import (
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// Collection is a named set of dispatches.
type Collection struct {
	Name       string    `json:"name" doc:"Its identity" example:"samples"`
	Created    time.Time `json:"created"`
	Dispatches int       `json:"dispatches" example:"18"`
	Claims     int       `json:"claims" example:"240"`
	Outlets    int       `json:"outlets" example:"9"`
	Unread     int       `json:"unread" doc:"Files and dispatches that could not be read" example:"2"`
	Duplicates int       `json:"duplicates" doc:"Dispatches that repeat another one, exactly or nearly" example:"3"`
	First      string    `json:"first,omitempty" doc:"First day of publication" example:"2017-11-09"`
	Last       string    `json:"last,omitempty" example:"2023-04-20"`
}

// NewCollection creates a collection.
type NewCollection struct {
	Body struct {
		Name string `json:"name" minLength:"1" maxLength:"200" example:"دير الزور 2017"`
	}
}

// CollectionPath names a collection in the path.
type CollectionPath struct {
	Collection string `path:"collection" maxLength:"200" example:"samples"`
}

// Job is work that goes on behind a request: an upload being read, a reread.
type Job struct {
	ID         string    `json:"id" example:"j-7f3a"`
	Kind       string    `json:"kind" enum:"upload,fetch,reread" example:"upload"`
	Collection string    `json:"collection,omitempty" example:"samples"`
	State      string    `json:"state" enum:"running,done,failed,cancelled" example:"running"`
	By         string    `json:"by,omitempty" example:"local"`
	Started    time.Time `json:"started"`
	Progress
	Error string   `json:"error,omitempty" doc:"Why it failed"`
	Why   *Message `json:"why,omitempty" doc:"The same with its code"`
}

// Progress is how far a job is.
type Progress struct {
	Done       int     `json:"done" doc:"Dispatches done" example:"120"`
	Total      int     `json:"total" doc:"Dispatches known so far; grows while files are opened" example:"400"`
	Files      int     `json:"files" doc:"Files opened" example:"3"`
	Added      int     `json:"added" doc:"Dispatches that are new" example:"110"`
	Duplicates int     `json:"duplicates" example:"10"`
	Unread     int     `json:"unread" doc:"Files and dispatches that could not be read" example:"1"`
	Claims     int     `json:"claims" doc:"Claims found" example:"1650"`
	Rate       float64 `json:"rate" doc:"Dispatches a second" example:"85.5"`
	LeftS      float64 `json:"left_s" doc:"Seconds left, estimated; 0 where unknown" example:"3.2"`
	Current    string  `json:"current,omitempty" doc:"What is being read" example:"report.docx"`
}

// Unread is what could not be read, and why.
type Unread struct {
	Dispatch string    `json:"dispatch,omitempty" doc:"Where it was kept all the same, searchable and not read into claims"`
	Source   string    `json:"source" doc:"File, and where in it" example:"scan.pdf"`
	Reason   string    `json:"reason" example:"no text"`
	Why      *Message  `json:"why" doc:"The reason with its code"`
	At       time.Time `json:"at"`
	Size     int64     `json:"size,omitempty" doc:"Bytes" example:"120034"`
}

// Duplicates is a group of dispatches with one text, exactly or nearly.
type Duplicates struct {
	Group      string            `json:"group" example:"g-1"`
	Exact      bool              `json:"exact" doc:"All letter for letter alike; or else nearly"`
	Count      int               `json:"count" doc:"Dispatches of the group; the first 100 are listed" example:"3"`
	Dispatches []DispatchSummary `json:"dispatches" doc:"The first to appear stands first"`
}

// CustodyCheckQuery asks for the store to be checked.
type CustodyCheckQuery struct {
	Head string `query:"head" maxLength:"64" doc:"A hash that an earlier check gave and that must still stand in the chain"`
}

// CustodyCheck is what walking the log and everything that it speaks of found.
type CustodyCheck struct {
	Sound      bool           `json:"sound" doc:"No faults"`
	Entries    int64          `json:"entries" example:"1024"`
	Head       string         `json:"head" doc:"Hash of the last entry: kept elsewhere, it proves later that nothing was cut off"`
	HeadAt     string         `json:"head_at"`
	Dispatches int            `json:"dispatches"`
	Originals  int            `json:"originals"`
	Records    int            `json:"records"`
	Rulings    int            `json:"rulings"`
	Purged     int            `json:"purged"`
	Faults     []CustodyFault `json:"faults" doc:"In the order of the log; the first is the first broken link"`
	Notes      []Message      `json:"notes" doc:"What is odd and no fault"`
}

// CustodyFault is something that is not as the log says.
type CustodyFault struct {
	Seq   int64   `json:"seq,omitempty" doc:"Entry of the log" example:"17"`
	Where Message `json:"where" doc:"What it is about: an entry of the log, a dispatch, a record, an original, …"`
	What  Message `json:"what"`
}

// Diff is what a reread changed.
type Diff struct {
	Collection string      `json:"collection" example:"samples"`
	From       string      `json:"from" doc:"Program and data version before" example:"isnad 0.1.0 data 1a2b"`
	To         string      `json:"to" example:"isnad 0.2.0 data 3c4d"`
	Added      int         `json:"added" example:"12"`
	Dropped    int         `json:"dropped" example:"3"`
	Changed    int         `json:"changed" example:"5"`
	Claims     []DiffClaim `json:"claims" doc:"The first 500"`
	More       bool        `json:"more" doc:"Whether there are more than those shown"`
}

// DiffClaim is a claim that came, went or changed.
type DiffClaim struct {
	Change string    `json:"change" enum:"added,dropped,changed"`
	Claim  ClaimRow  `json:"claim"`
	Was    *ClaimRow `json:"was,omitempty" doc:"What it was before, where it changed"`
	Fields []string  `json:"fields,omitempty" doc:"Fields that differ" example:"[\"certainty\"]"`
}

// Upload is files to be read into a collection.
type Upload struct {
	CollectionPath
	RawBody huma.MultipartFormFiles[UploadForm]
}

// UploadForm is the upload's form.
type UploadForm struct {
	Files   []huma.FormFile `form:"files" required:"true" doc:"Files of any format that isnad add reads, archives too"`
	Outlet  string          `form:"outlet" required:"false" maxLength:"200" doc:"Who publishes, for files that do not say" example:"وكالة الضفة للأنباء"`
	Date    string          `form:"date" required:"false" maxLength:"10" doc:"Date of publication, for files that do not say" example:"2017-11-09"`
	Columns string          `form:"columns" required:"false" maxLength:"1000" doc:"For CSV: field=column pairs, comma-separated" example:"text=body,date=published"`
}

// Fetch is addresses of pages to be read into a collection.
type Fetch struct {
	CollectionPath
	Body struct {
		URLs   []string `json:"urls" minItems:"1" maxItems:"200" doc:"http:// or https://" example:"[\"https://example.org/report.html\"]"`
		Outlet string   `json:"outlet,omitempty" maxLength:"200" doc:"Who publishes, for pages that do not say"`
		Date   string   `json:"date,omitempty" maxLength:"10" doc:"Date of publication, for pages that do not say" example:"2017-11-09"`
	}
}

// JobPath names a job in the path.
type JobPath struct {
	Job string `path:"job" maxLength:"100" example:"j-7f3a"`
}

// JobProgress is a job while it goes on.
type JobProgress struct{ Job }

// JobEnd is a job that has ended.
type JobEnd struct{ Job }

// CollectionPage asks for a part of a collection's list.
type CollectionPage struct {
	CollectionPath
	Paging
}

// CustodyQuery asks for a part of the log.
type CustodyQuery struct {
	Paging
	Subject string `query:"subject" maxLength:"300" doc:"Identity of a dispatch, ruling or collection"`
}
