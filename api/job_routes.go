package api

import (
	"context"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"
)

func (s *Server) jobs(context.Context, *struct{}) (*Out[Page[Job]], error) {
	return &Out[Page[Job]]{Page[Job]{Items: s.work.states()}}, nil
}

func (s *Server) jobNamed(id string) (*job, error) {
	x := s.work.find(id)
	if x == nil {
		return nil, huma.Error404NotFound("no such job: " + id + " (those that ended long ago, or before the server started, are forgotten)")
	}
	return x, nil
}

func (s *Server) job(_ context.Context, in *JobPath) (*Out[Job], error) {
	x, err := s.jobNamed(in.Job)
	if err != nil {
		return nil, err
	}
	return &Out[Job]{x.state()}, nil
}

func (s *Server) cancelJob(ctx context.Context, in *JobPath) (*struct{}, error) {
	x, err := s.jobNamed(in.Job)
	if err != nil {
		return nil, err
	}
	x.cancel()
	select {
	case <-x.ended:
	case <-ctx.Done():
		return nil, s.answer(ctx.Err())
	}
	return nil, nil
}

// A job's changes are sent no more often than gap, and its state again after
// quiet, so that the asker and what stands between know that it lives.
const (
	gap   = 100 * time.Millisecond
	quiet = 15 * time.Second
)

// events is the route that streams a job's progress.
func (s *Server) events(role Role, path, tag, id, summary string) route {
	r := on(role, get, path, tag, id, summary, s.job)
	r.add = func(api huma.API, op huma.Operation) {
		sse.Register(api, op, map[string]any{"progress": JobProgress{}, "end": JobEnd{}}, s.follow)
	}
	return r
}

func (s *Server) follow(ctx context.Context, in *JobPath, send sse.Sender) {
	x := s.work.find(in.Job)
	if x == nil {
		// The stream has begun: an end that says so is all that can be sent.
		_ = send.Data(JobEnd{Job{ID: in.Job, State: "failed", Error: "no such job"}})
		return
	}
	for n := 1; ; n++ {
		now, next := x.watch()
		if now.State != "running" {
			_ = send(sse.Message{ID: n, Data: JobEnd{now}}) // the asker has gone
			return
		}
		if send(sse.Message{ID: n, Data: JobProgress{now}}) != nil {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-next:
			select {
			case <-time.After(gap):
			case <-x.ended:
			case <-ctx.Done():
				return
			}
		case <-time.After(quiet):
		}
	}
}
