package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/golden"
)

// TestGolden parses note.md of every archive, as if it began on line 5 of its file, and compares all of the document.
func TestGolden(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *txtar.Archive) string {
		if len(a.Files) != 1 || a.Files[0].Name != "note.md" {
			t.Fatal("an archive is to hold note.md and want")
		}
		return describe(Parse("note.md", a.Files[0].Data, 5))
	})
}

// describe writes a document for people to read: holes where they are, then the rest line by line.
func describe(d *Document) string {
	var b strings.Builder
	at := int32(0)
	for _, h := range d.Holes {
		b.WriteString(d.HTML[at:h.Offset])
		at = h.Offset
		switch h.Kind {
		case Open:
			fmt.Fprintf(&b, "⟦%d:", h.Ref)
		case Close:
			b.WriteString("⟧")
		case Figure:
			fmt.Fprintf(&b, "⟦figure %d⟧", h.Ref)
		case Embed:
			fmt.Fprintf(&b, "⟦embed %d⟧", h.Ref)
		case ID:
			b.WriteString("⟦⟧")
		}
	}
	b.WriteString(d.HTML[at:])
	for i, r := range d.Refs {
		kind := [...]string{"wiki", "link", "image", "embedded", "mention", "tag"}[r.Kind]
		fmt.Fprintf(&b, "ref %d %s %d:%d %q", i, kind, r.Line, r.Column, r.Target)
		if r.Fragment != "" {
			fmt.Fprintf(&b, " #%q", r.Fragment)
		}
		if r.Width > 0 {
			fmt.Fprintf(&b, " %dx%d", r.Width, r.Height)
		}
		fmt.Fprintf(&b, " shows %q in %q%s\n", r.Text, r.Sentence, flags(r.Quoted, false, r.Task))
	}
	for i, h := range d.Headings {
		fmt.Fprintf(&b, "heading %d level %d line %d %q id %q section %q\n", i, h.Level, h.Line, h.Text, h.ID, ends(d.HTML[h.Inside:h.End]))
	}
	for _, l := range d.Lines {
		fmt.Fprintf(&b, "line %d:%d under %d depth %d item %v%s refs %v\n\t%q\n\t%q\n",
			l.Line, l.Column, l.Heading, l.Depth, l.Item, flags(l.Quoted, l.First, l.Task), l.Refs, l.Text, l.Plain)
	}
	for _, t := range d.Tables {
		fmt.Fprintf(&b, "table %d under %d%s %q\n", t.Line, t.Heading, flags(t.Quoted, false, 0), t.Header)
		for _, r := range t.Rows {
			fmt.Fprintf(&b, "\trow %d %q %v\n", r.Line, r.Cells, r.Refs)
		}
	}
	for _, a := range d.Anchors {
		fmt.Fprintf(&b, "anchor %s %q\n", a.ID, ends(d.HTML[a.Start:a.End]))
	}
	for _, p := range d.Problems {
		fmt.Fprintf(&b, "problem %s [%s]\n", p, p.Code)
	}
	return b.String()
}

func flags(quoted, first bool, task byte) string {
	s := ""
	if quoted {
		s += " quoted"
	}
	if first {
		s += " first"
	}
	if task != 0 {
		s += fmt.Sprintf(" task %q", task)
	}
	return s
}

// ends is a text, or its beginning and end when it is long.
func ends(s string) string {
	if len(s) <= 60 {
		return s
	}
	return strings.ToValidUTF8(s[:30], "") + " … " + strings.ToValidUTF8(s[len(s)-30:], "")
}
