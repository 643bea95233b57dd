package main

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"syscall"
)

const (
	usualPort = 1414
	portsMore = 20 // how many ports after the usual one are tried
)

// checkHost refuses to serve where others could look.
func checkHost(host string) error {
	switch host {
	case "localhost", "127.0.0.1", "::1", "[::1]":
		return nil // all of them are served
	}
	return failed(fmt.Sprintf("--host %s: the whole journal is for this computer only, at localhost", host),
		"elsewhere only the public projection may be shown, and this version cannot build one yet")
}

// listen takes the port that was named, or else the first free one from the usual one on. It listens on this computer
// alone.
func (a *app) listen(f serveFlags) ([]net.Listener, error) {
	if f.given {
		ls, err := listenOn(f.port)
		if errors.Is(err, syscall.EADDRINUSE) {
			return nil, failed(fmt.Sprintf("port %d is taken", f.port), "without --port the next free one is used")
		}
		return ls, err
	}
	var first error
	for port := f.port; port <= f.port+portsMore; port++ {
		ls, err := listenOn(port)
		if err == nil {
			if port != f.port {
				a.say("port %d is taken, using %d", f.port, port)
			}
			return ls, nil
		}
		if first == nil {
			first = err
		}
	}
	return nil, fmt.Errorf("no free port from %d to %d: %w", f.port, f.port+portsMore, first)
}

// listenOn listens at every address that a browser may take "localhost" for. A port is taken when somebody else has it
// at one of them: the browser might ask there, and tell the token.
func listenOn(port int) (ls []net.Listener, err error) {
	for range portsMore { // a free port of one address may be taken at the other
		ls, err = listenAt(loopbacks(), port)
		if err == nil || port != 0 {
			break
		}
	}
	return ls, err
}

// loopbacks lists this computer's own addresses: some have no IPv6, and a few no IPv4.
func loopbacks() []string {
	var found []string
	for _, ip := range []string{"127.0.0.1", "::1"} {
		if l, err := net.Listen("tcp", net.JoinHostPort(ip, "0")); err == nil {
			l.Close()
			found = append(found, ip)
		}
	}
	return found
}

// listenAt listens on one port of all addresses, or on none.
func listenAt(ips []string, port int) ([]net.Listener, error) {
	if len(ips) == 0 {
		return nil, errors.New("this computer has no address of its own: neither 127.0.0.1 nor ::1")
	}
	var ls []net.Listener
	for _, ip := range ips {
		l, err := net.Listen("tcp", net.JoinHostPort(ip, strconv.Itoa(port)))
		if err != nil {
			for _, l := range ls {
				l.Close()
			}
			return nil, err
		}
		ls, port = append(ls, l), portOf(l)
	}
	return ls, nil
}

func portOf(l net.Listener) int { return l.Addr().(*net.TCPAddr).Port }
