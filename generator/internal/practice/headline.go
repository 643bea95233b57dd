package practice

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// headline asks for one sentence before a talk to several people, or to somebody above. The article asks for headlines;
// the 25 words, the seven days and who counts as an audience are judgement. Talks that took place are told for a week
// and then only count in the trend: nothing about them can be done any more.
var headline = Rule{
	ID:       "headline",
	Article:  Alignment,
	Practice: "Get to the point: open each talk to stakeholders with a headline of one sentence.",
	Start:    "`Headline: WHAT THEY SHOULD REMEMBER` in the note of a meeting of sort update, pitch or decision",
	Limits:   map[string]int{"words": 25, "ahead": 7, "people": 3, "after": 7, "trend": 10, "enough": 5},
	Tracked: func(a *Asking) bool {
		return slices.ContainsFunc(a.stagesIn(1, a.On.Add(a.Limit("headline", "ahead", 7))), func(m *journal.Meeting) bool {
			return headlineOf(m) != ""
		})
	},
	Find: func(a *Asking) []Finding {
		from, to := a.On.Add(-a.Limit("headline", "after", 7)), a.On.Add(a.Limit("headline", "ahead", 7))
		var list []Finding
		for _, m := range a.stagesIn(from, to) {
			if s, ok := a.stageSubject(m); ok && a.isTalk(m) {
				list = append(list, a.headline(m, s))
			}
		}
		return append(list, a.headlineTrend()...)
	},
}

// isTalk reports whether a meeting needs a headline: I say something there, to several people or to somebody above.
func (a *Asking) isTalk(m *journal.Meeting) bool {
	said := m.Note.Meeting
	if said.Sort != "update" && said.Sort != "pitch" && said.Sort != "decision" || m.Others() < 2 {
		return false
	}
	if social(m) && m.Channel.Word != "event" {
		return false
	}
	return m.Others() >= a.Limit("headline", "people", 3) || hasAbove(m)
}

// headlineOf is the headline that a meeting's note gives it.
func headlineOf(m *journal.Meeting) string {
	if m.Section != nil {
		return m.Section.Headline
	}
	return m.Note.Meeting.Headline
}

func (a *Asking) headline(m *journal.Meeting, s Subject) Finding {
	most := a.Limit("headline", "words", 25)
	f := Finding{
		Subject: s, Due: m.Day, Evidence: []Evidence{{m.Note, m.Line}}, Confidence: Structural, Stake: a.stageStake(m),
	}
	text := headlineOf(m)
	words := len(strings.Fields(text))
	switch first := firstSentence(m); {
	case words > 0 && words <= most:
		f.State, f.Text = Met, fmt.Sprintf("%s has a headline: %s.", called(m), quoted(text))
		return f
	case words == 0 && first != "" && len(strings.Fields(first)) <= most:
		f.State, f.Confidence = Met, Inferred
		f.Text = fmt.Sprintf("The note of %s begins with what could be its headline: %s.", called(m), quoted(first))
		return f
	case words > 0:
		f.Text = fmt.Sprintf("The headline of %s has %d words; %d are enough.", called(m), words, most)
		f.Action = fmt.Sprintf("Say it in one breath: %s", quoted(text))
	default:
		f.Text = fmt.Sprintf("No note shows a headline for %s; %s.", called(m), left(f.Due, a.On))
		f.Action = fmt.Sprintf("Before %s, write `Headline:` and the one sentence that everybody there should remember.", called(m))
	}
	f.State, f.DueFrom, f.OverFrom = Due, m.Day.Add(-a.Limit("headline", "ahead", 7)), m.Day.Add(1)
	if m.Day < a.On {
		f.State, f.Action = Info, ""
		if words == 0 {
			f.Text = fmt.Sprintf("No note shows a headline for %s.", called(m))
		}
	}
	if a.ignores(m.Note, "headline") {
		f.State = Snoozed
	}
	return f
}

// headlineTrend says how many of the last talks had a headline.
func (a *Asking) headlineTrend() []Finding {
	var talks, with int
	var e []Evidence
	for _, m := range slices.Backward(a.stagesIn(1, a.On)) {
		if !a.isTalk(m) || a.ignores(m.Note, "headline") {
			continue
		}
		text := cmp.Or(headlineOf(m), firstSentence(m))
		if words := len(strings.Fields(text)); words > 0 && words <= a.Limit("headline", "words", 25) {
			with++
		} else {
			e = append(e, Evidence{m.Note, m.Line})
		}
		if talks++; talks == a.Limit("headline", "trend", 10) {
			break
		}
	}
	if talks < a.Limit("headline", "enough", 5) {
		return nil
	}
	f := Finding{Subject: Subject{Part: "journal"}, State: Info, Evidence: e, Confidence: Structural}
	if with == talks {
		f.State = Met
	}
	f.Text = fmt.Sprintf("%d of the last %d talks that need a headline have one in the notes.", with, talks)
	return []Finding{f}
}

// firstSentence is the sentence that the text of a meeting's note begins with; empty when it begins with anything else,
// such as a list, a heading or a line that fills in a form. It may stand for a headline, but never against one.
func firstSentence(m *journal.Meeting) string {
	if m.Origin != journal.OfNote || m.Note.Doc == nil || m.Note.BodyFrom > len(m.Note.Doc.HTML) {
		return ""
	}
	text, ok := strings.CutPrefix(strings.TrimSpace(m.Note.Doc.HTML[m.Note.BodyFrom:]), "<p>")
	text, _, closed := strings.Cut(text, "</p>")
	if !ok || !closed || strings.ContainsAny(text, "<>:") {
		return ""
	}
	end := strings.IndexAny(text, ".!?")
	if end < 0 || len(m.Note.Markers) > 0 && m.Note.Markers[0].Word == note.Headline {
		return ""
	}
	return text[:end+1]
}
