package slug

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestPath(t *testing.T) {
	for name, want := range map[string]string{
		"Jane Doe":                   "jane-doe",
		"  Jane   Doe  ":             "jane-doe",
		"jane_doe":                   "jane-doe",
		"O'Brien":                    "obrien",
		"2026-09-14 Steering":        "2026-09-14-steering",
		"1-1 Jane":                   "1-1-jane",
		"Smith & Co @ Acme":          "smith-and-co-at-acme",
		"Zoë Lind":                   "zoe-lind",
		"Zoe\u0308 Lind":             "zoe-lind",
		"Jörg Müller":                "jorg-muller",
		"Straße":                     "strasse",
		"Łukasz Żółć":                "lukasz-zolc",
		"../../etc/passwd":           "etc-passwd",
		`C:\Windows`:                 "c-windows",
		"a/b":                        "a-b",
		"<b>\"x\" | y?*":             "b-x-y",
		"new\nline\x00nul":           "new-line-nul",
		"Сара Ковач":                 "sara-kovach",
		"con":                        "con-" + Hash("con"),
		"COM1":                       "com1-" + Hash("COM1"),
		"con man":                    "con-man",
		"":                           "x-" + Hash(""),
		"---":                        "x-" + Hash("---"),
		"🎉":                          "x-" + Hash("🎉"),
		strings.Repeat("ab ", 40):    strings.Repeat("ab-", 26) + "ab-" + Hash(strings.Repeat("ab ", 40)),
		strings.Repeat("a", 80):      strings.Repeat("a", 80),
		strings.Repeat("a", 81):      strings.Repeat("a", 80) + "-" + Hash(strings.Repeat("a", 81)),
		strings.Repeat("王", 200)[:9]: "wang-wang-wang",
	} {
		if got := Path(name); got != want {
			t.Errorf("Path(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestPathsDiffer holds names that are alike when letters are lost, and must not meet.
func TestPathsDiffer(t *testing.T) {
	for _, c := range [][2]string{
		{"🎉", "🎈"},
		{"محمد علي", "محمود علي"},
		{"משה", "מישה"},
		{strings.Repeat("a", 90), strings.Repeat("a", 91)},
		{"nul", "nu l"},
	} {
		if a, b := Path(c[0]), Path(c[1]); a == b {
			t.Errorf("Path(%q) and Path(%q) are both %q", c[0], c[1], a)
		}
	}
}

func TestAnchor(t *testing.T) {
	for heading, want := range map[string]string{
		"What happened":         "what-happened",
		"  Next: steps!  ":      "next-steps",
		"Don't":                 "dont",
		"Don’t":                 "dont",
		"2026-09-14 (moved)":    "2026-09-14-moved",
		"Zoe\u0308":             "zo\u00eb",
		"Überblick":             "überblick",
		"王小明":                   "王小明",
		"محمد":                  "محمد",
		"Ünïcode & <b>tags</b>": "ünïcode-b-tags-b",
		"!?":                    "section",
		"":                      "section",
	} {
		if got := Anchor(heading); got != want {
			t.Errorf("Anchor(%q) = %q, want %q", heading, got, want)
		}
	}
}

func TestHash(t *testing.T) {
	if got := Hash("Jane"); !regexp.MustCompile(`^[0-9a-f]{8}$`).MatchString(got) || got != Hash("Jane") {
		t.Errorf("Hash(%q) = %q, then %q", "Jane", got, Hash("Jane"))
	}
	if Hash("Jane") == Hash("Jana") {
		t.Error("two names have the same hash")
	}
}

var part = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)

// A part of an address is one that every system can hold and no address needs to escape, always the same, and the same
// for a name however its accents are written.
func FuzzPath(f *testing.F) {
	for _, name := range []string{
		"Jane Doe", "Zoë", "Zoe\u0308", "🎉", "", "...", "CON", "王小明", "محمد", "\xff\xfe", "a\x00b", strings.Repeat("é", 100),
		"ﬁ①", "İ", "ſ", "&", "@", "'", "-a-", "_", "K", "가", strings.Repeat("a-", 60), "x\u0301\u0323", "&&&&", "12 €",
	} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		got := Path(name)
		if !part.MatchString(got) || len(got) > 100 {
			t.Errorf("Path(%q) = %q", name, got)
		}
		if strings.HasSuffix(got, "-") {
			t.Errorf("Path(%q) = %q ends in a hyphen", name, got)
		}
		if reserved[got] {
			t.Errorf("Path(%q) = %q, which is a device", name, got)
		}
		if again := Path(name); again != got {
			t.Errorf("Path(%q) = %q, then %q", name, got, again)
		}
		if utf8.ValidString(name) {
			composed, apart := Path(norm.NFC.String(name)), Path(norm.NFD.String(name))
			if composed != apart {
				t.Errorf("Path(%q) = %q composed, %q apart", name, composed, apart)
			}
		}
	})
}
