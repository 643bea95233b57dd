package press

import (
	"html/template"
	"text/template/parse"
)

// Plate is the templates of one kind of page.
type Plate struct {
	root  string // the template that is executed
	trees Trees  // it and those that it calls, by name, as they were read
	own   template.FuncMap
}

// NewPlate makes a plate of a template and those of the others that it calls. own are its own functions.
func NewPlate(root string, trees Trees, own template.FuncMap) *Plate {
	p := &Plate{root, Trees{}, own}
	p.need(trees, root)
	return p
}

// need adds a template and those that it calls.
func (p *Plate) need(trees Trees, name string) {
	tree := trees[name]
	if tree == nil || p.trees[name] != nil {
		return
	}
	p.trees[name] = tree
	visit(tree.Root, func(n parse.Node) {
		if call, ok := n.(*parse.TemplateNode); ok {
			p.need(trees, call.Name)
		}
	})
}

// visit calls f for every node that may be executed, in the order of the source.
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

// copied adds copies of trees, which escaping changes, to a set of templates, and returns them.
func copied(set *template.Template, trees Trees) Trees {
	copies := make(Trees, len(trees))
	for name, tree := range trees {
		tree = tree.Copy()
		template.Must(set.AddParseTree(name, tree)) // fails only once they were executed
		copies[name] = tree
	}
	return copies
}
