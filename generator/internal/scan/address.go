package scan

// addresses looks at the parts of addresses for the beginnings of those of hidden notes: an address that is cut off
// still tells whose it is. A part counts when one of its words stands in nothing public: jane-do does, steering does
// not.
func (l *looked) addresses(t *text, links []place) {
	if len(l.x.book.slugs) == 0 {
		return
	}
	for _, p := range links {
		start := p.start
		for i := p.start; i <= p.end; i++ {
			if i < p.end {
				switch c := t.b[i]; c {
				case '/', '?', '#', '=', '&', '.', ' ', ',', ':', breakMark:
				default:
					continue
				}
			}
			if i-start >= leastOfSlug && i-start < 200 {
				l.address(t, start, i)
			}
			start = i + 1
		}
	}
}

func (l *looked) address(t *text, start, end int32) {
	l.parts = tokens(l.parts[:0], t.b[start:end])
	var room [256]byte
	joined := room[:0]
	public := true
	for i, w := range l.parts {
		if i == len(l.parts)-1 && i > 0 && w.end-w.start == 8 && isHex(t.b[start+w.start:start+w.end]) {
			break // the mark of an address that was cut
		}
		joined = fold(joined, t.b[start+w.start:start+w.end])
		public = public && (w.style == digits || l.x.words.set.has(w.hash))
	}
	if public || len(joined) < leastOfSlug {
		return
	}
	if at, ok := l.x.book.cut(string(joined)); ok {
		h := Hit{What: HiddenName, Name: l.x.hidden[at]}
		if l.inPath {
			l.hit(t, int(start), int(end), h)
			return
		}
		cut := *t
		cut.form = Truncated
		l.hit(&cut, int(start), int(end), h)
	}
}
