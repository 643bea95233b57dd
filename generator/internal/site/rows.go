package site

import (
	"html/template"
	"strings"

	"rapport/generator/internal/press"
)

// The lists that make up most of a large site are written here rather than in the templates: somebody who was met four
// hundred times has as many entries, and html/template takes several times as long for each. The templates call these
// functions; a theme that wants its rows otherwise ranges over the same data.

// rowFuncs are the functions by their names in templates.
var rowFuncs = map[string]press.Func{
	"entryrows": rowsBy((*markup).entryRows), "meetingrows": rowsBy((*markup).meetingRows), "backlinkrows": rowsBy((*markup).backlinkRows),
	"factrows": rowsBy((*markup).factRows), "partrows": rowsBy((*markup).partRows), "findingrows": rowsBy((*markup).findingRows),
	"briefrows": rowsBy((*markup).briefRows), "state": rowsBy((*markup).state), "told": rowsBy((*markup).tell),
	"owedrows": rowsBy((*markup).owedRows), "closedrows": rowsBy((*markup).closedRows), "ticked": rowsBy((*markup).ticked),
	"saidrows": rowsBy((*markup).saidLines), "linked": rowsBy((*markup).links), "promiserows": rowsBy((*markup).promiseRows),
	"promisedrows": rowsBy((*markup).promisedRows), "noterows": rowsBy((*markup).noteRows), "lanerows": rowsBy((*markup).laneRows),
	"stakeholderrows": rowsBy((*markup).stakeholderRows), "decisionrows": rowsBy((*markup).decisionLines),
}

func rowsBy[T any](write func(*markup, T)) press.Func {
	return press.Writing(func(s *press.Sheet, of T) { write((*markup)(s), of) })
}

// markup is HTML under way. Whatever is not a constant of this file goes through text.
type markup press.Sheet

// newMarkup begins a piece of HTML, which html ends.
func newMarkup() *markup { return (*markup)(press.NewSheet()) }

func (m *markup) sheet() *press.Sheet { return (*press.Sheet)(m) }

// html is what was written. Nothing more can be.
func (m *markup) html() template.HTML { return m.sheet().HTML() }

func (m *markup) raw(s string) { m.sheet().Raw(s) }

// text escapes for text and for attribute values in double quotes.
func (m *markup) text(s string) { m.sheet().Text(s) }

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
func (m *markup) entryRows(list []entry) {
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
func (m *markup) meetingRows(list []meetingRow) {
	for i := range list {
		r := &list[i]
		m.raw("<li>")
		m.day(r.ISO, r.Day)
		m.raw("<div>")
		m.meeting(r.URL, r.What, r.How, r.With)
		m.raw("</div></li>\n")
	}
}

// backlinkRows are the references to a note.
func (m *markup) backlinkRows(list []backlink) {
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
func (m *markup) factRows(list []fact) {
	for i := range list {
		m.raw("<div><dt>")
		m.text(list[i].Name)
		m.raw("</dt><dd>")
		m.text(list[i].Text)
		m.links(list[i].Links)
		m.raw("</dd></div>\n")
	}
}

// partRows are the initiatives that a person has a part in.
func (m *markup) partRows(list []part) {
	for i := range list {
		m.raw("<li><div>")
		m.link(`<a href="`, list[i].Link)
		m.around(` <span class="quiet">`, list[i].Roles, "</span>")
		m.raw("</div>")
		m.around(`<span class="note">`, list[i].State, "</span>")
		m.raw("</li>\n")
	}
}
