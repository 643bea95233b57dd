package press

import (
	"reflect"
	"text/template/parse"
)

// operand finds what steps are about.
type operand func(dot, root reflect.Value) reflect.Value

// operandOf is how to find what a single argument means, and its type; nil when it is no text, ., $ or field of them.
func operandOf(args []parse.Node, dot, root reflect.Type) (operand, reflect.Type) {
	if len(args) != 1 {
		return nil, nil
	}
	switch n := args[0].(type) {
	case *parse.StringNode:
		v := reflect.ValueOf(n.Text)
		return func(_, _ reflect.Value) reflect.Value { return v }, v.Type()
	case *parse.DotNode:
		return func(dot, _ reflect.Value) reflect.Value { return dot }, dot
	case *parse.FieldNode:
		path, of := fieldOf(dot, n.Ident)
		return func(dot, _ reflect.Value) reflect.Value { return dot.FieldByIndex(path) }, of
	case *parse.VariableNode:
		if n.Ident[0] != "$" {
			return nil, nil
		}
		if len(n.Ident) == 1 {
			return func(_, root reflect.Value) reflect.Value { return root }, root
		}
		path, of := fieldOf(root, n.Ident[1:])
		return func(_, root reflect.Value) reflect.Value { return root.FieldByIndex(path) }, of
	}
	return nil, nil
}

// fieldOf is where a field of a field stands, and its type; nil when there is no such field, or a method may be meant.
func fieldOf(of reflect.Type, names []string) ([]int, reflect.Type) {
	var path []int
	for _, name := range names {
		if of.Kind() != reflect.Struct {
			return nil, nil
		}
		f, ok := of.FieldByName(name)
		if _, method := reflect.PointerTo(of).MethodByName(name); !ok || !f.IsExported() || method {
			return nil, nil
		}
		for _, i := range f.Index {
			if of.Kind() != reflect.Struct {
				return nil, nil // a pointer, which may be nil
			}
			of = of.Field(i).Type
		}
		path = append(path, f.Index...)
	}
	return path, of
}

// here are the arguments that mean what . means.
var here = []parse.Node{&parse.DotNode{NodeType: parse.NodeDot}}

// claim is whether something is so.
type claim func(dot, root reflect.Value) bool

// claimOf is what an if asks: for a value, for none, or whether two texts differ; nil when it asks for more.
func claimOf(args []parse.Node, dot, root reflect.Type) claim {
	word, ok := args[0].(*parse.IdentifierNode)
	switch {
	case !ok:
		return truthOf(operandOf(args, dot, root))
	case word.Ident == "not":
		if holds := truthOf(operandOf(args[1:], dot, root)); holds != nil {
			return func(dot, root reflect.Value) bool { return !holds(dot, root) }
		}
	case word.Ident == "ne" && len(args) == 3:
		a, ofA := operandOf(args[1:2], dot, root)
		b, ofB := operandOf(args[2:], dot, root)
		if text := reflect.TypeFor[string](); ofA == text && ofB == text {
			return func(dot, root reflect.Value) bool { return a(dot, root).String() != b(dot, root).String() }
		}
	}
	return nil
}

// truthOf tells of values of a type what templates take for true; nil when it does not know.
func truthOf(at operand, of reflect.Type) claim {
	if of == nil {
		return nil
	}
	switch of.Kind() {
	case reflect.String, reflect.Slice:
		return func(dot, root reflect.Value) bool { return at(dot, root).Len() > 0 }
	case reflect.Bool:
		return func(dot, root reflect.Value) bool { return at(dot, root).Bool() }
	case reflect.Int:
		return func(dot, root reflect.Value) bool { return at(dot, root).Int() != 0 }
	case reflect.Struct:
		return func(_, _ reflect.Value) bool { return true }
	}
	return nil
}

// isDot reports whether a template is called with its caller's own view.
func isDot(pipe *parse.PipeNode) bool {
	if pipe == nil || len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 1 {
		return false
	}
	_, ok := pipe.Cmds[0].Args[0].(*parse.DotNode)
	return ok
}
