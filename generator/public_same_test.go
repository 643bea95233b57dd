package generator

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestHiddenAndMissingAreTheSame writes pairs of journals of which the one holds something private that the other does
// not. Each is the note below, with what stands between « and » or without it. The format refuses
// the ones with a mark, with an error.
func TestHiddenAndMissingAreTheSame(t *testing.T) {
	around := map[string][]byte{
		"content/people/Ana Lima.md":       []byte("---\nvisibility: public\n---\n"),
		"content/people/Bo Ek.md":          []byte("---\nvisibility: public\norg: Acme\n---\n"),
		"content/people/Mei Tan.md":        []byte("---\naliases: [MT]\nemail: mei@x.example\norg: Acme\n---\n## Part\n"),
		"content/initiatives/Price.md":     []byte("---\nvisibility: public\n---\n"),
		"content/initiatives/Secret.md":    []byte("Hidden.\n"),
		"content/files/a.png":              pngWith(t, "", 1),
		"content/pages/Other.md":           []byte("---\nvisibility: public\n---\n# Other\n\n## Part\n\nText. ^block\n"),
		"content/meetings/2026-01-01 a.md": []byte("---\nvisibility: public\npeople: [\"[[Ana Lima]]\"]\n---\n"),
		"content/pages/Refers.md": []byte("---\nvisibility: public\n---\n![[x.svg]] ![alt](../files/x.pdf \"title\") [[x.pdf]] [text](../files/x.docx) [[x.docx|label]] " +
			"[[2026-05-07]] [[2026-05-07|that day]] ![[2026-05-07]] [[2026-05]] @cy [[Cy Dee]] [Cy](../people/Cy%20Dee.md) ![[Cy Dee#Part]] ![[a.png]] [[Cy Dee.md]] [[people/cy dee]] " +
			"[[Cy]] [[C. Dee]] [[Cy D.]] [[New thing]] ![[Board]] [[Refers#^x]] #cy\n"),
	}
	refused := 0
	for _, c := range sameCases {
		name, note, _ := strings.Cut(c, "\n")
		what, p, _ := strings.Cut(name, ": ")
		var sites []map[string][]byte
		for _, text := range []string{strings.NewReplacer("«", "", "»", "").Replace(note), between.ReplaceAllString(note, "")} {
			files := maps.Clone(around)
			if strings.TrimSpace(text) != "" {
				files[p] = []byte(text)
			}
			dir := t.TempDir()
			writeFiles(t, dir, files)
			site, problems := publicSite(t, New(Options{Dir: dir, Audience: Public}))
			if slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == Error }) {
				site = nil // refused
			}
			sites = append(sites, site)
		}
		switch {
		case sites[1] == nil:
			t.Errorf("%s: refused without anything private", what)
		case sites[0] == nil && what[0] == '!':
			refused++
		case sites[0] == nil:
			t.Errorf("%s: refused", what)
		case !maps.EqualFunc(sites[0], sites[1], bytes.Equal):
			t.Errorf("%s: the site tells the two apart", what)
			compareFolders(t, what, sites[0], sites[1])
		}
	}
	t.Logf("of %d pairs %d are the same, and of %d one is refused", len(sameCases), len(sameCases)-refused, refused)
}

var sameCases = strings.Split(strings.TrimPrefix(sameText, "== "), "\n== ")

var sameText = `== an attendee: content/meetings/2026-02-02 b.md
---
visibility: public
people: ["[[Ana Lima]]"«, "[[Mei Tan]]"»]
---
== all attendees: content/meetings/2026-02-02 b.md
---
visibility: public
people: [«"[[Mei Tan]]"»]
---
Text.

## Attendees

- [[Ana Lima]]
- [[Bo Ek]]
== all attendees, in one text: content/meetings/2026-02-02 b.md
---
visibility: public
people: «Mei Tan»
---
**With:** [[Ana Lima]]
== the key of attendees: content/meetings/2026-02-02 b.md
---
visibility: public
«people: ["[[Mei Tan]]"]
»---
**Attendees:** [[Ana Lima]]
== all attendees of a note that has no folder: content/2026-02-02 b.md
---
visibility: public
date: 2026-02-02
people: [«"[[Mei Tan]]"»]
---
Text.
== attendees in a scalar: content/meetings/2026-02-02 b.md
---
visibility: public
people: [[Ana Lima]]«, [[Mei Tan]], Nobody Else»
---
== attendees in the body: content/meetings/2026-02-02 b.md
---
visibility: public
---
## Attendees

- [[Ana Lima]]
== the initiative: content/meetings/2026-02-02 b.md
---
visibility: public
people: ["[[Ana Lima]]"]
initiatives: [«"[[Secret]]"»]
---
About [[Price]].
== the key of initiatives: content/meetings/2026-02-02 b.md
---
visibility: public
people: ["[[Ana Lima]]"]
«initiatives: Secret
»---
About [[Price]].
== the key of topics: content/meetings/2026-02-02 b.md
---
visibility: public
people: ["[[Ana Lima]]"]
«topics: [Secret, Price cuts]
»---
About [[Price]].
== a channel: content/meetings/2026-02-02 b.md
---
visibility: public
people: ["[[Ana Lima]]"]
channel: coffee
«medium: gossip
»---
== a kind: content/x.md
---
visibility: public
«type: gossip
»---
== tags: content/x.md
---
visibility: public
---
Text. «%% #secret %%»
== a tag in a private block: content/x.md
---
visibility: public
---
Text.

«:::private
#secret #meeting
:::
»
== a tag of a kind in a comment in the first paragraph: content/x.md
---
visibility: public
---
«%% #meeting %%»
Text.
== an e-mail in front matter: content/x.md
---
visibility: public
«email: a@b.example
»---
Text.
== a phone in front matter: content/x.md
---
visibility: public
«phone: 1234
»---
Text.
== people of a page: content/x.md
---
visibility: public
«with: ["[[Mei Tan]]"]
»---
Text.
== a day in a private field: content/x.md
---
visibility: public
«met: 2020-01-01
»---
Text.
== a dated section: content/meetings/1-1 Bo.md
---
visibility: public
people: "[[Bo Ek]]"
---
## 2026-02-03

Text.

«:::private
## 2026-02-04

Hidden.
:::
»
== a dated section of two: content/meetings/1-1 Bo.md
---
visibility: public
people: "[[Bo Ek]]"
---
## 2026-02-03

Text.

«%%
## 2026-02-04
%%
»
## 2026-02-05

More.
== a heading before the title: content/pages/x.md
---
visibility: public
---
«%% # Hidden %%
»
# Title

Text.
== a paragraph that a comment takes: content/pages/x.md
---
visibility: public
---
One.
«
%% Hidden. %%
»
Two.
== a comment between two lists: content/pages/x.md
---
visibility: public
---
- one
«- %% Hidden. %%
»- two
== a task between two items: content/pages/x.md
---
visibility: public
---
- one
«- [ ] hidden
»- two
== a numbered task: content/pages/x.md
---
visibility: public
---
1. one
«2. [ ] hidden
»3. two
== the first number of a list: content/pages/x.md
---
visibility: public
---
«4. [ ] hidden
»5. two
6. three
== a marker in a paragraph: content/pages/x.md
---
visibility: public
---
One
«Gave: hidden
»
Two
== a footnote: content/pages/x.md
---
visibility: public
---
One[^a] and «%% [^b] %%»two[^c].

[^a]: A.
«[^b]: B.
»[^c]: C.
== a reference definition in a private block: content/pages/x.md
---
visibility: public
---
[ref]

«:::private
[ref]: https://hidden.example
:::
»
== a heading that is called like another: content/pages/x.md
---
visibility: public
---
«:::private
## Part
:::
»
## Part

[[#Part]]
== the row of a table: content/pages/x.md
---
visibility: public
---
| A | B |
|---|---|
| a | b |
«%% | c | d | %%
»| e | f |
== the cell of a table: content/pages/x.md
---
visibility: public
---
| A | B |
|---|---|
| a | «%%c%%» |
== the column of a table: content/pages/x.md
---
visibility: public
---
| A | B |
|---|---|
| a «%% x | y %%»| b |
== a comment before a dot: content/pages/x.md
---
visibility: public
---
One« %%x%%».
== a comment between words: content/pages/x.md
---
visibility: public
---
One« %%x%%» two«<!-- y -->»three.
== HTML between words: content/pages/x.md
---
visibility: public
---
One «<span title="x">»two«</span>» three.
== a block of HTML: content/pages/x.md
---
visibility: public
---
One.
«
<div>hidden</div>
»
Two.
== an inline field: content/pages/x.md
---
visibility: public
---
One« [mood:: bad]».
== an inline field between words: content/pages/x.md
---
visibility: public
---
One« (mood:: bad)» two.
== a field in the body: content/pages/x.md
---
visibility: public
---
«mood:: bad
»
Text.
== Windows' line ends in what is private: content/pages/x.md
---
visibility: public
---
One.

«:::private` + "\r\n" + `hidden` + "\r\n" + `:::` + "\r\n" + `»
Two.
== no character at all in what is private: content/pages/x.md
---
visibility: public
---
One.

«%% ` + "\xff\xfe" + ` %%
»
Two.
== many cells in what is private: content/pages/x.md
---
visibility: public
---
One.

«:::private
` + manyCells + `
:::
»
Two.
== deep nesting in what is private: content/pages/x.md
---
visibility: public
---
One.

«:::private
` + deepQuotes + `
:::
»
Two.
== !a mebibyte in what is private: content/pages/x.md
---
visibility: public
---
One.

«:::private
` + mebibyte + `
:::
»
Two.
== a long line in what is private: content/pages/x.md
---
visibility: public
---
One.

«%% ` + longLine + ` %%
»
Two.
== !large front matter: content/pages/x.md
---
visibility: public
«secret: "` + longLine + `"
»---
One.
== an unclosed fence in a private block: content/pages/x.md
---
visibility: public
---
One.

«:::private
~~~
:::
»
Two.
== a long sentence: content/pages/x.md
---
visibility: public
---
Saw [[Ana Lima]]. «%% ` + "word word word word word word word word word word word word word word word word word word word word" + ` %%»
== the alias of somebody who is public: content/people/Cy Dee.md
---
visibility: public
«aliases: [Ana Lima, Bo]
»---
Text.
== the name of a hidden person: content/people/Hidden.md
«---
name: Ana Lima
aliases: [Bo Ek, Price, Other]
---
»
== a hidden note called like a public one: content/deep/Other.md
«Text ![[Other]].
»
== a hidden note in a nearer folder: content/meetings/Price.md
«Text.
»
== !a file that is refused: content/files/x.svg
«<svg xmlns="http://www.w3.org/2000/svg"/>»
== !a document: content/files/x.pdf
«%PDF-1.4»
== !another document: content/deep/x.docx
«PK»
== a hidden day: content/2026-05-07.md
«Hidden. [[Ana Lima]]»
== a hidden day elsewhere: content/daily/2026-05-07 Thu.md
«---
aliases: [2026-05]
---
Hidden.»
== a hidden person whom a note names: content/people/Cy Dee.md
«---
aliases: [Cy, cy]
---
## Part
»
== a hidden person with a handle: content/people/@cy.md
«Hidden.»
== a hidden page that a note names: content/pages/New thing.md
«Hidden.»
== a hidden initiative that a note names: content/projects/New thing.md
«Hidden.»
== a hidden board: content/Board.canvas
«{}»
== a file called like a published one in a private folder: content/private/a.png
«x»
== !a file called like a published one elsewhere: content/deep/a.png
«x»
== !a file called like a published one but for its case: content/deep/A.PNG
«x»
== a file called like a published one, of another program: content/.trash/a.png
«x»
== a hidden note called like a file: content/deep/a.png.md
«Hidden.»
== a hidden note called like its neighbour: content/pages/REFERS.md
«Hidden.»
== a hidden note of the same name in another form: content/people/Ana  Lima.md
«Hidden.»
== a hidden note with an index: content/people/index.md
«Hidden.»
== a hidden note of mine: content/people/Me.md
«---
name: me
reports_to: "[[Ana Lima]]"
---
»
== a hidden group: content/people/Team.md
«---
type: group
rep: "[[Ana Lima]]"
---
»
== a hidden template: content/Ana Lima.md
«<% x %>
»
`

var (
	manyCells  = "| a | b |\n|---|---|\n" + strings.Repeat("| "+strings.Repeat("x | ", 100)+"\n", 600)
	deepQuotes = strings.Repeat(">", 300) + " deep"
	mebibyte   = strings.Repeat(strings.Repeat("hidden ", 10)+"\n", 17000)
	longLine   = strings.Repeat("hidden ", 10000)
)

// between is what only the one journal of a pair holds.
var between = regexp.MustCompile(`(?s)«.*?»`)
