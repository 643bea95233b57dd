package live

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
)

// always lists the headers of every answer: nothing is kept, nothing is told to other sites, nothing may be framed,
// embedded or taken for what it is not. An answer that has more to show than text has a policy of its own.
var always = [...][2]string{
	{"Cache-Control", "no-store"},
	{"Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Referrer-Policy", "no-referrer"},
	{"X-Content-Type-Options", "nosniff"},
}

func guard(h http.Header) {
	for _, line := range always {
		h.Set(line[0], line[1])
	}
}

// policy says what an answer may do when it is opened. That of pages holds whatever a journal's own templates say.
func policy(kind string, body []byte) string {
	switch kind, _, _ := strings.Cut(kind, ";"); kind {
	case "text/html":
		return "default-src 'none'; script-src 'self'; style-src 'self'" + styles(body) + "; img-src 'self'; media-src 'self'; " +
			"font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	case "image/svg+xml": // a picture that is opened on its own is a page of this site, and must not act as one
		return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
	case "application/pdf": // browsers show it with scripts and styles of theirs
		return "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	}
	// what browsers make of a picture, a film or a text has styles of theirs
	return "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}

// styles names the styles that stand in the head of a page by their sums: there they come from a template, never from a
// note.
func styles(page []byte) string {
	var names strings.Builder
	head, _, _ := bytes.Cut(page, []byte("<body"))
	for {
		_, rest, _ := bytes.Cut(head, []byte("<style>"))
		style, after, found := bytes.Cut(rest, []byte("</style>"))
		if !found {
			return names.String()
		}
		sum := sha256.Sum256(style)
		names.WriteString(" 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'")
		head = after
	}
}
