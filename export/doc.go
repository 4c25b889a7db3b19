// Package export writes records in the forms that other tools read: JSON
// lines, CSV with ACLED-like columns, CSV with HXL tags, GeoJSON, KML,
// FollowTheMoney entities, JSON-LD with PROV-O and Web Annotation, Parquet,
// GeoParquet, and one self-contained HTML report.
//
// Records with rulings already applied go in, one after another; files come
// out, and a manifest that says what they hold: filter, counts, versions,
// hashes, what was masked, rounded, coarsened or held back. docs/exports.md
// describes each form, its columns and what it loses.
//
// What leaves is made safe first: private persons are masked in every layer
// of a record (in JSON lines only where asked), cells of CSV cannot be taken
// for formulas, and characters that turn the direction of text are taken out
// of names. A claim stays a claim: each form carries who says so, and none
// calls itself another project's data.
//
// The package reads no store and takes no rulings; package store hands it
// records, as do files that isnad read printed.
package export
