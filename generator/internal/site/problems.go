package site

import (
	"strings"
	"sync"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
)

type problemsView struct {
	Frame
	Lead  string
	Files []problemFile
}

// problemFile is the problems of a file.
type problemFile struct {
	Path string
	Link Link // to the note's page; empty when it has none
	Rows []problemRow
}

type problemRow struct {
	Place    string // 14:3
	Severity string
	Message  string
	Hint     string
	Excerpt  string
	Code     string
}

// problems plans the list of what an author would want to mend.
func (p *planner) problems() {
	const path = "problems.html"
	notes := sync.OnceValue(p.inTrouble)
	p.add(path, path, func(s *sum) {
		for _, x := range p.Problems {
			s.text(x.Path, x.Code, x.Message, x.Hint, x.Excerpt)
			s.int(x.Line)
			s.int(x.Column)
			s.int(int(x.Severity))
			if n := notes()[x.Path]; n != nil {
				p.mixPlace(s, n)
			}
		}
	}, func() any {
		v := problemsView{Frame: p.frame(path, "problems", "Problems"), Lead: problemsLead(p.Problems)}
		for _, x := range p.Problems {
			if len(v.Files) == 0 || v.Files[len(v.Files)-1].Path != x.Path {
				v.Files = append(v.Files, problemFile{Path: x.Path, Link: p.placeOf(notes()[x.Path]).Link})
			}
			f := &v.Files[len(v.Files)-1]
			f.Rows = append(f.Rows, problemRow{
				strings.TrimPrefix(strings.TrimPrefix(x.Pos.String(), x.Path), ":"),
				x.Severity.String(), x.Message, x.Hint, strings.TrimSpace(x.Excerpt), x.Code,
			})
		}
		return v
	})
}

// inTrouble are the notes that problems are about, by path.
func (p *planner) inTrouble() map[string]*note.Note {
	byPath := map[string]*note.Note{}
	for _, x := range p.Problems {
		byPath[x.Path] = nil
	}
	for _, n := range p.journal.Notes {
		if len(byPath) == 0 {
			break // the usual case, and there may be many notes
		}
		if _, asked := byPath[n.Path]; asked {
			byPath[n.Path] = n
		}
	}
	return byPath
}

func problemsLead(list []diag.Problem) string {
	var words []string
	for _, s := range [...]struct {
		severity  diag.Severity
		one, many string
	}{{diag.Error, "error", "errors"}, {diag.Warning, "warning", "warnings"}, {diag.Notice, "suggestion", "suggestions"}} {
		if n := diag.Count(list, s.severity); n > 0 {
			words = append(words, count(n, s.one, s.many))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return sentence(and(words)) + "."
}
