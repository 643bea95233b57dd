package site

import (
	"bytes"
	"html/template"
	"path"
	"strconv"
	"strings"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
)

// deepest is how deep notes may be embedded in each other on a page; what lies deeper is a link.
const deepest = 5

// largest is the size, in bytes, beyond which a body takes in no further embedded note: notes that embed each other
// several times over would double it at every depth.
const largest = 4 << 20

// body is the HTML of a note for its owner's page in a folder: root leads from there to the site's root.
func body(j *journal.Journal, n *note.Note, root string) template.HTML {
	f := filler{journal: j, root: root}
	return f.body(n)
}

func (f *filler) body(n *note.Note) template.HTML {
	if n == nil || n.Doc == nil {
		return ""
	}
	f.inside, f.out = []*note.Note{n}, newMarkup()
	f.fill(n, stretch{n.BodyFrom, len(n.Doc.HTML), true}, "")
	return f.out.html()
}

// trusted is the one place, besides [markup], where text becomes HTML unescaped. It takes what package markdown made safe, with holes
// that [filler] has filled with escaped values, and pictures of package chart.
func trusted(s string) template.HTML { return template.HTML(s) }

// filler fills the holes of documents.
type filler struct {
	journal *journal.Journal
	root    string
	someone string            // what stands for whatever is not there, on pages for anybody; empty on their owner's
	files   map[string]string // as in [Options], for pages for anybody
	inside  []*note.Note      // the notes being filled, outermost first
	embeds  int               // how many notes were embedded, for the prefixes of their ids
	out     *markup
	scanned int  // how much of out was looked through for links
	linked  bool // out was within a link then
}

// stretch is a part of a document's HTML.
type stretch struct {
	from, to int
	last     bool // an embed that stands at the end belongs to it
}

// fill writes a part of a note's HTML, with its holes filled.
func (f *filler) fill(n *note.Note, part stretch, prefix string) {
	doc := n.Doc
	from, to := int32(part.from), int32(part.to)
	at := from
	ends := map[int32]string{} // of links that are open
	hidden := int32(-1)        // the reference whose text is left out
	for _, h := range doc.Holes {
		if h.Offset < from || h.Offset > to || !part.last && h.Offset == to {
			continue
		}
		if h.Offset == from && from > 0 && h.Kind == markdown.Embed {
			continue // it ends the section before
		}
		if hidden >= 0 { // the text of a link that leads nowhere goes with it
			if at = h.Offset; h.Kind == markdown.Close && h.Ref == hidden {
				hidden = -1
			}
			continue
		}
		f.out.raw(doc.HTML[at:h.Offset])
		at = h.Offset
		if h.Kind == markdown.ID {
			f.out.raw(prefix)
			continue
		}
		if h.Kind == markdown.Close {
			f.out.raw(ends[h.Ref])
			continue
		}
		ref, t := doc.Refs[h.Ref], f.journal.Target(n, int(h.Ref))
		switch h.Kind {
		case markdown.Open:
			if f.absent(t) {
				f.out.text(f.someone)
				hidden = h.Ref
				continue
			}
			ends[h.Ref] = f.open(ref, t)
		case markdown.Figure:
			f.figure(ref, t)
		case markdown.Embed:
			f.embed(ref, t)
		case markdown.ID, markdown.Close:
		}
	}
	f.out.raw(doc.HTML[at:to])
}

// url is the address of a target from the page, or empty when it has none.
func (f *filler) url(t journal.Target) string {
	switch {
	case t.File != "":
		p, ok := f.filePath(t.File)
		if !ok {
			return ""
		}
		return f.root + p
	case t.URL == "":
		return ""
	case t.Frag != "":
		return f.root + t.URL + "#" + t.Frag
	}
	return f.root + t.URL
}

// filePath is where the site keeps an attachment, and false when it does not.
func (f *filler) filePath(file string) (string, bool) {
	if f.someone == "" {
		return filePath(file)
	}
	p, ok := f.files[file]
	return p, ok
}

// absent reports whether anybody is to see nothing of a reference: nobody can tell what is kept back from what never was.
func (f *filler) absent(t journal.Target) bool { return f.someone != "" && f.url(t) == "" }

// open writes the start tag for a link and returns the end tag that belongs to it.
func (f *filler) open(ref markdown.Ref, t journal.Target) (end string) {
	class := ""
	switch ref.Kind {
	case markdown.Tag:
		class = ` class="tag"`
	case markdown.Mention:
		class = ` class="mention"`
	case markdown.Wiki, markdown.Link, markdown.Image, markdown.Embedded:
	}
	if url := f.url(t); url != "" {
		f.out.raw(`<a href="`)
		f.out.text(url)
		f.out.raw(`"`)
		f.out.raw(class)
		f.out.raw(">")
		return "</a>"
	}
	switch {
	case t.Dead:
		f.out.around(`<span class="dead" title="`, `no note or file is called “`+ref.Target+`”`, `">`)
	case t.File != "":
		f.out.around(`<span class="dead" title="`, `files such as “`+path.Base(t.File)+`” are not copied into the site`, `">`)
	default:
		f.out.raw("<span>")
	}
	return "</span>"
}

// figure writes an image.
func (f *filler) figure(ref markdown.Ref, t journal.Target) {
	if f.absent(t) {
		return
	}
	url := f.url(t)
	text := ref.Text
	if text == "" {
		text = ref.Target
	}
	if url == "" || !drawn[strings.ToLower(path.Ext(t.File))] {
		if f.inLink() {
			f.out.text(text)
		} else {
			f.link(ref, t, text)
		}
		return
	}
	switch {
	case text != ref.Target:
	case f.someone != "":
		text = "" // the name of a file is nobody's business
	default: // nobody described it: its name is more than nothing
		text = strings.TrimSuffix(path.Base(text), path.Ext(text))
	}
	f.out.around(`<img src="`, url, `"`)
	f.out.raw(` alt="`)
	f.out.text(text)
	f.out.raw(`"`)
	if ref.Width > 0 {
		f.out.raw(` width="` + strconv.Itoa(int(ref.Width)) + `"`)
	}
	if ref.Height > 0 {
		f.out.raw(` height="` + strconv.Itoa(int(ref.Height)) + `"`)
	}
	f.out.raw(` loading="lazy">`)
}

// inLink reports whether what comes next stands in a link, which cannot hold another. Links out of the journal have no
// holes, so what was written tells.
func (f *filler) inLink() bool {
	s := f.out.sheet().Bytes()[f.scanned:]
	f.scanned += len(s)
	if opened, closed := bytes.LastIndex(s, []byte("<a ")), bytes.LastIndex(s, []byte("</a>")); opened != closed {
		f.linked = opened > closed
	}
	return f.linked
}

// link writes a whole link with its text.
func (f *filler) link(ref markdown.Ref, t journal.Target, text string) {
	end := f.open(ref, t)
	f.out.text(text)
	f.out.raw(end)
}

// embed writes another note, or a part of it, with a link to where it stands. A note that is being written already,
// or lies too deep, is only the link.
func (f *filler) embed(ref markdown.Ref, t journal.Target) {
	title := t.Title
	if title == "" {
		title = ref.Target
	}
	part, ok := f.part(ref, t)
	if f.absent(t) {
		f.out.around("<p>", f.someone, "</p>\n")
		return
	}
	if !ok {
		f.out.raw(`<p class="embed-link">`)
		f.link(ref, t, title)
		f.out.raw("</p>\n")
		return
	}
	f.embeds++
	prefix := "e" + strconv.Itoa(f.embeds) + "-"
	f.out.raw(`<div class="embed">` + "\n")
	f.inside = append(f.inside, t.Note)
	f.fill(t.Note, part, prefix)
	f.inside = f.inside[:len(f.inside)-1]
	f.out.raw(`<p class="embed-source">From `)
	f.link(ref, t, title)
	f.out.raw("</p>\n</div>\n")
}

// part finds what a reference embeds, and reports false when it can only be linked.
func (f *filler) part(ref markdown.Ref, t journal.Target) (stretch, bool) {
	n := t.Note
	if n == nil || n.Doc == nil || len(f.inside) > deepest || len(f.out.sheet().Bytes()) > largest {
		return stretch{}, false
	}
	for _, outer := range f.inside {
		if outer == n {
			return stretch{}, false
		}
	}
	if ref.Fragment == "" {
		return stretch{n.BodyFrom, len(n.Doc.HTML), true}, true
	}
	if id, block := strings.CutPrefix(ref.Fragment, "^"); block {
		for _, a := range n.Doc.Anchors {
			if a.ID == id {
				return stretch{a.Start, a.End, false}, true
			}
		}
		return stretch{}, false
	}
	for _, h := range n.Doc.Headings {
		if h.ID == t.Frag {
			return stretch{int(h.Start), int(h.End), true}, true
		}
	}
	return stretch{}, false
}
