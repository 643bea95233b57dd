package generator

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestInventedMinutes builds a few minutes that nobody ever took. They have the shape of the real ones, which are no part
// of this project, so that every clone tries what TestMinutes tries.
func TestInventedMinutes(t *testing.T) {
	dir := minutes(t)
	r := builtAt(t, New(Options{Dir: dir, Today: day(t, "2020-01-15")}), noon)
	type counted struct {
		Contacts    int
		First, Last string
	}
	got := map[string]counted{}
	for _, p := range export(t, r).People {
		got[p.Name] = counted{p.Contacts, p.First, p.Last}
	}
	want := map[string]counted{
		"Mira Okafor":      {4, "2019-09-04", "2019-12-04"},
		"Jonas Weiß":       {2, "2019-09-04", "2019-12-04"},
		"Jonas Weiss":      {1, "2019-09-18", "2019-09-18"},
		"Ali Reza Tehrani": {2, "2019-09-04", "2019-10-02"},
		"Ali Tehrani":      {1, "2019-09-18", "2019-09-18"},
		"Чернов Пётр":      {3, "2019-09-04", "2019-12-04"},
		"Paula Nyström":    {2, "2019-09-04", "2019-10-02"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
	suggestsTheSame(t, r, [][2]string{{"Jonas Weiss", "Jonas Weiß"}, {"Ali Tehrani", "Ali Reza Tehrani"}})
	everyNoteHasAPage(t, r, dir)
}

// TestInventedMinutesClaimNothing asks the practices about the same minutes: none is tracked. With all of them asked for
// and two connections, nobody's level is known, and nothing but the rhythm of people may be a gap of a person.
func TestInventedMinutesClaimNothing(t *testing.T) {
	dir := minutes(t)
	r := builtAt(t, New(Options{Dir: dir, Today: day(t, "2020-01-15")}), noon)
	for _, f := range r.Findings() {
		t.Errorf("%s %s of %s: %s", f.State, f.Rule, f.Subject.ID(), f.Text)
	}
	settings := "practices:\n"
	for _, p := range r.Practices() {
		settings += "  " + p.ID + ": on\n"
	}
	put(t, dir, "rapport.yaml", []byte(settings))
	for _, name := range []string{"Mira Okafor", "Paula Nyström"} {
		put(t, dir, "content/people/"+name+".md", []byte("---\nrelationship: connection\n---\n"))
	}
	r = builtAt(t, New(Options{Dir: dir, Today: day(t, "2020-01-15")}), noon)
	unknown := false
	for _, f := range r.Findings() {
		unknown = unknown || f.Subject.ID() == "level/unknown"
		switch {
		case f.State == Gap && f.Subject.Person != nil && f.Rule != "regular":
			t.Errorf("a gap that minutes cannot show: %s of %s: %s", f.Rule, f.Subject.ID(), f.Text)
		case f.State == Due:
			t.Errorf("due in a journal that is idle: %s of %s: %s", f.Rule, f.Subject.ID(), f.Text)
		case f.State == Gap && f.Rule == "two-two-two":
			t.Errorf("a level is missed where none is known: %s: %s", f.Subject.ID(), f.Text)
		}
	}
	if !unknown {
		t.Error("nothing says that no level is known")
	}
}

// minutes writes the invented minutes into a folder.
func minutes(t *testing.T) string {
	t.Helper()
	a, err := txtar.ParseFile("testdata/minutes.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range a.Files {
		put(t, dir, f.Name, f.Data)
	}
	return dir
}
