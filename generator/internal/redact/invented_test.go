package redact

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
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
