package site

import (
	"html/template"
	"io"
	"reflect"
	"text/template/parse"
)

// desk is where one page at a time is made. It has templates of its own, whose functions write to the page that is on it.
type desk struct {
	page   markup
	funcs  template.FuncMap
	kinds  map[madeFor]*template.Template
	frame  *template.Template          // what is shared
	shared map[sharedKey]template.HTML // what shared templates made: pages of one part of the site have it in common
}

// madeFor is what templates of a desk are made for: a kind of page, by its template, and its view.
type madeFor struct {
	kind string
	view reflect.Type
}

// sharedKey is what a shared template's text depends on, besides the theme.
type sharedKey struct {
	name string
	data Shared
}

func newDesk(t *Theme) *desk {
	d := &desk{kinds: map[madeFor]*template.Template{}, shared: map[sharedKey]template.HTML{}}
	d.funcs = template.FuncMap{"shared": d.share, straightly("shared"): d.putShared}
	for name, f := range rowFuncs {
		d.funcs[name], d.funcs[straightly(name)] = f.given, f.written(&d.page)
	}
	d.frame = template.New("").Funcs(d.funcs)
	take(d.frame, t.frame)
	return d
}

// take adds copies of trees to templates, and returns them.
func take(t *template.Template, trees map[string]*parse.Tree) map[string]*parse.Tree {
	taken := make(map[string]*parse.Tree, len(trees))
	for name, tree := range trees {
		tree = tree.Copy()
		template.Must(t.AddParseTree(name, tree)) // fails only once they were executed
		taken[name] = tree
	}
	return taken
}

// write writes a page of a kind.
func (d *desk) write(k *kind, view any) error {
	made := madeFor{k.name, reflect.TypeOf(view)}
	t := d.kinds[made]
	if t == nil {
		t = template.New("").Funcs(d.funcs).Funcs(template.FuncMap{"stylehash": k.styleHash})
		trees := take(t, k.trees)
		_ = t.ExecuteTemplate(io.Discard, k.root, nil) // escapes them, whatever comes of showing nothing
		straighten(trees)
		t.Funcs(d.inSteps(trees, k.root, made.view))
		d.kinds[made] = t
	}
	return t.ExecuteTemplate(&d.page, k.root, view)
}

// share is the function that templates call as {{shared "name" .Shared}}: it makes a template of parts.html that shows
// nothing but what many pages have in common, once for all that are made at this desk.
func (d *desk) share(name string, data Shared) (template.HTML, error) {
	key := sharedKey{name, data}
	if made, ok := d.shared[key]; ok {
		return made, nil
	}
	from := len(d.page.b)
	err := d.frame.ExecuteTemplate(&d.page, name, data)
	made := trusted(string(d.page.b[from:]))
	d.page.b = d.page.b[:from]
	if err != nil {
		return "", err
	}
	d.shared[key] = made
	return made, nil
}

// putShared is share that writes.
func (d *desk) putShared(name string, data Shared) (string, error) {
	made, err := d.share(name, data)
	d.page.raw(string(made))
	return "", err
}

// straightly is the name of a function that writes where it is called what another gives.
func straightly(name string) string { return name + "_written" }

// straighten makes escaped templates write rows straight to the page. What an action prints is copied several times on
// its way there, and the rows are most of a site; so where an action among text does nothing but print what a function
// gives, the function that writes the same takes its place. Elsewhere, such as in an attribute or behind with, what is
// given is needed.
func straighten(trees map[string]*parse.Tree) {
	for _, tree := range trees {
		visit(tree.Root, func(n parse.Node) {
			action, ok := n.(*parse.ActionNode)
			if !ok || len(action.Pipe.Decl) > 0 || escapersOf(action.Pipe) != htmlEscaper {
				return
			}
			gives, ok := action.Pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
			if !ok {
				return
			}
			if _, ok := rowFuncs[gives.Ident]; ok || gives.Ident == "shared" {
				gives.Ident = straightly(gives.Ident)
				action.Pipe.Cmds = action.Pipe.Cmds[:1]
			}
		})
	}
}

// visit calls f for every node that is executed, in the order of the source.
func visit(list *parse.ListNode, f func(parse.Node)) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		f(n)
		switch n := n.(type) {
		case *parse.IfNode:
			visit(n.List, f)
			visit(n.ElseList, f)
		case *parse.RangeNode:
			visit(n.List, f)
			visit(n.ElseList, f)
		case *parse.WithNode:
			visit(n.List, f)
			visit(n.ElseList, f)
		}
	}
}
