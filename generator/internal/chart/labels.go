package chart

// letter is about how wide a small letter is, in pixels, on the safe side.
const letter = 6

// labels writes what is in letters: the names of lanes beside the drawing, days of silence, today and years.
func (s *svg) labels(p *plan) {
	for i, c := range p.lanes {
		s.lane(laneNames[c], shortLaneNames[c], p.middle(i))
	}
	if len(p.decisions) > 0 {
		s.lane("decided", "", p.top-decisionHeight+60)
	}
	y := p.bottom + 65
	if n := len(p.mine); n > 0 {
		s.lane("I promised", "mine", y+(n-1)*promiseHeight/2)
		y += n*promiseHeight + 60
	}
	if n := len(p.theirs); n > 0 {
		s.lane("they promised", "theirs", y+(n-1)*promiseHeight/2)
	}
	if p.merging != (merging{}) {
		s.put(`<text class="tl-note" x="0" y="10">`)
		s.merged(p.merging)
		s.put(`</text>`)
	}
	if p.Today != 0 {
		s.today(p.at(p.Today), p.labels)
	}
	s.silenceDays(p)
	s.names(p.axis, p.height-50)
	if len(p.past)+len(p.planned) == 0 {
		s.put(`<text class="tl-empty" x="50%"`)
		s.attr("y", (p.top+p.bottom)/2-80)
		s.put(`>No contact is noted yet.</text>`)
	}
}

// lane names a lane, left of the drawing; y is the lane's middle.
func (s *svg) lane(name, short string, y int) {
	write := func(class, text string) {
		s.put(`<text class="tl-lane`, class, `" x="-8"`)
		s.attr("y", y+35)
		s.put(">", text, "</text>")
	}
	if short == "" {
		write("", name)
		return
	}
	write(onlyWide.class(), name)
	write(onlyNarrow.class(), short)
}

// today names the rule of today, and stays within the drawing.
func (s *svg) today(x, y int) {
	class := "tl-today-name"
	switch {
	case pixels(x, narrow) < 20:
		class += " tl-from"
	case pixels(whole-x, narrow) < 20:
		class += " tl-to"
	}
	s.put(`<text class="`, class, `"`)
	s.attrX("x", x)
	s.attr("y", y)
	s.put(`>today</text>`)
}

// silenceDays says how long a silence was, in words where there is room and else as a bare number. No mark stands in a
// silence, so the middle of the lanes is free but for their lines: the letters stand between two.
func (s *svg) silenceDays(p *plan) {
	y := p.top + laneHeight + 35
	if len(p.lanes) == 1 {
		y = p.middle(0) - 40
	}
	for _, q := range p.history.silences {
		x, end := p.at(q.from), p.at(q.to)
		digits := 1
		for n := q.days(); n > 9; n /= 10 {
			digits++
		}
		fits := func(letters, width int) bool { return pixels(end-x, width) >= letters*letter+10 }
		long := seen(fits(digits+5, narrow), fits(digits+5, wide))
		short := seen(long != always && fits(digits, narrow), long == never && fits(digits, wide))
		for i, v := range [...]sight{long, short} {
			if v == never {
				continue
			}
			s.put(`<text class="tl-days`, v.class(), `"`)
			s.attrX("x", (x+end)/2)
			s.attr("y", y)
			s.put(">")
			s.int(q.days())
			if i == 0 {
				s.put(" days")
			}
			s.put("</text>")
		}
	}
}
