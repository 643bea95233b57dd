package live

import (
	"net/http"
	"strconv"
	"strings"
)

// Whoever asks comes past four questions, each of which would do on its own in a better world: was this computer meant
// (Host), is it only to be read (the method), does a page of ours ask, or a person (Origin, Sec-Fetch-Site), and is it
// the browser of who started the program (the token, in door.go). Nothing is ever allowed to other sites, so there are no
// Access-Control headers. [http.CrossOriginProtection] would not help: it lets every GET pass, and all is GET here.

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

// refusal says how and why a request is turned away.
type refusal struct {
	code int
	why  string
	// again is whether a person may have come by a link, so that the page should offer to be opened on purpose.
	again bool
}

// refuse returns nil for a request that a browser on this computer makes for the site itself.
func (s *site) refuse(r *http.Request) *refusal {
	switch {
	case !s.hosts[r.Host]:
		return &refusal{code: http.StatusForbidden, why: "This is not the address of the site. Open it as http://localhost."}
	case forwarded(r):
		return &refusal{code: http.StatusForbidden, why: "The site is for this computer alone, and something carried the request here."}
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return &refusal{code: http.StatusMethodNotAllowed, why: "The site can only be read."}
	case !strings.HasPrefix(r.RequestURI, "/"): // an address in full, which only proxies are asked for, overrides Host
		return &refusal{code: http.StatusBadRequest, why: "The site is no proxy."}
	case !fromHere(r):
		return &refusal{code: http.StatusForbidden, why: "Another site led here, and other sites may not read this one.", again: true}
	}
	return nil
}

// forwarded says whether something stands between the browser and the site, such as a tunnel to another computer. It
// would make everybody who comes through it look like this computer.
func forwarded(r *http.Request) bool {
	for _, name := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host"} {
		if len(r.Header.Values(name)) > 0 {
			return true
		}
	}
	return false
}

// fromHere says whether a page of the site asks, or a person by typing an address. Who does not say is neither refused
// nor trusted: old browsers leave these headers out, and programs say what they like.
func fromHere(r *http.Request) bool {
	for _, origin := range r.Header.Values("Origin") {
		if origin != "http://"+r.Host {
			return false
		}
	}
	for _, from := range r.Header.Values("Sec-Fetch-Site") {
		if from != "same-origin" && from != "none" {
			return false
		}
	}
	return true
}
