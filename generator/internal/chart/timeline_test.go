package chart

import (
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rapport/generator/internal/civil"
)

// check reads a drawing as XML and returns what is wrong with it: that it is not well formed, or draws outside itself.
func check(svg string) error {
	d := xml.NewDecoder(strings.NewReader(svg))
	height := 0.0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range e.Attr {
			if height == 0 && a.Name.Local == "height" {
				height, _ = strconv.ParseFloat(a.Value, 64)
			}
			if err := inside(a.Name.Local, a.Value, height); err != nil {
				return fmt.Errorf("<%s %s=%q>: %w", e.Name.Local, a.Name.Local, a.Value, err)
			}
		}
	}
}

func inside(name, value string, height float64) error {
	switch name {
	case "d":
		return insidePath(value, height)
	case "x", "cx":
		if value == "-8" {
			return nil // names of lanes stand left of the drawing
		}
		percent, ok := strings.CutSuffix(value, "%")
		return between(percent, 0, 100, ok)
	case "y", "cy":
		return between(value, 0, height, true)
	case "width", "height", "r":
		return between(strings.TrimSuffix(value, "%"), 0, 1e9, true)
	}
	return nil
}

func between(value string, low, high float64, ok bool) error {
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || !ok || !(low <= n && n <= high) {
		return fmt.Errorf("%s is not from %v to %v", value, low, high)
	}
	return nil
}

// insidePath follows a path of M, h, v and z.
func insidePath(d string, height float64) error {
	var x, y float64
	for len(d) > 0 {
		end := strings.IndexAny(d[1:], "Mhvz") + 1
		if end == 0 {
			end = len(d)
		}
		step, rest := d[:end], d[end:]
		switch n := strings.Fields(step[1:]); step[0] {
		case 'M':
			x, _ = strconv.ParseFloat(n[0], 64)
			y, _ = strconv.ParseFloat(n[1], 64)
		case 'h':
			by, err := strconv.ParseFloat(n[0], 64)
			if err != nil {
				return err
			}
			x += by
		case 'v':
			by, err := strconv.ParseFloat(n[0], 64)
			if err != nil {
				return err
			}
			y += by
		}
		const e = 1e-6
		if !(-e <= x && x <= 1000+e && -e <= y && y <= height+e) {
			return fmt.Errorf("%v, %v lies outside after %q", x, y, step)
		}
		d = rest
	}
	return nil
}

func TestDrawingsAreWellFormedAndStayInside(t *testing.T) {
	for name, svg := range drawings() {
		if err := check(svg); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEveryMarkLeadsToItsNote(t *testing.T) {
	tl := timelines()["usual"]
	svg := tl.SVG()
	for _, m := range tl.Marks {
		if !strings.Contains(svg, `href="`+m.Href+`"`) {
			t.Errorf("no link to %q", m.Href)
		}
	}
	if got, want := strings.Count(svg, "<a "), len(tl.Marks); got != want {
		t.Errorf("%d links, want %d", got, want)
	}
}

func TestOrderOfMarksDoesNotMatter(t *testing.T) {
	for name, tl := range timelines() {
		want := tl.SVG()
		slices.Reverse(tl.Marks)
		slices.Reverse(tl.Promises)
		slices.Reverse(tl.Decisions)
		if tl.SVG() != want {
			t.Errorf("%s: the drawing differs when its lists are reversed", name)
		}
	}
}

func TestDrawingLeavesItsDataAlone(t *testing.T) {
	tl := timelines()["usual"]
	slices.Reverse(tl.Marks)
	before := slices.Clone(tl.Marks)
	tl.SVG()
	if !slices.Equal(tl.Marks, before) {
		t.Error("SVG reordered the marks it was given")
	}
}

func TestSummarySaysTheHistory(t *testing.T) {
	mark := func(days ...string) []Mark {
		var out []Mark
		for _, d := range days {
			out = append(out, Mark{Day: on(d)})
		}
		return out
	}
	tests := []struct {
		name  string
		marks []Mark
		today civil.Day
		want  string
	}{
		{"no contact", nil, today, "No contact with Mei Tan yet"},
		{"only a planned one", mark("2026-12-03"), today, "No contact with Mei Tan yet, next 3 Dec 2026"},
		{"one today", mark("2026-11-21"), today, "1 contact with Mei Tan on 21 Nov 2026"},
		{"the silence that runs", mark("2026-11-01", "2026-11-02"), today, "2 contacts with Mei Tan from 1 Nov 2026 to 2 Nov 2026, longest silence 19 days"},
		{"a silence between", mark("2026-12-03", "2026-09-01", "2026-11-14"), today, "2 contacts with Mei Tan from 1 Sep 2026 to 14 Nov 2026, longest silence 74 days, next 3 Dec 2026"},
		{"no day is today", mark("2026-09-01", "2026-11-14"), 0, "2 contacts with Mei Tan from 1 Sep 2026 to 14 Nov 2026, longest silence 74 days"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Timeline{Name: "Mei Tan", Today: tt.today, Marks: tt.marks}.SVG()
			if want := `aria-label="` + tt.want + `"`; !strings.Contains(got, want) {
				t.Errorf("no %s in %s", want, got[:200])
			}
		})
	}
}

func TestSilenceIsShadedWhenLongerThanTheCadence(t *testing.T) {
	marks := []Mark{{Day: on("2026-07-01")}, {Day: on("2026-09-13")}, {Day: on("2026-11-14")}}
	tests := []struct {
		cadence int
		want    []string
	}{
		{0, nil},
		{61, []string{"74 days", "62 days"}},
		{62, []string{"74 days"}},
		{73, []string{"74 days"}},
		{74, nil},
	}
	for _, tt := range tests {
		got := Timeline{Today: today, Cadence: tt.cadence, Marks: marks}.SVG()
		if n := strings.Count(got, "tl-gap"); n != len(tt.want) {
			t.Errorf("cadence %d: %d spans are shaded, want %d", tt.cadence, n, len(tt.want))
		}
		for _, w := range tt.want {
			if !strings.Contains(got, ">"+w+"<") {
				t.Errorf("cadence %d: no text %q", tt.cadence, w)
			}
		}
	}
}

func TestLongHistoryIsMergedAndSaysSo(t *testing.T) {
	tests := []struct {
		marks []Mark
		want  string // empty: nothing is merged
	}{
		{every("2026-01-01", 1, 300), ""},
		{every("2018-01-01", 60, 50), ""},
		{every("2018-01-01", 10, 300), "before 2025 merged by month"},
		{every("1990-01-01", 30, 440), "before 2025 merged by quarter"},
		{every("1950-01-01", 60, 460), "before 2024 merged by year"},
		{every("2025-03-01", 1, 600), "merged by week"},
		{every("2024-06-01", 1, 900), "before 2025 merged by month, later by week"},
	}
	for _, tt := range tests {
		got := Timeline{Today: today, Marks: tt.marks}.SVG()
		if tt.want == "" {
			if strings.Contains(got, "merged by") {
				t.Errorf("%d marks from %v are merged", len(tt.marks), tt.marks[0].Day)
			}
			continue
		}
		if !strings.Contains(got, ">"+tt.want+"<") || !strings.Contains(got, "; "+tt.want+`"`) {
			t.Errorf("%d marks from %v: no text and description %q", len(tt.marks), tt.marks[0].Day, tt.want)
		}
		if n := strings.Count(got, "<title>"); n > 900 {
			t.Errorf("%d marks from %v: %d are drawn", len(tt.marks), tt.marks[0].Day, n)
		}
	}
}

// FuzzTimeline draws whatever there is: the drawing is well formed and nothing lies outside it.
func FuzzTimeline(f *testing.F) {
	f.Add("Mei Tan", "Coffee", "a.html", int32(739941), 42, []byte("\x00\x0b\x4a\x00\x01\x00\x0b\x4a\x99\x02"))
	f.Add("<&\"'>\x00\xff\u2028\uffff", "]]>", "javascript:\n", int32(-1), -1, []byte("\x7f\xff\xff\xff\xff\x80\x00\x00\x00\x10\x00\x37\xb9\xdb\x1f"))
	f.Fuzz(func(t *testing.T, name, title, href string, today int32, cadence int, data []byte) {
		tl := Timeline{Name: name, Today: civil.Day(today), Cadence: cadence}
		var days []civil.Day
		for ; len(data) >= 5; data = data[5:] {
			d, bits := civil.Day(binary.BigEndian.Uint32(data)), data[4]
			days = append(days, d)
			tl.Marks = append(tl.Marks, Mark{Day: d, Channel: Channel(bits), Group: bits&8 != 0, Gave: bits&16 != 0, Got: bits&32 != 0, Title: title, Href: href})
			if bits&64 != 0 {
				tl.Decisions = append(tl.Decisions, Tick{d, title})
			}
			if n := len(days); bits&128 != 0 && n >= 3 {
				tl.Promises = append(tl.Promises, Promise{From: days[n-3], Due: days[n-2], Kept: d, Mine: bits&1 != 0, Title: title})
			}
		}
		e := Everyone{Today: tl.Today, Rows: []Row{{name, href, cadence, tl.Marks}}}
		for _, svg := range []string{tl.SVG(), e.SVG(), Strip(days, tl.Today, civil.Day(cadence))} {
			if err := check(svg); err != nil {
				t.Fatalf("%v in %s", err, svg)
			}
		}
	})
}

func BenchmarkTimelines(b *testing.B) {
	tl := Timeline{Name: "Mei Tan", Today: today, Cadence: 42, Marks: every("2025-01-09", 17, 25), Promises: timelines()["usual"].Promises}
	b.ReportAllocs()
	for b.Loop() {
		for range 1000 { // 25,000 marks
			tl.SVG()
		}
	}
}

func BenchmarkEveryone(b *testing.B) {
	e := crowd(2500)
	b.ReportAllocs()
	for b.Loop() {
		e.SVG()
	}
}
