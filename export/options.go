package export

import (
	"encoding/json"
	"time"

	"isnad/corroborate"
)

// Format is a form of export.
type Format string

const (
	JSONL      Format = "jsonl"      // records, one a line
	CSV        Format = "csv"        // ACLED-like columns, a row a claim or a cluster
	HXL        Format = "hxl"        // the same rows under HXL tags
	GeoJSON    Format = "geojson"    // points, routes, areas
	KML        Format = "kml"        // placemarks with time spans
	FTM        Format = "ftm"        // FollowTheMoney entities, one a line
	JSONLD     Format = "jsonld"     // PROV-O for the chain, Web Annotation for the quote
	Parquet    Format = "parquet"    // rows as in CSV, typed
	GeoParquet Format = "geoparquet" // the same with a point geometry
	Report     Format = "html"       // one page, Arabic and English
)

// Formats are all forms, in the order of the documentation.
var Formats = []Format{JSONL, CSV, HXL, GeoJSON, KML, FTM, JSONLD, Parquet, GeoParquet, Report}

// Options say what to write and how. The zero Options but for Format masks
// private persons (but in JSON lines) and changes nothing else.
type Options struct {
	Format Format
	// PerCluster writes a row a cluster in CSV and HXL; Knowledge must be set.
	PerCluster bool
	// Knowledge compares the records, for rows a cluster and for the report,
	// which without it shows dispatches only.
	Knowledge *corroborate.Knowledge
	// Excel begins CSV with a byte order mark, without which that program
	// takes UTF-8 for another encoding.
	Excel bool
	Title string // of the report and of KML and GeoJSON; may be empty

	// KeepPersons writes the names of private persons; MaskPersons masks them
	// in JSON lines too. Public are the ids of persons who hold or held public
	// office (data/actors/persons.tsv); they are never masked.
	KeepPersons bool
	MaskPersons bool
	Public      map[string]bool
	// RoundKm rounds points to a grid of that many kilometres; 0 leaves them.
	RoundKm float64
	// CoarsenSources puts a word for the kind of source in the place of
	// sources in the field: persons who are not public, people known by
	// function, witnesses, the unnamed.
	CoarsenSources bool
	// EmbargoHours holds back dispatches of the last so many hours before
	// Now, and those without a date; 0 holds back nothing.
	EmbargoHours float64
	// Now is the time of the export. It must be set.
	Now time.Time

	// Filter is the filter that chose the records, for the manifest.
	Filter json.RawMessage
	// Program is the version of the program that exports, for the manifest.
	Program string
	// Source says where the records come from, for the manifest.
	Source string
}

// masks reports whether private persons are masked.
func (o *Options) masks() bool {
	if o.KeepPersons {
		return false
	}
	return o.Format != JSONL || o.MaskPersons
}
