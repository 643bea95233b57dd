package site

import "testing"

func TestSpan(t *testing.T) {
	for days, want := range map[int]string{
		0: "0 days", 1: "1 day", 2: "2 days", 41: "41 days", 90: "90 days", 91: "13 weeks", 182: "26 weeks",
		183: "6 months", 365: "12 months", 400: "13 months", 1095: "36 months", 1096: "3 years", 4000: "10 years", -41: "41 days",
	} {
		if got := span(days); got != want {
			t.Errorf("span(%d) = %q, want %q", days, got, want)
		}
	}
}

func TestAgo(t *testing.T) {
	for days, want := range map[int]string{0: "today", 1: "yesterday", -1: "tomorrow", 41: "41 days ago", -3: "in 3 days", 100: "14 weeks ago", -200: "in 6 months"} {
		if got := ago(today.Add(-days), today); got != want {
			t.Errorf("ago(%d days before) = %q, want %q", days, got, want)
		}
	}
	if got := ago(0, today); got != "" {
		t.Errorf("ago of no day = %q, want nothing", got)
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "no meetings", 1: "one meeting", 3: "three meetings", 10: "ten meetings", 11: "11 meetings"} {
		if got := count(n, "meeting", "meetings"); got != want {
			t.Errorf("count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestAnd(t *testing.T) {
	tests := []struct {
		words []string
		want  string
	}{{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a and b"}, {[]string{"a", "b", "c"}, "a, b and c"}}
	for _, tt := range tests {
		if got := and(tt.words); got != tt.want {
			t.Errorf("and(%q) = %q, want %q", tt.words, got, tt.want)
		}
	}
}
