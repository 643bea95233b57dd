package main

import (
	"slices"
	"testing"
)

func TestLines(t *testing.T) {
	for _, c := range []struct {
		name, text string
		room       int
		want       []string
	}{
		{"nothing", "", 5, []string{""}},
		{"words", "one two three", 8, []string{"one two", "three"}},
		{"a long word", "a extraordinary b", 6, []string{"a", "extraordinary", "b"}},
		{"wide letters count two", "田中 佐藤 木村", 9, []string{"田中 佐藤", "木村"}},
		{"no blanks between words", "価格改定について田中さんと話す", 10, []string{"価格改定に", "ついて田中", "さんと話す"}},
		{"letters before wide ones", "for 価格改定", 8, []string{"for", "価格改定"}},
		{"a mark takes no room", "Zoe\u0308 Adams", 9, []string{"Zoe\u0308 Adams"}},
	} {
		got := lines(c.text, c.room)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: lines(%q, %d) = %q, want %q", c.name, c.text, c.room, got, c.want)
		}
	}
}

func TestCutTo(t *testing.T) {
	for _, c := range []struct {
		list []string
		room int
		want []string
	}{
		{[]string{"one two"}, 7, []string{"one two"}},
		{[]string{"one two", "three"}, 8, []string{"one two…"}},
		{[]string{"one two", "three"}, 7, []string{"one tw…"}},
		{[]string{"価格改定", "に"}, 8, []string{"価格改…"}},
	} {
		if got := cutTo(slices.Clone(c.list), 1, c.room); !slices.Equal(got, c.want) {
			t.Errorf("cutTo(%q, 1, %d) = %q, want %q", c.list, c.room, got, c.want)
		}
	}
}
