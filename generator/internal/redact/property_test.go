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

const canary = "CANARY"

// publics are what a note may say to everybody. Each stands between blank lines.
var publics = []string{
	"# A title",
	"## A heading\n\nText under it.",
	"One paragraph\nof two lines.",
	"- an item\n- another\n  with two lines\n  - nested\n\n- loose",
	"1. first\n2. second",
	"> a quote\n> of two lines\n>\n> and two paragraphs",
	"> [!note] A callout\n> text",
	"```go\nfunc main() {\n\n\n\tGave: no marker\n}\n```",
	"~~~\n- [ ] no task\n~~~",
	"| City | Head |\n|---|---|\n| Oslo | Ana |",
	"A [[Link|text]] to @jane, #tagged, [a](b.md) and ![[p.png]].",
	"Mark[^1].\n\n[^1]: A note.",
	"[ref] is defined.\n\n[ref]: https://example.org \"title\"",
	"**Attendees:** [[Jane]], Omar",
	"date:: 2026-05-06",
	"Setext\n======",
	"Why it failed: nobody asked.",
	"---",
	"**Result:** we shipped.",
	"Line with `code` and ``more ` code``.",
}

// secrets are lines that may stand in what is hidden: whatever they begin must not go on behind it.
var secrets = []string{
	canary, "# " + canary, "```", "~~~~", "    " + canary, "", "", "\t" + canary, "> " + canary, "- [ ] " + canary, "Gave: " + canary,
	"| " + canary + " | Owner |", "|---|---|", "[" + canary + "]: https://x.example", "[^1]: " + canary, "`" + canary, "\\",
	"---", "<div>" + canary, "::: note\n" + canary + "\n:::", "[[" + canary, "**" + canary, "==", "1. " + canary, "</script>", "$$",
	"[ref]: https://" + canary + ".example", "tags:: " + canary, "title: " + canary, canary + " `` ` " + canary, "2026-01-01 " + canary,
}

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// inside returns lines that may stand in what is hidden, without a mark.
func inside(r *rand.Rand, without ...string) string {
	lines := make([]string, r.IntN(6))
	for i := range lines {
		for lines[i] = pick(r, secrets); slices.ContainsFunc(without, func(s string) bool { return strings.Contains(lines[i], s) }); {
			lines[i] = canary
		}
	}
	return strings.Join(lines, "\n")
}

// words are what may stand behind the word of a marker or in a task: more than one line is cut with it, and ends with
// its paragraph.
func words(r *rand.Rand) string {
	texts := []string{canary, canary + "\n" + canary, "[[" + canary + "]] " + canary, "(by 2026-10-01) " + canary, "*" + canary + "*", canary + ": " + canary}
	return pick(r, texts)
}

// hiddenBlock returns lines that hide something, and may stand between any two lines.
func hiddenBlock(r *rand.Rand) string {
	switch r.IntN(4) {
	case 0:
		return ":::private\n" + inside(r) + "\n:::"
	case 1:
		return "::::  Private " + canary + "\n" + inside(r) + "\n:::: "
	case 2:
		return "%% " + canary + inside(r, "%%", ":::") + " %%"
	}
	return "<!-- " + inside(r, "-->", ":::") + "-->"
}

// privateBlock returns a block that is private and stands between blank lines.
func privateBlock(r *rand.Rand) string {
	switch r.IntN(12) {
	case 0:
		return "Gave: " + words(r)
	case 1:
		return "- **Concern [[Jane]]:** " + canary + "\n  " + canary + "\n\n  " + canary
	case 2:
		return "- [ ] " + words(r)
	case 3:
		return "* [x] " + canary + "\n    - " + canary + "\n\n      " + canary
	case 4:
		return "> - [/] " + canary + "\n>   " + canary
	case 5:
		return "| Task | Owner |\n|---|---|\n| " + canary + " | Jane |"
	case 6:
		return "| Name | Power | Interest |\n|---|---|---|\n| " + canary + " | high | low |"
	case 7:
		return "🎁 **Got:** " + words(r)
	case 8:
		return "snooze:: " + canary
	case 9:
		return "1. Stance Jane: " + canary
	case 10:
		return "**Absent:** " + canary
	}
	return hiddenBlock(r)
}

// hiddenField returns lines of front matter that nobody but the author may see.
func hiddenField(r *rand.Rand, n int) string {
	fields := []string{
		"email: %s@x.example", "level: %s", "secret%d: %s", "gave: [%s]", "stakeholders:\n  - {person: %s, power: high}", "# %s",
		"why: |\n  %s\n  %s", "allow_names: [\"%s: agreed\"]", "absent: %s", "cc: %s",
	}
	f := pick(r, fields)
	if strings.Contains(f, "%d") {
		return fmt.Sprintf(f, n, canary)
	}
	return strings.ReplaceAll(f, "%s", canary)
}

// noteOf writes a note with those blocks, and with private material among them when private is not nil.
func noteOf(fields, blocks []string, private *rand.Rand) []byte {
	var b strings.Builder
	b.WriteString("---\n")
	seen := map[string]bool{}
	for i, f := range fields {
		for private != nil && private.IntN(3) == 0 {
			p := hiddenField(private, i)
			if key, _, _ := strings.Cut(p, ":"); !seen[key] {
				seen[key] = true
				b.WriteString(p + "\n")
			}
		}
		b.WriteString(f + "\n")
	}
	b.WriteString("---\n")
	for _, block := range blocks {
		if private == nil {
			b.WriteString(block + "\n\n")
			continue
		}
		for private.IntN(2) == 0 {
			b.WriteString(privateBlock(private) + strings.Repeat("\n", 2+private.IntN(2)))
		}
		lines := strings.Split(block, "\n")
		for i, l := range lines {
			b.WriteString(l + "\n")
			if i+1 < len(lines) && private.IntN(4) == 0 && !strings.Contains(block, "~~~") && !strings.Contains(block, "```") {
				b.WriteString(hiddenBlock(private) + "\n")
			}
		}
		b.WriteString(strings.Repeat("\n", 1+private.IntN(3)))
	}
	if private != nil && private.IntN(2) == 0 {
		b.WriteString(pick(private, []string{"## They owe me\n\n- " + canary, "# Regrets\n\n" + canary, ":::private\n" + canary, "%% " + canary, "<!-- " + canary}))
	}
	return []byte(b.String())
}

var paths = []string{
	"content/meetings/2026-09-14 Steering.md", "content/people/Jane Doe.md", "content/initiatives/Pricing.md", "content/a page.md",
	"content/2026-09-14.md",
}

var publicFields = []string{"title: Pricing", "people: [\"[[Jane]]\", Omar]", "tags: [a, b]", "date: 2026-04-05", "type: coffee", "org: Acme", "role: CFO"}

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
