package site

import (
	"html"
	"html/template"
	"strings"
	"testing"

	"rapport/templates"
)

// wholeOf is what a function writes.
func wholeOf[T any](write func(*markup, T), of T) template.HTML {
	m := newMarkup()
	write(m, of)
	return m.html()
}

// TestRowsEscape puts everything that could end a text or an attribute into every field of every row.
func TestRowsEscape(t *testing.T) {
	const hostile = `"><script>alert('x')</script>&amp;`
	rows := string(wholeOf((*markup).entryRows, []entry{{
		ID: hostile, ISO: hostile, Day: hostile, Shape: hostile, URL: hostile, What: hostile, How: hostile, With: hostile, Source: hostile,
		Said: []saidRow{{Word: hostile, Text: hostile, State: hostile, Words: plain(hostile), At: hostile}},
	}})) + string(wholeOf((*markup).meetingRows, []meetingRow{{hostile, hostile, hostile, hostile, hostile, hostile}})) +
		string(wholeOf((*markup).backlinkRows, []backlink{{hostile, hostile, hostile, hostile, Source{hostile, hostile}}, {Title: hostile, Source: Source{"", hostile}}})) +
		string(wholeOf((*markup).factRows, []fact{{hostile, hostile, []Link{{hostile, hostile}}}})) + string(wholeOf((*markup).partRows, []part{{Link{hostile, hostile}, hostile, hostile}}))
	if strings.Contains(rows, "<script") || strings.Contains(rows, `"">`) {
		t.Errorf("a text got out of its place:\n%s", rows)
	}
	if got, want := strings.Count(html.UnescapeString(rows), hostile), 35; got != want {
		t.Errorf("the text stands %d times in the rows, want %d:\n%s", got, want, rows)
	}
}

// TestRowsWhereTheyStand proves that a function of templates gives the same wherever it is called: among text, where its
// rows are written straight to the page, and where something is made of what it gives.
func TestRowsWhereTheyStand(t *testing.T) {
	theme, problems := Load(templates.Files, folder(map[string]string{
		"meeting.html": `{{define "main"}}<h1 title="{{told .Lead}}">1 {{told .Lead}}</h1>
{{with told .Lead}}2 {{.}}{{end}}
{{$x := told .Lead}}3 {{$x}}
{{template "mine" .Lead}}
{{printf "5 %s" (told .Lead)}}
{{shared "foot" .Shared | len}} {{with shared "foot" .Shared}}{{len .}}{{end}} {{shared "foot" .Shared}}{{end}}
{{define "mine"}}4 {{told .}}{{end}}`,
	}))
	if len(problems) > 0 {
		t.Fatalf("Load: %v, want no problem", problems)
	}
	j := journalOf(map[string]string{"content/meetings/2026-09-14 Talk.md": "---\npeople: [Jane]\nplace: R&D\n---\n"})
	page := rendered(t, theme, j, options(j))["meetings/2026-09-14-talk.html"]
	const words, counted = "14 Sep 2026, 68 days ago, R&amp;D.", `14 Sep 2026, <time data-ago datetime="2026-09-14">68 days ago</time>, R&amp;D.`
	want := `<h1 title="` + words + `">1 ` + counted + "</h1>\n2 " + counted + "\n3 " + counted + "\n4 " + counted + "\n5 "
	if !strings.Contains(page, want) {
		t.Errorf("the page lacks %q:\n%s", want, page)
	}
	if n := strings.Count(page, "<footer"); n != 2 {
		t.Errorf("the page has %d feet, want its own and that of the template:\n%s", n, page)
	}
}
