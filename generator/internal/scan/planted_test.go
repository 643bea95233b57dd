package scan

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// disguises are ways to write a name so that its bytes do not stand in the page.
var disguises = []struct {
	name string
	make func(r *rand.Rand, s string) string
}{
	{"as it is", func(_ *rand.Rand, s string) string { return html.EscapeString(s) }},
	{"capitals", func(_ *rand.Rand, s string) string { return strings.ToUpper(s) }},
	{"lower case", func(_ *rand.Rand, s string) string { return strings.ToLower(s) }},
	{"decomposed", func(_ *rand.Rand, s string) string { return norm.NFD.String(s) }},
	{"possessive", func(_ *rand.Rand, s string) string { return s + "&rsquo;s" }},
	{"entities", func(_ *rand.Rand, s string) string {
		return letters(s, func(_ int, c rune) string { return fmt.Sprintf("&#%d;", c) })
	}},
	{"some entities", func(r *rand.Rand, s string) string {
		return letters(s, func(_ int, c rune) string {
			if r.IntN(2) == 0 {
				return fmt.Sprintf("&#x%x;", c)
			}
			return string(c)
		})
	}},
	{"percent", func(_ *rand.Rand, s string) string { return url.PathEscape(s) }},
	{"JSON", func(_ *rand.Rand, s string) string {
		return letters(s, func(_ int, c rune) string { return fmt.Sprintf(`\u%04x`, c) })
	}},
	{"JSON of an encoder", func(_ *rand.Rand, s string) string { b, _ := json.Marshal("<" + s); return string(b) }},
	{"style", func(_ *rand.Rand, s string) string {
		return letters(s, func(_ int, c rune) string { return fmt.Sprintf(`\%06x`, c) })
	}},
	{"base64", func(_ *rand.Rand, s string) string {
		return base64.StdEncoding.EncodeToString([]byte("then " + s + " came in late"))
	}},
	{"base64 of it alone", func(_ *rand.Rand, s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }},
	{"hex", func(_ *rand.Rand, s string) string { return hex.EncodeToString([]byte("then " + s + " came in late")) }},
	{"soft hyphens", func(_ *rand.Rand, s string) string {
		return letters(s, func(_ int, c rune) string { return "\u00ad" + string(c) + "&shy;" })
	}},
	{"zero width", func(_ *rand.Rand, s string) string {
		return letters(s, func(_ int, c rune) string { return string(c) + "\u200b" })
	}},
	{"a tag inside", func(r *rand.Rand, s string) string {
		at := r.IntN(len([]rune(s)))
		return letters(s, func(i int, c rune) string {
			if i == at {
				return "<b>" + string(c) + "</b>"
			}
			return string(c)
		})
	}},
	{"no-break blank", func(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, " ", "&nbsp;") }},
	{"slug", func(_ *rand.Rand, s string) string {
		return strings.ReplaceAll(strings.ToLower(strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFD.String(s))), " ", "-")
	}},
	{"turned", func(_ *rand.Rand, s string) string {
		first, last, _ := strings.Cut(s, " ")
		return last + ", " + first
	}},
	{"joined", func(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, " ", "") }},
	{"underscores", func(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, " ", "_") }},
	{"in an attribute", func(_ *rand.Rand, s string) string { return `<i title="` + s + `">x</i>` }},
	{"in a comment", func(_ *rand.Rand, s string) string { return `<!-- ` + s + ` -->` }},
	{"in a class", func(_ *rand.Rand, s string) string {
		return `<i class="` + strings.ReplaceAll(strings.ToLower(s), " ", "-") + `">x</i>`
	}},
}

func letters(s string, f func(int, rune) string) string {
	var b strings.Builder
	i := 0
	for _, r := range s {
		b.WriteString(f(i, r))
		i++
	}
	return b.String()
}

// accented is a name with accents in it.
func accented(r *rand.Rand) string {
	return strings.NewReplacer("a", "á", "o", "ö", "e", "ë", "k", "ķ").Replace(made(r))
}

// TestPlanted plants a random name in a random disguise at a random place of a page: it is found, and in the page
// without it nothing is.
func TestPlanted(t *testing.T) {
	for n := range 250 {
		r := rand.New(rand.NewPCG(uint64(n), 7))
		first, last := made(r), made(r)
		if n%3 == 0 {
			first = accented(r)
		}
		if n%5 == 0 {
			last = accented(r)
		}
		hidden := []Name{{first + " " + last, Person, "people/x.md:2"}}
		for range 20 {
			hidden = append(hidden, Name{made(r) + " " + made(r), Person, ""})
		}
		x := Prepare(Input{Hidden: hidden})
		for range 10 {
			plant(t, n, r, x, first+" "+last)
		}
	}
}

func plant(t *testing.T, seed int, r *rand.Rand, x *Index, name string) {
	t.Helper()
	var words []string
	for range 60 {
		words = append(words, fillers[r.IntN(len(fillers))])
	}
	at := r.IntN(len(words))
	clean := page("<p>" + strings.Join(words, " ") + "</p>")
	if got := names(x.File(File{"a.html", clean})); len(got) > 0 {
		t.Fatalf("seed %d: found %+v in a clean page", seed, got[0])
	}
	d := disguises[r.IntN(len(disguises))]
	words[at] = d.make(r, name)
	planted := page("<p>" + strings.Join(words, "\n") + "</p>")
	got := names(x.File(File{"a.html", planted}))
	if len(got) == 0 {
		t.Errorf("seed %d: %s, %s: not found in %q", seed, name, d.name, words[at])
		return
	}
	line := strings.Count(string(planted[:strings.Index(string(planted), words[at])]), "\n") + 1
	if got[0].Line != line || got[0].Name.Text != name {
		t.Errorf("seed %d, %s: found %+v, want it on line %d", seed, d.name, got[0], line)
	}
}

// FuzzFile holds that any bytes are looked at without a panic, that what is told of lies in the file, and that looking
// twice tells the same.
func FuzzFile(f *testing.F) {
	list, casts := sentences(f, "testdata/sentences.txt")
	var in Input
	for _, name := range []string{"rare", "common", "places", "short", "titles", "east"} {
		in.Hidden = append(in.Hidden, casts[name].Hidden...)
	}
	in.Private = []Source{{"notes/x.md", 0, []byte("what nobody was to hear of the plan for the spring, and why")}}
	in.Public = []Source{{"notes/y.md", 0, []byte("hear of the plan for the spring, and why clinics wait")}}
	in.Allow = []Allowed{{"clinics wait for the plan", "they know", nil}}
	x := Prepare(in)
	for i, s := range list {
		if i%9 == 0 {
			f.Add("a.html", []byte(s.html))
		}
	}
	f.Add("a.json", []byte(`{"a":"\ud83d\ude00 \u00"}`))
	f.Add("a.css", []byte(`a::after{content:"\4b\`))
	f.Add("a.png", []byte(picture("zTXt", "A\x00\x00x\x9c")))
	f.Add("a.zip", []byte("PK\x03\x04PK\x05\x06"))
	f.Add("a.gz", []byte{0x1f, 0x8b, 8, 0, 0})
	f.Add("a.html", []byte("<a href='"))
	f.Add("a.svg", []byte("<script></SCRIPT"))
	f.Fuzz(func(t *testing.T, path string, b []byte) {
		got := x.File(File{path, b})
		for i, h := range got {
			if h.Line > 1+strings.Count(string(b), "\n") || h.Line < 0 || h.Line > 0 && h.Column < 1 {
				t.Errorf("%d:%d lies outside of the file", h.Line, h.Column)
			}
			if i > 0 && compareHits(got[i-1], h) > 0 {
				t.Error("the hits are not sorted")
			}
		}
		if again := x.File(File{path, b}); len(again) != len(got) {
			t.Errorf("%d hits, then %d", len(got), len(again))
		}
	})
}
