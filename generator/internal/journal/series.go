package journal

import (
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/note"
)

// nameSeries gives meetings whose titles are the same but for the day the title as their series, when there are three.
func (l *linker) nameSeries() {
	const recurs = 3
	if l.recurAlike() {
		return
	}
	found := map[string][]*Meeting{}
	for k := range l.items {
		for _, m := range l.items[k].meetings {
			if key := m.recurs(); key != "" {
				m.Series = ""
				found[key] = append(found[key], m)
			}
		}
	}
	for _, list := range found {
		if len(list) >= recurs {
			series := undated(list[0].Title)
			for _, m := range list {
				m.Series = series
			}
		}
	}
}

// recurs is what the titles of a series share of which no note says that it is one: the title less its day, folded. It is
// empty for a meeting whose note says its series.
func (m *Meeting) recurs() string {
	if !m.unnamed {
		return ""
	}
	return note.FoldName(undated(m.Title))
}

// recurAlike reports whether the same meetings recur as in the last journal, and names the series of those that are made
// anew then.
func (l *linker) recurAlike() bool {
	if l.last == nil {
		return false
	}
	recurring := func(n *item) *Meeting {
		for _, m := range n.meetings {
			if m.unnamed {
				return m // a note has one at most
			}
		}
		return &Meeting{}
	}
	for _, n := range l.anew {
		m, was := recurring(n), recurring(&l.last.items[n.index])
		if m.recurs() != was.recurs() {
			return false
		}
		if m.unnamed {
			m.Series = was.Series
		}
	}
	return true
}

// undated is a title less its day.
func undated(title string) string {
	if !strings.ContainsAny(title, "0123456789") {
		return title
	}
	if _, rest, ok := civil.Find(title, civil.Unordered); ok {
		return rest
	}
	return title
}
