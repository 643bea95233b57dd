package frontmatter

import (
	"slices"
	"strings"
	"testing"

	"rapport/generator/internal/diag"
)

func TestFold(t *testing.T) {
	for key, want := range map[string]string{
		"date": "date", "Meeting_Date": "meetingdate", "last contact": "lastcontact", "prm-tier": "prmtier", "ÄRA": "ära", "": "",
	} {
		if got := Fold(key); got != want {
			t.Errorf("Fold(%q) = %q, want %q", key, got, want)
		}
	}
}

func TestScalars(t *testing.T) {
	b := Parse("note.md", []byte("---\na: [b, [c, {d: e}], ~]\nf: g\nh:\n---\n"), false, isKnown)
	var got []string
	for _, f := range b.Fields {
		for _, v := range f.Value.Scalars() {
			got = append(got, v.Text)
		}
	}
	if want := []string{"b", "c", "d", "g"}; !slices.Equal(got, want) {
		t.Errorf("the scalars are %q, want %q", got, want)
	}
}

func TestDecode(t *testing.T) {
	src := "\ufefftitle: Our journal\r\nme: [Jane, \"Jane Doe\"]\r\ntitle: Again\npublish:\n\tremote: x\n" +
		"away:\n  - 2026-08-01..2026-08-18\n<<: {a: b}\nfields: {people: [teilnehmer]}\neditor: \"x\nstray\n"
	fields, problems := Decode("rapport.yaml", []byte(src))
	var s strings.Builder
	describeFields(&s, fields, "")
	for _, p := range problems {
		s.WriteString(p.Pos.String() + " " + p.Code + "\n")
	}
	want := `1:1 title = 1:8 "Our journal" plain
2:1 me = 2:5 list
  - = 2:6 "Jane" plain
  - = 2:12 "Jane Doe"
6:1 away = 7:3 list
  - = 7:5 "2026-08-01..2026-08-18" plain
9:1 fields = 9:9 map
  9:10 people = 9:18 list
    - = 9:19 "teilnehmer" plain
rapport.yaml:3:1 duplicate-key
rapport.yaml:5:1 tab
rapport.yaml:8:1 merge-key
rapport.yaml:10:9 front-matter
`
	if s.String() != want {
		t.Errorf("Decode gives\n%swant\n%s", s.String(), want)
	}
}

func TestDecodeOfNothing(t *testing.T) {
	for _, src := range []string{"", "\n", "---\n", "# nothing\n"} {
		if fields, problems := Decode("rapport.yaml", []byte(src)); len(fields) != 0 || len(problems) != 0 {
			t.Errorf("Decode(%q) = %v, %v", src, fields, problems)
		}
	}
}

func TestFrontMatterBeyondItsLimitIsNotRead(t *testing.T) {
	long := "---\nvisibility: public\nx: " + strings.Repeat("y", most) + "\n---\nBody\n"
	b := Parse("note.md", []byte(long), false, isKnown)
	if b.Sound || len(b.Fields) != 0 || string(b.Body) != "Body\n" || diag.Count(b.Problems, diag.Error) != 1 {
		t.Errorf("Parse gives %v, %d fields, %d bytes of body, %v", b.Sound, len(b.Fields), len(b.Body), b.Problems)
	}
}

// What is made to take long takes at most a second, also where the machine is busy; most of it takes milliseconds.
func TestHostileFrontMatter(t *testing.T) {
	lines := func(line string) string { return strings.Repeat(line, most/len(line)-1) }
	laughs := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'k'; c++ {
		laughs += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+", ", 8) + "*" + string(c-1) + "]\n"
	}
	for name, block := range map[string]string{
		"aliases":        laughs,
		"nested aliases": "x:\n  " + strings.ReplaceAll(strings.TrimSpace(laughs), "\n", "\n  ") + "\n",
		"brackets":       "a: " + lines("["),
		"nested maps":    "a: " + lines("{a: "),
		"keys":           lines("a: b\n"),
		"quoted keys":    lines("\"a\": \"\\x41\"\n"),
		"one long map":   "a: {" + lines("b, ") + "}\n",
		"open bracket":   "a: [\n" + lines("b,\n"),
		"open quote":     "a: \"\n" + lines("b\n"),
		"strays":         lines("b\n"),
		"odd fences":     lines("--\n"),
		"items":          "a:\n" + lines("- b: c\n"),
		"broken items":   "a:\n" + lines("- b: c: d\n"),
		"links":          "a: " + lines("[[a]], "),
		"open links":     "a: " + lines("[["),
	} {
		for _, end := range []string{"---\nBody\n", ""} {
			b := Parse("note.md", []byte("---\n"+block+end), false, isKnown)
			if b.Sound && end == "" {
				t.Errorf("%s: sound without an end", name)
			}
		}
	}
}
