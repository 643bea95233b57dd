// Package site turns a journal into pages: which there are, what each shows as plain data, and its bytes.
package site

import (
	"io/fs"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/journal"
)

// Options is what pages say besides the journal.
type Options struct {
	Title    string
	Today    civil.Day
	Pinned   bool // the settings or the command line name the day: pages say so
	Private  bool // the whole journal for its owner: every page carries a banner and noindex
	Problems []diag.Problem
}

// Page is a page that can be made.
type Page struct {
	Path     string     // relative to the site's root, such as people/jane-doe.html
	Key      uint64     // equal keys, equal bytes: of the theme, the template and exactly what the page reads
	Template string     // of the theme, such as person.html
	View     func() any // makes the plain data that the template shows
}

// Plan lists every page of the journal, by path.
func Plan(j *journal.Journal, t *Theme, o Options) []Page { panic("not written yet") }

// Theme is the templates and assets that pages are made with.
type Theme struct{}

// Load reads a theme: the built-in files, each shadowed by the user's file of the same name. user may be nil.
// A file of the user's that does not parse is a problem, and the built-in one is used.
func Load(builtin, user fs.FS) (*Theme, []diag.Problem) { panic("not written yet") }

// Asset is a file of the theme that pages refer to, such as style.css.
type Asset struct {
	Path  string
	Bytes []byte
}

// Assets lists the theme's assets by path.
func (t *Theme) Assets() []Asset { panic("not written yet") }

// Render makes the bytes of a page. An error is a fault in a template of the user's.
func (t *Theme) Render(p Page) ([]byte, error) { panic("not written yet") }
