package site

// saidLines are lines of what was said, in lists that go across meetings.
func (m *markup) saidLines(list []saidRow) {
	for i := range list {
		r := &list[i]
		m.raw("<li>")
		m.dayOr(r.ISO, r.Day, "")
		m.raw("<div><b>")
		m.text(r.Word)
		m.raw("</b> ")
		m.text(r.Text)
		m.around(" <b>because</b> ", r.Because, "")
		if len(r.Who) > 0 {
			m.raw(` <span class="quiet">(`)
			m.links(r.Who)
			m.raw(")</span>")
		}
		m.raw("</div>")
		m.source(r.Source)
		m.raw("</li>\n")
	}
}

// dayOr writes a day, or a text in its place when none is known.
func (m *markup) dayOr(iso, words, none string) {
	if iso != "" {
		m.day(iso, words)
		return
	}
	m.raw(`<span class="when">`)
	m.text(none)
	m.raw("</span>")
}

// links writes links in a row.
func (m *markup) links(list []Link) {
	for i := range list {
		if i > 0 {
			m.raw(", ")
		}
		m.link(`<a href="`, list[i])
	}
}

// promiseRows are commitments in a list that says whose they are.
func (m *markup) promiseRows(list []promise) {
	for i := range list {
		m.promise(&list[i], false)
	}
}

// promisedRows are commitments with who made them to whom.
func (m *markup) promisedRows(list []promise) {
	for i := range list {
		m.promise(&list[i], true)
	}
}

func (m *markup) promise(r *promise, who bool) {
	m.raw(`<li class="`)
	m.raw(r.State)
	m.raw(`"><div>`)
	if who {
		m.parties(r)
	}
	m.raw(`<span class="what">`)
	m.text(r.Text)
	m.raw(`</span> <span class="words">`)
	m.told(&r.Words)
	m.raw("</span></div>")
	m.source(r.Source)
	m.raw("</li>\n")
}

// parties says who made a promise to whom, where one of them may be I.
func (m *markup) parties(r *promise) {
	switch {
	case r.Owner.URL != "":
		m.link(`<a href="`, r.Owner)
		if r.To.URL != "" {
			m.link(` to <a href="`, r.To)
		}
	case r.To.URL != "":
		m.link(`To <a href="`, r.To)
	default:
		m.raw("I")
	}
	m.raw(": ")
}

// noteRows are notes in a list.
func (m *markup) noteRows(list []noteRow) {
	for i := range list {
		r := &list[i]
		m.raw("<li><div>")
		m.linkOrText(r.Link)
		if r.Kind != "page" {
			m.around(` <span class="quiet">`, r.Kind, "</span>")
		}
		m.raw("</div>")
		if r.ISO != "" && r.Day != r.Link.Text {
			m.raw(`<time class="note" datetime="`)
			m.text(r.ISO)
			m.around(`">`, r.Day, "</time>")
		}
		m.raw("</li>\n")
	}
}
