package live

import (
	"net/http"
	"strconv"
	"strings"
)

// hostsAt lists the only names a browser on this computer has for the site. Any other name means that somebody else's
// name was made to point here.
func hostsAt(port int) map[string]bool {
	hosts := map[string]bool{}
	for _, name := range []string{"localhost", "127.0.0.1", "[::1]"} {
		hosts[name+":"+strconv.Itoa(port)] = true
		if port == 80 {
			hosts[name] = true
		}
	}
	return hosts
}

// refuse returns the code and the reason with which to turn a request away; 0 when there is none. Pages of other sites,
// other local servers among them, may link here; they may neither read nor embed anything.
func (s *site) refuse(r *http.Request) (code int, why string) {
	if !s.hosts[r.Host] {
		return http.StatusForbidden, "this is not the address of the site; open it as http://localhost"
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return http.StatusMethodNotAllowed, "the site can only be read"
	}
	for _, origin := range r.Header.Values("Origin") {
		if origin != "http://"+r.Host {
			return http.StatusForbidden, "other sites may not read this one"
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return 0, ""
	}
	followed := r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
	if !followed || strings.HasPrefix(r.URL.Path, own) {
		return http.StatusForbidden, "other sites may not read this one"
	}
	return 0, ""
}
