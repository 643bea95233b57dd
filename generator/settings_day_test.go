package generator

import (
	"context"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// TestNoSettings reads the settings of a journal that has none, and of one where they cannot be read.
func TestNoSettings(t *testing.T) {
	if s, problems := readSettings(fstest.MapFS{}); !cmp.Equal(s, defaults()) || len(problems) > 0 {
		t.Errorf("without settings: %+v, %v", s, problems)
	}
	s, problems := readSettings(fstest.MapFS{settingsFile + "/a": {}})
	if !cmp.Equal(s, defaults()) || len(problems) != 1 || problems[0].Code != "unreadable" {
		t.Errorf("a folder for settings: %+v, %v", s, problems)
	}
}

// TestToday builds on both sides of a midnight: what was said by hand goes before the settings, these before the clock,
// and the clock is read in the journal's zone.
func TestToday(t *testing.T) {
	before := time.Date(2026, 11, 20, 22, 59, 59, 0, time.UTC) // the last second of a day in Oslo
	after := before.Add(time.Second)
	east := time.FixedZone("east", 14*60*60)
	for _, c := range []struct {
		name, flag, settings string
		now                  time.Time
		want                 string
	}{
		{"clock", "", "", before, "2026-11-20"},
		{"clock elsewhere", "", "", before.In(east), "2026-11-21"},
		{"before midnight in the zone", "", "timezone: Europe/Oslo", before, "2026-11-20"},
		{"after midnight in the zone", "", "timezone: Europe/Oslo", after, "2026-11-21"},
		{"the clock's own zone does not count", "", "timezone: Europe/Oslo", before.In(east), "2026-11-20"},
		{"a zone in the west", "", "timezone: America/Los_Angeles", after, "2026-11-20"},
		{"a zone with a mistake", "", "timezone: Olso", after, "2026-11-20"},
		{"settings", "", "today: 2026-01-02\ntimezone: Europe/Oslo", after, "2026-01-02"},
		{"settings with a mistake", "", "today: tomorrow\ntimezone: Europe/Oslo", after, "2026-11-21"},
		{"by hand", "2025-05-05", "", after, "2025-05-05"},
		{"by hand before settings", "2025-05-05", "today: 2026-01-02\ntimezone: Europe/Oslo", after, "2025-05-05"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := Options{Dir: t.TempDir()}
			if c.flag != "" {
				o.Today = day(t, c.flag)
			}
			put(t, o.Dir, "Note.md", []byte("text\n"))
			if c.settings != "" {
				put(t, o.Dir, settingsFile, []byte(c.settings+"\n"))
			}
			r, err := New(o).Build(context.Background(), c.now)
			if err != nil {
				t.Fatal(err)
			}
			if got := r.Today.String(); got != c.want {
				t.Errorf("today is %s, want %s", got, c.want)
			}
		})
	}
}
