package generator

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/site"
)

// listPage is a page that no single note, person or tag has.
type listPage struct {
	title, of string // of: what it is made of
	public    bool   // the public site has one of its own, when there is something public to list
}

// listPages are those of the owner's site, by path.
var listPages = map[string]listPage{
	"index.html":       {"This week", "all notes: what to do first, what comes, how the journal stands", true},
	"people.html":      {"People", "everybody whom notes name", true},
	"meetings.html":    {"Meetings", "every meeting", true},
	"initiatives.html": {"Initiatives", "every note of an initiative", true},
	"pages.html":       {"Pages", "every note of nobody and nothing else", true},
	"tags.html":        {"Tags", "every tag in a note", true},
	"timeline.html":    {"Timeline", "everybody’s meetings, by their days", true},
	"practices.html":   {"Practices", "what every rule finds in all notes", false},
	"network.html":     {"Network", "people, their ties and their levels", false},
	"commitments.html": {"Commitments", "the tasks in notes that somebody is on", false},
	"silenced.html":    {"Silenced", "what notes snooze, ignore or pause", false},
	"problems.html":    {"Problems", "what could not be read as meant", false},
	"404.html":         {"Not found", "no note: a host shows it at addresses that nothing is at", true},
}

// ownAlone says that a page is on no public site, whatever notes say.
const ownAlone = "never: what is weighed, asked for, promised or owed is on your own site alone"

// explainPage explains a page that no single note has.
func (e *Explainer) explainPage(page string) *Explanation {
	if id, ok := strings.CutPrefix(page, "practices/"); ok {
		return e.explainPractice(page, strings.TrimSuffix(id, ".html"))
	}
	if strings.HasPrefix(page, "briefs/") {
		return e.explainBrief(page)
	}
	l, ok := listPages[page]
	if !ok {
		x := &Explanation{Title: page}
		x.add("Kind", "a part of how the site looks; no note is in it")
		x.Public = []Reason{{Word: "Public", Text: "no: the public site has no use for it"}}
		if e.public.files.has(page) {
			x.Public[0].Text = "yes: the public site has it too"
		}
		return x
	}
	x := &Explanation{Title: l.title}
	x.add("Kind", "a page of its own, whatever notes there are")
	x.add("Page", page)
	x.add("Made of", l.of+e.countFor(page))
	switch {
	case !l.public:
		x.Public = []Reason{{Word: "Public", Text: ownAlone}}
	case e.public.files.has(page):
		x.Public = []Reason{{Word: "Public", Text: fmt.Sprintf("yes, as a page made of %s alone: %s",
			counted(e.public.Notes, "public note", "public notes"), e.address(page))}}
	default:
		x.Public = []Reason{{Word: "Public", Text: "no: nothing that it lists is public; visibility: public in a note of it changes that"}}
	}
	return x
}

// countFor counts what a page lists.
func (e *Explainer) countFor(page string) string {
	j := e.self.journal
	switch page {
	case "people.html", "timeline.html", "network.html":
		without := 0
		for _, p := range j.People {
			if p.Note == nil {
				without++
			}
		}
		return fmt.Sprintf(": %s, %d of them without a note", counted(len(j.People), "person", "people"), without)
	case "meetings.html":
		return fmt.Sprintf(": %d", len(j.Meetings))
	case "initiatives.html":
		return fmt.Sprintf(": %d", len(j.Initiatives))
	case "pages.html":
		return fmt.Sprintf(": %d", len(j.Pages))
	case "tags.html":
		return fmt.Sprintf(": %d", len(j.Tags))
	case "commitments.html":
		return fmt.Sprintf(": %d", len(j.Commitments))
	case "problems.html":
		return fmt.Sprintf(": %d", len(e.self.Problems))
	}
	return ""
}

// explainPractice explains the page of a rule.
func (e *Explainer) explainPractice(page, id string) *Explanation {
	x := &Explanation{Title: id, Public: []Reason{{Word: "Public", Text: ownAlone}}}
	for _, p := range e.self.Practices() {
		if p.ID != id {
			continue
		}
		x.add("Kind", "a practice: "+p.Practice)
		x.add("Page", page)
		switch {
		case p.Off:
			x.add("Made of", "nothing: it is switched off in rapport.yaml")
		case !p.Tracked:
			x.add("Made of", "nothing yet: write "+p.Start)
		}
	}
	var m made
	n := 0
	for _, f := range e.self.Findings() {
		if f.Rule != id {
			continue
		}
		n++
		for _, v := range f.Evidence {
			if at := (Place{v.Note.Path, v.Line}); len(m.at) < fewPlaces && !slices.Contains(m.at, at) {
				m.at = append(m.at, at)
			}
		}
	}
	if n > 0 {
		m.of(n, "finding", "findings")
		r := Reason{"Made of", listed(m.parts), m.at}
		if len(m.at) > 0 {
			r.Text += fmt.Sprintf(", which rest on lines such as these; rapport gaps --all --rule %s tells each:", id)
		}
		x.Reasons = append(x.Reasons, r)
	}
	return x
}

// explainBrief explains the brief about somebody, or before a meeting.
func (e *Explainer) explainBrief(page string) *Explanation {
	about := strings.TrimPrefix(page, "briefs/")
	x := &Explanation{Title: "Brief", Public: []Reason{{Word: "Public", Text: ownAlone}}}
	for _, p := range e.self.journal.People {
		if p.URL == about {
			x.Title = "Brief: " + p.Name
			x.add("Kind", "what to know before meeting them: of everybody who has a note, was met twice, or comes to a meeting ahead")
			x.add("Page", page)
			x.Reasons = append(x.Reasons, e.madeOfPerson(p))
			return x
		}
	}
	x.add("Kind", "what to know before a meeting: of every meeting ahead that a meeting note holds")
	x.add("Page", page)
	for _, m := range e.self.journal.Meetings {
		if strings.Replace(m.ID, "#", "/", 1)+".html" == about {
			x.Title = "Brief: " + m.Title
			r := e.madeOf(m.Note)
			r.Text = strings.Replace(r.Text, "this note", "its note", 1) + ", and what others say of those who come"
			r.At = []Place{{m.Note.Path, m.Line}}
			x.Reasons = append(x.Reasons, r)
		}
	}
	return x
}

// explainTag explains a tag.
func (e *Explainer) explainTag(t *journal.Tag) (*Explanation, error) {
	x := &Explanation{Title: "#" + t.Name}
	x.add("Kind", "a tag")
	x.add("Page", t.URL)
	var m made
	m.of(len(t.Notes), "note that has it", "notes that have it")
	m.called("notes", len(t.Notes))
	for _, n := range latestOf(t.Notes) {
		m.at = append(m.at, Place{Path: n.Path})
	}
	x.Reasons = append(x.Reasons, m.reason())
	shown, err := e.self.shownOn(t.URL)
	if err != nil {
		return nil, err
	}
	x.add("Shown on", shown.words())
	for _, p := range e.public.journal.Tags {
		if note.FoldName(p.Name) == note.FoldName(t.Name) {
			x.Public = []Reason{{Word: "Public", Text: fmt.Sprintf("yes: %s, made of %s", e.address(p.URL), counted(len(p.Notes), "public note", "public notes"))}}
			return x, nil
		}
	}
	x.Public = []Reason{{Word: "Public", Text: "no: none of its notes is public, or the tag stands in what is cut from them"}}
	return x, nil
}

// latestOf are a few notes, the latest first.
func latestOf(notes []*note.Note) []*note.Note {
	notes = slices.Clone(notes)
	slices.SortStableFunc(notes, func(a, b *note.Note) int { return b.Day.Compare(a.Day) })
	return notes[:min(len(notes), fewPlaces)]
}

// explainFile explains an attachment.
func (e *Explainer) explainFile(file string) (*Explanation, error) {
	x := &Explanation{Title: path.Base(file), Note: e.self.content + file}
	x.add("Kind", "an attachment: a file that notes may show or link to")
	all := referring(e.self.journal, file)
	var kept string
	for _, a := range site.Files(e.self.journal) {
		if a.File == file {
			kept = a.Path
		}
	}
	switch {
	case len(all) == 0:
		x.add("Page", "none: no note refers to it")
		x.Public = []Reason{{Word: "Public", Text: "no: no public note refers to it"}}
		return x, nil
	case kept == "":
		x.add("Page", fmt.Sprintf("none: a site keeps no files that end in %s; it is told by name", cmp.Or(path.Ext(file), "nothing")))
	default:
		x.add("Page", kept)
		shown, err := e.self.shownOn(kept)
		if err != nil {
			return nil, err
		}
		x.add("Shown on", shown.words())
	}
	m := made{at: all[:min(len(all), fewPlaces)]}
	m.of(len(all), "line:", "lines, such as:")
	x.Reasons = append(x.Reasons, Reason{"Named by", listed(m.parts), m.at})

	open := referring(e.public.journal, file)
	if len(open) == 0 {
		x.Public = []Reason{{Word: "Public", Text: "no: no public note refers to it"}}
		return x, nil
	}
	a, text := e.fate(file)
	answer := "no: it " + text
	switch {
	case a.path != "":
		answer = "yes, cleaned of all that is not seen: " + e.address(a.path)
	case a.refusal != nil:
		answer += "; " + a.refusal.Hint
	}
	for i := range open { // lines of what was cut are other lines
		open[i].Line = 0
	}
	open = slices.Compact(open)
	x.Public = []Reason{{"Public", answer, nil}, {"Named by", counted(len(open), "public note:", "public notes, such as:"), open[:min(len(open), fewPlaces)]}}
	return x, nil
}

// referring lists the lines that refer to an attachment.
func referring(j *journal.Journal, file string) []Place {
	var list []Place
	for _, n := range j.Notes {
		for i, to := range j.Targets(n) {
			if to.File == file {
				list = append(list, Place{n.Path, n.Doc.Refs[i].Line})
			}
		}
	}
	return slices.Compact(list)
}
