package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rapport/templates"
)

func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestUserThemeShadows(t *testing.T) {
	theme, problems := Load(templates.Files, folder(map[string]string{
		"tags.html":  `{{define "main"}}<h1>My tags</h1>{{template "mine" .Lead}}{{end}}`,
		"parts.html": mustRead(t, "parts.html") + `{{define "mine"}}<i>{{.}}</i>{{end}}`,
		"style.css":  "body{color:red}",
		"extra.css":  "p{}",
		".hidden":    "x",
		"notes.go":   "package x",
	}))
	if len(problems) > 0 {
		t.Errorf("Load: %v, want no problem", problems)
	}
	j := journalOf(vault(t, "vault.txtar"))
	if text := rendered(t, theme, j, options(j))["tags.html"]; !strings.Contains(text, "<h1>My tags</h1><i>Two tags.</i>") {
		t.Errorf("tags.html is not made with the user's template:\n%s", text)
	}
	var names []string
	for _, a := range theme.Assets() {
		names = append(names, a.Path)
		if a.Path == "style.css" && string(a.Bytes) != "body{color:red}" {
			t.Errorf("style.css = %q, want the user's", a.Bytes)
		}
	}
	want := []string{"chart.css", "days.js", "extra.css", "icon.svg", "rapport.js", "style.css"}
	if !slices.Equal(names, want) {
		t.Errorf("Assets = %v, want %v", names, want)
	}
	var public []string
	for _, a := range theme.PublicAssets() {
		public = append(public, a.Path)
	}
	if want := []string{"chart.css", "icon.svg", "style.css"}; !slices.Equal(public, want) {
		t.Errorf("PublicAssets = %v, want %v", public, want)
	}
	if theme.sum == builtin(t).sum {
		t.Error("a theme with other files has the sum of the built-in one")
	}
}

func mustRead(tb testing.TB, name string) string {
	tb.Helper()
	b, err := templates.Files.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}

func TestBrokenUserTemplates(t *testing.T) {
	tests := []struct {
		name, file, src string
		line            int
		code, message   string
	}{
		{"a mistake in its form", "tags.html", "{{define \"main\"}}\n{{if .Lead}}\n{{end}}", 3, "broken-template", "unexpected EOF"},
		{"a field that views lack", "tags.html", "{{define \"main\"}}\n{{.Nonsense}}{{end}}", 2, "broken-template", "can't evaluate field Nonsense"},
		{"a field that rows lack", "tags.html", "{{define \"main\"}}\n{{range .Rows}}{{.Nonsense}}{{end}}{{end}}", 2, "broken-template", "can't evaluate field Nonsense"},
		{"a function that there is not", "tags.html", "{{define \"main\"}}{{os .}}{{end}}", 1, "broken-template", `function "os" not defined`},
		{"a value where none may stand", "tags.html", "{{define \"main\"}}\n<a {{if .Lead}}href=\"x{{end}}>y</a>{{end}}", 2, "broken-template", "end in different contexts"},
		{"a page within itself", "tags.html", "{{define \"main\"}}\n{{template \"base.html\" .}}{{end}}", 0, "broken-template", "exceeded maximum template depth"},
		{"a name that no page has", "tag.htm.html", "x", 0, "unused-template", "no page is made with"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			theme, problems := Load(templates.Files, folder(map[string]string{tt.file: tt.src, "people.html": `{{define "main"}}<h1>Mine</h1>{{end}}`}))
			got, ok := problemAt(problems, "templates/"+tt.file, tt.code)
			if !ok || len(problems) != 1 || !strings.Contains(got.Message, tt.message) || got.Line != tt.line {
				t.Errorf("Load: %v, want %s in line %d: %s", problems, tt.code, tt.line, tt.message)
			}
			j := journalOf(vault(t, "vault.txtar"))
			pages := rendered(t, theme, j, options(j))
			if !strings.Contains(pages["tags.html"], "<h1>Tags</h1>") {
				t.Error("the built-in template is not used in place of the broken one")
			}
			if !strings.Contains(pages["people.html"], "<h1>Mine</h1>") {
				t.Error("a broken template costs another one")
			}
		})
	}
}

// TestNotFound proves that the page of unknown addresses needs nothing that is beside it.
func TestNotFound(t *testing.T) {
	j := journalOf(nil)
	for base, home := range map[string]string{"": "/", "https://example.org/repo": "https://example.org/repo/", "https://example.org/": "https://example.org/"} {
		o := options(j)
		o.BaseURL = base
		text := rendered(t, builtin(t), j, o)["404.html"]
		if refs := parsePage(t, text).refs; !slices.Equal(refs, []string{home}) {
			t.Errorf("404.html of %q refers to %v, want %q alone", base, refs, home)
		}
		_, style, _ := strings.Cut(text, "<style>")
		style, _, _ = strings.Cut(style, "</style>")
		h := sha256.Sum256([]byte(style))
		if want := "sha256-" + strings.ReplaceAll(base64.StdEncoding.EncodeToString(h[:]), "+", "&#43;"); !strings.Contains(text, want) {
			t.Errorf("the policy of 404.html does not allow its style, %s", want)
		}
	}
}

// TestFrame looks for what every page must carry.
func TestFrame(t *testing.T) {
	theme, j := builtin(t), journalOf(vault(t, "vault.txtar"))
	o := options(j)
	o.Pinned = true
	for name, text := range rendered(t, theme, j, o) {
		want := []string{
			"<!doctype html>", `<html lang="en">`, `name="viewport"`, "<title>", "<main", `content="noindex,nofollow,noarchive"`,
			`name="referrer" content="no-referrer"`, "default-src 'none'", "base-uri 'none'; form-action 'none'",
		}
		if name != "404.html" {
			want = append(want, `class="skip" href="#_main"`, `id="_main"`, "Private: this site holds your whole journal", "As of <b>21 Nov 2026</b>",
				"The day is pinned in", `aria-current="page"`)
		}
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s lacks %q", name, w)
			}
		}
		if strings.Count(text, "<h1") != 1 {
			t.Errorf("%s has %d headings of the first level, want one", name, strings.Count(text, "<h1"))
		}
		if strings.Contains(text, " style=") {
			t.Errorf("%s holds a style attribute, which its policy forbids", name)
		}
	}
	o.Private, o.Index = false, true
	for name, text := range rendered(t, theme, publicOf(vault(t, "vault.txtar")), o) {
		if name != "404.html" && (strings.Contains(text, "noindex") || strings.Contains(text, "Private") || strings.Contains(text, "pinned")) {
			t.Errorf("%s speaks of a private or pinned journal, which it is not", name)
		}
	}
}

// TestRenderAgain proves that a page's bytes do not depend on what was made before it.
func TestRenderAgain(t *testing.T) {
	j := journalOf(vault(t, "vault.txtar"))
	first := rendered(t, builtin(t), j, options(j))
	theme := builtin(t)
	pages := Plan(j, today, asked(j, today), theme, options(j))
	slices.Reverse(pages)
	for _, p := range pages {
		b, err := theme.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(b, []byte(first[p.Path])) {
			t.Errorf("Render(%s) differs when pages are made in another order", p.Path)
		}
	}
}
