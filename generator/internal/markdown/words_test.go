package markdown

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// FuzzWords checks that a text becomes the same document when goldmark itself reads words, emphasis and blocks.
func FuzzWords(f *testing.F) {
	for _, src := range specification(f) {
		f.Add(src)
	}
	for _, h := range attacks {
		f.Add([]byte(h))
	}
	for _, s := range []string{
		"a\\ \\*b\\*  \nc\\\nd\\\\\\\ne \t \n=x", "# a #b ^id", "a &#35; b&amp;c ^id\n^x", "- \t\ta: b!\n\n  c ", "\"a\" (b) www.c.d://e",
		"# a # \n##\tb\n  ###### c\n####### d\n- # e\n\n\tf\n> #\tg ##h\n- #\n# #\n",
	} {
		f.Add([]byte(s))
	}
	var grammars [2]parser.Parser
	for i := range grammars {
		all := inlines(addressParser{dots: i == 1})
		for k := range all {
			if all[k].Value == (emphasisParser{}) {
				all[k].Value = parser.NewEmphasisParser()
			}
		}
		grammars[i] = grammar(blocks{parser.NewParagraphParser(), heading{parser.NewATXHeadingParser()}, container{parser.NewListParser(), false}}, all)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		src, _, _ = strip(clean(src), true)
		if len(src) > 4096 {
			return
		}
		w := &writer{ids: map[string]int{}, claimed: map[string]bool{}}
		w.places.begin("note.md", src, 1)
		w.start(src)
		context := parser.NewContext()
		context.Set(boundsKey, &w.bounds)
		g := grammars[0]
		if bytes.Contains(src, []byte("www.")) {
			g = grammars[1]
		}
		root := g.Parse(text.NewReader(src), parser.WithContext(context))
		if w.bounds.excess != nil || measure(src) != nil {
			return
		}
		w.document(root)
		w.unusedFootnotes(w.bounds.footnotes)
		want := w.finished()
		got := Parse("note.md", src, 1)
		got.Problems, want.Problems = nil, nil // in another order
		if w.excess == nil && !w.stray && !cmp.Equal(got, want) {
			t.Fatalf("Parse(%q): %s", src, cmp.Diff(got, want))
		}
	})
}

// FuzzDelimiter checks that runs of marks open and close what they do for goldmark.
func FuzzDelimiter(f *testing.F) {
	for _, s := range []string{"**a", "__ a", "_", "_.", "~~“", "==a"} {
		for _, before := range "a .\n“" {
			f.Add(s, before)
		}
	}
	f.Fuzz(func(t *testing.T, line string, before rune) {
		if line == "" || !util.IsPunct(line[0]) {
			return
		}
		p := &pairParser{char: line[0]}
		want := parser.ScanDelimiter([]byte(line), before, 1, p)
		got := (&nodes{}).delimiter([]byte(line), before)
		got.Processor = p
		if !cmp.Equal(got, want, cmp.Exporter(func(reflect.Type) bool { return true })) {
			t.Errorf("delimiter(%q, %q) = %+v, want %+v", line, before, got, want)
		}
	})
}
