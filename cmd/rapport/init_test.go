package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"rapport/generator"
)

// on runs the program as if it were noon of a day.
func on(t *testing.T, day generator.Day, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	y, m, d := day.Date()
	noon := time.Date(y, m, d, 12, 0, 0, 0, time.Local)
	var out, err bytes.Buffer
	code = run(context.Background(), args, func(string) string { return "" }, &out, &err, func() time.Time { return noon })
	return code, out.String(), err.String()
}

func dayOf(t *testing.T, s string) generator.Day {
	t.Helper()
	d, err := generator.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestStarterOnAnyDay begins a journal on every day of the week, around the end of a year and in a leap year: it never
// has a problem, and there is something to do at once.
func TestStarterOnAnyDay(t *testing.T) {
	for _, first := range []string{"2026-12-24", "2028-02-20"} {
		for n := range 14 {
			day := dayOf(t, first).Add(n)
			dir := filepath.Join(t.TempDir(), "journal")
			if code, _, said := on(t, day, "init", dir); code != exitDone {
				t.Fatalf("init on %s: exit code %d: %s", day, code, said)
			}
			if code, found, said := on(t, day, "check", "-C", dir); code != exitDone || found != "" || !strings.Contains(said, "no problems in 7 notes") {
				t.Errorf("check on %s: exit code %d:\n%s%s", day, code, found, said)
			}
			code, week, said := on(t, day, "week", "-C", dir)
			if code != exitDone || !strings.Contains(week, "1. Jon Abara") || !strings.Contains(week, "2. Mara Lindt") ||
				!strings.Contains(week, "This week") && !strings.Contains(week, "Whoever waits") || !strings.Contains(week, "Coming: 2") {
				t.Errorf("week on %s: exit code %d:\n%s%s", day, code, week, said)
			}
		}
	}
}

// TestWorkday counts from days of work and from weekends.
func TestWorkday(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-11-20", 0, "2026-11-20"},  // Friday
		{"2026-11-20", 1, "2026-11-23"},  // Monday
		{"2026-11-20", -5, "2026-11-13"}, // Friday
		{"2026-11-21", 1, "2026-11-23"},  // of Saturday: Monday
		{"2026-11-22", -1, "2026-11-20"}, // of Sunday: Friday
		{"2026-12-31", 2, "2027-01-04"},
	} {
		if got := workday(dayOf(t, c.from), c.n).String(); got != c.want {
			t.Errorf("workday(%s, %d) = %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

// TestStarterSettings takes the # away before every setting of the starter: each must be one, with a value that it can
// have.
func TestStarterSettings(t *testing.T) {
	for _, samples := range []bool{true, false} {
		text, err := starter.ReadFile("starter/rapport.yaml")
		if err != nil {
			t.Fatal(err)
		}
		written := sowing{Samples: samples}.fill(string(text))
		all := regexp.MustCompile(`(?m)^# (( {2})?[a-z0-9_-]+:)`).ReplaceAllString(written, "$1")
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "rapport.yaml"), []byte(all), 0o600); err != nil {
			t.Fatal(err)
		}
		if code, found, said := on(t, dayOf(t, "2026-11-20"), "check", "-C", dir); code != exitDone || found != "" {
			t.Errorf("check: exit code %d:\n%s%sof\n%s", code, found, said, all)
		}
		for _, key := range []string{
			"title", "me", "timezone", "week_start", "away", "actions", "date_order", "cadences", "targets", "practices",
			"editor", "fields", "markers", "publish",
		} {
			if n := len(regexp.MustCompile(`(?m)^`+key+`:`).FindAllString(all, -1)); n != 1 {
				t.Errorf("the starter's rapport.yaml shows %s %d times, want once:\n%s", key, n, all)
			}
		}
	}
}
