package generator

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rapport/generator/internal/diag"
)

// troubled reports whether a problem stands on a file as a whole.
func (e *Explainer) troubled(p string) bool {
	return slices.ContainsFunc(e.self.Problems, func(pr diag.Problem) bool { return pr.Path == p })
}

// unread says why files at a path are not read, whatever they hold; empty when nothing of the path speaks against it.
func (e *Explainer) unread(p string) string {
	if p == e.cutter.outside() || strings.HasPrefix(p, e.cutter.outside()+"/") {
		return "lies in the folder that a site is written to"
	}
	for part := range strings.SplitSeq(p, "/") {
		switch {
		case hidden(part):
			return "is hidden, since a name in its path begins as those of hidden files do"
		case templateFolder(part):
			return "lies in a folder of templates"
		}
	}
	if !strings.HasPrefix(p, e.self.content) {
		return "lies outside " + e.self.content + ", where the notes are"
	}
	return ""
}

// outside says why a file that is there is nothing that a page is made of.
func (e *Explainer) outside(what string) (why, hint string) {
	if _, err := os.Stat(what); err != nil && filepath.IsLocal(what) { // not seen from here, but from the journal perhaps
		what = filepath.Join(e.self.dir, what)
	}
	info, err := os.Stat(what)
	if err != nil {
		return "", ""
	}
	rel, ok := e.within(what)
	switch {
	case !ok:
		return "lies outside the journal", "-C names the folder of another journal"
	case info.IsDir():
		return "is a folder", "name a note in it"
	case rel == settingsFile:
		return "holds the settings of the journal, which are on no page", ""
	}
	for _, p := range e.self.Problems {
		if p.Path == norm.NFC.String(rel) {
			return "is not read: " + p.Message, p.Hint
		}
	}
	if why := e.unread(rel); why != "" {
		return why, "move it if it is meant to be a note or an attachment"
	}
	return "is no note", "notes are files that end in .md"
}
