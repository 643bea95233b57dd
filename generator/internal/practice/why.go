package practice

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// why asks for the reason of each decision, and that the key stakeholders it touches hear of it. The article asks for
// the "whys", when appropriate; three days for the reason and two weeks for the telling are judgement. Who was not told
// is told of for a week after that, and then no more. A confidential decision owes nobody a reason.
var why = Rule{
	ID:       "why",
	Article:  Alignment,
	Practice: "Be transparent: explain the why of what you decide to those whom it touches.",
	Start:    "`Decision: WHAT`, and below it `Why: THE REASON`, in the note of a meeting or initiative",
	Limits:   map[string]int{"reason": 3, "told": 14, "after": 7},
	Tracked:  func(a *Asking) bool { return a.EverSaid(note.Decision) },
	Find: func(a *Asking) []Finding {
		decisions := a.between(a.events.decisions, 1)
		list := a.whyReasons(decisions)
		for _, s := range decisions {
			list = append(list, a.whyTold(s)...)
		}
		return list
	},
}

// owed is the day from which a decision owes a reason to others; false when it owes none yet, or ever.
func (a *Asking) owed(s *journal.Said) (civil.Day, bool) {
	day := s.Day
	if m := s.Note.Meeting; m != nil {
		if m.Until != 0 {
			day = max(day, m.Until)
		} else if m.Confidential {
			return 0, false
		}
	}
	return day, day <= a.On
}

// reason is what a note gives as the reason of a decision: the `Why` below it, before the next decision; or `Because`,
// unless that belongs to a wish or concern in between; or a later `Why` about the same initiative with no decision of
// its own; or the word because in the decision itself, which is inferred.
func (a *Asking) reason(s *journal.Said) (text string, e []Evidence, c Confidence) {
	markers := s.Note.Markers
	below := slices.IndexFunc(markers, func(m note.Marker) bool { return m.Line == s.Line && m.Column == s.Column }) + 1
	last := note.Decision
	for _, m := range markers[below:] {
		if m.Section != s.Section || m.Word == note.Decision {
			break
		}
		switch {
		case m.Word == note.Why && m.Day <= a.On, m.Word == note.Because && last == note.Decision:
			return m.Text, []Evidence{{s.Note, m.Line}}, Marked
		case m.Word == note.Wants, m.Word == note.Concern:
			last = m.Word
		}
	}
	if s.Initiative != nil {
		for _, w := range a.between(a.events.whys[s.Initiative], s.Day) {
			if w.Note != s.Note && !decided(w) {
				return w.Text, lines(w), Marked
			}
		}
	}
	if _, because, ok := strings.Cut(s.Text, " because "); ok {
		return because, lines(s), Inferred
	}
	return "", nil, Marked
}

// decided reports whether a decision stands above a line in its part of the note.
func decided(w *journal.Said) bool {
	return slices.ContainsFunc(w.Note.Markers, func(m note.Marker) bool {
		return m.Word == note.Decision && m.Section == w.Section && m.Line < w.Line
	})
}

// reasons is what became of the decisions about an initiative.
type reasons struct {
	late, fresh, good *journal.Said // the last of each: without a reason for too long, without, with
	without           int
}

// whyReasons says for each initiative under way, and for decisions about none, whether they have reasons.
func (a *Asking) whyReasons(decisions []*journal.Said) []Finding {
	limit := a.Limit("why", "reason", 3)
	var order []*journal.Initiative
	found := map[*journal.Initiative]*reasons{}
	for _, s := range decisions {
		from, owed := a.owed(s)
		if !owed || s.Initiative != nil && !a.Live(s.Initiative) {
			continue
		}
		r := found[s.Initiative]
		if r == nil {
			r = &reasons{}
			found[s.Initiative], order = r, append(order, s.Initiative)
		}
		switch _, e, _ := a.reason(s); {
		case e != nil:
			r.good = s
			continue
		case a.DueDay(nil, from, limit) < a.On:
			r.late = s
		default:
			r.fresh = s
		}
		r.without++
	}
	var list []Finding
	for _, i := range order {
		subject := Subject{Part: "journal"}
		if i != nil {
			subject = Subject{Initiative: i}
		}
		list = append(list, a.whyReason(subject, found[i]))
	}
	return list
}

// whyReason is the finding about the decision that matters most: one that lacks its reason for long, or still, or else
// the last that has one.
func (a *Asking) whyReason(subject Subject, r *reasons) Finding {
	s := cmp.Or(r.late, r.fresh, r.good)
	from, _ := a.owed(s)
	f := Finding{Subject: subject, Since: from, Due: a.DueDay(nil, from, a.Limit("why", "reason", 3)), Evidence: lines(s)}
	if r.without == 0 {
		_, e, c := a.reason(s)
		f.State, f.Confidence = Met, c
		f.Text = fmt.Sprintf("The decision of %s has its reason.", s.Day.Words())
		if c != Inferred { // which stands in the decision itself
			f.Evidence = append(f.Evidence, e...)
		}
		return f
	}
	f.State, f.DueFrom = Info, f.Due.Add(1)
	f.Text = fmt.Sprintf("No note shows why it was decided on %s: %s", s.Day.Words(), quoted(s.Text))
	if r.without > 1 {
		f.Text += fmt.Sprintf(", nor the reason of %s", count(r.without-1, "other decision", "other decisions"))
	}
	f.Text += "."
	if r.late != nil {
		f.State, f.Action = Due, fmt.Sprintf("Write `Why:` and one sentence below %s.", quoted(s.Text))
	}
	return f
}

// whyTold says for each key stakeholder whether a decision reached them.
func (a *Asking) whyTold(s *journal.Said) []Finding {
	i := s.Initiative
	from, owed := a.owed(s)
	if i == nil || !owed || !a.Live(i) {
		return nil
	}
	var list []Finding
	for _, p := range a.Key(i) {
		due := a.DueDay(p, from, a.Limit("why", "told", 14))
		if a.On > due.Add(a.Limit("why", "after", 7)) {
			continue
		}
		f := Finding{Subject: Subject{Person: p}, Initiative: i, Since: from, Due: due, Evidence: lines(s), Stake: 3}
		if day, e := a.told(i, p, s.Day); e != nil {
			f.State, f.Evidence = Met, e
			f.Text = fmt.Sprintf("Knows of the decision of %s on %s since %s.", s.Day.Words(), i.Title, day.Words())
			list = append(list, f)
			continue
		}
		if day, e := a.Plan(p, f.Due, about(i)); day != 0 {
			f.State, f.Evidence, f.Text = Planned, e, fmt.Sprintf("Planned for %s.", day.Words())
			list = append(list, f)
			continue
		}
		a.by(&f)
		f.OverFrom = due.Add(a.Limit("why", "after", 7) + 1)
		f.Text = fmt.Sprintf("No note shows that %s knows what was decided on %s on %s; %s.", p.Name, i.Title, s.Day.Words(), left(f.Due, a.On))
		if f.State != Info {
			f.Action = fmt.Sprintf("%s, on %s we decided: %s. May I tell you why?", firstName(p), s.Day.Words(), quoted(s.Text))
			if text, _, _ := a.reason(s); text != "" {
				f.Action = fmt.Sprintf("%s, on %s we decided: %s. The reason: %s.", firstName(p), s.Day.Words(), quoted(s.Text), quoted(text))
			}
		}
		list = append(list, f)
	}
	return list
}

// Decision is a decision about an initiative: why, and who of those whom it touches knows of it.
type Decision struct {
	*journal.Said
	Reason   string // empty when no note shows it
	Reasons  []Evidence
	Inferred bool      // the reason is read out of the decision itself
	Owed     bool      // the key stakeholders are to know of it
	From     civil.Day // since when
	Known    []Knows
}

// Knows is whether a key stakeholder knows of a decision.
type Knows struct {
	*journal.Person
	Since civil.Day // zero when no note shows it
	From  []Evidence
	Due   civil.Day // the last day in time to tell them; zero when nothing is owed, or asked for any more
}

// Decisions are the decisions about an initiative up to the day, by day.
func (a *Asking) Decisions(i *journal.Initiative) []Decision {
	a = a.as("why")
	var list []Decision
	for _, s := range a.SaidIn(i, note.Decision) {
		d := Decision{Said: s}
		if s.Day == 0 { // no clock starts
			list = append(list, d)
			continue
		}
		d.From, d.Owed = a.owed(s)
		var c Confidence
		d.Reason, d.Reasons, c = a.reason(s)
		d.Inferred = c == Inferred
		for _, p := range a.Key(i) {
			k := Knows{Person: p}
			k.Since, k.From = a.told(i, p, s.Day)
			if due := a.DueDay(p, d.From, a.Limit("why", "told", 14)); d.Owed && a.On <= due.Add(a.Limit("why", "after", 7)) {
				k.Due = due
			}
			d.Known = append(d.Known, k)
		}
		list = append(list, d)
	}
	return list
}
