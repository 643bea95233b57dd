package generator

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"rapport/generator/internal/live"
)

// preview is a public site while it is served: whoever looks at it before it is published wants to know that it could not
// be. To search all of a large site takes longer than to build it anew, so that is not waited for.
type preview struct {
	g      *Generator
	ctx    context.Context // of serving
	cancel context.CancelFunc
	done   chan struct{} // closed when the search has ended that was begun last
}

// searched is what a search came to: the build with what is not public among its problems.
type searched struct {
	result *Result
	err    error
}

// How long a site waits for its search before it is served without: at first, and when somebody sees the site before it.
const (
	patience = 2 * time.Second
	hurry    = 100 * time.Millisecond
)

// search looks for what of a build is not public. A search that is under way ends. When it takes longer than there is
// patience, the build is returned as it is, and late tells what the search came to.
func (p *preview) search(ctx context.Context, r *Result, now time.Time, seen bool) (done *Result, late <-chan searched, err error) {
	found, wait := p.begin(r, now), patience
	if seen {
		wait = hurry
	}
	select {
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	case s := <-found:
		return s.result, nil, s.err
	case <-time.After(wait):
		return r, found, nil
	}
}

func (p *preview) begin(r *Result, now time.Time) <-chan searched {
	before := p.done
	if before != nil {
		p.cancel()
	}
	ctx, cancel := context.WithCancel(p.ctx)
	done, found := make(chan struct{}), make(chan searched, 1)
	p.cancel, p.done = cancel, done
	go func() {
		defer close(done)
		defer cancel()
		if before != nil {
			<-before // it reads the whole journal by the same generator
		}
		leaks, err := p.g.Leaks(ctx, r, now)
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		found <- searched{r.with(leaks), err}
	}()
	return found
}

// showLate shows a build whose search is not done. When it is, that is told, and open pages that ask learn of it.
func showLate(s *live.Snapshot, r *Result, dir string, late <-chan searched, tell func(*Result, error)) {
	var found atomic.Pointer[Result]
	found.Store(r)
	s.Problems = func() []live.Problem { return found.Load().problems(dir) }
	before := s.Shown
	s.Shown = func() {
		if before != nil {
			before()
		}
		go func() {
			if s := <-late; !errors.Is(s.err, context.Canceled) { // else a newer build tells
				found.Store(s.result)
				tell(s.result, s.err)
			}
		}()
	}
}

// with is a build with more problems.
func (r *Result) with(more []Problem) *Result {
	if len(more) == 0 {
		return r
	}
	c := *r
	v := &version{}
	v.Reset()
	v.num(r.version)
	v.problems(more)
	c.Problems, c.version = SortProblems(r.Problems, more), v.Sum64()
	return &c
}
