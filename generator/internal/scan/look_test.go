package scan

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// of returns the hits of one search.
func of(what What, hits []Hit) (found []string) {
	for _, h := range hits {
		if h.What == what {
			found = append(found, h.Found)
		}
	}
	return found
}

func TestHit(t *testing.T) {
	jane := Name{"Jane Oyelaran", Person, "people/Jane.md:3"}
	got := names(Look(Input{
		Files:  []File{{"b.html", []byte("<p>x</p>\n<p>with <b>J</b>ane&nbsp;Oyelaran today</p>")}, {"people/jane.html", nil}},
		Hidden: []Name{jane},
	}))
	want := []Hit{
		{File: "b.html", Line: 2, Column: 12, Form: Stripped, Found: "Jane Oyelaran", Excerpt: "x with Jane Oyelaran today", Name: jane},
		{File: "people/jane.html", Form: Path, Found: "jane", Excerpt: "people jane html", Name: jane},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Look = %+v, want %+v", got, want)
	}
}

func TestRuns(t *testing.T) {
	private := "---\ntitle: Talk\n---\nHe said that the **budget** will be [cut](https://x.example/a) by half before the\nsummer starts, and nobody knows.\n"
	shared := "What did I want from this talk, and what did I get out of it in the end?"
	in := Input{
		Private: []Source{{"notes/talk.md", 10, []byte(private + shared)}},
		Public:  []Source{{"notes/open.md", 0, []byte(shared + " budget cut half")}},
	}
	for _, c := range []struct {
		name, html string
		want       []string
	}{
		{"nine words", "<p>that the <b>budget</b> will be cut by half before</p>", []string{"that the budget will be cut by half before"}},
		{"over lines and cells", "<li>He said that the</li><li>budget will be CUT by half</li>", []string{"He said that the budget will be CUT by half"}},
		{"seven words", "<p>the budget will be cut by half</p>", nil},
		{"what is public too", "<p>" + shared + "</p>", nil},
		{"in an attribute", `<meta content="will be cut by half before the summer starts">`, []string{"will be cut by half before the summer starts"}},
		{"in JSON", `{"a": "will be cut by half before the\nsummer starts"}`, []string{"will be cut by half before the summer starts"}},
	} {
		file := File{"a.html", []byte(c.html)}
		if strings.HasPrefix(c.html, "{") {
			file.Path = "a.json"
		}
		in.Files = []File{file}
		hits := Look(in)
		if got := of(PrivateRun, hits); !slices.Equal(got, c.want) {
			t.Errorf("%s: Look(%q) found %q, want %q", c.name, c.html, got, c.want)
		}
		for _, h := range hits {
			if h.What == PrivateRun && (h.Source != "notes/talk.md" || h.SourceLine != 13) {
				t.Errorf("%s: the source is %s:%d, want notes/talk.md:13", c.name, h.Source, h.SourceLine)
			}
		}
	}
}

func TestForeign(t *testing.T) {
	in := Input{
		Public: []Source{{"meetings/2026-09-01 Kaffee.md", 0, []byte("# Plan für Öland\n\n**Al**titude isn't [[Data retention|kept]]; 10 km, naïve, `os.Root` & caf\u00e9\n")}},
		Theme:  []Source{{"page.html", 0, []byte(`<nav class="nav-main"><a href="{{.Home}}">Home</a></nav>`)}},
		Known:  []Source{{"", 0, []byte("Nora's journal, someone")}},
		Shown:  []Name{{Text: "Grace Kim"}},
	}
	for _, c := range []struct{ path, html, want string }{
		{"a.html", `<nav class="nav-main"><a href="indigo.html">Home</a></nav>`, "indigo"},
		{"a.html", `<h1 id="plan-fuer-oeland">Plan für Öland</h1><p>someone, Nora's</p>`, ""},
		{"a.html", `<h1 id="plan-fur-oland">Plan</h1><p id="isnt">isn&#39;t, isn’t</p>`, ""},
		{"a.html", `<p><b>Al</b>titude of Grace Kim</p>`, ""},
		{"a.html", `<p>kept 2026-09-01, Tuesday 1 Sep, 3 months, 14th, w36</p>`, ""},
		{"a.html", `<p>na&iuml;ve caf%C3%A9 cafe</p>`, ""},
		{"a.json", `{"title": "Plan f\u00fcr \u00d6land"}`, ""},
		{"a.svg", `<svg viewBox="0 0 9 9"><path d="M10 20L5h3v4z"/><text>Plan</text></svg>`, ""},
		{"a.html", `<p>alti…</p>`, ""},
		{"a.html", `<p>altiplano…</p>`, "altiplano"},
		{"a.html", `<p>Plan for Severance</p>`, "Severance"},
		{"a.html", `<!-- qx7kfz --><p data-x="qx8kfz">Plan</p>`, "qx7kfz qx8kfz"},
		{"a.html", `<p class="qx7kfz">Plan</p><script>var qx9kfz</script>`, "qx7kfz qx9kfz"},
		{"meetings/qx7kfz.html", "Plan", "qx7kfz"},
		{"0123456789abcdef.png", "Plan", "0123456789abcdef"},
		{"a.html", `<p>cXg3a2Z6IGFuZCBxeDhrZno=</p>`, "qx7kfz"},
		{"a.css", `.nav::after { content: "Sever" }`, "after Sever"},
	} {
		in.Files = []File{{c.path, []byte(c.html)}}
		if got := strings.Join(of(ForeignWord, Look(in)), " "); got != c.want {
			t.Errorf("%s: Look(%q) found the foreign words %q, want %q", c.path, c.html, got, c.want)
		}
	}
}

func TestOwnHashIsNoForeignWord(t *testing.T) {
	body := []byte("<svg></svg>")
	in := Input{Files: []File{{"5910d2ffb7c1b3bd.svg", body}}}
	if got := of(ForeignWord, Look(in)); len(got) != 1 {
		t.Fatalf("a hash of something else is not told of: %q", got)
	}
	in.Files[0].Path = sha256Hex(body)[:16] + ".svg"
	if got := of(ForeignWord, Look(in)); len(got) > 0 {
		t.Errorf("the hash of the file itself is told of: %q", got)
	}
}

func TestAllowed(t *testing.T) {
	in := Input{
		Files: []File{
			{"a.html", []byte("<p>Jane Oyelaran came. Jane left. Oyelaran, Jane. Jane Roe too, and Oyelaran Roe.</p>")},
			{"b.html", []byte("<p>Piet de Vries</p>")},
			{"c.html", []byte("<p>Piet</p>")},
		},
		Hidden: []Name{{"Jane Oyelaran", Person, ""}, {"Jane Roe", Person, ""}, {"Piet de Vries", Person, ""}},
		Allow:  []Allowed{{"Jane Oyelaran", "she agreed", nil}, {"Piet de Vries", "he agreed", []string{"b.html"}}},
	}
	if got, want := of(HiddenName, Look(in)), []string{"Jane Roe", "Roe", "Piet"}; !slices.Equal(got, want) {
		t.Errorf("Look found %q, want %q", got, want)
	}
	in.Allow = append(in.Allow, Allowed{"Roe", "a common word here", nil})
	if got, want := of(HiddenName, Look(in)), []string{"Jane Roe", "Piet"}; !slices.Equal(got, want) {
		t.Errorf("with Roe allowed, Look found %q, want %q", got, want)
	}
}

func TestHitsAreBounded(t *testing.T) {
	in := Input{Files: []File{{"a.html", []byte(strings.Repeat("<p>Oyelaran</p>", 5000))}}, Hidden: []Name{{"Oyelaran", Person, ""}}}
	if got := names(Look(in)); len(got) != mostHits {
		t.Errorf("%d hits, want %d", len(got), mostHits)
	}
}

// TestHostileFiles holds that files made to take long end: the work on each grows with its size alone.
func TestHostileFiles(t *testing.T) {
	_, casts := sentences(t, "testdata/sentences.txt")
	in := casts["rare"]
	in.Shown = []Name{{Text: "Grace Kim"}}
	x := Prepare(in)
	for name, s := range map[string]string{
		"names": "Adaeze ", "covers": "Grace Kim ", "angles": "<", "tags": "<a ", "quotes": "<a href='", "comments": "<!--",
		"scripts": "<script>", "entities": "&amp;", "percents": "%25", "backslashes": `\\`, "hyphens": "a-", "base64": "aB3-",
		"zeros": "a\x00", "gzip": "\x1f\x8b\x08\x00", "zlib": "x\x9c", "zip": "PK\x03\x04", "capitals": "aB", "joins": "a<b>",
	} {
		for _, path := range []string{"a.html", "a.png"} {
			if got := names(x.File(File{path, []byte(strings.Repeat(s, 100_000/len(s)))})); name != "names" && len(got) > 0 {
				t.Errorf("%s of %s: found %+v", path, name, got[0])
			}
		}
	}
	bomb := []byte(packed(t, "gzip", strings.Repeat("Adaeze ", 1<<19)))
	if got := names(x.File(File{"a.gz", bomb})); len(got) != 1 {
		t.Errorf("%d hits in what is packed at one place, want 1", len(got))
	}
}

func TestOrderIsTotal(t *testing.T) {
	list, casts := sentences(t, "testdata/sentences.txt")
	var in Input
	for _, s := range list {
		in.Files = append(in.Files, File{s.casts + ".html", page(s.html)})
	}
	for _, name := range []string{"rare", "common", "titles", "public"} {
		in.Hidden = append(in.Hidden, casts[name].Hidden...)
	}
	want := Look(in)
	slices.Reverse(in.Files)
	if got := Look(in); !reflect.DeepEqual(got, want) {
		t.Error("the order of files changes what is found")
	}
}
