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
	"sync"
	"text/template/parse"

	"github.com/cespare/xxhash/v2"
)

// Theme is the templates and assets that pages are made with. It is safe for use by many goroutines.
//
// A theme has base.html, which every page is framed by; parts.html, which holds what several pages share; and a
// template for each kind of page, which defines "main". Every other file is an asset.
type Theme struct {
	kinds  map[string]*kind       // by the name of the page's template
	frame  map[string]*parse.Tree // of base.html and parts.html, by name
	assets []Asset
	public []Asset // those that pages for anybody use
	sum    uint64

	sitting sync.Mutex
	free    []*desk // where no page is being made
}

// kind is a kind of page.
type kind struct {
	name      string                 // of its template
	root      string                 // the template that is executed
	trees     map[string]*parse.Tree // what the root needs, by name
	styleHash func() string
}

// The templates that are no pages of their own.
const (
	baseFile  = "base.html"
	partsFile = "parts.html"
)

// build makes a theme of its files, and tries every template on a view with one of everything, so that a template that
// asks for what there is not fails here.
func build(files map[string][]byte) (*Theme, error) {
	t := &Theme{kinds: map[string]*kind{}, frame: map[string]*parse.Tree{}}
	mixed := newSum()
	for _, name := range []string{baseFile, partsFile} {
		if err := parseInto(t.frame, name, files[name]); err != nil {
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
			k, err := t.kind(name, files[name])
			if err != nil {
				return nil, err
			}
			t.kinds[name] = k
		}
	}
	t.sum = mixed.done()
	if err := t.try(); err != nil {
		return t, err
	}
	t.public = t.publicAssets(files)
	return t, nil
}

// kind is the kind of page that a template makes: framed by base.html, unless the template is a document of its own.
func (t *Theme) kind(name string, src []byte) (*kind, error) {
	trees := maps.Clone(t.frame)
	if err := parseInto(trees, name, src); err != nil {
		return nil, err
	}
	k := &kind{name: name, root: baseFile, trees: map[string]*parse.Tree{}, styleHash: hashOfStyle(src)}
	if trees["main"] == nil {
		k.root = name
	}
	k.need(trees, k.root)
	return k, nil
}

// need adds a template and those that it calls.
func (k *kind) need(trees map[string]*parse.Tree, name string) {
	tree := trees[name]
	if tree == nil || k.trees[name] != nil {
		return
	}
	k.trees[name] = tree
	visit(tree.Root, func(n parse.Node) {
		if call, ok := n.(*parse.TemplateNode); ok {
			k.need(trees, call.Name)
		}
	})
}

// parseInto adds the templates of a file to others. As in a set, an empty one does not take the place of another.
func parseInto(trees map[string]*parse.Tree, name string, src []byte) error {
	funcs := template.FuncMap{"shared": (*desk)(nil).share, "stylehash": hashOfStyle(src)}
	for name, f := range rowFuncs {
		funcs[name] = f.given
	}
	t, err := template.New(name).Funcs(funcs).Parse(string(src))
	if err != nil {
		return err
	}
	for _, t := range t.Templates() {
		if t.Tree != nil && (trees[t.Name()] == nil || !parse.IsEmptyTree(t.Tree.Root)) {
			trees[t.Name()] = t.Tree
		}
	}
	return nil
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
	d := t.desk()
	views := samples()
	for _, name := range sortedNames(views) {
		for _, view := range views[name] {
			if err := t.write(d, name, view); err != nil {
				return err
			}
		}
	}
	t.leave(d)
	return nil
}

// desk is one where no page is being made.
func (t *Theme) desk() *desk {
	t.sitting.Lock()
	defer t.sitting.Unlock()
	last := len(t.free) - 1
	if last < 0 {
		return newDesk(t)
	}
	d := t.free[last]
	t.free = t.free[:last]
	return d
}

// leave gives a desk back.
func (t *Theme) leave(d *desk) {
	d.page.b = nil
	t.sitting.Lock()
	defer t.sitting.Unlock()
	t.free = append(t.free, d)
}

func (t *Theme) write(d *desk, name string, view any) error {
	k := t.kinds[name]
	if k == nil {
		return fmt.Errorf("the theme has no template %q", name)
	}
	return d.write(k, view)
}

// Sum stands for all files of the theme.
func (t *Theme) Sum() uint64 { return t.sum }

// Render makes the bytes of a page. An error is a fault in a template of the user's.
func (t *Theme) Render(p Page) ([]byte, error) { return t.Append(nil, p) }

// Append makes a page and appends it to b.
func (t *Theme) Append(b []byte, p Page) ([]byte, error) {
	view := p.View()
	d := t.desk()
	d.page.b = b
	err := t.write(d, p.Template, view)
	b = d.page.b
	t.leave(d)
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
