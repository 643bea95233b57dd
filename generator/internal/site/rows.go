package site

import (
	"html/template"
	"strings"
	"sync"
)

// The lists that make up most of a large site are written here rather than in the templates: somebody who was met four
// hundred times has as many entries, and html/template takes several times as long for each. The templates call these
// functions; a theme that wants its rows otherwise ranges over the same data.

// rowFuncs are the functions by their names in templates.
var rowFuncs = template.FuncMap{
	"entryrows": entryRows, "meetingrows": meetingRows, "backlinkrows": backlinkRows, "factrows": factRows, "partrows": partRows,
	"findingrows": findingRows, "briefrows": briefRows, "state": stateMark, "told": tell,
	"owedrows": owedRows, "closedrows": closedRows, "ticked": tickedText,
	"saidrows": saidLines, "linked": linked, "promiserows": promiseRows, "promisedrows": promisedRows, "noterows": noteRows,
	"lanerows": laneRows, "stakeholderrows": stakeholderRows, "decisionrows": decisionLines,
}

// markup is HTML under way. Whatever is not a constant of this file goes through text.
type markup struct{ b []byte }

// markups are used again, with the room they have: how long a list becomes is known at its end only.
var markups = sync.Pool{New: func() any { return new(markup) }}

// newMarkup begins a piece of HTML, which html ends.
func newMarkup() *markup { return markups.Get().(*markup) }

// html is what was written. Nothing more can be.
func (m *markup) html() template.HTML {
	whole := trusted(string(m.b))
	m.b = m.b[:0]
	markups.Put(m)
	return whole
}

func (m *markup) raw(s string) { m.b = append(m.b, s...) }

// special are the characters that text escapes.
var special = [256]bool{'&': true, '<': true, '>': true, '"': true, '\'': true}

// text escapes for text and for attribute values in double quotes.
func (m *markup) text(s string) {
	from := 0
	for i := range len(s) {
		if !special[s[i]] {
			continue
		}
		m.raw(s[from:i])
		from = i + 1
		switch s[i] {
		case '&':
			m.raw("&amp;")
		case '<':
			m.raw("&lt;")
		case '>':
			m.raw("&gt;")
		case '"':
			m.raw("&#34;")
		case '\'':
			m.raw("&#39;")
		}
	}
	m.raw(s[from:])
}

// ticked writes a text in which what stands between backticks is something to write.
func (m *markup) ticked(s string) {
	parts := strings.Split(s, "`")
	if len(parts)%2 == 0 { // one is a backtick that somebody wrote
		m.text(s)
		return
	}
	for i, part := range parts {
		if i%2 == 0 {
			m.text(part)
			continue
		}
		m.raw("<code>")
		m.text(part)
		m.raw("</code>")
	}
}

// tickedText is a text as a page shows it that says between backticks what to write.
func tickedText(s string) template.HTML {
	m := newMarkup()
	m.ticked(s)
	return m.html()
}

// around writes a text between two others, or nothing at all when there is none.
func (m *markup) around(before, s, after string) {
	if s != "" {
		m.raw(before)
		m.text(s)
		m.raw(after)
	}
}

// day writes a day, or a place for one.
func (m *markup) day(iso, words string) {
	m.around(`<time datetime="`, iso, `">`)
	m.around("", words, "</time>")
}

func (m *markup) meeting(url, what, how, with string) {
	m.link(`<a href="`, Link{url, what})
	m.around(` <span class="quiet">`, how, "</span>")
	m.around(` <span class="with">with `, with, "</span>")
}

// entryRows are the contacts with a person.
func entryRows(list []entry) template.HTML {
	m := newMarkup()
	for i := range list {
		e := &list[i]
		m.raw("<li")
		m.around(` class="`, e.Shape, `"`)
		m.around(` id="`, e.ID, `"`)
		m.raw(">")
		m.day(e.ISO, e.Day)
		m.raw("<div>")
		m.meeting(e.URL, e.What, e.How, e.With)
		if len(e.Said) > 0 {
			m.raw("<ul>\n")
			for j := range e.Said {
				m.saidLine(&e.Said[j])
			}
			m.raw("</ul>")
		}
		m.raw("</div>")
		m.around(`<span class="src">`, e.Source, "</span>")
		m.raw("</li>\n")
	}
	return m.html()
}

// saidLine is a line of what was said on a day that its entry tells.
func (m *markup) saidLine(s *saidRow) {
	m.raw("<li")
	m.around(` class="`, s.State, `"`)
	m.raw("><b>")
	m.text(s.Word)
	m.raw("</b> ")
	m.text(s.Text)
	if s.Words != (told{}) {
		m.raw(` <span class="quiet">`)
		m.told(&s.Words)
		m.raw("</span>")
	}
	m.raw(`<span class="at">`)
	m.text(s.At)
	m.raw("</span></li>\n")
}

// meetingRows are meetings in a list.
func meetingRows(list []meetingRow) template.HTML {
	m := newMarkup()
	for i := range list {
		r := &list[i]
		m.raw("<li>")
		m.day(r.ISO, r.Day)
		m.raw("<div>")
		m.meeting(r.URL, r.What, r.How, r.With)
		m.raw("</div></li>\n")
	}
	return m.html()
}

// backlinkRows are the references to a note.
func backlinkRows(list []backlink) template.HTML {
	m := newMarkup()
	for i := range list {
		r := &list[i]
		m.raw("<li>")
		if m.day(r.ISO, r.Day); r.ISO == "" {
			m.raw(`<span class="when">`)
			m.text(r.Title)
			m.raw("</span>")
		}
		m.raw("<div>")
		m.text(r.Sentence)
		m.raw("</div>")
		m.source(r.Source)
		m.raw("</li>\n")
	}
	return m.html()
}

func (m *markup) source(s Source) {
	if s.URL == "" {
		m.raw(`<span class="src">`)
		m.text(s.Text)
		m.raw("</span>")
		return
	}
	m.link(`<a class="src" href="`, Link(s))
}

// link writes a link whose tag begins with start, up to the address.
func (m *markup) link(start string, l Link) {
	m.raw(start)
	m.text(l.URL)
	m.raw(`">`)
	m.text(l.Text)
	m.raw("</a>")
}

// factRows are the things a note says of itself.
func factRows(list []fact) template.HTML {
	m := newMarkup()
	for i := range list {
		m.raw("<div><dt>")
		m.text(list[i].Name)
		m.raw("</dt><dd>")
		m.text(list[i].Text)
		m.links(list[i].Links)
		m.raw("</dd></div>\n")
	}
	return m.html()
}

// partRows are the initiatives that a person has a part in.
func partRows(list []part) template.HTML {
	m := newMarkup()
	for i := range list {
		m.raw("<li><div>")
		m.link(`<a href="`, list[i].Link)
		m.around(` <span class="quiet">`, list[i].Roles, "</span>")
		m.raw("</div>")
		m.around(`<span class="note">`, list[i].State, "</span>")
		m.raw("</li>\n")
	}
	return m.html()
}
