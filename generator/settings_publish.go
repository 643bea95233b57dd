package generator

import (
	"regexp"
	"strings"

	"rapport/generator/internal/frontmatter"
	"rapport/generator/internal/note"
)

// Publish is what rapport.yaml says under `publish`: what others may see, and where it goes.
type Publish struct {
	Remote  string       // a repository as git takes it: a URL, a path, or the name of a remote
	Branch  string       // of that repository
	CName   string       // the site's own domain; empty for none
	Fields  []string     // further keys of public notes that are public
	Someone string       // what stands for everybody and everything that is not public
	Index   bool         // search engines may list the site
	Allowed []note.Allow // names that may stand anywhere on it
}

// publishNames are the keys below `publish`.
var publishNames = []string{"remote", "branch", "cname", "publish_fields", "someone", "index", "allow_names"}

// publish reads the settings of the public site.
func (r *settingsReader) publish(v frontmatter.Value) {
	if v.Kind != frontmatter.Map {
		r.bad("publish", v, "write what it holds below it, such as remote: origin")
		return
	}
	p := &r.Publish
	for _, f := range v.Fields {
		name, ok := match(f.Key, publishNames)
		if !ok {
			r.unknown("unknown-setting", f.Line, f.Column, f.Key, publishNames)
			continue
		}
		if f.Value.Kind == frontmatter.Blank {
			continue
		}
		key := "publish: " + name
		switch name {
		case "remote":
			r.text(key, f.Value, &p.Remote)
		case "branch":
			r.pattern(key, f.Value, branchName, "a name such as gh-pages", &p.Branch)
		case "cname":
			r.pattern(key, f.Value, domainName, "a domain such as journal.example.org", &p.CName)
		case "someone":
			r.text(key, f.Value, &p.Someone)
		case "index":
			r.truth(key, f.Value, &p.Index)
		case "publish_fields":
			r.publicFields(key, f.Value)
		case "allow_names":
			allowed, bare := note.ReadAllowed(f.Value)
			for _, at := range bare {
				r.bad(key, at, "write each name with a reason, such as Jane Doe: she agreed")
			}
			p.Allowed = append(p.Allowed, allowed...)
		}
	}
}

var (
	branchName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*$`)
	domainName = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$`)
)

// pattern reads a text of a given form.
func (r *settingsReader) pattern(key string, v frontmatter.Value, form *regexp.Regexp, want string, to *string) {
	if text := strings.TrimSpace(v.Text); v.Kind == frontmatter.Scalar && form.MatchString(text) {
		*to = text
		return
	}
	r.bad(key, v, "write "+want)
}

// publicFields reads the keys that are public besides those that always are: plain facts. What one thinks of somebody, wants
// of them or owes them is never public.
func (r *settingsReader) publicFields(key string, v frontmatter.Value) {
	facts := note.PlainFacts()
	for _, s := range v.Scalars() {
		name, ok := match(s.Text, facts)
		if !ok {
			r.bad(key, s, "only plain facts can be added: "+strings.Join(facts, ", "))
			continue
		}
		r.Publish.Fields = append(r.Publish.Fields, name)
	}
}
