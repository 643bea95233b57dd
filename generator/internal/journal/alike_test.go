package journal

import (
	"testing"

	"rapport/generator/internal/note"
)

func TestSamePerson(t *testing.T) {
	cases := []struct {
		name, a, b string
		notes      int // how many of the two have one
		want       bool
	}{
		{"accents", "Zoë Adams", "Zoe Adams", 0, true},
		{"accents, both with a note", "Zoë Adams", "Zoe Adams", 2, true},
		{"a letter of its own", "Tobias Nießen", "Tobias Niessen", 1, true},
		{"a hyphen", "Anna-Lena Voss", "Anna Lena Voss", 0, true},
		{"a middle name", "Ali Ijaz Sheikh", "Ali Sheikh", 0, true},
		{"a middle initial", "James M Snell", "James Snell", 1, true},
		{"a middle name and its initial", "James Moe Snell", "James M. Snell", 0, true},
		{"two middle names", "Ana Maria Silva", "Ana Clara Silva", 0, false},
		{"a middle name, both with a note", "Ana Maria Silva", "Ana Silva", 2, false},
		{"a letter missing", "Myles Borins", "Myles Borns", 0, true},
		{"two letters swapped", "Myles Borins", "Myles Broins", 1, true},
		{"another letter in a long word", "Martin Kowalski", "Martyn Kowalski", 0, true},
		{"another letter in a short word", "Jan Berg", "Jon Berg", 0, false},
		{"one slip, both with a note", "Martin Kowalski", "Martyn Kowalski", 2, false},
		{"digits", "Visitor Number1", "Visitor Number2", 0, false},
		{"the same handle", "Ali Ijaz @of", "Sheikh @of", 0, true},
		{"a first name alone", "Anatoli", "Anatoli Petrov", 0, true},
		{"two slips", "Martin Kowalski", "Martyn Kowalsky", 0, false},
		{"others", "Jane Doe", "Raj Patel", 0, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			notes := []*note.Note{met("2026-01-01", "", c.a), met("2026-01-02", "", c.b)}
			for _, name := range []string{c.a, c.b}[:c.notes] {
				notes = append(notes, someone(name))
			}
			j := Link(notes, Options{})
			got := 0
			for _, p := range j.Problems {
				if p.Code == "same-person" {
					got++
				}
			}
			if want := map[bool]int{true: 1}[c.want]; got != want || len(j.People) != 2 {
				t.Errorf("%q and %q: %d suggestions among %d people, want %d among 2", c.a, c.b, got, len(j.People), want)
			}
		})
	}
}

func TestAliasMakesOnePerson(t *testing.T) {
	j := Link([]*note.Note{someone("Ali Ijaz Sheikh", "Ali Sheikh"), met("2026-01-01", "", "Ali Sheikh @ali", "Ali Ijaz Sheikh @ali")}, Options{})
	if len(j.People) != 1 || len(j.Problems) != 0 || len(j.People[0].Contacts) != 1 {
		t.Errorf("%d people, problems %v", len(j.People), j.Problems)
	}
}

func TestOneSlip(t *testing.T) {
	cases := []struct {
		a, b string
		want bool
	}{
		{"", "", true},
		{"a", "", true},
		{"ab", "ba", true},
		{"ab", "", false},
		{"abc", "acb", true},
		{"abc", "cab", false},
		{"никита", "никта", true},
		{"никита", "нитика", false},
		{"никита", "нкиита", true},
		{"aé", "aè", true},
		{"é", "ê", true},
		{"éa", "aé", true},
		{"ab", "cd", false},
		{"aab", "ab", true},
		{"日本", "本日", true},
		{"日本", "本", true},
	}
	for _, c := range cases {
		if got, back := oneSlip(c.a, c.b), oneSlip(c.b, c.a); got != c.want || back != c.want {
			t.Errorf("oneSlip(%q, %q) = %v, and %v the other way; want %v", c.a, c.b, got, back, c.want)
		}
	}
}

// FuzzNear checks that whatever is one slip away is found by its halves.
func FuzzNear(f *testing.F) {
	f.Add("jane doe", uint(3), 'x', uint8(0))
	f.Add("никита", uint(2), 'y', uint8(3))
	f.Fuzz(func(t *testing.T, name string, at uint, letter rune, how uint8) {
		r := []rune(bare(name))
		if len(r) < 5 {
			return
		}
		k := int(at % uint(len(r)-1))
		slip := append([]rune(nil), r...)
		switch how % 4 {
		case 0:
			slip[k] = letter
		case 1:
			slip = append(slip[:k], slip[k+1:]...)
		case 2:
			slip = append(append(append([]rune(nil), r[:k]...), letter), r[k:]...)
		default:
			slip[k], slip[k+1] = slip[k+1], slip[k]
		}
		index := newSlips()
		index.add(string(r))
		if bare(string(slip)) != string(slip) || bare(string(r)) != string(r) {
			return // accents and blanks are gone before names are compared
		}
		if found := index.around(string(slip)); len(found) != 1 {
			t.Errorf("%q is one slip from %q and finds %q", string(slip), string(r), found)
		}
	})
}
