package site

type silencedView struct {
	Frame
}

// silenced plans the ledger of what was silenced.
func (p *planner) silenced() {
	const path = "silenced.html"
	s := p.key(path)
	p.add(path, path, s, func() any { return silencedView{p.frame(path, "silenced", "Silenced")} })
}
