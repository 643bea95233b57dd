package journal

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
)

// veil reads notes, and reads them again under a veil.
type veil struct {
	Veil
	parser *note.Parser
	files  map[string]string
	given  map[string]*note.Note
}

func newVeil(files map[string]string) *veil {
	v := &veil{parser: note.NewParser(note.Options{Content: "content/"}), files: files, given: map[string]*note.Note{}}
	for name, text := range files {
		v.write(name, text)
	}
	return v
}

func (v *veil) write(name, text string) {
	v.files[name] = text
	v.given["content/"+name] = v.parser.Parse("content/"+name, []byte(text))
}

// inTurn calls a function for 0 to n-1.
func inTurn(n int, do func(int)) {
	for i := range n {
		do(i)
	}
}

func (v *veil) over(o Options) map[string]*note.Note {
	var notes []*note.Note
	for _, n := range v.given {
		notes = append(notes, n)
	}
	read := map[string]*note.Note{}
	for _, n := range v.Over(notes, o, inTurn, func(n *note.Note, lost Lost) *note.Note {
		return v.parser.ParseHiding(n.Path, []byte(v.files[n.Rel]), markdown.Hiding{Word: "someone", Lost: lost})
	}) {
		read[n.Rel] = n
	}
	return read
}

// TestVeilHidesEveryForm writes a name that is not there in every form of link, in every place whose text becomes
// something else, and proves that nothing made of the note holds it.
func TestVeilHidesEveryForm(t *testing.T) {
	forms := []string{
		"[[Qqq]]", "[[Qqq|Qqq]]", "[[Ann|x]] [[Qqq|Qqq Xyz]]", "[[people/Qqq.md#Qqq|Qqq]]", "[Qqq](Qqq.md)", "[Qqq](<people/Qqq.md> 'Qqq')", "[Qqq](people/Qqq%20Qqq.md#Qqq)",
		"@Qqq", "![[Qqq]]", "![[Qqq.png|Qqq]]", "![Qqq](Qqq.png)", "![[Qqq.pdf]]", "**[[Qqq]]**", "*@Qqq*", "[Qqq *Qqq* ![Qqq](Qqq.png)](Qqq.md)",
		"![at [[Qqq]] with @Qqq](board.png)", "[see [[Qqq]] and @Qqq](https://example.com)", "[[Ann]] and [[Qqq]]", "[[Ann#Qqq]]", "[[Ann|Ann and @Qqq]]", "[[#Qqq]]", "![[Ann#Qqq]]", "[Qqq](obsidian://open?file=Qqq)", "<obsidian://Qqq>", "[x](https://example.com '[[Qqq]]')",
	}
	places := []string{
		"%s", "# %s", "# Talk\n\n## With %s\n\nx", "---\ntitle: 'Talk with %s'\n---\nx", "---\ntype: person\nrole: 'Deputy of %s'\norg: '%s'\n---\n", "- item %s\n  - %s", "> %s", "> [!note] %s\n> %s", "| a |\n|---|\n| %s |",
		"**Role:** %s", "role:: %s", "People: %s, Ann", "A word.[^1]\n\n[^1]: %s", "%s\n===", "## 2026-01-05 %s\n\n%s\n\n## 2026-02-05 %s", "---\ntags: ['%s']\npeople: ['%s', Ann]\ndate: 2026-01-05\n---\nx",
		"---\ntype: person\n---\n## Log\n- 2026-01-05: coffee, about %s\n", "==%s== ~~%s~~", "Text %s. And [[Ann]] stays, %s.",
	}
	for _, form := range forms {
		for _, place := range places {
			if form[0] == '<' && place[0] == '-' {
				continue // no link outside of Markdown
			}
			written := form
			switch {
			case strings.Contains(place, "'"):
				written = strings.ReplaceAll(form, "'", "''")
			case place[0] == '|':
				written = strings.ReplaceAll(form, "|", `\|`)
			}
			text := strings.ReplaceAll(place, "%s", written)
			v := newVeil(map[string]string{"a.md": text, "people/Ann.md": "", "b.md": "To [[a]]."})
			read := v.over(Options{Closed: true, Files: []string{"board.png"}})
			var all []*note.Note
			for _, n := range read {
				all = append(all, n)
			}
			j := Link(all, Options{Closed: true, Files: []string{"board.png"}})
			n := read["a.md"]
			said := fmt.Sprintf("%+v %+v %s %q", n.Doc.Headings, n.Doc.Refs, n.Doc.HTML, []string{n.Title, strings.Join(n.Tags, " ")})
			if n.Person != nil {
				said += fmt.Sprintf("%+v", *n.Person)
			}
			if n.Meeting != nil {
				said += n.Meeting.Headline + n.Meeting.Place + n.Meeting.Series
			}
			said += fmt.Sprintf("%+v %+v %+v", n.Log, n.Sections, n.Tasks) + dumpAll(j)
			if strings.Contains(strings.ToLower(said), "qqq") {
				t.Errorf("%q still tells it:\n%s", text, said)
			}
			for i, target := range j.Targets(n) {
				if target.URL == "" && target.File == "" {
					t.Errorf("%q: %+v still leads nowhere", text, n.Doc.Refs[i])
				}
			}
		}
	}
}

// TestVeilLeavesTheRest proves that a note that loses nothing is the one given, and that a link by a title that lost a
// name is lost too.
func TestVeilLeavesTheRest(t *testing.T) {
	v := newVeil(map[string]string{
		"people/Ann.md": "# Ann\n\nSee [[b]] and [[Talk with Qqq]], [out](https://example.com) #tag.", "b.md": "With [[Ann|A]], @Ann and [b](b.md#^x). ^x\n\n[[#^x]]",
		"c.md": "# Talk with [[Qqq]]\n", "d.md": "[[Talk with Qqq]] went well.", "e.md": "[[Talk with someone]] went well.",
	})
	read := v.over(Options{})
	if read["b.md"] != v.given["content/b.md"] {
		t.Error("a note that loses nothing was read again")
	}
	if got := read["c.md"].Title; got != "Talk with someone" {
		t.Errorf("the title is %q", got)
	}
	if got := read["d.md"].Doc.HTML; got != "<p>someone went well.</p>\n" {
		t.Errorf("a link by the title that there was is %s", got)
	}
	if read["c.md"].Sum == v.given["content/c.md"].Sum {
		t.Error("a note that was read again has the sum that it had")
	}
	again := v.over(Options{})
	for name, n := range read {
		if again[name] != n {
			t.Errorf("%s is another note the second time", name)
		}
	}
	v.write("people/Qqq.md", "")
	if got := v.over(Options{})["c.md"].Title; got != "Talk with Qqq" {
		t.Errorf("with a note about Qqq the title is %q", got)
	}
}

// TestVeilDoesNotTellWhoIsThere proves that a name that has a note which is not given, and one that has none, are alike.
func TestVeilDoesNotTellWhoIsThere(t *testing.T) {
	const text = "# Lunch with [[NAME]]\n\n## [[NAME|the boss]] spoke\n\n[[NAME]]'s plan: @NAME said ![[NAME.png]] [it](NAME.md) to [[Ann]]."
	var said []string
	for _, name := range []string{"Zoe", "Alice", "Bartholomew"} {
		v := newVeil(map[string]string{"a.md": strings.ReplaceAll(text, "NAME", name), "people/Ann.md": "x"})
		n := v.over(Options{})["a.md"]
		for i := range n.Doc.Refs {
			n.Doc.Refs[i].Column = 0
		}
		said = append(said, fmt.Sprintf("%q %+v %+v %+v", n.Title, n.Doc.Headings, n.Doc.Refs, n.Doc.HTML))
	}
	if said[0] != said[1] || said[0] != said[2] {
		t.Errorf("they differ:\n%s", strings.Join(said, "\n"))
	}
}

// TestVeilEqualsNewVeil is the proof that what a veil remembers never shows: after each step of a random walk of edits its
// notes say what those of a new one say, and in them nothing leads nowhere, whatever the journal is linked from.
func TestVeilEqualsNewVeil(t *testing.T) {
	for seed := range uint64(6) {
		w := &walk{rng: rand.New(rand.NewPCG(seed, 9)), parser: note.NewParser(note.Options{Content: "content/"}), texts: map[string]string{}}
		for range 20 {
			w.add()
		}
		again := func(n *note.Note, lost Lost) *note.Note {
			return w.parser.ParseHiding(n.Path, []byte(w.texts[n.Path]), markdown.Hiding{Word: "someone", Lost: lost})
		}
		var v Veil
		var linker Linker
		for step := range 40 {
			did := w.step()
			o := w.options
			o.Closed = true
			notes := w.notes()
			j := linker.Link(v.Over(notes, o, inTurn, again), o)
			slices.Reverse(notes)
			if got, want := dumpAll(j), dumpAll(Link(new(Veil).Over(notes, o, inTurn, again), o)); got != want {
				t.Fatalf("seed %d, step %d, after %s: %s", seed, step, did, firstDifference(got, want))
			}
			for _, n := range j.Notes {
				for i, target := range j.Targets(n) {
					if target.URL == "" && target.File == "" {
						t.Errorf("seed %d, step %d, after %s: %s refers to %+v", seed, step, did, n.Path, n.Doc.Refs[i])
					}
				}
			}
			for _, p := range j.People {
				if p.Note == nil {
					t.Errorf("seed %d, step %d, after %s: there is %s", seed, step, did, p.Name)
				}
			}
		}
	}
}
