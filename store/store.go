// Package store keeps collections of dispatches, what the program read of
// them, and what people ruled on it, in SQLite (one file in a folder) or
// PostgreSQL.
//
// Dispatches go in with the bytes that they were read from and the record
// that the pipeline made; out come pages of dispatches and claims under one
// isnad.Filter, points, times, relations and counts of them, and the log of
// custody that says who did what.
//
// What is kept for good is append-only: the original bytes, a record for each
// version of program and data, rulings, the log. Tables that filters and
// pages need are derived from these, and made anew when a dispatch is read
// again or ruled on. What is taken out (Purge, Mask) leaves the hash of what
// was there.
//
// Every method that writes does so in one transaction with its entry in the
// log of custody; what it has returned without an error is on the disk. The
// same input again adds nothing. A Store is safe for many goroutines.
//
// The package reads no files of dispatches (ingest), makes no claims
// (pipeline) and draws no conclusions from several (corroborate).
package store

import (
	"context"
	"errors"
	"time"

	"isnad"
	"isnad/ingest/neardup"
	"isnad/search"
)

// Errors that callers branch on.
var (
	ErrNotFound = errors.New("not in the store")
	ErrPurged   = errors.New("purged")
	ErrLocked   = errors.New("data directory in use")     // another process holds it; the message says which
	ErrDamaged  = errors.New("database is damaged")       // what SQLite or a hash says; see Verify
	ErrFull     = errors.New("no space left on the disk") // nothing of the transaction was kept
	ErrReadOnly = errors.New("cannot be written")
	ErrCursor   = errors.New("no cursor of this query")
	ErrQuery    = errors.New("query") // the text query does not parse; the message says where
	ErrRuling   = errors.New("ruling")
	ErrFilter   = errors.New("filter") // a value of the filter is no date, kind, …; the message names the field
)

// Options say how to open a store. The zero value opens one for reading and
// review; adding and asking for words need Words.
type Options struct {
	Who   string       // who acts, for the log of custody; empty: the user of the operating system
	Words search.Words // analyses words for the index and for queries: pipeline.Reader.Morph
	// Now is the clock; nil: time.Now.
	Now func() time.Time
}

// Collection is a named set of dispatches.
type Collection struct {
	Name       string    `json:"name"`
	Created    time.Time `json:"created"`
	Dispatches int       `json:"dispatches"` // without those purged
	Claims     int       `json:"claims"`
}

// Item is a dispatch on its way in.
type Item struct {
	isnad.Dispatch
	Original  []byte // the bytes it was read from, kept as they are
	Source    string // path or address
	Format    string // of Original: text, html, pdf, …
	URL       string
	Byline    string
	Published time.Time // to the minute where known; zero otherwise
	Forwarded []string  // from whom it was passed on, outermost first
	Signature neardup.Signature
	Notes     []string
	// Record is what the pipeline read; nil where the dispatch was not read,
	// and Unread then says why ("not Arabic: en").
	Record *isnad.Record
	Unread string
}

// Added says what became of an Item.
type Added struct {
	ID  string // identity of the dispatch
	New bool   // false: it was there already, and nothing was changed
	// Purged: the dispatch had been there and was erased; it was not added.
	Purged bool
}

// Dispatch is a dispatch as the store keeps it.
type Dispatch struct {
	ID         string    `json:"id"`
	Collection string    `json:"collection"`
	Doc        string    `json:"doc"`
	Outlet     string    `json:"outlet"`
	Date       string    `json:"date"`
	Lang       string    `json:"lang"`
	Title      string    `json:"title"`
	Text       string    `json:"text"`
	Source     string    `json:"source"`
	Format     string    `json:"format"`
	URL        string    `json:"url"`
	Byline     string    `json:"byline"`
	Published  time.Time `json:"published,omitzero"`
	Forwarded  []string  `json:"forwarded"`
	Notes      []string  `json:"notes"`
	Original   string    `json:"original"` // SHA-256 of the original bytes, hexadecimal
	Size       int64     `json:"size"`     // of the original, in bytes
	Group      string    `json:"group"`    // identity of the first dispatch of its group of near duplicates; its own where it is alone
	Added      time.Time `json:"added"`
	Unread     string    `json:"unread"` // why the program did not read it; empty where it did
	Claims     int       `json:"claims"`
	Purged     bool      `json:"purged"` // erased: only identity, hashes and dates are left
	Masked     bool      `json:"masked"` // a name in it was masked
}

// Claim is a claim as it stands: as the program read it, or as the last
// ruling says it should read.
type Claim struct {
	ID         string `json:"id"` // isnad.ClaimID
	Dispatch   string `json:"dispatch"`
	Collection string `json:"collection"`
	Doc        string `json:"doc"`
	Outlet     string `json:"outlet"`
	Date       string `json:"date"`  // of publication
	Group      string `json:"group"` // near duplicates of its dispatch share it
	isnad.ClaimRecord
	// Participants are the mentions that fill the roles: Participants[i] is
	// that of Args[i], the zero MentionRecord where there is none.
	Participants []isnad.MentionRecord `json:"participants"`
	// From and To are the first and last day that the claim speaks of: its
	// own interval, else the date of publication; empty where neither is
	// known.
	From   string        `json:"from"`
	To     string        `json:"to"`
	Ruled  string        `json:"ruled"` // isnad.Unruled, or the act of the last decision
	Ruling *isnad.Ruling `json:"ruling,omitempty"`
	Doubt  float64       `json:"doubt"` // 0 to 1: how much a person's look is needed; see Queue
}

// Page asks for a part of a long answer. The zero Page is the first 50.
type Page struct {
	Limit  int    // at most 1000; 0: 50
	Cursor string // Next of the page before; empty: the first
	// Oldest turns the order round: the oldest date of publication first.
	Oldest bool
}

// Hit is a dispatch found by a search.
type Hit struct {
	Dispatch
	// InTitle and InText are the words and phrases of the query, as code
	// points of Title and Text, in order, not overlapping. Text is nil where
	// the filter has no query.
	InTitle []isnad.SpanRecord `json:"in_title"`
	InText  []isnad.SpanRecord `json:"in_text"`
	// Snippet is the run of code points of Text that shows the first words
	// found, whole words, at most about 240.
	Snippet isnad.SpanRecord `json:"snippet"`
}

// Hits is a page of dispatches found; Next is empty on the last page.
type Hits struct {
	Hits []Hit  `json:"hits"`
	Next string `json:"next"`
}

// Claims is a page of claims; Next is empty on the last page.
type Claims struct {
	Claims []Claim `json:"claims"`
	Next   string  `json:"next"`
}

// Counts are the sizes of what a filter keeps.
type Counts struct {
	Dispatches int `json:"dispatches"`
	Claims     int `json:"claims"`
}

// Facet is a value of a field and how many claims have it.
type Facet struct {
	Value  string `json:"value"`
	Label  string `json:"label"` // a name for people where Value is an identity; else Value
	Claims int    `json:"claims"`
}

// Point is a place on the map and the claims with a role there.
type Point struct {
	Place      string         `json:"place"` // identity, or the name where none is known
	Name       string         `json:"name"`  // as the text has it, the commonest
	NameEn     string         `json:"name_en"`
	Lat        float64        `json:"lat"`
	Lon        float64        `json:"lon"`
	AccuracyKm float64        `json:"accuracy_km"`
	Claims     int            `json:"claims"`
	Kinds      map[string]int `json:"kinds"` // claims by kind
	From       string         `json:"from"`  // earliest and latest day spoken of
	To         string         `json:"to"`
}

// Bucket is a span of time and the claims that begin in it.
type Bucket struct {
	Start  string `json:"start"` // ISO date of its first day
	Kind   string `json:"kind"`
	Type   string `json:"type"`
	Outlet string `json:"outlet,omitempty"`
	Claims int    `json:"claims"`
}

// Edge is a relation said to be between two parties.
type Edge struct {
	Agent    Party  `json:"agent"`
	Patient  Party  `json:"patient"`
	Kind     string `json:"kind"` // relation, or event where two parties meet in one
	Type     string `json:"type"`
	Polarity string `json:"polarity"`
	Claims   int    `json:"claims"`
	Outlets  int    `json:"outlets"`
	From     string `json:"from"`
	To       string `json:"to"`
}

// Party is an actor of a network.
type Party struct {
	ID     string `json:"id"` // identity, or the folded name where none is known
	Name   string `json:"name"`
	NameEn string `json:"name_en"`
}

// Version is one reading of a dispatch.
type Version struct {
	N       int       `json:"n"`       // 1, 2, … for each dispatch
	Program string    `json:"program"` // versions of program and data
	At      time.Time `json:"at"`
	Hash    string    `json:"hash"` // SHA-256 of the record's JSON
	Claims  int       `json:"claims"`
}

// Saved is a filter that somebody keeps by name.
type Saved struct {
	Name   string       `json:"name"`
	Who    string       `json:"who"`
	At     time.Time    `json:"at"`
	Filter isnad.Filter `json:"filter"`
}

var errSkeleton = errors.New("store: not written yet")

// Store is an open store.
type Store struct{}

// Open opens the store that dsn names, makes it where it is not there, and
// brings its tables up to date. dsn is a folder, or a file in one that ends in
// .db (SQLite), or an address postgres://…. A folder is held by one process at
// a time: ErrLocked names the one that holds it.
func Open(ctx context.Context, dsn string, o Options) (*Store, error) { return nil, errSkeleton }

// Close gives the store back. What was acknowledged is on the disk already.
func (s *Store) Close() error { return errSkeleton }

// Collections lists the collections by name.
func (s *Store) Collections(ctx context.Context) ([]Collection, error) { return nil, errSkeleton }

// Create makes a collection; one that is there already is left as it is.
func (s *Store) Create(ctx context.Context, name string) error { return errSkeleton }

// Add keeps items in a collection, made where it is not there, all in one
// transaction: after an error none of them is kept. An item whose dispatch is
// in the collection already changes nothing.
func (s *Store) Add(ctx context.Context, collection string, items []Item) ([]Added, error) {
	return nil, errSkeleton
}

// Has reports for each item whether Add would find it there already (or
// purged), so that it need not be read again.
func (s *Store) Has(ctx context.Context, collection string, items []Item) ([]bool, error) {
	return nil, errSkeleton
}

// Dispatch gives one dispatch. ErrNotFound where there is none; a purged one
// has Purged set and no text.
func (s *Store) Dispatch(ctx context.Context, id string) (*Dispatch, error) { return nil, errSkeleton }

// Original gives the bytes that a dispatch was read from. ErrPurged where they
// were erased.
func (s *Store) Original(ctx context.Context, id string) ([]byte, error) { return nil, errSkeleton }

// Record gives what the program read of a dispatch, in version n, or in the
// latest where n is 0. Doc is the dispatch's own Doc, and the claims have the
// identities "c1", "c2", … of their record.
func (s *Store) Record(ctx context.Context, id string, n int) (*isnad.Record, error) {
	return nil, errSkeleton
}

// Versions lists the readings of a dispatch, oldest first.
func (s *Store) Versions(ctx context.Context, id string) ([]Version, error) { return nil, errSkeleton }

// Search pages through the dispatches that the filter keeps, newest date of
// publication first.
func (s *Store) Search(ctx context.Context, f isnad.Filter, p Page) (*Hits, error) {
	return nil, errSkeleton
}

// Claims pages through the claims that the filter keeps: by date of
// publication, newest first, and within a dispatch in the order of the text.
func (s *Store) Claims(ctx context.Context, f isnad.Filter, p Page) (*Claims, error) {
	return nil, errSkeleton
}

// Claim gives one claim by its identity.
func (s *Store) Claim(ctx context.Context, id string) (*Claim, error) { return nil, errSkeleton }

// EachClaim calls fn with every claim that the filter keeps, in the order of
// Claims, holding only some of them in memory. It stops at fn's first error
// and returns it. What is written meanwhile may be seen or not.
func (s *Store) EachClaim(ctx context.Context, f isnad.Filter, fn func(*Claim) error) error {
	return errSkeleton
}

// EachDispatch calls fn with every dispatch that the filter keeps and its
// latest record as ruled (claims rejected are left out, corrected and added
// ones are in), nil where it was not read. The claims have the identities of
// ClaimID. Filters of claims choose dispatches, not claims within them.
func (s *Store) EachDispatch(ctx context.Context, f isnad.Filter, fn func(*Dispatch, *isnad.Record) error) error {
	return errSkeleton
}

// Count counts what the filter keeps.
func (s *Store) Count(ctx context.Context, f isnad.Filter) (Counts, error) {
	return Counts{}, errSkeleton
}

// FacetFields are the fields that Facets counts by.
var FacetFields = []string{"collection", "outlet", "kind", "type", "degree", "polarity", "certainty", "tense", "evidence", "ruling", "frame", "place", "actor"}

// Facets counts the claims that the filter keeps by each of the fields, the
// most frequent values first, at most limit of each (0: 20).
func (s *Store) Facets(ctx context.Context, f isnad.Filter, fields []string, limit int) (map[string][]Facet, error) {
	return nil, errSkeleton
}

// Points gives the places of the claims that the filter keeps, those with the
// most claims first, at most limit (0: 5000).
func (s *Store) Points(ctx context.Context, f isnad.Filter, limit int) ([]Point, error) {
	return nil, errSkeleton
}

// Timeline counts the claims that the filter keeps by the time that they begin
// at, kind and type. unit is "day", "month" or "year"; byOutlet parts them by
// outlet too. Claims without a time are left out.
func (s *Store) Timeline(ctx context.Context, f isnad.Filter, unit string, byOutlet bool) ([]Bucket, error) {
	return nil, errSkeleton
}

// Network gives the relations between parties among the claims that the filter
// keeps, those with the most claims first, at most limit (0: 2000): claims of
// kind relation, and, where events is set, events with an agent and a patient
// that are parties.
func (s *Store) Network(ctx context.Context, f isnad.Filter, events bool, limit int) ([]Edge, error) {
	return nil, errSkeleton
}

// Rule keeps a ruling and returns it with ID, At and Fields filled. The same
// ruling again, with nothing decided by that person in between, adds nothing.
// ErrRuling where it does not fit the claim: spans outside the text, a kind or
// type that the codebook does not have, a required role missing.
func (s *Store) Rule(ctx context.Context, r isnad.Ruling) (isnad.Ruling, error) {
	return r, errSkeleton
}

// Rulings lists the rulings on a dispatch's claims, oldest first. Where coder
// is not empty, only that coder's: a second coder who is to be blind to the
// first is shown no others.
func (s *Store) Rulings(ctx context.Context, dispatch, coder string) ([]isnad.Ruling, error) {
	return nil, errSkeleton
}

// Queue pages through the claims that coder has not decided on, the most
// doubtful first. The claims are as the program read them: what others ruled
// is neither shown nor used.
func (s *Store) Queue(ctx context.Context, coder string, f isnad.Filter, p Page) (*Claims, error) {
	return nil, errSkeleton
}

// Program names the program where a coder is asked for.
const Program = "program"

// Coded is what one coder makes of a claim.
type Coded struct {
	Act string `json:"act"` // the coder's last decision; RulingAccept for Program
	// Claims is how the claim reads for the coder: none where rejected, more
	// than one where split.
	Claims []isnad.ClaimRecord `json:"claims"`
}

// Pair is a claim that two coders have both decided on.
type Pair struct {
	Dispatch string
	Outlet   string
	Claim    string             // ClaimID
	Read     *isnad.ClaimRecord // as the program read it; nil where a coder added it
	A, B     Coded
}

// Pairs calls fn with every claim that the filter keeps and that coders a and
// b have both decided on; one of them may be Program, which accepts all that
// it read. A claim that one has added and the other, having decided on other
// claims of the same dispatch, has not, is a pair too: the other's Act is
// RulingReject.
func (s *Store) Pairs(ctx context.Context, f isnad.Filter, a, b string, fn func(Pair) error) error {
	return errSkeleton
}

// Coding gives a dispatch as one coder has coded it: the latest record with
// that coder's rulings applied, and no other's. ErrNotFound where the coder
// has decided on no claim of it; Program has coded every dispatch that was
// read.
func (s *Store) Coding(ctx context.Context, dispatch, coder string) (*isnad.Record, error) {
	return nil, errSkeleton
}

// Coders lists who has ruled, by name, and on how many claims.
func (s *Store) Coders(ctx context.Context) (map[string]int, error) { return nil, errSkeleton }

// Precision is how often claims were found right by those who ruled on them.
type Precision struct {
	Value     string  `json:"value"` // of the frame or outlet
	Accepted  int     `json:"accepted"`
	Corrected int     `json:"corrected"`
	Rejected  int     `json:"rejected"`
	Share     float64 `json:"share"` // Accepted among all three
	Low       float64 `json:"low"`   // Wilson's interval at 95 %
	High      float64 `json:"high"`
}

// Precision gives the live precision by "frame", "outlet", "kind" or "type"
// from the last decision on each claim, the most ruled on first. Claims that
// were split or merged count as corrected.
func (s *Store) Precision(ctx context.Context, f isnad.Filter, by string) ([]Precision, error) {
	return nil, errSkeleton
}

// Read keeps a new reading of a dispatch as its latest version and returns
// whether it was kept: a record that is the same as the latest, program and
// all, adds nothing.
func (s *Store) Read(ctx context.Context, dispatch string, rec *isnad.Record) (bool, error) {
	return false, errSkeleton
}

// Change is how a claim differs between two readings.
type Change struct {
	Dispatch string             `json:"dispatch"`
	Doc      string             `json:"doc"`
	Claim    string             `json:"claim"`
	Old      *isnad.ClaimRecord `json:"old,omitempty"` // nil: new in the later reading
	New      *isnad.ClaimRecord `json:"new,omitempty"` // nil: gone from it
	Fields   []string           `json:"fields,omitempty"`
}

// Diff calls fn with what changed between two readings of each dispatch that
// the filter keeps. old and new are programs (Version.Program); empty: the
// reading before the last, and the last. Dispatches that lack one of the two
// are passed over.
func (s *Store) Diff(ctx context.Context, f isnad.Filter, old, new string, fn func(Change) error) error {
	return errSkeleton
}

// Programs lists the versions that have read dispatches of the store, oldest
// first.
func (s *Store) Programs(ctx context.Context) ([]string, error) { return nil, errSkeleton }

// Save keeps a filter by name, in the place of one of the same name and
// person.
func (s *Store) Save(ctx context.Context, name string, f isnad.Filter) error { return errSkeleton }

// SavedSearches lists the filters kept, by name.
func (s *Store) SavedSearches(ctx context.Context) ([]Saved, error) { return nil, errSkeleton }

// Forget drops a saved filter.
func (s *Store) Forget(ctx context.Context, name string) error { return errSkeleton }

// Exported enters in the log of custody that what the filter keeps left the
// store in a format; hash is the SHA-256 of what was written or of its
// manifest.
func (s *Store) Exported(ctx context.Context, f isnad.Filter, format string, claims int, hash string) error {
	return errSkeleton
}

// Custody pages through the log of custody, oldest first: entries after seq,
// at most limit (0: 100). Where subject is not empty, only those about it.
func (s *Store) Custody(ctx context.Context, subject string, after int64, limit int) ([]isnad.CustodyEntry, error) {
	return nil, errSkeleton
}

// Fault is something that is not as the log of custody says.
type Fault struct {
	Seq   int64  `json:"seq"`   // entry of the log, 0 where the fault has none
	Where string `json:"where"` // entry, dispatch, record, original, …
	What  string `json:"what"`
}

// Report is what Verify found.
type Report struct {
	Entries    int64     `json:"entries"`
	Head       string    `json:"head"` // hash of the last entry: keep it elsewhere to prove later that nothing was cut off
	HeadAt     time.Time `json:"head_at"`
	Dispatches int       `json:"dispatches"`
	Originals  int       `json:"originals"`
	Records    int       `json:"records"`
	Rulings    int       `json:"rulings"`
	Purged     int       `json:"purged"`
	// Faults in the order of the log; the first is the first broken link.
	Faults []Fault  `json:"faults"`
	Notes  []string `json:"notes"` // what is odd and no fault: a clock that went backwards
}

// Verify checks the database's own structure, the chain of the log, and
// everything that the log speaks of: originals, texts, records and rulings
// against their hashes, and the derived tables against the records. head,
// where not empty, is a hash that an earlier Report gave and that must still
// stand in the chain. At most 1000 faults are listed. step, where not nil, is
// called now and then with how far it is.
func (s *Store) Verify(ctx context.Context, head string, step func(done, all int)) (*Report, error) {
	return nil, errSkeleton
}

// Purge erases a dispatch: its original bytes, text, title, source, records,
// rulings' contents, and every row derived from them. Left are its identity,
// the hashes, dates, and the entry in the log with the reason. Bytes that
// other dispatches were read from too (a feed) are erased for all.
func (s *Store) Purge(ctx context.Context, dispatch, reason string) error { return errSkeleton }

// Mask replaces a person's name everywhere it stands, in any spelling that
// differs only by what writers confuse and with clitics before it, by as many
// blocks (█) as it has characters, so that no offset changes: in texts,
// titles, records, rulings, names of documents and sources, saved searches and
// the index. Names of the same identity are masked with it. The original bytes
// of those dispatches are erased. It returns how many dispatches were changed.
func (s *Store) Mask(ctx context.Context, name, reason string) (int, error) { return 0, errSkeleton }
