package chart

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapport/generator/internal/civil"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares a drawing with testdata/NAME.svg.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".svg")
	if *update {
		if err := os.WriteFile(path, []byte(got+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got+"\n"); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, diff)
	}
}

var today = civil.MustParse("2026-11-21")

func on(s string) civil.Day { return civil.MustParse(s) }

// every makes n marks that many days apart, of changing channels.
func every(first string, apart, n int) []Mark {
	var out []Mark
	for i := range n {
		out = append(out, Mark{
			Day:     on(first).Add(i*apart + i*i*7%apart),
			Channel: []Channel{InPerson, Remote, Written, Remote}[i*i%7%4],
			Group:   i%3 == 1,
			Gave:    i%5 == 2,
			Got:     i%6 == 2,
			Title:   "Coffee",
			Href:    "../meetings/" + on(first).Add(i*apart).String() + ".html",
		})
	}
	return out
}

// timelines are the cases of the golden files.
func timelines() map[string]Timeline {
	at := func(day string, c Channel) Mark {
		return Mark{Day: on(day), Channel: c, Title: "Talk", Href: day + ".html"}
	}
	mei := Timeline{
		Name: "Mei Tan", Today: today, Cadence: 42,
		Marks: append(append(every("2025-01-09", 17, 12), every("2025-10-20", 13, 27)...),
			at("2026-12-03", InPerson), at("2026-12-10", Remote), at("2026-12-17", Written)),
		Promises: []Promise{
			{From: on("2025-02-10"), Due: on("2025-04-01"), Kept: on("2025-03-20"), Mine: true, Title: "Send the price list"},
			{From: on("2025-09-10"), Due: on("2025-11-01"), Kept: on("2026-01-08"), Mine: true, Title: "Introduce Raj"},
			{From: on("2026-10-10"), Due: on("2026-12-24"), Mine: true, Title: "Read the draft"},
			{From: on("2026-08-10"), Due: on("2026-09-24"), Title: "Name a sponsor"},
			{From: on("2026-06-10"), Kept: on("2026-06-24"), Title: "Share the survey"},
		},
		Decisions: []Tick{{on("2025-06-30"), "Pricing: go"}, {on("2026-05-04"), "Pricing: two tiers"}},
	}
	return map[string]Timeline{
		"usual":          mei,
		"no-marks":       {Name: "Zoë Lind", Today: today, Cadence: 42},
		"nothing-at-all": {},
		"one-mark":       {Name: "Raj", Today: today, Cadence: 42, Marks: []Mark{at("2026-08-03", InPerson)}},
		"one-day": {Name: "Raj", Today: today, Marks: []Mark{
			at("2026-11-21", InPerson), at("2026-11-21", InPerson), at("2026-11-21", InPerson), at("2026-11-21", Remote),
		}},
		"only-planned":  {Name: "Raj", Today: today, Cadence: 42, Marks: []Mark{at("2026-12-01", InPerson), at("2027-02-01", Remote)}},
		"unstated":      {Name: "Raj", Today: today, Cadence: 42, Marks: []Mark{at("2026-01-12", Unstated), at("2026-02-20", Unstated), at("2026-07-20", Unstated)}},
		"some-unstated": {Name: "Raj", Today: today, Cadence: 42, Marks: []Mark{at("2026-01-12", Unstated), at("2026-02-20", Written), at("2026-07-20", Unstated)}},
		"before-1900":   {Name: "Ada", Today: on("1852-11-27"), Cadence: 90, Marks: []Mark{at("1833-06-05", InPerson), at("1842-10-01", Written), at("1843-07-05", Written)}},
		"thirty-years":  {Name: "Old Friend", Today: today, Cadence: 180, Marks: every("1996-03-01", 31, 360)},
		"daily":         {Name: "Neighbour", Today: today, Cadence: 7, Marks: every("2024-06-01", 1, 900)},
		"hostile": {Name: `<b>"Ann" & 'Bo'</b>` + "\x00", Today: today, Cadence: 30, Marks: []Mark{
			{Day: on("2026-03-03"), Channel: 200, Title: "</title><script>alert(1)</script>", Href: `"><a href="x`},
		}},
		"right-to-left": {Name: "מאיה כהן", Today: today, Cadence: 30, Marks: []Mark{{Day: on("2026-03-03"), Channel: Remote, Title: "פגישה על מחירים", Href: "a.html"}}},
	}
}

// drawings are what the golden files hold.
func drawings() map[string]string {
	out := map[string]string{"key": Key(), "strip-empty": Strip(nil, today.Add(-365), today)}
	for name, tl := range timelines() {
		out[name] = tl.SVG()
	}
	for name, e := range crowds() {
		out[name] = e.SVG()
	}
	maps.Copy(out, lanes())
	out["kept"] = Kept([]bool{true, true, false, true})
	for name, words := range histories() {
		out[name] = History(words)
	}
	var days []civil.Day
	for _, m := range every("2025-11-01", 23, 20) {
		days = append(days, m.Day)
	}
	out["strip"] = Strip(days, today.Add(-365), today)
	return out
}

func TestDrawingsAreAsBefore(t *testing.T) {
	of := drawings()
	maps.Copy(of, inPixels())
	maps.Copy(of, stakePictures())
	for name, svg := range of {
		t.Run(name, func(t *testing.T) { golden(t, name, svg) })
	}
	files, err := filepath.Glob("testdata/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if _, ok := of[strings.TrimSuffix(filepath.Base(f), ".svg")]; !ok {
			t.Errorf("%s belongs to no drawing", f)
		}
	}
}
