package scan

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// words that sentences of the benchmark are made of.
var fillers = strings.Fields(`the plan was late and we asked for more time in the second week because prices rose faster
than costs while two clinics waited for letters that nobody wrote in plain words so the team met again on Monday with
numbers from support sales legal design and finance about onboarding retention contracts and a page for each step`)

// made is a name that nobody bears.
func made(r *rand.Rand) string {
	parts := []string{"ba", "dro", "ki", "lu", "mey", "no", "pra", "quil", "ro", "sta", "tov", "ul", "vex", "wi", "xan", "yor", "zem"}
	var s strings.Builder
	for range 3 + r.IntN(2) {
		s.WriteString(parts[r.IntN(len(parts))])
	}
	return strings.ToUpper(s.String()[:1]) + s.String()[1:]
}

// journal makes a site of pages, and names and notes that it must not show.
func journal(pages, people, private int) Input {
	r := rand.New(rand.NewPCG(5, 5))
	in := Input{}
	text := func(n int) string {
		var s strings.Builder
		for range n {
			s.WriteString(fillers[r.IntN(len(fillers))])
			s.WriteByte(' ')
		}
		return s.String()
	}
	for i := range people {
		name := made(r) + " " + made(r)
		in.Hidden = append(in.Hidden, Name{name, Person, fmt.Sprintf("people/%d.md:2", i)})
	}
	for i := range private {
		in.Private = append(in.Private, Source{Path: fmt.Sprintf("notes/%d.md", i), Bytes: []byte(text(300))})
	}
	for i := range pages {
		body := text(250)
		in.Public = append(in.Public, Source{Path: fmt.Sprintf("public/%d.md", i), Bytes: []byte(body)})
		var s strings.Builder
		for n, p := range strings.SplitAfter(body, "Monday ") {
			fmt.Fprintf(&s, "<h2 id=\"part-%d\">Part %d</h2>\n<p class=\"body lead\">%s &amp; <a href=\"../meetings/2026-0%d-plan.html\">the <b>plan</b></a>, it&#39;s %d</p>\n", n, n, p, n%9+1, i)
		}
		nav := strings.Repeat("<li><a href=\"../pages/index.html\" class=\"nav item\" aria-current=\"page\">pages</a></li>\n", 12)
		in.Files = append(in.Files, File{fmt.Sprintf("meetings/2026/page-%d.html", i), page("<nav><ul>" + nav + "</ul></nav>" + s.String())})
	}
	in.Known = []Source{{Bytes: []byte("part pages index nav item body lead meetings plan page current it s class public en")}}
	return in
}

// BenchmarkFiles looks at 10,000 pages of 3 KB for 5,000 names, for the runs of 2,000 notes and for foreign words: 1.6 s
// on one of two busy cores. Preparing takes 1.4 s.
func BenchmarkFiles(b *testing.B) {
	in := journal(10_000, 5_000, 2_000)
	size := int64(0)
	for _, f := range in.Files {
		size += int64(len(f.Bytes))
	}
	x := Prepare(in)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range in.Files {
			if hits := x.File(f); len(hits) > 0 {
				b.Fatal(hits[0])
			}
		}
	}
}

func BenchmarkPrepare(b *testing.B) {
	in := journal(10_000, 5_000, 2_000)
	b.ReportAllocs()
	for b.Loop() {
		Prepare(in)
	}
}
