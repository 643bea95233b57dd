package note

import (
	"bytes"
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
	if r.replaced() {
		return false
	}
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

// replaced reports whether something in the front matter is not as in the file, and leaves a problem if the key could be
// there: what stood in its place is not known.
func (r *reading) replaced() bool {
	front := len(r.src) - len(r.block.Body)
	if r.doubtful < 0 || r.doubtful >= front {
		return false
	}
	if bytes.Contains(bytes.ToLower(r.src[:front]), []byte(visibility)) {
		line := 1 + bytes.Count(r.src[:r.doubtful], []byte{'\n'})
		r.private(line, 0, "the front matter holds what is no character or line end, so this note stays private",
			"delete it, and save the note as UTF-8")
	}
	return true
}

// top is how many lines of the body are looked at for what was meant as front matter.
const top = 20

// unfenced leaves a problem on `visibility` at the top of the body, where many programs would read it.
func (r *reading) unfenced() {
	body := r.block.Body
	for number := r.block.BodyLine; number < r.block.BodyLine+top && len(body) > 0; number++ {
		var line []byte
		line, body, _ = bytes.Cut(body, []byte{'\n'})
		if bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~")) {
			return
		}
		key, value, ok := bytes.Cut(line, []byte{':'})
		if !ok || len(key) < len(visibility) {
			continue
		}
		if key = bytes.Trim(key, marks); len(key) > longestLabel || frontmatter.Fold(string(key)) != visibility {
			continue
		}
		if value = bytes.Trim(value, marks); len(value) >= len(public) && strings.EqualFold(string(value[:len(public)]), public) {
			r.private(number, 1, "visibility in the body says nothing, so this note stays private",
				"write visibility: public between two lines ---, the first on line 1")
		}
	}
}

// marks may stand around a key and its value in a body.
const marks = " \t>*_-+:[](){}\"'"

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
