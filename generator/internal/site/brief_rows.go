package site

// briefRows are lines of a brief: what is told, a sentence to say, how it stands, and where it was written.
func (m *markup) briefRows(list []BriefLine) {
	for i := range list {
		m.briefLine(&list[i])
	}
}

func (m *markup) briefLine(l *BriefLine) {
	m.raw("<li")
	if l.Late {
		m.raw(` class="late"`)
	}
	m.raw(">")
	m.around("<b>", l.Word, "</b> ")
	m.raw("<div>")
	if l.Link.URL != "" {
		m.link(`<a href="`, l.Link)
		if l.Text != (told{}) {
			m.raw(": ")
		}
	}
	if l.Text != (told{}) {
		m.quoted(l)
	}
	m.around(" because ", l.Because, "")
	m.around(`<span class="say">`, l.Say, "</span>")
	if l.More != (told{}) {
		m.raw(` <span class="how">`)
		m.told(&l.More)
		m.raw("</span>")
	}
	m.from(l)
	m.raw("</div></li>\n")
}

// from writes where a line was written: its day leads there, or else the name of the note.
func (m *markup) from(l *BriefLine) {
	switch {
	case l.Day != "" && l.Source.URL != "":
		m.around(` <a class="on" href="`, l.Source.URL, `"`)
		m.around(` title="`, l.Source.Text, `">`)
		m.day(l.ISO, l.Day)
		m.raw("</a>")
	case l.Day != "":
		m.raw(" ")
		m.day(l.ISO, l.Day)
	case l.Source.Text != "":
		m.raw(" ")
		m.source(l.Source)
	}
}

// quoted writes the text of a line, in quotation marks when it is a note's.
func (m *markup) quoted(l *BriefLine) {
	if !l.Quoted {
		m.told(&l.Text)
		return
	}
	m.raw("<q>")
	m.told(&l.Text)
	m.raw("</q>")
}
