package site

import "strconv"

// owedRows are open commitments in a table.
func (m *markup) owedRows(list []owedRow) {
	for i := range list {
		r := &list[i]
		m.raw(`<tr class="` + r.State + `"><th scope="row">`)
		m.text(r.Text)
		if r.Initiative.Text != "" {
			m.raw(` <span class="quiet">`)
			m.link(`<a href="`, r.Initiative)
			m.raw("</span>")
		}
		m.raw("</th><td>")
		m.link(`<a href="`, r.Who)
		if r.To.Text != "" {
			m.raw(` <span class="quiet">to `)
			m.link(`<a href="`, r.To)
			m.raw("</span>")
		}
		m.raw(`</td><td class="words" data-key="` + strconv.Itoa(r.Key) + `">`)
		m.told(&r.Words)
		m.raw("</td><td>")
		m.source(r.Source)
		m.raw("</td></tr>\n")
	}
}

// closedRows are commitments that were kept or cancelled.
func (m *markup) closedRows(list []closedRow) {
	for i := range list {
		r := &list[i]
		m.raw(`<li class="` + r.State + `"><div>`)
		if r.Owner.Text != "" {
			m.link(`<a href="`, r.Owner)
			if r.To.Text != "" {
				m.raw(" to ")
				m.link(`<a href="`, r.To)
			}
		} else {
			m.raw("To ")
			m.link(`<a href="`, r.To)
		}
		m.raw(`: <span class="what">`)
		m.text(r.Text)
		m.raw("</span>")
		m.around(` <span class="words">`, r.Words, "</span>")
		m.raw("</div>")
		m.source(r.Source)
		m.raw("</li>\n")
	}
}
