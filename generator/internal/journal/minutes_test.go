package journal

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/note"
)

// TestMinutes links real minutes, which are no part of this project: RAPPORT_MINUTES names their folder. Beside them
// stands whom they hold, counted by other means.
func TestMinutes(t *testing.T) {
	dir := os.Getenv("RAPPORT_MINUTES")
	if dir == "" {
		t.Log("RAPPORT_MINUTES is not set: nothing to link")
		return
	}
	j := Link(readFolder(t, dir), Options{DailyContacts: true})

	type counted struct {
		Contacts int    `json:"contacts"`
		First    string `json:"first_contact"`
		Last     string `json:"last_contact"`
	}
	var want struct {
		Meetings int                `json:"meetings_with_people"`
		People   map[string]counted `json:"people"`
	}
	src, err := os.ReadFile(filepath.Join(dir, "expect.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(src, &want); err != nil {
		t.Fatal(err)
	}
	meetings := 0
	for _, m := range j.Meetings {
		if len(m.People) > 0 {
			meetings++
		}
	}
	got := map[string]counted{}
	on := civil.MustParse("2026-01-01")
	for _, p := range j.People {
		if _, ok := want.People[p.Name]; ok && len(p.Contacts) > 0 {
			got[p.Name] = counted{len(p.ContactsBy(on)), p.FirstContact(on).Day.String(), p.LastContact(on).Day.String()}
		} else if strings.Contains(p.Name, " ") {
			t.Logf("%s is not expected: %d contacts", p.Name, len(p.Contacts))
		}
	}
	if d := cmp.Diff(want.People, got); d != "" {
		t.Error(d)
	}
	if meetings != want.Meetings {
		t.Errorf("%d meetings hold people, want %d", meetings, want.Meetings)
	}
	var suggested []string
	for _, p := range j.Problems {
		if p.Code == "same-person" {
			suggested = append(suggested, p.Message)
		} else {
			t.Log(p)
		}
	}
	all := strings.Join(suggested, "\n")
	t.Log(all)
	for _, pair := range [][2]string{
		{"Ali Sheikh", "Ali Ijaz Sheikh"}, {"James Snell", "James M Snell"}, {"Tobias Niessen", "Tobias Nießen"},
	} {
		if !strings.Contains(all, `"`+pair[0]+`" may be "`+pair[1]+`"`) && !strings.Contains(all, `"`+pair[1]+`" may be "`+pair[0]+`"`) {
			t.Errorf("nothing suggests that %s is %s", pair[0], pair[1])
		}
	}
}

// readFolder reads the notes below a journal's content folder.
func readFolder(t *testing.T, dir string) []*note.Note {
	t.Helper()
	parser := note.NewParser(note.Options{Content: "content/"})
	var notes []*note.Note
	err := filepath.WalkDir(filepath.Join(dir, "content"), func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".md" {
			return err
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		notes = append(notes, parser.Parse(filepath.ToSlash(rel), src))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return notes
}
