package press

// contexts are templates that print in every context that html/template knows. All can be parsed; some cannot be escaped.
var contexts = []string{
	// text
	`{{.Text}} {{.HTML}} {{.URL}} {{.Inside}} {{$.Text}} {{"<lit>"}} {{.Common.Title}}`,
	`{{.Word}} {{.Spoken}} {{.Safe}} {{.Script}} {{.Int}} {{.Float}} {{.Yes}} {{.Rows}} {{.Words}} {{.Bytes}} {{.Any}} {{.Pointer}} {{.Map}} {{.Error}}`,
	`{{.Nil}}`, `{{.Null}}`, `{{.}}`,
	`{{rows .Rows}}{{put .Text}}{{once "head" .Common}}{{once "outer" .Common}}`,
	`<b>{{put .Text | printf "%s"}}{{.Text | put}}{{.Text | put | printf "%q"}}{{(put .Text)}}</b>`,
	`{{html .Text}}{{.Text | html}}{{.Text | urlquery}}{{js .Text}}{{.Text | js | html}}{{print .Text .Int}}`,
	`<textarea>{{.Text}}{{.HTML}}{{put .Text}}</textarea><title>{{.Text}}{{rows .Rows}}{{.HTML}}</title>`,
	`<!-- {{.Text}} --><b>{{.Text}}</b><!-- x --> {{/* y */}} {{- /* z */ -}} {{- .Text -}} `,
	// attributes
	`<a title="{{.Text}}" class='{{.Text}} b {{.HTML}}' id={{.Text}} data-x="{{put .Text}}" data-y='{{rows .Rows}}' data-z={{put .Text}}>`,
	`<a {{.Text}}="x">`, `<a {{.Text}}>`, `<a data-{{.Text}}="{{.Text}}">`, `<{{.Text}}>`, `<p{{if .Yes}} class="{{.Text}}"{{end}}>`,
	`<a href="{{.URL}}">{{.Text}}</a><a href='{{.URL}}'>x</a><a href={{.URL}}>x</a><img src="{{.Safe}}"><form action="{{.URL}}">`,
	`<a href="{{put .URL}}"></a><a href="{{.HTML}}"></a><a href="{{.Word}}"></a><a href="{{.Int}}"></a>`,
	`<a href="/x/{{.URL}}/y?q={{.Text}}&r={{.Text}}#{{.Text}}">x</a><a href="{{.URL}}{{.Text}}">y</a><a href="{{.URL}}.html">z</a>`,
	`<a href="{{if .Yes}}{{.URL}}{{else}}x{{end}}">y</a>`, `<a href="{{if .Yes}}/a?{{end}}{{.URL}}">y</a>`,
	`<a href="{{with .URL}}{{.}}{{end}}">x</a><img srcset="{{.URL}} 2x, {{.URL}}"><img srcset='{{.Safe}}'>`,
	`<meta http-equiv="refresh" content="0;url={{.URL}}"><meta name="x" content="{{.Text}}">`,
	// style and script
	`<style>a{color:{{.Text}};background:url({{.URL}});b:url("{{.URL}}");c:"{{.Text}}";d:'{{.Text}}'}/* {{.Text}} */</style>`,
	`<p style="color:{{.Text}};background:url({{.URL}});x:'{{.URL}}'" style='{{.Text}}'>`,
	`<script>var a={{.Text}},b="{{.Text}}",c='{{.Text}}',d=/{{.Text}}/,e={{.Any}},f={{.Map}},g={{.Int}},h={{.Script}};// {{.Text}}
/* {{.Text}} */</script>`, "<script>var a=`x${ {{.Text}} }`</script>", "<script>var a=`{{.Text}}`</script>",
	`<a onclick="f({{.Text}},'{{.Text}}')" onload={{.Text}}>{{.Text}}</a><script type="application/json">{{.Map}}</script>`,
	`<script type="text/template"><b>{{.Text}}</b>{{put .Text}}</script><script src="{{.URL}}"></script>`,
	`<script>{{put .Text}}</script><style>{{put .Text}}</style>`, `<iframe srcdoc="{{.HTML}}{{.Text}}"></iframe><svg><a xlink:href="{{.URL}}">{{.Text}}</a></svg>`,
	// ends of contexts
	`<a href="x{{if .Yes}}">{{end}}`, `<a title="{{template "t" .}}">{{template "t" .}}</a>{{define "t"}}{{.Text}}{{put .Text}}{{end}}`,
	`<a href="{{template "t" .}}"><style>{{template "t" .}}</style><script>{{template "t" .}}</script>{{define "t"}}{{.URL}}{{end}}`,
	`{{template "start" .}}{{.Text}}{{template "end" .}}{{define "start"}}<a title="{{end}}{{define "end"}}">{{end}}`,
	`<title>{{template "out" .}}</title>{{template "in" .Any}}{{define "out"}}</title>{{template "in" .}}<title>{{end}}{{define "in"}}{{if len .Text}}{{.Text}}{{end}}{{.Text}}{{end}}`,
	`<title>{{template "out" .}}</title>{{template "in" .}}{{define "out"}}</title>{{template "in" .Any}}<title>{{end}}{{define "in"}}{{.Text}}{{if len .Text}}{{.Text}}{{end}}{{end}}`,
	`{{.Text}}{{with index .Pieces 3}}{{template "page" .}}{{end}}`, `{{if .Text}}{{.Text}}{{len .Text}}{{end}}{{if eq (printf "%T" .) "press.view"}}{{template "page" .Any}}{{end}}`,
}

// unusual are templates that an author may write.
var unusual = []string{
	// variables
	`{{$x := .Text}}{{$x}}{{$x = .URL}}{{$x}} {{with $y := .Text}}{{$y}}{{.}}{{end}}{{if $z := .Text}}{{$z}}{{.Text}}{{else}}{{$z}}{{$.URL}}{{end}}`,
	`{{$r := rows .Rows}}{{$r}}<a title="{{$r}}">{{.Text}}</a>{{$v := .}}{{$v.Text}}{{with .Common}}{{$v.Text}}{{$.Text}}{{.Title}}{{end}}`,
	`{{$ := .Pointer}}{{$.Text}}{{.Text}}`, `{{$.Text}}{{if .Yes}}{{$ = .Pointer}}{{$.Text}}{{end}}{{$.Text}}`, `{{print ($ := .Pointer)}}{{$.Text}}`,
	`{{$ := .Common}}{{$.Title}}{{.Text}}`, `{{$.Text}}{{$ = .Common}}{{$.Title}}`, `{{range $i, $ := .Rows}}{{$.Text}}{{end}}{{$.Text}}`,
	`{{template "t" .}}{{$.Text}}{{define "t"}}{{if len .Text}}{{if .Yes}}{{$ = .Pointer}}{{end}}{{$.Text}}{{end}}{{$.URL}}{{end}}`,
	`{{if .Yes}}{{$ := .Common}}{{$.Root}}{{else}}{{$.Text}}{{end}}{{$.Text}}`, `{{with ($ := .Common)}}{{$.Root}}{{end}}`, `{{print ($ := .Common)}}{{$.Root}}`,
	// loops
	`{{range .Rows}}{{.Text}}{{.URL}}{{$.Text}};{{end}}{{range .None}}x{{else}}{{.Text}}{{$.URL}}{{end}}{{range .Words}}{{.}}{{end}}{{range .Array}}{{.}}{{end}}`,
	`{{range $i, $e := .Rows}}{{if $i}}, {{end}}{{$e.Text}}{{.URL}}{{end}}{{range $e := .Words}}{{$e}}{{end}}{{range $k, $v := .Map}}{{$k}}={{$v}}{{end}}`,
	`{{range .Rows}}{{if .Text}}{{break}}{{end}}{{.URL}}{{end}}{{range .Rows}}{{if not .Text}}{{continue}}{{end}}{{.URL}}{{else}}x{{end}}`,
	`{{range .Map}}{{.}}{{end}}{{range 3}}{{.}}{{end}}{{range .Int}}{{.}}{{end}}{{range .Pieces}}{{.}},{{end}}{{range .Bytes}}{{.}}{{end}}{{range .All}}{{.}}{{end}}`,
	`{{range .Pieces}}x{{end}}{{range .Pieces}}{{if .}}y{{end}}{{end}}`, `{{range .Nil}}x{{else}}y{{end}}`, `{{range .Text}}x{{end}}`, `{{range .Pointer}}x{{end}}`,
	`{{range .Rows}}{{break}}{{.Text}}{{template "t" .}}{{end}}{{define "t"}}{{.Text}}{{end}}`, `{{range .Rows}}{{put .Text}}{{rows $.Rows}}{{end}}`,
	// branches
	`{{if .Text}}a{{else if .URL}}b{{else}}c{{end}}{{with .Text}}{{.}}{{else with .URL}}{{.}}{{else}}{{.Text}}{{end}}{{if not .Rows}}x{{end}}{{if not .None}}y{{end}}`,
	`{{if and .Text .URL}}{{.Text}}{{end}}{{if or .No .Yes}}{{.Text}}{{end}}{{if eq .Text "x"}}x{{end}}{{if ne .Text "x"}}y{{end}}{{if ne .Text .Word}}z{{end}}`,
	`{{if ne .Text .URL}}a{{else}}b{{end}}{{if ne .Int 3}}c{{end}}{{if lt .Int 4}}d{{end}}{{if .Int}}e{{end}}{{if .Small}}f{{end}}{{if .Float}}g{{end}}{{if .Unsigned}}h{{end}}`,
	`{{if .Map}}a{{end}}{{if .Pointer}}b{{end}}{{if .Null}}c{{end}}{{if .Any}}d{{end}}{{if .Nil}}e{{end}}{{if .Array}}f{{end}}{{if .Common}}g{{end}}{{if .Word}}h{{end}}{{if .}}i{{end}}`,
	`{{with .Common}}{{.Title}}{{$.Text}}{{end}}{{with .Pointer}}{{.Text}}{{end}}{{with .Null}}{{.Text}}{{else}}none{{end}}{{with .Any}}{{.Text}}{{end}}{{with .Map}}{{.a}}{{end}}`,
	`{{with put .Text}}{{.}}{{len .}}{{end}}{{if rows .None}}x{{else}}y{{end}}{{with rows .Rows}}<a title="{{.}}">{{.}}</a>{{end}}{{if not (put .Text)}}z{{end}}`,
	`{{if ne .Text}}x{{end}}`, `{{if ne .Text .Int}}x{{end}}`, `{{if not}}x{{end}}`, `{{if not .Text .URL}}x{{end}}`, `{{if ne .Text .URL .Text}}x{{end}}`, `{{with not .Text}}{{.}}{{end}}`,
	// functions and methods
	`{{printf "%s-%d" .Text .Int}}{{len .Rows}}{{index .Words 0}}{{index .Map "a"}}{{slice .Words 1}}{{(index .Rows 0).Text}}{{len (index .Words 0)}}{{own}}<a title="{{own}}">`,
	`{{.Method}}`, `{{call .Method}}{{.Said .Text}}{{.Pointer.Upper}}{{(index .Rows 0).Upper}}{{range .Rows}}{{.Upper}}{{end}}{{.Failing.Two "<" .Text}}`,
	`{{.Text | printf "%s%s" .URL}}{{.Text | .Said}}{{once "head" .Common | len}}{{with once "head" .Common}}{{.}}{{end}}<a title="{{once "head" .Common}}">`,
	`{{.Map.a}}{{.Map.c}}{{.Any.Text}}{{.Pointer.Text}}{{.Inside}}{{.inner.Inside}}`, `{{.Shadowed}}{{.Inside}}{{if .Shadowed}}x{{end}}`, `{{.Failing.OnPointer}}`, `{{.Failing}}{{.Failing.Shadow}}{{.Error.Error}}`,
	`{{put (printf "%s!" .Text)}}{{rows (slice .Rows 1)}}{{put "<lit>"}}{{put .Common.Title}}{{put $.Text}}`, `{{once (printf "%s" "head") .Common}}`, `{{$n := "head"}}{{once $n $.Common}}`,
	// templates
	`{{template "a" .}}{{template "a" .Common}}{{define "a"}}{{if .}}<p>{{template "b" .}}</p>{{end}}{{end}}{{define "b"}}b{{end}}`,
	`{{block "a" .Rows}}{{range .}}{{.Text}}{{end}}{{end}}{{template "t"}}{{template "t" "x"}}{{define "t"}}{{.}}{{end}}`,
	`{{template "tree" .Tree}}{{define "tree"}}<li>{{.Text}}<ul>{{range .Kids}}{{template "tree" .}}{{end}}</ul></li>{{end}}`,
	`{{template "one" .Tree}}{{define "one"}}{{.Text}}{{range .Kids}}{{template "two" .}}{{end}}{{end}}{{define "two"}}{{.Text}}{{range .Kids}}{{template "one" .}}{{end}}{{end}}`,
	`{{template "t" .Any}}{{template "t" .Pointer}}{{template "t" index .Rows 0}}{{range .Rows}}{{template "t" .}}{{end}}{{define "t"}}{{.Text}}{{$.URL}}{{end}}`,
	`{{if .Tree}}{{template "deep" .}}{{end}}{{define "deep"}}{{len .Text}}{{$x := .Text}}{{if .Yes}}{{$x}}{{put .Text}}{{end}}{{.URL}}{{end}}`,
	`{{template "a" .}}{{define "a"}}{{template "b" .}}{{template "b" .}}{{end}}{{define "b"}}{{template "c" .}}{{template "c" .}}{{end}}{{define "c"}}{{.Text}}{{len .Text}}{{end}}`,
	// what goes wrong
	`a{{.Nonsense}}`, `a{{.Common.Nonsense}}`, `{{range .Rows}}b{{.Nonsense}}{{end}}`, `{{with .Common}}{{.Nonsense}}{{end}}`, `{{if .Nonsense}}x{{end}}`, `{{$.Nonsense}}`,
	`{{.unseen}}`, `{{.Common.unseen}}`, `{{.Absent}}`, `{{.absent}}`, `{{.Null.Text}}`, `{{.Null.Upper}}`, `{{.Nil.Text}}`, `{{.Any.Nonsense}}`, `{{.Text.Nonsense}}`, `{{.Int.X}}`, `{{.Map.a.b}}`,
	`a{{.Failing.Fails}}`, `a{{.Failing.Panics}}`, `{{.Unset}}`, `{{call .Unset}}`, `{{index .Words 9}}`, `{{index .Rows "x"}}`, `{{len .Int}}`, `{{printf "%d" .Text}}`, `{{.Failing.Two "x"}}`,
	`{{put .Int}}`, `{{put}}`, `{{put .Text .Text}}`, `{{rows .Text}}`, `{{rows nil}}`, `{{put .Nil}}`, `{{put .Word}}`, `{{.Text 1}}`, `{{"panic" | put}}`, `a{{put "panic"}}b`, `<a title="{{put "panic"}}">`,
	`{{once "head" .Rows}}`, `{{once "head"}}`, `{{once "none" .Common}}`, `a{{once "wrong" .Common}}`, `a{{once "open" .Common}}`, `{{if .Yes}}{{with .Common}}{{once "wrong" .}}{{end}}{{end}}`, `{{once .Common}}`,
	`{{template "none" .}}`, `{{template "t" .}}{{define "t"}}a{{.Nonsense}}{{end}}`, `{{with .Text}}{{.Text}}{{end}}`, `{{range .Words}}{{.Text}}{{end}}`,
	`<a href="{{.Text}}{{html .Text}}">`, `{{.Text | html | printf "%s"}}`, `<p title={{.Text | html}}>`, `<a {{range .Rows}}href="{{end}}">`,
}
