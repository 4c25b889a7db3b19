package api

import "isnad"

// Format is a format of exports.
type Format struct {
	Name  string `json:"name" example:"geojson"`
	Media string `json:"media" example:"application/geo+json"`
	Ext   string `json:"ext" example:".geojson"`
}

// ExportQuery asks for an export of what a filter leaves.
type ExportQuery struct {
	Filter
	Format      string  `query:"format" required:"true" maxLength:"20" doc:"One of the vocabulary's formats" example:"geojson"`
	Mask        bool    `query:"mask" default:"true" doc:"Mask private persons"`
	RoundKm     float64 `query:"round_km" minimum:"0" maximum:"500" doc:"Round coordinates to this; 0: as they are"`
	CoarseRoles bool    `query:"coarse_sources" doc:"Write field sources by their kind only"`
	EmbargoH    int     `query:"embargo_hours" minimum:"0" maximum:"87600" doc:"Leave the newest hours out"`
	Rows        string  `query:"rows" enum:"claim,cluster" default:"claim" doc:"For tables: a row a claim or a cluster"`
}

// Manifest says what an export holds.
type Manifest struct {
	Format     string         `json:"format" example:"geojson"`
	Filter     isnad.Filter   `json:"filter"`
	Claims     int            `json:"claims" example:"240"`
	Dispatches int            `json:"dispatches" example:"18"`
	Program    string         `json:"program"`
	SHA256     string         `json:"sha256" doc:"Of the export's bytes"`
	Redactions map[string]int `json:"redactions"`
	Note       string         `json:"note" doc:"That these are claims, not facts"`
}
