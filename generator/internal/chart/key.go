package chart

// Key explains the marks in words, as HTML that flows like text: a small picture before each word.
func Key() string {
	s := &svg{}
	s.put(`<span class="tl-key">`)
	for _, c := range laneOrder {
		s.sample(laneNames[c], c, 0, false)
	}
	s.sample("in a group", InPerson, 1, false)
	s.sample("planned", InPerson, 0, true)
	s.sampleStroke("gave", -35)
	s.sampleStroke("got", 35)
	s.put(`</span>`)
	return s.String()
}

// PlainKey says what the marks of a plain picture are.
func PlainKey() string {
	s := &svg{}
	s.put(`<span class="tl-key">`)
	for _, c := range laneOrder {
		s.sample(laneNames[c], c, 0, false)
	}
	s.sample("in a group", InPerson, 1, false)
	s.put(`</span>`)
	return s.String()
}

// sample draws a mark before its word.
func (s *svg) sample(word string, c Channel, size int, planned bool) {
	s.openSample()
	s.put(`<g class="tl-mark `, laneClasses[c], `"><g`)
	if planned {
		s.put(` class="tl-planned"`)
	}
	s.put(`>`)
	s.shape(c, size, whole/2, 80)
	s.put(`</g></g>`)
	s.closeSample(word)
}

// sampleStroke draws a mark with a stroke before its word.
func (s *svg) sampleStroke(word string, length int) {
	s.openSample()
	half := halfHeight[InPerson][0]
	if length < 0 {
		half = -half
	}
	s.put(`<g class="tl-mark">`)
	s.shape(InPerson, 0, whole/2, 80)
	s.put(`</g><path class="tl-strokes" d="`)
	s.move(60, 80+half)
	s.down(length)
	s.put(`"/>`)
	s.closeSample(word)
}

func (s *svg) openSample() { s.put(`<span><svg width="12" height="16" aria-hidden="true">`) }

func (s *svg) closeSample(word string) { s.put(`</svg> `, word, `</span> `) }
