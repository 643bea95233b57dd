package site

type networkView struct {
	Frame
}

// network plans the page of whom I am tied to.
func (p *planner) network() {
	const path = "network.html"
	s := p.key(path)
	s.num(p.journalSum())
	p.add(path, path, s, func() any { return networkView{p.frame(path, "network", "Network")} })
}
