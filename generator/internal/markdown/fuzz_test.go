package markdown

import (
	"bytes"
	"os"
	"reflect"
	"slices"
	"testing"
	"unicode/utf8"
)

// FuzzParse checks that whatever is parsed is safe, that every place lies in the file and shows what stands there, and
// that the same text always gives the same document.
func FuzzParse(f *testing.F) {
	for _, src := range specification(f) {
		f.Add(src)
	}
	if sample, err := os.ReadFile("testdata/everything.txtar"); err == nil {
		f.Add(sample)
	}
	for _, h := range attacks {
		f.Add([]byte(h))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 4096 {
			return
		}
		src = clean(src)
		before := slices.Clone(src)
		d := Parse("note.md", src, 3)
		if !bytes.Equal(src, before) {
			t.Fatal("Parse changed its source")
		}
		if fault := unsafe(d); fault != "" {
			t.Fatalf("%s\n%s", fault, d.HTML)
		}
		if !utf8.ValidString(d.HTML) {
			t.Fatalf("HTML is no UTF-8: %q", d.HTML)
		}
		lines := bytes.Split(src, []byte("\n"))
		inside := func(what any, line, column int) {
			if line < 3 || line-3 >= len(lines) || column < 1 || column > 1+utf8.RuneCount(lines[line-3]) {
				t.Fatalf("%d:%d is outside the file: %+v", line, column, what)
			}
		}
		for _, r := range d.Refs {
			inside(r, r.Line, r.Column)
			if len(r.Sentence) > 2*longestSentence+2*longestWikilink || !utf8.ValidString(r.Sentence) {
				t.Fatalf("sentence of %d bytes: %q", len(r.Sentence), r.Sentence)
			}
			if bytes.Contains(src, percents) || bytes.Contains(src, htmlOpen) {
				continue // a comment may stand between the signs of a reference
			}
			rest := string([]rune(string(lines[r.Line-3]))[r.Column-1:])
			if sign := signs[r.Kind]; !slices.ContainsFunc(sign, func(s string) bool { return len(rest) >= len(s) && rest[:len(s)] == s }) {
				t.Fatalf("%q stands where %+v is to begin", rest, r)
			}
		}
		for _, l := range d.Lines {
			inside(l, l.Line, l.Column)
		}
		for _, p := range d.Problems {
			inside(p, p.Line, p.Column)
		}
		if again := Parse("note.md", src, 3); !reflect.DeepEqual(d, again) {
			t.Fatal("two documents of one text")
		}
	})
}

// signs are what references begin with.
var signs = map[RefKind][]string{
	Wiki: {"[[", "![["}, Link: {"["}, Image: {"!["}, Embedded: {"![["}, Mention: {"@"}, Tag: {"#"},
}
