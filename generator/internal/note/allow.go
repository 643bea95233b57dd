package note

import (
	"strings"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
)

// Allow is one entry of `allow_names`: a name that may stand in a note, or anywhere when the settings say so, on the public
// site, though whoever or whatever bears it is not public.
type Allow struct {
	Name, Reason string
	Line         int
}

// allows reads `allow_names` of a note.
func (r *reading) allows() []Allow {
	f := r.given[keyAllowNames]
	if f == nil || f.inline { // what is not front matter cannot be relied on
		return nil
	}
	all, bare := ReadAllowed(f.Value)
	for _, v := range bare {
		r.problem(diag.Error, "bad-allow", v.Line, v.Column, "a name is allowed without a reason, so it is not allowed",
			"write each with its reason, such as Jane Doe: she agreed")
	}
	return all
}

// ReadAllowed reads what stands behind `allow_names`, in a note or in the settings: names, each with the reason behind a
// colon, as a text, a list of texts or fields. bare are the values in which the name or the reason is missing.
func ReadAllowed(v frontmatter.Value) (all []Allow, bare []frontmatter.Value) {
	allow := func(name, reason string, v frontmatter.Value) {
		name, reason = strings.TrimSpace(name), strings.TrimSpace(reason)
		if name == "" || reason == "" {
			bare = append(bare, v)
			return
		}
		all = append(all, Allow{name, reason, v.Line})
	}
	switch v.Kind {
	case frontmatter.Blank:
	case frontmatter.Scalar:
		name, reason, _ := strings.Cut(v.Text, ":")
		allow(name, reason, v)
	case frontmatter.List:
		for _, item := range v.Items {
			more, without := ReadAllowed(item)
			all, bare = append(all, more...), append(bare, without...)
		}
	case frontmatter.Map:
		for _, f := range v.Fields {
			allow(f.Key, f.Value.Text, f.Value)
		}
	}
	return all, bare
}
