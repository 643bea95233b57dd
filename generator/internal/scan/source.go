package scan

import "bytes"

// readings returns the ways in which the words of a source may come out: as it stands, and without the marks of
// Markdown, the targets of links and entities. It does not render: it leaves away more than a renderer does.
func readings(b []byte) [][]byte {
	forms := [][]byte{b}
	if bytes.ContainsAny(b, "*_~`=[]\\&<%") {
		plain := unlinked(b)
		marks := bytes.Map(func(r rune) rune {
			switch r {
			case '*', '_', '~', '`', '=', '[', ']', '\\':
				return -1
			}
			return r
		}, plain)
		forms = append(forms, marks)
		var t text
		decode(&t, marks, 0)
		if decoded, ok := unescape(&t, false); ok {
			t = decoded
		}
		if !bytes.Equal(t.b, marks) {
			forms = append(forms, t.b)
		}
	}
	return forms
}

// unlinked leaves out the targets of links: ](target) and [[target|.
func unlinked(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		switch {
		case bytes.HasPrefix(b[i:], []byte("](")):
			if n := bytes.IndexAny(b[i:], ")\n"); n > 0 && b[i+n] == ')' {
				i += n
				continue
			}
		case bytes.HasPrefix(b[i:], []byte("[[")):
			if n := bytes.IndexAny(b[i:], "|]\n"); n > 0 && b[i+n] == '|' {
				i += n
				continue
			}
		}
		out = append(out, b[i])
	}
	return out
}
