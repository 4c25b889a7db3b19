package api

// Format is a format of exports.
type Format struct {
	Name  string `json:"name" example:"geojson"`
	Media string `json:"media" example:"application/geo+json"`
	Ext   string `json:"ext" example:".geojson"`
}

// ExportQuery asks for an export of exactly what a filter leaves.
type ExportQuery struct {
	Filter
	Masking
	Format        string  `query:"format" required:"true" enum:"jsonl,csv,hxl,geojson,kml,ftm,jsonld,parquet,geoparquet,html" example:"geojson"`
	Rows          string  `query:"rows" enum:"claim,cluster" default:"claim" doc:"Of csv and hxl: a row a claim or a cluster"`
	Excel         bool    `query:"excel" doc:"Of csv and hxl: begin with a byte order mark, as spreadsheets want it"`
	Title         string  `query:"title" maxLength:"300" doc:"Of the report and of maps"`
	RoundKm       float64 `query:"round_km" minimum:"0" maximum:"500" doc:"Round points to a grid of so many kilometres; 0: as they are"`
	CoarseSources bool    `query:"coarse_sources" doc:"Put a word for their kind in the place of sources in the field"`
	EmbargoHours  float64 `query:"embargo_hours" minimum:"0" maximum:"87600" doc:"Hold back dispatches of the last so many hours, and those without a date"`
}
