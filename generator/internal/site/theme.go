package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/cespare/xxhash/v2"
)

// Theme is the templates and assets that pages are made with. It is immutable and safe for use by many goroutines.
//
// A theme has base.html, which every page is framed by; parts.html, which holds what several pages share; and a
// template for each kind of page, which defines "main". Every other file is an asset.
type Theme struct {
	pages  map[string]*template.Template // by the name of the page's template
	assets []Asset
	public []Asset // those that pages for anybody use
	sum    uint64
	frame  *template.Template // base.html and parts.html alone
	shared *sync.Map          // what shared templates made, by [sharedKey]: pages of one part of the site have it in common
}

// sharedKey is what a shared template's text depends on, besides the theme.
type sharedKey struct {
	name string
	data Shared
}

// The templates that are no pages of their own.
const (
	baseFile  = "base.html"
	partsFile = "parts.html"
)

// build makes a theme of its files, and tries every template on a view with one of everything, so that a template that
// asks for what there is not fails here.
func build(files map[string][]byte) (*Theme, error) {
	t := &Theme{pages: map[string]*template.Template{}, shared: new(sync.Map)}
	mixed := newSum()
	frame := template.New(baseFile)
	frame.Funcs(template.FuncMap{"shared": t.share}).Funcs(rowFuncs)
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
	if err := t.try(); err != nil {
		return t, err
	}
	t.public = t.publicAssets(files)
	return t, nil
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

// Sum stands for all files of the theme.
func (t *Theme) Sum() uint64 { return t.sum }

// Render makes the bytes of a page. An error is a fault in a template of the user's.
func (t *Theme) Render(p Page) ([]byte, error) { return t.Append(nil, p) }

// Append makes a page and appends it to b.
func (t *Theme) Append(b []byte, p Page) ([]byte, error) {
	w := bytes.NewBuffer(b)
	if err := t.execute(w, p.Template, p.View()); err != nil {
		return nil, fmt.Errorf("rendering with %s: %w", p.Template, err)
	}
	return w.Bytes(), nil
}

func sortedNames[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
