package markdown

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// forbidden are elements that no note may bring into a page.
var forbidden = map[string]bool{
	"script": true, "iframe": true, "object": true, "embed": true, "svg": true, "math": true, "style": true, "form": true,
	"input": true, "button": true, "base": true, "meta": true, "link": true, "img": true, "video": true, "audio": true,
	"source": true, "template": true, "frame": true, "frameset": true, "applet": true, "textarea": true, "select": true,
}

// unsafe says what of a document could do harm in a page, or is no sound document; it is empty for a good one. It reads
// the HTML as a browser does, with the holes filled in the plainest way.
func unsafe(d *Document) string {
	filled, fault := fill(d)
	if fault != "" {
		return fault
	}
	doc, err := html.Parse(strings.NewReader(filled))
	if err != nil {
		return err.Error()
	}
	ids := map[string]bool{}
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			return "a comment: " + n.Data
		case n.Type != html.ElementNode:
			continue
		case forbidden[n.Data]:
			return "element " + n.Data
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src", a.Key == "srcset":
				return "attribute " + a.Key
			case a.Key == "href":
				u, err := url.Parse(a.Val)
				if err == nil && u.Scheme != "" && !slices.Contains(allowed, u.Scheme) || strings.HasPrefix(a.Val, "//") {
					return "address " + a.Val
				}
				if err != nil && !strings.HasPrefix(strings.ToLower(a.Val), "http") && !strings.HasPrefix(strings.ToLower(a.Val), "mailto:") {
					return "address that cannot be read: " + a.Val
				}
			case a.Key == "id":
				if ids[a.Val] {
					return "id given twice: " + a.Val
				}
				ids[a.Val] = true
			}
		}
	}
	return ""
}

// fill fills the holes of a document, and says what is wrong with them or with its offsets.
func fill(d *Document) (filled, fault string) {
	var b strings.Builder
	at, open := int32(0), int32(-1)
	for i, h := range d.Holes {
		switch {
		case h.Offset < at || int(h.Offset) > len(d.HTML):
			return "", fmt.Sprintf("hole %d is at %d, behind %d, of %d", i, h.Offset, at, len(d.HTML))
		case (h.Kind == ID) != (h.Ref < 0), int(h.Ref) >= len(d.Refs):
			return "", fmt.Sprintf("hole %d leads to reference %d", i, h.Ref)
		}
		b.WriteString(d.HTML[at:h.Offset])
		at = h.Offset
		switch h.Kind {
		case Open:
			if open >= 0 {
				return "", fmt.Sprintf("hole %d opens a link inside a link", i)
			}
			open = h.Ref
			b.WriteString(`<a href="x.html">`)
		case Close:
			if open != h.Ref {
				return "", fmt.Sprintf("hole %d closes %d, not %d", i, h.Ref, open)
			}
			open = -1
			b.WriteString("</a>")
		case Figure:
			b.WriteString("picture")
		case Embed:
			b.WriteString("<div>note</div>")
		case ID:
			b.WriteString("e1-")
		}
	}
	if open >= 0 {
		return "", "a link stays open"
	}
	b.WriteString(d.HTML[at:])
	return b.String(), offsets(d)
}

// offsets says what is wrong with the offsets and indexes of a document.
func offsets(d *Document) string {
	for i, h := range d.Headings {
		if h.Start > h.Inside || h.Inside > h.End || int(h.End) > len(d.HTML) || i > 0 && h.Start < d.Headings[i-1].Inside {
			return fmt.Sprintf("heading %d: %+v", i, h)
		}
	}
	for _, a := range d.Anchors {
		if a.Start > a.End || a.End > len(d.HTML) {
			return fmt.Sprintf("anchor %+v", a)
		}
	}
	for i, l := range d.Lines {
		if l.Heading >= len(d.Headings) || !slices.IsSorted(l.Refs) || l.Text == "" && l.Task == 0 {
			return fmt.Sprintf("line %+v", l)
		}
		if i > 0 && d.Lines[i-1].Line > l.Line {
			return fmt.Sprintf("line %+v stands behind a later one", l)
		}
		for _, r := range l.Refs {
			if r >= len(d.Refs) || d.Refs[r].Line < l.Line {
				return fmt.Sprintf("line %+v has reference %d", l, r)
			}
		}
	}
	return ""
}
