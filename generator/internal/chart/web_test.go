package chart

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// webs are the cases of the golden files.
func webs() map[string]Web {
	long := Web{}
	for i := range 40 {
		long.Rows = append(long.Rows, Knot{Name: fmt.Sprintf("Person %d", i), Href: fmt.Sprintf("people/p%d.html", i), Tied: i%3 == 0})
		if i > 0 {
			long.Arcs = append(long.Arcs, Arc{i, i * i % i, i%4 > 0}, Arc{i - 1, i, true})
		}
	}
	return map[string]Web{
		"web-nobody": {},
		"web": {
			Rows: []Knot{
				{"Helena Brandt", "people/helena-brandt.html", "Finance", true},
				{"Samuel Osei", "people/samuel-osei.html", "Finance", true},
				{"Ingrid Solheim", "people/ingrid-solheim.html", "Others", false},
				{`<b>"Ann" & 'Bo' of a very long name</b>`, `"><a href="x`, "Others", false},
				{"מאיה כהן", "", "Others", true},
			},
			Arcs: []Arc{{1, 0, true}, {0, 2, true}, {4, 1, false}, {2, 3, false}, {0, 4, true}},
		},
		"web-forty": long,
	}
}

// inPixels are the drawings whose places are in pixels, not in per cent of the width.
func inPixels() map[string]string {
	out := map[string]string{
		"slot": Slot("Mei Tanaka", Full), "slot-hollow": Slot("<b>", Hollow), "slot-empty": Slot("", Empty),
		"square": Square([]string{"Mei Tanaka"}, false), "square-now": Square(nil, true), "square-many": Square(make([]string, 12), true),
	}
	for name, w := range webs() {
		out[name] = w.SVG()
	}
	return out
}

// TestWebStaysInside follows every arc out to its farthest point, and proves that drawings in pixels are well formed.
func TestWebStaysInside(t *testing.T) {
	for name, text := range inPixels() {
		for d := xml.NewDecoder(strings.NewReader(text)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		_, rest, _ := strings.Cut(text, `viewBox="0 0 `)
		var width, height float64
		fmt.Sscanf(rest, "%f %f", &width, &height)
		for _, m := range regexp.MustCompile(`M([\d.]+) ([\d.]+)A([\d.]+) ([\d.]+) 0 0 1 ([\d.]+) ([\d.]+)`).FindAllStringSubmatch(text, -1) {
			var n [7]float64
			for i := range n[1:] {
				n[i+1], _ = strconv.ParseFloat(m[i+1], 64)
			}
			if n[1]+n[3] > width || n[5] != n[1] || n[2] < 0 || n[6] <= n[2] || n[6] > height || n[4] < (n[6]-n[2])/2-0.1 {
				t.Errorf("%s of %v by %v: the arc %s leaves it or misses a name", name, width, height, m[0])
			}
		}
	}
}

// TestInitials shows what stands in a place.
func TestInitials(t *testing.T) {
	for name, want := range map[string]string{
		"": "", "Mei": "M", "Mei Tanaka": "MT", "Piet de Vries": "PV", "Åse Öst": "ÅÖ", "Ann-Marie": "AM", "  (Bo)  ": "B", "田中": "田",
		"éva lind": "ÉL", "… !": "", "3M": "3", "12": "12",
	} {
		if got := initials(name); got != want {
			t.Errorf("initials(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestPlacesTellApart proves that the shape alone says how a place stands, and that an empty one names nobody.
func TestPlacesTellApart(t *testing.T) {
	mei := []string{"Mei Tanaka"}
	seen := map[string]bool{}
	for text, named := range map[string]bool{
		Slot("Mei Tanaka", Empty): false, Slot("Mei Tanaka", Hollow): true, Slot("Mei Tanaka", Full): true,
		Square(nil, false): false, Square(nil, true): false, Square(mei, false): true, Square(mei, true): true,
	} {
		if seen[text] || strings.Contains(text, "MT") != named {
			t.Errorf("a place is drawn as another is, or names nobody, or somebody: %s", text)
		}
		seen[text] = true
	}
	if len(seen) != 7 {
		t.Errorf("of 7 places %d differ", len(seen))
	}
}
