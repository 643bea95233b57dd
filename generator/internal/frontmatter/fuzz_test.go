package frontmatter

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"
)

// The body is what the source ends with, or the source with lines taken out of it; two reads agree; what is sound has
// its fences where the format wants them.
func FuzzParse(f *testing.F) {
	for _, s := range []string{usual, "Date: x\n---\ny\n", "+++\na\n+++\n", "{\n}\nx", "a\n---\ntitle: x\n---\nb\n", "---\na: b\n----\nc", "---\na:\n  - [[b]]\n\t- {c: d}\n---\n"} {
		f.Add([]byte(s), false)
	}
	f.Fuzz(func(t *testing.T, src []byte, bom bool) {
		kept := bytes.Clone(src)
		b := Parse("note.md", src, bom, isKnown)
		if !bytes.Equal(src, kept) {
			t.Fatal("Parse changed its source")
		}
		if diff := cmp.Diff(b, Parse("note.md", src, bom, isKnown)); diff != "" {
			t.Errorf("two reads differ:\n%s", diff)
		}
		checkBody(t, src, b)
		if b.Sound {
			if bom || !bytes.HasPrefix(src, []byte("---\n")) || !bytes.HasSuffix(before(src, b.Body), []byte("---")) {
				t.Errorf("sound without exact fences")
			}
			for _, p := range b.Problems {
				t.Errorf("sound in spite of %v", p)
			}
		}
		for _, p := range b.Problems {
			if p.Line < 1 || p.Line > 1+bytes.Count(src, []byte{'\n'}) || p.Column < 1 || p.Message == "" || p.Code == "" {
				t.Errorf("%v is nowhere in the note", p)
			}
		}
		checkPublic(t, src, b)
	})
}

// before returns the source less the body and the line break before it.
func before(src, body []byte) []byte {
	return bytes.TrimSuffix(src[:len(src)-len(body)], []byte{'\n'})
}

func checkBody(t *testing.T, src []byte, b Block) {
	t.Helper()
	if bytes.HasSuffix(src, b.Body) && b.BodyLine == 1+bytes.Count(src[:len(src)-len(b.Body)], []byte{'\n'}) {
		return
	}
	got, all := bytes.Split(b.Body, []byte{'\n'}), bytes.Split(src, []byte{'\n'})
	if b.BodyLine != 1 || len(got) != len(all) || b.Sound {
		t.Fatalf("the body begins on line %d, and is no part of the source: %q", b.BodyLine, b.Body)
	}
	for i := range got {
		if len(got[i]) > 0 && !bytes.Equal(got[i], all[i]) {
			t.Errorf("line %d of the body is %q, of the source %q", i+1, got[i], all[i])
		}
	}
}

// checkPublic fails when a sound block says public and YAML does not read the same, once, at the top.
func checkPublic(t *testing.T, src []byte, b Block) {
	t.Helper()
	public := false
	for _, f := range b.Fields {
		public = public || f.Key == "visibility" && f.Value.Kind == Scalar && f.Value.Text == "public" && f.Value.Plain
	}
	if !public || !b.Sound {
		return
	}
	if !bytes.Contains(src, []byte("\nvisibility")) || !bytes.Contains(src, []byte("public")) {
		t.Error("public without a line that says so")
	}
	block := before(src, b.Body)
	block = bytes.TrimSuffix(block, []byte("---"))[len("---\n"):]
	var doc yaml.Node
	if yaml.Load(block, &doc) != nil || len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return // something in it that people write and YAML refuses
	}
	flags := 0
	pairs := doc.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i].Value == "visibility" {
			flags++
			if v := pairs[i+1]; v.Value != "public" || v.Style != 0 || v.Anchor != "" {
				t.Errorf("public, where YAML reads %q", v.Value)
			}
		}
	}
	if flags != 1 {
		t.Errorf("public, where YAML finds %d visibilities", flags)
	}
}

// Nothing that stands behind a key of front matter comes out in the body, whatever ends the block or stands in it.
func FuzzBodyHoldsNoFrontMatter(f *testing.F) {
	for i, noise := range []string{"", "--- ", " ---", "...", "--", "—", "some words", "- item", "x: |", "\t---", "t: \"", "m: {", "# x", "----"} {
		f.Add(noise, uint8(i), uint8(i/2))
	}
	openers := []string{"---\n", "---\n", "---\n", "\u200b---\n", "----\n", "—\n", "--- \n", " ---\n", "<!-- x -->\n---\n", "\n---\n", "+++\n", "---yaml\n", "---json\n"}
	closers := []string{"---\n", "---\n", "", "...\n", "--\n", "----\n", "—\n", "--- \n", " ---\n", "-- -\n", "***\n"}
	f.Fuzz(func(t *testing.T, noise string, opener, closer uint8) {
		if strings.ContainsAny(noise, "\n") || noise == "---" || noise == "+++" {
			return // the block ends here, and rightly
		}
		open := openers[int(opener)%len(openers)]
		if open == "+++\n" && strings.Map(visible, noise) == "+++" || open == "---json\n" && strings.Map(visible, noise) == "---" {
			return // the block ends here, and rightly
		}
		end := closers[int(closer)%len(closers)]
		if open == "+++\n" {
			end = "+++\n"
		} else if open == "---json\n" {
			end = "---\n"
		}
		src := open + "title: CANARY\npeople:\n  - CANARY\n" + noise + "\nsecret: CANARY\nmore: |\n  CANARY\n" + end + "\nBody\n"
		b := Parse("note.md", []byte(src), false, isKnown)
		if bytes.Contains(b.Body, []byte("CANARY")) {
			t.Errorf("Parse(%q) leaves %q", src, b.Body)
		}
		if b.Sound && (open != "---\n" || end != "---\n") {
			t.Errorf("Parse(%q) is sound", src)
		}
	})
}

// What a block says without a problem, YAML says too, where it reads the block at all.
func FuzzAgreesWithYAML(f *testing.F) {
	for _, s := range []string{
		"a: b\nc: [d, e]\n", "a:\n  - b\n  - \"c\"\n", "a: {b: c, d: 'e'}\n", "a: b # c\n", "a:\n- b\n- \n- ~\n", "a: |\n  b\nc: d\n",
		"a: null\nb: 012\nc: -5\nd: x:y\n", "a: [b: c]\n", "\"a\": b\n", "a: b\n  c\n", "é: ü\n", "a: [b, , c]\n", "a: {b, c: }\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, block string) {
		if strings.Contains(block, "---") || strings.Contains(block, "[[") || strings.ContainsAny(block, "#!\t\r\ufeff") ||
			strings.Contains("\n"+block, "\n\n...") {
			return // read otherwise than by YAML, on purpose
		}
		block += "\n"
		fields, problems := Decode("x.yaml", []byte(block))
		var doc yaml.Node
		if len(problems) > 0 || yaml.Load([]byte(block), &doc) != nil || len(doc.Content) == 0 {
			return // not read by both
		}
		top := doc.Content[0]
		if top.Kind != yaml.MappingNode {
			return // no map
		}
		got, want := outline(Value{Kind: Map, Fields: fields}), outlineNode(top)
		if len(fields) == 0 {
			got = "{}"
		}
		if got != want {
			t.Errorf("Decode(%q) = %s, YAML reads %s", block, got, want)
		}
	})
}

func outline(v Value) string {
	switch v.Kind {
	case Blank:
		return "_"
	case Scalar:
		return "<" + v.Text + ">"
	case List:
		var parts []string
		for _, item := range v.Items {
			parts = append(parts, outline(item))
		}
		return "[" + strings.Join(parts, "|") + "]"
	default:
		var parts []string
		for _, f := range v.Fields {
			parts = append(parts, f.Key+"="+outline(f.Value))
		}
		return "{" + strings.Join(parts, "|") + "}"
	}
}

func outlineNode(n *yaml.Node) string {
	var parts []string
	for i := 0; i < len(n.Content); i++ {
		switch n.Kind {
		case yaml.SequenceNode:
			parts = append(parts, outlineNode(n.Content[i]))
		case yaml.MappingNode:
			parts = append(parts, n.Content[i].Value+"="+outlineNode(n.Content[i+1]))
			i++
		}
	}
	switch {
	case n.Kind == yaml.ScalarNode && n.Value != "" && n.ShortTag() != "!!null":
		return "<" + n.Value + ">"
	case n.Kind == yaml.SequenceNode && len(parts) > 0:
		return "[" + strings.Join(parts, "|") + "]"
	case n.Kind == yaml.MappingNode && len(parts) > 0:
		return "{" + strings.Join(parts, "|") + "}"
	}
	return "_"
}
