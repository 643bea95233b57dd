package live

import (
	"fmt"
	"html"
	"net/http"
)

// notice is a page of the server's own. It holds nothing of the journal.
const notice = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex,nofollow,noarchive">
<title>rapport</title>
<style>
:root{color-scheme:light dark;background:#fbf9f4;color:#21262a}
body{font:1.125rem/1.55 ui-serif,Georgia,"Times New Roman",serif;margin:18vh auto 0;max-width:34rem;padding:0 1.5rem}
h1{font-size:1.5rem;font-weight:600}
code{white-space:nowrap}
a{color:#0d5c5a}
@media (prefers-color-scheme:dark){:root{background:#15191b;color:#e2dfd7}a{color:#7fc6be}}
</style>
</head>
<body>
<main>
<h1>%s</h1>
%s
</main>
</body>
</html>
`

// keyless is what a browser sees that has shown no token.
var keyless = fmt.Appendf(nil, notice, "This browser has no key yet",
	"<p>In the terminal, <code>rapport serve</code> shows an address that ends in <code>?token=</code> and letters. Open that "+
		"one here, once: then this browser may see the site until rapport is stopped.</p>")

// turnAway answers what is refused.
func turnAway(w http.ResponseWriter, r *http.Request, no *refusal) {
	if no.code == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", "GET, HEAD")
	}
	text := "<p>" + html.EscapeString(no.why) + "</p>"
	if no.again { // a link on a page of ours, so that following it is asking from here
		text += `<p>If you followed a link, <a href="">open the page</a>.</p>`
	}
	deny(w, r, no.code, fmt.Appendf(nil, notice, "Not from here", text))
}

// deny answers somebody who may be nobody's browser, and lets go of the connection.
func deny(w http.ResponseWriter, r *http.Request, code int, page []byte) {
	w.Header().Set("Connection", "close")
	send(w, r, code, contentType(".html"), page)
}

func failurePage(err error) []byte {
	return fmt.Appendf(nil, notice, "This page could not be made", "<p>"+html.EscapeString(err.Error())+"</p>")
}
