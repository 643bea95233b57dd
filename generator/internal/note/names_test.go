package note

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestParseNames(t *testing.T) {
	for _, c := range []struct {
		text string
		want []Name
	}{
		{"", nil},
		{" , ;", nil},
		{"N/A", nil},
		{"none", nil},
		{"https://acme.example/people", nil},
		{"42", nil},
		{"Jane Doe", []Name{{Text: "Jane Doe"}}},
		{"me", []Name{{Text: "me"}}},
		{"[[Jane Doe]]", []Name{{Text: "Jane Doe", Target: "Jane Doe"}}},
		{"[[people/Jane Doe|Jane]]", []Name{{Text: "Jane", Target: "people/Jane Doe"}}},
		{`[[Jane Doe\|Jane]]`, []Name{{Text: "Jane", Target: "Jane Doe"}}},
		{"[[people/Jane Doe]]", []Name{{Text: "Jane Doe", Target: "people/Jane Doe"}}},
		{"[[Jane Doe.md]]", []Name{{Text: "Jane Doe", Target: "Jane Doe"}}},
		{"[[Jane Doe#Log|@jane]]", []Name{{Text: "jane", Target: "Jane Doe"}}},
		{"[[@Jane Doe]]", []Name{{Text: "Jane Doe", Target: "@Jane Doe"}}},
		{"@[[Jane Doe]]", []Name{{Text: "Jane Doe", Target: "Jane Doe"}}},
		{"[[#Heading]]", nil},
		{"[[Doe, Jane]], [[Raj]]", []Name{{Text: "Doe, Jane", Target: "Doe, Jane"}, {Text: "Raj", Target: "Raj"}}},
		{"[Jane](people/Jane%20Doe.md)", []Name{{Text: "Jane", Target: "people/Jane Doe"}}},
		{`[Jane](<people/Jane Doe.md> "her note")`, []Name{{Text: "Jane", Target: "people/Jane Doe"}}},
		{"[Jane](./Jane%zz.md#top)", []Name{{Text: "Jane", Target: "Jane%zz"}}},
		{"[Jane](mailto:jane@acme.example)", []Name{{Text: "Jane", Email: "jane@acme.example"}}},
		{"[Jane](https://acme.example)", []Name{{Text: "Jane"}}},
		{"[Jane](Jane (Acme).md) (CFO)", []Name{{Text: "Jane", Target: "Jane", Role: "CFO"}}},
		{"@jane", []Name{{Text: "jane", Handle: "jane"}}},
		{"@Jane Doe", []Name{{Text: "Jane Doe"}}},
		{"@jane, @raj (TSC)", []Name{{Text: "jane", Handle: "jane"}, {Text: "raj", Handle: "raj", Role: "TSC"}}},
		{"Jane Doe @jane (TSC)", []Name{{Text: "Jane Doe", Handle: "jane", Role: "TSC"}}},
		{"Сковорода Анна @anna (TSC) (Partially)", []Name{{Text: "Сковорода Анна", Handle: "anna", Role: "TSC"}}},
		{"Jane Doe (IBM, guest)", []Name{{Text: "Jane Doe", Role: "IBM, guest"}}},
		{"Jane Doe <jane@acme.example>", []Name{{Text: "Jane Doe", Email: "jane@acme.example"}}},
		{"Jane Doe (jane@acme.example)", []Name{{Text: "Jane Doe", Email: "jane@acme.example"}}},
		{"<jane@acme.example>", []Name{{Text: "jane@acme.example", Email: "jane@acme.example"}}},
		{"jane@acme.example", []Name{{Text: "jane@acme.example", Email: "jane@acme.example"}}},
		{"Jane Doe - chair", []Name{{Text: "Jane Doe"}}},
		{"Jane Doe – chair", []Name{{Text: "Jane Doe"}}},
		{"Jane Doe: brings cake", []Name{{Text: "Jane Doe"}}},
		{"Anne-Marie O'Neil", []Name{{Text: "Anne-Marie O'Neil"}}},
		{"Raj P.", []Name{{Text: "Raj P."}}},
		{"Jane; Raj\nMei", []Name{{Text: "Jane"}, {Text: "Raj"}, {Text: "Mei"}}},
		{"**Jane Doe**, _Raj_, `Mei`", []Name{{Text: "Jane Doe"}, {Text: "Raj"}, {Text: "Mei"}}},
		{"[[Jane]] (CFO) and [[Raj]] & @mei", []Name{
			{Text: "Jane", Target: "Jane", Role: "CFO"}, {Text: "Raj", Target: "Raj"}, {Text: "mei", Handle: "mei"},
		}},
		{"[[Jane]] - asked by [[Raj]]", []Name{{Text: "Jane", Target: "Jane"}}},
		{"[[Jane", []Name{{Text: "Jane"}}},
		{"Jane   \t Doe", []Name{{Text: "Jane Doe"}}},
	} {
		got := ParseNames(c.text, 3, 5)
		for i := range got {
			if got[i].Line != 3 || got[i].Column < 5 {
				t.Errorf("ParseNames(%q) places name %d at %d:%d", c.text, i, got[i].Line, got[i].Column)
			}
			got[i].Line, got[i].Column = 0, 0
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("ParseNames(%q) (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestParseNamesTellsWhereTheyStand(t *testing.T) {
	var columns []int
	for _, n := range ParseNames("Zoë, [[Raj]] (é) and [[Mei]]; **Ana**", 1, 10) {
		columns = append(columns, n.Column)
	}
	if diff := cmp.Diff([]int{10, 15, 31, 42}, columns); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
}

func TestFoldName(t *testing.T) {
	for _, c := range []struct{ s, want string }{
		{"", ""},
		{"jane doe", "jane doe"},
		{"Jane  Doe ", "jane doe"},
		{"\tJane\nDoe", "jane doe"},
		{"Zoe\u0308", "zo\u00eb"},
		{"ZO\u00cb\u00a0KAYA", "zo\u00eb kaya"},
		{"Straße", "straße"},
	} {
		if got := FoldName(c.s); got != c.want {
			t.Errorf("FoldName(%q) = %q, want %q", c.s, got, c.want)
		}
	}
}

func TestFoldNameMakesNothingOfWhatIsFolded(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { FoldName("jane van der doe") }); n != 0 {
		t.Errorf("FoldName of a folded name allocates %v times, want 0", n)
	}
}

// Names have a text without the marks around it, and stand within what was read.
func FuzzNames(f *testing.F) {
	for _, s := range []string{"[[A|B]] (c) @d <e@f.g>, [h](i%20j.md); @k - l", "@[[@x]]", "((a)) [b] <c>", "é[[ [[a]]]", "[](a)", "@@", "a (b", "[a](b", "-'a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		for _, n := range ParseNames(text, 1, 1) {
			switch {
			case n.Text == "" || n.Text != strings.TrimSpace(n.Text):
				t.Errorf("ParseNames(%q) has the name %q", text, n.Text)
			case strings.ContainsRune("@[]()<>{}", rune(n.Text[0])):
				t.Errorf("ParseNames(%q): %q begins with a mark", text, n.Text)
			case n.Column < 1 || n.Column > utf8.RuneCountInString(text):
				t.Errorf("ParseNames(%q): %q stands at column %d", text, n.Text, n.Column)
			}
			if folded := FoldName(n.Text); FoldName(folded) != folded {
				t.Errorf("FoldName(%q) is not stable", n.Text)
			}
		}
	})
}
