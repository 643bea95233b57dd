package practice

import (
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// prewire asks for 1:1 talks with a few of those who come to a big meeting, before it: the article asks for "a few". How
// many, and by when, is judgement: a quarter of them, two to five, one who decides or doubts among them, due from ten
// days before and a gap from five. Once the meeting took place it is told for a week, and is no gap.
var prewire = Rule{
	ID:       "prewire",
	Article:  Alignment,
	Practice: "Do your homework: test your ideas with a few people one to one before you meet the larger group.",
	Start:    "`stakes: high` in the note of a meeting to come, and `for: [[THAT MEETING]]` in the notes of the talks before",
	Limits: map[string]int{
		"window": 21, "due": 10, "gap": 5, "least": 2, "most": 5, "share": 4, "group": 3, "after": 7,
	},
	Tracked: func(a *Asking) bool {
		return a.happened(a.events.firstFor) ||
			slices.ContainsFunc(a.stagesIn(1, a.On.Add(a.Limit("prewire", "window", 21))), isBigByName)
	},
	Find: func(a *Asking) []Finding {
		from, to := a.On.Add(-a.Limit("prewire", "after", 7)), a.On.Add(a.Limit("prewire", "window", 21))
		var list []Finding
		for _, m := range a.stagesIn(from, to) {
			if s, ok := a.stageSubject(m); ok && a.isBig(m) {
				list = append(list, a.prewire(m, s))
			}
		}
		return list
	},
}

// isBigByName reports whether the note of a meeting says in a word that much hangs on it.
func isBigByName(m *journal.Meeting) bool {
	switch m.Note.Meeting.Sort {
	case "decision", "steering", "board":
		return true
	}
	return m.Note.Meeting.HighStakes
}

// isBig reports whether a meeting is one to prepare with some of those who come. What recurs is off unless its note
// says more than that.
func (a *Asking) isBig(m *journal.Meeting) bool {
	if m.Channel.Kind == note.Written || m.Others() < a.Limit("prewire", "group", 3) {
		return false
	}
	return isBigByName(m) || m.Series == "" && m.Others() >= many && hasAbove(m)
}

// Board is who of a big meeting was heard one to one before it, and who still could be.
type Board struct {
	Meeting  *journal.Meeting
	From     civil.Day          // the first day of talks that count
	Due      civil.Day          // the last day in time
	Need     int                // how many are to be heard
	Heard    []*journal.Contact // the first with each
	Planned  []*journal.Contact
	Open     []*journal.Person // not heard and not planned, whom to ask first at first
	Weighty  []*journal.Person // who decide or support it least: one of them is to be heard
	Expected bool              // with what is planned, one of the weighty is heard
	Missing  bool              // none of the weighty was heard
}

// Done reports whether as many are heard as are needed, and one of the weighty among them.
func (b *Board) Done() bool { return len(b.Heard) >= b.Need && !b.Missing }

// Covered reports whether what is planned makes it so.
func (b *Board) Covered() bool { return len(b.Heard)+len(b.Planned) >= b.Need && b.Expected }

// Board is the board of a meeting that the rule asks to prepare, however far ahead it lies; false for any other.
func (a *Asking) Board(m *journal.Meeting) (Board, bool) {
	if _, ok := a.stageSubject(m); !ok || m.Day == 0 || !onStage(m) || !a.isBig(m) {
		return Board{}, false
	}
	return a.board(m), true
}

func (a *Asking) board(m *journal.Meeting) Board {
	b := Board{Meeting: m, From: m.Day.Add(-a.Limit("prewire", "window", 21)), Due: m.Day.Add(-1), Weighty: a.weighty(m)}
	share := max(a.Limit("prewire", "share", 4), 1)
	b.Need = max(a.Limit("prewire", "least", 2), min(a.Limit("prewire", "most", 5), (m.Others()+share-1)/share))
	b.Need = min(b.Need, len(m.People))
	prepares := prepares(m)
	b.Missing = len(b.Weighty) > 0
	for _, p := range m.People {
		fits := both(alone(p), prepares)
		weighs := slices.Contains(b.Weighty, p)
		heard := a.Since(p, b.From, func(t *journal.Meeting) bool { return t.Day <= m.Day && fits(t) })
		if len(heard) > 0 {
			b.Heard = append(b.Heard, heard[0])
			b.Missing = b.Missing && !weighs
			b.Expected = b.Expected || weighs
			continue
		}
		if c := plannedBy(p, a.On, m.Day, fits); c != nil {
			b.Planned = append(b.Planned, c)
			b.Expected = b.Expected || weighs
			continue
		}
		if !p.Group() && !a.resting(p, "prewire") {
			b.Open = append(b.Open, p)
		}
	}
	b.Expected = b.Expected || len(b.Weighty) == 0
	slices.SortStableFunc(b.Open, func(p, q *journal.Person) int {
		if w := weight(b.Weighty, q) - weight(b.Weighty, p); w != 0 {
			return w
		}
		return lastDay(a, p).Compare(lastDay(a, q)) // the quietest first
	})
	return b
}

// weight ranks somebody among the weighty: the first of them highest, 0 when they are none.
func weight(weighty []*journal.Person, p *journal.Person) int {
	if i := slices.Index(weighty, p); i >= 0 {
		return len(weighty) - i
	}
	return 0
}

func lastDay(a *Asking, p *journal.Person) civil.Day {
	if c := a.Last(p, nil); c != nil {
		return c.Day
	}
	return 0
}

// plannedBy is the first contact after a day and up to another that fits.
func plannedBy(p *journal.Person, after, until civil.Day, fits func(*journal.Meeting) bool) *journal.Contact {
	for _, c := range p.Contacts[len(p.ContactsBy(after)):] {
		if c.Day <= until && fits(c.Meeting) {
			return c
		}
	}
	return nil
}

// weighty are those at a meeting who decide about one of its initiatives, then those whose stance is the least
// supportive that is known; when everybody is known to support it, only who decides.
func (a *Asking) weighty(m *journal.Meeting) []*journal.Person {
	var deciders, sceptics []*journal.Person
	least := note.Supportive
	for _, i := range m.Initiatives {
		decide := a.deciders(i)
		for _, p := range m.People {
			if !a.isActive(p) {
				continue // nobody waits for them
			}
			if slices.Contains(decide, p) && !slices.Contains(deciders, p) {
				deciders = append(deciders, p)
			}
			switch s, _ := i.StanceOf(p, a.On); {
			case s == note.StanceUnknown || s > least || s == note.Supportive:
			case s < least:
				least, sceptics = s, []*journal.Person{p}
			case !slices.Contains(sceptics, p):
				sceptics = append(sceptics, p)
			}
		}
	}
	for _, p := range sceptics {
		if !slices.Contains(deciders, p) {
			deciders = append(deciders, p)
		}
	}
	return deciders
}

// prepares reports whether a talk prepares a meeting: it is `for` it, or for or about one of its initiatives.
func prepares(event *journal.Meeting) func(*journal.Meeting) bool {
	targets := []string{note.FoldName(event.Note.Stem), note.FoldName(event.Note.Title), note.FoldName(undated(event))}
	for _, i := range event.Initiatives {
		targets = append(targets, note.FoldName(i.Note.Stem), note.FoldName(i.Title))
	}
	return func(m *journal.Meeting) bool {
		if m == event {
			return false
		}
		if slices.ContainsFunc(m.Initiatives, func(i *journal.Initiative) bool { return slices.Contains(event.Initiatives, i) }) {
			return true
		}
		if m.Note.Meeting == nil {
			return false
		}
		return slices.ContainsFunc(m.Note.Meeting.For, func(n note.Name) bool {
			name := n.Text
			if n.Target != "" {
				name = n.Target[strings.LastIndexByte(n.Target, '/')+1:]
			}
			return slices.Contains(targets, note.FoldName(name))
		})
	}
}

func (a *Asking) prewire(m *journal.Meeting, s Subject) Finding {
	b := a.board(m)
	f := Finding{
		Subject: s, Due: b.Due, Evidence: append([]Evidence{{m.Note, m.Line}}, at(b.Heard...)...),
		Confidence: Structural, Stake: a.stageStake(m),
	}
	f.Text = fmt.Sprintf("%d of %d talks before %s are noted", len(b.Heard), b.Need, called(m))
	switch ahead := m.Day.Since(a.On); {
	case b.Done():
		f.State, f.Text = Met, fmt.Sprintf("Before %s: %s one to one, and %d needed.", called(m), count(len(b.Heard), "talk", "talks"), b.Need)
		return f
	case ahead < 0:
		f.State, f.Text = Info, f.Text+"."
		return f
	case b.Covered():
		f.State, f.Evidence = Planned, append(f.Evidence, at(b.Planned...)...)
		f.Text += fmt.Sprintf("; %s planned.", count(len(b.Planned), "more is", "more are"))
		return f
	case ahead > a.Limit("prewire", "due", 10):
		f.State = Info
	case ahead > a.Limit("prewire", "gap", 5):
		f.State = Due
	default:
		f.State = Gap
	}
	f.DueFrom, f.GapFrom = m.Day.Add(-a.Limit("prewire", "due", 10)), m.Day.Add(-a.Limit("prewire", "gap", 5))
	f.OverFrom = m.Day.Add(1)
	f.Text += a.prewireMissing(m, &b)
	if f.State != Info {
		f.Action = fmt.Sprintf("Ask somebody who comes to %s to hear you for fifteen minutes before it.", called(m))
		if len(b.Open) > 0 {
			f.To = b.Open[0]
			f.Action = fmt.Sprintf("%s, could I test on you for fifteen minutes what I bring to %s?", firstName(b.Open[0]), called(m))
		}
	}
	if a.ignores(m.Note, "prewire") {
		f.State = Snoozed
	}
	return f
}

// prewireMissing says how many talks are missing, with whom one has to be, and by when.
func (a *Asking) prewireMissing(m *journal.Meeting, b *Board) string {
	n := max(b.Need-len(b.Heard)-len(b.Planned), 0)
	if !b.Expected {
		n = max(n, 1)
	}
	text := fmt.Sprintf(": %s", count(n, "more", "more"))
	if !b.Expected {
		text = fmt.Sprintf(", with none of %s: %s", names(b.Weighty), count(n, "more", "more"))
	}
	switch m.Day.Since(a.On) {
	case 0:
		return text + ", before it begins."
	case 1:
		return text + ", today."
	}
	return text + fmt.Sprintf(" by %s.", m.Day.Add(-1).Words())
}
