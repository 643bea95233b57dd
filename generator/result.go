package generator

import (
	"io"
	"time"

	"rapport/generator/internal/interchange"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/output"
	"rapport/generator/internal/practice"
	"rapport/generator/internal/redact"
	"rapport/generator/internal/site"
)

// Result is one build. It is immutable and safe for use by many goroutines.
type Result struct {
	Today    Day
	Notes    int       // how many notes were read
	Problems []Problem // sorted by place

	dir      string // the journal's folder
	content  string // the content folder with a slash at its end, or empty
	audience Audience
	settings *Settings
	paths    []string      // of notes as the file system spells them, in the site or not
	cuts     []redact.Note // of the public site: for each of paths, what is public of the note
	attached []attachment
	journal  *journal.Journal
	files    *files
	pages    *memo[[]byte]           // remembered between builds
	version  uint64                  // equal versions, equal sites
	zone     *time.Location          // nil: the computer's
	report   func() *practice.Report // what the rules find, asked when first wanted
	actions  int                     // the most in a week
	editor   string                  // the address that opens a file
}

// result collects the files of a build: pages, the theme's assets and the attachments that notes refer to.
func (g *Generator) result(j *journal.Journal, pages *site.Pages, attached []attachment, settings *Settings, r Result) *Result {
	r.journal, r.pages, r.editor, r.audience, r.settings = j, g.pages, settings.Editor, g.options.Audience, settings
	theme := g.theme // the build's own: later builds may have another
	version := newVersion(&r, theme, settings)
	r.attached, r.files = attached, newFiles(pages, theme)
	for _, a := range g.served {
		r.files.add(&file{path: a.Path, bytes: a.Bytes, made: true})
	}
	for _, a := range attached {
		if f := g.attachedFile(r.content, a); f != nil {
			r.files.add(f)
		}
		version.text(a.path)
		version.num(a.version)
	}
	if r.audience == Public {
		for _, f := range hosted(settings) {
			r.files.add(f)
		}
	}
	g.pages.keep(r.files.has)
	r.version = version.Sum64()
	return &r
}

// Paths lists the paths of all files of the site, sorted.
func (r *Result) Paths() []string {
	all := r.files.all()
	paths := make([]string, len(all))
	for i, f := range all {
		paths[i] = f.path
	}
	return paths
}

// File returns the bytes of one file of the site, made when first asked for; ok is false when the site has no such file.
func (r *Result) File(path string) (b []byte, ok bool, err error) {
	f := r.files.at(path)
	if f == nil {
		return nil, false, nil
	}
	b, err = f.get(r.pages)
	return b, true, err
}

// ExportJSON writes everything the journal holds, by schema 1.
func (r *Result) ExportJSON(w io.Writer) error {
	return interchange.JSON(w, r.journal, r.report(), r.Problems)
}

// WriteTo makes the output folder hold the site, marked as one that must not leave this computer unless it is the public
// one. It refuses a folder that is not an output of rapport's, and one that holds the journal.
func (r *Result) WriteTo(dir string) (Changes, error) { return r.writeTo(dir, nil) }

// writeTo is WriteTo that takes what writes before it learned, and spares what is as it was.
func (r *Result) writeTo(dir string, before *output.Memory) (Changes, error) {
	if err := output.Check(dir, r.dir); err != nil {
		return Changes{}, err
	}
	all := r.files.all()
	files := make([]output.File, len(all))
	for i, f := range all {
		files[i] = output.File{Path: f.path, Append: f.once, Key: f.key}
	}
	return output.Write(dir, files, output.Options{Private: r.audience == Self, Each: each, Memory: before})
}
