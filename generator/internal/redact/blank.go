package redact

import (
	"slices"
	"strings"
)

// normalise leaves one blank line where there were several, and none at the ends: how many there were may tell that
// something between them is gone. In fenced code blank lines mean something, and stay. It reports
// whether it changed anything.
func (c *cutting) normalise() (changed bool) {
	var f fence
	var kept []line
	var gap []line // the blank lines since the last other
	for _, l := range c.lines {
		if f.holds(l.text) {
			if blank(l.text) && f.char != 0 {
				kept = append(kept, l)
				continue
			}
		} else if p := prefixOf(l.text); p.rest == "" && !p.item {
			gap = append(gap, l)
			continue
		}
		if len(gap) > 0 && len(kept) > 0 {
			kept = append(kept, between(gap))
		}
		gap = nil
		kept = append(kept, l)
	}
	for len(kept) > 0 && blank(kept[len(kept)-1].text) {
		kept = kept[:len(kept)-1]
	}
	changed = !slices.EqualFunc(c.lines, kept, func(a, b line) bool { return a.text == b.text })
	c.lines = kept
	return changed
}

// between is the one line for several blank ones, in the quotes that all of them stand in.
func between(gap []line) line {
	quotes := prefixOf(gap[0].text).quotes
	for _, l := range gap[1:] {
		quotes = min(quotes, prefixOf(l.text).quotes)
	}
	return line{strings.TrimSuffix(strings.Repeat("> ", quotes), " "), gap[0].number}
}
