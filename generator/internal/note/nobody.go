package note

import (
	"fmt"
	"strings"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
)

// nobody are the words that stand where a name would and say that there is none.
var nobody = map[string]bool{
	"none": true, "nobody": true, "no one": true, "unknown": true, "tbd": true, "tbc": true, "na": true, "n/a": true, "null": true,
}

// namesNobody reports whether a text is one of them.
func namesNobody(text string) bool {
	var room [64]byte
	return nobody[string(appendFolded(room[:0], text))]
}

// isNobody reports whether a text stands where a name would and says that there is none: TBD, n/a or a question mark. A
// dash is as good as a blank.
func isNobody(text string) bool {
	key := FoldName(text)
	return nobody[key] || key != "" && strings.Trim(key, "? ") == ""
}

// nobodies tells of those texts under some keys of an initiative: what rapport asks for is missing all the same.
func (r *reading) nobodies(keys ...key) {
	for _, k := range keys {
		f := r.given[k]
		if f == nil {
			continue
		}
		items := []frontmatter.Value{f.Value}
		if f.Value.Kind == frontmatter.List {
			items = f.Value.Items
		}
		for _, item := range items {
			if name, ok := fieldOf(item, "person", "name", "who", "stakeholder"); ok {
				item = name
			}
			if item.Kind != frontmatter.Scalar || f.bold {
				continue
			}
			for _, part := range nameItems(item.Text) {
				name, _, _ := strings.Cut(part, " since ")
				if isNobody(name) {
					r.problem(diag.Warning, "nobody", item.Line, item.Column, fmt.Sprintf("%q names nobody", strings.TrimSpace(name)),
						"leave it blank until you know who it is")
				}
			}
		}
	}
}

// paused tells of an initiative that rests for no reason: nobody can tell when to wake it.
func (r *reading) paused(i *Initiative) {
	values := r.scalars(keyStatus)
	if i.Status != Paused || i.Reason != "" || r.given[keyStatus].bold {
		return
	}
	r.problem(diag.Warning, "no-reason", values[0].Line, values[0].Column, fmt.Sprintf("%q says no reason", plainText(values[0].Text)),
		"write it behind the word, as in `status: paused budget freeze`, or `status: active`")
}
