package chart

import (
	"fmt"
	"strings"
	"testing"
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

// crowds are the cases of the golden files.
func crowds() map[string]Everyone {
	some := crowd(12)
	some.Rows = append(some.Rows,
		Row{Name: "Nobody Yet", Cadence: 42},
		Row{Name: "Long & Ago", Href: "people/ago.html", Cadence: 42, Marks: []Mark{{Day: on("2009-02-03")}}},
		Row{Name: "<i>Ann</i>\x00", Href: `"><a href="x`})
	return map[string]Everyone{
		"everyone":         some,
		"everyone-sixty":   crowd(60),
		"everyone-nobody":  {Today: today},
		"everyone-no-days": {Rows: []Row{{Name: "Raj"}}},
	}
}

func TestNamesAreCutToFit(t *testing.T) {
	tests := []struct {
		name string
		n    int
		want string
	}{
		{"", 5, ""},
		{"Raj", 3, "Raj"},
		{"Rajiv", 4, "Raj…"},
		{"Mei Tan", 5, "Mei…"},
		{"中村さくら", 10, "中村さくら"},
		{"中村さくら", 9, "中村さく…"},
		{"Zo\xff\xff\xff", 4, "Zo…"},
		{"O’Neill-Smythe", 8, "O’Neill…"},
	}
	for _, tt := range tests {
		if got := cut(tt.name, tt.n); got != tt.want {
			t.Errorf("cut(%q, %d) = %q, want %q", tt.name, tt.n, got, tt.want)
		}
	}
}

func TestEveryoneKeepsEveryRow(t *testing.T) {
	svg := crowd(5000).SVG()
	if got := strings.Count(svg, `class="tl-since`); got != 5000 {
		t.Errorf("%d rows, want 5000", got)
	}
	if n := len(svg); n > 4<<20 {
		t.Errorf("5000 people take %d bytes", n)
	}
}
