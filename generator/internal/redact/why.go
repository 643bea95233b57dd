package redact

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
	"rapport/generator/internal/note"
)

// why says why a note is private, in one sentence with the word that would change it.
func why(opened *note.Opened) string {
	reason := wanting(opened)
	switch {
	case !opened.PrivateFolder():
		return reason
	case reason == "":
		return "it lies in a folder named private, which keeps all in it private; move it out of there"
	}
	return reason + ", and move it out of the folder named private"
}

// wanting says what besides its folder keeps a note private; it is empty when nothing does.
func wanting(opened *note.Opened) string {
	if opened.Template {
		return "it is a template, with <% or {{ in its front matter"
	}
	if len(opened.Doubts) > 0 {
		p := opened.Doubts[0]
		return fmt.Sprintf("line %d: %s; %s", p.Line, p.Message, p.Hint)
	}
	said, public := false, false
	for i := range opened.Fields {
		f := &opened.Fields[i]
		if f.Key != "visibility" {
			continue
		}
		said, public = true, public || f.Value.Text == "public"
		if f.Value.Kind == frontmatter.Scalar && f.Value.Text == "private" {
			return fmt.Sprintf("line %d says visibility: private; write visibility: public", f.Line)
		}
	}
	switch {
	case said && !opened.Sound && len(opened.Problems) > 0:
		p := opened.Problems[0]
		return fmt.Sprintf("line %d: %s; only sound front matter can say visibility: public", p.Line, p.Message)
	case public && opened.PrivateFolder():
		return ""
	case opened.BodyLine <= 1:
		return "it has no front matter; begin it with the three lines ---, visibility: public and ---"
	}
	return "its front matter has no line visibility: public; write one"
}

// flag is what somebody may have written to make a note public, in the front matter of any program.
var flag = regexp.MustCompile(`visibility["']?[ \t]*[:=][ \t]*["']?public`)

// missed lists what looks as if it should make a note public, and does not.
func (r *Redactor) missed(path string, src []byte, opened *note.Opened) []diag.Problem {
	switch {
	case len(opened.Doubts) > 0:
		return opened.Doubts
	case !flag.Match(bytes.ReplaceAll(src, []byte{0}, nil)): // in UTF-16 too
		return nil
	case !opened.Sound && len(opened.Problems) > 0:
		return opened.Problems
	}
	return slices.DeleteFunc(r.parser.Parse(path, src).Problems, func(p diag.Problem) bool { return p.Line > 0 }) // why it is not read
}
