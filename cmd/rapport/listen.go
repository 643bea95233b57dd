package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"strconv"
	"strings"
	"syscall"
)

const (
	usualPort = 1414
	portsMore = 20 // how many ports after the usual one are tried
)

// addresses lists where to listen: at this computer's own addresses, which is all that "localhost" may mean, and at that
// of --host, where others reach it. They may see the public site alone.
func addresses(host string, asPublic bool) (ips []string, others bool, err error) {
	switch host {
	case "localhost", "127.0.0.1", "::1", "[::1]":
		return loopbacks(), false, nil
	}
	if !asPublic {
		return nil, false, failed(fmt.Sprintf("--host %q: the whole journal is for this computer only, at localhost", host),
			"elsewhere only the public site may be shown: rapport serve --as-public --host ADDRESS")
	}
	const write = "write one such as 192.168.0.2, or 0.0.0.0 for every one of this computer"
	ip := net.ParseIP(strings.Trim(host, "[]"))
	switch {
	case ip == nil:
		return nil, false, misused(fmt.Sprintf("--host %q is no address", host), write)
	case ip.IsUnspecified():
		return append(loopbacks(), reachable()...), true, nil
	case len(ours(ip.String())) == 0:
		return nil, false, failed(fmt.Sprintf("--host %s is no address of this computer", host), write)
	}
	return append(loopbacks(), ip.String()), true, nil
}

// reachable lists the addresses at which other computers reach this one.
func reachable() []string {
	var ips []string
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok && !n.IP.IsLoopback() && !n.IP.IsLinkLocalUnicast() {
			ips = append(ips, n.IP.String())
		}
	}
	return ips
}

// listen takes the port that was named, or else the first free one from the usual one on.
func (a *app) listen(f serveFlags, ips []string) ([]net.Listener, error) {
	if f.given {
		ls, err := listenOn(ips, f.port)
		const without = "without --port the next free one is used"
		switch {
		case err == nil:
			return ls, nil
		case errors.Is(err, syscall.EADDRINUSE):
			return nil, failed(fmt.Sprintf("port %d is taken", f.port), without)
		case errors.Is(err, fs.ErrPermission):
			return nil, failed(fmt.Sprintf("your user may not take port %d", f.port), without)
		}
		return nil, fmt.Errorf("taking port %d: %w", f.port, err)
	}
	var first error
	for port := f.port; port <= f.port+portsMore; port++ {
		ls, err := listenOn(ips, port)
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

// listenOn listens at every address, among them those that a browser may take "localhost" for. A port is taken when
// somebody else has it at one of them: the browser might ask there, and tell the token.
func listenOn(ips []string, port int) (ls []net.Listener, err error) {
	for range portsMore { // a free port of one address may be taken at the other
		ls, err = listenAt(ips, port)
		if err == nil || port != 0 {
			break
		}
	}
	return ls, err
}

// loopbacks lists this computer's own addresses: some have no IPv6, and a few no IPv4.
func loopbacks() []string { return ours("127.0.0.1", "::1") }

// ours lists those of some addresses that this computer has, which only trying tells.
func ours(ips ...string) []string {
	var found []string
	for _, ip := range ips {
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
