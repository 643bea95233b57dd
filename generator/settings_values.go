package generator

import (
	"io/fs"
	"path"
	"strconv"
	"strings"
	"time"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/frontmatter"
)

// The readers of settings' values. Each sets what it was given a place for, or leaves it and reports a problem.

func (r *settingsReader) text(key string, v frontmatter.Value, to *string) {
	if v.Kind != frontmatter.Scalar {
		r.bad(key, v, "write one text")
		return
	}
	*to = strings.TrimSpace(v.Text)
}

// texts are the non-empty texts of a value.
func texts(v frontmatter.Value) []string {
	var all []string
	for _, s := range v.Scalars() {
		if t := strings.TrimSpace(s.Text); t != "" {
			all = append(all, t)
		}
	}
	return all
}

func (r *settingsReader) content(v frontmatter.Value) {
	clean := path.Clean(strings.ReplaceAll(v.Text, `\`, "/"))
	if v.Kind != frontmatter.Scalar || path.IsAbs(clean) || clean == ".." || strings.HasPrefix(clean, "../") {
		r.bad("content", v, "name a folder inside the journal's, such as notes")
		return
	}
	if info, err := fs.Stat(r.fsys, clean); err != nil || !info.IsDir() {
		r.bad("content", v, "there is no such folder beside rapport.yaml")
		return
	}
	r.Content = clean
}

func (r *settingsReader) zone(v frontmatter.Value) {
	zone, err := time.LoadLocation(v.Text)
	if v.Kind != frontmatter.Scalar || err != nil {
		r.bad("timezone", v, "write a name such as Europe/Vienna or UTC")
		return
	}
	r.Zone = zone
}

func (r *settingsReader) weekStart(v frontmatter.Value) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if len(v.Text) >= 3 && strings.HasPrefix(strings.ToLower(d.String()), strings.ToLower(v.Text)) {
			r.WeekStart = d
			return
		}
	}
	r.bad("week_start", v, "write a weekday such as Monday")
}

func (r *settingsReader) away(v frontmatter.Value) {
	for _, s := range v.Scalars() {
		span, err := civil.ReadRange(s.Text, r.DateOrder)
		if err != nil {
			r.bad("away", s, "write a first and a last day, such as 2026-08-01..2026-08-18")
			continue
		}
		r.Away = append(r.Away, span)
	}
}

func (r *settingsReader) count(key string, v frontmatter.Value, to *int) {
	n, ok := number(v.Text)
	if v.Kind != frontmatter.Scalar || !ok {
		r.bad(key, v, "write a number from 0")
		return
	}
	*to = n
}

func number(text string) (int, bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 0
}

func (r *settingsReader) truth(key string, v frontmatter.Value, to *bool) {
	switch strings.ToLower(v.Text) {
	case "true", "yes", "on":
		*to = true
	case "false", "no", "off":
		*to = false
	default:
		r.bad(key, v, "write true or false")
	}
}

// numbers reads a map from one of the names to what read makes a number of.
func (r *settingsReader) numbers(key string, v frontmatter.Value, names []string, want string, read func(string) (int, bool)) map[string]int {
	if v.Kind != frontmatter.Map {
		r.bad(key, v, "write one line for each of "+strings.Join(names, ", "))
		return nil
	}
	numbers := map[string]int{}
	for _, f := range v.Fields {
		name, ok := match(f.Key, names)
		if !ok {
			r.unknown("unknown-setting", f.Line, f.Column, f.Key, names)
			continue
		}
		n, ok := read(f.Value.Text)
		if !ok || f.Value.Kind != frontmatter.Scalar {
			r.bad(key+": "+name, f.Value, "write "+want)
			continue
		}
		numbers[name] = n
	}
	return numbers
}

// words reads a map from one of the names to more spellings of it.
func (r *settingsReader) words(key string, v frontmatter.Value, names []string, example string) map[string][]string {
	if v.Kind != frontmatter.Map {
		r.bad(key, v, "write one line for each, such as "+example)
		return nil
	}
	words := map[string][]string{}
	for _, f := range v.Fields {
		name, ok := match(f.Key, names)
		if !ok {
			r.unknown("unknown-setting", f.Line, f.Column, f.Key, names)
			continue
		}
		words[name] = texts(f.Value)
	}
	return words
}
