package site

type practicesView struct {
	Frame
}

type practiceView struct {
	Frame
}

// practices plans the page of all practices, and one for each.
func (p *planner) practices() {
	const path = "practices.html"
	s := p.key(path)
	s.num(p.journalSum())
	p.add(path, path, s, func() any { return practicesView{p.frame(path, "practices", "Practices")} })
	for i := range p.report.Rules {
		rule := &p.report.Rules[i]
		at := practiceURL(rule.ID)
		s := p.key("practice.html")
		s.num(p.journalSum())
		p.add(at, "practice.html", s, func() any { return practiceView{p.frame(at, "practices", rule.ID)} })
	}
}
