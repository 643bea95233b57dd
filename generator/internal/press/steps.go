package press

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// Templates are executed node by node: every field is looked for by its name and every value printed by way of an
// escaper that takes anything, on each page anew, which costs more than making what is shown. The parts of templates
// that hold no more than most do (text, fields, if, with, range, the press's functions, and other such templates) are
// therefore made into functions once, for the type of the view that they show. Whatever else is left to html/template,
// and so is the escaping: it is done before, and what it asks for is followed or left alone.

// step writes a part of a page to a sheet, where . and $ are dot and root.
type step func(sheet *Sheet, dot, root reflect.Value)

// stepper makes steps of templates.
type stepper struct {
	bed    *bed
	trees  Trees            // escaped
	calls  map[string]int   // how often each template is called
	called map[callOf]step  // those that were made; nil while one is, and where none can be
	taking template.FuncMap // the functions that take steps
}

// callOf is what steps of a called template depend on.
type callOf struct {
	name string
	of   reflect.Type
}

// inSteps puts steps in the place of what can be made into them, in templates that show views of a type.
func (b *bed) inSteps(trees Trees, root string, view reflect.Type) template.FuncMap {
	c := &stepper{b, trees, map[string]int{}, map[callOf]step{}, template.FuncMap{}}
	for _, tree := range trees {
		visit(tree.Root, func(n parse.Node) {
			if call, ok := n.(*parse.TemplateNode); ok {
				c.calls[call.Name]++
			}
		})
	}
	if tree := trees[root]; tree != nil && c.calls[root] == 0 {
		c.settle(tree.Root, view)
	}
	return c.taking
}

// rebinds reports whether a node may give $ another meaning for those behind it. A text that looks as if it did costs
// nothing but time.
func rebinds(n parse.Node) bool {
	s := n.String()
	return strings.Contains(s, "$ = ") || strings.Contains(s, "$ := ") || strings.Contains(s, "$, ")
}

// settle puts steps into a list of nodes in which . and $ are the view.
func (c *stepper) settle(list *parse.ListNode, view reflect.Type) {
	if list == nil {
		return
	}
	var nodes []parse.Node
	var steps []step
	take := func() {
		if len(steps) > 0 {
			name := fmt.Sprintf("steps%d", len(c.taking))
			node, taking := c.bed.taking(name, inOrder(steps), view)
			nodes, c.taking[name] = append(nodes, node), taking
			steps = nil
		}
	}
	for i, n := range list.Nodes {
		if s := c.node(n, view, view); s != nil {
			steps = append(steps, s)
			continue
		}
		take()
		if rebinds(n) {
			nodes = append(nodes, list.Nodes[i:]...)
			break
		}
		nodes = append(nodes, n)
		switch n := n.(type) {
		case *parse.IfNode:
			c.settle(n.List, view)
			c.settle(n.ElseList, view)
		case *parse.TemplateNode:
			if tree := c.trees[n.Name]; tree != nil && c.calls[n.Name] == 1 && isDot(n.Pipe) {
				c.settle(tree.Root, view)
			}
		}
	}
	take()
	list.Nodes = nodes
}

func inOrder(steps []step) step {
	return func(sheet *Sheet, dot, root reflect.Value) {
		for _, s := range steps {
			s(sheet, dot, root)
		}
	}
}

// list makes a step of nodes; nil when one cannot be made of each.
func (c *stepper) list(list *parse.ListNode, dot, root reflect.Type) step {
	var steps []step
	if list != nil {
		for _, n := range list.Nodes {
			s := c.node(n, dot, root)
			if s == nil {
				return nil
			}
			steps = append(steps, s)
		}
	}
	return inOrder(steps)
}

func (c *stepper) node(n parse.Node, dot, root reflect.Type) step {
	switch n := n.(type) {
	case *parse.TextNode:
		text := string(n.Text)
		return func(sheet *Sheet, _, _ reflect.Value) { sheet.Raw(text) }
	case *parse.ActionNode:
		return c.action(n.Pipe, dot, root)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, dot, root)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, dot, root)
	case *parse.RangeNode:
		return c.loop(n, dot, root)
	case *parse.TemplateNode:
		return c.call(n, dot, root)
	}
	return nil
}

// action makes a step of what prints a text, or what a function makes.
func (c *stepper) action(pipe *parse.PipeNode, dot, root reflect.Type) step {
	args := pipe.Cmds[0].Args
	if len(pipe.Decl) > 0 {
		return nil
	}
	if len(pipe.Cmds) == 1 {
		return c.written(args, dot, root)
	}
	at, of := operandOf(args, dot, root)
	switch escapers := escapersOf(pipe); {
	case at == nil:
	case of == reflect.TypeFor[template.HTML]() && escapers == htmlEscaper:
		return func(sheet *Sheet, dot, root reflect.Value) { sheet.Raw(at(dot, root).String()) }
	case of == reflect.TypeFor[string]() && slices.Contains(textEscapers, escapers):
		return func(sheet *Sheet, dot, root reflect.Value) { sheet.escaped(at(dot, root).String()) }
	case of == reflect.TypeFor[string]() && escapers == hrefEscapers:
		return func(sheet *Sheet, dot, root reflect.Value) { sheet.href(at(dot, root).String()) }
	}
	return nil
}

// written makes a step of a function that writes.
func (c *stepper) written(args []parse.Node, dot, root reflect.Type) step {
	word, ok := args[0].(*parse.IdentifierNode)
	if !ok {
		return nil
	}
	name, writes := strings.CutSuffix(word.Ident, straightly(""))
	f, known := c.bed.forms[name]
	if !writes || !known {
		return nil
	}
	args = args[1:]
	first := ""
	if f.named && len(args) > 0 {
		text, constant := args[0].(*parse.StringNode)
		if !constant {
			return nil
		}
		first, args = text.Text, args[1:]
	}
	at, of := operandOf(args, dot, root)
	if of == nil || of != f.takes {
		return nil
	}
	return func(_ *Sheet, dot, root reflect.Value) { f.step(first, at(dot, root)) }
}

// branch makes a step of if, and of with.
func (c *stepper) branch(n *parse.BranchNode, dot, root reflect.Type) step {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 {
		return nil
	}
	args := n.Pipe.Cmds[0].Args
	holds := claimOf(args, dot, root)
	at, within := operandOf(args, dot, root)
	if n.NodeType == parse.NodeIf {
		at, within = operandOf(here, dot, root)
	}
	if holds == nil || at == nil {
		return nil
	}
	then, otherwise := c.list(n.List, within, root), c.list(n.ElseList, dot, root)
	if then == nil || otherwise == nil {
		return nil
	}
	return func(sheet *Sheet, dot, root reflect.Value) {
		if holds(dot, root) {
			then(sheet, at(dot, root), root)
		} else {
			otherwise(sheet, dot, root)
		}
	}
}

// loop makes a step of range.
func (c *stepper) loop(n *parse.RangeNode, dot, root reflect.Type) step {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 {
		return nil
	}
	at, of := operandOf(n.Pipe.Cmds[0].Args, dot, root)
	if of == nil || of.Kind() != reflect.Slice {
		return nil
	}
	each, otherwise := c.list(n.List, of.Elem(), root), c.list(n.ElseList, dot, root)
	if each == nil || otherwise == nil {
		return nil
	}
	return func(sheet *Sheet, dot, root reflect.Value) {
		v := at(dot, root)
		for i := range v.Len() {
			each(sheet, v.Index(i), root)
		}
		if v.Len() == 0 {
			otherwise(sheet, dot, root)
		}
	}
}

// call makes a step of another template, unless it calls itself.
func (c *stepper) call(n *parse.TemplateNode, dot, root reflect.Type) step {
	tree := c.trees[n.Name]
	if tree == nil || n.Pipe == nil || len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 {
		return nil
	}
	at, of := operandOf(n.Pipe.Cmds[0].Args, dot, root)
	if of == nil {
		return nil
	}
	key := callOf{n.Name, of}
	within, known := c.called[key]
	if !known {
		c.called[key] = nil
		within = c.list(tree.Root, of, of)
		c.called[key] = within
	}
	if within == nil {
		return nil
	}
	return func(sheet *Sheet, dot, root reflect.Value) {
		v := at(dot, root)
		within(sheet, v, v)
	}
}
