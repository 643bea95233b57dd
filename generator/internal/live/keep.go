package live

import (
	"context"
	"sync"
)

// Watch is [Run] for who does not serve: every build that is to be shown is given to show, the first one too, by one
// goroutine at a time. c needs no listeners and tokens then.
func Watch(ctx context.Context, c Config, show func(*Snapshot)) error {
	var working sync.WaitGroup
	defer working.Wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	k, first, err := newKeeper(ctx, &working, c, oneAtATime(c.Report))
	if err != nil || first == nil {
		return err
	}
	show(first)
	k.keep(ctx, &working, c.Build, show)
	<-ctx.Done()
	return nil
}

// keeper has a site built again and again.
type keeper struct {
	c     Config
	watch *watch
	mind  *minder
	looks chan tree
}

// newKeeper watches, and builds for the first time when no change can go unnoticed any more. There is no first build when
// ctx is done before.
func newKeeper(ctx context.Context, working *sync.WaitGroup, c Config, report func(string)) (*keeper, *Snapshot, error) {
	k := &keeper{c: c, looks: make(chan tree)}
	known := make(chan tree, 1)
	k.watch = newWatch(c, report, func(t tree) {
		select {
		case known <- t:
		default: // only the first counts
		}
	})
	working.Go(func() { k.watch.run(ctx) })
	select {
	case t := <-known:
		k.mind = newMinder(k.watch, t, k.looks)
	case <-ctx.Done():
		return nil, nil, nil
	}
	first, err := c.Build(ctx, nil)
	if ctx.Err() != nil {
		return nil, nil, nil
	}
	return k, first, err
}

// keep has the site built whenever there is reason, until ctx is done.
func (k *keeper) keep(ctx context.Context, working *sync.WaitGroup, build building, show func(*Snapshot)) {
	working.Go(func() { k.watch.patrol(ctx, k.c.Now, k.looks) })
	working.Go(func() { days(ctx, k.c.Now, k.c.NextDay, k.watch.changes.noteDay) })
	working.Go(func() { k.mind.run(ctx, build, show) })
}
