package frontmatter

import (
	"bufio"
	"bytes"
	"strings"
	"sync"

	"github.com/adrg/frontmatter"

	"rapport/generator/internal/diag"
)

// most is the length of front matter beyond which it is not read: YAML is slow where it is long and malicious.
const most = 64 << 10

// Parse takes the source of a note apart. The source is UTF-8 with \n line ends. known reports whether a folded key is
// one that rapport reads: a note without fences may still begin with `Key: value` lines, if the first key is known.
// bom says that a byte-order mark was taken away from the source's start.
func Parse(path string, src []byte, bom bool, known func(folded string) bool) Block {
	if known == nil {
		known = func(string) bool { return false }
	}
	p := parser{src: src, reader: reader{path: path, known: known, tabs: true}}
	switch {
	case bytes.HasPrefix(src, fence) && exactLine(src):
		p.fenced()
	case p.foreign():
	case p.misplaced():
	default:
		p.withoutFences()
	}
	return p.block(bom)
}

// exactLine reports whether the first line is three characters long.
func exactLine(src []byte) bool { return len(src) == 3 || src[3] == '\n' }

// parser is the state of one [Parse].
type parser struct {
	reader
	src      []byte
	body     []byte
	bodyLine int
	sound    bool
	fences   bool // there are any, sound or not
	template bool
	fence    *diag.Problem // what is wrong with the fences
}

// block returns what was found.
func (p *parser) block(bom bool) Block {
	b := Block{Fields: p.fields, Body: p.body, BodyLine: p.bodyLine, Template: p.template}
	if p.template {
		return b
	}
	flagged := false
	for i := range p.fields {
		flagged = flagged || Fold(p.fields[i].Key) == "visibility"
	}
	b.Problems = p.list
	if p.fence != nil {
		if !flagged {
			p.fence.Severity = diag.Warning // what was read counts all the same
		}
		b.Problems = append(b.Problems, *p.fence)
	}
	if bom && p.fences {
		mark := diag.Problem{
			Pos: diag.Pos{Path: p.path, Line: 1, Column: 1}, Severity: diag.Notice, Code: "byte-order-mark",
			Message: "the file begins with a byte-order mark", Hint: "save it as UTF-8 without one",
		}
		if flagged {
			mark.Severity = diag.Error
			mark.Message += ", so its visibility does not count"
		}
		b.Problems = append(b.Problems, mark)
	}
	b.Sound = p.sound && !p.doubt && !bom
	b.Problems = diag.Sort(b.Problems)
	return b
}

// fenced reads a note that begins as it should.
func (p *parser) fenced() {
	_, from := lineEnd(p.src, 0)
	r := closing(p.src, from)
	r.line = 2
	text := string(p.src[r.from:r.to])
	prose := p.prose(text, r.closed) && !strings.Contains(text, "<%")
	if (prose || strings.TrimSpace(text) == "") && p.misplaced() {
		return
	}
	if prose {
		p.body, p.bodyLine = p.src, 1
		return
	}
	p.take(r, text)
	switch {
	case p.template:
	case !r.closed:
		p.unsound(r.open, "unclosed-front-matter", "the front matter has no end", "end it with a line of exactly `---`")
	case r.odd >= 0:
		p.oddFence(r)
	default:
		p.sound = p.confirmed(r)
	}
}

// readers are what the library would otherwise make anew, with four kilobytes each, for every note.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// confirmed reports whether the library finds the front matter between the same lines. The body is kept from it: where
// the block ends does not depend on what follows.
func (p *parser) confirmed(r region) bool {
	var got []byte
	format := frontmatter.NewFormat("---", "---", func(data []byte, _ any) error {
		got = data
		return nil
	})
	in := readers.Get().(*bufio.Reader)
	defer readers.Put(in)
	in.Reset(bytes.NewReader(p.src[:r.body]))
	rest, err := frontmatter.Parse(in, nil, format)
	if err != nil || len(rest) > 0 || !bytes.Equal(got, p.src[r.from:r.to]) {
		p.unsound(r.open, "front-matter", "it is not certain where the front matter ends", "end it with a line of exactly `---`")
		return false
	}
	return true
}

// oddFence reports the line that looks like a fence and is none.
func (p *parser) oddFence(r region) {
	end, _ := lineEnd(p.src, r.odd)
	line := string(p.src[r.odd:end])
	number := 1 + bytes.Count(p.src[:r.odd], []byte{'\n'})
	for i := range p.list {
		if p.list[i].Line == number {
			return // as a line that belongs to no key
		}
	}
	p.unsound(r.odd, "fence", quoted(line)+" is not a fence, which is a line of exactly `---`",
		"write `---` alone on the line where the front matter ends, and nowhere else")
}

// unsound notes what is wrong with the fences, at the line that begins at offset.
func (p *parser) unsound(offset int, code, message, hint string) {
	end, _ := lineEnd(p.src, offset)
	p.fence = &diag.Problem{
		Pos:  diag.Pos{Path: p.path, Line: 1 + bytes.Count(p.src[:offset], []byte{'\n'}), Column: 1},
		Code: code, Message: message, Hint: hint, Excerpt: string(p.src[offset:end]),
	}
}

// take reads the lines of a region, and takes what stands behind it as the body.
func (p *parser) take(r region, text string) {
	p.fences = true
	p.body, p.bodyLine = p.src[r.body:], 1+bytes.Count(p.src[:r.body], []byte{'\n'})
	switch {
	case strings.Contains(text, "<%"), strings.Contains(text, "{{"):
		p.template = true
	case len(text) > most:
		p.doubt = true
		p.report(r.line, 1, "front-matter-too-long", "the front matter is longer than 64 KiB, and is not read",
			"keep long text below it", firstLine(text))
	case !p.readIndented(text, r.line):
		p.read(text, r.line)
	}
}

// prose reports whether the lines behind a first `---` are prose, so that it is a thematic break. Blank lines alone are
// so when no fence closes them; a heading is told from a comment, and a remark with a colon from a key, by what they say.
func (p *parser) prose(text string, closed bool) bool {
	prose, said := !closed, false
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		switch {
		case blank(line):
			continue
		case line[0] == '#':
			if key, _, ok := keyOf(strings.TrimLeft(line, "# \t")); ok && p.means(key) {
				return false
			}
		case keyLike(line):
			if key, _, ok := p.keyOf(line); !said || !ok || p.means(key) {
				return false
			}
		case !prose && !proseAlone(line), strings.IndexByte("[{", line[0]) >= 0 && !linked(line):
			return false
		default:
			said = true
		}
		prose = true
	}
	return prose
}

// means reports whether a key is one that is read.
func (p *parser) means(key string) bool { return isVisibility(key) || p.known(Fold(key)) }

// proseAlone reports whether a line that follows no other is prose: a list of keys is not.
func proseAlone(line string) bool {
	if listItem(line) && !isBlank(line[0]) {
		return !keyLike(strings.TrimLeft(line[1:], " \t"))
	}
	return proseLine(line)
}

// withoutFences reads a note that has none.
func (p *parser) withoutFences() {
	body := p.loose(p.src)
	if len(p.fields) > 0 {
		region := string(p.src[:body])
		p.template = strings.Contains(region, "<%") || strings.Contains(region, "{{")
	}
	p.body, p.bodyLine = p.src[body:], 1+bytes.Count(p.src[:body], []byte{'\n'})
}

// Decode reads a whole file of YAML, such as rapport.yaml, into its top-level fields, as strictly as front matter.
func Decode(path string, src []byte) ([]Field, []diag.Problem) {
	r := reader{path: path}
	text := strings.ReplaceAll(strings.TrimPrefix(string(src), "\ufeff"), "\r\n", "\n")
	line := 1
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		text, line = rest, 2
	}
	if len(text) > most {
		r.report(1, 1, "file-too-long", "the file is longer than 64 KiB, and is not read", "", firstLine(text))
		return nil, r.list
	}
	r.read(text, line)
	return r.fields, diag.Sort(r.list)
}
