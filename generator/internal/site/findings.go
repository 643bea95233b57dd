package site

import (
	"slices"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/practice"
)

// findingRow is what a rule says about somebody or something, as pages show it.
type findingRow struct {
	State      string // the word of exports
	Rule       Link   // to the page of the practice
	Subject    Link   // empty where the page itself is about the subject
	Initiative Link   // when it is about the subject's part in one; empty on the initiative's own page
	Before     string // the reason, around the words that say how far off the day is
	Left       string // 9 days left; may be empty
	After      string
	Due        string // the last day in time as an ISO day, for scripts; may be empty
	DueFrom    string // the ISO days from which it is due and a gap when no note comes; may be empty
	GapFrom    string
	Action     string
	Evidence   []Source
	More       string // evidence that is left out, in words
	Inferred   bool
	OverFrom   string  // the ISO day from which neither holds any more; may be empty
	LastNote   string  // the ISO day of the latest dated note; may be empty
	Silence    silence // how to have it rest; told on the first page alone
}

// fewSources is how many places a row names as evidence.
const fewSources = 3

// bySubject sorts findings by what they are about: the id of their subject, and that of their initiative.
func bySubject(r *practice.Report) map[string][]*practice.Finding {
	by := make(map[string][]*practice.Finding)
	for i := range r.Findings {
		f := &r.Findings[i]
		id := f.Subject.ID()
		by[id] = append(by[id], f)
		if f.Initiative != nil && f.Initiative.ID != id {
			by[f.Initiative.ID] = append(by[f.Initiative.ID], f)
		}
	}
	return by
}

// practiceURL is the page of a practice, from the site's root.
func practiceURL(rule string) string { return "practices/" + rule + ".html" }

// subjectLink leads to what a finding is about: a person, an initiative, or the network that it is a part of.
func subjectLink(root string, s practice.Subject) Link {
	switch {
	case s.Person != nil:
		return personLink(root, s.Person)
	case s.Initiative != nil:
		return Link{root + s.Initiative.URL, s.Initiative.Title}
	}
	return Link{root + "network.html", partName(s.Part)}
}

// partName is what a reader calls a part of the journal.
func partName(part string) string { return practice.Subject{Part: part}.Name() }

// findingRow is a finding on a page about the given person or initiative, which it does not name again; both may be nil.
func (p *planner) findingRow(root string, f *practice.Finding, person *journal.Person, initiative *journal.Initiative) findingRow {
	row := findingRow{
		State: f.State.String(), Rule: Link{root + practiceURL(f.Rule), f.Rule}, Action: f.Action,
		Due: isoDay(f.Due), DueFrom: isoDay(f.DueFrom), GapFrom: isoDay(f.GapFrom), OverFrom: isoDay(f.OverFrom), LastNote: isoDay(p.report().LastNote), Inferred: f.Confidence == practice.Inferred,
	}
	row.Before, row.Left, row.After = f.Relative(p.Today)
	if s := f.Subject; s.Person == nil || s.Person != person {
		if s.Initiative == nil || s.Initiative != initiative {
			row.Subject = subjectLink(root, s)
		}
	}
	if f.Initiative != nil && f.Initiative != initiative {
		row.Initiative = Link{root + f.Initiative.URL, f.Initiative.Title}
	}
	for i, e := range f.Evidence {
		if i == fewSources {
			row.More = "and " + count(len(f.Evidence)-fewSources, "more", "more")
			break
		}
		row.Evidence = append(row.Evidence, p.source(root, e.Note, e.Line))
	}
	return row
}

func (p *planner) mixFinding(s *sum, f *practice.Finding) {
	s.text(f.Rule, f.Text, f.Action, f.Subject.ID())
	s.int(int(f.State))
	s.int(int(f.Confidence))
	s.day(f.Due)
	s.day(f.DueFrom)
	s.day(f.GapFrom)
	s.day(f.OverFrom)
	s.day(p.report().LastNote)
	p.mixPerson(s, f.Subject.Person)
	for _, i := range []*journal.Initiative{f.Subject.Initiative, f.Initiative} {
		if i != nil {
			s.text(i.URL, i.Title)
		}
	}
	s.int(len(f.Evidence))
	for _, e := range f.Evidence {
		p.mixPlace(s, e.Note)
		s.int(e.Line)
	}
}

func (p *planner) mixFindings(s *sum, list []*practice.Finding) {
	s.int(len(list))
	for _, f := range list {
		p.mixFinding(s, f)
	}
}

// stateOrder is the order in which findings are told: what asks for something first.
var stateOrder = [...]practice.State{
	practice.Gap, practice.Due, practice.Planned, practice.Unknown, practice.Info, practice.Snoozed, practice.Met,
}

// byState sorts findings by what they ask for; those of a state stay in their order.
func byState(list []*practice.Finding) []*practice.Finding {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *practice.Finding) int {
		return slices.Index(stateOrder[:], a.State) - slices.Index(stateOrder[:], b.State)
	})
	return list
}

func isoDay(d civil.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// stateMark draws how something stands.
func (m *markup) state(word string) { m.raw(chart.State(word)) }

// findingRows are findings in a list.
func (m *markup) findingRows(list []findingRow) {
	for i := range list {
		m.finding(&list[i], i == 0)
	}
}

func (m *markup) finding(r *findingRow, first bool) {
	m.raw(`<li class="finding ` + r.State + `"`)
	m.around(` data-due-from="`, r.DueFrom, `"`)
	m.around(` data-gap-from="`, r.GapFrom, `"`)
	m.around(` data-over-from="`, r.OverFrom, `"`)
	if first {
		m.around(` data-last-note="`, r.LastNote, `"`)
	}
	m.raw(">")
	m.raw(chart.State(r.State))
	m.raw(`<div><p class="why"><span class="state">` + r.State + "</span> ")
	if r.Subject.Text != "" {
		m.link(`<a class="who" href="`, r.Subject)
		m.raw(" ")
	}
	m.text(r.Before)
	if r.Left != "" {
		m.around(`<time data-left datetime="`, r.Due, `">`)
		m.around("", r.Left, "</time>")
		m.text(r.After)
	}
	m.raw("</p>")
	if r.Action != "" {
		m.raw(`<p class="say">`)
		m.ticked(r.Action)
		m.raw("</p>")
	}
	m.of(r)
	m.silence(&r.Silence)
	m.raw(`</div><div class="from">`)
	for _, e := range r.Evidence {
		m.source(e)
	}
	m.around(`<span class="src">`, r.More, "</span>")
	m.raw("</div></li>\n")
}

// of says by which practice and for which initiative something was found; on the page of the practice only the latter.
func (m *markup) of(r *findingRow) {
	between := `<p class="of">`
	for _, l := range [...]Link{r.Rule, r.Initiative} {
		if l.Text != "" {
			m.raw(between)
			m.link(`<a href="`, l)
			between = ", "
		}
	}
	if r.Inferred {
		m.raw(between + "inferred")
		between = ", "
	}
	if between == ", " {
		m.raw("</p>")
	}
}
