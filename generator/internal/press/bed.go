package press

import (
	"fmt"
	"html/template"
	"io"
	"reflect"
	"text/template/parse"
)

// bed is where one page at a time is printed. It has templates of its own, whose functions write to the sheet on it.
type bed struct {
	sheet Sheet
	forms map[string]forms // of the press's functions
	gives template.FuncMap
	ready map[madeFor]*template.Template
}

// madeFor is what templates are made ready for.
type madeFor struct {
	plate *Plate
	view  reflect.Type
}

func newBed(funcs map[string]Func) *bed {
	b := &bed{forms: make(map[string]forms, len(funcs)), gives: make(template.FuncMap, len(funcs)), ready: map[madeFor]*template.Template{}}
	for name, f := range funcs {
		b.forms[name] = f.at(b)
		b.gives[name] = b.forms[name].gives
	}
	return b
}

// print writes a page to the sheet. Whatever goes wrong, html/template does it again alone and says what it was: no error
// names what is only here.
func (b *bed) print(plate *Plate, view any) error {
	from := len(b.sheet.b)
	if view != nil && b.steps(plate, view) == nil {
		return nil
	}
	b.sheet.b = b.sheet.b[:from]
	return b.plain(plate, view)
}

// steps writes a page to the sheet with templates that were made ready for its view.
func (b *bed) steps(plate *Plate, view any) error {
	made := madeFor{plate, reflect.TypeOf(view)}
	t := b.ready[made]
	if t == nil {
		t = b.makeReady(made)
		b.ready[made] = t
	}
	return t.ExecuteTemplate(&b.sheet, plate.root, view)
}

// plain writes a page to the sheet with html/template as it is.
func (b *bed) plain(plate *Plate, view any) error {
	t := template.New("").Funcs(b.gives).Funcs(plate.own)
	copied(t, plate.trees)
	return t.ExecuteTemplate(&b.sheet, plate.root, view)
}

// makeReady returns a plate's templates, with steps in the place of what is usual in them.
func (b *bed) makeReady(made madeFor) *template.Template {
	t := template.New("").Funcs(b.gives).Funcs(made.plate.own)
	trees := copied(t, made.plate.trees)
	_ = t.ExecuteTemplate(io.Discard, made.plate.root, nil) // escapes them, whatever comes of showing nothing
	writing := b.straighten(trees)
	return t.Funcs(writing).Funcs(b.inSteps(trees, made.plate.root, made.view))
}

// straighten makes escaped templates write straight to the sheet what functions make. What an action prints is copied
// several times on its way there; so where an action among text does nothing but print what a function gives, the form of
// it that writes takes its place. Elsewhere, such as in an attribute or behind with, what is given is needed.
func (b *bed) straighten(trees Trees) template.FuncMap {
	writing := template.FuncMap{}
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
			if f, ok := b.forms[gives.Ident]; ok {
				gives.Ident = straightly(gives.Ident)
				writing[gives.Ident] = f.writes
				action.Pipe.Cmds = action.Pipe.Cmds[:1]
			}
		})
	}
	return writing
}

// straightly is the name of the form of a function that writes.
func straightly(name string) string { return name + "_written" }

// taking is a node of a template that takes steps, which were made for views of a type.
func (b *bed) taking(name string, steps step, view reflect.Type) (parse.Node, any) {
	take := func(dot any) string {
		v := reflect.ValueOf(dot)
		if v.Type() != view {
			panic(fmt.Sprintf("press: a view of %v is printed as a %v", v.Type(), view))
		}
		steps(&b.sheet, v, v)
		return ""
	}
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse("{{"+name+" .}}", "", "", map[string]*parse.Tree{}); err != nil {
		panic(err)
	}
	return tree.Root.Nodes[0], take
}
