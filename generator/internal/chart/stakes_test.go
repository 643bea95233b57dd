package chart

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
)

// stakePictures are the cases of the golden files of what initiatives show whose places are in pixels.
func stakePictures() map[string]string {
	stakes := Stakes{Title: "Pricing reset", People: []Stake{
		{Name: "Helena Brandt", Href: "../people/helena.html", Power: High, Interest: High, Now: 3, Want: 4},
		{Name: "Raj Menon", Href: "../people/raj.html", Power: High, Interest: High, Now: 4, Want: 5},
		{Name: "Marcus Oyelaran", Power: High, Interest: Low, Now: 4, Want: 4},
		{Name: "Support leads", Power: Low, Interest: High, Now: 1, Want: 3},
		{Name: "Zoë Lind", Power: Medium, Interest: Medium, Now: 5, Want: 4},
		{Name: "Nobody Knows", Power: High},
		{Name: "中村さくら", Power: Medium, Interest: High},
	}}
	crowd := Stakes{}
	for i := range 40 {
		crowd.People = append(crowd.People, Stake{
			Name: fmt.Sprintf("P%d Q", i), Power: Degree(i*i%3) + 1, Interest: Degree(i*7%5%3) + 1, Now: i % 6, Want: i * 5 % 6,
		})
	}
	way := Way{
		Stops: []Stop{{Name: "me"}, {Name: "Raj Menon", Href: "../people/raj.html", Role: "knows them"}, {Name: "Helena Brandt", Href: "../people/helena.html", Role: "decides"}},
		Edges: []Edge{{"17 Nov 2026", true}, {"by a note", true}},
	}
	return map[string]string{
		"stakes": stakes.SVG(), "stakes-nobody": Stakes{}.SVG(), "stakes-crowd": crowd.SVG(),
		"stakes-hostile": Stakes{Title: `"<b>`, People: []Stake{{Name: "<i>\x00", Href: `"><a href="x`, Power: 9, Interest: 9, Now: -1, Want: 99}, {Name: `"`, Power: High, Interest: Low, Now: 77}}}.SVG(),
		"way":            way.SVG(),
		"way-broken":     Way{Stops: []Stop{{Name: "me"}, {Name: "Bartholomew Featherstonehaugh", Role: "decides"}}, Edges: []Edge{{Words: "no note"}}}.SVG(),
		"way-hostile":    Way{Stops: []Stop{{Name: "me"}, {Name: "<i>\x00", Href: `"><a href="x`, Role: "<b>"}}, Edges: []Edge{{Words: "<b>"}}}.SVG(),
	}
}

// lanes are the cases of the golden files of where people stood.
func lanes() map[string]string {
	lanes := Lanes{
		Title: "Pricing reset", Today: today, Ahead: on("2026-12-03"),
		Decisions: []Tick{{on("2026-03-25"), "one list by the first quarter"}, {on("2026-08-05"), "old contracts keep their price"}},
		Rows: []Lane{
			{Name: "Helena Brandt", Href: "../people/helena.html", Want: 4, Steps: []Step{
				{on("2026-02-02"), 3, "", "a.html"}, {on("2026-08-26"), 4, "“show me March”", "b.html"}, {on("2026-10-29"), 3, "who pays?", "c.html"},
			}, Worries: []Worry{{on("2026-08-26"), false, "the forecast", "b.html"}, {on("2026-10-29"), true, "angry clinics", "c.html"}}},
			{Name: "Support leads", Want: 3, Steps: []Step{{0, 1, "the list of stakeholders", ""}}},
			{Name: "Nobody Knows", Want: 4},
			{Name: "To Come", Steps: []Step{{on("2026-11-30"), 4, "", "d.html"}}},
		},
	}
	return map[string]string{
		"lanes": lanes.SVG(), "lanes-nobody": Lanes{}.SVG(),
		"lanes-hostile": Lanes{Title: `"<b>`, Today: -3, Rows: []Lane{{Name: "<i>\x00", Href: `"><a href="x`, Want: 99, Steps: []Step{{lastDay + 9, 44, "</title>", `"`}}, Worries: []Worry{{-1, true, "x", "x"}}}}}.SVG(),
	}
}

// TestStakePicturesStayInside proves that everything drawn in pixels lies within its drawing.
func TestStakePicturesStayInside(t *testing.T) {
	for name, text := range stakePictures() {
		var width, height float64
		fmt.Sscanf(text[strings.Index(text, `viewBox="0 0 `):], `viewBox="0 0 %f %f"`, &width, &height)
		for d := xml.NewDecoder(strings.NewReader(text)); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			e, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			for _, a := range e.Attr {
				n, err := strconv.ParseFloat(a.Value, 64)
				across, down := a.Name.Local == "x" || a.Name.Local == "cx", a.Name.Local == "y" || a.Name.Local == "cy"
				turned := e.Attr[0].Value == "sq-axis" && e.Attr[1].Name.Local == "transform"
				if !turned && (across || down) && (err != nil || n < 0 || across && n > width || down && n > height) {
					t.Errorf("%s: <%s %s=%q> lies outside %v by %v", name, e.Name.Local, a.Name.Local, a.Value, width, height)
				}
			}
		}
	}
}

func TestEverybodyWithAPlaceIsDrawn(t *testing.T) {
	var k Stakes
	for i := range 500 {
		k.People = append(k.People, Stake{Name: "A B", Power: Degree(i % 4), Interest: Degree(i / 4 % 4)})
	}
	placed := 0
	for _, one := range k.People {
		if one.Placed() {
			placed++
		}
	}
	if got := strings.Count(k.SVG(), `class="sq-disc"`); got != placed {
		t.Errorf("%d people are drawn, want %d", got, placed)
	}
}
