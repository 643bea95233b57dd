package main

import (
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// task does all there is to do with one note.
type task func(note string) error

// batch is how many notes a worker takes at a time: few enough to end together, many enough not to meet often.
const batch = 16

// share spreads the notes over workers, each with a task of its own.
func share(notes []string, workers int, begin func() task) error {
	var taken atomic.Int64
	var group errgroup.Group
	for range workers {
		group.Go(func() error {
			do := begin()
			for {
				to := int(taken.Add(batch))
				from := to - batch
				if from >= len(notes) {
					return nil
				}
				for _, n := range notes[from:min(to, len(notes))] {
					if err := do(n); err != nil {
						return err
					}
				}
			}
		})
	}
	return group.Wait()
}
