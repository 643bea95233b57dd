package press

import (
	"fmt"
	"html/template"
	"reflect"
)

// Func is a function that templates call by a name. [Writing] and [Once] make them.
type Func struct {
	at func(*bed) forms
}

// forms are the three forms of a function at a bed: for wherever its HTML is made something of, for where it is only
// printed, and for steps.
type forms struct {
	gives  any          // gives HTML
	writes any          // writes the same to the sheet
	takes  reflect.Type // the last argument's
	named  bool         // a text stands before it
	step   func(name string, of reflect.Value)
}

// Writing is a function that makes HTML of a value by writing it. A template calls it as {{name value}}.
func Writing[T any](write func(*Sheet, T)) Func {
	return Func{func(b *bed) forms {
		return forms{
			gives: func(of T) template.HTML {
				s := NewSheet()
				write(s, of)
				return s.HTML()
			},
			writes: func(of T) string {
				write(&b.sheet, of)
				return ""
			},
			takes: reflect.TypeFor[T](),
			step:  func(_ string, of reflect.Value) { write(&b.sheet, of.Interface().(T)) },
		}
	}}
}

// Once is a function that prints a template for what many pages have in common. A template calls it as
// {{name "template" value}}; what it printed is remembered, so the template has to show nothing but that value.
// trees are the templates by name; they may be added until the first page is printed.
func Once[T comparable](trees Trees) Func {
	return Func{func(b *bed) forms {
		o := &once[T]{bed: b, trees: trees, made: map[printedFor[T]]template.HTML{}}
		return forms{
			gives: o.give,
			writes: func(name string, of T) (string, error) {
				made, err := o.give(name, of)
				b.sheet.Raw(string(made))
				return "", err
			},
			takes: reflect.TypeFor[T](),
			named: true,
			step: func(name string, of reflect.Value) {
				made, err := o.give(name, of.Interface().(T))
				if err != nil {
					panic(err)
				}
				b.sheet.Raw(string(made))
			},
		}
	}}
}

// once remembers what templates printed at a bed.
type once[T comparable] struct {
	bed   *bed
	trees Trees
	set   *template.Template // of copies of the trees; nil until one is called
	made  map[printedFor[T]]template.HTML
	depth int
}

// printedFor is what a printed template depends on.
type printedFor[T comparable] struct {
	name string
	of   T
}

const (
	// mostOnce is how many printed templates are remembered. A site has some sixty at a time, but they are others on
	// each day that a server runs.
	mostOnce = 500
	// deepest is how deep a template may call itself this way: html/template cannot see it.
	deepest = 100
)

func (o *once[T]) give(name string, of T) (template.HTML, error) {
	key := printedFor[T]{name, of}
	if made, ok := o.made[key]; ok {
		return made, nil
	}
	if o.depth == deepest {
		return "", fmt.Errorf("%q is a part of itself", name)
	}
	o.depth++
	defer func() { o.depth-- }()
	if o.set == nil {
		o.set = template.New("").Funcs(o.bed.gives)
		copied(o.set, o.trees)
	}
	s := NewSheet()
	err := o.set.ExecuteTemplate(s, name, of)
	made := s.HTML()
	if err != nil {
		return "", err
	}
	if len(o.made) >= mostOnce {
		clear(o.made)
	}
	o.made[key] = made
	return made, nil
}
