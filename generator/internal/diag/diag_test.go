package diag

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestString(t *testing.T) {
	for _, c := range []struct {
		problem Problem
		want    string
	}{
		{Problem{Pos: Pos{"a.md", 0, 0}, Severity: Error, Message: "m"}, "a.md: error: m"},
		{Problem{Pos: Pos{"a.md", 0, 7}, Severity: Error, Message: "m"}, "a.md: error: m"},
		{Problem{Pos: Pos{"a.md", 3, 0}, Severity: Warning, Message: "m"}, "a.md:3: warning: m"},
		{Problem{Pos: Pos{"a b.md", 3, 7}, Severity: Notice, Message: "m", Hint: "h"}, "a b.md:3:7: notice: m (h)"},
		{Problem{Pos: Pos{"a.md", 3, 7}, Code: "c", Message: "m", Excerpt: "e"}, "a.md:3:7: error: m"},
	} {
		if got := c.problem.String(); got != c.want {
			t.Errorf("%#v.String() = %q, want %q", c.problem, got, c.want)
		}
	}
}

func TestSeverity(t *testing.T) {
	for severity, want := range map[Severity]string{Error: "error", Warning: "warning", Notice: "notice"} {
		if got := severity.String(); got != want {
			t.Errorf("Severity(%d).String() = %q, want %q", uint8(severity), got, want)
		}
		if got, err := severity.MarshalText(); string(got) != want || err != nil {
			t.Errorf("Severity(%d).MarshalText() = %q, %v, want %q", uint8(severity), got, err, want)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a severity that there is none of has a word")
		}
	}()
	_ = Severity(3).String()
}

// TestSort shuffles a sorted list with repeats: every order must come out as the one without.
func TestSort(t *testing.T) {
	want := []Problem{
		{Pos: Pos{"", 0, 0}, Message: "of no file"},
		{Pos: Pos{"A.md", 9, 9}},
		{Pos: Pos{"a.md", 0, 0}, Message: "of the file"},
		{Pos: Pos{"a.md", 2, 0}, Message: "of the line"},
		{Pos: Pos{"a.md", 2, 1}, Severity: Error, Code: "z"},
		{Pos: Pos{"a.md", 2, 1}, Severity: Warning, Code: "a", Message: "m"},
		{Pos: Pos{"a.md", 2, 1}, Severity: Warning, Code: "b", Message: "l"},
		{Pos: Pos{"a.md", 2, 1}, Severity: Warning, Code: "b", Message: "m"},
		{Pos: Pos{"a.md", 2, 1}, Severity: Warning, Code: "b", Message: "m", Hint: "g"},
		{Pos: Pos{"a.md", 2, 1}, Severity: Warning, Code: "b", Message: "m", Hint: "h", Excerpt: "d"},
		{Pos: Pos{"a.md", 2, 1}, Severity: Warning, Code: "b", Message: "m", Hint: "h", Excerpt: "e"},
		{Pos: Pos{"a.md", 2, 10}},
		{Pos: Pos{"a.md", 10, 1}},
		{Pos: Pos{"a/b.md", 1, 1}},
		{Pos: Pos{"b.md", 1, 1}},
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		list := append(append([]Problem{}, want...), want...)
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		if diff := cmp.Diff(want, Sort(list)); diff != "" {
			t.Fatalf("Sort (-want +got):\n%s", diff)
		}
	}
	if got := Sort(nil); len(got) != 0 {
		t.Errorf("Sort(nil) = %v", got)
	}
}

func TestCount(t *testing.T) {
	list := []Problem{{Severity: Notice}, {Severity: Error}, {Severity: Notice}}
	for severity, want := range map[Severity]int{Error: 1, Warning: 0, Notice: 2} {
		if got := Count(list, severity); got != want {
			t.Errorf("Count(list, %v) = %d, want %d", severity, got, want)
		}
	}
}
