package press

import (
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

// plateOf is the plate of a page whose template is src.
func plateOf(tb testing.TB, p *Press, trees Trees, src string) *Plate {
	tb.Helper()
	own := template.FuncMap{"own": func() string { return "own & only" }}
	with := Trees{}
	for name, tree := range trees {
		with[name] = tree
	}
	if err := p.Parse(with, "page", src, own); err != nil {
		tb.Fatalf("Parse(%q): %v", src, err)
	}
	return NewPlate("page", with, own)
}

// said is the text of an error, or of none.
func said(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestPrintsAsTemplates proves that pages, and what is said of those that cannot be printed, are html/template's own.
func TestPrintsAsTemplates(t *testing.T) {
	p, trees := newPress()
	for _, src := range slices.Concat(contexts, unusual) {
		plate := plateOf(t, p, trees, src)
		plain := reference(src)
		for _, text := range hostile {
			same(t, p, plate, plain, viewOf(text))
		}
		v := viewOf("<&>")
		for _, view := range []any{&v, v.Common, map[string]any{"Text": "<&>"}, "<&>", 7, nil} {
			same(t, p, plate, plain, view)
		}
	}
}

// same fails the test when a view is not printed as html/template does, by the press or by its steps alone.
func same(t *testing.T, p *Press, plate *Plate, plain func(any) (string, error), view any) {
	t.Helper()
	src := plate.trees["page"].Root
	want, wrong := plain(view)
	got, err := p.Print([]byte("before "), plate, view)
	if said(err) != said(wrong) || err == nil && string(got) != "before "+want {
		t.Errorf("Print(%s, %#v) = %q, %v\nwant %q, %v", src, view, got, err, want, wrong)
	}
	if view == nil {
		return
	}
	b := newBed(p.funcs)
	err = b.steps(plate, view)
	if (err == nil) != (wrong == nil) || err == nil && string(b.sheet.b) != want {
		t.Errorf("steps of %s for %#v print %q, %v\nwant %q, %v", src, view, b.sheet.b, err, want, wrong)
	}
}

// TestEveryByte proves the same for every byte and character that a text may hold, where steps escape it.
func TestEveryByte(t *testing.T) {
	p, trees := newPress()
	const src = `{{.Text}}<a href="{{.URL}}" title="{{.Text}}">{{.HTML}}</a><title>{{.Text}}</title>`
	plate, plain := plateOf(t, p, trees, src), reference(src)
	for c := range 256 {
		for _, text := range []string{string([]byte{byte(c)}), string(rune(c)), "a" + string(rune(c)) + "41", "x/" + string(rune(c*257))} {
			same(t, p, plate, plain, viewOf(text))
		}
	}
}

// FuzzPress puts any text into every field.
func FuzzPress(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	p, trees := newPress()
	sources := slices.Concat(contexts, unusual)
	var plates []*Plate
	var plain []func(any) (string, error)
	for _, src := range sources {
		plates, plain = append(plates, plateOf(f, p, trees, src)), append(plain, reference(src))
	}
	f.Fuzz(func(t *testing.T, text string) {
		v := viewOf(text)
		for i, src := range sources {
			want, wrong := plain[i](v)
			got, err := p.Print(nil, plates[i], v)
			if said(err) != said(wrong) || err == nil && string(got) != want {
				t.Errorf("Print(%q, %q) = %q, %v\nwant %q, %v", src, text, got, err, want, wrong)
			}
		}
	})
}

// TestUsualIsSteps proves that html/template is left nothing of what most templates hold.
func TestUsualIsSteps(t *testing.T) {
	p, trees := newPress()
	for _, src := range []string{
		`<title>{{.Text}}</title><a href="{{.URL}}" title="{{.Text}}">{{.HTML}}</a>{{$.Text}}`,
		`{{if .Text}}{{with .Common}}{{.Title}}{{end}}{{else if not .Rows}}{{range .Rows}}{{.Text}}{{else}}x{{end}}{{end}}{{if ne .Text "x"}}y{{end}}`,
		`{{rows .Rows}}{{put .Text}}{{once "head" .Common}}{{template "t" .Common}}{{template "t" .Common}}{{define "t"}}{{.Title}}{{end}}`,
	} {
		set := newBed(p.funcs).makeReady(madeFor{plateOf(t, p, trees, src), reflect.TypeFor[view]()})
		if root := set.Lookup("page").Tree.Root; len(root.Nodes) != 1 || !strings.HasPrefix(root.String(), "{{steps") {
			t.Errorf("of %q, html/template executes %v", src, root)
		}
	}
}

// TestUnknownEscaper proves that what html/template may come to put behind a value is never left out.
func TestUnknownEscaper(t *testing.T) {
	p, trees := newPress()
	own := template.FuncMap{"_html_template_newescaper": func(s any) string { return fmt.Sprint("new ", s) }}
	for _, src := range []string{
		`{{.Text | _html_template_newescaper}}`, `{{put .Text | _html_template_newescaper}}`, `<a href="{{.URL | _html_template_newescaper}}">`,
		`{{.HTML | _html_template_newescaper}}`, `<a title="{{.Text | _html_template_newescaper}}">`,
	} {
		if err := p.Parse(trees, "page", src, own); err != nil {
			t.Fatal(err)
		}
		got, err := p.Print(nil, NewPlate("page", trees, own), viewOf("<&>"))
		if err != nil || !strings.Contains(string(got), "new") {
			t.Errorf("Print(%q) = %q, %v, want what the escaper makes", src, got, err)
		}
	}
}

// TestAfterFailure proves that a page that fails, or panics, does not show in the next one.
func TestAfterFailure(t *testing.T) {
	p, trees := newPress()
	const src = `{{.Text}}{{once "outer" .Common}}{{with .Common}}{{put .Title}}{{rows $.Rows}}{{end}}{{if .Text}}{{len .Rows}}{{end}}`
	plate, plain := plateOf(t, p, trees, src), reference(src)
	for _, text := range []string{"a", "panic", "b", "panic", "panic", "a"} {
		same(t, p, plate, plain, viewOf(text))
	}
	fails := errors.New("no page")
	for range 3 {
		func() {
			defer func() { _ = recover() }()
			_, _ = p.at([]byte("before"), func(b *bed) error { b.sheet.Raw("half a page"); panic(fails) })
		}()
		if _, err := p.at(nil, func(b *bed) error { b.sheet.Raw("half a page"); return fails }); !errors.Is(err, fails) {
			t.Errorf("at = %v, want %v", err, fails)
		}
		same(t, p, plate, plain, viewOf("c"))
	}
}

// TestRound proves that a template that is a part of itself is an error, whether html/template sees it or not.
func TestRound(t *testing.T) {
	p, trees := newPress()
	for src, want := range map[string]string{
		`{{once "round" .Common}}`: `"round" is a part of itself`,
		`{{template "page" .}}`:    "exceeded maximum template depth",
		`{{template "a" .}}{{define "a"}}{{.Text}}{{template "page" .}}{{end}}`: "exceeded maximum template depth",
	} {
		if _, err := p.Print(nil, plateOf(t, p, trees, src), viewOf("x")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Print(%q) = %v, want %s", src, err, want)
		}
	}
}

// TestManyAtOnce prints pages of all kinds from many goroutines.
func TestManyAtOnce(t *testing.T) {
	p, trees := newPress()
	sources := slices.Concat(contexts, unusual)
	v := viewOf("<x>")
	var plates []*Plate
	var want []string
	for _, src := range sources {
		plates = append(plates, plateOf(t, p, trees, src))
		page, err := reference(src)(v)
		if err != nil {
			page = ""
		}
		want = append(want, page)
	}
	var all sync.WaitGroup
	for k := range 8 {
		all.Go(func() {
			for i := range plates {
				i = (i*7 + k) % len(plates)
				if got, err := p.Print(nil, plates[i], v); string(got) != want[i] {
					t.Errorf("Print(%q) = %q, %v, want %q", sources[i], got, err, want[i])
				}
			}
		})
	}
	all.Wait()
	if len(p.free) > p.most {
		t.Errorf("%d beds are kept, want at most %d", len(p.free), p.most)
	}
}

// TestOnceForgets proves that what is printed once does not pile up where it is always about something else.
func TestOnceForgets(t *testing.T) {
	p, trees := newPress()
	b := newBed(p.funcs)
	o := &once[common]{bed: b, trees: trees, made: map[printedFor[common]]template.HTML{}}
	for i := range 3 * mostOnce {
		got, err := o.give("head", common{Title: fmt.Sprint(i)})
		if err != nil || !strings.Contains(string(got), fmt.Sprintf("<i>%d</i>", i)) {
			t.Fatalf("give = %q, %v", got, err)
		}
		if len(o.made) > mostOnce {
			t.Fatalf("%d pieces are remembered, want at most %d", len(o.made), mostOnce)
		}
	}
}
