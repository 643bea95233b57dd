package markdown

import (
	"cmp"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Span is a part of a text, in bytes.
type Span struct{ From, To int }

// RawHTML returns where HTML that means something stands in a text without comments, by ascending offset: blocks of it,
// and tags in running text but for line breaks. It returns none for a text that [Parse] does not render.
func RawHTML(src []byte) []Span {
	if measure(src) != nil {
		return nil
	}
	b := &bounds{}
	context := parser.NewContext()
	context.Set(boundsKey, b)
	root := plain().Parse(text.NewReader(src), parser.WithContext(context))
	if b.excess != nil {
		return nil
	}
	var spans []Span
	add := func(s text.Segment) {
		if s.Start < s.Stop {
			spans = append(spans, Span{s.Start, s.Stop})
		}
	}
	// The walk ends with the error that a visit returns, and none does.
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			for i := range n.Lines().Len() {
				add(n.Lines().At(i))
			}
			if n.HasClosure() {
				add(n.ClosureLine)
			}
		case *ast.RawHTML:
			if n.Segments.Len() == 1 {
				if s := n.Segments.At(0); isBreak(s.Value(src)) {
					break
				}
			}
			for i := range n.Segments.Len() {
				add(n.Segments.At(i))
			}
		}
		return ast.WalkContinue, nil
	})
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Compare(a.From, b.From) })
	return spans
}
