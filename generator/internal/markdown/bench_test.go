package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// ordinary is a note as people write them.
var ordinary = []byte(strings.Repeat(`## 14 Sep, coffee with [[Jane Doe|Jane]]

We spoke about the price list. She *wants* fewer escalations, and said that **Raj** had asked for the same last week.
Heard from @raj: the board meets on Thursday, see https://example.org/agenda for the plan. #pricing

- Gave: an introduction to [[Ana Lima]]
- Got: the figures of last year
- [ ] Send the draft (by 2026-10-02)
- [x] Ask [Omar](../people/Omar.md) about `+"`v2`"+`

| Stakeholder | Now | Want |
|---|---|---|
| [[Jane Doe]] | neutral | supportive |
| [[Raj]] | unaware | neutral |

> [!note] For later
> Nothing is decided before the steering meets.

`, 3))

// BenchmarkParse is to be read beside BenchmarkGoldmark: the same note, plainly rendered.
func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(ordinary)))
	for b.Loop() {
		Parse("a.md", ordinary, 1)
	}
}

func BenchmarkGoldmark(b *testing.B) {
	m := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	var out bytes.Buffer
	b.ReportAllocs()
	b.SetBytes(int64(len(ordinary)))
	for b.Loop() {
		out.Reset()
		if err := m.Convert(ordinary, &out); err != nil {
			b.Fatal(err)
		}
	}
}
