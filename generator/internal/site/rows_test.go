package site

import (
	"html"
	"strings"
	"testing"
)

// TestRowsEscape puts everything that could end a text or an attribute into every field of every row.
func TestRowsEscape(t *testing.T) {
	const hostile = `"><script>alert('x')</script>&amp;`
	rows := string(wholeOf((*markup).entryRows, []entry{{
		ID: hostile, ISO: hostile, Day: hostile, Shape: hostile, URL: hostile, What: hostile, How: hostile, With: hostile, Source: hostile,
		Said: []saidRow{{Word: hostile, Text: hostile, State: hostile, Words: plain(hostile), At: hostile}},
	}})) + string(wholeOf((*markup).meetingRows, []meetingRow{{hostile, hostile, hostile, hostile, hostile, hostile}})) +
		string(wholeOf((*markup).backlinkRows, []backlink{{hostile, hostile, hostile, hostile, Source{hostile, hostile}}, {Title: hostile, Source: Source{"", hostile}}})) +
		string(wholeOf((*markup).factRows, []fact{{hostile, hostile, []Link{{hostile, hostile}}}})) + string(wholeOf((*markup).partRows, []part{{Link{hostile, hostile}, hostile, hostile}}))
	if strings.Contains(rows, "<script") || strings.Contains(rows, `"">`) {
		t.Errorf("a text got out of its place:\n%s", rows)
	}
	if got, want := strings.Count(html.UnescapeString(rows), hostile), 35; got != want {
		t.Errorf("the text stands %d times in the rows, want %d:\n%s", got, want, rows)
	}
}
