package api

import "isnad"

// RulingBody is a ruling to be made.
type RulingBody struct {
	Act       string              `json:"act" enum:"accept,correct,reject,merge,split,comment" doc:"comment decides nothing" example:"accept"`
	Note      string              `json:"note,omitempty" maxLength:"10000" doc:"Needed with comment" example:"المصدر شاهد عيان"`
	Corrected *isnad.ClaimRecord  `json:"corrected,omitempty" doc:"correct: the whole claim as it should read, spans in the dispatch's code points"`
	With      []string            `json:"with,omitempty" maxItems:"50" doc:"merge: refs of the other claims, of the same dispatch"`
	Parts     []isnad.ClaimRecord `json:"parts,omitempty" maxItems:"20" doc:"split: what the claim becomes, two or more"`
}

// AddedClaim is a claim that the text makes and the program did not find.
type AddedClaim struct {
	DispatchPath
	Body struct {
		Claim isnad.ClaimRecord `json:"claim" doc:"Spans in the dispatch's code points; id may be empty"`
		Note  string            `json:"note,omitempty" maxLength:"10000"`
	}
}

// NewRuling rules on one claim.
type NewRuling struct {
	ClaimPath
	Body RulingBody
}

// BulkRuling rules alike on many claims.
type BulkRuling struct {
	Body struct {
		Claims []string      `json:"claims,omitempty" maxItems:"10000" doc:"Claims by ref; or give a filter"`
		Filter *isnad.Filter `json:"filter,omitempty" doc:"All claims under it, at most 10,000"`
		Act    string        `json:"act" enum:"accept,reject,comment" example:"accept"`
		Note   string        `json:"note,omitempty" maxLength:"10000"`
		Expect int           `json:"expect,omitempty" minimum:"0" doc:"Number of claims that the person was shown; if another number would be ruled on, nothing is"`
	}
}

// BulkDone is the outcome.
type BulkDone struct {
	Ruled int `json:"ruled" example:"37"`
}

// QueueQuery asks for what to look at next.
type QueueQuery struct {
	Filter
	Paging
	Masking
}

// Queue is claims that the coder has not decided on, the most doubtful first,
// as the program read them: what others ruled is neither shown nor used.
type Queue struct {
	Items []ClaimRow `json:"items"`
	Next  string     `json:"next,omitempty"`
	Left  int        `json:"left" doc:"Claims under the filter that the coder has not decided on" example:"231"`
}

// Agreement is how far two coders, or a coder and the program, agree.
type Agreement struct {
	A      string           `json:"a" example:"amal"`
	B      string           `json:"b" doc:"Another coder, or program" example:"program"`
	Claims int              `json:"claims" doc:"Claims that both decided on" example:"120"`
	Fields []FieldAgreement `json:"fields" doc:"act (what they decided), then the fields of the claims that both keep"`
}

// FieldAgreement is the agreement on one field.
type FieldAgreement struct {
	Field string   `json:"field" example:"act"`
	N     int      `json:"n" doc:"Claims that it rests on" example:"120"`
	Share *float64 `json:"share,omitempty" doc:"Share alike, 0 to 1; absent without claims" example:"0.93"`
	Kappa *float64 `json:"kappa,omitempty" doc:"Cohen's κ; absent where it is not defined" example:"0.78"`
	Alpha *float64 `json:"alpha,omitempty" doc:"Krippendorff's α; absent where it is not defined" example:"0.78"`
	Why   string   `json:"why,omitempty" doc:"Why κ or α is not defined" example:"no variation"`
}

// Precision is how rulings judge what the program prints.
type Precision struct {
	By   string         `json:"by" enum:"frame,outlet,kind"`
	Rows []PrecisionRow `json:"rows"`
}

// PrecisionRow is one frame, outlet or kind.
type PrecisionRow struct {
	Value     string  `json:"value" example:"control.take:seize"`
	Accepted  int     `json:"accepted" example:"30"`
	Corrected int     `json:"corrected" example:"4"`
	Rejected  int     `json:"rejected" example:"3"`
	Share     float64 `json:"share" doc:"Accepted among all three" example:"0.81"`
	Low       float64 `json:"low" doc:"Wilson's interval at 95 %" example:"0.66"`
	High      float64 `json:"high" example:"0.91"`
}

// CoderRow is a person who has ruled.
type CoderRow struct {
	Who    string `json:"who" example:"amal"`
	Claims int    `json:"claims" doc:"Claims that they decided on" example:"120"`
}

// AgreementQuery names two coders.
type AgreementQuery struct {
	Filter
	A string `query:"a" required:"true" maxLength:"100" doc:"A coder" example:"amal"`
	B string `query:"b" required:"true" maxLength:"100" doc:"Another coder, or program" example:"program"`
}

// PrecisionQuery asks how the program fares.
type PrecisionQuery struct {
	Filter
	By string `query:"by" enum:"frame,outlet,kind" default:"frame"`
}
