package note

import (
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/frontmatter"
	"rapport/generator/internal/markdown"
)

// What of a body is private, whoever may read the note: package redact cuts it.

// IsMarker reports whether a line as a reader sees it begins as a marker, whatever marks, numbers and pictures stand
// before its word; source is the same line as written.
func (p *Parser) IsMarker(plain, source string) bool {
	h, ok := p.words.head(plain)
	return ok && (h.name == "" || h.word == StanceWord || isLinked(source) || looksNamed(h.name, h.lower))
}

// FieldLine reads a line of a body that is `key:: value` or `**Key:** value` with a key that means something: its
// canonical names, of which it may have others in other kinds of note, and its value.
func (p *Parser) FieldLine(text string) (names []string, value string, ok bool) {
	label, at, ok := boldLabel(text)
	if !ok {
		if label, at, ok = inlineKey(text); !ok {
			return nil, "", false
		}
	}
	folded := frontmatter.Fold(label)
	for kind := range p.spellings {
		if s, known := p.spellings[kind][folded]; known && folded != stakes {
			names = append(names, nameOf(s.key))
		}
	}
	return names, text[at:], p.spellings.known(folded)
}

// KnownWord reports whether a value of `type`, `channel` and the like is a word of kinds or channels.
func KnownWord(value string) bool {
	word := bareWord(value)
	_, kind := kindWords[word]
	_, channel := channelOf(word)
	return kind || channel || unstated[word]
}

// IsRoll reports whether a heading names who was there: a box below it is ticked for somebody.
func (p *Parser) IsRoll(heading string) bool { return p.rolls.present[foldWords(heading)] }

// PrivateLabel reports whether a heading or label stands above what is private wherever it stands: what is owed, and who
// was not there.
func (p *Parser) PrivateLabel(text string) bool {
	folded := foldWords(text)
	return debtWords[folded] != noDebt || p.rolls.absent[folded]
}

// PrivateHeading reports whether the section under a heading is private in that kind of note: below a private label,
// and in a person's note the meetings with them, which have no visibility of their own, and what they care about.
func (p *Parser) PrivateHeading(text string, kind Kind) bool {
	if p.PrivateLabel(text) {
		return true
	}
	folded := foldWords(text)
	if kind != PersonNote {
		return false
	}
	return logHeadings[folded] || interestHeadings[folded] || p.leadsWithDay(text)
}

// leadsWithDay reports whether a heading begins with a day.
func (p *Parser) leadsWithDay(text string) bool {
	w, _, ok := civil.Lead(strings.TrimSpace(text), p.o.DateOrder)
	return ok && !w.Day.IsZero()
}

// PrivateTable reports whether a table with those headings is one of tasks or of stakeholders.
func PrivateTable(header []string) bool {
	t := &markdown.Table{Header: header}
	if _, ok := taskColumns(t); ok || nameColumn(t) >= 0 {
		return true
	}
	telling := 0
	for _, h := range header {
		switch stakeColumnOf(h) {
		case stakePower, stakeInterest, stakeWIIFT:
			telling++
		}
	}
	return telling > 1
}

// PrivateFolder reports whether a path lies in a folder that keeps all in it private.
func (o *Opened) PrivateFolder() bool {
	r := reading{n: o.parser.named(o.path)}
	return r.privateFolder()
}
