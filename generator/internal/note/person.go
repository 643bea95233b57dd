package note

import (
	"errors"
	"fmt"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/frontmatter"
	"rapport/generator/internal/markdown"
)

// person reads what the note says of a person.
func (r *reading) person() *Person {
	p := &Person{
		Group:        r.classed.group,
		Org:          r.text(keyOrg),
		Team:         r.text(keyTeam),
		Place:        r.plain(keyPlace),
		Email:        r.text(keyEmail),
		Phone:        r.text(keyPhone),
		Birthday:     r.text(keyBirthday),
		ReportsTo:    r.name(keyReportsTo),
		IntroducedBy: r.names(keyIntroducedBy),
		Knows:        r.names(keyKnows),
		Rep:          r.name(keyRep),
		Since:        r.day(keySince),
		Snoozes:      r.snoozes(),
		Away:         r.away(),
		Skills:       r.texts(keySkills),
		Gives:        r.texts(keyGives),
		Needs:        r.texts(keyNeeds),
		Standing:     r.wordsOf(keyStanding, &standingWords),
		Helps:        r.wordsOf(keyHelps, &helpsWords),
		CaresAbout:   append(r.texts(keyCaresAbout), r.interests()...),
		Prefers:      r.text(keyPrefers),
		Why:          r.text(keyWhy),
		LastContact:  r.text(keyLastContact),
	}
	p.Name, p.Role = r.nameAndRole()
	p.Status, p.StatusText, _ = wordOf(r, keyStatus, &statusWords)
	p.Lines = r.personLines()
	r.relationship(p)
	p.Cadence, p.CadenceUnread = r.cadence()
	p.SinceUnread = r.unread(keySince, p.Since)
	r.level(p)
	met := r.written(keyMet)
	p.Met, p.MetText = met.Day, met.Partial
	p.Next, p.NextText = r.next()
	if p.ReportsTo != nil && isMe(p.ReportsTo.Text) && p.ReportsTo.Target == "" {
		p.ReportsTo.Text = me
	}
	if on, said := r.truth(keyExchange, &switchWords); said {
		p.ExchangeOff = !on
	}
	if counts, said := r.truth(keyCounts, &truthWords); said {
		p.NotCounted = !counts
	}
	return p
}

// me is how notes name the one who writes them.
const me = "me"

func isMe(s string) bool { return strings.EqualFold(s, me) || s == "I" }

// nameAndRole tells the person's name from their role: a `title` that shares a word with the file name is a name, any
// other is a role.
func (r *reading) nameAndRole() (name, role string) {
	stem := r.n.Stem
	if hasPrefixFold(stem, "Person - ") {
		stem = stem[len("Person - "):]
	}
	if stem = strings.TrimSpace(strings.TrimPrefix(stem, "@")); stem == "" {
		stem = r.n.Stem
	}
	name, role = r.text(keyName), r.text(keyRole)
	if title := r.text(keyTitle); title != "" {
		switch named := sharesWord(title, stem); {
		case named:
			name = firstOf(name, title)
		case role == "":
			role = title
		case title != role:
			r.keep(r.given[keyTitle], title)
		}
	}
	return firstOf(name, stem), role
}

// sharesWord reports whether a word stands in both texts.
func sharesWord(a, b string) bool {
	part := func(c rune) bool { return strings.ContainsRune(" \t-_.,()", c) }
	for _, x := range strings.FieldsFunc(FoldName(a), part) {
		for _, y := range strings.FieldsFunc(FoldName(b), part) {
			if x == y {
				return true
			}
		}
	}
	return false
}

// relationship parts the words of `relationship` into ties, a level, and others, which are shown.
func (r *reading) relationship(p *Person) {
	for _, v := range r.scalars(keyRelationship) {
		for _, word := range listWords(v.Text, isTieOrLevel) {
			if tie, ok := tieWords.of(word); ok {
				p.Ties |= tie
				continue
			}
			if level, ok := levelWords.of(word); ok {
				if p.Level == LevelUnknown {
					p.Level = level
				}
				continue
			}
			if _, ok := uncounted.of(word); ok {
				p.NotCounted = true
			}
			if near, ok := tieWords.near(word); ok {
				r.bad(r.given[keyRelationship], "unknown-word", v, fmt.Sprintf("%q is no tie", word), fmt.Sprintf("did you mean %q?", near))
			}
			p.Relationship = append(p.Relationship, word)
		}
	}
}

func isTieOrLevel(word string) bool {
	_, tie := tieWords.of(word)
	_, level := levelWords.of(word)
	return tie || level
}

// level reads the level, which its own key says before `relationship` and `type` do.
func (r *reading) level(p *Person) {
	f := r.given[keyLevel]
	if f != nil && f.folded != frontmatter.Fold("level") {
		// relation_to_me holds any word; one that is no level is shown.
		word := r.text(keyLevel)
		if level, ok := levelWords.of(word); ok {
			p.Level = level
			return
		}
		p.Relationship = append(p.Relationship, word)
	} else if level, _, ok := wordOf(r, keyLevel, &levelWords); ok {
		p.Level = level
		return
	}
	if p.Level == LevelUnknown {
		p.Level = r.classed.level
	}
	p.LevelUnread = p.Level == LevelUnknown && f != nil && !blank(f.Value)
}

// next reads `next`: a day, and what is planned.
func (r *reading) next() (civil.Day, string) {
	text := r.text(keyNext)
	if text == "" {
		return 0, ""
	}
	if w, rest, ok := civil.Lead(text, r.o.DateOrder); ok && !w.Day.IsZero() {
		return w.Day, rest
	}
	f := r.given[keyNext]
	v := f.Value.Scalars()[0]
	word := firstWord(text)
	_, err := civil.Read(word, r.o.DateOrder)
	if errors.Is(err, civil.ErrNoDay) || err == nil {
		r.bad(f, "no-day", v, fmt.Sprintf("%q names no day", text), "write the day first, as in 2026-10-03 coffee")
	} else {
		r.badDay(f, v, word, err)
	}
	return 0, text
}

// cadence reads how often, in days; unread when what stands there does not say it.
func (r *reading) cadence() (days int, unread bool) {
	values := r.scalars(keyCadence)
	if len(values) == 0 {
		return 0, false
	}
	days, ok := civil.ReadCadence(values[0].Text)
	if !ok {
		r.bad(r.given[keyCadence], "bad-cadence", values[0], fmt.Sprintf("%q is no cadence", values[0].Text),
			"write 30, 6w, every 2 weeks, 3 months, weekly, monthly, quarterly or yearly")
		return 0, true
	}
	return days, false
}

// away reads ranges of days.
func (r *reading) away() []civil.Range {
	var all []civil.Range
	for _, v := range r.scalars(keyAway) {
		for part := range strings.SplitSeq(v.Text, ",") {
			if strings.TrimSpace(part) == "" {
				continue
			}
			days, err := civil.ReadRange(part, r.o.DateOrder)
			if err != nil {
				code, message, _ := dayTrouble(part, err)
				r.bad(r.given[keyAway], code, v, message, "write YYYY-MM-DD..YYYY-MM-DD")
				continue
			}
			all = append(all, days)
		}
	}
	return all
}

// interestHeadings are the headings under which a note tells what a person cares about, folded.
var interestHeadings = map[string]bool{"interests": true, "whattheycareabout": true}

// interests returns the lines under such headings.
func (r *reading) interests() []string {
	var all []string
	for h := range r.n.Doc.Headings {
		if !interestHeadings[r.headings[h]] {
			continue
		}
		for _, line := range r.lines(h, h+1) {
			if text := oneLine(line.Plain); text != "" && line.Task == 0 {
				all = append(all, text)
			}
		}
	}
	return all
}

// lines returns the lines that stand directly under the headings from one to before another; -1 is none.
func (r *reading) lines(from, to int) []markdown.Line {
	all := r.n.Doc.Lines
	return all[firstUnder(all, from):firstUnder(all, to)]
}

// firstUnder returns the index of the first line at or behind a heading.
func firstUnder(lines []markdown.Line, heading int) int {
	low, high := 0, len(lines)
	for low < high {
		if mid := (low + high) / 2; lines[mid].Heading < heading {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// oneLine joins the lines of a text.
func oneLine(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(s, "\n", " "))
}
