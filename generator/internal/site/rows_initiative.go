package site

// laneRows are the steps and concerns of stakeholders in words.
func (m *markup) laneRows(list []laneRow) {
	for i := range list {
		r := &list[i]
		m.raw("<li>")
		m.dayOr(r.ISO, r.Day, "no day")
		m.raw("<div>")
		m.link(`<a href="`, r.Who)
		m.raw(" <b>")
		m.text(r.What)
		m.raw("</b>")
		m.around(" ", r.Quote, "")
		m.around(" <b>because</b> ", r.Because, "")
		m.raw("</div>")
		m.source(r.Source)
		m.raw("</li>\n")
	}
}

// stakeholderRows are the stakeholders of an initiative in a table.
func (m *markup) stakeholderRows(list []stakeholderRow) {
	for i := range list {
		r := &list[i]
		m.raw(`<tr><th scope="row">`)
		m.linkOrText(r.Link)
		if r.Rep.URL != "" {
			m.link(` <span class="quiet">through</span> <a href="`, r.Rep)
		}
		m.raw(`</th><td data-label="Role">`)
		m.text(r.Role)
		m.raw(`</td><td data-label="Power">`)
		m.text(r.Power)
		m.raw(`</td><td data-label="Interest">`)
		m.text(r.Interest)
		m.raw(`</td><td data-label="Now">`)
		m.text(r.Now)
		m.around(` <span class="quiet">`, r.Said, "</span>")
		m.raw(`</td><td data-label="Wanted">`)
		m.text(r.Want)
		m.raw(`</td><td data-label="For them">`)
		m.text(r.WIIFT)
		m.raw(`</td><td data-label="Last contact">`)
		m.told(&r.Last)
		m.raw("</td></tr>\n")
	}
}

// linkOrText writes a link, or its text alone when it leads nowhere.
func (m *markup) linkOrText(l Link) {
	if l.URL == "" {
		m.text(l.Text)
		return
	}
	m.link(`<a href="`, l)
}

// decisionLines are decisions in a list: what, why, and who knows of it.
func (m *markup) decisionLines(list []decisionRow) {
	for i := range list {
		r := &list[i]
		m.raw("<li>")
		m.dayOr(r.ISO, r.Day, "no day")
		m.raw("<div><p>")
		m.text(r.What)
		m.around(` <span class="quiet">`, r.Secret, "</span>")
		m.raw("</p>\n")
		m.why(r)
		m.toldOf(r.Told)
		m.untold(r.Untold)
		m.raw("</div>")
		m.source(r.Source)
		m.raw("</li>\n")
	}
}

// why writes the reason of a decision, or that there is none.
func (m *markup) why(r *decisionRow) {
	m.raw("<p><b>Why</b> ")
	switch {
	case r.Inferred:
		m.raw(`<span class="quiet">the decision itself says it</span>`)
	case r.Why == "":
		m.raw(`<span class="quiet">no note says it</span>`)
	default:
		m.text(r.Why)
		if r.WhyFrom.Text != "" {
			m.raw(" ")
			m.source(r.WhyFrom)
		}
	}
	m.raw("</p>\n")
}

// toldOf writes who knows of a decision, and since when.
func (m *markup) toldOf(list []toldRow) {
	between := "<p><b>Told</b> "
	for i := range list {
		t := &list[i]
		m.raw(between)
		between = ", "
		m.link(`<a href="`, t.Link)
		m.raw(` <span class="quiet">`)
		m.linkOrText(Link{t.At.URL, t.Day})
		m.raw("</span>")
	}
	if len(list) > 0 {
		m.raw("</p>\n")
	}
}

// untold writes who does not know of a decision yet, and until when it is in time to tell them.
func (m *markup) untold(list []toldRow) {
	between := "<p><b>Not told</b> "
	for i := range list {
		t := &list[i]
		m.raw(between)
		between = ", "
		m.link(`<a href="`, t.Link)
		if t.Left.ISO != "" {
			m.raw(` <span class="quiet">due `)
			m.told(&t.Left)
			m.raw("</span>")
		}
	}
	if len(list) > 0 {
		m.raw("</p>\n")
	}
}
