// Package generator turns a folder of notes into a site. The whole program is the line of stages in
// [Generator.Build]: read it first, then follow one stage at a time.
package generator

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
	"rapport/generator/internal/redact"
	"rapport/generator/internal/site"
	"rapport/templates"
)

// Options says which journal to build.
type Options struct {
	Dir      string // the journal's folder: the one with rapport.yaml in it, if it has one
	Out      string // the output folder, which is never read as notes; relative to Dir; empty for public
	Today    Day    // given by hand: goes before the settings and the clock
	Audience Audience
	Found    func(notes int) // told by each build how many notes there are before it reads them; may be nil
}

// Generator builds one journal, again and again. It remembers what did not change between builds, which never changes
// what a build returns. It is for one goroutine at a time.
type Generator struct {
	options  Options
	looks    looks
	reading  string            // the options that notes were read with
	redacted memo[redact.Note] // by path; of the public site alone
	notes    memo[*note.Note]  // by path; nil for one that is not public
	parsed   parsed            // of the last build
	veil     journal.Veil      // over the public site alone
	word     string            // that stands for what it hides
	linker   journal.Linker
	theme    *site.Theme
	unthemed []diag.Problem   // what of the journal's own theme could not be used
	served   []site.Asset     // of the theme
	excerpts memo[excerpts]   // by path of a note
	pages    *memo[[]byte]    // by path; results share it, and do not hold on to all the rest
	cleaned  memo[attachment] // by path of a picture; of the public site alone
	cleaning sync.Mutex       // one large picture at a time
	whole    *Generator       // of the site for its owner, which tells what there is to hide; nil until that is asked
}

// New returns a generator for a journal. Nothing is read before [Generator.Build].
func New(o Options) *Generator {
	if o.Out == "" {
		o.Out = "public"
	}
	return &Generator{options: o, pages: new(memo[[]byte])}
}

// Build reads the journal's folder as it is now and makes the whole site. It returns an error only for the world's
// faults; everything an author could mend is among the result's problems.
func (g *Generator) Build(ctx context.Context, now time.Time) (*Result, error) {
	return g.build(ctx, now, touched{all: true})
}

// build is Build that looks only where something may have happened since the build before.
func (g *Generator) build(ctx context.Context, now time.Time, t touched) (*Result, error) {
	root, err := os.OpenRoot(g.options.Dir)
	if err != nil {
		return nil, fmt.Errorf("opening the journal: %w", err)
	}
	defer root.Close()
	fsys, from := root.FS(), newFolders(root)
	defer from.close()

	public := g.options.Audience == Public
	settings, problems := readSettings(fsys)
	today, pinned := g.today(settings, now)
	found, more, err := g.looks.look(fsys, settings.Content, g.outside(), t)
	if err != nil {
		return nil, err
	}
	problems = append(problems, more...)
	if g.options.Found != nil {
		g.options.Found(len(found.notes))
	}
	notes, more, err := g.parse(ctx, from, found.notes, settings.notes(found.content), t)
	if err != nil {
		return nil, err
	}
	problems = append(problems, more...)
	o := settings.journal(found.files, g.options.Audience)
	var cuts []redact.Note
	if public {
		cuts = g.cuts(found.notes)
		notes = g.hide(notes, found.notes, cuts, settings, found.content, o)
	}
	j := g.linker.Link(notes, o)
	if g.theme == nil || t.within(ownTheme) {
		g.theme, g.unthemed = site.Load(templates.Files, userTheme(fsys))
		g.served, more = g.assets(g.theme)
		g.unthemed = append(g.unthemed, more...)
	}
	attached, more := g.attachments(from, found.content, j, t)
	ofNotes := slices.Concat(j.Problems, farOff(j, today), more)
	if public {
		ofNotes = append(inSource(ofNotes, found.notes, cuts), redactions(cuts)...)
	}
	problems = diag.Sort(slices.Concat(problems, g.unthemed, ofNotes))
	g.addExcerpts(from, j.Notes, found.notes, problems)
	report := sync.OnceValue(func() *practice.Report { return practice.Run(j, settings.practices(), today) })
	shown := settings.site(found.content)
	shown.Private, shown.Pinned, shown.Problems, shown.Files = !public, pinned, problems, published(attached)
	pages := site.PagesOf(j, today, report, g.theme, shown)
	return g.result(j, pages, attached, settings, Result{
		Today: today, Notes: len(j.Notes), Problems: problems, dir: g.options.Dir, content: found.content, paths: found.notes, cuts: cuts, zone: settings.Zone, actions: settings.Actions, report: report,
	}), nil
}

// today is the day that the site is made for, and whether somebody named it.
func (g *Generator) today(s *Settings, now time.Time) (day civil.Day, pinned bool) {
	switch {
	case !g.options.Today.IsZero():
		return g.options.Today, true
	case !s.Today.IsZero():
		return s.Today, true
	case s.Zone != nil:
		now = now.In(s.Zone)
	}
	return civil.On(now), false
}

// outside is the output folder relative to the journal's, or empty when it lies elsewhere.
func (g *Generator) outside() string {
	if !filepath.IsAbs(g.options.Out) {
		return filepath.ToSlash(filepath.Clean(g.options.Out))
	}
	dir, err := filepath.Abs(g.options.Dir)
	if err != nil {
		return ""
	}
	rel, err := filepath.Rel(dir, g.options.Out)
	if err != nil || !filepath.IsLocal(rel) {
		return ""
	}
	return filepath.ToSlash(rel)
}

// ownTheme is the journal's own folder of templates.
const ownTheme = "templates"

// userTheme is the journal's own theme, or nil when it has none.
func userTheme(fsys fs.FS) fs.FS {
	if info, err := fs.Stat(fsys, ownTheme); err != nil || !info.IsDir() {
		return nil
	}
	sub, err := fs.Sub(fsys, ownTheme)
	if err != nil {
		panic(err) // it is a valid path
	}
	return sub
}
