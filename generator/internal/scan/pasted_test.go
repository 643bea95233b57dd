package scan

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestPasted holds what counts as pasted from a private note into a public one.
func TestPasted(t *testing.T) {
	const passage = "He wants to leave the company before the board meets in March."
	page := func(texts ...string) (list []Source) {
		for i, s := range texts {
			list = append(list, Source{Path: fmt.Sprintf("pages/%d.md", i), Bytes: []byte("# Open\n\n" + s + "\n")})
		}
		return list
	}
	notes := func(texts ...string) (list []Source) {
		for i, s := range texts {
			list = append(list, Source{Path: fmt.Sprintf("notes/%d.md", i), Bytes: []byte("# Talk\n\n" + s + "\n")})
		}
		return list
	}
	repeat := func(s string, n int) []string { return slices.Repeat([]string{s}, n) }
	for _, c := range []struct {
		name            string
		private, public []Source
		edit            func(in *Input)
		pasted          bool
	}{
		{"pasted", notes(passage), page(passage), nil, true},
		{"pasted with marks", notes("He wants to **leave** the [company](https://x.example) before the board meets in March."), page(passage), nil, true},
		{"pasted and reworded", notes(passage), page("In March he may leave, before the board of the company meets."), nil, false},
		{"out of a quotation", notes("> " + passage), page(passage), nil, true},
		{"out of two notes", notes(repeat(passage, 2)...), page(passage), nil, true},
		{"into two notes", notes(passage), page(passage, passage), nil, true},
		{"a form of three notes", notes(repeat(passage, 3)...), page(passage), nil, false},
		{"a form of three public notes", notes(passage), page(repeat(passage, 3)...), nil, false},
		{"repeated in one note", notes(), page(passage), func(in *Input) {
			in.Private = []Source{{"pages/0.md", 9, []byte(passage)}}
		}, false},
		{"repeated in one note, and in a private one", notes(passage), page(passage), func(in *Input) {
			in.Private = append(in.Private, Source{"pages/0.md", 9, []byte(passage)})
		}, true},
		{"in the cut part of another public note", notes(), page(passage, "Nothing."), func(in *Input) {
			in.Private = []Source{{"pages/1.md", 9, []byte(passage)}}
		}, true},
		{"in the theme", notes(passage), page(passage), func(in *Input) { in.Theme = []Source{{"a.html", 0, []byte(passage)}} }, false},
		{"known", notes(passage), page(passage), func(in *Input) { in.Known = []Source{{"a", 0, []byte(passage)}} }, false},
		{"a public title", notes(passage), page(passage), func(in *Input) { in.Shown = []Name{{Text: passage, Kind: Title}} }, false},
		{"front matter", notes("---\ntitle: Talk\ndate: 2026-03-04\nchannel: call\nvisibility: private\ntags: [person, role]\n---"), page("---\ntitle: Talk\ndate: 2026-03-04\nchannel: call\nvisibility: private\ntags: [person, role]\n---"), nil, false},
		{"people", notes("people: Ana Lima, Bo Ek, Zoë Lind, Raj Patel"), page("people: Ana Lima, Bo Ek, Zoë Lind, Raj Patel"), func(in *Input) {
			in.Shown = []Name{{Text: "Ana Lima"}, {Text: "Bo Ek"}, {Text: "Zoë Lind"}, {Text: "Raj Patel"}}
		}, false},
		{"links", notes("- [[Price list]]\n- [[New office]]\n- [[Waiting list|The waiting list]]\n- [[Plain letters]]\n"), page("- [[Price list]]\n- [[New office]]\n- The waiting list\n- [[Plain letters]]\n"), nil, false},
		{"headings", notes("## Decisions\n\n## Open questions\n\n## Next steps\n\n**Who does what:**\n\n## Numbers"), page("## Decisions\n\n## Open questions\n\n## Next steps\n\n**Who does what:**\n\n## Numbers"), nil, false},
		{"a long heading", notes("## " + passage), page(passage), nil, true},
		{"a phrase", notes("What is it that we are to do about this, and when will they be there?"), page("What is it that we are to do about this, and when will they be there?"), nil, false},
		{"allowed", notes(passage), page(passage), func(in *Input) { in.Allow = []Allowed{{passage, "he said so himself", nil}} }, false},
		{"a part is allowed", notes(passage), page(passage), func(in *Input) { in.Allow = []Allowed{{"before the Board meets", "he said so", nil}} }, false},
		{"too little is allowed", notes(passage), page(passage), func(in *Input) { in.Allow = []Allowed{{"board meets in", "he said so", nil}} }, true},
		{"something else is allowed", notes(passage), page(passage), func(in *Input) { in.Allow = []Allowed{{"before the crew meets", "he said so", nil}} }, true},
		{"allowed elsewhere", notes(passage), page(passage), func(in *Input) { in.Allow = []Allowed{{passage, "he said so", []string{"b.html"}}} }, true},
	} {
		in := Input{Private: c.private, Public: c.public}
		var body strings.Builder
		for _, s := range c.public {
			body.WriteString("<p>" + strings.ReplaceAll(string(s.Bytes), "\n\n", "</p>\n<p>") + "</p>\n")
		}
		in.Files = []File{{"a.html", []byte(body.String())}}
		if c.edit != nil {
			c.edit(&in)
		}
		hits := slices.DeleteFunc(Look(in), func(h Hit) bool { return h.What != PrivateRun })
		if got := len(hits) > 0; got != c.pasted {
			t.Errorf("%s: found %v, want it found: %v", c.name, hits, c.pasted)
		}
		if c.name == "repeated in one note, and in a private one" && (hits[0].Source != "notes/0.md" || hits[0].SourceLine != 3) {
			t.Errorf("%s: it is from %s:%d, want notes/0.md:3", c.name, hits[0].Source, hits[0].SourceLine)
		}
	}
}

// TestAllowedPassageAllowsNoName holds that the words of an allowed passage are allowed in it alone.
func TestAllowedPassageAllowsNoName(t *testing.T) {
	in := Input{
		Files:  []File{{"a.html", []byte("<p>We asked Oyelaran to join the council.</p><p>Then Oyelaran left.</p>")}},
		Hidden: []Name{{"Jane Oyelaran", Person, ""}},
		Allow:  []Allowed{{"asked Oyelaran to join the council", "it was in the papers", nil}},
	}
	hits := Look(in)
	if got := names(hits); len(got) != 1 || got[0].Excerpt != "asked Oyelaran to join the council. Then Oyelaran left." && !strings.HasSuffix(got[0].Excerpt, "Then Oyelaran left.") {
		t.Errorf("Look found %+v, want the second Oyelaran alone", got)
	}
}

// TestPastedAnywhere pastes a random part of a private note into a public one, at a random place: it is found if four of
// its words say something; and nothing is found before.
func TestPastedAnywhere(t *testing.T) {
	in := journal(20, 0, 30)
	for seed := range 100 {
		r := rand.New(rand.NewPCG(uint64(seed), 3))
		words := strings.Fields(string(in.Private[r.IntN(len(in.Private))].Bytes))
		n := 8 + r.IntN(20)
		at := r.IntN(len(words) - n)
		part := strings.Join(words[at:at+n], " ")
		i := r.IntN(len(in.Public))
		public := slices.Clone(in.Public)
		text := strings.Fields(string(public[i].Bytes))
		text = slices.Insert(text, r.IntN(len(text)), part)
		public[i].Bytes = []byte(strings.Join(text, " "))
		this := Input{Private: in.Private, Public: public, Files: []File{{"a.html", page("<p>" + string(public[i].Bytes) + "</p>")}}}
		got := of(PrivateRun, Look(this))
		telling := map[string]bool{}
		for _, w := range words[at : at+n] {
			if len(w) > 4 && !strings.Contains(" about second Monday because while ", " "+w+" ") {
				telling[w] = true
			}
		}
		if len(got) == 0 && len(telling) >= 4 {
			t.Errorf("seed %d: %q is not found", seed, part)
		}
		this.Public, this.Files[0].Bytes = in.Public, page("<p>"+string(in.Public[i].Bytes)+"</p>")
		if got := of(PrivateRun, Look(this)); len(got) > 0 {
			t.Errorf("seed %d: found %q though nothing was pasted", seed, got)
		}
	}
}

// TestSampleIsNotPasted makes a random half of the notes of the sample journal public: none of them repeats another so
// that it would be taken for pasted.
func TestSampleIsNotPasted(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "content")
	var notes []Source
	if err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil || path.Ext(p) != ".md" {
			return err
		}
		b, err := os.ReadFile(p)
		notes = append(notes, Source{Path: p, Bytes: b})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if len(notes) < 100 {
		t.Fatalf("the sample journal has %d notes", len(notes))
	}
	for seed := range 10 {
		r := rand.New(rand.NewPCG(uint64(seed), 4))
		in := Input{}
		for _, n := range notes {
			name := strings.TrimSuffix(filepath.Base(n.Path), ".md")
			if r.IntN(2) == 0 {
				in.Private = append(in.Private, n)
				continue
			}
			in.Public = append(in.Public, n)
			kind := Title
			if strings.Contains(n.Path, "people") {
				kind = Person
			}
			in.Shown = append(in.Shown, Name{Text: name, Kind: kind})
			in.Files = append(in.Files, File{name + ".txt", n.Bytes})
		}
		for _, h := range Look(in) {
			if h.What == PrivateRun {
				t.Errorf("seed %d: %s: %q is taken for pasted from %s:%d", seed, h.File, h.Found, h.Source, h.SourceLine)
			}
		}
	}
}
