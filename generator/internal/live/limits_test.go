package live

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener without a network, whose connections keep the time of a test.
type pipes struct {
	made   chan net.Conn
	closed chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.made:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	select {
	case <-p.closed:
	default:
		close(p.closed)
	}
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1414} }

func (p *pipes) dial() net.Conn {
	here, there := net.Pipe()
	p.made <- there
	return here
}

// atServer runs test in a bubble where a server is, and time passes only when nobody has anything to do.
func atServer(t *testing.T, test func(t *testing.T, s *site, p *pipes)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		p := &pipes{made: make(chan net.Conn), closed: make(chan struct{})}
		s := newSite(testSnapshot(), 1414, Config{Token: testToken, Now: time.Now})
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- s.serve(ctx, []net.Listener{p}, func(line string) { t.Errorf("reported %q", line) }) }()
		test(t, s, p)
		cancel()
		must(t, <-done)
	})
}

const greeting = " HTTP/1.1\r\nHost: localhost:1414\r\nCookie: rapport-1414=" + testToken + "\r\n\r\n"

// TestSlowClientsAreLetGo sees after how long, exactly, who keeps a connection to himself loses it.
func TestSlowClientsAreLetGo(t *testing.T) {
	for _, c := range []struct {
		name, says string
		answered   bool
		after      time.Duration
	}{
		{"says nothing", "", false, requestWait},
		{"stops in the first line", "GET /", true, requestWait},
		{"stops in the headers", "GET / HTTP/1.1\r\nHost: localhost:1414\r\nX: ", false, requestWait},
		{"has no key, and a body that does not come", "GET / HTTP/1.1\r\nHost: localhost:1414\r\nContent-Length: 1000\r\n\r\n", true, requestWait},
		{"has a key, and a body that does not come", "GET /style.css" + strings.TrimSuffix(greeting, "\r\n") + "Content-Length: 1000\r\n\r\n", true, requestWait},
		{"has no key", "GET / HTTP/1.1\r\nHost: localhost:1414\r\n\r\n", true, 0},
		{"has read a page, and asks for no other", "GET /style.css" + greeting, true, idleWait},
	} {
		t.Run(c.name, func(t *testing.T) {
			atServer(t, func(t *testing.T, _ *site, p *pipes) {
				begun := time.Now()
				conn := p.dial()
				defer conn.Close()
				_, err := io.WriteString(conn, c.says)
				must(t, err)
				b, err := io.ReadAll(conn)
				must(t, err)
				if got := time.Since(begun); got > c.after+time.Second || got < c.after-time.Second {
					t.Errorf("the connection is closed after %v, want %v", got, c.after)
				}
				if got := strings.HasPrefix(string(b), "HTTP/1.1 "); got != c.answered {
					t.Errorf("the answer is %q, want one = %v", b, c.answered)
				}
			})
		})
	}
}

// TestAStreamLastsAsLongAsItIsRead hears a day of heartbeats, and then stops reading.
func TestAStreamLastsAsLongAsItIsRead(t *testing.T) {
	atServer(t, func(t *testing.T, s *site, p *pipes) {
		conn := p.dial()
		defer conn.Close()
		_, err := io.WriteString(conn, "GET "+eventsPath+greeting)
		must(t, err)
		r, err := http.ReadResponse(bufio.NewReader(conn), nil)
		must(t, err)
		lines := bufio.NewScanner(r.Body)
		beats := 0
		for begun := time.Now(); time.Since(begun) < 24*time.Hour && lines.Scan(); {
			if lines.Text() == ":" {
				beats++
			}
		}
		if want := int(24 * time.Hour / heartbeat); r.StatusCode != 200 || beats < want-1 {
			t.Fatalf("%d: the stream ends after %d heartbeats, want %d", r.StatusCode, beats, want)
		}
		s.replace(&Snapshot{Version: 2})
		for lines.Scan() && !strings.HasPrefix(lines.Text(), "data: ") {
			continue
		}
		stopped := time.Now()
		must(t, conn.SetReadDeadline(stopped.Add(heartbeat+writeWait+2*time.Second)))
		<-time.After(heartbeat + writeWait + time.Second) // a pipe holds nothing: what is not read is not written
		for lines.Scan() {
			continue
		}
		if err := lines.Err(); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%v after the last word was read the stream is still there", time.Since(stopped))
		}
	})
}

// TestAPageThatNobodyReadsEnds asks for a page and reads none of it.
func TestAPageThatNobodyReadsEnds(t *testing.T) {
	atServer(t, func(t *testing.T, _ *site, p *pipes) {
		conn := p.dial()
		defer conn.Close()
		_, err := io.WriteString(conn, "GET /style.css"+greeting)
		must(t, err)
		<-time.After(writeWait + time.Second)
		if b, err := io.ReadAll(conn); err != nil || len(b) > 0 {
			t.Errorf("after %v there is still %q (%v)", writeWait, b, err)
		}
	})
}

// TestStalledConnectionsHoldUpNobody opens connections that say nothing, or half of a request, or have streams that
// nobody reads, and looks at pages all the while.
func TestStalledConnectionsHoldUpNobody(t *testing.T) {
	first := testSnapshot()
	at := serveSite(t, first, Config{Token: testToken, Now: time.Now})
	stalled := 0
	for i := range 200 {
		c, err := net.Dial("tcp", at)
		must(t, err)
		defer c.Close()
		stalled++
		switch i % 4 {
		case 0:
			fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n", eventsPath, at, cookieAt(at))
		case 1:
			fmt.Fprint(c, "GET / HTTP/1.1\r\nHo")
		case 2:
			fmt.Fprintf(c, "GET / HTTP/1.1\r\nHost: %s\r\nContent-Length: 1000000\r\n%s\r\n", at, cookieAt(at))
		}
	}
	var slowest time.Duration
	for range 50 {
		begun := time.Now()
		r, page := tell(t, at, "GET / HTTP/1.1\r\nHost: "+at+"\r\n"+cookieAt(at)+"Connection: close\r\n\r\n")
		slowest = max(slowest, time.Since(begun))
		if r.StatusCode != 200 || !strings.Contains(page, canary) {
			t.Fatalf("the page is %d %q", r.StatusCode, page)
		}
	}
	t.Logf("with %d stalled connections the slowest of 50 pages takes %v", stalled, slowest)
	if slowest > requestWait/2 { // far from what it takes, and less than waiting for one of them
		t.Errorf("a page takes %v", slowest)
	}
}
