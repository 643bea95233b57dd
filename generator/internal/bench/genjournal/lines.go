package main

import (
	"fmt"
	"time"
)

// markers are the lines of meetings that rules of practice read. Share is their part of a hundred; a reason stands below
// one in two of those that may have one.
var markers = []struct {
	share        int
	word, reason string
	toAll        bool // they name nobody
}{
	{14, "Gave", "", false},
	{14, "Got", "", false},
	{9, "Asked", "", false},
	{9, "Heard", "", false},
	{8, "Wants", "Because", false},
	{6, "Concern", "Because", false},
	{5, "Offer", "", false},
	{5, "Agreed", "", false},
	{2, "Traded", "", false},
	{4, "Their news", "", false},
	{3, "Helped", "", false},
	{2, "Setback", "", false},
	{2, "WIIFT", "", false},
	{5, "Update", "", true},
	{5, "Decision", "Why", true},
	{2, "Told", "", false},
	{2, "Changed", "", true},
	{1, "Headline", "", true},
	{2, "Stance", "", false},
}

// lines writes up to three marker lines about those who were there, and perhaps a promise.
func (w *writer) lines(day time.Time, who []string) {
	for range w.rnd.IntN(4) {
		n := w.rnd.IntN(100)
		for _, m := range markers {
			if n -= m.share; n >= 0 {
				continue
			}
			name := ""
			if !m.toAll && (len(who) > 1 || m.word == "Stance") {
				name = " [[" + w.one(who) + "]]"
			}
			text := w.words(4 + w.rnd.IntN(7))
			if m.word == "Stance" {
				text = w.one(stances)
			}
			fmt.Fprintf(w, "- %s%s: %s\n", m.word, name, text)
			if m.reason != "" && w.chance(2) {
				fmt.Fprintf(w, "- %s: %s\n", m.reason, w.words(6))
			}
			break
		}
	}
	if w.chance(3) {
		w.promise(day, w.one(who))
	}
	w.WriteString("\n")
}

// promise writes a task between me and somebody; most are done, and most of those in time.
func (w *writer) promise(day time.Time, who string) {
	from, to := "me", "[["+who+"]]"
	if w.chance(3) {
		from, to = to, from
	}
	due := day.AddDate(0, 0, 3+w.rnd.IntN(25))
	done := due.AddDate(0, 0, 4-w.rnd.IntN(14))
	if w.chance(8) || done.After(newest()) {
		fmt.Fprintf(w, "- [ ] %s -> %s: %s (by %s)\n", from, to, w.words(5), due.Format(time.DateOnly))
		return
	}
	if done.Before(day) {
		done = day
	}
	fmt.Fprintf(w, "- [x] %s -> %s: %s (by %s) ✅ %s\n", from, to, w.words(5), due.Format(time.DateOnly), done.Format(time.DateOnly))
}

// chance is true once in so many times.
func (w *writer) chance(in int) bool { return w.rnd.IntN(in) == 0 }
