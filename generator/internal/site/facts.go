package site

import (
	"slices"
	"strconv"
	"strings"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// levelWords says where somebody stands, seen from me.
func levelWords(l note.Level) string {
	return [...]string{note.LevelUnknown: "", note.Above: "above me", note.Peer: "same as mine", note.Below: "below me"}[l]
}

func tieWords(t note.Ties) string {
	var words []string
	if t&note.Alliance != 0 {
		words = append(words, "alliance")
	}
	if t&note.Connection != 0 {
		words = append(words, "connection")
	}
	return strings.Join(words, ", ")
}

// facts collects what a note says, without what it does not.
type facts []fact

func (f *facts) text(name, text string) {
	if text != "" {
		*f = append(*f, fact{Name: name, Text: text})
	}
}

func (f *facts) texts(name string, list []string) { f.text(name, strings.Join(list, ", ")) }

func (f *facts) links(name string, links []Link) {
	if len(links) > 0 {
		*f = append(*f, fact{Name: name, Links: links})
	}
}

func (p *planner) personFacts(root string, x *journal.Person) []fact {
	var f facts
	f.text("Level", levelWords(x.Level))
	ties := tieWords(x.Ties)
	if x.Note != nil && x.Note.Person != nil && len(x.Note.Person.Relationship) > 0 {
		ties = strings.Join(append(strings.Fields(strings.ReplaceAll(ties, ",", "")), x.Note.Person.Relationship...), ", ")
	}
	f.text("Ties", ties)
	if x.ReportsTo != nil {
		f.links("Reports to", []Link{personLink(root, x.ReportsTo)})
	}
	if x.ToMe {
		f.text("Reports to", "me")
	}
	if x.Rep != nil {
		f.links("Speaks for them", []Link{personLink(root, x.Rep)})
	}
	f.links("Introduced by", personLinks(root, x.Introducers))
	f.links("Knows", personLinks(root, x.Knows))
	if x.Note != nil && x.Note.Person != nil {
		f.said(x.Note.Person)
	}
	f.texts("Also written", slices.DeleteFunc(slices.Clone(x.Spellings), func(s string) bool { return strings.Contains(s, "@") }))
	return f
}

// said adds what the front matter of a person note says in texts.
func (f *facts) said(n *note.Person) {
	f.text("Place", n.Place)
	switch {
	case n.StatusText != "":
		f.text("Status", n.StatusText)
	case n.Status != note.Active:
		f.text("Status", n.Status.String())
	}
	if n.Met.IsZero() {
		f.text("Met", n.MetText)
	}
	f.text("Met", n.Met.Words())
	f.text("Since", n.Since.Words())
	if n.Cadence > 0 {
		f.text("Cadence", "every "+span(n.Cadence))
	}
	f.text("Prefers", n.Prefers)
	f.text("Why", n.Why)
	f.texts("Standing", n.Standing)
	f.texts("Helps with", n.Helps)
	f.texts("Skills", n.Skills)
	f.texts("Can give me", n.Gives)
	f.texts("Needs", n.Needs)
	f.text("E-mail", n.Email)
	f.text("Phone", n.Phone)
	f.text("Birthday", n.Birthday)
	for _, a := range n.Away {
		f.text("Away", a.From.Words()+" to "+a.To.Words())
	}
	for _, z := range n.Snoozes {
		f.text("Snoozed", snoozeWords(z))
	}
	f.text("Note claims last contact", n.LastContact)
}

func snoozeWords(z note.Snooze) string {
	text := "until " + z.End.Words()
	if z.Rule != "" {
		text = z.Rule + " " + text
	}
	if z.Reason != "" {
		text += ": " + z.Reason
	}
	return text
}

// NotePath is the file to begin a note in for somebody who has none. The content folder has a slash at its end.
func NotePath(content string, x *journal.Person) string {
	path, _ := stub(content, x)
	return path
}

// stub is a note to begin with for somebody who has none, and the file to keep it in.
func stub(content string, x *journal.Person) (path, text string) {
	var b strings.Builder
	b.WriteString("---\ntype: person\n")
	file := fileName(x.Name)
	if file != x.Name {
		b.WriteString("name: " + strconv.Quote(x.Name) + "\n")
	}
	if len(x.Spellings) > 0 {
		quoted := make([]string, len(x.Spellings))
		for i, s := range x.Spellings {
			quoted[i] = strconv.Quote(s)
		}
		b.WriteString("aliases: [" + strings.Join(quoted, ", ") + "]\n")
	}
	b.WriteString("role:\norg:\nlevel:         # above, peer or below\nrelationship:  # alliance, connection or both\n---\n")
	return content + "people/" + file + ".md", b.String()
}

// fileName is a name without what file systems or wiki links cannot hold.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|#^[]`, r) {
			return ' '
		}
		return r
	}, name)
	if name = strings.Trim(strings.Join(strings.Fields(name), " "), ". "); name == "" {
		return "Somebody"
	}
	return name
}
