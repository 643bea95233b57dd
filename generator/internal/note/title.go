package note

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
	"rapport/generator/internal/markdown"
)

// title gives the note its title, and finds a first heading that only repeats it.
func (r *reading) title() {
	n := r.n
	headings := n.Doc.Headings
	switch {
	case n.Person != nil:
		n.Title = n.Person.Name
	default:
		n.Title = r.text(keyTitle)
		for i := 0; n.Title == "" && i < len(headings); i++ {
			if headings[i].Level == 1 {
				n.Title = strings.TrimSpace(headings[i].Text)
			}
		}
		if n.Title == "" {
			n.Title = n.Stem
		}
	}
	if len(headings) == 0 || int(headings[0].Inside) > len(n.Doc.HTML) || !sameName(headings[0].Text, n.Title) {
		return
	}
	if strings.TrimSpace(n.Doc.HTML[:headings[0].Start]) == "" {
		n.BodyFrom = int(headings[0].Inside)
	}
}

// tags returns the tags of the front matter and of the body, no two that differ by case alone.
func (r *reading) tags() []string {
	var tags []string
	seen := map[string]bool{}
	add := func(tag string) {
		if folded := FoldName(tag); !seen[folded] {
			seen[folded] = true
			tags = append(tags, tag)
		}
	}
	r.choose(PageNote)
	if f := r.given[keyTags]; f != nil {
		for _, v := range f.Value.Scalars() {
			for _, tag := range tagsIn(v.Text, f.Value.Kind == frontmatter.Scalar) {
				add(tag)
			}
		}
	}
	for _, ref := range r.n.Doc.Refs {
		if ref.Kind == markdown.Tag && ref.Target != "" {
			add(ref.Target)
		}
	}
	return tags
}

// tagsIn returns the tags in a text: the text is one, or several parted by commas or blanks.
func tagsIn(text string, several bool) []string {
	text = plainText(text)
	part := func(c rune) bool { return c == ',' || several && (c == ' ' || c == '\t') }
	var tags []string
	for _, tag := range strings.FieldsFunc(text, part) {
		if tag = strings.Trim(tag, " \t#"); tag != "" {
			tags = append(tags, tag)
		}
	}
	return tags
}

// ignores reads `ignore`: rules, each perhaps until a day.
func (r *reading) ignores() []Ignore {
	f := r.given[keyIgnore]
	if f == nil {
		return nil
	}
	var all []Ignore
	for _, v := range f.Value.Scalars() {
		for entry := range strings.SplitSeq(v.Text, ",") {
			words := strings.Fields(entry)
			if len(words) == 0 {
				continue
			}
			ig := Ignore{Rule: strings.ToLower(words[0]), Line: v.Line}
			if len(words) > 1 {
				day := strings.Join(words[1:], " ")
				if words[1] == "until" {
					day = strings.Join(words[2:], " ")
				}
				w, err := civil.Read(day, r.o.DateOrder)
				if err != nil || w.Day.IsZero() {
					_, message, _ := dayTrouble(day, err)
					r.bad(f, "bad-ignore", v, fmt.Sprintf("%q silences nothing: %s", strings.TrimSpace(entry), message),
						"write RULE, or RULE until YYYY-MM-DD")
					continue
				}
				ig.Until = w.Day
			}
			if !r.isRule(f, v, ig.Rule) {
				continue
			}
			all = append(all, ig)
		}
	}
	return all
}

// readDay finds the day of a meeting or page.
func (r *reading) readDay() {
	n := r.n
	if n.Kind == PersonNote || n.Kind == InitiativeNote {
		return
	}
	n.Daily = n.Kind == PageNote && r.dayOfName() && !r.meetingLike()
	if w, ok := r.dateKey(); ok {
		n.Day, n.Partial = w.Day, w.Partial
		r.reasons.Day = bySaying(r.given[keyDate], r.scalars(keyDate)[0])
		return
	}
	stem := strings.ReplaceAll(n.Stem, "_", "-")
	if w, _, ok := civil.Find(stem, r.o.DateOrder); ok && (!w.Day.IsZero() || n.Kind == MeetingNote) {
		n.Day, n.Partial = w.Day, w.Partial
		r.reasons.Day = By{What: FileName, Text: n.Stem}
		return
	}
	if _, err := civil.Read(leadingDay(stem), r.o.DateOrder); errors.Is(err, civil.ErrImpossible) {
		r.problem(diag.Error, "impossible-day", 0, 0,
			fmt.Sprintf("the file name %q begins with a day that the calendar does not have", n.Stem), lastDayHint(stem))
	}
	if n.Kind != MeetingNote {
		return
	}
	if len(n.Doc.Headings) > 0 && len(r.dated.starts) < 2 {
		if w, _, ok := civil.Find(n.Doc.Headings[0].Text, r.o.DateOrder); ok && !w.Day.IsZero() {
			n.Day = w.Day
			r.reasons.Day = By{What: Heading, Text: n.Doc.Headings[0].Text, Line: n.Doc.Headings[0].Line}
			return
		}
	}
	if n.Day = r.written(keyCreated).Day; !n.Day.IsZero() {
		r.reasons.Day = bySaying(r.given[keyCreated], r.scalars(keyCreated)[0])
	}
}

// meetingLike reports whether a page of a day is no daily note all the same: it lies among meetings, or names people.
func (r *reading) meetingLike() bool {
	if kind, _ := folderKind(r.n.Rel); kind == MeetingNote {
		return true
	}
	return slices.ContainsFunc(r.fields, func(f field) bool {
		return r.spellings[MeetingNote][f.folded].key == keyPeople && !blank(f.Value)
	})
}

// dateKey reads the day that a key says. `start: 09:30` says when on the day, not which.
func (r *reading) dateKey() (civil.Written, bool) {
	f := r.given[keyDate]
	if f == nil {
		return civil.Written{}, false
	}
	if f.folded == "start" {
		if _, err := civil.Read(flat(f.Value), r.o.DateOrder); errors.Is(err, civil.ErrNoDay) {
			r.keep(f, flat(f.Value))
			return civil.Written{}, false
		}
	}
	w := r.written(keyDate)
	return w, w != civil.Written{}
}
