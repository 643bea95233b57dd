// Package site turns a journal into pages: which there are, what each shows as plain data, and its bytes.
//
// A page is a key and a way to make its view. The key is mixed from the sums of what the view reads, by code that
// stands beside the view's, so that a page whose key has not changed need not be made again.
package site

import (
	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/practice"
)

// Options is what pages say besides the journal.
type Options struct {
	Title    string
	BaseURL  string // where the site will be served, for the page of unknown addresses; may be empty
	Content  string // the folder of the notes, with a slash at its end; what an empty journal names it
	Pinned   bool   // the settings or the command line name the day: pages say so
	Private  bool   // the whole journal for its owner: every page carries a banner and noindex; else what anybody may see
	Someone  string // what stands for whatever leads nowhere on pages that anybody may see; empty is "someone"
	Index    bool   // search engines may list the pages that anybody may see
	Problems []diag.Problem

	// Files are where the site for anybody keeps attachments, by their paths below the content folder. What is not among
	// them is not there. A site for its owner keeps whatever [Files] lists.
	Files map[string]string
}

// Page is a page that can be made.
type Page struct {
	Path     string        // relative to the site's root, such as people/jane-doe.html
	Key      func() uint64 // equal keys, equal bytes: of the theme, the template and exactly what the page reads
	Template string        // of the theme, such as person.html
	View     func() any    // makes the plain data that the template shows
}

// Plan lists every page of the journal on a day, by path: for its owner, or those that anybody may see, of a journal that
// is closed. What rules find is asked for when the first page shows it, and keys and views are made when they are wanted,
// by many goroutines at a time. Pages for anybody show neither what rules find nor the day.
func Plan(j *journal.Journal, on civil.Day, report func() *practice.Report, t *Theme, o Options) []Page {
	return PagesOf(j, on, report, t, o).All()
}
