package press

import (
	"errors"
	"fmt"
	"html/template"
	"iter"
	"slices"
	"strings"
)

// view has a field of every sort that a template may ask for.
type view struct {
	inner
	*absent
	Text, URL string
	HTML      template.HTML
	Safe      template.URL
	Script    template.JS
	Word      word
	Spoken    spoken
	Int       int
	Small     int8
	Unsigned  uint
	Float     float64
	Yes, No   bool
	Rows      []row
	None      []row
	Words     []string
	Bytes     []byte
	Pieces    []any
	Array     [2]string
	Map       map[string]string
	Any, Nil  any
	Pointer   *row
	Null      *row
	Common    common
	Method    func() string
	Unset     func() string
	Failing   failing
	Error     error
	Tree      node
	unseen    string
}

type (
	row    struct{ Text, URL string }
	common struct{ Root, Title string }
	node   struct {
		Text string
		Kids []node
	}
	inner   struct{ Inside, Shadowed string }
	absent  struct{ Absent string }
	word    string
	spoken  string
	failing struct{ Shadow string }
)

func (s spoken) String() string { return "said: " + string(s) }

// Methods stand where fields might be looked for.
func (failing) Fails() (string, error) { return "", errors.New("it fails & <stops>") }
func (failing) Panics() string         { panic("it panics") }
func (failing) Two(a, b string) string { return a + b }
func (*failing) OnPointer() string     { return "on a pointer" }
func (r row) Upper() string            { return r.Text + "!" }
func (view) Shadowed() string          { return "a method" }
func (view) Said(s string) string      { return "<" + s + ">" }
func (v view) All() iter.Seq[string]   { return slices.Values(v.Words) }

// viewOf is a view whose texts hold another, each where it can do harm.
func viewOf(s string) view {
	r := row{s + " of a row", s + "/row"}
	return view{
		inner: inner{s + " inside", s}, Text: s, URL: s, HTML: template.HTML(s), Safe: template.URL(s), Script: template.JS(`"x"`), Word: word(s), Spoken: spoken(s),
		Int: 3, Small: 3, Unsigned: 3, Float: 1.5, Yes: true, Rows: []row{r, {"", s}, {s, ""}}, Words: []string{s, "", s}, Bytes: []byte(s),
		Pieces: []any{s, 1, nil, r}, Array: [2]string{s, s}, Map: map[string]string{"a": s, "b": s}, Any: r, Pointer: &r, Common: common{s + "/root", s + " in common"},
		Method: func() string { return s }, Error: fmt.Errorf("wrong: %s", s), Tree: node{s, []node{{s, nil}, {s, []node{{s, nil}}}}}, unseen: s,
	}
}

// hostile are texts that could end what they stand in.
var hostile = []string{
	"", "x", "a+b\x00c", `"><script>alert('x')</script>&amp;`, "javascript:alert(1)", "../a b/é?x=%41%zz&y=1#z'()", "https://example.org/a,b 2x",
	"\xff\xfe\ufdd0\u2028\u2029", "`${x}`", "</title></style></textarea>-->", "expression(1);\\", "a/b-c_d.e~f#g", "MAILTO:x@example.org", " \t\n=`",
}

// rowsOf and put are what functions of the press write.
func rowsOf(s *Sheet, list []row) {
	for i := range list {
		s.Raw(`<a href="`)
		s.Text(list[i].URL)
		s.Raw(`">`)
		put(s, list[i].Text)
		s.Raw("</a>")
	}
}

func put(s *Sheet, text string) {
	if text == "panic" {
		panic("a text that panics")
	}
	s.Raw("<i>")
	s.Text(text)
	s.Raw("</i>")
}

// parts are templates that are printed once for what they show.
const parts = `{{define "head"}}<p title="{{.Title}}">{{.Root}} {{put .Title}}</p>{{end}}
{{define "wrong"}}{{.Nonsense}}{{end}}{{define "open"}}<a href="{{end}}
{{define "outer"}}[{{once "head" .}}]{{end}}{{define "round"}}{{once "round" .}}{{end}}`

// newPress is a press with those functions, and its trees.
func newPress() (*Press, Trees) {
	trees := Trees{}
	p := New(map[string]Func{"rows": Writing(rowsOf), "put": Writing(put), "once": Once[common](trees)})
	if err := p.Parse(trees, "parts", parts, nil); err != nil {
		panic(err)
	}
	return p, trees
}

// reference returns what prints a template with html/template and nothing else.
func reference(src string) func(view any) (string, error) {
	var set *template.Template
	funcs := template.FuncMap{
		"rows": func(list []row) template.HTML { s := NewSheet(); rowsOf(s, list); return s.HTML() },
		"put":  func(text string) template.HTML { s := NewSheet(); put(s, text); return s.HTML() },
		"own":  func() string { return "own & only" },
		"once": func(name string, of common) (template.HTML, error) {
			s := NewSheet()
			if err := set.ExecuteTemplate(s, name, of); err != nil {
				return "", err
			}
			return s.HTML(), nil
		},
	}
	set = template.Must(template.New("parts").Funcs(funcs).Parse(parts))
	page := template.Must(template.Must(set.Clone()).New("page").Parse(src))
	return func(view any) (string, error) {
		var b strings.Builder
		err := page.ExecuteTemplate(&b, "page", view)
		return b.String(), err
	}
}
