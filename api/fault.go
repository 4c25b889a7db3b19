package api

import (
	"context"
	"errors"

	"github.com/danielgtaylor/huma/v2"

	"isnad/store"
)

// fault is an answer that says which field was wrong, and how.
func fault(location, message string, value any) error {
	return huma.Error422UnprocessableEntity("the request is not as described", &huma.ErrorDetail{Location: location, Message: message, Value: value})
}

// answer maps an error to its status; it is the only place that does.
// Handlers return what it gives.
func (s *Server) answer(err error) error {
	var status huma.StatusError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &status):
		return err // with its headers
	case errors.Is(err, context.Canceled):
		return huma.NewError(499, "the asker has gone")
	case errors.Is(err, context.DeadlineExceeded):
		return huma.Error503ServiceUnavailable("this took too long; narrow the filter")
	case errors.Is(err, store.ErrNotFound):
		return huma.Error404NotFound(err.Error())
	case errors.Is(err, store.ErrPurged):
		return huma.Error410Gone("it was purged; the log of custody says when and why")
	case errors.Is(err, store.ErrCursor):
		return fault("query.cursor", err.Error(), nil)
	case errors.Is(err, store.ErrQuery):
		return fault("query.text", err.Error(), nil)
	case errors.Is(err, store.ErrFilter):
		return fault("query", err.Error(), nil)
	case errors.Is(err, store.ErrRuling):
		return fault("body", err.Error(), nil)
	case errors.Is(err, store.ErrReadOnly):
		return huma.Error409Conflict(err.Error())
	case errors.Is(err, store.ErrFull):
		return huma.NewError(507, "no space left on the server's disk; nothing was kept")
	}
	s.Log.Error("answer", "error", err)
	return huma.Error500InternalServerError("the server could not do this; its log says why")
}
