package scan

import "bytes"

// run is the number of words in a row that are no chance.
const run = 8

// table is a set of hashes.
type table struct {
	slots []uint64
	from  []int32 // for each slot, what it is from; nil in a set of which nobody asks that
	count int
}

func (s *table) add(h uint64) {
	if h == 0 {
		h = 1
	}
	if s.count*2 >= len(s.slots) {
		s.grow()
	}
	at := s.slot(h)
	if s.slots[at] == 0 {
		s.slots[at] = h
		s.count++
	}
}

// addFrom adds a hash with what it is from: of several, the first.
func (s *table) addFrom(h uint64, from int32) {
	if s.from == nil {
		s.from = make([]int32, len(s.slots))
	}
	before := s.count
	if s.add(h); s.count > before {
		s.from[s.slot(max(h, 1))] = from
	}
}

// origin is what a hash in the table is from.
func (s *table) origin(h uint64) int32 { return s.from[s.slot(max(h, 1))] }

func (s *table) grow() {
	old := *s
	s.slots = make([]uint64, max(1024, len(old.slots)*2))
	if s.from != nil {
		s.from = make([]int32, len(s.slots))
	}
	for i, h := range old.slots {
		if h != 0 {
			at := s.slot(h)
			s.slots[at] = h
			if s.from != nil {
				s.from[at] = old.from[i]
			}
		}
	}
}

func (s *table) slot(h uint64) int {
	mask := len(s.slots) - 1
	at := int((h^h>>32)*fnvPrime>>20) & mask
	for s.slots[at] != 0 && s.slots[at] != h {
		at = (at + 1) & mask
	}
	return at
}

func (s *table) has(h uint64) bool {
	if h == 0 {
		h = 1
	}
	return s.count > 0 && s.slots[s.slot(h)] == h
}

const runBase uint64 = 0x9e3779b97f4a7c15

// runPower is the base to the power of run-1.
var runPower = func() uint64 {
	p := uint64(1)
	for range run - 1 {
		p *= runBase
	}
	return p
}()

// eachRun calls f with the hash of each run of words and the index of its first.
func eachRun(list []token, f func(h uint64, at int)) {
	var h uint64
	for i, t := range list {
		if i >= run {
			h -= list[i-run].hash * runPower
		}
		h = h*runBase + t.hash
		if i >= run-1 {
			f(h, i-run+1)
		}
	}
}

// tells reports whether a run says something: half of its words have letters to read.
func tells(list []token) bool {
	n := 0
	for _, t := range list {
		if t.style != digits && t.end-t.start > 1 {
			n++
		}
	}
	return n >= run/2
}

// runs tells of private text.
func (l *looked) runs(t *text, list []token) {
	if l.x.runs.count == 0 {
		return
	}
	first, last := -1, -1
	var hash uint64
	told := func() {
		if first < 0 {
			return
		}
		if l.letRun(list[first : last+1]) { // the same place in another form is allowed too
			if !l.inPath {
				l.seen = append(l.seen, span{PrivateRun, t.origin(int(list[first].start)), t.origin(int(list[last].end)-1) + 1})
			}
			return
		}
		source, line := l.x.runSource(hash)
		l.hit(t, int(list[first].start), int(list[last].end), Hit{What: PrivateRun, Source: source, SourceLine: line})
	}
	eachRun(list, func(h uint64, at int) {
		if !l.x.runs.has(h) {
			return
		}
		if at > last {
			told()
			first, hash = at, h
		}
		last = at + run - 1
	})
	told()
}

// runSource finds the place of a run in the private source that it is from.
func (x *Index) runSource(hash uint64) (path string, line int) {
	s := x.private[x.runs.origin(hash)]
	var room []token
	eachReading(s, &room, func(text []byte, list []token) { // they keep the ends of lines
		eachRun(list, func(h uint64, at int) {
			if h == hash && line == 0 {
				line = max(1, s.Line) + bytes.Count(text[:list[at].start], []byte("\n"))
			}
		})
	})
	return s.Path, line
}
