package chart

// laneMarks draws the steps of a lane as dots, one down as a wedge, and concerns as the letter C below it, in a ring
// while they are open.
func (s *svg) laneMarks(p *lanesPlan, i int) {
	r := &p.Rows[i]
	before := 0
	for _, step := range r.Steps {
		if step.At == 0 {
			continue
		}
		x, y := p.stepAt(step), p.level(i, step.At)
		class := "ln-step"
		switch {
		case p.Today != 0 && step.Day > p.Today:
			class = "ln-step ln-hollow"
		case !drawable(step.Day):
			class = "ln-step ln-hollow" // nothing says since when
		case step.At < before:
			class = "ln-step ln-fall"
		}
		tag := s.openLaneMark(class, step.Href)
		s.put(`<title>`)
		if drawable(step.Day) {
			s.day(step.Day)
			s.put(": ")
		}
		s.put(stanceName(step.At))
		if step.Title != "" {
			s.put(", ")
			s.text(step.Title)
		}
		s.put(`</title>`)
		if step.At < before {
			s.put(`<svg`)
			s.attrX("x", x)
			s.attr("y", y)
			s.put(` overflow="visible"><polygon points="-5.5,-4 5.5,-4 0,5.5"/></svg>`)
		} else {
			s.put(`<circle`)
			s.attrX("cx", x)
			s.attr("cy", y)
			s.put(` r="4"/>`)
		}
		s.put("</", tag, ">")
		before = step.At
	}
	for _, w := range r.Worries {
		if drawable(w.Day) {
			s.worry(p, i, w)
		}
	}
}

// openLaneMark opens a mark, which is a link when it leads somewhere, and returns its tag.
func (s *svg) openLaneMark(class, href string) string {
	tag := "g"
	if href != "" {
		tag = "a"
	}
	s.put("<", tag, ` class="`, class, `"`)
	if href != "" {
		s.put(` href="`)
		s.text(href)
		s.put(`" tabindex="-1"`)
	}
	s.put(">")
	return tag
}

func (s *svg) worry(p *lanesPlan, i int, w Worry) {
	x, y := p.at(w.Day), stanceHead+i*stanceRow+stanceWorry
	class := "ln-worry"
	if w.Open {
		class = "ln-worry ln-open"
	}
	tag := s.openLaneMark(class, w.Href)
	s.put(`<title>`)
	s.day(w.Day)
	s.put(": concern")
	if w.Open {
		s.put(", open")
	} else {
		s.put(", answered")
	}
	if w.Title != "" {
		s.put(": ")
		s.text(w.Title)
	}
	s.put(`</title>`)
	if w.Open {
		s.put(`<circle`)
		s.attrX("cx", x)
		s.attr("cy", y-35)
		s.put(` r="7"/>`)
	}
	s.letters("ln-letter", always, x, y)
	s.put("C")
	s.end()
	s.put("</", tag, ">")
}

// decided writes the letter D above the rule of each decision, and the day of one to come.
func (s *svg) decided(p *lanesPlan) {
	for _, d := range p.Decisions {
		if !drawable(d.Day) {
			continue
		}
		s.put(`<g><title>`)
		s.day(d.Day)
		s.put(`, decided`)
		if d.Title != "" {
			s.put(`: `)
			s.text(d.Title)
		}
		s.put(`</title>`)
		s.letters("ln-letter", always, p.at(d.Day), stanceHead-100)
		s.put("D")
		s.end()
		s.put(`</g>`)
	}
	if p.Ahead != 0 {
		s.letters("ln-letter", always, p.at(p.Ahead), stanceHead-100)
		s.put("D")
		s.end()
	}
}

// lanesWords says the picture in a sentence.
func (s *svg) lanesWords(p *lanesPlan) {
	s.put("Where ")
	if n := len(p.Rows); n == 1 {
		s.text(p.Rows[0].Name)
		s.put(" stood")
	} else {
		s.count(n, "stakeholder")
		s.put(" stood")
	}
	if p.Title != "" {
		s.put(" on ")
		s.text(p.Title)
	}
	s.put(" from ")
	s.day(p.from)
	s.put(" to ")
	s.day(min(p.to-1, lastDay))
	for i := range p.Rows {
		s.put("; ")
		s.text(p.Rows[i].Name)
		s.put(" ", p.Rows[i].stanceWords(p.Today))
	}
}
