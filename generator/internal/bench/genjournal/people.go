package main

import (
	"fmt"
	"strings"
	"time"
)

// ago is the day so many days before the newest one, or after it.
func ago(days int) string { return newest().AddDate(0, 0, -days).Format(time.DateOnly) }

// person writes the note of somebody. Every second has a tie to me, and every fourth a rhythm of their own.
func (w *writer) person(p someone) error {
	w.begin()
	w.field("name", p.name)
	w.field("role", w.one(roles))
	w.field("org", w.one(orgs))
	w.field("level", w.one(levels))
	if w.chance(2) {
		w.field("relationship", w.one(ties))
	}
	if w.chance(4) {
		w.field("cadence", w.one(cadences))
	}
	w.field("email", strings.ReplaceAll(p.file, "-", ".")+"@example.com")
	w.list("tags", w.someTags(1+w.rnd.IntN(4)))
	for _, t := range traits {
		if w.chance(t.in) {
			w.field(t.key, t.value(w))
		}
	}
	w.WriteString("---\n\n")
	return w.end("content/people/"+p.file+".md", 150+w.rnd.IntN(150))
}

// traits are keys that some notes of people have, one in so many.
var traits = []struct {
	in    int
	key   string
	value func(w *writer) string
}{
	{3, "since", func(w *writer) string { return ago(w.rnd.IntN(span)) }},
	{3, "skills", func(w *writer) string { return w.one(skills) }},
	{5, "needs", func(w *writer) string { return w.words(2) }},
	{5, "gives", func(w *writer) string { return w.words(2) }},
	{5, "standing", func(w *writer) string { return w.one(standings) }},
	{6, "helps", func(w *writer) string { return w.one(jobs) }},
	{4, "knows", (*writer).known},
	{10, "reports_to", (*writer).known},
	{10, "introduced_by", (*writer).known},
	{4, "prefers", func(w *writer) string { return w.one(likes) }},
	{4, "cares_about", func(w *writer) string { return w.words(2) }},
	{8, "why", func(w *writer) string { return w.words(6) }},
	{40, "next", func(w *writer) string { return ago(20-w.rnd.IntN(40)) + " coffee" }},
	{40, "snooze", func(w *writer) string { return ago(200-w.rnd.IntN(300)) + " on leave" }},
	{30, "away", func(w *writer) string { n := w.rnd.IntN(400); return ago(n) + ".." + ago(n-14) }},
	{25, "status", func(*writer) string { return "archived" }},
}

// initiative writes the note of something that began in the last six years and took a quarter of a year to a year and a
// half; most are over.
func (w *writer) initiative(i someone) error {
	start, length := w.rnd.IntN(span), 90+w.rnd.IntN(450)
	w.begin()
	w.field("title", i.name)
	w.field("start", ago(start))
	switch {
	case length < start && w.chance(8):
		w.field("status", "dropped for want of time")
		w.field("closed", ago(start-length))
	case length < start:
		w.field("status", "done")
		w.field("closed", ago(start-length))
	case w.chance(8):
		w.field("status", "paused until there is money")
	default:
		w.field("status", "active")
	}
	w.field("goal", w.words(7))
	if length < start {
		w.field("decision", ago(start-length*2/3))
	} else {
		w.field("decision", ago(20-w.rnd.IntN(100)))
	}
	var circle []string
	for range 4 + w.rnd.IntN(5) {
		circle = append(circle, w.known())
	}
	circle = distinct(circle)
	w.field("decider", circle[0])
	w.list("owners", []string{"me", circle[len(circle)-1]})
	var allies []string
	for _, name := range circle[:min(len(circle), 1+w.rnd.IntN(3))] {
		allies = append(allies, fmt.Sprintf("[[%s]] since %s", name, ago(start-w.rnd.IntN(60))))
	}
	w.list("allies", allies)
	w.list("needs", []string{w.one(skills), w.one(skills)})
	w.WriteString("stakeholders:\n")
	for _, name := range circle {
		fmt.Fprintf(w, "  - {person: %q, role: %s, power: %s, interest: %s, now: %s, want: supportive", "[["+name+"]]",
			w.one(parts), w.one(grades), w.one(grades), w.one(stances))
		if !w.chance(4) {
			fmt.Fprintf(w, ", wiift: %s", w.words(4))
		}
		w.WriteString("}\n")
	}
	w.list("tags", w.someTags(1+w.rnd.IntN(3)))
	w.WriteString("---\n\n")
	return w.end("content/initiatives/"+i.file+".md", 150+w.rnd.IntN(150))
}

// career writes a page with goals.
func (w *writer) career() error {
	w.begin()
	w.list("goal", []string{"to lead a bigger team", "to write in public"})
	w.WriteString("---\n\n")
	for range 5 {
		fmt.Fprintf(w, "- [[%s]] knows the way\n", w.known())
	}
	fmt.Fprintf(w, "- [[%s]] is a step on it\n\n", w.initiatives[0].name)
	return w.end("content/career.md", 150)
}
