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
		y += n*promiseHeight + promiseGap
	}
	if n := len(p.theirs); n > 0 {
		s.lane("promised me", "theirs", y+(n-1)*promiseHeight/2)
	}
	if p.merging != (merging{}) {
		s.letters("tl-note", always, 0, 100)
		s.merged(p.merging)
		s.end()
	}
	if p.Today != 0 {
		s.today(p.at(p.Today), p.labels, p.axis)
	}
	s.silenceDays(p)
	s.names(p.axis, p.height-50)
	if len(p.past)+len(p.planned) == 0 {
		s.letters("tl-empty", always, whole/2, (p.top+p.bottom)/2-80)
		s.put("No contact is noted yet.")
		s.end()
	}
}

// lane names a lane, left of the drawing; y is the lane's middle.
func (s *svg) lane(name, short string, y int) {
	write := func(v sight, text string) {
		s.put(`<text class="tl-lane`)
		s.sight(v)
		s.put(`" x="-8"`)
		s.attr("y", y+35)
		s.put(">", text)
		s.end()
	}
	if short == "" {
		write(always, name)
		return
	}
	write(always&^1, name)
	write(1, short)
}

// today names the rule of today, and stays within the drawing and the margin at its right.
func (s *svg) today(x, y int, a axis) {
	class := "tl-today-name"
	if pixels(whole-x, a.widths[0]) < 8 {
		class += " tl-to"
	}
	s.letters(class, always, x, y)
	s.put("today")
	s.end()
}

// silenceDays says how long a silence was, in words where there is room and else as a bare number. No mark stands in a
// silence, so the middle of the lanes is free but for their lines: the letters stand between two.
func (s *svg) silenceDays(p *plan) {
	y := p.top + laneHeight + 35
	if len(p.lanes) == 1 {
		y = p.middle(0) - 70
	}
	for _, q := range p.history.silences {
		x, end := p.at(q.from), p.at(q.to)
		digits := 1
		for n := q.days(); n > 9; n /= 10 {
			digits++
		}
		fits := func(letters int) sight {
			return p.seen(func(w int) bool { return pixels(end-x, w) >= letters*letter+8 })
		}
		long := fits(digits + len(" days"))
		short := fits(digits) &^ long
		if long != never {
			s.letters("tl-days", long, (x+end)/2, y)
			s.int(q.days())
			s.put(" days")
			s.end()
		}
		if short != never {
			s.letters("tl-days", short, (x+end)/2, y)
			s.int(q.days())
			s.end()
		}
	}
}
