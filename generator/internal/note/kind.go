package note

import (
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/frontmatter"
	"rapport/generator/internal/markdown"
)

// kindWords are the words of `type` and `kind`, folded.
var kindWords = map[string]Kind{
	"person": PersonNote, "people": PersonNote, "contact": PersonNote, "contacts": PersonNote, "colleague": PersonNote,
	"stakeholder": PersonNote, "contactpage": PersonNote, "group": PersonNote, "team": PersonNote,
	"meeting": MeetingNote, "meetings": MeetingNote,
	"initiative": InitiativeNote, "initiatives": InitiativeNote, "project": InitiativeNote, "projects": InitiativeNote,
	"product": InitiativeNote,
	"page":    PageNote, "note": PageNote,
}

// kindFolders are the names of folders that say what the notes in them are about, folded.
var kindFolders = map[string]Kind{
	"people": PersonNote, "contacts": PersonNote, "persons": PersonNote,
	"meetings": MeetingNote, "calls": MeetingNote, "11s": MeetingNote, "interactions": MeetingNote,
	"initiatives": InitiativeNote, "projects": InitiativeNote, "decisions": InitiativeNote,
}

// isGroup reports whether a kind word means several people.
func isGroup(folded string) bool { return folded == "group" || folded == "team" }

// unstated are words of channels that say nothing about how.
var unstated = map[string]bool{"meeting": true, "1:1": true, "11": true, "1on1": true, "oneonone": true}

// classed is what the keys say whose value decides what they mean.
type classed struct {
	kind    Kind
	said    bool // `type` or `kind` says the kind
	hinted  bool // one of the others does
	group   bool
	channel Channel
	level   Level
	sort    string
}

// The keys whose value decides, in the order in which they are asked for a kind and for a channel.
var (
	kindKeys    = [...]key{keyType, keyKind, keyChannel, keyMedium, keyMeetingType, keyInteractionType}
	channelKeys = [...]key{keyChannel, keyMedium, keyMeetingType, keyInteractionType, keyType, keyKind}
)

// classify reads the keys whose value decides what they mean. Words that mean nothing here are kept.
func (r *reading) classify() {
	r.choose(PageNote)
	c := &r.classed
	for _, k := range kindKeys {
		f := r.given[k]
		for _, v := range r.scalars(k) {
			before := *c
			if word := bareWord(v.Text); !c.takes(word, k) && !unstated[word] {
				r.keep(f, plainText(v.Text))
			}
			if c.said != before.said || c.hinted != before.hinted {
				r.reasons.Kind = bySaying(f, v)
			}
		}
	}
	for _, k := range channelKeys {
		for _, v := range r.scalars(k) {
			if channel, ok := channelOf(bareWord(v.Text)); ok && c.channel == (Channel{}) {
				c.channel = channel
			}
		}
	}
}

// takes takes a word for what it means, and reports whether it means anything.
func (c *classed) takes(word string, k key) bool {
	kind, known := kindWords[word]
	switch {
	case !known:
	case k == keyType || k == keyKind:
		if !c.said {
			c.kind, c.said, c.group = kind, true, isGroup(word)
		}
	case !c.said && !c.hinted:
		c.kind, c.hinted = kind, true
	}
	if level, ok := levelWords.of(word); ok {
		known = true
		if c.level == LevelUnknown {
			c.level = level
		}
	}
	if sort, ok := sortWords.of(word); ok {
		known = true
		c.sort = firstOf(c.sort, sort)
	}
	_, channel := channelOf(word)
	return known || channel
}

// bareWord returns the folded last part of a word that may be a link, a tag, or nested.
func bareWord(s string) string {
	s = strings.TrimLeft(plainText(s), "#")
	return frontmatter.Fold(s[strings.LastIndexByte(s, '/')+1:])
}

// kind decides what the note is about: the first that answers of its keys, folder, tags, file name and contents.
func (r *reading) kind() Kind {
	if r.classed.said {
		return r.classed.kind
	}
	if kind, folder := folderKind(r.n.Rel); folder != "" {
		r.reasons.Kind = By{What: Folder, Text: folder}
		return kind
	}
	if kind, ok := r.tagKind(); ok {
		return kind
	}
	if kind, ok := nameKind(r.n.Stem); ok {
		r.reasons.Kind = By{What: FileName, Text: r.n.Stem}
		return kind
	}
	if r.classed.hinted {
		return r.classed.kind
	}
	kind := r.contentsKind()
	if kind != PageNote {
		r.reasons.Kind = By{What: Contents}
	}
	return kind
}

// folderKind returns the kind that the nearest folder names, and its path; that is empty when none names any.
func folderKind(rel string) (kind Kind, folder string) {
	for {
		i := strings.LastIndexByte(rel, '/')
		if i < 0 {
			return PageNote, ""
		}
		rel = rel[:i]
		if kind, ok := kindFolders[frontmatter.Fold(rel[strings.LastIndexByte(rel, '/')+1:])]; ok {
			return kind, rel
		}
	}
}

// tagKind returns the kind that a tag or category names. Tags in running text speak of what stands around them, so
// only those of the first paragraph count, and in a daily note none.
func (r *reading) tagKind() (Kind, bool) {
	kindOf := func(tag string) (Kind, bool) {
		word := bareWord(tag)
		kind, ok := kindWords[word]
		if !ok {
			kind, ok = kindFolders[word]
		}
		if ok {
			r.classed.group = isGroup(word)
		}
		return kind, ok
	}
	for i := range r.fields {
		if f := &r.fields[i]; r.spellings[PageNote][f.folded].key == keyTags {
			for _, v := range f.Value.Scalars() {
				for _, tag := range tagsIn(v.Text, f.Value.Kind == frontmatter.Scalar) {
					if kind, ok := kindOf(tag); ok {
						r.reasons.Kind = By{What: Tag, Text: tag, Line: v.Line}
						return kind, true
					}
				}
			}
		}
	}
	if r.dayOfName() {
		return PageNote, false
	}
	for _, line := range r.n.Doc.Lines {
		if !line.First {
			break
		}
		for _, i := range line.Refs {
			if ref := r.n.Doc.Refs[i]; ref.Kind == markdown.Tag {
				if kind, ok := kindOf(ref.Target); ok {
					r.reasons.Kind = By{What: Tag, Text: ref.Target, Line: ref.Line}
					return kind, true
				}
			}
		}
	}
	return PageNote, false
}

// nameKind returns the kind that a file name says.
func nameKind(stem string) (Kind, bool) {
	switch {
	case len(stem) > 1 && stem[0] == '@', hasPrefixFold(stem, "Person - "):
		return PersonNote, true
	case oneToOne(stem) != "", hasPrefixFold(stem, "Meeting - "):
		return MeetingNote, true
	}
	return PageNote, false
}

// oneToOne returns what stands behind the 1-1 that a file name begins with.
func oneToOne(stem string) string {
	for _, prefix := range [...]string{"1-1 ", "1:1 ", "1on1 "} {
		if hasPrefixFold(stem, prefix) {
			return strings.TrimLeft(stem[len(prefix):], " -–—")
		}
	}
	return ""
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// contentsKind judges by what the note holds: a day and people make a meeting, an address and no day a person.
func (r *reading) contentsKind() Kind {
	r.choose(MeetingNote)
	dated := r.hasDay()
	if dated && (len(r.names(keyPeople)) > 0 || len(r.bodyPeople()) > 0 || r.sectionsHavePeople()) {
		return MeetingNote
	}
	r.choose(PersonNote)
	if !dated && (r.given[keyEmail] != nil || r.given[keyPhone] != nil) {
		return PersonNote
	}
	return PageNote
}

// hasDay reports whether a key, the file name or the first heading names a day. The day a file was created on, which
// many programs write into every note, says nothing about what it holds.
func (r *reading) hasDay() bool {
	if values := r.scalars(keyDate); len(values) > 0 {
		if w, _, ok := civil.Find(values[0].Text, r.o.DateOrder); ok && !w.Day.IsZero() {
			return true
		}
	}
	if w, _, ok := civil.Find(r.n.Stem, r.o.DateOrder); ok && !w.Day.IsZero() {
		return true
	}
	if len(r.n.Doc.Headings) > 0 {
		w, _, ok := civil.Find(r.n.Doc.Headings[0].Text, r.o.DateOrder)
		return ok && !w.Day.IsZero()
	}
	return false
}

// dayOfName reports whether the file name is a day, perhaps with its weekday, and nothing else.
func (r *reading) dayOfName() bool {
	if r.n.Stem == "" || r.n.Stem[len(r.n.Stem)-1] == ']' {
		return false
	}
	w, rest, ok := civil.Find(strings.ReplaceAll(r.n.Stem, "_", "-"), r.o.DateOrder)
	return ok && rest == "" && !w.Day.IsZero()
}
