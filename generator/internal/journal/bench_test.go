package journal

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/note"
)

func BenchmarkLink(b *testing.B) {
	for _, size := range []int{1_000, 10_000, 100_000} {
		notes := manyNotes(size)
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Link(notes, Options{Me: []string{"Kim Berg"}, DailyContacts: true})
			}
		})
	}
}

// BenchmarkAlike compares names that have much in common.
func BenchmarkAlike(b *testing.B) {
	for _, size := range []int{500, 5_000} {
		var names []string
		for i := range size {
			word := strings.Repeat(string(rune('a'+i%26)), 1+i/26%9) + string(rune('a'+i/234))
			names = append(names, "Maximilian "+word+" Oberhuber")
		}
		n := met("2026-01-01", "", names...)
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for b.Loop() {
				Link([]*note.Note{n}, Options{})
			}
		})
	}
}

// manyNotes is a journal of ordinary shape: a tenth of it people, most of it meetings with two to six of them, and
// some who have no note.
func manyNotes(size int) []*note.Note {
	r := rand.New(rand.NewPCG(1, 1))
	start := civil.MustParse("2020-01-01")
	var people, efforts []string
	var notes []*note.Note
	for i := range size / 10 {
		name := syllables(r, 2) + " " + syllables(r, 3)
		people = append(people, name)
		n := someoneAt(fmt.Sprintf("people/%d.md", i), name)
		n.Person.Org = fmt.Sprint(i % 20)
		notes = append(notes, links(n, name, people[r.IntN(len(people))]))
	}
	for i := range max(1, size/500) {
		efforts = append(efforts, fmt.Sprintf("Effort %d", i))
		n := effort(efforts[i])
		n.Initiative.Deciders = named(people[r.IntN(len(people))])
		n.Initiative.Allies = []note.Ally{{Name: *oneName(people[r.IntN(len(people))])}}
		notes = append(notes, n)
	}
	for i := len(notes); i < size; i++ {
		var present []string
		for range 2 + r.IntN(5) {
			present = append(present, people[r.IntN(len(people))])
		}
		if i%10 == 0 {
			present = append(present, syllables(r, 2)+" "+syllables(r, 3))
		}
		n := met(start.Add(i%2000).String(), fmt.Sprintf("Sync %d", i), present...)
		n.Meeting.Initiatives = named(efforts[r.IntN(len(efforts))])
		n.Tags = []string{"a", "b"}
		notes = append(notes, links(n, present[0], present[1], people[r.IntN(len(people))], "#a", "Gone "+fmt.Sprint(i%50)))
	}
	return notes
}

func syllables(r *rand.Rand, n int) string {
	s := ""
	for i := range n {
		c, v := "bdfgklmnprstvwz"[r.IntN(15)], "aeiou"[r.IntN(5)]
		if i == 0 {
			c -= 'a' - 'A'
		}
		s += string([]byte{c, v})
	}
	return s
}
