package api

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"slices"
	"sync"
	"time"
)

// remembered is how many jobs that have ended are kept in memory.
const remembered = 200

// jobs are what goes on behind requests.
type jobs struct {
	ctx  context.Context
	stop context.CancelFunc
	all  sync.WaitGroup
	turn chan struct{} // reading takes all cores: one job at a time

	mu   sync.Mutex
	list []*job // oldest first
}

func newJobs() *jobs {
	ctx, stop := context.WithCancel(context.Background())
	return &jobs{ctx: ctx, stop: stop, turn: make(chan struct{}, 1)}
}

// close ends all jobs and waits for them.
func (j *jobs) close(ctx context.Context) error {
	j.stop()
	ended := make(chan struct{})
	go func() { j.all.Wait(); close(ended) }()
	select {
	case <-ended:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// job is one of them.
type job struct {
	cancel context.CancelFunc
	ended  chan struct{}

	mu   sync.Mutex
	now  Job
	next chan struct{} // closed when now changes
}

// start runs do in the background. do tells how far it is through tell, and
// should return soon after its context ends.
func (j *jobs) start(kind, collection, by string, do func(ctx context.Context, tell func(func(*Progress))) error) Job {
	b := make([]byte, 6)
	rand.Read(b)
	ctx, cancel := context.WithCancel(j.ctx)
	x := &job{cancel: cancel, ended: make(chan struct{}), next: make(chan struct{}),
		now: Job{ID: "j" + hex.EncodeToString(b), Kind: kind, Collection: collection, State: "running", By: by, Started: time.Now().UTC()}}
	first := x.now
	j.mu.Lock()
	j.list = append(j.list, x)
	if over := len(j.list) - remembered; over > 0 {
		j.list = slices.DeleteFunc(j.list, func(o *job) bool {
			if over > 0 && o.state().State != "running" {
				over--
				return true
			}
			return false
		})
	}
	j.mu.Unlock()
	j.all.Add(1)
	go func() {
		defer j.all.Done()
		defer cancel()
		err := j.wait(ctx)
		if err == nil {
			began := time.Now()
			err = do(ctx, func(f func(*Progress)) {
				x.change(func(now *Job) {
					f(&now.Progress)
					if s := time.Since(began).Seconds(); s > 0 {
						now.Rate = float64(now.Done) / s
					}
					now.LeftS = 0
					if left := now.Total - now.Done; left > 0 && now.Rate > 0 {
						now.LeftS = float64(left) / now.Rate
					}
				})
			})
			<-j.turn
		}
		x.change(func(now *Job) {
			now.LeftS, now.Current = 0, ""
			switch {
			case err == nil:
				now.State = "done"
			case errors.Is(err, context.Canceled):
				now.State = "cancelled"
			default:
				now.State, now.Error, now.Why = "failed", err.Error(), message(err.Error())
			}
		})
		close(x.ended)
	}()
	return first
}

// wait waits for one's turn.
func (j *jobs) wait(ctx context.Context) error {
	select {
	case j.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (j *jobs) find(id string) *job {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, x := range j.list {
		if x.now.ID == id { // an ID never changes
			return x
		}
	}
	return nil
}

// states are all jobs, newest first.
func (j *jobs) states() []Job {
	j.mu.Lock()
	defer j.mu.Unlock()
	out := make([]Job, 0, len(j.list))
	for i := len(j.list) - 1; i >= 0; i-- {
		out = append(out, j.list[i].state())
	}
	return out
}

func (x *job) state() Job {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.now
}

// watch is the state, and a channel that is closed when it changes.
func (x *job) watch() (Job, <-chan struct{}) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.now, x.next
}

func (x *job) change(f func(*Job)) {
	x.mu.Lock()
	defer x.mu.Unlock()
	f(&x.now)
	close(x.next)
	x.next = make(chan struct{})
}
