package note

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"rapport/generator/internal/diag"
)

// source is a note's bytes made fit to read: UTF-8, \n line ends, no control characters but \n and \t.
type source struct {
	text     []byte
	bom      bool // one was taken away
	readable bool // false: text is empty, because nothing could be made of it
	doubtful int  // where in text the first character stands that is not as in the file, line ends aside; -1: nowhere
	problems []diag.Problem
}

const byteOrderMark = "\uFEFF"

// clean makes bytes fit to read. What it had to replace, or could not, it leaves a problem on.
func clean(path string, src []byte) source {
	refuse := func(code, message, hint string) source {
		return source{doubtful: -1, problems: []diag.Problem{{
			Pos: diag.Pos{Path: path}, Severity: diag.Error, Code: code, Message: message, Hint: hint,
		}}}
	}
	switch {
	case len(src) > MaxSize:
		return refuse("too-large", "this note is larger than 1 MiB and is not read", "split it, or move it out of the content folder")
	case bytes.HasPrefix(src, []byte("\xFE\xFF")), bytes.HasPrefix(src, []byte("\xFF\xFE")):
		return refuse("not-utf8", "this note is written in UTF-16 and is not read", "save it as UTF-8")
	case bytes.IndexByte(src, 0) >= 0:
		return refuse("not-text", "this note holds a NUL character and is not read", "save it as UTF-8 text")
	}
	s := source{readable: true, doubtful: -1}
	s.text, s.bom = bytes.CutPrefix(src, []byte(byteOrderMark))
	if fit(s.text) {
		return s
	}
	s.rewrite(path)
	return s
}

// fit reports whether nothing in a text needs to be replaced.
func fit(text []byte) bool {
	all := byte(0) // the bits of every byte
	for _, c := range text {
		if control[c] {
			return false
		}
		all |= c
	}
	// U+0080 to U+009F are control characters too; their first byte is C2.
	return all < utf8.RuneSelf || utf8.Valid(text) && bytes.IndexByte(text, 0xC2) < 0
}

// control are the control characters of one byte that no note may hold: every byte of a journal is looked up here.
var control = func() (t [256]bool) {
	for c := range byte(' ') {
		t[c] = c != '\n' && c != '\t'
	}
	t[0x7F] = true
	return t
}()

// rewrite replaces line ends other than \n, and by U+FFFD what is no character or one that steers terminals.
func (s *source) rewrite(path string) {
	old := s.text
	b := make([]byte, 0, len(old)+64)
	line, start := 1, 0 // start: of the line, in b
	broken, control := 0, 0
	note := func(seen *int, code, message, hint string) {
		if *seen++; *seen == 1 {
			s.problems = append(s.problems, diag.Problem{
				Pos: diag.Pos{Path: path, Line: line, Column: utf8.RuneCount(b[start:]) + 1}, Severity: diag.Warning,
				Code: code, Message: message, Hint: hint,
			})
		}
	}
	for i := 0; i < len(old); {
		r, n := utf8.DecodeRune(old[i:])
		doubtful := true
		switch {
		case r == '\r':
			if i+1 < len(old) && old[i+1] == '\n' {
				n++
				doubtful = false
			}
			r = '\n'
		case r == utf8.RuneError && n == 1:
			note(&broken, "not-utf8", fmt.Sprintf("the byte %#x is no UTF-8 and is shown as \uFFFD", old[i]), "save the note as UTF-8")
		case r < ' ' && r != '\n' && r != '\t', 0x7F <= r && r < 0xA0:
			note(&control, "control-character", fmt.Sprintf("the control character U+%04X is shown as \uFFFD", r), "delete it")
			r = utf8.RuneError
		default:
			doubtful = false
		}
		if doubtful && s.doubtful < 0 {
			s.doubtful = len(b)
		}
		b = utf8.AppendRune(b, r)
		i += n
		if r == '\n' {
			line, start = line+1, len(b)
		}
	}
	s.text = b
	for i, p := range s.problems {
		s.problems[i].Excerpt = lineOf(b, p.Line)
	}
}

// longestExcerpt keeps a problem readable when the line it quotes is very long.
const longestExcerpt = 240

// lineOf returns a line of a text, from 1, without its line break.
func lineOf(text []byte, line int) string {
	for ; line > 1; line-- {
		i := bytes.IndexByte(text, '\n')
		if i < 0 {
			return ""
		}
		text = text[i+1:]
	}
	if i := bytes.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	if len(text) > longestExcerpt {
		text = text[:longestExcerpt]
		return strings.ToValidUTF8(string(text), "") + "…"
	}
	return string(text)
}
