package api

import (
	"time"

	"isnad"
)

// ClaimRow is a claim in a list: what a table shows without its dispatch.
type ClaimRow struct {
	Ref        string              `json:"ref" doc:"The claim's identity in the store" example:"k-19f2c07a"`
	Dispatch   string              `json:"dispatch" example:"bukamal-1"`
	Collection string              `json:"collection" example:"samples"`
	Outlet     string              `json:"outlet" example:"وكالة الضفة للأنباء"`
	Date       string              `json:"date" doc:"Of the dispatch" example:"2017-11-09"`
	Title      string              `json:"title,omitempty"`
	Kind       string              `json:"kind" example:"control"`
	Type       string              `json:"type,omitempty" example:"take"`
	Degree     string              `json:"degree,omitempty" example:"full"`
	Mode       string              `json:"mode,omitempty"`
	Bearing    string              `json:"bearing,omitempty"`
	State      string              `json:"state,omitempty"`
	Polarity   string              `json:"polarity" example:"affirmed"`
	Certainty  string              `json:"certainty" example:"certain"`
	Tense      string              `json:"tense" example:"past"`
	Evidence   string              `json:"evidence" example:"told"`
	Args       []RoleRow           `json:"args"`
	Chain      []isnad.LinkRecord  `json:"chain"`
	Counts     []isnad.CountRecord `json:"counts"`
	Time       isnad.TimeRecord    `json:"time"`
	From       string              `json:"from" doc:"First day that it speaks of: its own time, or else the date of publication" example:"2017-11-09"`
	To         string              `json:"to" example:"2017-11-09"`
	Quote      string              `json:"quote" example:"دخل الجيش السوري وحلفاؤه مدينة البوكمال"`
	Place      *Point              `json:"place,omitempty"`
	Ruling     string              `json:"ruling" enum:"unruled,accept,correct,reject,merge,split,add,merged"`
	Confidence float64             `json:"confidence" doc:"How sure the program is of its reading, 0 to 1" example:"0.8"`
	Doubt      float64             `json:"doubt" doc:"How much it deserves a look, 0 to 1" example:"0.2"`
}

// RoleRow is a role and who fills it.
type RoleRow struct {
	Role   string   `json:"role" example:"holder"`
	Text   string   `json:"text" example:"الجيش السوري"`
	Entity string   `json:"entity,omitempty" example:"sy.army"`
	NameEn string   `json:"name_en,omitempty" example:"Syrian Army"`
	Type   string   `json:"type,omitempty" doc:"Type of the mention" example:"actor"`
	Said   []string `json:"said,omitempty" doc:"In clusters: other words for it"`
}

// ClaimDetail is a claim with its dispatch in short.
type ClaimDetail struct {
	Dispatch DispatchSummary `json:"dispatch"`
	Claim    ClaimView       `json:"claim"`
	Before   string          `json:"before" doc:"Words before the quote"`
	After    string          `json:"after" doc:"Words behind the quote"`
}

// ClaimPath names a claim in the path.
type ClaimPath struct {
	Claim string `path:"claim" maxLength:"200" example:"k-19f2c07a"`
}

// ClaimsQuery asks for claims.
type ClaimsQuery struct {
	Filter
	Paging
	Masking
	Skip int    `query:"skip" minimum:"0" maximum:"10000000" doc:"Claims to pass over first: to jump in a long list"`
	Sort string `query:"sort" enum:"date,-date,outlet,-outlet,kind,-kind,certainty,-certainty,evidence,-evidence,doubt,-doubt" default:"-date" doc:"date is the day of publication; a minus turns the order round"`
}

// Facets are the values of each field with numbers of claims under the
// filter. A field's own choice does not narrow its own facet.
type Facets struct {
	Claims     int                `json:"claims" doc:"Claims under the whole filter" example:"240"`
	Dispatches int                `json:"dispatches" example:"18"`
	First      string             `json:"first,omitempty" doc:"First day" example:"2014-07-08"`
	Last       string             `json:"last,omitempty" example:"2023-04-20"`
	Fields     map[string][]Facet `json:"fields" doc:"By the filter's field names: collections, outlets, kinds, types, degrees, polarity, certainty, tense, evidence, rulings, places, actors, frames; the most frequent first, at most 50 each"`
}

// Facet is one value of a field.
type Facet struct {
	Value  string `json:"value" example:"control"`
	Name   string `json:"name,omitempty" doc:"For ids: the name in Arabic" example:"البوكمال"`
	NameEn string `json:"name_en,omitempty" example:"Al-Bukamal"`
	Claims int    `json:"claims" example:"62"`
}

// SavedSearch is a filter that somebody keeps by name.
type SavedSearch struct {
	Name   string       `json:"name" example:"السيطرة على البوكمال"`
	Who    string       `json:"who" example:"local"`
	At     time.Time    `json:"at"`
	Filter isnad.Filter `json:"filter"`
}

// NewSearch saves a filter, in the place of one of the same name and person.
type NewSearch struct {
	Body struct {
		Name   string       `json:"name" minLength:"1" maxLength:"200" example:"السيطرة على البوكمال"`
		Filter isnad.Filter `json:"filter"`
	}
}

// SearchPath names a saved search in the path.
type SearchPath struct {
	Search string `path:"search" maxLength:"200" doc:"Name" example:"السيطرة على البوكمال"`
}

// FacetsQuery asks for facets.
type FacetsQuery struct {
	Filter
	Fields []string `query:"fields,explode" maxItems:"16" enum:"collections,outlets,languages,kinds,types,degrees,polarity,certainty,tense,evidence,rulings,places,actors,frames" doc:"Fields to count; empty: all"`
	Top    int      `query:"top" minimum:"1" maximum:"500" default:"50" doc:"Values a field at most"`
}

// ClaimQuery asks for one claim.
type ClaimQuery struct {
	ClaimPath
	Masking
	Blind bool `query:"blind" doc:"Without others' rulings"`
}
