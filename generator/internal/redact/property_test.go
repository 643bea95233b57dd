package redact

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
)

// TestNothingPrivateMatters adds private material to random notes, changes it, and takes it away: not one byte changes.
func TestNothingPrivateMatters(t *testing.T) {
	redactor := New(options)
	refused := 0
	for seed := range uint64(1500) {
		r := rand.New(rand.NewPCG(seed, 1))
		var blocks []string
		for range 1 + r.IntN(7) {
			blocks = append(blocks, pick(r, publics))
		}
		fields := []string{"visibility: public"}
		for _, f := range publicFields {
			if r.IntN(3) == 0 {
				fields = append(fields, f)
			}
		}
		path := pick(r, paths)
		plain := noteOf(fields, blocks, nil)
		want := redactor.Bytes(path, plain)
		if !want.Public {
			t.Fatalf("seed %d: not public: %s\n%s", seed, want.Why, plain)
		}
		for variant := range uint64(3) {
			src := noteOf(fields, blocks, rand.New(rand.NewPCG(seed, 2+variant)))
			got := redactor.Bytes(path, src)
			if slices.ContainsFunc(got.Problems, func(p diag.Problem) bool { return p.Severity == diag.Error }) {
				refused++ // nothing is published then
			} else if !bytes.Equal(got.Bytes, want.Bytes) {
				t.Fatalf("seed %d, %s: with private material\n%s\ncomes out as\n%s\nand without it as\n%s\n%s", seed, path, src, got.Bytes, want.Bytes, got.Why)
			}
			checkNote(t, redactor, path, src, got)
		}
		checkNote(t, redactor, path, plain, want)
		checkSame(t, redactor, path, plain, want)
	}
	if refused > 450 {
		t.Errorf("%d of 4500 are refused", refused)
	}
}

// checkNote checks what holds of every public note.
func checkNote(t *testing.T, redactor *Redactor, path string, src []byte, got Note) {
	t.Helper()
	fail := func(format string, args ...any) {
		t.Helper()
		t.Fatalf("%s: %s\nof %q\nas %q", path, fmt.Sprintf(format, args...), src, got.Bytes)
	}
	if bytes.Contains(bytes.ToUpper(got.Bytes), []byte(canary)) {
		fail("something private is left")
	}
	again := redactor.Bytes(path, got.Bytes)
	if !bytes.Equal(again.Bytes, got.Bytes) {
		fail("cut again it is %q (%s)", again.Bytes, again.Why)
	}
	for _, c := range again.Cut {
		if c.Kind != Field {
			fail("there was still to be cut: %+v", again.Cut)
		}
	}
	n := redactor.parser.Parse(path, got.Bytes)
	if !harmless(n) {
		fail("something private is read from it")
	}
	body := redactor.parser.Open(path, got.Bytes).Body
	for _, mark := range []string{percents, htmlOpen, "\n:::"} {
		if strings.Contains("\n"+string(body), mark) {
			fail("%q is left", mark)
		}
	}
	if lines := bytes.Count(got.Bytes, []byte("\n")); lines != len(got.Lines) {
		fail("%d lines have %d numbers", lines, len(got.Lines))
	}
	lineEnds := strings.NewReplacer("\r\n", "\n", "\r", "\n")
	source := bytes.Split([]byte(lineEnds.Replace(string(src))), []byte("\n"))
	from := len(got.Lines) - bytes.Count(body, []byte("\n"))
	for i, l := range bytes.Split(bytes.TrimSuffix(got.Bytes, []byte("\n")), []byte("\n")) {
		number := got.Lines[i]
		if number < 1 || number > len(source) || i > from && number <= got.Lines[i-1] {
			fail("line %d is line %d of the source", i+1, number)
		}
		was := source[number-1]
		if i >= from && len(bytes.Trim(l, "> ")) > 0 && bytes.IndexFunc(was, control) < 0 && !holds(was, l) {
			fail("line %d is not line %d of the source", i+1, number)
		}
	}
}

// holds reports whether a line without some of its characters is another. The first line of a comment may go on with
// what stands behind its last.
func holds(was, is []byte) bool {
	whole := was
	for len(is) > 0 {
		n := bytes.IndexByte(was, is[0])
		if n < 0 {
			return bytes.ContainsAny(whole, "%<")
		}
		was, is = was[n+1:], is[1:]
	}
	return true
}

func control(r rune) bool { return r < ' ' && r != '\t' || 0x7f <= r && r < 0xa0 || r == '\uFFFD' }

// checkSame checks that a note without anything private is read as before.
func checkSame(t *testing.T, redactor *Redactor, path string, src []byte, got Note) {
	t.Helper()
	was, is := redactor.parser.Parse(path, src), redactor.parser.Parse(path, got.Bytes)
	if was.Title != is.Title || was.Day != is.Day || was.Kind != is.Kind || was.Partial != is.Partial || !slices.Equal(was.Tags, is.Tags) {
		t.Fatalf("%s: %q %v %v %v became %q %v %v %v\n%s\n%s", path, was.Title, was.Day, was.Kind, was.Tags, is.Title, is.Day, is.Kind, is.Tags, src, got.Bytes)
	}
	if was.Kind == note.MeetingNote && names(was.Meeting.People) != names(is.Meeting.People) {
		t.Fatalf("%s: %v became %v", path, was.Meeting.People, is.Meeting.People)
	}
}

func names(all []note.Name) string {
	var b strings.Builder
	for _, n := range all {
		b.WriteString(n.Text + "|" + n.Target + "|" + n.Handle + "\n")
	}
	return b.String()
}

var (
	tokens = regexp.MustCompile(`w[0-9]+`)
	fences = regexp.MustCompile("(```|~~~).*")
)

// TestWhatTheOwnerCannotSeeIsCut makes notes of marks and numbered words: a word that the owner's own page hides, in
// whichever order its marks are read, must not be left.
func TestWhatTheOwnerCannotSeeIsCut(t *testing.T) {
	marks := []string{
		"%%", "%%", "%%", "<!--", "-->", "`", "``", "```", "\n", "\n", "\n", "\n\n", "\n```\n", "\n~~~\n", "\\", "> ", "\n- ", "\n> ", "    ", " ",
		"\n:::note\n", "\n:::\n", "*", "\n# ", "\n1. ", "<", "-", "%", "\n<div>\n", "\t", "[", "](x)", "!",
	}
	redactor := New(options)
	cut := 0
	for seed := range uint64(20_000) {
		r := rand.New(rand.NewPCG(seed, 1))
		var b strings.Builder
		for n := range 3 + r.IntN(14) {
			if r.IntN(2) == 0 {
				fmt.Fprintf(&b, "w%d ", n)
			}
			b.WriteString(pick(r, marks))
		}
		fmt.Fprintf(&b, "w%d\n", 99)
		src := []byte("---\nvisibility: public\n---\n" + b.String())
		got := redactor.Bytes("content/a.md", src)
		if !got.Public {
			t.Fatalf("seed %d: private: %s\n%s", seed, got.Why, src)
		}
		seen := map[string]bool{}
		doc := markdown.Parse("a.md", []byte(b.String()), 1)
		shown := doc.HTML
		for _, ref := range doc.Refs {
			shown += " " + ref.Text
		}
		for _, w := range tokens.FindAllString(shown, -1) {
			seen[w] = true
		}
		left := fences.ReplaceAllString(string(got.Bytes), "") // nobody sees what stands behind a fence
		for _, w := range tokens.FindAllString(left, -1) {
			if !seen[w] {
				t.Errorf("seed %d: %s is left\nof %q\nas %q", seed, w, src, got.Bytes)
			}
		}
		if len(got.Cut) > 0 {
			cut++
		}
		checkNote(t, redactor, "content/a.md", src, got)
	}
	if cut < 10_000 {
		t.Errorf("only %d notes had something to cut", cut)
	}
}

// FuzzBytes cuts anything.
func FuzzBytes(f *testing.F) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 1))
		f.Add(strings.ReplaceAll(string(noteOf([]string{"visibility: public", pick(r, publicFields)}, []string{pick(r, publics), pick(r, publics)}, r)), canary, "secret"))
	}
	redactor := New(options)
	f.Fuzz(func(t *testing.T, body string) {
		if strings.Contains(strings.ToUpper(body), canary) {
			return // it would be taken for a leak
		}
		for _, src := range []string{body, "---\nvisibility: public\n---\n" + body, "---\nvisibility: public\ntitle: " + body + "\n---"} {
			for _, path := range paths {
				if got := redactor.Bytes(path, []byte(src)); got.Public {
					checkNote(t, redactor, path, []byte(src), got)
				} else if got.Bytes != nil || got.Why == "" {
					t.Fatalf("private with %q because %q", got.Bytes, got.Why)
				}
			}
		}
	})
}

// TestHostile cuts long notes of what takes a minute where each line is looked at from each.
func TestHostile(t *testing.T) {
	redactor := New(options)
	for _, text := range []string{
		"%%", "<!--", "`%%", "[a:: b] ", "(a:: ", ":: ", ":", "x :::p", ":::a\n", ":::private\n:::\n", "- [ ] a\n", "Gave:\n", "Offer:\n\n- a\n\n",
		"> ", "> Gave: a\n", "# Log\n", "###### a\n", "<b>\n", "<div>\n\n", "```\n%% a %%\n", "| Task | Owner |\n|-|-|\n", "\u200b", "：：：",
		"Gave: a\n- b\n", "[^a]: b\n\n", "key:: a\n", "~~~\n",
	} {
		for _, kind := range []string{"", "- [ ] a\n"} {
			src := "---\nvisibility: public\ntype: person\n---\n" + kind + strings.Repeat(text, (100<<10)/len(text))
			start := time.Now()
			redactor.Bytes("content/a.md", []byte(src))
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%q and many %q take %v", kind, text, took)
			}
		}
	}
	nested := "---\nvisibility: public\n---\n"
	for i := range 2000 {
		nested += strings.Repeat(" ", i/20) + "- [ ] a\n"
	}
	redactor.Bytes("content/a.md", []byte(nested))
}
