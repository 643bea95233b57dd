package generator

import (
	"context"
	"path"
	"regexp"
	"slices"
	"strings"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/scan"
)

// attribute finds out which public notes say what the site shows, and whether they may. A site that shows nothing hidden
// is not asked.
func (s *search) attribute(ctx context.Context, hits []scan.Hit) {
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
	type found struct{ names, runs []scan.Hit }
	in := make([]found, len(s.public))
	each(len(s.public), func(i int) {
		if ctx.Err() != nil {
			return
		}
		src := s.public[i]
		if runs { // links stay, since text goes on over them
			in[i].runs = s.index.File(scan.File{Path: src.Path, Bytes: src.Bytes})
		}
		if names { // it is looked at as a page, its name too
			page := strings.TrimSuffix(src.Path, path.Ext(src.Path)) + ".html"
			in[i].names = s.index.File(scan.File{Path: page, Bytes: spoken(src.Bytes)})
		}
	})
	for i, src := range s.public {
		s.attributeRuns(src, in[i].runs, allowed[src.Path])
		s.attributeNames(src, in[i].names, allowed[src.Path])
	}
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
// and links. Lines keep their numbers.
func spoken(src []byte) []byte {
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
		lines[i] = linked.ReplaceAllString(line, "")
	}
	return []byte(strings.Join(lines, "\n"))
}

var linked = regexp.MustCompile(`!?\[\[[^\]]*\]\]|!?\[[^\]]*\]\([^)]*\)|@[\pL\pN._-]+`)
