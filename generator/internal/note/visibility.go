package note

import (
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
)

// visibility is the one key that is read in one spelling only, and public its one value that means anything.
const (
	visibility = "visibility"
	public     = "public"
)

// public decides whether the note is public, and fails closed: one plain `visibility: public`, spelt exactly so, in
// sound front matter, and in the source's bytes too, whatever the reader of YAML made of them.
func (r *reading) public() bool {
	said := 0
	exact := false
	for i := range r.block.Fields {
		f := &r.block.Fields[i]
		switch {
		case f.Key == visibility:
			said++
			exact = r.sayPublic(f)
		case r.nearVisibility(f.Key):
			r.private(f.Line, f.Column, fmt.Sprintf("%q is not the key visibility, so this note stays private", f.Key), "write visibility: public")
		default:
			r.nested(f.Value)
		}
	}
	r.unfenced()
	switch {
	case !r.block.Sound:
		if said > 0 && len(r.block.Problems) == 0 {
			f := r.block.Fields[0]
			r.private(f.Line, f.Column, "the front matter is not certain, so this note stays private", "put it between two lines ---, the first on line 1")
		}
		return false
	case said > 1:
		r.private(r.block.Fields[0].Line, 0, "visibility is said twice, so this note stays private", "keep one of them")
		return false
	}
	return exact && said == 1 && !r.privateFolder()
}

// private leaves the problem that something looks as if it should make the note public, and does not.
func (r *reading) private(line, column int, message, hint string) {
	r.problem(diag.Error, visibility, line, column, message, hint)
}

// sayPublic reports whether a field of the right key holds the right value.
func (r *reading) sayPublic(f *frontmatter.Field) bool {
	v := f.Value
	if v.Kind == frontmatter.Blank || v.Kind == frontmatter.Scalar && (v.Text == "private" || v.Text == "") {
		return false
	}
	if v.Kind == frontmatter.Scalar && v.Plain && v.Text == public && exactLine(r.excerpt(f.Line)) {
		return true
	}
	if r.told(v.Line) {
		return false
	}
	message := fmt.Sprintf("visibility %q is not exactly the word public, so this note stays private", flat(v))
	r.private(v.Line, v.Column, message, "write visibility: public, without quotes, or visibility: private")
	return false
}

// told reports whether the reader of front matter has said already that visibility does not count on that line.
func (r *reading) told(line int) bool {
	return slices.ContainsFunc(r.block.Problems, func(p diag.Problem) bool { return p.Code == visibility && p.Line == line })
}

// exactLine reports whether a line of the source is the one that makes a note public, a comment behind it aside.
func exactLine(line string) bool {
	line, _, _ = strings.Cut(line, " #")
	value, ok := strings.CutPrefix(line, visibility+":")
	return ok && value != "" && value[0] == ' ' && strings.Trim(value, " ") == public
}

// nearVisibility reports whether a key is the key visibility but for its case, blanks or a slip or two.
func (r *reading) nearVisibility(key string) bool {
	if len(key) < len(visibility)-3 || len(key) > 3*len(visibility) {
		return false
	}
	folded := frontmatter.Fold(key)
	if r.spellings.known(folded) {
		return false
	}
	_, near := diag.Nearest(folded, []string{visibility})
	return near
}

// nested leaves a problem on the key inside another key's value, where it says nothing.
func (r *reading) nested(v frontmatter.Value) {
	for _, item := range v.Items {
		r.nested(item)
	}
	for _, f := range v.Fields {
		if frontmatter.Fold(f.Key) == visibility {
			r.private(f.Line, f.Column, "visibility inside another key says nothing, so this note stays private", "write it at the start of its own line")
		}
		r.nested(f.Value)
	}
}

// unfenced leaves a problem on `visibility` at the top of the body, where many programs would read it.
func (r *reading) unfenced() {
	for i := range r.n.Doc.Lines {
		line := &r.n.Doc.Lines[i]
		if !line.First {
			return
		}
		text := firstLine(line.Text)
		label, at, ok := boldLabel(text)
		if !ok {
			if label, at, ok = cutColon(text); !ok {
				continue
			}
		}
		if frontmatter.Fold(label) == visibility && strings.Contains(strings.ToLower(text[at:]), public) {
			r.private(line.Line, line.Column, "visibility in the body says nothing, so this note stays private",
				"write visibility: public between two lines ---, the first on line 1")
		}
	}
}

// cutColon reads what stands before the first colon of a text, and the offset behind it.
func cutColon(text string) (label string, at int, ok bool) {
	i := strings.IndexByte(text, ':')
	if i <= 0 || i > longestLabel {
		return "", 0, false
	}
	return strings.Trim(text[:i], " \t*_[("), i + 1, true
}

// privateFolder reports whether the note lies in a folder that keeps all in it private.
func (r *reading) privateFolder() bool {
	folders := strings.Split(r.n.Path, "/")
	for _, name := range folders[:len(folders)-1] {
		if strings.EqualFold(strings.TrimSpace(name), "private") {
			return true
		}
	}
	return false
}
