package generator

import (
	"slices"

	"golang.org/x/text/unicode/norm"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
	"rapport/generator/internal/redact"
)

// The public site is made by the same stages from other bytes: what redact leaves of the notes that are public. Nothing
// behind this stage sees a private note, nor the name of its file.

// public reads a note as the public may see it; nil when it is private.
func (g *Generator) public(path string, src []byte, cut *redact.Redactor, parser *note.Parser) *note.Note {
	name := norm.NFC.String(path)
	p, _ := g.redacted.get(path, cut.Sum(name, src), func() (redact.Note, error) { return guardedCut(cut, name, src), nil })
	n, _ := g.notes.get(path, parser.Sum(name, p.Bytes), func() (*note.Note, error) {
		if !p.Public {
			return nil, nil
		}
		return p.Read, nil
	})
	return n
}

// guardedCut keeps a note private that brings a fault of rapport's to light.
func guardedCut(cut *redact.Redactor, name string, src []byte) (p redact.Note) {
	defer func() {
		if fault := recover(); fault != nil {
			p = redact.Note{Why: "rapport stumbled over it, which is a fault of rapport's; please report it"}
		}
	}()
	return cut.Bytes(name, src)
}

// hide reads the notes that are public again, such that nothing made of them tells what they refer to that is not: their
// links to it are one word. cuts are what is public of the notes at those paths.
func (g *Generator) hide(notes []*note.Note, paths []string, cuts []redact.Note, s *Settings, content string, o journal.Options) []*note.Note {
	bytes := make(map[string][]byte, len(notes))
	for i, path := range paths {
		if cuts[i].Public {
			bytes[norm.NFC.String(path)] = cuts[i].Bytes
		}
	}
	word := s.Publish.Someone
	if g.word != word {
		g.veil, g.word = journal.Veil{}, word
	}
	parser := note.NewParser(s.notes(content).Note)
	return g.veil.Over(notes, o, each, func(n *note.Note, lost journal.Lost) *note.Note {
		return stumbling(parser, n.Path, func() *note.Note {
			return parser.ParseHiding(n.Path, bytes[n.Path], markdown.Hiding{Word: word, Lost: lost})
		})
	})
}

// cuts is what is public of the notes at those paths; nothing of one that could not be read.
func (g *Generator) cuts(paths []string) []redact.Note {
	cuts := make([]redact.Note, len(paths))
	for i, path := range paths {
		cuts[i], _ = g.redacted.newest(path)
	}
	return cuts
}

// redactions lists the problems of cutting notes, in their order.
func redactions(cuts []redact.Note) []diag.Problem {
	var problems []diag.Problem
	for i := range cuts {
		problems = append(problems, cuts[i].Problems...)
	}
	return problems
}

// inSource gives problems of cut notes the lines of the notes that their author wrote. Front matter is written anew, so
// a column in it means nothing.
func inSource(problems []diag.Problem, paths []string, cuts []redact.Note) []diag.Problem {
	if len(problems) == 0 {
		return nil
	}
	lines := map[string][]int{}
	for i, path := range paths {
		if cuts[i].Public {
			lines[norm.NFC.String(path)] = cuts[i].Lines
		}
	}
	problems = slices.Clone(problems)
	for i := range problems {
		p := &problems[i]
		if at := lines[p.Path]; 0 < p.Line && p.Line <= len(at) {
			p.Line, p.Column, p.Excerpt = at[p.Line-1], 0, ""
		}
	}
	return problems
}
