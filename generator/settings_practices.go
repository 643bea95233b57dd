package generator

import (
	"maps"
	"slices"
	"strings"

	"rapport/generator/internal/frontmatter"
	"rapport/generator/internal/practice"
)

// practices reads the settings of rules: `exchange: off`, or `ally-30: {limit: 45}`.
func (r *settingsReader) practices(v frontmatter.Value) {
	if v.Kind != frontmatter.Map {
		r.bad("practices", v, "write one line for each rule, such as exchange: off")
		return
	}
	r.On, r.Off, r.Limits = map[string]bool{}, map[string]bool{}, map[string]map[string]int{}
	ids := RuleNames()
	for _, f := range v.Fields {
		id, ok := match(f.Key, ids)
		if !ok {
			r.unknown("unknown-practice", f.Line, f.Column, f.Key, ids)
			continue
		}
		switch f.Value.Kind {
		case frontmatter.Blank:
		case frontmatter.Scalar:
			r.switched(id, f.Value)
		case frontmatter.Map:
			r.limits(id, f.Value)
		case frontmatter.List:
			r.bad("practices: "+id, f.Value, "write on, off, or a threshold such as {limit: 45}")
		}
	}
}

func (r *settingsReader) switched(id string, v frontmatter.Value) {
	switch strings.ToLower(v.Text) {
	case "on", "true", "yes":
		r.On[id] = true
	case "off", "false", "no":
		r.Off[id] = true
	default:
		r.bad("practices: "+id, v, "write on, off, or a threshold such as {limit: 45}")
	}
}

// limits reads the thresholds of a rule.
func (r *settingsReader) limits(id string, v frontmatter.Value) {
	rules := practice.Rules()
	rule := rules[slices.IndexFunc(rules, func(r practice.Rule) bool { return r.ID == id })]
	names := slices.Sorted(maps.Keys(rule.Limits))
	if len(names) == 0 {
		r.bad("practices: "+id, v, "this rule has no thresholds; write on or off")
		return
	}
	r.Limits[id] = r.numbers("practices: "+id, v, names, "a number from 0", number)
}
