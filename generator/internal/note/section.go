package note

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/markdown"
)

// dated is what the headings of a note say of days.
type dated struct {
	starts []int       // the headings that begin with a day
	titles []string    // what else those headings say
	day    []civil.Day // for each heading, its own day or that of the nearest dated one it stands under; nil when none is
}

// foldHeadings folds the headings once: several lists of words ask for them.
func (r *reading) foldHeadings() {
	r.headings = make([]string, len(r.n.Doc.Headings))
	for i := range r.headings {
		r.headings[i] = foldWords(r.n.Doc.Headings[i].Text)
	}
}

// dateHeadings finds the headings that begin with a day.
func (r *reading) dateHeadings() {
	headings := r.n.Doc.Headings
	d := &r.dated
	var above []int // the headings that the next one may stand under, the nearest last
	for h := range headings {
		for len(above) > 0 && headings[above[len(above)-1]].Level >= headings[h].Level {
			above = above[:len(above)-1]
		}
		text := strings.TrimSpace(headings[h].Text)
		w, rest, ok := civil.Lead(text, r.o.DateOrder)
		dated := ok && !w.Day.IsZero()
		switch {
		case dated && d.day == nil:
			d.day = make([]civil.Day, len(headings))
		case !dated:
			r.badLead(text, headings[h].Line, 0)
			if d.day != nil && len(above) > 0 {
				d.day[h] = d.day[above[len(above)-1]]
			}
		}
		above = append(above, h)
		if !dated {
			continue
		}
		d.day[h] = w.Day
		d.starts = append(d.starts, h)
		d.titles = append(d.titles, rest)
	}
}

// series makes each dated section of a series note a meeting of its day.
func (r *reading) series() {
	if len(r.dated.starts) < 2 || r.n.Kind != MeetingNote && r.n.Kind != PersonNote && !r.sectionsHavePeople() {
		return
	}
	headings := r.n.Doc.Headings
	r.sections = make([]int, len(headings))
	for i := range r.sections {
		r.sections[i] = -1
	}
	for i, h := range r.dated.starts {
		for under := h; under < r.sectionEnd(h); under++ {
			r.sections[under] = i
		}
		r.n.Sections = append(r.n.Sections, r.section(i, h))
	}
}

// section reads one dated section.
func (r *reading) section(i, h int) Section {
	heading := &r.n.Doc.Headings[h]
	s := Section{
		Day: r.dated.day[h], Title: r.dated.titles[i], ID: heading.ID, Heading: h, Line: heading.Line,
		Channel: leadingChannel(r.dated.titles[i]),
	}
	own := r.ownEnd(i)
	s.People = r.sectionPeople(h, own)
	s.Absent = r.under(r.rolls.absent, h, own)
	lines := r.lines(h, own)
	if s.Absent == nil {
		s.Absent = r.labelled(r.rolls.absent, lines)
	}
	for k := range lines {
		folded, value, _ := inlineName(&lines[k])
		if r.spellings[MeetingNote][folded].key == keyChannel {
			if c, ok := channelOf(bareWord(value)); ok {
				s.Channel = c
			}
		}
	}
	return s
}

// sectionPeople returns the people that the headings from one to before another name as present.
func (r *reading) sectionPeople(h, end int) []Name {
	if names := r.under(r.rolls.present, h+1, end); len(names) > 0 {
		return names
	}
	lines := r.lines(h, end)
	if names := r.labelled(r.rolls.with, lines); len(names) > 0 {
		return names
	}
	for i := range lines {
		line := &lines[i]
		folded, value, at := inlineName(line)
		if folded != "" && !line.Quoted && r.spellings[MeetingNote][folded].key == keyPeople {
			return ParseNames(value, line.Line, line.Column+utf8.RuneCountInString(line.Text[:at]))
		}
	}
	return nil
}

// sectionsHavePeople reports whether any dated section of a series says who was there.
func (r *reading) sectionsHavePeople() bool {
	if len(r.dated.starts) < 2 {
		return false
	}
	for i, h := range r.dated.starts {
		if len(r.sectionPeople(h, r.ownEnd(i))) > 0 {
			return true
		}
	}
	return false
}

// sectionEnd returns the heading that ends the section of another.
func (r *reading) sectionEnd(h int) int {
	headings := r.n.Doc.Headings
	end := h + 1
	for end < len(headings) && headings[end].Level > headings[h].Level {
		end++
	}
	return end
}

// ownEnd returns the heading that ends what the i-th dated heading says of itself: a dated one within it speaks of
// another meeting.
func (r *reading) ownEnd(i int) int {
	end := r.sectionEnd(r.dated.starts[i])
	if i+1 < len(r.dated.starts) {
		end = min(end, r.dated.starts[i+1])
	}
	return end
}

// sectionAt returns the section that a line under a heading stands in, and -1 outside of one.
func (r *reading) sectionAt(heading int) int {
	if heading < 0 || r.sections == nil {
		return -1
	}
	return r.sections[heading]
}

// dayAt returns the day of a line under a heading: that of the dated heading above it, else the note's.
func (r *reading) dayAt(heading int) civil.Day {
	if heading >= 0 && r.dated.day != nil && r.dated.day[heading] != 0 {
		return r.dated.day[heading]
	}
	return r.n.Day
}

// logHeadings are the headings under which a person note lists meetings, folded.
var logHeadings = map[string]bool{
	"log": true, "history": true, "interactions": true, "interactionlog": true, "meetings": true, "contacts": true,
	"timeline": true,
}

// log reads the dated lines and table rows under such headings, and under headings within their sections.
func (r *reading) log() []LogEntry {
	headings := r.n.Doc.Headings
	var entries []LogEntry
	done, table := 0, 0
	for h := range headings {
		if h < done || !logHeadings[r.headings[h]] {
			continue
		}
		done = r.sectionEnd(h)
		lines := r.lines(h, done)
		for i := range lines {
			if entry, ok := r.logLine(&lines[i]); ok {
				entries = append(entries, entry)
			}
		}
		for tables := r.n.Doc.Tables; table < len(tables) && tables[table].Heading < done; table++ {
			if t := &tables[table]; h <= t.Heading && !t.Quoted && r.sectionAt(t.Heading) < 0 {
				entries = append(entries, r.logTable(t)...)
			}
		}
	}
	slices.SortStableFunc(entries, func(a, b LogEntry) int { return cmp.Compare(a.Line, b.Line) })
	return entries
}

// logLine reads a list item that begins with a day. In a section of a series it is part of that meeting.
func (r *reading) logLine(line *markdown.Line) (LogEntry, bool) {
	if !line.Item || line.Quoted || line.Task != 0 && !ticked(line.Task) || r.sectionAt(line.Heading) >= 0 {
		return LogEntry{}, false
	}
	plain := oneLine(line.Plain)
	w, text, ok := civil.Lead(plain, r.o.DateOrder)
	if !ok || w.Day.IsZero() {
		r.badLead(plain, line.Line, line.Column)
		return LogEntry{}, false
	}
	return LogEntry{Day: w.Day, Channel: leadingChannel(text), Text: text, Refs: r.refs(line), Line: line.Line}, true
}

// logTable reads the rows that begin with a day.
func (r *reading) logTable(t *markdown.Table) []LogEntry {
	var entries []LogEntry
	for _, row := range t.Rows {
		if len(row.Cells) == 0 {
			continue
		}
		w, rest, ok := civil.Lead(row.Cells[0], r.o.DateOrder)
		if !ok || w.Day.IsZero() {
			r.badLead(row.Cells[0], row.Line, 0)
			continue
		}
		e := LogEntry{Day: w.Day, Line: row.Line}
		parts := []string{rest}
		for _, text := range row.Cells[1:] {
			text = plainText(text)
			parts = append(parts, text)
			if c, ok := channelOf(text); ok && e.Channel.Kind == Unstated {
				e.Channel = c
			}
		}
		parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
		e.Text = strings.Join(parts, ", ")
		if e.Channel.Kind == Unstated {
			e.Channel = leadingChannel(e.Text)
		}
		for _, refs := range row.Refs {
			e.Refs = append(e.Refs, r.refsAt(refs)...)
		}
		entries = append(entries, e)
	}
	return entries
}
