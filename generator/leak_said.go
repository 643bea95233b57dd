package generator

import (
	"context"
	"path"
	"regexp"
	"slices"
	"strings"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
	"rapport/generator/internal/scan"
)

// attribute finds out which public notes say what the site shows, and whether they may. A site that shows nothing hidden
// is not asked.
func (s *search) attribute(ctx context.Context, hits []scan.Hit, j *journal.Journal) {
	names := slices.ContainsFunc(hits, func(h scan.Hit) bool { return h.Name.Text != "" })
	runs := slices.ContainsFunc(hits, func(h scan.Hit) bool { return h.What == scan.PrivateRun })
	if !names && !runs {
		return
	}
	allowed := map[string][]string{} // by the path of a note: names, folded
	for _, n := range s.whole.journal.Notes {
		for _, a := range n.Allow {
			allowed[n.Path] = append(allowed[n.Path], fold(a.Name))
		}
	}
	if runs { // links stay, since text goes on over them
		for i, hits := range s.inPublic(ctx, func(src scan.Source) scan.File { return scan.File{Path: src.Path, Bytes: src.Bytes} }) {
			s.attributeRuns(s.public[i], hits, allowed[s.public[i].Path])
		}
	}
	if !names {
		return
	}
	for i, hits := range s.inPublic(ctx, func(src scan.Source) scan.File { return asPage(src, spoken(src.Bytes, links)) }) {
		s.attributeNames(s.public[i], hits, allowed[s.public[i].Path])
	}
	s.attributeShown(ctx, hits, j, allowed)
}

// attributeShown looks for names that no public note is known to say where it may not, in what each note shows of itself:
// the text of a link may say them, or a text with marks in it. Links to what is hidden are one word there.
func (s *search) attributeShown(ctx context.Context, hits []scan.Hit, j *journal.Journal, allowed map[string][]string) {
	open := map[string]bool{}
	for _, h := range hits {
		if let, known := s.let[h.Name.Text]; h.Name.Text != "" && (let || !known) {
			open[h.Name.Text] = true
		}
	}
	if len(open) == 0 {
		return
	}
	notes := make(map[string]*note.Note, len(j.Notes))
	for _, n := range j.Notes {
		notes[n.Path] = n
	}
	for i, hits := range s.inPublic(ctx, func(src scan.Source) scan.File { return asPage(src, shownBy(notes[src.Path])) }) {
		src := s.public[i]
		hits = slices.DeleteFunc(hits, func(h scan.Hit) bool { return !open[h.Name.Text] })
		if len(hits) > 0 {
			s.attributeNames(src, s.inSource(src, hits), allowed[src.Path])
		}
	}
}

// shownBy is what a note shows of itself.
func shownBy(n *note.Note) []byte {
	if n == nil {
		return nil // rapport stumbled over it
	}
	shown := []byte(n.Doc.HTML)
	for i := range n.Doc.Refs {
		if r := &n.Doc.Refs[i]; r.Kind == markdown.Image {
			shown = append(append(shown, '\n'), r.Text...)
		}
	}
	return shown
}

// inSource finds in the source of a note what was found in what it shows, with the line; with none what has another form
// there.
func (s *search) inSource(src scan.Source, hits []scan.Hit) []scan.Hit {
	written := s.index.File(asPage(src, spoken(src.Bytes, targets)))
	var found []scan.Hit
	for _, h := range hits {
		same := func(w scan.Hit) bool { return w.Name.Text == h.Name.Text }
		if !slices.ContainsFunc(written, same) {
			h.Line = 0
			found = append(found, h)
		}
		for _, w := range written {
			if same(w) {
				found = append(found, w)
			}
		}
	}
	return found
}

// inPublic looks into every public note as a file.
func (s *search) inPublic(ctx context.Context, as func(scan.Source) scan.File) [][]scan.Hit {
	found := make([][]scan.Hit, len(s.public))
	each(len(s.public), func(i int) {
		if ctx.Err() == nil {
			found[i] = s.index.File(as(s.public[i]))
		}
	})
	return found
}

// asPage is what a public note says, as the file of a page: its name says something too.
func asPage(src scan.Source, text []byte) scan.File {
	return scan.File{Path: strings.TrimSuffix(src.Path, path.Ext(src.Path)) + ".html", Bytes: text}
}

// attributeNames notes the names that a public note says.
func (s *search) attributeNames(src scan.Source, hits []scan.Hit, allowed []string) {
	for _, hit := range hits {
		what := hit.Name.Text
		if what == "" {
			continue
		}
		if slices.Contains(allowed, fold(what)) || slices.Contains(allowed, fold(hit.Found)) {
			if len(s.said[what]) == 0 {
				s.let[what] = true
			}
			continue
		}
		s.let[what] = false
		at := s.place(src.Path, hit.Line)
		if !slices.Contains(s.said[what], at) {
			s.said[what] = append(s.said[what], at)
		}
	}
}

// place is a line of a redacted source, as its author counts lines.
func (s *search) place(path string, line int) diag.Pos {
	if lines := s.lines[path]; 0 < line && line <= len(lines) {
		line = lines[line-1]
	}
	return diag.Pos{Path: path, Line: line}
}

// spoken is a redacted source without the names in it that no page shows: the lists of people and initiatives at its top,
// and what links of some kinds hold. Lines keep their numbers.
func spoken(src []byte, without *regexp.Regexp) []byte {
	lines := strings.Split(string(src), "\n")
	front, listed := strings.HasPrefix(lines[0], "---"), false
	for i, line := range lines {
		if front {
			if i > 0 && strings.HasPrefix(line, "---") {
				front = false
			}
			key, _, isKey := strings.Cut(line, ":")
			if isKey && line[0] != ' ' && line[0] != '-' {
				listed = key == "people" || key == "initiatives" || key == "topics"
			}
			if listed {
				lines[i] = ""
			}
			continue
		}
		lines[i] = without.ReplaceAllString(line, "")
	}
	return []byte(strings.Join(lines, "\n"))
}

var (
	links   = regexp.MustCompile(`!?\[\[[^\]]*\]\]|!?\[[^\]]*\]\([^)]*\)|\B@[\pL\pN._-]+`) // an e-mail address is none
	targets = regexp.MustCompile(`!?\[\[[^\]|]*(\]\]|\|)|\]\([^):]*\)|\B@[\pL\pN._-]+`)    // of links, without their texts
)
