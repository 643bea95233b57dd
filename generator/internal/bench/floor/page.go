package main

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"io"
	"os"
	"path/filepath"

	"github.com/adrg/frontmatter"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
)

// fields are all that genjournal writes into front matter.
type fields struct {
	Name, Role, Org, Level, Relationship, Cadence, Email string
	Title, Date, Initiative, Channel, Status             string
	People, Gave, Received, Tags                         []string
}

// parsed is a note as a program holds it that has all notes in memory at some time, as one must that links them.
type parsed struct {
	fields
	body []byte
}

// page is what the template is given.
type page struct {
	*fields
	Heading string
	Body    template.HTML
}

var layout = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{.Heading}}</title>
<link rel="stylesheet" href="/look.css">
</head>
<body>
<article>
<h1>{{.Heading}}</h1>
<p>{{.Role}} {{.Org}} <time>{{.Date}}</time> {{.Channel}}</p>
<ul>{{range .People}}<li>{{.}}</li>{{end}}</ul>
{{.Body}}
<p>{{range .Tags}}<a href="/tags/{{.}}.html">{{.}}</a> {{end}}</p>
</article>
</body>
</html>
`))

// worker holds what is used again from note to note.
type worker struct {
	in, out  string
	flat     bool
	markdown goldmark.Markdown
	source   []byte
	body     bytes.Buffer
	page     bytes.Buffer
	made     map[string]bool // folders that are there
	kept     []parsed
}

func newWorker(in, out string, flat bool) *worker {
	return &worker{
		in: in, out: out, flat: flat, made: map[string]bool{},
		markdown: goldmark.New(
			goldmark.WithExtensions(extension.GFM),
			goldmark.WithParserOptions(parser.WithAutoHeadingID()),
			goldmark.WithRendererOptions(html.WithUnsafe()), // invented notes hold no HTML to be afraid of
		),
	}
}

// work makes the page of one note and writes it.
func (w *worker) work(note string) error {
	if err := w.read(filepath.Join(w.in, note+".md")); err != nil {
		return err
	}
	if err := w.render(); err != nil {
		return fmt.Errorf("%s: %w", note, err)
	}
	if w.out == "" {
		return nil
	}
	path := filepath.Join(w.out, note+".html")
	if !w.flat {
		path = filepath.Join(w.out, note, "index.html")
	}
	if err := w.makeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	return os.WriteFile(path, w.page.Bytes(), 0o644)
}

// read fills source with a file, and uses its memory again.
func (w *worker) read(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	n := int(info.Size())
	if cap(w.source) < n {
		w.source = make([]byte, 2*n)
	}
	w.source = w.source[:n]
	_, err = io.ReadFull(f, w.source)
	return err
}

// render makes the page of source.
func (w *worker) render() error {
	var n parsed
	var err error
	if n.body, err = frontmatter.Parse(bytes.NewReader(w.source), &n.fields); err != nil {
		return err
	}
	w.kept = append(w.kept, n)
	w.body.Reset()
	if err := w.markdown.Convert(n.body, &w.body); err != nil {
		return err
	}
	w.page.Reset()
	return layout.Execute(&w.page, page{&n.fields, cmp.Or(n.Title, n.Name), template.HTML(w.body.String())})
}

// makeFolder makes a folder once. A page's own folder is new as a rule, and only its parents are shared.
func (w *worker) makeFolder(dir string) error {
	if w.made[dir] {
		return nil
	}
	if w.flat {
		w.made[dir] = true
	} else if err := os.Mkdir(dir, 0o755); err == nil {
		return nil
	}
	return os.MkdirAll(dir, 0o755)
}
