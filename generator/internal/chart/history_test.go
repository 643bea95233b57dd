package chart

import (
	"slices"
	"strings"
	"testing"
)

// histories are drawn by the golden files too.
func histories() map[string][]string {
	return map[string][]string{
		"history":        slices.Concat(slices.Repeat([]string{""}, 5), slices.Repeat([]string{"met"}, 12), []string{"planned", "due", "due", "gap", "unknown", "snoozed", "info", "met", "nothing to say"}),
		"history-empty":  slices.Repeat([]string{""}, 26),
		"history-none":   nil,
		"history-escape": {"<b>\"x\"&"},
	}
}

func TestHistoryWords(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"", "not tracked for 1 week"},
		{"gap", "gap for 1 week"},
		{"met met gap due gap met gap due", "gap for 3 weeks, due 2, met 3"},
		{"met  quiet", "met for 1 week, quiet 1, not tracked 1"},
	} {
		words := strings.Split(c.words, " ")
		if got := HistoryWords(words); got != c.want {
			t.Errorf("HistoryWords(%q) = %q, want %q", words, got, c.want)
		}
	}
	if got := HistoryWords(nil); got != "" {
		t.Errorf("HistoryWords(nil) = %q, want nothing", got)
	}
}

// TestHistoryDrawsEveryWord proves that no two words look alike: the shape alone tells them apart.
func TestHistoryDrawsEveryWord(t *testing.T) {
	seen := map[string]string{}
	for _, w := range []string{"", "gap", "due", "planned", "unknown", "info", "snoozed", "met", "nothing to say"} {
		svg := History([]string{w})
		_, marks, _ := strings.Cut(svg, "</title>")
		if other, twice := seen[marks]; twice {
			t.Errorf("%q and %q look alike", w, other)
		}
		seen[marks] = w
	}
}
