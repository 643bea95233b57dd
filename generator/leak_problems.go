package generator

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/scan"
	"rapport/generator/internal/slug"
)

// shownOf is one thing that is hidden, and the places where the site shows it.
type shownOf struct {
	leak
	pages []string
}

// leakProblems makes one problem of all places at which a site shows the same, at each place that says it; if no line is
// known that does, at the note whose page shows it.
func leakProblems(leaks []leak, j *journal.Journal) []Problem {
	type what struct {
		scan.What
		name, source, found string
		line                int
	}
	var order []what
	found := map[what]*shownOf{}
	for _, l := range leaks {
		w := what{l.What, l.Name.Text, l.Source, "", l.SourceLine}
		if l.What != scan.HiddenName {
			w.found = l.Found
		}
		if l.What == scan.PrivateRun && len(l.said) > 0 { // pages may show more or less of it
			w.source, w.line, w.found = "", 0, fmt.Sprint(l.said)
		}
		if found[w] == nil {
			found[w] = &shownOf{leak: l}
			order = append(order, w)
		}
		s := found[w]
		if !slices.Contains(s.pages, l.File) {
			s.pages = append(s.pages, l.File)
		}
	}
	var problems []Problem
	for _, w := range order {
		s := found[w]
		places := s.said
		if len(places) == 0 {
			places = []diag.Pos{s.shownAt(j)}
		}
		for _, at := range places {
			p := Problem{Pos: at, Severity: Error, Code: "leak", Message: s.message(), Hint: s.hint(s.inNameOf(at))}
			if len(s.said) == 0 {
				p.Excerpt = s.Excerpt
			}
			problems = append(problems, p)
		}
	}
	return diag.Sort(problems)
}

// shownAt is the first note whose page shows it, or else where the site does. What stands on a page that no note has to
// do with, the settings say.
func (s *shownOf) shownAt(j *journal.Journal) diag.Pos {
	if slices.Contains(s.pages, "404.html") || slices.Contains(s.pages, "CNAME") {
		return diag.Pos{Path: settingsFile}
	}
	for _, page := range s.pages {
		if n := j.At(page); n != nil {
			return diag.Pos{Path: n.Path}
		}
	}
	return diag.Pos{Path: s.File, Line: s.Line, Column: s.Column}
}

// inNameOf reports whether the name of a file says it, which has no line.
func (s *shownOf) inNameOf(at diag.Pos) bool {
	spelt := func(text string) string { return slug.Path(note.FoldName(text)) }
	return len(s.said) > 0 && at.Line == 0 && strings.Contains(spelt(base(at.Path)), spelt(s.Found))
}

// longRun is the number of words of private text that a message shows.
const longRun = 16

// message says what the site shows and where, and where it is hidden.
func (s *shownOf) message() string {
	where := s.File
	if s.Line > 0 {
		where += ":" + strconv.Itoa(s.Line)
	}
	if n := len(s.pages) - 1; n == 1 {
		where += " and in 1 more file"
	} else if n > 1 {
		where += fmt.Sprintf(" and in %d more files", n)
	}
	what := fmt.Sprintf("%q, a %s", s.Found, s.What)
	if words := strings.Fields(s.Found); s.What == scan.PrivateRun && len(words) > longRun {
		what = fmt.Sprintf("%q, a %s", strings.Join(words[:longRun], " ")+" …", s.What)
	}
	if s.What == scan.HiddenName {
		what = fmt.Sprintf("%q, a hidden %s", s.Found, s.Name.Kind)
	}
	switch {
	case s.Name.Place != "":
		where += ", hidden by " + s.Name.Place
	case s.Source != "" && s.SourceLine > 0:
		where += fmt.Sprintf(", from %s:%d", s.Source, s.SourceLine)
	case s.Source != "":
		where += ", from " + s.Source
	}
	return what + ", would be public: " + where
}

// hint names the ways out, of what stands in the name of a file or in its text.
func (s *shownOf) hint(inName bool) string {
	switch s.What {
	case scan.HiddenName:
		if inName {
			return fmt.Sprintf("rename the file, which gives the page its address; or allow it with a reason: allow_names: [%q]", s.Found+": why")
		}
		return fmt.Sprintf("reword it; or link it, and it becomes someone; or allow it with a reason: allow_names: [%q]", s.Found+": why")
	case scan.PrivateRun:
		words := strings.FieldsFunc(s.Found, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ' ' })
		return fmt.Sprintf("reword it; or make the note public that it is from; or allow it with a reason, by some words of it: allow_names: [%q]",
			strings.Join(strings.Fields(strings.Join(words, " "))[:runWords-1], " ")+": why")
	case scan.ForeignWord, scan.Digest:
	}
	return "no public note says this; if your own templates do not either, please report it as a fault of rapport's"
}
