package interchange

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/golden"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// today is the day on which every golden is exported.
var today = civil.MustParse("2026-09-20")

// export links the notes of an archive and writes them.
func export(t *testing.T, a *txtar.Archive, today civil.Day) []byte {
	t.Helper()
	parser := note.NewParser(note.Options{Content: "content/"})
	var notes []*note.Note
	for _, f := range a.Files {
		if f.Name != "want" {
			notes = append(notes, parser.Parse(f.Name, f.Data))
		}
	}
	j := journal.Link(notes, journal.Options{Me: []string{"Kim Berg"}, DailyContacts: true})
	var out bytes.Buffer
	if err := JSON(&out, j, practice.Run(j, practice.Options{}, today), j.Problems); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestGolden(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, a *txtar.Archive) string {
		return string(export(t, a, today))
	})
}

// TestDayMovesBack corrects the day of a meeting to an earlier one: the last contact moves with it.
func TestDayMovesBack(t *testing.T) {
	last := func(day string) any {
		t.Helper()
		src := txtar.Parse([]byte("-- content/meetings/talk.md --\ndate: " + day + "\npeople: Jane Doe\n-- content/meetings/2026-01-05.md --\npeople: Jane Doe\n"))
		var doc struct{ People []map[string]any }
		if err := json.Unmarshal(export(t, src, today), &doc); err != nil {
			t.Fatal(err)
		}
		return doc.People[0]["last_contact"]
	}
	if got := []any{last("2026-09-14"), last("2026-08-01"), last("2025-12-31")}; !slices.Equal(got, []any{"2026-09-14", "2026-08-01", "2026-01-05"}) {
		t.Errorf("last contacts = %v", got)
	}
}

func TestContactsFollowTheDay(t *testing.T) {
	src := txtar.Parse([]byte("-- content/meetings/2026-09-14.md --\npeople: Jane Doe\n-- content/meetings/2026-10-01.md --\npeople: Jane Doe\n"))
	cases := []struct {
		today string
		want  string
	}{
		{"2026-09-13", `{"contacts":0,"first_contact":null,"last_contact":null,"next":"2026-09-14"}`},
		{"2026-09-14", `{"contacts":1,"first_contact":"2026-09-14","last_contact":"2026-09-14","next":"2026-10-01"}`},
		{"2026-10-01", `{"contacts":2,"first_contact":"2026-09-14","last_contact":"2026-10-01","next":null}`},
	}
	for _, c := range cases {
		var doc struct {
			People []struct {
				Contacts int     `json:"contacts"`
				First    *string `json:"first_contact"`
				Last     *string `json:"last_contact"`
				Next     *string `json:"next"`
			}
		}
		if err := json.Unmarshal(export(t, src, civil.MustParse(c.today)), &doc); err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(doc.People[0])
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != c.want {
			t.Errorf("on %s: %s, want %s", c.today, got, c.want)
		}
	}
}
