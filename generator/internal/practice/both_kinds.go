package practice

import (
	"fmt"
	"slices"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// bothKinds asks for alliances and for connections: without the first results fall short, without the second nobody
// sees them. That both are needed the article states; the month without one, and what is lopsided, are judgement.
var bothKinds = Rule{
	ID:       "both-kinds",
	Article:  Relationships,
	Practice: "Keep both kinds of ties: alliances to get results, and connections to get them noticed.",
	Start:    "`relationship: connection` in the note of a person, or `allies: [NAME]` in the note of an initiative",
	Limits:   map[string]int{"limit": 30, "people": 5, "share": 20, "list": 8},
	Tracked:  func(a *Asking) bool { return a.firstTie() },
	Find: func(a *Asking) []Finding {
		people := 0
		for _, p := range a.active {
			if !p.Group() {
				people++
			}
		}
		if people < a.Limit("both-kinds", "people", 5) {
			return nil
		}
		return []Finding{a.bothKinds()}
	},
}

func (a *Asking) bothKinds() Finding {
	tied := a.TiedOn(note.Alliance | note.Connection)
	var allies, connections []*journal.Person
	f := Finding{Subject: Subject{Part: "journal"}, Confidence: Structural}
	for _, p := range tied {
		ties := a.TiesOn(p)
		if ties&note.Alliance != 0 {
			allies = append(allies, p)
		}
		if ties&note.Connection != 0 {
			connections = append(connections, p)
		}
		if !a.counting {
			f.Evidence = append(f.Evidence, a.tieNotes(p)...)
		}
	}
	switch {
	case len(tied) == 0:
		a.oneKind(&f, "an alliance or a connection", "", min(a.without(note.Alliance), a.without(note.Connection)))
	case len(allies) == 0:
		a.oneKind(&f, "an alliance", kind(connections, "connection"), a.without(note.Alliance))
	case len(connections) == 0:
		a.oneKind(&f, "a connection", kind(allies, "alliance"), a.without(note.Connection))
	default:
		f.Text = fmt.Sprintf("%s and %s.", kind(allies, "alliance"), kind(connections, "connection"))
		share, least := a.Limit("both-kinds", "share", 20), a.Limit("both-kinds", "list", 8)
		if few := min(len(allies), len(connections)); len(tied) >= least && few*100 < share*len(tied) {
			f.State, f.Text = Due, "Lopsided: "+f.Text
		}
		f.Text = upper(f.Text)
	}
	if len(allies) == 0 && (f.State == Due || f.State == Gap) && slices.ContainsFunc(a.LiveInitiatives(), unresolvedAlly) {
		f.State, f.Due, f.Text = Unknown, 0, "A note names an ally, and it is not clear whom; no other alliance is noted."
	}
	if f.State == Due || f.State == Gap {
		f.Action = a.another(len(allies) < len(connections))
	}
	return f
}

// unresolvedAlly reports whether an initiative may have an ally whose name is nobody's, or fits several.
func unresolvedAlly(i *journal.Initiative) bool { return i.Unresolved&journal.AllyOf != 0 }

// oneKind says how it stands when there is no tie of a kind.
func (a *Asking) oneKind(f *Finding, what, only string, since civil.Day) {
	if only != "" {
		only = ", only " + only
	}
	if since == 0 {
		f.State, f.Text = Unknown, fmt.Sprintf("No note shows %s%s, or since when.", what, only)
		return
	}
	f.Since = since
	f.Due = a.DueDay(nil, since, a.Limit("both-kinds", "limit", 30))
	a.by(f)
	f.Text = fmt.Sprintf("No note shows %s since %s%s; %s.", what, since.Words(), only, left(f.Due, a.On))
}

// another asks for a tie of the kind that lacks.
func (a *Asking) another(ally bool) string {
	if !ally {
		if who := choose(a.untied(note.Alliance|note.Connection, nil)); who != "" {
			return fmt.Sprintf("Choose a connection who can get your work noticed, perhaps from %s.", who)
		}
		return "Choose a connection who can get your work noticed."
	}
	if live := a.LiveInitiatives(); len(live) > 0 {
		return fmt.Sprintf("Name somebody whose advice would help %s.", live[0].Title)
	}
	return "Name somebody whose advice would help your work."
}

// without is the day since when there is no tie of a kind; zero when nothing says it. It is when the first tie of any
// kind began, or when the last of this one ended, if that was later. Notes rarely say when one ended: then it is the last
// that they hold of the person or the initiative.
func (a *Asking) without(kind note.Ties) civil.Day {
	var first, ended civil.Day
	began := func(d civil.Day) {
		if d != 0 && d <= a.On && (first == 0 || d < first) {
			first = d
		}
	}
	for _, p := range a.journal.People {
		n := facts(p)
		if n == nil || n.Ties == 0 {
			continue
		}
		began(a.TieSince(p))
		if c := p.LastContact(a.On); c != nil && n.Ties&kind != 0 && n.Status != note.Active {
			ended = max(ended, c.Day)
		}
	}
	for _, i := range a.journal.Initiatives {
		had := false
		for _, ally := range i.Allies {
			began(ally.Since)
			had = had || ally.Since <= a.On
		}
		if had && kind == note.Alliance {
			ended = max(ended, a.lastOf(i))
		}
	}
	return max(first, ended)
}

// lastOf is the day when an initiative was closed, else of its last meeting.
func (a *Asking) lastOf(i *journal.Initiative) civil.Day {
	if closed := i.Note.Initiative.Closed; closed != 0 && closed <= a.On {
		return closed
	}
	for _, m := range slices.Backward(i.Meetings) {
		if m.Day <= a.On {
			return m.Day
		}
	}
	return 0
}

// firstTie reports whether anybody has, or had, a tie by the day.
func (a *Asking) firstTie() bool {
	for _, p := range a.journal.People {
		if n := facts(p); n != nil && n.Ties != 0 && a.TieSince(p) <= a.On {
			return true
		}
		for _, v := range p.Involved {
			if v.Role&journal.AllyOf != 0 && v.Since <= a.On {
				return true
			}
		}
	}
	return false
}

// tieNotes are the notes that say what ties there are with somebody: their own, and those of the live initiatives whose
// allies they are.
func (a *Asking) tieNotes(p *journal.Person) []Evidence {
	var list []Evidence
	if n := facts(p); n != nil && n.Ties != 0 {
		list = append(list, tie(p))
	}
	for _, v := range p.Involved {
		if v.Role&journal.AllyOf != 0 && v.Since <= a.On && a.Live(v.Initiative) {
			list = append(list, naming(v.Initiative, p)...)
		}
	}
	return list
}

// kind is how many ties of a kind there are, and with whom.
func kind(people []*journal.Person, what string) string {
	return fmt.Sprintf("%s (%s)", count(len(people), what, what+"s"), names(people))
}
