package diag

import "testing"

func TestNearest(t *testing.T) {
	known := []string{"people", "place", "date", "due", "channel", "initiatives", "initiative", "größe"}
	for word, want := range map[string]string{
		"people":       "people",
		"People":       "people",
		"poeple":       "people",
		"peple":        "people",
		"pepole":       "people",
		"peolpes":      "people", // two slips in a long word
		"plaec":        "place",
		"dat":          "date",
		"deu":          "due",
		"dda":          "", // two slips in a short word
		"chanel":       "channel",
		"inititive":    "initiative",
		"initiativess": "initiatives", // the nearer of two
		"grösse":       "größe",
		"":             "",
		"x":            "",
		"everything":   "",
	} {
		if got, ok := Nearest(word, known); got != want || ok != (want != "") {
			t.Errorf("Nearest(%q) = %q, %v, want %q", word, got, ok, want)
		}
	}
	if got, _ := Nearest("cat", []string{"bat", "hat"}); got != "bat" {
		t.Errorf("of two at the same distance %q comes first", got)
	}
	if got, ok := Nearest("cat", nil); ok {
		t.Errorf("of none %q is near", got)
	}
}
