package api

import "time"

// LexiconFile is a file of frames or words.
type LexiconFile struct {
	Folder   string    `json:"folder" example:"frames"`
	Name     string    `json:"name" example:"control.frame"`
	Kind     string    `json:"kind" enum:"frame,table" example:"frame"`
	Size     int       `json:"size" doc:"Bytes" example:"9021"`
	Lines    int       `json:"lines" example:"210"`
	Edited   bool      `json:"edited" doc:"The user's own file stands over the embedded one"`
	ReadOnly bool      `json:"read_only" doc:"Made by a program, or too large to edit here"`
	Changed  time.Time `json:"changed,omitzero" doc:"When the user's file was saved"`
}

// LexiconPath names a file in the path.
type LexiconPath struct {
	Folder string `path:"folder" maxLength:"40" pattern:"^[a-z]+$" example:"frames"`
	Name   string `path:"file" maxLength:"80" pattern:"^[a-z0-9-]+\\.(frame|tsv)$" example:"control.frame"`
}

// LexiconText is a file with its text.
type LexiconText struct {
	LexiconFile
	Text   string `json:"text"`
	Origin string `json:"origin,omitempty" doc:"The embedded text, where the user's differs"`
	Hash   string `json:"hash" doc:"Of the text; saving wants it back as base"`
}

// LexiconEdit is a file's new text, to be checked, tried or saved.
type LexiconEdit struct {
	LexiconPath
	Body struct {
		Text string `json:"text" maxLength:"2000000" doc:"The whole file"`
		Base string `json:"base,omitempty" maxLength:"64" doc:"hash of the text that was edited; with saving: if the file has changed since, nothing is saved"`
	}
}

// LexiconCheck is what is wrong with a file.
type LexiconCheck struct {
	OK     bool           `json:"ok"`
	Faults []LexiconFault `json:"faults"`
}

// LexiconFault is one error with its place.
type LexiconFault struct {
	Line int `json:"line" doc:"From 1" example:"12"`
	Col  int `json:"col" doc:"From 1" example:"5"`
	Message
}

// ExampleRun is the outcome of a frame file's examples.
type ExampleRun struct {
	LexiconCheck
	Ran    int `json:"ran" example:"24"`
	Failed int `json:"failed" example:"1"`
}

// LexiconTry tries a file's new text on a text or a collection.
type LexiconTry struct {
	LexiconPath
	Body struct {
		Text       string `json:"text" maxLength:"2000000" doc:"The whole file"`
		On         string `json:"on,omitempty" maxLength:"20000" doc:"A text to read"`
		Collection string `json:"collection,omitempty" maxLength:"100" doc:"Or a collection" example:"samples"`
		Limit      int    `json:"limit,omitempty" minimum:"1" maximum:"2000" default:"500" doc:"Dispatches of the collection that are read at most"`
	}
}

// TryResult is what a change to the lexicon does.
type TryResult struct {
	LexiconCheck
	Dispatches int         `json:"dispatches" doc:"Dispatches read" example:"18"`
	More       bool        `json:"more" doc:"The collection has more than were read"`
	Added      int         `json:"added" example:"12"`
	Dropped    int         `json:"dropped" example:"3"`
	Changed    int         `json:"changed" example:"1"`
	Claims     []DiffClaim `json:"claims" doc:"The first 200"`
}
