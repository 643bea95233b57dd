// Package press prints many pages from few templates.
//
// It is html/template, made ready once to be used many times: html/template reads the templates, escapes them, and
// executes whatever is unusual in them; what is usual is turned into functions for the type of the view that it shows.
// A reader may take [Press.Print] for html/template's Execute: the bytes are the same, and so are the errors.
package press

import (
	"html/template"
	"runtime"
	"sync"
	"text/template/parse"
)

// Press prints pages. It is safe for use by many goroutines.
type Press struct {
	funcs map[string]Func
	named template.FuncMap // stand for them where templates are read, which asks for names alone
	most  int              // how many beds are kept

	mu   sync.Mutex
	free []*bed // where no page is being printed
}

// New returns a press whose templates may call functions by these names.
func New(funcs map[string]Func) *Press {
	p := &Press{funcs: funcs, named: make(template.FuncMap, len(funcs)), most: runtime.GOMAXPROCS(0)}
	for name := range funcs {
		p.named[name] = func() string { return "" }
	}
	return p
}

// Trees are templates as they were read, by name.
type Trees map[string]*parse.Tree

// Parse reads a file of templates, which may call functions of its own besides the press's, and adds them to trees. Of
// two templates of a name, the later one stands unless it is empty.
func (p *Press) Parse(trees Trees, name, text string, own template.FuncMap) error {
	set, err := template.New(name).Funcs(p.named).Funcs(own).Parse(text)
	if err != nil {
		return err
	}
	for _, t := range set.Templates() {
		if t.Tree != nil && (trees[t.Name()] == nil || !parse.IsEmptyTree(t.Tree.Root)) {
			trees[t.Name()] = t.Tree
		}
	}
	return nil
}

// Print appends to b the page that a plate shows of a view.
func (p *Press) Print(b []byte, plate *Plate, view any) ([]byte, error) {
	return p.at(b, func(bed *bed) error { return bed.print(plate, view) })
}

// Plain is Print by way of html/template alone: it takes several times as long, keeps nothing for the next page, and says
// what Print has to give.
func (p *Press) Plain(b []byte, plate *Plate, view any) ([]byte, error) {
	return p.at(b, func(bed *bed) error { return bed.plain(plate, view) })
}

// at prints at a bed that is free. After a panic the bed is let go, in whatever state it is.
func (p *Press) at(b []byte, how func(*bed) error) ([]byte, error) {
	bed := p.take()
	bed.sheet.b = b
	err := how(bed)
	b, bed.sheet.b = bed.sheet.b, nil
	p.leave(bed)
	if err != nil {
		return nil, err
	}
	return b, nil
}

func (p *Press) take() *bed {
	p.mu.Lock()
	defer p.mu.Unlock()
	last := len(p.free) - 1
	if last < 0 {
		return newBed(p.funcs)
	}
	bed := p.free[last]
	p.free = p.free[:last]
	return bed
}

// leave keeps a bed for the next page, unless there are as many as can be in use: of pages that many ask for at once,
// more may have been begun.
func (p *Press) leave(b *bed) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.free) < p.most {
		p.free = append(p.free, b)
	}
}
