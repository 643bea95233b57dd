package generator

import (
	"fmt"
	"os"
	"slices"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/site"
)

// explainNote explains a note and its page.
func (e *Explainer) explainNote(n *note.Note) (*Explanation, error) {
	x := &Explanation{Title: n.Title, Note: n.Path}
	reasons, err := e.reasons(n)
	if err != nil {
		return nil, err
	}
	url, p := e.self.journal.Home(n)
	x.add("Kind", e.kindOf(n, reasons.Kind))
	x.add("Day", dayOf(n, reasons.Day))
	x.add("Page", url)
	if p != nil {
		x.Reasons = append(x.Reasons, e.madeOfPerson(p))
	} else {
		x.Reasons = append(x.Reasons, e.madeOf(n))
	}
	shown, err := e.self.shownOn(url)
	if err != nil {
		return nil, err
	}
	x.add("Shown on", shown.words())
	x.add("Problems", e.problemsOf(n.Path))
	x.Public, err = e.publicNote(n)
	return x, err
}

// explainPerson explains somebody without a note.
func (e *Explainer) explainPerson(p *journal.Person) (*Explanation, error) {
	x := &Explanation{Title: p.Name}
	x.add("Kind", "somebody without a note: other notes name them")
	x.add("Page", p.URL)
	x.Reasons = append(x.Reasons, e.madeOfPerson(p))
	shown, err := e.self.shownOn(p.URL)
	if err != nil {
		return nil, err
	}
	x.add("Shown on", shown.words())
	x.Public = []Reason{{Word: "Public", Text: fmt.Sprintf(
		"no: nobody without a note of their own is on a public page, and where one links to them, “%s” stands. "+
			"A note that says visibility: public would change that:", e.someone(),
	), At: []Place{{Path: site.NotePath(e.self.content, p)}}}}
	return x, nil
}

// add adds a reason, unless there is nothing to say.
func (x *Explanation) add(word, text string) {
	if text != "" {
		x.Reasons = append(x.Reasons, Reason{Word: word, Text: text})
	}
}

// reasons reads a note again for why it is taken as it is.
func (e *Explainer) reasons(n *note.Note) (note.Reasons, error) {
	root, err := os.OpenRoot(e.self.dir)
	if err != nil {
		return note.Reasons{}, fmt.Errorf("opening the journal: %w", err)
	}
	defer root.Close()
	from := newFolders(root)
	defer from.close()
	src, err := readNote(from, e.spelled[n.Path])
	if err != nil {
		return note.Reasons{}, fmt.Errorf("reading %s: %w", n.Path, err)
	}
	return note.NewParser(e.self.settings.notes(e.self.content).Note).Reasons(n.Path, src), nil
}

// kindOf says what a note is about, and why that is so.
func (e *Explainer) kindOf(n *note.Note, by note.By) string {
	kind := [...]string{note.PageNote: "a page", note.PersonNote: "a person", note.MeetingNote: "a meeting", note.InitiativeNote: "an initiative"}[n.Kind]
	switch {
	case n.Kind == note.PersonNote && n.Person.Group:
		kind = "a group of people"
	case e.mine[n]:
		kind = "you, and so on no list of people"
	case n.Daily:
		return "a daily note: its file name is a day and nothing else"
	}
	switch by.What {
	case note.Contents:
		if n.Kind == note.PersonNote {
			return kind + ": it holds an e-mail address or a phone number, and no day"
		}
		return kind + ": it holds a day and people"
	case note.Nothing, note.Heading:
		return kind + ": nothing says that it is a person, a meeting or an initiative; a line such as type: person in its front matter would"
	case note.Key, note.Folder, note.Tag, note.FileName:
	}
	return kind + ": " + saidBy(by)
}

// dayOf says which day a note has, and why; nothing of one that needs none.
func dayOf(n *note.Note, by note.By) string {
	switch {
	case len(n.Sections) > 1:
		days := make([]Day, len(n.Sections))
		for i := range n.Sections {
			days[i] = n.Sections[i].Day
		}
		return fmt.Sprintf("%d days, from %s to %s: each has a heading that begins with it", len(days), slices.Min(days).Words(), slices.Max(days).Words())
	case n.Kind != note.MeetingNote && n.Day.IsZero():
		return ""
	case n.Partial != "":
		return fmt.Sprintf("none, only “%s”, so it is nobody’s contact; a whole day counts, such as 2026-09-14", n.Partial)
	case n.Day.IsZero():
		return "none, so it is nobody’s contact; write date: YYYY-MM-DD in its front matter, or begin its file name with the day"
	}
	return n.Day.Words() + ": " + saidBy(by)
}

// saidBy says where something is written.
func saidBy(by note.By) string {
	switch by.What {
	case note.Key:
		return fmt.Sprintf("line %d says %s", by.Line, by.Text)
	case note.Folder:
		return fmt.Sprintf("it lies in the folder %s/", by.Text)
	case note.Tag:
		return fmt.Sprintf("its tag #%s on line %d says so", by.Text, by.Line)
	case note.FileName:
		return "its file name says so"
	case note.Heading:
		return fmt.Sprintf("its first heading says so, on line %d", by.Line)
	case note.Nothing, note.Contents:
	}
	return "what it holds says so"
}
