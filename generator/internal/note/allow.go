package note

import (
	"strings"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
)

// Allow is one entry of `allow_names`: a name that may stand in this note on the public site, though whoever or whatever
// bears it is not public.
type Allow struct {
	Name, Reason string
	Line         int
}

// allows reads `allow_names`: names, each with the reason behind a colon.
func (r *reading) allows() []Allow {
	f := r.given[keyAllowNames]
	if f == nil || f.inline { // what is not front matter cannot be relied on
		return nil
	}
	var all []Allow
	var read func(v frontmatter.Value)
	allow := func(name, reason string, v frontmatter.Value) {
		name, reason = strings.TrimSpace(name), strings.TrimSpace(reason)
		if name == "" || reason == "" {
			r.problem(diag.Error, "bad-allow", v.Line, v.Column, "a name is allowed without a reason, so it is not allowed",
				"write each with its reason, such as Jane Doe: she agreed")
			return
		}
		all = append(all, Allow{name, reason, v.Line})
	}
	read = func(v frontmatter.Value) {
		switch v.Kind {
		case frontmatter.Blank:
		case frontmatter.Scalar:
			name, reason, _ := strings.Cut(v.Text, ":")
			allow(name, reason, v)
		case frontmatter.List:
			for _, item := range v.Items {
				read(item)
			}
		case frontmatter.Map:
			for _, f := range v.Fields {
				allow(f.Key, f.Value.Text, f.Value)
			}
		}
	}
	read(f.Value)
	return all
}
