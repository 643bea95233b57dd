package site

import (
	"flag"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
	"rapport/templates"
)

var update = flag.Bool("update", false, "write what the tests got as what they want")

// today is the day of all tests.
var today = civil.MustParse("2026-11-21")

// notesOf reads the notes of a folder given as file names and texts, and says how they are linked.
func notesOf(files map[string]string) ([]*note.Note, journal.Options) {
	content := "content/"
	for name := range files {
		if !strings.HasPrefix(name, content) {
			content = ""
			break
		}
	}
	parser := note.NewParser(note.Options{Content: content})
	var notes []*note.Note
	o := journal.Options{Me: []string{"Nora Ek"}, DailyContacts: true}
	for _, name := range sortedNames(files) {
		if rel, ok := strings.CutPrefix(name, content); ok && path.Ext(name) != ".md" {
			o.Files = append(o.Files, rel)
			continue
		}
		notes = append(notes, parser.Parse(name, []byte(files[name])))
	}
	return notes, o
}

// journalOf links the notes of a folder.
func journalOf(files map[string]string) *journal.Journal { return journal.Link(notesOf(files)) }

// options are what a build of a journal for its owner would hand over.
func options(j *journal.Journal) Options {
	return Options{Title: "Test", Private: true, Problems: j.Problems}
}

// reportOf asks the rules of a journal, all of which speak, so that pages show what they find.
func reportOf(j *journal.Journal, on civil.Day) *practice.Report {
	o := practice.Options{WeekStart: 1, Actions: 5, On: map[string]bool{}}
	for _, r := range practice.Rules() {
		o.On[r.ID] = true
	}
	return practice.Run(j, o, on)
}

// asked is what a plan asks for a report.
func asked(j *journal.Journal, on civil.Day) func() *practice.Report {
	return sync.OnceValue(func() *practice.Report { return reportOf(j, on) })
}

func builtin(tb testing.TB) *Theme {
	tb.Helper()
	t, problems := Load(templates.Files, nil)
	if len(problems) > 0 {
		tb.Fatalf("Load of the built-in theme: %v", problems)
	}
	return t
}

// rendered makes all pages of a journal, by path.
func rendered(tb testing.TB, t *Theme, j *journal.Journal, o Options) map[string]string {
	tb.Helper()
	pages := map[string]string{}
	for _, p := range Plan(j, today, asked(j, today), t, o) {
		b, err := t.Render(p)
		if err != nil {
			tb.Fatalf("Render(%s): %v", p.Path, err)
		}
		if _, twice := pages[p.Path]; twice {
			tb.Errorf("Plan lists %s twice", p.Path)
		}
		pages[p.Path] = string(b)
	}
	return pages
}

// vault reads a small journal from a file of testdata.
func vault(tb testing.TB, name string) map[string]string {
	tb.Helper()
	a, err := txtar.ParseFile(path.Join("testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range a.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

func problemAt(list []diag.Problem, path, code string) (diag.Problem, bool) {
	i := slices.IndexFunc(list, func(p diag.Problem) bool { return p.Path == path && p.Code == code })
	if i < 0 {
		return diag.Problem{}, false
	}
	return list[i], true
}
