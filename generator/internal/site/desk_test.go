package site

import (
	"strings"
	"testing"

	"rapport/templates"
)

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
