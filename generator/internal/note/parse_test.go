package note

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestKind(t *testing.T) {
	for _, c := range []struct {
		path, src string
		want      Kind
	}{
		{"people/a.md", "", PersonNote},
		{"People/deep/a.md", "", PersonNote},
		{"projects/Alpha/meetings/a.md", "", MeetingNote},
		{"1-1s/Jane.md", "", MeetingNote},
		{"decisions/a.md", "", InitiativeNote},
		{"people/a.md", "---\ntype: meeting\n---\n", MeetingNote},
		{"people/a.md", "---\ntype: \"[[Project]]\"\n---\n", InitiativeNote},
		{"people/a.md", "---\ntype: lunch\n---\n", PersonNote},
		{"meetings/a.md", "---\ntags: [person]\n---\n", MeetingNote},
		{"a.md", "---\ntags: [misc, type/person]\n---\n", PersonNote},
		{"a.md", "---\ntags: person, family\n---\n", PersonNote},
		{"a.md", "---\ncategories: [\"[[Meetings]]\"]\ntags: [x]\n---\n", MeetingNote},
		{"a.md", "#project\n\ntext", InitiativeNote},
		{"a.md", "text\n\n#project", PageNote},
		{"2026-09-14.md", "- 10:00 #meeting with [[Jane]]", PageNote},
		{"@Jane.md", "", PersonNote},
		{"Person - Jane.md", "", PersonNote},
		{"1-1 Jane.md", "", MeetingNote},
		{"Meeting - 2026-09-14 Budget.md", "", MeetingNote},
		{"a.md", "---\ndate: 2026-09-14\npeople: Jane\n---\n", MeetingNote},
		{"a.md", "---\ndate: 2026-09-14\npeople: []\n---\n", PageNote},
		{"2026-09-14 a.md", "## Attendees\n\n- Jane\n", MeetingNote},
		{"a.md", "# Board, 14 Sep 2026\n\n**Attendees:** Jane\n", MeetingNote},
		{"a.md", "---\nemail: jane@acme.example\ncreated: 2020-01-01\n---\n", PersonNote},
		{"2026-09-14 a.md", "---\nemail: jane@acme.example\n---\n", PageNote},
		{"a.md", "just text", PageNote},
		{"notes/a.md", "", PageNote},
	} {
		if n := NewParser(Options{}).Parse(c.path, []byte(c.src)); n.Kind != c.want {
			t.Errorf("Parse(%q, %q).Kind = %v, want %v", c.path, c.src, n.Kind, c.want)
		}
	}
}

func TestChannel(t *testing.T) {
	for _, c := range []struct {
		value string
		want  Channel
	}{
		{"coffee", Channel{InPerson, "coffee"}},
		{"In Person", Channel{InPerson, "in-person"}},
		{"in_person", Channel{InPerson, "in-person"}},
		{"Zoom", Channel{Remote, "zoom"}},
		{"e-mail", Channel{Written, "email"}},
		{"[[Call]]", Channel{Remote, "call"}},
		{"meeting", Channel{}},
		{`"1:1"`, Channel{}},
		{"pigeon", Channel{}},
		{"[weekly, phone]", Channel{Remote, "phone"}},
	} {
		n := NewParser(Options{}).Parse("meetings/a.md", []byte("---\nchannel: "+c.value+"\n---\n"))
		if n.Meeting.Channel != c.want || len(n.Problems) > 0 {
			t.Errorf("channel: %s gives %v, %v, want %v", c.value, n.Meeting.Channel, n.Problems, c.want)
		}
	}
}

func TestSource(t *testing.T) {
	for _, c := range []struct {
		name, src, html string
		problems        []string
	}{
		{"empty", "", "", nil},
		{"line ends", "a\r\n\r\nb\r\rc", "<p>a</p>\n<p>b</p>\n<p>c</p>\n", nil},
		{"not UTF-8", "a\nb\xffc\xff", "", []string{"2:2 warning not-utf8"}},
		{"control characters", "ab\x1b[31m", "", []string{"1:3 warning control-character"}},
		{"C1 control characters", "é\u009b31m", "", []string{"1:2 warning control-character"}},
		{"NUL", "a\x00", "", []string{"0:0 error not-text"}},
		{"UTF-16", "\xfe\xff\x00a", "", []string{"0:0 error not-utf8"}},
		{"too large", strings.Repeat("a\n", MaxSize), "", []string{"0:0 error too-large"}},
	} {
		n := NewParser(Options{}).Parse("a.md", []byte(c.src))
		var got []string
		for _, p := range n.Problems {
			got = append(got, fmt.Sprintf("%d:%d %v %s", p.Line, p.Column, p.Severity, p.Code))
		}
		if diff := cmp.Diff(c.problems, got); diff != "" {
			t.Errorf("%s: problems (-want +got):\n%s", c.name, diff)
		}
		if c.problems == nil && n.Doc.HTML != c.html {
			t.Errorf("%s: HTML = %q, want %q", c.name, n.Doc.HTML, c.html)
		}
		if n.Title != "a" || n.Page == nil || strings.ContainsAny(n.Doc.HTML, "\x1b\u009b\r") {
			t.Errorf("%s: the note is not whole: %q, %v, %q", c.name, n.Title, n.Page, n.Doc.HTML)
		}
	}
}

func TestTemplatesOfOtherPrograms(t *testing.T) {
	n := NewParser(Options{}).Parse("a.md", []byte("---\ndate: <% tp.date.now() %>\n---\nx\n"))
	if !n.Template || n.Doc != nil || len(n.Problems) > 0 {
		t.Errorf("Parse of a template = %v", dump(n))
	}
}

func TestSum(t *testing.T) {
	src := []byte("a")
	sum := NewParser(Options{}).Sum("a.md", src)
	if got := NewParser(Options{}).Parse("a.md", src).Sum; got != sum {
		t.Errorf("Parse gives the sum %x, Sum %x", got, sum)
	}
	for name, other := range map[string]uint64{
		"path":    NewParser(Options{}).Sum("b.md", src),
		"bytes":   NewParser(Options{}).Sum("a.md", []byte("b")),
		"content": NewParser(Options{Content: "c/"}).Sum("a.md", src),
		"fields":  NewParser(Options{Fields: map[string][]string{"people": {"x"}}}).Sum("a.md", src),
		"markers": NewParser(Options{Markers: map[string][]string{"people": {"x"}}}).Sum("a.md", src),
		"order":   NewParser(Options{DateOrder: 1}).Sum("a.md", src),
	} {
		if other == sum {
			t.Errorf("another %s gives the same sum", name)
		}
	}
	o := Options{Fields: map[string][]string{"people": {"x"}, "date": {"y"}, "title": {"z"}}}
	sum = NewParser(o).Sum("a.md", src)
	for range 20 {
		if NewParser(o).Sum("a.md", src) != sum {
			t.Fatal("the same options give different sums")
		}
	}
}

// A note is read the same way each time, becomes public by an exact line only, and its problems stand in the file.
func FuzzNote(f *testing.F) {
	for _, src := range []string{
		"---\nvisibility: public\npeople: [\"[[A]]\", B (c)]\ndate: 2026-09-14\n---\n# T\n\n- Gave A: x\n- [ ] me -> [[A]]: y (by 2026-09-20, was 2026-09-13)\n",
		"## 2026-01-01 coffee\n**With:** [[A]]\n## 2026-01-02\n- Stance A: leading\n",
		"type:: person\n\n## Log\n- 2026-02-09: lunch\n\n| Task | Owner | Due |\n|-|-|-|\n| a | b | Fri |\n",
		"---\ntype: initiative\nstakeholders: [{person: A, now: blocker}]\nallies: [A since 2026-01-01]\nsnooze: x\n---\n**I owe them:** a\n- b ✅ 2026-01-01 due:: 2026-01-02\n",
	} {
		f.Add("people/a.md", []byte(src))
	}
	p := NewParser(Options{Content: "content/", Markers: map[string][]string{"Gave": {"ga ve"}}})
	f.Fuzz(func(t *testing.T, path string, src []byte) {
		n := p.Parse(path, src)
		again := p.Parse(path, bytes.Clone(src))
		if diff := cmp.Diff(n, again); diff != "" {
			t.Errorf("a second reading differs:\n%s", diff)
		}
		lines := strings.Split(string(clean(path, src).text), "\n")
		exact := false
		for _, line := range lines {
			line, _, _ = strings.Cut(line, " #")
			exact = exact || strings.TrimRight(line, " ") == "visibility: public" || exactLine(line)
		}
		if n.Public && !exact {
			t.Errorf("the note is public without an exact line")
		}
		for _, problem := range n.Problems {
			if problem.Line < 0 || problem.Line > len(lines) {
				t.Errorf("%v: the file has %d lines", problem, len(lines))
			} else if problem.Line > 0 && problem.Column > utf8.RuneCountInString(lines[problem.Line-1])+1 {
				t.Errorf("%v: its line is %q", problem, lines[problem.Line-1])
			}
		}
		if n.BodyFrom < 0 || n.Doc != nil && n.BodyFrom > len(n.Doc.HTML) {
			t.Errorf("BodyFrom = %d", n.BodyFrom)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	src := []byte("---\ntitle: \"Planning: the freeze\"\ndate: 2026-09-14\npeople:\n  - Jane Doe\n  - Raj Menon\ninitiative: Pricing reset\nchannel: video\n" +
		"gave: []\nreceived:\n  - advice\ntags:\n  - roadmap\n---\n\n# Planning\n\n" + strings.Repeat("The team agreed that a smaller scope would let us ship before the freeze.\n", 20) +
		"\n- Gave: an introduction to [[Mei Tan]]\n- [ ] me -> [[Jane Doe]]: send model (by 2026-09-20)\n")
	p := NewParser(Options{Content: "content/"})
	b.ReportAllocs()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		p.Parse("content/meetings/2026-09-14 planning.md", src)
	}
}
