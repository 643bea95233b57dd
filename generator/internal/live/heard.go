package live

import (
	"errors"
	"sync"

	"github.com/fsnotify/fsnotify"
)

// heard is what the system told and nobody heeded yet. The system keeps but few events for who does not listen, so
// whoever hears does nothing else.
type heard struct {
	more chan struct{} // rings

	mu     sync.Mutex
	events []fsnotify.Event
	err    error
}

func newHeard() *heard { return &heard{more: make(chan struct{}, 1)} }

// hear listens until the watcher is closed.
func (h *heard) hear(system *fsnotify.Watcher) {
	events, errs := system.Events, system.Errors
	for {
		select {
		case e, ok := <-events:
			if !ok {
				h.fail(errors.New("the system stopped telling"))
				return
			}
			h.mu.Lock()
			h.events = append(h.events, e)
			h.mu.Unlock()
			ring(h.more)
		case _, ok := <-errs:
			if !ok {
				errs = nil
				continue
			}
			h.fail(errLost)
		}
	}
}

func (h *heard) fail(err error) {
	h.mu.Lock()
	if h.err == nil {
		h.err = err
	}
	h.mu.Unlock()
	ring(h.more)
}

// take returns what was heard since the last time.
func (h *heard) take() ([]fsnotify.Event, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	events := h.events
	h.events = nil
	return events, h.err
}
