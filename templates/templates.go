// Package templates holds the built-in theme.
package templates

import "embed"

// Files is the built-in theme: a template for each kind of page, and its assets.
//
//go:embed *.html *.css *.js *.svg
var Files embed.FS
