package main

import (
	"errors"
	"fmt"
	"syscall"
)

// port tells whether serve can have its port.
func (a *app) port(f doctorFlags) []symptom {
	err := tryPort(f.port)
	if err == nil {
		return []symptom{{fine, fmt.Sprintf("port %d is free for serve", f.port), ""}}
	}
	text := fmt.Sprintf("port %d cannot be had: %v", f.port, err)
	if errors.Is(err, syscall.EADDRINUSE) {
		text = fmt.Sprintf("port %d is taken", f.port)
		if by := whoListens(f.port); by != "" {
			text += " by " + by
		}
	}
	if f.given {
		return []symptom{{trouble, text, "rapport serve without --port uses the next that is free"}}
	}
	for next := f.port + 1; next <= f.port+portsMore; next++ {
		if tryPort(next) == nil {
			return []symptom{{known, fmt.Sprintf("%s; serve would use %d", text, next), ""}}
		}
	}
	return []symptom{{
		trouble, fmt.Sprintf("%s, and so are all up to %d", text, f.port+portsMore), "rapport serve --port 0 takes any that is free",
	}}
}

// tryPort takes a port for a moment.
func tryPort(port int) error {
	ls, err := listenOn(loopbacks(), port)
	for _, l := range ls {
		l.Close()
	}
	return err
}
