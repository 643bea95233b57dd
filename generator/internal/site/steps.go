package site

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
// that hold no more than most do (text, fields, if, with, range, rows, and other such templates) are therefore made
// into functions once, for the type of the view that they show. Whatever else is left to html/template, and so is the
// escaping: it is done before, and what it asks for is followed or left alone.

// step writes a part of a page, where . and $ are dot and root.
type step func(page *markup, dot, root reflect.Value)

// stepper makes steps of templates.
type stepper struct {
	desk  *desk
	trees map[string]*parse.Tree // escaped
	calls map[string]int         // how often each template is called
	under []string               // the templates that steps are being made of
	funcs template.FuncMap       // those that take the steps
}

// inSteps puts steps in the place of what can be made into them, in templates that show views of a type.
func (d *desk) inSteps(trees map[string]*parse.Tree, root string, view reflect.Type) template.FuncMap {
	c := &stepper{desk: d, trees: trees, calls: map[string]int{}, funcs: template.FuncMap{}}
	for _, tree := range trees {
		visit(tree.Root, func(n parse.Node) {
			if call, ok := n.(*parse.TemplateNode); ok {
				c.calls[call.Name]++
			}
		})
	}
	if tree := trees[root]; tree != nil {
		c.settle(tree.Root, view)
	}
	return c.funcs
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
			nodes = append(nodes, c.taking(steps))
			steps = nil
		}
	}
	for _, n := range list.Nodes {
		if s := c.node(n, view, view); s != nil {
			steps = append(steps, s)
			continue
		}
		take()
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

// taking is a node that takes steps.
func (c *stepper) taking(steps []step) parse.Node {
	name := fmt.Sprintf("steps%d", len(c.funcs))
	all := inOrder(steps)
	c.funcs[name] = func(dot any) string {
		v := reflect.ValueOf(dot)
		all(&c.desk.page, v, v)
		return ""
	}
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse("{{"+name+" .}}", "", "", map[string]*parse.Tree{}); err != nil {
		panic(err)
	}
	return tree.Root.Nodes[0]
}

func inOrder(steps []step) step {
	return func(page *markup, dot, root reflect.Value) {
		for _, s := range steps {
			s(page, dot, root)
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
		return func(page *markup, _, _ reflect.Value) { page.raw(text) }
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

// action makes a step of what prints a text, or rows.
func (c *stepper) action(pipe *parse.PipeNode, dot, root reflect.Type) step {
	args := pipe.Cmds[0].Args
	if len(pipe.Decl) > 0 || len(pipe.Cmds) == 1 {
		return c.rows(args, dot, root)
	}
	at, of := operandOf(args, dot, root)
	switch escapers := escapersOf(pipe); {
	case at == nil:
	case of == reflect.TypeFor[template.HTML]() && escapers == htmlEscaper:
		return func(page *markup, dot, root reflect.Value) { page.raw(at(dot, root).String()) }
	case of == reflect.TypeFor[string]() && slices.Contains(textEscapers, escapers):
		return func(page *markup, dot, root reflect.Value) { page.escaped(at(dot, root).String()) }
	case of == reflect.TypeFor[string]() && escapers == hrefEscapers:
		return func(page *markup, dot, root reflect.Value) { page.href(at(dot, root).String()) }
	}
	return nil
}

// rows makes a step of a function that writes.
func (c *stepper) rows(args []parse.Node, dot, root reflect.Type) step {
	fun, ok := args[0].(*parse.IdentifierNode)
	if !ok || len(args) < 2 {
		return nil
	}
	at, of := operandOf(args[len(args)-1:], dot, root)
	if fun.Ident == straightly("shared") && len(args) == 3 && of == reflect.TypeFor[Shared]() {
		name, ok := args[1].(*parse.StringNode)
		if !ok {
			return nil
		}
		return func(_ *markup, dot, root reflect.Value) {
			if _, err := c.desk.putShared(name.Text, at(dot, root).Interface().(Shared)); err != nil {
				panic(err) // it becomes the error of the template
			}
		}
	}
	name, ok := strings.CutSuffix(fun.Ident, straightly(""))
	if f := rowFuncs[name]; ok && len(args) == 2 && of != nil && of == f.takes {
		return func(page *markup, dot, root reflect.Value) { f.step(page, at(dot, root)) }
	}
	return nil
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
	return func(page *markup, dot, root reflect.Value) {
		if holds(dot, root) {
			then(page, at(dot, root), root)
		} else {
			otherwise(page, dot, root)
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
	return func(page *markup, dot, root reflect.Value) {
		v := at(dot, root)
		for i := range v.Len() {
			each(page, v.Index(i), root)
		}
		if v.Len() == 0 {
			otherwise(page, dot, root)
		}
	}
}

// call makes a step of another template.
func (c *stepper) call(n *parse.TemplateNode, dot, root reflect.Type) step {
	tree := c.trees[n.Name]
	if tree == nil || n.Pipe == nil || len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 || slices.Contains(c.under, n.Name) {
		return nil
	}
	at, of := operandOf(n.Pipe.Cmds[0].Args, dot, root)
	if of == nil {
		return nil
	}
	c.under = append(c.under, n.Name)
	defer func() { c.under = c.under[:len(c.under)-1] }()
	within := c.list(tree.Root, of, of)
	if within == nil {
		return nil
	}
	return func(page *markup, dot, root reflect.Value) {
		v := at(dot, root)
		within(page, v, v)
	}
}
