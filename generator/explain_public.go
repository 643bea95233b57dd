package generator

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
	"rapport/generator/internal/redact"
)

// someone is the word that stands for whatever is not public.
func (e *Explainer) someone() string { return e.public.settings.Publish.Someone }

// address is where a page of the public site will be, as far as that is known.
func (e *Explainer) address(url string) string {
	if base := e.public.settings.BaseURL; base != "" {
		return strings.TrimSuffix(base, "/") + "/" + url
	}
	return url
}

// publicNote says whether a note is public, why, and what of it is.
func (e *Explainer) publicNote(n *note.Note) ([]Reason, error) {
	cut := e.redacted(n)
	if !cut.Public {
		return []Reason{
			{Word: "Public", Text: "no: " + cut.Why},
			{Word: "", Text: fmt.Sprintf("Where a public note links to it, “%s” stands.", e.someone())},
		}, nil
	}
	shown := e.published(n.Path)
	if shown == nil {
		return []Reason{{Word: "Public", Text: "it should be, and is on no page; rapport build --audience public tells why"}}, nil
	}
	url, _ := e.public.journal.Home(shown)
	on, err := e.public.shownOn(url)
	if err != nil {
		return nil, err
	}
	list := []Reason{{Word: "Public", Text: "yes: " + e.address(url)}}
	add := func(word, text string) {
		if text != "" {
			list = append(list, Reason{Word: word, Text: text})
		}
	}
	add("Shown on", on.short())
	add("Cut", cmp.Or(cutOf(cut.Cut), "nothing"))
	add("Hidden", e.hiddenIn(n, cut))
	add("Left out", e.leftOut(n, shown))
	add("Files", e.filesOf(shown))
	return list, nil
}

// published is a note of the public site.
func (e *Explainer) published(path string) *note.Note {
	for _, n := range e.public.journal.Notes {
		if n.Path == path {
			return n
		}
	}
	return nil
}

// cutOf says what was cut from a note, and on which lines.
func cutOf(cuts []redact.Cut) string {
	var fields, facts []string
	var kinds []redact.Kind
	var above []redact.Cut // the fields, as far as they stand below each other
	lines := map[redact.Kind][]string{}
	for _, c := range cuts {
		if c.Kind == redact.Field {
			fields = append(fields, c.Key)
			if n := len(above); n > 0 && above[n-1].To+1 == c.From {
				above[n-1].To = c.To
			} else {
				above = append(above, c)
			}
			if name, ok := match(c.Key, note.PlainFacts()); ok {
				facts = append(facts, name)
			}
			continue
		}
		if lines[c.Kind] == nil {
			kinds = append(kinds, c.Kind)
		}
		lines[c.Kind] = append(lines[c.Kind], span(c))
	}
	var parts []string
	if len(fields) > 0 {
		const most = 6
		parts = append(parts, counted(len(fields), "field", "fields")+" ("+strings.Join(few(fields, most), ", ")+") on "+onLines(spans(above)))
		if len(facts) > 0 {
			parts[0] += " (publish_fields in rapport.yaml can keep " + listed(facts) + ")"
		}
	}
	for _, k := range kinds {
		const most = 6
		parts = append(parts, nounOf(k, len(lines[k]))+" on "+onLines(few(lines[k], most)))
	}
	return strings.Join(parts, "; ")
}

// nounOf is the noun for what was cut.
func nounOf(k redact.Kind, n int) string {
	switch {
	case k == redact.HTML || k == redact.Doubtful:
		return string(k)
	case n == 1 && k == redact.Section:
		return "a section"
	case n == 1:
		return "a " + string(k)
	}
	return string(k) + "s"
}

// span is the lines of a cut: 7, or 7–9.
func span(c redact.Cut) string {
	if c.From == c.To {
		return fmt.Sprint(c.From)
	}
	return fmt.Sprintf("%d–%d", c.From, c.To)
}

func spans(list []redact.Cut) []string {
	texts := make([]string, len(list))
	for i, c := range list {
		texts[i] = span(c)
	}
	return texts
}

func onLines(spans []string) string {
	if len(spans) == 1 && !strings.Contains(spans[0], "–") {
		return "line " + spans[0]
	}
	return "lines " + listed(spans)
}

// hiddenIn says what in the text of a public note the word for whatever is hidden stands for.
func (e *Explainer) hiddenIn(n *note.Note, cut redact.Note) string {
	given, ok := e.cutter.notes.newest(e.spelled[n.Path])
	if !ok || given.Doc == nil {
		return ""
	}
	var texts []string
	for _, gone := range e.cutter.veil.Hidden(given) {
		i := slices.IndexFunc(given.Doc.Refs, func(r markdown.Ref) bool { return sameRef(r, gone) })
		if i < 0 {
			continue
		}
		r := &given.Doc.Refs[i]
		line := ""
		if 0 < r.Line && r.Line <= len(cut.Lines) {
			line = fmt.Sprintf(" on line %d", cut.Lines[r.Line-1])
		}
		texts = append(texts, fmt.Sprintf("“%s”%s, %s", cmp.Or(r.Text, r.Target), line, e.whyHidden(n, gone)))
	}
	if len(texts) == 0 {
		return ""
	}
	return fmt.Sprintf("behind “%s”: %s", e.someone(), strings.Join(few(texts, fewPlaces), "; "))
}

func sameRef(a, b markdown.Ref) bool {
	return a.Kind == b.Kind && a.Target == b.Target && a.Fragment == b.Fragment
}

// whyHidden says why what a reference in a note leads to is on no public page.
func (e *Explainer) whyHidden(n *note.Note, gone markdown.Ref) string {
	var t journal.Target
	for i, to := range e.self.journal.Targets(n) {
		if sameRef(n.Doc.Refs[i], gone) {
			t = to
			break
		}
	}
	switch {
	case t.Note != nil && !e.isPublic(t.Note):
		return "since " + t.Note.Path + " is not public"
	case t.Note != nil:
		return "since that part of " + t.Note.Path + " is not public"
	case t.Person != nil:
		return "who has no note"
	case t.File != "":
		return "a file in a private folder, or one of several of that name"
	}
	return "which leads nowhere"
}

// leftOut names those who were at meetings of a public note, and what these were about, that the public site does not.
func (e *Explainer) leftOut(n, shown *note.Note) string {
	people, initiatives := namesIn(e.self.journal.MeetingsOf(n))
	known, about := namesIn(e.public.journal.MeetingsOf(shown))
	gone := slices.DeleteFunc(append(people, initiatives...), func(name string) bool {
		return slices.Contains(known, name) || slices.Contains(about, name)
	})
	if len(gone) == 0 {
		return ""
	}
	return listed(few(gone, 5)) + ": without a public note of their own"
}

// filesOf says which attachments of a public note are published.
func (e *Explainer) filesOf(shown *note.Note) string {
	var texts []string
	for _, to := range e.public.journal.Targets(shown) {
		if to.File != "" {
			_, text := e.fate(to.File)
			texts = append(texts, path.Base(to.File)+" "+text)
		}
	}
	return strings.Join(few(once(texts), fewPlaces), "; ")
}

// fate says what becomes of an attachment that a public note refers to.
func (e *Explainer) fate(file string) (a attachment, text string) {
	for _, a := range e.public.attached {
		switch {
		case a.file != file:
		case a.refusal != nil:
			return a, "is refused: " + a.refusal.Reason
		default:
			return a, "as " + a.path
		}
	}
	return attachment{}, "is not published"
}
