package site

import (
	"reflect"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/note"
)

// changer changes the wanted one of the changes that a value allows, counted from 0.
type changer struct {
	wanted int
	done   string // the change that was made; empty when there are not so many
}

// fixed are fields that cannot be changed alone: what they say must agree with others, or with the text.
var fixed = []string{
	".Kind", ".Template", ".Path", ".Rel", ".Stem", ".Sum", ".Bytes", ".Doc.Holes", ".Doc.Lines", ".Doc.Tables", ".Doc.Anchors", ".Heading",
	".BodyFrom", ".Level", ".Start", ".Inside", ".End", ".ID",
}

// try makes a change when it is the wanted one.
func (c *changer) try(what string, change func()) {
	if c.wanted == 0 && c.done == "" {
		c.done = what
		change()
	}
	c.wanted--
}

func (c *changer) structure(v reflect.Value, path string) {
	for i := range v.NumField() {
		c.value(v.Field(i), path+"."+v.Type().Field(i).Name)
	}
}

func (c *changer) value(v reflect.Value, path string) {
	inDoc := strings.HasPrefix(path, ".Doc.") && !strings.HasPrefix(path, ".Doc.Refs")
	if c.done != "" || slices.Contains(fixed, path) || inDoc && slices.ContainsFunc(fixed, func(f string) bool { return strings.HasSuffix(path, f) }) ||
		strings.HasSuffix(path, ".Heading") || strings.HasPrefix(path, ".Doc.Refs") && strings.HasSuffix(path, ".Kind") {
		return
	}
	switch x := v.Addr().Interface().(type) {
	case *civil.Day:
		c.try(path+" is the day after", func() { *x = x.Add(1) })
		c.try(path+" is a day", func() { *x = today.Add(-30) })
		c.try(path+" is no day", func() { *x = 0 })
		return
	case **note.Name:
		c.try(path+" names another", func() { *x = &note.Name{Text: "Raj Menon"} })
		c.try(path+" names nobody", func() { *x = nil })
		return
	case *note.Name:
		c.try(path+" names another", func() { *x = note.Name{Text: "Raj Menon", Line: x.Line} })
		c.try(path+" stands elsewhere", func() { x.Line++ })
		c.try(path+" reads otherwise", func() { x.Text += " x" })
		c.try(path+" is written large", func() { x.Text = strings.ToUpper(x.Text) })
		return
	}
	switch v.Kind() {
	case reflect.String:
		c.try(path+" is longer", func() { v.SetString(v.String() + "x") })
		if path == ".Doc.HTML" {
			return // what is in it is counted
		}
		c.try(path+" is a name", func() { v.SetString("Raj Menon") })
		c.try(path+" is written large", func() { v.SetString(strings.ToUpper(v.String())) })
	case reflect.Bool:
		c.try(path+" is the opposite", func() { v.SetBool(!v.Bool()) })
	case reflect.Int:
		c.try(path+" is another", func() {
			if v.SetInt(v.Int() + 1); strings.HasSuffix(path, ".Section") {
				v.SetInt(-1)
			}
		})
	case reflect.Uint8, reflect.Uint16:
		c.try(path+" is another", func() {
			if v.Uint() > 0 {
				v.SetUint(v.Uint() - 1)
			} else {
				v.SetUint(1)
			}
		})
	case reflect.Slice:
		c.list(v, path)
	case reflect.Map:
		c.try(path+" has something", func() { v.Set(reflect.ValueOf(map[string]string{"sketch.png": "files/else.png"})) })
	case reflect.Struct:
		c.structure(v, path)
	case reflect.Pointer:
		if !v.IsNil() {
			c.structure(v.Elem(), path)
		}
	default:
		panic("a note holds a " + v.Kind().String())
	}
}

func (c *changer) list(v reflect.Value, path string) {
	n := v.Len()
	if n == 0 {
		c.try(path+" has something", func() {
			one := reflect.New(v.Type().Elem()).Elem()
			switch x := one.Addr().Interface().(type) {
			case *string:
				*x = "x"
			case *note.Name:
				*x = note.Name{Text: "Raj Menon", Line: 1}
			default:
				return
			}
			v.Set(reflect.Append(v, one))
		})
		return
	}
	if path == ".Doc.Refs" || path == ".Doc.Headings" || path == ".Sections" {
		for i := range n {
			c.value(v.Index(i), path)
		}
		return
	}
	c.try(path+" has one less", func() { v.SetLen(n - 1) })
	if n > 1 {
		c.try(path+" begins with the second", func() {
			first := reflect.New(v.Type().Elem()).Elem()
			first.Set(v.Index(0))
			v.Index(0).Set(v.Index(1))
			v.Index(1).Set(first)
		})
	}
	for i := 0; i < v.Len() && c.done == ""; i++ {
		c.value(v.Index(i), path)
	}
}

// copyOf copies a note with all that it holds, so that nothing of the original changes.
func copyOf(n *note.Note) *note.Note {
	c := reflect.New(reflect.TypeOf(*n)).Elem()
	deepCopy(c, reflect.ValueOf(*n))
	return c.Addr().Interface().(*note.Note)
}

func deepCopy(to, from reflect.Value) {
	switch from.Kind() {
	case reflect.Struct:
		for i := range from.NumField() {
			deepCopy(to.Field(i), from.Field(i))
		}
	case reflect.Slice:
		if !from.IsNil() {
			to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
			for i := range from.Len() {
				deepCopy(to.Index(i), from.Index(i))
			}
		}
	case reflect.Pointer:
		if !from.IsNil() {
			to.Set(reflect.New(from.Type().Elem()))
			deepCopy(to.Elem(), from.Elem())
		}
	default:
		to.Set(from)
	}
}
