package live

import (
	"crypto/subtle"
	"net/http"
	"strconv"
	"sync/atomic"
)

// tokenKey is the name of the token in an address.
const tokenKey = "token"

// door lets in the browser of who started the program, and no other user of the same computer, who can ask a local server
// just as well. Whoever knows the token gets a cookie for it, and an address without it, which may be shown and kept.
type door struct {
	token  string
	ticket string // another token, good once; empty when there is none
	spent  atomic.Bool
	open   bool   // whoever asks may come in
	cookie string // its name has the port in it: browsers send cookies to all ports of a computer
}

func newDoor(c Config, port int) *door {
	return &door{token: c.Token, ticket: c.Ticket, open: c.NoToken, cookie: "rapport-" + strconv.Itoa(port)}
}

// welcome says whether a request may come in, which it may with the cookie, or with a token in its address. What is to be
// known of a wrong one is that it is wrong: comparing takes the same time for all of a length.
func (d *door) welcome(r *http.Request) (in, byAddress bool) {
	if given := r.URL.Query().Get(tokenKey); given != "" {
		byAddress = same(given, d.token) || (same(given, d.ticket) && d.spent.CompareAndSwap(false, true))
	}
	in = d.open || byAddress
	for _, c := range r.CookiesNamed(d.cookie) { // other local servers may set some of that name too
		in = in || same(c.Value, d.token)
	}
	return in, byAddress
}

func same(given, secret string) bool {
	return secret != "" && subtle.ConstantTimeCompare([]byte(given), []byte(secret)) == 1
}

// clean returns the address of a request without the token; "" when there is none in it. It begins with our own name, so
// that no path can lead to another.
func clean(r *http.Request) string {
	query := r.URL.Query()
	if !query.Has(tokenKey) {
		return ""
	}
	query.Del(tokenKey)
	u := *r.URL
	u.Scheme, u.Host, u.RawQuery = "http", r.Host, query.Encode()
	return u.String()
}

// give sends the cookie along. It lasts as long as the browser or the program, whichever ends first, scripts do not see it,
// and other sites cannot make the browser send it here. What no cookie can prevent: the browser also sends it to the other
// local servers that its user visits.
func (d *door) give(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{
		Name: d.cookie, Value: d.token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
}
