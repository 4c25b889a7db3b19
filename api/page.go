package api

// Out is a response with a body.
type Out[T any] struct{ Body T }

// Page is a part of a list.
type Page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" doc:"Cursor of the page behind; absent on the last" example:"eyJrIjo0Mn0"`
	Total *int   `json:"total,omitempty" doc:"Items of the whole list; absent where they are not counted" example:"240"`
}

// Paging asks for a part of a list.
type Paging struct {
	Cursor string `query:"cursor" maxLength:"2000" doc:"The page's cursor, as the page before gave it in next; empty: the first page"`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50" doc:"Items a page"`
}

// Named is an identity with its names and a number of claims.
type Named struct {
	ID     string `json:"id" example:"is"`
	Name   string `json:"name" doc:"In Arabic, as the data or the dispatches have it" example:"تنظيم الدولة الإسلامية"`
	NameEn string `json:"name_en,omitempty" example:"Islamic State"`
	Claims int    `json:"claims" doc:"Claims, never events" example:"41"`
}

// Point is a place on the map.
type Point struct {
	ID         string  `json:"id" example:"wof:85676589"`
	Kind       string  `json:"kind,omitempty" doc:"Kind of place in the gazetteer" example:"locality"`
	Name       string  `json:"name" example:"البوكمال"`
	NameEn     string  `json:"name_en,omitempty" example:"Al-Bukamal"`
	Lat        float64 `json:"lat" example:"34.45"`
	Lon        float64 `json:"lon" example:"40.92"`
	AccuracyKm float64 `json:"accuracy_km,omitempty" doc:"Radius of what the point stands for; absent where unknown" example:"3"`
}

// Span is a range of code points, end exclusive.
type Span struct {
	Start int `json:"start" example:"10"`
	End   int `json:"end" example:"18"`
}
