package main

import (
	"bytes"
	"strings"
	"testing"

	"rapport/generator"
)

func TestExcerpt(t *testing.T) {
	for _, c := range []struct {
		name        string
		source      string
		column      int
		width       int
		line, under string
	}{
		{"short", "people: [zoe]", 10, 80, "people: [zoe]", "         "},
		{"accents are one character each", "Zoë: é", 6, 80, "Zoë: é", "     "},
		{"tabs stay tabs", "\t- zoe", 4, 80, "\t- zoe", "\t  "},
		{"behind the end", "zoe", 9, 80, "zoe", "   "},
		{"long, at the start", "abcdefghij", 2, 5, "abcd…", " "},
		{"long, in the middle", "abcdefghij", 6, 5, "…efg…", "  "},
		{"long, at the end", "abcdefghij", 10, 5, "…ghij", "    "},
		{"what would steer the terminal", "a\x1b[31mb", 2, 80, "a\ufffd[31mb", " "},
	} {
		t.Run(c.name, func(t *testing.T) {
			if line, under := excerpt(c.source, c.column, c.width); line != c.line || under != c.under {
				t.Errorf("excerpt(%q, %d, %d) = %q, %q, want %q, %q", c.source, c.column, c.width, line, under, c.line, c.under)
			}
		})
	}
}

func TestURI(t *testing.T) {
	for _, c := range []struct{ dir, path, want string }{
		{".", "content/Zoë Lind.md", "content/Zo%C3%AB%20Lind.md"},
		{"my journal", "a.md", "my%20journal/a.md"},
		{".", "a:b.md", "./a:b.md"},
		{"/j", "a.md", "file:///j/a.md"},
	} {
		if got := (&app{dir: c.dir}).uri(c.path); got != c.want {
			t.Errorf("uri(%q) in %q = %q, want %q", c.path, c.dir, got, c.want)
		}
	}
}

// awkward is a problem with everything in it that a format may stumble over.
func awkward() generator.Problem {
	var p generator.Problem
	p.Path, p.Line, p.Column = "content/50%, a:b.md", 3, 7
	p.Severity, p.Code = generator.Warning, "some-code"
	p.Message, p.Hint = "no person is called \"a\nb\"", "did you mean \"<c>\"?"
	return p
}

func TestGitHubEscapes(t *testing.T) {
	var b bytes.Buffer
	a := &app{dir: "."}
	if err := a.printGitHub(&b, []generator.Problem{awkward()}); err != nil {
		t.Fatal(err)
	}
	const want = `::warning file=content/50%25%2C a%3Ab.md,line=3,col=7,title=some-code::` +
		`no person is called "a%0Ab" (did you mean "<c>"?)` + "\n"
	if got := b.String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestColour(t *testing.T) {
	env := map[string]string{}
	var b bytes.Buffer
	a := &app{env: func(k string) string { return env[k] }, out: &b, err: &b}
	if a.paint(&b).on {
		t.Error("a buffer is coloured as a terminal")
	}
	if got := (paint{}).severity(generator.Error); got != "error" {
		t.Errorf("without colours an error is %q", got)
	}
	for _, s := range []generator.Severity{generator.Error, generator.Warning, generator.Notice} {
		got := paint{on: true}.severity(s)
		if !strings.HasPrefix(got, "\x1b[") || !strings.HasSuffix(got, s.String()+"\x1b[0m") {
			t.Errorf("with colours %v is %q", s, got)
		}
	}
}

func TestListOfProblemsEnds(t *testing.T) {
	problems := make([]generator.Problem, 54)
	for i := range problems {
		problems[i] = awkward()
		problems[i].Line = i + 1
	}
	for _, c := range []struct {
		name  string
		set   func(*app)
		lines int
		last  string
	}{
		{"usual", func(*app) {}, 22, "rapport: 54 warnings"},
		{"verbose", func(a *app) { a.verbose = true }, 55, "rapport: 54 warnings"},
		{"quiet", func(a *app) { a.quiet = true }, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			a := &app{err: &b, env: func(string) string { return "" }, dir: "j"}
			c.set(a)
			a.listProblems(problems)
			lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
			if b.Len() == 0 {
				lines = nil
			}
			if len(lines) != c.lines || c.lines > 0 && lines[len(lines)-1] != c.last {
				t.Errorf("got %d lines, want %d, the last one %q:\n%s", len(lines), c.lines, c.last, b.String())
			}
			if c.name == "usual" && !strings.Contains(b.String(), "rapport: and 34 more: rapport check -C j\n") {
				t.Errorf("nothing says how many more there are:\n%s", b.String())
			}
		})
	}
}
