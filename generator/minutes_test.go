package generator

import (
	"bytes"
	"context"
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
		t.Log("RAPPORT_MINUTES is not set: nothing to build")
		return
	}
	r, err := New(Options{Dir: dir, Today: day(t, "2020-01-15")}).Build(context.Background(), noon)
	if err != nil {
		t.Fatal(err)
	}
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
