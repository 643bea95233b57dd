package main

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// size says how much a journal holds.
type size struct{ people, meetings int }

// initiatives follow from the people: one for ten of them.
func (s size) initiatives() int { return max(5, s.people/10) }

// notes is how many notes a journal of the size has; one is a page with goals.
func (s size) notes() int { return s.people + s.initiatives() + s.meetings + 1 }

// newest is the last day a meeting may have, and span how many days back they reach. Fixed, so that bytes never depend
// on the day they are written.
const span = 6*365 + 1

func newest() time.Time { return time.Date(2026, time.June, 30, 0, 0, 0, 0, time.UTC) }

// someone is a person or an initiative: a name and the file name made of it.
type someone struct{ name, file string }

// writer makes one note after the other in a buffer and hands each on.
type writer struct {
	bytes.Buffer
	rnd         *rand.Rand
	put         func(path string, note []byte) error
	people      []someone
	initiatives []someone
	popular     *rand.Zipf
}

func newWriter(seed uint64, put func(path string, note []byte) error) *writer {
	return &writer{rnd: rand.New(rand.NewPCG(seed, 1414)), put: put}
}

// journal writes all notes of a journal.
func (w *writer) journal(s size) error {
	w.people = pair(s.people, w.rnd.Perm(len(firstNames)*len(familyNames)), firstNames, familyNames)
	w.initiatives = pair(s.initiatives(), w.rnd.Perm(len(plans)*len(things)), plans, things)
	w.popular = rand.NewZipf(w.rnd, 1.15, 8, uint64(s.people-1))
	for _, p := range w.people {
		if err := w.person(p); err != nil {
			return err
		}
	}
	for _, i := range w.initiatives {
		if err := w.initiative(i); err != nil {
			return err
		}
	}
	if err := w.career(); err != nil {
		return err
	}
	return w.meetings(s.meetings)
}

// pair makes n distinct names of a first and a second word, in the given order of all pairs.
func pair(n int, order []int, first, second []string) []someone {
	list := make([]someone, n)
	taken := map[string]int{}
	for i := range list {
		k := order[i%len(order)]
		name := first[k/len(second)] + " " + second[k%len(second)]
		if round := i / len(order); round > 0 {
			name += fmt.Sprintf(" %d", round+1)
		}
		list[i] = someone{name, free(taken, fileName(name))}
	}
	return list
}

// free returns a file name that was not handed out before.
func free(taken map[string]int, name string) string {
	taken[name]++
	if n := taken[name]; n > 1 {
		return fmt.Sprintf("%s-%d", name, n)
	}
	return name
}

// fileName is a name in lower-case letters, digits and hyphens.
func fileName(name string) string {
	plain := unaccented.Replace(strings.ToLower(name))
	return strings.Join(strings.FieldsFunc(plain, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
}

// meetings writes n meetings from the first day to the last.
func (w *writer) meetings(n int) error {
	back := make([]int, n)
	for i := range back {
		if back[i] = w.rnd.IntN(span); w.chance(150) {
			back[i] = -1 - w.rnd.IntN(30) // still to come
		}
	}
	slices.SortFunc(back, func(a, b int) int { return cmp.Compare(b, a) })
	taken := map[string]int{}
	for _, days := range back {
		date := newest().AddDate(0, 0, -days)
		day := date.Format(time.DateOnly)
		who := w.company()
		title := w.one(occasions) + " with " + who[0]
		if len(who) > 1 && w.rnd.IntN(2) == 0 {
			title = w.one(occasions) + ": " + w.words(3)
		}
		file := free(taken, day+"-"+fileName(title))
		w.begin()
		w.field("title", title)
		w.field("date", day)
		w.list("people", who)
		if w.rnd.IntN(10) < 7 {
			w.field("initiative", w.initiatives[w.rnd.IntN(len(w.initiatives))].name)
		}
		w.field("channel", w.one(channels))
		w.occasion(days < 0)
		w.list("gave", w.some(goods))
		w.list("received", w.some(goods))
		w.list("tags", w.someTags(w.rnd.IntN(4)))
		w.WriteString("---\n\n")
		w.lines(date, who)
		if err := w.end("content/meetings/"+day[:4]+"/"+file+".md", 150+w.rnd.IntN(251)); err != nil {
			return err
		}
	}
	return nil
}

// occasion writes what some meetings say of themselves.
func (w *writer) occasion(toCome bool) {
	if w.chance(4) || toCome {
		w.field("sort", w.one(sorts))
	}
	if w.chance(60) || toCome && w.chance(2) {
		w.field("stakes", "high")
	}
	if w.chance(15) {
		w.field("for", "[["+w.initiatives[w.rnd.IntN(len(w.initiatives))].name+"]]")
	}
	if w.chance(12) {
		w.list("absent", []string{w.known()})
	}
	if w.chance(20) {
		w.field("headline", w.words(8))
	}
	if w.chance(4) {
		w.field("place", w.one(places))
	}
}

// company is who was there: one to six people, most often one, two or three.
func (w *writer) company() []string {
	n := []int{1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6}[w.rnd.IntN(11)]
	var who []string
	for range n {
		who = append(who, w.known())
	}
	return distinct(who)
}

// known is the name of a person, of a few more often than of the others.
func (w *writer) known() string { return w.people[w.popular.Uint64()].name }

// some is none, one or two of a list.
func (w *writer) some(list []string) []string {
	var out []string
	for range w.rnd.IntN(3) {
		out = append(out, w.one(list))
	}
	return out
}

// someTags is up to n tags, the first ones of the list more often.
func (w *writer) someTags(n int) []string {
	var out []string
	for range n {
		f := w.rnd.Float64()
		out = append(out, tags[int(f*f*float64(len(tags)))])
	}
	return distinct(out)
}

func (w *writer) one(list []string) string { return list[w.rnd.IntN(len(list))] }

// distinct drops what stands in a list already and keeps the order.
func distinct(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// begin opens a note's front matter.
func (w *writer) begin() {
	w.Reset()
	w.WriteString("---\n")
}

// end adds a body of about so many words and hands the note on.
func (w *writer) end(path string, words int) error {
	w.body(words)
	return w.put(path, w.Bytes())
}

func (w *writer) field(key, value string) { fmt.Fprintf(w, "%s: %s\n", key, scalar(value)) }

func (w *writer) list(key string, items []string) {
	if len(items) == 0 {
		fmt.Fprintf(w, "%s: []\n", key)
		return
	}
	fmt.Fprintf(w, "%s:\n", key)
	for _, item := range items {
		fmt.Fprintf(w, "  - %s\n", scalar(item))
	}
}

// scalar quotes a text that YAML would not take as a plain one.
func scalar(s string) string {
	if strings.ContainsAny(s, ":#'[") {
		return `"` + s + `"`
	}
	return s
}
