package site

import "rapport/generator/internal/civil"

// told is a text with, somewhere in it, how far off a day is. Its words are true on the day of the page; the page
// carries the day beside them, so that rapport.js, which knows the same words, keeps them true when it is opened later.
type told struct {
	Before string
	Count  string // what the words are: ago, wait, left or due; empty when the text has none
	ISO    string // the day that is counted from or to
	Words  string
	After  string
}

// String is the text without more, for templates that print it as it is.
func (t told) String() string { return t.Before + t.Words + t.After }

// plain is a text in which nothing is counted.
func plain(s string) told { return told{Before: s} }

// within puts a text before and one behind.
func (t told) within(before, after string) told {
	t.Before, t.After = before+t.Before, t.After+after
	return t
}

// ago tells how long before the day of the page a day was, or how long after it will be.
func (p *planner) ago(d civil.Day) told {
	if d.IsZero() {
		return told{}
	}
	return told{Count: "ago", ISO: p.day(d).ISO, Words: ago(d, p.Today)}
}

// waited tells how long it is since a day.
func (p *planner) waited(since civil.Day) told {
	t := told{Count: "wait", ISO: since.String(), Words: span(p.Today.Since(since))}
	if since == p.Today {
		t.Words = "today"
	}
	return t
}

// due tells when something is due, or was.
func (p *planner) due(d civil.Day) told {
	day := p.day(d)
	t := told{Count: "due", ISO: day.ISO, Words: "due " + day.words + ", " + ago(d, p.Today)}
	if d < p.Today {
		t.Words = "was " + t.Words
	}
	return t
}

// tell writes a text as a page shows it.
func (m *markup) tell(t told) { m.told(&t) }

func (m *markup) told(t *told) {
	m.text(t.Before)
	if t.ISO != "" {
		m.around("<time data-", t.Count, ` datetime="`)
		m.around("", t.ISO, `">`)
		m.text(t.Words)
		m.raw("</time>")
	}
	m.text(t.After)
}
