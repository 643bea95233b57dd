package live

import (
	"bytes"
	"context"
	"net"
	"net/http"
)

// listener accepts connections on which net/http's own answers carry our headers too. It turns away what it cannot read
// (a broken request, too many headers) before the site hears of it, in one write straight to the connection.
type listener struct{ net.Listener }

// Accept waits for the next connection.
func (l listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &conn{Conn: c}, nil
}

// conn is a connection that knows who answers. It is written to by one goroutine, the one that serves it.
type conn struct {
	net.Conn
	ours bool // the site answers, and has set all headers
}

type connKey struct{}

// withConn lets the site find the connection that a request came by.
func withConn(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// begin says that from now on the site answers a request.
func begin(r *http.Request) {
	if c, ok := r.Context().Value(connKey{}).(*conn); ok { // tests ask without one
		c.ours = true
	}
}

// end says that the answer is out when a connection becomes idle.
func end(c net.Conn, state http.ConnState) {
	if c, ok := c.(*conn); ok && state == http.StateIdle {
		c.ours = false
	}
}

// Write adds our headers behind the first line of an answer of net/http's.
func (c *conn) Write(b []byte) (int, error) {
	first, rest, ok := bytes.Cut(b, []byte("\r\n"))
	if c.ours || !ok {
		return c.Conn.Write(b)
	}
	out := append([]byte{}, first...)
	for _, line := range always {
		out = append(out, "\r\n"+line[0]+": "+line[1]...)
	}
	out = append(append(out, "\r\n"...), rest...)
	if _, err := c.Conn.Write(out); err != nil {
		return 0, err
	}
	return len(b), nil
}

// CloseWrite says that the answer is over, so that who still sends can read it.
func (c *conn) CloseWrite() error {
	if tcp, ok := c.Conn.(*net.TCPConn); ok {
		return tcp.CloseWrite()
	}
	return nil
}
