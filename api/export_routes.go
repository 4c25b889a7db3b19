package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"
)

func formats() []Format { return []Format{} }

func (s *Server) export(context.Context, *ExportQuery) (*huma.StreamResponse, error) {
	return nil, huma.Error501NotImplemented("no exports yet")
}
func (s *Server) manifest(context.Context, *ExportQuery) (*Out[Manifest], error) {
	return nil, huma.Error501NotImplemented("no exports yet")
}
