package chart

import (
	"fmt"
	"testing"

	"rapport/generator/internal/civil"
)

// crowd makes n people whose last contact is longer ago the higher they stand.
func crowd(n int) Everyone {
	names := []string{"Mei Tan", "Raj Patel", "Zoë Lind", "Bartholomew Featherstonehaugh", "Ada", "中村 さくら", "מאיה כהן"}
	e := Everyone{Today: today}
	for i := range n {
		r := Row{Name: names[i%len(names)], Href: fmt.Sprintf("people/p-%d.html", i), Cadence: 14 << (i % 3)}
		end := today.Add(-300 + 300*i/n)
		for k := range 3 + i*7%30 {
			d := end.Add(-k * (9 + i*5%40))
			r.Marks = append(r.Marks, Mark{Day: d, Channel: Channel((i + k*k) % 4), Group: k%3 == 1, Title: "Talk", Href: "m.html"})
		}
		if i%9 == 4 {
			r.Marks = append(r.Marks, Mark{Day: today.Add(12 + i), Channel: Channel(i % 4)})
		}
		e.Rows = append(e.Rows, r)
	}
	return e
}

func TestEveryoneLooksAsBefore(t *testing.T) {
	some := crowd(12)
	some.Rows = append(some.Rows,
		Row{Name: "Nobody Yet", Cadence: 42},
		Row{Name: "Long & Ago", Href: "people/ago.html", Cadence: 42, Marks: []Mark{{Day: on("2009-02-03")}}})
	for name, e := range map[string]Everyone{
		"everyone":         some,
		"everyone-sixty":   crowd(60),
		"everyone-nobody":  {Today: today},
		"everyone-no-days": {Rows: []Row{{Name: "Raj"}}},
	} {
		t.Run(name, func(t *testing.T) { golden(t, name, e.SVG()) })
	}
}

func TestStripLooksAsBefore(t *testing.T) {
	var days []civil.Day
	for _, m := range every("2025-11-01", 23, 20) {
		days = append(days, m.Day)
	}
	golden(t, "strip", Strip(days, today.Add(-365), today))
	golden(t, "strip-empty", Strip(nil, today.Add(-365), today))
}

func TestKeyLooksAsBefore(t *testing.T) { golden(t, "key", Key()) }
