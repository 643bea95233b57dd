package markdown

// Parse renders the body of a note. line is the line of the file that src begins on; path names the file in problems.
// The source is UTF-8 with \n line ends and no control characters but \n and \t. Parse never fails: what is too large
// or too deep to render comes out as plain text with a problem.
func Parse(path string, src []byte, line int) *Document {
	panic("not written yet")
}
