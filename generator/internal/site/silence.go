package site

import (
	"rapport/generator/internal/practice"
)

// silence is how to have a finding rest: a line to write, and where.
type silence struct {
	Line  string
	Under string // the key it belongs under, when that stands there already; else empty
	Path  string
	Until string // the day it comes back, in words; empty when it does not by itself
}

// restFor is how many days an action rests when somebody takes the line as it is offered.
const restFor = 30

// silence is how to have a finding rest: a snooze in the note of a person, an `ignore` in that of an initiative, and for
// what is of the whole journal the practice switched off.
func (p *planner) silence(f *practice.Finding) silence {
	back := p.Today.Add(restFor)
	switch x, i := f.Subject.Person, f.Subject.Initiative; {
	case x != nil:
		z := silence{Line: f.Rule + " " + back.String() + " why", Path: p.notePath(x), Until: back.Words()}
		if x.Note != nil && x.Note.Person != nil && len(x.Note.Person.Snoozes) > 0 {
			z.Under = "snooze:"
			return z
		}
		z.Line = "snooze: " + z.Line
		return z
	case i != nil:
		z := silence{Line: f.Rule + " until " + back.String(), Path: i.Note.Path, Until: back.Words()}
		if len(i.Note.Ignore) > 0 {
			z.Under = "ignore:"
			return z
		}
		z.Line = "ignore: " + z.Line
		return z
	}
	return silence{Line: f.Rule + ": off", Under: "practices:", Path: "rapport.yaml"}
}

func (m *markup) silence(z *silence) {
	if z.Line == "" {
		return
	}
	m.raw(`<details class="hush"><summary>Silence it</summary><p>Write <code>`)
	m.text(z.Line)
	m.raw("</code> ")
	m.around("under <code>", z.Under, "</code> ")
	m.around("in <code>", z.Path, "</code>")
	m.around(". It comes back on ", z.Until, "")
	m.raw(".</p></details>")
}
