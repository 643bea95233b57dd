package generator

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMinutes builds a journal of real minutes without settings. They are no part of this project: RAPPORT_MINUTES
// names their folder. Beside them stands whom they hold, counted by other means.
func TestMinutes(t *testing.T) {
	dir := os.Getenv("RAPPORT_MINUTES")
	if dir == "" {
		t.Log("the real minutes are not here, since RAPPORT_MINUTES is not set: only invented ones are tried")
		return
	}
	r := builtAt(t, New(Options{Dir: dir, Today: day(t, "2020-01-15")}), noon)
	if r.Notes != 72 {
		t.Errorf("%d notes, want 72", r.Notes)
	}
	type counted struct {
		Contacts int
		First    string `json:"first_contact"`
		Last     string `json:"last_contact"`
	}
	var want struct {
		Meetings int `json:"meetings_with_people"`
		People   map[string]counted
	}
	b, err := os.ReadFile(filepath.Join(dir, "expect.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	e := export(t, r)
	got := map[string]counted{}
	for _, p := range e.People {
		if strings.Contains(p.Name, " ") { // whoever is called by one word alone was left out of the count
			got[p.Name] = counted{p.Contacts, p.First, p.Last}
		}
	}
	if diff := cmp.Diff(want.People, got); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
	meetings := 0
	for _, m := range e.Meetings {
		if len(m.People) > 0 {
			meetings++
		}
	}
	if meetings != want.Meetings {
		t.Errorf("%d meetings hold people, want %d", meetings, want.Meetings)
	}
	suggestsTheSame(t, r, [][2]string{
		{"Ali Sheikh", "Ali Ijaz Sheikh"}, {"James Snell", "James M Snell"}, {"Tobias Niessen", "Tobias Nießen"},
	})
	everyNoteHasAPage(t, r, dir)
}

// TestMinutesClaimNothing looks at what practices find in the same minutes. Nothing in them was written for a practice:
// so none is tracked. Then six of the people become connections and all practices are asked for, and no finding may claim
// more than minutes can show: nobody's level is known, nobody was met alone, and no note was written for six weeks.
func TestMinutesClaimNothing(t *testing.T) {
	dir := os.Getenv("RAPPORT_MINUTES")
	if dir == "" {
		t.Log("the real minutes are not here, since RAPPORT_MINUTES is not set: only invented ones are looked at")
		return
	}
	today := day(t, "2020-01-15")
	r := builtAt(t, New(Options{Dir: dir, Today: today}), noon)
	for _, f := range r.Findings() {
		t.Errorf("%s %s of %s: %s", f.State, f.Rule, f.Subject.ID(), f.Text)
	}
	last, idle := r.LastNote()
	if want := day(t, "2019-12-04"); last != want || !idle {
		t.Errorf("the last note is of %s, idle %v; want %s, true", last, idle, want)
	}
	unmarkedCoffee(t, dir)
	mine := t.TempDir()
	if err := os.CopyFS(mine, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	settings := "cadences: {other: 90d}\npractices:\n"
	for _, p := range r.Practices() {
		settings += "  " + p.ID + ": on\n"
	}
	put(t, mine, "rapport.yaml", []byte(settings))
	for _, name := range []string{"Michael Dawson", "Colin Ihrig", "Rich Trott", "Matteo Collina", "Joyee Cheung", "Michaël Zasso"} {
		put(t, mine, "content/people/"+name+".md", []byte("---\nrelationship: connection\n---\n"))
	}
	r = builtAt(t, New(Options{Dir: mine, Today: today}), noon)
	claims := map[string]int{}
	for _, f := range r.Findings() {
		claims[f.State.String()+" "+f.Rule]++
		switch {
		case f.State == Gap && f.Subject.Person != nil && today.Since(f.Due) < 42: // the limit passed after the last note
			t.Errorf("a gap since the last note: %s of %s: %s", f.Rule, f.Subject.ID(), f.Text)
		case f.State == Due:
			t.Errorf("due in a journal that is idle: %s of %s: %s", f.Rule, f.Subject.ID(), f.Text)
		case f.State != Met && f.State != Gap && f.Action != "":
			t.Errorf("%s %s of %s asks for %q", f.State, f.Rule, f.Subject.ID(), f.Action)
		}
	}
	want := map[string]int{
		"gap regular": 11, "met regular": 13, "info regular": 1, "unknown regular": 17, // people of 2018, and those of the last autumn
		"unknown two-two-two": 3, "info two-two-two": 1, // nobody's level is known, and that is said
		"unknown one-a-week": 1, "met switch-up": 7, "unknown switch-up": 2, // everybody was met in a room
		"info purpose": 6, "info mutual": 6, "info exchange": 1, "gap both-kinds": 1, "gap reach-kinds": 4,
	}
	if diff := cmp.Diff(want, claims); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// unmarkedCoffee adds one note that says how people met, which starts a practice, and looks a few days later: nothing is
// asked of people with whom no note shows a tie.
func unmarkedCoffee(t *testing.T, dir string) {
	t.Helper()
	more := t.TempDir()
	if err := os.CopyFS(more, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	put(t, more, "content/2019-12-05 Michael.md", []byte("---\ntype: meeting\npeople: Michael Dawson\nchannel: coffee\n---\n"))
	r := builtAt(t, New(Options{Dir: more, Today: day(t, "2019-12-10")}), noon)
	if got := r.Tracks(); strings.HasPrefix(got, "0 of ") {
		t.Errorf("with a coffee %s", got)
	}
	for _, f := range r.Findings() {
		t.Errorf("with a coffee: %s %s of %s: %s", f.State, f.Rule, f.Subject.ID(), f.Text)
	}
}

// suggestsTheSame checks that each pair is suggested to be one person spelt in two ways.
func suggestsTheSame(t *testing.T, r *Result, pairs [][2]string) {
	t.Helper()
	var suggested []string
	for _, p := range r.Problems {
		if p.Code == "same-person" {
			suggested = append(suggested, p.Message)
		}
	}
	for _, pair := range pairs {
		if !slices.ContainsFunc(suggested, func(s string) bool {
			return strings.Contains(s, `"`+pair[0]+`"`) && strings.Contains(s, `"`+pair[1]+`"`)
		}) {
			t.Errorf("nothing suggests that %s is %s", pair[0], pair[1])
		}
	}
}

// everyNoteHasAPage checks that a page names the file of every note.
func everyNoteHasAPage(t *testing.T, r *Result, dir string) {
	t.Helper()
	var pages [][]byte
	for _, p := range r.Paths() {
		if strings.HasPrefix(p, "meetings/") || strings.HasPrefix(p, "pages/") {
			b, _, err := r.File(p)
			if err != nil {
				t.Error(err)
			}
			pages = append(pages, b)
		}
	}
	notes := 0
	err := filepath.WalkDir(filepath.Join(dir, "content"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".md" {
			return err
		}
		notes++
		stem := strings.TrimSuffix(filepath.Base(name), ".md")
		if !slices.ContainsFunc(pages, func(b []byte) bool { return bytes.Contains(b, []byte(stem+".md")) }) {
			t.Errorf("no page names %s", name)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if len(pages) < notes {
		t.Errorf("%d pages for %d notes", len(pages), notes)
	}
}
