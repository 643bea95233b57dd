package generator

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
)

// lineBehind is a line, and perhaps a column, behind a path, as problems are told.
var lineBehind = regexp.MustCompile(`(:[0-9]+){1,2}$`)

// meant finds what is asked for: the first that fits of a path, an address, a name.
func (e *Explainer) meant(what string) (subject, Unexplained, bool) {
	if what == "" {
		return subject{}, Unexplained{}, false
	}
	file := lineBehind.ReplaceAllString(what, "")
	if s, ok := e.atPath(file); ok {
		return s, Unexplained{}, true
	}
	if s, ok := e.atAddress(what); ok {
		return s, Unexplained{}, true
	}
	s, candidates, ok := e.named(what)
	if ok {
		return s, Unexplained{}, true
	}
	if len(candidates) > 0 {
		return s, Unexplained{Candidates: candidates}, false
	}
	if why, hint := e.outside(file); why != "" {
		return s, Unexplained{Why: why, Hint: hint}, false
	}
	return s, Unexplained{Like: e.like(file)}, false
}

// atPath finds a note, with or without its .md, or an attachment.
func (e *Explainer) atPath(what string) (subject, bool) {
	if strings.Contains(what, "://") {
		return subject{}, false
	}
	var wanted []string
	if rel, ok := e.within(what); ok {
		wanted = append(wanted, rel)
	}
	slashed := strings.TrimPrefix(filepath.ToSlash(what), "./")
	wanted = append(wanted, slashed, e.self.content+slashed)
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, folds} {
		for _, want := range wanted {
			if s, ok := e.file(norm.NFC.String(path.Clean(want)), same); ok {
				return s, true
			}
		}
	}
	return subject{}, false
}

func folds(a, b string) bool { return note.FoldName(a) == note.FoldName(b) }

// within is a path that is seen from the working folder, relative to the journal's; ok is false when it leads elsewhere.
func (e *Explainer) within(what string) (rel string, ok bool) {
	dir, err := filepath.Abs(e.self.dir)
	if err != nil {
		return "", false
	}
	abs, err := filepath.Abs(what)
	if err != nil {
		return "", false
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil && !isBelow(dir, abs) {
		dir = real // the shell may name the folder by another way to it
		if real, err := filepath.EvalSymlinks(abs); err == nil {
			abs = real
		}
	}
	rel, err = filepath.Rel(dir, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

func isBelow(dir, file string) bool {
	rel, err := filepath.Rel(dir, file)
	return err == nil && filepath.IsLocal(rel)
}

// file finds what is made of the file at a path of the journal's.
func (e *Explainer) file(want string, same func(a, b string) bool) (subject, bool) {
	for _, n := range e.self.journal.Notes {
		if same(n.Path, want) || same(strings.TrimSuffix(n.Path, ".md"), want) {
			return subject{note: n}, true
		}
	}
	for _, p := range e.self.paths {
		if p = norm.NFC.String(p); same(p, want) && e.ours[p] == nil && !e.troubled(p) {
			return subject{template: p}, true
		}
	}
	for _, f := range e.attachable {
		if same(e.self.content+f, want) {
			return subject{file: f}, true
		}
	}
	return subject{}, false
}

// atAddress finds the page at an address, as a browser shows it, or relative to the root of the site.
func (e *Explainer) atAddress(what string) (subject, bool) {
	info, err := os.Stat(what)
	whole := err != nil || info.IsDir() // a site that was written to a folder has that before its addresses
	p := what
	if _, rest, ok := strings.Cut(what, "://"); ok {
		whole = false
		_, p, _ = strings.Cut(rest, "/")
		p = "/" + p
	}
	p, _, _ = strings.Cut(p, "#")
	p, _, _ = strings.Cut(p, "?")
	if plain, err := url.PathUnescape(p); err == nil {
		p = plain
	}
	if p == "" {
		return subject{}, false
	}
	if strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	p = strings.TrimPrefix(path.Clean("/"+filepath.ToSlash(p)), "/")
	for p != "" {
		for _, page := range [...]string{p, p + ".html"} {
			if s, ok := e.at(page); ok {
				return s, true
			}
		}
		if whole {
			return subject{}, false
		}
		_, p, _ = strings.Cut(p, "/")
	}
	return subject{}, false
}

// at finds what a page or file of either site shows.
func (e *Explainer) at(page string) (subject, bool) {
	for _, r := range [...]*Result{e.self, e.public} {
		if !r.files.has(page) {
			continue
		}
		for url, n := range r.notes {
			if pageOf(url) == page {
				return subject{note: e.ours[n.Path]}, true
			}
		}
		for _, p := range r.journal.People {
			if p.URL == page {
				return subject{person: p}, true // of the owner's site: nobody else has no note
			}
		}
		for _, t := range e.self.journal.Tags {
			if t.URL == page {
				return subject{tag: t}, true
			}
		}
		for _, a := range r.attached {
			if a.path == page {
				return subject{file: a.file}, true
			}
		}
		if r == e.self {
			return subject{page: page}, true
		}
	}
	return subject{}, false
}

// pageOf is an address without its fragment.
func pageOf(address string) string {
	page, _, _ := strings.Cut(address, "#")
	return page
}

// named finds what a name means: somebody, another note, a tag, a practice, an attachment.
func (e *Explainer) named(what string) (s subject, candidates []string, ok bool) {
	p, candidates := e.self.person(what)
	switch {
	case p != nil && p.Note != nil:
		return subject{note: p.Note}, nil, true
	case p != nil:
		return subject{person: p}, nil, true
	}
	notes := e.called(what)
	if len(notes) == 1 {
		return subject{note: notes[0]}, nil, true
	}
	for _, n := range notes {
		candidates = append(candidates, n.Title+" ("+n.Path+")")
	}
	if len(candidates) > 0 {
		return s, candidates, false
	}
	key := note.FoldName(strings.TrimPrefix(what, "#"))
	for _, t := range e.self.journal.Tags {
		if note.FoldName(t.Name) == key {
			return subject{tag: t}, nil, true
		}
	}
	if slices.Contains(RuleNames(), what) {
		return subject{page: "practices/" + what + ".html"}, nil, true
	}
	var files []string
	for _, f := range e.attachable {
		if folds(path.Base(f), what) {
			files = append(files, f)
		}
	}
	if len(files) == 1 {
		return subject{file: files[0]}, nil, true
	}
	return s, files, false
}

// called lists the notes of nobody but me that a name fits.
func (e *Explainer) called(what string) []*note.Note {
	what, _, _ = strings.Cut(strings.Trim(what, "[]"), "|")
	what, _, _ = strings.Cut(what, "#")
	key := note.FoldName(strings.TrimSuffix(what, ".md"))
	_, _, me := e.self.journal.Named(what)
	var list []*note.Note
	for _, n := range e.self.journal.Notes {
		if n.Kind == note.PersonNote && !e.mine[n] || key == "" {
			continue
		}
		names := append([]string{n.Title, n.Stem, undated(n.Title), undated(n.Stem)}, n.Aliases...)
		if e.mine[n] && me || slices.ContainsFunc(names, func(name string) bool { return note.FoldName(name) == key }) {
			list = append(list, n)
		}
	}
	return list
}

// like lists what may be meant by something that is nothing's name, path or address.
func (e *Explainer) like(what string) []string {
	if strings.HasSuffix(what, ".html") {
		if near, ok := diag.Nearest(strings.TrimPrefix(what, "/"), e.self.Paths()); ok {
			return []string{near}
		}
	}
	what = strings.TrimSuffix(path.Base(filepath.ToSlash(what)), ".md")
	list := e.self.peopleLike(what)
	for _, n := range e.self.journal.Notes {
		if n.Kind != note.PersonNote {
			list = add(list, what, meant{name: n.Title, of: n.Path}, append([]string{n.Title, n.Stem, undated(n.Title), undated(n.Stem)}, n.Aliases...)...)
		}
	}
	return told(list)
}
