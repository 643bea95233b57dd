package site

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/cespare/xxhash/v2"

	"rapport/generator/internal/diag"
)

// Theme is the templates and assets that pages are made with. It is immutable and safe for use by many goroutines.
//
// A theme has base.html, which every page is framed by; parts.html, which holds what several pages share; and a
// template for each kind of page, which defines "main". Every other file is an asset.
type Theme struct {
	pages  map[string]*template.Template // by the name of the page's template
	assets []Asset
	sum    uint64
	frame  *template.Template // base.html and parts.html alone
	shared *sync.Map          // what shared templates made, by [sharedKey]: pages of one part of the site have it in common
}

// sharedKey is what a shared template's text depends on, besides the theme.
type sharedKey struct {
	name string
	data Shared
}

// Asset is a file of the theme that pages refer to, such as style.css.
type Asset struct {
	Path  string
	Bytes []byte
}

// The templates that are no pages of their own.
const (
	baseFile  = "base.html"
	partsFile = "parts.html"
)

// assetKinds are the kinds of file that a theme serves.
var assetKinds = map[string]bool{
	".css": true, ".js": true, ".svg": true, ".png": true, ".jpg": true, ".webp": true, ".avif": true, ".ico": true,
	".woff2": true, ".woff": true, ".txt": true,
}

// userFolder is where a journal keeps its own theme, for the places of problems.
const userFolder = "templates/"

// Load reads a theme: the built-in files, each shadowed by the user's file of the same name. user may be nil.
// A file of the user's that does not parse is a problem, and the built-in one is used.
func Load(builtin, user fs.FS) (*Theme, []diag.Problem) {
	files, problems := read(builtin, "")
	if len(problems) > 0 {
		panic("site: the built-in theme cannot be read: " + problems[0].String())
	}
	t, err := build(files)
	if err != nil {
		panic("site: the built-in theme is broken: " + err.Error())
	}
	if user == nil {
		return t, nil
	}
	own, problems := read(user, userFolder)
	for _, name := range sortedNames(own) {
		if name == baseFile || name == partsFile || t.pages[name] != nil || path.Ext(name) != ".html" {
			continue
		}
		problems = append(problems, diag.Problem{
			Pos: diag.Pos{Path: userFolder + name}, Severity: diag.Warning, Code: "unused-template",
			Message: fmt.Sprintf("no page is made with %q", name), Hint: hintTemplate(name, files),
		})
		delete(own, name)
	}
	return shadow(t, files, own, problems)
}

// shadow takes the user's files all at once, since they may need each other; when that fails, one at a time, the shared
// ones first, so that a broken one costs itself alone.
func shadow(t *Theme, files, own map[string][]byte, problems []diag.Problem) (*Theme, []diag.Problem) {
	all := maps.Clone(files)
	maps.Copy(all, own)
	if whole, err := build(all); err == nil {
		return whole, problems
	}
	names := sortedNames(own)
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	for _, name := range names {
		before, had := files[name]
		if had && bytes.Equal(before, own[name]) {
			continue
		}
		files[name] = own[name]
		next, err := build(files)
		if err == nil {
			t = next
			continue
		}
		problems = append(problems, templateProblem(name, own[name], err))
		if files[name] = before; !had {
			delete(files, name)
		}
	}
	return t, problems
}

// rank puts the files that others are made of first.
func rank(name string) int {
	switch name {
	case partsFile:
		return 0
	case baseFile:
		return 1
	}
	return 2
}

func hintTemplate(name string, files map[string][]byte) string {
	var known []string
	for _, f := range sortedNames(files) {
		if path.Ext(f) == ".html" {
			known = append(known, f)
		}
	}
	if near, ok := diag.Nearest(name, known); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "templates are " + and(known)
}

// read returns the files of a theme by name. Folders, hidden files and kinds that a theme has no use for are left out.
func read(fsys fs.FS, folder string) (map[string][]byte, []diag.Problem) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, []diag.Problem{{
			Pos: diag.Pos{Path: strings.TrimSuffix(folder, "/")}, Code: "unreadable", Message: "the folder of templates cannot be read: " + err.Error(),
		}}
	}
	files := map[string][]byte{}
	var problems []diag.Problem
	for _, e := range entries {
		name := e.Name()
		if ext := strings.ToLower(path.Ext(name)); !e.Type().IsRegular() || name[0] == '.' || ext != ".html" && !assetKinds[ext] {
			continue
		}
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			problems = append(problems, diag.Problem{
				Pos: diag.Pos{Path: folder + name}, Code: "unreadable", Message: "the file cannot be read: " + err.Error(),
			})
			continue
		}
		files[name] = b
	}
	return files, problems
}

// build makes a theme of its files, and tries every template on a view with one of everything, so that a template that
// asks for what there is not fails here.
func build(files map[string][]byte) (*Theme, error) {
	t := &Theme{pages: map[string]*template.Template{}, shared: new(sync.Map)}
	mixed := newSum()
	frame := template.New(baseFile)
	frame.Funcs(template.FuncMap{"shared": t.share})
	for _, name := range []string{baseFile, partsFile} {
		if err := parse(frame, name, files[name]); err != nil {
			return nil, err
		}
	}
	for _, name := range sortedNames(files) {
		mixed.text(name)
		mixed.num(xxhash.Sum64(files[name]))
		switch {
		case path.Ext(name) != ".html":
			t.assets = append(t.assets, Asset{name, files[name]})
		case name != baseFile && name != partsFile:
			page := template.Must(frame.Clone()) // a set that was never executed can be cloned
			page.Funcs(template.FuncMap{"stylehash": hashOfStyle(files[name])})
			if err := parse(page, name, files[name]); err != nil {
				return nil, err
			}
			t.pages[name] = page
		}
	}
	t.sum, t.frame = mixed.done(), frame
	return t, t.try()
}

func parse(t *template.Template, name string, src []byte) error {
	if t.Name() != name {
		t = t.New(name)
	}
	_, err := t.Funcs(template.FuncMap{"stylehash": hashOfStyle(src)}).Parse(string(src))
	return err
}

// hashOfStyle returns a function that gives the content policy's name for the style element of a template. A page that
// is shown at unknown addresses cannot link to a style sheet, and carries its own.
func hashOfStyle(src []byte) func() string {
	_, style, _ := bytes.Cut(src, []byte("<style>"))
	style, _, _ = bytes.Cut(style, []byte("</style>"))
	h := sha256.Sum256(style)
	return func() string { return "sha256-" + base64.StdEncoding.EncodeToString(h[:]) }
}

// try makes every page from samples.
func (t *Theme) try() error {
	views := samples()
	for _, name := range sortedNames(views) {
		for _, view := range views[name] {
			if err := t.execute(io.Discard, name, view); err != nil {
				return err
			}
		}
	}
	return nil
}

// execute writes a page: framed by base.html, unless its template is a document of its own.
func (t *Theme) execute(w io.Writer, name string, view any) error {
	page := t.pages[name]
	if page == nil {
		return fmt.Errorf("the theme has no template %q", name)
	}
	if page.Lookup("main") == nil {
		return page.ExecuteTemplate(w, name, view)
	}
	return page.ExecuteTemplate(w, baseFile, view)
}

// located finds the template and the line in the messages of the template packages.
var located = regexp.MustCompile(`^(?:html/)?template: ?([^:]+):(\d+)(?::(\d+))?: (?:executing "[^"]*" at <[^>]*>: )?(.*)$`)

// templateProblem says where a file of the user's theme is broken.
func templateProblem(name string, src []byte, err error) diag.Problem {
	p := diag.Problem{
		Pos: diag.Pos{Path: userFolder + name}, Severity: diag.Error, Code: "broken-template",
		Message: err.Error(), Hint: "the built-in file is used instead",
	}
	var escaping *template.Error
	if errors.As(err, &escaping) {
		p.Message = escaping.Description
		p.Line = escaping.Line
	}
	if m := located.FindStringSubmatch(err.Error()); m != nil {
		p.Message = m[4]
		if m[1] == name {
			p.Line, _ = strconv.Atoi(m[2])
		}
	}
	if lines := strings.Split(string(src), "\n"); p.Line > 0 && p.Line <= len(lines) {
		p.Excerpt = strings.TrimSuffix(lines[p.Line-1], "\r")
	}
	return p
}

// share is the function that templates call as {{shared "name" .Shared}}: it makes a template of parts.html that shows
// nothing but what many pages have in common, once for all of them.
func (t *Theme) share(name string, data Shared) (template.HTML, error) {
	key := sharedKey{name, data}
	if made, ok := t.shared.Load(key); ok {
		return made.(template.HTML), nil
	}
	var b strings.Builder
	if err := t.frame.ExecuteTemplate(&b, name, data); err != nil {
		return "", err
	}
	made := trusted(b.String())
	t.shared.Store(key, made)
	return made, nil
}

// Assets lists the theme's assets by path.
func (t *Theme) Assets() []Asset { return t.assets }

// Render makes the bytes of a page. An error is a fault in a template of the user's.
func (t *Theme) Render(p Page) ([]byte, error) {
	var b bytes.Buffer
	if err := t.execute(&b, p.Template, p.View()); err != nil {
		return nil, fmt.Errorf("rendering with %s: %w", p.Template, err)
	}
	return b.Bytes(), nil
}

func sortedNames[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
