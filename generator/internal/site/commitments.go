package site

type commitmentsView struct {
	Frame
}

// commitments plans the page of what was promised, both ways.
func (p *planner) commitments() {
	const path = "commitments.html"
	s := p.key(path)
	for _, c := range p.journal.Commitments {
		p.mixPromise(s, c)
	}
	p.add(path, path, s, func() any { return commitmentsView{p.frame(path, "commitments", "Commitments")} })
}
