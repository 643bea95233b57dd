package civil

import (
	"fmt"
	"strings"
	"testing"
)

func FuzzRead(f *testing.F) {
	for _, s := range []string{"2026-09-14", "14/09/2026", "May 2024", "[[x/2026-09-14|y]]", "Sep 14th, 2026 9:00 pm", "2024-W05"} {
		f.Add(s, int32(739873), uint8(0))
	}
	f.Fuzz(func(t *testing.T, text string, n int32, o uint8) {
		order := Order(o % 4)
		if w, err := Read(text, order); w.Day != 0 && w.Partial != "" || (w == Written{}) != (err != nil) {
			t.Errorf("Read(%q) = %v, %v", text, w, err)
		}
		day := Day(1 + (int64(n)%3652059+3652059)%3652059) // the days of the years 1 to 9999
		for _, s := range []string{day.String(), day.Words(), "[[" + day.String() + "]]", day.String() + "T09:00:00+14:00"} {
			if w, err := Read(s, order); w.Day != day || err != nil {
				// Words does not fill years up to four digits, and does not read them back.
				if day.Year() >= 1000 || s != day.Words() {
					t.Errorf("Read(%q) = %v, %v, want %v", s, w, err, day)
				}
			}
		}
	})
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"Meeting - 2026-09-14 Title", "Title 20260914", "[[a]] 24-12-20", "Monday, 14 Sep 2026 (Mon)", "2024-05 x 1.1.2026",
	} {
		f.Add(s, uint8(1))
	}
	f.Fuzz(func(t *testing.T, text string, o uint8) {
		order := Order(o % 4)
		w, rest, ok := Find(text, order)
		checkFound(t, "Find", text, w, rest, ok)
		w, rest, ok = Lead(text, order)
		checkFound(t, "Lead", text, w, rest, ok)
	})
}

// checkFound fails when a day's digits do not stand in the text, or the rest is no part of it.
func checkFound(t *testing.T, call, text string, w Written, rest string, ok bool) {
	t.Helper()
	if w.Day != 0 && w.Partial != "" || ok != (w != Written{}) || !ok && rest != text || len(rest) > len(text) {
		t.Errorf("%s(%q) = %v, %q, %v", call, text, w, rest, ok)
	}
	if w.Day != 0 {
		y, _, d := w.Day.Date()
		if !strings.Contains(text, fmt.Sprintf("%02d", y%100)) || !strings.Contains(text, fmt.Sprint(d)) {
			t.Errorf("%s(%q) = %v, whose digits do not stand there", call, text, w)
		}
	}
}
