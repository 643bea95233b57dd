package live

import (
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// elsewhere is a listener at an address that other computers reach.
type elsewhere struct{ net.Listener }

func (elsewhere) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(192, 168, 0, 2), Port: 1414} }

// TestOthersAskByAddress serves a site that others may see: at the addresses that it listens at, by no name.
func TestOthersAskByAddress(t *testing.T) {
	for host, want := range map[string]int{
		"192.168.0.2:1414":        http.StatusOK,
		"localhost:1414":          http.StatusOK,
		"127.0.0.1:1414":          http.StatusOK,
		"192.168.0.2":             http.StatusForbidden,
		"192.168.0.3:1414":        http.StatusForbidden,
		"192.168.0.2:80":          http.StatusForbidden,
		"evil.example:1414":       http.StatusForbidden,
		"192.168.0.2.nip.io:1414": http.StatusForbidden,
		"":                        http.StatusForbidden,
	} {
		for _, others := range []bool{true, false} {
			if !others && host == "192.168.0.2:1414" {
				want = http.StatusForbidden
			}
			s := newSite(testSnapshot(), 1414, Config{Listeners: []net.Listener{elsewhere{}}, Others: others, NoToken: true, Now: time.Now})
			r := httptest.NewRequest(http.MethodGet, "/index.html", nil)
			r.Host = host
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			if w.Code != want {
				t.Errorf("others %t, host %q: %d, want %d", others, host, w.Code, want)
			}
		}
	}
}
