package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/redact"
	"rapport/generator/internal/scan"
	"rapport/generator/internal/site"
	"rapport/templates"
)

// Leaks looks through every file of the public site r for what is not public, with code that shares nothing with what
// made the site. What there is to hide, the whole journal tells, which is read for it as it is now. Each leak is an error
// where a public note says it, or else where the site shows it. So is what the site says of somebody whom a note does not
// mean.
func (g *Generator) Leaks(ctx context.Context, r *Result, now time.Time) ([]Problem, error) {
	if r.audience != Public {
		panic("generator: a site for its owner holds all there is to hide")
	}
	if g.whole == nil {
		g.whole = New(Options{Dir: g.options.Dir, Out: g.options.Out, Today: g.options.Today})
	}
	whole, err := g.whole.Build(ctx, now)
	if err != nil {
		return nil, err
	}
	s, err := g.search(r, whole)
	if err != nil {
		return nil, err
	}
	leaks, err := s.leaks(ctx, r)
	if err != nil {
		return nil, err
	}
	return diag.Sort(append(leakProblems(leaks, r.journal), misled(whole.journal, r.journal, s.lines)...)), nil
}

// search is what is looked for in a public site.
type search struct {
	index  *scan.Index
	public []scan.Source    // redacted sources
	lines  map[string][]int // of them: the lines of the notes that their author wrote
	whole  *Result
	said   map[string][]diag.Pos // what stands in redacted sources though it is hidden: where it is not allowed
	let    map[string]bool       // what stands in some of them, in each of which it is allowed
	runs   []saidRun             // private text in redacted sources
	parts  map[string][]int      // the runs that hold words in a row, by their places
}

func (g *Generator) search(r, whole *Result) (*search, error) {
	h := newSecrets(whole.journal, r.journal)
	words, err := known(r)
	if err != nil {
		return nil, err
	}
	in := scan.Input{Hidden: h.names, Shown: h.shown, Known: words}
	for _, a := range r.settings.Publish.Allowed {
		in.Allow = append(in.Allow, scan.Allowed{Text: a.Name, Reason: a.Reason})
	}
	root, err := os.OpenRoot(g.options.Dir)
	if err != nil {
		return nil, fmt.Errorf("opening the journal: %w", err)
	}
	defer root.Close()
	from := newFolders(root)
	defer from.close()
	s := &search{lines: map[string][]int{}, whole: whole, said: map[string][]diag.Pos{}, let: map[string]bool{}, parts: map[string][]int{}}
	hidden := make([][]scan.Source, len(r.paths))
	each(len(r.paths), func(i int) {
		src, err := readNote(from, r.paths[i])
		if err != nil {
			return // nothing of it is in either site
		}
		hidden[i] = private(norm.NFC.String(r.paths[i]), src, r.cuts[i])
	})
	for i, p := range r.paths {
		if name := norm.NFC.String(p); r.cuts[i].Public {
			in.Public = append(in.Public, scan.Source{Path: name, Bytes: r.cuts[i].Bytes})
			s.lines[name] = r.cuts[i].Lines
		}
	}
	in.Private = slices.Concat(hidden...)
	if in.Theme, err = themeSources(root); err != nil {
		return nil, err
	}
	s.index, s.public = scan.Prepare(in), in.Public
	return s, nil
}

// private lists the parts of a note that are not public, by lines.
func private(name string, src []byte, cut redact.Note) []scan.Source {
	if !cut.Public {
		return []scan.Source{{Path: name, Bytes: src}}
	}
	kept := map[int]bool{}
	for _, l := range cut.Lines {
		kept[l] = true
	}
	var parts []scan.Source
	lines, left := strings.SplitAfter(string(src), "\n"), strings.Split(string(cut.Bytes), "\n")
	for i, n := range cut.Lines {
		if n <= len(lines) && i < len(left) && strings.TrimSpace(left[i]) != strings.TrimSpace(lines[n-1]) {
			kept[n] = false // a part of it is cut
		}
	}
	for i := 0; i < len(lines); i++ {
		from := i
		for i < len(lines) && !kept[i+1] {
			i++
		}
		if i > from {
			parts = append(parts, scan.Source{Path: name, Line: from + 1, Bytes: []byte(strings.Join(lines[from:i], ""))})
		}
	}
	return parts
}

func fold(s string) string { return strings.ToLower(norm.NFC.String(strings.TrimSpace(s))) }

// leak is a place where the public site shows what is not public.
type leak struct {
	scan.Hit
	said []diag.Pos // where public notes say it
}

// leaks looks through a site.
func (s *search) leaks(ctx context.Context, r *Result) ([]leak, error) {
	files := r.files.all()
	found, failed := make([][]scan.Hit, len(files)), make([]error, len(files))
	each(len(files), func(i int) {
		if ctx.Err() != nil {
			return
		}
		b, err := files[i].get(r.pages)
		if err != nil {
			failed[i] = err
			return
		}
		found[i] = s.index.File(scan.File{Path: files[i].path, Bytes: b})
	})
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	hits := slices.Concat(found...)
	scan.Sort(hits)
	if s.attribute(ctx, hits, r.journal); ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var list []leak
	for _, h := range hits {
		said, let := s.said[h.Name.Text], s.let[h.Name.Text]
		if h.What == scan.PrivateRun {
			said, let = s.originOfRun(h.Found)
		}
		if !let {
			list = append(list, leak{h, said})
		}
	}
	return list, nil
}

// known are the words that rapport writes whatever is in the notes: settings that the site shows, names that pictures get
// from what is in them, what addresses are made of, and the pages of a public site without notes.
func known(r *Result) ([]scan.Source, error) {
	p := r.settings.Publish
	texts := []string{r.settings.Title, r.settings.BaseURL, p.Someone, p.CName}
	for _, a := range r.attached {
		texts = append(texts, a.path)
	}
	texts = append(texts, addressWords(r.journal)...)
	list := []scan.Source{{Path: settingsFile, Bytes: []byte(strings.Join(texts, "\n"))}, {Path: "words.txt", Bytes: []byte(site.Words)}}
	var none journal.Linker
	j := none.Link(nil, r.settings.journal(nil, Public))
	for _, page := range site.Plan(j, r.Today, nil, r.files.theme, r.settings.site(r.content)) {
		b, err := render(nil, r.files.theme, page)
		if err != nil {
			return nil, err
		}
		list = append(list, scan.Source{Path: page.Path, Bytes: b})
	}
	return list, nil
}

// themeSources are the texts of the theme: the built-in one and the journal's own.
func themeSources(root *os.Root) ([]scan.Source, error) {
	var list []scan.Source
	for _, theme := range []fs.FS{templates.Files, userTheme(root.FS())} {
		if theme == nil {
			continue
		}
		err := fs.WalkDir(theme, ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			b, err := fs.ReadFile(theme, p)
			list = append(list, scan.Source{Path: p, Bytes: b})
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("reading the theme: %w", err)
		}
	}
	return list, nil
}
