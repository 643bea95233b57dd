package site

import (
	"html/template"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// The lists that make up most of a large site are written here rather than in the templates: somebody who was met four
// hundred times has as many entries, and html/template takes several times as long for each. The templates call these
// functions; a theme that wants its rows otherwise ranges over the same data.

// rowFuncs are the functions by their names in templates.
var rowFuncs = map[string]rowFunc{
	"entryrows": rowsBy((*markup).entryRows), "meetingrows": rowsBy((*markup).meetingRows), "backlinkrows": rowsBy((*markup).backlinkRows),
	"factrows": rowsBy((*markup).factRows), "partrows": rowsBy((*markup).partRows), "findingrows": rowsBy((*markup).findingRows),
	"briefrows": rowsBy((*markup).briefRows), "state": rowsBy((*markup).state), "told": rowsBy((*markup).tell),
	"owedrows": rowsBy((*markup).owedRows), "closedrows": rowsBy((*markup).closedRows), "ticked": rowsBy((*markup).ticked),
	"saidrows": rowsBy((*markup).saidLines), "linked": rowsBy((*markup).links), "promiserows": rowsBy((*markup).promiseRows),
	"promisedrows": rowsBy((*markup).promisedRows), "noterows": rowsBy((*markup).noteRows), "lanerows": rowsBy((*markup).laneRows),
	"stakeholderrows": rowsBy((*markup).stakeholderRows), "decisionrows": rowsBy((*markup).decisionLines),
}

// rowFunc is a function of templates in three forms: one gives the HTML, one writes it to a page that is being made, see
// [straighten], and one is a [step].
type rowFunc struct {
	given   any
	written func(page *markup) any
	takes   reflect.Type
	step    func(page *markup, of reflect.Value)
}

func rowsBy[T any](write func(*markup, T)) rowFunc {
	return rowFunc{
		given: func(of T) template.HTML { return wholeOf(write, of) },
		written: func(page *markup) any {
			return func(of T) string {
				write(page, of)
				return ""
			}
		},
		takes: reflect.TypeFor[T](),
		step:  func(page *markup, of reflect.Value) { write(page, of.Interface().(T)) },
	}
}

// wholeOf is what a function writes.
func wholeOf[T any](write func(*markup, T), of T) template.HTML {
	m := newMarkup()
	write(m, of)
	return m.html()
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

// Write makes a markup what templates write to.
func (m *markup) Write(b []byte) (int, error) {
	if len(m.b)+len(b) > cap(m.b) {
		m.grow(len(b))
	}
	m.b = append(m.b, b...)
	return len(b), nil
}

func (m *markup) raw(s string) {
	if len(m.b)+len(s) > cap(m.b) {
		m.grow(len(s))
	}
	m.b = append(m.b, s...)
}

// grow doubles the room: append alone gives large pieces little more at a time.
func (m *markup) grow(n int) { m.b = slices.Grow(m.b, max(n, cap(m.b))) }

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
