package generator

import (
	"bytes"
	"cmp"
	"context"
	"crypto/md5"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/note"
	"rapport/generator/internal/redact"
	"rapport/generator/internal/scan"
)

// leaky is a build of a public site with one guard switched off: what a generator remembers of notes and pictures is
// replaced by what it would be without that guard, and the build goes on from there.
type leaky struct {
	dir string
	g   *Generator
	r   *Result // of the build that all guards stood around
}

// publicNow is when public sites are built, though they do not tell.
var publicNow = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func newLeaky(t *testing.T, dir string) *leaky {
	t.Helper()
	l := &leaky{dir: dir, g: New(Options{Dir: dir, Audience: Public})}
	l.build(t)
	return l
}

func (l *leaky) build(t *testing.T) {
	t.Helper()
	l.r = builtAt(t, l.g, publicNow)
}

// source is a note as it is on disk.
func (l *leaky) source(path string) []byte {
	b, err := os.ReadFile(filepath.Join(l.dir, filepath.FromSlash(path)))
	if err != nil {
		panic(err)
	}
	return b
}

// notes lets change what is left of each note.
func (l *leaky) notes(change func(path string, cut redact.Note) redact.Note) {
	settings, _ := readSettings(os.DirFS(l.dir))
	parser := note.NewParser(settings.notes("content/").Note)
	for path, m := range l.g.redacted.made {
		if m.v = change(path, m.v); m.v.Public {
			m.v.Read = parser.Parse(path, m.v.Bytes)
		}
		l.g.redacted.made[path] = m
	}
}

// uncut leaves in public notes what was cut as one kind, without the marks that hide it from the renderer too.
func (l *leaky) uncut(kind redact.Kind, key string) {
	l.notes(func(path string, cut redact.Note) redact.Note {
		if !cut.Public {
			return cut
		}
		type numbered struct {
			text   string
			number int
		}
		var lines []numbered
		for i, text := range strings.Split(strings.TrimSuffix(string(cut.Bytes), "\n"), "\n") {
			lines = append(lines, numbered{text, cut.Lines[i]})
		}
		src := strings.Split(string(l.source(path)), "\n")
		for _, c := range cut.Cut {
			if c.Kind != kind || key != "" && c.Key != key {
				continue
			}
			lines = slices.DeleteFunc(lines, func(n numbered) bool { return c.From <= n.number && n.number <= c.To })
			for i := c.From; i <= c.To; i++ {
				lines = append(lines, numbered{strings.NewReplacer(":::private", "", ":::", "", "%%", "", "<!--", "", "-->", "").Replace(src[i-1]), i})
			}
		}
		slices.SortStableFunc(lines, func(a, b numbered) int { return cmp.Compare(a.number, b.number) })
		cut.Bytes = nil
		for _, n := range lines {
			cut.Bytes = append(cut.Bytes, n.text+"\n"...)
		}
		return cut
	})
}

// show makes a private note public.
func (l *leaky) show(path string) {
	l.notes(func(p string, cut redact.Note) redact.Note {
		if p == path {
			_, body, _ := bytes.Cut(append([]byte("---\n"), l.source(p)...), []byte("---\n"))
			if bytes.HasPrefix(body, []byte("---\n")) {
				_, body, _ = bytes.Cut(body[4:], []byte("---\n"))
			}
			cut = redact.Note{Public: true, Bytes: append([]byte("---\nvisibility: public\n---\n"), body...)}
		}
		return cut
	})
}

// edit replaces a text in public notes, as if what hides it were not there.
func (l *leaky) edit(old, new string) {
	l.notes(func(_ string, cut redact.Note) redact.Note {
		cut.Bytes = bytes.ReplaceAll(cut.Bytes, []byte(old), []byte(new))
		return cut
	})
}

// add adds a file to the site.
func (l *leaky) add(path, text string) {
	l.r.files.add(&file{path: path, bytes: []byte(text), made: true})
}

// page changes a page.
func (l *leaky) page(t *testing.T, path, old, new string) {
	t.Helper()
	b, _, err := l.r.File(path)
	if err != nil || !bytes.Contains(b, []byte(old)) {
		t.Fatalf("%s has no %q: %v", path, old, err)
	}
	l.add(path, strings.Replace(string(b), old, new, 1))
}

// guards are what keeps each private thing from the site, each with a way to switch it off. Those before the build change
// what goes on to later stages, those behind it what comes of them.
var guards = []struct {
	name   string
	what   scan.What
	before func(l *leaky)
	after  func(t *testing.T, l *leaky)
}{
	{"a note is private unless it says otherwise", scan.PrivateRun, func(l *leaky) { l.show("content/people/Mei Tanaka.md") }, nil},
	{"a near miss is no visibility", scan.PrivateRun, func(l *leaky) { l.show("content/people/Omar Haddad.md") }, nil},
	{"a folder named private", scan.PrivateRun, func(l *leaky) { l.show("content/private/Severance packages.md") }, nil},
	{"a private meeting", scan.HiddenName, func(l *leaky) { l.show("content/meetings/2026-03-05 Redundancies in the north.md") }, nil},
	{"private blocks", scan.PrivateRun, func(l *leaky) { l.uncut(redact.Block, "") }, nil},
	{"comments", scan.HiddenName, func(l *leaky) { l.uncut(redact.Comment, "") }, nil},
	{"markers", scan.PrivateRun, func(l *leaky) {
		l.edit("Runs sales", "An introduction to the council of the northern towns in June. Runs sales")
	}, nil},
	{"tasks", scan.PrivateRun, func(l *leaky) { l.uncut(redact.Task, "") }, nil},
	{"tables", scan.HiddenName, func(l *leaky) { l.uncut(redact.Table, "") }, nil},
	{"sections about what is owed", scan.HiddenName, func(l *leaky) { l.uncut(redact.Section, "") }, nil},
	{"fields in the body", scan.HiddenName, func(l *leaky) { l.edit("sales for the south.", "sales for the south. Omar Haddad is resigned") }, nil},
	{"fields of front matter", scan.HiddenName, func(l *leaky) { l.uncut(redact.Field, "aliases") }, nil},
	{"links to who is hidden", scan.HiddenName, func(l *leaky) { l.edit("[[Helena Brandt]]", "Helena Brandt") }, nil},
	{"labels of links", scan.HiddenName, func(l *leaky) { l.edit("[[Mei Tanaka|Mimi]]", "Mimi") }, nil},
	{"links in headings", scan.HiddenName, func(l *leaky) { l.edit("Numbers of [[Omar Haddad]]", "Numbers of Omar Haddad") }, nil},
	{"the metadata of pictures", scan.HiddenName, func(l *leaky) { l.picture("", l.source("content/files/photo of Mei Tanaka.png")) }, nil},
	{"the names of pictures", scan.HiddenName, func(l *leaky) { l.picture("files/photo-of-mei-tanaka.png", nil) }, nil},
	{"attachments that nothing refers to", scan.HiddenName, nil, func(_ *testing.T, l *leaky) {
		l.add("files/0123456789abcdef01234567.pdf", string(l.source("content/files/contract.pdf")))
	}},
	{"what a site held before", scan.HiddenName, nil, func(_ *testing.T, l *leaky) {
		l.add("people/mei-tanaka.html", "<!doctype html><title>·</title>")
	}},
	{"who else was there", scan.HiddenName, nil, func(t *testing.T, l *leaky) {
		l.page(t, "meetings/2026-03-04-sales-review.html", "Ana Lima</a>", "Ana Lima</a>, Mei Tanaka")
	}},
	{"where a page comes from", scan.HiddenName, nil, func(t *testing.T, l *leaky) {
		l.page(t, "index.html", "</main>", "<!-- content/meetings/2026-03-05 Redundancies in the north.md --></main>")
	}},
	{"an index to search in", scan.HiddenName, nil, func(_ *testing.T, l *leaky) {
		l.add("search.json", `[{"t":"\u0048elena Brandt","u":"people\/helena-brandt.html"}]`)
	}},
	{"an index that is packed", scan.PrivateRun, nil, func(_ *testing.T, l *leaky) {
		l.add("search.json.gz", pack("gzip", "She thinks of leaving the company before the end of the year for a rival."))
	}},
	{"a description of a page", scan.PrivateRun, nil, func(t *testing.T, l *leaky) {
		l.page(t, "index.html", "<title>", "<meta name=\"description\" content=\"He drinks at lunch and nobody in the whole&#32;department dares\"><title>")
	}},
	{"data of a page", scan.HiddenName, nil, func(t *testing.T, l *leaky) {
		l.page(t, "index.html", "<main", `<main data-p="`+base64.StdEncoding.EncodeToString([]byte(`{"people":["Omar Haddad"]}`))+`"`)
	}},
	{"a name for a person made of theirs", scan.Digest, nil, func(t *testing.T, l *leaky) {
		sum := md5.Sum([]byte("mei.tanaka@acme.example"))
		l.page(t, "index.html", "<main", `<main data-avatar="`+hex.EncodeToString(sum[:])+`"`)
	}},
	{"the name of a picture made of its source", scan.Digest, nil, func(_ *testing.T, l *leaky) {
		sum := md5.Sum(l.source("content/people/Mei Tanaka.md"))
		l.add("files/"+hex.EncodeToString(sum[:])[:24]+".txt", "")
	}},
	{"paths of this computer", scan.ForeignWord, nil, func(t *testing.T, l *leaky) {
		l.page(t, "index.html", "</main>", "<p>/home/qwertzuser/journal</p></main>")
	}},
}

// picture changes what the picture is that a public note shows.
func (l *leaky) picture(path string, bytes []byte) {
	for name, m := range l.g.cleaned.made {
		m.v.path, m.v.clean = cmp.Or(path, m.v.path), slices.Concat(bytes, m.v.clean)[:max(len(bytes), len(m.v.clean))]
		l.g.cleaned.made[name] = m
	}
}

// TestEveryGuardIsScanned switches off one guard at a time. The scan, which knows nothing of guards, finds each leak; and
// it finds nothing while all guards stand.
func TestEveryGuardIsScanned(t *testing.T) {
	a, err := txtar.ParseFile(filepath.Join("testdata", "public", "guards.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range a.Files {
		writeFiles(t, dir, map[string][]byte{f.Name: f.Data})
	}
	writeFiles(t, dir, map[string][]byte{
		"content/files/photo of Mei Tanaka.png": pngWith(t, "taken by Helena Brandt", 1),
		"content/files/contract.pdf":            []byte("%PDF-1.4\n1 0 obj <</Author (Omar Haddad)>> endobj\n"),
	})
	sound := newLeaky(t, dir)
	whole := builtAt(t, New(Options{Dir: dir}), publicNow)
	s, err := sound.g.search(sound.r, whole)
	if err != nil {
		t.Fatal(err)
	}
	look := func(r *Result) []leak {
		leaks, err := s.leaks(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		return leaks
	}
	for _, l := range look(sound.r) {
		t.Errorf("with all guards: %s", described(l))
	}
	found := 0
	for _, guard := range guards {
		l := newLeaky(t, dir)
		if guard.before != nil {
			guard.before(l)
			l.build(t)
		}
		if guard.after != nil {
			guard.after(t, l)
		}
		leaks := look(l.r)
		if !slices.ContainsFunc(leaks, func(l leak) bool { return l.What == guard.what }) {
			t.Errorf("without this guard no leak is found as %q: %s", guard.what, guard.name)
			for _, l := range leaks {
				t.Logf("but: %s", described(l))
			}
			continue
		}
		found++
	}
	if t.Logf("%d of %d leaks were found", found, len(guards)); found < 28 {
		t.Error("there were 28 before: a guard that goes needs a reason")
	}
}

func described(l leak) string {
	return fmt.Sprintf("%s:%d:%d: %s %q (%s%s)", l.File, l.Line, l.Column, l.What, l.Found, l.Name.Text, l.Source)
}
