package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"maps"
	"path"
	"slices"

	"github.com/cespare/xxhash/v2"

	"rapport/generator/internal/press"
)

// Theme is the templates and assets that pages are made with. It is safe for use by many goroutines.
//
// A theme has base.html, which every page is framed by; parts.html, which holds what several pages share; and a
// template for each kind of page, which defines "main". Every other file is an asset.
type Theme struct {
	press  *press.Press
	plates map[string]*press.Plate // for each kind of page, by the name of its template
	frame  press.Trees             // the templates of base.html and parts.html, by name
	assets []Asset
	public []Asset // those that pages for anybody use
	sum    uint64
}

// The templates that are no pages of their own.
const (
	baseFile  = "base.html"
	partsFile = "parts.html"
)

// build makes a theme of its files, and tries every template on a view with one of everything, so that a template that
// asks for what there is not fails here.
func build(files map[string][]byte) (*Theme, error) {
	t := &Theme{plates: map[string]*press.Plate{}, frame: press.Trees{}}
	t.press = press.New(functions(t.frame))
	mixed := newSum()
	for _, name := range []string{baseFile, partsFile} {
		if err := t.press.Parse(t.frame, name, string(files[name]), own(files[name])); err != nil {
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
			plate, err := t.plate(name, files[name])
			if err != nil {
				return nil, err
			}
			t.plates[name] = plate
		}
	}
	t.sum = mixed.done()
	if err := t.try(); err != nil {
		return t, err
	}
	t.public = t.publicAssets(files)
	return t, nil
}

// functions are those that templates may call: those that write rows, and shared, which prints a template of parts.html
// that shows nothing but what pages have in common.
func functions(frame press.Trees) map[string]press.Func {
	funcs := maps.Clone(rowFuncs)
	funcs["shared"] = press.Once[Shared](frame)
	return funcs
}

// plate is what a kind of page is printed with: framed by base.html, unless its template is a document of its own.
func (t *Theme) plate(name string, src []byte) (*press.Plate, error) {
	trees, own := maps.Clone(t.frame), own(src)
	if err := t.press.Parse(trees, name, string(src), own); err != nil {
		return nil, err
	}
	root := baseFile
	if trees["main"] == nil {
		root = name
	}
	return press.NewPlate(root, trees, own), nil
}

// own are the functions that are a template's own.
func own(src []byte) template.FuncMap { return template.FuncMap{"stylehash": hashOfStyle(src)} }

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
			if _, err := t.print(nil, name, view); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *Theme) print(b []byte, name string, view any) ([]byte, error) {
	plate := t.plates[name]
	if plate == nil {
		return nil, fmt.Errorf("the theme has no template %q", name)
	}
	return t.press.Print(b, plate, view)
}

// Sum stands for all files of the theme.
func (t *Theme) Sum() uint64 { return t.sum }

// Render makes the bytes of a page. An error is a fault in a template of the user's.
func (t *Theme) Render(p Page) ([]byte, error) { return t.Append(nil, p) }

// Append makes a page and appends it to b.
func (t *Theme) Append(b []byte, p Page) ([]byte, error) {
	b, err := t.print(b, p.Template, p.View())
	if err != nil {
		return nil, fmt.Errorf("rendering with %s: %w", p.Template, err)
	}
	return b, nil
}

func sortedNames[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
