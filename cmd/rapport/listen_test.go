package main

import (
	"errors"
	"net"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// TestServeListensOnThisComputerOnly looks from every address of this computer: at those that other computers can reach,
// nobody answers.
func TestServeListensOnThisComputerOnly(t *testing.T) {
	ls, err := (&app{}).listen(serveFlags{port: 0, given: true}, loopbacks())
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range ls {
		defer l.Close()
		if ip := l.Addr().(*net.TCPAddr).IP; !ip.Equal(net.IPv4(127, 0, 0, 1)) && !ip.Equal(net.IPv6loopback) {
			t.Errorf("serve listens on %s", l.Addr())
		}
	}
	if len(ls) != len(loopbacks()) {
		t.Errorf("serve listens on %d addresses, want those of %v", len(ls), loopbacks())
	}
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	others := []net.IP{net.IPv4(127, 0, 0, 2)} // where whoever listens everywhere would answer, on a computer without a network
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok && !n.IP.IsLoopback() && !n.IP.IsLinkLocalUnicast() {
			others = append(others, n.IP)
		}
	}
	answered := 0
	for _, ip := range others {
		c, err := net.DialTimeout("tcp", net.JoinHostPort(ip.String(), strconv.Itoa(portOf(ls[0]))), 5*time.Second)
		if err == nil {
			c.Close()
			answered++
			t.Errorf("serve answers at %s", ip)
		}
	}
	t.Logf("serve listens on %d addresses of this computer's own, and answers at %d of %d others", len(ls), answered, len(others))
}

// TestAPortIsTakenWhenOneOfItsAddressesIs takes a port at one address after the other. A browser may go to either, so
// serving on what is left would send it, with the token, to whoever took the other.
func TestAPortIsTakenWhenOneOfItsAddressesIs(t *testing.T) {
	for _, ip := range loopbacks() {
		taken, err := listenAt([]string{ip}, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer taken[0].Close()
		ls, err := listenOn(loopbacks(), portOf(taken[0]))
		if !errors.Is(err, syscall.EADDRINUSE) {
			t.Errorf("listenOn a port that is taken at %s = %v, %v, want an error", ip, ls, err)
		}
		for _, other := range loopbacks() { // nothing is left behind
			l, err := net.Listen("tcp", net.JoinHostPort(other, strconv.Itoa(portOf(taken[0]))))
			if (err == nil) != (other != ip) {
				t.Errorf("afterwards listening at %s = %v, while %s is taken", other, err, ip)
			}
			if err == nil {
				l.Close()
			}
		}
	}
}

// TestTheNextFreePortIsUsed takes the port that serve begins with.
func TestTheNextFreePortIsUsed(t *testing.T) {
	taken, err := listenOn(loopbacks(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range taken {
		defer l.Close()
	}
	usual := portOf(taken[0])
	ls, err := (&app{quiet: true}).listen(serveFlags{port: usual}, loopbacks())
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range ls {
		defer l.Close()
	}
	if got := portOf(ls[0]); got <= usual || got > usual+portsMore {
		t.Errorf("with port %d taken, %d is used, want one of the next", usual, got)
	}
	if _, err = (&app{}).listen(serveFlags{port: usual, given: true}, loopbacks()); err == nil {
		t.Errorf("port %d is used though it is taken", usual)
	}
}
