package frontmatter

import "rapport/generator/internal/diag"

// Parse takes the source of a note apart. The source is UTF-8 with \n line ends. known reports whether a folded key is
// one that rapport reads: a note without fences may still begin with `Key: value` lines, if the first key is known.
// bom says that a byte-order mark was taken away from the source's start.
func Parse(path string, src []byte, bom bool, known func(folded string) bool) Block {
	panic("not written yet")
}

// Decode reads a whole file of YAML, such as rapport.yaml, into its top-level fields, as strictly as front matter.
func Decode(path string, src []byte) ([]Field, []diag.Problem) {
	panic("not written yet")
}
