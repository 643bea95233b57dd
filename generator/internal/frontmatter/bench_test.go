package frontmatter

import "testing"

// A note as people write it, with twelve keys.
const usual = `---
title: Pricing reset
date: 2026-09-14
people:
  - "[[Jane Doe]]"
  - "[[Raj]]"
channel: coffee
tags: [pricing, law]
stakes: high
initiatives: "[[Pricing reset]]"
place: Her office
sort: decision
visibility: public
---

# Pricing reset

We agreed on one price list.
`

func BenchmarkParse(b *testing.B) {
	for _, c := range []struct{ name, src string }{
		{"usual", usual},
		{"maps", "---\nstakeholders:\n  - {person: \"[[Jane]]\", role: approver}\n  - {person: \"[[Raj]]\", role: decider}\n---\n"},
		{"no fence", "# Minutes\n\n## Present\n\n* Jane Doe @jane (chair)\n* Raj @raj\n"},
	} {
		b.Run(c.name, func(b *testing.B) {
			src := []byte(c.src)
			b.ReportAllocs()
			for b.Loop() {
				Parse("note.md", src, false, isKnown)
			}
		})
	}
}
