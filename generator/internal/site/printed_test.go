package site

import (
	"bytes"
	"reflect"
	"slices"
	"testing"
)

// TestPrintedAsTemplatesSay proves that pages are the same as html/template makes them of the same templates, whatever stands
// in their views.
func TestPrintedAsTemplatesSay(t *testing.T) {
	theme := builtin(t)
	same := func(name string, view any) {
		t.Helper()
		want, err := theme.press.Plain(nil, theme.plates[name], view)
		if err != nil {
			t.Fatal(err)
		}
		got, err := theme.Append(nil, Page{Template: name, View: func() any { return view }})
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("Append(%s) = %v\n%s\nwant\n%s", name, err, got, want)
		}
	}
	for name, views := range samples() {
		for _, view := range views {
			same(name, view)
		}
		for _, text := range []string{"a+b\x00<i>&amp;\"'", "javascript:alert(1)", "../a b/é?x=%41&y=1#z", "https://example.org/"} {
			view := reflect.New(reflect.TypeOf(views[0])).Elem()
			view.Set(reflect.ValueOf(views[1]))
			write(view, text)
			same(name, view.Interface())
		}
	}
	for _, private := range []bool{true, false} {
		j := journalOf(vault(t, "vault.txtar"))
		o := options(j)
		if o.Private = private; !private {
			j = publicOf(vault(t, "vault.txtar"))
		}
		pages := Plan(j, today, asked(j, today), theme, o)
		if slices.ContainsFunc(pages, func(p Page) bool { return p.Template == "meeting.html" }) != private {
			t.Errorf("the journal's pages, private %v, are of other kinds", private)
		}
		for _, p := range pages {
			same(p.Template, p.View())
		}
	}
}

// write puts a text into every text of a view.
func write(v reflect.Value, text string) {
	if !v.CanSet() {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Slice:
		copied := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(copied, v)
		v.Set(copied)
		for i := range v.Len() {
			write(v.Index(i), text)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			write(v.Field(i), text)
		}
	}
}

// TestMostPagesTakeNoReflection proves that html/template executes nothing of the templates of most pages: a single action
// or branch that is left to it takes memory.
func TestMostPagesTakeNoReflection(t *testing.T) {
	const most = 7 // two for each function that is called, and what rows take
	theme := builtin(t)
	room := make([]byte, 0, 1<<20)
	for _, name := range []string{"meeting.html", "person.html", "page.html", "tag.html"} {
		view := samples()[name][1]
		got := testing.AllocsPerRun(100, func() {
			if _, err := theme.print(room, name, view); err != nil {
				t.Fatal(err)
			}
		})
		if got > most {
			t.Errorf("printing %s takes %v pieces of memory, want at most %d", name, got, most)
		}
	}
}
