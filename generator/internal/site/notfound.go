package site

import "strings"

type notFoundView struct {
	Site    string
	Home    string
	Private bool
}

// notFound plans the page that a server shows for an unknown address. It is shown at any depth, so nothing on it is
// relative: its style stands in it, and its one link is the site's own address, or the server's root.
func (p *planner) notFound() {
	const path = "404.html"
	home := "/"
	if p.BaseURL != "" {
		home = strings.TrimSuffix(p.BaseURL, "/") + "/"
	}
	p.add(path, path, func(s *sum) { s.text(p.BaseURL) }, func() any { return notFoundView{p.frame(path, "", "").Site, home, p.Private} })
}
