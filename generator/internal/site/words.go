package site

import _ "embed"

// Words are the words that rapport's own code writes into pages, one a line: what else stands in a page comes from notes,
// settings or the theme. A test keeps the list.
//
//go:embed words.txt
var Words string
