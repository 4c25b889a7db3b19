// Package ingest turns bytes of any format into dispatches.
//
// Paths go in: files, folders, globs, archives, "-" for standard input, and,
// where asked, addresses of pages. Items come out, one a dispatch, always in
// the same order for the same input: paths in the order given, folders and
// archives by name, the parts of a file in the order of the file. What cannot
// be read is an Item with Err and its place, and the batch goes on.
//
// The formats are in docs/formats.md: plain text in the encodings of Arabic,
// saved pages, feeds, WARC and WACZ, PDF, DOCX and ODT, JSON lines and CSV,
// the exports of Telegram and WhatsApp, Markdown, and zip and tar around all
// of these. A format is told by the first bytes, then by the name.
//
// Input is hostile until read: every format has limits of bytes, depth,
// entries, ratio and time (Limits), and the parsers of risky formats run in a
// child process that can be killed (Options.Child).
//
// The package keeps nothing and reads no claims. It does not translate, run
// scripts, recognise letters in pictures, or follow links of its own accord.
package ingest

import (
	"io"
	"time"

	"isnad"
	"isnad/ingest/charset"
	"isnad/ingest/neardup"
)

// Item is one dispatch found in the input, or what kept one from being read.
type Item struct {
	// Dispatch is what was read. Doc is the identity that the source gives
	// (a message's number, "doc" or "id" of a JSON line), or else the name of
	// the file and a hash of what was read, so that the same dispatch has the
	// same Doc wherever the file lies. Text is valid UTF-8 and never blank
	// where Err is nil.
	Dispatch isnad.Dispatch

	// Original holds the bytes that the dispatch was read from, as they were
	// found: the file, the member of an archive, the message or line of an
	// export. Items of one feed share the feed's bytes. The caller must not
	// change them. Nil where Err is set before anything was read.
	Original []byte

	// Source is the place: a path, the path inside an archive behind it after
	// "!/", a line or message behind "#", or the address of a page that a
	// WARC holds or that was fetched.
	Source string

	Format Format
	Lang   string // BCP 47 as identified from the letters: ar, fa, ur, ckb, en …; "und" where nothing tells

	// Forwarded names from whom the message was passed on, outermost first:
	// the channel that the publisher had it from, then whom that one had it
	// from. Empty where the source does not say.
	Forwarded []string

	// Signature is the sketch by which near duplicates are found.
	Signature neardup.Signature

	URL       string    // canonical address that the page, feed or message gives; may be empty
	Byline    string    // who wrote it, as the source says; may be empty
	Published time.Time // time of publication where the source gives one to the minute; zero otherwise
	Encoding  string    // of plain text and pages: utf-8, utf-16le, windows-1256 …

	// Notes say what the reader should know of this item: that the language
	// is not read, that pages have no text layer, that names held invisible
	// characters. One sentence each.
	Notes []string

	// Err is why the item could not be read: *Refusal where a limit or a rule
	// refused it. Dispatch is then empty and Source says where.
	Err error
}

// Format names how a dispatch was stored.
type Format string

// The formats that are read.
const (
	Text     Format = "text"
	Markdown Format = "markdown"
	HTML     Format = "html"
	Feed     Format = "feed"
	PDF      Format = "pdf"
	DOCX     Format = "docx"
	ODT      Format = "odt"
	JSONL    Format = "jsonl"
	CSV      Format = "csv"
	Telegram Format = "telegram"
	WhatsApp Format = "whatsapp"
	WARC     Format = "warc"
	WACZ     Format = "wacz"
	Zip      Format = "zip"
	Tar      Format = "tar"
	Gzip     Format = "gzip"
)

// Options say how to read. The zero value reads everything with DefaultLimits
// and all parsers in this process.
type Options struct {
	Outlet string // for dispatches that do not name one
	Date   string // ISO 8601 date of publication, for dispatches that do not give one
	Lang   string // BCP 47; in place of what the letters say

	Encoding string // of plain text and tables that have no byte order mark; empty: found out

	// Columns maps fields of a dispatch to columns of CSV files or keys of
	// JSON lines: "text", "title", "date", "outlet", "doc", "lang", "url",
	// "byline". Fields that are missing go by their usual names, English and
	// Arabic.
	Columns map[string]string

	// Linked asks for the text of a feed's items from the pages that they
	// link to, where those are files in the folder of the feed or below it.
	Linked bool

	// Fetch lets paths that begin with http:// or https:// be fetched. Without
	// it they are refused: nothing is opened that was not asked for.
	Fetch bool

	// FetchLocal lets fetched pages come from this machine and its networks
	// too. Without it only public addresses are connected to, so that who may
	// name an address cannot reach what stands behind this machine's door.
	FetchLocal bool

	// Child is the command line that parses risky formats (saved pages, PDF)
	// in a process of its own, with limits of memory and time; its program
	// must call ServeChild. Nil: they are parsed in this process, where a
	// parser that runs away takes the batch with it.
	Child []string

	// CacheDir is a folder for what is costly to make and can be made again:
	// the compiled PDF engine (21 MB; 0.4 s instead of 8 s for each start).
	// Empty: the user's cache folder.
	CacheDir string

	Stdin io.Reader // what "-" reads; nil: "-" is refused

	Limits Limits // zero fields: DefaultLimits

	// Progress, where set, is called after each file and from time to time
	// within large ones, always from the goroutine that called Walk.
	Progress func(Progress)
}

// Progress is how far a batch is.
type Progress struct {
	Files, FilesDone int   // files named or found in folders; archives count as one
	Bytes, BytesDone int64 // their sizes as stored; standard input and fetched pages count when read
	Source           string
}

// KnownEncoding reports whether Options.Encoding can have this value.
func KnownEncoding(name string) bool { return charset.Known(name) }
