package deploy

import (
	"fmt"
	"strings"
)

// Refusal says why a site must not go where it was to go, with a way out.
type Refusal struct {
	Code   Code
	Reason string
	Hint   string
}

// Code tells refusals apart.
type Code string

// All but ForeignFiles say that the journal itself is there, or would be.
const (
	JournalRepository Code = "journal-repository" // the target is the repository that holds the journal
	JournalRemote     Code = "journal-remote"     // the target is where that repository is pushed to or fetched from
	SharedHistory     Code = "shared-history"     // the target has a commit of that repository
	HoldsNotes        Code = "holds-notes"        // the target has a note of the journal, now or in its history
	ForeignFiles      Code = "foreign-files"      // the branch holds what rapport did not write
)

func (r *Refusal) Error() string { return "refusing to publish: " + r.Reason }

// listed is how many strangers are named.
const listed = 5

func refuseForeign(b *Branch, foreign []string) *Refusal {
	names := foreign
	more := ""
	if len(names) > listed {
		names, more = names[:listed], fmt.Sprintf(" and %d more", len(foreign)-listed)
	}
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = fmt.Sprintf("%q", n)
	}
	hint := "a publish replaces the branch as a whole: name a branch of its own for the site, such as gh-pages, or delete this one at its host"
	if len(foreign) == 1 && foreign[0] == "CNAME" {
		hint = "a publish replaces the branch as a whole: name the domain in the settings (publish: {cname: …}), and it stays"
	}
	return &Refusal{
		ForeignFiles,
		fmt.Sprintf("branch %s of %s holds what rapport did not write: %s%s", b.target.Branch, b.Place(), strings.Join(quoted, ", "), more),
		hint,
	}
}
