package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// route is a row of the table: what is asked, who may ask it, what answers.
type route struct {
	role Role
	op   huma.Operation
	add  func(huma.API, huma.Operation)
}

// Tags group the routes in the description.
const (
	tagServer      = "server"
	tagAccounts    = "accounts"
	tagCollections = "collections"
	tagDispatches  = "dispatches"
	tagClaims      = "claims"
	tagReview      = "review"
	tagViews       = "views"
	tagNames       = "names"
	tagLexicon     = "lexicon"
	tagExport      = "export"
)

// on is a route whose handler takes I and gives O. what is "METHOD PATH".
func on[I, O any](role Role, method, path, tag, id, summary string, h func(context.Context, *I) (*O, error)) route {
	op := huma.Operation{OperationID: id, Method: method, Path: path, Summary: summary, Tags: []string{tag}, MaxBodyBytes: smallBody, BodyReadTimeout: bodyTime}
	if method == http.MethodGet {
		op.Errors = []int{http.StatusUnprocessableEntity}
	} else {
		op.Errors = []int{http.StatusBadRequest, http.StatusConflict, http.StatusUnprocessableEntity}
	}
	if role > Public {
		op.Errors = append(op.Errors, http.StatusUnauthorized, http.StatusForbidden)
	}
	op.Metadata = map[string]any{"role": role}
	op.Extensions = map[string]any{"x-role": role.String()}
	return route{role, op, func(api huma.API, op huma.Operation) { huma.Register(api, op, h) }}
}

// with changes a route's operation.
func (r route) with(f func(*huma.Operation)) route {
	f(&r.op)
	return r
}

// status sets the status of success.
func (r route) status(code int) route {
	return r.with(func(o *huma.Operation) { o.DefaultStatus = code })
}

// body sets the limit of the request's body in bytes.
func (r route) body(limit int64) route {
	return r.with(func(o *huma.Operation) { o.MaxBodyBytes = limit })
}

// long is for routes that may take their time: files coming in, exports going
// out, walks over a whole store.
func (r route) long() route {
	return r.with(func(o *huma.Operation) {
		o.Metadata["long"] = true
		o.BodyReadTimeout = longTime
	})
}

// streams says that the answer is a stream of the media type.
func (r route) streams(media, about string) route {
	return r.with(func(o *huma.Operation) {
		o.Responses = map[string]*huma.Response{"200": {Description: about, Content: map[string]*huma.MediaType{
			media: {Schema: &huma.Schema{Type: "string", Format: "binary"}},
		}}}
	})
}

// Limits of time: for a body to come in, for an answer to be made, for it to be
// made and written, and for each of these on routes that may take long.
const (
	bodyTime   = 30 * time.Second
	thinkTime  = 45 * time.Second
	answerTime = 60 * time.Second
	longTime   = 2 * time.Hour
)

// Limits of request bodies, in bytes.
const (
	smallBody  = 1 << 20
	textBody   = 5 << 20 // a dispatch of 4 MiB and its JSON escapes
	uploadBody = 2 << 30
)
