package isnad

// Dispatch is one text by one outlet, as read.
type Dispatch struct {
	Doc    string // identity within its batch
	Outlet string // who publishes it; may be empty
	Date   string // ISO 8601 date of publication: 2017, 2017-11 or 2017-11-19; may be empty
	Lang   string // BCP 47; "ar" where empty
	Title  string // where the source keeps the title apart from the text; not part of Text
	Text   string // valid UTF-8
}

// SentenceKind tells what part of a page a sentence belongs to.
type SentenceKind uint8

const (
	Prose     SentenceKind = iota // running text
	Heading                       // a title or subtitle: a short line without a full stop
	Field                         // a "label: value" line of a form-like dispatch
	Furniture                     // menus, bylines, links to other stories: makes no claims
)

// Sentence is a run of tokens between two sentence boundaries. Spans of
// sentences are ordered and do not overlap; the gaps hold only white space
// and invisible characters.
type Sentence struct {
	Span
	Kind   SentenceKind
	Para   int // which paragraph (run of lines without a blank or new line) of the dispatch, from 0
	Tokens []Token
}
