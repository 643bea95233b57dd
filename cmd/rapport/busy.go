package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/mattn/go-isatty"
)

// soon is how long work may take before anybody wonders.
const soon = 500 * time.Millisecond

// busy says on a terminal what takes so long, once it does, and returns what takes that line away again.
func (a *app) busy(doing string) (done func()) {
	f, ok := a.err.(*os.File)
	if !ok || a.quiet || !isatty.IsTerminal(f.Fd()) || a.env("TERM") == "dumb" {
		return func() {}
	}
	return busyOn(f, doing)
}

func busyOn(w io.Writer, doing string) (done func()) {
	var mu sync.Mutex
	said, over := false, false
	timer := time.AfterFunc(soon, func() {
		mu.Lock()
		defer mu.Unlock()
		if !over {
			said = true
			fmt.Fprintf(w, "rapport: %s…", doing)
		}
	})
	return func() {
		timer.Stop()
		mu.Lock()
		defer mu.Unlock()
		over = true
		if said {
			fmt.Fprint(w, "\r\x1b[K") // to the beginning of the line, and clear it
			said = false
		}
	}
}
