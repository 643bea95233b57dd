package site

import (
	"html/template"
	"reflect"
	"slices"
	"testing"
)

// TestStepsWriteTheSame proves that pages are the same as html/template makes them of the same templates, whatever stands
// in their views.
func TestStepsWriteTheSame(t *testing.T) {
	theme := builtin(t)
	d := newDesk(theme)
	same := func(name string, view any) {
		t.Helper()
		k := theme.kinds[name]
		plain := template.New("").Funcs(d.funcs).Funcs(template.FuncMap{"stylehash": k.styleHash})
		take(plain, k.trees)
		d.page.b = nil
		if err := plain.ExecuteTemplate(&d.page, k.root, view); err != nil {
			t.Fatal(err)
		}
		want := string(d.page.b)
		got, err := theme.Append(nil, Page{Template: name, View: func() any { return view }})
		if err != nil || string(got) != want {
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

// TestMostPagesAreSteps proves that the templates of most pages are made into steps from their first node to the last.
func TestMostPagesAreSteps(t *testing.T) {
	theme := builtin(t)
	d := theme.desk()
	for _, name := range []string{"meeting.html", "person.html", "page.html", "tag.html"} {
		for made, of := range d.kinds {
			if made.kind != name {
				continue
			}
			if root := of.Lookup(baseFile).Tree.Root; len(root.Nodes) != 1 {
				t.Errorf("the templates of %s are left to html/template in part: %v", name, root)
			}
		}
	}
}
