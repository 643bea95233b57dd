package markdown

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"rapport/generator/internal/diag"
)

// Parse renders the body of a note. line is the line of the file that src begins on; path names the file in problems.
// The source is UTF-8 with \n line ends and no control characters but \n and \t. Parse never fails: what is too large
// or too deep to render comes out as plain text with a problem.
func Parse(path string, src []byte, line int) *Document { return ParseHiding(path, src, line, nil) }

// ParseHiding is Parse for readers from whom something is hidden; from nobody when it is nil.
func ParseHiding(path string, src []byte, line int, hiding *Hiding) *Document {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	w.hiding = hiding
	w.places.begin(path, src, line)
	clean, cuts, unclosed := strip(src, false)
	w.places.cuts = cuts
	w.render(clean)
	if w.stray {
		// The scan for comments took for code what is none. Nothing that was meant to be hidden may show, so now
		// code hides no comment.
		clean, w.places.cuts, unclosed = strip(src, true)
		w.render(clean)
	}
	for _, at := range unclosed {
		w.doc.Problems = append(w.doc.Problems, w.places.problem(at, diag.Warning, "comment-unclosed",
			"a comment has no end, so the rest of the note is left out", "close it with the mark that opens it, %% or -->"))
	}
	w.doc.Problems = diag.Sort(w.doc.Problems)
	d := w.finished()
	if hiding != nil {
		hiding.texts(d)
	}
	w.hiding = nil
	return d
}

// render does the work of Parse on text without comments.
func (w *writer) render(clean []byte) {
	w.start(clean)
	excess := measure(clean)
	if excess == nil {
		defer w.bounds.nodes.free()
		b := &w.bounds
		context := parser.NewContext()
		context.Set(boundsKey, b)
		flavour := plain
		if bytes.Contains(clean, []byte("www.")) {
			flavour = withDots
		}
		root := flavour().Parse(text.NewReader(clean), parser.WithContext(context))
		if excess = b.excess; excess == nil {
			if w.hiding != nil {
				w.oneForAll(root)
			}
			w.document(root)
			w.unusedFootnotes(b.footnotes)
			excess = w.excess
		}
	}
	if excess != nil {
		w.start(clean)
		w.flat(excess)
	}
}

// flat writes the whole body as it is, with the problem that says why.
func (w *writer) flat(e *excess) {
	w.stray = bytes.Contains(w.src, percents) || bytes.Contains(w.src, htmlOpen) // nothing tells what is code here
	if w.hiding == nil {                                                         // what of it is lost is not known
		w.out = append(w.out, `<pre class="plain" tabindex="0">`...)
		w.out = appendEscaped(w.out, w.src)
		w.out = append(w.out, "</pre>\n"...)
	}
	w.doc.HTML = string(w.out)
	w.doc.Problems = append(w.doc.Problems, w.places.problem(w.places.source(e.at), diag.Error, "too-complex",
		fmt.Sprintf("%d %s are more than the %d that are read; the note is shown as plain text", e.count, e.what, e.limit),
		"split the note, or put a fence of ``` around what is no Markdown"))
}

// plain and withDots are the Markdown that notes are written in, each built once and never changed. They read the same;
// only the second looks for www.example.org, which cuts text at every full stop.
var (
	plain    = sync.OnceValue(func() parser.Parser { return flavour(addressParser{dots: false}) })
	withDots = sync.OnceValue(func() parser.Parser { return flavour(addressParser{dots: true}) })
)

func flavour(addresses addressParser) parser.Parser {
	all := inlines(addresses)
	all = append(all, util.Prioritized(newWordsParser(all), 1000))
	return grammar(blocks{
		paragraphParser{parser.NewParagraphParser()},
		headingParser{heading{parser.NewATXHeadingParser()}},
		listParser{container{parser.NewListParser(), false}},
	}, all)
}

// inlines are the parsers of all that running text holds besides words.
func inlines(addresses addressParser) []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(boxParser{}, 90),
		util.Prioritized(calloutParser{}, 91),
		util.Prioritized(wikilinkParser{}, 92),
		util.Prioritized(mentionParser{}, 93),
		util.Prioritized(tagParser{}, 94),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(emphasisParser{}, 500),
		util.Prioritized(&pairParser{'~', 1}, 501),
		util.Prioritized(&pairParser{'=', 2}, 502),
		util.Prioritized(addresses, 999),
	}
}

// blocks are the parsers of blocks that goldmark has some like.
type blocks struct{ paragraphs, headings, lists parser.BlockParser }

func grammar(b blocks, inlines []util.PrioritizedValue) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(b.lists, 300),
			util.Prioritized(container{parser.NewListItemParser(), true}, 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(b.headings, 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(container{parser.NewBlockquoteParser(), false}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(container{extension.NewFootnoteBlockParser(), false}, 999),
			util.Prioritized(b.paragraphs, 1000),
		),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(util.Prioritized(paragraph{}, 100)),
		parser.WithASTTransformers(util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
	)
}

// inline is what the nodes of this package's own inline constructs have in common.
type inline struct{ ast.BaseInline }

// Dump prints nothing: nodes are never dumped here.
func (*inline) Dump([]byte, int) {}
