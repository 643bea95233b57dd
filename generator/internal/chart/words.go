package chart

import "rapport/generator/internal/civil"

var channelWords = [...]string{Unstated: "", InPerson: "in person", Remote: "call or video", Written: "written"}

// known reports a channel outside the list as one that is not stated.
func (c Channel) known() Channel {
	if int(c) < len(channelWords) {
		return c
	}
	return Unstated
}

// title says a dot in words.
func (s *svg) title(d dot, today civil.Day) {
	s.put("<title>")
	s.day(d.Day)
	if d.many > 1 {
		if d.until != d.Day {
			s.put(" to ")
			s.day(d.until)
		}
		s.put(": ")
		s.count(d.many, "contact")
		if d.alone < d.many {
			s.put(", ")
			s.int(d.many - d.alone)
			s.put(" in a group")
		}
	} else {
		if today != 0 && d.Day > today {
			s.put(", planned")
		}
		if w := channelWords[d.Channel.known()]; w != "" {
			s.put(", ", w)
		}
		if d.Group {
			s.put(", in a group")
		}
	}
	switch {
	case d.Gave && d.Got:
		s.put(", gave and got")
	case d.Gave:
		s.put(", gave")
	case d.Got:
		s.put(", got")
	}
	if d.many == 1 && d.Title != "" {
		s.put(": ")
		s.text(d.Title)
	}
	s.put("</title>")
}

// summary says a history in a sentence; who may be empty.
func (s *svg) summary(who string, h history) {
	with := func() {
		if who != "" {
			s.put(" with ")
			s.text(who)
		}
	}
	if len(h.past) == 0 {
		s.put("No contact")
		with()
		s.put(" yet")
	} else {
		s.count(len(h.past), "contact")
		with()
		first, last := h.past[0].Day, h.past[len(h.past)-1].Day
		if first == last {
			s.put(" on ")
			s.day(first)
		} else {
			s.put(" from ")
			s.day(first)
			s.put(" to ")
			s.day(last)
		}
		if h.longest > 0 {
			s.put(", longest silence ")
			s.count(h.longest, "day")
		}
	}
	if len(h.planned) > 0 {
		s.put(", next ")
		s.day(h.planned[0].Day)
	}
}

// history is marks in order, told apart by today.
type history struct {
	past, planned []Mark
	longest       int       // days without a contact, between two or since the last
	silences      []silence // those longer than the cadence
	since         int       // days since the last contact, -1 when there is none
}

// plain is the history less what is said of the time without contacts.
func (h history) plain() history {
	h.longest, h.silences = 0, nil
	return h
}

// silence is a time without contact. Its ends are the contacts around it, or today.
type silence struct {
	from, to civil.Day
	running  bool // it is not over
}

func (s silence) days() int { return s.to.Since(s.from) }

func historyOf(marks []Mark, cadence int, today civil.Day) history {
	h := history{past: sorted(marks), since: -1}
	if today != 0 {
		n := len(h.past)
		for n > 0 && h.past[n-1].Day > today {
			n--
		}
		h.past, h.planned = h.past[:n], h.past[n:]
	}
	end := func(s silence) {
		h.longest = max(h.longest, s.days())
		if cadence > 0 && s.days() > cadence {
			h.silences = append(h.silences, s)
		}
	}
	for i := 1; i < len(h.past); i++ {
		end(silence{from: h.past[i-1].Day, to: h.past[i].Day})
	}
	if n := len(h.past); n > 0 && today != 0 {
		h.since = today.Since(h.past[n-1].Day)
		end(silence{h.past[n-1].Day, today, true})
	}
	return h
}
